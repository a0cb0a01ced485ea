"""Is what a pronoun points at named before it in its passage, so that nothing must be said beside it?"""

import re

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.language.heroes import hero, pronouns
from quizgen.language.shadow import shadow as shadow_of
from quizgen.language.tables import words as nouns
from quizgen.model import Analysis, Blank, Mention
from quizgen.questions import chief
from quizgen.questions.checks import MARKED
from quizgen.questions.definites import anybody, pointed_at, somebody

_THINGS = frozenset("路桥塔楼寺庙城镇村岛校厂店院河山江湖港站线渠堤坝洞井园馆船车碑帖")
"""What 此 points at that must have been named: 此路, 此桥."""
CLAUSES = 30
"""Characters back in which the clause before begins."""
_OF_HIS_OWN = re.compile("[把将]自己[^，。]*[给教送交传留]给?了?$")  # 把自己那副银针|给了|他
_HE_TOO = re.compile("[他她](?:也|同样)")  # 老师答不出来，|他也|答不出来
PREPOSITION = re.compile(
    r"[给对向把将被让请为替问劝叫陪跟和与帮][他她](?!们)|以[他她](?=[为作做当])|据[他她](?=的(?:事迹|故事|经历|生平|遗[稿愿嘱]|小说|原[著作]|[手日笔图]))"
)  # 校长把文凭递|给她, 陈传兴|以他|为主角, 许国栋根|据他|的事迹写成小说; not 据他的介绍
_THESE = re.compile("[这那]些(?P<who>[\u4e00-\u9fff]{2})")
_FOR_HIM = re.compile(r"[给替][他她](?!们)")  # 她踩了一宿缝纫机，|给她|赶出一件外套
_THIS_ONE = re.compile(r"此人|[这该][位名](?=[“「])")  # 此人; 这位|“快手第一”
_ONE = re.compile(r"[一有][位名个]|有人|某")  # 来了|一位|老人，此人…
WHEN = re.compile(r"[\d一二三四五六七八九十][年月日号]|星期|周[一二三四五六日]|昨|今")  # 3月21日…，当晚
# 《后汉书》记载，它…: who tells is not what is meant
_TELLER = re.compile(r"[^，。；：]{1,20}(?:记载|介绍|指出|认为|表示|说|称|统计|透露|报道)[，：]")
# 云岭大学教授周砚秋：|这属于一种阵列: who is asked answers
_SPEAKER = re.compile(r"[^，。；：“”]{2,40}：[“「]?")
_UNTIL = re.compile(
    r"^(?:截至|截止|到|至|自|从|在)?(?:今年|去年|前年|上[月周]|本[月周]|目前|[\d一二三四五六七八九十〇]+[年月])[^，。；：]{0,8}[年月日末底初前后]，"
)  # 截至6月末，|全市此类企业…
# 民国七十七年，|它被列为古迹: when, not what
_WHEN_ALONE = re.compile(r"^[^，。；：]{0,10}(?:[年月日]|世纪|年代|时期)[初底末间]?，")
# 别人提起|马二先生，他冷笑着说: who is asked, not who is spoken of
_OTHERS_SPEAK = re.compile(
    "(?:别人|有人|人家|人们|大家|记者|朋友|旁人|同学)(?:[^，。；]{0,4})(?:提起|说起|谈起|问起|提到|谈到|说到|夸)$"
)
_THAN = re.compile("[他她][比与和跟同]")  # |他比|胡适多活了十二年
_THAT_DAY = re.compile(
    r"那(?:\d+|[二两三四五六七八九十百千几一]+)?[天年次晚夜]"
)  # 就是|那天|夺秤时; but 离开家|那天
_AGED_THEN = re.compile(
    r"那一?年[才刚只仅]?有?(?:\d+|[一二三四五六七八九十廿]+)岁"
)  # 她|那年二十七岁|: which year?
_CALLED = re.compile("[这那][一-鿿]“(?P<name>[^“”]{1,8})”")  # 这层|“薄纱”, of which the essay speaks before
_HERE = re.compile(r"[这那]里")  # 为|这里题写了四个大字: where?
STOP = re.compile(r"[，；：。！？]")
# |是|他一生…, 有|他在, 像|他这样: what takes no object, or a clause
_OF_ITSELF = re.compile(r"[是有像如当为到在由说道想觉知信望认料忆记示现以疑算据凭等]$|[愿能会可要该须得]$")
# 许国栋在书里|谈到|他: who is spoken of is somebody else
_SPEAKS_OF = re.compile(r"(?:[谈提讲写]到|[谈提论]及|称赞|评价)了?$|写[过了]$")
_TIME_OR_NAMES = re.compile("(?:[^，。、]{0,8}[年月日时后前里])?[、和与及同]*")  # 五六年任剑辉、|
_SELF = re.compile(r"[他她]自己")
_ALL_OF_THEM = re.compile(
    r"[^，。]{0,6}(?:同事|同学|大家|队友|人们|邻居)们?都[^，。]*"
)  # 同事们都会做了，…他
PLURAL = re.compile(r"[们人者员匠师生众民工兵友家]")  # 工匠……他们


def named_before(analysis: Analysis, pronoun: str, start: int, at: int, blank: Blank) -> bool:
    """Is what the pronoun points at named before it in the passage?"""
    seen = analysis.essay.shadow[start:at]
    if pronoun in ("他", "她", "自己"):
        return _him_named(analysis, pronoun, start, at, blank)
    if pronoun in ("他们", "她们"):
        return sum(start <= m.start < at for m in analysis.mentions) > 1 or bool(PLURAL.search(seen))
    if seen.endswith("的"):  # 宁允展负责的|这道工序 is told apart by his name
        clause = _clause(seen, start)
        if any(clause <= m.start < at for m in analysis.mentions):
            return True
    if _SPEAKER.fullmatch(seen) and any(
        end == at - 1 for end in (blank.end, *(m.end for m in analysis.mentions))
    ):
        return False
    # 这 其 此 它 point at the clause before: 最高时速486.1公里，这是…
    seen = _TELLER.sub("", _UNTIL.sub("", _WHEN_ALONE.sub("", seen)), count=1)
    if _THIS_ONE.match(analysis.essay.shadow, at):
        return anybody(analysis, start, at) or bool(_ONE.search(seen))
    these = _THESE.match(analysis.essay.shadow, at)
    if these and somebody(these["who"]) and not PLURAL.search(seen):
        return False  # 两国政府一起动手，把这些学生关进兵营
    noun = "" if blank.start <= at < blank.end else pointed_at(analysis, at)
    if pronoun == "此":  # 此|路, of which no road is told before
        noun = analysis.essay.shadow[at + 1 : at + 2]
        noun = noun if noun in _THINGS else ""
    noun = noun if han(noun) else ""  # 找到了一味草药，…这种“救命草”
    told = bool(STOP.search(seen)) and han(seen) >= 4
    if _HERE.match(analysis.essay.shadow, at):
        return told and any(
            segment.tag(seen[a:b]).startswith(("ns", "nt", "s")) for a, b in segment.cut(seen)
        )
    if pronoun == "那" and _THAT_DAY.match(analysis.essay.shadow, at) and not WHEN.search(seen):
        if _AGED_THEN.match(analysis.essay.shadow, at):
            return False
        return bool(seen) and seen[-1] not in "，。；：！？”是在到从" and not seen.endswith("就是")
    called = _CALLED.match(analysis.essay.shadow, at)
    if called and called["name"] not in seen and called["name"] in analysis.essay.shadow[:start]:
        return False
    if pronoun == "本" and han(noun) > 1 and noun in shadow_of(analysis.essay.title or ""):
        return True
    return told and (not noun or noun[-1] in MARKED.sub("", seen))


def _clause(seen: str, start: int) -> int:
    """Where the clause begins that `seen`, which begins at `start`, ends in."""
    return start + max((m.end() for m in STOP.finditer(seen)), default=0)


def clause_before(shadow: str, at: int) -> int:
    """Where the clause begins that stands before the one of `at`, in its sentence."""
    stops = [m.end() for m in STOP.finditer(shadow, max(0, at - CLAUSES), at)]
    return stops[-2] if len(stops) > 1 else max(0, at - CLAUSES)


def _him_named(analysis: Analysis, pronoun: str, start: int, at: int, blank: Blank) -> bool:
    """The same of 他, 她 and 自己."""
    shadow = analysis.essay.shadow
    seen = shadow[start:at]
    clause = _clause(seen, start)
    him = pronoun != "自己" and at > start and PREPOSITION.match(shadow, at - 1) is not None
    # （　　）见到他时: who is hidden is somebody else than 他 of the same clause
    low = start if blank.sort != "person" or STOP.search(seen, blank.end - start) else blank.end
    if blank.sort == "person" and at < blank.start:
        low = start = (
            blank.passage_start
        )  # 别人问他有什么绝招，（　　）总说…: he may be the one who is hidden
    if blank.sort == "person" and _SELF.match(shadow, at) and start <= blank.start < at:
        return True  # （　　）觉得他自己也错了
    if blank.sort == "person" and blank.start < at and him and not _others(analysis, start, at, blank):
        return False  # （　　）踩了一宿缝纫机，给她赶出一件外套
    if blank.sort != "person" and _done_for(analysis, start, at):
        return False  # 沈桂香踩了一宿缝纫机，给她赶出一件外套
    if _OF_HIS_OWN.search(seen) and sum(start <= m.start < at for m in analysis.mentions) < 2:
        return False  # 焦永年去世，临终把自己那副银针给了他
    if (
        pronoun in ("他", "她")
        and _HE_TOO.match(shadow, at)
        and anybody(analysis, clause_before(shadow, at), at)
    ):
        return False  # 老师吴丽珠答不出来，他也答不出来
    named = [m for m in analysis.mentions if m.start < at and not chief.object_of(analysis, m, at)]
    named = [m for m in named if not _OTHERS_SPEAK.search(shadow, max(0, m.start - CLAUSES), m.start)]
    if _THAN.match(shadow, at):  # 他|比|胡适多活了十二年
        less = [p for p in analysis.people if any(m.start == at + 2 for m in p.mentions)]
        named = [m for m in named if not any(m in p.mentions for p in less)]
    if him or (pronoun != "自己" and _done_to(analysis, clause, at)):
        named = [m for m in named if m.start < clause]  # 营养师小唐替|他折算
    if him and clause == at - 1:
        named = [m for m in named if not _opens(analysis, m, clause_before(shadow, at))]
    if any(low <= m.start < at or start <= m.start < blank.start for m in named):
        return not _rather_hero(analysis, pronoun, start, at)
    if him:
        return False  # 师父病重，把铜壶交给他
    if pronoun == "自己":
        return bool(seen)
    *stops, last = [-1, *(m.start() for m in STOP.finditer(seen))]
    return bool(stops) and somebody(_ALL_OF_THEM.sub("", seen[:last]), pronoun)


def _others(analysis: Analysis, start: int, at: int, blank: Blank) -> bool:
    """Is anybody named before the pronoun but who is hidden?"""
    return any(start <= m.start < at and not blank.start <= m.start < blank.end for m in analysis.mentions)


def _done_to(analysis: Analysis, clause: int, at: int) -> bool:
    """Does a clause say what somebody it names does to 他: 麦师傅只教了|他三个星期; not 麦师傅说|他?"""
    shadow = analysis.essay.shadow
    words_before = [shadow[clause:at][a:b] for a, b in segment.cut(shadow[clause:at])]
    while words_before and words_before[-1] in ("了", "过", "着"):
        words_before.pop()
    last = words_before[-1].rstrip("了过着") if words_before else ""  # 写过|他
    verb = last if segment.tag(last) else last[-1:]  # 只教
    acts = segment.tag(verb).startswith("v") and verb not in nouns("clauses", "saying")
    acts = (acts and not _OF_ITSELF.search(verb)) or _SPEAKS_OF.search(shadow, clause, at) is not None
    return acts and anybody(analysis, clause, at)


def _opens(analysis: Analysis, mention: Mention, start: int) -> bool:
    """Does a name begin a clause, behind a time or other names, so that he does what is said: 五六年任剑辉、|白雪仙|组班，请他做编剧?"""
    before = list(analysis.essay.shadow[start : mention.start])
    for m in analysis.mentions:
        if start <= m.start < mention.start:
            before[m.start - start : m.end - start] = "、" * (m.end - m.start)
    return mention.start >= start and _TIME_OR_NAMES.fullmatch("".join(before)) is not None


def _done_for(analysis: Analysis, start: int, at: int) -> bool:
    """Is something made or sent for 她 by the one person named before in the same sentence, who acts herself?"""
    shadow = analysis.essay.shadow
    begin = max(start, *(shadow.rfind(mark, start, at) + 1 for mark in "。！？；"))
    named = [m for m in analysis.mentions if start <= m.start < at]
    acts = [c for c in analysis.clauses if c.how == "name" and begin <= c.start < at and c.end <= at]
    return (
        len(named) == 1
        and bool(_FOR_HIM.match(shadow, at - 1))
        and any(c.person.mentions and named[0] in c.person.mentions for c in acts)
        and not somebody(shadow[start:begin] + shadow[begin : named[0].start])
    )


def _rather_hero(analysis: Analysis, pronoun: str, start: int, at: int) -> bool:
    """Is the essay about somebody who is 她, and nobody who is known to be 她 named before: 李政道敲开了她的门?"""
    about = hero(analysis)
    known = pronouns(analysis, about)
    if about is None or pronoun != "她" or known.get(about) != "她":
        return False
    near = [p for p in analysis.people if any(start <= m.start < at for m in p.mentions)]
    return bool(near) and about not in near and not any(known.get(p) == pronoun for p in near)
