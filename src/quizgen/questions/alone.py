"""Whether a passage can be asked by itself, and what must be said beside it where it points back."""

import re
from collections.abc import Mapping

from quizgen.language.heroes import of_section
from quizgen.language.tables import FAMILY
from quizgen.model import Analysis, Blank, Person
from quizgen.questions import bodies, chief
from quizgen.questions.checks import MARKED, QUOTED
from quizgen.questions.definites import aged, anybody, bare, compared, is_thing, kin_at, pointed_at
from quizgen.questions.glosses import NONE, Gloss, left_out, tells_name
from quizgen.questions.named_before import PLURAL, STOP, WHEN
from quizgen.questions.predicate import headless
from quizgen.questions.pronouns import glossed
from quizgen.questions.years import WHOLE_YEAR

TOGETHER = 6
"""Sentences back in which the two are named whom 两人 means."""
TELLER = 2
"""Times an essay says 我 of its writer, in nobody's words."""

_BACK = re.compile(
    r"[前后]者|第二[天年]|隔[天日年]|翌[日年天晨]|(?<![一二三四五六七八九十两几\d])次[日年]|当[晚天日夜年](?![时初])|同[年日月](?![代龄])|由此|由是|对此|为此|从此|至此|其中|如此|彼时|接下来(?!的)|^[这那]样(?![的一])|(?:就是|正是|像|是)这样|(?<!有)[这那]样的|(?<![能会该要])[这那][样么][想说做](?=[，。；])|[仅单就]此(?:一项)?，|在[那此](?:之前|之后|以前|以后)|[从自打]那(?:以后|之后|时起|天起|年起)|下一?个(?:\d+|[一二三四五六七八九十百]+)年"
)  # 由此判断，…; 第二天去世; 就是这样的人; 在那样的年月; 仅此一项，…; 从那以后，…
_THAT_IS = re.compile(
    "(?:[^，。；“”]{1,10}(?:说|认为|回忆)，)?那(?:就|便|正|还|也)?是(?!在|因为|谁|什么)"
)  # 那是台湾历史最久的灯塔之一
# 时间回到2012年，情形远不是这样。
_NOT_SO = re.compile("[^。！？]*(?:[不没未]是?|并非)(?:这样|如此)[，。；]")
# 解决了上述问题, 以此数字估计, 后二者一起, 列入图中
_ABOVE = re.compile(
    r"上述|前述|前文|如前所述|上文|此数字|[后前][两二三]者|[上下左右]图(?!书|像)|如图|图中|(?:可以|可)看到|以上(?:问题|方法|原因|数据|结果|分析|[几\d一二三四五六七八九十]+[个种点条项])"
)
# 第5条一直被当作…来用; 把同样的意思算了一遍: of what page, what meaning?
_ITEM = re.compile(r"(?:^|[，。；：])[上下前后]?第[\d一二三四五六七八九十]+[条则句](?!.*[《法])")
_SAME = re.compile("^[^。；：]*同样的(?:意思|话|道理|问题|结论|想法|说法|错误)")
# 另一本是他写的《云岭集》, 最后一个叫周砚秋, 第三件，就是办培训班
_ANOTHER = re.compile(
    r"第[二三四五六七八九十][件个条点步项](?:事情?)?，?(?:就|便|则)?是|(?:另外?|最后|下|还有|头|前|后)一[本个部件幅首种位点项句篇座支批组队类派家](?:则|就|便)?(?:是|叫|名为)"
)
# 语出夏洛蒂·勃朗特的小说《简·爱》: which words?
_FROM = re.compile(
    r"(?:语出|语自|语见|典出|出自|选自|摘自|摘录自|节选自|引自|源自|原载|载于|见于|改编自)(?:[^，。；]{0,16}《|）)"
)
_THE_BOOK = re.compile("原(?:书|著|作|稿|诗)(?![名题者])")  # 原书|旋即散佚: which?
_LIKE_THIS = re.compile(r"[“「]像?[这那]样的")  # 他说：“像这样的地…”
# 说起当时的念头, 写到这里
_UP_TO_HERE = re.compile(r"[说谈]起当时|回[忆想]起?当时|[写说讲想看读]到(?:这里|此处|这儿)")
_WITHIN = re.compile(r"在[文书卷画片剧碑][中里后末上]")  # 董其昌在卷后题跋
# 1979年秋天，|爷爷答应…; 有一年，|奶奶…
_BEHIND_TIME = re.compile(
    r"(?:[\d一二三四五六七八九十〇零]+[年月日]|有一[年天次回]|后来|那时候?)+[^，。；：]{0,4}?，?(?=[爷奶爸妈外姥])"
)
# 父亲, 夫妇, 徒弟
_FAMILY = re.compile(rf"{FAMILY}|夫妇|夫妻|徒弟|学生|同学|同事")
# 2021年春，|两人|合办工作坊
_BOTH = re.compile(
    r"(?:(?:\d{4}年|[\d一二三四五六七八九十]+[月日]|后来|不久|随后|婚后|起初|当时)[^，。；的]{0,6}，|\d{4}年(?:[春夏秋冬初底末])?)?(?P<who>(?P<many>[两二三])(?:人|个人|位老人|位老师|位学者|位科学家|位工程师|兄弟|姐妹|姊妹))(?![一-鿿]{0,2}(?:行|份|组|一|中))"
)
_TOLD_TO = re.compile("(?:[讲说写寄][给向]|告诉)$")  # 弗里施|讲给|玻尔听
# 2024年11月24日，|先生|在天津逝世: who?
_SIR = re.compile(
    "(?:^|[，；])(?P<who>先生|女士|夫人|老人家?|师傅)(?=[在曾便也又还就已一从把将去来回说写]|(?:去世|逝世|出生|退休|病逝|晚年|一生|生于))"
)
# 在一间漏雨的棚屋里，|两人|用了将近四年
_TWO = re.compile(
    "(?:[^，。；：“”]{2,16}，)?(?:后来|于是|最终|终于)?(?:两人|二人|夫妇俩?|夫妻俩?)(?![间份个行组])"
)
# 父亲说，不上塔算什么守塔人；儿子说，…: whose father and whose son?
_FATHER_AND_SON = re.compile(
    "(?:父亲|爸爸|母亲|妈妈)[^。]*[；，](?:儿子|女儿)|(?:儿子|女儿)[^。]*[；，](?:父亲|爸爸|母亲|妈妈)"
)
_LATER = re.compile(
    r"[一二三四五六七八九十两几\d]+(?:多|余)?个?[年月天日](?:之|以)?后"
)  # 三年后|，胡适作序: after what?
_ATTRIBUTED = re.compile("[—─]")  # ——（陶渊明）《五柳先生传》
# 他活到一百零五岁, 此人, 这位先生
_HIM = re.compile("(?<!其)[他她](?![们人])|此人|[这那该][位名]|先生(?=在|于|去|逝|说|写)")
_OF_TWO = re.compile("[前后][两二]?者|老人家")  # 把前者叫做…, 老人家|等了七年: which?
_THIS = re.compile("[这那该]")  # 这盏灯, of which no lamp is told
_KIN_OF = re.compile(rf"(?:^|[，年月日])(?:{FAMILY}|夫人|太太|老伴)")  # 2000年1月，夫人|郑士宁去世
_PERSONS = re.compile("[他她]们|两人|二人|夫妻|夫妇|三人")  # 他们|宣布发现一种新元素
_YEAR_OF = re.compile("同年|次年|翌年|第二年|[这那]一?年|当年|同月|当月|次日|当天|当晚|第二天|[这那]天")
_AT_HOME = frozenset(["爷爷", "奶奶", "爸爸", "妈妈", "外公", "外婆", "姥姥", "姥爷", "爸", "妈"])
"""Words of kin that are the writer's own in an essay that says 我."""
# 清洁工把街扫干净，是不平凡；|外公|在井下干了三十一年: whose?
_HOME_LATER = re.compile(f"[；。](?:{'|'.join(sorted(_AT_HOME, key=len, reverse=True))})(?![们的亲])")


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
        or _ITEM.search(MARKED.sub("", shadow))
        or _SAME.match(shadow)
        or _NOT_SO.match(shadow)
        or _THAT_IS.match(shadow)
        or _THE_BOOK.match(shadow)
        or (within and not re.search("[《“]", shadow[: within.start()]))
    ):
        return "dangling-pronoun"
    if not compared(analysis, start, end, blank):
        return "dangling-pronoun"
    if together := _together(analysis, start, end, blank):
        found = glossed(analysis, start, end, blank, {})
        return together if found == NONE else "dangling-pronoun"
    if sir := _SIR.search(shadow):
        return _of_sir(analysis, start, end, blank, sir)
    two = _TWO.match(shadow)
    if two and not any(start <= m.start < start + two.end() for m in analysis.mentions):
        return "dangling-pronoun"
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
    kin = kin_at(analysis, at) if behind else ""
    if kin in _AT_HOME and _of_the_teller(analysis):
        himself = known.get(at + len(kin))
        return _called_so(analysis, at, start, end, blank, himself, kin) if himself else "dangling-pronoun"
    later = _HOME_LATER.search(shadow)
    if later and not anybody(analysis, start, start + later.start()) and _of_the_teller(analysis):
        return "dangling-pronoun"
    return glossed(analysis, start, end, blank, known)


def points_out(analysis: Analysis, begin: int, start: int, end: int) -> bool:
    """Does a passage from `start` on point at what a reader does not find in the sentences above it, from `begin` on?

    At a person or several whom nobody names there, the same year where several or none are told, what is written elsewhere.
    """
    shadow = analysis.essay.shadow
    passage, above = MARKED.sub("", shadow[start:end]), shadow[begin:start]
    elsewhere = (_ABOVE, _ITEM, _OF_TWO)
    if any(p.search(passage) for p in elsewhere) or _FROM.match(passage) or _ATTRIBUTED.match(passage):
        return True
    if _LATER.match(passage) and not WHOLE_YEAR.search(above):
        return True
    if headless(shadow[start:end]) or any(
        (noun := pointed_at(analysis, m.start())) and noun[-1] not in shadow[begin : m.start()]
        for m in _THIS.finditer(shadow, start, end)
    ):
        return True
    named = {p.name for p in analysis.people if any(begin <= m.start < start for m in p.mentions)}
    if _PERSONS.search(passage) and len(named) < 2 and not PLURAL.search(above):
        return True
    if (_HIM.search(passage) or _KIN_OF.search(passage)) and len(named) != 1:
        return True
    return bool(_YEAR_OF.search(passage)) and len({*WHOLE_YEAR.findall(above)}) != 1


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
    told = [m for m in analysis.mentions if before and before[0].start <= m.start < start]
    if any(_TOLD_TO.search(shadow, max(0, m.start - 2), m.start) for m in told):
        return None  # 弗里施讲给玻尔听。两人署名的短文…
    if len(named) != many or any(p.generic or tells_name(analysis, blank, p) for p in named):
        return None
    named.sort(key=lambda p: p.mentions[0].start)
    return Gloss(both.end(), "、".join(p.name for p in named), text[both.start("who") : both.end()])


def _of_sir(analysis: Analysis, start: int, end: int, blank: Blank, sir: re.Match[str]) -> Gloss | str:
    """Who 先生 is: nobody where the passage names somebody before, whom the section tells of, else the only one of the paragraph."""
    at = start + sir.end("who")
    found = glossed(analysis, start, end, blank, {})
    if any(start <= m.start < at for m in analysis.mentions) or found != NONE:
        return found
    low = analysis.essay.shadow.rfind("\n", 0, start) + 1
    named = [p for p in analysis.people if any(low <= m.start < start for m in p.mentions)]
    owner = of_section(analysis, start) or (named[0] if len(named) == 1 else None)
    if owner is None or owner.generic or tells_name(analysis, blank, owner):
        return "dangling-pronoun"
    return Gloss(at, owner.name, sir["who"])


def _of_kin(
    analysis: Analysis, start: int, end: int, blank: Blank, known: Mapping[int, Person], kin: str
) -> Gloss | str:
    """The same where a passage begins with 妻子 or 女儿: 〔魏长林的〕妻子埋怨他傻."""
    if analysis.essay.shadow.startswith(("，", "！"), start + len(kin)):
        return "dangling-pronoun"  # 师傅，很多年轻读者…: to whom one speaks
    if himself := known.get(start + len(kin)):  # 表叔|〔周广田〕今年六十八岁
        return _called_so(analysis, start, start, end, blank, himself, kin)
    if re.search(f"我(?:的|家的?)?{kin}", analysis.essay.shadow):
        return "dangling-pronoun"  # 我爷爷常说…。|爷爷念过三年书: the writer's own
    own = kin in _AT_HOME and _of_the_teller(analysis)
    parted = _FATHER_AND_SON.search(analysis.essay.shadow, start, end)
    owner = None if own or parted else chief.whose(analysis, start)
    if owner is None or tells_name(analysis, blank, owner):
        return "dangling-pronoun"
    found = glossed(analysis, start, end, blank, {**known, start: owner})
    if isinstance(found, str) or (found.added and found.added != owner.name):
        return "dangling-pronoun"
    return Gloss(start, f"{owner.name}的", kin)


def _called_so(
    analysis: Analysis, at: int, start: int, end: int, blank: Blank, person: Person, kin: str
) -> Gloss | str:
    """The same where somebody of the essay is called by the word of kin itself, at `at`: 表叔〔周广田〕今年六十八岁; 1979年秋天，爷爷〔何炳坤〕答应…."""
    if tells_name(analysis, blank, person) or person.generic:
        return "dangling-pronoun"
    if any(start <= m.start < end for m in person.mentions):
        return glossed(analysis, start, end, blank, {})
    found = glossed(analysis, at + len(kin), end, blank, {})
    return Gloss(at + len(kin), person.name, kin) if found == NONE else "dangling-pronoun"


def _of_the_teller(analysis: Analysis) -> bool:
    """Does an essay say 我 of its writer, so that 爷爷 is his?"""
    return len(chief.ME.findall(QUOTED.sub("", analysis.essay.shadow))) >= TELLER
