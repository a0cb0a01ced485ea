"""PDF: pypdfium2 gives each character with its place; paragraphs come from the places. No radicals for characters."""

import math
from collections import Counter
from collections.abc import Iterator
from ctypes import byref, c_double
from typing import Any

from quizgen.errors import SourceError
from quizgen.language.radicals import plain
from quizgen.read._layout import Glyph, paragraphs
from quizgen.words import say

MOST = 2_000_000
"""Characters of a file beyond which no more pages are read."""
NOT_TEXT = frozenset("\r\n\0\x02\ufffe\uffff")
"""Line ends, and the marks pdfium puts where it took out a hyphen."""


def decode(data: bytes) -> tuple[str, str]:
    """(text, `pdf`): paragraphs with an empty line between them.

    SourceError for a damaged, locked or scanned file, and without the extra `pdf-in`.
    """
    try:
        import pypdfium2  # noqa: PLC0415 - an extra
    except ImportError:
        raise SourceError(say("read.extra"), say("read.extra_hint", name="pdf-in")) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise SourceError(say("read.locked"), say("read.locked_hint")) from None
        raise _damaged() from None
    try:
        pages = list(_pages(document))
    except pypdfium2.PdfiumError:
        raise _damaged() from None
    finally:
        document.close()
    found = paragraphs(pages)
    if not found:
        raise SourceError(say("read.scanned"), say("read.scanned_hint"))
    return plain("\n\n".join(found)), "pdf"


def _damaged() -> SourceError:
    return SourceError(say("read.damaged", kind="PDF"), say("read.damaged_hint"))


def _pages(document: Any) -> Iterator[tuple[float, list[Glyph]]]:
    """Height and glyphs of each page."""
    left = MOST
    for page in document:
        text = page.get_textpage()
        count = min(text.count_chars(), left)
        left -= count
        width, height = page.get_size()
        if page.get_rotation() % 180 == 90:
            width, height = height, width
        found = [(_angle(text, i), glyph) for i in range(count) if (glyph := _glyph(text, i))]
        yield _upright(found, width, height)
        text.close()
        page.close()
        if not left:
            return


def _glyph(text: Any, i: int) -> Glyph | None:
    from pypdfium2 import raw  # noqa: PLC0415 - an extra

    char = chr(raw.FPDFText_GetUnicode(text, i))
    if char in NOT_TEXT:
        return None
    x, y, matrix, box = c_double(), c_double(), raw.FS_MATRIX(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(text, i, byref(x), byref(y))
    raw.FPDFText_GetMatrix(text, i, byref(matrix))
    raw.FPDFText_GetLooseCharBox(text, i, byref(box))
    size = raw.FPDFText_GetFontSize(text, i) * math.hypot(matrix.c, matrix.d)
    sure = not raw.FPDFText_IsGenerated(text, i)
    return Glyph(char, x.value, max(box.right, x.value), round(y.value, 1), round(size, 1), sure)


def _angle(text: Any, i: int) -> int:
    """Quarter turns of a character; -1 for one that stands aslant, as watermarks do."""
    from pypdfium2 import raw  # noqa: PLC0415 - an extra

    turns = raw.FPDFText_GetCharAngle(text, i) / (math.pi / 2)
    return round(turns) % 4 if abs(turns - round(turns)) < 0.1 else -1


def _upright(found: list[tuple[int, Glyph]], width: float, height: float) -> tuple[float, list[Glyph]]:
    """Height of the page and the glyphs that stand as most do, turned so that they stand upright."""
    turns = Counter(turn for turn, _ in found).most_common(1)[0][0] if found else 0
    glyphs = [glyph for turn, glyph in found if turn == turns]
    for _ in range(turns):
        height, width = width, height
        glyphs = [g._replace(left=g.y, right=g.y + g.right - g.left, y=height - g.left) for g in glyphs]
    return height, glyphs
