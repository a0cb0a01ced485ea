"""Who 他 and 她 are: what a reader remembers of the people named, and whom a pronoun can stand for."""

import re
from dataclasses import dataclass
from functools import lru_cache

from quizgen.language.tables import words
from quizgen.model import Person

_RECENT = 2
"""Sentences since the last name within which a pronoun can stand for it."""
# 李白「的诗」, 李白「《静夜思》」: who is only quoted is not spoken of
CITED = re.compile(
    r"的?(?:名|古|代表)?(?:诗|词|句|文章|散文|小说|作品|名著|著作|书法|画|歌|曲|言|话)|的?[《〈]"
)
# 王强「聘她」做助手: she is not the one who does it
TO_HIM = re.compile(
    r"(?:聘|邀|请|派|给|把|对|帮|送|见|见到|问|陪|教|救|找|向|为|与|和|跟|被|劝|骂|夸|鼓励|提拔|推荐|称|遇到|看到)(他|她)(?![的们]|自己)"
)


@dataclass(slots=True)
class State:
    """What a reader remembers while he reads on."""

    subject: Person | None = None
    seen: tuple[Person, ...] = ()
    """People named in this paragraph."""
    before: Person | None = None
    """The only person of the paragraph before, if there was only one."""
    here: tuple[Person, ...] = ()
    """People named in this sentence."""
    topic: Person | None = None
    """Whose deeds the sentence before told, if it named nobody else."""
    told: Person | None = None
    """The last subject of this sentence."""
    clouded: bool = False
    """Something between makes a pronoun doubtful: another human subject, a hole in the text."""
    others: tuple[tuple[str, Person], ...] = ()
    """Pronouns of this paragraph with somebody they are not: 王强 of 她 in 王强聘她做助手."""
    age: int = 0
    """Sentences since the last name or subject that was sure."""
    telling: bool = False
    """The clause before ended in a verb of saying: what follows is said, and has subjects of its own."""
    apposed: bool = False
    """The clause before said who the subject is and nothing else: 沈括，杭州人，……"""


def antecedent(state: State, pronoun: str) -> Person | None:
    """Who 他 is: the only person of the paragraph so far, of the one before, or the subject just spoken of alone."""
    if state.clouded or state.age > _RECENT:
        return None
    person = _candidate(state)
    if person is None or (pronoun, person) in state.others:
        return None
    other_sex = words("titles", "woman" if pronoun == "他" else "man")
    return None if _titles(person) & other_sex else person


@lru_cache(maxsize=64)
def _titles(person: Person) -> frozenset[str]:
    return frozenset(mention.title for mention in person.mentions)


def _candidate(state: State) -> Person | None:
    named = list(dict.fromkeys(state.seen))
    if len(named) == 1:
        return named[0]
    if state.here:
        return state.told if set(state.here) == {state.told} else None
    return state.topic if named else state.before
