"""From the tagger's candidates to the mentions of one text: what the whole document says decides."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from quizgen.language import segment
from quizgen.language.aliases import RULERS
from quizgen.language.byrule import dotted, japanese, labelled, latin, named, presented, quoted
from quizgen.language.characters import IS_HAN
from quizgen.language.enumerated import add_enumerated
from quizgen.language.evidence import (
    FROM_RULE,
    Evidence,
    Span,
    acts_behind,
    always,
    among_acts,
    begins_word,
    compared,
    counted,
    edition,
    goes_further,
    of_origin,
    of_place,
    sounds_on,
    waterwork,
    worn,
)
from quizgen.language.introduced import add_familiar, initialed, storied
from quizgen.language.names import (
    DOT,
    behind_function,
    foreign,
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
    join_sounds,
    mend_ends,
    mend_givens,
)
from quizgen.language.shapes import EVERYDAY, TAIL, listed_name, sure_of_three
from quizgen.language.tables import words
from quizgen.language.tagger import Candidate
from quizgen.language.threshold import threshold, vouched
from quizgen.model import Mention

# Scores are posteriors of the tagger, as in threshold.py.
SURE_LONGER = 0.6
"""Score of a foreign name elsewhere from which the same without its first character is a piece of it."""
THREE = 0.15
"""What speaks for three characters where two and three are as likely: most names have three."""
KIN_FIRST = 2.0
"""The same behind a word of kin, where the last character does not begin a usual word: 父亲韩立本|开了店, not 父亲韩立|本来想."""
WITH_TITLE = 0.72
"""Score of a whole name with an honour behind it, which nothing else has: good enough to ask."""
_HONOURS = ("院士", "教授", "博士", "女士", "先生", "总工程师", "工程师", "研究员")
KNOWN = 3.0
"""What speaks for a name that a well-known one only begins."""
_YEAR = re.compile("[一二][〇○零一二三四五六七八九]{3}年")  # |一九三四年, behind a name
_COINS = ("块", "元", "角", "分", "万", "千", "百")
_CALLS_OUT = frozenset("报喊答问道说叫念吼嚷回")
_FUNCTION = frozenset(
    "比在和与同跟对向把被让给从由像如据请问看见听以为连及至到当若里中上下时后前唐宋元明清汉晋隋"
)
"""What stands before a name and may be taken for its first character."""
_LEFT, _RIGHT = " @“\"'《（(-、，", " ”\"'》）)-_：:，,。.、"
# “床前明月光，疑是地上霜”
_QUOTED = re.compile(r"[“\"「『《]([^“”\"「」『』《》\n]{4,160})[”\"」』》]")
# 记者李华|，
_ENDED = re.compile(r"[，。、；：！？,;:!?（(）)”」\n]|$")
# 《孔乙己》: a name in the title of a work is no mention
_WORK = re.compile(r"《[^《》\n]*》")
# 「有司莫以告，」: old Chinese, as its particles show and the want of modern ones
_OLD, _MODERN = re.compile(r"[之其而者也矣焉哉乎曰吾莫]"), re.compile(r"[的了们这着吗呢吧说]")
_TODAY = re.compile(r"[的了们这着吗呢吧说我你他她是很在]")
_CLAUSE = re.compile(r"[，。；！？、,;!?…\s]+")


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
        if span and span.score >= threshold(text, span, evidence, verse, least):
            supported = span.score < FROM_RULE and vouched(text, span)
            score = WITH_TITLE if _titled(text, span) else FROM_RULE if supported else span.score
            good[span.start, span.end] = span._replace(score=max(score, span.score))
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
    join_sounds(text, good)
    drop_spoken_of(text, good, evidence)
    drop_no_single(text, good, evidence)
    add_repeated(text, good, evidence)
    add_second(text, good)
    add_old(text, good)
    add_familiar(text, good)
    add_enumerated(text, good)
    for place in [
        place
        for place in good
        if works[place[0]]
        or any(
            other(text, *place)
            for other in (
                among_acts,
                begins_word,
                compared,
                counted,
                edition,
                of_origin,
                of_place,
                waterwork,
                worn,
            )
        )
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
    if text[start : start + 1] == "钱" and text[max(start - 1, 0) : start] in _COINS:
        return None  # 收几千块|钱彩礼
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
        if len(word) == 3 and surname(word) and (always(text, word) or acts_behind(text, start, end)):
            weight += 3
        elif len(word) == 3 and surname(word) and _before_title(text, start, end):
            weight += 3  # 秦顺全|院士
        elif _whole_name(word, evidence):
            weight += KIN_FIRST if _behind_kin(text, start, end) else THREE
        elif len(word) > 2 and word[-1] in TAIL and _name_like(word[:-1], word, evidence):
            weight -= 3 if evidence.best.get(word[:-1], 0) > SURE else 1.5  # 罗英|爱说笑
        if len(word) == 3 and word[-1] in _CALLS_OUT and text[end : end + 1] in ("：", ":"):
            weight -= 3  # 林越|报：“机长，还能待四分钟。”
        if len(word) == 3 and word[-1] == "时" and text[end : end + 1] in tuple("，,"):
            weight -= 3  # 见到汪国时，他正在修船
        if text[end : end + 1] == DOT:
            weight -= 3  # 史蒂文|·丰特: no name ends before its dot
        if len(word) == 3 and surname(word) and _ENDED.match(text, end):
            weight += 0.7  # 胡双钱，: nothing is left over before the mark
        if len(word) == 3 and surname(word) and text[end - 1 : end + 1] in words("after_names", "adverbs"):
            options.append((round(weight, 2), end - 1, score))  # 县令王密|夜里来谢他
            weight -= 3
        if len(word) == 3 and surname(word) and _YEAR.match(text, end - 1):
            options.append((round(weight, 2), end - 1, score))  # 陈达|一九三四年
            weight -= KNOWN
        options.append((round(weight, 2), end, score))
    for end, score in tuple(ends.items()):  # 宋旺|相
        if goes_further(text, start, end, evidence):
            options.append((2.0, end + 1, score))
        if sounds_on(text, start, end, evidence):
            options.append((KNOWN, end + 1, score))
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
        if (rest in evidence.known and not sure_of_three(word, score, of_dynasty=True)) or likelier:
            start, word, rest = start + 1, rest, rest[1:]
    if start and text[start - 1].isdigit() and len(word) > 2 and surname(rest):  # 1301班高秦
        start, word = start + 1, rest
    if word[0] in "春夏秋冬" and text[start - 1 : start] == "年" and len(word) > 2:
        start, word = start + 1, word[1:]  # 1982年秋|李华
    name, title = split_title(word) if word not in evidence.known else (word, "")
    return Span(start, start + len(name), title, round(score, 2))


def _behind_kin(text: str, start: int, end: int) -> bool:
    """Does a name of three characters stand behind a word of kin, and its last one begin no usual word?"""
    kin = text[max(0, start - 2) : start] in words("person_nouns", "kinsmen", "kinswomen")
    return kin and segment.frequency(text[end - 1 : end + 1]) < EVERYDAY


def _titled(text: str, span: Span) -> bool:
    """Is it a name of three characters, its surname usual, with a title of its own behind: 秦顺全|院士?"""
    name = text[span.start : span.end]
    whole = len(name) == 3 and bool(surname(name)) and not segment.tag(name)
    return whole and text.startswith(_HONOURS, span.end)


def _before_title(text: str, start: int, end: int) -> bool:
    """Does a title stand behind a name of three characters, and none behind its first two: 秦顺全|院士, not 李明老|师傅?"""
    title = title_at(text, end, text[start:end])
    return len(title) > 1 and not title_at(text, end - 1, text[start : end - 1])


def _whole_name(word: str, evidence: Evidence) -> bool:
    """A surname and two characters, no particle behind a name of two and none behind a well-known one: 杨时逢, not 傅说举."""
    return len(word) == 3 and bool(surname(word)) and word[-1] not in TAIL and word[:-1] not in evidence.known


def _surname_before(text: str, start: int, word: str) -> bool:
    """十五岁的游|阿溪: a surname of one character, alone, before 阿 and one more."""
    if not (len(word) == 2 and word[0] == "阿" and start and text[start - 1] in words("surnames", "single")):
        return False
    alone = segment.frequency(text[max(0, start - 2) : start]) == 0
    return alone or not IS_HAN.match(text[max(0, start - 2)])


def _name_like(shorter: str, longer: str, evidence: Evidence) -> bool:
    return (
        shorter in evidence.known
        or evidence.total.get(shorter, 0) > evidence.total[longer]
        or segment.tag(shorter).startswith("nr")
    )


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
