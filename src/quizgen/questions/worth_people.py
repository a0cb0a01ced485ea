"""Which names of people are worth asking, and which the rest of the passage tells."""

import re
from itertools import pairwise

from quizgen.language import segment
from quizgen.language.heroes import hero
from quizgen.language.names import surname
from quizgen.language.tables import words
from quizgen.model import Analysis, Blank
from quizgen.questions.checks import MARKED
from quizgen.questions.telling import tells

ROW_OF_NAMES = 4
"""Names joined by 、 from which one of them is only a name among others."""
ROLL = 5
"""Names of a passage from which it only tells who all were there."""
FULL_NAME = 3
"""Characters of a name whose last two are what friends call its bearer."""

_ONE_HOLDER = re.compile(
    r"(?:总书记|国家主席|主席|总理|总统|皇帝|天皇|女王)"
)  # （　　）总书记: there is one at a time
# 父亲|魏德厚, 女儿|胡慧珊
KIN = re.compile(
    r"父子|母子|父女|母女|父亲|母亲|爸|妈|女儿|儿子|哥哥?|弟弟?|姐姐?|妹妹?|祖父|祖母|爷爷|奶奶|孙[子女儿]|叔|伯|侄|兄|长子|次子|长女"
)
# 叶小楠、钟德苏等出席: who all were there
_ATTENDED = re.compile(r"出席|到场|与会|莅临|陪同|发言|到会|合影|到贺|到校祝贺|宾主")
# 认识了许多朋友，比如李阳、梅婷、|（苏扬）|还有…
# （罗桂芳）同志用一颗滚烫的心，诠释了职业追求
_SLOGAN = re.compile(
    r"(?:谱写|诠释|书写|彰显|展现|践行|树立)了?[^。]{0,24}(?:篇章|华章|赞歌|初心|使命|风采|追求|榜样|担当|价值|真谛|内涵|誓言|人生|情怀)[。！]?$"
)
# （许国栋）先生也观看了该书画展
_VISITED = re.compile("(?:先生|女士|同志|一行)?(?:同时|一同|一起|也)?(?:观看|参观|聆听|观摩)了?[该此这本]")
_SUCH_AS = re.compile(r"(?:比如|例如|包括|像|如)[^，。：；]{2,}、$")
_ALIAS = re.compile(r"[（(]化名")  # 方晓燕（化名）买了房
_WROTE = re.compile(r"^[文图][｜|丨/]\s*$")  # 文｜（方晓燕）《云岭记》，…
_REPORTS = re.compile(
    r"(?:^|[〔（【\[])(?:本报|本报讯)?(?:特约)?(?:记者|通讯员)$"
)  # 〔记者（　　）／台东报导〕
# 马蒂·迪奥普|（Mati Diop）, 哈勃| Edwin Hubble
_LATIN = re.compile(r"\s*[（(]\s*[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .·'’-]*[）)]|\s*[A-Z][a-zÀ-ÿ]+ [A-Z]")
_THING_OF = re.compile(
    r"馆(?![长员])|任务|太空|望远镜|卫星|探测|号(?:[^，。]{0,2}(?:船|卫星|飞船))|楼|杯(?!子)"
)  # 金庸|馆, 开普勒|任务
# 《史记》|写|项羽|，写|刘邦
_OF_MANY, _ANOTHER_ONE = (
    re.compile("(?P<verb>写|讲|说|唱|画|演)$"),
    re.compile("，(?:也|又)?(?:写|讲|说|唱|画|演)"),
)
_AS_A_TIME = re.compile("(?:时期?|年间|在位|朝)(?!候)")  # 相传为春秋|楚庄王|时令尹孙叔敖主持修建
_SOME_FIRM = re.compile("一[家间][^，。；“”]{2,16}$")  # 一家经销商的销售经理|丁磊磊
_TELLS = re.compile("(?:对|向)?(?:记者|笔者)?(?:说|表示|坦言|介绍|告诉|透露|直言|认为)")


_THINGS = "纸伞刀剑船车床桥堤渠亭祠碑塔墨笔砚锁饼鸭酒茶布锦绣拳剪窑"
"""What bears the surname of who made it: 蔡侯纸, 苏公堤."""


def unworthy_person(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The reason why somebody's name is not worth asking in the passage from `start` to `end`, or an empty string."""
    shadow = analysis.essay.shadow
    before, after = shadow[start : blank.start], shadow[blank.end : end]
    if shadow[blank.start : blank.end] in words("given_names", "woman", "man", "either"):
        return "many-fit"
    if _SLOGAN.search(after) or _VISITED.match(after):
        return "trivial"
    if _LATIN.match(after):
        return "gives-away"
    own = shadow[blank.start : blank.end]
    if len(own) == FULL_NAME and surname(own) and own[1:] in before + "|" + after:
        return "gives-away"  # （孙少平）…少平又高考落榜
    if blank.slot.startswith("name") and _AS_A_TIME.match(after):
        return "trivial"
    if _OF_MANY.search(before) and _ANOTHER_ONE.match(after):
        return "many-fit"
    if before.endswith(("记者", "通讯员")) and after.startswith(("报道", "报导", "摄")):
        return "trivial"
    if _WROTE.search(before) or _ALIAS.match(after):
        return "trivial"
    if after.startswith("的") or _REPORTS.search(before) or _only_asked(analysis, blank, before, after):
        return "trivial"
    called = re.compile(
        rf"{shadow[blank.start]}(?:校长|老师|教授|院长|主任|局长|先生|女士|师傅|院士|博士|医生|大夫|指导|教练|书记|所长|馆长|会长|厂长|爷爷|奶奶|导(?![致弹游演师读语])|总|氏|老|家)"
    )  # 吴老师 of （吴邵萍）, 汤院士 of （汤钊猷）
    if called.search(MARKED.sub("", f"{before}|{after}")) or _ONE_HOLDER.match(after):
        return "gives-away"
    if re.search(rf"{own[0]}(?:侯|公|氏|家)[{_THINGS}]", f"{before}|{after}"):
        return "gives-away"  # 天下咸称蔡侯纸
    if _of_kin(analysis, blank, start, end):
        return "gives-away"
    if _THING_OF.match(after):
        return "trivial"
    if _in_row(analysis, blank, start, end):
        return "trivial"
    if _SUCH_AS.search(before) and after.startswith(("、", "和", "与", "还有", "等", "，")):
        return "trivial"
    if sum(start <= m.start < end for m in analysis.mentions) >= ROLL and _ATTENDED.search(before + after):
        return "trivial"
    if _only_praises(analysis, blank, start, end):
        return "trivial"
    return "" if tells(analysis, blank, start, end) else "trivial"


def _only_asked(analysis: Analysis, blank: Blank, before: str, after: str) -> bool:
    """Is somebody of some firm only asked once by a reporter: 一家经销商的销售经理（丁磊磊）对记者说…?"""
    own = [p for p in analysis.people if any(m.start == blank.start for m in p.mentions)]
    once = bool(own) and len(own[0].mentions) == 1
    return once and bool(_SOME_FIRM.search(before) and _TELLS.match(after))


def _in_row(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it one of four names or more in a row of which nothing else is told: 安炳、马思、（　　）、牛子几位同学?"""
    shadow = analysis.essay.shadow
    named = [m for m in analysis.mentions if start <= m.start < end]
    run = 1
    held = False
    for one, two in pairwise(named):
        joined = shadow[one.end + len(one.title) : two.start] in ("、", "和", "与", "及", "以及")
        if not joined:
            if held and run >= ROW_OF_NAMES:
                return True
            run, held = 1, False
            continue
        run += 1
        held = held or blank.start in (one.start, two.start)
    return held and run >= ROW_OF_NAMES


def _only_praises(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it the one the title names, of whom the passage tells nothing particular: （闫小乐）同志思想上追求进步?"""
    about, title = hero(analysis), analysis.essay.title or ""
    if about is None or about.name not in title:
        return False
    if not any(blank.start <= m.start < blank.end for m in about.mentions):
        return False
    rest = analysis.essay.shadow[start : blank.start] + "|" + analysis.essay.shadow[blank.end : end]
    counted = any(start <= q.start < end for q in analysis.quantities)
    others = any(start <= m.start < end and m not in about.mentions for m in analysis.mentions)
    named = re.search(r"[《“「]|[A-Za-z]{2,}", rest) or any(
        segment.tag(rest[a:b])[:2] in ("ns", "nt", "nz") and b - a > 1 for a, b in segment.cut(rest)
    )
    return not (counted or others or named)


def _of_kin(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a relative's surname tell the name: 父亲魏德厚 of （魏长林）?"""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    answer = text[blank.start : blank.end]
    for mention in analysis.mentions:
        if start <= mention.start < end and not blank.start <= mention.start < blank.end:
            name = text[mention.start : mention.end]
            same = (
                name.split("·")[-1] == answer.split("·")[-1] if "·" in answer + name else name[0] == answer[0]
            )
            kin = (
                shadow[max(start, blank.start - 3) : blank.start]
                + "|"
                + shadow[max(start, mention.start - 3) : mention.start]
                + "|"
                + shadow[mention.end : min(end, mention.end + 4)]
            )  # 是梁启超的|长子
            if same and KIN.search(kin):
                return True
    return False
