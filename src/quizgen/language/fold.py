"""Two light forms of a text: `fold` to compare by, `level` to read numbers in. No dictionary of words is loaded."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from opencc import OpenCC

# “” ‘’ 「」 『』 and their kin are one mark to a reader who compares.
QUOTES = "“”„‟‘’‚‛「」『』﹁﹂﹃﹄〝〞〟«»‹›`´＂＇｀｢｣"
DASHES = "‐‑‒–—―−─━﹘﹣－"
DOTS = "·‧•・･∙⋅●"
MARKS = str.maketrans(
    {
        **dict.fromkeys(QUOTES, '"'),
        "'": '"',
        **dict.fromkeys(DASHES, "-"),
        **dict.fromkeys(DOTS, "·"),
        "著": "着",
    }
)
WIDTH = str.maketrans({chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " "})
"""Full-width ASCII (％ ， ２) to half width, position by position."""

RAISED = re.compile(r"(?<=\d)[⁰¹²³⁴-⁹⁺⁻]*[⁰¹²³⁴-⁹]")
"""Raised figures behind a figure: 10³ is not 103; the ² of km² stays a plain 2, as it is typed."""

# OpenCC ends its text at NUL and refuses lone surrogates; neither is a character it would change.
NOT_FOR_OPENCC = re.compile("[\0\ud800-\udfff]")
# A combining mark may compose with its neighbour once that has been lowered, so two rounds settle any text.
ROUNDS = 3
_NUMERALS = frozenset("0123456789.零一二三四五六七八九十百千万亿两")
REMEMBERED = 500
"""Characters of a text whose folded form is remembered: sentences are folded for each of their facts."""


@cache
def converter(config: str) -> OpenCC:
    """The OpenCC converter of `config`, made once: making one costs up to 170 ms."""
    return OpenCC(config)


def convert(text: str, config: str) -> str:
    """`text` through OpenCC's `config`, position by position; only for configs that keep the length."""
    if not NOT_FOR_OPENCC.search(text):
        return str(converter(config).convert(text))
    pieces = NOT_FOR_OPENCC.split(text)
    gaps = [*NOT_FOR_OPENCC.findall(text), ""]
    return "".join(converter(config).convert(piece) + gap for piece, gap in zip(pieces, gaps, strict=True))


@cache
def variants() -> Mapping[int, str]:
    """Table for str.translate of `data/variants.txt`."""
    table = (files("quizgen.language") / "data" / "variants.txt").read_text("utf-8")
    words = [word for line in table.splitlines() for word in line.partition("#")[0].split()]
    return {ord(old): new for old, new in zip(words[::2], words[1::2], strict=True)}


def simplify(text: str) -> str:
    """Every character in its simplified form; same length."""
    return convert(text, "hk2s").translate(variants())


def level(text: str) -> str:
    """Same-length light form: simplified, full-width ASCII to half width."""
    return simplify(text).translate(WIDTH)


def fold(text: str) -> str:
    """Comparison form: simplified, width and case folded, marks unified, 著 as 着, no blanks. Folding twice changes nothing."""
    return _folded(text) if len(text) <= REMEMBERED else _folded.__wrapped__(text)


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    for _ in range(ROUNDS):
        before = text
        text = RAISED.sub(r"^\g<0>", text)
        text = unicodedata.normalize("NFKC", text.translate(MARKS)).lower()
        text = "".join(simplify(text).translate(MARKS).split())
        text = re.sub("-{2,}", "-", text)  # —— and --- as one dash
        if text == before:
            break
    return text


def stands_in(answer: str, shown: str) -> bool:
    """Does an answer stand in what is shown, both folded, and as a whole number where it is one: 3年 not in 13年?"""
    at = shown.find(answer)
    while answer and at >= 0:
        before, after = shown[at - 1 : at], shown[at + len(answer) : at + len(answer) + 1]
        longer = (answer[0] in _NUMERALS and before in _NUMERALS and before) or (
            answer[-1] in _NUMERALS and after in _NUMERALS and after
        )
        if not longer:
            return True
        at = shown.find(answer, at + 1)
    return False
