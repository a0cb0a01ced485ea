"""Clauses of an essay and who is their subject: by name, or by a pronoun that can only be one person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quizgen.facts import _roles
from quizgen.language import segment
from quizgen.language.names import person_noun
from quizgen.language.tables import words
from quizgen.model import Analysis, Mention, Person, Sentence

_MARKS = "，,；;。！？!?"
_ENDS = "。！？!?"
# 「20_年」, 「1965年5月」, 「三天后」 before the subject
_TIME = re.compile(r"(?:[0-9_一二三四五六七八九十百两几]+(?:多|余)?(?:个)?(?:年代?|月|日|天|岁|世纪|小时|次|时)(?:的一天|以?[前后里中]|时候?|起|初|末|底)?)+")
# 「在北京期间」, 「当他回来时」
_WHEN = re.compile(r"(?:在|当|从|自|自从|到|直到|随着)[^，。他她]{1,14}?(?:时候?|期间|中|里|后|之后|以后|以来|上|下|之际|前|起|成功|结束)(?=[\u4e00-\u9fff])")
# behind a name these make it no subject: 「鲁迅的家」, 「李华和张敏」
_NO_SUBJECT = re.compile(r"[、的之式]|(?:和|与|跟|同|及|等|们|以及)(?![^，。]{0,12}(?:一起|一同|一道|共同|结婚|合作|见面|商量|交谈|谈))")
_PRONOUN = re.compile(r"(?:只见)?(他|她)(?![们的之])")


class Clause(NamedTuple):
    """A clause with its subject; `predicate` is where it goes on behind the subject."""

    start: int
    end: int
    predicate: int
    person: Person
    how: str
    """`name`, `pronoun` or `same` (the subject of the clause before it)."""
    sentence: Sentence


@dataclass(slots=True)
class _State:
    """What a reader remembers while he reads on."""

    subject: Person | None = None
    seen: tuple[Person, ...] = ()
    """People named in this paragraph."""
    before: Person | None = None
    """The only person of the paragraph before, if there was only one."""
    clouded: bool = False
    """Something between makes a pronoun doubtful: another human subject, a hole in the text."""


def clauses(analysis: Analysis) -> Iterator[Clause]:
    """Every clause whose subject is a person of the essay, by place; questions and conditions are left out."""
    owners = {mention: person for person in analysis.people for mention in person.mentions}
    state = _State()
    paragraph = -1
    text = analysis.essay.shadow
    for sentence in analysis.sentences:
        line = text.rfind("\n", 0, sentence.start)
        if line != paragraph:
            paragraph = line
            state.before = state.seen[0] if len(set(state.seen)) == 1 and not state.clouded else None
            state.seen, state.clouded = (), False
        state.subject = None
        yield from _of_sentence(analysis, sentence, owners, state)


def _of_sentence(
    analysis: Analysis, sentence: Sentence, owners: dict[Mention, Person], state: _State
) -> Iterator[Clause]:
    text = analysis.essay.shadow
    holes = [flag for flag in analysis.essay.flags if flag.start < sentence.end and sentence.start < flag.end]
    unreal = text[sentence.start : sentence.end].rstrip("”」").endswith(("？", "?"))
    for start, end in pieces(analysis, sentence.start, sentence.end):
        if any(flag.start < end and start < flag.end for flag in holes):
            state.subject, state.clouded = None, True
        clause = _read(analysis, sentence, start, end, owners, state)
        inside = [m for m in analysis.mentions if start <= m.start < end]
        state.seen += tuple(owners[m] for m in inside if m in owners)
        if clause:
            state.subject = clause.person
            state.clouded = state.clouded and clause.how != "name"
            if not unreal and not text.startswith(tuple(sorted(words("clauses", "unreal"))), start):
                yield clause
    for quote in analysis.quotes:
        if quote.depth == 0 and quote.closed and sentence.start <= quote.start and quote.end <= sentence.end:
            yield from _quoted(analysis, sentence, quote.start + 1, quote.end - 1, owners)


def _quoted(
    analysis: Analysis, sentence: Sentence, low: int, high: int, owners: dict[Mention, Person]
) -> Iterator[Clause]:
    """Inside somebody's words only a name tells who is meant."""
    state = _State()
    for start, end in pieces(analysis, low, high):
        clause = _read(analysis, sentence, start, end, owners, state)
        state.subject = clause.person if clause else None
        whole = (low, high) != (start, end)
        if clause and whole and not analysis.essay.shadow.startswith(tuple(sorted(words("clauses", "unreal"))), start):
            yield clause


def pieces(analysis: Analysis, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Ranges of the clauses between marks, without the mark; quotations inside are left whole."""
    text = analysis.essay.shadow
    closed = {q.start: q.end for q in analysis.quotes if q.closed and low <= q.start and q.end <= high}
    start = at = low
    while at < high:
        if at in closed:
            at = closed[at]
            if text[at - 2] in _ENDS and (at >= high or text[at] not in "的，,"):
                yield from _trimmed(text, start, at)
                start = at
            continue
        if text[at] in _MARKS:
            yield from _trimmed(text, start, at)
            start = at + 1
        at += 1
    yield from _trimmed(text, start, high)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _read(
    analysis: Analysis,
    sentence: Sentence,
    start: int,
    end: int,
    owners: dict[Mention, Person],
    state: _State,
) -> Clause | None:
    """The clause with its subject, None if that is nobody we know for sure."""
    text = analysis.essay.shadow
    at = _behind_openers(text, start, end)
    for mention in analysis.mentions:
        if mention not in owners or not start <= mention.start < end:
            continue
        role = _roles.before(analysis.essay, mention, analysis.mentions)
        opens = mention.start in (start, at) or (role is not None and role[0] in (start, at))
        if not opens and role is not None and start <= role[0]:
            opens = _strip_count(text, at, role[0])
        if not opens:
            break
        behind = mention.end + len(mention.title)
        if _NO_SUBJECT.match(text, behind) or behind >= end:
            break
        return Clause(start, end, behind, owners[mention], "name", sentence)
    pronoun = _PRONOUN.match(text, at, end)
    if pronoun:
        person = _antecedent(state)
        return Clause(start, end, pronoun.end(), person, "pronoun", sentence) if person else None
    first = text[slice(*_first_word(text, at, end))]
    if state.subject and _goes_on(first):
        return Clause(start, end, at, state.subject, "same", sentence)
    if person_noun(first) or first in ("他们", "她们", "我", "我们", "你", "对方", "有人", "那人", "人们", "大家"):
        state.clouded = state.clouded or first not in ("我", "我们", "大家", "人们")
        state.subject = None
    elif not _adverbial(text, start, end):
        state.subject = None
    return None


def _strip_count(text: str, start: int, end: int) -> bool:
    """这位, 一名 between the beginning of the clause and the role."""
    return text[start:end] in words("clauses", "strip")


def _behind_openers(text: str, start: int, end: int) -> int:
    """The place behind 但是, 后来, 20_年, 在……时."""
    at = start
    while at < end:
        found = _TIME.match(text, at, end) or _WHEN.match(text, at, end)
        if found and found.end() < end:
            at = found.end()
            continue
        a, b = _first_word(text, at, end)
        if text[a:b] in words("clauses", "open") and b < end:
            at = b
        else:
            break
    return at


def _first_word(text: str, start: int, end: int) -> tuple[int, int]:
    if start >= end:
        return start, start
    a, b = segment.cut(text[start : min(end, start + 8)])[0]
    return start + a, start + b


def _antecedent(state: _State) -> Person | None:
    """Who 他 is: the only person named in the paragraph so far, or in the one before."""
    if state.clouded:
        return None
    named: Sequence[Person] = list(dict.fromkeys(state.seen))
    if len(named) == 1:
        return named[0]
    return state.before if not named else None


def _goes_on(first: str) -> bool:
    """A clause that begins with a verb or an adverb has the subject of the one before."""
    tag = segment.tag(first)
    return bool(tag) and tag[0] in "vdpcau" and first not in ("使", "令", "让", "这", "那", "有", "不是", "没有")


def _adverbial(text: str, start: int, end: int) -> bool:
    """随着高速列车的成功，: no subject of its own, so the one before stays."""
    return bool(_TIME.fullmatch(text, start, end) or text.startswith(("随着", "在", "当", "经过", "为了", "从"), start))
