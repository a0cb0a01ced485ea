"""Facts that contradict each other: the same said of the same, with another value, in another essay."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from quizgen.decisions import Decision
from quizgen.language.fold import fold
from quizgen.model import Fact

REASON = "conflict"
_POINTING = re.compile(r"[他她它这那此该其我本]")  # 工程师们为此准备: another thing in each essay
SPECIFIC = 5
"""Characters of what is measured, or of an event, below which two essays may well speak of two things (全长)."""


def find(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """Facts side by side that say different things of one subject, one for each value, by source position."""
    return list(_contested(facts).values())


def refuse(facts: Sequence[Fact], preferred: Sequence[Decision] = ()) -> list[Fact]:
    """The facts, those of a conflict refused; where a person prefers one of them, it stands with all that agree with it.

    Of several that are `preferred` in one conflict the last one counts.
    """
    chosen: dict[tuple[str, ...], Fact | None] = dict.fromkeys(_contested(facts))
    for decision in preferred:
        fits: dict[tuple[str, ...], list[Fact]] = {}
        for fact in facts:
            if fact.id == decision.id and _subject(fact) in chosen and _named(fact, decision):
                fits.setdefault(_subject(fact), []).append(fact)
        chosen |= {
            subject: same[0] for subject, same in fits.items() if all(_stands(f, same[0]) for f in same)
        }
    return [
        replace(fact, refused=(*fact.refused, REASON))
        if _subject(fact) in chosen and not _stands(fact, chosen[_subject(fact)])
        else fact
        for fact in facts
    ]


def _contested(facts: Iterable[Fact]) -> dict[tuple[str, ...], tuple[Fact, ...]]:
    subjects: dict[tuple[str, ...], dict[str, Fact]] = {}
    for fact in facts:
        subject = _subject(fact)
        if subject and fact.role == "fact":
            values = subjects.setdefault(subject, {})
            if not any(_agree(fact, value, other) for value, other in values.items()):
                values[_value(fact)] = fact
    return {
        subject: tuple(values.values())
        for subject, values in subjects.items()
        if len(values) > 1 and len({fact.essay for fact in values.values()}) > 1
    }


def _named(fact: Fact, decision: Decision) -> bool:
    speaker = fold(str(decision.fields.get("speaker", "")))
    return not speaker or _one_name(speaker, _value(fact))


def _stands(fact: Fact, chosen: Fact | None) -> bool:
    return chosen is not None and _agree(fact, _value(chosen), chosen)


def _subject(fact: Fact) -> tuple[str, ...]:
    """What the fact is about, folded; () where that is not specific enough to be compared."""
    data = fact.data
    if fact.kind == "statistic":
        about = fold(data["measures"] or "")
        if _specific(about):
            return (
                fact.kind,
                about,
                data["unit_canonical"] or "",
                fold(data["per"] or ""),
                fold(data["base"] or ""),
            )
    elif fact.kind == "quotation" and data["speaker"]:
        return (fact.kind, *fact.key)
    elif fact.kind == "date" and data["start"]:
        about = fold(data["event"] or "")
        if _specific(about):
            return (fact.kind, about)
    return ()


def _specific(about: str) -> bool:
    return len(about) >= SPECIFIC and not _POINTING.search(about)


def _value(fact: Fact) -> str:
    data: Mapping[str, object] = fact.data
    if fact.kind == "quotation":
        return fold(str(data["speaker"]))
    names = ("low", "high", "fraction") if fact.kind == "statistic" else ("start", "end")
    return " ".join(str(data[name]) for name in names)


def _agree(fact: Fact, value: str, other: Fact) -> bool:
    """Equal, a shorter form of one name, or two ranges of which one lies in the other (2016 and 2016-05-20)."""
    own = _value(fact)
    if own == value:
        return True
    if fact.kind == "quotation":
        return _one_name(own, value)
    if fact.kind == "date":
        a, b = fact.data, other.data
        return bool(
            (a["start"] <= b["start"] and b["end"] <= a["end"])
            or (b["start"] <= a["start"] and a["end"] <= b["end"])
        )
    return False


def _one_name(a: str, b: str) -> bool:
    return a in b or b in a
