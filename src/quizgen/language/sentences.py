"""Sentences of an essay, each with the reasons it must not be asked."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from quizgen.model import Flag, Paragraph, Quote, Sentence

STOPS = "。！？!?｡"
CLOSING = "”’」』）)\"'"
BRACKETS = {"《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】", "［": "］", "[": "]"}
VISIBLE = re.compile(r"\S")
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
# “走吧！”的喊声 · “走吧。”，他说 · 一句“一切都错了！”成为口头禅: the sentence goes on behind the quotation
GOES_ON = re.compile(
    "[，,、；;：:的之]|(?:已经?|便|就|一时|后来|当时|从此|立刻|马上|很快)*(?:成为|成為|成了|传遍|傳遍|响彻|響徹|传为|傳為|风靡|風靡|轰动|轟動|刷屏|登上)"
)
# “走吧！”他喊道。 tuned on five real essay files: at most 14 characters before the verb
ATTRIBUTION = re.compile("[^。！？!?“「『\n]{0,14}?(?:问|問|说|說|説|道|答|喊|叫|笑)")
PAUSES = ("。！？!?｡", "；;", "，,、：: ")
"""Marks at which an endless sentence is cut, the best first."""
FEW = 4
"""Of so many characters of a sentence one is Han at least, where the others are figures and marks and no letters."""
SHORTEST = 8
"""Characters below which a sentence says too little to be asked."""
LONGEST = 400
"""Characters of a sentence at most: real ones stay under 300, and what looks at all of a sentence must not cost time."""


def split(
    text: str,
    quotes: Sequence[Quote],
    odd: Sequence[int],
    flags: Sequence[Flag] = (),
    paragraphs: Sequence[Paragraph] = (),
) -> tuple[Sentence, ...]:
    """Sentences of `text` in order, without the blanks round them; none goes over a line feed.

    A stop inside quotation marks or brackets ends no sentence; where marks do not pair, plain stops count.
    What is longer than LONGEST is cut at its last mark within reach.
    `refused` takes the reasons of `flags` that touch the sentence, `unbalanced-quote`, `short`, `not-chinese` and
    `too-long` (where it had to be cut between marks).
    With `paragraphs` given, headings have no sentences.
    """
    heads = {p.start for p in paragraphs if p.kind == "head"}
    closers = _closers(text, quotes)
    unsure = sorted([*odd, *(q.start for q in quotes if not q.closed)])
    found: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        if start not in heads:
            for whole in _spans(text, start, start + len(line), closers):
                for a, b, torn in _cut(text, *whole):
                    reasons = _refusals(text, a, b, unsure, flags)
                    found.append(Sentence(a, b, (*reasons, "too-long") if torn else reasons))
        start += len(line) + 1
    return tuple(found)


def _closers(text: str, quotes: Sequence[Quote]) -> dict[int, int]:
    """Offset of an opening mark → offset of the mark that closes it, in the same paragraph."""
    pairs = {q.start: q.end - 1 for q in quotes if q.closed and "\n" not in text[q.start : q.end]}
    stack: list[int] = []
    for i, c in enumerate(text):
        if c == "\n":
            stack.clear()
        elif c in BRACKETS:
            stack.append(i)
        elif stack and c == BRACKETS[text[stack[-1]]]:
            pairs.setdefault(stack.pop(), i)
    return pairs


def _spans(text: str, start: int, end: int, closers: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Ranges of the sentences of one paragraph."""
    begin = i = start
    while i < end:
        if i in closers:
            close = closers[i]
            aside = text[i] in BRACKETS and VISIBLE.search(text, begin, i)  # 那时（天还没亮。）他就走了
            i = close + 1
            if text[close - 1] in STOPS + "…" and text[close] in CLOSING and not aside:
                while i < end and text[i] in STOPS:  # “走吧！”。
                    i += 1
                if i > close + 1 or not _goes_on(text, VISIBLE.search(text, begin, end), i, end):
                    yield from _trim(text, begin, i)
                    begin = i
            continue
        i += 1
        if text[i - 1] in STOPS:
            while i < end and (text[i] in STOPS or (text[i] in "”’」』" and i not in closers)):
                i += 1  # ？！ · 。” whose opening mark is missing
            yield from _trim(text, begin, i)
            begin = i
    yield from _trim(text, begin, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The sentence, or its pieces of at most LONGEST characters, each with whether it is torn from another between marks."""
    torn = False
    while end - start > LONGEST:
        places = (max(text.rfind(mark, start, start + LONGEST) for mark in marks) for marks in PAUSES)
        at = next((place + 1 for place in places if place > start), 0)
        for a, b in _trim(text, start, at or start + LONGEST):
            yield a, b, torn or not at
        torn, start = not at, at or start + LONGEST
    for a, b in _trim(text, start, end):
        yield a, b, torn


def _goes_on(text: str, first: re.Match[str] | None, at: int, end: int) -> bool:
    """Whether the sentence goes on at `at`, behind a quotation that ended with a stop."""
    return bool(GOES_ON.match(text, at, end)) or (
        first is not None and first[0] in '“「『"' and bool(ATTRIBUTION.match(text, at, end))
    )


def _trim(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        start += len(piece) - len(piece.lstrip())
        yield start, start + len(stripped)


def _refusals(
    text: str, start: int, end: int, unsure: Sequence[int], flags: Sequence[Flag]
) -> tuple[str, ...]:
    reasons = [flag.reason for flag in flags if flag.start < end and flag.end > start]
    at = bisect_right(unsure, start - 1)
    if at < len(unsure) and unsure[at] < end:
        reasons.append("unbalanced-quote")
    if end - start < SHORTEST:
        reasons.append("short")
    han = len(HAN.findall(text, start, end))
    letters = sum(char.isalpha() for char in text[start:end]) - han
    if 2 * han < end - start and (han < letters or FEW * han < end - start):
        reasons.append("not-chinese")
    return tuple(dict.fromkeys(reasons))
