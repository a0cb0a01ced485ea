"""What a figure measures: one phrase composed of pieces of the essay in their order, without the figure."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from quizgen.facts._bearers import bearer_of, changed, first_figure, label, respective, without_list, words_of
from quizgen.facts._clauses import CLAUSE, LONGEST_BEHIND, SCOPE, Word, limited, trimmed, vocabulary
from quizgen.facts._gate import Gate
from quizgen.language.spans import beginning, touching
from quizgen.model import Quantity, Sentence

# 占规模以上工业增加值比重, 占条石总数的9%
SHARE_OF = re.compile(r"占(?:了|据|到|去)?([^，。；：、]{2,24}?)(?:的|比重|比例|份额)?[^，。；：、的]{0,4}$")
PART_OF = re.compile(r"([^，。；：、]{1,16}?)的$")  # 头发丝的五十分之一
AMONG = re.compile(r"([^，。；：、]{2,16})(?:中|里|当中|之中)(?:只|仅|共|约)?(?:有)?$")  # 受访者中仅有1%
# 长50米、|高9米|的砖雕: the figures of a list share the noun behind the last.
NEXT_IN_LIST = re.compile(r"、[^，。；：、\d]{0,4}$")
PLACE = re.compile(r"^在[^，。；：、]{1,16}[内里中上下间]")  # 在重点产业领域内支持500名


class Measured(NamedTuple):
    """Phrases in the essay's script; "" where the sentence does not say."""

    phrase: str
    base: str
    bearer: tuple[Word, ...] = ()
    """The thing whose figure it is, as a figure behind it may need it."""


def measured(
    gate: Gate, quantity: Quantity, sentence: Sentence, start: int, end: int, bearer: tuple[Word, ...] = ()
) -> Measured:
    """What `quantity` measures; `start:end` is the figure with its modifiers.

    `bearer` is the thing that the figure before it in the sentence measures: 产值50亿元，|增长5%.
    """
    text = gate.text
    left_edge = max((m.end() for m in CLAUSE.finditer(text, sentence.start, start)), default=sentence.start)
    found = CLAUSE.search(text, end, sentence.end)
    right_edge = found.start() if found else sentence.end
    base = _base(gate, quantity, left_edge, start)
    if own := respective(gate, left_edge, start, right_edge):
        return Measured(_compose(gate, own), base, bearer)
    if (
        quantity.kind != "percent"
        and quantity.dimension != "count"
        and (ahead := _handed_on(gate, sentence, left_edge, start, end, right_edge))
    ):
        return Measured(_compose(gate, ahead), base)
    behind = _behind(gate, quantity, end, right_edge)
    of = gate.text.startswith("的", end)
    before = _before(gate, quantity, left_edge, start, bool(behind), of)
    if (base and quantity.kind == "percent" and behind) or (
        behind and not any(w.noun or w.verb for w in before)
    ):
        before = [w for w in before[-1:] if w.text in vocabulary("names")]
    told = words_of(gate, left_edge, start)[:2]
    listed = bool(label(gate, left_edge, start))
    if bearer and (listed or changed(before)) and not behind:
        sized = listed and len(bearer) > 1 and bearer[-1].text in vocabulary("sizes")  # 水库|面积…、容量…
        return Measured(_compose(gate, [*bearer[: -1 if sized else None], *before]), base, bearer)
    pronoun = any(w.text in vocabulary("persons") for w in told)
    if not pronoun and not _says(before) and not (behind and _enough(quantity, behind, of)):
        subject = _subject(gate, sentence, left_edge, any(w.thing for w in before))
        bearer = tuple(subject) or (bearer_of(before) if before and before[-1].tag == "a" else ()) or bearer
        before = subject + before
        return Measured(_compose(gate, before + behind or _ahead(gate, sentence, right_edge)), base, bearer)
    words = _period(gate, quantity, before) + before + behind or _ahead(gate, sentence, right_edge)
    return Measured(_compose(gate, words), base, bearer_of(before) or bearer)


def _period(gate: Gate, quantity: Quantity, before: list[Word]) -> list[Word]:
    """三季度(，)|出口增长5%: the quarter or months that a share of change is told of."""
    if quantity.kind not in ("percent", "money") or not before:
        return []
    near = touching(gate.analysis.quantities, before[0].start - 2, before[0].start)
    return [
        Word(q.start, q.end, gate.text[q.start : q.end], "t")
        for q in near
        if q.kind == "date"
        and q.granularity == "range"
        and gate.text[q.end : before[0].start] in ("", "，", ",")
    ]


def _before(gate: Gate, quantity: Quantity, edge: int, start: int, followed: bool, of: bool) -> list[Word]:
    """The clause before the figure without the copula it ends in."""
    place = PLACE.match(gate.text[edge:start])
    if place and edge + place.end() < start - 1:
        edge += place.end()
    words = words_of(gate, edge, start)
    if quantity.per and (each := max((i for i, w in enumerate(words) if w.text.startswith("每")), default=0)):
        tail = [w for w in words[each + 1 :] if w.text not in vocabulary("copulas") | vocabulary("dropped")]
        words = words if tail else words[:each]  # 光速为|每秒
    arrived = False
    while words and (
        words[-1].text in vocabulary("copulas")
        or words[-1].text in vocabulary("dropped")
        or words[-1].mark
        or (arrived and words[-1].text in vocabulary("changes"))
    ):
        arrived = arrived or words[-1].text in ("到", "至", "为")
        words.pop()
    words = _from_name(gate, words)
    if own := label(gate, edge, start):
        return own
    if gate.text[start - 1] in "、和与及" and (first := first_figure(gate, edge, start)) < start:
        words = [w for w in words if w.end <= first]  # 两头牛、|三只羊
    if quantity.dimension == "count":
        words = without_list(words, gate.text[start - 1] == "等")
    elif listed := [i for i, w in enumerate(words) if w.text == "、"]:
        head = [w for w in words if w.end <= first_figure(gate, edge, start)]
        words = words[listed[-1] + 1 :] or head or words  # 长50米、高|9米; 柜子3尺宽、|2尺深
    if quantity.dimension == "age" and followed and of:
        return []
    return trimmed(words)


def _from_name(gate: Gate, words: list[Word]) -> list[Word]:
    """“…”的代表人物|哈里森费时: an epithet before a name is left out."""
    for mention in beginning(gate.analysis.mentions, words[0].start, words[-1].end) if words else ():
        at = next((i for i, w in enumerate(words) if w.start == mention.start), 0)
        if at and any(w.text == "的" for w in words[:at]) and not any(w.verb for w in words[:at]):
            return words[at:]
    return words


def _behind(gate: Gate, quantity: Quantity, end: int, edge: int) -> list[Word]:
    """The noun phrase behind a counter (500名|领军人才) or behind 的 (89岁的|创始人)."""
    follower = bisect_right(gate.analysis.quantities, end, key=lambda q: q.start)
    if follower < len(gate.analysis.quantities):
        other = gate.analysis.quantities[follower]
        if (
            NEXT_IN_LIST.search(gate.text[end : other.start])
            and other.end < edge
            and gate.text[other.end] == "的"
            and other.dimension == quantity.dimension
        ):
            return _behind(gate, other, other.end, edge)
    words = [w for w in words_of(gate, end, edge) if w.text != " "]
    counted = quantity.dimension == "count" or quantity.kind == "number"  # 15万|大军
    of = bool(words) and words[0].text == "的"
    if not of and quantity.unit_canonical in vocabulary("people") and not (words and words[0].noun):
        return limited(trimmed([w for w in words if not w.mark]))
    if not of and quantity.kind in ("percent", "fraction") and words and words[0].verb:  # 一半以上|读过原著
        return (
            []
            if words[0].text in vocabulary("changes")
            else limited(trimmed([w for w in words if not w.mark]))
        )
    if of and quantity.kind in ("percent", "fraction"):
        return limited(trimmed(words[1:]))
    if not of and quantity.dimension in ("time", "age"):  # 16岁|初中毕业, 近30年内|产出电影
        while words and words[0].tag == "f":
            words.pop(0)
        taken = limited(trimmed([w for w in words if not w.mark]))[:6]
        while taken and taken[-1].text in vocabulary("copulas") | vocabulary("changes"):
            taken.pop()
        return taken
    if not of and not counted:
        return [w for w in words[:1] if w.text in vocabulary("names")]
    return _noun_phrase(words[1:] if of else words, of)


def _noun_phrase(words: Sequence[Word], of: bool) -> list[Word]:
    """Up to the verb, particle or mark that ends it; a verb between nouns belongs to it (修缮工程)."""
    taken: list[Word] = []
    noun = False
    for i, word in enumerate(words):
        if word.mark:
            if word.text == "、" and i == 0:
                break
            if noun or (taken and word.text in "、，,；;"):
                break
            continue
        follows = words[i + 1] if i + 1 < len(words) else None
        if (
            noun
            and word.verb
            and of
            and follows
            and follows.noun
            and i + 2 < len(words)
            and not words[i + 2].mark
        ):
            taken.append(word)
            continue
        if noun and (word.tag[:1] in ("d", "p", "c", "r", "u", "y", "v", "m", "f", "t") and word.tag != "vn"):
            break
        if word.tag[:1] in ("p", "d", "c", "y") and taken:
            break
        if word.text not in vocabulary("dropped"):
            taken.append(word)
        noun = noun or word.noun
        if sum(w.end - w.start for w in taken) > LONGEST_BEHIND:
            break
    return taken


def _says(words: list[Word]) -> bool:
    """Whether the piece before the figure names a thing."""
    return any(w.noun for w in words) and sum(len(w.text) for w in words) >= 4


def _enough(quantity: Quantity, behind: list[Word], of: bool) -> bool:
    """Whether the piece behind the figure says it all: 81岁的|创始人许国栋."""
    size = sum(len(w.text) for w in behind)
    return size > 4 if quantity.dimension == "count" else of and size > 1


def _subject(gate: Gate, sentence: Sentence, edge: int, attribute: bool) -> list[Word]:
    """Of what the clause at `edge` tells, from the nearest clause before it that says so.

    With `attribute` the clause names its own (桥面宽): of a clause before it only the bearer is taken (桥|全长).
    """
    scope = max((m.end() for m in SCOPE.finditer(gate.text, sentence.start, edge)), default=sentence.start)
    starts = [scope, *(m.end() for m in CLAUSE.finditer(gate.text, scope, edge))]
    for nearest, (start, end) in enumerate(reversed(list(pairwise(starts)))):
        clause = trimmed([w for w in words_of(gate, start, end) if not w.mark])
        if not clause or clause[0].tag == "p" or clause[-1].text in vocabulary("reporting"):
            continue
        plain = all(w.noun or w.text == "的" or w.tag[:1] in ("m", "f", "a") for w in clause)
        taken = clause if plain and nearest == 0 else _first_nouns(clause, gate.text)
        if plain and attribute and clause[-1].end < end:  # the rest of the clause is a figure
            taken = clause[:-1]
        if all(w.text in vocabulary("changing") for w in taken):
            continue
        if not taken[0].verb and (taken[-1].thing or taken[-1].text in "》〉"):
            return taken
    return []


def _first_nouns(clause: list[Word], text: str) -> list[Word]:
    """The words before the first verb, without what stands before 的; 日本有一家|寿司店 whole."""
    words = clause
    of = max((i for i, w in enumerate(words) if w.text == "的"), default=-1)
    if of >= 0 and words[-1].noun and all(w.noun for w in words[of + 1 :]):
        return words[of + 1 :]
    for i, word in enumerate(words):
        if (
            word.text == "有"
            and text[word.end] == "一"
            and i
            and i + 1 < len(words)
            and any(w.noun for w in words[i + 1 :])
        ):
            return limited(words[:i] + words[i + 1 :])  # 日本有一家寿司店
        if i and (word.verb or word.tag[:1] in ("p", "d")) and any(w.noun for w in words[:i]):
            words = words[:i]
            while words and words[-1].tag[:1] in ("f", "t", "d", "m"):
                words = words[:-1]
            break
    of = max((i for i, w in enumerate(words) if w.text == "的"), default=-1)
    rest = words[of + 1 :]
    return rest if sum(len(w.text) for w in rest) >= 2 and of >= 0 else words


def _handed_on(
    gate: Gate, sentence: Sentence, left_edge: int, start: int, end: int, right_edge: int
) -> list[Word]:
    """9年后,|维修价格…: the figure is only a setting, what it measures stands in the next clauses."""
    behind = "".join(w.text for w in words_of(gate, end, right_edge) if not w.mark)
    if behind and behind not in vocabulary("handing-on"):
        return []
    if not behind and gate.text[end - 1] not in "前后":
        return []
    before = trimmed(words_of(gate, left_edge, start))
    if any(w.noun for w in before):
        return []
    edge = right_edge
    found: list[Word] = []
    for _ in range(3):
        follows = CLAUSE.search(gate.text, edge + 1, sentence.end)
        stop = follows.start() if follows else sentence.end
        clause = trimmed([w for w in words_of(gate, edge, stop) if not w.mark])
        edge = stop
        if not found and clause and clause[0].tag == "p":  # 经过工匠努力
            continue
        found += clause
        if sum(len(w.text) for w in found) >= 8:
            break
    if found and (found[0].verb or found[0].tag == "p"):
        found = _subject(gate, sentence, left_edge, False) + found
    return found[:12]


def _ahead(gate: Gate, sentence: Sentence, edge: int) -> list[Word]:
    """486.1公里,这是…的最高时速: what the next clause calls the figure."""
    follows = CLAUSE.search(gate.text, edge + 1, sentence.end)
    words = words_of(gate, edge, follows.start() if follows else sentence.end)
    return [w for i, w in enumerate(trimmed(words)) if i or w.text != "是"][:14]


def _compose(gate: Gate, words: Sequence[Word]) -> str:
    """The pieces one after the other, as the essay writes them."""
    text = gate.analysis.essay.text
    pieces = sorted({(w.start, w.end) for w in words})
    phrase = "".join(text[a:b].strip() for a, b in pieces if text[a:b] not in "（）()")
    for left, right in ("“”", "「」", "‘’", "『』"):
        if phrase.count(left) != phrase.count(right):
            phrase = phrase.replace(left, "").replace(right, "")
    return phrase.strip("的、，,“”「」‘’ \t")


def _base(gate: Gate, quantity: Quantity, edge: int, start: int) -> str:
    """Of what a share is a share."""
    if quantity.kind not in ("percent", "fraction"):
        return ""
    piece = gate.text[edge:start]
    for pattern in (SHARE_OF, AMONG) if quantity.kind == "percent" else (SHARE_OF, AMONG, PART_OF):
        if not (found := pattern.search(piece)):
            continue
        words = words_of(gate, edge + found.start(1), edge + found.end(1))
        if pattern is not SHARE_OF:  # only the noun: 控制在|头发丝
            cut = max(
                (
                    i
                    for i, w in enumerate(words)
                    if w.verb or w.tag[:1] in ("p", "d", "u") or w.text in ("在", "到", "为")
                ),
                default=-1,
            )
            words = words[cut + 1 :] or words
        words = [w for w in words if w.text not in vocabulary("dropped")]
        if words:
            return gate.analysis.essay.text[words[0].start : words[-1].end]
    return ""
