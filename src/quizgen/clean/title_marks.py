"""What can be seen of a line that may be a title: where it stands, how it is written, what its words are of, what stands beside it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.clean.edges import (
    CERTAIN,
    SIGNS,
    contents,
    of_page,
    page_words,
    share,
    text_between,
    told_between,
)
from quizgen.clean.lines import COMPILED, DATE, HEAD, STOP, URL, Line, is_name, squeeze
from quizgen.clean.titles import (
    COLUMN,
    LONG_TITLE,
    OF_SITE,
    SITE,
    SUBJECT,
    TITLE_LABEL,
    echoed,
    furnishes,
    is_site,
    runs_on,
    title_of,
)
from quizgen.language.characters import HAN, han

SIZES = ((3, "tiny"), (6, "short"), (20, "usual"), (30, "long"), (45, "longer"), (10**6, "text"))
"""Han characters up to which a line has the size of that name."""
TOLD = ("para", "headlike", "short")
"""Kinds of line that are the text of an essay in short lines."""
NEAR = 3
"""Lines up or down in which a byline counts."""
ROWS, MANY = 5, 4
"""Lines below in which plain rows are counted, and the count from which more of anything is as good as so many."""
WHOLE = 200
"""Characters of a text from which its first line, if it can be a title, stands above it and is none of it."""
LEAST_ECHO, LEAST_NAME, LONGEST_BODY = 0.2, 4, 14
"""Share of a line's pairs of characters below which the text does not speak of it; characters of a name that stands again on its page,
at least, and of the name of a body, at most."""
PARAGRAPH = 90
"""Characters of a line that is no title, whatever it says."""
DASH = ("——", "──", "—", "--")
FIELD = re.compile(f"[{HAN}]{{2,4}}[:：](?![“「])")  # 申报地区：云岭县
_SPACES = re.compile(r"\S[ \u3000]+\S")  # 首页 要闻 深度
_ASKED_OR_SAID = tuple("？！?!…”」』")
_STOPPED = tuple("。；;，,、：:")
_BY = re.compile(r"(?:文|撰文|图|摄)\s*[/／◎．.:：]")  # 撰文◎许国栋　摄影◎周海
_TELLS = re.compile("[我你他她][们的]?.*[了着过是]|[，,].*[，,]")  # 他等了一夜，船还没来
_BOXED = re.compile("【[^】]+】")  # 【人物】
_BEHIND_BOX, _BRACKET = re.compile("【[^】]+】."), re.compile(r"[（(\[]")  # 【人物】石桥的百年


class Page(NamedTuple):
    """What is asked of every line above a text, read once."""

    lines: Sequence[Line]
    cited: Sequence[str]
    """Each line as a title is cited."""
    names: Sequence[str]
    """The same without blanks."""
    told: str
    """What the text says."""
    text: int
    """Index of the line with which the text begins."""
    listed: frozenset[int]
    """The lines of a table of contents."""
    framing: Sequence[bool]
    """Of each line to the text whether it is one of the page by its kind or by its words."""


def read(lines: Sequence[Line], first: int, most: int) -> Page:
    """A page whose first line that may be text is `first`, its names those of the `most` first lines."""
    low, high = text_between(lines)
    if not low and high > 0 and may_be_title(lines[0]):
        low = 1 + text_between(lines[1:])[0]  # 22亿！江城史上最大一笔捐款诞生
    cited = [line.simple if len(line.simple) > PARAGRAPH else title_of(line.simple) for line in lines[:most]]
    names = [squeeze(name) for name in cited]
    if high >= 0:
        text, told = low, told_between(lines, low, high)
    else:
        rows = lines[first + 1 :] if not first else lines
        text, told = first, "".join(squeeze(line.simple) for line in rows if line.kind in TOLD)
    framing = [_framing(line, name) for line, name in zip(lines[: text + 1], names, strict=False)]
    return Page(lines, cited, names, told, text, frozenset(contents(lines)), framing)


def may_be_title(line: Line) -> bool:
    """Is a first line with the marks of a sentence short enough for a title, and without a full stop?"""
    return len(line.simple) <= LONG_TITLE and "。" not in line.simple and line.simple[-1] not in _STOPPED


def marks(page: Page, at: int) -> Iterator[tuple[str, float]]:
    """What can be seen of a line, each with how much of it, mostly 0 or 1; `data/title_weights.txt` says what each weighs."""
    line, name = page.lines[at], page.names[at]
    yield f"kind-{line.kind}", 1
    yield "size-" + next(label for most, label in SIZES if han(name) <= most), 1
    yield from _place(page, at)
    yield from _written(line, page.cited[at])
    yield from _words(page, at)
    yield from _neighbours(page, at)


def _place(page: Page, at: int) -> Iterator[tuple[str, float]]:
    """Where it stands: among the lines of the page, before the text."""
    lines, plain = page.lines, page.framing[:at].count(False)
    under = lines[at + 1 : at + 2]
    apart = lines[at].after_blank
    over = at == 0 and page.text <= 1 and may_be_title(lines[0])
    yield "text-begins", at == page.text
    yield "text-begun", at > page.text
    yield "next-is-text", at == page.text - 1
    yield "first", at == 0
    yield "first-over-text", over and len(page.told) >= WHOLE
    yield "first-plain", not plain and not any(page.framing[at : at + 1])
    yield "plain-above", min(plain, MANY) / MANY
    yield "alone", apart and bool(under and under[0].after_blank)
    yield "two-blank-lines", lines[at].gap > 1
    yield "indented", lines[at].indent
    rows = lines[at + 1 : at + 1 + ROWS]
    yield (
        "rows-below",
        min(sum(row.kind in ("headlike", "closed") and not row.gap for row in rows), MANY) / MANY,
    )


def _written(line: Line, cited: str) -> Iterator[tuple[str, float]]:
    """How it is written."""
    simple = COMPILED.sub("", line.simple)
    end = simple[-1]
    yield "ends-as-text", end in _STOPPED
    yield "asks-or-cries", end in _ASKED_OR_SAID
    yield "sentences", len(STOP.findall(simple)) > 1
    yield "tells", bool(_TELLS.search(simple)) and end not in _ASKED_OR_SAID
    yield "signs", min(len(SIGNS.findall(cited)), 3)
    yield "blanks", min(len(_SPACES.findall(simple)), MANY) / 2
    yield "date", DATE.search(simple) is not None
    yield "address", URL.search(simple) is not None
    yield "digits", sum(char.isdigit() for char in simple) / len(simple)
    yield "latin", sum(char.isascii() and char.isalpha() for char in simple) / len(simple)
    yield "dash-before", simple.startswith(DASH)
    yield "dash-inside", "——" in simple[2:]
    yield "field", FIELD.match(simple) is not None
    yield "boxed", _BOXED.fullmatch(simple) is not None
    yield "behind-a-box", _BEHIND_BOX.match(simple) is not None
    yield "bracket", _BRACKET.match(simple) is not None
    yield "heading", HEAD.match(simple) is not None
    yield "subject", SUBJECT.match(simple) is not None
    yield "label", TITLE_LABEL.match(simple) is not None
    yield "byline-inside", _BY.search(simple) is not None
    yield "name", is_name(simple)
    yield "no-character", not han(cited)


def _words(page: Page, at: int) -> Iterator[tuple[str, float]]:
    """What its words are of: the text, or the page."""
    line, name = page.lines[at], page.names[at]
    others = [other for i, other in enumerate(page.names[: page.text + 1]) if i != at and name not in other]
    beside = [other for i, other in enumerate(page.names) if i != at]
    told = page.told.replace(name, "") if name else page.told
    echo = echoed(name, told)
    yield "words-of-text", share(name, told, others) if han(name) else 0
    yield "echo", echo
    yield "little-echo", echo < LEAST_ECHO
    yield "tiny-without-echo", han(name) <= MANY and echo < LEAST_ECHO
    yield "again", len(name) >= LEAST_NAME and any(name in other for other in beside)
    yield "again-alone", len(name) >= LEAST_NAME and name in beside
    yield "words-of-page", min(page_words(name), 3)
    yield "page", of_page(name)
    yield "furnishes", furnishes(line.simple)
    yield "column", COLUMN.fullmatch(line.simple) is not None or is_site(line.simple)
    yield "site-behind", SITE.search(line.simple) is not None
    yield "body", len(line.simple) <= LONGEST_BODY and OF_SITE.search(line.simple) is not None
    yield "runs-on", runs_on(page.lines, at)


def _neighbours(page: Page, at: int) -> Iterator[tuple[str, float]]:
    """What stands right above and below it."""
    lines = page.lines
    under, above = lines[at + 1 : at + 2], lines[at - 1 : at] if at else []
    below = range(at + 1, min(page.text, at + 1 + NEAR))
    yield "signed", signed(lines, at)
    yield "subtitled", bool(under) and under[0].simple.startswith(DASH)
    yield "byline-below", any(lines[i].kind in ("meta", "author") for i in below)
    yield "byline-above", any(line.kind in ("meta", "author") for line in lines[max(0, at - NEAR) : at])
    yield "page-above", bool(above) and (above[0].kind in CERTAIN or of_page(above[0].simple))
    yield (
        "column-above",
        bool(above) and (COLUMN.fullmatch(above[0].simple) is not None or furnishes(above[0].simple)),
    )


def signed(lines: Sequence[Line], at: int) -> bool:
    """Does a byline, a date or a name stand right below a line?"""
    under = lines[at + 1 : at + 2]
    return bool(under) and (
        under[0].kind in ("author", "meta") or is_name(re.sub(r"[\s□○◎●△▲⊙◇◆]", "", under[0].simple))
    )


def _framing(line: Line, name: str) -> bool:
    """Is a line of the page by its kind or by its words?"""
    kind = line.kind in CERTAIN or line.kind in ("meta", "author", "rule", "counter", "nav")
    worded = kind or of_page(name) or furnishes(line.simple)
    return worded or COLUMN.fullmatch(line.simple) is not None or is_site(line.simple)
