"""Wrong figures: the answer with other digits or another magnitude."""

import re

from quizgen.language.fold import fold

_ARABIC = re.compile(r"\d+(?:\.\d+)?")  # 486.1公里, 31年
_HANZI = re.compile(r"[二两兩三四五六七八九]")  # 三十多年
_PAIR = re.compile(
    r"(?:一、?二|二、?三|三、?四|四、?五|五、?六|六、?七|七、?八|八、?九)"
)  # 二三十吨, 七、八位
_VAGUE = re.compile(r"[多余餘馀几幾来來]")  # 400多万 holds 480万
FIGURE = re.compile(
    r"[\d.]+|[二两兩三四五六七八九]"
)  # what differs between a figure and its rivals: 486.1公里
_DIGITS = "一二三四五六七八九"


def figures_like(answer: str, stated: frozenset[str]) -> list[str]:
    """Figures of the same unit and precision as `answer` that its essay does not state.

    Made by changing digits or the magnitude: 486.1公里 → 386.1公里, 468.1公里; 三十多年 → 二十多年.
    """
    found: list[str] = []
    if pair := _PAIR.search(answer):
        pairs = (_DIGITS[i] + pair[0][1:-1] + _DIGITS[i + 1] for i in range(1, 8))
        found = [answer[: pair.start()] + two + answer[pair.end() :] for two in pairs if two != pair[0]]
        return [text for text in found if fold(text) not in stated]
    numbers = list(_ARABIC.finditer(answer))
    if len(numbers) == 1:
        match = numbers[0]
        share = answer[match.end() :].startswith(("%", "％")) and float(match[0]) <= 100
        vague = bool(_VAGUE.search(answer))
        for value in _nearby(match[0], vague=vague):
            if share and float(value) > 100:
                continue
            found.append(answer[: match.start()] + value + answer[match.end() :])
    elif not numbers and (hanzi := _HANZI.search(answer)):
        digit = max(_DIGITS.find(hanzi[0]) + 1, 2)
        for other in range(
            max(3, digit - 3), min(9, digit + 4) + 1
        ):  # 2 is 二 or 两 by what follows: left out
            text = answer[: hanzi.start()] + _DIGITS[other - 1] + answer[hanzi.end() :]
            if other != digit:
                found.append(text)
    return [text for text in found if fold(text) not in stated]


def _nearby(number: str, *, vague: bool) -> list[str]:
    """Numbers of the same form: another leading digit, another last one, two digits changed about, ten times more or less."""
    whole, _, part = number.partition(".")
    digits = whole + part
    places = len(part)
    significant = digits.strip("0") or "0"
    first = len(digits) - len(digits.lstrip("0"))
    value = int(digits)
    found = set()
    for step in (-3, -2, -1, 1, 2, 3, 4):
        leading = int(digits[first]) + step if first < len(digits) else 0
        if 1 <= leading <= 9:
            found.add(int(digits[:first] + str(leading) + digits[first + 1 :]))
    if len(significant) > 1:
        last = 10 ** (len(digits) - first - len(significant))
        found |= {value + last * step for step in (-4, -2, 2, 3, 5) if value + last * step > 0}
        second = first + 1
        if digits[first] != digits[second] != "0":
            found.add(int(digits[:first] + digits[second] + digits[first] + digits[second + 1 :]))
    if places and value * 10 < 10 ** len(digits):
        found.add(value * 10)
    if not places and len(significant) == 1 and value >= 10 and not vague:
        # round numbers: on both sides of the answer, also where its leading digit is 1
        found |= {value * times // 10 for times in (5, 6, 8, 12, 15) if value * times % 10 == 0}
    found -= {value, 0}
    return [
        _written(v, places)
        for v in sorted(found)
        if places or abs(len(str(v)) - len(digits)) <= (len(significant) == 1)
    ]


def _written(value: int, places: int) -> str:
    text = str(value).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
