"""What a person did: clauses that go on with one subject and have a verb that tells of something done."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import NamedTuple

from quizgen.language import segment
from quizgen.language.openers import completed, timed
from quizgen.language.parts import pieces, waits
from quizgen.language.spans import before_blanks
from quizgen.language.tables import words
from quizgen.model import Analysis, Clause

LONGEST = 60
"""Characters of a deed at most: what is longer is a passage, no clause."""
LONGEST_SPEECH = 100
"""The same of what somebody says, if it ends with the mark that closes the words."""
SHORTEST = 6
"""Characters of a deed at least: 拿了奖 tells too little."""
_GAP = 12
"""Characters between two clauses of a deed at most: marks, and a piece of a list."""


# 李华说：「凡事要从小处做起」: words without marks
# 得出结论：种得越密，收得越少
_UNMARKED = re.compile(r"[^，：:“「]{0,20}[：:](?![“「『\"])")


# 杨广即位「后」，
_BEFORE = re.compile(
    r"(?<![先前背身然今此皇太王])(?:之后|以后|后|之时|时候|(?<!小)时|期间|之前|以前|之际|一[看听想问查摸])$"
)


# ；「二是」开通夜间公交: a point of a list that began elsewhere
_POINT = re.compile(r"[二三四五六七]是|其[二三四五]")


# 鼓与呼「：“」
_SPEECH = re.compile(r"[：:，,]\s*[“「]")


# 在竹科「当工程师」, 在村里「做木匠」
_WORKED = re.compile(
    r"(?:原本|原来|原先|从前|以前|曾|曾经)?在[^，。]{2,10}[当做][^，。的]{2,8}[师员工匠长医生授者家]$"
)
# 周长林「是2011年秋天走的」, 李华「是坐船来的」; not 是个勤快的
_IT_IS_SO = re.compile(
    r"(?:就|都)?是(?:在?[^，。的]{0,8}(?:[年月日天时夜岁](?![纪龄间])|时候)|从[^，。的]{1,8}|坐[^，。的]{1,4}|[跟靠][^，。的]{1,6})[^，。的]{0,8}[\u4e00-\u9fff]的"
)


# 丁文江「任」所长; 现任, 曾任 tell what he is or was
_TAKES_OFFICE = frozenset(("任", "就任", "接任", "继任", "改任", "兼任", "转任", "调任", "代理"))


# 方晓燕「为」这名患者保留了一条腿
_FOR = re.compile(
    r"(?:[这那][名位个些]|[他她]们?|[\u4e00-\u9fff]{2,6}?(?:患者|病人|孩子|学生|村民|大家|群众))[^，。]*[了过]"
)


class Told(NamedTuple):
    """A deed or a role, where it stands."""

    start: int
    end: int


def deeds_of(analysis: Analysis, own: Sequence[Clause]) -> Iterator[Told]:
    """Ranges of the deeds in the clauses `own` of one person, by place."""
    done = 0
    starts = frozenset(clause.start for clause in own)
    for chain in _chains(analysis.essay.shadow, own):
        for deed in _deed(analysis, chain, starts):
            if deed.start >= done:
                yield deed
                done = deed.end


def _chains(text: str, own: Sequence[Clause]) -> Iterator[list[Clause]]:
    """Clauses of one sentence that go on with their subject, as many as fit into a deed."""
    chain: list[Clause] = []
    for clause in own:
        joined = chain and clause.how != "name" and clause.sentence == chain[-1].sentence
        if (
            joined
            and clause.end - chain[0].start <= _most(text, clause.end)
            and clause.start - chain[-1].end <= _GAP
            and not parted(text, chain[-1].end, clause.start)
        ):
            chain.append(clause)
            continue
        if chain:
            yield chain
        chain = [clause]
    if chain:
        yield chain


def parted(text: str, start: int, end: int) -> bool:
    """李华赞成；王强反对: behind a semicolon somebody else may act."""
    return any(mark in text[start:end] for mark in "；;")


def _deed(analysis: Analysis, chain: list[Clause], starts: AbstractSet[int]) -> Iterator[Told]:
    text = analysis.essay.shadow
    while chain:
        last = chain[-1]
        end = _with_words(analysis, last, starts)
        said_before = len(chain) == 1 and _words_before(analysis, last) < last.start
        pending = (_hands_on(text, last) and not said_before) or _BEFORE.search(
            text, last.predicate, last.end
        )
        hanging = end == last.end and (pending or (len(chain) > 1 and _idle(text, last)))
        if end - chain[0].start <= _most(text, end) and not hanging:
            break
        told = _SPEECH.search(text, last.predicate, end)
        if (
            told
            and told.start() - chain[0].start <= LONGEST
            and not _hands_on(text, last._replace(end=told.start()))
        ):
            chain[-1] = last._replace(end=told.start())  # 她要为他们鼓与呼：“…” too long to be told whole
            continue
        chain = chain[:-1]
    if chain and not _POINT.match(text, chain[0].start) and any(_acts(text, clause) for clause in chain):
        told_range = _behind_words(analysis, chain[0], _with_time(analysis, chain[0], end), end)
        if told_range and told_range[1] - told_range[0] >= SHORTEST:
            yield Told(*told_range)


def _most(text: str, end: int) -> int:
    """Characters of a deed that ends at `end`, at most."""
    return LONGEST_SPEECH if text[end - 1] in "”」" else LONGEST


def _words_before(analysis: Analysis, clause: Clause) -> int:
    """Where the words begin that stand right before 李华说 and that nothing else brings; the clause's beginning if none do."""
    text = analysis.essay.shadow
    start = clause.start
    end = before_blanks(text, start)
    if text[end - 1 : end] not in ("”", "」") or not waits(text, clause):
        return start
    found = [q for q in analysis.quotes if q.depth == 0 and q.closed and q.end == end]
    if not found or text[max(0, found[0].start - 1)] in "：:":
        return start
    return found[0].start


def _behind_words(analysis: Analysis, clause: Clause, start: int, end: int) -> tuple[int, int] | None:
    """“…”李华说: the words before the clause belong to it; None where they are too long to be told."""
    first = _words_before(analysis, clause)
    more = end > clause.end and analysis.essay.shadow[end - 1] not in "”」"
    if first == clause.start or more:
        return start, end
    if end - first <= LONGEST_SPEECH:
        return first, end
    return (start, end) if end > clause.end else None


def _with_time(analysis: Analysis, clause: Clause, end: int) -> int:
    """「1974年7月，」他报名参加训练: the time or place in a clause of its own before the deed belongs to it."""
    text = analysis.essay.shadow
    for start, stop in list(pieces(analysis, clause.sentence.start, clause.start))[-1:]:
        near = text[stop : clause.start].strip() in ("，", ",")
        if near and timed(text, start, stop) and end - start <= LONGEST:
            return start
    return clause.start


def _with_words(analysis: Analysis, clause: Clause, starts: AbstractSet[int]) -> int:
    """李华说，……: what is said without marks belongs to the deed, as many whole clauses as fit before the next deed."""
    text = analysis.essay.shadow
    end = clause.end
    if not _hands_on(text, clause) and not _UNMARKED.match(text, clause.predicate, clause.end):
        return end
    for start, stop in pieces(analysis, clause.end, clause.sentence.end):
        if text[start] in "“「" and end == clause.end and stop - clause.start <= _most(text, stop):
            return stop
        if text[start] in "“「‘『" or stop - clause.start > LONGEST or (end > clause.end and start in starts):
            break
        if parted(text, end, start):
            break
        if text[start:stop] in words("clauses", "open") or _leads(text, start, stop):
            continue
        end = stop
    return end


def _leads(text: str, start: int, stop: int) -> bool:
    """第一次看到画面时, 尽管困难重重: a clause that waits for the next."""
    return bool(_BEFORE.search(text, start, stop)) or text.startswith(
        tuple(sorted(words("clauses", "leads"))), start
    )


def _hands_on(text: str, clause: Clause) -> bool:
    """A clause that ends in a verb of saying or in 是 waits for the next one."""
    said = text[clause.predicate : clause.end].rstrip("了过道着：:")
    return waits(text, clause) or said.endswith(("是", "为", "在", "告诉记者", "告诉大家"))


def _idle(text: str, clause: Clause) -> bool:
    """在北京的时候, 就像当初, 忽然: a clause at the end that does nothing."""
    if text[clause.start : clause.end] in words("clauses", "open"):
        return True
    place = text[clause.start] in "在从当随" and text[clause.end - 1] in "上中里下时后前间"
    compared = text.startswith(
        (
            "在",
            "就像",
            "像",
            "如",
            "比如",
            "例如",
            "不只",
            "不仅",
            "包括",
            "凭",
            "借着",
            "靠着",
            "随着",
            "按照",
            "根据",
        ),
        clause.start,
    )
    return place or (compared and not _verbs(text, clause))


def _acts(text: str, clause: Clause) -> bool:
    """Whether the clause has a verb that tells of something done: not 是, 有, 像."""
    if text[clause.end - 1] in "”」" and any(
        mark in text[clause.predicate : clause.end] for mark in ("：“", "：「")
    ):
        return True
    if _WORKED.search(text, clause.predicate, clause.end) or _IT_IS_SO.fullmatch(
        text, clause.predicate, clause.end
    ):
        return True
    behind = copula(text, clause)
    said = text[clause.predicate : behind]
    becomes = said.endswith(tuple(sorted(words("clauses", "become")))) or said in _TAKES_OFFICE
    return bool(_verbs(text, clause)) and (not behind or becomes)


def _verbs(text: str, clause: Clause) -> list[str]:
    """Verbs of the predicate and idioms, which have their verb inside (无言以对)."""
    predicate = text[clause.predicate : clause.end]
    tokens = [predicate[a:b] for a, b in segment.cut(predicate)]
    found = []
    for i, (word, behind) in enumerate(pairwise([*tokens, ""])):
        tag = segment.tag(word)
        verb = tag.startswith("v") or (tag in ("i", "l") and len(word) > 3) or behind in ("了", "过")
        verb = (
            verb
            or word in words("clauses", "verbs")
            or completed(word)
            or (not tag and len(word) > 1 and word[-1] in "过了成到出给进入")
            or (not tag and len(word) == 2 and i == 0 and behind != "")  # 遍游|北方
            or (tag == "n" and behind == "" and i > 0 and segment.tag(tokens[i - 1]) == "d")  # 从不|食言
        )
        if verb and word not in words("clauses", "static"):
            found.append(word)
    return found


def copula(text: str, clause: Clause) -> int:
    """The place behind 是, 曾任, 被誉为 at the head of the predicate, 0 if there is none."""
    place = clause.predicate
    tokens = [(place + a, place + b) for a, b in segment.cut(text[place : clause.end])]
    for i, (a, b) in enumerate(tokens):
        for _, last in tokens[i : i + 3]:
            if text[a:last] in words("clauses", "copula"):
                return 0 if text[a:last] == "为" and _FOR.match(text, last, clause.end) else last
        if text[a:b] not in words("clauses", "adverbs"):
            return 0
    return 0
