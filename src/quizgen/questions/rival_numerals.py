"""Numbers in characters, read and written."""

from quizgen.language.figure import decimal
from quizgen.language.fold import level
from quizgen.language.numerals import scan

PLAIN = "一二三四五六七八九"
_WEIGHTS = ("千", "百", "十", "")


def read(written: str) -> str:
    """A number in characters as one in digits, "" if it is none or says more than one: 四千六百 → 4600, 十一点五 → 11.5"""
    found = scan(level(written), 0) if written else None
    if (
        not found
        or found.end < len(written)
        or found.low != found.high
        or (found.digits and len(written) > 1)
    ):
        return ""
    return decimal(found.low)


def spelled(number: str, like: str, unit: str = "", script: str = "hans") -> str:
    """A number below ten thousand in characters, its zeros as in `like`: 4600 → 四千六百, 12 → 十二; a lone two is 两 before a unit."""
    zero = "〇" if "〇" in like else "零"
    whole, _, places = number.partition(".")
    text, gap = "", False
    for char, weight in zip(whole, _WEIGHTS[-len(whole) :], strict=True):
        if char == "0":
            gap = bool(text)
            continue
        lone = weight == "千" or (not (weight or text or places) and unit)
        digit = two(script) if char == "2" and lone else PLAIN[int(char) - 1]
        one_ten = (char, weight) == ("1", "十") and not text  # 十二, but 一百一十二
        text += (zero if gap else "") + (weight if one_ten else digit + weight)
        gap = False
    point = "點" if script == "hant" else "点"
    return (text or zero) + (point + "".join((zero + PLAIN)[int(c)] for c in places) if places else "")


def two(script: str) -> str:
    """Two before what is counted."""
    return "兩" if script == "hant" else "两"
