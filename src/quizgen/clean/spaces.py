"""Blanks inside Chinese: a page breaks its lines with them, a name or a couplet is set with them."""

import re
from collections.abc import Iterator

from quizgen.clean.edit import Edit
from quizgen.clean.joins import FUNCTION, word_across
from quizgen.language.characters import HAN
from quizgen.language.fold import simplify
from quizgen.language.tables import words

NAMES = ("space",)
BLANKS = " \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
MARKS = "，,。！!？?、“”‘’；;：:《》（）()…—「」『』"
GAP = re.compile(rf"(?<=[{HAN}{MARKS}%0-9A-Za-z▢])[{BLANKS}]+(?=[{HAN}{MARKS}%％0-9A-Za-z▢])")  # 説 不清
BETWEEN = re.compile(rf"[{HAN}{MARKS}][{BLANKS}]+[{HAN}{MARKS}]")
BETWEEN_HAN = re.compile(rf"(?<=[{HAN}])[{BLANKS}]+(?=[{HAN}])")
FIGURE = re.compile(
    rf"[0-9%％][{BLANKS}]+[{HAN}]|[0-9][{BLANKS}]+[%％]|[{HAN}][{BLANKS}]+[0-9]"
)  # 1976 年, 在 3 月 17 日
# 听课|1 120|节次, 自筹|1 460|万元
GROUPED = re.compile(
    rf"(?<![\d.,A-Za-z])\d{{1,3}}(?:[{BLANKS}]\d{{3}})+(?![\d.,]|[{BLANKS}]\d)(?=[{BLANKS}]*(?:万|亿|萬|億|元|人次|人|名|个|個|篇|件|本|份|户|戶|次|场|場|节|節|册|冊|台|臺|辆|輛|张|張|家|种|種|株|亩|畝|吨|噸|公里|公斤|千克|千瓦|平方|立方|余|餘|多))"
)
LATIN_MARK = re.compile("[A-Za-z][,;:!?]$")  # Hello, world! 也
DOTTED = re.compile(
    rf"(?P<left>[{HAN}]{{2}})(?P<before>[{BLANKS}]*)[·•・‧](?P<behind>[{BLANKS}]*)(?P<right>[{HAN}]{{2}})"
)  # 詹姆斯 · 图尔
# 《River   河》
WIDE = re.compile(
    rf"《[^《》\n{BLANKS}]{{1,30}}(?P<gap>[{BLANKS}]{{2,}})(?=[0-9A-Za-z{HAN}])[^《》\n]{{1,30}}》"
)
# ，风里雨里| |跑了整整三年, ，熊秀珍| |上台时没有接奖牌，: nothing that is listed or rhymes
PROSE = re.compile(
    rf"(?<=[，,。；])[{HAN}]{{3,12}}(?P<gap>[{BLANKS}]+)[{HAN}]{{1,3}}[了过着到][{HAN}]{{2}}"
    rf"|(?<=[，,。；])[{HAN}]{{2,3}}(?P<single>[{BLANKS}])[{HAN}]{{6,16}}(?=[，,。；])"
)
PIECE = re.compile(f"[{HAN}]+")
FOREIGN = re.compile(rf"[{HAN}] ?(?:and|or|the|of|in)$|^(?:and|or|the|of|in) [{HAN}]")  # 态度 and 理念

BROKEN, BROKEN_SHARE = 3, 0.3
"""Blanks between Han from which an essay may be broken throughout, and the share of them that cut a word."""

COUPLET = 4
"""Characters of the shortest line that is set in pairs."""


def find(text: str, broken: bool) -> Iterator[Edit]:
    """Edits that take out blanks round marks and figures, inside words and, in a `broken` essay, everywhere but Latin–Latin.

    Kept: verse and lists (白日依山尽 黄河入海流, 欧阳修 苏轼) and a style that sets off Latin (用 Python 写).
    """
    yield from _round_dots(text)
    for match in WIDE.finditer(text):
        yield Edit(match.start("gap"), match.end("gap"), " ", "space")
    for match in GROUPED.finditer(text):
        if not re.search(f"(?![第道号號楼樓])[{HAN}]$", text[: match.start()].rstrip()):
            continue
        yield from (
            Edit(match.start() + gap.start(), match.start() + gap.end(), "", "space")
            for gap in re.finditer(f"[{BLANKS}]", match[0])
        )
    prose = {match.start(match.lastgroup or 0) for match in PROSE.finditer(text)}
    if not (BETWEEN.search(text) or FIGURE.search(text)):
        return
    for match in GAP.finditer(text):
        start, end = match.span()
        left, right = text[start - 1], text[end]
        if re.match("[0-9A-Za-z%]", left) and re.match("[0-9A-Za-z]", right):
            continue
        if LATIN_MARK.search(text[max(0, start - 2) : start]):
            continue
        figure = FIGURE.fullmatch(text, start - 1, end + 1)
        if (
            not broken
            and start not in prose
            and not (left in MARKS or right in MARKS or figure or _is_cut(text, start, end))
        ):
            continue
        if FOREIGN.search(text[max(0, start - 6) : start]) or FOREIGN.match(text[end : end + 6]):
            continue
        yield Edit(start, end, "", "space")


def _round_dots(text: str) -> Iterator[Edit]:
    """Blanks round the middle dot of a foreign name: 詹姆斯 · 图尔; not of a menu, 项目审核 · 鉴定评估."""
    for match in DOTTED.finditer(text):
        if set(simplify(match["left"] + match["right"])) <= words("transliteration"):
            yield from (Edit(*match.span(gap), "", "space") for gap in ("before", "behind") if match[gap])


def is_broken(text: str) -> bool:
    """Whether a page broke its lines with blanks: many stand inside words."""
    gaps = [m.span() for m in BETWEEN_HAN.finditer(text) if not _is_parallel(text, *m.span())]
    cut = sum(word_across(text[max(0, start - 3) : start], text[end : end + 3]) > 0 for start, end in gaps)
    return len(gaps) >= BROKEN and cut >= BROKEN_SHARE * len(gaps)


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the blank cuts a word (木 匠) or a phrase at a function word (到了 深海)."""
    if word_across(text[max(0, start - 3) : start], text[end : end + 3]):
        return True
    return bool(FUNCTION & {text[start - 1], text[end]}) and not _is_parallel(text, start, end, COUPLET)


def _is_parallel(text: str, start: int, end: int, shortest: int = 2) -> bool:
    """Whether the pieces on both sides are of one length, up to 7 characters: a couplet or a list of words."""
    before = re.search(f"[{HAN}]*$", text[max(0, start - 8) : start])
    after = PIECE.match(text, end)
    if not before or not after:
        return False
    size = len(before[0])
    return shortest <= size <= 7 and size == len(after[0])
