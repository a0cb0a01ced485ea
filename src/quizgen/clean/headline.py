"""Which line above a text is its title: what speaks for a line and against it, weighed together."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from quizgen.clean import markup
from quizgen.clean.edges import CERTAIN
from quizgen.clean.lines import HEAD, NUMERAL, Line, squeeze
from quizgen.clean.title_marks import DASH, FIELD, WHOLE, Page, marks, may_be_title, read, signed
from quizgen.clean.titles import CHAPTER, LABEL_ALONE, LONG_TITLE, TITLE_LABEL, is_site
from quizgen.language.characters import HAN
from quizgen.language.marks import HEADING_SIGNS

LINES = 60
"""Lines of a page in which its title stands."""
BEHIND = 2
"""Lines behind the beginning of the text that may be the title still, where an introduction stands above it."""
HEADINGS = ("headlike", "short", "closed", "head", "item")
"""Kinds of line that may be a title behind the beginning of a text."""
_ROW = re.compile(rf"\d{{1,2}}[ \u3000]+(?=[{HAN}])")  # 2 主要著作, in a table of contents
_CARD = re.compile(rf"【[{HAN}]{{1,4}}[{NUMERAL}]{{1,3}}】")  # 【卡片三】钟扬：一粒种子
_SAYS = re.compile("[说道问曰写][：:]\\s*[“「]")  # 孟凡超说：“桥要修得牢靠。”
# 记者林岚／台北、台东连线报道, 文：周日特稿组　摄：受访者
_CREDITS = re.compile(
    rf"(?:本报)?(?:特约)?(?:记者|通讯员)\s*[{HAN}]{{2,4}}\s*[／/]|(?:文|图|撰文|摄|采访|整理)[字影]?\s*[:：／/◎丨|]"
)


def choose(lines: Sequence[Line]) -> int | None:
    """Index of the line that is the title of the first text; None where none is.

    The line of a collection (…（精选15篇）) and one that says so (题目：…) come first; of the others that for which most speaks. A page that
    begins with text has none.
    """
    first = next((i for i, line in enumerate(lines) if line.kind in ("para", "head", "item")), len(lines))
    item = next((i for i, line in enumerate(lines) if line.kind == "item"), len(lines))
    for i, line in enumerate(lines[:item]):
        if line.kind == "collection":
            return i
    for i, line in enumerate(lines[: first + 2]):
        if LABEL_ALONE.match(line.simple):
            return i if len(line.simple) <= LONG_TITLE else None
    chapters = [i for i, line in enumerate(lines) if CHAPTER.match(line.simple)]
    if chapters == [0]:
        return 0
    page = read(lines, first, LINES)
    low = range(min(len(lines), LINES, page.text + BEHIND + 1 if page.text else 1, item + 1))
    scores = {i: _score(marks(page, i)) for i in low if _may_be(page, i)}
    best = max(scores, key=lambda i: scores[i], default=None)
    if best is None or scores[best] <= weights()["nothing"]:
        return None
    again = [i for i in scores if page.names[i] == page.names[best] and i < page.text]
    return max([best, *again])  # 旧桥的百年 - 知乎, 首页 关注 热榜, 旧桥的百年


def _may_be(page: Page, at: int) -> bool:
    """May a line be a title: not the name of a site above its menu, one of several headings of its rank, or the first sentence of a text?"""
    line, under = page.lines[at], page.lines[at + 1 : at + 2]
    if under and under[0].kind in CERTAIN and is_site(line.simple):
        return False
    if page.names[at].startswith(DASH) or at in page.listed or _in_table(page, at):
        return False
    if _SAYS.search(line.simple) or _CREDITS.match(line.simple):
        return False
    if line.kind == "breadcrumb" and page.names[at] == squeeze(line.simple):
        return False  # 首页 / 文化 / 阅读现场, not 首页 > 美文 > 没有白走的路
    if at > page.text and (line.kind not in HEADINGS or HEAD.match(line.simple)):
        return False
    if rank := _rank(line):
        return not any(_rank(other) in range(1, rank + 1) for i, other in enumerate(page.lines) if i != at)
    if form := _form(line):
        same = [i for i, other in enumerate(page.lines) if _form(other) == form and i != at]
        # ▍最后一张枱 above 撰文：…, and below it ▍我阿爷的话
        above = form in HEADING_SIGNS and bool(under) and under[0].kind in ("meta", "author")
        return (at > 0 or line.kind != "head") and (not same or (above and at < same[0]))
    if line.kind == "head":
        return False  # 引言, 结语
    if at or line.kind not in ("para", "closed"):
        return True
    subtitled = bool(under) and under[0].simple.startswith(DASH)
    whole = may_be_title(line) and len(page.told) >= WHOLE
    return subtitled or whole or signed(page.lines, at)


def _in_table(page: Page, at: int) -> bool:
    """Is a line one of several with a label, that says of itself no title: 项目编号：Ⅷ-117, 申报地区：云岭县?"""
    line, beside = page.lines[at].simple, (*page.lines[max(at - 1, 0) : at], *page.lines[at + 1 : at + 2])
    named = not FIELD.match(line) or TITLE_LABEL.match(line)
    return not named and any(FIELD.match(other.simple) for other in beside)


def _form(line: Line) -> str:
    """The form of what a line begins with, if it is a heading's: _、 of 一、 and of 十二、, ◆; "" if it is none."""
    if number := next((m for p in (HEAD, _ROW, _CARD) if (m := p.match(line.simple))), None):
        return re.sub(f"[{NUMERAL}]+", "_", number[0])
    return line.simple[0] if line.simple[0] in HEADING_SIGNS else ""


def _rank(line: Line) -> int:
    """The rank of a Markdown heading, 1 the highest; 0 of any other line."""
    return len(line.simple) - len(line.simple.lstrip("#")) if markup.HEADING.match(line.simple) else 0


def _score(found: Iterator[tuple[str, float]]) -> float:
    table = weights()
    return sum(table.get(name, 0.0) * value for name, value in found)


@cache
def weights() -> dict[str, float]:
    """What each mark weighs."""
    rows = (files("quizgen.clean") / "data" / "title_weights.txt").read_text("utf-8").splitlines()
    pairs = (row.split("#")[0].split() for row in rows)
    return {pair[0]: float(pair[1]) for pair in pairs if pair}
