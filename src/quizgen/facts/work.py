"""Works in 《》: books, films, papers, poems, and who made them where the essay says so."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from quizgen.facts import _creators
from quizgen.facts._creators import Creator, one_of, table
from quizgen.facts._makers import printed_in
from quizgen.facts._scene import Scene, layout
from quizgen.language.fold import fold
from quizgen.language.shadow import shadow
from quizgen.model import Analysis, Blank, Essay, Fact, Source

# 《红楼梦》, 《读《史记》有感》, 〈荷塘月色〉
TITLE = re.compile(
    r"《(?P<title>[^《》\n]{1,60}(?:《[^《》\n]{1,30}》[^《》\n]{0,30})?)》|〈(?P<piece>[^〈〉《》\n]{1,40})〉"
)
PRINTED = "printed-in"
"""Why nobody asks where an essay was printed."""


# 《书史》「、」《画史》, 《甲》「和」《乙》
_LIST = re.compile(r"[、和与及]?")


class _Found(NamedTuple):
    start: int
    end: int
    type: str | None
    creator: Creator | None


def find(analysis: Analysis) -> Iterator[Fact]:
    """Each work once an essay, at the place that names its creator, else at the first."""
    scene = layout(analysis)
    works: dict[str, _Found] = {}
    types: dict[str, str] = {}
    last: _Found | None = None
    for match in TITLE.finditer(analysis.essay.shadow):
        start, end = match.span()
        key = fold(analysis.essay.text[start + 1 : end - 1])
        if not key:
            continue
        kind = _type(scene, match)
        open_to_all = kind == "报刊" or printed_in(scene, start, end)
        creator = (
            None if open_to_all else _creators.find(scene, start, end) or _of_list(scene, last, start, end)
        )
        last = found = _Found(start, end, kind, creator)
        if found.type:
            types.setdefault(key, found.type)
        if key not in works or (works[key].creator is None and found.creator):
            works[key] = found
    for key, found in works.items():
        yield _fact(analysis, key, found._replace(type=types.get(key)))
    yield from _printed(analysis.essay, works)


def _printed(essay: Essay, told: Collection[str]) -> Iterator[Fact]:
    """Where the essay was printed, as a line beside its text says: （原载《…》）. Known, never asked."""
    page, at, found = essay.document, len(essay.text), set(told)
    for begin, stop in essay.origins:
        for match in TITLE.finditer(page.text, begin, stop):
            start, end = match.span()
            title = match[0]
            key = fold(title[1:-1])
            if key and key not in found:
                found.add(key)
                yield Fact(
                    kind="work",
                    key=(key,),
                    essay=essay.id,
                    start=at,
                    end=at,
                    source=Source(page.file, page.sha256, page.line(start), start, end),
                    surface=title,
                    sentence=page.text[begin:stop],
                    data={"title": title, "creator": None, "type": _ending(shadow(title[1:-1]))},
                    confidence=0.95,
                    refused=(PRINTED,),
                )


# 南宋周辉|《清波杂志》: there were no papers yet
_OF_OLD = re.compile(
    r"[秦汉晋隋唐宋元明清]代?(?:人|初|末|中叶|的)?[\u4e00-\u9fff\U00020000-\U0003ffff]{2,4}(?:的|所?[写著撰])?$"
)


def _type(scene: Scene, match: re.Match[str]) -> str | None:
    """The kind of work, where a word beside the title or its own last word says it."""
    left, right = (
        scene.shadow[max(0, match.start() - 8) : match.start()],
        scene.shadow[match.end() : match.end() + 5],
    )
    title = match["title"] or match["piece"]
    types: Mapping[str, str] = table()["types"]
    for kind, words in types.items():
        if re.search(rf"{one_of(words)}$", left) or re.match(
            rf"(?:这|那|一)?[本部首篇则]?{one_of(words)}", right
        ):
            return kind
    found = _ending(title)
    return "书" if found == "报刊" and _OF_OLD.search(left) else found


def _ending(title: str) -> str | None:
    """The kind of work that the last word of a title names, simplified: 北京日报."""
    endings: Mapping[str, str] = table()["endings"]
    return next((kind for kind, words in endings.items() if re.search(rf"{one_of(words)}$", title)), None)


def _of_list(scene: Scene, last: _Found | None, start: int, end: int) -> Creator | None:
    """《书史》《画史》: who made the first of a list made the next."""
    listed = last and last.end <= start and _LIST.fullmatch(scene.shadow, last.end, start)
    return last.creator if last and listed and not _creators.is_about(scene, end) else None


def _fact(analysis: Analysis, key: str, found: _Found) -> Fact:
    essay = analysis.essay
    start, end = found.start, found.end
    source = essay.source(start, end)
    sentence = analysis.sentence_at(start)
    low, high = (sentence.start, sentence.end) if sentence else (start, end)
    title = essay.text[start:end]
    blanks = [Blank("title", "work", start, end, low, high)]
    creator = found.creator
    if creator and low <= creator.start and creator.end <= high:
        blanks.append(
            Blank("creator", "person" if creator.person else "term", creator.start, creator.end, low, high)
        )
    return Fact(
        kind="work",
        key=(key,),
        essay=essay.id,
        start=start,
        end=end,
        source=source,
        surface=essay.document.text[source.start : source.end],
        sentence=essay.text[low:high],
        data={"title": title, "creator": creator.name if creator else None, "type": found.type},
        blanks=tuple(blanks),
        confidence=0.95 if creator is None or creator.person else 0.85,
        refused=sentence.refused if sentence else (),
    )
