"""Which figures are worth asking, and which the rest of the passage tells."""

import re
from functools import cache

from quizgen.language import quantity, segment
from quizgen.language.dates import eras
from quizgen.language.fold import level
from quizgen.language.heroes import hero
from quizgen.model import Analysis, Blank
from quizgen.questions import affinity
from quizgen.questions.definites import proper
from quizgen.questions.reckoned import reckoned
from quizgen.questions.reckoned_times import REIGN
from quizgen.questions.said_again import said_again
from quizgen.questions.shown import HAN_DIGITS, asked_in, value
from quizgen.questions.trivial import trivial
from quizgen.questions.trivial_times import TIMES, TIMES_OR_YEARS
from quizgen.questions.years import WHOLE_YEAR

_POINTS = re.compile(
    r"[一二两三四五六七八九十\d]{1,2}大$"
)  # 五大发展理念: whose names are asked, not their number
_FEW = re.compile(
    r"(?:[一二两三四五六七八九十]|\d)[个名位人辆台部张把条只件间家所层座次根块组道头匹片户款碗杯盘壶]+|[一二两三四五六七八九十][艘孔股枚场]"
)  # 三名候选人, 五辆巡线车
_THIS_IS = re.compile("，[这也就]?[是为]|，[这那]")  # |486.1公里|，这是最高时速
_ECHO = re.compile(r"([一二三四五六七八九十百千\d])(.)(?:\1|万)")  # 十天|十夜, 千家|万户
# 四天|三夜
_DAYS_BEFORE = re.compile(r"[两一二三四五六七八九十\d]天$")
_FEWER = re.compile(
    r"[一二两三四1-4][面部局册种句行进集页箱节床载段双支派方]"
)  # 两床棉被, 三页信纸, 两派之间
_PAIR = re.compile(r"[两2][个件条样位名把张根块匹头只道片国方代]$")  # 塞了两个柿饼
_ONE = re.compile(
    r"[一1](?:句|番|封|个|条|名|位|种|件|张|把|块|只|座|家|本|次|项|人|例|户|处|家|所|间)$"
)  # 只有一条土路, 仅有一例
_CLOCK = re.compile(
    r"[\d一二三四五六七八九十]{1,3}点(?:[\d一二三四五六七八九十]{1,3}分|整|半|许|多|，)|凌晨|午夜|深夜|半夜|刚刚过了"
)  # 23点35分: a story is told
_MINUTES = re.compile(r"[一二三四五六七八九十百两\d]+(?:多|余)?分钟")
_AGO = re.compile(r"(?:多|余)?(?:之|以)?前(?![后往])")  # 三年|前
_SINCE = re.compile("(?:^|[，。；是])(?:[此之其随尔][后後])的?$")  # 单是之后|十年
_ALONE = re.compile(r"\s*“[^“”]*”\s*")
_SENTENCE = re.compile(r"[，。！？]")  # “师父，还有8级。” is somebody's words; “从99%到99.99%” is none
_ADDRESSED = re.compile(r"您|你(?!们)|[我咱]的?(?:爸|妈|爷|奶|父|母|哥|姐|弟|妹|孩子|女儿|儿子)")
_NAMED_BY = re.compile(r"[万千][吨里]$")  # 万吨水压机
_ONE_BY_ONE = re.compile(
    r"(?:分别[为是叫]|依次[为是叫称]|包括|即|则是|：)(.+)|(?:——|—|ーー|－－|--)([^—ー－。，；]+、[^—ー－。，；]+)(?:——|—|ーー|－－|--)"
)
# 三项则是|“新书太少、上架太慢”（37.2%）|、…: one point, whatever stands in it
_INNER = re.compile(r"“[^“”]*”|（[^（）]*）")
_LAST = re.compile(
    r"(?<=[\u4e00-\u9fff])(?:以及|和|与|及)(?=[^、，；和与及]+$)"
)  # 太阳、星空、地磁场|和|气味
# 38.91%，接近|四成
_TENTHS, _PERCENT = re.compile(r"([一二三四五六七八九])成"), re.compile(r"(\d+(?:\.\d+)?)[%％]")
_FOLK = re.compile(r"(?:俗话|谚语|农谚|老话|古话|行话|俗语|常言)[^“]*“")  # 农谚说：“八月|初一|…”
_IF = re.compile(
    r"(?<![宛仿自])若(?!干|[\u4e00-\u9fff]{0,2}[，。])|如果|假如|假使|要是|倘若|哪怕|就算"
)  # 父母若连续当值|十六小时
_PARTED = re.compile(r"(?:分为|分成|分做)(?P<row>[^，。；：]*[、和与及][^，。；：]*)$")
# 7、8、9|三个月, 10、20、30分|三档
_NUMBERS = re.compile(r"(?<![\d.])\d{1,3}(?:、\d{1,3})+(?:[分米秒天元年号级度%]|公里|公斤)?$")
# 河北、辽宁、宁夏、山西、陕西|五省
_PLACES = re.compile("[\u4e00-\u9fff]{2,10}、(?:[\u4e00-\u9fff]{2,6}、)+[\u4e00-\u9fff]{2,6}$")
# 《济公》和《繁花》|两部, 有“烹茶尽具”“武阳买茶”|两句
_ROW = re.compile(r"(?:(?:《[^《》]+》|“[^“”]+”)[、，和及与]?){2,}(?:等|这)?$")
# “错一条，后人就要跟着错（一百年）。”
_ROUND = re.compile(r"一?[百千万][年次倍遍回]")
_STORY = re.compile(
    r"(?:\d{1,2}日)?(?:星期[一二三四五六日天]|周[一二三四五六日])?(?:凌晨|午夜|深夜|半夜|清晨|清早|早晨|早上|上午|中午|下午|傍晚|晚上?)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[点时](?:零?\d{1,2}分|半|多|[一二三四五六七八九十]{1,3}分)?[，许]"
)  # 0点20分，五辆车…; 清晨五点半，…巷子不到两米宽: a story is told
_THEN = re.compile("(?:当时|那时|时年)(?:才|只有|刚|已)?$")  # 慧敏|当时|三十六岁
_CASE = re.compile("[小老阿][\u4e00-\u9fff]")  # 小田, 老李
_KEPT = re.compile(
    "修[好了补复]|编[了织出]|织[了出]|绣了|制作|做出|文物|出土|收藏|馆藏|藏品|捐|展出|陈列|烧制|年产|日产|销售|出口|专利|非遗|供应|送出|发放"
)  # 全馆|收藏|一千二百件陶罐
_LOOKS_BACK = re.compile("(?:综观|纵观|回望|回顾|回首|放眼|历经|跨越|走过)(?:了|这|近)*$")  # 综观|百余年|，…
_ONLY_AFTER = re.compile(
    "(?:仅仅|仅|才|只|又|前后|大约|约莫)*(?:过了|隔了|相隔|时隔|过去了)(?:不到|大约|约|近|将近)?"
)
# 两数|相差三倍
_TWO_FIGURES = re.compile("两(?:个)?(?:数字|数|者)[^，。]{0,4}(?:相差|差|之比)")
# 民国十年至|十五年
_TO_YEAR = re.compile(
    r"(?:民国|昭和|大正|明治|康熙|雍正|乾隆|嘉庆|道光|光绪)[元一二三四五六七八九十\d]+年[到至—－\-~～]+$"
)
_REPUBLIC = re.compile(r"-?(?:9\d|1[01]\d)年")
_ACHIEVED = re.compile(
    r"获|夺|造了|造成|制成|写成|写了|画了|建了|办了|修了|译了|培养|拿下|赢得|出版|发表|建成|建起|造出|发明|共有|分为|组成|设有|共建|荣立|生育|收录"
)  # 荣获三枚金牌
_NAMES_IT = re.compile("[\u4e00-\u9fff]")  # 三倍|券
_WORK_YEARS = re.compile(r"(?:\d+|[一二三四五六七八九十]+)(?:多|余)?(?:年|载)")
_SERVES = re.compile("教了|当了|做了|干了|从事|从业|从医|从教|执教|行医|工作|工龄|教龄")  # 她|教了|三十年书
_HALF_UNIT = re.compile("[（(][组套件对台张幅只个][)）]")  # 出水文物8674件|（组）
SEVERAL = 4
"""People of an essay from which one that is named once is none it is about."""
NAME = 4
"""Times a figure stands with the same character behind it, from which both are a name."""
NEARLY = 3
"""Points by which a percentage is apart from the tenths it is nearly, at most."""
MANY = 40
"""Things told one by one up to which their row tells the number."""
NICKNAME = 2
"""Characters of what somebody is called who is never named."""
MANY_THINGS = 1000
"""Things of a household from which their number may be worth asking."""
NEAR = 24
"""Characters round a figure in which a work stands that it counts."""


def unworthy_figure(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The reason why a figure is not worth asking in the passage from `start` to `end`, or an empty string."""
    shadow = analysis.essay.shadow
    answer = re.sub(r"\s", "", shadow[blank.start : blank.end])
    near = shadow[max(start, blank.start - NEAR) : min(end, blank.end + NEAR)]
    told = _ACHIEVED.search(shadow, start, blank.start) or "《" in near
    few = _FEW.fullmatch(answer) or _FEWER.fullmatch(answer)
    if (few and not told) or any(found.match(answer) for found in (_PAIR, _POINTS, _ONE, _NAMED_BY)):
        return "trivial"
    told_off = _told_off(shadow[blank.end : end], answer) or _listed_before(
        shadow[start : blank.start], answer
    )
    if answer in ("一半", "半", "半数", "半數") or told_off:
        return "gives-away" if len(answer) > 1 and answer[-1] not in "半数數" else "trivial"
    if _IF.search(re.split(r"[，。；：！？“”「」]", shadow[start : blank.start])[-1]):
        return "trivial"
    if trivial(shadow, answer, blank, start, end):
        return "trivial"
    if answer.endswith("倍") and _TWO_FIGURES.search(shadow, start, blank.start):
        return "gives-away"  # 两个数字相差|五倍|还多, which stand above
    if _converted_behind(analysis, blank, end) or _counted_on(analysis, blank, start):
        return "gives-away"
    if (
        _names_something(analysis, blank)
        or _of_reign(shadow, blank, start)
        or _served(analysis, blank, start, end)
    ):
        return "trivial"
    if answer.endswith("个") and any(m.start == blank.end for m in analysis.mentions):
        return "trivial"  # 一个上午看|八十个|屈原
    if (
        answer.endswith("岁")
        and _THEN.search(shadow, start, blank.start)
        and not WHOLE_YEAR.search(shadow[start:end])
    ):
        return "no-context"  # 慧敏当时|三十六岁
    if _of_a_case(analysis, start, end):
        return "trivial"  # 小田每天一小杯酸奶，晚饭后再喝|100毫升|温牛奶
    if _of_household(analysis, blank, start, end):
        return "trivial"  # 原本只预备了|一百张|胶椅
    if answer.endswith("页") and "《" not in shadow[start:end]:
        return "trivial"  # 一本空白的练习本，|64页
    if _TO_YEAR.search(shadow, start, blank.start) and answer.endswith("年"):
        return "trivial"  # 民国六十七年到|七十五年: a year, no while
    if analysis.essay.script == "hant" and _REPUBLIC.fullmatch(answer):
        return "trivial"  # 111年: a year of the republic, no while
    if blank.start == start and shadow.startswith("，", blank.end):
        if TIMES_OR_YEARS.fullmatch(answer):
            return "trivial"  # |四十年|，变革的中国风云激荡
        if not _THIS_IS.match(shadow, blank.end):
            return "cut"  # |11000公里|，连续飞行8天
    if _aged_now(analysis, blank, start, end) or (quoted(analysis, blank) and _said(analysis, blank, start)):
        return "trivial"
    if _STORY.match(shadow, start, end) or (_MINUTES.fullmatch(answer) and _CLOCK.search(shadow, start, end)):
        return "trivial"
    if _LOOKS_BACK.search(shadow, start, blank.start) and TIMES_OR_YEARS.fullmatch(answer):
        return "trivial"
    if _ONLY_AFTER.fullmatch(shadow, start, blank.start):
        return "relative"  # 仅仅过了|11天|，…
    ago = _AGO.match(shadow, blank.end, end) and not answer.endswith("岁")
    if ago or (TIMES_OR_YEARS.fullmatch(answer) and _SINCE.search(shadow, start, blank.start)):
        return "relative"
    if _tenth_told(answer, shadow[start:end]):
        return "gives-away"
    if said_again(analysis, blank, start, end) or reckoned(analysis, blank, start, end, answer):
        return "gives-away"
    spoken = any(
        q.start < blank.start and blank.end < q.end and _SENTENCE.search(shadow, q.start, q.end)
        for q in analysis.quotes
    )
    if spoken and _ADDRESSED.search(shadow, start, end):
        return "no-context"  # “您给我妈补了三年课”
    if spoken and _ALONE.fullmatch(shadow, start, end) and not proper(analysis, start, end):
        return "no-context"  # “上市一年半，已有两百个工地使用。”: of what?
    if spoken and re.fullmatch(r"\s*“[^“”]*[这那他她我你][^“”]*”\s*", shadow[start:end]):
        return "no-context"  # “青溪人等这一天等了三十多年。”: who says so?
    if spoken and (not proper(analysis, start, end) or TIMES.fullmatch(answer)):
        return "trivial"  # 徒弟说：“还有8级。”
    if len(answer) == 2 and (
        _ECHO.match(shadow, blank.start) or _ECHO.fullmatch(shadow, blank.start - 2, blank.end - 1)
    ):
        return "gives-away"  # 五天五夜: either tells the other
    if answer.endswith("夜") and _DAYS_BEFORE.search(shadow, start, blank.start):
        return "gives-away"  # 四天（三夜）
    if _HALF_UNIT.match(shadow, blank.end):
        return "cut"
    return "cut" if shadow.endswith("（", start, blank.start) else ""  # 炼出铜锡（28公斤铜、…）


def _of_a_case(analysis: Analysis, start: int, end: int) -> bool:
    """Is everybody whom the passage names only called 小田 or 老李, and not whom the essay is about: a patient, a customer?"""
    named = [m for m in analysis.mentions if start <= m.start < end]
    shadow = analysis.essay.shadow
    about = hero(analysis)
    return bool(named) and all(
        _CASE.fullmatch(shadow, m.start - (shadow[m.start - 1] in "小老阿"), m.end)
        and not any(m in p.mentions for p in analysis.people if p == about or len(p.name) > NICKNAME)
        for m in named
    )


def _of_household(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how many things of a household stand about in a story: 十二个|馒头? Of what is kept in a museum the number tells."""
    shadow = analysis.essay.shadow
    asked = asked_in(analysis.quantities, blank)
    if asked is None or asked.dimension != "count" or value(asked) >= MANY_THINGS:
        return False
    thing = _household().match(shadow, blank.end, end)
    return thing is not None and not _KEPT.search(shadow, start, end)


@cache
def _household() -> re.Pattern[str]:
    """A thing of a household right behind its number, no piece of a longer word: 馒头|，, not 苹果|树."""
    things = (word for line in affinity.lines("quizgen.questions", "household.txt") for word in line.split())
    names = "|".join(sorted(things, key=lambda name: (-len(name), name)))
    return re.compile(
        rf"[旧新小大空破白红黑老]?(?:塑料|木头|不锈钢)?(?:{names})(?=[^\u4e00-\u9fff]|[都就也还和与没给]|坐|$)"
    )


def _names_something(analysis: Analysis, blank: Blank) -> bool:
    """Does the figure with the character behind it stand again and again, as the name of something: （三倍）券, （四连）胜?"""
    shadow = analysis.essay.shadow
    behind = shadow[blank.end : blank.end + 1]
    asked = asked_in(analysis.quantities, blank)
    if asked is None or asked.dimension not in ("count", "ratio"):
        return False
    if not _NAMES_IT.match(behind) or segment.tag(behind)[:1] in ("u", "d", "p", "f", "c"):
        return False
    name = shadow[blank.start : blank.end] + behind
    return level(name) in level(analysis.essay.title or "") or shadow.count(name) >= NAME


def _served(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how long somebody has worked whom an essay about somebody else names once: 退休教师黎婉芬说，她教了（三十年）书?"""
    shadow = analysis.essay.shadow
    here = [p for p in analysis.people if any(start <= m.start < end for m in p.mentions)]
    years = _WORK_YEARS.fullmatch(shadow, blank.start, blank.end)
    if years is None or len(here) != 1 or len(here[0].mentions) > 1 or len(analysis.people) < SEVERAL:
        return False
    near = shadow[max(start, blank.start - 10) : min(end, blank.end + 6)]
    return bool(_SERVES.search(near)) and here[0].name not in (analysis.essay.title or "")


def _of_reign(shadow: str, blank: Blank, start: int) -> bool:
    """Is it a later year of the reign that the sentence begins with: 绍圣元年，…被贬到惠州，（四年），又…?"""
    if not re.fullmatch("[一二三四五六七八九十]{1,3}年", shadow[blank.start : blank.end]):
        return False
    alone = shadow.endswith("，", start, blank.start) and shadow.startswith("，", blank.end)
    return alone and any(m["era"] in eras() for m in REIGN.finditer(shadow, start, blank.start))


def _tenth_told(answer: str, passage: str) -> bool:
    """Does a percentage beside it tell how many tenths: 38.91%，接近（四成）?"""
    tenths = _TENTHS.fullmatch(answer)
    if not tenths:
        return False
    near = 10 * (HAN_DIGITS.index(tenths[1]) + 1)
    return any(abs(float(m[1]) - near) < NEARLY for m in _PERCENT.finditer(passage))


def _aged_now(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Is it how old somebody is when the essay is written, behind his name: 徐文斌（七十六岁），?"""
    shadow = analysis.essay.shadow
    at = blank.start - shadow.endswith("，", 0, blank.start)  # 她叫石云，（23岁），刚毕业
    named = any(m.end + len(m.title) == at for m in analysis.mentions)
    behind = shadow[blank.end : blank.end + 1] in tuple("，。、；") and blank.end < end
    return shadow.endswith("岁", blank.start, blank.end) and named and behind


def _said(analysis: Analysis, blank: Blank, start: int) -> bool:
    """Is a figure in somebody's words a while (安静了半分钟), a round number, or of a proverb or a couplet?"""
    shadow = analysis.essay.shadow
    answer = re.sub(r"\s", "", shadow[blank.start : blank.end])
    proverb = _FOLK.search(shadow, start, blank.start) is not None
    figure_of_speech = _ROUND.fullmatch(answer) is not None
    return proverb or figure_of_speech or TIMES.fullmatch(answer) is not None or _couplet(analysis, blank)


def _couplet(analysis: Analysis, blank: Blank) -> bool:
    """Do the words that hold the figure have two halves of one length: 板凳要坐（十年）冷，文章不写一句空?"""
    shadow = analysis.essay.shadow
    inner = min((q.end - q.start, q) for q in analysis.quotes if q.start < blank.start and blank.end < q.end)[
        1
    ]
    halves = [half for half in re.split("[，。；！？]", shadow[inner.start + 1 : inner.end - 1]) if half]
    return len(halves) == 2 and len(halves[0]) == len(halves[1])


def _told_off(after: str, answer: str) -> bool:
    """Are the things counted told one by one behind their number: （四项）建议，分别为：一、…；二、…?"""
    found, told = quantity.find(answer), _ONE_BY_ONE.search(after)
    if not (found and told and found[0].low and found[0].low.isdecimal()):
        return False
    number = int(found[0].low)
    row = _LAST.sub("、", _INNER.sub("项", told[1] or told[2]))
    return 2 <= number <= MANY and max(row.count(mark) for mark in "；、，") >= number - 1


def quoted(analysis: Analysis, blank: Blank) -> bool:
    """Does the answer stand in quotation marks?"""
    return any(q.start < blank.start and blank.end < q.end for q in analysis.quotes)


# 每公顷225公斤，也就是|每亩|15公斤
_OF_EACH = re.compile(r"(?:每[^，。；\d]{1,4})?")


def _converted_behind(analysis: Analysis, blank: Blank, end: int) -> bool:
    """Does the same stand right behind, in other units: 每（20里）（11.7公里）; 桥长（七十丈），合二百三十三米多; 每公顷（225公斤），也就是每亩15公斤?"""
    shadow = analysis.essay.shadow
    opened = re.match(
        r"[（(](?:约|合|即)*|，?(?:约合|折合|合|相当于|即|也就是|等于)(?:说，?)?约?", shadow[blank.end : end]
    )
    asked = asked_in(analysis.quantities, blank)
    if not opened or asked is None:
        return False
    at = blank.end + opened.end()
    other = next((q for q in analysis.quantities if at <= q.start < end), None)
    return (
        other is not None
        and other.dimension == asked.dimension
        and bool(_OF_EACH.fullmatch(shadow, at, other.start))
        and (opened[0][0] not in "（(" or shadow[other.end : other.end + 1] in "）)")
    )


def _counted_on(analysis: Analysis, blank: Blank, start: int) -> bool:
    """Does it go on counting: 一条主线、两个减负、（三项）工程?"""
    asked = asked_in(analysis.quantities, blank)
    row = [
        q for q in analysis.quantities if start <= q.start and q.end <= blank.start and q.dimension == "count"
    ]
    if asked is None or len(row) < 2 or not (asked.low or "").isdecimal() or asked.low != asked.high:
        return False
    listed = analysis.essay.shadow[row[-2].start : blank.start]
    steps = [int(q.low) for q in row[-2:] if q.low and q.low.isdecimal()]
    number = int(asked.low or 0)
    return listed.count("、") > 1 and "。" not in listed and steps == [number - 2, number - 1]


def _listed_before(before: str, answer: str) -> bool:
    """Do the things counted stand right before their number: 《济公》和《繁花》（两部）作品, 7、8、9（三个月）?"""
    found, row, months = quantity.find(answer), _ROW.search(before), _NUMBERS.search(before)
    places = _PLACES.search(before)
    listed = row[0].count("《") + row[0].count("“") if row else months[0].count("、") + 1 if months else 0
    listed = listed or (places[0].count("、") + 1 if places else 0)
    if parted := _PARTED.search(before):
        listed = len(re.split("[、和与及]", parted["row"]))  # 可分为甲与乙|两种
    return bool(found and listed and found[0].low == str(listed))
