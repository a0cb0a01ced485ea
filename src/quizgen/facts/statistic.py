"""Figures and what they measure: quantities, shares, sums of money, durations, counts."""

import re
from collections.abc import Iterator
from dataclasses import replace

from quizgen.facts._clauses import SCOPE, Word, passage, vocabulary
from quizgen.facts._gate import Gate
from quizgen.facts._listed import listed, passing
from quizgen.facts._measures import Measured, measured
from quizgen.language import context
from quizgen.language.fold import fold
from quizgen.model import Analysis, Blank, Fact, Quantity, Sentence, stable_id

# 从99%|提高到|99.99%, 由54.2%|提升到2020年的|70%
CHANGE = re.compile(
    r"(?:提高|提升|上升|增加|增长|上涨|扩大|扩展|攀升|跃升|发展|下降|降低|减少|缩小|缩短|缩减|回落|下跌|压缩|延长|猛增|激增|骤降|锐减|增|升|涨|降|减|跌|变|改|扩|缩)"
    r"(?:到|至|为|成)了?(?:约|近)?(?:\d{4}年的?|如今的?|现在的?|今天的?|目前的?)?$"
)
# 486.1公里,这是…的最高|时速
SHORTEST_PHRASE = 2
"""Characters of what a figure measures at least."""
# · 「人均体育场地面积」：2013年1.46平方米
LABEL = re.compile(
    r"[^\w“「『《（(]{0,3}(?P<label>[\u4e00-\u9fff]{4,20}(?:[（(][^（）()]{1,12}[）)])?)[：:]\s*"
)
SPEED_AHEAD = re.compile(r"[，,]?[^，,。！？\n]{0,24}时速")
# 桥长5公里|、塔高|300米: one sentence lists both
LISTED = re.compile(r"[^，,。；;！？\n]{0,24}、[^，,。；;！？\n]{0,8}$")
CERTAIN, COUNTED, PASSING = 0.95, 0.8, 0.5


def find(analysis: Analysis) -> Iterator[Fact]:
    """Every quantity that is no date, in order: facts with role `fact`, the others with what they are instead."""
    gate = Gate(analysis)
    rows: list[tuple[Quantity, Sentence, str, tuple[int, int], Measured, str | None]] = []
    for place, found in enumerate(analysis.quantities):
        quantity = found
        if quantity.kind == "date":
            continue
        sentence = analysis.sentence_at(quantity.start)
        if sentence is None:
            sentence = Sentence(quantity.start, quantity.end, ())
        role = gate.role(place)
        start, end = _with_modifier(gate, quantity)
        start, end = max(start, sentence.start), min(end, sentence.end)
        bearer = _bearer(gate, quantity, sentence, rows[-1] if rows else None)
        what = (
            measured(gate, quantity, sentence, start, end, bearer)
            if role == "fact"
            else Measured("", "", bearer)
        )
        if role == "fact" and len(what.phrase) < SHORTEST_PHRASE:
            what = what._replace(phrase=_headed(gate, quantity, sentence) or what.phrase)
        if (
            role == "fact"
            and not quantity.unit
            and quantity.kind in ("number", "range")
            and gate.counts_people(what.phrase)
        ):
            quantity = replace(quantity, unit_canonical="人", dimension="count")
        rows.append(
            (
                quantity,
                sentence,
                role,
                (start, end),
                what,
                _per(gate, quantity, sentence, rows[-1] if rows else None),
            )
        )
    for i, (quantity, sentence, role, span, what, per) in enumerate(rows):
        after = rows[i + 1] if i + 1 < len(rows) else None
        change = None
        if role == "fact" and after and after[2] == "fact" and _changes(gate, quantity, after[0]):
            change = stable_id("statistic", *_key(after[0], after[4], analysis, after[1]))
        yield _fact(gate, quantity, sentence, role, span, what, per, change)


def _headed(gate: Gate, quantity: Quantity, sentence: Sentence) -> str:
    """What a figure is of by the label that its sentence begins with: 人均体育场地面积：2013年|1.46平方米|，2024年底突破3平方米."""
    label = LABEL.match(gate.text, sentence.start, quantity.start)
    return gate.analysis.essay.text[slice(*label.span("label"))] if label else ""


def _with_modifier(gate: Gate, quantity: Quantity) -> tuple[int, int]:
    """The figure with the words that bound or soften it (不足10平方厘米, 0.05毫米左右)."""
    start, end = quantity.start, quantity.end
    text = gate.analysis.essay.text
    before, after = context.before(gate.text, start), context.after(gate.text, end)
    if before and before.meaning != "edge" and text[before.start : before.end] == quantity.modifier:
        start = before.start
    if after and text[after.start : after.end] == quantity.modifier and text[end] not in "”’」』":
        end = after.end
    return start, end


def _bearer(
    gate: Gate,
    quantity: Quantity,
    sentence: Sentence,
    last: tuple[Quantity, Sentence, str, tuple[int, int], Measured, str | None] | None,
) -> tuple[Word, ...]:
    """What the figure before it measures: 产值50亿元，|增长5%; not beyond a semicolon."""
    if not last or last[1] != sentence or SCOPE.search(gate.text, last[0].end, quantity.start):
        return ()
    return last[4].bearer


def _per(
    gate: Gate,
    quantity: Quantity,
    sentence: Sentence,
    last: tuple[Quantity, Sentence, str, tuple[int, int], Measured, str | None] | None,
) -> str | None:
    """What the figure is per, also where the word stands farther off: 时速 behind it, 每年 at the head of a list."""
    if quantity.per:
        return quantity.per
    if quantity.dimension == "length" and SPEED_AHEAD.match(gate.text, quantity.end, sentence.end):
        return "小时"
    if quantity.kind in ("ordinal", "percent", "fraction") or not last or last[1] != sentence or not last[5]:
        return None
    between = gate.text[last[0].end : quantity.start]
    return (
        last[5] if quantity.unit_canonical == last[0].unit_canonical and LISTED.fullmatch(between) else None
    )


def _changes(gate: Gate, first: Quantity, second: Quantity) -> bool:
    """Whether the essay says that `first` became `second`."""
    if first.dimension != second.dimension or first.kind == "ordinal":
        return False
    between = gate.text[first.end : second.start]
    return len(between) <= 16 and bool(CHANGE.search(between))


def _key(quantity: Quantity, what: Measured, analysis: Analysis, sentence: Sentence) -> tuple[str, str, str]:
    value = (
        f"{quantity.low or ''}~{quantity.high or ''}" if quantity.low != quantity.high else quantity.low or ""
    )
    about = what.phrase or analysis.essay.text[sentence.start : sentence.end]
    return fold(about), quantity.fraction or value, fold(quantity.unit_canonical)


def _fact(
    gate: Gate,
    quantity: Quantity,
    sentence: Sentence,
    role: str,
    span: tuple[int, int],
    what: Measured,
    per: str | None,
    change: str | None,
) -> Fact:
    essay = gate.analysis.essay
    source = essay.source(*span)
    first, last, reasons = passage(gate, quantity, sentence)
    refused = [*reasons, role] if role != "fact" else list(reasons)
    if (
        role == "fact"
        and (len(what.phrase) < SHORTEST_PHRASE or what.phrase in vocabulary("names"))
        and not what.base
    ):
        refused.append("trivial")
    if role == "fact" and listed(gate, quantity, sentence):
        refused.append("listed")
    blank = Blank("value", "number", quantity.start, quantity.end, first, last)
    return Fact(
        kind="statistic",
        key=_key(quantity, what, gate.analysis, sentence),
        essay=essay.id,
        start=span[0],
        end=span[1],
        source=source,
        surface=essay.document.text[source.start : source.end],
        sentence=essay.text[sentence.start : sentence.end],
        data={
            "low": quantity.low,
            "high": quantity.high,
            "fraction": quantity.fraction,
            "unit": quantity.unit,
            "unit_canonical": quantity.unit_canonical or None,
            "dimension": quantity.dimension or None,
            "modifier": quantity.modifier,
            "per": per,
            "measures": what.phrase or None,
            "base": what.base or None,
            "change_to": change,
        },
        blanks=(blank,) if role == "fact" else (),
        confidence=_confidence(gate, quantity, sentence),
        refused=tuple(dict.fromkeys(refused)),
        role=role,
    )


def _confidence(gate: Gate, quantity: Quantity, sentence: Sentence) -> float:
    if quantity.dimension != "count":
        return CERTAIN
    return PASSING if passing(gate, quantity, sentence) else COUNTED
