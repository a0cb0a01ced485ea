"""Points and stretches of the calendar in levelled text, as inclusive ISO dates; a missing year stays missing.

ISO forms: `2019-05-20` for a day, `1965-01-01/1965-12-31` for longer stretches, `--05-19` and `--05` without a year,
`---21` for a day of the month alone; years before the common era are astronomical (221 BC is `-0220`); "" where the
calendar is not ours (腊月二十三) or has no such day (2月30日).
"""

import calendar
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.language.numerals import scan


class Date(NamedTuple):
    """A date in `text[start:end]`."""

    start: int
    end: int
    iso: str
    granularity: str
    modifier: str | None


S = r"[ \t\u3000\xa0]{0,2}"
HAN = "零〇○一二三四五六七八九"
# 北宋|元祐七年, 清|光绪三十四年, 前秦|建元二年
DYNASTY = r"(?:[北南东西]?[唐宋辽金元明清汉晋隋]|[北东西]魏|北齐|北周|西夏|南齐|后[唐晋汉周梁蜀]|[前后西]秦|[前后西北南]凉|[前后]赵|[前后南北西]燕|成汉|曹魏|孙吴|蜀汉|南诏|大理)"
MODERN = "民国|大正|昭和|平成|令和"
"""Eras that keep our calendar."""
YEAR = rf"(?:(?<!\d)(?:1\d|20)\d\d(?!\d)|(?<![{HAN}])[一二][{HAN}]{{3}}|两千(?:[零〇]?[一二三四五六七八九]|[零〇]?[一二]?十[一二三四五六七八九]?))"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
DAY = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九])"
TO = rf"{S}(?:到|至|~|〜|-|--|—|——|–|－){S}"
NO_DIGIT = r"(?<![\d.零〇○一二三四五六七八九十百千])"
# 1800年前, 2000年的历史: so long ago, not that year; but 1100年左右|到摩洛哥.
AGO = re.compile(
    r"年(?:的?历史|前[,，。的就]|来[,，。的]|之久|悠久|左右(?![到传由从在,，])|岁月|时间|光阴|沧桑|多|余|风雨|文明)"
)
# 历经了|1300年: so long, not in that year
LONG = re.compile(r"(?:距今|长达|将近|近|约|超过|历经|走过|历时|有着?|达|不到|绵延|传承|的)了?$")
# 有2000年|悉尼奥运会冠军: games of that year
GAMES = re.compile(r"[\u4e00-\u9fff]{0,6}(?:奥运|亚运|世界杯|锦标赛|世锦赛|联赛|大赛|世博|博览会)")

PATTERNS = [  # the first that matches at a place takes it
    # 2019-05-20, 2019/5/20, 2019.5.20
    r"(?<![\d.\-/])(?P<iy>(?:1[0-9]|20)\d\d)(?P<sep>[-/.])(?P<im>1[0-2]|0?[1-9])(?P=sep)(?P<id>3[01]|[12]\d|0?[1-9])(?![\d.\-/]\d|\d)",
    # 2019年5月20日, 5月20日至6月3日, 2019年3月—2020年5月, 三月五日
    rf"(?:(?P<y>{YEAR}|(?<!\d)\d\d(?=年{S}{MONTH}月)){S}年{S})?{NO_DIGIT}(?P<m>{MONTH}){S}月份?(?:{S}(?P<d>{DAY}){S}[日号])?"
    rf"{TO}(?:(?P<y2>{YEAR}){S}年{S})?(?P<m2>{MONTH}){S}月份?(?:{S}(?P<d2>{DAY}){S}[日号])?",
    # 5月20日至23日, 5月20-23日
    rf"(?:(?P<yb>{YEAR}){S}年{S})?{NO_DIGIT}(?P<mb>{MONTH}){S}月{S}(?P<db>{DAY}){S}[日号]?{TO}(?P<db2>{DAY}){S}[日号]",
    # 2019年3至5月
    rf"(?:(?P<yc>{YEAR}){S}年{S})?{NO_DIGIT}(?P<mc>{MONTH}){TO}(?P<mc2>{MONTH}){S}月份?(?![\d个])",
    rf"(?P<yd>{YEAR}|(?<!\d)\d\d){S}年{S}(?P<md>{MONTH}){S}月份?{S}(?P<dd>{DAY}){S}(?:[日号]|(?<!月[{HAN}])(?![\d.%日号]))",  # 2019年5月20日; not 2009年9月一|次通过
    rf"(?P<ye>{YEAR}|(?<!\d)\d\d){S}年{S}(?P<me>{MONTH}){S}月份?",  # 2019年5月
    # 公元前221年, 公元618年, 前221年
    rf"公元(?P<bc>前)?{S}(?P<ybc>\d{{1,4}}|[{HAN}]{{2,4}}|[一二三四五六七八九十百千零]+){S}年(?:{TO}公?元?(?P<bc2>前)?{S}(?P<ybc2>\d{{1,4}}){S}年)?",
    rf"(?<![之以从年月日天])(?P<onlybc>前)(?P<yobc>\d{{2,4}}){S}年(?!前|来|内|间|后|以)",
    rf"公元(?P<bcc>前)?{S}(?P<cbc>\d{{1,2}}|[一二三四五六七八九十]+){S}世纪",  # 公元前5世纪
    # 1960年代到1970年代, 1960到1970年代
    rf"(?P<dr>(?<!\d)(?:1[5-9]|20)\d0){S}(?:年代?)?{TO}(?P<dr2>(?:1[5-9]|20)\d0){S}年代",
    # 1998年到2003年, 1998-2003年, 1998年和2003年之间, (1254—1324)
    rf"(?P<ya>{YEAR}){S}年?{S}初?{TO}(?P<ya2>{YEAR}){S}年(?!代)(?:之?间)?",
    rf"(?P<yf>{YEAR}){S}年{S}(?:与|和){S}(?P<yf2>{YEAR}){S}年之间",
    rf"(?<=[(（从,，]){S}(?P<yg>{YEAR}){S}年?{TO}(?P<yg2>{YEAR}){S}年?(?=[)）,，]|间|之间)",
    # 民国60年代, 民国五十、六十年代: ten years of that era
    rf"民国{S}(?P<rd>\d0|[一二三四五六七八九]十)(?:{S}(?:年代)?{S}[、到至和与]{S}(?P<rd2>\d0|[一二三四五六七八九]十))?{S}年代",
    # 上世纪60、70年代, 20世纪五十年代至七十年代
    rf"(?:(?P<cp>上|本|\d{{1,2}}|[一二]?十[一二三四五六七八九]?)个?世纪{S})?(?<![\d.])(?P<dp>\d0|[二三四五六七八九]十)(?:{S}年代)?"
    rf"(?:{TO}|{S}[、和与及]{S})(?P<dp2>\d0|[二三四五六七八九]十){S}年代",
    # 20世纪八九十年代, 上世纪60年代, 二十世纪七十年代, 1980年代, 80年代
    rf"(?P<c>上|本|\d{{1,2}}|[一二]?十[一二三四五六七八九]?)个?世纪{S}(?P<de>\d0|[一二三四五六七八九]十|[二三四五六七八九]{{2}}十|[二三四五六七八九]、[二三四五六七八九]十){S}年代",
    rf"(?P<de2>(?<!\d)(?:1[5-9]|20)\d0|[一二][{HAN}]{{2}}[零〇]|(?<!\d)[02-9]0|[二三四五六七八九]十|[二三四五六七八九]{{2}}十){S}年代(?![理表])",
    r"(?<![\d个半.])(?P<ce>(?:\d{1,2}|二十一?|十[一二三四五六七八九])(?=世)|上|本)个?世纪(?!之前)",  # 20世纪
    rf"(?P<yh>{YEAR}){S}年(?:{S}(?P<half>上半年|下半年|第?[一二三四1-4]季度))?(?!度?级|代(?![理表]))",  # 1965年
    # 民国二十三年八月, 昭和20年8月15日: eras that keep our calendar
    rf"(?P<modern>{MODERN})(?P<yn>元|\d{{1,3}}|[一二三四五六七八九十]+)年{S}(?P<mn>{MONTH}){S}月份?(?:{S}(?P<dn>{DAY}){S}[日号])?",
    # 乾隆六年, 唐开元元年, 北宋元祐七年, 汉武帝元朔三年
    rf"(?:{DYNASTY}(?:[\u4e00-\u9fff]{{1,2}}[帝宗祖])?)?(?P<era>{{era}})(?P<yi>元|\d{{1,3}}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])年",
    # 唐大中十一年, 辽清宁二年: an era that is not in the table, told by its dynasty
    rf"(?P<reign>{DYNASTY}[\u4e00-\u9fff]{{2}}(?:元|二?十?[一二三四五六七八九十])年)",
    # 秦始皇三十七年, 汉武帝元年, 汉文帝后元七年, 鲁隐公三年: a year of a ruler
    r"(?P<ruler>(?:秦始皇|[夏商周秦汉唐宋明清鲁晋齐楚燕赵魏韩吴越卫郑隋元梁陈][\u4e00-\u9fff]{1,2}[帝王公宗祖])(?:[前中后]元)?(?:元|二?十?[一二三四五六七八九十]|[三四五]十[一二三四五六七八九]?)年(?![来间后如之]))",
    # 腊月二十三, 正月初一, 五月初五
    rf"(?P<lunar>(?:正|腊|冬|闰?{MONTH})月{S}初{S}[一二三四五六七八九十]|(?:正|腊)月(?:{DAY}(?=[,，。、日夜的])|(?:二?十|廿)[一二三四五六七八九](?![个几多天年万千百]))?|农历{S}{MONTH}月(?:{DAY}日?)?)",
    rf"{NO_DIGIT}(?<![年个第半])(?P<mj>{MONTH}){S}月{S}(?P<dj>{DAY})(?:{S}[日号]|(?<!月[{HAN}])(?![\d{HAN}十个百%]))",  # 5月19日; not 5月一|次
    rf"{NO_DIGIT}(?<![年个第半])(?P<mk>{MONTH}){S}月(?:份|(?![亮球色光饼饭氏报刊台之票薪租供天]))",  # 5月
    # 三季度, 前三季度, 第二季度: a quarter of a year that is not said; but 三个季度, 连续三季度
    rf"(?<![\d连续近年个])(?P<qf>前)?第?(?P<q>[一二三四1-4]){S}季度",
    # 在95年的比赛中, 参加87年大赛, 。98年，…: a year of two figures; but 活了95年, 在80年中
    rf"(?:(?<=[在于自从])|(?<=参加)|(?<=出席))(?P<y2d>(?<![\d.])[5-9](?:[1-9]|0(?={S}年[初底末春夏秋冬]))){S}年(?![前后来间以里内中多余光]|的?(?:历史|时间|光阴|岁月|经验|努力|发展|人生|生涯))",
    rf"(?<![\d.])(?<=[5-9][0-9][，,、])(?P<y2p>[5-9]\d){S}年(?![前后来间以里内中多余光代])",  # 74，|75年
    # 884年6月17日, 884年6月: a year of three figures with its month
    rf"(?<![\d.])(?P<y3>[2-9]\d\d){S}年{S}(?P<m3>{MONTH}){S}月(?:{S}(?P<d3>{DAY}){S}[日号])?",
    rf"(?P<y2z>(?<![\d.:：/-])0\d){S}年(?![前后来间以里内中多余光])",  # 从06年开始
    rf"(?:^|(?<=[，,。；;\n“「]))(?P<y2c>[5-9][1-9]){S}年(?=[，,初底末春夏秋冬我他她])",
    r"(?<![\d./第一二三四五六七八九十])(?P<dl>3[01]|[12]?\d)(?:日(?![元圆币后内均游夜行子]|之)|号(?![线楼机院文房位码令店厂门桥字井坑铺库厅馆风车球员台仓]))",  # 21日
]
# What a pattern may begin with, beside the names of eras: the rest of the text is passed over at once.
STARTS = (
    " \t\u3000\xa00123456789零〇○一二三四五六七八九十两廿上本公前民大昭平令正腊冬闰农第"
    "唐宋辽金元明清汉晋隋北南东西后秦夏商周鲁齐楚燕赵魏韩吴越卫郑梁陈"
)
ERA_PLACE = "{era}"
# 截至|2020年; 2020年|年底, 1990年|前后
BEFORE = re.compile(r"(自|从|截至|截止|到|至|约|大约|直到)$")
AFTER = re.compile(r"(起|前后|左右|以前|之前|以后|之后|以来|前|后|初|末|底|中期|年初|年底|年末)")
# 08:27, 23点35分, 凌晨3点, 六点半: times of a day, no dates and no durations.
CLOCK = re.compile(
    r"(?<![\d:.])(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])"
    r"|(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|午夜)(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})(?:点|时)(?:钟|整|半|\d{1,2}分?|[一二三四五六七八九十]{1,3}分|[一三]刻)?"
    r"|(?<![\d.万千百])(?:\d{1,2}|[零一二两三四五六七八九十]{1,3})(?:点|时)(?:钟|整|半(?!数)|[0-5]?\d分(?!之)|[二三四五]?十[一二三四五六七八九]?分(?![之明])|[零一二三四五六七八九]{1,2}分(?![之钟])|[一三]刻)"
)


@cache
def eras() -> dict[str, int]:
    """Era name → year of its first year."""
    return {name: int(year) for name, year, *_ in _era_rows()}


@cache
def elsewhere() -> frozenset[str]:
    """Eras of 辽, 金 and others, whose years are also those of a dynasty of the table."""
    return frozenset(name for name, _, *mark in _era_rows() if mark)


@cache
def _era_rows() -> tuple[list[str], ...]:
    lines = (files("quizgen.language") / "data" / "eras.txt").read_text("utf-8").splitlines()
    return tuple(line.split() for line in lines if line and not line.startswith("#"))


@cache
def _rules() -> re.Pattern[str]:
    names = "|".join(sorted(eras(), key=len, reverse=True))
    first = "".join(sorted({*STARTS, *(name[0] for name in eras())}))
    rules = "|".join(f"(?:{p.replace(ERA_PLACE, names)})" for p in PATTERNS)
    return re.compile(f"(?=[{first}])(?:{rules})")


def clocks(text: str) -> Iterator[tuple[int, int]]:
    """Ranges of times of day."""
    for found in CLOCK.finditer(text):
        yield found.span()


def find(text: str) -> Iterator[Date]:
    """Every date of `text`, in order, without overlap."""
    at, rules = 0, _rules()
    while found := rules.search(text, at):
        at = found.end()
        read = _read(found)
        if read is None:
            at = found.start() + 1
            continue
        iso, granularity = read
        if granularity == "year" and _so_long(text, found):
            continue
        before = BEFORE.search(text, max(0, found.start() - 3), found.start())
        after = AFTER.match(text, found.end())
        modifier = after[1] if after else before[1] if before else None
        yield Date(found.start(), found.end(), iso, granularity, modifier)


def _so_long(text: str, found: re.Match[str]) -> bool:
    """1500年的历史, 距今1800年: a duration written with four digits."""
    year = _number(found["yh"]) if found["yh"] else 0
    if not year or year % 100 or GAMES.match(text, found.end()):
        return False
    return bool(
        AGO.match(text, found.end() - 1) or LONG.search(text, max(0, found.start() - 4), found.start())
    )


def _number(text: str) -> int:
    if len(text) == 4 and text[0] in "一二" and all(c in HAN for c in text):
        return int("".join("0" if c in "零〇○" else str(HAN.index(c) - 2) for c in text))
    numeral = scan(text, 0)
    return int(numeral.low) if numeral else 0


def _year(text: str) -> int:
    year = _number(text)
    if len(text) == 2 and text.isdecimal():  # 98年5月
        return year + (1900 if year >= 30 else 2000)
    return year


def _y(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def stretch(first: int, last: int) -> str:
    """Whole years as an ISO range."""
    return f"{_y(first)}-01-01/{_y(last)}-12-31"


def _month(year: int, month: int) -> tuple[str, str]:
    last = calendar.monthrange(year, month)[1] if year >= 1 else 31
    return f"{_y(year)}-{month:02d}-01", f"{_y(year)}-{month:02d}-{last:02d}"


def _day(year: int | None, month: int, day: int) -> str | None:
    if day > 31 or (year and day > calendar.monthrange(year, month)[1]) or (month == 2 and day > 29):
        return None
    return (
        f"-{'' if year is None else _y(year)}-{month:02d}-{day:02d}"
        if year is None
        else f"{_y(year)}-{month:02d}-{day:02d}"
    )


def _read(found: re.Match[str]) -> tuple[str, str] | None:
    """ISO and granularity of a match, None if there is no such day."""
    for name, reader in READERS.items():
        if found[name]:
            return reader(found)
    return None


def _read_iso(m: re.Match[str]) -> tuple[str, str] | None:
    return _day(int(m["iy"]), int(m["im"]), int(m["id"])) or "", "day"


def _ends(
    y: int | None, m: int, d: int | None, y2: int | None, m2: int, d2: int | None
) -> tuple[str, str] | None:
    if d is None or d2 is None:
        if y is None:
            return f"--{m:02d}/--{m2:02d}", "range"
        return f"{_month(y, m)[0]}/{_month(y2 or y, m2)[1]}", "range"
    first, last = _day(y, m, d), _day(y2 or y, m2, d2)
    return (f"{first}/{last}", "range") if first and last else None


def _read_months(m: re.Match[str]) -> tuple[str, str] | None:
    year = _year(m["y"]) if m["y"] else None
    year2 = _year(m["y2"]) if m["y2"] else year
    day, day2 = (_number(m["d"]) if m["d"] else None), (_number(m["d2"]) if m["d2"] else None)
    return _ends(year, _number(m["m"]), day, year2, _number(m["m2"]), day2)


def _read_days(m: re.Match[str]) -> tuple[str, str] | None:
    year, month = (_year(m["yb"]) if m["yb"] else None), _number(m["mb"])
    return _ends(year, month, _number(m["db"]), year, month, _number(m["db2"]))


def _read_month_pair(m: re.Match[str]) -> tuple[str, str] | None:
    year = _year(m["yc"]) if m["yc"] else None
    return _ends(year, _number(m["mc"]), None, year, _number(m["mc2"]), None)


def _read_full(m: re.Match[str]) -> tuple[str, str] | None:
    return _day(_year(m["yd"]), _number(m["md"]), _number(m["dd"])) or "", "day"


def _read_year_month(m: re.Match[str]) -> tuple[str, str]:
    return "/".join(_month(_year(m["ye"]), _number(m["me"]))), "month"


def _read_common_era(m: re.Match[str]) -> tuple[str, str]:
    first = 1 - _number(m["ybc"]) if m["bc"] else _number(m["ybc"])
    if not m["ybc2"]:
        return stretch(first, first), "year"
    return stretch(first, 1 - _number(m["ybc2"]) if m["bc2"] else _number(m["ybc2"])), "range"


def _read_before(m: re.Match[str]) -> tuple[str, str]:
    return stretch(year := 1 - _number(m["yobc"]), year), "year"


def _century(number: int, before: bool = False) -> tuple[str, str]:
    if before:
        return stretch(1 - number * 100, 100 - number * 100), "century"
    return stretch(number * 100 - 99, number * 100), "century"


def _read_years(first: str, last: str) -> Callable[[re.Match[str]], tuple[str, str] | None]:
    def read(m: re.Match[str]) -> tuple[str, str] | None:
        a, b = _year(m[first]), _year(m[last])
        return (stretch(a, b), "range") if a <= b else None

    return read


def _which_century(text: str) -> int:
    return {"上": 20, "本": 21}.get(text) or _number(text)


def _decade(text: str, base: int) -> tuple[str, str]:
    """八十, 80, 八九十 after the years of `base` (1900)."""
    if text.isdecimal():
        return stretch(base + int(text), base + int(text) + 9), "decade"
    tens = [HAN.index(c) - 2 for c in text if c in HAN] or [1]
    return stretch(base + tens[0] * 10, base + tens[-1] * 10 + 9), "decade"


def _tens(text: str) -> int:
    return int(text) if text.isdecimal() else (HAN.index(text[0]) - 2) * 10


def _decades(first: int, last: int) -> tuple[str, str] | None:
    """From the decade that begins with `first` to the end of the one that begins with `last`."""
    return (stretch(first, last + 9), "decade") if first <= last else None


def _read_decades(m: re.Match[str]) -> tuple[str, str] | None:
    base = (_which_century(m["cp"]) - 1) * 100 if m["cp"] else 1900
    return _decades(base + _tens(m["dp"]), base + _tens(m["dp2"]))


def _read_decade(m: re.Match[str]) -> tuple[str, str]:
    return _decade(m["de"], (_which_century(m["c"]) - 1) * 100)


def _read_bare_decade(m: re.Match[str]) -> tuple[str, str]:
    text = m["de2"]
    if len(text) == 4:
        year = _number(text)
        return stretch(year, year + 9), "decade"
    return _decade(text, 2000 if text == "00" else 1900)


def _read_year(m: re.Match[str]) -> tuple[str, str] | None:
    year = _year(m["yh"])
    if not m["half"]:
        return stretch(year, year), "year"
    if m["half"].endswith("季度"):
        quarter = "一二三四1234".index(m["half"].removeprefix("第")[0]) % 4
        return f"{_month(year, quarter * 3 + 1)[0]}/{_month(year, quarter * 3 + 3)[1]}", "range"
    first = 1 if m["half"][0] == "上" else 7
    return f"{_month(year, first)[0]}/{_month(year, first + 5)[1]}", "range"


def _read_era(m: re.Match[str]) -> tuple[str, str]:
    count = 1 if m["yi"] == "元" else _number(m["yi"])
    year = eras()[m["era"]] + count - 1
    return stretch(year, year), "year"


def _read_modern(m: re.Match[str]) -> tuple[str, str] | None:
    year = eras()[m["modern"]] + (1 if m["yn"] == "元" else _number(m["yn"])) - 1
    return _month_or_day(year, m["mn"], m["dn"])


def _month_or_day(year: int, month: str, day: str | None) -> tuple[str, str] | None:
    if day is None:
        return "/".join(_month(year, _number(month))), "month"
    value = _day(year, _number(month), _number(day))
    return (value, "day") if value else None


def _read_quarter(m: re.Match[str]) -> tuple[str, str]:
    last = ("一二三四1234".index(m["q"]) % 4 + 1) * 3
    return f"--{1 if m['qf'] else last - 2:02d}/--{last:02d}", "range"


def _read_month_day(m: re.Match[str]) -> tuple[str, str] | None:
    return _day(None, _number(m["mj"]), _number(m["dj"])) or "", "month-day"


READERS: dict[str, Callable[[re.Match[str]], tuple[str, str] | None]] = {
    "iy": _read_iso,
    "m": _read_months,
    "mb": _read_days,
    "mc": _read_month_pair,
    "yd": _read_full,
    "ye": _read_year_month,
    "ybc": _read_common_era,
    "yobc": _read_before,
    "cbc": lambda m: _century(_number(m["cbc"]), bool(m["bcc"])),
    "ya": _read_years("ya", "ya2"),
    "yf": _read_years("yf", "yf2"),
    "yg": _read_years("yg", "yg2"),
    "dr": lambda m: _decades(int(m["dr"]), int(m["dr2"])),
    "rd": lambda m: _decades(*(1911 + _tens(m[name] or m["rd"]) for name in ("rd", "rd2"))),
    "dp": _read_decades,
    "modern": _read_modern,
    "y3": lambda m: _month_or_day(int(m["y3"]), m["m3"], m["d3"]),
    "q": _read_quarter,
    "y2d": lambda m: (stretch(1900 + int(m["y2d"]), 1900 + int(m["y2d"])), "year"),
    "y2z": lambda m: (stretch(2000 + int(m["y2z"]), 2000 + int(m["y2z"])), "year"),
    "y2p": lambda m: (stretch(1900 + int(m["y2p"]), 1900 + int(m["y2p"])), "year"),
    "y2c": lambda m: (stretch(1900 + int(m["y2c"]), 1900 + int(m["y2c"])), "year"),
    "de": _read_decade,
    "de2": _read_bare_decade,
    "ce": lambda m: _century(_which_century(m["ce"])),
    "yh": _read_year,
    "era": _read_era,
    "reign": lambda m: ("", "year"),
    "ruler": lambda m: ("", "year"),
    "lunar": lambda m: ("", "month-day"),
    "mj": _read_month_day,
    "mk": lambda m: (f"--{_number(m['mk']):02d}", "month"),
    "dl": lambda m: (f"---{int(m['dl']):02d}", "day") if 1 <= int(m["dl"]) <= 31 else None,
}
