"""What a figure measures: one phrase composed of pieces of the essay in their order, without the figure."""

import re
import tomllib
from bisect import bisect_left
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.facts._gate import Gate
from quizgen.language import segment
from quizgen.model import Quantity, Sentence

CLAUSE = re.compile(r"[，,。；;：:！？!?\n…]")
LIST = re.compile(r"[、]")
BRACKETED = re.compile(r"[（(][^（）()]{0,20}[)）]")
MARKS = set("，,。；;：:！？!?\n…、（）()“”‘’「」『』\"'—- \t\u3000·")
# 占全国总数的三成, 头发丝的五十分之一, 被调查者中有1%
SHARE_OF = re.compile(r"占(?:了|据|到|去)?([^，。；：、]{2,24}?)(?:的|比重|比例|总数的?|份额)?[^，。；：、的]{0,4}$")
PART_OF = re.compile(r"([^，。；：、]{1,16}?)的$")
AMONG = re.compile(r"([^，。；：、]{2,16})(?:中|里|当中|之中)(?:只|仅|共|约)?(?:有)?$")
LONGEST_LEFT = 34
"""Characters of the clause kept before the figure; tuned on five real essay files."""


@cache
def _words(name: str) -> frozenset[str]:
    data = tomllib.loads((files("quizgen.facts") / "data" / "statistic_measures.toml").read_text("utf-8"))
    return frozenset(data[name].split())


class Word(NamedTuple):
    """A word of the paragraph with its tag in the dictionary."""

    start: int
    end: int
    text: str
    tag: str


class Measured(NamedTuple):
    """Phrases in the essay's script; "" where the sentence does not say."""

    phrase: str
    base: str


def measured(gate: Gate, quantity: Quantity, sentence: Sentence, start: int, end: int) -> Measured:
    """What `quantity` measures; `start:end` is the figure with its modifiers."""
    text = gate.text
    left_edge, right_edge = _clause(text, sentence, start, end)
    left = _left(gate, quantity, left_edge, start)
    right = _right(gate, quantity, end, right_edge, bool(left))
    if not _says(left) and not (quantity.dimension == "count" and len(right) > 2):
        left = _before(gate, sentence, left_edge) + left
    if not left and not right:
        right = _after(gate, sentence, right_edge)
    pieces = sorted({(w.start, w.end) for w in left + right})
    phrase = _compose(gate, pieces)
    return Measured(phrase, _base(gate, quantity, left_edge, start))


def _clause(text: str, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    left = max((m.end() for m in CLAUSE.finditer(text, sentence.start, start)), default=sentence.start)
    found = CLAUSE.search(text, end, sentence.end)
    return left, found.start() if found else sentence.end


def _between(gate: Gate, start: int, end: int) -> list[Word]:
    words = gate.words(start) if start < end else []
    shadow = gate.analysis.essay.shadow
    found = []
    for a, b in words[bisect_left(words, start, key=lambda w: w[0] + 0) :]:
        if a >= end:
            break
        b = min(b, end)
        piece = shadow[a:b]
        found.append(Word(a, b, piece, segment.tag(piece)))
    first = bisect_left(words, start, key=lambda w: w[0])
    if first and words[first - 1][1] > start:  # a word cut in two by the figure's end
        b = min(words[first - 1][1], end)
        found.insert(0, Word(start, b, shadow[start:b], segment.tag(shadow[start:b])))
    return found


def _mark(word: Word) -> bool:
    return set(word.text) <= MARKS


def _left(gate: Gate, quantity: Quantity, edge: int, start: int) -> list[Word]:
    """The clause before the figure without words of focus and the copula it ends in."""
    words = _between(gate, max(edge, start - LONGEST_LEFT), start)
    while words and (words[-1].text in _words("copulas") or words[-1].text in _words("dropped") or _mark(words[-1])):
        words.pop()
    while words and (words[0].text in _words("pronouns") or words[0].text in _words("dropped") or _mark(words[0]) or words[0].tag == "c"):
        words.pop(0)
    return [w for w in words if w.text not in _words("dropped")]


def _right(gate: Gate, quantity: Quantity, end: int, edge: int, said: bool) -> list[Word]:
    """The noun phrase behind a counter (500名|领军人才), or behind 的 (89岁的|创始人)."""
    words = _between(gate, end, edge)
    of = bool(words) and words[0].text == "的"
    if of:
        words = words[1:]
    elif quantity.dimension != "count" and not (quantity.kind == "percent" and not said) and said:
        return words[:1] if words and words[0].text in ("时间", "历史", "高", "长", "宽", "深", "厚", "重") else []
    taken: list[Word] = []
    noun = False
    for word in words:
        if _mark(word):
            if taken and word.text in "、，,；;" or (noun and word.text not in "“”「」‘’\"（(）)"):
                break
            continue
        if word.text in ("的", "之") and noun and quantity.dimension == "count" and said:
            break
        if noun and (word.tag[:1] in ("d", "p", "c", "r", "u", "y", "v", "m") and word.tag not in ("vn", "uj")):
            break
        if word.tag[:1] in ("p", "d", "c", "y") and (taken or said):
            break
        if word.text not in _words("dropped"):
            taken.append(word)
        noun = noun or word.tag[:1] in ("n", "j", "l", "i") or word.tag in ("vn", "an", "nz", "eng")
        if sum(w.end - w.start for w in taken) > 16:
            break
    return taken


def _says(words: list[Word]) -> bool:
    """Whether the piece before the figure names a thing: a noun, or enough of it."""
    named = any(w.tag[:1] in ("n", "j", "l", "i") or w.tag == "vn" or not w.tag and len(w.text) > 1 for w in words)
    return named and sum(len(w.text) for w in words) >= 4


def _before(gate: Gate, sentence: Sentence, edge: int) -> list[Word]:
    """The subject of the sentence: its first words up to the first verb."""
    words = [w for w in _between(gate, sentence.start, edge)]
    taken: list[Word] = []
    for word in words:
        if _mark(word) and not set(word.text) & set("《》“”「」"):
            if taken:
                break
            continue
        if word.text in _words("pronouns") or word.tag == "c" or word.text in _words("dropped"):
            if taken:
                break
            continue
        if taken and (word.tag[:1] in ("v", "p", "d", "f", "u", "t", "m") and word.tag not in ("vn", "uj")):
            break
        taken.append(word)
        if sum(len(w.text) for w in taken) > 14:
            break
    return [w for w in taken if not (w.tag[:1] in ("v", "p") and w.tag != "vn")]


def _after(gate: Gate, sentence: Sentence, edge: int) -> list[Word]:
    """486.1公里,这是…的最高时速: what the next clause calls the figure."""
    next_edge = CLAUSE.search(gate.text, edge + 1, sentence.end)
    words = _between(gate, edge, next_edge.start() if next_edge else sentence.end)
    while words and (_mark(words[0]) or words[0].text in ("这", "这是", "是", "也", "就是", "这个", "成为", "即")):
        words.pop(0)
    return words[:14]


def _compose(gate: Gate, pieces: list[tuple[int, int]]) -> str:
    """The pieces one after the other; the figure between them and blanks are left out."""
    text = gate.analysis.essay.text
    return "".join(text[a:b] for a, b in pieces).strip("的、，,“”「」 \t")


def _base(gate: Gate, quantity: Quantity, edge: int, start: int) -> str:
    """Of what a share is a share: 占|规模以上工业增加值|比重, 头发丝|的五十分之一, 被调查者|中1%."""
    if quantity.kind not in ("percent", "fraction"):
        return ""
    piece = gate.text[edge:start]
    for pattern in (SHARE_OF, AMONG) if quantity.kind == "percent" else (SHARE_OF, AMONG, PART_OF):
        if found := pattern.search(piece):
            words = _between(gate, edge + found.start(1), edge + found.end(1))
            if pattern is PART_OF:  # only the noun: 控制在|头发丝
                for i in range(len(words) - 1, -1, -1):
                    if words[i].tag[:1] in ("p", "v", "d", "u") or words[i].text in ("在", "到", "为"):
                        words = words[i + 1 :]
                        break
            words = [w for w in words if w.text not in _words("dropped")]
            if words:
                return gate.analysis.essay.text[words[0].start : words[-1].end]
    return ""
