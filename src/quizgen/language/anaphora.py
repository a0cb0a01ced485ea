"""Subjects that name nobody and still are somebody: 这位老焊工, 先生 of the one who is called so."""

import re

from quizgen.language import segment
from quizgen.language.antecedents import State
from quizgen.language.companions import companions, team
from quizgen.language.named import NO_SUBJECT, predicative
from quizgen.language.names import person_noun
from quizgen.language.tables import FAMILY, words
from quizgen.model import Analysis, Person

_LONGEST = 40
"""Characters of 这位…… at most."""
# 「这位」四十六岁的地理教师
_THIS = re.compile(r"(?:这位|这名|该名|此位|这个)")
# 「一个」卖油的老翁
_NEW = re.compile(r"(?:有|来了)?(?:一个|一位|一名|另一个|另一位)")
# 他|拿起锤子; not 他们, 他的, 他父亲
_PRONOUN = re.compile(rf"(?:只见)?(他|她)(?![们的之]|所(?![说言述写])|(?:{FAMILY}|师父|师傅|父母|家人|家里))")


# 「十八岁的」他, 「刚毕业的」她, 「身为母亲的」她
_SUCH_HE = re.compile(
    r"(?:[^，。“”他她我你]{2,14}[一二两三四五六七八九十几多0-9]年的|[^，。“”]{0,6}(?:岁|出头|多岁|年级|年轻|年幼|退休|毕业|失业|下岗|失明|失聪|回国|归来|获救|病重|重病|长大了?|成名|当选|[身作]为[^，。]{1,8}|来自[^，。的]{1,10}(?:的[^，。的]{1,6})?|爱[^，。]{1,4}|热爱[^，。]{1,8}|好学|孤独|倔强|坚强|善良|要强|内向|腼腆|羞怯|从小[^，。]{1,10}|自幼[^，。]{1,10}|刚刚?[^，。]{1,8})的)(他|她)(?![们的之])"
)
# 他「寄来的信上写着」, 他「上个月办的展览是」
_OWN_THING = re.compile(
    r"(?![把将在从用以对给为被向让])[^，。：“了过着]{1,8}的[^，。：“的]{1,8}(?:上|里|中)?(?:是|有|印|写|刻|发表|出版|问世|获)"
)
# ，「」父亲顾长福; not 他的父亲, 李华之父
_BARE = re.compile(r"(?:^|[，。；：！？\s“”「」、]|我的?)$")
# 「他」的团队, 「他」带领的课题组
_WHOSE = re.compile(r"(他|她)(?=[的带领率主])")


def personal(analysis: Analysis, start: int, at: int, end: int) -> tuple[str, int] | None:
    """他 or 她 as the subject of a clause, with the place behind it and whom it did it with: 她和两个姐姐, 他的团队."""
    text = analysis.essay.shadow
    found = _PRONOUN.match(text, at, end) or _SUCH_HE.match(text, at, end) or _SUCH_HE.match(text, start, end)
    if found is None:
        whose = _WHOSE.match(text, at, end)
        behind = team(text, whose.end(), end) if whose else at
        return (whose.group(1), behind) if whose and behind > whose.end() else None
    behind = companions(analysis, found.end(), end)[0]
    along = behind > found.end() and not predicative(text, behind, end)
    if along or NO_SUBJECT.match(text, behind) or _OWN_THING.match(text, found.end(), end):
        return None
    return found.group(1), behind


def this_one(text: str, at: int, end: int, which: re.Pattern[str] = _THIS) -> int:
    """The place behind 这位四十六岁的中学地理教师 at `at`, 0 if there is no such phrase."""
    opened = which.match(text, at, end)
    if opened is None:
        return 0
    limit = min(end, at + _LONGEST)
    tokens = [(opened.end() + a, opened.end() + b) for a, b in segment.cut(text[opened.end() : limit])]
    for i, (a, b) in enumerate(tokens):
        if segment.tag(text[a:b]) == "p" or text[a] in "，。；：！？":
            return 0  # 这个医生原本|在|长沙一家医院上班; 这个项目的资金，带领村民…
        behind = text[tokens[i + 1][0] : tokens[i + 1][1]] if i + 1 < len(tokens) else ""
        if behind == "的" and text[a:b].endswith(tuple(words("bodies"))):
            return 0  # 这个国家实验室的|负责人
        goes_on = behind and (
            behind in ("的", "、", "和", "与", "兼", "之一", "们")
            or segment.tag(behind).startswith(("n", "a"))
        )
        if b - opened.end() > 1 and person_noun(text[max(opened.end(), b - 4) : b]) and not goes_on:
            return b
    return 0


def new_one(text: str, at: int, end: int) -> str:
    """一个卖油的老翁 at the head of a clause: somebody who may be meant by the next 他, "" if there is nobody."""
    who = text[at : this_one(text, at, end, _NEW)]
    return "" if "是" in who else who


def by_title(analysis: Analysis, state: State, first: str) -> Person | None:
    """Who 先生, 校长 or 父亲 is at the head of a clause: the one person of the essay who is called or introduced so."""
    if first in words("titles") and first not in words("titles", "family"):
        called = [p for p in analysis.people if not p.generic and any(m.title == first for m in p.mentions)]
        if state.hero in called:
            return state.hero if not set(state.seen) & (set(called) - {state.hero}) else None
        if len(called) == 1 and called[0] in (*state.seen, state.before):
            return called[0]
    return _introduced(analysis, state, first) if person_noun(first) or first in words("titles") else None


def _introduced(analysis: Analysis, state: State, first: str) -> Person | None:
    """Who 父亲 is where 父亲顾长福 was named, 队长 where 队长李华 was: the only one, with nobody's name before the word."""
    text = analysis.essay.shadow
    found = {
        id(person): person
        for person in analysis.people
        for mention in person.mentions
        if text.endswith(first, 0, mention.start) and _BARE.search(text, 0, mention.start - len(first))
    }
    person = next(iter(found.values()), None)
    if len(found) != 1 or person is None:
        return None
    near = person in (*state.seen, state.before, state.hero)
    return person if near or first in words("titles", "family") else None
