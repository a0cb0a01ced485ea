"""Which wrong figures could be believed: what the sentence says of more and less, of ages and of years, must hold for them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import permutations
from math import inf

from quizgen.language import quantity
from quizgen.language.fold import level
from quizgen.model import Quantity
from quizgen.questions.rival_pool import LAST, Asked
from quizgen.questions.years import DIGITS

# 从99%|提高到|（　　）; （　　）|提高到|3.1%
_UP = re.compile(
    r"[^，。；]{0,8}(?:提高|上升|增长|增加|扩大|提升|调高|上调|调升|攀升|升至|加|增|升|涨)(?:[到至为成]了?)?[^，。；]{0,4}"
)
# 由|前两局的六成二|跌到后三局的|41.5%
_DOWN = re.compile(
    r"[^，。；]{0,8}(?:降低|下降|减少|缩短|缩小|调低|下调|调减|下滑|跌|降|减|滑)(?:[到至为成]了?)?[^，。；]{0,4}"
)
# 第一次有68%，再做就掉到了|（　　）
_RISEN = re.compile(r"(?:升|涨|提高|增加?|增长|扩大)[到至]了?$")
_FALLEN = re.compile(r"(?:降|跌|掉|落|减少?|缩小|缩短|下滑)[到至]了?$")
_FROM = re.compile(r"[从由][^，。；]{0,10}$")  # 由|前两局的六成二跌到…
# 不足|高峰期的|（　　）, 不到|全国|（　　）: true of all that is more, too
_LESS = re.compile(
    r"(?:不足|不到|不出|用不了|未到|未满|不满|不及|(?<![不没未])(?:少于|低于)|不超过|没超过|至多|最多|不多于|不高于)(?:了|[^，。；、]{0,8}的|[\u4e00-\u9fff]{2})?$"
)
# 超过|（　　）, 从没低于|（　　）: true of all that is less, too
_MORE = re.compile(
    r"(?:(?<![不没未])(?:超过|多于|高于)|逾|不下|大于|[不没未](?:有|曾)?(?:少于|低于)|至少|最少|起码|突破|超出)(?:了|[^，。；、]{0,8}的|[\u4e00-\u9fff]{2})?$"
)
# 对外依存度在|（八成）以上|: true of all that is less, too; 在|（三百元）以下
_AT_LEAST = re.compile("以上|开外|有余|往上")
_AT_MOST = re.compile("以[下内]|之内|不到")
_NEEDLESS = re.compile(
    r"(?:不需要|不需|不必|无须|无需|用不着|不用)[^，。；]{0,6}$"
)  # 不需要花费你|一万个小时: nor twenty thousand
# 一夜下了|（六寸）雨，就会淹掉茶园: more does, too
_ENOUGH = re.compile(r"[^，。；]{0,6}，?(?:便|就|即)(?:会|能|可以?|足以)")
# 处|（２万元）以上５万元以下|的罚款
_UP_TO = re.compile(r"[^，。；]{0,2}以上(?:至)?")
_BELOW = re.compile(r"[^，。；]{0,2}以下")
_REST = re.compile("剩下|其余|剩余|其他的?则")
_BACK = re.compile(r"还[回给]|只剩|剩下|其中")  # 五十把蓝伞，只|还回|31把: what is a part of the answer
# 教了|（　　）; 入行已经整整|（　　）
_SERVES = re.compile(
    r"(?:教|干|做|当|守|开|跑|修|写|画|唱|演|行医|从医|执教|任教|从教|工作|服务|入行|从业|从事|坚守|扎根|费时|花费|花了|用了|坚持)[^，。；]{0,8}$"
)
_LIMIT = re.compile(r"限时|限期|规定")  # 考试限时三个钟头，她|两个钟头|就交了卷
# 前后|（四十年）: of somebody's one work
_LASTED = re.compile("(?:前后|历时|耗时|费时)(?:一共|共)?(?:花了|用了|长达|约|近)?$")
# 迄今最大的地震，达|（9.5级）: no smaller one than others of the essay
_MOST = re.compile("最[大高长远深多重快强宽厚](?!科学|法院|人民|检察|学府|领导|统帅|荣誉|奖)")
_OTHER = re.compile("另外?一[条个种类半部项]")  # 一条…约80%；另一条…，约占|（15%）
_CLAUSES = 40
"""Characters before a figure in which 最大 may be said of it."""
_ABOUT = re.compile("(?:约|大约|大概|约莫|约有|约为|将近|接近|近)$")  # 约莫|十二坪 is true of eleven, too
_TWICE = re.compile(r"(?:增加|增长|多|高|提高|翻)了?[一1]倍|翻了?一?番|两倍|2倍")  # 较现时增加一倍
# 从|九十年代|开始
_DECADE = re.compile(r"(?<![一二三四五六七八九\d])(?:(?P<ten>[3-9])0|(?P<han>[三四五六七八九])十)年代")
_YEAR = re.compile(r"(?<!\d)(\d{4})年")  # 从|1994年|起（　　）间
GROWN = 14
"""Years of a life before anybody counts years of work."""
FULL = 100
"""Percent of which nothing is more than a part."""
YOUNG, APART = 4, 0.15
"""Years, and part of an age, by which a wrong age may differ: nobody marries at eleven, no average is 87.3. Set by judgement."""
OLDEST = 100
"""Years beyond which an age gives itself away as wrong."""
SERVED = 42
"""Years of work beyond which a figure gives itself away as wrong."""
LASTED = 50
"""Years of one work beyond which a figure gives itself away as wrong."""
FAST, SPEED = 100, 0.25
"""Kilometres an hour from which, and part by which, a wrong speed may differ: no train runs at 736."""
_SPEED = re.compile("时速|速度|每小时")
_WEATHER, DEGREES, HOT, COLD = re.compile("气温[^，。；]{0,8}$"), ("度", "摄氏度"), 51.0, -61.0
"""Between what degrees the air out of doors is believed to be."""
PERSONS, PEOPLE = ("人", "名", "位"), 1.45e9
"""So many people there are in China: three billion voters are not believed."""
EXAM = 750
"""Points that the examination for universities gives at most."""
_EXAM = re.compile("高考|考入|考上|考取|录取")  # 以|615分|的成绩考入大学
SHORT = 300
"""Years from which 年 is a date or an age of history."""
MADE = 0.03
"""Part by which a figure may differ from what a rate makes of another and still be worked out."""
ENOUGH = 2
"""Wrong figures that no other figure speaks against, from which none is offered that one does."""
ROUGH = 0.15
"""Part of a figure by which the quotient of two others may differ that it stands for: 4150 / 32000 is 不足一成四."""
_CHANGED = re.compile("(?:改成|改为|变成|变为|换成|调整为|调到)了?$")  # 球从38毫米改成|40毫米
CHANGE, NEAR_BY = 0.15, 0.3
"""Parts of itself by which a figure was changed, and by which wrong ones differ from it then."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit; `low` or `high` is None where it is open (不足, 超过)."""

    start: int
    end: int
    low: float | None
    high: float | None
    unit: str
    dimension: str

    @property
    def value(self) -> float:
        """What is told of it."""
        return self.low if self.low is not None else self.high or 0.0


@lru_cache(maxsize=4096)
def figures_of(text: str) -> tuple[Figure, ...]:
    """The figures of a text, without dates and ordinals; 成 and fractions are percent."""
    found = quantity.find(level(text))
    return tuple(_figure(q) for q in found if q.kind not in ("date", "ordinal") and (q.low or q.high))


def _figure(q: Quantity) -> Figure:
    times = 100.0 if q.kind == "fraction" else 1.0
    low, high = (float(end) * times if end else None for end in (q.low, q.high))
    unit = "%" if q.kind == "fraction" else q.unit_canonical
    return Figure(q.start, q.end, low, high, unit, q.dimension)


def believed(asked: Asked, rivals: Sequence[str], wanted: int) -> list[str]:
    """Those of `rivals` that stand to every other figure shown as the answer does.

    Where they are fewer than `wanted` and than ENOUGH those too that are only not contradicted by what is said of them.
    """
    own = figures_of(asked.answer)
    if len(own) != 1:
        return list(rivals)
    shown = figures_of(asked.around)
    if _worked_out(own[0], asked, shown) or _NEEDLESS.search(asked.before):
        return []
    values = {rival: _value(rival, own[0]) for rival in rivals}
    limits = [*_limits(own[0], asked.before, asked.after, shown), *_greatest(own[0], asked)]
    right = own[0].value
    fair = [r for r in rivals if values[r] != right and all(low < values[r] < high for low, high in limits)]
    fair = [r for r in fair if not _holds(r, right)]
    if _ABOUT.search(asked.before):
        fair = [r for r in fair if abs(values[r] - right) > APART * right]
    others = {other.value for other in shown if own[0].unit in ("", other.unit)} - {right}
    if any(abs(other - right) <= CHANGE * right for other in others) and _CHANGED.search(asked.before):
        near = [r for r in fair if abs(values[r] - right) <= NEAR_BY * right]
        fair = near if len(near) >= min(wanted, ENOUGH) else []
    strict = [r for r in fair if all((right < o) == (values[r] < o) and values[r] != o for o in others)]
    return strict if len(strict) >= min(wanted, ENOUGH) else fair


def _holds(rival: str, right: float) -> bool:
    """Is the right figure one of those that a vague one means: 一百多人 may be 一百五十多人?"""
    found = figures_of(rival)
    return bool(found and found[0].low is not None and found[0].high is not None) and (
        found[0].low or 0
    ) < right < (found[0].high or 0)


def _value(rival: str, own: Figure) -> float:
    found = figures_of(rival)
    return found[0].value if found else own.value


def _limits(own: Figure, before: str, after: str, shown: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """Between what a wrong figure must lie to be possible, and to be false where the right one is a bound."""
    right = own.value
    if own.low is None or _LESS.search(before) or _ENOUGH.match(after) or _AT_MOST.match(after):
        yield -inf, right  # 不到五百 is true of 不到四百
    if own.high is None or _MORE.search(before) or _AT_LEAST.match(after):
        yield right, inf
    if own.unit == "%" and right < FULL:
        yield -inf, FULL
    if own.unit in PERSONS and right <= PEOPLE:
        yield -inf, PEOPLE
    if own.dimension in ("length", "speed") and right >= FAST and _SPEED.search(before[-8:] + after[:8]):
        yield right * (1 - SPEED), right * (1 + SPEED)
    if own.unit in DEGREES and COLD < right < HOT and _WEATHER.search(before):
        yield COLD, HOT
    if own.dimension == "age":
        yield from _ages(right, shown)
    behind = [f for f in figures_of(after) if f.unit == own.unit][:1]
    if behind and _UP_TO.fullmatch(after[: behind[0].start]) and _BELOW.match(after, behind[0].end):
        yield -inf, behind[0].value
    ahead = [f for f in figures_of(before) if f.unit == own.unit][-1:]
    if ahead and _UP_TO.fullmatch(before[ahead[0].end :]) and _BELOW.match(after):
        yield ahead[0].value, inf
    if own.unit == "%" and (_REST.search(before + after) or _OTHER.search(before)):
        yield -inf, FULL - sum(f.value for f in shown if f.unit == "%" and f.value != right)
    if own.unit == "年" and right < SHORT:
        yield from _spans(right, before, shown)
    if own.unit == "折":
        yield -inf, 10.0
    if own.unit == "分" and right <= EXAM and _EXAM.search(before + after):
        yield -inf, EXAM + 1.0
    if _LIMIT.search(before):
        yield from ((-inf, f.value) for f in figures_of(before) if f.unit == own.unit and f.value > right)
    for sign, other in _moves(own, before, after):
        if sign * (right - other) > 0:
            yield (other, inf) if sign > 0 else (-inf, other)


def _greatest(own: Figure, asked: Asked) -> Iterator[tuple[float, float]]:
    """The greatest of all is none that is smaller than another of the essay."""
    near = re.split("[。；]", asked.before)[-1][-_CLAUSES:]
    if not _MOST.search(near) or own.dimension in ("age", "time"):
        return
    others = [
        float(q.high)
        for q in asked.analysis.quantities
        if q.high and q.unit_canonical == own.unit and float(q.high) < own.value
    ]
    if others:
        yield max(others), inf


def _ages(right: float, shown: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """Nobody is 135; nobody of 68 has worked for sixty years."""
    if right <= OLDEST:
        yield -inf, OLDEST + 1
    reach = max(YOUNG, APART * right)
    yield right - reach, right + reach
    yield from (
        (f.value + GROWN - 1, inf)
        for f in shown
        if f.unit == "年" and f.dimension != "age" and f.value <= right - GROWN
    )


def _spans(right: float, before: str, shown: Sequence[Figure]) -> Iterator[tuple[float, float]]:
    """Somebody of 46 was no cook for forty years; what began in 1994 has not lasted for fifty."""
    ages = [f.value for f in shown if f.dimension == "age"]
    if ages and right <= max(ages) - GROWN:
        yield -inf, max(ages) - GROWN + 1
    if _SERVES.search(before) and right <= SERVED:
        yield -inf, SERVED + 1
    if _LASTED.search(before) and right <= LASTED:
        yield -inf, LASTED + 1
    first = [int(year) for year in _YEAR.findall(level(before))]
    first += [1900 + 10 * int(m["ten"] or DIGITS.index(m["han"])) for m in _DECADE.finditer(before)]
    if first and first[-1] + right <= LAST:
        yield -inf, LAST - first[-1] + 1


def _moves(own: Figure, before: str, after: str) -> Iterator[tuple[int, float]]:
    """What the figure has risen from (1) or fallen from (-1), or (the other way round) what it rises or falls to."""
    for other in [f for f in figures_of(before) if f.unit == own.unit][-1:]:
        gap = before[other.end :]
        if _FROM.search(before[: other.start]):
            yield from ((sign, other.value) for sign, way in ((1, _UP), (-1, _DOWN)) if way.fullmatch(gap))
        yield from ((sign, other.value) for sign, way in ((1, _RISEN), (-1, _FALLEN)) if way.search(gap))
    for other in [f for f in figures_of(after) if f.unit == own.unit][:1]:
        gap = after[: other.start]
        yield from ((-sign, other.value) for sign, way in ((1, _UP), (-1, _DOWN)) if way.fullmatch(gap))
        if _BACK.search(gap):
            yield 1, other.value


def _worked_out(own: Figure, asked: Asked, shown: Sequence[Figure]) -> bool:
    """Is it what a rate makes of another figure (9.5元，加幅24%; 332.8亿元，六成三), or a bound for a quotient: then others are seen to be wrong, or true as well."""
    rates = [f.value / 100 for f in shown if f.unit == "%"] if own.unit != "%" else []
    if own.unit != "%" and _TWICE.search(asked.around):
        rates.append(1.0)  # 增加一倍
    alike = [f.value for f in shown if f.unit == own.unit and f.value != own.value]
    if any(
        abs(one * times - own.value) <= MADE * own.value
        for one in alike
        for rate in rates
        for times in (rate, 1 + rate, 1 - rate)
    ):
        return True
    bound = own.low is None or own.high is None or _LESS.search(asked.before) or _MORE.search(asked.before)
    if not bound or own.unit not in ("%", "倍"):
        return False
    times = 100 if own.unit == "%" else 1
    parts = [f for f in shown if f.unit not in ("%", "倍")]
    return any(
        abs(one.value / other.value * times - own.value) <= ROUGH * own.value
        for one, other in permutations(parts, 2)
        if one.unit == other.unit and other.value
    )
