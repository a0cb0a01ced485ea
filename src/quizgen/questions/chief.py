"""Whom 他, 妻子 and 这位老人 mean where the essay is about one person and nobody else has come between."""

import re

from quizgen.language.anaphora import this_one
from quizgen.language.antecedents import TO_HIM, compared
from quizgen.language.heroes import hero, of_section, pronouns
from quizgen.language.tables import FAMILY
from quizgen.model import Analysis, Mention, Person, Sentence
from quizgen.questions.checks import HE, QUOTED
from quizgen.questions.definites import somebody

OPENING = 3
"""Characters from the beginning of a paragraph within which a sentence opens it."""
KIN_REACH = 3
"""Characters before a name in which a word of kin stands."""

# 查尔斯·李收到了「她的」申请: not the one who receives it
_OF_HIM = re.compile(r"(?:收到|接到|接受|读到|读了|看到|看了|批准|拒绝|采纳|驳回|翻译|出版)了?(?:他|她)的")
# 王淮|又问谁是人才，他…: who asks is not he
_ASKS = re.compile(r"(?:又|再|也|便|就|还|接着)?(?:问|追问|请教)")
# 费穆不急着谈剧本，|只问他|，…; not 茅以升十岁时，祖父教他…
_THEN_HIM = re.compile(f"(?:^|，)(?:并不?|只|便|就|又|还|曾|常|也)?{TO_HIM.pattern}")
ME = re.compile(r"(?<!自)我(?![们国])")  # 程若梅答：|我|1994年从学校毕业
_TURN = re.compile(r"(?:回?答|说)?：(?![“「])")  # 程若梅答：我…; not 荀子说：“…”
# 季大河声称|他找到了水源: he is the one who says so
_CLAIMS = re.compile(r"(?:[说称道觉]得?|认为|表示|宣称|承认|相信|以为|宣布|回忆|写道|知道)[，：]?$")
_LABEL = re.compile(r"[^，。：“”]{0,8}(?:答|问|说|回答)?：(?![“「])")  # 答：他每年…
_STOP = re.compile(r"[，。；：！？]")
# 1943年，|他的处女作上映: the story of a life goes on
_WHEN = re.compile(
    r"(?:同年|次年|翌年|后来|晚年|此后|不久|当时|[^，。]{0,6}\d{2,4}年[^，。]{0,8}|[^，。]{0,3}[\d一二三四五六七八九十]+(?:多|余|来)?[年岁天个月]+[^，。]{0,6})，?"
)
# 祖父|郭荣精通算学。十五六岁时，他…: the hero's kin, not who is told of
_KIN = re.compile(rf"(?:{FAMILY}|[长次]?[子女])$")
# 她是林亚旺|的女儿: told of is the daughter
_OWNS = re.compile(rf"的(?:[大小二三长次]?(?:{FAMILY})|徒弟|学生|弟子|老师|师傅|同事|朋友|同学|助手)")
# 称赞了「另一位」老师傅: he may be this one
_SOMEONE = re.compile(r"[一另][位名个](?!人)")
# 「一位高中生说」，他家在农村……。四个月下来，他…
_ANOTHER = re.compile(r"[一另有][位名个][^，。：“”]{1,14}(?:说|表示|称|告诉|回忆|讲述|写道|写信)")
# 有人问他, 给他看店: who asks without a name is not meant
_ASKED = re.compile(r"(?:有人|别人|人们|大家|记者|旁人|网友|朋友|企业|公司)[^，。；：]*")


def meant(analysis: Analysis, at: int) -> Person | None:
    """The person the essay is about, if 他 or 她 at `at` can be nobody else.

    Nobody else is named since that person's last name or, where the paragraph has none, in the sentence before;
    who asks, invites or judges 他 in the same clause is not meant: 1933年，曾养甫邀他主持建桥。
    """
    pronoun = analysis.essay.shadow[at]
    about = of_section(analysis, at) or hero(analysis)
    told = pronouns(analysis, about)
    if about is None or about.generic or told.get(about, pronoun) != pronoun:
        return None
    others = [p for p in analysis.people if p != about and told.get(p, pronoun) == pronoun]
    if claimed(analysis, about, at) or _answering(analysis.essay.shadow, at) or _asked(analysis, about, at):
        return None
    return about if _nobody_else(analysis, about, others, at) else None


def behind_kin(shadow: str, at: int) -> bool:
    """Does a word of kin stand before the name at `at`: 祖父|郭荣?"""
    return _KIN.search(shadow, max(0, at - KIN_REACH), at) is not None


def _answering(shadow: str, at: int) -> bool:
    """Does somebody speak who is not quoted: 答：他每年要交八千元学费?"""
    return bool(_LABEL.match(shadow, shadow.rfind("\n", 0, at) + 1, at))


def _asked(analysis: Analysis, about: Person, at: int) -> bool:
    """Does the sentence before say what the hero does to somebody who is 他 as well: 费穆只问他，写的时候想着什么？他有点窘?"""
    before, ahead = _sentence_before(analysis, at), analysis.sentence_at(at)
    if before is None or ahead is None or before.end > ahead.start:
        return False
    named = [m for m in about.mentions if before.start <= m.start < before.end]
    done = named and _THEN_HIM.search(_plain(analysis.essay.shadow[named[-1].end : before.end]))
    return bool(done) and not HE.search(analysis.essay.shadow, before.start, named[0].start)


def claimed(analysis: Analysis, about: Person, at: int) -> bool:
    """Is 他 who says it, somebody not named as the hero is: 马拉声称他发现了火; not 《宋史》说他, 汤若望称他为?"""
    shadow, sentence = analysis.essay.shadow, analysis.sentence_at(at)
    begun = sentence.start if sentence else at
    found = _CLAIMS.search(shadow, begun, at)
    if found is None or shadow[found.start() - 1] in "》〉":
        return False
    named = [m for m in analysis.mentions if begun <= m.start < at]
    return not any(m in about.mentions or object_of(analysis, m, at) for m in named)


def whose(analysis: Analysis, at: int) -> Person | None:
    """Whose wife or daughter it is that a sentence at `at` begins with (妻子埋怨他傻): of the person the essay is about."""
    about = of_section(analysis, at) or hero(analysis)
    others = [p for p in analysis.people if p != about]
    if about is None or about.generic or not _nobody_else(analysis, about, others, at):
        return None
    return about


def this_person(analysis: Analysis, at: int, end: int) -> tuple[int, Person] | None:
    """Who 这位四十六岁的地理教师 at `at` is, and the place behind it: 他 of the sentence before, else the only one named there."""
    shadow = analysis.essay.shadow
    behind = this_one(shadow, at, end)
    before = _sentence_before(analysis, at)
    if not behind or before is None or any(m.start == behind for m in analysis.mentions):
        return None
    told = _plain(shadow[before.start : before.end])
    if _SOMEONE.search(told) or shadow.count("“", at, behind) != shadow.count("”", at, behind):
        return None
    if him := HE.search(told):
        person = meant(analysis, before.start + him.start())
        return (behind, person) if person else None
    named = [p for p in analysis.people if any(before.start <= m.start < at for m in p.mentions)]
    if len(named) != 1 or named[0].generic:
        return None
    sentence, object_ = analysis.sentence_at(at), shadow[at - 1] not in "，。；：、“”\n"
    if object_ and sentence and any(sentence.start <= m.start < at for m in named[0].mentions):
        return None  # 许国栋到了云岭，遇见这位道人: not himself
    return behind, named[0]


def turn(analysis: Analysis, at: int) -> Person | None:
    """Who answers in the paragraph of `at`: 程若梅答：我1994年从学校毕业; None where it is no turn of a conversation."""
    shadow = analysis.essay.shadow
    paragraph = shadow.rfind("\n", 0, at) + 1
    for person in analysis.people:
        for mention in person.mentions:
            if mention.start == paragraph and _TURN.match(shadow, mention.end + len(mention.title)):
                return None if person.generic else person
    return None


def _nobody_else(analysis: Analysis, about: Person, others: list[Person], at: int) -> bool:
    shadow = analysis.essay.shadow
    paragraph = shadow.rfind("\n", 0, at) + 1
    before = _sentence_before(analysis, paragraph)
    floor = before.start if before else paragraph
    near = (m for m in about.mentions if m.start < at and not _OWNS.match(shadow, m.end))
    own = [m.start for m in near if not compared(shadow, m.start)]
    if not own:
        return False
    ahead = analysis.sentence_at(at)
    start = ahead.start if ahead else at
    # 做官，他以诚字当头。……同年他献上三十篇: a paragraph that has gone on about him so far
    low = max((s for s in own if s >= floor), default=floor if start <= paragraph + OPENING else paragraph)
    if not any(s >= floor for s in own) and _ANOTHER.search(_plain(shadow[low:start])):
        return False
    when = _WHEN.fullmatch(shadow, start, at)
    if when:
        told = (c.person for c in analysis.clauses if paragraph <= c.start < start)
        if not any(s >= paragraph for s in own) and any(person in others for person in told):
            return False  # 范仲淹…。三十一年以后，他…: the paragraph is about him
        last = _sentence_before(analysis, start)
        low = max(low, last.start if last else low)
    named = [m for p in others for m in p.mentions if low <= m.start < at]
    if any(not acts_on(shadow, m, at) and not (when and behind_kin(shadow, m.start)) for m in named):
        return False
    last = _sentence_before(analysis, start)
    return not _somebody(analysis, max(low, last.start if last else start), at)


def acts_on(shadow: str, mention: Mention, at: int) -> bool:
    """Is 他 what this person's clause is done to: 山本常对他说?"""
    stop = _STOP.search(shadow, mention.end)
    end = max(stop.end() if stop else at, mention.end)
    asks = _ASKS.match(shadow, mention.end + len(mention.title), end)
    return bool(asks) or any(pattern.search(shadow, mention.end, end) for pattern in (TO_HIM, _OF_HIM))


def object_of(analysis: Analysis, mention: Mention, at: int) -> bool:
    """Is 他 at `at` certainly not this person, who asks, calls or invites him: 汤若望称|他|为“中国的第谷”?"""
    shadow = analysis.essay.shadow
    if _ASKS.match(shadow, mention.end + len(mention.title), at):
        return True
    if _STOP.search(shadow, mention.end, at):
        return False
    found = (m for p in (TO_HIM, _OF_HIM) for m in p.finditer(shadow, mention.end, at + 2))
    return any(m.start() < at < m.end() for m in found)


def _somebody(analysis: Analysis, low: int, high: int) -> bool:
    """Is somebody who has no name the subject of a clause of the range: 老师傅很少说话?"""
    shadow = analysis.essay.shadow
    shown = _plain(shadow[low:high])
    at = low
    for clause in re.split(r"(?<=[，。；：！？])", shown):
        end = at + len(clause)
        named = any(at <= m.start < end for m in analysis.mentions)
        if not named and somebody(_ASKED.sub("", clause)):
            return True
        at = end
    return False


def _plain(shown: str) -> str:
    """With words in marks made unreadable, as long as before."""
    return QUOTED.sub(lambda m: "我" * len(m[0]), shown)


def _sentence_before(analysis: Analysis, start: int) -> Sentence | None:
    return max((s for s in analysis.sentences if s.end <= start), key=lambda s: s.start, default=None)
