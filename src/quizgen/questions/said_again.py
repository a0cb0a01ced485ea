"""Figures whose number the rest of a passage says too: of other things, as digits, in a name, nearly."""

import re
from decimal import Decimal

from quizgen.language import quantity, segment
from quizgen.language.characters import han
from quizgen.language.fold import level
from quizgen.model import Analysis, Blank, Quantity
from quizgen.questions.shown import HAN_DIGITS, MANY, asked_in, exact, value

_ROUND = 10_000
"""Figures from which a round one is told by an exact one near it."""
_NEAR = Decimal("0.02")
"""Part by which an exact figure may differ from the round one that it is."""
_TIMES = ("次", "回", "遍")
"""Counters of what is tried again and again: 失败九|次, 终于在第十|次."""
_TELLING = 5
"""Number from which the same one of other things tells it."""
_IN_DIGITS = 20
"""Number from which the same in digits tells one in characters."""
_MARKED_NAME = re.compile('[“「"]([^“”「」"]{2,16})[”」"]')  # “|千村示范|”
_ONE_SCALE = re.compile("一([百千万])[\u4e00-\u9fff]")  # 一|千|个
_SCALES = {"10": "十", "100": "百", "1000": "千", "10000": "万"}
"""How a name says so many: “十城千辆” of 10个城市 and 1000辆."""
_OF_CHARACTERS = ("味", "字", "季", "艺", "德")
"""What is told by one character each: 辛酸甘苦."""
RARE = 100
"""Frequency of a verb in the dictionary that may as well be no verb: 甘苦."""
# 辛酸甘苦|四味: what none of its words does, is or counts
_ROW, _DOES = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{3,9}$"), ("v", "d", "p", "m", "r")
# 300多万斤茶，|不到|400万斤
_BOUND = re.compile(r"[\u4e00-\u9fff]{0,3}，(?:还)?(?:不到|不足|将近|接近|近|约合?|超过|多达)")


def said_again(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does what is shown between `start` and `end` say the number that is asked, or nearly?"""
    place = (analysis, blank, start, end)
    return any(
        says(*place)
        for says in (
            _rounded,
            _ordinal,
            _again,
            _listed,
            _twice,
            _spelled_out,
            _passed,
            _bounded,
            _in_a_name,
        )
    )


def _rounded(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
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
        wanted >= _ROUND
        and _digits(asked[0]) == 2
        and any(
            q.unit_canonical == asked[0].unit_canonical
            and _digits(q) > 2
            and abs(value(q) - wanted) <= _NEAR * wanted
            for q in exact(analysis, start, end)
        )
    ):
        return True
    if asked[0].dimension not in ("count", "money") or _digits(asked[0]) > 1:
        return False
    title = quantity.find(level(analysis.essay.title or ""))
    shown = [q for q in analysis.quantities if start <= q.start and q.end <= end and q is not asked[0]]
    others = [value(q) for q in (*title, *shown) if q.low and q.low == q.high and q.kind != "date"]
    return wanted >= _ROUND and any(
        other != wanted and abs(other - wanted) * 10 <= wanted for other in others
    )


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


def _shown(shadow: str, blank: Blank, start: int, end: int) -> str:
    """A passage with a mark in the place of its answer."""
    return f"{shadow[start : blank.start]}|{shadow[blank.end : end]}"


def _twice(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does the number stand in the passage once more: as digits (“30—30法则”, （30秒）), of other things, or tenfold?"""
    shadow = analysis.essay.shadow
    answer, shown = shadow[blank.start : blank.end], _shown(shadow, blank, start, end)
    asked = asked_in(analysis.quantities, blank)
    counted = [q for q in analysis.quantities if start <= q.start and q.end <= end and q.dimension == "count"]
    if asked in counted and any(q != asked and q.low == asked.low and value(q) >= _TELLING for q in counted):
        return True  # 八集 … 8位
    after = next((q for q in counted if asked and q.start >= asked.end), None)
    gap = shadow[asked.end : after.start] if asked and after else ""
    if asked in counted and after and after.low == asked.low and re.fullmatch("[；，。：]", gap):
        return True  # 断成（两滴）；两个碎片飞开
    parts = {
        value(q) / 100
        for q in analysis.quantities
        if start <= q.start and q.end <= end and q.unit_canonical == "%" and q.low
    }
    if asked and asked.low and value(asked) % 1 and value(asked) in parts:
        return True  # 0.01K，只比绝对零度高百分之一度
    tens = re.match(r"[一二三四五六七八九](?=[\u4e00-\u9fff]$)", answer)
    if tens and tens[0] + "十" + answer[-1] in shadow[start:end]:
        return True  # 拖（五年），拖不了五十年
    lasting = re.match(r"([一二两三四五六七八九])[年载]$", answer)
    if lasting and re.search(f"{lasting[1]}[年载]", shown):
        return True  # 三年来 … （三载）
    large = asked is not None and (asked.low or "").isdecimal() and value(asked) >= _IN_DIGITS
    if large and asked and re.search(rf"(?<![\d.]){asked.low}(?![\d.年月日])", shown):
        return True  # （五十周年） beside 50
    numeral = re.match(r"\d{2,}", answer)
    return numeral is not None and bool(re.search(rf"(?<![\d.]){numeral[0]}(?![\d.年月日号])", shown))


def _spelled_out(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Do the words shown have as many characters: （十四部）小说的第一个字写成对联“飞雪连天射白鹿，笑书神侠倚碧鸳”?"""
    shadow = analysis.essay.shadow
    asked = asked_in(analysis.quantities, blank)
    if asked is None or not asked.low or not asked.low.isdecimal() or asked.dimension != "count":
        return False
    inside = [shadow[q.start : q.end] for q in analysis.quotes if start <= q.start and q.end <= end]
    return any(han(words) == int(asked.low) > 1 for words in inside)


def _listed(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does the clause before it have one character for each: 辛酸甘苦（四味）, 礼乐射御书数（六艺）?"""
    asked = asked_in(analysis.quantities, blank)
    row = _ROW.search(analysis.essay.shadow, start, blank.start)
    if row is None or asked is None or asked.unit not in _OF_CHARACTERS or asked.low != str(len(row[0])):
        return False
    words = [row[0][a:b] for a, b in segment.cut(row[0])]
    return all(segment.tag(word)[:1] not in _DOES or segment.frequency(word) < RARE for word in words)


def _ordinal(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does an ordinal say the same number, or the next one: 第1000万辆下线，年产量突破（千万辆）; （一百九十次）失败后，第一百九十一号样品…?"""
    asked = asked_in(analysis.quantities, blank)
    if asked is None:
        return False
    shadow = analysis.essay.shadow
    for q in analysis.quantities:
        if q.kind != "ordinal" or not (start <= q.start and q.end <= end):
            continue
        behind = shadow[q.end : q.end + 1]
        times = asked.unit in _TIMES and behind in (asked.unit, "号")
        if (times and abs(value(q) - value(asked)) <= 1) or (q.low == asked.low and value(asked) >= MANY):
            return True
    return False


def _again(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does another figure show the same number: 七十岁时画（七十幅）, 批阅十载 … （十年）辛苦, 十二芒与（十二个月）有关?"""
    shadow = analysis.essay.shadow
    numeral = re.match(rf"[\d.]{{2,}}|[{HAN_DIGITS}亿两]{{2,}}|十", shadow[blank.start : blank.end])
    if not numeral:
        return False
    behind = (
        "(?![月日号])"
        if len(numeral[0]) > 1 and not numeral[0][0].isdecimal()
        else "(?=[岁载年幅名个人位周])"
    )
    same = rf"(?<![\d.{HAN_DIGITS}第]){re.escape(numeral[0])}(?![\d.{HAN_DIGITS}]){behind}"
    return re.search(same, _shown(shadow, blank, start, end)) is not None


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
