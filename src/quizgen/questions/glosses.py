"""What a passage must say beside its text: who 他 is, who does it where nobody is named, which work 《方案》 is short for."""

import re
from typing import NamedTuple

from quizgen.language.fold import simplify
from quizgen.language.heroes import of_section
from quizgen.language.names import DOT, person_noun, surname
from quizgen.language.tables import FAMILY
from quizgen.model import Analysis, Blank, Person
from quizgen.questions.definites import anybody
from quizgen.questions.years import WHOLE_YEAR

OPENER = 8
"""Characters that may fall off the beginning of a sentence whose subject is left out."""
_ADVERB = re.compile(
    r"(?:曾经?|先后|又|再次?|(?<![以之此今])后来?|随后|并|也|还|就|才)+$"
)  # 〔路遥〕|曾|在县里读书
# 1968年前|在县里读书: the place belongs to what he did
_PLACE = re.compile(r"(?:在|从|到|于|自|与|和|随)[^，。；：“”\d]{1,12}$")
# 1930年|至1931年|〔徐文斌〕任局长
_FROM_TO = re.compile(r"\d{4}年(?:\d{1,2}月)?[至到—－-]\d{4}年(?:\d{1,2}月)?")
_TITLE = re.compile(r"《[^《》]+》")
# 《公报》显示，…, where 《2020云岭生态公报》 stands before
_SHORT = re.compile(
    r"《(?P<noun>方案|办法|条例|意见|通知|规划|报告|纲要|决定|公报|计划|指南|规定|细则|草案|法案|公约|声明|倡议|白皮书|蓝皮书|共识|标准|协议|宣言|规则|指引)》"
)
_CALLED = re.compile(r"（(?:以下)?[简下]称《")  # 《云岭治水工作方案》|（下称《方案》）
# 沈月琴|，1975年生，…: an entry that tells who somebody is
_ENTRY = re.compile("[，（]")
# （1）谷文昌|。福建东山县委书记，带领群众苦战十几年…; 2、全红婵|：2007年生
_LABELLED = re.compile("[。：:]")
_NUMBER = re.compile(
    r"[ \u3000]*(?:[（(]?\d{1,2}[）)]?[.、．]?|[（(][一二三四五六七八九十]{1,2}[）)]|[①-⑳]|[^\w\s“”「」《》（(])?[ \u3000]*"
)
# 福建东山县委书记|，带领…
_OFFICE = re.compile("[\u4e00-\u9fff]{2,16}，")
SERVES = "从[教医艺业警军政]|执教|任教|行医|入行"  # 从教|29年
# 从教|29年, 著有|《兰塘方言志》, 1994年毕业于…, 地球物理学家，1958年生，…: without whom
_BEGINS = re.compile(
    rf"(?:[\u4e00-\u9fff]{{2,14}}(?:家|者|师|员|人|教授|院士)，)?\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:出)?生(?:于|在|，)|(?:\d{{4}}年(?:\d{{1,2}}月)?，?)?(?:{SERVES}|入职|毕业于|从[^，。]{{2,14}}(?:毕业|退休|退伍|转业)|就读于|师从|师承|长期从事|历任|现任|曾任|起任|[出升转调]任|转到|调到|任(?=[\u4e00-\u9fff]{2, 12}(?:教授|主任|校长|院长|所长|研究员|讲师|助教|馆长|主编))|著有|主编|编有|获评|荣获|当选|被评为|被授予)"
)
# 2021年，|巡护队一共发现线索96起: a body that does it itself
_BODY_DOES = re.compile(
    r"[^，。；了过]{1,6}(?:队|厂|公司|学校|村|县|市|局|馆|院|社|会|站|所|班|团|组|部)(?=一共|共|就|又|还|也|先后|累计|总共|[^，。；的]{0,3}了)"
)
# 当地人武部|先后派过四批民兵: the clause has its own subject
_OWN_SUBJECT = re.compile(
    "[\u4e00-\u9fff]{2}(?:部|部队|厅|局|委|院|会|公司|办公室|政府|学校|大学|中心|协会|工厂|医院|县里|村里|镇上|市里|组织|上级|国家|单位)$"
)
_OF_MANY = re.compile("(?:其中)?最[\u4e00-\u9fff]{1,2}的(?!是)")  # 全队二十二人，|最小的|刚满18岁
# 2014年，|公司引进了|第一批相关仪
_BODY_ACTS = re.compile(
    r"(?:[^，。；：“他她]{2,14}，)?[^，。；：“他她的]{0,6}(?:公司|集团|工厂|[厂县市村乡镇局队院校]里|学校|学院|医院|政府|单位|组织|上级|国家|研究[所院]|协会|委员会|实验室|博物馆|图书馆)[^，。；：的]{0,4}(?:了|过|把|将|给|为|向|开始|决定|引进|成立|投入|建|批准|派)"
)
_BORN = re.compile("年[^。]{0,8}生(?:于|在|，)")  # 1958年|生于云岭
# 许国栋，1935年生，…。大儿子也剪纸。|1958年生于…: one is born once, and children are born too
_BORN_BEFORE = re.compile(f"年[^。]{{0,8}}生(?:于|在|，)|出生|{FAMILY}|徒弟|学生|弟子")


class Gloss(NamedTuple):
    """What a passage must say beside its text: 他〔宁允展〕, 〔魏长林的〕妻子."""

    at: int
    """Place in the text where it goes."""
    added: str
    noun: str
    """What it explains; all three empty where nothing is to be said."""


NONE = Gloss(0, "", "")


def left_out(analysis: Analysis, start: int, end: int, blank: Blank, shown: int | None = None) -> Gloss:
    """Who does it where a sentence about somebody leaves its subject out: 1991年|〔路遥〕完成了…; NONE where it is told.

    `shown`: from where the text stands above the passage.
    """
    low = start if shown is None else shown
    sentence = analysis.sentence_at(start)
    part = analysis.essay.text[:start].rstrip()[-1:] in tuple("；;")  # …；|1993年至2000年〔郭国〕任厂长
    if sentence is None or (start - sentence.start > OPENER and not part):
        return NONE
    first = next((c for c in analysis.clauses_of(sentence) if start <= c.start < end), None)
    if first is None:
        return _of_entry(analysis, start, end, blank)
    if first.how != "same" or first.person.generic or tells_name(analysis, blank, first.person):
        return NONE
    # in 1932年|与许国栋等人组织 the others are named behind; in 坚持是曹雪芹 nobody can tell who is meant
    dated = WHOLE_YEAR.match(analysis.essay.shadow, start)
    behind = first.predicate if dated else first.end
    if any(low <= m.start < end for m in first.person.mentions) or anybody(analysis, start, behind):
        return NONE
    if any(q.start < first.predicate < q.end for q in analysis.quotes):
        return NONE
    if blank.start < first.predicate < blank.end:  # （1993年|至2000年）〔郭国〕任厂长
        return Gloss(blank.end, first.person.name, "")
    shadow, at = analysis.essay.shadow, first.predicate
    for words_before in (_PLACE, _ADVERB):
        found = words_before.search(shadow, first.start, at)
        at = found.start() if found else at
    if span := _FROM_TO.match(shadow, start, end):
        at = max(at, span.end())
    does = any(subject.match(shadow, at, end) for subject in (_BODY_DOES, _OF_MANY))
    own = does or _OWN_SUBJECT.search(shadow, first.start, at)
    return NONE if own or _taken_over(analysis, start, first.person) else Gloss(at, first.person.name, "")


def _taken_over(analysis: Analysis, start: int, person: Person) -> bool:
    """Does a body act in the sentence before, which names nobody: 2014年，公司引进了相关仪。2019年，又装了1260个?"""
    before = analysis.sentence_at(len(analysis.essay.text[:start].rstrip()) - 1)
    if before is None or "\n" in analysis.essay.text[before.start : start]:
        return False
    named = any(before.start <= m.start < before.end for m in person.mentions)
    return not named and _BODY_ACTS.match(analysis.essay.shadow, before.start, before.end) is not None


def _of_entry(analysis: Analysis, start: int, end: int, blank: Blank) -> Gloss:
    """Of whom an entry tells that begins with his name, or stands under it: 沈月琴，1975年生，….|〔沈月琴〕从教29年."""
    shadow = analysis.essay.shadow
    entry = shadow.rfind("\n", 0, start) + 1
    named = [m for m in analysis.mentions if entry <= m.start < end]
    owner = None
    if not named:
        owner = of_section(analysis, start)
    elif (named[0].start == entry and _ENTRY.match(shadow, named[0].end)) or (
        _NUMBER.fullmatch(shadow, entry, named[0].start) and _LABELLED.match(shadow, named[0].end)
    ):
        owner = next((p for p in analysis.people if named[0] in p.mentions), None)
    if owner is None or not all(m in owner.mentions for m in named) or tells_name(analysis, blank, owner):
        return NONE
    again = _BORN.search(shadow, start, end) and _BORN_BEFORE.search(shadow, entry, start)
    office = _OFFICE.match(shadow, start, end)
    begins = _BEGINS.match(shadow, start, end) or (office and person_noun(shadow[start : office.end() - 1]))
    told = any(start <= m.start for m in named) or not begins or again
    return NONE if told else Gloss(start, owner.name, "")


def full_name(analysis: Analysis, blank: Blank, start: int, end: int) -> Gloss:
    """The name of somebody whom a passage begins with only by surname and title: 曹院士|〔曹文宣〕算过一笔账; NONE where it is not sure or told.

    The essay must call him so with his whole name too: 曹文宣院士, 院士曹文宣.
    """
    text, shadow = analysis.essay.text, analysis.essay.shadow
    mention = next((m for m in analysis.mentions if start <= m.start < min(end, start + OPENER)), None)
    owner = next((p for p in analysis.people if mention in p.mentions), None)
    if mention is None or owner is None or owner.generic or not mention.title:
        return NONE
    behind, size = mention.end + len(mention.title), len(owner.name)
    namesakes = sum(surname(simplify(p.name)) == surname(simplify(owner.name)) for p in analysis.people)
    hidden = blank.start < behind and mention.start < blank.end
    quoted = any(q.start < mention.start < q.end for q in analysis.quotes)
    if mention.end - mention.start >= size or namesakes > 1 or hidden or quoted:
        return NONE
    whole = [m for m in owner.mentions if m.end - m.start >= size]
    so = any(m.title == mention.title or shadow.endswith(mention.title, 0, m.start) for m in whole)
    told = any(start <= m.start < end for m in whole) or owner.name in (analysis.essay.title or "")
    if not so or told or tells_name(analysis, blank, owner):
        return NONE
    return Gloss(behind, owner.name, text[mention.start : behind])


def whole_title(analysis: Analysis, blank: Blank, start: int, end: int) -> Gloss | None:
    """The title that 《方案》 is short for: 《方案》|〔《云岭治水工作方案》〕提出…; NONE where it is told, None where two could be meant."""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    short = _SHORT.search(shadow, start, end)
    if short is None or (blank.start < short.end() and short.start() < blank.end):
        return NONE
    named = [
        m for m in _TITLE.finditer(text, 0, end) if shadow[m.start() : m.end() - 1].endswith(short["noun"])
    ]
    named = [m for m in named if len(m[0]) > len(short[0])]
    called = {m[0] for m in named if _CALLED.match(shadow, m.end())}
    full = {*called} or {m[0] for m in named}
    about = short["noun"] in simplify(analysis.essay.title or "")
    if about or any(m.start() >= start for m in named):
        return NONE
    if len(full) != 1 or text[blank.start : blank.end] in min(full):
        return None
    return Gloss(short.end(), full.pop(), "")


def tells_name(analysis: Analysis, blank: Blank, owner: Person) -> bool:
    """Would the name tell the answer: 〔伊丽莎白·布莱克威尔的〕父亲（塞缪尔·布莱克威尔）?"""
    answer = analysis.essay.text[blank.start : blank.end]
    return blank.sort == "person" and (
        any(blank.start <= m.start < blank.end for m in owner.mentions)
        or (DOT in answer and answer.split(DOT)[-1] in owner.name)
    )
