"""Clauses as they stand between marks: where each begins and ends, which wait for words, which tell of something done."""

import re
from collections.abc import Iterator
from functools import cache

from quizgen.language import segment
from quizgen.language.spans import beginning
from quizgen.language.tables import words
from quizgen.model import Analysis, Clause

_MARKS = "，,；;。！？!?"
_ENDS = "。！？!?"
# 一句话也「没有」说
_SILENT = re.compile(r"(?:没有?|不|未)(?:再|多|肯|敢|会)?$")
# 1「,」236名
_THOUSANDS = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
# 唐太宗「问魏徵」，……: whom it is said to, by name
_ASKS = re.compile(
    r"(?:又|再|便|就|曾|转身|回头)*(?:问|追问|询问|告诉|叮嘱|嘱咐|提醒|劝|劝说|请教)(?!他|她)[\u4e00-\u9fff]{2,4}"
)
# 坐在火堆|旁说: what the dictionary joins
_SAID = ("说", "说道", "答道", "问道", "笑道", "喊道", "叫道")
# “…”「的」精神; not 「的士」
_ATTACHED = re.compile(r"[，,]|的(?![士确])")
_TITLE = 40
"""Characters of a title in 《》 at most, whose commas part no clauses."""
LABEL = re.compile(r"[【〔［\[][\u4e00-\u9fff]{1,6}[】〕］\]]\s*")  # 【素材】|钱学森1911年生于上海


def waits(text: str, clause: Clause) -> bool:
    """Whether the clause ends in a verb of saying, whom it is said to or not: 提醒人们."""
    said = text[clause.predicate : clause.end].rstrip("了过道着：:")
    tokens = segment.cut(said)
    last = said[tokens[-1][0] :] if tokens else ""
    if _SILENT.search(said, 0, len(said) - len(last)):
        return False
    two = said[tokens[-2][0] :] if len(tokens) > 1 else ""
    if _ASKS.fullmatch(said):
        return True
    return last in words("clauses", "saying") or two in words("clauses", "saying") or last.endswith(_SAID)


def told(text: str, start: int, end: int) -> bool:
    """No question, no condition."""
    asked = text[end : end + 1] in ("？", "?") and "问" not in text[start:end]
    if text.startswith("请", start) and "了" in text[start:end]:
        return not asked  # 请施工队把树移到了广场
    return not asked and not text.startswith(_unreal(), start)


@cache
def _unreal() -> tuple[str, ...]:
    return tuple(sorted(words("clauses", "unreal")))


def pieces(analysis: Analysis, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Ranges of the clauses between marks, without the mark; quotations inside are left whole."""
    text = analysis.essay.shadow
    closed = {q.start: q.end for q in beginning(analysis.quotes, low, high) if q.closed and q.end <= high}
    label = LABEL.match(text, low, high)
    start = at = label.end() if label else low
    while at < high:
        titled = text.find("》", at, min(high, at + _TITLE)) + 1 if text[at] == "《" else 0
        if titled:
            at = titled
            continue
        if at in closed:
            at = closed[at]
            if text[at - 2] in _ENDS + "，,…" and (at >= high or not _ATTACHED.match(text, at)):
                yield from _trimmed(text, start, at)
                start = at
            continue
        if text[at] in _MARKS and not _THOUSANDS.match(text, at - 1):
            yield from _trimmed(text, start, at)
            start = at + 1
        at += 1
    yield from _trimmed(text, start, high)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
