"""Wrong options: of the answer's sort, unit and script, plausible, and true by no essay of the deck."""

import math
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, islice, pairwise

from quizgen.language import quantity
from quizgen.language.fold import fold, level
from quizgen.language.shadow import script_of
from quizgen.language.tables import words
from quizgen.model import Analysis, Blank, Fact, stable_id
from quizgen.questions import affinity, terms
from quizgen.questions.pronouns import forms_of
from quizgen.questions.rival_dates import dates_like, in_order
from quizgen.questions.rival_figures import FIGURE, figures_like, plausible

_ADDRESS = re.compile(r"先生|女士|小姐|太太|夫人|爵士")  # （　　）女士: who is no woman is seen to be wrong
_AND = re.compile(r"[和与同跟及、][^，。；]{0,8}")  # 高锟|和同事|霍克汉
_ALIAS = re.compile(
    r"^[^。！？]{0,20}(?:[字号]|原名|本名|笔名|又名|又称|别名|艺名|乳名|人称|即|也就是)$"
)  # 李叔同在虎跑寺出家，法号|弘一
# 法国思想家（　　）, 北宋科学家（　　）: who is of another country or age is seen to be wrong
_OF_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]国|[^，。]利|[^，。]兰|[秦汉晋唐宋元明清隋]|[秦汉晋唐宋元明清]代|[初末]|朝|古希腊|古罗马|日本|印度|瑞典|丹麦|西班牙|加拿大|俄罗斯|苏联|维也纳|巴西|瑞士|挪威)(?:著名|伟大|杰出|有名)?的?[\u4e00-\u9fff]{2,6}$"
)
MADE = ("number", "date")
"""Sorts whose wrong options are made from the answer."""
GROWN = 14
"""Years of a life before anybody counts years of work."""
WANTED = 3
"""Wrong options a question; with four options guessing is right one time in four."""
FEWEST = 2
REASONS = ("script", "make", "group", "stated", "odd", "same", "passage", "part")
"""Why a candidate is no wrong option: of another script, of another make (transliterated or not, 《》, length), of another age
or field, stated by the essay, not to be believed, the same as another after folding, in the question, part of another or the
other way round."""
TRADE = 2
"""Characters at the end of a role that tell the trade: 队医, 教授."""
SURE = 0.7
"""Score a person needs to be a wrong option (measured on 168 mentions: precision .99)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that could be a wrong option somewhere."""

    text: str
    folded: str
    sort: str
    script: str
    group: str | None
    """As `affinity.group` tells."""
    essays: frozenset[str]
    """Ids of the essays that name it."""
    trades: frozenset[str] = frozenset()
    """What the roles of a person end in: 教师, 队长."""


@dataclass(frozen=True, slots=True)
class Pool:
    """All candidates of a deck."""

    candidates: tuple[Candidate, ...]


def pool_of(facts: Iterable[Fact]) -> Pool:
    """The candidates that the facts of a deck offer, each once, in a fixed order."""
    found: dict[tuple[str, str], Candidate] = {}
    for fact in facts:
        if fact.role != "fact":
            continue
        for sort, text, kind in _offers(fact):
            key = (sort, fold(text))
            new = Candidate(
                text,
                key[1],
                sort,
                script_of(text),
                affinity.group(sort, text, kind),
                frozenset({fact.essay}),
                frozenset(fold(role)[-TRADE:] for role in fact.data.get("roles", ())),
            )
            known = found.get(key, new)
            found[key] = replace(
                known,
                essays=known.essays | new.essays,
                group=known.group or new.group,
                trades=known.trades | new.trades,
            )
    return Pool(tuple(found[key] for key in sorted(found)))


def _offers(fact: Fact) -> Iterable[tuple[str, str, str | None]]:
    data = fact.data
    if fact.kind == "person" and not data["generic"] and fact.confidence >= SURE:
        yield "person", data["name"], None
    if fact.kind == "quotation" and data["source"] and data["source"].startswith("《"):
        yield "work", data["source"], None
    if fact.kind == "work":
        yield "work", data["title"], data["type"]
    if fact.kind == "definition" and fact.askable:
        yield "term", data["term"], terms.group(data["term"], data["definition"])


@cache
def shipped(sort: str, script: str) -> tuple[str, ...]:
    """Candidates of general knowledge in one script."""
    if sort == "work":
        rows = affinity.lines("quizgen.questions", "works.txt")
        return tuple(row.split("\t")[script == "hant"] for row in rows)
    if sort == "person":
        # the table is simplified: a name is used in traditional text only where nothing in it would change
        names = (row.split("\t")[0] for row in affinity.lines("quizgen.language", "known_people.txt"))
        return tuple(name for name in names if script_of(name) in ("neutral", script))
    return ()


def options(
    question: str,
    answer: str,
    blank: Blank,
    sort: str,
    analysis: Analysis,
    pool: Pool,
    old: Sequence[str] = (),
    told: dict[str, str] | None = None,
    shown: str = "",
) -> tuple[str, ...]:
    """The options in the order shown, the right one among them; () if there are too few good wrong ones.

    `shown` is the question's text with its context, where it is more than the passage of the blank.
    Options of the deck's old version stay while they pass; others are ranked by hash(question id, candidate),
    so that a new essay does not reshuffle them. `told` is given each candidate that was tried and why it was refused
    (one of REASONS), "" for those that were taken.
    """
    script = analysis.essay.script
    script = "hans" if script == "neutral" else script
    passage = fold(shown + analysis.essay.text[blank.passage_start : blank.passage_end])
    around = (
        analysis.essay.shadow[blank.passage_start : blank.start],
        analysis.essay.shadow[blank.end : blank.passage_end],
    )
    role = sort == "person" and _called(around[0])
    if (role and _OF_PLACE.search(around[0])) or (sort == "person" and _ADDRESS.match(around[1])):
        return ()
    taken = {fold(answer)}
    chosen: list[str] = []
    stated = frozenset(fold(analysis.essay.text[q.start : q.end]) for q in analysis.quantities)
    known = {c.folded: c for c in pool.candidates if c.sort == sort}
    own = known.get(fold(answer)) or _stranger(answer, sort)
    beside = _joined(analysis, answer) if sort == "person" else frozenset()

    def tell(text: str, reason: str) -> None:
        if told is not None and text != answer:
            told.setdefault(text, reason)

    def fits(text: str, written: str = "neutral") -> bool:
        other = known.get(fold(text)) or _stranger(text, sort)
        if written not in ("neutral", script):
            reason = "script"
        elif not (terms.like if sort == "term" else alike)(answer, text):
            reason = "make"
        elif fold(text) in beside:
            reason = "stated"
        else:
            trade = not role or own.group == other.group != affinity.NEW or bool(own.trades & other.trades)
            reason = "" if trade and _akin(own, other, analysis.essay.id) else "group"
        if reason:
            tell(text, reason)
        return not reason

    oldest = _age(analysis, blank)

    def believed(text: str) -> bool:
        ordered = sort != "date" or in_order(text, answer, passage)
        return ordered and plausible(text, answer, *around) and (sort != "number" or _lived(text, oldest))

    tiers: Iterable[Iterable[str]]
    if sort in MADE:
        made = _made(answer, sort, script, stated)
        tiers = [[text for text in made if believed(text)]]
        kept = [t for t in old if fold(t) not in stated and FIGURE.sub("0", answer) == FIGURE.sub("0", t)]
        if told is not None:
            for text in _ranked(question, _made(answer, sort, script, frozenset())):
                if text not in made or not believed(text):
                    tell(text, "odd" if text in made else "stated")
    else:
        # who could have done it the essay tells; who could have said it, any of the same age and field
        beyond = sort != "person" or blank.slot == "speaker"
        known_ones = shipped(sort, script) if beyond and own.group else ()
        tiers = islice(_tiers(sort, analysis.essay.id, pool, fits, known_ones), None if beyond else 1)
        kept = [text for text in old if fits(text)]
    ranked = chain([kept], (_ranked(question, tier) for tier in tiers))
    while len(chosen) < WANTED and (tier := next(ranked, None)) is not None:
        for text in tier:
            if len(chosen) == WANTED:
                break
            folded = fold(text)
            reason = _clash(folded, taken, passage, sort)
            tell(text, reason)
            if not reason:
                taken.add(folded)
                chosen.append(text)
    if len(chosen) < FEWEST:
        return ()
    if set(chosen) | {answer} == set(old):
        return tuple(old)
    return tuple(sorted([*chosen, answer], key=lambda text: stable_id(question, "place", fold(text))))


def _called(before: str) -> bool:
    """Does a role stand right before the name: 著名作家（　　）? Then the others must be of the same trade."""
    return any(before.endswith(word) for word in words("person_nouns", "words")) or (
        before[-2:] not in words("person_nouns", "not") and before[-1:] in words("person_nouns", "ends")
    )


def _age(analysis: Analysis, blank: Blank) -> float:
    """The greatest age that the passage tells, infinity if it tells none."""
    told = [
        float(q.low)
        for q in analysis.quantities
        if q.dimension == "age" and q.low and blank.passage_start <= q.start < blank.start
    ]
    return max(told, default=math.inf)


def _lived(text: str, oldest: float) -> bool:
    """Somebody of 46 was no cook for forty years."""
    found = quantity.find(level(text))
    return not (
        found and found[0].unit_canonical == "年" and found[0].low and float(found[0].low) > oldest - GROWN
    )


def _stranger(text: str, sort: str) -> Candidate:
    """A candidate that no fact of the deck offers."""
    return Candidate(text, fold(text), sort, script_of(text), affinity.group(sort, text), frozenset())


def _akin(answer: Candidate, other: Candidate, essay: str) -> bool:
    """May both be options of one question of this essay?

    Known people beside those of their own age and field; people, works and figures of legend that no table tells apart
    only beside others that the essay names.
    """
    here = essay in other.essays
    stranger = answer.sort == "person" and answer.group in (affinity.NEW, affinity.ABROAD)
    if not affinity.akin(answer.sort, answer.group, other.group, near=here and stranger):
        return False
    if here:
        return True
    if answer.sort == "work":
        return (answer.group or "").startswith(affinity.CLASSIC)
    return answer.sort != "person" or not (stranger or affinity.circle(answer.group or "") == "")


def _joined(analysis: Analysis, name: str) -> frozenset[str]:
    """Folded names of those who do the same (高锟和同事霍克汉), and this person's other names (李叔同出家，法号弘一)."""
    text, mentions = analysis.essay.shadow, analysis.mentions
    forms = forms_of(analysis, name)
    found = {other for form in forms for other in affinity.other_names(form)} - forms
    for one, other in pairwise(mentions):
        names = {fold(text[m.start : m.end]) for m in (one, other)}
        between = text[one.end + len(one.title) : other.start]
        if names & forms and (_AND.fullmatch(between) or _ALIAS.search(between)):
            found |= names - forms
    return frozenset(form for partner in found for form in forms_of(analysis, partner))


def _clash(folded: str, taken: Collection[str], passage: str, sort: str) -> str:
    """The reason why a candidate cannot stand beside what is `taken` and what the question shows, or ""."""
    if folded in taken:
        return "same"
    if folded in passage:
        return "passage"
    if sort in MADE:
        return ""
    near = sort == "term" and any(terms.near(folded, t) for t in taken)
    return "part" if near or any(folded in t or t in folded for t in taken) else ""


def _ranked(question: str, texts: Iterable[str]) -> list[str]:
    return sorted(texts, key=lambda text: stable_id(question, fold(text)))


def _made(answer: str, sort: str, script: str, stated: frozenset[str]) -> list[str]:
    """Wrong figures or dates."""
    return figures_like(answer, stated) if sort == "number" else dates_like(answer, script, stated)


def _tiers(
    sort: str, essay: str, pool: Pool, fits: Callable[..., bool], known: Iterable[str]
) -> Iterable[Iterable[str]]:
    """Candidates by source: the same essay first, then the deck, then the `known` ones of shipped tables."""
    own = [c for c in pool.candidates if c.sort == sort and fits(c.text, c.script)]
    yield [c.text for c in own if essay in c.essays]
    yield [c.text for c in own]
    yield (text for text in known if fits(text))


def alike(answer: str, rival: str) -> bool:
    """Of the same make: both transliterated names or both Chinese ones, both with 《》, lengths close."""
    if ("·" in answer) != ("·" in rival) or answer.startswith("《") != rival.startswith("《"):
        return False
    if "·" in answer or answer.startswith("《"):
        return True
    return (len(answer) > 3) == (len(rival) > 3)
