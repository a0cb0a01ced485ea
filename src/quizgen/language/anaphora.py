"""Subjects that name nobody and still are somebody: 这位老焊工, 先生 of the one who is called so; and several at once."""

import re
from collections.abc import Iterator, Mapping

from quizgen.language import roles, segment
from quizgen.language.antecedents import State
from quizgen.language.names import person_noun
from quizgen.language.spans import beginning
from quizgen.language.tables import words
from quizgen.model import Analysis, Mention, Person

_LONGEST = 40
"""Characters of 这位…… at most."""
# 「这位」四十六岁的地理教师
_THIS = re.compile(r"(?:这位|这名|该名|此位)")
# 张三、李四「和」王五
_JOINED = re.compile(r"、|和|与|及|以及|跟")
# 张三、李四「等5人都」
_ALL = re.compile(
    r"(?:等?[两三四五六七八九十0-9]+(?:人|位|名[\u4e00-\u9fff]{1,3})|等人|等|夫妇|夫妻|兄弟|姐妹|父子|师徒)?"
)
# 由「」李华「创办」, 被爱因斯坦「证明」
_BY = re.compile(r"(?:由|被)$")
# 领舞「的是」头目的孙子高伟伦, 把祭典找回来的，「是」
_CLEFT = re.compile(r"(?P<done>[^“”「」]{2,30})的(?:，|,)?(?:就|正|便|则|却)?是$")
# 「他」被王强叫住
_HE = re.compile(r"[^，。]{0,6}[他她我你]")


def this_one(text: str, at: int, end: int) -> int:
    """The place behind 这位四十六岁的中学地理教师 at `at`, 0 if there is no such phrase."""
    opened = _THIS.match(text, at, end)
    if opened is None:
        return 0
    limit = min(end, at + _LONGEST)
    tokens = [(opened.end() + a, opened.end() + b) for a, b in segment.cut(text[opened.end() : limit])]
    for i, (_, b) in enumerate(tokens):
        behind = text[tokens[i + 1][0] : tokens[i + 1][1]] if i + 1 < len(tokens) else ""
        goes_on = behind and (
            behind in ("的", "、", "和", "与", "兼", "之一", "们")
            or segment.tag(behind).startswith(("n", "a"))
        )
        if b - opened.end() > 1 and person_noun(text[max(opened.end(), b - 4) : b]) and not goes_on:
            return b
    return 0


def by_title(analysis: Analysis, state: State, first: str) -> Person | None:
    """Who 先生 or 校长 is at the head of a clause: the one person of the essay who is called so by name."""
    if first not in words("titles") or first in words("titles", "family"):
        return None
    called = [
        p for p in analysis.people if not p.generic and any(mention.title == first for mention in p.mentions)
    ]
    if state.hero in called:
        return state.hero if not set(state.seen) & (set(called) - {state.hero}) else None
    return called[0] if len(called) == 1 and called[0] in (*state.seen, state.before) else None


def together(
    analysis: Analysis, owners: Mapping[Mention, Person], at: int, end: int
) -> tuple[list[Person], int]:
    """The people of a list at the head of a clause (张三、李四和王五三人) and the place behind it; none if there is no list."""
    text = analysis.essay.shadow
    found: list[Person] = []
    place = at
    for mention in beginning(analysis.mentions, at, end):
        role = roles.before(analysis.essay, mention, analysis.mentions)
        if mention not in owners or place not in (mention.start, role[0] if role else mention.start):
            break
        found.append(owners[mention])
        place = mention.end + len(mention.title)
        tie = _JOINED.match(text, place, end)
        if tie is None:
            break
        place = tie.end()
    else:
        return [], at
    if len(found) < 2 or _JOINED.match(text, place - 1, place):
        return [], at
    several = _ALL.match(text, place, end)
    place = several.end() if several else place
    return (found, place) if place < end and text[place] not in "的之、》" else ([], at)


def agents(
    analysis: Analysis, owners: Mapping[Mention, Person], start: int, end: int
) -> Iterator[tuple[Person, int]]:
    """Who did what a clause tells of something else, and the place behind the name: 学会由|李华|创办于1990年."""
    text = analysis.essay.shadow
    for by in re.finditer("由", text[start:end]):
        many, behind = together(analysis, owners, start + by.end(), end)
        verb = segment.cut(text[behind : min(end, behind + 8)])
        acts = verb and segment.tag(text[behind : behind + verb[0][1]]).startswith(("v", "d"))
        if many and acts and "的" not in text[behind:end]:  # 奖项由张三、李四共同捐赠
            yield from ((person, behind) for person in dict.fromkeys(many))
            return
    for mention in beginning(analysis.mentions, start, end):
        if mention not in owners:
            continue
        role = roles.before(analysis.essay, mention, analysis.mentions)
        left = role[0] if role else mention.start
        behind = mention.end + len(mention.title)
        verb = segment.cut(text[behind : min(end, behind + 8)])
        acts = verb and segment.tag(text[behind + verb[0][0] : behind + verb[0][1]]).startswith(
            ("v", "d", "p")
        )
        if not acts or not _BY.search(text, start, left) or _HE.match(text, start, left):
            continue
        if "的" not in text[behind:end]:
            yield owners[mention], behind


def cleft(
    analysis: Analysis, owners: Mapping[Mention, Person], start: int, end: int, low: int
) -> tuple[Person, int] | None:
    """领舞的是大学生|高伟伦: who did it and where the clause begins, at `low` at the earliest."""
    text = analysis.essay.shadow
    last = [
        m for m in beginning(analysis.mentions, start, end) if m.end + len(m.title) == end and m in owners
    ]
    if not last:
        return None
    role = roles.before(analysis.essay, last[-1], analysis.mentions)
    left = role[0] if role else last[-1].start
    found = _CLEFT.search(text, low, left)
    if found is None or beginning(analysis.mentions, found.start(), left) or "，" in found["done"]:
        begun = found.start("done") + found["done"].rfind("，") + 1 if found else 0
        if found is None or beginning(analysis.mentions, begun, left) or begun < low:
            return None
        return owners[last[-1]], begun
    return owners[last[-1]], found.start()
