"""What a person did: clauses that go on with one subject and have a verb that tells of something done."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.facts._subjects import Clause
from quizgen.language import segment
from quizgen.language.tables import words
from quizgen.model import Analysis

LONGEST = 60
"""Characters of a deed at most: what is longer is a passage, no clause."""
SHORTEST = 6


class Told(NamedTuple):
    """A deed or a role, where it stands."""

    start: int
    end: int


def deeds_of(analysis: Analysis, own: Sequence[Clause]) -> Iterator[Told]:
    """Ranges of the deeds in the clauses `own` of one person, by place."""
    chain: list[Clause] = []
    for clause in own:
        joined = chain and clause.how == "same" and clause.sentence == chain[-1].sentence
        if joined and clause.end - chain[0].start <= LONGEST and clause.start - chain[-1].end <= 2:
            chain.append(clause)
            continue
        yield from _deed(analysis, chain)
        chain = [clause]
    yield from _deed(analysis, chain)


def _deed(analysis: Analysis, chain: list[Clause]) -> Iterator[Told]:
    text = analysis.essay.shadow
    while chain:
        last = chain[-1]
        end = _with_words(analysis, last)
        hanging = end == last.end and (_hands_on(text, last) or (len(chain) > 1 and not _verbs(text, last)))
        if end - chain[0].start <= LONGEST and not hanging:
            break
        chain = chain[:-1]
    if chain and end - chain[0].start >= SHORTEST and any(_acts(text, clause) for clause in chain):
        yield Told(chain[0].start, end)


def _with_words(analysis: Analysis, clause: Clause) -> int:
    """李华说，……: what is said without marks belongs to the deed, to the end of the sentence."""
    text = analysis.essay.shadow
    end = clause.sentence.end
    follows = text[clause.end : clause.end + 1] in ("，", ",", "：", ":")
    if not follows or not _hands_on(text, clause) or any(mark in text[clause.end : end] for mark in "“”「」"):
        return clause.end
    while end > clause.end and text[end - 1] in "。！？!?；;":
        end -= 1
    return end


def _hands_on(text: str, clause: Clause) -> bool:
    """A clause that ends in a verb of saying or in 是 waits for the next one."""
    tokens = segment.cut(text[clause.predicate : clause.end])
    last = text[clause.predicate + tokens[-1][0] : clause.end] if tokens else ""
    return last in words("clauses", "saying") or text[clause.end - 1] in "是为在说道：:"


def _acts(text: str, clause: Clause) -> bool:
    """Whether the clause has a verb that tells of something done: not 是, 有, 像."""
    return bool(_verbs(text, clause)) and not copula(text, clause)


def _verbs(text: str, clause: Clause) -> list[str]:
    """Verbs of the predicate and idioms, which have their verb inside (无言以对)."""
    predicate = text[clause.predicate : clause.end]
    tokens = [predicate[a:b] for a, b in segment.cut(predicate)]
    return [
        word
        for word in tokens
        if word not in words("clauses", "static")
        and (segment.tag(word).startswith("v") or (segment.tag(word) in ("i", "l") and len(word) > 3))
    ]


def copula(text: str, clause: Clause) -> int:
    """The place behind 是, 曾任, 被誉为 at the head of the predicate, 0 if there is none."""
    place = clause.predicate
    tokens = [(place + a, place + b) for a, b in segment.cut(text[place : clause.end])]
    for i, (a, b) in enumerate(tokens):
        for _, last in tokens[i : i + 3]:
            if text[a:last] in words("clauses", "copula"):
                return last
        if text[a:b] not in words("clauses", "adverbs"):
            return 0
    return 0
