"""Copies of one text in several essays: found over all files, second essays split off, differing words flagged.

Compared are shadows without marks and blanks, by containment (share of the smaller text), never by Jaccard: a text that
is half another text has Jaccard .5 and containment 1.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cached_property
from itertools import combinations, groupby, pairwise

from quizgen.model import Copy, Essay, Flag, Paragraph, Run

NAMES = ("copies", "disputed")
SOLID = re.compile("[0-9A-Za-z\u3400-\u4dbf\u4e00-\u9fff]")
SENTENCE = re.compile("[^。！？!?\n]+")  # 天晴了|，大家都来了|。: without its end mark
GRAM = 5
SKETCH = 8
"""Length of the grams by which candidates are found; one in SAMPLE is kept, chosen by its first character."""
SAMPLE = 8
COMMON = 60
"""Essays that share a gram from which it is a phrase everybody uses."""
# Tuned on five real essay files and on planted mixtures of 5,923 other documents.
LEAST_SHARED, LEAST_SHARE = 60, 0.6
RUN_LENGTH, RUN_SHARE, RUN_GRAMS = 3, 0.8, 15
LONGEST_WORD = 8
"""Characters up to which a difference is a word in dispute, not another wording."""
ALIKE = 0.7
"""Share of equal characters from which two sentences are one sentence twice."""


class Print:
    """An essay without marks and blanks, with its grams."""

    def __init__(self, essay: Essay) -> None:
        self.essay = essay
        self.places = [m.start() for m in SOLID.finditer(essay.shadow)]
        self.text = "".join(essay.shadow[i] for i in self.places).lower()

    @cached_property
    def grams(self) -> frozenset[str]:
        """All grams of the essay."""
        return _grams(self.text)

    def paragraph(self, paragraph: Paragraph) -> str:
        """The print of one paragraph."""
        return self.text[bisect_left(self.places, paragraph.start) : bisect_left(self.places, paragraph.end)]

    def sketch(self) -> set[str]:
        """A sample of long grams: the same in every text that holds them."""
        text = self.text
        return {text[i : i + SKETCH] for i in range(len(text) - SKETCH + 1) if ord(text[i]) % SAMPLE == 0}


def _grams(text: str) -> frozenset[str]:
    return frozenset(text[i : i + GRAM] for i in range(len(text) - GRAM + 1))


def link(essays: Sequence[Essay], without: Iterable[str] = ()) -> list[Essay]:
    """`essays` of all files with copies linked, numbered anew in each file; second essays found by copies are split off.

    Words in which copies differ get the flag `disputed`. `without` may hold `copies` and `disputed`.
    """
    skipped = frozenset(without)
    if "copies" in skipped:
        return list(essays)
    prints = [Print(essay) for essay in essays]
    pairs = _candidates(prints)
    pieces: list[Essay] = []
    others: dict[int, list[Print]] = defaultdict(list)
    for a, b in pairs:
        others[a].append(prints[b])
        others[b].append(prints[a])
    for i, essay_print in enumerate(prints):
        pieces += _split(essay_print, others[i])
    if len(pieces) > len(essays):
        pieces = _numbered(pieces)
        prints = [Print(essay) for essay in pieces]
        pairs = _candidates(prints)
    copies: dict[int, list[Copy]] = defaultdict(list)
    flags: dict[int, set[Flag]] = defaultdict(set)
    for a, b in pairs:
        found = _relation(prints[a], prints[b])
        if found is None:
            continue
        relation, share = found
        inverse = {"contains": "contained", "contained": "contains"}.get(relation, relation)
        copies[a].append(Copy(pieces[b].id, relation, share))
        copies[b].append(Copy(pieces[a].id, inverse, share))
        for span_a, span_b in () if "disputed" in skipped else _differences(prints[a], prints[b]):
            flags[a].add(Flag(*span_a, "disputed"))
            flags[b].add(Flag(*span_b, "disputed"))
    return [
        replace(essay, copies=tuple(copies[i]), flags=tuple(sorted({*essay.flags, *flags[i]})))
        if i in copies
        else essay
        for i, essay in enumerate(pieces)
    ]


def _candidates(prints: Sequence[Print]) -> list[tuple[int, int]]:
    """Pairs of essays that share long grams, in order."""
    postings: dict[str, list[int]] = defaultdict(list)
    for i, essay_print in enumerate(prints):
        for gram in essay_print.sketch():
            postings[gram].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for places in postings.values():
        if 1 < len(places) <= COMMON:
            shared.update(combinations(places, 2))
    return sorted(pair for pair, count in shared.items() if count > 2)


def _relation(a: Print, b: Print) -> tuple[str, float] | None:
    """What `a` is to `b`, and the share of the smaller text that both hold."""
    shared = len(a.grams & b.grams)
    if shared < LEAST_SHARED:
        return None
    of_a, of_b = shared / len(a.grams), shared / len(b.grams)
    if max(of_a, of_b) < LEAST_SHARE:
        return None
    if min(of_a, of_b) >= LEAST_SHARE:
        return "same", round(max(of_a, of_b), 2)
    return ("contained" if of_a > of_b else "contains"), round(max(of_a, of_b), 2)


def _split(whole: Print, others: Sequence[Print]) -> list[Essay]:
    """The essay, or its pieces where a run of its paragraphs is another essay."""
    pieces = [_grams(whole.paragraph(paragraph)) for paragraph in whole.essay.paragraphs] if others else []
    runs = {run for other in others for run in _runs(pieces, other)}
    begun = {start for start, _ in runs}
    # Another essay at the very beginning may be an excerpt of this one, unless a further essay follows it.
    cuts = {edge for start, end in runs if start or end in begun for edge in (start, end)}
    bounds = [0]
    for cut in sorted(cuts):
        if cut - bounds[-1] >= RUN_LENGTH and len(pieces) - cut >= RUN_LENGTH:
            bounds.append(cut)
    if len(bounds) == 1:
        return [whole.essay]
    bounds.append(len(pieces))
    return [_piece(whole.essay, a, b, n) for n, (a, b) in enumerate(pairwise(bounds), 1)]


def _runs(pieces: Sequence[frozenset[str]], other: Print) -> Iterator[tuple[int, int]]:
    """Runs of paragraphs that are all of `other`."""
    inside: list[bool] = []
    for piece in reversed(pieces):  # a heading or a short line goes with what follows
        known = inside[-1] if inside else False
        inside.append(known if len(piece) < RUN_GRAMS else len(piece & other.grams) > RUN_SHARE * len(piece))
    inside.reverse()
    for held, group in groupby(range(len(inside)), key=inside.__getitem__):
        run = list(group)
        grams = frozenset[str]().union(*(pieces[i] for i in run)) if held else frozenset[str]()
        if len(run) >= RUN_LENGTH and len(grams & other.grams) > RUN_SHARE * len(other.grams):
            yield run[0], run[-1] + 1


def _piece(essay: Essay, first: int, end: int, number: int) -> Essay:
    """Paragraphs `first` to `end` of an essay as an essay."""
    low, high = essay.paragraphs[first].start, essay.paragraphs[end - 1].end
    raw_low, raw_high = essay.raw_span(low, high)
    return replace(
        essay,
        title=f"{essay.title}（{number}）" if essay.title and number > 1 else essay.title,
        text=essay.text[low:high],
        shadow=essay.shadow[low:high],
        paragraphs=tuple(Paragraph(p.start - low, p.end - low, p.kind) for p in essay.paragraphs[first:end]),
        runs=tuple(
            Run(r.start - low, r.end - low, r.raw_start, r.raw_end)
            for r in essay.runs
            if low <= r.start and r.end <= high
        ),
        repairs=tuple(r for r in essay.repairs if raw_low <= r.raw_start and r.raw_end <= raw_high),
        flags=tuple(Flag(f.start - low, f.end - low, f.reason) for f in essay.flags if low <= f.start < high),
    )


def _numbered(essays: Sequence[Essay]) -> list[Essay]:
    counts: Counter[str] = Counter()
    found = []
    for essay in essays:
        counts[essay.document.file] += 1
        found.append(replace(essay, number=counts[essay.document.file]))
    return found


def _differences(a: Print, b: Print) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Ranges in the texts of `a` and `b` where one sentence says different words: 一位/一味."""
    if a.text == b.text:
        return
    of_a, of_b = _sentences(a), _sentences(b)
    sentences = SequenceMatcher(None, [t for t, _ in of_a], [t for t, _ in of_b], autojunk=False)
    for kind, a1, a2, b1, b2 in sentences.get_opcodes():
        if kind != "replace":
            continue
        left, right = "".join(t for t, _ in of_a[a1:a2]), "".join(t for t, _ in of_b[b1:b2])
        words = SequenceMatcher(None, left, right, autojunk=False)
        if words.quick_ratio() < ALIKE or words.ratio() < ALIKE:
            continue
        for change, i1, i2, j1, j2 in words.get_opcodes():
            edge = min(i1, j1) == 0 or i2 == len(left) or j2 == len(right)
            if change == "equal" or edge or max(i2 - i1, j2 - j1) > LONGEST_WORD:
                continue
            yield _span(a, of_a[a1][1] + i1, of_a[a1][1] + i2), _span(b, of_b[b1][1] + j1, of_b[b1][1] + j2)


def _sentences(essay_print: Print) -> list[tuple[str, int]]:
    """(print, its place in the print of the essay) of each sentence by plain stops."""
    found = []
    for match in SENTENCE.finditer(essay_print.essay.shadow):
        start = bisect_left(essay_print.places, match.start())
        end = bisect_left(essay_print.places, match.end())
        if start < end:
            found.append((essay_print.text[start:end], start))
    return found


def _span(essay_print: Print, start: int, end: int) -> tuple[int, int]:
    """The range in the essay; where a word is missing, the characters on both sides of the gap."""
    if start == end:
        start, end = start - 1, end + 1
    return essay_print.places[start], essay_print.places[end - 1] + 1
