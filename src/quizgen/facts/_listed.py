"""Counts of what their own sentence lists (三种颜色，即红、黄和蓝), and small counts of a story (两把椅子)."""

import re

from quizgen.facts._clauses import CLAUSE, between
from quizgen.facts._gate import HAN_NUMERAL, Gate
from quizgen.language.spans import touching
from quizgen.model import Quantity, Sentence

MOST = 12
"""The largest count whose things a sentence lists, or a story passes over."""
# 三种颜色，即|红、黄和蓝; 两个原因：|…; 四季（|春、夏…）; 三样东西，|光、潮、虫
OPENS = re.compile(
    r"[^，,。；;：:！？!?\n（(]{0,14}(?:[，,]?(?:即|分别[是为叫]|包括|依次[是为]|也就是|就是)|[：:（(]|——|[，,](?=[^，,。；;：:、]{1,8}(?:、[^，,。；;：:、]{1,8})+[，,。；;]))[：:]?"
)
# 一是…二是…, 第一…第二…, 其一…其二…, 一位是…另一位…
NUMBERED = re.compile(
    r"一是.*二是|第一.*第二|其一.*其二|首先.*其次|一则.*二则|一[个位名种类条边只把](?:是|叫|为|在|则).*另?一[个位名种类条边只把]"
)
# 三种关系，即|人与人的，人与物的以及人与自己的
ITEMS = (r"、|以及|[和与及或跟]", r"[，,]", r"[、，,]", r"[，,]|以及")
APART = re.compile(r"、|以及|[和与及或跟]")  # 水稻|、|小麦|和|玉米
END = re.compile(r"[。；;！？!?\n）)]|——")  # 种了三种作物：水稻、小麦和玉米|。


def listed(gate: Gate, quantity: Quantity, sentence: Sentence) -> bool:
    """Whether the things counted stand in the same sentence, before the figure or behind it."""
    if not _small(quantity):
        return False
    return _before(gate, quantity, sentence) or _behind(gate, quantity, sentence)


def passing(gate: Gate, quantity: Quantity, sentence: Sentence) -> bool:
    """Two chairs, three workers: a small count in a clause without another figure or a name."""
    if not _small(quantity) or quantity.modifier or not HAN_NUMERAL.match(gate.text[quantity.start]):
        return False
    start = max(
        (m.end() for m in CLAUSE.finditer(gate.text, sentence.start, quantity.start)), default=sentence.start
    )
    found = CLAUSE.search(gate.text, quantity.end, sentence.end)
    end = found.start() if found else sentence.end
    if len(touching(gate.analysis.quantities, start, end)) > 1 or touching(
        gate.analysis.mentions, start, end
    ):
        return False
    if re.search(r"[A-Za-z0-9《]", gate.text[start:end]):
        return False
    return not any(w.tag in ("ns", "nt", "nz", "nr") for w in between(gate, start, end))


def _small(quantity: Quantity) -> bool:
    low = quantity.low or ""
    return (
        quantity.kind == "count"
        and quantity.dimension == "count"
        and low == quantity.high
        and low.isdecimal()
        and 2 <= int(low) <= MOST
    )


def _before(gate: Gate, quantity: Quantity, sentence: Sentence) -> bool:
    """萌芽、生长和衰落|三个阶段."""
    start = max(
        (m.end() for m in CLAUSE.finditer(gate.text, sentence.start, quantity.start)), default=sentence.start
    )
    left = gate.text[start : quantity.start].rstrip("等这共")
    marks = list(APART.finditer(left))
    if len(marks) + 1 != int(quantity.low or 0):
        return False
    words = between(gate, start + marks[-1].end(), start + len(left))
    if marks[-1][0] == "、" or len(marks) > 1:
        return bool(words) and not any(w.text in ("了", "有", "是", "为") for w in words)
    return bool(words) and all(w.noun for w in words)


def _behind(gate: Gate, quantity: Quantity, sentence: Sentence) -> bool:
    """三种颜色，即|红、黄和蓝; 两件事：|一是…，二是…."""
    rest = gate.text[quantity.end : sentence.end]
    if NUMBERED.search(rest):
        return True
    opened = OPENS.match(rest)
    if not opened:
        return False
    closed = END.search(rest, opened.end())
    items = rest[opened.end() : closed.start() if closed else len(rest)]
    wanted = int(quantity.low or 0)
    return any(len(re.split(mark, items.strip("，,。"))) == wanted for mark in ITEMS)
