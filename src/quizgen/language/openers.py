"""How a clause begins: what may stand before its subject, and whether it goes on with the one before."""

import re

from quizgen.language import segment
from quizgen.language.tables import words

# 「20_年」, 「1965年5月」, 「三天后」 before the subject
_TIME = re.compile(
    r"(?:[0-9_一二三四五六七八九十百两几]+(?:多|余)?(?:个)?(?:年代?|月|日|天|岁|世纪|小时|次|时)"
    r"(?:的一天|以?[前后里中]|时候?|起|初|末|底)?)+"
)
# 「在北京期间」, 「当客人回来时」
_WHEN = re.compile(
    r"(?:在|当|从|自|自从|到|直到|随着)[^，。他她]{1,14}?"
    r"(?:时候?|期间|中|里|后|之后|以后|以来|上|下|之际|前|起|结束)(?=[\u4e00-\u9fff])"
)
# 「毕业时」他问
_THEN = re.compile(r"[^，。的他她我你]{2,8}(?:之前|以前|之后|以后|前|后|时)(?=他|她)")


def behind_openers(text: str, start: int, end: int) -> int:
    """The place behind 但是, 后来, 20_年, 在……时."""
    at = start
    while at < end:
        found = _TIME.match(text, at, end) or _WHEN.match(text, at, end) or _THEN.match(text, at, end)
        if found and found.end() < end:
            at = found.end()
            continue
        word = first_word(text, at, end)
        opens = word in words("clauses", "open") or (segment.tag(word) == "t" and len(word) > 1)
        if opens and at + len(word) < end:
            at += len(word)
        else:
            break
    return at


def first_word(text: str, start: int, end: int) -> str:
    """The word at `start`, "" at the end."""
    if start >= end:
        return ""
    a, b = segment.cut(text[start : min(end, start + 8)])[0]
    return text[start + a : start + b]


def goes_on(first: str) -> bool:
    """A clause that begins with a verb or an adverb has the subject of the one before."""
    tag = segment.tag(first) or (
        "v" if len(first) == 2 else ""
    )  # 尝遍, 递给: what no dictionary has is a verb
    return (
        (bool(tag) and tag[0] in "vdpcauil") or first in words("clauses", "verbs")
    ) and first not in words("clauses", "breaks")


def aspect(text: str, start: int, end: int) -> bool:
    """先后造了五台钟, 当上了班长: a verb by its 了 or 过, whatever the dictionary says."""
    tokens = [text[start + a : start + b] for a, b in segment.cut(text[start : min(end, start + 10)])][:4]
    at = next((i for i, word in enumerate(tokens) if word in ("了", "过")), 0)
    return at > 0 and not any(segment.tag(word).startswith(("r", "nr", "ns")) for word in tokens[:at])


def adverbial(text: str, start: int, end: int) -> bool:
    """随着时间推移，: no subject of its own, so the one before stays."""
    return bool(_TIME.fullmatch(text, start, end)) or text.startswith(
        ("随着", "在", "当", "经过", "为了", "从"), start
    )
