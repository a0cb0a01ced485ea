"""Whose words they are where no verb of saying brings them: the subject that stands right before or round them."""

import re

from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import Scene
from quizgen.facts._speakers import clauses_in, named_last
from quizgen.model import Clause, Quote

_REACH = 200
"""Characters before a quotation in which its subject may stand."""
_FINAL = re.compile(r"[。！？!?…]$")
# “…”谭文博「一开口就掉了眼泪」, 说起那个电话，周砚秋「皱着眉头」
_MANNER = re.compile(
    r"开口|说起|讲[起到]|谈[起到]|提[起到]|回忆|回想|忆起|说这|这番话|声音|语气|嗓门|嗓子|哽咽|红了眼|眼眶|眼圈|掉[了下]?[^，。]{0,3}泪|流[着下][^，。]{0,3}泪|皱[着起]眉|摆[了着]?摆?手|挠[了着]?挠?头|拍[着了]?胸|叹[了着]?口?气|竖起[了]?大拇指|指着|笑了?起来|不好意思"
)


def around(scene: Scene, quote: Quote) -> Speaker:
    """The subject of the clause before the comma, or of the sentences on both sides, or who opens the sentence behind; else NOBODY."""
    text = scene.shadow
    inside = text[quote.start + 1 : quote.end - quote.closed].strip()
    if not quote.closed or quote.depth or not _FINAL.search(inside):
        return NOBODY
    before, behind = _before(scene, quote), _behind(scene, quote)
    if before and text[quote.start - 1] in "，," and before.end == quote.start - 1:
        return named_last(scene, before.person, quote.start)
    parted = text[max(0, quote.start - 1)] in "。！？!?\n"
    if before and behind and parted and before.person == behind.person:
        return named_last(scene, before.person, quote.start)
    opens = not text[text.rfind("\n", 0, quote.start) + 1 : quote.start].strip()
    if behind and opens and behind.how == "name" and _MANNER.search(text, quote.end, _stop(text, behind.end)):
        return named_last(scene, behind.person, behind.end)
    return NOBODY


def writer(scene: Scene, low: int, quote: Quote) -> Speaker:
    """The subject of the sentence that tells of the writing: 先生为此写了一副对联，上联是“…”."""
    clauses = clauses_in(scene, low, quote.start)
    people = {clause.person for clause in clauses}
    return named_last(scene, clauses[-1].person, quote.start) if len(people) == 1 else NOBODY


def _before(scene: Scene, quote: Quote) -> Clause | None:
    """The last clause of the paragraph before the quotation, if its sentence ends there and names nobody else behind it."""
    low = max(scene.shadow.rfind("\n", 0, quote.start) + 1, quote.start - _REACH)
    last = max(clauses_in(scene, low, quote.start), key=lambda c: c.end, default=None)
    if last is None or scene.named(last.end, quote.start) or "。" in scene.masked[last.end : quote.start - 1]:
        return None
    return last


def _behind(scene: Scene, quote: Quote) -> Clause | None:
    """The first clause behind the quotation in its sentence, if nobody else is named before it."""
    stop = _stop(scene.masked, quote.end)
    first = min(clauses_in(scene, quote.end, stop + 1), key=lambda c: c.start, default=None)
    if first is None or scene.named(quote.end, first.start) or "“" in scene.masked[quote.end : first.start]:
        return None
    return first


def _stop(text: str, at: int) -> int:
    found = re.compile(r"[。！？!?\n]").search(text, at)
    return found.start() if found else len(text)
