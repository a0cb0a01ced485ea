"""From the tagger's candidates to the mentions of one text: what the whole document says decides."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from quizgen.language import segment
from quizgen.language.names import DOT, HAN, foreign, name_shaped, noun_before, split_title, surname, title_at
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
SURE = 0.75
FROM_RULE = 0.60
"""Score of a name found without the tagger: good enough to list, not to ask."""
TRUSTED = 0.90
"""Score of a known name, whatever the tagger thought."""

_COMMON = 10
"""Frequency from which the dictionary's opinion of a word counts."""
# characters that end a span only when they are the next word: 鲁迅说, 苏轼曾, 孔子云
_TAIL = frozenset(
    "说曾先生云曰语之的比同若则又也是在与和对为以将被把从到有不无能可且但便就才却还都已于问答道"
)
_LEFT, _RIGHT = " @“\"'《（(-、，", " ”\"'》）)-_：:，,。.、"
_QUOTED = re.compile(r"[“\"「『《]([^“”\"「」『』《》\n]{4,80})[”\"」』》]")
_ENDED = re.compile(r"[，。、；：！？,;:!?（(）)”」\n]|$")
# 《孔乙己》: a name in the title of a work is no mention
_WORK = re.compile(r"《[^《》\n]*》")
# 出生在乌尔姆
_LOCATIVE = ("在", "于", "到", "去", "往", "自", "离开", "抵达", "位于", "回")
_CLAUSE = re.compile(r"[，。；！？、,;!?…\s]+")
# 「李华说」, 「陈敏曾经表示」, 「王强：“……」
_SPEAKS = re.compile(
    r"(?:曾经?|也|还|就|又|便|却|则|这样|在[^，。]{1,8}[上中里]|[^，。]{0,4}地)?(?:说|表示|认为|指出|强调|回忆|坦言|介绍|告诉|写道|问道|答道|感慨|感叹|提出|笑道|：“|:“)"
)
# what may stand behind a name that is told by the word for a person before it: 「钳工管延安，」, 「校长刘敏说」
_BEHIND = re.compile(r"[，。、；：！？,;:!?（(”」\n]|$|说|表示|曾说|告诉|介绍|同学|老师|先生|女士")
# 「阿尔伯特·爱因斯坦」
_DOTTED = re.compile(r"[\u4e00-\u9fff]{1,8}(?:[·-][\u4e00-\u9fff]{1,8}){1,3}")


class Span(NamedTuple):
    """A name as read in one place."""

    start: int
    end: int
    title: str
    score: float


class Evidence(NamedTuple):
    """What the tagger thinks of each string over the whole text."""

    best: dict[str, float]
    total: dict[str, float]
    known: AbstractSet[str]

    def support(self, word: str) -> int:
        """How much more than its posterior speaks for a string as a name: 0 to 2."""
        if word in self.known:
            return 2
        if len(word) < 2:
            return 0
        return (self.best.get(word, 0) > 0.8 and self.total[word] > 1.2) + listed_name(word)


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
    verse = list(_verse(text))
    works = [found.span() for found in _WORK.finditer(text)]
    good: dict[tuple[int, int], Span] = {}
    for candidate in candidates:
        span = _best_span(text, candidate, evidence)
        if span and span.score >= _threshold(text, span, evidence, verse, least):
            supported = span.score < FROM_RULE and _supported(text, span)
            good[span.start, span.end] = span._replace(score=FROM_RULE) if supported else span
    _drop_doubtful(text, good, evidence)
    for span in (*_dotted(text), *_named(text)):
        if all(span.end <= a or b <= span.start for a, b in good):
            good[span.start, span.end] = span
    _mend_givens(text, good)
    _add_repeated(text, good, evidence)
    for place in [place for place in good if any(a < place[0] < b for a, b in works)]:
        del good[place]
    return [Mention(*_with_title(text, good[place], known)) for place in sorted(good)]


def listed_name(word: str) -> bool:
    """A surname with two characters that the dictionary lists as a person, not once only."""
    return (
        len(word) == 3
        and bool(surname(word))
        and segment.tag(word).startswith("nr")
        and segment.frequency(word) >= _COMMON
    )


def _best_span(text: str, candidate: Candidate, evidence: Evidence) -> Span | None:
    """Where the name that begins at the candidate ends, its title cut off."""
    start = candidate.start
    ends = dict(candidate.ends)
    options: list[tuple[float, int, float]] = []
    for end, score in ends.items():
        word = text[start:end]
        weight = math.log(score) + evidence.support(word)
        if len(word) > 2 and word[-1] in _TAIL and _name_like(word[:-1], word, evidence):
            weight -= 1.5
        if len(word) == 3 and surname(word) and _ENDED.match(text, end):
            weight += 0.7  # 胡双钱，: nothing is left over before the mark
        options.append((round(weight, 2), end, score))
    for end in ends:  # 诸葛|亮: the tagger stopped a character or two early, or went on too far
        for other in (end - 1, end + 1, end + 2):
            if other in ends or not start + 1 < other <= len(text):
                continue
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
    word = text[start:end]
    if not word:
        return None
    rest = word[1:]
    if (
        len(rest) > 1 and word not in evidence.known and surname(rest)
    ):  # 唐李白: one character too many in front
        likelier = evidence.best.get(rest, 0) > 0.8 and evidence.total[rest] > evidence.total.get(word, 0)
        if rest in evidence.known or likelier:
            start, word = start + 1, rest
    if start and text[start - 1].isdigit() and len(word) > 2 and surname(rest):  # 1301班高秦
        start, word = start + 1, rest
    name, title = split_title(word) if word not in evidence.known else (word, "")
    return Span(start, start + len(name), title, round(score, 2))


def _name_like(shorter: str, longer: str, evidence: Evidence) -> bool:
    return (
        shorter in evidence.known
        or evidence.total.get(shorter, 0) > evidence.total[longer]
        or segment.tag(shorter).startswith("nr")
    )


def _threshold(
    text: str, span: Span, evidence: Evidence, verse: Sequence[tuple[int, int]], least: float
) -> float:
    """The score this span needs; above 1 for what is never a name."""
    name = text[span.start : span.end]
    never = 2.0
    tag = segment.tag(name)
    if name in evidence.known and (len(name) > 2 or not tag or tag[0] == "n"):
        return never if _thing_follows(text, span.end) else LEAST_KNOWN
    if (
        name in words("not_people")
        or re.search(r"[0-9０-９%％]", name)
        or (len(name) == 1 and not span.title)
    ):
        return never
    han, dotted = bool(HAN.search(name)), DOT in name
    if han and not dotted and re.search("[A-Za-z]", name):
        return never
    if not han and not re.fullmatch(r"[A-Z][A-Za-z.' ·-]+", name):
        return never  # stray pinyin, ids
    if not span.title and _thing_follows(text, span.end):
        return never
    supported = _supported(text, span)
    needed = least
    if len(name) > 1 and (evidence.best.get(name, 0) > 0.9 or evidence.total.get(name, 0) > 1.5):
        needed = LEAST_REPEATED
    elif supported:
        needed = LEAST_TITLED if span.title or title_at(text, span.end, name) else LEAST_REPEATED
    if tag and len(name) > 3 and not dotted and tag != "nrt" and len(surname(name)) < 2:
        return never  # an idiom
    unknown_place = len(name) > 2 and foreign(name + DOT) and text[: span.start].endswith(_LOCATIVE)
    if _other_word(name) and len(name) > 1:
        needed = LEAST_WORD
    if not span.title and text.startswith(_places(), span.end):
        needed = max(needed, LEAST_PLACE)
    if len(name) > 3 and han and not dotted and not tag and not name_shaped(name):
        needed = max(needed, LEAST_LONG)
    if (
        unknown_place
        or any(a <= span.start < b for a, b in verse)
        or (name[1:2] == "之" and name[0] in "古今圣王君民世先天")
    ):
        needed = max(needed, LEAST_VERSE)
    return needed


def _other_word(name: str) -> bool:
    """The dictionary has it as no person; a word met once only proves nothing."""
    return segment.frequency(name) > 1 and not segment.tag(name).startswith("nr")


def _supported(text: str, span: Span) -> bool:
    """A word for a person before something like a name, a title or a verb of saying behind it."""
    name = text[span.start : span.end]
    if len(name) < 2:
        return bool(span.title) and name in words("surnames")
    if not name_shaped(name) or _other_word(name) or name[-1] in words("person_nouns", "institutions"):
        return False  # 史志办 before 副主任 is an office
    behind = span.title or title_at(text, span.end, name) or _SPEAKS.match(text, span.end)
    return bool(behind or noun_before(text, span.start))


def _places() -> tuple[str, ...]:
    return tuple(sorted(words("after_names", "place")))


def _thing_follows(text: str, at: int) -> bool:
    """沈括纪念馆, 诺贝尔物理学奖, 牛顿第二定律: a thing with a person's name."""
    if text.startswith(tuple(sorted(words("after_names", "thing"))), at):
        return True
    return bool(
        re.match(
            r"(?:和平|文学|化学|物理学?|医学|生理学?|经济学?|数学|科学|国际|第[一二三四五]|万有引力)[^，。、的]{0,6}(?:奖|定律|定理)",
            text[at : at + 16],
        )
    )


def _verse(text: str) -> Iterator[tuple[int, int]]:
    """Quotations whose clauses are equally long (3 to 8), or that hold 兮."""
    for quoted in _QUOTED.finditer(text):
        clauses = [clause for clause in _CLAUSE.split(quoted.group(1)) if clause]
        sizes = {len(clause) for clause in clauses}
        if "兮" in quoted.group(1) or (len(clauses) > 1 and len(sizes) == 1 and 3 <= sizes.pop() <= 8):
            yield quoted.span()


def _drop_doubtful(text: str, good: dict[tuple[int, int], Span], evidence: Evidence) -> None:
    """A string that is mostly read as something else in this text is no name."""
    for name in {text[a:b] for a, b in good}:
        count = text.count(name)
        if (
            len(name) > 1
            and name not in evidence.known
            and count > 2
            and evidence.total.get(name, 1) / count < 0.3
        ):
            for place in [place for place in good if text[slice(*place)] == name]:
                del good[place]


def _dotted(text: str) -> Iterator[Span]:
    """Foreign names with a middle dot, what stands before and behind given back: 作家|约翰·多恩|写道."""
    for found in _DOTTED.finditer(text):
        start, end = found.span()
        bounds = {start + b for _, b in segment.cut(found.group())} | {start}
        while start < end and not foreign(text[start:end]):
            first, last = text.find(DOT, start, end), text.rfind(DOT, start, end)
            if first < 0:
                break
            if not foreign(text[start:first] + DOT):
                start = min((b for b in bounds if b > start), default=end)
            else:
                end = max((b for b in bounds if last < b < end), default=start)
        parts = text[start:end].split(DOT)
        if len(parts) > 1 and all(parts) and len("".join(parts)) > 2 and not _thing_follows(text, end):
            yield Span(start, end, "", FROM_RULE)


def _named(text: str) -> Iterator[Span]:
    """Names told by what stands round them: a word for a person before, a mark or a verb of saying behind."""
    for behind in _BEHIND.finditer(text):
        for size in (3, 2, 4):
            start, end = behind.start() - size, behind.start()
            if start > 0 and _fit_for_rule(text[start:end]) and noun_before(text, start):
                yield Span(start, end, "", FROM_RULE)
                break


def _fit_for_rule(name: str) -> bool:
    """管延安, 胡双钱: a surname that is no everyday word, and nothing the dictionary would rather read."""
    family = surname(name)
    if not family or family in words("surnames", "wordlike") or len(name) - len(family) > 2:
        return False
    if segment.frequency(name) or name in words("not_people") or set(name[1:]) & _TAIL:
        return False
    given = name[len(family) :]
    plain = (
        len(given) > 1
        and segment.frequency(given) > _COMMON
        and segment.tag(given)[:2] not in ("nr", "ns", "nz")
    )
    return segment.cut(name)[0][1] in (len(family), len(name)) and not plain


def _mend_givens(text: str, good: dict[tuple[int, int], Span]) -> None:
    """谢|小雨 beside 李小雨: a verb before the given name of somebody else, no surname."""
    full = {text[a:b] for a, b in good if b - a == 3 and surname(text[a:b])}
    givens = {name[1:]: name for name in sorted(full, key=lambda name: (text.count(name), name))}
    for (start, end), span in list(good.items()):
        name = text[start:end]
        owner = givens.get(name[1:], name)
        if owner != name and text.count(owner) > text.count(name) and len(name) == 3:
            del good[start, end]
            good[start + 1, end] = span._replace(start=start + 1)


def _add_repeated(text: str, good: dict[tuple[int, int], Span], evidence: Evidence) -> None:
    """The other places of the names that are sure, and of known people."""
    scores: dict[str, list[float]] = defaultdict(list)
    for (start, end), span in good.items():
        scores[text[start:end]].append(span.score)
    names = {name for name in evidence.known if len(name) > 2 and name in text}
    for name, found in scores.items():
        if not HAN.search(name) or not (max(found) > SURE or len(found) > 1 or name in evidence.known):
            continue
        if len(name) > 2 or (len(name) == 2 and len(found) > 1 and not _other_word(name)):
            names.add(name)
        if (
            len(name) == 3
            and surname(name)
            and not _other_word(name[1:])
            and text.count(name[1:]) > text.count(name)
        ):
            names.add(name[1:])  # 嘉仪 for 陈嘉仪
    names |= {name for name in evidence.known if len(name) == 2 and _read_as_name(text, name)}
    if not names:
        return
    for name in sorted(names):
        _lengthen_dotted(text, name, good)
    pattern = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    for found_name in re.finditer(pattern, text):
        start, end = found_name.span()
        name = found_name.group()
        if _thing_follows(text, end) or text.startswith(("主义", "奖"), end):
            continue
        inside = [place for place in good if place[0] < end and start < place[1]]
        shorter = [
            place for place in inside if start <= place[0] and place[1] <= end and place != (start, end)
        ]
        if inside and len(shorter) < len(inside):
            continue
        for place in shorter:
            del good[place]
        sure = TRUSTED if name in evidence.known else min(SURE, max(scores.get(name, [FROM_RULE])))
        good[start, end] = Span(start, end, "", sure)


def _read_as_name(text: str, name: str) -> bool:
    """A known name of two characters that the dictionary has as a person and reads as a word here."""
    if name not in text or not segment.tag(name).startswith("nr"):
        return False
    at = text.find(name)
    window = text[max(0, at - 6) : at + 8]
    return any(window[a:b] == name for a, b in segment.cut(window))


def _lengthen_dotted(text: str, name: str, good: dict[tuple[int, int], Span]) -> None:
    """约瑟夫·普里斯特|利 where 普里斯特利 is known: the last part goes on."""
    for (start, end), span in list(good.items()):
        last = start + text[start:end].rfind(DOT) + 1
        if last > start and end < last + len(name) and text.startswith(name, last):
            del good[start, end]
            good[start, last + len(name)] = span._replace(end=last + len(name))


def _with_title(text: str, span: Span, known: AbstractSet[str]) -> Span:
    name = text[span.start : span.end]
    score = max(span.score, TRUSTED) if name in known else span.score
    return span._replace(title=span.title or title_at(text, span.end, name), score=round(score, 2))
