"""Wrong options: of the answer's sort, unit and script, plausible, and true by no essay of the deck."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from quizgen.language.fold import fold
from quizgen.language.shadow import script_of
from quizgen.model import Analysis, Blank, Fact, stable_id
from quizgen.questions import affinity
from quizgen.questions.rival_dates import dates_like, in_order

MADE = ("number", "date")
"""Sorts whose wrong options are made from the answer."""
WANTED = 3
"""Wrong options a question; with four options guessing is right one time in four."""
FEWEST = 2
REASONS = ("script", "make", "group", "stated", "same", "passage", "part")
"""Why a candidate is no wrong option: of another script, of another make (transliterated or not, 《》, length), of another age
or field, stated by the essay, the same as another after folding, in the question, part of another or the other way round."""
SURE = 0.7
"""Score a person needs to be a wrong option (measured on 168 mentions: precision .99)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that could be a wrong option somewhere."""

    text: str
    folded: str
    sort: str
    script: str
    group: str | None
    """As `affinity.group` tells."""
    essays: frozenset[str]
    """Ids of the essays that name it."""


@dataclass(frozen=True, slots=True)
class Pool:
    """All candidates of a deck."""

    candidates: tuple[Candidate, ...]


def pool_of(facts: Iterable[Fact]) -> Pool:
    """The candidates that the facts of a deck offer, each once, in a fixed order."""
    found: dict[tuple[str, str], Candidate] = {}
    for fact in facts:
        if fact.role != "fact":
            continue
        for sort, text, kind in _offers(fact):
            key = (sort, fold(text))
            known = found.get(key)
            group = affinity.group(sort, text, kind)
            found[key] = (
                replace(known, essays=known.essays | {fact.essay}, group=known.group or group)
                if known
                else Candidate(text, key[1], sort, script_of(text), group, frozenset({fact.essay}))
            )
    return Pool(tuple(found[key] for key in sorted(found)))


def _offers(fact: Fact) -> Iterable[tuple[str, str, str | None]]:
    data = fact.data
    if fact.kind == "person" and not data["generic"] and fact.confidence >= SURE:
        yield "person", data["name"], None
    if fact.kind == "quotation" and data["source"] and data["source"].startswith("《"):
        yield "work", data["source"], None
    if fact.kind == "work":
        yield "work", data["title"], data["type"]


@cache
def shipped(sort: str, script: str) -> tuple[str, ...]:
    """Candidates of general knowledge in one script."""
    if sort == "work":
        rows = affinity.lines("quizgen.questions", "works.txt")
        return tuple(row.split("\t")[script == "hant"] for row in rows)
    if sort == "person":
        # the table is simplified: a name is used in traditional text only where nothing in it would change
        names = (row.split("\t")[0] for row in affinity.lines("quizgen.language", "known_people.txt"))
        return tuple(name for name in names if script_of(name) in ("neutral", script))
    return ()


def options(
    question: str,
    answer: str,
    blank: Blank,
    sort: str,
    analysis: Analysis,
    pool: Pool,
    old: Sequence[str] = (),
    told: dict[str, str] | None = None,
) -> tuple[str, ...]:
    """The options in the order shown, the right one among them; () if there are too few good wrong ones.

    Options of the deck's old version stay while they pass; others are ranked by hash(question id, candidate),
    so that a new essay does not reshuffle them. `told` is given each candidate that was tried and why it was refused
    (one of REASONS), "" for those that were taken.
    """
    script = analysis.essay.script
    script = "hans" if script == "neutral" else script
    passage = fold(analysis.essay.text[blank.passage_start : blank.passage_end])
    taken = {fold(answer)}
    chosen: list[str] = []
    stated = frozenset(fold(analysis.essay.text[q.start : q.end]) for q in analysis.quantities)
    groups = {c.folded: c.group for c in pool.candidates if c.sort == sort}
    own = groups.get(fold(answer), affinity.group(sort, answer))

    def tell(text: str, reason: str) -> None:
        if told is not None and text != answer:
            told.setdefault(text, reason)

    def fits(text: str, written: str = "neutral") -> bool:
        other = groups.get(fold(text), affinity.group(sort, text))
        if written not in ("neutral", script):
            reason = "script"
        elif not alike(answer, text):
            reason = "make"
        else:
            reason = "" if affinity.akin(sort, own, other) else "group"
        if reason:
            tell(text, reason)
        return not reason

    tiers: Iterable[Iterable[str]]
    if sort in MADE:
        tiers = made = _made(answer, sort, script, stated, passage)
        kept = [t for t in old if fold(t) not in stated and _FIGURE.sub("0", answer) == _FIGURE.sub("0", t)]
        if told is not None:
            true = set(chain(*_made(answer, sort, script, frozenset(), passage))).difference(*made)
            for text in _ranked(question, true):
                tell(text, "stated")
    else:
        tiers = _tiers(sort, analysis.essay.id, pool, fits, shipped(sort, script) if own else ())
        kept = [text for text in old if fits(text)]
    ranked = chain([kept], (_ranked(question, tier) for tier in tiers))
    while len(chosen) < WANTED and (tier := next(ranked, None)) is not None:
        for text in tier:
            if len(chosen) == WANTED:
                break
            folded = fold(text)
            reason = _clash(folded, taken, passage, parts=sort not in MADE)
            tell(text, reason)
            if not reason:
                taken.add(folded)
                chosen.append(text)
    if len(chosen) < FEWEST:
        return ()
    if set(chosen) | {answer} == set(old):
        return tuple(old)
    return tuple(sorted([*chosen, answer], key=lambda text: stable_id(question, "place", fold(text))))


def _clash(folded: str, taken: Collection[str], passage: str, *, parts: bool) -> str:
    """The reason why a candidate cannot stand beside what is `taken` and what the question shows, or ""."""
    if folded in taken:
        return "same"
    if folded in passage:
        return "passage"
    return "part" if parts and any(folded in t or t in folded for t in taken) else ""


def _ranked(question: str, texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: stable_id(question, fold(text)))


def _made(answer: str, sort: str, script: str, stated: frozenset[str], passage: str) -> list[list[str]]:
    """Wrong figures or dates, the better ones first."""
    if sort == "number":
        return [figures_like(answer, stated)]
    made = dates_like(answer, script, stated)
    return [[text for text in made if in_order(text, answer, passage)], made]


def _tiers(
    sort: str, essay: str, pool: Pool, fits: Callable[..., bool], known: Iterable[str]
) -> Iterable[Iterable[str]]:
    """Candidates by source: the same essay first, then the deck, then the `known` ones of shipped tables."""
    own = [c for c in pool.candidates if c.sort == sort and fits(c.text, c.script)]
    yield [c.text for c in own if essay in c.essays]
    yield [c.text for c in own]
    yield (text for text in known if fits(text))


def alike(answer: str, rival: str) -> bool:
    """Of the same make: both transliterated names or both Chinese ones, both with 《》, lengths close."""
    if ("·" in answer) != ("·" in rival) or answer.startswith("《") != rival.startswith("《"):
        return False
    if "·" in answer or answer.startswith("《"):
        return True
    return (len(answer) > 3) == (len(rival) > 3)


_ARABIC = re.compile(r"\d+(?:\.\d+)?")  # 486.1公里, 31年
_HANZI = re.compile(r"[二两兩三四五六七八九]")  # 三十多年
_PAIR = re.compile(r"(?:一二|二三|三四|四五|五六|六七|七八|八九)")  # 二三十吨
_VAGUE = re.compile(r"[多余餘馀几幾来來]")  # 400多万 holds 480万
_FIGURE = re.compile(r"[\d.]+|[二两兩三四五六七八九]")
_DIGITS = "一二三四五六七八九"


def figures_like(answer: str, stated: frozenset[str]) -> list[str]:
    """Figures of the same unit and precision as `answer` that its essay does not state.

    Made by changing digits or the magnitude: 486.1公里 → 386.1公里, 468.1公里; 三十多年 → 二十多年.
    """
    found: list[str] = []
    if pair := _PAIR.search(answer):
        pairs = (_DIGITS[i] + _DIGITS[i + 1] for i in range(1, 8))
        found = [answer[: pair.start()] + two + answer[pair.end() :] for two in pairs if two != pair[0]]
        return [text for text in found if fold(text) not in stated]
    numbers = list(_ARABIC.finditer(answer))
    if len(numbers) == 1:
        match = numbers[0]
        share = answer[match.end() :].startswith(("%", "％")) and float(match[0]) <= 100
        vague = bool(_VAGUE.search(answer))
        for value in _nearby(match[0], vague=vague):
            if share and float(value) > 100:
                continue
            found.append(answer[: match.start()] + value + answer[match.end() :])
    elif not numbers and (hanzi := _HANZI.search(answer)):
        digit = max(_DIGITS.find(hanzi[0]) + 1, 2)
        for other in range(
            max(3, digit - 3), min(9, digit + 4) + 1
        ):  # 2 is 二 or 两 by what follows: left out
            text = answer[: hanzi.start()] + _DIGITS[other - 1] + answer[hanzi.end() :]
            if other != digit:
                found.append(text)
    return [text for text in found if fold(text) not in stated]


def _nearby(number: str, *, vague: bool) -> list[str]:
    """Numbers of the same form: another leading digit, another last one, two digits changed about, ten times more or less."""
    whole, _, part = number.partition(".")
    digits = whole + part
    places = len(part)
    significant = digits.strip("0") or "0"
    first = len(digits) - len(digits.lstrip("0"))
    value = int(digits)
    found = set()
    for step in (-3, -2, -1, 1, 2, 3, 4):
        leading = int(digits[first]) + step if first < len(digits) else 0
        if 1 <= leading <= 9:
            found.add(int(digits[:first] + str(leading) + digits[first + 1 :]))
    if len(significant) > 1:
        last = 10 ** (len(digits) - first - len(significant))
        found |= {value + last * step for step in (-4, -2, 2, 3, 5) if value + last * step > 0}
        second = first + 1
        if digits[first] != digits[second] != "0":
            found.add(int(digits[:first] + digits[second] + digits[first] + digits[second + 1 :]))
    if places and value * 10 < 10 ** len(digits):
        found.add(value * 10)
    if not places and len(significant) == 1 and value >= 10 and not vague:
        # round numbers: on both sides of the answer, also where its leading digit is 1
        found |= {value * times // 10 for times in (5, 6, 8, 12, 15) if value * times % 10 == 0}
    found -= {value, 0}
    return [
        _written(v, places)
        for v in sorted(found)
        if places or abs(len(str(v)) - len(digits)) <= (len(significant) == 1)
    ]


def _written(value: int, places: int) -> str:
    text = str(value).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
