"""Figures that sums, shares and differences of others in a passage give."""

import re
from decimal import Decimal
from itertools import combinations, pairwise, permutations

from quizgen.language import quantity
from quizgen.language.characters import han
from quizgen.language.fold import level
from quizgen.model import Analysis, Blank, Quantity
from quizgen.questions.reckoned_shares import by_its_fall, grown_by, of_share, part_in_percent, rest, share_of
from quizgen.questions.reckoned_times import (
    by_the_clock,
    day_by_day,
    held_yearly,
    month_by_month,
    worked_out,
    years_listed,
)
from quizgen.questions.shown import HAN_DIGITS, MANY, asked_in, beside, exact, value

_CLOSE = Decimal("0.02")
"""Part by which figures may differ from a share and still give it."""
_SLIGHT = Decimal("0.05")
"""By which figures that were rounded may miss their difference."""
_PARTS = 5
"""Further figures of a passage up to which sums are tried; longer rows are no sums anybody does in the head."""
_IN_THE_HEAD = 1000
"""Figures below it are added up in the head while one reads, if they are whole."""
_ROW, _LEDGER = 3, 2000
"""Figures of a row of which the greatest is the sum of the others, more than so many, and what each is below."""
_DAYS = (330, 400)
"""How many times as much a year makes as a day, if both are round."""
_FEW = 100
"""Figure below which one is added to a greater one in the head."""
_LIKE_HALF = Decimal("0.08")
"""Part by which what is called a half of something may differ from it."""
_NEARLY_TIMES = Decimal("0.1")
"""Part by which a multiple that is told may differ from what two figures make."""
_NEARLY_TWICE = Decimal("0.2")
"""By which what is told both ways may miss twice the way there."""
_ROUND_TRIP = re.compile(
    "单程[^。]*(?:往返|来回)|(?:往返|来回)[^。]*单程|交会[^。]*相对|相对[^。]*交会"
)  # |单程|1.6万公里，一年|往返|三万多公里; 以420公里时速|交会|，|相对|时速840公里
_VOTERS = frozenset("人名位票")
"""Units in which those are told who vote, and their votes."""
_PARTS_OF = {"一半": "0.5", "两倍": "2", "二倍": "2", "三倍": "3", "三分之一": "0.3333", "四分之一": "0.25"}
_TIMES_IT = re.compile(f"的?(?P<part>{'|'.join(_PARTS_OF)})")  # |1435毫米|的一半, |六百人|的两倍
_EACH = re.compile("[各每]|平均一")  # |每|台30万千瓦
_A_DAY, _A_YEAR = re.compile("[每一日]日|每天|日均"), re.compile("[每一全]年|年均")  # |每日|…，|一年|…
# |相差|19.1个百分点, 新测11.6公里，由27.3公里|增加到|38.9公里
_APART = re.compile(
    "相差|相比|差距|高出|低了?|高于|低于|多出|少了|悬殊|(?:增加|增长|增|提高|上升|扩大|延长|减少|下降|降|缩短|改写)[到至为]"
)
_LEFT = re.compile("余下|剩下|其余|剩余|留下|只剩|还剩")  # |余下|的十一户
_NUMBER = rf"[\d{HAN_DIGITS}两]+"
# 1金、2银、2铜，共5面
_TALLY = re.compile(
    rf"(?:{_NUMBER}[^\d、，；。]{{1,6}}[、和及]?)+?，?(?:总|一|合)?[共计](?:有|计|获|得)?{_NUMBER}[^\d、，；。]"
)

_BETWEEN = re.compile(r"([\u4e00-\u9fff])[与和]\1之间")  # 柱与柱之间
_ROUNDS = re.compile("绕(?:着)?(?:地球|赤道)[^，。；]{0,8}[圈周]")  # 相当于|绕地球35圈
_OVER = re.compile("(?:超过|突破|跨过|多于|大于)了?$")  # 超过|500米
_LETTERS = re.compile(
    "个?字(?:，[^，。：]{0,8})?[：:]?(?P<mark>(?<=[：:])[“「])?(?P<words>[^。；]{4,40})"
)  # 十六个|字：自力更生、…


def reckoned(analysis: Analysis, blank: Blank, start: int, end: int, answer: str) -> bool:
    """Can the figure be worked out from what is shown between `start` and `end`?"""
    place = (analysis, blank, start, end)
    if worked_out(analysis.essay.shadow[start:end], answer):
        return True
    return any(
        gives(*place)
        for gives in (
            by_the_clock,
            held_yearly,
            day_by_day,
            month_by_month,
            years_listed,
            rest,
            part_in_percent,
            share_of,
            of_share,
            _spelled_out,
            _passed,
            grown_by,
            by_its_fall,
            _both_ways,
            _adds_up,
            _every,
            _of_parts,
            _tallied,
            _left_over,
            _differs,
            _one_less,
            _by_the_day,
            _each_of_them,
            _one_in_so_much,
            _half_of_it,
            _all_told,
            _times_as_much,
            _years_older,
            _round_the_earth,
        )
    )


def summed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer to the last figure the sum of others of its unit, or what they leave of another: 1864.3亿元 above its three parts?

    Or an age that another one and the years between make: 五十七岁的织者…。她（三十四岁）回到部落，一织就是二十三年.
    """
    asked, shown = beside(analysis, blank, start, end)
    if asked is None:
        return False
    others = {value(q) for q in _alike(asked, shown)}
    wanted = value(asked)
    rows = (row for size in range(1, min(len(others), _PARTS)) for row in combinations(others, size))
    if any((len(row) > 1 and sum(row) == wanted) or wanted + sum(row) in others for row in rows):
        return True
    return _years_older(analysis, blank, start, end)


def _years_older(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it another age and the years that went by since: 四十岁左右归里，闭门二十年，（六十岁）时刊出此书? Or the years between two ages?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None:
        return False
    ages = [value(q) for q in shown if q.dimension == "age"]
    if asked.dimension != "age":
        return asked.unit_canonical == "年" and any(b - a == value(asked) for a, b in pairwise(ages))
    years = [
        value(q) for q in shown if q.unit_canonical == "年" and q.dimension != "age" and q.kind != "date"
    ]
    return any(abs(age - value(asked)) == more for age in ages for more in years if more)


def _round_the_earth(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it told as so many times round the earth: 行驶（140多万公里），相当于绕地球35圈?"""
    shadow = analysis.essay.shadow
    far = shadow[blank.start : blank.end].endswith(("公里", "千米"))
    return far and _ROUNDS.search(shadow, start, end) is not None


def _alike(asked: Quantity, others: list[Quantity]) -> list[Quantity]:
    """Those in the unit of the one that is asked; of all where it has none: 26万不够，他垫上6.6万元."""
    return [q for q in others if asked.unit_canonical in ("", q.unit_canonical)]


def _adds_up(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it a sum, or what is left of one: 扣球26分、拦网3分、发球2分 of （　　）, 9分 and （　　）?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not value(asked):
        return False
    wanted, others = value(asked), [value(q) for q in _alike(asked, shown)]
    while others and not any(one % 10 for one in (wanted, *others)):
        wanted, others = wanted / 10, [one / 10 for one in others]  # 58万元, 25万元
    if len(others) > _PARTS:
        return False
    row = [wanted, *others]
    plain = len(row) > _ROW and not any(one % 1 or one >= _LEDGER for one in row)
    if plain and sum(row) / 2 in row:
        return True  # 收入1550万元，扣除420万元、620万元、155万元，结余355万元
    if any(one % 1 or one >= _IN_THE_HEAD for one in (wanted, *others)):
        return False
    sums = {sum(rows) for size in range(2, len(others) + 1) for rows in combinations(others, size)}
    rest = {wanted + sum(rows) for size in range(1, len(others)) for rows in combinations(others, size)}
    return wanted in sums or bool(rest & set(others) - {wanted})


def _every(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it so many each, and some more: 四校各招募五名，加上老师四位，总共（二十四位）?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not _EACH.search(analysis.essay.shadow, start, end):
        return False
    counts = [value(q) for q in shown if q.dimension == "count"]
    made = {one * other for one, other in combinations(counts, 2)}
    return value(asked) in made | {one + other for one in made for other in counts}


def _of_parts(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it what its parts make together, whatever each counts, or one of them: 捡起（43件），其中29件、11件和3个?"""
    part = analysis.essay.shadow.find("其中", start, end)
    shown = [q for q in exact(analysis, start, end) if q.dimension == "count"]
    parts = [value(q) for q in shown if part >= 0 and q.start > part]
    whole = [value(q) for q in shown if q.end <= part]
    return asked_in(shown, blank) is not None and len(parts) > 1 and sum(parts) in whole


def _tallied(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it of a row of figures with their sum behind it, whatever each counts: 1金、2银、（2铜），共5面?"""
    for tally in _TALLY.finditer(analysis.essay.shadow, start, end):
        row = [q for q in analysis.quantities if tally.start() <= q.start < tally.end() and q.low == q.high]
        *parts, whole = [value(q) for q in row] or [Decimal(0)]
        if len(parts) > 1 and sum(parts) == whole and tally.start() <= blank.start < tally.end():
            return True
    return False


def _left_over(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it what others leave of a whole: 三十户人家，走了（十九户），余下的十一户…?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not _LEFT.search(analysis.essay.shadow, start, end):
        return False
    alike = [value(q) for q in shown if q.unit[:1] == asked.unit[:1]]  # 户人家, 户
    return any(value(asked) in (abs(a - b), a + b) for a, b in combinations(alike, 2))


def _differs(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it what a difference makes of another figure: （65.9%），农村为46.8%，相差19.1个百分点?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not _APART.search(analysis.essay.shadow, start, end):
        return False
    others = [
        value(q) for q in shown if q.unit == asked.unit or "%" in q.unit_canonical or "百分点" in q.unit
    ]
    return any(
        min(abs(abs(a - b) - value(asked)), abs(a + b - value(asked))) <= _SLIGHT
        for a, b in combinations(others, 2)
    )


def _one_less(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one less than another figure of its kind: 做了四百一十六次试验，失败（四百一十五次）? Or are there so many between others: 十三根柱子，柱与柱之间留着（十二道）窄缝?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is not None and _BETWEEN.search(analysis.essay.shadow, start, end):
        apart = [abs(value(asked) - value(q)) for q in shown if q.dimension == asked.dimension == "count"]
        if 1 in apart:
            return True
    if asked is None or value(asked) < MANY or asked.dimension != "count":
        return False
    return value(asked) + 1 in [value(q) for q in _alike(asked, shown)]


def _by_the_day(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer what a day makes of a year, or the other way round: 每日约有（二百五十万杯），一年接近九亿杯?"""
    shadow = analysis.essay.shadow
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not (_A_DAY.search(shadow, start, end) and _A_YEAR.search(shadow, start, end)):
        return False
    pairs = (sorted((value(asked), value(other))) for other in _alike(asked, shown))
    return any(low > 0 and _DAYS[0] <= high / low <= _DAYS[1] for low, high in pairs)


def _each_of_them(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one of three of which two make the third: 总装机360万千瓦，共12台机组，每台（30万千瓦）?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or not _EACH.search(analysis.essay.shadow, start, end):
        return False
    return any(
        one.unit_canonical == asked.unit_canonical != other.unit_canonical
        and any(
            abs(made - value(asked)) <= _CLOSE * made
            for made in (value(one) / value(other), value(one) * value(other))
        )
        for one, other in permutations([q for q in shown if value(q) > 1], 2)
    )


def _one_in_so_much(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how many there are where one comes every so much: 全线465公里，隧道（155座），每三公里一个洞?"""
    asked, shown = beside(analysis, blank, start, end)
    if (
        asked is None
        or asked.dimension not in ("count", "time")
        or not _EACH.search(analysis.essay.shadow, start, end)
    ):
        return False
    return _ratio(asked, shown, _CLOSE)


def _half_of_it(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the figure beside it called its half: 轨距762毫米，大约是标准轨（1435毫米）的一半?"""
    asked, shown = beside(analysis, blank, start, end)
    told = _TIMES_IT.match(analysis.essay.shadow, blank.end, end)
    if asked is None or told is None:
        return False
    made = value(asked) * Decimal(_PARTS_OF[told["part"]])
    return any(abs(value(q) - made) <= _LIKE_HALF * made for q in _alike(asked, shown))


def _both_ways(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one way and the other both told: 单程大约1.6万公里，一年往返（三万多公里）?"""
    told = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.low]
    asked = asked_in(told, blank)
    if asked is None or not _ROUND_TRIP.search(analysis.essay.shadow, start, end):
        return False
    pairs = (sorted((value(asked), value(other))) for other in _alike(asked, told))
    return any(low > 0 and abs(high / low - 2) <= _NEARLY_TWICE for low, high in pairs)


def _all_told(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the sum of two beside it of which one is small: 同意3037票，弃权3票 of （3040人）?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None:
        return False
    counts = [value(q) for q in shown if {q.unit, asked.unit} <= _VOTERS or q.unit == asked.unit]
    return any(sum(pair) == value(asked) and min(pair) < _FEW for pair in combinations(counts, 2))


def _times_as_much(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how many times as much one figure beside it is as another: 日本约2.6人，台湾约12.9人，将近（五倍）?"""
    asked, shown = beside(analysis, blank, start, end)
    if asked is None or "倍" not in asked.unit or not value(asked):
        return False
    return _ratio(asked, shown, _NEARLY_TIMES)


def _ratio(asked: Quantity, shown: list[Quantity], nearly: Decimal) -> bool:
    """Do two figures of one unit make the one that is asked, or nearly (a part of it), if one is divided by the other?"""
    return any(
        one.unit_canonical == other.unit_canonical
        and abs(value(one) / value(other) - value(asked)) <= nearly * value(asked)
        for one, other in permutations([q for q in shown if value(q) > 0], 2)
    )


def _passed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it what another figure just passes: 凿到501.42米，第一口超过（500米）的井?"""
    if not _OVER.search(analysis.essay.shadow, start, blank.start):
        return False
    asked = next(iter(quantity.find(level(analysis.essay.shadow[blank.start : blank.end]))), None)
    _, others = beside(analysis, blank, start, end)
    if asked is None or not value(asked):
        return False
    alike = (value(q) for q in others if q.unit_canonical == asked.unit_canonical)
    return any(0 < other - value(asked) <= _CLOSE * other for other in alike)


def _spelled_out(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it of how many characters words are that stand behind it: 概括起来是（十六个）字：自力更生、艰苦创业、团结协作、无私奉献?"""
    asked, _ = beside(analysis, blank, start, end)
    told = _LETTERS.match(analysis.essay.shadow, blank.end, end)
    return told is not None and (
        bool(told["mark"]) or (asked is not None and value(asked) == han(told["words"]))
    )
