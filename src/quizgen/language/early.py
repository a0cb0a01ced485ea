"""Years of three figures, which are years only where the text tells others of their time: 884年6月17日……。|880年|，攻占长安."""

import re
from collections.abc import Iterator, Sequence

from quizgen.language.dates import Date, stretch

NEAR = 200
"""Years by which such a year is apart from one that is told for certain, at most."""
FIRST, SURE = 200, 1199
"""The first year, and the last, that makes one of three figures beside it a year."""
# 黄巢（|820年－884年|）, 玄奘（|602—664|）: the years of a life
_LIFE = re.compile(
    r"(?<=[(（])(?:公元)?([2-9]\d\d)[ \t]{0,2}年?[ \t]{0,2}(?:-|--|—|——|–|－|~|～|至)[ \t]{0,2}([2-9]\d\d)[ \t]{0,2}年?(?=[)）,，])"
)
# |880年|，攻占长安; |875年|初; |793年|到巴格达; |900年|前后; |762年|附商船回到广州; no 距今880年, no 880年的古树
_YEAR = re.compile(
    r"(?<![\d.])(?<![达约近过历逾经今有满了])([2-9]\d\d)[ \t]{0,2}年(?=[ \t]{0,2}(?:[，,)）、；;春夏秋冬初底]|末(?!年)|正月|冬|闰|前后|(?:左右)?[到传][\u4e00-\u9fff](?<!到[期了头底])|[附随返归赴抵渡]))"
)


def years(text: str, told: Sequence[Date]) -> Iterator[Date]:
    """Lives and years of levelled `text` beside the dates `told` that are sure, in order, overlapping none of them."""
    lives = [
        Date(m.start(), m.end(), stretch(int(m[1]), int(m[2])), "range", None)
        for m in _LIFE.finditer(text)
        if int(m[1]) < int(m[2]) < int(m[1]) + NEAR
    ]
    sure = [year for date in (*told, *lives) if (year := _year(date))]
    taken = [(date.start, date.end) for date in (*told, *lives)]
    yield from (life for life in lives if not any(d.start < life.end and life.start < d.end for d in told))
    apart = (m for m in _YEAR.finditer(text) if not any(a < m.end() and m.start() < b for a, b in taken))
    rest, near = list(apart) if sure else [], list[re.Match[str]]()
    # 762年, 793年, 900年前后, 1100年左右: each makes the next one sure
    while more := [m for m in rest if _beside(int(m[1]), sure)]:
        near += more
        sure = [int(m[1]) for m in more]
        rest = [m for m in rest if m not in more]
    for found in sorted(near, key=re.Match.start):
        yield Date(found.start(), found.end(), stretch(int(found[1]), int(found[1])), "year", None)


def _beside(year: int, sure: Sequence[int]) -> bool:
    return any(abs(year - other) <= NEAR for other in sure)


def _year(date: Date) -> int:
    """The year that a date begins with, if it has three figures or little more; else 0."""
    year = int(date.iso[:4]) if date.iso[:4].isdecimal() else 0
    return year if FIRST <= year <= SURE else 0
