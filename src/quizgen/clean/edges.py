"""What stands above and below a text on its page that no form of line tells: by the words of a page, and by what the text speaks of."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from quizgen.clean.chrome import BEHIND
from quizgen.clean.lines import PAGE, Line, squeeze
from quizgen.clean.tables import either
from quizgen.language.characters import han
from quizgen.language.segment import cut

LONG, BETWEEN = 20, 20
"""Characters of a line that is text and no notice of a page, at least, and of one between two lines of a page, at most."""
LONGEST = 80
"""Characters of a line of a page at most."""
LINES = ("headlike", "short", "closed", "head", "nav", "para", "meta", "spoken", "maybe", "item")
"""Kinds of line that may be one of a page all the same."""
CERTAIN = ("menu", "breadcrumb", "boiler", "tail", "letter", "counter")
"""Kinds of line that only a page has."""
SHARE = 0.5
"""Part of a line that the text speaks of too, from which words of a page in it count for nothing."""
HEADINGS, LEAST_HEADING, ROW = ("headlike", "short", "head", "closed"), 2, 3
"""Kinds of line that a table of contents is made of, characters of one without its number, and lines of a table, at least."""
# 1 |人物生平, 2.1 |科研成就, （三）|晚年
_NUMBER = re.compile(
    r"^(?:\d{1,2}(?:\.\d{1,2})*[.．、]?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,2}[)）])"
)
_CONTENTS = re.compile("本文目录|目录|目次|内容目录|contents", re.IGNORECASE)  # 本文目录
# 论坛»文史 · [散文天地] · 12回复贴 · 首页 书库 排行
SIGNS = re.compile(r"[|｜>»≫›‹┊※#@_\[\]•●]|https?|\d+\s*[条次篇页字贴]|\s\S+\s\S+\s")
_PAUSE = re.compile("[，。；,;]|[.](?![\\w/])")
_SAID = re.compile("[我他她][^，。]{0,6}[说道问]|[说道问][：:]")  # 他问：下载了没有？
BAR = 3
"""Words of a page in a line that is a bar of its tools, whatever else stands in it."""
NEAR = 3
"""Lines from one of a page to the next, at most, between which others are of it too."""
_DATED = re.compile(r"\d{3,4}年|\d[\d.]*[万亿]|^[一二三四五六七八九十]、")  # 2003年 列为文物, 用户超过10亿
_TOLD = re.compile("^——|[《“「：:]|[。！？!?…”」]$|\\d[年月日]")  # 尺寸：通高117厘米; ——记云岭石桥
_END = re.compile("[。！？!?…”」]$")


def text_between(lines: Sequence[Line]) -> tuple[int, int]:
    """The first and the last line that are certainly text; (len, -1) where there is none."""
    texts = [i for i, line in enumerate(lines) if is_text(line)]
    return (texts[0], texts[-1]) if texts else (len(lines), -1)


def told_between(lines: Sequence[Line], first: int, last: int) -> str:
    """What a text says."""
    return "".join(squeeze(line.simple) for line in lines[first : last + 1])


def is_text(line: Line) -> bool:
    """Is a line certainly text: a paragraph with a pause or a stop, long enough, without words of a page?"""
    whole = line.kind == "para" and len(line.simple) >= LONG and _PAUSE.search(line.simple) is not None
    return whole and not of_page(line.simple)


def of_page(simple: str) -> bool:
    """Has a line a word of a page, a whole sentence two: 赞同 128, 12 条评论; 您收到此邮件，是因为您订阅了…。"""
    if len(simple) > LONGEST or _SAID.search(simple):
        return False
    if _alone().fullmatch(simple):
        return True
    return page_words(simple) > (1 if _END.search(simple) else 0)


def page_words(simple: str) -> int:
    """How many words of a page a line has."""
    return len({match[0] for match in _words().finditer(simple)})


@cache
def _words() -> re.Pattern[str]:
    return re.compile(either("edge", "words"), re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"[\[【]?{either('edge', 'alone')}[\]】]?[:：]?")


def share(simple: str, told: str, others: Sequence[str] = ()) -> float:
    """Which part of a line, from 0 to 1, are words that `told` has too; words that two of `others` have tell of the page."""
    line = squeeze(simple)
    words = [line[a:b] for a, b in cut(line) if b - a > 1]
    known = [word for word in words if word in told and sum(word in other for other in others) < 2]
    return sum(map(len, known)) / max(han(line), 1)


def running(lines: Sequence[Line]) -> list[int]:
    """The lines that the pages of a document repeat, beside their number: - 1 -, 云岭一中文件之二, …, - 2 -, 云岭一中文件之二."""
    beside = [
        i
        for i, line in enumerate(lines)
        if line.kind in ("headlike", "short", "closed")
        and any(PAGE.fullmatch(near.simple) for near in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2]))
    ]
    often = Counter(squeeze(lines[i].simple) for i in beside)
    return [i for i in beside if often[squeeze(lines[i].simple)] > 1]


def contents(lines: Sequence[Line]) -> list[int]:
    """The lines of a table of contents: several in a row that stand again further down, 1 人物生平, 2 科研成就, … 人物生平; and 目录 above them."""
    plain = [_NUMBER.sub("", squeeze(BEHIND.sub("", line.simple))) for line in lines]
    last = {text: i for i, text in enumerate(plain)}
    found: list[int] = []
    row: list[int] = []
    for i, line in enumerate([*lines, None]):
        told = line is not None and line.kind in HEADINGS and len(plain[i]) >= LEAST_HEADING
        if told and last[plain[i]] > i + 1:
            row.append(i)
            continue
        again = {last[plain[k]] for k in row}
        listed = row and (
            all(_NUMBER.match(squeeze(lines[k].simple)) for k in row)
            or (row[0] and _CONTENTS.fullmatch(plain[row[0] - 1]))
        )
        if listed and len(again) == len(row) >= ROW and min(again) > row[-1]:
            top = row[0]
            while top and lines[top - 1].kind in HEADINGS and _NUMBER.match(squeeze(lines[top - 1].simple)):
                top -= 1  # 1 人物生平, which has another name below
            top -= bool(top and _CONTENTS.fullmatch(plain[top - 1]))
            found += [*range(top, row[0]), *row]
        row = []
    return found


def _frames(simple: str, told: str) -> bool:
    """Is a line above or below a text of the page and not of the text: of what it says, the text says little, and no year.

    A whole sentence needs a word that only a page has, a line with a comma two words of a page.
    """
    if _alone().fullmatch(simple):
        return True
    count = page_words(simple)
    if count >= BAR and not _END.search(simple):
        return True
    if not of_page(simple) or _DATED.search(simple) or share(simple, told) >= SHARE:
        return False
    strong = _strong().search(simple) is not None
    return strong if _END.search(simple) else strong or count > 1 or not re.search("[，,]", simple)


def _between(line: Line) -> bool:
    """May a line between two of a page be one as well: 张三, 云岭旧事?"""
    short = len(line.simple) <= BETWEEN and not _TOLD.search(line.simple)
    return line.kind in LINES and short and not _DATED.search(line.simple)


@cache
def _strong() -> re.Pattern[str]:
    return re.compile(either("edge", "strong"), re.IGNORECASE)


def around(lines: Sequence[Line], title: int | None) -> dict[int, str]:
    """The lines above and below the text that are of the page: `nav` and `tail` by index.

    One alone on its page is none; one or two short ones that stand between two of them are, too.
    """
    first, last = text_between(lines)
    edges = [i for i in range(len(lines)) if not first <= i <= last] if last >= 0 else []
    told = told_between(lines, first, last)
    sure = [i for i in edges if lines[i].kind in CERTAIN]
    plain = [i for i in edges if lines[i].kind in LINES and _frames(lines[i].simple, told)]
    if len(plain) + len(sure) < 2:
        return {}
    found: dict[int, str] = {}
    top = -1 if title is None else title
    for rows, kind in ((range(top + 1, first), "nav"), (range(last + 1, len(lines)), "tail")):
        here = sorted(i for i in (*plain, *sure) if i in rows)
        found |= {i: kind for i in plain if i in rows}
        for low, high in pairwise(here):
            if high - low <= NEAR:
                found |= {i: kind for i in range(low + 1, high) if _between(lines[i])}
    return found
