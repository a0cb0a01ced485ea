"""Wrong options: of the answer's sort, unit and script, plausible, and true by no essay of the deck."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from quizgen.language.fold import fold, level
from quizgen.language.shadow import script_of
from quizgen.model import Analysis, Blank, Fact, stable_id
from quizgen.questions.rival_dates import dates_like, in_order

MADE = ("number", "date")
"""Sorts whose wrong options are made from the answer."""
WANTED = 3
"""Wrong options a question; with four options guessing is right one time in four."""
FEWEST = 2
SURE = 0.7
"""Score a person needs to be a wrong option (measured on 168 mentions: precision .99)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that could be a wrong option somewhere."""

    text: str
    folded: str
    sort: str
    script: str


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
        for sort, text in _offers(fact):
            found.setdefault((sort, fold(text)), Candidate(text, fold(text), sort, script_of(text)[0]))
    return Pool(tuple(found[key] for key in sorted(found)))


def _offers(fact: Fact) -> Iterable[tuple[str, str]]:
    data = fact.data
    if fact.kind == "person" and not data["generic"] and fact.confidence >= SURE:
        yield "person", data["name"]
    if fact.kind == "quotation" and data["source"] and data["source"].startswith("《"):
        yield "work", data["source"]
    if fact.kind == "work":
        yield "work", data["title"]


@cache
def shipped(sort: str, script: str) -> tuple[str, ...]:
    """Candidates of general knowledge in one script."""
    if sort == "work":
        rows = _lines("quizgen.questions", "works.txt")
        return tuple(row.split("\t")[script == "hant"] for row in rows)
    if sort == "person":
        # the table is simplified: a name is used in traditional text only where nothing in it would change
        names = (row.split("\t")[0].strip() for row in _lines("quizgen.language", "known_people.txt"))
        return tuple(name for name in names if script_of(name)[0] in ("neutral", script))
    return ()


def _lines(package: str, name: str) -> list[str]:
    text = (files(package) / "data" / name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def options(
    question: str,
    answer: str,
    blank: Blank,
    sort: str,
    analysis: Analysis,
    pool: Pool,
    old: Sequence[str] = (),
) -> tuple[str, ...]:
    """The options in the order shown, the right one among them; () if there are too few good wrong ones.

    Options of the deck's old version stay while they pass; others are ranked by hash(question id, candidate),
    so that a new essay does not reshuffle them.
    """
    script = analysis.essay.script
    script = "hans" if script == "neutral" else script
    passage = fold(analysis.essay.text[blank.passage_start : blank.passage_end])
    taken = {fold(answer)}
    chosen: list[str] = []
    stated = frozenset(fold(analysis.essay.text[q.start : q.end]) for q in analysis.quantities)
    kept = [text for text in old if fold(text) not in stated and _still_fits(answer, text, sort)]
    tiers = _tiers(answer, sort, script, stated, pool, passage)
    for text in chain(kept, (text for tier in tiers for text in _ranked(question, tier))):
        folded = fold(text)
        if len(chosen) == WANTED:
            break
        if (
            folded in taken
            or folded in passage
            or any(folded in t or t in folded for t in taken if sort not in MADE)
        ):
            continue
        taken.add(folded)
        chosen.append(text)
    if len(chosen) < FEWEST:
        return ()
    if set(chosen) | {answer} == set(old):
        return tuple(old)
    return tuple(sorted([*chosen, answer], key=lambda text: stable_id(question, "place", fold(text))))


def _ranked(question: str, texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: stable_id(question, fold(text)))


def _tiers(
    answer: str, sort: str, script: str, stated: frozenset[str], pool: Pool, passage: str
) -> Iterable[Iterable[str]]:
    """Candidates by source: the deck first, shipped tables for what it lacks."""
    if sort == "number":
        yield figures_like(answer, stated)
        return
    if sort == "date":
        made = dates_like(answer, script, stated)
        fitting = [text for text in made if in_order(text, answer, passage)]
        yield fitting
        yield made
        return
    yield [
        c.text
        for c in pool.candidates
        if c.sort == sort and c.script in ("neutral", script) and alike(answer, c.text)
    ]
    yield (text for text in shipped(sort, script) if alike(answer, text))


def _still_fits(answer: str, rival: str, sort: str) -> bool:
    """An option of the deck's last version, beside an answer that may have been corrected since."""
    if sort in MADE:
        return _FIGURE.sub("0", answer) == _FIGURE.sub("0", rival)
    return alike(answer, rival)


def alike(answer: str, rival: str) -> bool:
    """Of the same make: both transliterated names or both Chinese ones, both with 《》, lengths close."""
    if ("·" in answer) != ("·" in rival) or answer.startswith("《") != rival.startswith("《"):
        return False
    if "·" in answer or answer.startswith("《"):
        return True
    return (len(answer) > 3) == (len(rival) > 3)


_ARABIC = re.compile(r"\d+(?:\.\d+)?")  # 486.1公里, 31年
_HANZI = re.compile(r"[二两兩三四五六七八九]")  # 三十多年
_FIGURE = re.compile(r"[\d.]+|[二两兩三四五六七八九]")
_DIGITS = "一二三四五六七八九"


def figures_like(answer: str, stated: frozenset[str]) -> list[str]:
    """Figures of the same unit and precision as `answer` that its essay does not state.

    Made by changing digits or the magnitude: 486.1公里 → 386.1公里, 468.1公里; 三十多年 → 二十多年.
    """
    found: list[str] = []
    numbers = list(_ARABIC.finditer(answer))
    if len(numbers) == 1:
        match = numbers[0]
        share = answer[match.end() :].startswith(("%", "％")) and float(match[0]) <= 100
        for value in _nearby(match[0]):
            if share and float(value) > 100:
                continue
            found.append(answer[: match.start()] + value + answer[match.end() :])
    elif not numbers and (hanzi := _HANZI.search(answer)):
        digit = max(_DIGITS.find(hanzi[0]) + 1, 2)
        for other in range(
            max(3, digit - 3), min(9, digit + 4) + 1
        ):  # 2 is 二 or 两 by what follows: left out
            text = answer[: hanzi.start()] + _DIGITS[other - 1] + answer[hanzi.end() :]
            if other != digit and not _twice(level(text)):
                found.append(text)
    return [text for text in found if fold(text) not in stated]


def _twice(text: str) -> bool:
    """二三十 with a changed digit may turn into 三三十."""
    return bool(re.search(r"([一二三四五六七八九])\1", text))


def _nearby(number: str) -> list[str]:
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
    found -= {value, 0}
    return [_written(v, places) for v in sorted(found) if places or len(str(v)) == len(digits)]


def _written(value: int, places: int) -> str:
    text = str(value).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
