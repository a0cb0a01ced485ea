"""Wrong dates: of the form and granularity of the right one, near it, and stated nowhere in its essay."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from quizgen.facts._periods import table
from quizgen.language import dates
from quizgen.language.fold import convert, fold, level, simplify
from quizgen.questions import affinity
from quizgen.questions.rival_figures import as_wide
from quizgen.questions.rival_numerals import read, spelled
from quizgen.questions.rival_pool import LAST

NEAR = (*range(-15, 0), *range(1, 16))
"""Years by which a wrong year differs from the right one."""
RECENT = 1990
"""Years since which people know what came when: wrong ones are nearer."""
LATELY, GAMES_APART = 6, 8
"""Years by which a wrong year since then differs from the right one, and by which one of games may."""
THIS = 20
"""The century from which this one is an option: （19世纪）末 was no end of the 21st."""
NOT_HELD = (1916, 1940, 1944)
"""Years of games that wars prevented."""
PUT_OFF = {2021: 1}
"""Years of games that were put off, and by how many years."""
DIGITS = "〇一二三四五六七八九"
# 1987年, 公元前256年, 1936年1月1日到1974年2月6日
YEAR = re.compile(r"(?<!\d)\d{1,4}(?=\s*年)")
# 1254—1324: the first year of a range may stand without 年
BARE = re.compile(r"(?<![\d])\d{4}(?!\d)")
HAN_YEAR = re.compile(r"[一二][〇零○一二三四五六七八九]{3}(?=年(?!代))")  # 一九七八|年
HAN_DECADE = re.compile(r"[一二][八九〇零○](?P<tens>[一二三四五六七八九])[〇零○](?=年代)")  # 一九八〇|年代
DECADE = re.compile(r"(?P<tens>\d0|[一二三四五六七八九]十)(?=\s*年代)")  # 80|年代, 八十|年代
LONG_DECADE = re.compile(r"\d{3}0(?=\s*年代)")  # 1980|年代
CENTURY = re.compile(r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s*世[纪紀])")  # 19|世纪, 十九|世纪
DAY = re.compile(r"(?<![廿卅])(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})(?=\s*[日号號])")  # 5月|1|日
MONTH = re.compile(r"(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})(?=\s*月)")  # 5|月, 十二|月
PLAN = re.compile(r"(?P<number>十?[一二三四五六七八九]|十)(?=五$|五[”’」』])")  # “十三|五”
REIGN = re.compile(r"(?P<count>元|\d{1,2}|[一二三四五六七八九十]{1,3})年$")  # 贞观|三|年, 洪武|元|年
# 唐代宗时: another dynasty had no ruler of that name
TWICE = re.compile(
    r"年[（(].*\d{3,4}.*[）)]$|[（(].*年[）)].*年"
)  # 嘉祐六年（1061年）: told twice, so both would have to change
DECADES = re.compile(
    r"[一二三四五六七八九\d]0?、[一二三四五六七八九\d]0?十?年代|[一二三四五六七八九]{2}十年代"
)  # 七、八十年代, 五六十年代
RULER = re.compile(r"[宗祖帝王公](?:时|年间|在位|朝|$)")

# 清|代, 北宋|末年
_AGE = re.compile(
    r"(?P<age>[北南东西]?[夏商周秦汉魏晋隋唐宋辽金元明清])(?:[代朝]|[初中末](?:年|期)?|时期?|年间)*"
)
_AGE_IN_TEXT = re.compile(r"(?P<age>[北南东西]?[夏商周秦汉魏晋隋唐宋辽金元明清])(?=[代朝初末]|中期)")
_ABOUT = re.compile("[前左][后後右]")  # 1900年|前后
_MONTH = re.compile("[月日春夏秋冬]")
DECADES_APART = (-4, -3, -2, -1, 1, 2, 3, 4)
"""Decades by which a wrong year differs from a whole one that is told with 前后."""
_PLANNED = re.compile(r"[将拟](?:于|在)$|计划于$|预计(?:于|在)?$")
# 计划到|2025|年, 将在|2026|年, 力争|2025|年; |2025|年前要
_TO_COME = re.compile(
    r"(?:(?:计划|预计|力争|争取|有望)[^，。；\d]{0,6}|[将拟][在于]|将到)(?P<year>\d{4})(?=年)"
    r"|(?P<before>\d{4})(?=年[底末]?以?前?(?:要|将|力争))"
)
# Games every four years, and the years they are held in
_GAMES = re.compile(r"奥运|奥林匹克|世界杯|亚运")
# （　　）出生于云岭, 生于（　　）: who takes a degree in 1921 was not born in 1912
_BORN = re.compile(r"[）)]，?[^，。；]{0,8}(?:出生|生于|诞生)|(?:出生|生于|生於|诞生)于?[（(]")
# 1937|年生，…, 1937|年出生于云岭, 生于|1937|年
_BIRTH = re.compile(r"\d{4}(?=年(?:\d{1,2}月)?(?:\d{1,2}日)?出?生)|(?<=生于)\d{4}(?=年)")
GROWN = 16
"""Years of a life before what a life is told of."""
OVERLAP = 30
"""Years that the last ones of a dynasty stood beside the next at most."""
APART = 4
"""Places in the row of dynasties by which a wrong one is apart from the right one at most."""
CLOSE = 5
"""Years by which a wrong year differs at most from the right one beside a year that is told near it, or beside an age."""
REIGNS_END = 200
"""No year of a reign or of a republic is so late: 民国２０年, 民国一百年, 康熙六十一年."""
_AGED = re.compile(r"[一二三四五六七八九十\d]{1,3}岁")  # 那年他才|23岁
# 1927|年, 1987|—1996年, （|1101|）; no 行程2600多公里
_TOLD = re.compile(r"(?<!\d)(?<!\d[.,])\d{4}(?=年|[—–─~至到、-]\d{2,4}年|[）)])")


@cache
def _events() -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Words for an event, its first and its last year."""
    rows = (line.split("\t") for line in affinity.lines("quizgen.questions", "event_years.txt"))
    parted = ((words.split(), years.split()) for years, words in rows)
    return tuple((tuple(words), int(low), int(high)) for words, (low, high) in parted)


def dates_like(answer: str, script: str = "hans") -> list[str]:
    """Dates of the same form as `answer`, in `script` (`hans`, `hant`).

    1987年 → 1981年, 上世纪60年代 → 上世纪70年代, 5月19日 → 5月12日, 北宋 → 南宋, 崇祯十年 → 崇祯七年.
    """
    right = fold(answer)
    return [text for text in dict.fromkeys(as_wide(answer, _made(answer, script))) if fold(text) != right]


def planned(before: str) -> bool:
    """Is the date one to come, so that every earlier one is seen to be wrong: 下一届将于（2026年）举行?"""
    return bool(_PLANNED.search(before))


def about(answer: str, after: str, rivals: list[str]) -> list[str]:
    """Those of `rivals` that a year told as 1900年|前后 is not itself: whole decades for a whole one of our era, else years well apart."""
    found = _year_in(answer)
    if found is None or not _ABOUT.match(after) or _MONTH.search(answer):
        return rivals
    year = int(_in_digits(f"{found[0]}年")[:-1])
    if year % 10 or year < REIGNS_END:
        others = ((text, _year_in(text)) for text in rivals)
        return [t for t, o in others if o and abs(int(_in_digits(f"{o[0]}年")[:-1]) - year) >= CLOSE]
    spell = str if found[0].isdecimal() else _in_han
    decades = (str(year + 10 * step) for step in DECADES_APART if year + 10 * step <= LAST)
    return [_swap(answer, found, spell(decade)) for decade in decades]


def _year_in(date: str) -> re.Match[str] | None:
    """The year of a date, in digits or written character by character."""
    flat = level(date)
    return YEAR.search(flat) or HAN_YEAR.search(flat)


def _in_han(year: str) -> str:
    """一九二〇 for 1920."""
    return "".join(DIGITS[int(digit)] for digit in year)


def unsaid(rivals: Iterable[str], stated: Iterable[str]) -> list[str]:
    """Those of `rivals` that an essay which states these (folded) does not state; 清代 is stated with 清初 too."""
    said = tuple(stated)
    ages = {age for text in said if (age := _age(text))}
    return [text for text in rivals if not _within(fold(text), said) and _age(fold(text)) not in ages]


def ages(shadow: str) -> list[str]:
    """The dynasties that a simplified text names, as 清代: what 清初 says."""
    return [f"{m['age']}代" for m in _AGE_IN_TEXT.finditer(shadow)]


def _age(date: str) -> str:
    """The dynasty that a folded date is, whatever part of it: 清 of 清代 and 清初."""
    found = _AGE.fullmatch(date)
    return found["age"] if found else ""


def known_then(rivals: Sequence[str], essay: str, wanted: int) -> list[str]:
    """Those of `rivals` not later than the year after the last that an essay (simplified) tells, if `wanted` are left.

    An essay that looks back on 2022 does not speak of 2026, one that plans for 2035 does not know it.
    """
    ahead = {m.start(m.lastgroup or 0) for m in _TO_COME.finditer(essay)}
    years = (m for m in YEAR.finditer(essay) if len(m[0]) == 4 and m.start() not in ahead)
    told = [year for m in years if (year := int(m[0])) <= LAST]
    found = [rival for rival in rivals if (_last(rival) or 0) <= max(told, default=LAST) + 1]
    return found if len(found) >= wanted else list(rivals)


def in_order(rivals: Sequence[str], answer: str, passage: str, wanted: int) -> list[str]:
    """Those of `rivals` whose first year stands to the years and events of `passage` (folded) as that of `answer` does.

    Nobody graduates before his birth, nor is it 1948 while a war goes on that ended in 1945. Where `wanted` of them are
    as near as another year or an age of the passage makes believable, and none next to the right one, only these.
    """
    right = _first(answer)
    if right is None:
        return list(rivals)
    passage = _in_digits(passage)
    tens = str(right)[2:3]
    if "年代" not in answer and tens in _named_decades(passage):
        rivals = [rival for rival in rivals if str(_first(rival) or right)[2:3] == tens]
    others = {int(m[0]) for m in _TOLD.finditer(passage)} - {right}
    spans = [(other, other) for other in others]
    spans += [(low, high) for words, low, high in _events() if any(word in passage for word in words)]
    reach = min((max(CLOSE, 2 * abs(right - other)) for other in others), default=right)
    reach = min(reach, CLOSE + 1) if _AGED.search(passage) else reach
    if right >= RECENT and not _GAMES.search(passage):
        rivals = [rival for rival in rivals if abs((_first(rival) or right) - right) <= LATELY]
    if (
        (right % 2 == 0 or right in PUT_OFF)
        and _GAMES.search(passage)
        and (games := [r for r in rivals if _same_games(r, right)])
    ):
        rivals = games
    if _BORN.search(passage):
        grown = [other for other in others if other - right >= GROWN]
        rivals = [r for r in rivals if all(other - (_first(r) or right) >= GROWN - 2 for other in grown)]
    if born := [int(m[0]) for m in _BIRTH.finditer(passage)]:
        later = [r for r in rivals if all((_first(r) or right) - year >= GROWN - 2 for year in born)]
        rivals = later if all(right - year >= GROWN - 2 for year in born) else rivals
    gaps = {rival: abs((_first(rival) or right) - right) for rival in rivals}
    found = [
        rival
        for rival in rivals
        if all(_side(right, *span) == _side(_first(rival) or right, *span) for span in spans)
    ]
    near = [rival for rival in found if gaps[rival] <= reach]
    apart = ([rival for rival in some if gaps[rival] != 1] for some in (near, found))
    return next((some for some in (next(apart), near, next(apart)) if len(some) >= wanted), found)


def _named_decades(passage: str) -> set[str]:
    """The decades that a passage names, as figures: 8 of 80年代后期, 六十年代."""
    named = (m["tens"].rstrip("0十") for m in DECADE.finditer(passage))
    return {str("一二三四五六七八九".find(tens) + 1) if not tens.isdecimal() else tens for tens in named}


def _same_games(rival: str, right: int) -> bool:
    """Was there a holding of games in this year too, as there was one in the right year?"""
    year = _first(rival) or right
    return (year - right + PUT_OFF.get(right, 0)) % 4 == 0 and year not in NOT_HELD


def _first(date: str) -> int | None:
    """The first year of a date that is told in four digits."""
    found = BARE.search(_in_digits(level(date)))
    return int(found[0]) if found else None


def _last(date: str) -> int | None:
    """The last year of a date or of a range: 2015—2024年."""
    found = BARE.findall(_in_digits(level(date)))
    return int(found[-1]) if found else None


def _in_digits(text: str) -> str:
    """一九四五年 as 1945年: years written character by character."""
    return HAN_YEAR.sub(lambda m: "".join(str(max(DIGITS.find(c), 0)) for c in m[0]), text)


def _side(year: int, low: int, high: int) -> int:
    """Before an event, while it goes on or behind it."""
    return (year >= low) + (year > high)


def _within(rival: str, said: Iterable[str]) -> bool:
    """Whether an essay that states 1966年7月 states the rival 1966年 too."""
    places = ((other, other.find(rival)) for other in said if rival in other)
    return any(not (at and other[at - 1].isdecimal() and rival[0].isdecimal()) for other, at in places)


def _made(answer: str, script: str) -> Iterator[str]:
    flat = level(answer)
    if RULER.search(flat) or TWICE.search(flat) or DECADES.search(flat):
        return
    for pattern, change in CHANGES:
        if found := list(pattern.finditer(flat)):
            yield from change(answer, found)
            return
    yield from _named(answer, flat, script)


def _swap(answer: str, found: re.Match[str], text: str) -> str:
    return answer[: found.start()] + text + answer[found.end() :]


def _years(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    if len(found) == 1 and (
        more := [m for m in BARE.finditer(level(answer)) if m.start() != found[0].start()]
    ):
        found = sorted([*found, *more], key=lambda m: m.start())
    latest = max(int(m[0]) for m in found)
    for step in [step for step in NEAR if abs(step) <= (GAMES_APART if latest >= RECENT else 15)]:
        if (latest + step > LAST >= latest) or any(int(m[0]) + step < 1 for m in found):
            continue
        text = answer
        for m in reversed(found):
            text = _swap(text, m, str(int(m[0]) + step))
        if len(text) == len(answer):
            yield text


def _han_years(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    zero = next((c for c in answer if c in "零○〇"), "〇")
    value = int("".join(str(DIGITS.find(c)) if c in DIGITS else "0" for c in found[0][0]))
    for step in NEAR:
        if not value + step > LAST >= value:
            year = "".join(zero if d == "0" else DIGITS[int(d)] for d in str(value + step))
            yield _swap(answer, found[0], year)


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


def _around(low: int, high: int, reach: int) -> Callable[[str, list[re.Match[str]]], Iterator[str]]:
    """Other numbers at the place of the last match, in its digits: days, months, centuries, plans, years of a reign."""

    def change(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
        written = found[-1][found[-1].lastgroup or 0]
        value = _number(written)
        for other in range(max(low, value - reach), min(high, value + reach) + 1):
            yield _swap(answer, found[-1], _written(other, written) + found[-1][0][len(written) :])

    return change


def _reigns(answer: str, found: list[re.Match[str]]) -> Iterator[str]:
    """Other years of a reign, none behind its end: 皇祐 had six."""
    flat = level(answer)
    eras = dates.eras()
    era = next((name for name in eras if name in flat), "")
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
    era = next((name for name in dates.eras() if name in flat), "")
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
        [(low, high) for words, low, high in _events() if simplify(name) in words] for name in (one, other)
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
    (MONTH, _around(1, 12, 6)),
    (REIGN, _reigns),
    (PLAN, _around(8, 14, 4)),
)
