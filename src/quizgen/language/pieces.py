"""A text as the tagger wants it: short sentences without blanks, each character with its place."""

import re
from collections.abc import Iterator, Sequence

LONGEST = 160
"""Characters of a sentence at most; longer ones are cut at a comma."""
_WRAPS = 4
"""So many blanks between Han in a line are hard wraps, fewer part the names of a list."""

# 「王 小二」, 「一等奖　李华　张敏」: a stretch with single blanks inside
_STRETCH = re.compile(r"[^\s\u3000]+(?:[ \xa0](?=\S)[^\s\u3000]+)*")
# 「他来了。」 with its stops and closing marks
_SENTENCE = re.compile(r"[^。！？!?；;]*[。！？!?；;]*[”’」』）)】]*")
# the blank of 「李华 张敏」
_GAP = re.compile(r"(?<=[\u3400-\u9fff，。、；：])[ \xa0](?=[\u3400-\u9fff])")
# 「比尔．盖茨」, 「比尔.盖茨」: the network and the tables know one middle dot
_MIDDLE = re.compile(r"(?<=[\u4e00-\u9fff])[．.・•‧∙⋅･*](?=[\u4e00-\u9fff])")


def middle_dots(text: str) -> str:
    """`text` with every mark between the parts of a foreign name as ·; same length."""
    return _MIDDLE.sub("·", text)


def pieces(text: str) -> Iterator[tuple[str, Sequence[int]]]:
    """(sentence, place of each of its characters in `text`), in order."""
    for stretch in _STRETCH.finditer(text):
        line = stretch.group()
        wrapped = len(_GAP.findall(line)) >= _WRAPS
        for sentence in _SENTENCE.finditer(line):
            start, end = sentence.span()
            while start < end:
                stop = end if end - start <= LONGEST else _comma(line, start)
                yield _clean(line, start, stop, stretch.start(), wrapped)
                start = stop


def _comma(line: str, start: int) -> int:
    """Behind the last comma within reach, else as far as allowed."""
    reach = start + LONGEST
    comma = max(line.rfind(mark, start, reach) for mark in "，,、：: ")
    return comma + 1 if comma > start else reach


def _clean(line: str, start: int, end: int, offset: int, wrapped: bool) -> tuple[str, Sequence[int]]:
    """A blank becomes a comma, or vanishes with the hard wraps and at the ends."""
    piece = line[start:end]
    if " " not in piece and "\xa0" not in piece:
        return piece, range(offset + start, offset + end)
    kept = [i for i in range(start, end) if not (wrapped and line[i] in " \xa0")]
    while kept and line[kept[0]] in " \xa0":
        kept.pop(0)
    while kept and line[kept[-1]] in " \xa0":
        kept.pop()
    return "".join("," if line[i] in " \xa0" else line[i] for i in kept), [offset + i for i in kept]
