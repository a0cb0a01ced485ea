"""Spans, counts and years that other times in a passage tell: from 1988 on for 25 years, from 9 to 7 o'clock."""

import re
from itertools import combinations, pairwise

from quizgen.language import dates, quantity
from quizgen.language.fold import level
from quizgen.model import Analysis, Blank
from quizgen.questions.shown import asked_in
from quizgen.questions.years import in_digits

# 乾隆|十七年
REIGN = re.compile(
    r"(?P<era>[\u4e00-\u9fff]{2})(?P<count>元|[一二三四五六七八九十]{1,3})年(?![前后来间多的])"
)
# 2013年至2015年
_YEARS = re.compile(r"((?:19|20)\d\d)年?[至到—–－~～-]+((?:19|20)\d\d)年")
# 早9点, 晚上七点半
_CLOCK = re.compile(r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})[点时](?!间|候|代|刻|期)")
# 1月6日—1月8日, 3月16日至18日: from which day to which
_DAYS = re.compile(
    r"(?P<month>\d{1,2})月(?P<first>\d{1,2})日?\s*[到至—–－~～-]+\s*(?:\d{4}年)?(?:(?P<last_month>\d{1,2})月)?(?P<last>\d{1,2})日"
)
MONTH = 30
"""Days of a month, a day more or less."""
_DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")  # 3月12日
_DAYS_LONG = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})天")
_MONTHS_LONG = re.compile("(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,2})个月")  # 停留|三个月|左右
_MONTH = re.compile("(?<![0-9])([0-9]{1,2}|十?[一二三四五六七八九十])月")  # 十一月, 2月
MONTHS = 12
"""Months of a year."""
_ROW_OF_YEARS = re.compile(r"(?:\d{4}年[、和与及]?){2,}的?$")  # 2016年和2020年|两次大汛
# 到2025年、2030年、|2035年|三个阶段
_STEPS = re.compile("(?<![0-9])[0-9]{4}年(?:[、和][0-9]{4}年){2,}")
_NEXT_DAY = re.compile("[、和](?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})日")  # |7月29日|、30日


def in_steps(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a row go on as it began, or a day stand beside the next: 到2025年、2030年、（2035年）; （7月29日）、30日?"""
    shadow = analysis.essay.shadow
    if blank.sort != "date":
        return False
    if shadow[blank.end - 1] == "日" and _NEXT_DAY.match(shadow, blank.end, end):
        return True
    for row in _STEPS.finditer(shadow, start, end):
        years = [int(year) for year in re.findall("[0-9]{4}", row[0])]
        if row.start() <= blank.start < row.end() and len({b - a for a, b in pairwise(years)}) == 1:
            return True
    return False


def day_by_day(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how many days there are from one to the other: 为期（三天）（1月6日—1月8日）; 3月12日出发，步行（24天），4月5日到达?"""
    shadow = analysis.essay.shadow
    days, span = _DAYS_LONG.fullmatch(shadow, blank.start, blank.end), _DAYS.search(shadow, start, end)
    asked = asked_in(analysis.quantities, blank)
    if days is None or asked is None or not asked.low:
        return False
    told = [MONTH * int(m[1]) + int(m[2]) for m in _DAY.finditer(shadow, start, end)]
    if any(abs(b - a - float(asked.low)) <= 1 + (b - a > MONTH) for a, b in pairwise(told)):
        return True
    if span is None:
        return False
    months = int(span["last_month"] or span["month"]) - int(span["month"])
    return abs(int(span["last"]) - int(span["first"]) + MONTH * months + 1 - float(asked.low)) <= 1


def month_by_month(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how many months there are from one to the other: 十一月前后到达，停留（三个月）左右，次年二月动身北返?"""
    shadow = analysis.essay.shadow
    lasting = _MONTHS_LONG.fullmatch(shadow, blank.start, blank.end)
    asked = asked_in(analysis.quantities, blank)
    if lasting is None or asked is None or not asked.low:
        return False
    told = [_number(m[1]) for m in _MONTH.finditer(shadow, start, end)]
    return any((b - a) % MONTHS == float(asked.low) for a, b in pairwise(told))


def _number(written: str) -> int:
    """11 for 十一 and for 11, 0 for what is none."""
    read = quantity.find(f"{written}天")
    return int(read[0].low or 0) if read else 0


def years_listed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Are the years told how often it was: 2016年和2020年（两次）大汛?"""
    asked = asked_in(analysis.quantities, blank)
    row = _ROW_OF_YEARS.search(analysis.essay.shadow, start, blank.start)
    return row is not None and asked is not None and asked.low == str(len(re.findall(r"\d{4}年", row[0])))


_OVER = ("多", "余", "餘")


def worked_out(shown: str, answer: str) -> bool:
    """Is the answer the time between two years that are shown, to a year, or the year that a time leads to: 从1988年起25年间; or is it so much longer than another time as two years are apart?"""
    shown, answer = in_digits(shown), in_digits(answer)
    years = [int(year) for year in re.findall(r"(?<!\d)\d{4}(?=年)", shown)]
    (asked, *_) = quantity.find(level(answer)) or (None,)
    reigns = [_reign(m) for m in REIGN.finditer(f"{shown}，{answer}") if m["era"] in dates.eras()]
    if reigns and (REIGN.fullmatch(answer) or (asked and asked.unit_canonical == "年")):  # not 干了|十一年
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
    if asked.dimension == "age" and asked.low:
        # 1901年生，活到（107岁），2007年过身: to a year
        return any(abs(b - a - float(asked.low)) <= 1 for a, b in combinations(sorted(set(years)), 2))
    if asked.kind != "date" and asked.unit_canonical == "年" and asked.low:
        durations = [
            float(q.low)
            for q in quantity.find(level(shown))
            if q.kind != "date" and q.unit_canonical == "年" and q.low and q.low == q.high
        ]
        # 1492年…晚（87年），1519年…晚114年
        low = float(asked.low)
        # 1868年…。（一百多年）以后，…1985年
        vague = 10 ** (len(str(int(low))) - 1) if asked.modifier in _OVER and low >= 1 else 0
        return any(
            abs(b - a - low) <= 1
            or low <= b - a < low + vague
            or any(abs(span - low) == b - a for span in durations if span != low)
            for a, b in combinations(sorted(set(years)), 2)
        )
    if year := re.match(r"(\d{4})年", answer):
        spans = [
            q
            for q in quantity.find(shown)
            if q.kind != "date" and q.unit_canonical in ("年", "岁") and q.low == q.high
        ]
        return any(
            abs(abs(int(year[1]) - other) - float(q.low or 0))
            <= (q.unit_canonical == "岁" or q.modifier is not None)
            for other in years
            for q in spans
        )
    return False


def _reign(found: re.Match[str]) -> tuple[str, int]:
    """The era and the year of it: 乾隆|十七年."""
    return found["era"], _number(found["count"].replace("元", "一"))


def held_yearly(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how often something was held from one year to another: 2013年至2015年连续举办了（三届）?"""
    asked = asked_in(analysis.quantities, blank)
    span = _YEARS.search(analysis.essay.shadow, start, end)
    if asked is None or span is None or not asked.low or asked.unit_canonical not in ("届", "次", "年"):
        return False
    return abs(int(span[2]) - int(span[1]) + 1 - float(asked.low)) <= 1


def by_the_clock(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the time between two hours of the passage: 从早9点做到晚7点，整整做了（10个小时）?"""
    hours = re.fullmatch(
        r"(\d+|[一二两三四五六七八九十]+)个?(?:多|余)?(?:小时|钟头)",
        analysis.essay.shadow[blank.start : blank.end],
    )
    return hours is not None and len(_CLOCK.findall(analysis.essay.shadow, start, end)) > 1
