"""Pronouns of a prompt: which need their noun, and who that is where it is certain."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from quizgen.language.fold import fold, level
from quizgen.language.shadow import shadow as shadow_of
from quizgen.model import Analysis, Blank, Person
from quizgen.questions.checks import han

REACH = 2
"""Sentences back in which the owner of a pronoun is looked for."""

OPENING = 3
"""Characters from the beginning of a paragraph within which a sentence opens it."""
CHAIN = 6
"""Sentences back for that where all but the first say 他 or 她."""

_HE = re.compile(r"(?<!其)[他她](?!们)")
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》")  # 他说：“我来。” holds “我来。”
_PRONOUN = re.compile(
    r"[他她它](们)?|自己|[这该其]|此(?=[时后前次事举人地类])|那(?=[年天时次里个层座条张些位种件把根匹台部场段批])"
)  # 他们; 该校; 那年
_BACK = re.compile(
    r"[前后]者|由此|对此|为此|从此|至此|其中|如此|(?:就是|正是|像|是)这样"
)  # 由此判断，…; 就是这样的人
# 全桥长1453米, 当地居民: what is meant was named before
_DEFINITE = re.compile(
    r"全(?P<thing>[书桥市县区镇乡村校厂院队班场程剧片文站楼馆])|当地|本地|此地|(?P<side>[署校院厂店馆局警])方"
)
# 女儿起初不愿接棒: whose she is was named before
_KIN = re.compile(
    r"(?:[大小二三]?(?:女儿|儿子|孙子|孙女|妻子|丈夫|父亲|母亲|爷爷|奶奶|外公|外婆|哥哥|姐姐|弟弟|妹妹|舅父|舅舅|叔叔|师父|师傅|徒弟))"
)
_INSIDE = re.compile(
    r"(?:书|[店厂村校馆园院寺塔楼船队班厅场])(?:里|内|中|的)|[江河湖海]底的?"
)  # 店里的学徒, 书的封面
LATER = re.compile(r"(?:多|余)?(?:之|以|过)?后")  # （十多年）后
# 《后汉书》记载，它…: who tells is not what is meant
_TELLER = re.compile(r"[^，。；：]{1,20}(?:记载|介绍|指出|认为|表示|说|称|统计|透露|报道)[，：]")
_STOP = re.compile(r"[，；：。！？]")
_PLURAL = re.compile(r"[们人者员匠师生众民工兵友家]")  # 工匠……他们


@cache
def words(name: str) -> tuple[str, ...]:
    """The lines of a table of words under `data/`."""
    text = (files("quizgen.questions") / "data" / name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def owners(analysis: Analysis) -> dict[int, Person]:
    """Who a pronoun is, for each whose owner is certain: the place behind the pronoun → the person."""
    return {c.predicate: c.person for c in analysis.clauses if c.how == "pronoun"}


def stand_alone(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person]
) -> tuple[int, str] | str:
    """Where a pronoun must be given its noun and which; (0, "") where none must; a reason where none can be."""
    shadow = analysis.essay.shadow[start:end]
    covered = [m.span() for m in _QUOTED.finditer(shadow)]
    back = _BACK.search(shadow)
    pointing = back is not None and not any(a <= back.start() < b for a, b in covered)
    if back and pointing and not _STOP.search(shadow[: back.start()]):
        return "dangling-pronoun"
    for word in words("no_pronouns.txt"):
        covered += [m.span() for m in re.finditer(word, shadow)]
    if _bare(analysis, start, end, blank):
        return "dangling-pronoun"
    added: tuple[int, str] = (0, "")
    for match in _PRONOUN.finditer(shadow):
        at = match.start()
        if any(a <= at < b for a, b in covered) or blank.start <= start + at < blank.end:
            continue
        pronoun = match[0]
        if blank.sort not in ("person", "date") and shadow[at - 1] in "，：" and start + at - 1 == blank.end:
            continue  # it points to the answer: （　　），这是…的最高时速
        owner = known.get(start + match.end())
        elsewhere = owner is not None and not any(start <= m.start < start + at for m in owner.mentions)
        if not elsewhere and _has_antecedent(analysis, pronoun, start, start + at, blank):
            continue
        if pronoun not in ("他", "她") or added[1]:
            return "dangling-pronoun"
        person = owner or antecedent(analysis, start)
        if person is None or person.generic or blank.sort == "person":
            return "dangling-pronoun"
        if person.name in analysis.essay.text[start + match.end() : end]:
            return "dangling-pronoun"  # 他叫…
        added = (start + match.end(), person.name)
    return added


def _bare(analysis: Analysis, start: int, end: int, blank: Blank) -> bool:
    """Does the passage begin with a noun whose owner, or with a time whose beginning, stands before it?"""
    shadow, title = analysis.essay.shadow, analysis.essay.title or ""
    opening = re.split(r"[，。；：]", shadow[start:end], maxsplit=1)[0]
    behind = start + len(opening)
    if _names(analysis, start, min(behind, blank.start)) or _names(analysis, blank.end, behind):
        return False
    if blank.start - start <= 2 and LATER.match(shadow, blank.end):
        return True
    if (
        _KIN.match(opening)
        or _INSIDE.match(opening)
        or re.match("总?(?:" + "|".join(words("attributes.txt")) + ")", opening)
    ):
        return True
    definite = _DEFINITE.search(shadow, start, end)
    if definite is None or definite.start() > blank.end:
        return False
    seen = shadow_of(title) + shadow[start : definite.start()]
    thing = definite["thing"] or definite["side"]
    return not (thing and thing in seen)


def _has_antecedent(analysis: Analysis, pronoun: str, start: int, at: int, blank: Blank) -> bool:
    """Is what the pronoun points at named before it in the passage?"""
    seen = analysis.essay.shadow[start:at]
    if pronoun in ("他", "她", "自己"):
        # （　　）见到他时: who is hidden is somebody else than 他 of the same clause
        low = start if blank.sort != "person" or _STOP.search(seen, blank.end - start) else blank.end
        if any(
            low <= m.start < at or start <= m.start < blank.start for m in analysis.mentions if m.start < at
        ):
            return True
        return pronoun == "自己" and bool(seen)
    if pronoun in ("他们", "她们"):
        return sum(start <= m.start < at for m in analysis.mentions) > 1 or bool(_PLURAL.search(seen))
    # 这 其 此 它 point at the clause before: 最高时速486.1公里，这是…
    seen = _TELLER.sub("", seen, count=1)
    return bool(_STOP.search(seen)) and han(seen) >= 4


def antecedent(analysis: Analysis, offset: int) -> Person | None:
    """The one person named before `offset` in its sentence, else in the REACH sentences before; None if none or two.

    Before anybody is named, and where a paragraph begins, it is the one of the title. Sentences that go on about 他 without naming anybody (他…。他…。) reach further back, up to CHAIN.
    """
    ahead = analysis.sentence_at(offset)
    if ahead and any(ahead.start <= m.start < offset for m in analysis.mentions):
        return _only(analysis, ahead.start, offset)
    before = [s for s in analysis.sentences if s.end <= offset]
    reach = REACH
    while reach < min(CHAIN, len(before)) and not _names(analysis, before[-reach].start, offset):
        if not _HE.search(analysis.essay.shadow, before[-reach].start, before[-reach].end):
            break
        reach += 1
    paragraph = analysis.essay.text.rfind("\n", 0, offset) + 1
    if not _names(analysis, 0, offset) or (offset - paragraph < OPENING and _titled(analysis)):
        return _titled(analysis)
    before = before[-reach:]
    if not before or any("redacted" in s.refused for s in before):
        return None
    return _only(analysis, before[0].start, offset)


def _titled(analysis: Analysis) -> Person | None:
    """The one person whom the title names: 军医李幼生：…"""
    title, text = analysis.essay.title or "", analysis.essay.text
    named = [p for p in analysis.people if any(text[m.start : m.end] in title for m in p.mentions)]
    return named[0] if len(named) == 1 and not named[0].generic else None


def _names(analysis: Analysis, low: int, high: int) -> bool:
    return any(low <= m.start < high for m in analysis.mentions)


def _only(analysis: Analysis, low: int, high: int) -> Person | None:
    near = [p for p in analysis.people if any(low <= m.start < high for m in p.mentions)]
    return near[0] if len(near) == 1 and not near[0].generic else None


def forms_of(analysis: Analysis, name: str) -> set[str]:
    """Folded forms under which the essay names the person called `name`."""
    text = analysis.essay.text
    for person in analysis.people:
        forms = {fold(person.name), *(fold(text[m.start : m.end]) for m in person.mentions)}
        if fold(name) in forms:
            return {form for form in forms if len(form) > 1}
    return {fold(level(name))}
