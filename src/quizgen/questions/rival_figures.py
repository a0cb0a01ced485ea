"""Wrong figures: the answer with other digits or another magnitude."""

import re

from quizgen.language.fold import fold

_ARABIC = re.compile(r"\d+(?:\.\d+)?")  # 486.1公里, 31年
_HANZI = re.compile(r"[二两兩三四五六七八九]")  # 三十多年
_PAIR = re.compile(
    r"(?:一、?二|二、?三|三、?四|四、?五|五、?六|六、?七|七、?八|八、?九)"
)  # 二三十吨, 七、八位
_STRETCH = re.compile(
    r"[一二三四五六七八九十百][至到—～~-][一二三四五六七八九十百]"
)  # 二至三年: both ends would have to change
_VAGUE = re.compile(r"[多余餘馀几幾来來]")  # 400多万 holds 480万
FIGURE = re.compile(
    r"[\d.]+|[二两兩三四五六七八九]"
)  # what differs between a figure and its rivals: 486.1公里
# 从99%|提高到（　　）; 由30秒|降到（　　）; （　　）|提高到3.1%; （　　）|降到40%
_RISEN = re.compile(
    r"[从由]\D{0,8}(\d+(?:\.\d+)?)[^\d，。]{0,8}(?:提高|上升|增长|增加|扩大|提升|调高|上调|调升|加|增|升|涨)[到至]$"
)
_FALLEN = re.compile(
    r"[从由]\D{0,8}(\d+(?:\.\d+)?)[^\d，。]{0,8}(?:降低|下降|减少|缩短|缩小|调低|下调|调减|跌|降|减)[到至]$"
)
_RISES = re.compile(
    r"^[^\d，。]{0,4}(?:提高|上升|增长|增加|扩大|提升|调高|上调|调升|加|增|升|涨)[到至](\d+(?:\.\d+)?)"
)
_FALLS = re.compile(
    r"^[^\d，。]{0,4}(?:降低|下降|减少|缩短|缩小|调低|下调|调减|跌|降|减)[到至](\d+(?:\.\d+)?)"
)
# 26年, 135周年, 72岁: what lasts as long is believed within two thirds, no more
_OF_TIME = re.compile(r"(?:年|周年|岁|歲|载|個月|个月)$")
LONGEST_SPAN = 300
"""Years from which 年 is a date or an age of history."""
LAST = 2026
"""A time that leads beyond this year is seen to be wrong."""
LONG = 4
"""Significant digits from which another last digit makes no other figure: 1864.3 and 1864.5."""
OLDEST = 105
"""Years beyond which an age gives itself away as wrong."""
_DIGITS = "一二三四五六七八九"


def plausible(figure: str, answer: str, before: str, after: str) -> bool:
    """Could `figure` stand for `answer` between `before` and `after` (simplified) and be believed?

    从99%提高到X: more than 99%; 终年X岁: nobody is 135.
    """
    ours, theirs = _ARABIC.search(answer), _ARABIC.search(figure)
    if ours and theirs:
        lasting = float(ours[0]) < LONGEST_SPAN and _OF_TIME.search(answer)
        if lasting and not 0.6 <= float(theirs[0]) / (float(ours[0]) or 1) <= 1.7:
            return False
        if lasting and _since(before, answer, float(theirs[0])):
            return False
        if answer.endswith(("岁", "歲")) and float(theirs[0]) > OLDEST >= float(ours[0]):
            return False
        for pattern, text, sign in (
            (_RISEN, before, 1),
            (_FALLEN, before, -1),
            (_RISES, after, -1),
            (_FALLS, after, 1),
        ):
            other = pattern.search(text)
            if other and sign * (float(ours[0]) - float(other[1])) > 0 >= sign * (
                float(theirs[0]) - float(other[1])
            ):
                return False
    return True


def _since(before: str, answer: str, years: float) -> bool:
    """从1994年起（　　）间: would it lead beyond today?"""
    first = re.findall(r"(?<!\d)(\d{4})年", before)
    return bool(first) and answer.endswith(("年", "载")) and int(first[-1]) + years > LAST


def figures_like(answer: str, stated: frozenset[str]) -> list[str]:
    """Figures of the same unit and precision as `answer` that its essay does not state.

    Made by changing digits or the magnitude: 486.1公里 → 386.1公里, 468.1公里; 三十多年 → 二十多年.
    """
    found: list[str] = []
    if _STRETCH.search(answer):
        return []
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
    elif (
        not numbers and not (_OF_TIME.search(answer) and "千" in answer) and (hanzi := _HANZI.search(answer))
    ):
        digit = max(_DIGITS.find(hanzi[0]) + 1, 2)
        reach = 2 if _OF_TIME.search(answer) else 4
        for other in range(
            max(3, digit - min(reach, 3)), min(9, digit + reach) + 1
        ):  # 2 is 二 or 两 by what follows: left out
            text = answer[: hanzi.start()] + _DIGITS[other - 1] + answer[hanzi.end() :]
            if other != digit:
                found.append(text)
    return [text for text in found if fold(text) not in stated]


def _nearby(number: str, *, vague: bool) -> list[str]:
    """Numbers of the same form: other digits in front, two changed about; of a short one another last digit, ten times more."""
    whole_part, _, part = number.partition(".")
    digits = whole_part + part
    places = len(part)
    significant = digits.strip("0") or "0"
    first = len(digits) - len(digits.lstrip("0"))
    value = int(digits)
    found = set()
    for step in (-3, -2, -1, 1, 2, 3, 4) if len(significant) < LONG else (-1, 1):
        leading = int(digits[first]) + step if first < len(digits) else 0
        if 1 <= leading <= 9:
            found.add(int(digits[:first] + str(leading) + digits[first + 1 :]))
    if len(significant) >= LONG and significant[:2] != "99":
        second = 10 ** (len(digits) - first - 2)
        found |= {value + second * step for step in (-4, -3, -2, -1, 1, 2, 3, 4)}
    elif len(significant) > 1:
        last = 10 ** (len(digits) - first - len(significant))
        found |= {value + last * step for step in (-4, -2, 2, 3, 5) if value + last * step > 0}
    if len(significant) > 1 and digits[first] != digits[first + 1] != "0":
        swapped = int(digits[:first] + digits[first + 1] + digits[first] + digits[first + 2 :])
        if len(significant) < LONG or value <= 2 * swapped <= 4 * value:
            found.add(swapped)
    if places and value * 10 < 10 ** len(digits):
        found.add(value * 10)
    if not places and len(significant) == 1 and value >= 10 and not vague:
        # round numbers: on both sides of the answer, also where its leading digit is 1
        unit = 10 ** (len(digits) - 1) // 2
        found |= {v for times in (5, 6, 8, 12, 15) if not (v := value * times // 10) % unit}
    found -= {value, 0}
    if places and value % 10**places:
        found = {v for v in found if v % 10**places}  # 5.0万 beside 4.5万 is seen to be made
    return [
        _written(v, places)
        for v in sorted(found)
        if places or abs(len(str(v)) - len(digits)) <= (len(significant) == 1)
    ]


def _written(value: int, places: int) -> str:
    text = str(value).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
