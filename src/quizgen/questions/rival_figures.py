"""Wrong figures: the answer with another number of its look: as round, with as many places, in the same numerals."""

import re
from collections.abc import Iterable, Iterator
from math import gcd

from quizgen.questions.rival_numerals import PLAIN, read, spelled

_ARABIC = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")  # 486.1公里, 31年, 4,150人
_HAN = re.compile(
    r"(?<![廿卅])[零〇一二两兩三四五六七八九十百千]+(?:[点點][零〇一二三四五六七八九]+)?"
)  # 三十|多年, 十一点五|公顷; not 卅|一年
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
_DECADE_OF_LIFE = re.compile(r"(?P<tens>[五六七八九])旬")  # 年过|八旬
_INNINGS = re.compile(r"\.\d[局節节]")  # 3.2局: thirds, of which only .1 and .2 there are
_BARE = re.compile(r"[百千万萬亿億](?!分)")  # 近|百条江河: no digit to change
_VAGUE = re.compile(r"[多余餘馀几幾来來]")  # 400多万 holds 480万
_FIGURE = re.compile(
    r"[\d,]+(?P<places>\.\d+)?|[零〇一二两兩三四五六七八九十百千点點]+"
)  # 486.1|公里, 三十|多年
_YEARS = re.compile(r"(?:年|周年|岁|歲|载)$")  # 34年, 72岁: near ones, for nobody teaches for 54 years
_AGE = re.compile(r"^(?:岁|歲)")
_HOURS = re.compile(r"^\s*(?:个|個)?小[时時]")
_SHARE = re.compile(r"^\s*[%％]")
_WEIGHT = re.compile(r"(\d{2,3})(?=公斤|千克|[kK][gG])")  # 60公斤|级
_CLASSES = (46, 48, 50, 52, 54, 57, 60, 63, 66, 70, 73, 75, 78, 81, 85, 90, 96, 100)
"""Weights in kilograms up to which wrestlers, boxers, lifters and judoka are parted."""
_NEXT_CLASSES = 5
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_CEILING = 90
"""Percent from which what is missing to 100 is changed: 98.5% → 97.5%, not 88.5%."""
_LONG = 100
"""A number of three digits or more without its zeros differs in the first two, its last one stays: 1864.3 → 1564.3."""
NEXT_TO = 0.1
"""Share of a fraction by which a wrong one differs at least: 十分之三 is nearly 三分之一."""
_WHOLES = (3, 4, 5, 10)
"""What things are mostly parted into."""
_DEGREES = re.compile(r"^\s*(?:多)?(?:摄氏度|攝氏度|℃|°C)")
STEEP = 13
"""First two digits below which those of long figures go in steps of the third: 13909米 is too much beside 10909米."""
WARM, HOT = 15, 60
"""Degrees of weather and rooms: nobody believes in 70."""
_TENS_OF_YEARS = 2
"""Tens, or hundreds, by which a wrong number of years differs at most."""
_DAY = 12
"""Hours that are told in half days: 24, 36, 48."""
ROUND_AGE = 50
"""Years from which a round age is as a rule a limit, and stands among round ones: 80岁以上老人."""
_OFF = 8
"""Years by which a wrong age differs at most."""
_NEARLY_ALL = re.compile(r"99\.9\d*[%％]")  # 99.99%
_COUNTED_BY = tuple("成十百千")
"""Numerals that count to nine: 8千人, and no 12千人."""
_NEXT_UNIT = 10_000
"""So many 万 are 亿."""
_HALF_DAYS = (1, 2, 3, 4, 6, 8, 10)


def figures_like(answer: str, script: str = "hans") -> list[str]:
    """Figures of the same unit, precision and look as `answer`, smallest first.

    486.1公里 → 386.1公里, 846.1公里; 三十多年 → 四十多年; 六成二 → 五成八; 四分之三 → 三分之二.
    """
    if answer.endswith(("周年", "週年")):
        return []  # nobody keeps the 12th, and the 50th is to come
    if _NEARLY_ALL.match(answer):
        return []  # 99.96% beside 99.99%: nobody says so
    if _STRETCH.search(answer) or "半" in answer or _BARE.match(answer) or _INNINGS.search(answer):
        return []
    return [text for text in dict.fromkeys(as_wide(answer, _others(answer, script))) if text != answer]


def as_wide(answer: str, others: Iterable[str]) -> Iterator[str]:
    """The others with digits as wide as those of the answer: ２９只 → ３４只."""
    wide = any("０" <= char <= "９" for char in answer)
    return (text.translate(_WIDE) if wide else text for text in others)


def classes_like(answer: str) -> list[str]:
    """The weight classes next to the one that is asked: 60公斤 → 54公斤, 57公斤, 63公斤, 66公斤; [] where it is none."""
    found = _WEIGHT.match(answer)
    own = int(found[1]) if found else 0
    near = sorted((c for c in _CLASSES if c != own), key=lambda c: abs(c - own))[:_NEXT_CLASSES]
    return [f"{c}{answer[found.end() :]}" for c in sorted(near)] if found else []


def look(figure: str) -> str:
    """What a figure and its rivals have in common: 486.1公里 → 0.0公里, 三十多年 → 0多年."""
    return _FIGURE.sub(lambda m: "0" + re.sub(r"\d", "0", m["places"] or ""), figure)


def _others(answer: str, script: str) -> Iterable[str]:
    for pattern, change in (
        (_OUT_OF, _fractions),
        (_PARTS, _shares_of_one),
        (_TENTHS, _tenths),
        (_DECADE_OF_LIFE, _of_life),
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
    unit = answer[found.end() :]
    number = read(found[0])
    near = _nearby(number, "%" if "百分之" in answer else unit, vague=vague) if number else ()
    return _put(answer, found, _in_characters(found[0], near, "" if len(han) > 1 else unit, script))


def _put(answer: str, found: re.Match[str], numbers: Iterable[str]) -> Iterator[str]:
    return (answer[: found.start()] + number + answer[found.end() :] for number in numbers)


def _pairs(found: re.Match[str], script: str) -> list[str]:
    """七、八 → 五、六"""
    return [PLAIN[i] + found[0][1:-1] + PLAIN[i + 1] for i in range(1, 8)]


def _fractions(found: re.Match[str], script: str) -> list[str]:
    """Fractions in their lowest terms from a half to twice the size: 四分之三 → 三分之二, 五分之四"""
    own = int(read(found["whole"]))
    size = int(read(found["part"])) / own
    rows = ((part, whole) for whole in {*_WHOLES, own} for part in range(1, whole) if gcd(part, whole) == 1)
    near = sorted((p / w, p, w) for p, w in rows if 0.5 <= p / w / size <= 2)
    apart = [(p, w) for share, p, w in near if share == size or abs(share - size) > NEXT_TO * size]
    return [f"{spelled(str(w), '')}分之{spelled(str(p), '')}" for p, w in apart]


def _shares_of_one(found: re.Match[str], script: str) -> list[str]:
    """二十分之一 → 三十分之一"""
    near = _nearby(read(found["whole"]), "", vague=False)
    return [f"{other}分之一" for other in _in_characters(found["whole"], near, "分", script)]


def _tenths(found: re.Match[str], script: str) -> list[str]:
    """六成二 → 五成二, 六成五; 六成 → 四成"""
    tens, ones = read(found["tens"]), found["ones"]
    if not ones:
        near = (n for n in _nearby(tens, "成", vague=False) if len(n) == 1)
        return [spelled(n, "", "成", script) + "成" for n in near]
    both = (n for n in _nearby(tens + read(ones), "成", vague=False) if len(n) == 2 and n[1] != "0")
    return [f"{spelled(n[0], '')}成{spelled(n[1], '')}" for n in both]


def _of_life(found: re.Match[str], script: str) -> list[str]:
    """八旬 → 六旬, 七旬, 九旬: nobody says 十旬"""
    return [f"{tens}旬" for tens in "五六七八九"]


def _in_characters(like: str, numbers: Iterable[str], unit: str, script: str) -> Iterator[str]:
    return (spelled(number, like, unit, script) for number in numbers if len(number.partition(".")[0]) <= 4)


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
        if unit[:1] in ("万", "萬", "亿", "億") and value < _NEXT_UNIT * 10**places:
            found = {other for other in found if other < _NEXT_UNIT * 10**places}  # 9200万, no 12700万
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
        return (_DAY * n for n in _HALF_DAYS if value <= 4 * _DAY * n <= 12 * value)
    if _AGE.match(unit) and value < _LONG and value % 5 == 0 and value >= ROUND_AGE:
        return (value + n for n in (-15, -10, -5, 5, 10, 15))
    if _AGE.match(unit) and value < _LONG and not vague:
        return (value + n for n in range(-_OFF, _OFF + 1) if abs(n) > 1 and value + n > _OFF)
    if _DEGREES.match(unit) and not places and WARM <= value <= HOT:
        offsets = (-15, -10, -5, 5, 10) if value % 5 == 0 else (-8, -6, -4, 3, 5, 7)
        return (value + n for n in offsets)
    if head < 10:
        tens = unit[:1] not in _COUNTED_BY and (step > 1 or not places)
        found = _of_one_digit(head, step, tens=tens, vague=vague)
        if _YEARS.search(unit) and step > 1:  # 二十多年: nobody was away from court for sixty
            return (other for other in found if abs(other - value) <= _TENS_OF_YEARS * step)
        return found
    whole = step == 1 and not places
    if head < _LONG:
        near = 0.75 if _YEARS.search(unit) and head >= 20 else 0.5
        return (other * step for other in _of_two_digits(head, near, whole=whole, round_too=not places))
    return (other * step for other in _of_many_digits(head))


def _of_one_digit(head: int, step: int, *, tens: bool, vague: bool) -> Iterator[int]:
    """8 → 5, 6, 7, 9, 10, 12; 500 → 300, 600; 100 → 60, 80, 120, 200; 一百多 → 八十多, 二百多, for it holds 一百二十."""
    least = 2 if head > 3 and step == 1 else 1  # 五度, 四校各五名: one would be seen to be wrong
    yield from (n * step for n in range(max(least, head - 4), min(9, head + 4) + 1) if n <= 4 * head)
    if head == 1 and step > 1:
        tenths = (6, 8, 12, 15) if not vague else (8, 9) if step > 10 else ()
        yield from (n * step // 10 for n in tenths)
    if head >= 7 and tens:
        yield from (10 * step, 12 * step)


def _of_two_digits(head: int, near: float, *, whole: bool, round_too: bool) -> Iterator[int]:
    """58 → 46, 62, 85, no 60; 35 → 25, 40, 45; from `near` of it to as much more."""
    fives = whole and head % 5 == 0
    tens = round_too and (head < 20 or fives)
    apart = max(2 if head > 14 else 1, head // 12)
    most = 130 if head >= 80 else 100
    for other in range(max(round(head * near), 6 if whole else 10), min(round(head / near) + 1, most)):
        rounder = (other % 10 == 0 and not tens) or (fives and other % 5)
        if abs(other - head) >= apart and not rounder:
            yield other
    turned = int(str(head)[::-1])
    if head % 5 and head * near <= turned <= head / near:
        yield turned


def _of_many_digits(head: int) -> Iterator[int]:
    """18643 → 15643, 19643: others in front, or the first two turned about; 10909 → 9909, 12109."""
    places = len(str(head))
    steep = places > 3 and head // 10 ** (places - 2) < STEEP
    tail, near = 10 ** (places - 3 if steep else places - 2), 0.8 if steep else 0.65
    first = head // tail
    for other in range(max(10, round(first * near)), min(round(first / near), 999 if steep else 99) + 1):
        if abs(other - first) >= max(1, first // 15):
            yield other * tail + head % tail
    turned = int(str(first)[::-1])
    if turned >= 10 and 0.5 <= turned / first <= 2 and not steep:
        yield turned * tail + head % tail


def _written(value: int, places: int) -> str:
    text = str(value).zfill(places + 1)
    return f"{text[:-places]}.{text[-places:]}" if places else text
