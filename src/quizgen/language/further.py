"""Clauses of people who are no single subject: 张三、李四都是……, 由李华创办, 领舞的是高伟伦, 派李华率军攻城."""

import re
from collections.abc import Iterator, Mapping

from quizgen.language import roles, segment
from quizgen.language.companions import companions
from quizgen.language.named import predicative
from quizgen.language.openers import behind_openers, continues, first_word
from quizgen.language.spans import beginning
from quizgen.model import Analysis, Clause, Mention, Person, Sentence

# 张三、李四「和」王五
_JOINED = re.compile(r"、|和|与|及|以及|跟")
# 张三、李四「等5人都」
_ALL = re.compile(
    r"(?:等?[两三四五六七八九十0-9]+(?:人|位|名[\u4e00-\u9fff]{1,3})|等人|等|夫妇|夫妻|兄弟|姐妹|父子|师徒)?"
)
# 由「」李华「创办」, 被爱因斯坦「证明」
_BY = re.compile(r"(?:由|被)(?:[\u4e00-\u9fff]{2,6}的)?$")
# 领舞「的是」头目的孙子高伟伦, 把祭典找回来的，「是」
_CLEFT = re.compile(r"(?P<done>[^“”「」]{2,30})的(?:，|,)?(?:就|正|便|则|却)?是$")
# 「他」被王强叫住
_HE = re.compile(r"[^，。]{0,6}[他她我你]")
# 「派」吕蒙率军取长沙, 「让」丈夫砍竹子; not 不让, 想让
_SENDS = re.compile(
    r"(?<![不没想要别肯未])(?:派遣?|命令?|令|遣|委派|指派|选派|请来|派来|邀请?|委托|让)(?:了|出)?$"
)
_ORDERS = re.compile("[派令命遣请邀托让]")
# 县里「派来」农艺师程立群，手把手……; 坚持「是」张桂梅，……: who stands at the end is spoken of next
_BRINGS = re.compile(r"(?:[派请找聘调招叫邀]来|是)(?:了|的是)?$")
# 「据」方岳「介绍」，……
_ACCORDING = re.compile(
    r"(?:晚年|后来|事后|当时)?(?:介绍|回忆|透露|讲述|记述|考证|估计|估算|分析|统计|观察|推算)(?:说|称)?"
)
# 「坚持是」李时珍踏遍青山
_IS = re.compile(r"[^，。“”的他她我你]{1,6}(?:就|便|正)?是")
# 「他」与外甥……
_SAID_HE = re.compile("[他她]")
# 那扇门「是」周老师「自己来开的」
_MADE_BY = re.compile(r"(?:自己|亲手|亲自|亲笔|一手)[^，。的]{1,12}的$")
_SENT = 4
"""Characters of what somebody was sent to do, at least."""


def further(
    analysis: Analysis,
    owners: Mapping[Mention, Person],
    sentence: Sentence,
    clause: tuple[int, int],
    before: int,
) -> Iterator[Clause]:
    """The clauses of several people, of one behind 由 or 被, of one who is it at the end; `before` begins the clause before."""
    start, end = clause
    text = analysis.essay.shadow
    many, behind = together(analysis, owners, behind_openers(text, start, end), end)
    if many and predicative(text, behind, end):
        for person in dict.fromkeys(many):
            yield Clause(start, end, behind, person, "name", sentence)
        return
    is_so = it_is(analysis, owners, start, end)
    if is_so:
        yield Clause(is_so[1], end, is_so[2], is_so[0], "name", sentence)
        return
    done = cleft(analysis, owners, start, end, before if text[start] == "是" else start)
    if done:
        yield Clause(done[1], end, done[1], done[0], "name", sentence)
        return
    for person, place in agents(analysis, owners, start, end):
        yield Clause(start, end, place, person, "name", sentence)


def it_is(
    analysis: Analysis, owners: Mapping[Mention, Person], start: int, end: int
) -> tuple[Person, int, int] | None:
    """坚持是|李华三十年守着一座灯塔: who it is, where that begins and where it goes on behind the name."""
    text = analysis.essay.shadow
    for mention in beginning(analysis.mentions, start, end)[:1]:
        left = roles.opening(analysis.essay, mention, analysis.mentions)
        behind = mention.end + len(mention.title)
        so = _IS.fullmatch(text, start, left) and mention in owners and "的" not in text[behind:end]
        at = behind_openers(text, behind, end)
        if so and at < end and continues(text, at, end) and predicative(text, at, end):
            return owners[mention], left, behind
    return None


def beside(analysis: Analysis, owners: Mapping[Mention, Person], clause: Clause) -> tuple[Person, ...]:
    """Who did it along with the subject of a clause: 方晓燕 of 许国栋和方晓燕修好了大钟."""
    text = analysis.essay.shadow
    if clause.how == "same":
        return ()
    said = _SAID_HE.search(text, clause.start, clause.end) if clause.how == "pronoun" else None
    behind = said.end() if said else clause.predicate
    named = companions(analysis, behind, clause.end)[1]
    found = dict.fromkeys(owners[mention] for mention in named if mention in owners)
    return tuple(person for person in found if person is not clause.person)


def sent(
    analysis: Analysis, owners: Mapping[Mention, Person], sentence: Sentence, clause: tuple[int, int]
) -> Iterator[Clause]:
    """What somebody was sent to do: 孙权派|吕蒙率军取长沙."""
    start, end = clause
    text = analysis.essay.shadow
    for mention in beginning(analysis.mentions, start, end):
        if mention not in owners or not _ORDERS.search(text, start, mention.start):
            continue
        left = roles.opening(analysis.essay, mention, analysis.mentions)
        behind = mention.end + len(mention.title)
        acts = first_word(text, behind, end)
        if (
            end - companions(analysis, behind, end)[0] >= _SENT
            and segment.tag(acts).startswith(("v", "d", "p"))
            and _SENDS.search(text, start, left)
        ):
            yield Clause(left, end, behind, owners[mention], "name", sentence)


def brought(analysis: Analysis, owners: Mapping[Mention, Person], start: int, end: int) -> Person | None:
    """Who comes in at the end of a clause and is spoken of in the next: 县里派来农艺师|程立群."""
    for mention in beginning(analysis.mentions, start, end)[-1:]:
        last = mention.end + len(mention.title) == end
        if (
            last
            and mention in owners
            and _BRINGS.search(
                analysis.essay.shadow, start, roles.opening(analysis.essay, mention, analysis.mentions)
            )
        ):
            return owners[mention]
    return None


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
        left = roles.opening(analysis.essay, mention, analysis.mentions)
        behind = mention.end + len(mention.title)
        verb = segment.cut(text[behind : min(end, behind + 8)])
        if text[left - 1] == "据" and _ACCORDING.fullmatch(text, behind, end):
            yield owners[mention], behind
            continue
        made = text[left - 1] == "是" and _MADE_BY.fullmatch(text, behind, end)
        if made and left - start > 2:
            yield owners[mention], behind  # 那扇门是周老师自己来开的
            continue
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
    left = roles.opening(analysis.essay, last[-1], analysis.mentions)
    found = _CLEFT.search(text, low, left)
    if found is None or beginning(analysis.mentions, found.start(), left) or "，" in found["done"]:
        begun = found.start("done") + found["done"].rfind("，") + 1 if found else 0
        if found is None or beginning(analysis.mentions, begun, left) or begun < low:
            return None
        return owners[last[-1]], begun
    return owners[last[-1]], found.start()
