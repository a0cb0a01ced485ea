"""Figures that the rest of a passage tells: sums, shares, the same number again."""

import re
from decimal import Decimal
from itertools import combinations, permutations

from quizgen.language import quantity
from quizgen.language.fold import level
from quizgen.model import Analysis, Blank, Quantity
from quizgen.questions.checks import han
from quizgen.questions.reckoned_times import by_the_clock, day_by_day, held_yearly, worked_out, years_listed
from quizgen.questions.shown import HAN_DIGITS, asked_in, exact, value

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
_MARKED_NAME = re.compile('[“「"]([^“”「」"]{2,16})[”」"]')
_ONE_SCALE = re.compile("一([百千万])[\u4e00-\u9fff]")
_EACH = re.compile("[各每]")
_IN_THE_HEAD = 1000
"""Figures below it are added up in the head while one reads, if they are whole."""
DAYS = (Decimal(330), Decimal(400))
"""How many times as much a year makes as a day, if both are round."""
_A_DAY, _A_YEAR = re.compile("[每一日]日|每天|日均"), re.compile("[每一全]年|年均")
# 300多万斤茶，|不到|400万斤
_BOUND = re.compile(r"[\u4e00-\u9fff]{0,3}，(?:还)?(?:不到|不足|将近|接近|近|约合?|超过|多达)")
_APART = re.compile("相差|相比|差距|高出|低了?|高于|低于|多出|少了|悬殊")
_SLIGHT = Decimal("0.05")
"""By which figures that were rounded may miss their difference."""
_NUMBER = rf"[\d{HAN_DIGITS}两]+"
# 1金、2银、2铜，共5面
_TALLY = re.compile(
    rf"(?:{_NUMBER}[^\d、，；。]{{1,6}}[、和及]?)+?，?(?:总|一|合)?[共计](?:有|计|获|得)?{_NUMBER}[^\d、，；。]"
)


_SCALES = {"10": "十", "100": "百", "1000": "千", "10000": "万"}  # “十城千辆” of 10个城市 and 1000辆
_LEFT = re.compile("余下|剩下|其余|剩余|留下|只剩|还剩")
MANY = 10
"""Number from which an ordinal that says it too tells it."""


def told(analysis: Analysis, blank: Blank, start: int, end: int, answer: str) -> bool:
    """Can the figure be told or worked out from what is shown between `start` and `end`?"""
    place = (analysis, blank, start, end)
    if worked_out(analysis.essay.shadow[start:end], answer):
        return True
    return any(
        tells(*place)
        for tells in (
            by_the_clock,
            _next_in_row,
            held_yearly,
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
            day_by_day,
            _differs,
            _each_of_them,
            years_listed,
            _of_parts,
            _in_a_name,
            _counted_so_far,
            _one_less,
            _left_over,
        )
    )


def rounded(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer a round figure, and the title or the passage has the exact one: 首破（200万人），达到201万?

    Of two digits and another kind only if what is exact rounds to it: 首次迈上（1.4万亿斤）台阶，达到14130亿斤.
    """
    asked = [
        q
        for q in analysis.quantities
        if q.start < blank.end and blank.start < q.end and q.low and q.low == q.high
    ]
    if len(asked) != 1 or asked[0].kind == "date":
        return False
    wanted = value(asked[0])
    if (
        wanted >= ROUND
        and _digits(asked[0]) == 2
        and any(
            q.unit_canonical == asked[0].unit_canonical
            and _digits(q) > 2
            and abs(value(q) - wanted) <= _CLOSE * wanted
            for q in exact(analysis, start, end)
        )
    ):
        return True
    if asked[0].dimension not in ("count", "money") or _digits(asked[0]) > 1:
        return False
    title = quantity.find(level(analysis.essay.title or ""))
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q is not asked[0]]
    others = [value(q) for q in (*title, *shown) if q.low and q.low == q.high and q.kind != "date"]
    return wanted >= ROUND and any(other != wanted and abs(other - wanted) * 10 <= wanted for other in others)


def _digits(quantity: Quantity) -> int:
    """How many digits say what an exact figure amounts to: 2 of 14000."""
    return len((quantity.low or "").replace(".", "").strip("0"))


def _passed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it a bound that an exact figure near it passes: 记录到1137只，首次突破（一千只）?"""
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.low]
    asked = next((q for q in shown if q.start < blank.end and blank.start < q.end and q.high is None), None)
    if asked is None:
        return False
    passing = [value(q) for q in shown if q.low == q.high and q.unit_canonical == asked.unit_canonical]
    return any(0 < one - value(asked) <= value(asked) / 2 for one in passing)


def _bounded(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it a bound for the figure right before it: 一共300多万斤，不到（400万斤）?"""
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and (q.low or q.high)]
    asked = asked_in(shown, blank)
    before = [q for q in shown if asked and q.end < asked.start and q.unit.startswith(asked.unit)]
    if asked is None or not before:
        return False
    bounds = _BOUND.fullmatch(analysis.essay.shadow, before[-1].end, blank.start)
    right = value(before[-1])
    return bounds is not None and abs(Decimal(asked.low or asked.high or 0) - right) * 2 <= right


def _differs(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it what a difference makes of another figure: （65.9%），农村为46.8%，相差19.1个百分点?"""
    if not _APART.search(analysis.essay.shadow, start, end):
        return False
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    others = [
        value(q)
        for q in shown
        if asked
        and q is not asked
        and (q.unit == asked.unit or "%" in q.unit_canonical or "百分点" in q.unit)
    ]
    return asked is not None and any(
        abs(abs(one - other) - value(asked)) <= _SLIGHT or abs(one + other - value(asked)) <= _SLIGHT
        for one, other in combinations(others, 2)
    )


def _each_of_them(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one of three of which two make the third: 总装机360万千瓦，共12台机组，每台（30万千瓦）?"""
    if not _EACH.search(analysis.essay.shadow, start, end):
        return False
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    others = [q for q in shown if asked and q is not asked and value(q) > 1]
    return asked is not None and any(
        one.unit_canonical == asked.unit_canonical != other.unit_canonical
        and value(asked) in (value(one) / value(other), value(one) * value(other))
        for one, other in permutations(others, 2)
    )


def _twice(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does the number stand in the passage once more: as digits (“30—30法则”, （30秒）), of other things, or tenfold?"""
    shadow = analysis.essay.shadow
    asked = asked_in(analysis.quantities, blank)
    counted = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.dimension == "count"]
    if asked in counted and any(q != asked and q.low == asked.low and value(q) >= _TELLING for q in counted):
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
    asked = asked_in(analysis.quantities, blank)
    if asked is None or not asked.low or not asked.low.isdecimal() or asked.dimension != "count":
        return False
    inside = [shadow[q.start : q.end] for q in analysis.quotes if start <= q.start and q.end <= end]
    return any(han(words) == int(asked.low) > 1 for words in inside)


def _next_in_row(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does an ordinal beside it tell how many were before: （190次）失败之后，终于在第191次…?"""
    shadow = analysis.essay.shadow
    found = re.fullmatch(r"(\d+)([次回遍个年天])", re.sub(r"\s", "", level(shadow[blank.start : blank.end])))
    if not found:
        return False
    shown = level(shadow[start : blank.start] + "|" + shadow[blank.end : end])
    return any(abs(int(m[1]) - int(found[1])) <= 1 for m in re.finditer(rf"第(\d+){found[2]}", shown))


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
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    others = [q for q in shown if asked and q is not asked and q.unit_canonical == asked.unit_canonical]
    return asked is not None and any(
        low > 0 and DAYS[0] <= high / low <= DAYS[1]
        for other in others
        for low, high in [sorted((value(asked), value(other)))]
    )


def _share_of(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer the share that two figures make: 75筆，其中54筆都在苗栗，高達（72％）?"""
    asked, others = _percent(analysis, blank, start, end)
    return asked is not None and any(
        abs(value(one) * asked / 100 - value(other)) <= _CLOSE * value(other)
        for one, other in permutations(others, 2)
        if one.unit_canonical == other.unit_canonical
    )


def _grown_by(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer the percent by which one figure shown is more or less than another: 由9.5元加至11.8元，加幅约（24%）?"""
    asked, others = _percent(analysis, blank, start, end)
    return asked is not None and any(
        abs(abs(value(other) - value(one)) / value(one) * 100 - asked) <= 1
        for one, other in permutations(others, 2)
        if one.unit_canonical == other.unit_canonical
    )


def _percent(analysis: Analysis, blank: Blank, start: int, end: int) -> tuple[Decimal | None, list[Quantity]]:
    """The percent that is asked, None if no percent is, and the exact figures beside it that are none."""
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    if asked is None or asked.unit_canonical != "%":
        return None, []
    return value(asked), [q for q in shown if q.unit_canonical != "%" and value(q) > 0]


def _rest(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer what the shares that are shown leave: 不足30%…，超过（70%）; 64.8%、15.6%和（19.5%）, nearly?"""
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.unit_canonical == "%"]
    asked = asked_in(shown, blank)
    if asked is None:
        return False
    left = 100 - Decimal(asked.low or asked.high or 0)
    others = [Decimal(q.low or q.high or 0) for q in shown if q is not asked]
    nearly = len(others) > 1 and abs(left - sum(others)) <= _ROUNDED
    return bool(others) and (nearly or left in {*others, sum(others)})


def _part_in_percent(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the fraction that a percentage shown stands for, or the other way round: 16.3%，占全部的（六分之一）?"""
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    if asked is None or (asked.kind != "fraction" and asked.unit_canonical != "%"):
        return False
    others = [q for q in shown if (q.kind == "fraction") != (asked.kind == "fraction")]
    others = [q for q in others if q.kind == "fraction" or q.unit_canonical == "%"]
    return any(abs(_in_percent(q) - _in_percent(asked)) <= 1 for q in others)


def _in_percent(share: Quantity) -> Decimal:
    return value(share) * (100 if share.kind == "fraction" else 1)


def summed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is the answer to the last figure the sum of others of its unit, or what they leave of another: 1864.3亿元 above its three parts?"""
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    if asked is None:
        return False
    others = {value(q) for q in shown if q is not asked and q.unit_canonical == asked.unit_canonical}
    wanted = value(asked)
    rows = (row for size in range(1, min(len(others), _PARTS)) for row in combinations(others, size))
    return any((len(row) > 1 and sum(row) == wanted) or wanted + sum(row) in others for row in rows)


def _adds_up(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Can the answer be worked out: 扣球26分、拦网3分、发球2分 of （　　）, 9分 and （　　）?"""
    shown = exact(analysis, start, end)
    asked = [q for q in shown if q.start < blank.end and blank.start < q.end]
    if len(asked) != 1:
        return False
    others = [value(q) for q in shown if q is not asked[0] and q.unit_canonical == asked[0].unit_canonical]
    wanted = value(asked[0])
    while others and not any(one % 10 for one in (wanted, *others)) and wanted:
        wanted, others = wanted / 10, [one / 10 for one in others]  # 58万元, 25万元
    if len(others) > _PARTS or any(one % 1 or one >= _IN_THE_HEAD for one in (wanted, *others)):
        return False
    sums = {sum(rows) for size in range(2, len(others) + 1) for rows in combinations(others, size)}
    if _EACH.search(analysis.essay.shadow, start, end):  # 四校各招募五名，加上老师四位，总共（二十四位）
        every = [value(q) for q in shown if q is not asked[0] and q.dimension == "count"]
        made = {one * other for one, other in combinations(every, 2)}
        if wanted in made or wanted in {one + other for one in made for other in every}:
            return True
    rest = {wanted + sum(rows) for size in range(1, len(others)) for rows in combinations(others, size)}
    return wanted in sums or bool(rest & set(others) - {wanted})


def _in_a_name(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a name in marks tell it: “8020” of （80岁）还有20颗牙, “千村示范” of （一千个）?"""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    asked = asked_in(exact(analysis, start, end), blank)
    if asked is None:
        return False
    number = str(value(asked))
    named = "|".join(
        m[1] for m in _MARKED_NAME.finditer(text, start, end) if not m.start() <= blank.start < m.end()
    )
    aged = re.search(rf"{shadow[blank.start]}龄", shadow[start:end]) and asked.dimension == "age"  # 六龄齿
    coded = bool(aged) or any(number in (run[:2], run[2:]) for run in re.findall(r"\d{4}", named))
    scale = _ONE_SCALE.match(shadow, blank.start, blank.end)
    sign = scale[1] if scale else _SCALES.get(number, "")
    return coded or bool(sign and re.search(rf"(?<![{HAN_DIGITS}两几数]){sign}[\u4e00-\u9fff]", named))


def _counted_so_far(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does an ordinal say the same number: 第1000万辆新能源汽车下线，年产量突破（千万辆）?"""
    asked = asked_in(analysis.quantities, blank)
    if asked is None or value(asked) < MANY:
        return False
    ordinals = (q for q in analysis.quantities if q.kind == "ordinal" and start <= q.start and q.end <= end)
    return any(q.low == asked.low for q in ordinals)


def _one_less(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one less than another figure of its kind: 做了四百一十六次试验，失败（四百一十五次）?"""
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    if asked is None or value(asked) < MANY or asked.dimension != "count":
        return False
    others = [value(q) for q in shown if q is not asked and q.unit_canonical == asked.unit_canonical]
    return value(asked) + 1 in others


def _left_over(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it what others leave of a whole: 三十户人家，走了（十九户），余下的十一户…?"""
    if not _LEFT.search(analysis.essay.shadow, start, end):
        return False
    shown = exact(analysis, start, end)
    asked = asked_in(shown, blank)
    alike = [
        value(q) for q in shown if asked and q is not asked and q.unit[:1] == asked.unit[:1]
    ]  # 户人家, 户
    return asked is not None and any(value(asked) in (abs(a - b), a + b) for a, b in combinations(alike, 2))


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
