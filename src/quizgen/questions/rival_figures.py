"""Wrong figures: the answer with another number of its look: as round, with as many places, in the same numerals."""

import re
from collections.abc import Iterable, Iterator
from math import gcd

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")  # 486.1公里, 31年, 4,150人
_HAN = re.compile(
    r"[零〇一二两兩三四五六七八九十百千]+(?:[点點][零〇一二三四五六七八九]+)?"
)  # 三十|多年, 十一点五|公顷
_PAIR = re.compile(
    r"(?:一、?二|二、?三|三、?四|四、?五|五、?六|六、?七|七、?八|八、?九)(?![〇零一二三四五六七八九])"
)  # 二三十吨, 七、八位
_STRETCH = re.compile(
    r"[一二三四五六七八九十百][至到—～~-][一二三四五六七八九十百]"
)  # 二至三年: both ends would have to change
_OUT_OF = re.compile(
    r"(?<![一二三四五六七八九十])(?P<whole>[三四五六七八九十])分之(?P<part>[一二两三四五六七八九])(?![十百点])"
)  # 四分之三
_PARTS = re.compile(
    r"(?P<whole>[二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九][百千])分之一"
)  # 二十分之一, 五百分之一
_TENTHS = re.compile(
    r"(?P<tens>[一二两兩三四五六七八九])成(?P<ones>[一二三四五六七八九])?"
)  # 六成二: 62 of a hundred
_VAGUE = re.compile(r"[多余餘馀几幾来來]")  # 400多万 holds 480万
_FIGURE = re.compile(
    r"[\d,]+(?P<places>\.\d+)?|[零〇一二两兩三四五六七八九十百千点點]+"
)  # 486.1|公里, 三十|多年
_YEARS = re.compile(r"(?:年|周年|岁|歲|载)$")  # 34年, 72岁: near ones, for nobody teaches for 54 years
_HOURS = re.compile(r"^\s*(?:个|個)?小[时時]")
_SHARE = re.compile(r"^\s*[%％]")
_PLAIN = "一二三四五六七八九"
_CEILING = 90
"""Percent from which what is missing to 100 is changed: 98.5% → 97.5%, not 88.5%."""
_LONG = 100
"""A number of three digits or more without its zeros differs in the first two, its last one stays: 1864.3 → 1564.3."""
_WHOLES = (3, 4, 5, 6, 8, 10)
"""What things are parted into."""
_DAY = 12
"""Hours that are told in half days: 24, 36, 48."""


def figures_like(answer: str, script: str = "hans") -> list[str]:
    """Figures of the same unit, precision and look as `answer`, smallest first.

    486.1公里 → 386.1公里, 846.1公里; 三十多年 → 四十多年; 六成二 → 五成八; 四分之三 → 三分之二.
    """
    if _STRETCH.search(answer) or "半" in answer:
        return []
    return [text for text in dict.fromkeys(_others(answer, script)) if text != answer]


def look(figure: str) -> str:
    """What a figure and its rivals have in common: 486.1公里 → 0.0公里, 三十多年 → 0多年."""
    return _FIGURE.sub(lambda m: "0" + re.sub(r"\d", "0", m["places"] or ""), figure)


def _others(answer: str, script: str) -> Iterable[str]:
    for pattern, change in (
        (_OUT_OF, _fractions),
        (_PARTS, _shares_of_one),
        (_TENTHS, _tenths),
        (_PAIR, _pairs),
    ):
        if found := pattern.search(answer):
            return _put(answer, found, change(found, script))
    arabic, han = list(_ARABIC.finditer(answer)), list(_HAN.finditer(answer))
    vague = bool(_VAGUE.search(answer))
    if len(arabic) == 1:
        found = arabic[0]
        numbers = _nearby(found[0].replace(",", ""), answer[found.end() :], vague=vague)
        return _put(answer, found, (f"{int(n):,}" for n in numbers) if "," in found[0] else numbers)
    if arabic or not han:
        return ()
    # 百分之六十: the last number, of what is told before it
    if len(han) > 1 and not (
        len(han) == 2 and re.fullmatch(r"[百千]分之", answer[han[0].start() : han[1].start()])
    ):
        return ()
    found = han[-1]
    unit = "%" if "百分之" in answer else answer[found.end() :]
    number = _read(found[0])
    return (
        _put(answer, found, _spelled(found[0], _nearby(number, unit, vague=vague), unit, script))
        if number
        else ()
    )


def _put(answer: str, found: re.Match[str], numbers: Iterable[str]) -> Iterator[str]:
    return (answer[: found.start()] + number + answer[found.end() :] for number in numbers)


def _pairs(found: re.Match[str], script: str) -> list[str]:
    """七、八 → 五、六"""
    return [_PLAIN[i] + found[0][1:-1] + _PLAIN[i + 1] for i in range(1, 8)]


def _fractions(found: re.Match[str], script: str) -> list[str]:
    """Fractions in their lowest terms from a half to twice the size: 四分之三 → 三分之二, 五分之四"""
    wholes = "一二三四五六七八九十"
    size = (_PLAIN.find(found["part"].replace("两", "二")) + 1) / (wholes.find(found["whole"]) + 1)
    rows = ((part, whole) for whole in _WHOLES for part in range(1, whole) if gcd(part, whole) == 1)
    near = sorted((p / w, p, w) for p, w in rows if 0.5 <= p / w / size <= 2)
    return [f"{wholes[w - 1]}分之{wholes[p - 1]}" for _, p, w in near]


def _shares_of_one(found: re.Match[str], script: str) -> list[str]:
    """二十分之一 → 三十分之一"""
    whole = _read(found["whole"])
    return [
        f"{other}分之一" for other in _spelled(found["whole"], _nearby(whole, "", vague=False), "分", script)
    ]


def _tenths(found: re.Match[str], script: str) -> list[str]:
    """六成二 → 五成二, 六成五; 六成 → 四成"""
    two = "二" if found["ones"] else "兩" if script == "hant" else "两"
    tens = _PLAIN.find(found["tens"].replace("两", "二").replace("兩", "二")) + 1
    named = {str(n): _PLAIN[n - 1] for n in range(1, 10)} | {"2": two}
    if not found["ones"]:
        return [named[d] + "成" for d in _nearby(str(tens), "成", vague=False) if d in named]
    value = str(10 * tens + _PLAIN.find(found["ones"]) + 1)
    both = (n for n in _nearby(value, "成", vague=False) if len(n) == 2 and n[1] != "0")
    return [("二" if n[0] == "2" else named[n[0]]) + "成" + _PLAIN[int(n[1]) - 1] for n in both]


def _read(written: str) -> str:
    """A number in characters as one in digits, "" if it is none: 四千六百 → 4600, 十一点五 → 11.5"""
    whole, _, places = re.sub("[点點]", ".", written).partition(".")
    value, digit = 0, -1
    for char in whole:
        if char in "十百千":
            value += (1 if digit < 0 else digit) * 10 ** ("十百千".index(char) + 1)
            digit = -1
        elif char not in "零〇":
            if digit >= 0:
                return ""  # 一九八, 三四
            digit = "一二三四五六七八九".find(char.replace("两", "二").replace("兩", "二")) + 1
    value += max(digit, 0)
    if not value and not places:
        return ""
    return (
        f"{value}.{''.join(str('零一二三四五六七八九'.find(c.replace('〇', '零'))) for c in places)}"
        if places
        else str(value)
    )


def _spelled(like: str, numbers: Iterable[str], unit: str, script: str) -> Iterator[str]:
    """Numbers in characters: 4600 → 四千六百, 12 → 十二; a lone two as before a measure word, 两."""
    two = "兩" if script == "hant" else "两"
    zero = "〇" if "〇" in like else "零"
    point = "點" if script == "hant" else "点"
    for number in numbers:
        whole, _, places = number.partition(".")
        if len(whole) > 4:
            continue
        text, gap = "", False
        for char, weight in zip(whole, ("千", "百", "十", "")[-len(whole) :], strict=True):
            if char == "0":
                gap = bool(text)
                continue
            digit = _PLAIN[int(char) - 1]
            if char == "2" and (weight == "千" or (not weight and not text and not places and unit)):
                digit = two
            text += (zero if gap else "") + (
                weight if (char, weight) == ("1", "十") and not text else digit + weight
            )
            gap = False
        yield (text or zero) + (point + "".join((zero + _PLAIN)[int(c)] for c in places) if places else "")


def _nearby(number: str, unit: str, *, vague: bool) -> list[str]:
    """Numbers as round as `number`, with as many places, between half and twice as much, none too near; smallest first."""
    whole, _, part = number.partition(".")
    places, value = len(part), int(whole + part)
    if not value:
        return []
    step = 1
    while value // step % 10 == 0:
        step *= 10
    full = 100 * 10**places
    if _SHARE.match(unit) and value == full:
        return []
    if _SHARE.match(unit) and _CEILING * full < 100 * value < 100 * full:
        missing = _nearby(_written(full - value, places), "", vague=False)
        found = {full - int(gap.replace(".", "")) for gap in missing if step == 1 or gap.endswith("0")}
    else:
        found = set(_steps(value // step, step, places, unit, vague=vague))
        if _SHARE.match(unit):
            found = {other for other in found if other <= full or value > full}
    if places and value % 10**places:
        found = {other for other in found if other % 10**places}  # 5.0万 beside 4.5万 is seen to be made
    return [
        _written(other, places)
        for other in sorted(found - {value, 0})
        if len(_written(other, places)) <= len(number) + (not places)
    ]


def _steps(head: int, step: int, places: int, unit: str, *, vague: bool) -> Iterator[int]:
    """Other values for `head` times `step`, `head` without zeros at its end."""
    value = head * step
    if _HOURS.match(unit) and not places and value >= 2 * _DAY and value % _DAY == 0:
        yield from (
            _DAY * n for n in (*range(1, 5), 6, 8, 10) if value <= 4 * _DAY * n and _DAY * n <= 3 * value
        )
    elif head < 10:
        yield from (n * step for n in range(max(1, head - 4), min(9, head + 4) + 1) if n <= 4 * head)
        if head == 1 and step > 1:
            tenths = (8, 9) if vague and step > 10 else () if vague else (6, 8, 12, 15)
            yield from (n * step // 10 for n in tenths)
        if head >= 7 and (step > 1 or not places) and unit != "成":
            yield from (10 * step, 12 * step)
    elif head < _LONG:
        near = 0.75 if _YEARS.search(unit) and head >= 20 else 0.5
        fives = head % 5 == 0 and step == 1 and not places
        tens = not places and (head < 20 or fives)
        for other in range(round(head * near), round(head / near) + 1):
            odd_one = (other % 10 == 0 and not tens) or (fives and other % 5)
            far = abs(other - head) >= max(2 if head > 14 else 1, head // 12)
            low = 6 if step == 1 and not places else 10
            if low <= other < (130 if head >= 80 else 100) and far and not odd_one:
                yield other * step
        if (swapped := int(str(head)[::-1])) and head * near <= swapped <= head / near and head % 5:
            yield swapped * step
    else:
        tail = 10 ** (len(str(head)) - 2)
        first = head // tail
        for other in range(max(10, round(first * 0.65)), min(99, round(first / 0.65)) + 1):
            if abs(other - first) >= max(1, first // 15):
                yield (other * tail + head % tail) * step
        if (swapped := int(str(first)[::-1])) >= 10 and 0.5 <= swapped / first <= 2:
            yield (swapped * tail + head % tail) * step


def _written(value: int, places: int) -> str:
    text = str(value).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
