"""People: who they are, what they did."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.facts import _roles
from quizgen.facts._subjects import Clause, clauses
from quizgen.language import segment
from quizgen.language.fold import fold
from quizgen.language.people import ANSWER, surface
from quizgen.language.tables import words
from quizgen.model import Analysis, Blank, Fact, Person, Sentence

LONGEST_DEED = 60
"""Characters of a deed at most: what is longer is a passage, no clause."""
SHORTEST_DEED = 6


class _Told(NamedTuple):
    """A deed or a role of a person, where it stands."""

    start: int
    end: int


def find(analysis: Analysis) -> Iterator[Fact]:
    """One fact a person of the essay, by first mention; people never named in full are refused as `generic`."""
    told = list(clauses(analysis))
    for person in analysis.people:
        own = [clause for clause in told if clause.person is person]
        yield _fact(analysis, person, own)


def _fact(analysis: Analysis, person: Person, own: Sequence[Clause]) -> Fact:
    essay = analysis.essay
    deeds = list(_deeds(analysis, own))
    roles = _distinct(essay.shadow, _find_roles(analysis, person, own))
    first = person.mentions[0]
    end = first.end + len(first.title)
    shown = _sentence(analysis, person, deeds, roles)
    text = essay.text
    refused = (("generic",) if person.generic else ()) + (shown.refused if shown else ())
    source = essay.source(first.start, end)
    key: tuple[str, ...] = (fold(person.name),)
    if person.generic:
        key += (fold(essay.title or essay.text[:20]),)
    return Fact(
        kind="person",
        key=key,
        essay=essay.id,
        start=first.start,
        end=end,
        source=source,
        surface=essay.document.text[source.start : source.end],
        sentence=text[shown.start : shown.end] if shown else text[first.start : end],
        data={
            "name": person.name,
            "mentions": list(dict.fromkeys(surface(essay, mention) for mention in person.mentions)),
            "roles": [text[a:b] for a, b in roles],
            "deeds": list(dict.fromkeys(text[a:b] for a, b in deeds)),
            "generic": person.generic,
        },
        blanks=() if person.generic or refused else tuple(_blanks(analysis, person, shown, deeds, roles)),
        confidence=round(max(mention.score for mention in person.mentions), 2),
        refused=tuple(dict.fromkeys(refused)),
    )


def _deeds(analysis: Analysis, own: Sequence[Clause]) -> Iterator[_Told]:
    """Clauses that go on with one subject, together up to LONGEST_DEED characters, if they tell of something done."""
    chain: list[Clause] = []
    for clause in own:
        joined = chain and clause.how == "same" and clause.sentence == chain[-1].sentence
        if joined and clause.end - chain[0].start <= LONGEST_DEED and clause.start - chain[-1].end <= 2:
            chain.append(clause)
            continue
        yield from _deed(analysis, chain)
        chain = [clause]
    yield from _deed(analysis, chain)


def _deed(analysis: Analysis, chain: Sequence[Clause]) -> Iterator[_Told]:
    text = analysis.essay.shadow
    if not chain or chain[-1].end - chain[0].start > LONGEST_DEED:
        return
    if chain[-1].end - chain[0].start >= SHORTEST_DEED and any(_acts(text, clause) for clause in chain):
        yield _Told(chain[0].start, chain[-1].end)


def _acts(text: str, clause: Clause) -> bool:
    """Whether the clause has a verb that tells of something done: not 是, 有, 像."""
    tokens = [text[clause.predicate + a : clause.predicate + b] for a, b in segment.cut(text[clause.predicate : clause.end])]
    verbs = [word for word in tokens if segment.tag(word).startswith("v") and word not in words("clauses", "static")]
    return bool(verbs) and _copula(text, clause) == 0


def _copula(text: str, clause: Clause) -> int:
    """Length of 是, 曾任, 被誉为 at the head of the predicate with what stands before it, 0 if there is none."""
    at = clause.predicate
    while at < clause.end:
        for size in range(5, 0, -1):
            word = text[at : at + size]
            if len(word) == size and word in words("clauses", "copula"):
                return at + size - clause.predicate
        if text[at] not in "曾也就现原便都既先后一直，他她还":
            return 0
        at += 1
    return 0


def _find_roles(analysis: Analysis, person: Person, own: Sequence[Clause]) -> Iterator[_Told]:
    """Every range that says what the person is, by kind of place."""
    essay = analysis.essay
    for mention in person.mentions:
        left = _roles.before(essay, mention, analysis.mentions)
        if left:
            yield _Told(*left)
        if mention.title and mention.title not in words("titles", "polite"):
            yield _Told(mention.end, mention.end + len(mention.title))
        yield from (_Told(*found) for found in _roles.beside(essay, mention))
    for clause in own:
        length = _copula(essay.shadow, clause)
        if length:
            yield from (_Told(*found) for found in _roles.parts(essay.shadow, clause.predicate + length, clause.end))


def _distinct(text: str, found: Iterator[_Told]) -> list[_Told]:
    """Each wording once, the first place of it; by place."""
    first: dict[str, _Told] = {}
    for told in found:
        first.setdefault(text[told.start : told.end], told)
    return sorted(first.values())


def _sentence(
    analysis: Analysis, person: Person, deeds: Sequence[_Told], roles: Sequence[_Told]
) -> Sentence | None:
    """The sentence to show: of the first deed that may be asked and names the person, else of a role, else the first."""
    places = [*(deed.start for deed in deeds), *(role.start for role in roles), person.mentions[0].start]
    sentences = [found for place in places if (found := analysis.sentence_at(place))]
    for sentence in sentences:
        if not sentence.refused and _named_in(person, sentence):
            return sentence
    return sentences[-1] if sentences else None


def _named_in(person: Person, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence has the person's name in full."""
    longest = max(mention.end - mention.start for mention in person.mentions)
    for mention in person.mentions:
        if sentence.start <= mention.start < sentence.end and mention.end - mention.start == longest:
            return mention.start, mention.end
    return None


def _blanks(
    analysis: Analysis, person: Person, shown: Sentence | None, deeds: Sequence[_Told], roles: Sequence[_Told]
) -> Iterator[Blank]:
    """The name in the sentence shown and in that of each deed, and the roles that are more than a form of address."""
    if max(mention.score for mention in person.mentions) < ANSWER:
        return
    text = analysis.essay.text
    place = _named_in(person, shown) if shown else None
    if shown and place:
        yield Blank("name", "person", *place, shown.start, shown.end)
    for kind, sort, ranges in (("deed", "person", deeds), ("role", "term", roles)):
        slots: set[str] = set()
        for start, end in ranges:
            sentence = analysis.sentence_at(start)
            slot = f"{kind}:{fold(text[start:end])}"
            if sentence is None or sentence.refused or slot in slots:
                continue
            place = _named_in(person, sentence)
            if place is None or (kind == "role" and end - start < 3):
                continue
            slots.add(slot)
            yield Blank(slot, sort, *(place if kind == "deed" else (start, end)), sentence.start, sentence.end)
