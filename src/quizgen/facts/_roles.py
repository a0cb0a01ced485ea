"""What a text says somebody is: titles and epithets before, behind and beside a name."""

import re
from collections.abc import Iterator, Sequence

from quizgen.language import segment
from quizgen.language.names import person_noun
from quizgen.language.tables import words
from quizgen.model import Essay, Mention

LONGEST = 30
"""Characters of a role at most."""
_REACH = 40
_MARKS = "，。；：！？,;:!?\n（）()《》…"
_OPEN_QUOTES, _CLOSE_QUOTES = "“「『‘\"", "”」』’\""
_DASH = re.compile(r"[—–―－-]{1,3}$")
# nominal words by jieba's tag; adjectives and numerals belong to the phrase (著名作家, 第一届主席)
_NOMINAL = ("n", "a", "b", "m", "q", "j", "l", "i", "eng", "s", "f", "t", "x", "g", "z", "k", "h")
# 「李华（清华大学教授）」, 「李华(1901—1980)」 is none
_BRACKET = re.compile(r"\s*[（(]([^（）()]{2,40})[）)]")
_DIGITS = re.compile(r"[0-9０-９]{3}")
# 「沈括，字存中，杭州人，」: a comma, then a phrase that is nothing but a role
_BESIDE = re.compile(r"(?:，|,|——|—|-{1,3})([^，。；：！？,;:!?\n（）()—]{2,30})(?=[，。；！？,;!?\n（(]|$)")
_SPLIT = re.compile(r"[、]|(?<=[家长员人者师])(?:和|与|及|兼|以及)")


def before(essay: Essay, mention: Mention, people: Sequence[Mention]) -> tuple[int, int] | None:
    """Range of the role directly before a name: 「法国思想家」蒙田, 「教育局局长」李华."""
    text = essay.shadow
    end = mention.start
    end -= len(text[:end]) - len(text[:end].rstrip())
    dash = _DASH.search(text, max(0, end - 3), end)
    if dash:
        end = dash.start()
    low = _clause_start(text, end)
    for other in people:
        if low <= other.start < mention.start:
            behind = other.end + len(other.title)
            kin = re.match("之?(?:的)?", text[behind:])
            tied = kin is not None and text[behind + kin.end() : end] in words("person_nouns", "kin")
            low = other.start if tied else behind  # 沈鸿之子吴英
            if tied:
                return (low, end)
    if low < end and text[end - 1] in _CLOSE_QUOTES:  # “农民教授”李华
        opened = max(text.rfind(mark, low, end - 1) for mark in _OPEN_QUOTES)
        inner = text[opened + 1 : end - 1]
        return (opened + 1, end - 1) if opened >= low and 2 <= len(inner) <= 12 and person_noun(inner) else None
    return _phrase(text, low, end)


def beside(essay: Essay, mention: Mention) -> Iterator[tuple[int, int]]:
    """Ranges of the roles behind a name, in brackets or between commas or dashes."""
    text = essay.shadow
    at = mention.end + len(mention.title)
    bracket = _BRACKET.match(text, at)
    if bracket:
        if not _DIGITS.search(bracket.group(1)):
            yield from parts(text, bracket.start(1), bracket.end(1))
        at = bracket.end()
    while found := _BESIDE.match(text, at):
        ranges = list(parts(text, found.start(1), found.end(1)))
        whole = bool(ranges) and ranges[0][0] == found.start(1)
        if not whole or _phrase(text, found.start(1), ranges[0][1]) != ranges[0]:
            return
        yield from ranges
        at = found.end()


def parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The roles of a phrase that lists them: 「书记、院长」; what names no person is left out."""
    for first, last in _pieces(text, start, end):
        first, last = _strip(text, first, last)
        if 2 <= last - first <= LONGEST and person_noun(text[first:last].rstrip("”」之一")):
            yield first, last


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at 、 and 和, but not inside quotation marks."""
    place = start
    for cut in _SPLIT.finditer(text, start, end):
        if sum(text.count(mark, start, cut.start()) for mark in "“”「」") % 2 == 0:
            yield place, cut.start()
            place = cut.end()
    yield place, end


def _clause_start(text: str, end: int) -> int:
    """The place behind the mark before `end`; a quotation that is closed again belongs to the clause."""
    at = end
    while at > 0 and end - at < _REACH:
        mark = text[at - 1]
        if mark in _CLOSE_QUOTES and mark != '"':
            opened = max(text.rfind(opening, 0, at - 1) for opening in _OPEN_QUOTES)
            if opened >= 0 and at - opened <= 14:
                at = opened
                continue
            return at
        if mark in _MARKS or mark in _OPEN_QUOTES:
            return at
        dash = text[max(0, at - 2) : at]
        if dash in ("——", "--"):
            return at
        at -= 1
    return at


def _phrase(text: str, low: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that ends at `end` and says who somebody is, None if there is none."""
    tokens = [(low + a, low + b) for a, b in segment.cut(text[low:end])]
    if not tokens:
        return None
    head = text[tokens[-1][0] : end]
    tail = text[max(low, end - 4) : end]
    office = head[-1] in words("person_nouns", "institutions") or any(
        tail.endswith(word) for word in words("person_nouns", "institutions") if len(word) > 1
    )
    if not (person_noun(head) or person_noun(tail) or head in words("person_nouns", "kin") or office):
        return None
    start = _nominal_start(text, tokens)
    if start > low and text[start - 1] == "的":
        start = _relative_start(text, low, start, end)
    start, _ = _strip(text, start, end)
    long_enough = end - start >= (4 if office and not person_noun(tail) else 2)
    return (start, end) if long_enough and end - start <= _REACH else None


def _nominal_start(text: str, tokens: Sequence[tuple[int, int]]) -> int:
    """Walk left from the last word as long as the words can stand in a name of an office."""
    i = len(tokens) - 1
    while i > 0:
        a, b = tokens[i - 1]
        word = text[a:b]
        if word == "、" or word in "“”「」/·（）()":
            i -= 1
            continue
        if word == "的" and i > 1 and segment.tag(text[slice(*tokens[i - 2])]).startswith(("a", "z", "n", "b")):
            i -= 1  # 著名的, 学校的
            continue
        tag = segment.tag(word)
        compound = tag.startswith("v") and len(word) > 1 and i > 1 and _noun(text, tokens[i - 2])
        if word in words("clauses", "stop") or not (tag.startswith(_NOMINAL) or not tag or compound):
            break
        i -= 1
    return tokens[i][0]


def _noun(text: str, token: tuple[int, int]) -> bool:
    """机械|制造|专家: a verb between nouns is part of the name."""
    word = text[slice(*token)]
    return segment.tag(word).startswith(("n", "b", "j", "v")) and word not in words("clauses", "stop")


def _relative_start(text: str, low: int, start: int, end: int) -> int:
    """捧起大飞机的|钳工: take in what stands before 的 if it reaches the mark or a word that introduces people."""
    tokens = [(low + a, low + b) for a, b in segment.cut(text[low : start - 1])]
    place = start
    for a, b in reversed(tokens):
        if text[a:b] in words("clauses", "cue"):
            return b if place < start else start
        if text[b : b + 1] in ("了", "到", "过") and text[a:b] in words("clauses", "stop"):
            return start
        place = a
    return place if place == low and end - place <= LONGEST else start


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    """Give back 一位, 和, 的 and marks at the left, blanks at both ends."""
    changed = True
    while changed and start < end:
        changed = False
        for word in sorted(words("clauses", "strip"), key=len, reverse=True):
            if text.startswith(word, start, end) and not _begins_word(text, start, end, word):
                start, changed = start + len(word), True
                break
        while start < end and text[start] in " 、—-“「\u3000":
            quoted = text[start] in "“「" and any(mark in text[start:end] for mark in "”」")
            if quoted:
                break
            start, changed = start + 1, True
    while start < end and text[end - 1] in " 、\u3000":
        end -= 1
    return start, end


def _begins_word(text: str, start: int, end: int, word: str) -> bool:
    """一 is given back, but not the 一 of 一级; 本 not that of 本科."""
    return any(
        segment.frequency(text[start : start + size]) > 0 and text[start : start + size] not in words("clauses", "strip")
        for size in range(len(word) + 1, min(5, end - start) + 1)
    )
