"""Nouns that point back: those of a passage whose owner, whole or first naming stands before it."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from quizgen.language import segment
from quizgen.language.heroes import gender
from quizgen.language.names import person_noun
from quizgen.language.shadow import shadow as shadow_of
from quizgen.language.tables import FAMILY, kin
from quizgen.language.tables import words as nouns
from quizgen.model import Analysis, Blank
from quizgen.questions import affinity

# 全桥长1453米, 当地居民: what is meant was named before
_DEFINITE = re.compile(
    r"[全整]个?(?P<thing>[书桥省市县区镇乡村校厂院队班场程剧片文站楼馆])|当地|本地|(?<!的)本[线路]|此地|(?P<side>[署校院厂店馆局警])方"
)
# 女儿起初不愿接棒: whose she is was named before
_KIN = re.compile(
    rf"(?:(?P<kin>[大小二三]?(?:{FAMILY}|师父|师傅|徒弟|老伴|父母|双亲|[母父][子女]俩?们?))|师兄弟|师姐妹|同门(?:师兄弟)?|工友们?|老人家|老人(?!院|节)|小朋友|小伙子)"
)
_SINCE = re.compile(
    r"[之此]后(?=[\d一二两三四五六七八九十几数]+[多余来]*年来)|\d{1,2}日(?=[，晚上下清早凌傍])|[一二两三四五六七八九十百半\d]+(?:多|余)?(?:分钟|个?小时|天|周|个月|年)过去|久而久之|长此以往|(?:回国|毕业|退休|出狱|上任|到任|入学|入职|归来|获救|发现|得知|听说|病愈|返校|返乡|回乡|婚|回来|回去|回家|出来|到达|抵达|成功|失败)(?:之|以)?后$|自(?:成立|创办|开业|建校|建立|开馆|开放)以来|一共|总共|合计|共有|实际上|[一二两三四五六七八九十百半\d]+(?:多|余)?(?:分钟|个?小时|天|周|个月|年)(?:之|以|过)?后，|(?:到现在|至今|迄今|如今)(?:为止)?[，]?(?:已经?|共|一共|累计)?[揭开卖修建印收拍写造办]"
)  # 到现在|揭开了35册
# 2012年，|第三届比赛…: of which? not 云岭杯第三届比赛
_HOLDING = re.compile(
    r"(?:\d{4}年(?:\d{1,2}月)?，?)?第(?:\d+|[一二三四五六七八九十]+)[届次](?:比赛|赛事|大赛|活动|会议|展览|论坛)"
)
_NO_PLACE = frozenset(("上市",))
"""What the dictionary takes for the name of a place."""
# 住在同一座的|退休教师; 同个画面里的许国栋说; 同样古怪的账目也见于…; 馆里收着的那一顶，…; 往后二十多年间，…; 再加上氨和二氧化碳，就…
_SAME = re.compile(
    r"[^，。]{0,4}同一[座幢栋]的|同一?个?(?:镜头|画面|场合|展厅)[里中上]|同样[^，。的是]{1,6}的[^，。]{1,30}也|[^，。]{0,24}[这那]一[顶件张座只条幅把本部]$|[往此]后[一二三四五六七八九十百两几数\d]+多?年[间里中，]?|再加上?[^，。的]{1,16}$"
)
# 2017年，塞罕坝林场|同样获得|地球卫士奖: as who did?
_LIKEWISE = re.compile(r"(?<!也)同样(?:也|被)?(?:获得?|荣获|入选|当选|拿[到下]|评为|授予)")
# 1963年夏天，父母亲搬进…, 1963年初，被调到省城的父亲…
_PARENT = re.compile(
    r"(?:[\d一二三四五六七八九十〇零]+[年月日])+(?:[初底末]|[春夏秋冬]天?)?，?(?:[被曾刚正][^，。的]{2,12}的)?(?:父母亲?|父亲|母亲|爸爸|妈妈)(?![们节的])"
)
# 2000年1月，夫人|郑士宁去世: whose?
_SPOUSE = re.compile(
    r"(?:[\d一二三四五六七八九十〇零]+[年月日])+(?:[初底末]|[春夏秋冬]天?)?，?(?:夫人|妻子|丈夫|太太|爱人|老伴|[长次幼独]?[子女]|儿子|女儿)"
)
_INSIDE = re.compile(
    r"(?:如今|目前|现在|平时|每天|今天)?(?:书|车间|教室|病房|办公室|展厅|工地|会场|[店厂村校馆园院寺塔楼船队班厅场井洞窟屋棚窑])(?:里|内|中|的)|[江河湖海]底的?|[上下里外背正]面[是写刻印画的有]|[墙门匾碑信]上[写刻挂的有]"
)  # 店里的学徒, 书的封面, 墙上挂着他写的字
_IN_GENERAL = re.compile(
    r"教育|文化|制度|管理|生活|市场|人员|技术|科学|发展|成果|是|[里《〈“‘]"
)  # 学校|教育, 公司|是…: of all of them; 电影|《罗生门》
_SEVERAL = re.compile(
    r"[两二三四][位名个][\u4e00-\u9fff]{0,3}[人者家师工生]|[两二三四](?:人|国|地|校|队|省|市|县|村|兄弟|姐妹|姊妹)(?![\u4e00-\u9fff]*(?:合作|之间|关系))"
)
# 两人合办工作坊，|每位收费380元: of what?
_EACH_OF = re.compile("每(?:[位名人张份本件套间户家亩吨斤]|一[位名个张份本件])(?![^，。]*都)")
# 2021年春，|两人合办活版印刷工作坊
_DATED_FIRST = re.compile(r"(?:\d{4}年|[\d一二三四五六七八九十]+[月日])[^，。；的]{0,6}，")
# 目前，|项目已成功入围
_WHEN = re.compile(
    r"(?:一开始|起初|最初|刚开始|目前|如今|现在|今年|去年|同年|后来|随后|近日|日前|最近|近年来?)，"
)
# 第六次|来了二十六个人: the sixth time of what?; 剩下的人里，有43人…: of whom?
_REST = re.compile(
    r"(?:[^，。；]{0,8}，)?第[二三四五六七八九十]+次(?=[来到去有共又就只还才也])|(?:剩下|余下|其余|剩余)的?(?:人|[\d一二三四五六七八九十]+[个名位户人处座家]|[一-鿿]{1,3}[里中])"
)
# 桥身|所用的部件, 内沿|上有三十七道绳痕: of which?
_PART_OF = re.compile(
    r"(?:大家看，|你看，|请看，)?(?P<part>(?P<thing>[桥塔船车机楼碑钟鼎壶伞炉屋墙])[身面墩拱顶尖头尾壁腹底座]|[内外][沿壁墙]|[器杯瓶碗盘]身|底部|顶部|背面|正面|碑文|铭文)(?=[上下里外高长宽厚所的用刻写有是由为呈分共])"
)
# 有人说是|林奈，有人说…: says who was it?
_SOME_SAY = re.compile(r"(?:也|还)?有人说是|有的说是|一说是|一种说法是")
_MOST = re.compile("最[\u4e00-\u9fff]{2,3}的(?:一[次个件回位张])?(?:还?是|莫过于)")  # 最难忘的是2008年的冰冻
_LAST = re.compile(r"最后[\d一二三四五六七八九十两]+[本部位名个篇条件项章首张]")  # 最后三本书，…
# 那一年录取了28人, 第二次是3000元, |樓在大东街口: when, of what, of which?
_FURTHER = re.compile(
    r"(?:就?在)?那一年(?=[的\u4e00-\u9fff])|[两三四]次(?:收购|并购|会议|战役|实验|试验|比赛|投资|交易|行动)(?!之间)|第[二三四五六七八九十][次回个件位种类项步点条](?:是|为|在|用|给)|[桥楼塔寺庙亭阁祠坊台堂殿宫墓碑洞](?:则|也|原)?(?=[在高长始建临共分直现])"
)
# 俗称“修旧如旧”; 意思是四分钟内…
_CALLED = re.compile(r"(?:俗称|人称|史称|又称|也叫|学名|别名|正式名称)[叫是为“]|意思是|意即|指的是")
SEVERAL = 3
"""Things of one kind that an essay tells apart by name, from which the bare noun tells of none."""
ROLE = 8
"""Characters in which the role that opens a passage stands."""
_WHOSE = "[^\\W\\d_把将的这那一座个在过到了]{2}"
"""What stands before a noun that it names: 云渡|桥, not 把|桥."""
# 射程由18海里增加到25海里, 发光率达到99%: of what?
_MEASURED = re.compile(
    r"[\u4e00-\u9fff]{1,4}[率量值度程额数](?:由|从|达|为|约|近|超|增|减|降|提高|上升|来到|升到|不足|只|仅)"
)
# 十七岁，|考上了美术学校: who?
_AGED = re.compile(r"[一二三四五六七八九十\d]{1,3}岁(?:那年|时|以后|之后|后)?，")
LATER = re.compile(r"(?:多|余)?(?:之|以|过)?后")  # （十多年）后
# 这列|火车, 该校, 那座|桥, 本届|大会: a noun that must have been named
_POINTING = re.compile(
    r"本(?:次|届|赛季|学期)|[这那该](?:一|几(?=[个句条件种位项]))?[个座条部本项种类位名件家所台列支次场份篇幅张段句届批款间栋艘辆架棵只层片块截根枚眼株幢盏尊桩堵]?"
)
_COMPARED = re.compile(r"[前后]者")
_QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』")
_ANYBODY = frozenset(("前人", "古人", "后人", "今人", "世人", "别人", "人们", "有人", "众人", "路人", "时人"))
"""Who is nobody that 她 could mean: 前人有诗云：“…”。"""


@cache
def words(name: str) -> tuple[str, ...]:
    """The lines of a table of words under `data/`."""
    text = (files("quizgen.questions") / "data" / name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


def bare(analysis: Analysis, start: int, end: int, blank: Blank) -> bool:
    """Does the passage begin with a noun whose owner, or with a time whose beginning, stands before it?"""
    shadow, title = analysis.essay.shadow, analysis.essay.title or ""
    likewise = _LIKEWISE.search(shadow, start, end)
    if likewise and not re.search("[获奖]", shadow[start : likewise.start()]):
        return True
    if spouse_at(analysis, start, end):
        return True
    if blank.start == start and blank.sort == "date" and shadow[blank.end : blank.end + 1] == "，":
        return _one_of_several(analysis, blank.end + 1, end)
    if (when := _WHEN.match(shadow, start, end)) and _thing(analysis, when.end(), end):
        return True
    opening = re.split(r"[，。；：]", shadow[start:end], maxsplit=1)[0]
    behind = start + len(opening)
    kin = kin_at(analysis, start)
    if kin and any(m.start == start + len(kin) for m in analysis.mentions):
        return True  # 孙子|叶守光今年七十六岁
    if start > blank.passage_start + ROLE and _EACH_OF.match(shadow, start, end):
        return True
    dated = _DATED_FIRST.match(shadow, start, end)
    several = _SEVERAL.match(shadow, dated.end() if dated else start, end)
    if several and sum(start <= m.start < end for m in analysis.mentions) < 2:
        return True  # 两位古人相隔近千年
    if any(said.match(shadow, start, end) for said in (_HOLDING, _REST, _SOME_SAY)):
        return True
    if _thing(analysis, start, behind) or parent_at(analysis, start, end) or _SAME.match(opening):
        return True
    if anybody(analysis, start, min(behind, blank.start)) or anybody(analysis, blank.end, behind):
        return False
    part = start > blank.passage_start + ROLE and shadow[start - 1] in "；;"
    if part and _does(shadow, start, end) and shadow[start + 2] != "是":
        return True  # …开工项目422项；|带动投资1200亿元: who does it stands in another part
    if blank.start - start <= 2 and LATER.match(shadow, blank.end):
        return True
    if blank.sort == "date" and blank.start - start <= 2 and _does(shadow, blank.end, end):
        return True  # （唐代）时立于城门边: what did?
    if (
        _KIN.match(opening)
        or _SINCE.match(opening)
        or _INSIDE.match(opening)
        or _CALLED.match(opening)
        or _LAST.match(opening)
        or _MOST.match(opening)
        or _part_of(shadow, start, end, title)
        or _FURTHER.match(opening)
        or measured(shadow[start:end])
    ):
        return True
    definite = _DEFINITE.search(shadow, start, end)
    if definite is None or (definite.start() > blank.end and not definite[0].startswith("本")):
        return False
    seen = shadow_of(title) + shadow[start : definite.start()]
    thing = definite["thing"] or definite["side"]
    return not (thing and re.search(_WHOSE + thing, seen))


def thing_of_part(shadow: str, at: int) -> str:
    """The thing of which a passage begins with a part: 桥 of 桥身|所用的部件; "" where it does not."""
    found = _PART_OF.match(shadow, at)
    return found["thing"] or "" if found else ""


def _part_of(shadow: str, start: int, end: int, title: str) -> bool:
    """Does a passage begin with a part of a thing of which nobody says which, and the title does not either?"""
    found = _PART_OF.match(shadow, start, end)
    return found is not None and not (found["thing"] and found["thing"] in shadow_of(title))


def _one_of_several(analysis: Analysis, start: int, end: int) -> bool:
    """Is it such a thing, and the essay has several: （2019年），|博物馆宣布关闭, where four museums are told of?"""
    shadow = analysis.essay.shadow
    found = next(iter(segment.cut(shadow[start:end])), None)
    if found is None or not _thing(analysis, start, end):
        return False
    thing = shadow[start + found[0] : start + found[1]]
    return len(set(re.findall(_WHOSE + thing, shadow))) >= SEVERAL


def parent_at(analysis: Analysis, start: int, end: int) -> bool:
    """Is a parent the subject behind a time, and nobody named in the passage whose he is: 1963年初，被调走的父亲回来了?"""
    found = _PARENT.match(analysis.essay.shadow, start, end)
    return found is not None and not anybody(analysis, start, end)


def measured(shadow: str) -> bool:
    """Does a simplified passage begin with what is measured of a thing, and nobody says of which: 射程由18海里增加到25海里?"""
    return bool(_MEASURED.match(shadow) or re.match(_attributes(), shadow))


@cache
def _attributes() -> str:
    when = r"(?:(?:\d{4}年(?:[上下]半年|前三季度|第[一二三四]季度|[初末底])?|[^，。]{0,8}年代)[，,]?)?"  # 2019年|净利润
    return f"{when}总?(?:{'|'.join(words('attributes.txt'))})"


def _thing(analysis: Analysis, start: int, end: int) -> bool:
    """Does the passage begin with a thing of which nobody says which: 大桥|全长1453米? 学校|教育 is none, nor what the title names."""
    shadow = analysis.essay.shadow[start:end]
    found = [shadow[a:b] for a, b in segment.cut(shadow)[:2]]
    kind = _things().get(found[0], "") if found else ""
    if kind.startswith("roles"):
        return False
    behind = found[1] if len(found) > 1 else ""
    if not kind or _IN_GENERAL.match(behind):
        return False
    if person_noun(behind) and not kind.startswith("institutions"):
        return False
    return not re.search(_WHOSE + found[0], shadow_of(analysis.essay.title or ""))


def is_thing(word: str) -> bool:
    """Is a simplified word a thing or a body of which somebody must say which: 大桥, 系统?"""
    kind = _things().get(word, "")
    return bool(kind) and not kind.startswith("roles")


def holds(analysis: Analysis, start: int) -> bool:
    """Does the passage begin with a role of which nobody says where it is held: 店主|陆远志说, not 书店店主陆远志?"""
    shadow = analysis.essay.shadow
    ahead = shadow[start : start + ROLE]
    first = next(iter(segment.cut(ahead)), None)
    return first is not None and _things().get(ahead[slice(*first)], "").startswith("roles")


@cache
def _things() -> Mapping[str, str]:
    rows = affinity.sections("quizgen.questions", "things.txt")
    return {word: kind for kind, line in rows for word in line.split()}


def _does(shadow: str, at: int, end: int) -> bool:
    """Does a verb stand right behind a time: 时|矗立于…?"""
    at += shadow.startswith("时", at)
    ahead = shadow[at : min(end, at + 6)]
    first = next(iter(segment.cut(ahead)), None)
    return first is not None and first[1] > 1 and segment.tag(ahead[slice(*first)]) == "v"


def aged(analysis: Analysis, start: int, end: int) -> bool:
    """Does a passage begin with an age and what was done at it, but not by whom: 十七岁，|考上了美术学校?"""
    shadow = analysis.essay.shadow
    found = _AGED.match(shadow, start, end)
    if found is None:
        return False
    at = found.end()
    first = next(iter(segment.cut(shadow[at : min(end, at + 6)])), None)
    return first is not None and segment.tag(shadow[at + first[0] : at + first[1]])[:1] in ("v", "p", "d")


def spouse_at(analysis: Analysis, start: int, end: int) -> bool:
    """Does a passage begin with a time and a wife, husband or child by name, and name nobody else: 2000年1月，夫人郑士宁去世?"""
    found = _SPOUSE.match(analysis.essay.shadow, start, end)
    return found is not None and [m.start for m in analysis.mentions if start <= m.start < end] == [
        found.end()
    ]


def kin_at(analysis: Analysis, start: int) -> str:
    """The word of kin that a passage begins with: 妻子|周玉兰埋怨他傻; "" if there is none."""
    found = _KIN.match(analysis.essay.shadow, start)
    return found["kin"] or "" if found else ""


def anybody(analysis: Analysis, low: int, high: int) -> bool:
    """Is anybody named in the range?"""
    return any(low <= m.start < high for m in analysis.mentions)


def compared(analysis: Analysis, start: int, end: int, blank: Blank) -> bool:
    """Are those whom 前者 and 后者 tell apart both named before, without the one who is hidden?"""
    found = _COMPARED.search(_QUOTED.sub(lambda m: " " * len(m[0]), analysis.essay.shadow[start:end]))
    if found is None:
        return True
    named = [m for m in analysis.mentions if start <= m.start < start + found.start()]
    return sum(m.start != blank.start for m in named) > 1


def pointed_at(analysis: Analysis, at: int) -> str:
    """The noun behind 这, 那, 该 at a place of the text: 火车 of 这列火车; "" where a verb follows."""
    shadow = analysis.essay.shadow
    found = _POINTING.match(shadow, at)
    if not found:
        return ""
    ahead = shadow[found.end() : found.end() + 6]
    cut = segment.cut(ahead)
    word = ahead[slice(*cut[0])] if cut else ""
    tag = segment.tag(word)
    counted = len(found[0]) > 1  # 这个|约定: behind a counter stands a noun, whatever else it can be
    return word if counted or (tag.startswith("n") and not tag.startswith("nr")) else ""


def somebody(text: str, pronoun: str = "") -> bool:
    """Is a person the subject of a clause of this simplified text: 老师傅很少说话, not 护送学生回家?

    `pronoun`: one whom it fits; 父亲病故 tells nothing of 她.
    """
    people = nouns("person_nouns", "words") | kin()
    for clause in re.split(r"[，。；：！？]", text):
        for low, high in segment.cut(clause):
            word = clause[low:high]
            if word in _ANYBODY:
                break
            if len(word) > 1 and (word in people or word[-2:] in people or person_noun(word)):
                if not pronoun or gender(word) in ("", pronoun):
                    return True
                break
            if segment.tag(word).startswith("v"):
                break
    return False


def proper(analysis: Analysis, start: int, end: int) -> bool:
    """Does the passage name anybody or anything: a person, a place, a work, a model?"""
    shadow = analysis.essay.shadow
    if any(start <= m.start < end for m in analysis.mentions):
        return True
    if re.search(r"《|[A-Za-z]{2,}", shadow[start:end]):
        return True
    return any(
        segment.tag(shadow[start + a : start + b])[:2] in ("ns", "nt", "nz")
        for a, b in segment.cut(shadow[start:end])
        if b - a > 1 and shadow[start + a : start + b] not in _NO_PLACE
    )
