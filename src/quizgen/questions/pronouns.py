"""Pronouns of a prompt: which need their noun, and who that is where it is certain."""

import re
from collections.abc import Mapping

from quizgen.language import segment
from quizgen.language.fold import fold, level
from quizgen.language.heroes import another, gender, hero, of_section, pronouns
from quizgen.language.tables import FAMILY
from quizgen.language.tables import words as nouns
from quizgen.model import Analysis, Blank, Clause, Person
from quizgen.questions import bodies, chief
from quizgen.questions.checks import HE, MARKED, QUOTED
from quizgen.questions.definites import aged, anybody, bare, compared, is_thing, kin_at, words
from quizgen.questions.glosses import NONE, Gloss, left_out, tells_name
from quizgen.questions.named_before import PREPOSITION, STOP, WHEN, named_before

REACH = 2
"""Sentences back in which the owner of a pronoun is looked for."""

TOGETHER = 6
"""Sentences back in which the two are named whom 两人 means."""
OPENING = 3
"""Characters from the beginning of a paragraph within which a sentence opens it."""
CHAIN = 6
"""Sentences back for that where all but the first say 他 or 她."""

_SAYS_HE = re.compile(r"(?:说|表示|坦言|透露|回忆|承认|觉得|认为)，?$")
_PRONOUN = re.compile(
    r"[他她它](们)?|自己|[这该其]|此(?=之[前后]|路(?!不通)|[时后前次事举人地类处刻卷书画诗碑帖桥塔楼寺庙城镇村岛树校厂店院河山江湖港站线渠堤坝洞井园馆器船车俗例法风句制役战案项款])|(?<!的)那(?=[\d两二三四五六七八九十几]{0,3}[年天时次里个层座条张些位种件把根匹台部场段批]|一[届批代])|(?:^|(?<=，))那(?=[面本届艘栋棵间家幅块只支首封篇口枚所套辆门顶节道盏扇群双份类片堆朵株头匹])|(?<!书)本(?=次(?!列车)|届|赛季|学期)"
)  # 他们; 该校; 那年; 本届大会; not 最先到的那个人
_BACK = re.compile(
    r"[前后]者|第二[天年]|隔[天日年]|翌[日年天]|(?<![一二三四五六七八九十两几\d])次[日年]|当[晚天日夜年](?![时初])|同[年日月](?![代龄])|由此|由是|对此|为此|从此|至此|其中|如此|彼时|接下来(?!的)|^[这那]样(?![的一])|(?:就是|正是|像|是)这样|(?<!有)[这那]样的|(?<![能会该要])[这那][样么][想说做](?=[，。；])|[仅单就]此(?:一项)?，|[从自打]那(?:以后|之后|时起|天起|年起)|下一?个(?:\d+|[一二三四五六七八九十百]+)年"
)  # 由此判断，…; 第二天去世; 就是这样的人; 在那样的年月; 仅此一项，…; 从那以后，…
# 时间回到2012年，情形远不是这样。
_THAT_IS = re.compile("那(?:就|便|正|还|也)?是(?!在|因为|谁|什么)")  # 那是台湾历史最久的灯塔之一
_NOT_SO = re.compile("[^。！？]*(?:[不没未]是?|并非)(?:这样|如此)[，。；]")
# 解决了上述问题, 以此数字估计, 后二者一起, 列入图中
_ABOVE = re.compile(
    r"上述|前述|前文|如前所述|上文|此数字|[后前][两二三]者|[上下左右]图(?!书|像)|如图|图中|(?:可以|可)看到|以上(?:问题|方法|原因|数据|结果|分析|[几\d一二三四五六七八九十]+[个种点条项])"
)
# 另一本是他写的《云岭集》, 最后一个叫周砚秋, 第三件，就是办培训班
_ANOTHER = re.compile(
    r"第[二三四五六七八九十][件个条点步项](?:事情?)?，?(?:就|便|则)?是|(?:另外?|最后|下|还有|头|前|后)一[本个部件幅首种位点项句篇座支批组队类派家](?:则|就|便)?(?:是|叫|名为)"
)
# 语出夏洛蒂·勃朗特的小说《简·爱》: which words?
_FROM = re.compile(
    r"(?:语出|语自|语见|典出|出自|选自|摘自|摘录自|节选自|引自|源自|原载|载于|见于|改编自)(?:[^，。；]{0,16}《|）)"
)
_LIKE_THIS = re.compile(r"[“「]像?[这那]样的")  # 他说：“像这样的地…”
# 说起当时的念头, 写到这里
_UP_TO_HERE = re.compile(r"[说谈]起当时|回[忆想]起?当时|[写说讲想看读]到(?:这里|此处|这儿)")
_WITHIN = re.compile(r"在[文书卷画片剧碑][中里后末上]")  # 董其昌在卷后题跋
_HERO_OF_TALE = re.compile(r"主角|主人公|男主|女主|[^，。：“”《》]{2,5}先生(?:常|总|是|说|把|就|也|却)")
# 准备在县城买房的|张力，…; not 在父亲的影响下，…
_SET_OFF = re.compile(
    r"(?![在从对因由随根据为经通面凭按当于以他她])[^，。；：“”]{2,}的(?P<head>[\u4e00-\u9fff]{2,3})，"
)

_HIMSELF, _BY_HIM = re.compile("[他她]本人"), re.compile("[由靠请][他她](?!们)")
_BY = re.compile("由[^，。]{0,4}$")  # 十余岁时|由父亲|吴辛甲启蒙刻印
# 1979年秋天，|爷爷答应…; 有一年，|奶奶…
_BEHIND_TIME = re.compile(
    r"(?:[\d一二三四五六七八九十〇零]+[年月日]|有一[年天次回]|后来|那时候?)+[^，。；：]{0,4}?，?(?=[爷奶爸妈外姥])"
)
_FAMILY = re.compile(rf"{FAMILY}|夫妇|夫妻|徒弟|学生|同学|同事")
# 2021年春，|两人|合办工作坊
_BOTH = re.compile(
    r"(?:(?:\d{4}年|[\d一二三四五六七八九十]+[月日]|后来|不久|随后|婚后|起初|当时)[^，。；的]{0,6}，|\d{4}年(?:[春夏秋冬初底末])?)?(?P<who>(?P<many>[两二三])(?:人|个人|位老人|位老师|位学者|位科学家|位工程师|兄弟|姐妹|姊妹))(?![一-鿿]{0,2}(?:行|份|组|一|中))"
)
# 父亲说，不上塔算什么守塔人；儿子说，…: whose father and whose son?
_FATHER_AND_SON = re.compile(
    "(?:父亲|爸爸|母亲|妈妈)[^。]*[；，](?:儿子|女儿)|(?:儿子|女儿)[^。]*[；，](?:父亲|爸爸|母亲|妈妈)"
)
SHORT = 6
"""Characters of a noun that is told whole: 这家食堂; of 这家由旧粮站改建的食堂 only the ends."""


_AT_HOME = frozenset(["爷爷", "奶奶", "爸爸", "妈妈", "外公", "外婆", "姥姥", "姥爷", "爸", "妈"])
"""Words of kin that are the writer's own in an essay that says 我."""
TELLER = 2
"""Times an essay says 我 of its writer, in nobody's words."""


def owners(analysis: Analysis) -> dict[int, Person]:
    """Who a pronoun is, for each whose owner is certain: the place behind the pronoun → the person."""
    return {c.predicate: c.person for c in analysis.clauses if c.how == "pronoun"}


def stand_alone(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person]
) -> Gloss | str:
    """What must be said beside a passage, NONE where nothing must; a reason where it cannot be said."""
    text, shadow = analysis.essay.text, analysis.essay.shadow[start:end]
    back = _BACK.search(shadow)
    if back and not any(m.start() <= back.start() < m.end() for m in MARKED.finditer(shadow)):
        seen = shadow[: back.start()]
        if not STOP.search(seen) or (
            (back[0][0] in "当翌次隔第同" or back[0][1:2] == "那") and not WHEN.search(seen)
        ):
            return "dangling-pronoun"
    if _FROM.match(shadow) or (
        aged(analysis, start, end) and not left_out(analysis, start, end, blank).added
    ):
        return "cut"
    within = _WITHIN.search(shadow)
    if (
        _UP_TO_HERE.search(shadow)
        or _ABOVE.search(MARKED.sub("", shadow))
        or _LIKE_THIS.search(shadow)
        or _ANOTHER.match(shadow)
        or _NOT_SO.match(shadow)
        or _THAT_IS.match(shadow)
        or (within and not re.search("[《“]", shadow[: within.start()]))
    ):
        return "dangling-pronoun"
    if not compared(analysis, start, end, blank):
        return "dangling-pronoun"
    if together := _together(analysis, start, end, blank):
        found = glossed(analysis, start, end, blank, {})
        return together if found == NONE else "dangling-pronoun"
    points_back = bare(analysis, start, end, blank)
    if (body := bodies.bare(analysis, start, end)) and (points_back or not is_thing(text[body[0] : body[1]])):
        low, high, name = body
        hidden = (low < blank.end and blank.start < high) or text[blank.start : blank.end] in name
        if not hidden and glossed(analysis, start, end, blank, known) == NONE:
            return Gloss(high, name, text[low:high])
    if points_back:
        kin = kin_at(analysis, start)
        if kin:
            return _of_kin(analysis, start, end, blank, known, kin)
        if not left_out(analysis, start, end, blank).added:
            return "dangling-pronoun"
    behind = _BEHIND_TIME.match(shadow)
    at = start + behind.end() if behind else start
    kin = kin_at(analysis, at) if at > start else ""
    if kin in _AT_HOME and len(chief.ME.findall(QUOTED.sub("", analysis.essay.shadow))) >= TELLER:
        himself = known.get(at + len(kin))
        named = himself is not None and any(start <= m.start < end for m in himself.mentions)
        if himself is None or tells_name(analysis, blank, himself):
            return "dangling-pronoun"
        found = glossed(analysis, at + len(kin), end, blank, {})
        if not named:
            return Gloss(at + len(kin), himself.name, kin) if found == NONE else "dangling-pronoun"
    return glossed(analysis, start, end, blank, known)


def _together(analysis: Analysis, start: int, end: int, blank: Blank) -> Gloss | None:
    """Who the two are with whom a passage begins: 2021年春，两人|〔何炳坤、林颖〕合办工作坊; None where not just so many were named right before."""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    both = _BOTH.match(shadow, start, end)
    if both is None or any(start <= m.start < end for m in analysis.mentions):
        return None
    many = 2 if both["many"] in "两二" else 3
    before = [s for s in analysis.sentences if s.end <= start][-TOGETHER:]
    if before and _FAMILY.search(shadow, before[0].start, both.start("who")):
        return None  # 何炳坤和妻子搬到桥头。两人…
    named: list[Person] = []
    for sentence in reversed(before):
        here = [m for m in analysis.mentions if sentence.start <= m.start < sentence.end]
        known = [p for p in analysis.people if any(m in p.mentions for m in here)]
        if any(not any(m in p.mentions for p in known) for m in here):
            return None
        named = [*(p for p in known if p not in named), *named]
        if len(named) >= many:
            break
    if len(named) != many or any(p.generic or tells_name(analysis, blank, p) for p in named):
        return None
    named.sort(key=lambda p: p.mentions[0].start)
    return Gloss(both.end(), "、".join(p.name for p in named), text[both.start("who") : both.end()])


def _of_kin(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person], kin: str
) -> Gloss | str:
    """The same where a passage begins with 妻子 or 女儿: 〔魏长林的〕妻子埋怨他傻."""
    if himself := known.get(start + len(kin)):  # 表叔|〔周广田〕今年六十八岁
        return _called_so(analysis, start, end, blank, himself, kin)
    if re.search(f"我(?:的|家的?)?{kin}", analysis.essay.shadow):
        return "dangling-pronoun"  # 我爷爷常说…。|爷爷念过三年书: the writer's own
    own = kin in _AT_HOME and len(chief.ME.findall(QUOTED.sub("", analysis.essay.shadow))) >= TELLER
    parted = _FATHER_AND_SON.search(analysis.essay.shadow, start, end)
    owner = None if own or parted else chief.whose(analysis, start)
    if owner is None or tells_name(analysis, blank, owner):
        return "dangling-pronoun"
    found = glossed(analysis, start, end, blank, {**known, start: owner})
    if isinstance(found, str) or (found.added and found.added != owner.name):
        return "dangling-pronoun"
    return Gloss(start, f"{owner.name}的", kin)


def _called_so(
    analysis: Analysis, start: int, end: int, blank: Blank, person: Person, kin: str
) -> Gloss | str:
    """The same where somebody of the essay is called by the word of kin itself: 表叔〔周广田〕今年六十八岁."""
    if tells_name(analysis, blank, person) or person.generic:
        return "dangling-pronoun"
    if any(start <= m.start < end for m in person.mentions):
        return glossed(analysis, start, end, blank, {})
    found = glossed(analysis, start + len(kin), end, blank, {})
    return Gloss(start + len(kin), person.name, kin) if found == NONE else "dangling-pronoun"


def glossed(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person]
) -> Gloss | str:
    """The same of pronouns alone: 他, 她, 它, 这, 该, 其; nouns and times that point back are not looked at."""
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
        owner = known.get(start + match.end())
        if owner and _another(analysis, owner, start + at):
            owner = None
        elsewhere = owner is not None and not any(start <= m.start < start + at for m in owner.mentions)
        if (owner is None or elsewhere) and pronoun in ("他", "她") and _of_kin_before(shadow[:at], pronoun):
            continue  # 母亲难产，家人不肯把她送到医院去: the mother
        if not elsewhere and named_before(analysis, pronoun, start, start + at, blank):
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


def _of_kin_before(seen: str, pronoun: str) -> bool:
    """Has the passage (simplified) one of the family whom the pronoun fits before it, and nobody who is 他 or 她 before that?"""
    clauses = re.split(r"[，。；：！？]", seen)
    family = nouns("person_nouns", "kinsmen", "kinswomen")
    return any(
        gender(clause[a:b]) == pronoun
        for i, clause in enumerate(clauses[:-1])
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
    if found and _other_topic(analysis, found, at):
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
