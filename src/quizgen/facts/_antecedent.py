"""Whom 他 or 她 stands for before words that somebody says."""

import re
from collections.abc import Sequence

from quizgen.facts import _phrases
from quizgen.facts._naming import between_marks, by_name, can_speak, clauses_in, end_of, named_last
from quizgen.facts._phrases import NOBODY, Speaker
from quizgen.facts._scene import STOPS, Scene
from quizgen.language.antecedents import CITED, TO_HIM
from quizgen.language.fold import fold
from quizgen.language.heroes import gender, hero
from quizgen.language.spans import before_blanks
from quizgen.language.tables import FAMILY
from quizgen.language.topics import whose_life
from quizgen.model import Mention, Person

REACH = 350
"""Characters a pronoun's person may stand back; tuned on five real essay files."""
_SENTENCES = 8
"""Sentences looked at to the left."""
_FURTHER = 5
"""The same where they belong to other paragraphs."""
REDACTED = re.compile(  # __同志指出, 国务院总理xx; not 20__年
    r"(?<![0-9_＿])[_＿]{2,}(?!年)|(?<![A-Za-z])[xX]{2,}(?![A-Za-z])|[×＊*□▢]{2,}|某某|(?<![A-Za-z])[xX×](?=同志|某|先生)"
)
# 小军应了一声, 是一位博士: somebody whose name is not known comes between
SOMEBODY = re.compile(
    r"(?:^|[，,。])[小阿](?![时学心说组区孩朋])[\u4e00-\u9fff](?![的家])|[一这那][位名][\u4e00-\u9fff]"
)
SUMMONED = re.compile(r"(?:召见?|传召|请来|叫来|派|命)(?:了|过)?$")  # 宋徽宗召|米芾论书，他说
# 周砚秋|请|许国栋为新书作序，他…
_INVITES = re.compile(
    "(?P<verb>邀请|聘请|恳请|敦请|请|托)[\u4e00-\u9fff·]{2,8}?(?:[为给替来到去]|写|作|题|讲|指点|看|出)[^，。；]{1,12}，$"
)
SUMMONED_HIM = re.compile(r"(?:召见?|传召|请|叫|派|命|邀)[他她]")  # 宋徽宗|召他论书，他说
JOINED = re.compile("[和与及、]")  # X和Y
ASKED = re.compile(r"(?:问|追问|询问|问起|采访|访问|请教)(?:了|过|到)?$")  # 记者问|X想去哪里，她说
# 学生|王力…，他
_PUPIL = re.compile(r"(?:学生|徒弟|弟子|门生|助手|助教|学徒|徒儿)$")
# 马拉拉「的父亲」
KIN = re.compile(rf"的(?:{FAMILY}|老师|学生|徒弟|师傅|同事|朋友|邻居|同学|助手|秘书|父母)")
# 我走进亭子，「看见」一个小姑娘
TURN = re.compile('[：:](?!\\s*[“「『"])')  # 沈越：（笑）他…; not 沈越：“…”
# 念「给我丈夫」听，他说
_TO_MINE = re.compile(rf"[给对向跟问]我(?:的)?(?:{FAMILY}|老师|同事|朋友|同学|师傅|邻居)[^。！？]{{0,6}}，$")
SEEN = re.compile(
    r"(?:看见|看到|瞧见|望见|遇见|遇到|遇上|碰见|碰到|撞见|见到|发现|来了|走来|进来|走进|坐着|站着|躺着|蹲着|住着|有)了?(?=一[个位名][^，。！？]{1,10}(?:[，。]|$))"
)
BROUGHT_IN = re.compile(r"一[位名个]|有[一]?[位名个]|另一[位名个]")  # 「一位」市民
MANY = re.compile(
    r"(?:们|爸爸妈妈|父母|双亲|爹娘|爸妈|父母亲|夫妇|夫妻|小两口|老两口|兄弟|姐妹|姐弟|兄妹|父子|母子|母女|父女|爷孙|祖孙|师徒|师生|群众|人员|家里人|两口子)$"
)
# 母亲, 一位学生, 老师傅: who may be 她 as well
_SOMEBODY_ELSE = re.compile(
    rf"{FAMILY}|{BROUGHT_IN.pattern}|有人|[老女男][\u4e00-\u9fff]{{1,2}}|学生|徒弟|老师|师傅|同事|朋友|邻居|记者|我"
)
# 吴婶「替她」着急：“…”她: whom somebody else spoke to
_HEARER = re.compile(
    r"(?:对着?|向|朝|冲|给|替|为|问|追问|反问|劝|骂|夸|告诉|提醒|叮嘱|嘱咐|安慰|鼓励|勉励|批评|责怪|埋怨|看着|望着|拉着|拉住|拦住)(他|她)(?!们|的)"
)
FIRST = re.compile(r"我|咱|你|您|大家")  # 我们吃过了饭，那位老者走过来。


def antecedent(scene: Scene, at: int) -> Speaker:
    """The person a pronoun at `at` stands for: the subject of a sentence before, in the same or the last paragraph."""
    found = _nearest(scene, at)
    if _of_another(scene, found, at):
        return NOBODY
    if found == NOBODY and (about := _of_hero(scene, at)):
        return about
    last = _not_the_last(scene, at)
    if not last:
        return found
    pronoun = scene.masked[at]
    beside = pronoun in scene.masked[scene.begin(found.start) : found.start]  # 他上书，宰相X读罢惊叹
    if not beside and found.name not in {by_name(scene, m, "").name for m in scene.named(last, at)}:
        return found
    found = _going_left(scene, last, pronoun)
    return found if found.start > scene.masked.rfind("\n", 0, at) else NOBODY


def _of_another(scene: Scene, found: Speaker, at: int) -> bool:
    """In a life of somebody else who may be meant as well: 编辑李清泉发了他的小说。有人问他属于哪一派，|他答："""
    about = whose_life(scene.analysis.essay.title or "", hero(scene.analysis))
    low = scene.begin(at)
    if about is None or not found.name or scene.named(low, at):
        return False
    own = {fold(scene.analysis.essay.text[m.start : m.end]) for m in about.mentions}
    fits = scene.pronouns.get(about, scene.masked[at]) == scene.masked[at]
    return fits and fold(found.name) not in own and found.start < low


def _nearest(scene: Scene, at: int) -> Speaker:
    """Whom the clauses of the essay make of the pronoun at `at`, else the last whom it fits."""
    if master := _of_master(scene, at):
        return master
    if _TO_MINE.search(scene.masked, scene.begin(at), at):
        return NOBODY  # 我把这段念给我丈夫听，他说
    if invited := _invited(scene, at):
        return invited
    if (person := scene.meant.get(at + 1)) and scene.masked[at] in "他她":
        named = [m for m in person.mentions if m.start < at]
        if named and all(CITED.match(scene.masked, end_of(m)) for m in named):
            return NOBODY  # 荀子的话道出了坚持的意义。他
        return _newcomer(scene, named, at) or named_last(scene, person, at)
    if new := _newcomer(scene, scene.named(0, at), at):
        return new
    if person := _goes_on_with(scene, at):
        return named_last(scene, person, at)
    if seen := _seen(scene, at):
        return seen
    return _going_left(scene, at, scene.masked[at])


def _of_master(scene: Scene, at: int) -> Speaker | None:
    """Whom the essay is about, where the sentence began with a pupil of his: 学生王力在附言里断定…，|他提笔批道."""
    low, about = scene.begin(at), hero(scene.analysis)
    names = scene.named(low, at)
    if about is None or not names or {scene.owners.get(m) for m in names} & {about, None}:
        return None
    if len({scene.owners.get(m) for m in names}) > 1 or not _PUPIL.search(scene.masked, low, names[0].start):
        return None
    near = any(at - REACH < m.start < low for m in about.mentions)
    told = scene.masked[at] in "他她" and scene.pronouns.get(about) == scene.masked[at]
    return named_last(scene, about, at)._replace(score=0.6) if near and told else None


def _of_hero(scene: Scene, at: int) -> Speaker | None:
    """Whom the essay is about, where the paragraph has nobody else who can be 他 or 她: 英国科学家的队伍邀她同行，|她回答."""
    about, word = hero(scene.analysis), scene.masked[at]
    if about is None or about.generic or scene.pronouns.get(about) != word:
        return None
    low = scene.masked.rfind("\n", 0, at) + 1
    others = {scene.owners.get(m) for m in scene.named(low, at)} - {about}
    if any(p is None or scene.pronouns.get(p, word) == word for p in others):
        return None
    told = scene.masked[low:at]
    if _SOMEBODY_ELSE.search(told) or REDACTED.search(told) or SOMEBODY.search(told):
        return None
    return named_last(scene, about, at)._replace(score=0.6) if about.mentions[0].start < low else None


def hearer(scene: Scene, low: int, high: int, pronoun: str) -> bool:
    """Whether somebody named in `text[low:high]` speaks to him who is `pronoun` there: 王淮问他."""
    return any(
        m[1] == pronoun and scene.named(low, m.start()) for m in _HEARER.finditer(scene.masked, low, high)
    )


def _not_the_last(scene: Scene, at: int) -> int:
    """Where the sentence before begins if a pronoun at `at` is not its subject: 吴婶替她着急：“…”她, …。而她; else 0."""
    low = scene.begin(at)
    end = before_blanks(scene.masked, low, " \u3000")
    if low == 0 or scene.masked[end - 1] not in STOPS or scene.masked[end - 1] == "\n":
        return 0
    last = scene.begin(end - 1)
    if scene.masked[low:at] == "而" and scene.named(last, end):
        return last
    quoted = scene.hidden(max(0, end - 2)) and not scene.named(low, at)
    return last if quoted and hearer(scene, last, end, scene.masked[at]) else 0


def _going_left(scene: Scene, at: int, pronoun: str) -> Speaker:
    """The person whom the sentences from `at` to the left tell of and `pronoun` fits."""
    end, paragraph = at, scene.masked.rfind("\n", 0, at)
    turn = any(_has_turn(scene, m) for m in scene.named(paragraph + 1, at)[:1])
    for read in range(_SENTENCES):
        low = scene.begin(end, REACH)
        sentence = scene.masked[low:end]
        if low < paragraph and (turn or read >= _FURTHER):
            break
        if at - low > REACH or REDACTED.search(sentence):
            break
        names = scene.named(low, end)
        if names and CITED.match(scene.masked, end_of(names[0])):
            break
        asked: list[Mention] = []
        if end == at or f"时，{pronoun}" in sentence:
            asked = [m for m in names if ASKED.search(scene.masked[low : m.start])]
        # 韩若溪采访许国栋时，他正在修船。“…”，|他|说
        if asked and (end == at or re.match(f"时，{pronoun}(?!们)", scene.masked[end_of(asked[-1]) : end])):
            kin = KIN.match(scene.masked, end_of(asked[-1]))
            if kin:  # 问马拉拉的父亲……，他回答说
                whose = asked[-1].start
                written = scene.analysis.essay.text[whose : kin.end()]
                return Speaker(written, "pronoun", whose, kin.end(), 0.5)
            return by_name(scene, asked[-1], "pronoun")._replace(score=0.6)
        if end == at and (called := [m for m in names if SUMMONED.search(scene.masked[low : m.start])]):
            return by_name(scene, called[-1], "pronoun")._replace(score=0.6, sure_name=False)
        if end == at and names and SUMMONED_HIM.match(scene.masked, end_of(names[-1]), at):
            break
        names = tuple(m for m in names if _fits(scene, m, pronoun))
        able = [
            m
            for a, b in between_marks(scene, low, end)
            for m in scene.named(a, b)
            if m in names and can_speak(scene, a, b, m)
        ]
        if names and end != at and re.match(rf"[^，,。]*{pronoun}", scene.masked[names[0].end : end]):
            names, able = (), []  # X评价她：“…”: she is not X
        if names and end != at and re.search(rf"{pronoun}(?!们)", scene.masked[low : names[0].start]):
            names, able = (), []  # 她考进大学，师从X。她说：“…”: the same she
        if (
            end == at
            and (person := _clause_before(scene, low, at))
            and scene.pronouns.get(person, pronoun) == pronoun
        ):
            return named_last(scene, person, at)
        if able:
            several = len({scene.owners.get(m, m) for m in able}) > 1
            others = scene.named(end_of(able[0]), end)
            if others and JOINED.fullmatch(scene.masked, end_of(able[0]), others[0].start):
                break  # X和Y走进来。他说
            if several and able[0].start - low > 12:
                break
            found = by_name(scene, able[0], "pronoun")
            return found._replace(score=0.6, sure_name=found.sure_name and not several)
        if names:
            near = {scene.owners.get(m, m) for m in scene.named(max(0, at - REACH), at)}
            if len(near) > 1:
                break
            return by_name(scene, names[0], "pronoun")._replace(score=0.5, sure_name=False)
        role = _opening_role(scene, low, end)
        if role and scene.masked.startswith(pronoun, role.start):
            break  # 他的独子淹死在河里。他: whose son it is
        if role and MANY.search(scene.masked, role.start, role.end):
            break  # 爸爸妈妈也都说：“…”。他
        if role and gender(scene.masked[role.start : role.end]) not in ("", pronoun):
            break  # 父亲认为…。她
        if role and not re.match(rf"[^，,。]*{pronoun}", scene.masked[role.end : end + 1]):
            return role._replace(by="pronoun", score=0.5)
        if not role and SOMEBODY.search(scene.masked[low:end]):
            break
        end = before_blanks(scene.masked, low, STOPS + " 　")
    return NOBODY


def _seen(scene: Scene, at: int) -> Speaker | None:
    """Whom somebody sees first in an essay that has named nobody: 我看见一个小姑娘，…。她说."""
    if scene.named(0, at):
        return None
    found = []
    for match in SEEN.finditer(scene.masked, 0, at):
        phrase = re.split("[，。]", scene.masked[match.end() : at])[0]
        if role := _phrases.role_at_end(scene, phrase, match.end() + len(phrase)):
            found.append(role)
    return found[0]._replace(by="pronoun", score=0.5) if len(found) == 1 else None


def _clause_before(scene: Scene, low: int, at: int) -> Person | None:
    """Whom the clause right before the one of a pronoun names as its subject: 那是宙斯的长矛，王充却不信神，|他断言."""
    last = max(clauses_in(scene, low, at), key=lambda c: c.end, default=None)
    if last is None or last.how != "name" or TO_HIM.search(scene.masked, last.start, last.end):
        return None  # 宋徽宗召他论书，|他把…点评了一遍
    return last.person if scene.masked[last.end : at] in ("，", ",") else None


def _invited(scene: Scene, at: int) -> Speaker | None:
    """Who was asked to write or to teach, in the clause before: 周砚秋请许国栋为新书作序，|他只写了一句."""
    found = _INVITES.search(scene.masked, scene.begin(at), at)
    guest = [m for m in scene.named(found.start(), at) if m.start == found.end("verb")] if found else []
    if not guest or len(scene.named(guest[0].start, at)) != 1 or not _fits(scene, guest[0], scene.masked[at]):
        return None
    return by_name(scene, guest[0], "pronoun")._replace(score=0.6, sure_name=False)


def _newcomer(scene: Scene, named: Sequence[Mention], at: int) -> Speaker | None:
    """Who came in without a name since the last of `named`, and is the subject: 一位市民站在雨里。她说."""
    low = max((m.end for m in named), default=at)
    low = max(low, scene.masked.rfind("\n", 0, at))
    for a, b in reversed(list(between_marks(scene, low, at))):
        start = b - len(scene.masked[a:b].lstrip("。！？”」 "))
        role = _phrases.role(scene, start, scene.masked[start:b], 0, direct=False)
        if role and role.start == start and BROUGHT_IN.match(scene.masked, start, role.end):
            return role._replace(by="pronoun", score=0.5)
    return None


def _goes_on_with(scene: Scene, at: int) -> Person | None:
    """The subject of the last clause of the paragraph, if a pronoun at `at` fits nobody else there."""
    low = max(scene.masked.rfind("\n", 0, at) + 1, at - REACH)
    word = scene.masked[at]
    own = {p for p, known in scene.pronouns.items() if known == word}
    last = max(clauses_in(scene, low, at), key=lambda c: c.end, default=None)
    if last is None or last.person not in own or TO_HIM.search(scene.masked, last.start, last.end):
        return None
    named = {scene.owners.get(m) for m in scene.named(last.start, at)}
    return last.person if named <= {last.person} else None


def _fits(scene: Scene, mention: Mention, pronoun: str) -> bool:
    """Whether a person may be 他 or 她 for all that is known."""
    person = scene.owners.get(mention)
    if _has_turn(scene, mention):
        return False  # 沈越：他…: he is whom 沈越 tells of
    return person is None or pronoun not in "他她" or scene.pronouns.get(person, pronoun) == pronoun


def _has_turn(scene: Scene, mention: Mention) -> bool:
    """Does a name begin its paragraph as that of who answers in an interview?"""
    low = scene.masked.rfind("\n", 0, mention.start) + 1
    alone = not scene.masked[low : mention.start].strip()
    return alone and TURN.match(scene.masked, end_of(mention)) is not None


def _opening_role(scene: Scene, low: int, end: int) -> Speaker | None:
    """The role that is the subject of a sentence's first clause that is not about 我: 外婆推门进来，…"""
    for a, b in between_marks(scene, low, end):
        opening = _phrases.patterns()["openings"].match(scene.masked, a, b)
        skip = opening.end() - a if opening else 0
        role = _phrases.role(scene, a, scene.masked[a:b], skip, direct=False)
        if role and role.start == a + skip:
            return role
        if not FIRST.match(scene.masked, a + skip, b):
            break
    return None
