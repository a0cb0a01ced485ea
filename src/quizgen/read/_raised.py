"""Raised and lowered figures stay apart from those before them: 10<sup>3</sup> is 10³, not 103."""

import re

_PLAIN = "0123456789+-−=()n"
_RAISED = str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₙ")
_FIGURES = re.compile(rf"[{re.escape(_PLAIN)}]+")
_NOTE = re.compile(
    r"\s*[\[［〔【(（]\s*(?:注\s*)?[\d*]{1,3}\s*[\]］〕】)）]\s*|[①-⑳]|注\s?\d{0,3}"
)  # [1]; ①; 注3
_ORDINAL = re.compile("st|nd|rd|th|TM|®|©", re.IGNORECASE)  # 20<sup>th</sup>


def superscript(text: str) -> str:
    """`text` as it is written raised; "" for the number of a note."""
    stripped = text.strip()
    if not stripped or _NOTE.fullmatch(text):
        return ""
    if _FIGURES.fullmatch(stripped):
        return stripped.translate(_RAISED)
    plain = _ORDINAL.fullmatch(stripped) or not stripped.isascii() or "\n" in stripped
    return stripped if plain else f"^{stripped}"


def subscript(text: str) -> str:
    """`text` as it is written lowered; letters stay as they are."""
    stripped = text.strip()
    return stripped.translate(_LOWERED) if _FIGURES.fullmatch(stripped) else stripped
