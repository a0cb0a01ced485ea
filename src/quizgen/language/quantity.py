"""Numbers with what they count, and dates, in Chinese text: the whole grammar, before anybody asks what is a fact.

One pass, longest match, no overlaps: dates first, then fractions and shares, figures with units, plain numbers.
"""

import re
from fractions import Fraction

from quizgen.language import context, dates, early, units
from quizgen.language.figure import Figure, decimal
from quizgen.language.fold import level
from quizgen.language.numerals import scan
from quizgen.language.ranges import joined
from quizgen.language.reading import START, read
from quizgen.model import Quantity

# https://…, a@b.cn, 010-84151598, 138-0013-8000
NO_TEXT = re.compile(
    r"https?://[^\s，。）)]+|www\.[^\s，。）)]+|(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+|(?<![\d.])0\d{2,3}-\d{7,8}(?!\d)|(?<!\d)1[3-9]\d-\d{4}-\d{4}(?!\d)"
)
# a hash, a card number, a table without blanks: too long to be a number
# and a class of a school, a year of the republic, a session: 2017|届毕业生, 111|年度, 三届五次全会
# and what is picked up: 拾|起, where no figure stands beside it
NO_NUMBER = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?=届)|(?<!\d)\d{2,3}(?=学?年度)|(?<![零〇一二三四五六七八九十\d])一一(?=[克列介对验核记说道细])|[一二三四五六七八九十]+(?=届[一二三四五六七八九十]+次)|(?<=届)[一二三四五六七八九十]+(?=次[^，。]{0,8}会)|\d{41,}+|\d{1,3}(?:,\d{3}){14,}+|[零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖]{41,}+|(?<![壹贰叁肆伍陆柒捌玖佰仟])拾(?![壹贰叁肆伍陆柒捌玖万亿元圆])"
)
B = r"[ \t\u3000\xa0]{0,3}"
RANK = re.compile(rf"(第|初){B}$")  # 第三, 初五
SIGN = re.compile(
    rf"(?:(?P<both>±|正负)|(?<![\dA-Za-z)）%])[-−]|(?<![担背抱肩辜胜自欺身])负|零下){B}$"
)  # ±3, 正负三度, -3, 负三, 零下5度
GAMES = frozenset("盘局场")
"""Counters of games: 先负|两盘| is lost, not minus two."""
COIN_SIGN = re.compile(
    rf"(?:US\$|HK\$|NT\$|[$¥￥€£]|\b(?:USD|RMB|CNY|EUR|GBP|JPY|HKD|TWD)|人民币|新?台币|港币|美金|日币|韩币){B}$"
)  # $100, RMB 100
LATIN = re.compile(r"[A-Za-z]-?$")  # CRH380, iPhone15, G-20
HAN = re.compile(r"[\u4e00-\u9fff]")
MASK = "\0"


def find(text: str) -> list[Quantity]:
    """Every quantity and date of `text` in order, without overlap; ranges refer to `text`, which may be of any script."""
    flat = level(text)
    flat = _mask(flat, [m.span() for m in NO_NUMBER.finditer(flat)])
    told = list(dates.find(flat))
    found = [_date(d) for d in (*told, *early.years(flat, told))]
    hidden = [(d.start, d.end) for d in found]
    hidden += [m.span() for m in NO_TEXT.finditer(flat)]
    hidden += context.set_phrases(flat)
    hidden += dates.clocks(_mask(flat, hidden))
    masked = _mask(flat, hidden)
    at = floor = 0
    while start := START.search(masked, at):
        quantity, at = _at(text, flat, masked, start.start(), floor)
        if quantity:
            found.append(quantity)
            floor = at
    return sorted(found, key=lambda q: q.start)


def same(given: str, expected: str, unit_shown: str = "") -> str:
    """Whether a typed answer says the quantity expected: `same`, `unit-missing`, `different`, or "" if one is none.

    `unit_shown` is the unit the question shows behind its blank (毫米, 万元): an answer may leave it out.
    """
    wanted, typed = _only(expected), _only(given)
    if typed and unit_shown and not typed.unit and typed.kind in ("number", "range"):
        typed = _only(f"{_figure(given)}{unit_shown}") or typed
    if wanted and unit_shown and not wanted.unit and wanted.kind in ("number", "range"):
        wanted = _only(f"{_figure(expected)}{unit_shown}") or wanted
    if wanted is None or typed is None:
        return ""
    if "date" in (wanted.kind, typed.kind):
        return "same" if wanted.iso and wanted.iso == typed.iso else "different"
    scale = _measure(typed, wanted)
    if scale is None:
        return "different"
    equal = all(_equal(a, b, scale) for a, b in zip(_ends(typed, wanted), _ends(wanted, typed), strict=True))
    if not equal:
        return "different"
    return (
        "unit-missing"
        if wanted.unit and not typed.unit and wanted.kind != "fraction" and typed.kind != "fraction"
        else "same"
    )


def _figure(text: str) -> str:
    """An answer as it is to be read: 0。05 is 0.05, marks around it dropped."""
    return re.sub(r"(?<=\d)[。．](?=\d)", ".", text).strip(" \t\u3000。，,；;！!")


def _only(text: str) -> Quantity | None:
    """The one quantity that `text` is, words that bound it aside."""
    text = _figure(text)
    found = find(text)
    if len(found) != 1:
        return None
    rest = text[: found[0].start] + text[found[0].end :]
    return found[0] if len(rest) <= len(found[0].modifier or "") + 1 or not HAN.search(level(rest)) else None


def _measure(typed: Quantity, wanted: Quantity) -> Fraction | None:
    """What the value typed is multiplied by to stand in the unit wanted; None if the units cannot be compared."""
    mine, right = units.table().get(typed.unit_canonical), units.table().get(wanted.unit_canonical)
    if typed.unit_canonical == wanted.unit_canonical or not typed.unit or not wanted.unit:
        share = {"%": Fraction(1, 100), "‰": Fraction(1, 1000)}
        if "fraction" in (typed.kind, wanted.kind):  # 3/10 for 30%
            return share.get(typed.unit_canonical, Fraction(1)) / share.get(
                wanted.unit_canonical, Fraction(1)
            )
        return Fraction(1)
    if typed.dimension == wanted.dimension == "count":
        return Fraction(1) if "个" in (typed.unit_canonical, wanted.unit_canonical) else None  # 8个 for 8位
    if not mine or not right or mine.dimension != right.dimension or not mine.factor or not right.factor:
        return None
    return mine.factor / right.factor


def _ends(quantity: Quantity, other: Quantity) -> tuple[Fraction | None, Fraction | None]:
    """Both ends; where only one of two quantities is bounded (不足10 for 10) its open end is taken as the other."""
    if quantity.fraction:
        return Fraction(quantity.fraction), Fraction(quantity.fraction)
    low, high = quantity.low, quantity.high
    if None not in (other.low, other.high):
        low, high = low or high, high or low
    return (None if low is None else Fraction(low)), (None if high is None else Fraction(high))


def _equal(a: Fraction | None, b: Fraction | None, scale: Fraction) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a * scale - b) <= abs(b) * Fraction(1, 10**9)


def _mask(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with `spans` blotted out, of the same length."""
    pieces, at = [], 0
    for start, end in sorted(spans):
        if start >= at:
            pieces += [text[at:start], MASK * (end - start)]
            at = end
    return "".join([*pieces, text[at:]])


def _date(date: dates.Date) -> Quantity:
    return Quantity(
        date.start,
        date.end,
        "date",
        low=None,
        high=None,
        modifier=date.modifier,
        iso=date.iso,
        granularity=date.granularity,
    )


def _at(text: str, flat: str, masked: str, at: int, floor: int) -> tuple[Quantity | None, int]:
    """The quantity whose numeral begins at `at`, and where to read on; what lies before `floor` is taken."""
    if masked.startswith("零下", at):
        at += 2
        while at < len(masked) and masked[at] in " \t":
            at += 1
        if at >= len(masked) or not START.match(masked, at):
            return None, at
    left = masked[max(floor, at - 6) : at]
    if (
        (rank := RANK.search(left))
        and (numeral := scan(masked, at))
        and (rank[1] == "第" or numeral.high <= 10)
    ):
        return _ordinal(at - len(rank[0]), numeral.end - len(numeral.mark), numeral.low), numeral.end
    figure = read(masked, at)
    if figure is None:
        return None, at + 1
    named = masked[at].isdecimal() and LATIN.search(left) and not COIN_SIGN.search(left)  # CRH380
    if named or masked[figure.numeral.end : figure.numeral.end + 1] == "_":  # 20__年
        return None, figure.numeral.end
    sign = SIGN.search(masked, max(floor, at - 6), at) if figure.low >= 0 else None
    if sign and sign[0].startswith("负") and masked[figure.end - 1] in GAMES:
        sign = None
    if sign:
        high = figure.high if sign["both"] else -figure.low
        figure = figure._replace(start=at - len(sign[0]), low=-figure.high, high=high)
        if figure.fraction:
            figure = figure._replace(fraction=f"-{figure.fraction}")
        left = left[: -len(sign[0])]
    if both := joined(masked, figure):
        figure = both._replace(start=figure.start)
    elif not sign and _lone(masked, figure):
        return None, figure.end
    if (coin := COIN_SIGN.search(left)) and (figure.unit is None or figure.unit.canonical == "元"):
        figure = _priced(figure, coin[0].strip(), at - len(coin[0]) if sign is None else figure.start)
    if figure.unit and figure.unit.dimension == "temperature" and left.rstrip().endswith(("摄氏", "华氏")):
        figure = figure._replace(start=figure.start - 2 - len(left) + len(left.rstrip()))
    return _quantity(text, flat, figure)


def _lone(masked: str, figure: Figure) -> bool:
    """A single hanzi digit without unit inside a word: 三 of 三心二意."""
    if figure.kind != "number" or figure.end - figure.start > 1 or masked[figure.start].isdecimal():
        return False
    around = masked[max(0, figure.start - 1) : figure.start] + masked[figure.end : figure.end + 1]
    return bool(HAN.search(around)) and context.before(masked, figure.start) is None


def _ordinal(start: int, end: int, value: Fraction) -> Quantity:
    number = decimal(value)
    return Quantity(start, end, "ordinal", number, number)


def _priced(figure: Figure, sign: str, start: int) -> Figure:
    """$100, 人民币 3000."""
    unit = units.table()[sign]
    written = figure.written if figure.unit else (start, start + len(sign))
    return figure._replace(start=start, unit=unit, kind="money", written=written)


def _quantity(text: str, flat: str, figure: Figure) -> tuple[Quantity, int]:
    """`figure` with the words around it; ranges and words in the script of `text`."""
    before, after = context.before(flat, figure.start), context.after(flat, figure.end)
    if (
        before
        and before.end - before.start == 1
        and text[before.start] in "上过過破"
        and not figure.numeral.bare
    ):
        before = None  # 上百人, 过万, 破亿; but 走过三年
    if (
        after
        and figure.unit is None
        and figure.kind == "number"
        and figure.numeral.digits
        and flat[after.start] == "许"
    ):
        after = None
    low: str | None = decimal(figure.low)
    high: str | None = decimal(figure.high)
    modifier = None
    for bound in (before, after):
        if bound and bound.meaning in ("upper", "lower"):
            low, high = (None, high) if bound.meaning == "upper" else (low, None)
            modifier = text[bound.start : bound.end]
            break
    else:
        if figure.mark:
            modifier = text[figure.start + flat[figure.start : figure.end].rindex(figure.mark)]
        elif near := before or after:
            modifier = text[near.start : near.end]
    end = read_on = figure.end
    unit, kind = figure.unit, figure.kind
    per = unit.per if unit else ""
    if not per and ((unit is not None and kind != "percent") or figure.numeral.scale >= 1000):
        rate = context.per_before(flat, figure.start)
        if not rate and kind == "money" and (behind := context.per_after(flat, figure.end)):
            read_on, rate = behind
        per = rate if isinstance(rate, str) else text[rate[0] : rate[1]]
    written = text[figure.written[0] : figure.written[1]]
    if unit and unit.canonical == "%":
        written = "%"
    if kind == "number" and (low is None or high is None):
        kind = "range"
    return Quantity(
        figure.start,
        end,
        kind,
        low,
        high,
        figure.fraction,
        written,
        unit.canonical if unit else "",
        unit.dimension if unit else "ratio" if kind == "fraction" else "",
        modifier,
        per or None,
    ), read_on
