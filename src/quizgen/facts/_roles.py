"""What a person is, wherever a text says it: before and behind the name, behind 是 and 被称为."""

import re
from collections.abc import Iterator, Sequence

from quizgen.facts._deeds import Told, copula
from quizgen.language import roles as around
from quizgen.language import segment
from quizgen.language.spans import beginning
from quizgen.language.tables import words
from quizgen.model import Analysis, Clause, Person

LONG = 4
"""Characters of a role that says enough by itself."""
# 「这位」首席技师
_THIS = re.compile(r"[^，。]{0,8}?(?:这位|这名|该名)")


def find(analysis: Analysis, person: Person, own: Sequence[Clause]) -> Iterator[Told]:
    """Every range that says what the person is, by kind of place."""
    essay = analysis.essay
    for mention in person.mentions:
        left = around.before(essay, mention, analysis.mentions)
        if left:
            yield from (Told(*_bare(essay.shadow, *found)) for found in around.apart(essay.shadow, *left))
        if mention.title and mention.title not in words("titles", "polite", "short", "family"):
            yield Told(mention.end, mention.end + len(mention.title))
        yield from (Told(*found) for found in around.beside(essay, mention))
        behind = mention.end + len(mention.title)
        yield from (Told(*found) for found in around.ranked(essay.shadow, behind, len(essay.shadow)))
    for clause in own:
        if clause.how == "pronoun" and (this := _THIS.match(essay.shadow, clause.start, clause.predicate)):
            yield from (Told(*found) for found in around.apart(essay.shadow, this.end(), clause.predicate))
        for reader in (around.ranked, around.posted):
            yield from (Told(*found) for found in reader(essay.shadow, clause.predicate, clause.end))
        yield from (Told(*found) for found in around.called(essay.shadow, *_up_to_another(analysis, clause)))
        behind = copula(essay.shadow, clause)
        if behind:
            yield from (Told(*found) for found in around.parts(essay.shadow, behind, clause.end))
            yield from (Told(*found) for found in around.dubbed(essay.shadow, clause.predicate, behind))


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """参与研究的|基因行为学专家, 29年外科经验的|主任医师: a long role without what he did; 代表港岛东的议员 says of what."""
    of = text.rfind("的", start, end) + 1
    if not of or end - of < LONG:
        return start, end
    tokens = [text[start + a : start + b] for a, b in segment.cut(text[start : of - 1])]
    acts = any(segment.tag(word).startswith("v") for word in tokens) or text[start].isdigit()
    return (of, end) if acts else (start, end)


def _up_to_another(analysis: Analysis, clause: Clause) -> tuple[int, int]:
    """The rest of a sentence behind a clause, up to the next name."""
    after = beginning(analysis.mentions, clause.end, clause.sentence.end)
    return clause.end, after[0].start if after else clause.sentence.end
