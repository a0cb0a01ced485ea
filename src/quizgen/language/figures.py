"""One figure at one place of levelled text: a numeral with its unit, a percentage, a fraction or a plain number."""

import re
from fractions import Fraction
from typing import NamedTuple

from quizgen.language import units
from quizgen.language.numerals import DIGITS, SCALES, Numeral, scan, step
from quizgen.language.units import Unit

B = r"[ \t\u3000\xa0]{0,3}"
BLANK = re.compile(B)
HALF = Fraction(1, 2)
OF = re.compile(rf"{B}分{B}之{B}")  # 五十分之一
AND_PART = re.compile(r"又")  # 一又二分之一
SLASH = re.compile(r"/(\d{1,12})(?![\d/.年月])")  # 3/4
TENTHS = re.compile(r"成(?:([一二三四五六七八九])(?!成)|半)?(?![了为就功立员人本果长绩熟都年片群交名语品型家双对形婚份真因效败才全套批材事])")  # 三成五
DISCOUNT = re.compile(r"折(?![磨腾叠射断算返旧戏子现回服合损页纸线痕寿])")  # 八五折
# 半 of these is a half of the day or of life, not a figure: 上半年, 后半夜, 大半.
NOT_HALF = "上下前后大多小过对夜各参泰折"
BIG_THINGS = re.compile(r"大(?=[\u4e00-\u9fff])(?![于小约概致会])")  # 五大任务, 七大展区
COIN = re.compile(r"[块毛](?=[钱多半了的每一二三四五六七八九\d左以就都也吧呢，。、；：！？,.;:!?)）\"”」』\s]|$)")  # 三块五, not 一块黑板
# A scale without a digit counts these (上百人, 万户); before another counter it is a manner of speaking.
BARE_COUNTED = {"人", "户", "家", "次", "件", "名", "个", "种", "场", "所", "台", "座", "条", "篇", "字", "部", "本", "幅", "封", "张", "辆", "艘", "架", "只", "头", "处", "项", "人次"}
STOP_BEHIND = re.compile(r"[，。、；：！？,.;:!?)）”」』]|$")
MONEY_NEAR = re.compile(r"[钱价买卖花付元赚省贵宜资收费票值挣罚捐借款薪租欠找币块毛涨降]")
SMALL_TAIL = re.compile(r"([一二三四五六七八九]|\d{1,2})(?![\d.%A-Za-z十百千万亿个多余来几])")  # 一米七, 1米75, 三块五
SCORE_TAIL = re.compile(r"(\d|[一二三四五六七八九])(?![\d.%十百千万年月日天个点分])")  # 38度5
WARM = re.compile(r"(?:温|烧到?|烧至|热|冷|寒|零下|零上|摄氏|沸|冰|冻|天气|气候|低至|升至)[^，。；,;]{0,8}$")  # 气温三十度
PREFIXED = re.compile(r"[^\u4e00-\u9fff]+|人民币")
NEXT_DIGIT = re.compile(r"[ \t]*\d")
DEGREE_SIGN = re.compile(rf"(摄氏|华氏)(?:温度)?(零下|负|-)?{B}$")
# A tail without a unit is tenths (hundredths) of these: 一米七, 三块五, 两斤三.
WITH_TAIL = {"米", "元", "斤", "尺", "丈", "块", "公斤"}


class Figure(NamedTuple):
    """A figure in `text[start:end]`; `unit` is None for a plain number."""

    start: int
    end: int
    low: Fraction
    high: Fraction
    kind: str
    numeral: Numeral
    unit: Unit | None = None
    written: tuple[int, int] = (0, 0)
    """Range of the unit as written."""
    fraction: str | None = None
    mark: str = ""


def read(text: str, at: int) -> Figure | None:
    """The longest figure whose numeral begins at `at`; None where there is none."""
    if text[at] == "半":
        return _half(text, at)
    numeral = scan(text, at)
    if numeral is None:
        return None
    if part := _part(text, numeral) or _slash(text, numeral):
        return _part_of_unit(text, part)
    if share := _share(text, numeral):
        return share
    return _with_unit(text, numeral) or _plain(text, numeral)


def _blank(text: str, at: int) -> int:
    found = BLANK.match(text, at)
    return found.end() if found else at


def _half(text: str, at: int) -> Figure | None:
    """半个小时, 半斤."""
    if at and (text[at - 1] in NOT_HALF or text[at - 1] in DIGITS or text[at - 1] in SCALES):
        return None
    found = units.match(text, at + 1)
    if not found or found[1].kind == "percent" or (found[1].kind == "count" and found[1].canonical not in ("个", "数")):
        return None
    numeral = Numeral(at, at + 1, HALF, HALF)
    return Figure(at, found[0], HALF, HALF, found[1].kind, numeral, found[1], (at + 1, found[0]))


def _part(text: str, numeral: Numeral) -> Figure | None:
    """百分之五十四点二, 五十分之一, 一又二分之一, 一半."""
    start, whole, below = numeral.start, Fraction(0), numeral
    if (also := AND_PART.match(text, numeral.end)) and also.end() < len(text) and (second := scan(text, also.end())):
        whole, below = numeral.low, second
    of = OF.match(text, below.end)
    if not of:
        if text[start : start + 2] == "一半" and numeral.end == start + 1 and not units.match(text, start + 2):
            return Figure(start, start + 2, HALF, HALF, "fraction", numeral, fraction="1/2")
        return None
    above = scan(text, of.end()) if of.end() < len(text) else None
    if above is None or below.low != below.high or not below.low:
        return None
    if below.bare and below.low == 100:
        unit = units.table()["%"]
        return Figure(start, above.end, above.low, above.high, "percent", above, unit, (below.start, of.end()), mark=above.mark)
    low, high = whole + above.low / below.low, whole + above.high / below.low
    written = f"{low.numerator}/{low.denominator}" if whole else f"{decimal(above.low)}/{decimal(below.low)}"
    return Figure(start, above.end, low, high, "fraction", numeral, fraction=written if low == high else None, mark=above.mark)


def _part_of_unit(text: str, part: Figure) -> Figure:
    """三分之一米, 1/4英寸."""
    found = units.match(text, part.end) if part.kind == "fraction" else None
    if not found or found[1].kind not in ("measure", "duration") or found[1].dimension == "ratio":
        return part
    return part._replace(end=found[0], kind=found[1].kind, unit=found[1], written=(part.end, found[0]))


def _slash(text: str, numeral: Numeral) -> Figure | None:
    """3/4"""
    found = SLASH.match(text, numeral.end) if numeral.digits else None
    if not found or not int(found[1]) or text[numeral.start - 1 : numeral.start] == "/":
        return None
    value = numeral.low / int(found[1])
    return Figure(numeral.start, found.end(), value, value, "fraction", numeral, fraction=f"{numeral.low}/{found[1]}")


def _share(text: str, numeral: Numeral) -> Figure | None:
    """三成, 三成五, 九成九, 八折, 百分百."""
    here = _blank(text, numeral.end)
    if numeral.bare and numeral.low == 100 and text.startswith("分百", numeral.end):
        hundred = Fraction(100)
        return Figure(numeral.start, here + 2, hundred, hundred, "percent", numeral, units.table()["%"], (here, here + 2))
    if numeral.high > 10 and not numeral.digits:
        return None
    tenths = TENTHS.match(text, here)
    if tenths and numeral.high <= 10:
        extra = Fraction(5 if tenths[0].endswith("半") else DIGITS[tenths[1]] if tenths[1] else 0)
        low, high, end, mark = numeral.low * 10 + extra, numeral.high * 10 + extra, tenths.end(), numeral.mark
        if text[end : end + 1] in ("多", "余"):
            high, mark, end = high + 10, text[end], end + 1
        return Figure(numeral.start, end, low, high, "percent", numeral, units.table()["%"], (here, end), mark=mark)
    off = DISCOUNT.match(text, here)
    if off and numeral.high < 100 and numeral.low == numeral.high and numeral.low > 0:
        value = numeral.low * 10 if numeral.low < 10 else numeral.low
        return Figure(numeral.start, off.end(), value, value, "percent", numeral, units.table()["%"], (here, off.end()))
    return None


def _unit_at(text: str, at: int) -> tuple[int, Unit] | None:
    found = units.match(text, at)
    if BIG_THINGS.match(text, at) and (not found or found[0] == at + 1):
        return at + 1, Unit("大", "count", "count", Fraction(1))
    if (coin := COIN.match(text, at)) and not (STOP_BEHIND.match(text, coin.end()) and _no_price(text, at)):
        if not found or found[0] <= coin.end():
            return coin.end(), units.table()["元" if coin[0] == "块" else "角"]
    return found


def _no_price(text: str, at: int) -> bool:
    """更换条石214块: nothing before the figure speaks of money, and something else does speak."""
    left = text[max(0, at - 14) : at]
    return bool(re.search(r"[\u4e00-\u9fff]{2}", left.rstrip("零一二两三四五六七八九十百千万半"))) and not MONEY_NEAR.search(left)


def _with_unit(text: str, numeral: Numeral) -> Figure | None:
    here = _blank(text, numeral.end)
    low, high, mark = numeral.low, numeral.high, numeral.mark
    begin = here
    if text.startswith("个半", here) and (found := units.match(text, here + 2)):  # 三个半小时
        low, high = low + HALF, high + HALF
    elif text.startswith(("个多", "个来"), here) and (found := units.match(text, here + 2)):  # 三个多月
        if found[1].dimension not in ("time", "length", "mass"):
            return None
        high, mark = high + 1, text[here + 1]
        found = (found[0], units.table().get("个" + text[here + 2 : found[0]], found[1]))
    else:
        found = _unit_at(text, here)
    if not found or _no_unit(text, numeral, here, found):
        return None
    end, unit = found
    low_extra = _suffix(text, end, unit)
    if low_extra:
        end, extra, mark_after = low_extra
        if mark_after and low == high:
            high, mark = high + step(low) if step(low) < 1 else high + 1, mark_after
        elif not mark_after:
            low, high = low + extra, high + extra
    unit = _degree(text, numeral, unit)
    figure = Figure(numeral.start, end, low, high, unit.kind, numeral, unit, (begin, found[0]), mark=mark)
    return _compound(text, figure) if low == high and not low_extra else figure


def _no_unit(text: str, numeral: Numeral, here: int, found: tuple[int, Unit]) -> bool:
    """零件, 十分感兴趣, 100 ￥35: what stands behind the numeral is no unit of it."""
    if PREFIXED.fullmatch(text, here, found[0]) and NEXT_DIGIT.match(text, found[0]):
        return True
    word = text[numeral.start : numeral.end]
    if text[here : found[0]] == "月":  # 3月 is a date, or none
        return True
    if numeral.bare and not numeral.mark and found[1].kind == "count":  # 百人, 万户; but 万分, 亿万颗
        return found[1].canonical not in BARE_COUNTED or text[numeral.start - 1 : numeral.start] in SCALES
    if word in ("零", "〇") and found[1].dimension not in ("temperature", "angle", "money", "ratio") and text[here] != "分":
        return True
    return word == "十" and text[here : here + 1] == "分" and not text.startswith("分钟", here)


def _suffix(text: str, end: int, unit: Unit) -> tuple[int, Fraction, str] | None:
    """两年半, 两年多, 一米多: end, what is added, the mark."""
    if unit.kind in ("percent",) or (unit.kind == "count" and unit.canonical not in ("倍", "个")):
        return None
    here = text[end : end + 1]
    if here == "半" and text[end + 1 : end + 2] not in ("天", "夜", "个", "山", "路", "空", "途", "身", "价", "数", "年", "载", "月", "日"):
        return end + 1, HALF, ""
    if here in ("多", "余") and unit.kind != "count" and text[end + 1 : end + 2] not in ("次", "样", "种", "数", "半", "么", "少"):
        return end + 1, Fraction(0), here
    return None


def _degree(text: str, numeral: Numeral, unit: Unit) -> Unit:
    """度 is a temperature where the words before it speak of heat (气温 30 度)."""
    if unit.canonical != "度":
        return unit
    left = text[max(0, numeral.start - 12) : numeral.start]
    if scale := DEGREE_SIGN.search(left):
        return units.table()[scale[1] + "度"]
    return units.table()["摄氏度"] if WARM.search(left) else unit


def _compound(text: str, figure: Figure) -> Figure:
    """3小时20分钟, 一年零三个月, 三块五毛, 两丈八尺, 一米七五."""
    unit = figure.unit
    if unit is None or unit.kind not in ("money", "duration", "measure"):
        return _points(text, figure)
    if unit.per:
        return figure
    pieces: list[tuple[Fraction, Unit]] = [(figure.low, unit)]
    end, written_end = figure.end, figure.written[1]
    while True:
        here = _blank(text, end)
        here += 1 if text[here : here + 1] in ("零", "又") else 0
        if here >= len(text) or not (text[here].isdecimal() or text[here] in DIGITS or text[here] in "十半"):
            break
        more = scan(text, here)
        found = _smaller(text, more.end, pieces[-1][1]) if more and more.low == more.high else None
        if more is None or found is None:
            break
        end, written_end = found[0], found[0]
        pieces.append((more.low, found[1]))
    if len(pieces) == 1:
        return _tail(text, figure)
    if pieces[0][1].canonical in ("年", "个月") and pieces[-1][1].canonical not in ("年", "个月"):
        # 38年零37天: a year has no fixed number of days, so more than 38 and less than 39
        return figure._replace(end=end, high=figure.low + 1)
    total = sum((n * u.factor for n, u in pieces if u.factor), Fraction(0))
    last = unit if unit.kind == "money" or (_terminates(total / (unit.factor or 1)) and unit.kind != "duration") else pieces[-1][1]
    value = total / (last.factor or 1)
    first = figure.written if last is unit else (written_end - len(_form(text, written_end, last)), written_end)
    return figure._replace(end=end, low=value, high=value, unit=last, written=first)


def _form(text: str, end: int, unit: Unit) -> str:
    """The unit as written before `end`."""
    for length in range(4, 0, -1):
        if units.table().get(text[end - length : end]) == unit:
            return text[end - length : end]
    return text[end - 1 : end]


def _smaller(text: str, at: int, than: Unit) -> tuple[int, Unit] | None:
    """A unit at `at` of the same dimension and smaller; 分 is what fits: minutes or cents."""
    at = _blank(text, at)
    table = units.table()
    if than.dimension == "money" and text[at : at + 1] in ("角", "毛", "分"):
        unit = table["分钱" if text[at] == "分" else "角"]
        end = at + (2 if text[at + 1 : at + 2] == "钱" else 1)
        return (end, unit) if than.factor and unit.factor and unit.factor < than.factor else None
    if than.dimension == "time" and text[at : at + 1] == "分" and text[at + 1 : at + 2] not in ("钟", "之"):
        return (at + 1, table["分钟"]) if than.factor and than.factor > 60 else None
    found = units.match(text, at)
    if not found or found[1].dimension != than.dimension or not found[1].factor or not than.factor:
        return None
    return found if found[1].factor < than.factor else None


def _points(text: str, figure: Figure) -> Figure:
    """5分30秒: 分 before seconds are minutes."""
    if figure.unit is None or text[figure.written[0] : figure.written[1]] != "分":
        return figure
    here = _blank(text, figure.end)
    more = scan(text, here) if here < len(text) else None
    found = units.match(text, more.end) if more else None
    if more is None or found is None or found[1].canonical != "秒" or more.low != more.high:
        return figure
    value = figure.low * 60 + more.low
    return figure._replace(end=found[0], low=value, high=value, kind="duration", unit=found[1], written=(more.end, found[0]))


def _tail(text: str, figure: Figure) -> Figure:
    """一米七五, 三块五, 38度5."""
    assert figure.unit is not None
    unit, end = figure.unit, figure.end
    if unit.canonical in ("度", "摄氏度") and (tail := SCORE_TAIL.match(text, end)) and not units.match(text, tail.end()):
        value = figure.low + Fraction(DIGITS.get(tail[1]) or int(tail[1]), 10)
        return figure._replace(end=tail.end(), low=value, high=value)
    written = text[figure.written[0] : figure.written[1]]
    if written not in WITH_TAIL or figure.low.denominator != 1 or text[end - 1] not in WITH_TAIL | {"斤"}:
        return figure
    run = re.compile(r"\d{1,2}|[一二三四五六七八九]{1,2}").match(text, end)
    if not run or not SMALL_TAIL.match(text, run.end() - (1 if run[0][-1] in DIGITS else len(run[0]))) or units.match(text, run.end()):
        return figure
    digits = "".join(str(DIGITS.get(c, c)) for c in run[0])
    if text[run.end() : run.end() + 1] in ("、", "-", "~", "至", "到", "成", "折", "月", "年", "号"):
        return figure
    value = figure.low + Fraction(int(digits), 10 ** len(digits))
    return figure._replace(end=run.end(), low=value, high=value)


def _plain(text: str, numeral: Numeral) -> Figure | None:
    """A number without a unit."""
    if numeral.bare and not numeral.mark:
        return None
    end, high, mark = numeral.end, numeral.high, numeral.mark
    if mark == "来":
        end, high, mark = end - 1, numeral.low, ""
    return Figure(numeral.start, end, numeral.low, high, "number", numeral, mark=mark)


def _terminates(value: Fraction) -> bool:
    below = value.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return below == 1


def decimal(value: Fraction) -> str:
    """`value` as a decimal string: exact where it ends, else twelve significant digits."""
    if value.denominator == 1:
        return str(value.numerator)
    if _terminates(value):
        scale = 0
        while value.denominator != 1:
            value, scale = value * 10, scale + 1
        digits = str(abs(value.numerator)).rjust(scale + 1, "0")
        return ("-" if value < 0 else "") + digits[:-scale] + "." + digits[-scale:]
    return f"{float(value):.12g}"
