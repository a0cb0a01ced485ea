"""A page's lines → drafts of its essays: split at 篇N, at further titles and at source lines, filler dropped by sentence, verse found."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from quizgen.clean import markup
from quizgen.clean.edit import Text, Trace
from quizgen.clean.lines import DATE, PAGE, TURN, Line, squeeze
from quizgen.clean.numbered import back_matter, read_item
from quizgen.clean.page import Frame, byline, further_titles
from quizgen.clean.tables import words
from quizgen.clean.titles import one_blank, title_of
from quizgen.language.characters import HAN, han
from quizgen.language.marks import pair
from quizgen.language.sentences import split
from quizgen.model import Dropped

NAMES = ("navigation", "title", "byline", "items", "filler", "sources")
ORIGINS = ("source", "meta")
"""Kinds of lines that say where an essay was printed."""
LEAST_KEPT = 12
"""Han characters a line must keep once filler is gone."""
LEAST_PREFACE = 200
"""Han characters before the first item from which they are an essay of their own."""
PIECE = re.compile(f"[{HAN}]+")
# 床前明月光，疑是地上霜 and free verse: lines of at most this many characters
REGULAR = {4, 5, 6, 7}
VERSE_LINE, REGULAR_LINES, FREE_LINES, FREE_SHARE = 16, 2, 4, 0.6


class Block(NamedTuple):
    """A line of an essay, later a paragraph; `kind` is `para`, `head` or `verse`."""

    text: Text
    kind: str
    indent: bool
    after_blank: bool = False
    plain: bool = False
    """A heading only by its looks: it may be a title, or a piece of a sentence."""
    after_page: bool = False
    """The number of a page, a notice or a picture stood before it."""


@dataclass(slots=True)
class Draft:
    """An essay in the making."""

    title: str | None
    part: str | None = None
    author: str | None = None
    date: str | None = None
    heading: Text | None = None
    origins: list[tuple[int, int]] = field(default_factory=list)
    """Raw ranges of lines that say where it was printed."""
    blocks: list[Block] = field(default_factory=list)

    def has_text(self) -> bool:
        """Whether there is more than headings."""
        return any(block.kind != "head" for block in self.blocks)


def drafts(lines: Sequence[Line], page: Frame, trace: Trace, log: list[Dropped]) -> list[Draft]:
    """The drafts of a page, in order; every line that is no text goes into `log`."""
    starts = [i for i, line in enumerate(lines) if line.kind == "item"]
    titles = [] if starts or "items" in trace.without else further_titles(lines, page)
    starts = starts or titles
    found: list[Draft] = []
    if not starts or starts[0] > 0:
        first = Draft(page.title)
        if page.title_at is not None:
            first.heading = lines[page.title_at].text
        end = starts[0] if starts else len(lines)
        body = page.title_at + 1 if page.title_at is not None and page.title_at < end else 0
        preface: list[Dropped] = []
        _fill(first, lines[:end], body, _part(page.dropped, 0, end), trace, preface, False)
        size = sum(len(block.text.text) for block in first.blocks if block.kind != "head")
        if starts and not titles and (size < LEAST_PREFACE or any(line.kind == "filler" for line in preface)):
            first.blocks = []
            log += (Dropped(line.number, "preface", line.text.text) for line in lines[:end])
        else:
            log += preface
            found.append(first)
    back = len(lines) if titles else back_matter(lines, starts)
    for start, end in zip(starts, [*starts[1:], back], strict=False):
        draft = (
            Draft(title_of(lines[start].text.text), heading=lines[start].text)
            if titles
            else _item(lines[start], page.title)
        )
        own = lines[start + 1 : end]
        found.append(draft)
        found += _fill(draft, own, 0, _part(page.dropped, start + 1, end), trace, log, not titles)
    if back < len(lines):
        found.append(Draft(page.title, heading=lines[back].text))
        _fill(found[-1], lines[back + 1 :], 0, _part(page.dropped, back + 1, len(lines)), trace, log, False)
    return [draft for draft in found if draft.has_text()]


def _part(dropped: dict[int, str], start: int, end: int) -> dict[int, str]:
    return {i - start: kind for i, kind in dropped.items() if start <= i < end}


def _item(line: Line, title: str | None) -> Draft:
    found = read_item(line.simple)
    written = line.text.text
    if found is None:
        return Draft(title, heading=line.text)
    name = one_blank(written if found.own or not title else f"{title} {written}")
    return Draft(name, written[found.at : found.at + len(found.part)], heading=line.text)


def _fill(
    draft: Draft,
    lines: Sequence[Line],
    body: int,
    dropped: dict[int, str],
    trace: Trace,
    log: list[Dropped],
    collection: bool,
) -> list[Draft]:
    """Put `lines` into `draft`; the further drafts that source lines split off are returned."""
    if "byline" not in trace.without:
        draft.author, draft.date = byline(lines, body, dropped)
        _closing_byline(draft, lines, dropped)
    more: list[Draft] = []
    texts = [i for i, line in enumerate(lines) if i not in dropped and line.kind == "para"]
    paged = False
    near = {*texts[:2], *texts[-1:]}
    for i, line in enumerate(lines):
        if line.kind in ORIGINS:
            draft.origins.append(line.text.raw(0, len(line.text.text)))
        if i in dropped:
            log.append(Dropped(line.number, dropped[i], line.text.text))
            turned = any(pattern.fullmatch(line.simple) for pattern in (PAGE, TURN))
            paged = paged or turned or dropped[i] in ("boiler", "menu", "caption")
            continue
        if line.kind == "source" and "sources" not in trace.without:
            log.append(Dropped(line.number, "source", line.text.text))
            if collection and draft.has_text() and any(k > i for k in texts):
                _mark_verse(draft.blocks)
                count = len(more) + 2
                draft = Draft(f"{draft.title}（{count}）" if draft.title else None, draft.part)
                more.append(draft)
            continue
        text = line.text
        if i in near and "filler" not in trace.without:
            text = without_filler(line, log)
        text = trace.apply(text, markup.heading(text.text))
        if text.text:
            kind = "para" if line.kind in ("para", "nav") else "head"
            plain = line.kind in ("headlike", "short")
            draft.blocks.append(Block(text, kind, line.indent, line.after_blank, plain, paged))
            paged = False
    _mark_verse(draft.blocks)
    return more


def _closing_byline(draft: Draft, lines: Sequence[Line], dropped: dict[int, str]) -> None:
    """An author or a date behind the last paragraph: （作者系某校教师）."""
    texts = (i for i, line in enumerate(lines) if line.kind == "para" and i not in dropped)
    last = max(texts, default=len(lines))
    for i in range(last + 1, len(lines)):
        line = lines[i]
        dated = line.kind == "meta" and DATE.fullmatch(line.simple)  # the writer's own, under a letter
        if line.kind in ("author", "meta", "counter", "nav") and not dated and i not in dropped:
            if line.kind == "author" and draft.author is None:
                draft.author = byline([line], 0, {})[0]
            dropped[i] = line.kind


def without_filler(line: Line, log: list[Dropped]) -> Text:
    """The line without the collector's own sentences: 以下是小编为大家收集的…，欢迎阅读！"""
    if not _is_filler(line.simple):
        return line.text
    marks = pair(line.simple)
    kept = line.text[0:0]
    gone: list[str] = []
    for sentence in split(line.simple, marks.quotes, marks.odd):
        piece = line.text[sentence.start : sentence.end]
        if _is_filler(line.simple[sentence.start : sentence.end]):
            gone.append(piece.text)
        else:
            kept += piece
    if han(kept.text) < LEAST_KEPT:
        gone, kept = [line.text.text], line.text[0:0]
    log += (Dropped(line.number, "filler", text) for text in gone)
    return kept


def _is_filler(simple: str) -> bool:
    """A collector that collects, or a work that is announced and offered to the reader."""

    def holds(key: str) -> bool:
        return any(word in simple for word in words("filler", key))

    if holds("collector") and (holds("does") or holds("asks")):
        return True
    return holds("opens") and holds("works") and (holds("asks") or holds("does"))


def _mark_verse(blocks: list[Block]) -> None:
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and len(squeeze(blocks[end].text.text)) <= VERSE_LINE:
            end += 1
        if _is_verse([block.text.text for block in blocks[start:end]]):
            for i in range(start, end):
                blocks[i] = blocks[i]._replace(kind="verse")
        start = max(end, start + 1)


def _is_verse(lines: Sequence[str]) -> bool:
    sizes = {len(piece) for line in lines for piece in PIECE.findall(line)}
    if len(lines) >= REGULAR_LINES and len(sizes) == 1 and sizes <= REGULAR and all(map(_is_regular, lines)):
        return len(lines) > REGULAR_LINES or lines[0][-1] not in "。！？"
    if len(lines) < FREE_LINES or any(re.search("[“「：:、0-9]", line) for line in lines):
        return False
    return sum(line[-1] not in "。！？!?”’；;" for line in lines) >= FREE_SHARE * len(lines)


def _is_regular(line: str) -> bool:
    """床前明月光，疑是地上霜。"""
    rest = PIECE.sub("", line)
    return rest.strip() != "" and not re.search(r"[^，。！？；、,\s]", rest)
