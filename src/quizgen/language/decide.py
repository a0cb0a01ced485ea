"""From the tagger's candidates to the mentions of one text: what the whole document says decides."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from quizgen.language import segment
from quizgen.language.aliases import RULERS
from quizgen.language.byrule import dotted, japanese, labelled, latin, named, presented, quoted
from quizgen.language.enumerated import add_enumerated
from quizgen.language.evidence import (
    EVERYDAY,
    FROM_RULE,
    TAIL,
    Evidence,
    Span,
    adverb_before_verb,
    always,
    begins_inside,
    compared,
    edition,
    goes_further,
    heavenly,
    joined_words,
    listed_name,
    money,
    no_name,
    other_word,
    place_before,
    place_listed,
    places,
    ranked_or_counted,
    runs_on,
    sure_of_three,
    surname_and_more,
    thing_follows,
)
from quizgen.language.introduced import add_familiar, initialed, storied
from quizgen.language.names import (
    DOT,
    HAN,
    behind_function,
    foreign,
    name_shaped,
    nickname,
    noun_before,
    person_noun,
    split_title,
    surname,
    title_at,
    titled,
)
from quizgen.language.repeated import (
    SURE,
    TRUSTED,
    add_old,
    add_repeated,
    add_second,
    drop_doubtful,
    drop_no_single,
    drop_spoken_of,
    join_hyphens,
    mend_ends,
    mend_givens,
)
from quizgen.language.tables import words
from quizgen.language.tagger import Candidate
from quizgen.model import Mention

# All scores are posteriors of the tagger, rounded to 2 places; tuned on five real essay files and forty student essays.
LEAST_KNOWN = 0.15
"""For a name of the list of known people."""
LEAST_REPEATED = 0.30
"""For a name that is sure elsewhere in the text, or stands by a title, a word for a person, a verb of saying."""
LEAST_WORD = 0.85
"""For a word the dictionary knows as something else."""
LEAST_PLACE = 0.90
"""Before 县, 路, 杯."""
LEAST_LONG = 0.75
"""For more than three characters that are neither two surnames' worth nor foreign sounds."""
LEAST_VERSE = 0.97
"""Inside lines of verse, which read like names, and for foreign sounds behind 在, 于, 到, which are places."""
LEAST_TITLED = 0.15
"""For something like a name with its title behind it."""
SURE_LONGER = 0.6
"""Score of a foreign name elsewhere from which the same without its first character is a piece of it."""
THREE = 0.15
"""What speaks for three characters where two and three are as likely: most names have three."""
_NAMED_SO = frozenset("古旧又亦俗史别")
"""What stands before 称 in 古称, 又称: no end of a name there."""
# 夏张古|称敖阳里; not 王学古称：“…”
_CALLS = re.compile(r"称(?![，。：:,“])")
_FIRMS = ("药业", "集团", "公司", "股份", "证券", "银行", "保险")
"""A word of two characters before one of them anywhere in a text names a firm all through: 康美药业, 康美案, 在康美."""
_FUNCTION = frozenset(
    "比在和与同跟对向把被让给从由像如据请问看见听以为连及至到当若里中上下时后前唐宋元明清汉晋隋"
)
"""What stands before a name and may be taken for its first character."""
_NEVER, _NEVER_LAST = frozenset("的"), frozenset("不没了着很都")
"""Characters that no name holds, and that none ends with."""
_LEFT, _RIGHT = " @“\"'《（(-、，", " ”\"'》）)-_：:，,。.、"
# “床前明月光，疑是地上霜”
_QUOTED = re.compile(r"[“\"「『《]([^“”\"「」『』《》\n]{4,160})[”\"」』》]")
# 记者李华|，
_ENDED = re.compile(r"[，。、；：！？,;:!?（(）)”」\n]|$")
# 黄灿灿, 白茫茫
_ABB = re.compile(r"[红黄绿白黑蓝金灰青](.)\1")
# 阴森森, 亮晶晶, 冷清清; 李冰冰 is a name
_ABB_WORD = re.compile(
    r"[阴冷热亮空黑白红绿黄灰蓝紫软硬静懒孤干湿光慢急气恶凶羞怯胖瘦圆毛乱脏甜香臭酸苦辣咸傻呆痴笑泪喜乐闹吵病昏沉浓厚薄稀密粗细轻重响大小多满尖厉赤金银明晴昏]([森清冰腾晶荡漆茫彤油澄蒙莹绵邦悄洋零巴淋秃吞匆呼狠溜答生嘟巴滚茸糟兮滋喷烘溶丝津乎愣滞盈汪滋洋哄嚷恹沉甸郁墩实疏麻飘甸亮咧咻当蹦灿闪煌朗])\1"
)
# 小黄狗, 老黄牛
_BEASTS = ("狗", "猫", "牛", "马", "羊", "鸟", "鱼", "鸡", "鸭", "花", "草", "车", "屋")
# 《孔乙己》: a name in the title of a work is no mention
_WORK = re.compile(r"《[^《》\n]*》")
# 「有司莫以告，」: old Chinese, as its particles show and the want of modern ones
_OLD, _MODERN = re.compile(r"[之其而者也矣焉哉乎曰吾莫]"), re.compile(r"[的了们这着吗呢吧说]")
_TODAY = re.compile(r"[的了们这着吗呢吧说我你他她是很在]")
_CLAUSE = re.compile(r"[，。；！？、,;!?…\s]+")
# 「李华说」, 「陈敏曾经表示」, 「王强：“……」
_SPEAKS = re.compile(
    r"(?:曾经?|也|还|就|又|便|却|则|这样|在[^，。]{1,8}[上中里]|[^，。]{0,4}地)?(?:说|表示|认为|指出|强调|回忆|坦言|介绍|告诉|写道|问道|答道|感慨|感叹|提出|笑道|直言|忆述|透露|补充|解释|笑言|续说|续指|称，|称：|指，|指：|主张|宣布|承认|呼吁|：“|:“)"
)


def decide(
    text: str, candidates: Sequence[Candidate], known: AbstractSet[str], least: float
) -> list[Mention]:
    """Mentions in `text` (simplified, middle dots unified) by place; `least` is the score a new name needs."""
    best: dict[str, float] = defaultdict(float)
    total: dict[str, float] = defaultdict(float)
    for candidate in candidates:
        for end, score in candidate.ends:
            word = text[candidate.start : end]
            best[word] = max(best[word], score)
            total[word] += score
    evidence = Evidence(best, total, known)
    verse = _covered(text, _verse(text))
    works = _covered(text, ((m.start() + 1, m.end()) for m in _WORK.finditer(text)))
    good: dict[tuple[int, int], Span] = {}
    for candidate in candidates:
        span = _best_span(text, candidate, evidence)
        if span and span.score >= _threshold(text, span, evidence, verse, least):
            supported = span.score < FROM_RULE and _supported(text, span)
            good[span.start, span.end] = span._replace(score=FROM_RULE) if supported else span
    drop_doubtful(text, good, evidence)
    for span in dotted(text):
        _widen(text, good, span)
    taken = _covered(text, good)
    for span in (
        *labelled(text),
        *named(text),
        *presented(text),
        *latin(text),
        *japanese(text),
        *quoted(text, known),
        *initialed(text),
        *storied(text),
    ):
        if not any(taken[span.start : span.end]):
            good[span.start, span.end] = span
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
    mend_givens(text, good)
    mend_ends(text, good)
    join_hyphens(text, good)
    drop_spoken_of(text, good, evidence)
    drop_no_single(text, good, evidence)
    add_repeated(text, good, evidence)
    add_second(text, good)
    add_old(text, good)
    add_familiar(text, good)
    add_enumerated(text, good)
    for place in [
        place for place in good if works[place[0]] or compared(text, *place) or edition(text, *place)
    ]:
        del good[place]
    return [Mention(*_with_title(text, good[place], known)) for place in sorted(good)]


def _widen(text: str, good: dict[tuple[int, int], Span], span: Span) -> None:
    """让·莫罗 for 莫罗: a name with a middle dot takes the place of its pieces, and of nothing that goes on beyond it."""
    touched = [place for place in good if place[0] < span.end and span.start < place[1]]
    if any(place[0] < span.start or span.end < place[1] for place in touched):
        return
    if any(place[0] == span.start and set(text[place[1] : span.end]) <= TAIL for place in touched):
        return  # 克莱德·汤博|于
    best = max((good[place].score for place in touched), default=0.0)
    for place in touched:
        del good[place]
    good[span.start, span.end] = span._replace(score=max(span.score, best))


def _covered(text: str, ranges: Iterable[tuple[int, int]]) -> bytearray:
    """For each place of `text` whether it lies in one of `ranges`."""
    covered = bytearray(len(text) + 1)
    for start, end in ranges:
        covered[start:end] = b"\1" * (end - start)
    return covered


def _best_span(text: str, candidate: Candidate, evidence: Evidence) -> Span | None:
    """Where the name that begins at the candidate ends, its title cut off."""
    start = candidate.start
    ends = dict(candidate.ends)
    title = titled(text, start)
    if title:  # 吴|执行长, whatever the tagger made of it
        family = text.index(title, start)
        return Span(start, family, title, round(min(1.0, sum(ends.values())), 2))
    if text[start + 1 : start + 2] in RULERS:  # 吴王|夫差
        for end in (start + 5, start + 4):
            if text[start + 2 : end] in evidence.known and text[start:end] not in evidence.known:
                return Span(start + 2, end, "", TRUSTED)
    options: list[tuple[float, int, float]] = []
    for end, score in ends.items():
        word = text[start:end]
        weight = math.log(score) + evidence.support(word)
        if len(word) == 3 and surname(word) and always(text, word):
            weight += 3
        elif _whole_name(word, evidence):
            weight += THREE
        elif len(word) > 2 and word[-1] in TAIL and _name_like(word[:-1], word, evidence):
            weight -= 3 if evidence.best.get(word[:-1], 0) > SURE else 1.5  # 罗英|爱说笑
        if text[end : end + 1] == DOT:
            weight -= 3  # 史蒂文|·丰特: no name ends before its dot
        if len(word) == 3 and surname(word) and _ENDED.match(text, end):
            weight += 0.7  # 胡双钱，: nothing is left over before the mark
        options.append((round(weight, 2), end, score))
    for end, score in tuple(ends.items()):  # 宋旺|相
        if goes_further(text, start, end, evidence):
            options.append((2.0, end + 1, score))
    for end, sure in ends.items():  # 诸葛|亮: the tagger stopped a character or two early, or went on too far
        for other in (end - 1, end + 1, end + 2):
            if other in ends or not start + 1 < other <= len(text):
                continue
            if sure_of_three(text[start:end], sure, text[end : end + 1]) and other < end:
                continue  # 徐坤|泉
            if text[start:other] in evidence.known or (
                other == start + 3 == end + 1 and listed_name(text[start:other])
            ):
                options.append((round(math.log(0.2) + 2, 2), other, 0.2))
    weight, end, score = max(options)
    if evidence.support(text[start:end]) or weight > round(math.log(score), 2):
        score = min(1.0, max(score, sum(ends.values())))
    while end > start and text[end - 1] in _RIGHT:
        end -= 1
    while start < end and text[start] in _LEFT:
        start += 1
    start = behind_function(text, start, end)
    if start and text[start - 1 : start + 1] in words("surnames", "double"):
        start -= 1  # 公|孙无知
    word = text[start:end]
    if not word:
        return None
    if _surname_before(text, start, word):
        start, word = start - 1, text[start - 1 : end]  # 游|阿溪
    role = len(word) == 3 and person_noun(word[:2]) and word[2] in words("surnames", "single")
    if role and (behind := title_at(text, end, word[2])):  # 牛医|王大夫
        return Span(end - 1, end, behind, round(score, 2))
    longer = text[max(0, start - 1) : end]
    if foreign(word + DOT) and evidence.best.get(longer, 0) > max(SURE_LONGER, evidence.best.get(word, 0)):
        start, word = start - 1, longer  # 亥|姆霍兹, where 亥姆霍兹 is sure elsewhere
    rest = word[1:]
    if word[0] in _FUNCTION and rest in evidence.known:  # 比达尔文
        start, word, rest = start + 1, rest, rest[1:]
    if (
        len(rest) > 1 and word not in evidence.known and surname(rest)
    ):  # 唐李白: one character too many in front
        likelier = evidence.best.get(rest, 0) > 0.8 and evidence.total[rest] > evidence.total.get(word, 0)
        if (rest in evidence.known and not sure_of_three(word, score)) or likelier:
            start, word = start + 1, rest
    if start and text[start - 1].isdigit() and len(word) > 2 and surname(rest):  # 1301班高秦
        start, word = start + 1, rest
    if word[0] in "春夏秋冬" and text[start - 1 : start] == "年" and len(word) > 2:
        start, word = start + 1, word[1:]  # 1982年秋|李华
    name, title = split_title(word) if word not in evidence.known else (word, "")
    return Span(start, start + len(name), title, round(score, 2))


def _whole_name(word: str, evidence: Evidence) -> bool:
    """A surname and two characters, no particle behind a name of two and none behind a well-known one: 杨时逢, not 傅说举."""
    return len(word) == 3 and bool(surname(word)) and word[-1] not in TAIL and word[:-1] not in evidence.known


def _surname_before(text: str, start: int, word: str) -> bool:
    """十五岁的游|阿溪: a surname of one character, alone, before 阿 and one more."""
    if not (len(word) == 2 and word[0] == "阿" and start and text[start - 1] in words("surnames", "single")):
        return False
    alone = segment.frequency(text[max(0, start - 2) : start]) == 0
    return alone or not HAN.match(text[max(0, start - 2)])


def _name_like(shorter: str, longer: str, evidence: Evidence) -> bool:
    return (
        shorter in evidence.known
        or evidence.total.get(shorter, 0) > evidence.total[longer]
        or segment.tag(shorter).startswith("nr")
    )


def _threshold(text: str, span: Span, evidence: Evidence, verse: bytearray, least: float) -> float:
    """The score this span needs; above 1 for what is never a name."""
    name = text[span.start : span.end]
    never = 2.0
    tag = segment.tag(name)
    if name in evidence.known and (len(name) > 2 or not tag or tag[0] == "n"):
        return never if thing_follows(text, span.end) else LEAST_KNOWN
    if _ABB.fullmatch(name) or (nickname(name) and text.startswith(_BEASTS, span.end)):
        return never
    if (
        _ABB_WORD.fullmatch(name)
        or set(name) & _NEVER
        or name[-1] in _NEVER_LAST
        or place_listed(text, span.end)
    ):
        return never  # 阴森森, 挂的就, 杜|不但, 宁城、林西等县
    if heavenly(text, span.start, span.end) or runs_on(text, span.start, span.end):
        return never
    speaks = _SPEAKS.match(text, span.end) is not None
    if surname_and_more(name, evidence, speaks=speaks) or segment.tag(text[span.start - 1 : span.end])[
        :1
    ] in ("i", "l"):
        return never  # 陈|显得, beside 陈毅; 字|里行间
    if name[0] == "于" and segment.frequency(text[span.start - 1 : span.start + 1]) > EVERYDAY:
        return never  # 位于|水林
    if adverb_before_verb(text, span.start, span.end) or money(text, span.start, span.end):
        return never
    if name in words("not_people") or no_name(name) or (len(name) == 1 and not span.title):
        return never
    han, dotted = bool(HAN.search(name)), DOT in name
    if han and not dotted and re.search("[A-Za-z]", name):
        return never
    if not han and not re.fullmatch(r"[A-Z][A-Za-z.' ·-]+", name):
        return never  # stray pinyin, ids
    if not span.title and (thing_follows(text, span.end) or (not speaks and _firm(text, name))):
        return never
    if name[-1] in _NAMED_SO and _CALLS.match(text, span.end):
        return never
    supported = _supported(text, span)
    needed = least
    if len(name) > 1 and (evidence.best.get(name, 0) > 0.9 or evidence.total.get(name, 0) > 1.5):
        needed = LEAST_REPEATED
    elif supported:
        needed = LEAST_TITLED if span.title or title_at(text, span.end, name) else LEAST_REPEATED
    if tag and len(name) > 3 and not dotted and tag != "nrt" and len(surname(name)) < 2:
        return never  # an idiom
    unknown_place = foreign(name + DOT) and place_before(text, span.start, span.end)
    if (other_word(name) and len(name) > 1) or begins_inside(text, span.start, span.end):
        needed = LEAST_WORD
    if not span.title and text.startswith(places(), span.end):
        needed = max(needed, LEAST_PLACE)
    if len(name) > 3 and han and not dotted and not tag and not name_shaped(name):
        needed = max(needed, LEAST_LONG)
    if name[0] in words("surnames", "particles") and not supported:
        needed = max(needed, LEAST_LONG)
    if len(name) == 2 and not supported and (name[1] == "子" or set(name) <= words("surnames", "states")):
        needed = max(needed, LEAST_PLACE)  # 汪子, 齐宋
    if not supported and not dotted and han and not nickname(name):
        if len(name) < 4 and not name_shaped(name) and evidence.best.get(name, 0) < LEAST_PLACE:
            needed = max(needed, LEAST_LONG)  # 鹭米: no surname, no foreign sounds
        if joined_words(name):
            needed = max(needed, LEAST_WORD)
    if (
        unknown_place
        or text[max(0, span.start - 1) : span.start].isdigit()
        or verse[span.start]
        or (not supported and ranked_or_counted(text, span.start, span.end))
        or (name[1:2] == "之" and name[0] in "古今圣王君民世先天")
    ):
        needed = max(needed, LEAST_VERSE)
    return needed


def _firm(text: str, name: str) -> bool:
    name = name.removesuffix("案")
    return len(name) == 2 and any(name + firm in text for firm in _FIRMS)


def _supported(text: str, span: Span) -> bool:
    """A word for a person before something like a name, a title or a verb of saying behind it."""
    name = text[span.start : span.end]
    if len(name) < 2:
        return bool(span.title) and name in words("surnames", "single", "double", "wordlike")
    if not name_shaped(name) or other_word(name) or name[-1] in words("person_nouns", "institutions"):
        return False  # 史志办 before 副主任 is an office
    behind = span.title or title_at(text, span.end, name) or _SPEAKS.match(text, span.end)
    return bool(behind or noun_before(text, span.start))


def _verse(text: str) -> Iterator[tuple[int, int]]:
    """Quotations whose clauses are equally long (3 to 8) or short, that hold 兮 or are in old Chinese."""
    for found in _QUOTED.finditer(text):
        clauses = [clause for clause in _CLAUSE.split(found.group(1)) if clause]
        sizes = {len(clause) for clause in clauses}
        old = _OLD.search(found.group(1)) and not _MODERN.search(found.group(1))
        # 天大寒，砚冰坚，手指不可屈伸: short clauses, no word of today
        terse = len(clauses) > 2 and max(sizes) < 8 and not _TODAY.search(found.group(1))
        if (
            old
            or terse
            or "兮" in found.group(1)
            or (len(clauses) > 1 and len(sizes) == 1 and 3 <= sizes.pop() <= 8)
        ):
            yield found.span()


def _with_title(text: str, span: Span, known: AbstractSet[str]) -> Span:
    name = text[span.start : span.end]
    score = max(span.score, TRUSTED) if name in known else span.score
    return span._replace(title=span.title or title_at(text, span.end, name), score=round(score, 2))
