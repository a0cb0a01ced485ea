"""Points without marks: paragraphs that begin with parallel short sentences."""

from collections.abc import Iterator, Sequence

from quizgen.facts._points import HAN, Series, Span, announces
from quizgen.language.spans import beginning
from quizgen.model import Analysis, Paragraph

LONGEST = 32
"""Han characters of a sentence that leads a paragraph (tuned on five real essay files)."""
GOES_ON = 20
"""Characters of a paragraph behind its lead at least."""
SHORT = 8
PREFIX, SUFFIX, TWO = 3, 3, 5
"""Characters alike at either end of two leads; of a pair that stands alone."""


def find(analysis: Analysis) -> Iterator[Series]:
    """Runs of three paragraphs or more (two where they begin much alike) whose first sentences are parallel."""
    run: list[Span] = []
    place = 0
    for i, paragraph in enumerate(analysis.essay.paragraphs):
        lead = _lead(analysis, paragraph)
        if lead and run and _parallel(analysis.essay.shadow, run[-1], lead):
            run.append(lead)
            continue
        yield from _series(analysis, run, place)
        run, place = ([lead], i) if lead else ([], i)
    yield from _series(analysis, run, place)


def _lead(analysis: Analysis, paragraph: Paragraph) -> Span | None:
    """The first sentence of a paragraph without its stop, if it is short and more follows."""
    shadow = analysis.essay.shadow
    start = paragraph.start
    while start < paragraph.end and shadow[start].isspace():
        start += 1
    sentence = analysis.sentence_at(start)
    if paragraph.kind != "para" or sentence is None or paragraph.end - sentence.end < GOES_ON:
        return None
    if (
        shadow[sentence.end - 1] not in "。；;"
        or not 1 <= len(HAN.findall(shadow, sentence.start, sentence.end)) <= LONGEST
    ):
        return None
    if beginning(analysis.mentions, sentence.start, sentence.start + 1):
        return None
    return Span(sentence.start, sentence.end - 1)


def _parallel(shadow: str, one: Span, two: Span) -> bool:
    a, b = ("".join(HAN.findall(shadow, *span)) for span in (one, two))
    if _alike(a, b) >= PREFIX or _alike(a[::-1], b[::-1]) >= SUFFIX:
        return True
    if len(a) == len(b) <= SHORT and "，" not in shadow[slice(*one)]:
        return True  # 心存敬畏。… 甘于沉潜。
    return a[0] == b[0] and abs(len(a) - len(b)) <= 3 and max(len(a), len(b)) <= 2 * SHORT


def _alike(a: str, b: str) -> int:
    """Number of characters that two texts begin with in common."""
    return next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _series(analysis: Analysis, run: Sequence[Span], place: int) -> Iterator[Series]:
    shadow = analysis.essay.shadow
    leads = ["".join(HAN.findall(shadow, *span)) for span in run]
    if len(run) < 3 and not (len(run) == 2 and _alike(*leads) >= TWO):
        return
    topic = None
    if place:
        before = analysis.sentence_at(max(analysis.essay.paragraphs[place - 1].end - 1, 0))
        if before and announces().search(shadow, before.start, before.end):
            topic = Span(before.start, before.end - (shadow[before.end - 1] in "。：:"))
    end = next(p.end for p in analysis.essay.paragraphs if p.start <= run[-1].start < p.end)
    yield Series(tuple(run), topic, run[0].start, end, True)
