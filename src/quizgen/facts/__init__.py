"""Kinds of fact, one public module each with `find(analysis)`; this module runs them all and joins what is one fact."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from quizgen import plugins
from quizgen.decisions import Decision
from quizgen.facts import _conflicts
from quizgen.model import Analysis, Essay, Fact, Source

KINDS = ("person", "quotation", "statistic", "date", "work", "definition", "enumeration")
"""Order in which kinds are listed."""


def kinds() -> list[str]:
    """The kinds of fact there are, in the order of KINDS."""
    return sorted(plugins.names("facts"), key=KINDS.index)


def find(analyses: Sequence[Analysis], preferred: Sequence[Decision] = ()) -> list[Fact]:
    """Every fact and non-fact of every kind, by source position.

    Facts that contradict each other are refused, unless a person has `preferred` one of them.
    """
    finders = [plugins.get("facts", kind).find for kind in kinds()]
    found = [fact for analysis in analyses for finder in finders for fact in finder(analysis)]
    return _conflicts.refuse(sorted(found, key=_position), preferred)


def conflicts(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """Facts side by side that say different things of one subject."""
    return _conflicts.find(facts)


def settled(rivals: Iterable[Fact]) -> bool:
    """Does one of these facts, which contradict each other, stand because a person preferred it?"""
    return any(_conflicts.REASON not in fact.refused for fact in rivals)


def _position(fact: Fact) -> tuple[str, int, int, str, str]:
    return (fact.source.file, fact.source.start, fact.source.end, fact.kind, fact.id)


def group(facts: Iterable[Fact]) -> list[tuple[Fact, ...]]:
    """Facts that say the same, together: askable ones first, then by source position.

    What is no fact (a term, an ordinal) is grouped apart from a fact of the same key, and so is what lost a conflict.
    """
    groups: dict[tuple[str, bool, bool], list[Fact]] = {}
    for fact in facts:
        sort = (fact.id, fact.role == "fact", _conflicts.REASON in fact.refused)
        groups.setdefault(sort, []).append(fact)
    return [tuple(sorted(g, key=lambda fact: not fact.askable)) for g in groups.values()]


def joined(same: Sequence[Fact], essays: Mapping[str, Essay]) -> Fact:
    """One fact of several that say the same: the first, with the others as witnesses and their lists taken in."""
    first, *others = same
    if not others:
        return first
    data = dict(first.data)
    for fact in others:
        for key, value in fact.data.items():
            if isinstance(value, list) and isinstance(data.get(key), list):
                data[key] = data[key] + [item for item in value if item not in data[key]]
            elif data.get(key) is None:
                data[key] = value
    witnesses = tuple(witness(first, fact, essays) for fact in others)
    return replace(first, data=data, witnesses=first.witnesses + witnesses)


def witness(first: Fact, other: Fact, essays: Mapping[str, Essay]) -> Source:
    """The source of `other`, marked where its essay is a copy of the first one's."""
    copies = {copy.essay for copy in essays[first.essay].copies} if first.essay in essays else set()
    return replace(other.source, copy=other.essay in copies)


def row(fact: Fact, essay: Essay) -> dict[str, Any]:
    """A fact as a line of `quizgen facts --format jsonl`."""
    data: dict[str, Any] = {
        "id": fact.id,
        "kind": fact.kind,
        "essay": {
            "id": essay.id,
            "title": essay.title,
            "author": essay.author,
            "date": essay.date,
            "part": essay.part,
        },
        "source": _place(fact.source),
        "surface": fact.surface,
        "sentence": fact.sentence,
        "witnesses": [_place(source) for source in fact.witnesses],
        "confidence": round(fact.confidence, 2),
        "askable": fact.askable,
        "refused": list(fact.refused),
        "data": dict(fact.data),
    }
    if fact.role != "fact":
        data["role"] = fact.role
    return data


def _place(source: Source) -> dict[str, Any]:
    place = asdict(source)
    if not source.copy:
        del place["copy"]
    return place
