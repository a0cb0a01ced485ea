"""Pronouns of a prompt: which need their noun, and who that is where it is certain."""

import re
from collections import Counter
from collections.abc import Mapping

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.language.fold import fold, level
from quizgen.language.heroes import another, gender, hero, of_section, pronouns
from quizgen.language.tables import words as nouns
from quizgen.model import Analysis, Blank, Clause, Person
from quizgen.questions import bodies, chief
from quizgen.questions.checks import HE, MARKED
from quizgen.questions.definites import anybody, words
from quizgen.questions.glosses import NONE, Gloss, tells_name
from quizgen.questions.named_before import PREPOSITION, STOP, named_before

REACH = 2
"""Sentences back in which the owner of a pronoun is looked for."""
OPENING = 3
"""Characters from the beginning of a paragraph within which a sentence opens it."""
SHORT = 6
"""Characters of a noun that is told whole: 这家食堂; of 这家由旧粮站改建的食堂 only the ends."""
CHAIN = 6
"""Sentences back for that where all but the first say 他 or 她."""

_SAYS_HE = re.compile(r"(?:说|表示|坦言|透露|回忆|承认|觉得|认为)，?$")
_PRONOUN = re.compile(
    r"[他她它](们)?|自己|[这该其]|此(?=之[前后]|路(?!不通)|[时后前次事举人地类处刻卷书画诗碑帖桥塔楼寺庙城镇村岛树校厂店院河山江湖港站线渠堤坝洞井园馆器船车俗例法风句制役战案项款])|(?<!的)那(?=(?:[\d两二三四五六七八九十几]|一?[百千]){0,3}[年天时次里个层座条张些位种件把根匹台部场段批]|一[届批代])|(?:^|(?<=[，。；]))那(?=[两三四五六七八九十几\d]?[面本届艘栋棵间家幅块只支首封篇口枚所套辆门顶节道盏扇群双份类片堆朵株头匹])|(?<!书)本(?=次(?!列车)|届|赛季|学期)"
)  # 他们; 该校; 那年; 本届大会; not 最先到的那个人
_HERO_OF_TALE = re.compile(r"主角|主人公|男主|女主|[^，。：“”《》]{2,5}先生(?:常|总|是|说|把|就|也|却)")
# 准备在县城买房的|张力，…; not 在父亲的影响下，…
_SET_OFF = re.compile(
    r"(?![在从对因由随根据为经通面凭按当于以他她])[^，。；：“”]{2,}的(?P<head>[\u4e00-\u9fff]{2,3})，"
)

# 梅兰芳带去的谱子是|由他|记下来的。|他本人|…
_HIMSELF, _BY_HIM = re.compile("[他她]本人"), re.compile("[由靠请][他她](?!们)")
# （2015年12月）|老人|因车祸去世，家人才发现他…
_OLD_MAN = re.compile("(?:^|[，。；：年月日天])老(?:人家?|先生|太太|大爷|大娘|汉|奶奶|爷爷)(?![们院节家])")
_BY = re.compile("由[^，。]{0,4}$")  # 十余岁时|由父亲|吴辛甲启蒙刻印


NAMING = 16
"""Characters from 这 to a name that is given to what was told, and Han characters of that at least."""
_THIS = ("这", "那", "此")


# 晏殊|比|他还小两岁, 张纶|劝|他
_OF_HIM = re.compile("[又也却曾都还就便先后]{0,2}[比对向给劝问骂夸教]")
# 正是北魏孝文帝|迁都洛阳的那一阵子，|他
_JUST = re.compile("(?:正是|正值|适逢|恰逢|时值)[^，。；]{0,8}$")
_IN_HIS_TIME = re.compile(
    "[^，。；]{1,14}(?:的那一?(?:阵子?|段时间|年|天|时候?)|之际|的时候|期间|时)，[^，。；：他她]{0,4}"
)
_REIGNS = re.compile(
    "(?:即位|登基|继位|嗣位|亲政|驾崩)(?:后|以后|之后|时)?，"
)  # 章帝|即位，朝廷下诏召|他|回去
_GETS = re.compile(
    "(?:得到|读到|读了|读过|看到|看了|借到|借来|买到|买来|翻到|翻开|抄下|背下)了?$"
)  # 得到|张衡的《南都赋》
# 在转运副使张纶|支持下，天圣二年|他
_WITH = re.compile("(?:^|[，。；])在[^，。；]{0,8}$")
_HELPED = re.compile(
    "的?[^，。；]{0,4}(?:支持|帮助|推荐|举荐|鼓励|指导|资助|影响|提携|劝说|安排)下，[^，。；：他她]{0,10}"
)


def owners(analysis: Analysis) -> dict[int, Person]:
    """Who a pronoun is, for each whose owner is certain: the place behind the pronoun → the person."""
    return {c.predicate: c.person for c in analysis.clauses if c.how == "pronoun"}


def glossed(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person]
) -> Gloss | str:
    """What must be said beside the pronouns of a passage, NONE where nothing must; a reason where it cannot be said: 他, 她, 它, 这, 该, 其; nouns and times that point back are not looked at."""
    shadow = analysis.essay.shadow[start:end]
    covered = [m.span() for m in MARKED.finditer(shadow)]
    for word in words("no_pronouns.txt"):
        covered += [m.span() for m in re.finditer(word, shadow)]
    added = NONE
    for match in _PRONOUN.finditer(shadow):
        at = match.start()
        if any(a <= at < b for a, b in covered) or blank.start <= start + at < blank.end:
            continue
        pronoun = match[0]
        near = shadow[at - 1] in "，：" and start + at - 1 == blank.end
        if (
            near
            and blank.sort not in ("person", "date")
            and not (blank.sort == "number" and pronoun in ("他", "她"))
        ):
            continue  # it points to the answer: （　　），这是…的最高时速
        if (
            blank.slot == "term"
            and pronoun in _THIS
            and 0 < blank.start - start - at <= NAMING < han(shadow[:at])
        ):
            continue  # 在大拱的两肩上各开两个小拱。这种做法后来有个名字，叫“（　　）”
        owner = known.get(start + match.end())
        if owner and _another(analysis, owner, start + at):
            owner = None
        elsewhere = owner is not None and not any(start <= m.start < start + at for m in owner.mentions)
        if elsewhere and pronoun in ("他", "她") and _OLD_MAN.search(shadow[:at]):
            return "dangling-pronoun"  # 老人因车祸去世，家人才发现他长期资助学生: not whom the sentence before names
        if (owner is None or elsewhere) and pronoun in ("他", "她") and _of_kin_before(shadow[:at], pronoun):
            continue  # 母亲难产，家人不肯把她送到医院去: the mother
        beside = pronoun in ("他", "她") and (
            _beside(analysis, start, start + at) or _no_she(analysis, pronoun, start, start + at)
        )
        if not (elsewhere or beside) and named_before(analysis, pronoun, start, start + at, blank):
            if pronoun == "她" and owner is None and _another_she(analysis, start, start + at):
                return "dangling-pronoun"
            continue
        found = _told(analysis, start, start + at, end, blank, owner)
        if found is None or (added.added and found.added != added.added):
            return "dangling-pronoun"
        added = added if added.added else found
    me = next((m for m in chief.ME.finditer(shadow) if not any(a <= m.start() < b for a, b in covered)), None)
    if me is None or not (teller := chief.turn(analysis, start)):
        return added
    if added.added or tells_name(analysis, blank, teller):
        return "dangling-pronoun"
    return Gloss(start + me.end(), teller.name, me[0])


def _otherwise(analysis: Analysis, owner: Person, pronoun: str) -> bool:
    """Is somebody more often the other pronoun in the essay: 她 of 周小满, where 他 speaks to reporters?"""
    own = [c for c in analysis.clauses if c.how == "pronoun" and c.person is owner]
    used = Counter(analysis.essay.shadow[c.predicate - 1] for c in own)
    return used["他" if pronoun == "她" else "她"] > used[pronoun]


def _of_kin_before(seen: str, pronoun: str) -> bool:
    """Has the passage (simplified) one of the family whom the pronoun fits before it, and nobody who is 他 or 她 before that?

    母亲难产，…，家人不肯把她送去; not 父亲摔断了腿，家里打来电话，|他…, who may be the son.
    """
    clauses = re.split(r"[，。；：！？]", seen)
    family = nouns("person_nouns", "kinsmen", "kinswomen")
    return any(
        gender(clause[a:b]) == pronoun
        for i, clause in list(enumerate(clauses[:-1]))[-1 if seen.endswith("，") else 0 :]
        for a, b in segment.cut(clause)[:1]
        if clause[a:b] in family and not HE.search("".join(clauses[:i]))
    )


def _told(
    analysis: Analysis, start: int, at: int, end: int, blank: Blank, owner: Person | None
) -> Gloss | None:
    """The gloss of the pronoun at `at`: 他〔宁允展〕, 这位教师〔周砚秋〕; None where nobody can say who is meant."""
    text = analysis.essay.text
    if this := chief.this_person(analysis, at, end):
        behind, person = this
        hidden = blank.start < behind and blank.sort == "person"
        return (
            None
            if hidden or person.name in text[behind:end]
            else Gloss(behind, person.name, _last_word(analysis, at, behind))
        )
    if body := bodies.named(analysis, at):
        behind, name = body
        shown = analysis.essay.text[start:end]
        answer = analysis.essay.text[blank.start : blank.end]
        hidden = at < blank.end and blank.start < behind <= blank.end + 1  # 这座（　　）
        told = name in shown or answer in name or hidden
        noun = text[at:behind] if behind - at <= SHORT else text[at : at + 2] + text[behind - 2 : behind]
        return None if told or behind > end else Gloss(behind, name, noun)
    if analysis.essay.shadow[at] not in "他她" or analysis.essay.shadow[at + 1] == "们":
        return None
    if _SAYS_HE.search(analysis.essay.shadow, start, at) and any(
        m.end == found.start()
        for found in _SAYS_HE.finditer(analysis.essay.shadow, start, at)
        for m in analysis.mentions
    ):
        return None  # 约翰尼说|他很喜欢读书: himself, or whom the essay is about?
    one = chief.meant(analysis, at)
    found = one or owner or antecedent(analysis, start)
    if found and any(start <= m.start < at and chief.object_of(analysis, m, at) for m in found.mentions):
        return None  # 胡永昌把噴燈交給她: she is not 胡永昌
    if found and (
        _other_topic(analysis, found, at) or _otherwise(analysis, found, analysis.essay.shadow[at])
    ):
        return None
    if found and found != one and _hero_kin(analysis, found, at):
        return None
    if found and _named_behind(analysis, found, at):
        return None
    about = of_section(analysis, at) or hero(analysis)
    if (
        found
        and about not in (None, found)
        and (_HIMSELF.match(analysis.essay.shadow, at) or _BY_HIM.match(analysis.essay.shadow, at - 1))
    ):
        return None  # 梅兰芳带去的谱子是由他记下来的。他本人…: of whom the essay tells
    if found is None or found.generic or tells_name(analysis, blank, found) or _tale(analysis, found, at):
        return None
    sexes = pronouns(analysis, hero(analysis))
    if sexes.get(found, text[at]) != text[at] or chief.claimed(analysis, found, at):
        return None
    if found not in (one, owner) and another(analysis, sexes, found, at):
        return None
    if found != one and _rather_she(analysis, found, at):
        return None
    if found != one and (
        blank.sort == "person" or _another(analysis, found, at) or _doubted(analysis, found, start)
    ):
        return None
    if PREPOSITION.match(analysis.essay.shadow, at - 1) and found.name in text[start:at]:
        return NONE  # 许国栋将他的想法说了: his own
    if found.name in text[at + 1 : end]:
        return NONE if found == one else None  # 这样评价他：“魏长林…”; but 他叫…
    return Gloss(at + 1, found.name, text[at])


def _beside(analysis: Analysis, start: int, at: int) -> bool:
    """Is the only one named before 他 somebody beside him: 晏殊比|他还小两岁; 在张纶支持下，天圣二年|他…?

    So is one who wrote what is told of, or in whose time it was: 得到张衡的《南都赋》，…|他; 正是孝文帝迁都的那一阵子，|他…; 章帝即位，….
    """
    named = [m for m in analysis.mentions if start <= m.start < at]
    if not named or len({m.start for m in named}) != 1:
        return False
    behind = analysis.essay.shadow[named[0].end + len(named[0].title) : at]
    before = analysis.essay.shadow[start : named[0].start]
    if _OF_HIM.fullmatch(behind) or (behind.startswith("的《") and _GETS.search(before)):
        return True
    if _REIGNS.match(behind):
        return True
    return bool(
        (_HELPED.fullmatch(behind) and _WITH.search(before))
        or (_IN_HIS_TIME.fullmatch(behind) and _JUST.search(before))
    )


def _no_she(analysis: Analysis, pronoun: str, start: int, at: int) -> bool:
    """Are all men who are named before 她: 泰戈尔访华，|她做翻译?"""
    named = [p for p in analysis.people if any(start <= m.start < at for m in p.mentions)]
    sexes = pronouns(analysis, hero(analysis))
    return pronoun == "她" and bool(named) and all(sexes.get(p) == "他" for p in named)


def _another_she(analysis: Analysis, start: int, at: int) -> bool:
    """Is nobody named from `start` on who can be 她 at `at`, where somebody was she shortly before?"""
    named = [p for p in analysis.people if any(start <= m.start < at for m in p.mentions)]
    sexes = pronouns(analysis, hero(analysis))
    return bool(named) and all(another(analysis, sexes, p, at) for p in named)


def _rather_she(analysis: Analysis, person: Person, at: int) -> bool:
    """Is 她 rather the woman whom the essay or the section is about: 钱三强写信求婚。她的回信…?"""
    about = of_section(analysis, at) or _titled(analysis)
    known = pronouns(analysis, about)
    return (
        about not in (None, person)
        and analysis.essay.text[at] == "她" == known.get(about)
        and known.get(person) != "她"
    )


def _last_word(analysis: Analysis, start: int, end: int) -> str:
    """The word that a phrase ends with: 科学家 of 这位归来的科学家."""
    *_, (low, high) = segment.cut(analysis.essay.shadow[start:end])
    return analysis.essay.text[start + low : start + high]


def _other_topic(analysis: Analysis, person: Person, at: int) -> bool:
    """Does the sentence begin with somebody else, told of and set off: 准备在县城买房的张力，看了三处，|他…?"""
    sentence = analysis.sentence_at(at)
    if sentence is None:
        return False
    topic = _SET_OFF.match(analysis.essay.shadow, sentence.start, at)
    if topic is None or any(topic.start() <= m.start < topic.end() for m in person.mentions):
        return False
    return topic["head"][0] in nouns("surnames", "single")


def _hero_kin(analysis: Analysis, person: Person, at: int) -> bool:
    """Was somebody named last as kin of whom the essay is about: 父亲卢茂林贩麻布。因为家贫，他…?"""
    about = hero(analysis)
    named = [m for m in person.mentions if m.end <= at]
    if about in (None, person) or not named:
        return False
    return chief.behind_kin(analysis.essay.shadow, named[-1].start)


def _named_behind(analysis: Analysis, person: Person, at: int) -> bool:
    """Is somebody named in the same clause as the pronoun, which then is another: 他还带来了马修的日记?"""
    stop = STOP.search(analysis.essay.shadow, at)
    end = stop.start() if stop else len(analysis.essay.shadow)
    marked = [
        m.span() for m in MARKED.finditer(analysis.essay.shadow, at, end)
    ]  # 以他名字命名的“郑守田工作室”
    quoted = any(q.start < at < q.end for q in analysis.quotes)
    bare = (m for m in person.mentions if not any(a < m.start < b for a, b in marked))
    return not quoted and any(at < m.start < end for m in bare)


def _tale(analysis: Analysis, person: Person, at: int) -> bool:
    """Is somebody of a tale spoken of behind the last name: 胡适写了《差不多先生传》，主角差不多先生常说…。他…?"""
    named = [m for m in person.mentions if m.end <= at]
    told = _HERO_OF_TALE.search(analysis.essay.shadow, named[-1].end, at) if named else None
    return told is not None and not anybody(analysis, told.start(), told.end())


def antecedent(analysis: Analysis, offset: int) -> Person | None:
    """The one person named before `offset` in its sentence, else in the REACH sentences before; None if none or two.

    Before anybody is named, and where a paragraph begins, it is the one of the title. Sentences that go on about 他 without naming anybody (他…。他…。) reach further back, up to CHAIN.
    """
    ahead = analysis.sentence_at(offset)
    if ahead and any(ahead.start <= m.start < offset for m in analysis.mentions):
        return _only(analysis, ahead.start, offset)
    before = [s for s in analysis.sentences if s.end <= offset]
    reach = REACH
    while reach < min(CHAIN, len(before)) and not anybody(analysis, before[-reach].start, offset):
        if not HE.search(analysis.essay.shadow, before[-reach].start, before[-reach].end):
            break
        reach += 1
    paragraph = analysis.essay.text.rfind("\n", 0, offset) + 1
    if not anybody(analysis, 0, offset) or (offset - paragraph < OPENING and _titled(analysis)):
        return _titled(analysis)
    before = before[-reach:]
    if not before or any("redacted" in s.refused for s in before):
        return None
    return _only(analysis, before[0].start, offset)


def _titled(analysis: Analysis) -> Person | None:
    """The one person whom the title names: 军医李幼生：…"""
    title, text = analysis.essay.title or "", analysis.essay.text
    named = [p for p in analysis.people if any(text[m.start : m.end] in title for m in p.mentions)]
    about = named[0] if len(named) == 1 else next((p for p in named if p == hero(analysis)), None)
    return about if about and not about.generic else None


def _another(analysis: Analysis, owner: Person, at: int) -> bool:
    """Is somebody else 她 where the owner was named last: 她结识了南丁格尔。她…; 黑尔把文凭递给她。她…?"""
    named = [m for m in owner.mentions if m.start < at]
    sentence = analysis.sentence_at(named[-1].start) if named else None
    if sentence is None:
        return False
    shadow = analysis.essay.shadow
    before = HE.search(shadow, sentence.start, named[-1].start)
    return bool(before or PREPOSITION.search(shadow, named[-1].end, min(sentence.end, at)))


def _doubted(analysis: Analysis, person: Person, start: int) -> bool:
    """Is the essay about somebody else or about nobody, and this person not named in the paragraph before?"""
    about = of_section(analysis, start) or _titled(analysis) or hero(analysis)
    paragraph = analysis.essay.text.rfind("\n", 0, start) + 1
    return about != person and not any(paragraph <= m.start < start for m in person.mentions)


def _only(analysis: Analysis, low: int, high: int) -> Person | None:
    """The one person named in the range, if a clause there is about him: 她结识了南丁格尔 is not."""
    near = [p for p in analysis.people if any(low <= m.start < high for m in p.mentions)]
    if len(near) != 1 or near[0].generic:
        return None
    subject = any(
        clause.person is near[0]
        and clause.how == "name"
        and low <= clause.start < high
        and not led_by(analysis, clause)
        for clause in analysis.clauses
    )
    return near[0] if subject else None


def led_by(analysis: Analysis, clause: Clause) -> bool:
    """Is it somebody else of whom a clause tells: 由父亲吴辛甲启蒙刻印?"""
    named = min((m.start for m in clause.person.mentions if m.start >= clause.start), default=clause.start)
    return _BY.search(analysis.essay.shadow, clause.start, named) is not None


def forms_of(analysis: Analysis, name: str) -> set[str]:
    """Folded forms under which the essay names the person called `name`."""
    text = analysis.essay.text
    for person in analysis.people:
        forms = {fold(person.name), *(fold(text[m.start : m.end]) for m in person.mentions)}
        if fold(name) in forms:
            return {form for form in forms if len(form) > 1}
    return {fold(level(name))}
