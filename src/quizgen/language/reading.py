"""One figure at one place of levelled text: a numeral with its unit, a percentage, a fraction or a plain number."""

import re
from fractions import Fraction

from quizgen.language import units
from quizgen.language.compounds import compound
from quizgen.language.figure import Figure
from quizgen.language.numerals import DIGITS, FORMAL, SCALES, Numeral, scan, skip, step
from quizgen.language.units import Unit

B = r"[ \t\u3000\xa0]{0,3}"
# 三天, 5公里, 对|折, .5秒: where a figure may begin
START = re.compile(
    r"[0-9零〇○一二两俩仨三四五六七八九十百千万亿兆半几数廿卅卌壹贰叁肆伍陆柒捌玖拾佰仟]|对(?=折)|(?<![\d.])\.(?=\d)"
)
HALF = Fraction(1, 2)
OF = re.compile(rf"{B}分{B}之{B}")  # 五十分之一
AND_PART = re.compile(r"又")  # 一又二分之一
MIXED = re.compile(r" (\d{1,3})/(\d{1,3})(?![\d/])")  # 4 1/2
HALF_PRICE = re.compile(r"对折(?![页叠])|半[折价]")  # 打对折, 半价; not 对折页
POWER_OF = re.compile(rf"{B}的{B}")  # 10的|8次方
TIMES = re.compile(rf"{B}次(?:方|幂)")  # 10的8|次方
SQUARE = re.compile(rf"{B}的{B}([平立])方(?!米|公|千|厘|分|毫|英|市|尺)")  # 10|的平方; not 30的平方米数
SLASH = re.compile(r"/(\d{1,12})(?![\d/.年月])")  # 3/4
TENTHS = re.compile(
    r"成(?:([一二三四五六七八九])(?![成个名位])|半|(?!家(?![产庭长]))(?![了为就功立员人本果长绩熟都年片群交名语品型双对形婚份真因效败才全套批材事]))"
)  # 三成五, 六成三人
DISCOUNT = re.compile(r"折(?![磨腾叠射断算返旧戏子现回服合损页纸线痕寿])")  # 八五折
# 半 of these is a half of the day or of life, not a figure: 上半年, 后半夜, 大半.
NOT_HALF = "上下前后大多小过对夜各参泰折"
OLDER = re.compile("[大小]半岁")  # 比妈妈大|半岁
BIG_THINGS = re.compile(r"大(?=[\u4e00-\u9fff])(?![于小约概致会])")  # 五大任务, 七大展区
COIN = re.compile(
    r"[块毛](?=[钱多半了的每一二三四五六七八九\d左以就都也吧呢，。、；：！？,.;:!?)）\"”」』\s]|$)"
)  # 三块五, not 一块黑板
# A scale without a digit counts these (上百人, 万户); before another counter it is a manner of speaking.
BARE_COUNTED = set("人户家次件名个种场所台座条篇字部本册幅封张辆艘架只头处项") | {"人次"}
AGED = re.compile("[龄纪轻老幼均年初末底内前后收薪产销满近过]")  # 三百人|年龄最大的, no years of work
TROOPS = frozenset("军师旅团营连")
DESIGNATED = 100
"""From here on a number told digit by digit before TROOPS is what they are called: 三五九旅, 718团."""
HALF_OF_WORDS = set("天夜个山路空途身价数年载月日")  # 三年|半夜
HALF_OF_THINGS = set("球岛径圆导成决截封裸衰")  # 两个|半球, 三个|半成品
MORE_OF_WORDS = set("次样种数半么少")  # 三天|多次
STOP_BEHIND = re.compile(r"[，。、；：！？,.;:!?)）”」』]|$")  # 五折|，
# 花了|三块, 票价|五毛; not 收集了陨石|一万块
MONEY_NEAR = re.compile(
    r"[钱价买卖花付元赚省贵宜资费票]|收(?![集藏录获拾割到回])|[值挣罚捐借款薪租欠找币块毛涨降]"
)
WARM = re.compile(
    r"(?:温|烧到?|烧至|热|冷|寒|零下|零上|摄氏|沸|冰|冻|天气|气候|低至|升至)[^，。；,;]{0,8}$"
)  # 气温三十度
PREFIXED = re.compile(r"[^\u4e00-\u9fff]+|人民币")  # 100| ￥|35, 100|人民币|200: the sign of the next sum
NEXT_DIGIT = re.compile(r"[ \t]*\d")
# 气温为16.8度，比去年高出1.2度: said earlier in the sentence
WARM_BEFORE = re.compile(r"(?:[气体水室高低]温|温度|降温|升温|温差)[^。！？\n]{0,30}$")
# 摄氏零下|5度
DEGREE_SIGN = re.compile(rf"(摄氏|华氏)(?:温度)?(零下|负|-)?{B}$")


def read(text: str, at: int) -> Figure | None:
    """The longest figure whose numeral begins at `at`; None where there is none."""
    if text[at] in "半对":
        return _half_price(text, at) or _half(text, at)
    numeral = scan(text, at)
    if numeral is None:
        return None
    if power := _power(text, numeral):
        return power
    if part := _part(text, numeral) or _slash(text, numeral):
        return _part_of_unit(text, part)
    if share := _share(text, numeral):
        return share
    found = _with_unit(text, numeral) or _plain(text, numeral)
    # 陆口, 壹点心: the figures of cheques are names and plain characters unless there are several or money behind
    formal = numeral.end - numeral.start == 1 and text[numeral.start] in FORMAL
    return None if formal and found and found.kind != "money" else found


def _half_price(text: str, at: int) -> Figure | None:
    """对折, 半折, 半价."""
    found = HALF_PRICE.match(text, at)
    if not found:
        return None
    fifty = Fraction(50)
    return Figure(
        at,
        found.end(),
        fifty,
        fifty,
        "percent",
        Numeral(at, at + 1, fifty, fifty),
        units.table()["%"],
        found.span(),
    )


def _power(text: str, numeral: Numeral) -> Figure | None:
    """10的8次方, 三的平方."""
    found = POWER_OF.match(text, numeral.end)
    exponent = scan(text, found.end()) if found and found.end() < len(text) else None
    if named := SQUARE.match(text, numeral.end):
        end, times = named.end(), 2 if named[1] == "平" else 3
    elif exponent and (behind := TIMES.match(text, exponent.end)) and exponent.low == exponent.high <= 99:
        end, times = behind.end(), int(exponent.low)
    else:
        return None
    value = numeral.low**times
    return Figure(numeral.start, end, value, value, "number", numeral)


def _half(text: str, at: int) -> Figure | None:
    """半个小时, 半斤; 半数."""
    if text[at] == "对":
        return None
    if text.startswith("半数", at):
        numeral = Numeral(at, at + 2, HALF, HALF)
        return Figure(at, at + 2, HALF, HALF, "fraction", numeral, fraction="1/2")
    older = OLDER.match(text, at - 1) if at else None
    if at and not older and (text[at - 1] in NOT_HALF or text[at - 1] in DIGITS or text[at - 1] in SCALES):
        return None
    found = units.match(text, at + 1)
    if (
        not found
        or found[1].kind == "percent"
        or found[1].canonical == "夜"  # 半夜 is a time of the night
        or (found[1].kind == "count" and found[1].canonical not in ("个", "数"))
    ):
        return None
    numeral = Numeral(at, at + 1, HALF, HALF)
    return Figure(at, found[0], HALF, HALF, found[1].kind, numeral, found[1], (at + 1, found[0]))


def _part(text: str, numeral: Numeral) -> Figure | None:
    """百分之五十四点二, 五十分之一, 一又二分之一, 一半."""
    start, whole, below = numeral.start, Fraction(0), numeral
    if (
        (also := AND_PART.match(text, numeral.end))
        and also.end() < len(text)
        and (second := scan(text, also.end()))
    ):
        whole, below = numeral.low, second
    of = OF.match(text, below.end)
    if not of:
        if (
            text[start : start + 2] == "一半"
            and numeral.end == start + 1
            and not units.match(text, start + 2)
        ):
            return Figure(start, start + 2, HALF, HALF, "fraction", numeral, fraction="1/2")
        return None
    above = scan(text, of.end()) if of.end() < len(text) else None
    if above is None or below.low != below.high or not below.low:
        return None
    if below.bare and below.low == 100:
        unit = units.table()["%"]
        return Figure(
            start,
            above.end,
            above.low,
            above.high,
            "percent",
            above,
            unit,
            (below.start, of.end()),
            mark=above.mark,
        )
    low, high = whole + above.low / below.low, whole + above.high / below.low
    whole_terms = not whole and above.low.denominator == below.low.denominator == 1
    written = f"{above.low}/{below.low}" if whole_terms else f"{low.numerator}/{low.denominator}"
    return Figure(
        start,
        above.end,
        low,
        high,
        "fraction",
        numeral,
        fraction=written if low == high else None,
        mark=above.mark,
    )


def _part_of_unit(text: str, part: Figure) -> Figure:
    """三分之一米, 1/4英寸, 五分之一个苹果."""
    found = units.match(text, part.end) if part.kind == "fraction" else None
    whole = found and found[1].kind in ("measure", "duration") and found[1].dimension != "ratio"
    if not found or not (whole or found[1].canonical == "个"):
        return part
    return part._replace(end=found[0], kind=found[1].kind, unit=found[1], written=(part.end, found[0]))


def _slash(text: str, numeral: Numeral) -> Figure | None:
    """3/4, 4 1/2"""
    if numeral.digits and (mixed := MIXED.match(text, numeral.end)) and int(mixed[2]):
        value = numeral.low + Fraction(int(mixed[1]), int(mixed[2]))
        written = f"{value.numerator}/{value.denominator}"
        return Figure(numeral.start, mixed.end(), value, value, "fraction", numeral, fraction=written)
    found = SLASH.match(text, numeral.end) if numeral.digits else None
    if not found or not int(found[1]) or text[numeral.start - 1 : numeral.start] == "/":
        return None
    value = numeral.low / int(found[1])
    return Figure(
        numeral.start, found.end(), value, value, "fraction", numeral, fraction=f"{numeral.low}/{found[1]}"
    )


def _share(text: str, numeral: Numeral) -> Figure | None:
    """三成, 三成五, 九成九, 八折, 百分百."""
    here = skip(text, numeral.end)
    if numeral.bare and numeral.low == 100 and text.startswith("分百", numeral.end):
        hundred = Fraction(100)
        return Figure(
            numeral.start,
            here + 2,
            hundred,
            hundred,
            "percent",
            numeral,
            units.table()["%"],
            (here, here + 2),
        )
    if numeral.high > 10 and not numeral.digits:
        return None
    tenths = TENTHS.match(text, here)
    if tenths and numeral.high <= 10:
        extra = Fraction(5 if tenths[0].endswith("半") else DIGITS[tenths[1]] if tenths[1] else 0)
        low, high, end, mark = numeral.low * 10 + extra, numeral.high * 10 + extra, tenths.end(), numeral.mark
        if text[end : end + 1] in ("多", "余"):
            high, mark, end = high + 10, text[end], end + 1
        return Figure(
            numeral.start, end, low, high, "percent", numeral, units.table()["%"], (here, end), mark=mark
        )
    off = DISCOUNT.match(text, here)
    if off and numeral.high < 100 and numeral.low == numeral.high and numeral.low > 0:
        value = numeral.low * 10 if numeral.low < 10 else numeral.low
        return Figure(
            numeral.start, off.end(), value, value, "percent", numeral, units.table()["%"], (here, off.end())
        )
    return None


def _unit_at(text: str, at: int) -> tuple[int, Unit] | None:
    found = units.match(text, at)
    if text.startswith(("两个", "两名", "两位", "两种", "两类"), at):
        return None  # 1105、06|两个班
    if found and text[found[0] - 1] == "升" and text.startswith(("到", "至", "为"), found[0]):
        found = units.match(text[: found[0] - 1], at) or found  # 由48分|升到81分
    if found and found[1].canonical == "人年" and AGED.match(text, found[0]):
        found = units.match(text[: found[0] - 1], at)
    if BIG_THINGS.match(text, at) and (not found or found[0] == at + 1):
        return at + 1, Unit("大", "count", "count", Fraction(1))
    coin = COIN.match(text, at)
    if (
        not coin
        or (found and found[0] > coin.end())
        or (STOP_BEHIND.match(text, coin.end()) and _no_price(text, at))
    ):
        return found
    return coin.end(), units.table()["元" if coin[0] == "块" else "角"]


def _no_price(text: str, at: int) -> bool:
    """更换条石214块: nothing before the figure speaks of money, and something else does speak."""
    left = text[max(0, at - 14) : at]
    return bool(
        re.search(r"[\u4e00-\u9fff]{2}", left.rstrip("零一二两三四五六七八九十百千万半"))
    ) and not MONEY_NEAR.search(left)


def _with_unit(text: str, numeral: Numeral) -> Figure | None:
    here = skip(text, numeral.end)
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
        if found and found[1].canonical == "大" and high > 20:  # 15万|大军
            found = None
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
    return compound(text, figure) if low == high and not low_extra else figure


def _no_unit(text: str, numeral: Numeral, here: int, found: tuple[int, Unit]) -> bool:
    """零件, 十分感兴趣, 100 ￥35: what stands behind the numeral is no unit of it."""
    if PREFIXED.fullmatch(text, here, found[0]) and NEXT_DIGIT.match(text, found[0]):
        return True
    word = text[numeral.start : numeral.end]
    if text[here : found[0]] == "月":  # 3月 is a date, or none
        return True
    if numeral.digits and found[1].canonical in TROOPS and numeral.high >= DESIGNATED:
        return True  # 三五九|旅: its name
    if numeral.bare and not numeral.mark and found[1].kind == "count":  # 百人, 万户; but 万分, 亿万颗
        return found[1].canonical not in BARE_COUNTED or text[numeral.start - 1 : numeral.start] in SCALES
    if (
        word in ("零", "〇")
        and found[1].dimension not in ("temperature", "angle", "money", "ratio")
        and text[here] != "分"
    ):
        return True
    return word == "十" and text[here : here + 1] == "分" and not text.startswith("分钟", here)


def _suffix(text: str, end: int, unit: Unit) -> tuple[int, Fraction, str] | None:
    """两年半, 两年多, 一米多: end, what is added, the mark."""
    if unit.kind in ("percent",) or (unit.kind == "count" and unit.canonical not in ("倍", "个")):
        return None
    here = text[end : end + 1]
    behind = text[end + 1 : end + 2]
    counted = unit.canonical == "个" and behind in HALF_OF_THINGS
    if here == "半" and behind not in HALF_OF_WORDS and not counted:
        return end + 1, HALF, ""
    if here in ("多", "余") and unit.kind != "count" and text[end + 1 : end + 2] not in MORE_OF_WORDS:
        return end + 1, Fraction(0), here
    return None


def _degree(text: str, numeral: Numeral, unit: Unit) -> Unit:
    """度 is a temperature where the words before it speak of heat (气温 30 度)."""
    if unit.canonical != "度":
        return unit
    left = text[max(0, numeral.start - 34) : numeral.start]
    if scale := DEGREE_SIGN.search(left):
        return units.table()[scale[1] + "度"]
    return units.table()["摄氏度"] if WARM.search(left) or WARM_BEFORE.search(left) else unit


def _plain(text: str, numeral: Numeral) -> Figure | None:
    """A number without a unit."""
    if numeral.bare and not numeral.mark:
        return None
    end, high, mark = numeral.end, numeral.high, numeral.mark
    if mark == "来":
        end, high, mark = end - 1, numeral.low, ""
    return Figure(numeral.start, end, numeral.low, high, "number", numeral, mark=mark)
