"""Whom a paragraph or a sentence is about: of its section, of an interview, of the life it tells, of its last deeds."""

import re
from collections.abc import Mapping

from quizgen.language.antecedents import State
from quizgen.language.fold import simplify
from quizgen.language.heroes import of_section
from quizgen.language.named import opens
from quizgen.language.openers import behind_openers
from quizgen.language.parts import pieces
from quizgen.language.spans import beginning
from quizgen.model import Analysis, Mention, Person, Sentence

# 路远「（1949—1992）原名」王卫民, 「生于」陕西, 「男，」1950年生
_BORN = re.compile(
    r"[（(](?:[A-Za-z][A-Za-z .·-]+[，,])?\s*(?:公元)?前?(?:\d{2,4}|[一二][〇零○一二三四五六七八九]{3})年?[^（）()，。]{0,8}[-—–－~～至][^（）()]{0,12}[）)]|原名|，字[\u4e00-\u9fff]{1,3}，|，号[\u4e00-\u9fff]{2,4}，|(?<!次)生于|出生[于在，]|，[男女]，|籍贯|年[^，。]{0,6}(?:出)?生[，。于]|，[\u4e00-\u9fff]{2,8}人，"
)
# 张文环（1909─1978）, 陆星儿简介: an essay that tells somebody's life
# 第六章 甲, 甲小传, 甲（1890—1974）, 甲的六十四年
_OF_LIFE = re.compile(
    r"(?:第[一二三四五六七八九十\d]{1,3}[章节回讲篇课][\s　]*)?甲(?:先生|女士)?(?:简介|生平|小传|传略|简历|年谱|略传|的(?:一生|人生|[一二三四五六七八九十\d]{1,4}年))?"
    r"\s*(?:[（(][^（()）]*\d{3,4}[^（()）]*[）)])?"
)
_TITLE_PARTS = re.compile("[—–：:|｜]+")  # 人间送小温——|汪曾祺小传
_TURN = re.compile("[：:](?!\\s*[“「『])")  # 沈越：（笑）他去年走的; not 沈越：“…”


def section(analysis: Analysis, owners: Mapping[Mention, Person], sentence: Sentence) -> Person | None:
    """Whom the section of a paragraph tells of, unless the paragraph begins with somebody else."""
    text, own = analysis.essay.shadow, of_section(analysis, sentence.start)
    if own is None:
        return None
    start, end = next(pieces(analysis, sentence.start, sentence.end), (sentence.start, sentence.end))
    clause = start, behind_openers(text, start, end), end
    opening = (m for m in beginning(analysis.mentions, start, end) if opens(analysis, m, clause))
    first = next(opening, None)
    return own if first is None or owners.get(first) is own else None


def whose_turn(analysis: Analysis, owners: Mapping[Mention, Person], sentence: Sentence) -> Person | None:
    """Who answers in an interview, and is nobody he tells of: 沈越：|他去年走的，…; not 沈越说：“…”."""
    text = analysis.essay.shadow
    for mention in beginning(analysis.mentions, sentence.start, sentence.start + 1):
        if _TURN.match(text, mention.end + len(mention.title)):
            return owners.get(mention)
    return None


def tells_life(title: str, about: Person) -> bool:
    """Is a title nothing but somebody's name, 简介 or his years?"""
    return _OF_LIFE.fullmatch(simplify(title.replace(about.name, "甲", 1))) is not None


def whose_life(title: str, about: Person | None) -> Person | None:
    """Whom the essay is about, where its title or a part of it says that it tells his life: 人间送小温——汪曾祺小传."""
    return about if about and any(tells_life(part, about) for part in _TITLE_PARTS.split(title)) else None


def life(analysis: Analysis, last: Sentence | None, state: State) -> Person | None:
    """Whose life the text tells behind `last`, a paragraph's first: 路远（1949—1992）原名王卫民，…。|曾在县里读书, until somebody else does something."""
    if last is None or state.told in (None, state.life):
        return state.life
    text = analysis.essay.shadow
    first = not text[text.rfind("\n", 0, last.start) + 1 : last.start].strip()
    return state.told if first and _BORN.search(text, last.start, last.end) else None


def stays(state: State) -> Person | None:
    """Whom the next paragraph goes on with: whom the essay is about, if this one spoke of him and ends with nobody else."""
    about = state.hero
    own = state.pronouns.get(about) if about else None
    if not about or not own or about not in (*state.seen, state.before):
        return None
    if state.clouded and about not in state.seen:
        return None  # 这位学者来到工地: the paragraph told of somebody else
    return about


def of_sentence(state: State) -> Person | None:
    """Whom a sentence was about: its last subject, if nobody else it named can be meant by the same pronoun."""
    if state.told is None:
        return None
    own = state.pronouns.get(state.told)
    if state.told is state.hero and own and not state.met:
        return state.told
    rivals = [p for p in state.here if p is not state.told and (not own or state.pronouns.get(p, own) == own)]
    return None if rivals else state.told
