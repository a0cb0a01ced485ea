"""Text of essays made harmless: nothing in it is taken for markup by a browser or by Anki."""

import html
import re
import unicodedata

# Marks that turn the direction of what follows them: a hidden one reverses the rest of a line.
DIRECTION = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c")
LINE_END = re.compile("\r\n|[\r\u0085\u2028\u2029]")  # 第一行 CR LF 第二行
TAG_BREAK = re.compile(r"[\s:]+")  # 人物 甲::乙: a blank, U+3000 too, would split a tag, :: would nest it

IN_ANKI = str.maketrans(
    {
        "[": "&#91;",  # [sound:…] [latex] [$] [[type:…]] [anki:…] are live
        "\\": "<span>\\</span>",  # \( and \[ start a formula, and an entity does not stop them
        "{": "&#123;",  # {{c1::…}} is a cloze
        "}": "&#125;",
    }
)
IN_CLOZE = str.maketrans({":": "&#58;"})
"""`::` would end the hidden words and start a hint."""

IN_NAME = str.maketrans("<>&[]\\:", "＜＞＆［］＼：")
"""For the names of decks: Anki puts them into cards as they are, and `::` makes a deck within a deck."""


def visible(text: str) -> str:
    """`text` without control characters, lone surrogates and marks of direction; line ends as one line feed."""
    text = LINE_END.sub("\n", text)
    return "".join(
        c for c in text if c in "\n\t" or (unicodedata.category(c) not in ("Cc", "Cs") and c not in DIRECTION)
    )


def web(text: str) -> str:
    """`text` as HTML, also between double quotes; line feeds as <br>."""
    return html.escape(visible(text)).replace("\n", "<br>")


def anki(text: str) -> str:
    """`text` as an Anki field, in the normal form (NFC) that Anki would give it."""
    text = html.escape(unicodedata.normalize("NFC", visible(text)), quote=False)
    return text.translate(IN_ANKI).replace("\n", "<br>")


def cloze(before: str, answer: str, after: str, hint: str = "") -> str:
    """An Anki field with one cloze, number 1 for ever: another number would be another card."""
    left, hidden, right, told = (anki(part).translate(IN_CLOZE) for part in (before, answer, after, hint))
    return f"{left}{{{{c1::{hidden}{'::' if told else ''}{told}}}}}{right}"


def name(title: str) -> str:
    """`title` as one level of the name of a deck."""
    return " ".join(unicodedata.normalize("NFC", visible(title)).translate(IN_NAME).split())


def tag(*levels: str) -> str:
    """One tag of Anki, its levels joined by `::`; `` if the last one says nothing."""
    clean = [TAG_BREAK.sub("_", unicodedata.normalize("NFC", visible(level))).strip("_") for level in levels]
    return "::".join(clean) if all(clean) else ""
