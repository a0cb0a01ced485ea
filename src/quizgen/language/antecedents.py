"""Who 他 and 她 are: what a reader remembers of the people named, and whom a pronoun can stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from quizgen.language.heroes import sex_known
from quizgen.model import Person

ANY = "他她"
"""Both pronouns: whoever stands between may be meant by either."""
_RECENT = 2
"""Sentences since the last name within which a pronoun can stand for it."""
_LONG = 6
"""The same for whom the whole essay is about."""
# 李白「的诗」, 李白「《静夜思》」: who is only quoted is not spoken of; 弘一「法师冥寿」, 鲁迅「诞辰」: nor whose day it is
CITED = re.compile(
    r"(?:先生|法师|同志|女士)?(?:的)?(?:冥寿|诞辰|冥诞|生日|忌日|逝世[^，。]{0,8}周年)|的?(?:名|古|代表)?(?:诗|词|句|文章|散文|小说|作品|名著|著作|书法|画|歌|曲|言|话)(?![了过着出成完给])|的?[《〈]"
)
# 遇到了王强, 来了一位叫王强的: who comes in may be spoken of next
MEETS = re.compile(
    r"(?:遇到|遇见|碰到|碰见|结识|认识|见到|看到|发现|找到|来了|走来|有|叫|名叫|是|交给|传给|推荐|介绍|请来|聘请|收)了?[^，。]{0,14}$"
)
# 王强「聘她」做助手: she is not the one who does it
TO_HIM = re.compile(
    r"(?:待|对待|召|召见|传召|勉励|夸奖|训斥|斥责|责备|警告|挽留|资助|栽培|接济|收留|录取|打趣|嘲笑|启发|指点|指导|说|聘|邀|请|派|给|把|对|帮|送|见|见到|问|陪|教|救|找|向|为|与|和|跟|被|劝|骂|夸|鼓励|提拔|推荐|称|遇到|看到|埋怨|责怪|安慰|嘱咐|叮嘱|提醒|告诉|支持|反对|批评|感谢|照顾|认识|爱上|嫁给|娶|评价|形容|赞扬|称赞|看着|望着|指着|领着|带着|牵着|拉着|背着|抱着|扶着|陪着|跟着)(?:[^，。的]{1,5}的)?(他|她)(?![们的]|自己)"
)


@dataclass(slots=True)
class State:
    """What a reader remembers while he reads on."""

    subject: Person | None = None
    beside: tuple[Person, ...] = ()
    """Who does it along with the subject: 李华 of 王强和李华."""
    seen: tuple[Person, ...] = ()
    """People named in this paragraph."""
    before: Person | None = None
    """The only person of the paragraph before, if there was only one, else whom it was about at its end."""
    cited: tuple[Person, ...] = ()
    """Those of them who so far were named in somebody's words only."""
    here: tuple[Person, ...] = ()
    """People named in this sentence."""
    topic: Person | None = None
    """Whose deeds the sentence before told, if it named nobody else who could be meant."""
    told: Person | None = None
    """The last subject of this sentence."""
    clouded: str = ""
    """The pronouns that something between makes doubtful: 她 behind 母亲, both behind a hole in the text."""
    others: tuple[tuple[str, Person], ...] = ()
    """Pronouns of this paragraph with somebody they are not: 王强 of 她 in 王强聘她做助手."""
    section: Person | None = None
    """Whom the section tells of, by its heading: 2．孙家栋：去做就是."""
    she: Person | None = None
    """Who 她 was the last time."""
    asked: Person | None = None
    """Who asked something in the last clause that had a subject, and does not answer it himself."""
    age: int = 0
    """Sentences since the last name or subject that was sure."""
    met: bool = False
    """Somebody came in at the end of this sentence, and may be spoken of next."""
    dated: bool = False
    """The sentence began with a year or another time that opens a new scene."""
    begun: bool = False
    """Somebody of the essay has been named."""
    opening: bool = False
    """Nothing but times has been read of this sentence."""
    telling: bool = False
    """The clause before ended in a verb of saying: what follows is said, and has subjects of its own."""
    apposed: bool = False
    """The clause before said who the subject is and nothing else: 沈括，杭州人，……"""
    life: Person | None = None
    """Whose life this paragraph tells, once its first sentence has said when or as what he was born."""
    hero: Person | None = None
    """Whom the essay is about."""
    titled: Person | None = None
    """The same, where the title says that it tells a life: 人间送小温——汪曾祺小传."""
    pronouns: Mapping[Person, str] = field(default_factory=dict)
    """他 or 她 of those of whom it is known."""


def antecedent(state: State, pronoun: str, *, shifted: bool = False) -> Person | None:
    """Who 他 is: the only person of the paragraph it fits, the one of the paragraph before, or the subject just spoken of.

    `shifted`: the clause opens another scene (有一回), so the pronoun goes back to whom the essay is about.
    """
    if shifted and _of_hero(state, pronoun):
        return state.hero
    if pronoun in state.clouded:
        return None
    named = [person for person in dict.fromkeys(state.seen) if _fits(state, person, pronoun)]
    person = _candidate(state, pronoun, named)
    if person is None or person in state.cited or not _fits(state, person, pronoun):
        return None
    if pronoun == "她" and state.she not in (None, person) and not sex_known(state.pronouns, person):
        return None  # 台长认为…，她很快就被派去做别的工作: the one who was she before
    return person if not state.begun or state.age <= (_LONG if person is state.hero else _RECENT) else None


def _of_hero(state: State, pronoun: str) -> bool:
    """1923年，他……: a dated sentence goes on with whom the essay is about, unless the paragraph is about somebody else."""
    hero = state.hero
    if (
        hero is None
        or state.pronouns.get(hero) != pronoun
        or state.age > _LONG
        or not _fits(state, hero, pronoun)
    ):
        return False
    if (
        state.subject not in (None, hero)
        and state.subject in state.seen
        and _fits(state, state.subject, pronoun)
    ):
        return False  # 葉炳文正是葉夢龍的後人。開學那天，他…
    return hero in state.seen or not any(_fits(state, person, pronoun) for person in state.seen)


def compared(text: str, start: int) -> bool:
    """查访比|斯诺更细: does the one named at `start` do nothing but stand beside somebody who does?"""
    return text.endswith("比", 0, start)


def _fits(state: State, person: Person, pronoun: str) -> bool:
    return (pronoun, person) not in state.others and state.pronouns.get(person, pronoun) == pronoun


def _of_another(state: State, person: Person, pronoun: str) -> bool:
    """In a life of somebody else: 编辑李清泉发了他的小说。…有人问他属于哪一派, unless this sentence tells of him?"""
    hero = state.titled
    return (
        hero is not None and hero is not person and person is not state.told and _fits(state, hero, pronoun)
    )


def _candidate(state: State, pronoun: str, named: list[Person]) -> Person | None:
    if state.section and _fits(state, state.section, pronoun) and set(state.here) <= {state.section}:
        return state.section
    if not state.seen:
        return state.before or (None if state.begun else state.hero)
    if len(named) == 1:
        return None if _of_another(state, named[0], pronoun) else named[0]
    women = [person for person in named if state.pronouns.get(person) == "她"]
    if pronoun == "她" and women == [state.hero]:
        return women[0]  # 林巧稚的学生郎景和回忆……她
    here = [person for person in dict.fromkeys(state.here) if _fits(state, person, pronoun)]
    if here:
        return state.told if here == [state.told] else None
    if not named:
        return state.hero if state.hero and state.hero not in state.seen else None
    return state.topic
