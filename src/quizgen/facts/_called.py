"""Whom a word for a person means: the one person of the essay who is 母亲, 老师傅 or 校长."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from quizgen.facts import _phrases, _roles
from quizgen.facts._scene import Bearing, Scene, words
from quizgen.language.heroes import hero
from quizgen.language.spans import beginning
from quizgen.model import Analysis, Clause, Mention, Person

_DEPUTY = ("副", "前", "原", "助理", "代", "候任")  # 「副」局长 is no 局长
# 何田的母亲「叫」林秀梅, 师父「名叫」赵立本, 我师父「是」赵立本
_NAMED = re.compile(r"(?P<who>[^，。：；！？\n]{1,16}?)(?:名叫|叫做|叫|名为|姓名是|就是|是)$")
# 「我」母亲, 「他的」师父, 「那位」老人
_OWN = re.compile(r"(?:(?:我|他|她|我们|他们|自己)的?|[这那该][位名个]?)")
# 「七十二岁的」赵立本, 赵立本「年过六旬」, 赵「爷爷」
_OLD = re.compile(
    r"(?:[六七八九]十[一二三四五六七八九多几来]?|[6-9][0-9])(?:多)?岁|[六七八九]旬|花甲|古稀|耄耋|退休|满头白发|白发苍苍|[爷奶]|老[师匠支书教人校]"
)
_NEAR = 14
"""Characters round a name in which its bearer's age stands."""
_REACH = 200
"""Characters before 徒弟 in which whose he is was named."""
_SOMEBODY = "(?:[一另某几数]|有|来了|[两三四五六七八九十])[一]?[位个名]?[^，。！？、的]{0,6}"
"""Brings in somebody without a name: 一位(老人), 有个(木匠)."""


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in words("people", "alike"):
        group = frozenset(row.split("="))
        for word in group:
            found[word] = found.get(word, frozenset()) | group
    return found


@cache
def _others() -> Mapping[str, tuple[str, str]]:
    rows = (row.split(">") for row in words("people", "other"))
    return {word: (other.split("/")[0], other.split("/")[1]) for word, other in rows}


def alike(one: str, two: str) -> bool:
    """Whether two words say the same of a person: 师父 and 老师傅, 主教练 and 教练."""
    groups = _groups()
    if one == two or two in groups.get(one, ()):
        return True
    short, long = sorted((one.removeprefix("老"), two.removeprefix("老")), key=len)
    return len(short) > 1 and long.endswith(short) and not long.startswith(_DEPUTY)


def bearings(analysis: Analysis, known: Mapping[Person, str]) -> Iterator[Bearing]:
    """Every word for what a person of the essay is, and for whom he is it to: `known` tells who is 他 or 她."""
    own: dict[int, list[Clause]] = {}
    for clause in analysis.clauses:
        own.setdefault(id(clause.person), []).append(clause)
    owners = {mention: person for person in analysis.people for mention in person.mentions}
    about = hero(analysis)
    for person in analysis.people:
        roles = [(told.start, told.end) for told in _roles.find(analysis, person, own.get(id(person), ()))]
        roles += [span for mention in person.mentions if (span := _named(analysis, mention))]
        for start, end in roles:
            noun = _noun(analysis.essay.shadow[start:end])
            if not noun:
                continue
            of = [owners[m] for m in beginning(analysis.mentions, start, end) if m in owners]
            owner = of[0] if of else _other(analysis, owners, about, person, start)
            yield Bearing(person, noun, owner, start)
            canonical = next((key for key in _others() if alike(key, noun)), None)
            if owner and owner != person and canonical:
                man, woman = _others()[canonical]
                yield Bearing(owner, woman if known.get(owner) == "她" else man, person, start)


def _other(
    analysis: Analysis, owners: Mapping[Mention, Person], about: Person | None, person: Person, start: int
) -> Person | None:
    """Whose 徒弟 somebody is where that is not said: of the only one just named, else of whom the essay is about."""
    paragraph = analysis.essay.shadow.rfind("\n", 0, start) + 1
    for low in (paragraph, max(0, start - _REACH)):
        rest = {owners[m] for m in beginning(analysis.mentions, low, start) if m in owners} - {person}
        if rest:
            return next(iter(rest)) if len(rest) == 1 else None
    return about if about != person else None


def _named(analysis: Analysis, mention: Mention) -> tuple[int, int] | None:
    low = max(0, mention.start - 20)
    found = _NAMED.search(analysis.essay.shadow[low : mention.start])
    return (low + found.start("who"), low + found.end("who")) if found else None


def _noun(role: str) -> str:
    """The word a role ends in, 副 or 老 before it with it: 镇上小学的|校长, 市旅游局|副局长."""
    at_end = [m for m in _phrases.patterns()["role"].finditer(role) if m.end() == len(role)]
    if not at_end:
        return ""
    start = at_end[0].start()
    deputy = next((d for d in (*_DEPUTY, "老") if role.endswith(d, 0, start)), "")
    return deputy + role[start:]


def meant(scene: Scene, start: int, end: int) -> Person | None:
    """The one person of the essay whom the phrase at `start:end` calls by what he is, None where that is not sure."""
    text = scene.masked
    of = [m for m in scene.named(start, end) if m in scene.owners]
    at = of[0].end + len(of[0].title) if of else start
    own = _OWN.match(text, at, end)
    if own and own.end() < end:
        at = own.end()
    at += text.startswith("的", at)
    noun = text[at:end]
    role = _phrases.patterns()["role"]
    if not (role.fullmatch(noun) or role.fullmatch(noun.removeprefix("老"))):
        return None
    if noun in words("people", "anyone") and not of:
        return _just_told_of(scene, noun, start, end)
    owner = scene.owners[of[0]] if of else None
    fitting = [b for b in scene.called if b.start < start and alike(noun, b.noun) and b.person != owner]
    if owner:
        fitting = [b for b in fitting if b.owner in (owner, None)]
    fitting = [b for b in fitting if b.noun == noun] or fitting  # 老主任 is not the 主任 of today
    people = list(dict.fromkeys(b.person for b in fitting))
    if not people and not of:
        return _grandparent(scene, noun)
    if len(people) != 1 or _another(scene, noun, fitting[0].start, start):
        return None
    return people[0]


def _grandparent(scene: Scene, noun: str) -> Person | None:
    """外婆 where an essay tells of one couple and their grandchild: the wife, who is nobody's child there."""
    young = {b.person for b in scene.called if b.noun in words("people", "young")}
    for bearing in scene.called:
        if "孙" not in bearing.noun or bearing.noun not in _others():
            continue
        for word, spouse in zip(_others()[bearing.noun], ("丈夫", "妻子"), strict=True):
            fitting = {b.person for b in scene.called if b.noun == spouse} - young
            if alike(noun, word) and len(fitting) == 1:
                return fitting.pop()
    return None


def _just_told_of(scene: Scene, noun: str, start: int, end: int) -> Person | None:
    """老人 of the one person named in the paragraph and the one before, if he is not named beside it."""
    text = scene.masked
    paragraph = text.rfind("\n", 0, start) + 1
    low = max(0, text.rfind("\n", 0, max(0, paragraph - 2)) + 1)
    near = {scene.owners.get(m) for m in scene.named(paragraph, start)}
    near = near or {scene.owners.get(m) for m in scene.named(low, start)}
    stop = next((i for i in range(end, len(text)) if text[i] in "。！？\n"), len(text))
    beside = {scene.owners.get(m) for m in scene.named(scene.begin(start), stop)}
    if noun.startswith("老"):
        young = {b.person for b in scene.called if b.noun in words("people", "young")}
        near = (near - young) or {hero(scene.analysis)} - young - {None}
        old: set[Person | None] = {person for person in scene.analysis.people if _old(scene, person, start)}
        if old or len(near) > 1:
            near = near & old or (old if len(old) == 1 else set())
    person = next(iter(near)) if len(near) == 1 else None
    if person is None or person in beside:
        return None
    word = "他" if noun in words("people", "him") else "她" if noun in words("people", "her") else ""
    if word and scene.pronouns.get(person, word) != word:
        return None
    return None if _another(scene, noun, min(person.mentions[0].start, paragraph), start) else person


def _old(scene: Scene, person: Person, at: int) -> bool:
    """Whether the essay tells that somebody is old: 七十二岁的赵立本, 赵爷爷."""
    text = scene.masked
    if any(b.person == person and b.noun in words("people", "old") and b.start < at for b in scene.called):
        return True
    return any(
        m.title in ("爷爷", "奶奶", "伯伯", "老") or _OLD.search(text, max(0, m.start - _NEAR), m.end + _NEAR)
        for m in person.mentions
    )


def _another(scene: Scene, noun: str, low: int, high: int) -> bool:
    """Whether somebody without a name is brought in by the word between: 一位老人."""
    for found in re.finditer(_SOMEBODY + re.escape(noun), scene.masked[low:high]):
        if not scene.named(low + found.end(), low + found.end() + 1):
            return True
    return False
