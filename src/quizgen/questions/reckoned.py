"""Figures that the rest of a passage tells: sums, shares, the same number again, years of a reign."""

import re
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations, permutations

from quizgen.language import quantity
from quizgen.language.fold import level
from quizgen.model import Analysis, Blank, Quantity
from quizgen.questions.checks import han

ROUND = 10_000
"""Figures from which a round one is told by an exact one near it."""
_CLOSE = Decimal("0.02")
"""Part by which figures may differ from a share and still give it."""
_ROUNDED = Decimal("0.6")
"""Percent by which shares that are rounded may miss a hundred together."""
_TELLING = 5
"""Number from which the same one of other things tells it."""
_PARTS = 5
"""Further figures of a passage up to which sums are tried; longer rows are no sums anybody does in the head."""
TOLD_IN_DIGITS = 20
"""Number from which the same in digits tells one in characters."""
_EACH = re.compile("[各每]")
_IN_THE_HEAD = 1000
"""Figures below it are added up in the head while one reads, if they are whole."""
# 乾隆|十七年
_REIGN = re.compile(
    r"(?P<era>[\u4e00-\u9fff]{2})(?P<count>元|[一二三四五六七八九十]{1,3})年(?![前后来间多的])"
)
DAYS = (Decimal(330), Decimal(400))
"""How many times as much a year makes as a day, if both are round."""
_A_DAY, _A_YEAR = re.compile("[每一日]日|每天|日均"), re.compile("[每一全]年|年均")
HAN_DIGITS = "一二三四五六七八九十百千万"
# 2013年至2015年
_YEARS = re.compile(r"((?:19|20)\d\d)年?[至到—–－~～-]+((?:19|20)\d\d)年")
# 早9点, 晚上七点半
_CLOCK = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[点时](?!间|候|代|刻|期)")
# 1月6日—1月8日, 3月16日至18日: from which day to which
_DAYS = re.compile(
    r"(?P<month>\d{1,2})月(?P<first>\d{1,2})日?\s*[到至—–－~～-]+\s*(?:\d{4}年)?(?:(?P<last_month>\d{1,2})月)?(?P<last>\d{1,2})日"
)
_DAYS_LONG = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})天")
# 300多万斤茶，|不到|400万斤
_BOUND = re.compile(r"[\u4e00-\u9fff]{0,3}，(?:还)?(?:不到|不足|将近|接近|近|约合?|超过|多达)")
_APART = re.compile("相差|相比|差距|高出|低了?|高于|低于|多出|少了|悬殊")
_SLIGHT = Decimal("0.05")
"""By which figures that were rounded may miss their difference."""
_ROW_OF_YEARS = re.compile(r"(?:\d{4}年[、和与及]?){2,}的?$")  # 2016年和2020年|两次大汛
_NUMBER = rf"[\d{HAN_DIGITS}两]+"
# 1金、2银、2铜，共5面
_TALLY = re.compile(
    rf"(?:{_NUMBER}[^\d、，；。]{{1,6}}[、和及]?)+?，?(?:总|一|合)?[共计](?:有|计|获|得)?{_NUMBER}[^\d、，；。]"
)


def told(analysis: Analysis, blank: Blank, start: int, end: int, answer: str) -> bool:
    """Can the figure be told or worked out from what is shown between `start` and `end`?"""
    place = (analysis, blank, start, end)
    if worked_out(analysis.essay.shadow[start:end], answer):
        return True
    return any(
        tells(*place)
        for tells in (
            _by_the_clock,
            _next_in_row,
            _held_yearly,
            _again,
            _twice,
            _spelled_out,
            _rest,
            _part_in_percent,
            _adds_up,
            _tallied,
            _by_the_day,
            _share_of,
            _grown_by,
            _passed,
            _bounded,
            _day_by_day,
            _differs,
            _each_of_them,
            _years_listed,
        )
    )


def _exact(analysis: Analysis, start: int, end: int) -> list[Quantity]:
    """The exact figures between, in their order."""
    return [q for q in analysis.quantities if start <= q.start and q.end <= end and q.low and q.low == q.high]


def _asked(figures: Iterable[Quantity], blank: Blank) -> Quantity | None:
    """The first of the figures that stands in the blank."""
    return next((q for q in figures if q.start < blank.end and blank.start < q.end), None)


def rounded(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer a round figure, and the title or the passage has the exact one: 首破（200万人），达到201万?"""
    asked = [
        q
        for q in analysis.quantities
        if q.start < blank.end and blank.start < q.end and q.low and q.low == q.high
    ]
    if (
        len(asked) != 1
        or asked[0].dimension not in ("count", "money")
        or len((asked[0].low or "").strip("0.")) > 1
    ):
        return False
    wanted = _value(asked[0])
    title = quantity.find(level(analysis.essay.title or ""))
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q is not asked[0]]
    others = [_value(q) for q in (*title, *shown) if q.low and q.low == q.high and q.kind != "date"]
    return wanted >= ROUND and any(other != wanted and abs(other - wanted) * 10 <= wanted for other in others)


def _passed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it a bound that an exact figure near it passes: 记录到1137只，首次突破（一千只）?"""
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.low]
    asked = next((q for q in shown if q.start < blank.end and blank.start < q.end and q.high is None), None)
    if asked is None:
        return False
    exact = [_value(q) for q in shown if q.low == q.high and q.unit_canonical == asked.unit_canonical]
    return any(0 < value - _value(asked) <= _value(asked) / 2 for value in exact)


def _bounded(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it a bound for the figure right before it: 一共300多万斤，不到（400万斤）?"""
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and (q.low or q.high)]
    asked = _asked(shown, blank)
    before = [q for q in shown if asked and q.end < asked.start and q.unit.startswith(asked.unit)][-1:]
    return any(
        _BOUND.fullmatch(analysis.essay.shadow, q.end, blank.start) is not None
        and abs(Decimal(asked.low or asked.high or 0) - _value(q)) * 2 <= _value(q)
        for q in before
        if asked
    )


def _day_by_day(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how many days there are from one to the other: 为期（三天）（1月6日—1月8日）?"""
    shadow = analysis.essay.shadow
    days, span = _DAYS_LONG.fullmatch(shadow, blank.start, blank.end), _DAYS.search(shadow, start, end)
    asked = _asked(analysis.quantities, blank)
    if days is None or span is None or asked is None or not asked.low:
        return False
    months = int(span["last_month"] or span["month"]) - int(span["month"])
    return abs(int(span["last"]) - int(span["first"]) + 30 * months + 1 - float(asked.low)) <= 1


def _differs(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it what a difference makes of another figure: （65.9%），农村为46.8%，相差19.1个百分点?"""
    if not _APART.search(analysis.essay.shadow, start, end):
        return False
    shown = _exact(analysis, start, end)
    asked = _asked(shown, blank)
    others = [
        _value(q)
        for q in shown
        if asked
        and q is not asked
        and (q.unit == asked.unit or "%" in q.unit_canonical or "百分点" in q.unit)
    ]
    return asked is not None and any(
        abs(abs(one - other) - _value(asked)) <= _SLIGHT or abs(one + other - _value(asked)) <= _SLIGHT
        for one, other in combinations(others, 2)
    )


def _each_of_them(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one of three of which two make the third: 总装机360万千瓦，共12台机组，每台（30万千瓦）?"""
    if not _EACH.search(analysis.essay.shadow, start, end):
        return False
    shown = _exact(analysis, start, end)
    asked = _asked(shown, blank)
    others = [q for q in shown if asked and q is not asked and _value(q) > 1]
    return asked is not None and any(
        one.unit_canonical == asked.unit_canonical != other.unit_canonical
        and _value(asked) in (_value(one) / _value(other), _value(one) * _value(other))
        for one, other in permutations(others, 2)
    )


def _years_listed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Are the years told how often it was: 2016年和2020年（两次）大汛?"""
    asked = _asked(analysis.quantities, blank)
    row = _ROW_OF_YEARS.search(analysis.essay.shadow, start, blank.start)
    return row is not None and asked is not None and asked.low == str(len(re.findall(r"\d{4}年", row[0])))


def worked_out(shown: str, answer: str) -> bool:
    """Is the answer the time between two years that are shown, to a year, or the year that a time leads to: 从1988年起25年间?"""
    years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?=年)", shown)]
    (asked, *_) = quantity.find(level(answer)) or (None,)
    if _REIGN.fullmatch(answer) or (asked and asked.unit_canonical == "年" and _REIGN.search(shown)):
        reigns = [_reign(m) for m in _REIGN.finditer(f"{shown}，{answer}")]
        lasting = [
            int(q.low)
            for q in quantity.find(level(shown))
            if q.kind != "date" and q.unit_canonical == "年" and q.low and q.low.isdecimal()
        ]
        return any(
            a[0] == b[0] and abs(abs(a[1] - b[1]) - span) <= 1
            for a, b in combinations(reigns, 2)
            for span in lasting
        )
    if asked is None or not years:
        return False
    if asked.kind != "date" and asked.unit_canonical == "年" and asked.low:
        return any(abs(b - a - float(asked.low)) <= 1 for a, b in combinations(sorted(set(years)), 2))
    if year := re.match(r"(\d{4})年", answer):
        spans = [
            q
            for q in quantity.find(shown)
            if q.kind != "date" and q.unit_canonical in ("年", "岁") and q.low == q.high
        ]
        return any(
            abs(abs(int(year[1]) - other) - float(q.low or 0)) <= (q.unit_canonical == "岁")
            for other in years
            for q in spans
        )
    return False


def _twice(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does the number stand in the passage once more: as digits (“30—30法则”, （30秒）), of other things, or tenfold?"""
    shadow = analysis.essay.shadow
    asked = _asked(analysis.quantities, blank)
    counted = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.dimension == "count"]
    if asked in counted and any(q != asked and q.low == asked.low and _value(q) >= _TELLING for q in counted):
        return True  # 八集 … 8位
    tens = re.match(r"[一二三四五六七八九](?=[\u4e00-\u9fff]$)", shadow[blank.start : blank.end])
    if tens and tens[0] + "十" + shadow[blank.end - 1] in shadow[start:end]:
        return True  # 拖（五年），拖不了五十年
    lasting = re.match(r"([一二两三四五六七八九])[年载]$", shadow[blank.start : blank.end])
    if lasting and re.search(
        f"{lasting[1]}[年载]", shadow[start : blank.start] + "|" + shadow[blank.end : end]
    ):
        return True  # 三年来 … （三载）
    if asked and asked.low and asked.low.isdecimal() and int(asked.low) >= TOLD_IN_DIGITS:
        shown = shadow[start : blank.start] + "|" + shadow[blank.end : end]
        if re.search(rf"(?<![\d.]){asked.low}(?![\d.年月日])", shown):
            return True  # （五十周年） beside 50
    numeral = re.match(r"\d{2,}", shadow[blank.start : blank.end])
    shown = shadow[start : blank.start] + "|" + shadow[blank.end : end]
    return numeral is not None and bool(re.search(rf"(?<![\d.]){numeral[0]}(?![\d.年月日号])", shown))


def _spelled_out(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Do the words shown have as many characters: （十四部）小说的第一个字写成对联“飞雪连天射白鹿，笑书神侠倚碧鸳”?"""
    shadow = analysis.essay.shadow
    asked = _asked(analysis.quantities, blank)
    if asked is None or not asked.low or not asked.low.isdecimal() or asked.dimension != "count":
        return False
    inside = [shadow[q.start : q.end] for q in analysis.quotes if start <= q.start and q.end <= end]
    return any(han(words) == int(asked.low) > 1 for words in inside)


def _reign(found: re.Match[str]) -> tuple[str, int]:
    """The era and the year of it: 乾隆|十七年."""
    count = found["count"]
    read = quantity.find(("一" if count == "元" else count) + "天")
    return found["era"], int(read[0].low or 0) if read else 0


def _held_yearly(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how often something was held from one year to another: 2013年至2015年连续举办了（三届）?"""
    asked = _asked(analysis.quantities, blank)
    span = _YEARS.search(analysis.essay.shadow, start, end)
    if asked is None or span is None or not asked.low or asked.unit_canonical not in ("届", "次", "年"):
        return False
    return abs(int(span[2]) - int(span[1]) + 1 - float(asked.low)) <= 1


def _next_in_row(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does an ordinal beside it tell how many were before: （190次）失败之后，终于在第191次…?"""
    shadow = analysis.essay.shadow
    found = re.fullmatch(r"(\d+)([次回遍个年天])", re.sub(r"\s", "", level(shadow[blank.start : blank.end])))
    if not found:
        return False
    shown = level(shadow[start : blank.start] + "|" + shadow[blank.end : end])
    return any(abs(int(m[1]) - int(found[1])) <= 1 for m in re.finditer(rf"第(\d+){found[2]}", shown))


def _by_the_clock(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the time between two hours of the passage: 从早9点做到晚7点，整整做了（10个小时）?"""
    hours = re.fullmatch(
        r"(\d+|[一二两三四五六七八九十]+)个?(?:多|余)?(?:小时|钟头)",
        analysis.essay.shadow[blank.start : blank.end],
    )
    return hours is not None and len(_CLOCK.findall(analysis.essay.shadow, start, end)) > 1


def _again(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does another figure show the same number: 七十岁时画（七十幅）, 批阅十载 … （十年）辛苦?"""
    shadow = analysis.essay.shadow
    numeral = re.match(r"[\d.]{2,}|[一二三四五六七八九十百千]{2,}|十", shadow[blank.start : blank.end])
    if not numeral:
        return False
    shown = shadow[start : blank.start] + "|" + shadow[blank.end : end]
    return (
        re.search(rf"(?<![\d.{HAN_DIGITS}]){re.escape(numeral[0])}(?=[岁载年幅名个人位周])", shown)
        is not None
    )


def _by_the_day(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer what a day makes of a year, or the other way round: 每日约有（二百五十万杯），一年接近九亿杯?"""
    shadow = analysis.essay.shadow
    if not (_A_DAY.search(shadow, start, end) and _A_YEAR.search(shadow, start, end)):
        return False
    shown = _exact(analysis, start, end)
    asked = _asked(shown, blank)
    others = [q for q in shown if asked and q is not asked and q.unit_canonical == asked.unit_canonical]
    return asked is not None and any(
        low > 0 and DAYS[0] <= high / low <= DAYS[1]
        for other in others
        for low, high in [sorted((_value(asked), _value(other)))]
    )


def _share_of(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer the share that two figures make: 75筆，其中54筆都在苗栗，高達（72％）?"""
    asked, others = _percent(analysis, blank, start, end)
    return asked is not None and any(
        abs(_value(one) * asked / 100 - _value(other)) <= _CLOSE * _value(other)
        for one, other in permutations(others, 2)
        if one.unit_canonical == other.unit_canonical
    )


def _grown_by(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer the percent by which one figure shown is more or less than another: 由9.5元加至11.8元，加幅约（24%）?"""
    asked, others = _percent(analysis, blank, start, end)
    return asked is not None and any(
        abs(abs(_value(other) - _value(one)) / _value(one) * 100 - asked) <= 1
        for one, other in permutations(others, 2)
        if one.unit_canonical == other.unit_canonical
    )


def _percent(analysis: Analysis, blank: Blank, start: int, end: int) -> tuple[Decimal | None, list[Quantity]]:
    """The percent that is asked, None if no percent is, and the exact figures beside it that are none."""
    shown = _exact(analysis, start, end)
    asked = _asked(shown, blank)
    if asked is None or asked.unit_canonical != "%":
        return None, []
    return _value(asked), [q for q in shown if q.unit_canonical != "%" and _value(q) > 0]


def _rest(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer what the shares that are shown leave: 不足30%…，超过（70%）; 64.8%、15.6%和（19.5%）, nearly?"""
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.unit_canonical == "%"]
    asked = _asked(shown, blank)
    if asked is None:
        return False
    left = 100 - Decimal(asked.low or asked.high or 0)
    others = [Decimal(q.low or q.high or 0) for q in shown if q is not asked]
    nearly = len(others) > 1 and abs(left - sum(others)) <= _ROUNDED
    return bool(others) and (nearly or left in {*others, sum(others)})


def _part_in_percent(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the fraction that a percentage shown stands for, or the other way round: 16.3%，占全部的（六分之一）?"""
    shown = _exact(analysis, start, end)
    asked = _asked(shown, blank)
    if asked is None or (asked.kind != "fraction" and asked.unit_canonical != "%"):
        return False
    others = [q for q in shown if (q.kind == "fraction") != (asked.kind == "fraction")]
    others = [q for q in others if q.kind == "fraction" or q.unit_canonical == "%"]
    return any(abs(_in_percent(q) - _in_percent(asked)) <= 1 for q in others)


def _in_percent(share: Quantity) -> Decimal:
    return _value(share) * (100 if share.kind == "fraction" else 1)


def summed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer to the last figure the sum of others of its unit, or what they leave of another: 1864.3亿元 above its three parts?"""
    shown = _exact(analysis, start, end)
    asked = _asked(shown, blank)
    if asked is None:
        return False
    others = {_value(q) for q in shown if q is not asked and q.unit_canonical == asked.unit_canonical}
    wanted = _value(asked)
    rows = (row for size in range(1, min(len(others), _PARTS)) for row in combinations(others, size))
    return any((len(row) > 1 and sum(row) == wanted) or wanted + sum(row) in others for row in rows)


def _adds_up(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Can the answer be worked out: 扣球26分、拦网3分、发球2分 of （　　）, 9分 and （　　）?"""
    shown = _exact(analysis, start, end)
    asked = [q for q in shown if q.start < blank.end and blank.start < q.end]
    if len(asked) != 1:
        return False
    others = [_value(q) for q in shown if q is not asked[0] and q.unit_canonical == asked[0].unit_canonical]
    wanted = _value(asked[0])
    while others and not any(value % 10 for value in (wanted, *others)) and wanted:
        wanted, others = wanted / 10, [value / 10 for value in others]  # 58万元, 25万元
    if len(others) > _PARTS or any(value % 1 or value >= _IN_THE_HEAD for value in (wanted, *others)):
        return False
    sums = {sum(rows) for size in range(2, len(others) + 1) for rows in combinations(others, size)}
    if _EACH.search(analysis.essay.shadow, start, end):  # 四校各招募五名，加上老师四位，总共（二十四位）
        every = [_value(q) for q in shown if q is not asked[0] and q.dimension == "count"]
        made = {one * other for one, other in combinations(every, 2)}
        if wanted in made or wanted in {one + other for one in made for other in every}:
            return True
    rest = {wanted + sum(rows) for size in range(1, len(others)) for rows in combinations(others, size)}
    return wanted in sums or bool(rest & set(others) - {wanted})


def _tallied(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it of a row of figures with their sum behind it, whatever each counts: 1金、2银、（2铜），共5面?"""
    for tally in _TALLY.finditer(analysis.essay.shadow, start, end):
        row = [q for q in analysis.quantities if tally.start() <= q.start < tally.end() and q.low == q.high]
        *parts, whole = [_value(q) for q in row] or [Decimal(0)]
        if len(parts) > 1 and sum(parts) == whole and tally.start() <= blank.start < tally.end():
            return True
    return False


def _value(quantity: Quantity) -> Decimal:
    return Decimal(quantity.low or 0)
