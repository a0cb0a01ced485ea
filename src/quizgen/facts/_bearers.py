"""Whose a figure is: of things listed its own, of a change the thing that the figure before it measures."""

import re

from quizgen.facts._clauses import Word, between, trimmed, vocabulary
from quizgen.facts._gate import Gate
from quizgen.language.spans import touching

# 甲、乙|分别|占两成和三成
RESPECTIVE = re.compile("分别|各自")  # 甲、乙两地|分别|增长3%和5%
AND = re.compile("、|以及|[和与及]")  # 甲|、|乙|和|丙


def words_of(gate: Gate, start: int, end: int) -> list[Word]:
    """The words of `start:end`, a name whole: 让·卡斯泰."""
    words = between(gate, start, end)
    shadow = gate.analysis.essay.shadow
    for m in touching(gate.analysis.mentions, start, end):
        inside = [i for i, w in enumerate(words) if m.start <= w.start and w.end <= m.end]
        if len(inside) > 1 and words[inside[0]].start == m.start and words[inside[-1]].end == m.end:
            words[inside[0] : inside[-1] + 1] = [Word(m.start, m.end, shadow[m.start : m.end], "nr")]
    return words


def changed(words: list[Word]) -> bool:
    """同比增长, 比全省平均水平低, 是去年同期的: a change or a comparison that does not say of what."""
    against = next((i for i, w in enumerate(words) if w.text in vocabulary("against")), len(words))
    told = [w for w in words if w.text in vocabulary("against") | vocabulary("changing")]
    return bool(told) and not any(w.noun and w.text not in vocabulary("changing") for w in words[:against])


def bearer_of(words: list[Word]) -> tuple[Word, ...]:
    """What is measured without the change that is told of it: 产值|同比增长."""
    against = next((i for i, w in enumerate(words) if w.text in vocabulary("against")), len(words))
    kept = words[:against]
    while kept and (kept[-1].text in vocabulary("changing") | vocabulary("changes") or not kept[-1].noun):
        kept.pop()
    return tuple(kept)


def first_figure(gate: Gate, edge: int, start: int) -> int:
    """Where the first figure of the clause begins."""
    return min((q.start for q in touching(gate.analysis.quantities, edge, start)), default=start)


def label(gate: Gate, edge: int, start: int) -> list[Word]:
    """跑3圈、|跳|5次: in a list of figures each with its own word, that word alone."""
    figures = touching(gate.analysis.quantities, edge, start)
    last = figures[-1].end if figures else start
    if gate.text[last : last + 1] != "、" or figures[-1].kind == "date":
        return []
    words = trimmed(words_of(gate, last + 1, start))
    return words if words and all(w.noun or w.verb or w.tag == "a" for w in words) and len(words) < 4 else []


def respective(gate: Gate, left_edge: int, start: int, right_edge: int) -> list[Word]:
    """甲、乙和丙分别占两成、|三成|和五成: of the things listed the one in the place of the figure, and the verb."""
    found = RESPECTIVE.search(gate.text, left_edge, start)
    if not found:
        return []
    figures = touching(gate.analysis.quantities, found.end(), right_edge)
    marks = list(AND.finditer(gate.text, left_edge, found.start()))
    place = next((i for i, q in enumerate(figures) if q.end > start), 0)
    if len(marks) + 1 != len(figures):
        return []
    first = marks[place - 1].end() if place else left_edge
    last = marks[place].start() if place < len(marks) else found.start()
    verb = [w for w in words_of(gate, found.end(), figures[0].start) if w.text not in vocabulary("copulas")]
    return trimmed(words_of(gate, first, last)) + trimmed(verb)


def without_list(words: list[Word], examples: bool) -> list[Word]:
    """分为要素驱动、效率驱动和创新驱动|三个阶段: the things listed are what is counted, only the verb stays."""
    listed = next((i for i, w in enumerate(words) if w.text == "、"), len(words) if examples else None)
    if listed is None:
        return words
    verb = next(
        (
            i
            for i in range(listed - 1, -1, -1)
            if words[i].verb or (words[i + 1 : i + 2] and words[i + 1].text == "了")
        ),
        None,
    )
    return words if verb is None else words[: verb + 1]
