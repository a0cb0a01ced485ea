"""Other right answers: further forms of a name, a title or a date, and which of them a question tells."""

import re
from collections.abc import Mapping
from functools import cache

from quizgen.language import quantity
from quizgen.language.date_patterns import MODERN
from quizgen.language.dates import elsewhere, eras
from quizgen.language.fold import convert, fold, level, simplify
from quizgen.language.names import split_title, surname
from quizgen.language.tables import FAMILY, words
from quizgen.model import Analysis, Blank, Mention
from quizgen.questions import affinity
from quizgen.questions.checks import given_away
from quizgen.questions.pronouns import forms_of

# 1965年, 1965 年
YEAR = re.compile(r"^(\d{1,4})\s*年$")
DYNASTY = re.compile(
    r"([夏商周秦汉漢晋晉隋唐宋元明清]|[东西南北東]?[周汉漢晋晉魏宋])(?:[代朝]|[代朝]?(?:时期|時期|[前后後中晚早]期|[初末]年?|中叶|中葉))?"
)  # 元代, 明朝后期, 唐末
WHOLE = re.compile(r".[^初末中前后後晚早]?(?:[代朝]|朝?(?:时期|時期))?")  # 元代, no 唐末
# 晚清, 清末 and 清朝末年 are one time, 日治 and 日据, 明清时期 and 明清
PERIODS = (
    (re.compile("晚([唐宋明清])"), ("{0}末", "{0}朝末年", "{0}代末年")),
    (re.compile("([唐宋元明清])末"), ("{0}朝末年", "{0}代末年", "晚{0}")),
    (re.compile("([唐宋元明清])初"), ("{0}朝初年", "{0}代初年")),
    (re.compile("日[治据據占佔](時期|时期|)"), ("日治{0}", "日據{0}", "日据{0}", "日佔{0}", "日占{0}")),
    (re.compile("(.{2,})(?:時期|时期)"), ("{0}",)),
    (
        re.compile("新中[国國]成立(初期|)"),
        ("建国{0}", "建國{0}", "中华人民共和国成立{0}", "中華人民共和國成立{0}"),
    ),
)
_LAWS = re.compile(r"《[^《》]{3,30}》")
_LAW = re.compile(
    "(?:[法例则則]|办法|辦法|规定|規定|条约|條約|公约|公約|纲要|綱要|计划|計劃|规划|規劃)$"
)  # 《农发条例》
# 咸丰十一年（1861）, 大历十二年(777年)
# 咸丰十一年（1861）, 前秦建元二年（公元366年）
_BOTH = re.compile(r"(?P<reign>[\u4e00-\u9fff]{2,6}年)[（(](?:公元|西元)?(?P<year>前?\d{3,4})年?[）)]")
_BESIDE = re.compile(r"[（(](?:公元)?(\d{3,4}|[一二][〇○零一二三四五六七八九]{3})年?[）)]")
_ERA_YEARS = re.compile(r"(?P<era>[\u4e00-\u9fff]{2})(?:年[间間])")  # 永徽|年间
# 民国|二十七年
_ERA_YEAR = re.compile(rf"(?:{MODERN})(?:元|\d{{1,3}}|[一二三四五六七八九十廿卅]{{1,3}})年")
# 一八三九年九月三日, 五月十三日
_IN_CHARACTERS = re.compile(
    "(?:[一二][〇○零一二三四五六七八九]{3}年)?(?:[一二三四五六七八九十]{1,2}月)?(?:[一二三四五六七八九十廿]{1,3}日)?"
)
_ISO = re.compile(r"(?P<year>\d{4})?-?-?(?P<month>\d\d)-(?P<day>\d\d)")
_SIZES = {"year": "年", "month": "年月", "day": "年月日", "month-day": "月日"}
"""Of a granularity, what a date of it tells."""
_OF_DYNASTY = re.compile(r"[北南]?[汉漢晋晉隋唐宋元明清]代?(?=[\u4e00-\u9fff]{2}(?:初|末)?年)")  # 宋|元丰初年
_THIS_CENTURY = re.compile(r"上个?世[纪紀](?=[一二三四五六七八九\d])")  # 上个世纪|六七十年代
_YEAR_INSIDE = re.compile(r"^[今去前]年[（(](\d{4}年)[）)]$")  # 今年（2020年）
_PARTY = re.compile(r"^(?:中国共产党|中國共產黨|中共|[党黨]的|我[国國])")  # 党的|二十大报告
_LATIN = re.compile(r"\s?[（(]([A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .'’-]{1,30})[)）]")  # 余鳳玲|（Angel）
_KIN = re.compile(rf"(?:{FAMILY})\Z")  # 妻子|陆彩荣
_TENTHS = re.compile("([一二三四五六七八九两兩])成([一二三四五六七八九]?)")  # 两成, 四成二
_DIGITS = "〇一二三四五六七八九"
# 二十|几|只, 300|多|人
_ABOUT = re.compile(
    r"(?P<tens>[二三四五六七八九]?十|\d*[1-9]0+)[几幾多余餘来來](?P<unit>[^\d一二三四五六七八九十百千万萬亿億]+)"
)
LONGEST_KIN = 4
"""Characters of a word of kin."""
_QING = range(1644, 1912)
"""Years of the dynasty that called each emperor by his one reign."""
_TITLES = ("polite", "man", "woman", "pupil", "school", "family", "office")
_CHAPTER = re.compile("[\u4e00-\u9fff](?:篇|传|傳|志|纪|紀|列传|本纪|世家|章句|论|論)$")  # 《论衡·乱龙篇》
PARTED = re.compile(r"[·・．‧•∙]")  # 《荀子·劝学》: the book, and its chapter


_CHILD = re.compile("儿子|女儿|孩子|孙子|孙女")  # of several generations anybody


_WITHOUT_ONE = frozenset(("万元", "萬元", "亿元", "億元", "千元", "百元"))
"""Sums told without their one: 月薪|万元."""


def accepted(analysis: Analysis, blank: Blank, answer: str) -> tuple[str, ...]:
    """Other right answers: further forms of a person's name, a year without 年 or 公元, 荀子 for 《荀子·劝学》, 道德经 for 《老子》."""
    if blank.sort == "date":
        inner = _YEAR_INSIDE.search(answer)
        plain = inner[1] if inner else answer.removeprefix("公元")
        dates = [plain, YEAR.sub(r"\1", plain), *_told_twice(plain)]
        if beside := _BESIDE.match(analysis.essay.shadow, blank.end):
            dates.append(f"{beside[1]}年")  # 天启五年|（1625）
        dates += [*_of_our_era(plain), *_in_digits(plain)]
        if (dynasty := DYNASTY.fullmatch(answer)) and WHOLE.fullmatch(answer):
            ends = ("", "代", "朝") if len(dynasty[1]) == 1 else ("",)
            dates += [dynasty[1] + end for end in ends]  # 元代, 元朝, 元
        dates += [
            form.format(*found.groups())
            for row, forms in PERIODS
            if (found := row.fullmatch(answer))
            for form in forms
        ]
        return tuple(dict.fromkeys(date for date in dates if date != answer))
    if blank.sort == "work":
        parts = PARTED.split(answer.strip("《》〈〉"))
        chapter = len(parts) > 1 and _CHAPTER.search(parts[-1])
        if len(parts) > 1 and not chapter and fold(f"《{parts[0]}》") not in affinity.classics():
            parts = [answer.strip("《》〈〉")]  # 《简·爱》, 《公共科学图书馆·医学》
        short = _PARTY.sub("", answer)
        titles = dict.fromkeys(
            (
                parts[0],
                parts[-1],
                short,
                *_also_called(analysis, blank, answer),
                *_in_full(analysis, answer),
                *_with_its_work(answer, analysis.essay.script),
            )
        )  # 《礼记·中庸》: 礼记, 中庸
        return tuple(title for title in titles if title != answer)
    if blank.sort == "number":
        return _of_number(answer, analysis.essay.script)
    if blank.sort != "person":
        return ()
    forms = forms_of(analysis, answer)
    text = analysis.essay.text
    whole = {text[m.start : m.end] for m in analysis.mentions if not _in_words(analysis, m, answer)}
    names = {name for name in whole if fold(name) in forms}
    last = answer.rsplit("·", maxsplit=1)[-1]
    if "·" in answer and len(last) > 1 and sum(last in name for name in whole) == 1:
        names.add(last)  # 拉比 for 伊西多·拉比
    names |= {
        text[m.start : m.end + len(m.title)]
        for person in analysis.people
        if fold(person.name) in forms and not person.generic
        for m in person.mentions
        if m.title and fold(text[m.start : m.end]) not in forms
    }  # 沈爷爷 for 沈怀清
    alone, _ = split_title(answer)
    if len(alone) > 1:
        names.add(alone)  # 库克 for 库克船长
    known = affinity.other_names(answer)
    told = {convert(name, "s2t") if analysis.essay.script == "hant" else name for name in known}
    names |= {name for name in told if name not in text}  # 郑板桥 for 郑燮
    if fold(answer) in _reigns():
        names |= {answer + end for end in ("帝", "皇帝")}  # 康熙: 康熙帝, 康熙皇帝
    mentions = [m for m in analysis.mentions if fold(text[m.start : m.end]) in forms]
    names |= {found[1] for m in mentions if (found := _LATIN.match(text, m.end + len(m.title)))}
    shadow, end = analysis.essay.shadow, blank.end
    if blank.slot == "speaker":
        names |= {
            text[kin.start() : m.start]
            for m in mentions
            if (kin := _KIN.search(shadow, max(0, m.start - LONGEST_KIN), m.start))
            and not _CHILD.search(kin[0])
        }
    if blank.slot != "speaker" and shadow.startswith(tuple(words("titles", *_TITLES)), end):
        names = {name for name in names if name in whole or name.isascii()}  # （陈慧珊）老师: no 陈老师
    return tuple(sorted(name for name in names if fold(name) != fold(answer)))


def _in_words(analysis: Analysis, mention: Mention, name: str) -> bool:
    """Is it a bare given name in words that are quoted: “呦呦鹿鸣，食野之蒿”, of 屠呦呦?"""
    given = name[len(surname(fold(name))) :]
    quoted = any(q.start < mention.start < q.end for q in analysis.quotes)
    return quoted and given != name and analysis.essay.text[mention.start : mention.end] == given


def _of_number(answer: str, script: str) -> tuple[str, ...]:
    """Other ways to tell a figure: 三十户 for 三十户人家, 二十多只 for 二十几只, 20% and 百分之二十 for 两成, 95% for 百分之九十五."""
    found = [answer.removesuffix("人家")] if answer.endswith("人家") else []
    if tens := _TENTHS.fullmatch(answer):
        ten = "二" if tens[1] in "两兩" else tens[1]
        number = _DIGITS.index(ten) * 10 + _DIGITS.index(tens[2] or "〇")
        found += [f"{number}%", f"百分之{ten}十{tens[2]}"] + ([f"二{answer[1:]}"] if ten != tens[1] else [])
    elif answer in _WITHOUT_ONE:
        found += [f"一{answer}", f"1{answer}"]
    elif answer.startswith("百分之") and (share := _percent(answer)):
        found.append(share)
    elif about := _ABOUT.fullmatch(answer):
        ways = ("多", "余", "几") if script != "hant" else ("多", "餘", "幾")
        many = ways[:2] if about["tens"].isdecimal() else ways  # nobody writes 2000几个
        found += [about["tens"] + way + about["unit"] for way in many]
    return tuple(form for form in dict.fromkeys(found) if form != answer)


def _percent(answer: str) -> str:
    """95% for 百分之九十五, "" where it is vague."""
    (share, *more) = quantity.find(level(answer)) or (None,)
    exact = share is not None and not more and share.kind == "percent" and share.low == share.high
    return f"{share.low}%" if share and exact else ""


def _told_twice(date: str) -> list[str]:
    """Other ways to tell a date that holds them: 咸丰十一年（1861）→ 咸丰十一年, 1861年; 永徽年间 → 永徽; 宋元丰初年 → 元丰初年."""
    both = _BOTH.fullmatch(level(date))
    found = [date[: both.end("reign")], f"{both['year']}年"] if both else []
    if both:  # 宋徽宗政和三年（1113年）
        reign = date[: both.end("reign")]
        found += [reign[at:] for at in range(1, len(reign) - 2) if reign[at : at + 2] in _eras()]
    if (years := _ERA_YEARS.fullmatch(date)) and years["era"] in _eras():
        found.append(years["era"])
    if (dynasty := _OF_DYNASTY.match(date)) and date[dynasty.end() :][:2] in _eras():
        found.append(date[dynasty.end() :])
    if century := _THIS_CENTURY.match(date):
        found += [
            f"20{date[century.end() - 2 : century.end()]}{date[century.end() :]}",
            date[century.end() :],
        ]
    return found


def _of_our_era(date: str) -> list[str]:
    """1938年 for 民国二十七年."""
    found = quantity.find(level(date))
    year = found[0].iso[:4] if len(found) == 1 and found[0].granularity == "year" else ""
    whole = _ERA_YEAR.fullmatch(level(date)) and year.isdecimal()
    return [f"{int(year)}年"] if whole else []


def _in_digits(date: str) -> list[str]:
    """1839年9月3日 for 一八三九年九月三日, 5月13日 for 五月十三日."""
    found = quantity.find(level(date)) if _IN_CHARACTERS.fullmatch(level(date)) else []
    if len(found) != 1 or found[0].end - found[0].start != len(date):
        return []
    parts = _ISO.match(found[0].iso)
    if parts is None or found[0].granularity not in _SIZES:
        return []
    told = zip((parts["year"], parts["month"], parts["day"]), "年月日", strict=True)
    size = _SIZES[found[0].granularity]
    return ["".join(f"{int(part)}{unit}" for part, unit in told if unit in size and part)]


@cache
def _eras() -> frozenset[str]:
    """The names of reigns in both scripts."""
    return frozenset(name for era in eras() for name in (era, convert(era, "s2t")))


@cache
def _reigns() -> frozenset[str]:
    """Names of reigns by which an emperor is called, folded: those of 清, each of whom had one."""
    return frozenset(fold(name) for name, first in eras().items() if first in _QING) - elsewhere()


def telling(analysis: Analysis, blank: Blank, answer: str) -> tuple[str, ...]:
    """The other right answers that tell this one; a poem named after its first line is still to be found in its book."""
    forms = accepted(analysis, blank, answer)
    return forms[:1] if blank.sort == "work" else forms


def other(analysis: Analysis, blank: Blank, answer: str, shown: str) -> tuple[str, ...]:
    """The other right answers, of a work or a person only those that the question does not show: 呦呦鹿鸣 stands in 《诗经·小雅·鹿鸣》, 公输般 in （鲁班）本名公输般."""
    forms = accepted(analysis, blank, answer)
    if blank.sort not in ("work", "person"):
        return forms
    return tuple(form for form in forms if not given_away(form, shown))


def _also_called(analysis: Analysis, blank: Blank, title: str) -> list[str]:
    """The other titles of a well-known work, in the script of the essay, but for one that its sentence tells: 《道德经》又叫（　　）."""
    essay = analysis.essay
    told = fold(essay.shadow[blank.passage_start : blank.passage_end])
    names = sorted(name.strip("《》") for name in affinity.other_names(title) if name not in told)
    return [convert(name, "s2t") for name in names] if essay.script == "hant" else names


def _with_its_work(title: str, script: str) -> list[str]:
    """礼记·学记 for 《学记》."""
    work = _chapters().get(fold(title))
    found = [f"{work}·{simplify(title.strip('《》〈〉'))}"] if work else []
    return [convert(name, "s2t") for name in found] if script == "hant" else found


@cache
def _chapters() -> Mapping[str, str]:
    """Folded titles of chapters and the works they stand in."""
    rows = (line.split() for line in affinity.lines("quizgen.questions", "chapters.txt"))
    return {fold(f"《{chapter}》"): work for work, *chapters in rows for chapter in chapters}


def _in_full(analysis: Analysis, title: str) -> list[str]:
    """A longer or shorter form of a law's title in the same essay: 农业发展条例 of 《农发条例》."""
    own = title.strip("《》")
    others = {found.strip("《》") for found in _LAWS.findall(analysis.essay.text)} - {own}
    return sorted(
        other for other in others if _LAW.search(own) and _shortened(*sorted((own, other), key=len))
    )


def _shortened(short: str, full: str) -> bool:
    """Does a title of at least four characters leave out some of another one and end alike?"""
    left = iter(full)
    return (
        len(short) > 3
        and short[-2:] == full[-2:]
        and short[0] == full[0]
        and all(char in left for char in short)
    )
