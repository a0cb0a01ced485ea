"""Numerals as Chinese texts write them: 1,234.5, 两千四百五, 3万5千, 二三十, 400多万.

Works on simplified half-width text (`fold.level`). Values are exact fractions; an approximate numeral has two ends.
"""

import re
from fractions import Fraction
from typing import NamedTuple

ZEROS = "零〇○"
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3}
FORMAL = "壹贰叁肆伍陆柒捌玖"
DIGITS |= {c: i for i, c in enumerate(FORMAL, 1)}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
TENS = {"廿": 20, "卅": 30, "卌": 40}
BIG = {"万": 10**4, "亿": 10**8, "兆": 10**12}
SCALES = SMALL | BIG
# Two digits side by side that mean "one or the other": 两三天, 三五百, 十七八.
PAIRS = {(a, a + 1) for a in range(1, 9)} | {(3, 5)}
LOOSE_PAIR = set("天个年句人下次步口杯日月周百千万块件位")  # 三两天, but 三两酒
ABOUT = "多余来几"
NOT_ABOUT = {"", *"到自临源说看了往"}  # 五十|来自
BLANKS = " \t\u3000\xa0"
LARGEST = 10**100
"""From here on nobody counts anything: more atoms than the universe has."""
MOST_SCALES = 4
"""Scales side by side at most: 百万亿 has three."""

# 1,234,567.8 · 0.05 · .5
ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?|\.\d+")
# 3×10^8, 6.02*10^23, 10⁻⁹
POWER = re.compile(r" ?[×xX*] ?10(?:\^ ?([-+]?\d{1,2})|([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
EXPONENT = re.compile(r"[eE]([-+]?\d{1,2})(?![\dA-Za-z.])|\^([-+]?\d{1,2})(?![\d.])")  # 1e10, 2^10
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
LATIN_SCALE = re.compile(r"[kKw](?![A-Za-z0-9])")  # 20k, 3w
LATIN_SCALES = {"k": 1000, "K": 1000, "w": 10**4}
# 千克, 兆赫: here the scale is part of the unit.
SCALED_UNIT = re.compile(
    r"千(?:克|米|瓦|卡|帕|伏|焦|赫|字节|比特|牛|安|周)|百(?:帕|分[之点])|兆(?:瓦|赫|帕|欧|字节|比特|焦|伏)"
)
DIGIT_RUN = re.compile(r"[零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖]+")  # 二〇一五
# 三点一四, 十八．七公分, 十五‧九公里; but 八点二十, 三点一刻, 九．一八事变
POINT = re.compile(
    r"(?:点|[.·‧・](?=[零〇○一二三四五六七八九]+(?:公?[分尺寸里斤米升克吨顷]|[千毫厘倍度元万亿%])))([零〇○一二三四五六七八九]+)(?![十百千刻])"
)
LISTED = re.compile(r"、([一二三四五六七八九])")  # 二、三十


class Numeral(NamedTuple):
    """A numeral in `text[start:end]`; `low` and `high` differ where it is approximate."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    mark: str = ""
    """多, 余, 来, 几 or 数, as written in the levelled text."""
    scale: int = 1
    """The last scale written, 10000 in 3万: a range may share it (3到5万)."""
    bare: bool = False
    """Begins with a scale and has no digit at all (万, 百万): a number only beside a unit."""
    digits: bool = False
    """Written digit by digit, without scale, sign or decimal point (2017, 二〇一五)."""


def scan(text: str, at: int) -> Numeral | None:
    """The longest numeral that begins at `at`, without sign and unit; None if there is none."""
    c = text[at]
    found = None
    if c.isdecimal() or c == ".":
        found = _arabic(text, at)
    elif c in DIGITS or c in SMALL or c in TENS or c in BIG or c in "几数":
        found = _han(text, at)
    return found if found and found.high < LARGEST else None


def step(value: Fraction) -> Fraction:
    """The place of the last digit of `value` that is not 0: 100 for 400, 1/10 for 1.5."""
    if value == 0:
        return Fraction(1)
    place = Fraction(1)
    while value.denominator != 1:
        value, place = value * 10, place / 10
    whole = value.numerator
    while whole % 10 == 0:
        whole, place = whole // 10, place * 10
    return place


def skip(text: str, at: int) -> int:
    """The first place from `at` that is no blank."""
    while at < len(text) and text[at] in BLANKS:
        at += 1
    return at


def _scale_run(text: str, at: int) -> tuple[int, int]:
    """End and product of the scales at `at` (百万, 万亿); (at, 1) if there is none."""
    factor, stop = 1, min(len(text), at + MOST_SCALES)
    while at < stop and text[at] in SCALES and not SCALED_UNIT.match(text, at):
        factor *= SCALES[text[at]]
        at += 1
    return at, factor


def _arabic(text: str, at: int) -> Numeral | None:
    found = ARABIC.match(text, at)
    if not found:
        return None
    end, written = found.end(), found[0].replace(",", "")
    value, raised = Fraction(written), False
    if power := POWER.match(text, end):
        exponent = int((power[1] or power[2]).translate(SUPERSCRIPTS))
        value, end = value * Fraction(10) ** exponent, power.end()
        raised = True
    elif power := EXPONENT.match(text, end):
        if power[1]:
            value *= Fraction(10) ** int(power[1])
        elif value:
            value = value ** int(power[2])
        end, raised = power.end(), True
    latin = LATIN_SCALE.match(text, end)
    if latin and not (latin[0] == "K" and "." in written):  # 0.01K is a temperature
        factor = LATIN_SCALES[latin[0]]
        return Numeral(at, latin.end(), value * factor, value * factor, scale=factor)
    low = high = Fraction(0)
    mark, scale, plain = "", 1, True
    while True:  # 3万, 5千, …: every turn one piece
        here = skip(text, end)
        about = text[here : here + 1] in set(ABOUT) and text[here + 1 : here + 2] in SCALES  # 10几万
        after, factor = _scale_run(text, here + 1 if about else here)
        piece_high = value + step(value) if about else value
        mark = text[here] if about and factor > 1 else mark
        if factor == 1:
            if scale >= 1000 and len(written) == 1:  # 3万5
                factor = scale // 10
            low, high = low + value * factor, high + value * factor
            break
        plain, end = False, after
        low, high, scale = low + value * factor, high + piece_high * factor, factor
        found = None if mark else ARABIC.match(text, end)
        if not found or "." in found[0]:
            break
        written, piece = found[0].replace(",", ""), Fraction(found[0].replace(",", ""))  # 2兆|8,943亿
        after, factor = _scale_run(text, found.end())
        if factor >= scale or (factor == 1 and piece >= scale):
            break
        value, end = piece, found.end()
    end, high, mark = _about(text, end, low, high, mark)
    digits = plain and not raised and not mark and "." not in written and "," not in text[at:end]
    return Numeral(at, end, low, high, mark, scale, digits=digits)


def _about(text: str, end: int, low: Fraction, high: Fraction, mark: str) -> tuple[int, Fraction, str]:
    """Take in 多, 余, 来, 几 behind a whole numeral (100多, 3万余); 几 only after a ten (20几)."""
    here = skip(text, end)
    if mark or low != high or here >= len(text) or text[here] not in ABOUT:
        return end, high, mark
    size = step(low)
    if size < 10 and low.denominator == 1:
        return end, high, mark
    if text[here] == "来" and text[here + 1 : here + 2] in NOT_ABOUT:
        return end, high, mark
    return here + 1, low + size, text[here]


def _digit_string(text: str, at: int) -> Numeral | None:
    """二〇一五, 九九八: digit by digit, no scale behind."""
    run = DIGIT_RUN.match(text, at)
    if not run or len(run[0]) < 2 or text[run.end() : run.end() + 1] in ("十", "百", "千", "万", "亿", "点"):
        return None
    digits = [DIGITS[c] for c in run[0]]
    if len(digits) == 2 and (digits[0], digits[1]) in PAIRS and run[0][0] not in FORMAL:
        return None  # 二三 is 2 or 3, 壹贰 is 12
    value = Fraction(int("".join(map(str, digits))))
    return Numeral(at, run.end(), value, value, digits=True)


def _han(text: str, at: int) -> Numeral | None:
    if string := _digit_string(text, at):
        return string
    total_low = total_high = low = high = 0  # above the present 万 or 亿, below it
    digit: tuple[int, int] | None = None
    last, above, zero, digits_seen, mark = 0, 0, False, False, ""
    i, size = at, len(text)
    while i < size:
        c = text[i]
        if c in ZEROS:
            if i > at and (
                digit is not None or zero or last <= 10 or text[i + 1 : i + 2] not in DIGITS | SMALL
            ):
                break
            zero, digits_seen = True, True
        elif c in DIGITS:
            after = text[i + 1 : i + 2]
            if c == "两" and last and after not in ("百", "千", "万", "亿"):
                break  # 十两: a weight
            if c == "两" and digit is not None and after not in LOOSE_PAIR:
                break  # 三两酒
            if digit is not None:
                if digit[0] != digit[1] or not _is_pair(digit[0], DIGITS[c]):
                    break
                digit = (min(digit[0], DIGITS[c]), max(digit[0], DIGITS[c]))
                mark = mark or "~"
            else:
                digit = (DIGITS[c], DIGITS[c])
            digits_seen = True
        elif c == "、" and digit is not None and digit[0] == digit[1] and (listed := LISTED.match(text, i)):
            # 二、三十; 三、四年 is left to the reader of ranges
            if not _is_pair(digit[0], DIGITS[listed[1]]) or not (last == 10 or text[i + 2 : i + 3] in SCALES):
                break
            digit, mark, i = (digit[0], DIGITS[listed[1]]), "~", i + 1
        elif c in "几数":
            scaled = (SCALES.get(text[i + 1 : i + 2], 0) > 1) and not (last == 10 and text[i + 1] in BIG)
            if (
                mark
                or digit is not None
                or (c == "数" and (i > at or not scaled))
                or (i == at and not scaled)
            ):
                break
            if i > at and not scaled and last != 10:
                break
            digit, mark, digits_seen = ((1, 10) if scaled else (0, 10)), c, True
        elif c in TENS:
            if digit is not None or 0 < last <= 10:
                break
            low, high = low + TENS[c], high + TENS[c]  # 一百|廿六
            last, digits_seen = 10, True
        elif c in SMALL:
            unit = SMALL[c]
            if (last and last <= unit) or (
                SCALED_UNIT.match(text, i) and _is_prefix(text, i, at, above, digit)
            ):
                break  # 三千克 is 3 kg, 两万五千米 is 25000 m
            if digit is None:
                if i > at and not (unit == 10 and last == 100) and not (unit == 10 and zero):
                    break
                digit = (1, 1)
            low, high = low + digit[0] * unit, high + digit[1] * unit
            last, digit, zero = unit, None, False
        elif c in BIG:
            unit = BIG[c]
            if SCALED_UNIT.match(text, i):
                break
            group_low, group_high = low + (digit[0] if digit else 0), high + (digit[1] if digit else 0)
            if group_high == 0:
                if i > at and not (above and above < unit):
                    break
                group_low = group_high = 0 if above else 1
            if above and above < unit:  # 三万亿
                total_low, total_high = (total_low + group_low) * unit, (total_high + group_high) * unit
            else:
                if above == unit:
                    break
                total_low, total_high = total_low + group_low * unit, total_high + group_high * unit
            low = high = 0
            last, above, digit, zero = unit, unit, None, False
        elif c in "多余" and i > at and digit is None and text[i + 1 : i + 2] in BIG and low == high and low:
            high, mark, digit = high + last, c, None  # 三百多万
            if text[i + 1] == "亿" and above:
                break
        else:
            break
        i += 1
    if i == at:
        return None
    if (digit is not None and text[at] in BIG and i == at + 2) or (
        digit and last >= 100 and i == at + 2 and text[at] in SMALL
    ):
        i, digit, digits_seen = at + 1, None, False  # 万一, 百二: no number
    tail = digit or (0, 0)
    elided = last // 10 if last >= 100 and not zero else 1  # 两千四百五
    low, high = total_low + low + tail[0] * elided, total_high + high + tail[1] * elided
    start_low, start_high = Fraction(low), Fraction(high)
    if start_low == start_high and (point := POINT.match(text, i)) and (digits_seen or text[at] == "十"):
        return _decimal(text, at, point, start_low)
    bare = not digits_seen and text[at] in SCALES and text[at] != "十" and text[at] != "拾"
    if (digit is None or mark == "数") and last:
        i, start_high, mark = _about(text, i, start_low, start_high, mark)
    mark = "" if mark == "~" else mark
    return Numeral(
        at, i, start_low, start_high, mark, last if last >= 100 else 1, bare, digits=not last and low == high
    )


def _is_prefix(text: str, at: int, start: int, above: int, digit: tuple[int, int] | None) -> bool:
    """Whether the scale at `at` belongs to the unit behind it."""
    if text.startswith("百分", at):
        return at > start and digit is None
    return at == start or not above or digit is None


def _is_pair(first: int, second: int) -> bool:
    return (first, second) in PAIRS or (first, second) == (3, 2)  # 三两天


def _decimal(text: str, at: int, point: re.Match[str], whole: Fraction) -> Numeral:
    """三点一四, 一点五亿."""
    digits = "".join(str(DIGITS[c]) for c in point[1])
    end, factor = _scale_run(text, point.end())
    value = (whole + Fraction(int(digits), 10 ** len(digits))) * factor
    end, high, mark = _about(text, end, value, value, "") if factor > 1 else (end, value, "")
    return Numeral(at, end, value, high, mark, factor)
