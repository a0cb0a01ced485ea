"""People: who they are, what they did."""

from collections.abc import Iterator, Sequence

from quizgen.facts import _names_given, _roles
from quizgen.facts._deeds import Told, deeds_of
from quizgen.facts._made import made
from quizgen.language.fold import fold
from quizgen.language.people import ANSWER, surface
from quizgen.model import Analysis, Blank, Clause, Fact, Person, Sentence

SLOT = 40
"""Characters of a sentence that tell it from the others of an essay."""


def find(analysis: Analysis) -> Iterator[Fact]:
    """One fact a person of the essay, by first mention; people never named in full are refused as `generic`."""
    own: dict[int, list[Clause]] = {}
    for clause in analysis.clauses:
        own.setdefault(id(clause.person), []).append(clause)
    for person in analysis.people:
        yield _fact(analysis, person, own.get(id(person), ()))


def _fact(analysis: Analysis, person: Person, own: Sequence[Clause]) -> Fact:
    essay = analysis.essay
    deeds = _with_made(list(deeds_of(analysis, own)), made(analysis, person))
    roles = _distinct(essay.shadow, _roles.find(analysis, person, own))
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
        blanks=()
        if person.generic or refused
        else (*_blanks(analysis, person, deeds, roles), *_given(analysis, person)),
        confidence=round(max(mention.score for mention in person.mentions), 2),
        refused=tuple(dict.fromkeys(refused)),
    )


def _with_made(deeds: list[Told], more: Iterator[Told]) -> list[Told]:
    """The deeds by place, with those of `more` that no deed holds already."""
    new = [
        told for told in more if not any(told.start < deed.end and deed.start < told.end for deed in deeds)
    ]
    return sorted([*deeds, *new])


def _distinct(text: str, found: Iterator[Told]) -> list[Told]:
    """Each wording once, the first place of it; by place."""
    first: dict[str, Told] = {}
    for told in found:
        first.setdefault(text[told.start : told.end], told)
    return sorted(first.values())


def _sentence(
    analysis: Analysis, person: Person, deeds: Sequence[Told], roles: Sequence[Told]
) -> Sentence | None:
    """The sentence to show: of the first deed that may be asked and names the person, else of a role, else the first."""
    places = [*(deed.start for deed in deeds), *(role.start for role in roles), person.mentions[0].start]
    sentences = [found for place in places if (found := analysis.sentence_at(place))]
    for sentence in sentences:
        if not sentence.refused and _named_in(analysis, person, sentence):
            return sentence
    return sentences[-1] if sentences else None


def _named_in(analysis: Analysis, person: Person, sentence: Sentence) -> tuple[int, int] | None:
    """Where the sentence has the person's name in full."""
    text, size = analysis.essay.text, len(person.name)
    for mention in person.mentions:
        full = person.generic or size == mention.end - mention.start
        if (
            sentence.start <= mention.start < sentence.end
            and full
            and person.name.startswith(text[mention.start : mention.end])
        ):
            return mention.start, mention.end
    return None


def _blanks(
    analysis: Analysis, person: Person, deeds: Sequence[Told], roles: Sequence[Told]
) -> Iterator[Blank]:
    """The name in the sentence of each deed, the roles that are more than a form of address, the name in other sentences."""
    if max(mention.score for mention in person.mentions) < ANSWER:
        return
    text = analysis.essay.text
    told: set[int] = set()
    for kind, sort, ranges in (("deed", "person", deeds), ("role", "term", roles)):
        slots: set[str] = set()
        for start, end in ranges:
            sentence = analysis.sentence_at(start)
            slot = f"{kind}:{fold(text[start:end])}"
            if sentence is None or sentence.refused or slot in slots:
                continue
            place = _named_in(analysis, person, sentence)
            if place is None or (kind == "role" and end - start < 3):
                continue
            slots.add(slot)
            if kind == "deed":
                told.add(sentence.start)
            yield Blank(
                slot, sort, *(place if kind == "deed" else (start, end)), sentence.start, sentence.end
            )
    yield from _named(analysis, person, told)


def _given(analysis: Analysis, person: Person) -> Iterator[Blank]:
    """What somebody is called in quotation marks, or what he began, found or won that has a name: 人称“万能老倌”."""
    places = [(mention.start, mention.end) for mention in person.mentions]
    starts = dict.fromkeys(s for m in person.mentions if (s := analysis.sentence_at(m.start)))
    for sentence in starts:
        if not sentence.refused:
            yield from _names_given.blanks(analysis, sentence, places)


def _named(analysis: Analysis, person: Person, told: set[int]) -> Iterator[Blank]:
    """The name in each sentence that has it in full and tells no deed, where he is not the subject: 李春设计的赵州桥, 献给汉和帝."""
    slots: set[str] = set()
    for mention in person.mentions:
        sentence = analysis.sentence_at(mention.start)
        if sentence is None or sentence.refused or sentence.start in told:
            continue
        slot = f"name:{fold(analysis.essay.text[sentence.start : sentence.end])[:SLOT]}"
        place = _named_in(analysis, person, sentence)
        if place and slot not in slots:
            slots.add(slot)
            yield Blank(slot, "person", *place, sentence.start, sentence.end)
