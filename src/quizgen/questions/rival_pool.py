"""What wrong options are chosen for, and the names and terms they are chosen from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from quizgen.language.fold import convert, fold
from quizgen.language.shadow import script_of
from quizgen.model import Analysis, Blank, Essay, Fact
from quizgen.questions import affinity, terms

LAST = 2026
"""The year beyond which nothing has happened: a wrong time that leads there is seen to be wrong."""

TRADE = 2
"""Characters at the end of a role that tell the trade: 队医, 教授."""
SURE = 0.7
"""Score a person needs to be a wrong option (measured on 168 mentions: precision .99)."""


# 武汉6月11日「电（俞平 程山）」, （「供稿：袁海 供图：郑云」）: who made a report is not told of in it
_CREDIT = re.compile(
    r"[电讯]\s*[（(][^（）()。，：:]{2,30}[）)]"
    r"|(?:供稿|供图|编审|责编|责任编辑|摄影|校对|审核|撰稿|终审|初审|复审|编辑|监制|作者|撰文|文字|图片|图文)\s*[：:|｜丨]\s*[^\n。，；）)]{2,30}"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that wants options."""

    seed: str
    """Its id: what options are ranked by, so that a new essay does not reshuffle them."""
    answer: str
    blank: Blank
    sort: str
    analysis: Analysis
    shown: str = ""
    """Its text with the context, where that is more than the passage of the blank."""
    said: str = ""
    """The words whose speaker is asked."""
    old: tuple[str, ...] = ()
    """The options of the deck's last version, which stay while they pass."""

    @property
    def essay(self) -> Essay:
        """The essay that the answer stands in."""
        return self.analysis.essay

    @property
    def script(self) -> str:
        """The script that options are written in."""
        return "hant" if self.essay.script == "hant" else "hans"

    @property
    def before(self) -> str:
        """What stands before the blank in its passage, simplified."""
        return self.essay.shadow[self.blank.passage_start : self.blank.start]

    @property
    def after(self) -> str:
        """What stands behind it."""
        return self.essay.shadow[self.blank.end : self.blank.passage_end]

    @property
    def around(self) -> str:
        """All that is shown with the answer hidden, folded."""
        return f"{fold(self.shown)}|{self.before}|{self.after}"

    @property
    def passage(self) -> str:
        """The same with the answer in it: what no option may repeat."""
        return fold(self.shown + self.essay.text[self.blank.passage_start : self.blank.passage_end])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that could be a wrong option somewhere."""

    text: str
    folded: str
    sort: str
    spellings: frozenset[str]
    """As the essays write it: 懷素, 怀素."""
    group: str | None
    """As `affinity.group` tells."""
    essays: frozenset[str] = frozenset()
    """Ids of the essays that name it."""
    trades: frozenset[str] = frozenset()
    """What the roles of a person end in: 教师, 队长."""

    def spelled(self, asked: Asked) -> str:
        """As the essay of a question writes it, else as its script does, else as any essay does."""
        ways = sorted(self.spellings)
        here = asked.essay.text if asked.essay.id in self.essays else ""
        own = next((way for way in ways if way in here), "")
        return own or next((way for way in ways if of_script(way, asked.script)), self.text)


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
            roles = (fold(role)[-TRADE:] for role in fact.data.get("roles", ()))
            new = stranger(text, sort, kind)
            new = replace(new, essays=frozenset({fact.essay}), trades=frozenset(roles))
            known = found.get((sort, new.folded), new)
            found[sort, new.folded] = replace(
                known,
                spellings=known.spellings | new.spellings,
                essays=known.essays | new.essays,
                group=known.group or new.group,
                trades=known.trades | new.trades,
            )
    return Pool(tuple(found[key] for key in sorted(found)))


def _offers(fact: Fact) -> Iterable[tuple[str, str, str | None]]:
    data = fact.data
    if fact.kind == "person" and not data["generic"] and fact.confidence >= SURE and not _credited(fact):
        yield "person", data["name"], None
    if fact.kind == "quotation" and data["source"] and data["source"].startswith("《"):
        yield "work", data["source"], None
    if fact.kind == "work":
        yield "work", data["title"], data["type"]
    if fact.kind == "definition" and fact.askable:
        yield "term", data["term"], terms.group(data["term"], data["definition"])


def _credited(fact: Fact) -> bool:
    """Is he only one of those who made a report: 武汉6月11日电（俞平 程山）?"""
    if fact.data["deeds"] or not fact.sentence:
        return False
    return any(fact.surface in m[0] for m in _CREDIT.finditer(fact.sentence))


def stranger(text: str, sort: str, kind: str | None = None) -> Candidate:
    """A candidate that no fact of the deck offers."""
    return Candidate(text, fold(text), sort, frozenset({text}), affinity.group(sort, text, kind))


@cache
def shipped(sort: str, script: str) -> tuple[Candidate, ...]:
    """Candidates of general knowledge in one script."""
    texts: Iterable[str] = ()
    if sort == "work":
        rows = affinity.lines("quizgen.questions", "works.txt")
        texts = (row.split("\t")[script == "hant"] for row in rows)
    elif sort == "person":
        names = (row.split("\t")[0] for row in affinity.lines("quizgen.language", "known_people.txt"))
        texts = (name for name in names if of_script(name, script))
    return tuple(stranger(text, sort) for text in texts)


@lru_cache(maxsize=8192)
def of_script(text: str, script: str) -> bool:
    """Would nothing in a text change in this script? 怀 is in Big5 too, yet 怀素 is 懷素 in traditional text."""
    if script == "hant":
        return convert(text, "s2t") == text
    return script_of(text) in ("neutral", script)
