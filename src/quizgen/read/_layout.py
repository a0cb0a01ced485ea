"""Where glyphs stand on pages → lines → paragraphs, without page numbers and running heads.

Lengths are points, y grows upwards. What was tuned was tuned on prints of nine essays by a browser and a word processor.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from quizgen.read._raised import superscript

# 汉, 。, （, “: a gap beside one of these is no blank
CJK = re.compile(
    "[\u2018-\u201d\u2014\u2026\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U000323af]"
)
NOT_FIRST = frozenset("，。、；：？！”’）》」』】…—")
"""Marks that begin no line: the character before them goes down with them."""
FINAL = frozenset("。？！”’」』…：；")
NUMBER = re.compile(
    r"[-—–·.\s]*(?:第\s*)?[0-9ivxlIVXL]{1,4}\s*[页頁]?(?:\s*[/／共,，]+\s*\d{1,4}\s*[页頁]?)?[-—–·.\s]*"
)  # - 3 -; 第3页
STAMP = re.compile(
    r"(?:file|https?)://|\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s+(?:[上下]午)?\d{1,2}:\d\d"
)  # 3/5/24, 10:12 AM
EDGE = 0.1
"""Share of a page's height at its top and bottom where page numbers stand."""
EDGE_ROWS, LARGER = 2, 1.15
"""Rows at an edge that may be a frame; how much larger a title is than the running head over it."""
NEW_ROW, NEW_CELL = 0.5, 4.0
"""Ems down and across from which a glyph is on another line."""
SMALL, RAISED, TINY = 0.85, 0.15, 0.55
"""Size of a raised figure and how far it is raised, in ems of its line; size of ruby readings, in ems of the text."""
SAME_SIZE, WIDE_GAP, INDENT, COLUMN = 0.08, 1.35, 0.9, 8.0
"""Tolerance of sizes; leadings between paragraphs; ems of an indent; ems between the left edges of two columns."""


LEAST_SHOWN = 2
"""Indents or gaps that show how a file sets off its paragraphs."""


class Glyph(NamedTuple):
    """A character, its left and right edge, its baseline and its size; a blank is `sure` if the file has it."""

    char: str
    left: float
    right: float
    y: float
    size: float
    sure: bool = True


class Line(NamedTuple):
    """A line, or a cell of a row; `first` is the width of what stands before its first chance of a break."""

    text: str
    left: float
    right: float
    y: float
    size: float
    page: int
    first: float


def paragraphs(pages: Sequence[tuple[float, Sequence[Glyph]]]) -> list[str]:
    """The paragraphs of pages, each given as its height and its glyphs in reading order."""
    lines = [list(_lines(glyphs, number)) for number, (_, glyphs) in enumerate(pages)]
    framed = _framed(lines, [height for height, _ in pages])
    kept = [line for page in lines for line in page if line not in framed]
    if not kept:
        return []
    body = _body_size(kept)
    kept = [line for line in kept if line.size > TINY * body]
    lefts = _lefts(kept, body)
    rights: dict[float, float] = {}
    for line in kept:
        left = _left_of(line, lefts)
        rights[left] = max(rights.get(left, 0.0), line.right)
    leading = _leading(kept)
    shown = _shown(kept, lefts, leading)
    found = [kept[0].text]
    for above, line in pairwise(kept):
        left, left_above = _left_of(line, lefts), _left_of(above, lefts)
        room = rights[left_above] - above.right
        if _goes_on(above, line, left, left == left_above, room, leading, shown):
            found[-1] = _joined(found[-1], line.text)
        else:
            found.append(line.text)
    return found


def _lines(glyphs: Iterable[Glyph], page: int) -> Iterator[Line]:
    row: list[Glyph] = []
    for glyph in glyphs:
        if row:
            last, em = row[-1], max(glyph.size, row[-1].size)
            down = abs(glyph.y - last.y) > NEW_ROW * em
            if down or glyph.left < last.left - em or glyph.left > last.right + NEW_CELL * em:
                yield from _line(row, page)
                row = []
        row.append(glyph)
    yield from _line(row, page)


def _line(row: Sequence[Glyph], page: int) -> Iterator[Line]:
    inked = [glyph for glyph in row if not glyph.char.isspace()]
    if not inked:
        return
    size = _most(glyph.size for glyph in inked)
    y = _most(glyph.y for glyph in inked if glyph.size == size)
    pieces: list[tuple[bool, str]] = []
    for i, glyph in enumerate(row):
        if glyph.char.isspace():
            near = "".join(g.char for g in row[max(i - 1, 0) : i + 2])
            if not glyph.sure and CJK.search(near):
                continue
        raised = glyph.size < SMALL * size and glyph.y > y + RAISED * size and not glyph.char.isspace()
        if pieces and pieces[-1][0] == raised:
            pieces[-1] = (raised, pieces[-1][1] + glyph.char)
        else:
            pieces.append((raised, glyph.char))
    text = "".join(superscript(piece) if raised else piece for raised, piece in pieces).strip()
    if text:
        yield Line(text, inked[0].left, max(g.right for g in inked), y, size, page, _first(inked))


def _first(inked: Sequence[Glyph]) -> float:
    """Width of the first word, or of the first character with the marks that cling to it."""
    end = 1
    while end < len(inked) and (inked[end].char in NOT_FIRST or _cling(inked[end - 1], inked[end])):
        end += 1
    return inked[end - 1].right - inked[0].left


def _cling(a: Glyph, b: Glyph) -> bool:
    """Letters and figures of one word."""
    return not CJK.match(a.char) and not CJK.match(b.char) and b.left - a.right < 0.2 * b.size


def _framed(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> set[Line]:
    """Lines at the edges of pages that are page numbers, stamps of a browser, or running heads."""
    edges: list[tuple[tuple[str, str], list[Line], bool]] = []
    found: set[Line] = set()
    for page, height in zip(pages, heights, strict=True):
        rows = _rows(page)
        for side, chosen in (("top", rows[:EDGE_ROWS]), ("bottom", rows[-EDGE_ROWS:])):
            for row in chosen:
                share = row[0].y / height if height else 0.5
                edges.append(((side, _masked(row)), row, min(share, 1 - share) < EDGE))
        over_title = len(rows) > 2 and rows[1][0].size > LARGER * rows[0][0].size
        if over_title and height and rows[0][0].y > (1 - EDGE) * height:
            found.update(rows[0])
    seen = Counter(key for key, _, _ in edges)
    for key, row, outer in edges:
        often = len(pages) > 1 and 2 * seen[key] >= max(len(pages), 4)
        stamped = any(STAMP.search(line.text) for line in row)
        if often or (outer and (stamped or all(NUMBER.fullmatch(line.text) for line in row))):
            found.update(row)
    return found


def _rows(page: Sequence[Line]) -> list[list[Line]]:
    """Lines side by side together, from the top of the page."""
    rows: list[list[Line]] = []
    for line in sorted(page, key=lambda line: -line.y):
        if rows and abs(rows[-1][0].y - line.y) < NEW_ROW * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


def _masked(row: Sequence[Line]) -> str:
    return "|".join(sorted(re.sub(r"\d+", "0", line.text) for line in row))


def _body_size(lines: Sequence[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _lefts(lines: Sequence[Line], em: float) -> list[float]:
    """Left edges of the columns, from left to right."""
    count = Counter(round(line.left) for line in lines)
    least = min(max(2, len(lines) // 10), max(count.values()))
    found: list[float] = []
    for left in sorted(left for left, times in count.items() if times >= least):
        if not found or left > found[-1] + COLUMN * em:
            found.append(left)
    return found


def _left_of(line: Line, lefts: Sequence[float]) -> float:
    hanging = 0.7 * line.size  # 「 and 《 at the edge are set half a character out
    return max((left for left in lefts if left <= line.left + hanging), default=lefts[0])


def _leading(lines: Sequence[Line]) -> float:
    """The smallest usual distance of two baselines."""
    gaps = Counter(
        round(2 * (a.y - b.y)) / 2
        for a, b in pairwise(lines)
        if a.page == b.page and a.size == b.size and a.y > b.y
    )
    usual = [gap for gap, times in gaps.items() if 5 * times >= max(gaps.values())]
    return min(usual, default=0.0)


def _shown(lines: Sequence[Line], lefts: Sequence[float], leading: float) -> bool:
    """Whether paragraphs are shown by indents or by gaps."""
    starts = 0
    for above, line in pairwise(lines):
        if above.size == line.size and above.page == line.page:
            indented = line.left > _left_of(line, lefts) + INDENT * line.size
            starts += indented or above.y - line.y > WIDE_GAP * max(leading, line.size)
    return starts >= LEAST_SHOWN


def _goes_on(
    above: Line, line: Line, left: float, same_column: bool, room: float, leading: float, shown: bool
) -> bool:
    """Whether `line` goes on in the paragraph of the line before it, which leaves `room` at its right."""
    em = line.size
    if abs(above.size - em) > SAME_SIZE * em:
        return False
    near = above.page == line.page and same_column
    if near and not 0 < above.y - line.y <= WIDE_GAP * max(leading, em):
        return False
    ended = above.text[-1] in FINAL
    full = room < line.first + INDENT * em
    if line.left > left + INDENT * em:  # the first line of a paragraph, or one of a quotation that is set in
        return near and full and not ended and abs(line.left - above.left) < INDENT * em
    return full if shown and near else full and (room < INDENT * em or not ended)


def _joined(a: str, b: str) -> str:
    if CJK.match(a[-1]) or CJK.match(b[0]):
        return a + b
    if a[-1] in "-\u00ad" and b[0].islower():
        return a[:-1] + b
    return f"{a} {b}"


def _most(values: Iterable[float]) -> float:
    return Counter(values).most_common(1)[0][0]
