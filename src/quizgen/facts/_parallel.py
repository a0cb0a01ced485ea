"""Lists inside a sentence: three parallel items or more under a noun or a verb that says what they are."""

import re
from collections.abc import Iterator
from functools import cache

from quizgen.facts._points import HAN, PAIRS, Series, Span, any_of
from quizgen.language import segment
from quizgen.model import Analysis, Sentence

LONGEST = 22
"""Han characters of an item at most."""
FEWEST = 3
JOIN = re.compile("以及|[和与及跟]")  # 质量、安全|和|服务
COUNT = re.compile(r"(?:这|共|等|的)?(?:\d+|[两三四五六七八九十]+)(?:个|大|种|项|类|点|方面|门|位|座|条|省|国|地|者|家|部|层|维|性|化)")


def find(analysis: Analysis) -> Iterator[Series]:
    """Lists by place."""
    for sentence in analysis.sentences:
        yield from _in_sentence(analysis, sentence)


def _clauses(shadow: str, low: int, high: int) -> Iterator[Span]:
    """Ranges between marks that are no 、 and stand in no brackets."""
    begin, closing = low, []
    for at in range(low, high):
        char = shadow[at]
        if closing and char == closing[-1]:
            closing.pop()
        elif char in "《（(":
            closing.append(PAIRS[char])
        elif char in "，,。；;：:！？!?—…\n" and not closing:
            yield Span(begin, at)
            begin = at + 1
    yield Span(begin, high)


def _in_sentence(analysis: Analysis, sentence: Sentence) -> Iterator[Series]:
    shadow = analysis.essay.shadow
    for clause in _clauses(shadow, sentence.start, sentence.end):
        pieces = _pieces(shadow, clause)
        if len(pieces) < FEWEST:
            continue
        items = _items(shadow, pieces)
        if items and (about := _about(shadow, clause, sentence, items)):
            yield Series(tuple(items), about, items[0].start, max(items[-1].end, about.end))


def _pieces(shadow: str, clause: Span) -> list[Span]:
    """What stands between 、 and before the last 和; the outer two with what is no part of the list."""
    cuts = [m.span() for m in re.compile("、").finditer(shadow, *clause)]
    if not cuts:
        return []
    starts = [clause.start, *(b for _, b in cuts)]
    ends = [*(a for a, _ in cuts), clause.end]
    pieces = [Span(a, b) for a, b in zip(starts, ends, strict=True)]
    last = pieces[-1]
    words = segment.cut(shadow[last.start : last.end])
    for a, b in words:
        if JOIN.fullmatch(shadow, last.start + a, last.start + b) and a:
            if _alike(shadow, pieces[-2], Span(last.start, last.start + a)) or len(pieces) == 2:
                pieces[-1:] = [Span(last.start, last.start + a), Span(last.start + b, last.end)]
            break
    return pieces


def _alike(shadow: str, one: Span, two: Span) -> bool:
    a, b = len(HAN.findall(shadow, *one)), len(HAN.findall(shadow, *two))
    return b <= LONGEST and (b <= 2 * a or a > LONGEST)


def _items(shadow: str, pieces: list[Span]) -> list[Span]:
    """The items, the outer two cut where they are most like the inner ones; [] if they are not parallel."""
    inner = pieces[1:-1]
    model = shadow[inner[0].start : inner[0].end]
    if any(len(HAN.findall(shadow, *piece)) > LONGEST or piece.start >= piece.end for piece in inner):
        return []
    first, last = pieces[0], pieces[-1]
    words = segment.cut(shadow[first.start : first.end])
    starts = [first.start + a for a, _ in words]
    start = max(starts, key=lambda at: (_likeness(shadow[at : first.end], model, shadow[first.start : at], ""), at))
    words = segment.cut(shadow[last.start : last.end])
    stops = [last.start + b for _, b in words]
    model = shadow[inner[-1].start : inner[-1].end]
    stop = max(stops, key=lambda at: (_likeness(shadow[last.start : at], model, "", shadow[at : last.end]), -at))
    return [Span(start, first.end), *inner, Span(last.start, stop)]


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    before = re.compile(rf"(?:{any_of('parallel', 'before')}|[的了着过出把将“「]|^)$")
    after = re.compile(rf"(?:等|的|{COUNT.pattern}|{any_of('parallel', 'noun')}|[”」]|贯彻|$)")
    return before, after


def _likeness(item: str, model: str, left: str, right: str) -> float:
    """How like the model a cut is, and how well the cut lies."""
    a, b = "".join(HAN.findall(item)), "".join(HAN.findall(model))
    if not a or item.count("“") != item.count("”") or item.count("「") != item.count("」"):
        return -9
    score = -1.0 * abs(len(a) - len(b))
    score += 2 * (a[0] == b[0]) + 2 * (a[-1] == b[-1]) + (item[0] == model[0] == "“") * 3
    before, after = _edges()
    score += 1.5 * bool(before.search(left)) + 1.5 * bool(after.match(right))
    return score


def _about(shadow: str, clause: Span, sentence: Sentence, items: list[Span]) -> Span | None:
    """What says what the items are: the noun behind them, else what stands before them; None if nothing does."""
    behind = shadow[items[-1].end : clause.end]
    noun = re.match(rf"[”」]?(?:等|这)?(?:的|多)?(?P<noun>[^的]{{0,10}}{any_of('parallel', 'noun')})", behind)
    if count := COUNT.match(behind.lstrip("”」")):
        return Span(items[-1].end, clause.end) if count else None
    if noun:
        return Span(items[-1].end + noun.start("noun"), items[-1].end + noun.end())
    before = shadow[clause.start : items[0].start]
    verb = re.search(rf"{any_of('parallel', 'before')}(?:了|着|的)?[“「]?$", before)
    if verb and verb.start():
        return Span(clause.start, clause.start + verb.start())
    if not before.strip() and clause.start > sentence.start:
        mark = shadow[clause.start - 1]
        if mark in "：:—":
            return Span(sentence.start, clause.start - 1)
    return None
