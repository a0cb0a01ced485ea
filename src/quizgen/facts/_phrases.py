"""Phrases a speaker may be: a role (那位工人), a name nobody listed (思想家蒙田), a document (党的十九大报告)."""

import re
from functools import cache
from typing import NamedTuple

from quizgen.facts._scene import TITLE, Scene, any_of, words
from quizgen.language import segment, tables
from quizgen.language.characters import IS_HAN
from quizgen.language.evidence import edition

UNKNOWN = ("", "x", "nr", "nrt", "nrfg", "nz", "ns", "j")
"""Tags of the dictionary that a name may have."""
WELL_KNOWN = 300
"""How often the dictionary counts a place that nobody takes for a person; 卡门 stands at 81, 米兰 at 607."""

# 父亲|生前|的话 · 外婆|常挂在嘴边|的一句话 · 评委|给|的评语
OWNING = r"(?:生前|当年|晚年|临终前?|从前|过去|昔日)?(?:[常总老爱]*(?:挂在(?:嘴边|嘴上)|说过?|讲过?|给出?|写下?|留下?))?"
# 书的封面 · 这篇文章末尾: a part of a work named before
PART = re.compile(
    r"(?:[^，,。《》]{0,3}?[这该此全])?[本部篇首]?(?:书|文章|小说|诗|散文|影片|歌)[的中里]*"
    r"(?:末尾|结尾|开头|开篇|扉页|封面|封底|前言|序言|序|后记|题记|正文|最后)"
)


# 《逆风》中，……，她「希望」观众明白“…”: somebody says so about the book
_HOPES = re.compile("[，,][^，,《》]{0,10}(?:希望|期望|盼望|寄语|相信|认为|觉得)")
# 《孙子「兵法」》: else 孙子 is somebody's grandson
_STRATEGIST = re.compile("兵法|孙武|兵家")
_TWICE = re.compile(r"([\u4e00-\u9fff])\1")  # 女儿|朵朵
_HANDLED = re.compile(r"[看读听写念翻交填签拿指捧抱握盯望](?:完|罢|了|过|着|到)")  # 「看完」检测报告
_THERE_IS = re.compile("[常总也还又曾]*有(?=[\u4e00-\u9fff]{2})")  # 「常有」游客问
MAYBE = re.compile("(?:也许|或许|可能|大概|说不定|想必)会?有")  # 「也许有」同学会在底下嘀咕
_ONE = re.compile(r"一?[位名个](?=[\u4e00-\u9fff])")  # 有「位」婆婆
_NICKNAME = re.compile("[老小阿][\u4e00-\u9fff]")  # 老严, 阿明
_GIVEN_TO = ("给", "为", "替", "向", "致", "送", "赠")
"""Before a title: the words were written for it and do not stand in it (给《读书》题词)."""
_MADE = re.compile(
    r"(?:写|著|编|译|读|看|演|拍|画|发表|出版|完成|主编|主演|登上)(?:了|完|过|成|出)?\s*$"
)  # 「发表」《呐喊》
# 卖出的第一本书是|《小妇人》|，买的人…，林老师说; not 最早的是|《论语》|里的…
_IS = re.compile(r"(?:是|有|叫|叫做|名为|包括|如|像|和|与|、)\s*$")
# 《照顾服务计划》|让长者可以选择…; 讲《三国演义》|，讲到…
_TOLD_OF = re.compile("(?:让|使|令|是|为|把|将|被|规定|要求|允许|允許|，讲到|，说到)")
_IN = re.compile(r"(?:在|于|自|从|引|用|取|据|按|照|中|里|的|著|作|《[^《》]*》)\s*$")
_STANDS_IN = re.compile(
    r"(?:这[篇部本首]?|一)?(?:书|文|篇|诗|词)?(?:[中里上]|之[中言]|说|写|云|曰|言|载|记|所|的|：|“|「)"
)
# 说到|《水经注》|，他总爱念叨; 评点《山中集》|时写道; 《云岭志》|的编者韩若溪认为: of a work, or by who made it, not in it
_SPOKEN_OF = re.compile("(?:[谈说讲聊论]到|[问谈说提聊讲]起|[谈论]及)[了过]?$")
_WHEN_MAKING = re.compile(
    "(?:时候?|的时候|之际|期间)|的(?:[主总副]?编|编者|编辑|编剧|译者|读者|导演|主演|出版人)"
)
_SHOWN = re.compile(r"(?:播出|上映|开播|出版|发表|问世|首演|获奖|完成)")  # 《繁花》「播出」后
_KIN = frozenset("爸妈爹娘")
"""我|爸, 爹: kin in one character."""
# 「推荐了」管平湖的《流水》，理由是：“…”; 「寄来了」一部《产科学》，扉页上题了八个字
_GOT = re.compile(
    r"(?:推荐|推选|选[中用择]|评[论价]|谈[到起及]|提[到起及]|称赞|赞[扬赏]|批评|寄[来给去]|送[来给去]|借[来到]|买[来到]|收到|捐[出赠]|拿[出来]|带[来走]|喜[欢爱]|翻译)[了过着]?[^，。：]{0,16}$"
)
# 对《云岭产经新闻》|记者说, 在接受《云岭青年报》|的采访时表示
_ASKED_BY = re.compile(r"的?(?:独家|电话|书面|专题|网络)?(?:记者|采访|专访|访问|访谈|提问)")


class Speaker(NamedTuple):
    """Who is said to speak; `name` None where the text does not tell."""

    name: str | None = None
    by: str | None = None
    """`cue`, `role`, `pronoun` or `alternation`."""
    start: int = 0
    end: int = 0
    """Range of the name or phrase in `Essay.text`."""
    score: float = 0.0
    sure_name: bool = False
    """True for a named person whose name stands in full at the range."""
    source: str | None = None
    source_start: int = 0
    source_end: int = 0
    redacted: bool = False
    unread: bool = False
    """True where somebody stands before the verb who could not be made out."""


NOBODY = Speaker()


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    role, adverb, opening = any_of("people.role"), any_of("people.adverb"), any_of("people.opening")
    document = any_of("sources.document")
    return {
        "object": re.compile(
            rf"(?P<verb>{any_of('people.object')}(?:了|过|着)?)(?P<between>[^，,]{{0,16}})$"
        ),
        "role_end": re.compile(rf"{role}$"),
        "role": re.compile(rf"(?:{role})+(?:们)?"),
        "adverbs": re.compile(
            rf"(?:{adverb}的?|[气急笑哭喜乐吓疼恨激感高兴动伤心]{{1,2}}得|[^，,的]{{1,4}}地|(?:对着?|向|跟|给|冲着?|朝着?)[^，,]{{1,14}}|在[^，,]{{1,14}}(?:时|中|上|后|里|会上|头|边|旁|下|前|内|外))+$"
        ),
        "leading": re.compile(rf"^(?:{adverb})+"),  # 奠基人|晚年|回顾一生
        "openings": re.compile(rf"(?:[\s※”」』。]|{opening}|《[^《》]*》(?:一书|一文)?[中里上]?)+"),
        "nobody": re.compile(rf"(?:{any_of('people.nobody')})(?!的)"),
        "thing": re.compile(any_of("people.thing")),
        # X的话 · X的这句名言
        "owned": re.compile(rf"的(?:[^，,]*?{any_of('nouns.speech')}|[这那一句段番首个著名]*$)"),
        # X的话，代表了大家的心声：“ · X常挂在嘴边的一句话，
        "own_words": re.compile(rf"{OWNING}的(?:一句|这句|那句|一段|这段|原)?话(?=[，,]|$)"),
        # 引用父亲生前的|话
        # 张衡|的答卷堪称千古|名篇 · 导演姜文|对她的|评语
        "owning": re.compile(
            rf"(?:{OWNING}(?:对[^，,的]{{1,8}}(?=的))?的?[这那]?一?[句段番首]?|的[^，,的]{{1,6}}(?:堪称|可谓|称得上)[^，,]{{0,6}})$"
        ),
        # 党的十九大报告 · 一篇文章中
        "document": re.compile(
            rf"(?P<name>[^，,。：:；;\s※“”]{{0,16}}?(?:{document}|《[^》]+》))(?:[中里上])?$"
        ),
        # 当地旧志|用八个字写它的险恶
        "record": re.compile(
            rf"(?P<name>[^，,。：:；;\s※“”的]{{0,10}}?(?:{document}))(?:[中里上])?(?=用|以|对|把|这样|如此|曾|也|都|只有|就)"
        ),
        # 在政府工作报告中
        "within": re.compile(
            rf"(?:在|于|的)?(?P<name>[^，,。：:；;\s※“”在于]{{2,16}}?(?:{document}))(?:[中里上]|一文|$)"
        ),
        "book_within": re.compile(r"(?P<name>《[^《》]{1,40}》)(?:这[篇部本]?|一)?(?:书|文|篇|诗)?[中里上]?"),
        "role_name": re.compile(
            rf"{role}(?P<name>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]+(?:[·•・．][\u4e00-\u9fff]+)+)$"
        ),
    }


def is_object(text: str) -> bool:
    """Whether what stands before a name makes an object of it: 对, 告诉, 对副院长."""
    match = patterns()["object"].search(text)
    while match:
        between = match["between"]
        joins = match["verb"] in ("和", "与", "同", "跟", "由")  # 教图画和音乐的X is no companion
        bound = (
            not between
            or (between.endswith("的") and not joins)
            or between.endswith(("、", "和", "与", "及"))
            or patterns()["role_end"].search(between)
        )
        if bound and not _within_word(text, match.start(), match.end("verb")):
            return True
        match = patterns()["object"].search(text, match.start() + 1)
    return False


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins a longer word (问|题, 和|平) or stands in a noun (天|使)."""
    for a, b in segment.cut(text):
        longer = a <= start and b >= end and b - a > end - start and segment.frequency(text[a:b])
        if longer and (b > end if a == start else segment.tag(text[a:b]).startswith("n")):
            return True
    return False


def role(scene: Scene, a: int, text: str, skip: int, *, direct: bool) -> Speaker | None:
    """A phrase for a person without a name that is the subject: 那位工人, 早餐店的老板."""
    adverbs = patterns()["adverbs"]
    for match in patterns()["role"].finditer(text, skip):
        rest = adverbs.sub("", text[match.end() :])
        behind = patterns()["leading"].sub("", rest, count=1)
        if (rest and not (verbal(rest, unknown=not direct) or verbal(behind))) or text[
            match.end() :
        ].startswith(("的", "们的", "了", "着", "过")):
            continue
        if scene.named(a + match.end(), a + match.end() + 1):
            continue  # 学者|李某: the name speaks
        if any(low <= match.start() and high > match.end() for low, high in segment.cut(text)):
            continue  # 记者会
        head = text[skip : match.start()]
        kin = match[0] in _KIN and (not head or head[-1] in "我咱俺他她你")
        told = kin or head.endswith(("的", "位", "个", "老", "名", "那"))
        if is_object(head) or (len(match[0]) == 1 and not told):
            continue
        start = a + skip + _phrase(head)
        there_is = _THERE_IS.match(text, start - a)
        if there_is:
            start = a + (_ONE.match(text, there_is.end()) or there_is).end()
        if start == a + match.start() and match[0] in words("people", "address"):
            continue
        if text[start - a] == "的":
            start = a  # 《…》的作者
        if is_object(text[skip : start - a]):
            continue
        if start > a + skip and not there_is and not (direct and not rest):
            continue
        return Speaker(
            scene.analysis.essay.text[start : a + match.end()], "role", start, a + match.end(), 0.6
        )
    return None


def role_at_end(scene: Scene, text: str, end: int) -> Speaker | None:
    """The role whose phrase ends at `end`, the end of `text`: 想起了|母亲."""
    for match in patterns()["role"].finditer(text):
        if match.end() == len(text) and len(match[0]) > 1:
            start = end - len(text) + _phrase(text[: match.start()])
            return Speaker(scene.analysis.essay.text[start:end], "role", start, end, 0.6)
    return None


def _phrase(head: str) -> int:
    """Where the noun phrase begins whose last word stands behind `head`: 放假前|单位(领导), |早餐店的(老板)."""
    determined = re.search(
        r"(?:[一这那某几另]+[位名个]|第[一二三四五六七八九十]+[位名个])[^，]{0,14}$", head
    )  # 一位不愿透露姓名的
    if determined:
        return determined.start()
    start = len(head)
    owned = False
    for low, high in reversed(segment.cut(head)):
        word = head[low:high]
        tag = segment.tag(word)[:1]
        if start == high == len(head) and word in words("people", "surname"):
            return low  # 付(先生)
        if not (tag in tuple("nmqrabjzsx") or not tag or word in "的、" or (owned and tag in tuple("vd"))):
            break
        owned = word == "的" or (owned and tag in tuple("vd"))
        start = low
        if len(head) - start > 16:
            break
    return start


def verbal(text: str, *, unknown: bool = False) -> bool:
    """Whether the first word of `text` is no noun, so that a subject is left out or stands before it.

    `unknown`: a word the dictionary does not know counts as one, and so does a time (外公今年八十岁).
    """
    if not text:
        return True
    (low, high), *more = segment.cut(text[:8])
    if text[low:high] == "一" and more:
        low, high = more[0]  # 一|进门就说
    tag = segment.tag(text[low:high])
    loose = unknown and (tag[:1] == "t" or (not tag and bool(IS_HAN.match(text))))
    return tag[:1] in tuple("vdpacuzli") or loose


def body(scene: Scene, start: int, end: int) -> Speaker | None:
    """An association or office that speaks as one: 美国睡眠医学会, 团队."""
    piece = scene.masked[start:end]
    if piece in words("people", "team"):
        return Speaker(scene.analysis.essay.text[start:end], "role", start, end, 0.6)
    if (
        not piece.endswith(words("people", "body"))
        or not 4 <= len(piece) <= 20
        or re.search("[的《》※]", piece)
    ):
        return None
    return Speaker(scene.analysis.essay.text[start:end], "role", start, end, 0.6)


def somebody(scene: Scene, a: int, b: int) -> bool:
    """Whether a clause has a subject nobody can make out: 船老大|跪在礁石上; not 眼睛一亮."""
    opening = patterns()["openings"].match(scene.masked, a, b)
    start = opening.end() if opening else a
    noun = ""
    for low, high in segment.cut(scene.masked[start:b]):
        word = scene.masked[start + low : start + high]
        tag = segment.tag(word)
        if tag[:1] in tuple("vdp"):
            return len(noun) > 1 and not noun.startswith(words("people", "part"))
        if tag not in ("n", "nr", "nz", "j", "a", "b", ""):
            return False
        noun += word
    return False


def subjectless(text: str) -> bool:
    """Whether no word of `text` can be a subject: 半天, 过了好一会儿."""
    tags = [segment.tag(text[low:high]) for low, high in segment.cut(text)]
    return all(tag[:1] in tuple("tmqdvpcaufi") and tag != "" for tag in tags)


def unknown_name(scene: Scene, start: int, bare: str) -> Speaker | None:
    """A name the tagger passed over: 老子, behind a role noun (思想家蒙田), or alone with a surname (付某某)."""
    match = patterns()["role_name"].search(bare)
    name = match["name"] if match else bare
    if match and name[0] in "多常都也皆均这那":
        return None  # 今人|多从后说, 投资人|这样形容
    end = start + len(bare)
    kin = name == "孙子" and not _STRATEGIST.search(scene.shadow)
    if name in words("people", "sage") and not kin:
        return _spoken(scene, end - len(name), end, 0.9)
    if _NICKNAME.fullmatch(bare) and bare[1] in words("people", "surname"):
        return _spoken(scene, end - 2, end, 0.6)._replace(sure_name=False)
    if match and (_NICKNAME.fullmatch(name) or _TWICE.fullmatch(name)):
        return _spoken(scene, end - 2, end, 0.6)._replace(sure_name=False)
    if match and not any(b == match.start("name") for _, b in segment.cut(bare)) and match.start("name"):
        return None  # 在苏联大使|馆发表
    if edition(scene.masked, start, end):
        return None  # 康熙《新会县志》
    if not match and _sounds(bare) and scene.masked.startswith("曾", end):
        return _spoken(scene, start, end, 0.75)
    if not match and not (
        2 <= len(bare) <= 3 and (bare[0] in words("people", "surname") or segment.tag(bare).startswith("nr"))
    ):
        return None
    if re.search("[了着过]", name):
        return None  # 师父|只回了
    odd = segment.tag(name) not in UNKNOWN or name.endswith((*words("people", "role"), "的", "们"))
    return None if odd or _plain(name) else _spoken(scene, end - len(name), end, 0.75)


def _sounds(bare: str) -> bool:
    """A foreign name that a place has too: 卡门|曾说; not 巴黎, which everybody knows as a place."""
    sounds = tables.words("transliteration")
    place = segment.tag(bare) == "ns" and segment.frequency(bare) < WELL_KNOWN
    return 2 <= len(bare) <= 4 and place and all(char in sounds for char in bare)


def _spoken(scene: Scene, start: int, end: int, score: float) -> Speaker:
    return Speaker(scene.analysis.essay.text[start:end], "cue", start, end, score, sure_name=True)


def _plain(name: str) -> bool:
    """Whether a would-be name is made of words everybody knows, the first of them no noun."""
    pieces = [name[low:high] for low, high in segment.cut(name)]
    known = [segment.frequency(piece) > 50 for piece in pieces]  # 古|特雷斯: a piece hardly anybody writes
    return verbal(name) and (len(pieces[0]) > 1 or all(known))


def is_source(name: str) -> bool:
    """May the words behind a person's name be a document? 法国监理让·杜邦|看完检测报告 is what he did."""
    before = name[: name.find("《")] if "《" in name else ""
    made = _MADE.search(before) or _GOT.search(before)
    return (
        not made and len(name) > 3 and not name.startswith(("在", "于", "先生")) and not _HANDLED.search(name)
    )


def document(scene: Scene, start: int, end: int) -> Speaker:
    piece = scene.masked[start:end]
    opening = re.match(r"(?:在|据|按照|依照|正如|如|曾经有|曾有|有)+", piece)
    start += opening.end() if opening else 0
    if re.match(r"[这那此该本]|书[中里上]?$", scene.masked[start:end]):
        return NOBODY  # 这部书
    title = TITLE.search(scene.masked, start, end)
    if title:
        start, end = title.span()
    return Speaker(source=scene.analysis.essay.text[start:end], source_start=start, source_end=end)


def folk(scene: Scene, word: str, at: int) -> Speaker:
    """古语 as a source; 古人, who are people, as a role."""
    end = at + len(word)
    written = scene.analysis.essay.text[at:end]
    if word in words("sources", "elders"):
        return Speaker(written, "role", at, end, 0.6)
    return Speaker(source=written, source_start=at, source_end=end)


def part(scene: Scene, low: int, end: int) -> Speaker:
    """The work a part of which holds the words, where the sentence before names one: 《X》…。书的封面印着“…”."""
    if PART.match(scene.masked, low, end):
        return only_title(scene, scene.begin(max(low - 1, 0)), low)
    return NOBODY


def only_title(scene: Scene, low: int, end: int) -> Speaker:
    """The one work named in `text[low:end]` as a source."""
    titles = list(TITLE.finditer(scene.masked, low, end))
    if len(titles) != 1:
        return NOBODY
    a, b = titles[0].span()
    return Speaker(source=scene.analysis.essay.text[a:b], source_start=a, source_end=b)


PREFACED = re.compile("(?<=》)(?:[作写撰]|题写?)(?:了|过)?一?篇?[序跋签]")  # 元稹为《白氏长庆集》|作序


def _only_named(text: str, match: re.Match[str]) -> bool:
    """Whether the words do not stand in the title but are spoken of it: 发表《呐喊》, 《繁花》播出后."""
    left, right = text[: match.start("name")], text[match.end("name") :]
    if PREFACED.match(text, match.end("name")):
        return True
    if (_GOT.search(left) and re.match("[，,]", right)) or right.startswith("等"):
        return True  # 《子不语》等书都有记述，有的说“…”
    if (_SPOKEN_OF.search(left) and re.match("[，,：:]", right)) or _WHEN_MAKING.match(right):
        return True
    told_of = not (_STANDS_IN.match(right) or _IN.search(left)) and (
        _IS.search(left) or _TOLD_OF.match(right)
    )
    return left.endswith(_GIVEN_TO) or bool(_MADE.search(left)) or bool(_SHOWN.match(right)) or bool(told_of)


def source_within(scene: Scene, low: int, end: int) -> tuple[str, int, int] | None:
    """A work or document named on the way: 在《呐喊》中, 在政府工作报告中."""
    for name in ("book_within", "within"):
        match = patterns()[name].search(scene.masked[low:end])
        if match and not _HANDLED.search(match["name"]) and not _only_named(scene.masked[low:end], match):
            a, b = low + match.start("name"), low + match.end("name")
            if _ASKED_BY.match(scene.masked, b):
                continue
            if _HOPES.search(scene.masked, b, end):
                continue  # 《逆风》中，主角不断面对天灾，她希望观众明白“…”
            return scene.analysis.essay.text[a:b], a, b
    return None
