"""Wrong dates: of the form and granularity of the right one, and near it."""

import re
from collections.abc import Callable, Iterator

from quizgen.facts._periods import table
from quizgen.language import dates
from quizgen.language.fold import convert, fold, level, simplify
from quizgen.questions import years
from quizgen.questions.rival_figures import as_wide
from quizgen.questions.rival_numerals import read, spelled
from quizgen.questions.rival_pool import LAST
from quizgen.questions.rival_times import events
from quizgen.questions.years import BARE, DIGITS, HAN_YEAR, YEAR

NEAR = (*range(-15, 0), *range(1, 16))
"""Years by which a wrong year differs from the right one."""
SINCE, REACH = 1840, 10
"""Year since which general history tells what was before and what after, and by how many years a wrong one then differs."""
RECENT = 1990
"""Years since which people know what came when: wrong ones are nearer."""
GAMES_APART = 8
"""Years by which a wrong year since then differs from the right one, so that those of games are among them."""
THIS = 20
"""The century from which this one is an option: （19世纪）末 was no end of the 21st."""
HAN_DECADE = re.compile(r"[一二][八九〇零○](?P<tens>[一二三四五六七八九])[〇零○](?=年代)")  # 一九八〇|年代
DECADE = re.compile(r"(?P<tens>\d0|[一二三四五六七八九]十)(?=\s*年代)")  # 80|年代, 八十|年代
LONG_DECADE = re.compile(r"\d{3}0(?=\s*年代)")  # 1980|年代
CENTURY = re.compile(r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s*世[纪紀])")  # 19|世纪, 十九|世纪
DAY = re.compile(r"(?<![廿卅])(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s*[日号號])")  # 5月|1|日
MONTH = re.compile(r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})(?=\s*月)")  # 5|月, 十二|月
LUNAR = re.compile(r"(?P<era>[农阴旧夏]历)?(?P<month>[正腊]|[二三四五六七八九十]{1,2})月$")  # 农历七月, 腊月
PLAN = re.compile(r"(?P<number>十?[一二三四五六七八九]|十)(?=五$|五[”’」』])")  # “十三|五”
REIGN = re.compile(r"(?P<count>元|\d{1,2}|[一二三四五六七八九十]{1,3})年$")  # 贞观|三|年, 洪武|元|年
TWICE = re.compile(
    r"年[（(](?:.*\d{3,4}.*|前\d{2}年?)[）)]$|[（(].*年[）)].*年"
)  # 嘉祐六年（1061年）, 始元六年（前81年）: told twice, so both would have to change
DECADES = re.compile(
    r"[一二三四五六七八九\d]0?、[一二三四五六七八九\d]0?十?年代|[一二三四五六七八九]{2}十年代"
)  # 七、八十年代, 五六十年代
# 唐代宗时: another dynasty had no ruler of that name
RULER = re.compile(r"[宗祖帝王公](?:时|年间|在位|朝|$)")
_CYCLE = re.compile(
    "[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥](?:年|之年|岁)"
)  # 正是|辛亥年|的大年初二
_ON_TO = re.compile("[到至](?=[\u4e00-\u9fff])")
_ABOUT = re.compile("[前左][后後右]")  # 1900年|前后
_MONTH = re.compile("[月日春夏秋冬]")  # 1920年|春
_NAMED = {1: "正", 12: "腊"}
"""Months of the lunar year that are not counted."""
DECADES_APART = (-4, -3, -2, -1, 1, 2, 3, 4)
"""Decades by which a wrong year differs from a whole one that is told with 前后."""
OVERLAP = 30
"""Years that the last ones of a dynasty stood beside the next at most."""
WELL_APART = 5
"""Years by which a wrong year differs at least from one that is told with 前后."""
APART = 4
"""Places in the row of dynasties by which a wrong one is apart from the right one at most."""
ROUND = 50
"""Years to which years of long ago are rounded."""
REIGNS_END = 200
"""No year of a reign or of a republic is so late: 民国２０年, 民国一百年, 康熙六十一年."""


def dates_like(answer: str, script: str = "hans") -> list[str]:
    """Dates of the same form as `answer`, in `script` (`hans`, `hant`).

    1987年 → 1981年, 上世纪60年代 → 上世纪70年代, 5月19日 → 5月12日, 北宋 → 南宋, 崇祯十年 → 崇祯七年.
    """
    right = fold(answer)
    return [text for text in dict.fromkeys(as_wide(answer, _made(answer, script))) if fold(text) != right]


def told_otherwise(answer: str, passage: str, after: str) -> bool:
    """Does the rest tell which it is: of a year its name in the cycle (辛亥年), of a dynasty what it went on to (晚清|到民国)?"""
    year = _year_in(answer)
    return bool((year and _CYCLE.search(passage)) or (not year and _ON_TO.match(after)))


def about(answer: str, after: str, rivals: list[str]) -> list[str]:
    """Those of `rivals` that a year told as 1900年|前后 is not itself: whole decades for a whole one of our era, else years well apart."""
    found = _year_in(answer)
    if found is None or not _ABOUT.match(after) or _MONTH.search(answer):
        return rivals
    year = years.number(found[0])
    if year % 10 or year < REIGNS_END:
        others = ((text, _year_in(text)) for text in rivals)
        return [text for text, other in others if other and abs(years.number(other[0]) - year) >= WELL_APART]
    decades = (year + 10 * step for step in DECADES_APART if year + 10 * step <= LAST)
    return [_swap(answer, found, years.like(decade, found[0])) for decade in decades]


def _year_in(date: str) -> re.Match[str] | None:
    """The year of a date, in digits or written character by character."""
    flat = level(date)
    return YEAR.search(flat) or HAN_YEAR.search(flat)


def _made(answer: str, script: str) -> Iterator[str]:
    flat = level(answer)
    if RULER.search(flat) or TWICE.search(flat) or DECADES.search(flat):
        return
    for pattern, change in CHANGES:
        if found := list(pattern.finditer(flat)):
            made = change(answer, found)
            yield from (text.replace("腊", "臘") for text in made) if script == "hant" else made
            return
    yield from _named(answer, flat, script)


def _swap(answer: str, found: re.Match[str], text: str) -> str:
    return answer[: found.start()] + text + answer[found.end() :]


def _steps(year: int) -> list[int]:
    """By how many years a wrong year differs from a right one."""
    if year % ROUND == 0 and REIGNS_END <= year < SINCE:
        return [-2 * ROUND, -ROUND, ROUND, 2 * ROUND]  # 到|1500年|: 1507 beside it tells it
    reach = GAMES_APART if year >= RECENT else REACH if year >= SINCE else max(NEAR)
    return [step for step in NEAR if abs(step) <= reach]


def _years(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    if len(found) == 1 and (
        more := [m for m in BARE.finditer(level(answer)) if m.start() != found[0].start()]
    ):
        found = sorted([*found, *more], key=lambda m: m.start())
    latest = max(int(m[0]) for m in found)
    for step in _steps(latest):
        if (latest + step > LAST >= latest) or any(int(m[0]) + step < 1 for m in found):
            continue
        text = answer
        for m in reversed(found):
            text = _swap(text, m, str(int(m[0]) + step))
        if len(text) == len(answer):
            yield text


def _han_years(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    year = years.number(found[0][0])
    for step in _steps(year):
        if not year + step > LAST >= year:
            yield _swap(answer, found[0], years.like(year + step, found[0][0]))


def _han_decades(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    """一九八〇年代 → 一九六〇年代"""
    own, at = DIGITS.index(found[0]["tens"]), found[0].start("tens")
    for digit in range(max(2, own - 2), min(9, own + 2) + 1):
        yield answer[:at] + DIGITS[digit] + answer[at + 1 :]


def _long_decades(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    for step in (-30, -20, -10, 10, 20, 30):
        if int(found[0][0]) + step <= LAST:
            yield _swap(answer, found[0], str(int(found[0][0]) + step))


def _decades(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    tens = found[0]["tens"]
    own = int(tens[0]) if tens[0].isdecimal() else DIGITS.index(tens[0])
    reach = 2 if 4 <= own <= 8 else 3
    for digit in range(max(2, own - reach), min(9, own + reach) + 1):
        yield _swap(answer, found[0], f"{digit}0" if tens[0].isdecimal() else f"{DIGITS[digit]}十")


def _lunar(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    """农历七月 → 农历正月; a month of the sun has its number."""
    month = found[-1]["month"]
    if not (found[-1]["era"] or month in _NAMED.values()):
        yield from _around(1, 12, 6)(answer, list(MONTH.finditer(level(answer))))
        return
    low, high = found[-1].span("month")
    for number in range(1, 13):
        other = _NAMED.get(number, spelled(str(number), "一"))
        if other != month:
            yield answer[:low] + other + answer[high:]


def _around(low: int, high: int, reach: int) -> Callable[[str, list[re.Match[str]]], Iterator[str]]:
    """Other numbers at the place of the last match, in its digits: days, months, centuries, plans, years of a reign."""

    def change(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
        written = found[-1][found[-1].lastgroup or 0]
        value = _number(written)
        for other in range(max(low, value - reach), min(high, value + reach) + 1):
            yield _swap(answer, found[-1], _written(other, written) + found[-1][0][len(written) :])

    return change


def _era(flat: str) -> str:
    """The reign that a date tells of: 开元 of 开元初年, though 元初 was one too."""
    return min((name for name in dates.eras() if name in flat), key=flat.index, default="")


def _reigns(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    """Other years of a reign, none behind its end: 皇祐 had six."""
    flat = level(answer)
    eras = dates.eras()
    era = _era(flat)
    later = [year for year in eras.values() if era and year > eras[era]]
    last = min(later) - eras[era] if later else 30
    for text in _around(2, 30, 7)(answer, found):
        count = REIGN.search(level(text))
        if count and _number(count["count"]) <= last:
            yield text


def _centuries(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    """Other centuries; nothing of old happened in the one that has just begun."""
    newest = 21 if _number(found[-1]["number"]) >= THIS else THIS
    return _around(1, newest, 4)(answer, found)


def _number(text: str) -> int:
    return int(text if text.isdecimal() else read(text) or 0)  # 元|年


def _written(number: int, like: str) -> str:
    if like.isdecimal():
        return str(number).zfill(len(like)) if like[0] == "0" else str(number)
    return spelled(str(number), like)


def _named(answer: str, flat: str, script: str) -> Iterator[str]:
    """Dynasties near in time, eras of the same dynasty, holidays, great events."""
    column = 1 if script == "hant" else 0
    own = _dynasty(answer, column)
    era = _era(flat)
    if era:
        first = dates.eras()[era]
        low, high = (int(own[2]), int(own[3])) if own else (first - 60, first + 60)
        # 祥兴, which was of the 宋 when there was a 元 already
        ended = (
            int(row[3]) for row in table("dynasties") if int(row[2]) < low < int(row[3]) <= low + OVERLAP
        )
        low = max(ended, default=low) if own else low
        at = flat.index(era)
        for name, year in dates.eras().items():
            same = (name in dates.elsewhere()) == (era in dates.elsewhere())
            if low <= year < high and len(name) == len(era) and same:
                shown = convert(name, "s2t") if script == "hant" else name
                yield answer[:at] + shown + answer[at + len(era) :]
        return
    if own:
        rows = [row for row in table("dynasties") if len(row[column]) == len(own[column])]
        at = rows.index(own)
        for row in rows[max(0, at - APART) : at + APART + 1]:
            if "周" in row[column] and answer.startswith(("春秋", "战国", "戰國")):
                continue  # both lie in it
            yield answer.replace(own[column], row[column], 1)
        return
    for name in ("spans", "holidays", "events"):
        if here := [row[column] for row in table(name) if row[column] in answer]:
            written = max(here, key=len)
            rows = [row for row in table(name) if len(row[column]) == len(written)]
            if name == "spans":  # in the order of time: nobody puts 商鞅 into 清末民初
                at = [row[column] for row in rows].index(written)
                rows = rows[max(0, at - APART) : at + APART + 1]
            for row in rows:
                alike = name != "events" or (
                    row[column][-1] == written[-1] and not _at_once(row[column], written)
                )
                if alike:
                    yield answer.replace(written, row[column], 1)
            return


def _at_once(one: str, other: str) -> bool:
    """Do two events share years: what was in the 二战 may have been in the 抗战?"""
    (first, second) = (
        [(low, high) for words, low, high in events() if simplify(name) in words] for name in (one, other)
    )
    return any(a[0] < b[1] and b[0] < a[1] for a in first for b in second)


def _dynasty(answer: str, column: int) -> tuple[str, ...] | None:
    """The dynasty that `answer` begins with, no span of several."""
    if any(answer.startswith(row[column]) for row in table("spans")):
        return None
    rows = sorted(table("dynasties"), key=lambda row: -len(row[column]))
    return next((row for row in rows if answer.startswith(row[column])), None)


CHANGES: tuple[tuple[re.Pattern[str], Callable[[str, list[re.Match[str]]], Iterator[str]]], ...] = (
    (LONG_DECADE, _long_decades),
    (HAN_DECADE, _han_decades),
    (DECADE, _decades),
    (YEAR, _years),
    (HAN_YEAR, _han_years),
    (CENTURY, _centuries),
    (DAY, _around(1, 28, 12)),
    (LUNAR, _lunar),
    (MONTH, _around(1, 12, 6)),
    (REIGN, _reigns),
    (PLAN, _around(8, 14, 4)),
)
