"""What a text says somebody is: titles and epithets before, behind and beside a name."""

import re
from collections.abc import Iterator, Sequence

from quizgen.language import segment
from quizgen.language.aliases import RULERS
from quizgen.language.names import person_noun
from quizgen.language.phrase import CLOSING, LONGEST, REACH, phrase, strip
from quizgen.language.spans import beginning
from quizgen.language.tables import kin, words
from quizgen.model import Essay, Mention

MOST_BESIDE = 8
"""Roles between commas behind one name at most."""
_MARKS = '，。；：！？,;:!?\n（）()《》…“「『‘"”」』’'
_PLAIN = 4
"""Characters of a role that names no office: 二传手."""
_OWN = 6
"""Characters of a role in a list that stands for itself, at least."""
# 当时年仅13岁, 今年五十三岁
_AGE = re.compile(r"(?:现年|今年|年仅|时年)?[0-9一二三四五六七八九十]+(?:多|余|来|几)?岁$")
# 「常务」副主席, 「兼」系主任
_BOUND = re.compile(r"常务|执行|第[一二三]|副|兼|代|党|总")
# 「现为」执业律师, 「官至」刑部尚书, 「以高票连任」董事长, 「论文得到」数学家, 「春秋时的」齐国将军
_OFFICE = re.compile(
    r"时任|现任|历任|兼任|现为|今为|当时是|曾是|曾为|原是|原为|本是|原本是|官至|官拜|身为|作为|身兼|曾任|官居|位至|后任"
    r"|[^，、]{0,12}?(?:连任|出任|升任|就任|接任|担任)|[^，、]{0,6}(?:得到|受到)了?"
    r"|[^，、。的]{1,4}(?:时期?|年间|朝|(?<!一)代)的"
)
_INSERTED = 14
"""Characters of a quotation or bracket inside a role at most: 海宁技师学院(筹)院长."""
# 「首席研磨师——李华」, 「少年名叫李华」, 「被称为诗圣的杜甫」
_ONLY_ONE = re.compile(
    r"(?:[^班科组队]长|主席|书记|总监|主任|经理|总裁|总统|总理|国王|皇帝|[妻女父母夫子兄弟姐妹])$"
)
"""Roles that one of a list has alone."""
_LEAD = re.compile(r"(?:[—–―－-]{1,3}|名叫|叫做|名为|的|(?<=[\u4e00-\u9fff][\u4e00-\u9fff])叫)$")
# 「李华（清华大学教授）」, 「李华(1901—1980)」 is none
_BRACKET = re.compile(r"\s*[（(]([^（）()]{2,40})[）)]")
# 「（已退休）」 but not 「“回来！”」: what ends a sentence is no part of a role
_STOP = re.compile(r"[。！？!?；;…，,]")
# 「毕业于浙江农业大学的」李华
_AT = re.compile("[^，。]{0,6}?(?:毕业|就读|求学|任教|任职|供职|留学|执教|出身|考入|考取|考上)[于在]?")
# 作为「青溪第一位女制茶师」，李华打破了老规矩
_AS = re.compile("(?:作为|身为)(?P<role>[^，。；：“”]{3,24})，$")
# 「食堂负责人、四十多岁的」李华: a role, and how he is
_DESCRIBED = re.compile(r"[^、，。；：！？“”「」]{2,24}的$")
# 「“齐天大圣”」
_DUBBED = re.compile(r"[了过为]?[“「『]([\u3400-\u9fff·]{2,12})[”」』]")
# 大家都叫他「“魏一枪”」, 人们尊称她为「“敦煌的女儿”」
_CALLED_HIM = re.compile(
    r"(?:叫|喊|称|尊称|称呼|戏称|誉|唤|管)(他|她)(?:叫|作|为|是)?[“「]([\u4e00-\u9fff·]{2,10})[”」]"
)
# 「1818年出生于地主家」, 「不假人手」: something told, no role; 「号梦溪丈人」: another name
_STATED = re.compile(
    r"^(?:[字号]|自号|别号|又名|原名|本名|法号|笔名)|[0-9]{4}|出生|[于不没把被]|(?<!过)[了着](?!名)"
)
_DIGITS = re.compile(r"[0-9０-９]{3}")
# 「隔壁」卖麻糬的林进财, 「来自越南的」阮氏秋
_NEAR_BY, _FROM = r"(?:(?:隔壁|对面|门口|巷口|街口|村口|楼下|街角|旁边))?", r"来自[\u4e00-\u9fff]{2,8}的"
# 「教图画和音乐的」李叔同, 「主编《文学周报》的」郑振铎
_TRADE = re.compile(
    rf"{_NEAR_BY}(?:教(?![育导练训])|主编|主持|主管|主讲|主演|执教|执导|负责|掌管|经营|专攻|专门|从事|管|卖|修|做|开)(?!了|过|着)[^，。了过着]{{1,14}}的|{_FROM}"
)
# 与陆游、范成大「并称“中兴四大诗人”」
_RANKED = re.compile(
    r"(?:[、和与及](?![^、]{0,6}[他她])[\u4e00-\u9fff·]{2,7}?){0,7}(?:三人|四人|二人|两人|等人)?(?:被)?(?:并称|合称|同称)(?:为|作)?[“「『](?P<rank>[^“”「」『』，。]{2,12})[”」』]"
)
# 到零陵县「做县丞」
_POST = re.compile(
    r"(?:[到在去赴回][^，。的]{1,12}|先后|曾经?)(?:当|做|任)(?:了|过)?(?P<post>[^，。；了过]{2,16})$"
)
# 「当总铺师的」父亲, 「做木匠的」爷爷
_WORKS_AS = re.compile(r"(?:^|(?<=[，。]))?[当做](?P<work>[^，。的当做]{2,8})的$")
# 「李白、杜甫等诗人」, 「像乔布斯那样的发明家」
_GROUP = re.compile(
    r"(?:[、和与][^，。；：、和与]{2,8}?){0,6}(?:等(?!人)|那样的|这样的|之类的|这些|这类)((?![0-9两二三四五六七八九十几])[^，。；：！？、的]{2,12}?)(?=[，。；！？、]|$|也|都|均|曾|纷纷|先后|一起|一同)"
)
# 「沈括，杭州人，」: a comma, then a phrase that is nothing but a role
_BESIDE = re.compile(r"(?:，|,|——|—|-{1,3})([^，。；：！？,;:!?\n（）()—]{2,30})(?=[，。；！？,;!?\n（(]|$)")
# 「书记、院长」, 「作家和诗人」
_SPLIT = re.compile(r"(?<![一二三四五六七八九])、|(?<=[家长员人者师])(?:和|与|及|兼|以及)")


def before(essay: Essay, mention: Mention, people: Sequence[Mention]) -> tuple[int, int] | None:
    """Range of the role directly before a name: 「法国思想家」蒙田, 「教育局局长」李华."""
    text = essay.shadow
    end = mention.start
    if shared := _shared(essay, mention, people):
        return shared
    style = beginning(people, end - 4, end)
    if style and style[-1].end == end and text[end - 1] in RULERS:
        return style[-1].start, end  # 隋炀帝|杨广
    while end and (text[end - 1].isspace() or text[end - 1] in "｜丨|"):
        end -= 1  # 主笔｜丘濂
    lead = _LEAD.search(text[max(0, end - 3) : end])
    if lead and lead.group() == "叫" and not _is_called(text, low=end - 3, end=end - 1, behind=mention.end):
        return None  # 老师叫|李华进去
    if lead:
        end -= len(lead.group())
    if (task := _AS.search(text, max(0, end - REACH), end)) and person_noun(task["role"]):
        return phrase(text, *task.span("role"))
    low = _clause_start(text, end)
    if lead and lead.group() == "的" and _AT.match(text, low, end):
        return None
    if lead and lead.group() == "的":
        mark = text.rfind("、", low, end)
        first = _taken_office(text, low, mark)[0] if mark > low else low
        if mark > low and _DESCRIBED.match(text, mark + 1, end + 1) and _nothing_else(text, first, mark):
            return stripped(text, first, mark), mark
    if text[low] == "有" and text[low : low + 2] not in ("有限", "有名", "有关"):
        low += 1  # 有深海钳工管延年，有……: a list of people
    for other in beginning(people, low, mention.start):
        if low <= other.start:
            behind = other.end + len(other.title)
            tie = text[behind:end].lstrip("之的")
            if person_noun_of_kin(tie):
                return other.start, end  # 苏洵之子苏轼
            mark = text.find("、", behind, end)
            low = mark + 1 if person_noun_of_kin(tie.split("、")[0]) and mark > 0 else max(low, behind)
    if low < end and text[end - 1] in "”」』":  # “农民教授”李华
        opened = max(text.rfind(mark, low, end - 1) for mark in CLOSING[text[end - 1]])
        inner = text[opened + 1 : end - 1]
        return (
            (opened + 1, end - 1) if opened >= low and 2 <= len(inner) <= 12 and person_noun(inner) else None
        )
    if text[end - 1] == "是" and low < end - 2:  # 我师父是|肖振邦
        who = phrase(text, low, end - 1)
        return who if who and _calls(text, *who) and who[0] in (low, low + 1) else None
    found = phrase(text, low, end)
    if found and person_noun_of_kin(text[max(low, end - 2) : end]):  # 病重的|女友
        found = _kin_alone(text, *found)
    if found or not lead or lead.group() != "的":
        return found
    edge = max(text.rfind(mark, 0, end) for mark in "，。！？；：\n") + 1
    trade = _TRADE.fullmatch(text, edge, end + 1)
    return trade.span() if trade else None


def opening(essay: Essay, mention: Mention, people: Sequence[Mention]) -> int:
    """Where a name begins with the role before it and the mark that opens the role: “稻田之父”李华."""
    role = before(essay, mention, people)
    quoted = role and essay.shadow[role[1]] in "”」』"
    return (role[0] - bool(quoted)) if role else mention.start


def _shared(essay: Essay, mention: Mention, people: Sequence[Mention]) -> tuple[int, int] | None:
    """The role of 小记者何思远、|苏晓彤: that of the first name of the list, if several can have it; of two names by 和 too."""
    text = essay.shadow
    first = mention
    for _ in range(MOST_BESIDE):
        near = [
            m
            for m in beginning(people, max(0, first.start - 12), first.start)
            if m.end + len(m.title) == first.start - 1
        ]
        if not near or text[first.start - 1] not in "、和与":
            break
        first = near[-1]
    if first is mention or text[max(0, first.start - 1)] in "、和与":
        return None
    role = before(essay, first, people)
    return role if role and not _ONLY_ONE.search(text, *role) else None


def _is_called(text: str, low: int, end: int, behind: int) -> bool:
    """师傅叫|孟广林，: a title and nothing behind the name."""
    return (
        text[low:end] in words("titles", "school", "office", "pupil")
        and text[behind : behind + 1] in "，。；"
    )


def _calls(text: str, start: int, end: int) -> bool:
    """Whether a phrase ends in a word for a person of two characters or more: 师父, 班主任; not 佩服的人."""
    low, high = segment.cut(text[start:end])[-1]
    return high - low > 1 and "的人" not in text[start:end]


def _kin_alone(text: str, start: int, end: int) -> tuple[int, int]:
    """病重的|女友, 先生的|伯祖父: kin without what only describes it; 头目的孙子 stays."""
    of = text.rfind("的", start, end)
    if of < 0:
        return start, end
    low, high = segment.cut(text[start:of])[-1]
    word = text[start + low : start + high]
    if _WORKS_AS.search(text, start, of + 1) or text[max(0, start - 1) : start] in ("当", "做"):
        return of + 1, end  # 当总铺师的|父亲
    describes = segment.tag(word)[:1] in ("a", "v", "z", "b") or word in words("titles", "polite")
    return (of + 1, end) if describes else (start, end)


def person_noun_of_kin(word: str) -> bool:
    """子, 妻, 徒弟: what somebody is to another."""
    return word in kin()


def beside(essay: Essay, mention: Mention) -> Iterator[tuple[int, int]]:
    """Ranges of the roles behind a name: of a group, in brackets, between commas or dashes."""
    text = essay.shadow
    at = mention.end + len(mention.title)
    group = _GROUP.match(text, at)
    if group:
        yield from parts(text, group.start(1), group.end(1))
    bracket = _BRACKET.match(text, at)
    if bracket:
        if not _DIGITS.search(bracket.group(1)):
            yield from parts(text, bracket.start(1), bracket.end(1))
        at = bracket.end()
    for _ in range(MOST_BESIDE):
        found = _BESIDE.match(text, at)
        if not found:
            return
        if _AGE.fullmatch(text, *found.span(1)):  # 李华，四十一岁，急诊科医生
            at = found.end()
            continue
        first = _taken_office(text, *found.span(1))[0]  # 时任|清华大学教授
        ranges = list(parts(text, first, found.end(1)))
        counted = text.startswith(("一个", "一位", "一名"), found.start(1))
        if not ranges or not (counted or _nothing_else(text, first, found.end(1))):
            return
        yield from ranges
        at = found.end()


def _nothing_else(text: str, start: int, end: int) -> bool:
    """Whether a clause is a role from its first word to its last."""
    found = phrase(text, start, end)
    return found is not None and stripped(text, start, end) == found[0]


def stripped(text: str, start: int, end: int) -> int:
    """The place behind 一位, 这位 and their like at `start`."""
    return strip(text, start, end)[0]


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The roles of a phrase that lists them: 「书记、院长」; what names no person is left out."""
    for first, last in _pieces(text, start, end):
        low, high = strip(text, first, last)
        if text[low:high][:1] + text[low:high][-1:] in ("“”", "「」", "‘’", "『』"):
            low, high = low + 1, high - 1
        if _STATED.search(text[low:high]) or text.startswith(("这样", "那样", "这种", "那种"), low):
            continue
        if 2 <= high - low <= LONGEST and person_noun(text[low:high].removesuffix("之一").rstrip("”」")):
            yield low, high


def apart(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """「队长、」二传手; 「省图书馆修复师、」省级非遗传承人: the roles of a list, where each stands for itself.

    书记、常务副主席 of one place stay one role; what only tells somebody's age falls off.
    """
    pieces = [piece for piece in _pieces(text, start, end) if not _AGE.search(text, *piece)]
    if not pieces:
        return []
    start, end = _taken_office(text, *pieces[0])[0], pieces[-1][1]
    found = list(parts(text, start, end))
    plain = len(found) == len(pieces) and (
        all(b - a <= _PLAIN for a, b in found) or all(_whole(text, a, b) for a, b in found)
    )
    return found if plain else [(start, end)]


def _whole(text: str, start: int, end: int) -> bool:
    """救援队医疗组组长; not 常务副主席, which goes on with the place named before."""
    named = any(
        word in text[start : end - 2]
        for word in words("person_nouns", "institutions")
        if word not in "社会办所部处"
    )
    return not _BOUND.match(text, start, end) and (named or end - start >= _OWN)


def _taken_office(text: str, start: int, end: int) -> tuple[int, int]:
    """官至|刑部尚书, 现为|执业律师: without the word that says that somebody is it."""
    office = _OFFICE.match(text, start, end)
    return (office.end(), end) if office and end - office.end() > 1 else (start, end)


def dubbed(text: str, start: int, behind: int) -> Iterator[tuple[int, int]]:
    """当上了「“齐天大圣”」, 被称为「“诗仙”」: what stands in marks behind a word that makes somebody something."""
    if text[start:behind].endswith(tuple(sorted(words("clauses", "become", "named")))):
        found = _DUBBED.match(text, behind)
        if found:
            yield found.span(1)


def called(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """工友们都叫他「“魏一枪”」: what others call the person a sentence is about."""
    found = _CALLED_HIM.search(text, start, end)
    if found:
        yield found.span(2)


def ranked(text: str, at: int, end: int) -> Iterator[tuple[int, int]]:
    """与陆游、范成大并称“中兴四大诗人”: what somebody named or spoken of before `at` is together with others."""
    found = _RANKED.match(text, at, end)
    if found:
        yield found.span("rank")


def posted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """到零陵县做|县丞: the post somebody went to."""
    found = _POST.match(text, start, end)
    if found:
        yield from parts(text, *found.span("post"))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at 、 and 和, but not inside quotation marks."""
    place = start
    for cut in _SPLIT.finditer(text, start, end):
        if sum(text.count(mark, start, cut.start()) for mark in "“”「」") % 2 == 0:
            yield place, cut.start()
            place = cut.end()
    yield place, end


def _clause_start(text: str, end: int) -> int:
    """The place behind the mark before `end`; what is quoted or bracketed belongs to the clause."""
    at = end
    while at > 0 and end - at < REACH:
        mark = text[at - 1]
        if mark in CLOSING:
            opened = max(text.rfind(opening, max(0, at - _INSERTED), at - 1) for opening in CLOSING[mark])
            if opened >= 0 and not _STOP.search(text, opened, at):
                at = opened
                continue
        if mark in _MARKS or text[max(0, at - 2) : at] in ("——", "--"):
            return at
        at -= 1
    return at
