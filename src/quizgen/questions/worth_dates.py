"""Which dates are worth asking, and which the rest of the passage tells."""

import re
from collections import Counter

from quizgen.language import segment
from quizgen.language.dates import eras
from quizgen.language.fold import fold
from quizgen.language.shadow import shadow as shadow_of
from quizgen.model import Analysis, Blank
from quizgen.questions import affinity
from quizgen.questions.accepted import DYNASTY
from quizgen.questions.reckoned_times import worked_out
from quizgen.questions.rival_numerals import read
from quizgen.questions.rival_times import events
from quizgen.questions.years import DIGITS, WHOLE_YEAR, in_digits

# （教师节）到来之际
_IN_TIME_OF = re.compile(r"(?:到来|来临|将至|前夕|之际)")
_REPORTER = re.compile(
    r"向[^，。]{0,10}记者(?:介绍|透露|表示|说|证实)|记者(?:就?[赶前奔][往赴到]|来到|走进|从|在|看到|采访|获悉|了解)"
)  # （9月1日），记者来到…采访
_RUMOUR = re.compile("，?(?:有消息称|有传闻|据传|网传|坊间传)")  # （1月29日），有消息称…
_MONTH_AND_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?$")
_AGENCY = re.compile("[网社报台]$")  # 某某消息网（8月11日）报道
_FROM_YEAR = re.compile(r"(\d{4})年[底末]?(?:到|至|—|－|～|~|-)$")  # 1963年底到|（1964年）初
_QUOTED_ALONE = re.compile(r"\s*“[^“”]*”\s*")
_LAST_CENTURY = re.compile("[上本]个?世纪")
_MONTH_ALONE = re.compile("[正腊]月")  # 2003年（正月）
_UP_TO = re.compile(r"(?:截至|截止)(?:到|至)?$")  # 截至（11月16日），接种总数…
_END_OF_YEAR = re.compile("年?[底末]")  # 截至（2023年）|底，全市共有水厂7座
_GOES_BACK = re.compile(
    r"时[间光](?:回到|拨回|倒回|来到)(?:了)?$|穿越?回(?:到|去)?$"
)  # 时间回到（2012年）, 如果你有机会穿越回（1920年代）
_LEAF = re.compile("(?:的)?那(?:一)?[本页册篇]")  # 翻开（2008年）|那本
_THAT_WAS = re.compile("[那这](?:正|还|已|便|就)?是$")  # 那是（1960年）的春天
_LIKENED = re.compile(r"(?:像是|好像|如同|仿佛|宛如|类似于?|好比)$")  # 像是（民国时期）的教书先生
_STILL = re.compile(r"，[^，。]{0,12}(?:还[在没]|仍[在然旧]|依然|尚未)")  # （七十年代），报纸还在用铅字
_AGED_NOW = re.compile(r"今年[\d一二三四五六七八九十]+[多余]?岁")  # 标伯今年八十六岁，（昭和十年）生
# （2024年）的寒假某天去了博物馆, （2011年）夏天，有一天…, （2024年11月）的一个早晨，门口排起了队
_SOME_DAY = re.compile(
    r"某[天日]|(?<!没)有一[天日]|\|的一个[早清傍夜晚深冬夏春秋雨雪午上下周][\u4e00-\u9fff]"
)
_VAGUE = re.compile("民国年间|民国时期|清末民初|新中国成立前|解放前")  # （民国年间）的厨子，1958年进了食堂
# （1840年）前，云岭已有价值: and in every later year; 许国栋（2017年）的部落格; 要从（日治）时期讲起
_AROUND = re.compile(
    r"(?:之|以)?前，[^，。]*已|的(?:部落格|博客|原话|帖子|推文|贴文|留言)|(?:时期|时代|年间)?(?:的[^，。]{1,6})?[说讲谈]起[。，]"
)
# （1996年）有个女孩扮何仙姑: an anecdote of nobody
_SOMEBODY = re.compile(r"，?有一?[个位名](?![\u4e00-\u9fff]*[叫是])")
_SHORT_DECADE = re.compile(
    r"(?:上世纪|上个世纪|二十世纪|20世纪)?([一二三四五六七八九\d])[十0]年代"
)  # 六十年代, 上世纪80年代
_DAY_BESIDE = re.compile("，?[^，。]{2,6}的?[前后]一天")  # （四月六日），清明的后一天
_DECADE = re.compile(r"\d0年代")  # 50年代的空间、（60年代）的招牌、70年代的商品
_TO = re.compile(r"(?:（[^（）]*）)?[初中末底]?[到至—－\-~～]\s*\d")  # （2011年12月20日）到2012年1月18日
_TO_HERE = re.compile(r"\d[年月日]?(?:（[^（）]*）)?[到至—－\-~～]$")  # 7月19日（周三）至（7月25日）
_ANNIVERSARY = re.compile(
    r"(?:国庆|建国|新中国(?:成立|诞生)|共和国成立)(?P<years>[一二三四五六七八九十\d]{1,3})周年"
)  # 给国庆|十|周年献礼
REPUBLIC = 1949
"""Year from which anniversaries of the republic count."""
# 黄巢（820年－884年），（唐末）农民起义领袖
_NO_FIGURE, _YEARS_TOLD = re.compile(r"[^\d年]*"), re.compile(r"[（(][^（）()]{0,6}\d{3,4}年?[^（）()]*[)）]")
_FULL_DATE = re.compile(r"\d{4}年\d{1,2}月")  # （2011年12月8日）公布了2011年院士增选的结果
_LIFE = re.compile(r"[（(](\d{4})年?\s*[-—–─－~～至]+\s*(\d{4})?")  # （1949-1992）
_YEAR_BESIDE = re.compile(r"(?<!\d)\d{2}[，,、]$")  # 74，（75年）就开始推广
_PERIOD_BEFORE = re.compile(r"[夏商周秦汉魏晋隋唐宋辽金元明清国][初中末]$|世纪$")  # 清末|（民国初）
_TWO_REIGNS = re.compile("(?P<era>[\u4e00-\u9fff]{2})[、和与至到]$")
_FULL_YEAR = re.compile(
    r"是[^，。]{0,6}(?:不平凡|难忘|特殊|重要|关键|值得纪念)的(?:一[年天刻]|日子|年份)[。！]?$"
)  # 也是不平凡的一年
_RULER_YEAR = re.compile(
    r"^[\u4e00-\u9fff]{1,2}[帝宗祖王公][\u4e00-\u9fff]{0,2}[元一二三四五六七八九十]+年$"
)  # 汉哀帝建平二年
_CENTURY_TOLD = re.compile(r"[上本]个?世纪")  # （二十世纪）的数学家，在上世纪60年代…
# 8月12日，…，两天之后的|（8月14日）
_SOME_DAYS_AFTER = re.compile(
    r"[一两二三四五六七八九\d][天日](?:之|以)?[后前]的?(?=$|[\d一二三四五六七八九十])"
)
_DAY = re.compile(r"[\d一二三四五六七八九十]月[\d一二三四五六七八九十]{1,3}[日号]")
_TO_PERIOD = re.compile(r"民国初|[夏商周秦汉魏晋隋唐宋辽金元明清]初")  # （清末）民国初期
_TO_DECADE = re.compile(r"[初中末后]?(?:期)?[、至到—－-]+\d0年代")  # （80年代）末、90年代初
# 新华社武汉（6月11日）电
_DATELINE = re.compile(r"[电讯]\s*(?:[（(]|$)|[电讯][（(，\s]")
_YEAR = re.compile(r"(?<!\d)\d{4}(?=年)")
_EXPECTED = re.compile(r"(?:预期|预测|预计|展望|估计)(?:到|在)?$")  # 主要国际组织预期|2021年|经济增长8%
_COMPARES = re.compile(
    r"同比|环比|[比较]上年|\d{4}年则|从[^，。]{0,12}(?:降|升|增|减|涨|跌|缩|扩)[至到]"
)  # （2018年）净利润…，2019年则暴跌
# 1964年、（1965年）两个夏天, （1964年）、1965年两个夏天
_YEAR_BEFORE, _YEAR_BEHIND = re.compile(r"(\d{4})年[、和]$"), re.compile(r"[、和](\d{4})年")
# 2016年年报、（2017年）年报、2018年半年报: the same noun behind both
_THING_BEFORE = re.compile(r"(\d{4})年[\u4e00-\u9fff]{0,2}(?P<noun>[\u4e00-\u9fff]{2})[、和]$")
_THING_BEHIND = re.compile(
    r"[\u4e00-\u9fff]{0,2}(?P<noun>[\u4e00-\u9fff]{2})[、和](\d{4})年[\u4e00-\u9fff]{0,2}(?P=noun)"
)

# “|十一|”期间接待游客; not “十三五”期间
_IN_MARKS, _HOLIDAYS = (
    re.compile("[“「](?:[一五七八十]一|元旦|春节|[\u4e00-\u9fff]{2}节)$"),
    re.compile("[”」](?:期间|假期|小?长假|黄金周)"),
)
_FEAST = re.compile("端午|中秋|清明|重阳|除夕|元宵|冬至|小年")  # 头|端午|那天
_KNOWN_THEN = re.compile("就(?:已经?)?(?:知道|有)了[，。；]")  # 二维的情形|十九世纪|就知道了
# 满意率为93.4%，比|（2020年）|调查时提高5.2个百分点: the rate is what is told
_THAN = re.compile("(?:比|较|與|与|同)$")
# 比2020年|提高5.2个百分点
_GREW = re.compile(
    r"[^，。；]{0,8}(?:提高|上升|增长|增加|多|高|下降|降低|减少|少|低|翻|扩大|缩小|缩短|延长|相比)"
)
_WHEN_OF_IT = "(?:爆发|开始|结束|胜利|以)?(?:之?[前后]|前夕|期间|初期|[时初末中])"  # 抗战|爆发前夕
_CAME_THEN = re.compile("[才刚]?(?:来|去|走|到|回来|加入|开始)的[。；，]")  # 设计师是2019年|来的。
# 民国十二年，也就是|1923年
_SAME_YEAR = re.compile("民国(?:元|[一二三四五六七八九十]{1,3})年，?(?:也就|亦)?[是即]$")
_COUNTED_THEN = re.compile("(?:^|[，。；])据(?:不完全)?统计，$")  # 据统计，|1879年|在馆学生为一百零二人
_SOME_MATTER = re.compile("[^，。]{0,4}的那?一件(?:小|大|往)?事，")  # 2021年|夏天的一件事，
# （唐代）|大诗人|杜甫
_BEARER = re.compile(
    "的?(?:大|著名|伟大|现实主义|浪漫主义|爱国|田园|边塞)?(?:诗人|词人|文学家|思想家|政治家|画家|书法家|科学家|医学家|药学家|史学家|名将|名相|皇帝|文豪|大儒)?"
)
OFTEN = 6
"""Times a year stands in an essay that tells of little else, at least."""


def _of_the_known(analysis: Analysis, blank: Blank) -> bool:
    """Is it the dynasty of somebody everybody knows: （北宋）苏轼, （唐代）诗人杜甫?"""
    shadow = analysis.essay.shadow
    beside = _BEARER.match(shadow, blank.end)
    if not DYNASTY.fullmatch(shadow, blank.start, blank.end) or beside is None:
        return False
    named = next((m for m in analysis.mentions if m.start == beside.end()), None)
    return named is not None and fold(shadow[named.start : named.end]) in affinity.people()


def unworthy_date(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The reason why a date is not worth asking in the passage from `start` to `end`, or an empty string."""
    shadow = analysis.essay.shadow
    answer = shadow[blank.start : blank.end]
    before, after = shadow[start : blank.start], shadow[blank.end : end]
    told = before + "|" + after
    if _PERIOD_BEFORE.search(before) or (_RULER_YEAR.search(answer) and _verb_at(after)):
        return "cut"
    if (two := _TWO_REIGNS.search(before)) and two["era"] in eras():
        return "cut"  # 清乾隆、（嘉庆年间）
    if after.startswith("度"):
        return "cut"  # 2022年|度人物
    if _COUNTED_THEN.search(before):
        return "trivial"
    if _SOME_MATTER.match(after) or (before.endswith("是") and _CAME_THEN.match(after)):
        return "no-context"  # （2021年）夏天的一件事，让年轻人服了气; 设计师是（2019年）来的: where to?
    if _QUOTED_ALONE.fullmatch(before + answer + after):
        return "no-context"  # “到了（2031年），我要…。”: who says so?
    if (
        after.startswith(("：", "消息，"))
        or (after.startswith(("报道", "电", "讯")) and _AGENCY.search(before))
        or _FULL_YEAR.search(after)
        or _DATELINE.match(after)
        or _SOME_DAY.search(told)
        or (answer.endswith("节") and _IN_TIME_OF.match(after))
        or _REPORTER.search(told)
        or _RUMOUR.match(after)
        or _SOMEBODY.match(after)
        or _AROUND.match(after)
        or (_VAGUE.fullmatch(answer) and _YEAR.search(told))
        or _LAST_CENTURY.fullmatch(answer)
        or (_MONTH_ALONE.fullmatch(answer) and before.endswith("年"))
        or _always(answer, shadow)
        or _EXPECTED.search(before)
        or (_UP_TO.search(before) and ("年" not in answer or _END_OF_YEAR.match(after)))
        or _GOES_BACK.search(before)
        or _LEAF.match(after)
        or (_THAT_WAS.search(before) and after.startswith("的"))
        or _LIKENED.search(before)
        or _STILL.match(after)
        or (_AGED_NOW.search(told) and after.startswith(("生", "出生")))
        or (_FEAST.fullmatch(answer) and before.endswith(("头", "大", "末", "小")))
        or _KNOWN_THEN.match(after)
        or (_THAN.search(before) and _GREW.search(after))
        or _of_the_known(analysis, blank)
        or (_IN_MARKS.search(before[-1:] + answer) and _HOLIDAYS.match(after))
    ):
        return "trivial"
    if (
        _TO.match(after)
        or _TO_DECADE.match(after)
        or (answer.endswith("末") and _TO_PERIOD.match(after))
        or _holiday(answer, told)
        or _event_told(answer, after)
        or _DAY_BESIDE.match(after)
        or _named_after(answer, told + "|" + shadow_of(analysis.essay.title or ""))
        or (_SOME_DAYS_AFTER.search(before) and _DAY.search(before))
        or (_SOME_DAYS_AFTER.search(after) and "日" in answer and _DAY.search(after))
        or _TO_HERE.search(before)
        or _YEAR_BESIDE.search(before)
        or _next_to(answer, before, after)
        or (_FULL_DATE.match(answer) and re.search(rf"(?<!\d){answer[:4]}(?!\d)", told))
        or any(answer[:4] in years.groups() for years in _LIFE.finditer(told))
        or (answer.endswith("世纪") and _CENTURY_TOLD.search(told))
        or len(_DECADE.findall(told)) > 1
        or _decade_told(answer, told)
        or _compared(answer, told)
        or _in_a_row(answer, told)
        or (_NO_FIGURE.fullmatch(answer) and _YEARS_TOLD.search(told))
        or worked_out(shadow[start:end], answer)
        or _SAME_YEAR.search(shadow, start, blank.start)
        or _anniversary_told(answer, told)
    ):
        return "gives-away"
    return ""


def _event_told(answer: str, after: str) -> bool:
    """Does an event whose year everybody knows stand behind its year, only to tell when: （1937年）抗战爆发前夕?"""
    year = re.search(r"\d{4}(?=年)", answer)
    return year is not None and any(
        int(year[0]) in (low, high) and re.match(rf"，?{word}{_WHEN_OF_IT}", after)
        for words, low, high in events()
        for word in words
    )


def _holiday(answer: str, told: str) -> bool:
    """Does a holiday tell its day: （10月1日至7日）国庆长假?"""
    rows = (line.split("\t") for line in affinity.lines("quizgen.questions", "holidays.txt"))
    return any(
        answer.endswith(day) or f"{day}至" in answer
        for day, names in rows
        for name in names.split()
        if name in told
    )


def _named_after(answer: str, told: str) -> bool:
    """Is something named after the day, or after the year and the month: （9月18日）…九一八事变, （1974年8月）…“748工程”?"""
    found = _MONTH_AND_DAY.search(answer)
    if found is None:
        return False
    year, month, day = found["year"], int(found["month"]), int(found["day"] or 0)
    names: list[str] = []
    if day:
        spoken = ["".join(DIGITS[int(digit)] for digit in str(number)) for number in (month, day)]
        names += ["".join(spoken), "·".join(spoken), f"{month}·{day}"]
    elif year:
        names.append(f"{year[2:]}{month}")
    edge = r"\d一二三四五六七八九十百千万亿·."
    return any(
        re.search(rf"(?<![{edge}]){re.escape(name)}(?![{edge}年月日号%％个元])", told) for name in names
    )


def _compared(answer: str, told: str) -> bool:
    """Is a year compared with the one beside it: 从2017年骤降至（2018年），同比下降?"""
    year = re.match(r"\d{4}", answer)
    years = {int(m[0]) for m in _YEAR.finditer(told)}
    beside = year is not None and bool(years & {int(year[0]) - 1, int(year[0]) + 1})
    return beside and bool(_COMPARES.search(told))


def _in_a_row(answer: str, told: str) -> bool:
    """Do the years beside it stand in a row that it goes on or fills: 2021年96起，2022年41起，（2023年）降到13起?"""
    if not re.fullmatch(r"\d{4}年", answer):
        return False
    year, years = int(answer[:4]), {int(m[0]) for m in _YEAR.finditer(told)}
    return any({year + one, year + two} <= years for one, two in ((-2, -1), (-1, 1), (1, 2)))


def _anniversary_told(answer: str, told: str) -> bool:
    """Is it the year of an anniversary of the republic: （1959年）的新戏，给国庆十周年献礼?"""
    found = _ANNIVERSARY.search(told)
    year = WHOLE_YEAR.search(in_digits(answer))
    years = read(found["years"]) if found else ""
    return year is not None and years.isdecimal() and int(year[0][:4]) == REPUBLIC + int(years)


def _decade_told(answer: str, told: str) -> bool:
    """Is it a decade, and a year of it beside it: 落成于1952年…，（1950年代）的殿堂; （六十年代）人口急升，一九六四年试行?"""
    if long := re.match(r"(\d{3})0年代", answer):
        return any(m[0].startswith(long[1]) for m in _YEAR.finditer(told))
    short = _SHORT_DECADE.match(answer)
    if short is None:
        return False
    tens = short[1] if short[1].isdecimal() else str(DIGITS.find(short[1]))
    return any(m[0][2] == tens for m in _YEAR.finditer(in_digits(told)))


def _always(answer: str, essay: str) -> bool:
    """Is it the year of which nearly the whole essay tells?"""
    if essay.count(answer) < OFTEN:
        return False
    years = Counter(m[0] for m in _YEAR.finditer(essay))
    count = years[answer.removesuffix("年")]
    return count >= OFTEN and 2 * count > years.total()


def _verb_at(after: str) -> bool:
    """Does a verb stand right behind the answer, whose subject is hidden with it: （汉哀帝建平二年）|听信方士的话?"""
    first = next(iter(segment.cut(after[:6])), None)
    return first is not None and segment.tag(after[slice(*first)])[:1] in ("v", "a")


def _next_to(answer: str, before: str, after: str) -> bool:
    """Does the year before stand right before it, or the next one right behind?"""
    beside = (_YEAR_BEFORE.search(before), _YEAR_BEHIND.match(after), _FROM_YEAR.search(before))
    others = [found[1] for found in beside if found]
    thing = _THING_BEFORE.search(before)
    if thing and thing["noun"] in after[:4]:
        others.append(thing[1])
    if thing := _THING_BEHIND.match(after):
        others.append(thing[2])
    year = re.match(r"\d{4}", answer)
    return year is not None and any(abs(int(year[0]) - int(other)) == 1 for other in others)
