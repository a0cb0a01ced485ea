"""Quotations that stand side by side: verse and maxims that what stands round their row makes known as such."""

import re
from collections.abc import Iterator

from quizgen.facts._scene import Scene, any_of
from quizgen.model import Quote

BESIDE = ("", "、", "和", "与")
CLAUSE = re.compile(r"[，,。！？!?；;\s]+")  # 床前明月光|，|疑是地上霜|。
VERSE = (5, 7)
"""Characters of a line of classical verse."""
NEAR = 60
"""Characters round a row in which a word for verse may stand."""
LONG = 10
"""Characters of a maxim in one clause at least."""
POEM = re.compile("诗|[宋唐古]词|词句|名句")  # 吟诵这些诗句


def sayings(scene: Scene) -> dict[int, int]:
    """Where the quotations begin that are sayings by the row they stand in, with the beginning of the row."""
    found: dict[int, int] = {}
    for row in _rows(scene):
        texts = [scene.shadow[q.start + 1 : q.end - q.closed] for q in row]
        around = scene.masked[max(0, row[0].start - NEAR) : row[-1].end + NEAR]
        if POEM.search(around) and all(map(_verse, texts)):
            found.update((q.start, row[0].start) for q in row)
        elif _labelled().match(scene.masked, row[-1].end):
            found.update((q.start, row[0].start) for q, text in zip(row, texts, strict=True) if _maxim(text))
    return found


def beside(scene: Scene, one: Quote, two: Quote) -> bool:
    """Whether nothing but 、 or 和 stands between two quotations."""
    return scene.masked[one.end : two.start] in BESIDE


def _rows(scene: Scene) -> Iterator[list[Quote]]:
    row: list[Quote] = []
    for quote in scene.outer:
        if row and not beside(scene, row[-1], quote):
            if len(row) > 1:
                yield row
            row = []
        row.append(quote)
    if len(row) > 1:
        yield row


def _labelled() -> re.Pattern[str]:
    """“…”“…”，这些名言: the words behind a row that call it sayings."""
    return re.compile(
        rf"[，,]?(?:等)?[这那][些两三几]?句?[^，。“”]{{0,4}}?(?:{any_of('terms.saying_after')}|思想|话)"
    )


def _verse(text: str) -> bool:
    """春城无处不飞花: clauses of five or of seven characters."""
    clauses = [clause for clause in CLAUSE.split(text) if clause]
    joined = "".join(clauses)
    return any(all(len(c) == size for c in clauses) or len(joined) == size for size in VERSE)


def _maxim(text: str) -> bool:
    return len(CLAUSE.split(text.rstrip("。！？!?"))) > 1 or len(text) >= LONG
