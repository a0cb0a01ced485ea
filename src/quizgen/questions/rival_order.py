"""Wrong dates that an essay leaves possible: not stated in it, and on the right side of what it tells."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from quizgen.language.fold import fold
from quizgen.questions import affinity, years
from quizgen.questions.rival_dates import DECADE, RECENT
from quizgen.questions.rival_numerals import read
from quizgen.questions.rival_pool import LAST
from quizgen.questions.rival_times import events
from quizgen.questions.years import DIGITS, YEAR

LATELY = 6
"""Years by which a wrong year since RECENT differs from the right one."""
NOT_HELD = (1916, 1940, 1944)
"""Years of games that wars prevented."""
PUT_OFF = {2021: 1}
"""Years of games that were put off, and by how many years."""
# 清|代, 北宋|末年
_AGE = re.compile(
    r"(?P<age>[北南东西]?[夏商周秦汉魏晋隋唐宋辽金元明清])(?:[代朝]|[初中末](?:年|期)?|时期?|年间)*"
)
_AGE_IN_TEXT = re.compile(r"(?P<age>[北南东西]?[夏商周秦汉魏晋隋唐宋辽金元明清])(?=[代朝初末]|中期)")
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
_REIGN = re.compile("(?P<era>[\u4e00-\u9fff]{2})(?P<count>元|[一二三四五六七八九十]{1,3})年")  # 顺治|十八|年
# 1937|年生，…, 1937|年出生于云岭, 生于|1937|年
_BIRTH = re.compile(r"\d{4}(?=年(?:\d{1,2}月)?(?:\d{1,2}日)?出?生)|(?<=生于)\d{4}(?=年)")
# 1962年生，…，（　　）毕业于云岭大学
_GRADUATED = re.compile("[）)][^，。；]{0,6}毕业[^，。；]{0,10}(?:大学|学院|系|专业)")
GRADUATED = 19
"""Years of a life before anybody leaves a university."""
CLOSE = 5
"""Years by which a wrong year differs at most from the right one beside a year that is told near it, or beside an age."""
GROWN = 16
"""Years of a life before what a life is told of."""
_AGED = re.compile(r"[一二三四五六七八九十\d]{1,3}岁")  # 那年他才|23岁
# 1927|年, 1987|—1996年, （|1101|）; no 行程2600多公里
_TOLD = re.compile(r"(?<!\d)(?<!\d[.,])\d{4}(?=年|[—–─~至到、-]\d{2,4}年|[）)])")


def planned(before: str) -> bool:
    """Is the date one to come, so that every earlier one is seen to be wrong: 下一届将于（2026年）举行?"""
    return bool(_PLANNED.search(before))


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
    """Those of `rivals` not later than the last year that an essay (simplified) tells, or than the next, if `wanted` are left.

    An essay that looks back on 2022 does not speak of 2026, one that plans for 2035 does not know it.
    """
    ahead = {m.start(m.lastgroup or 0) for m in _TO_COME.finditer(essay)}
    told = [int(m[0]) for m in YEAR.finditer(essay) if len(m[0]) == 4 and m.start() not in ahead]
    latest = max((year for year in told if year <= LAST), default=LAST)
    for last in (latest, latest + 1):
        found = [rival for rival in rivals if (years.last(rival) or 0) <= last]
        if len(found) >= wanted:
            return found
    return list(rivals)


def existing(rivals: Sequence[str], answer: str, passage: str) -> list[str]:
    """Those of `rivals` not before the things that `passage` (folded) names: no constitution of the 中华人民共和国 in 1944."""
    right = years.first(answer)
    since = max(
        (
            first
            for first, names in _since()
            if right and right >= first and any(name in passage for name in names)
        ),
        default=0,
    )
    return [rival for rival in rivals if (years.first(rival) or since) >= since]


@cache
def _since() -> tuple[tuple[int, tuple[str, ...]], ...]:
    """The year before which there was none of it, and its names."""
    rows = (line.split("\t") for line in affinity.lines("quizgen.questions", "since.txt"))
    return tuple((int(year), tuple(names.split())) for year, names in rows)


def in_order(rivals: Sequence[str], answer: str, passage: str, wanted: int) -> list[str]:
    """Those of `rivals` whose first year stands to the years and events of `passage` (folded) as that of `answer` does.

    Nobody graduates before his birth, nor is it 1948 while a war goes on that ended in 1945. Where `wanted` of them are
    as near as another year or an age of the passage makes believable, and none next to the right one, only these.
    """
    right = years.first(answer)
    if right is None:
        return list(rivals)
    passage = years.in_digits(passage)
    told = {int(m[0]) for m in _TOLD.finditer(passage)} - {right}
    at: Mapping[str, int] = {rival: years.first(rival) or right for rival in rivals}
    if "年代" not in answer:
        at = _of_decade(at, right, passage)
    at = _of_games(at, right) if _GAMES.search(passage) else _lately(at, right)
    at = _of_life(at, right, passage, told)
    spans = [(year, year) for year in told]
    spans += [(low, high) for words, low, high in events() if any(word in passage for word in words)]
    found = [
        rival
        for rival, year in at.items()
        if all(_side(right, *span) == _side(year, *span) for span in spans)
    ]
    reach = min((max(CLOSE, 2 * abs(right - year)) for year in told), default=right)
    reach = min(reach, CLOSE + 1) if _AGED.search(passage) else reach
    near = [rival for rival in found if abs(at[rival] - right) <= reach]
    apart = ([rival for rival in some if abs(at[rival] - right) != 1] for some in (near, found))
    return next((some for some in (next(apart), near, next(apart)) if len(some) >= wanted), found)


def of_reign(rivals: Iterable[str], answer: str, passage: str) -> list[str]:
    """Those of `rivals` that stand to the other years of the reign in `passage` (folded) as `answer` does.

    顺治十三年颁禁海令，（顺治十八年）又下迁界令: not 顺治十一年.
    """
    own = _reign(fold(answer))
    told = [(m["era"], _count(m)) for m in _REIGN.finditer(passage)]
    others = [count for era, count in told if own and era == own[0] and count != own[1]]
    return [
        text
        for text in rivals
        if own is None
        or (year := _reign(fold(text))) is None
        or all((year[1] > other) == (own[1] > other) and year[1] != other for other in others)
    ]


def _reign(date: str) -> tuple[str, int] | None:
    """The reign and its year that a folded date tells: 顺治, 18."""
    found = _REIGN.fullmatch(date)
    return (found["era"], _count(found)) if found else None


def _count(year: re.Match[str]) -> int:
    return 1 if year["count"] == "元" else int(read(year["count"]) or 0)


def _of_decade(at: Mapping[str, int], right: int, passage: str) -> Mapping[str, int]:
    """Those of the right decade, if the passage names it: 80年代后期, 六十年代."""
    named = (m["tens"].rstrip("0十") for m in DECADE.finditer(passage))
    tens = str(right)[2:3]
    if tens not in {figure if figure.isdecimal() else str(DIGITS.find(figure)) for figure in named}:
        return at
    return {rival: year for rival, year in at.items() if str(year)[2:3] == tens}


def _lately(at: Mapping[str, int], right: int) -> Mapping[str, int]:
    """Those near the right one, if people still know what came when."""
    return {rival: year for rival, year in at.items() if right < RECENT or abs(year - right) <= LATELY}


def _of_games(at: Mapping[str, int], right: int) -> Mapping[str, int]:
    """Those in which games of the same kind were held as in the right one, if there are any."""
    if right % 2 and right not in PUT_OFF:
        return at
    plan = right - PUT_OFF.get(right, 0)
    held = {rival: year for rival, year in at.items() if (year - plan) % 4 == 0 and year not in NOT_HELD}
    return held or at


def _of_life(at: Mapping[str, int], right: int, passage: str, told: Iterable[int]) -> Mapping[str, int]:
    """Those that leave time to grow up between a birth and what else is told of a life."""
    if _BORN.search(passage):
        deeds = [year for year in told if year - right >= GROWN]
        at = {rival: year for rival, year in at.items() if _grown([year], deeds)}
    births = [int(m[0]) for m in _BIRTH.finditer(passage)]
    if births and _GRADUATED.search(passage):
        at = {rival: year for rival, year in at.items() if all(year - birth >= GRADUATED for birth in births)}
    if births and _grown(births, [right]):
        at = {rival: year for rival, year in at.items() if _grown(births, [year])}
    return at


def _grown(births: Iterable[int], deeds: Iterable[int]) -> bool:
    """Is there about the time of growing up between each birth and each deed?"""
    return all(deed - birth >= GROWN - 2 for birth, deed in product(births, deeds))


def _side(year: int, low: int, high: int) -> int:
    """Before an event, while it goes on or behind it."""
    return (year >= low) + (year > high)


def _within(rival: str, said: Iterable[str]) -> bool:
    """Whether an essay that states 1966年7月 states the rival 1966年 too."""
    places = ((other, other.find(rival)) for other in said if rival in other)
    return any(not (at and other[at - 1].isdecimal() and rival[0].isdecimal()) for other, at in places)
