"""Single characters that no essay means: controls, zero width, presentation forms, what could not be decoded."""

import re
import unicodedata
from collections.abc import Iterator

from quizgen.clean.edit import Edit
from quizgen.language.radicals import plain

LOST = "▢"
"""Stands for a character that was on the page once and cannot be known."""
NAMES = ("line-break", "control", "zero-width", "radical", "compatibility", "ligature", "form", "undecodable")

FORMS = str.maketrans("∶︰﹐﹑﹒﹔﹕﹖﹗｡｢｣､", "：：，、。；：？！。「」、")
"""Small, half-width and kindred forms of Chinese marks."""

PATTERN = re.compile(
    "(?P<control>[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f])"
    "|(?P<line_break>\r|[\x0b\x0c\x85\u2028\u2029])"
    "|(?P<zero_width>[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad])"
    "|(?P<radical>[\u2e80-\u2fdf])"  # ⼯⻓⽂ copied from a PDF for 工长文
    "|(?P<compatibility>[\uf900-\ufaff])"  # U+F9E1 for 李
    "|(?P<ligature>[\ufb00-\ufb04])"  # ﬁ
    "|(?P<form>[∶︰﹐-﹒﹔-﹗｡-､])"  # ｡ ﹗ ∶ for 。 ！ ：
    "|(?P<undecodable>[\ufffd\ue000-\uf8ff\ud800-\udfff])"
)


# <<苏东坡传>>, <‹苏东坡传>>; not a<<b
ANGLED = re.compile(r"[<‹＜]{2}([^<>‹›＜＞\n]*[\u4e00-\u9fff][^<>‹›＜＞\n]*)[>›＞]{2}")


def find(text: str) -> Iterator[Edit]:
    """Edits of single characters of a whole document, and of pairs of angles that stand for 《》."""
    for match in ANGLED.finditer(text):
        yield Edit(match.start(), match.start(1), "《", "form")
        yield Edit(match.end(1), match.end(), "》", "form")
    for match in PATTERN.finditer(text):
        name = (match.lastgroup or "").replace("_", "-")
        old = match[0]
        if name == "undecodable":
            yield Edit(match.start(), match.end(), LOST, name, "lost", "damaged")
            continue
        if name in ("control", "zero-width"):
            new = ""
        elif name == "form":
            new = old.translate(FORMS)
        elif name == "line-break":
            new = "\n"
        elif name == "radical":
            new = plain(old)
        else:
            new = unicodedata.normalize("NFC" if name == "compatibility" else "NFKC", old)
        yield Edit(match.start(), match.end(), new, name)
