"""Which year or day the times of a passage are that only the text before it, or the date of its page, tells: 这一年, 今年, 昨日."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from quizgen.model import Analysis, Blank
from quizgen.questions.glosses import NONE, Gloss
from quizgen.questions.years import WHOLE_YEAR

LATELY = 2
"""Years by which the last year of an essay may be before that of its page, and a year it plans for behind it."""
_SAME_YEAR = re.compile("(?:这一?|同|那一?)年，?")  # not 当年，|工人们…, of long ago
# 这一年，|公司上市; 当年，|…; 2018年
_THAT_YEAR, _YEAR = re.compile("(?:这一?|同|当|那一?)年，?"), re.compile(r"(?<!\d)\d{4}年")
# 今年|加印至一千二百份; not 今年|六十八岁
_THIS_YEAR = re.compile(
    r"(?<![当如目眼至而])今年(?!仅?[\d一二三四五六七八九十]+岁|\d{4})|(?<!过)去年(?!\d{4}|代)|(?<![目以从之此生])前年(?!\d{4})"
)
# 截至去年底，数字化|289个洞窟|; 今年是建校|七十周年|
_LAST_YEAR = re.compile(
    "(?:截至|截止|到|至)?(?:去年(?!\\d{4}|代)|前年(?!\\d{4}))|今年，?(?:恰好?|正好?|刚好)?是"
)
_STEPS = {"今年": 0, "去年": -1, "前年": -2}
_SO_AGED = re.compile(
    "年[已刚才满近将]{0,2}[一二三四五六七八九十两]{1,4}多?岁|年同期"
)  # 今年|八十多岁, 去年|同期
# 何炳坤说，|今年种下杉树苗: when did he say it?
_AS_SAID = re.compile("[说称喊道讲]|口号|回忆|那时|当时|年轻时|小时候|从前")
# 署长|昨日|宣布, 今日|上午; not 昨天的我, 今天会怎样
_YESTERDAY = re.compile("昨[日天](?![的之])|今[日天](?=[在于由向上下]|宣布|公布|举行|表示)")
DAY_OF_PAGE = re.compile(
    rf"{_YESTERDAY.pattern}|[今去前]年(?=\d{{1,2}}月|[一二三四五六七八九十腊正]{{1,2}}月)"
)
"""署长|昨日|宣布, 今年|7月."""
_DAY = re.compile(
    r"\d{1,2}月\d{1,2}日|[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)  # 12月24日


def of_time(analysis: Analysis, blank: Blank, start: int, end: int) -> Gloss:
    """The year or the day that a passage must say beside its text; NONE where nothing must, or it is not sure."""
    for tell in (_that_year, _its_year, _that_day, _this_year):
        found = tell(analysis, blank, start, end)
        if found.added:
            return found
    return NONE


def page_day(analysis: Analysis) -> date | None:
    """The day on which the page of an essay came out, if it tells it and the years in the text fit."""
    written = analysis.essay.date or ""
    if len(written) != len("2023-11-18"):
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError:  # 2023-02-30
        return None
    return day if _fits(_years(analysis), day.year, silent=True) else None


def of_page(analysis: Analysis, start: int, end: int) -> int | None:
    """Where a word ends that only the day of the page tells, outside quotation marks: 昨日|, 今年|7月; None if there is none."""
    return next((m.end() for m in _unquoted(analysis, DAY_OF_PAGE, start, end)), None)


def undated(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a passage begin with 去年, or speak of 今年 beside another year, where nothing tells when the text was written?

    截至去年底，…; 今年发布的报告说，2022年….
    """
    if analysis.essay.date is None and _LAST_YEAR.match(analysis.essay.shadow, start, end):
        return True
    years = _YEAR.finditer(analysis.essay.shadow, start, end)
    if analysis.essay.date is not None or all(_hides(blank, year) for year in years):
        return False
    named = _unquoted(analysis, _THIS_YEAR, start, end)
    return any(not _SO_AGED.search(analysis.essay.shadow, start, m.end() + 6) for m in named)


def _unquoted(analysis: Analysis, pattern: re.Pattern[str], start: int, end: int) -> Iterator[re.Match[str]]:
    """Where a pattern stands outside quotation marks: “今年” of what somebody said is his."""
    for match in pattern.finditer(analysis.essay.shadow, start, end):
        if not any(q.start < match.start() < q.end for q in analysis.quotes):
            yield match


def _years(analysis: Analysis) -> list[int]:
    """The years that an essay tells."""
    return [int(m[0][:4]) for m in _YEAR.finditer(analysis.essay.shadow)]


def _fits(told: list[int], year: int, *, silent: bool) -> bool:
    """Was a text that tells these years new in that year, and no page put up again later? `silent`: what to say where it tells none up to it."""
    past = [one for one in told if one <= year]
    return all(one <= year + LATELY for one in told) and (max(past) >= year - LATELY if past else silent)


def _hides(blank: Blank, found: re.Match[str]) -> bool:
    return blank.start < found.end() and found.start() < blank.end


def _that_year(analysis: Analysis, blank: Blank, start: int, end: int) -> Gloss:
    """Which year it was where 这一年 fell off the beginning: 2018年，公司上市。这一年，|〔2018年〕公司卖掉了…."""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    stays = _SAME_YEAR.match(shadow, start, blank.start) if start == blank.passage_start else None
    dropped = stays or _THAT_YEAR.fullmatch(shadow[blank.passage_start : start].strip())
    before = analysis.sentence_at(len(text[: blank.passage_start].rstrip()) - 1) if dropped else None
    if before is None or "\n" in text[before.start : blank.passage_start]:
        return NONE
    years = {m[0] for m in WHOLE_YEAR.finditer(shadow, before.start, before.end)}
    if not years and _THAT_YEAR.match(shadow, before.start):
        # 2022年，价格冲到60万元。那一年甲厂赚了钱。|那一年…
        paragraph = shadow.rfind("\n", 0, before.start) + 1
        years = set(WHOLE_YEAR.findall(shadow, paragraph, before.start)[-1:])
    if len(years) != 1:
        return NONE
    at = start + len(stays[0].rstrip("，")) if stays else start
    return Gloss(at, years.pop(), text[start:at])


def _its_year(analysis: Analysis, blank: Blank, start: int, end: int) -> Gloss:
    """The year of the day that a passage begins with, where its paragraph tells it: 1938年，…。|〔1938年〕12月24日，…."""
    shadow = analysis.essay.shadow
    if blank.start == start or not _DAY.match(shadow, start, end) or _YEAR.search(shadow, start, end):
        return NONE
    told = _YEAR.findall(shadow[shadow.rfind("\n", 0, start) + 1 : start])
    return Gloss(start, told[-1], "") if told else NONE


def _that_day(analysis: Analysis, blank: Blank, start: int, end: int) -> Gloss:
    """Which day 昨日 was, where the page tells when it came out: 署长昨日|〔2023年11月17日〕宣布…."""
    found = next(_unquoted(analysis, _YESTERDAY, start, end), None)
    if found is None or _hides(blank, found) or _AS_SAID.search(analysis.essay.shadow, start, found.start()):
        return NONE
    day = page_day(analysis)
    if day is None:
        return NONE
    day -= timedelta(days=found[0].startswith("昨"))
    return Gloss(found.end(), f"{day.year}年{day.month}月{day.day}日", _written(analysis, found))


def _this_year(analysis: Analysis, blank: Blank, start: int, end: int) -> Gloss:
    """Which year 今年 and 去年 are, where the page tells when it was written: 今年|〔2023年〕加印至一千二百份."""
    shadow = analysis.essay.shadow
    found = next(_unquoted(analysis, _THIS_YEAR, start, end), None)
    if analysis.essay.date is None or found is None or _hides(blank, found):
        return NONE
    if any(told.search(shadow, start, found.start()) for told in (_YEAR, _AS_SAID)):
        return NONE
    year = int(analysis.essay.date[:4])
    meant = f"{year + _STEPS[found[0]]}年"
    if not _fits(_years(analysis), year, silent=False) or meant in analysis.essay.text[start:end]:
        return NONE
    return Gloss(found.end(), meant, _written(analysis, found))


def _written(analysis: Analysis, found: re.Match[str]) -> str:
    """What was found in the shadow, as the text writes it."""
    return analysis.essay.text[found.start() : found.end()]
