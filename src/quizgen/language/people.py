"""People of an essay: where they are named, and which names are one person."""

from collections.abc import Sequence

from quizgen.language.clusters import cluster, surface
from quizgen.language.decide import decide
from quizgen.language.fold import simplify
from quizgen.language.names import well_known
from quizgen.language.pieces import middle_dots, pieces
from quizgen.language.tagger import Candidate, candidates
from quizgen.model import Essay, Mention

__all__ = ["ANSWER", "MASK", "MENTION", "cluster", "find", "surface"]

# Tuned on five real essay files and forty student essays; precision and recall on forty others in brackets.
MENTION = 0.55
"""Score from which a string counts as a name (.96, .89)."""
ANSWER = 0.70
"""Score from which a name may be an answer or a wrong option (.99, .85)."""
MASK = 0.40
"""Score from which a name is hidden together with the answer it would give away (.94, .89)."""


def find(
    essays: Sequence[Essay], names: Sequence[str] = (), least: float = MENTION
) -> list[tuple[Mention, ...]]:
    """The mentions of each essay by place; a batch of 20 to 50 essays is fastest, its order does not matter.

    `names` are people the reader vouches for, in either script; `least` is the score a name needs.
    """
    known = well_known() | frozenset(middle_dots(simplify(name)) for name in names)
    texts = [middle_dots(essay.shadow) for essay in essays]
    sentences = [(i, piece, places) for i, text in enumerate(texts) for piece, places in pieces(text)]
    found: list[list[Candidate]] = [[] for _ in texts]
    for (i, _, places), spans in zip(
        sentences, candidates([piece for _, piece, _ in sentences]), strict=True
    ):
        for span in spans:
            ends = tuple((places[end - 1] + 1, score) for end, score in span.ends)
            found[i].append(Candidate(places[span.start], ends))
    return [tuple(decide(text, spans, known, least)) for text, spans in zip(texts, found, strict=True)]
