"""The heading that a passage stands under, where the essay has sections: 一、落脚云岭 above 他在县城住了三年."""

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from quizgen.clean.chrome import BEHIND
from quizgen.language.characters import han
from quizgen.language.fold import fold
from quizgen.language.marks import DECORATED, HEADING_SIGNS
from quizgen.model import Analysis, Paragraph
from quizgen.questions import entries
from quizgen.questions.checks import balanced, damaged
from quizgen.questions.definites import words

LONGEST = 20
"""Characters of a heading; a longer line is a sentence."""
PLAIN = 12
"""Han characters of a heading that has no number."""
CROWDED = 0.75
"""Part of the paragraphs of an essay that its headings may be."""
# 一、落脚云岭, （二）后人怎么说, 3．短耳鸮, NO.1 好学长, ■走进工场
_NUMBER = re.compile(
    rf"(?:第[一二三四五六七八九十\d]+[章节節篇部分]+|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+[ \u3000]?[、．.]|\d{{1,2}}\s*[.．、)）](?!\d)|\d{{1,2}}\s+(?=[\u4e00-\u9fff])|N[Oo]\.?\s*\d+|[{HEADING_SIGNS}])[：:\s]*"
)
_NUMERALS, _DIGITS = re.compile("[一二三四五六七八九十]+"), re.compile(r"\d+")  # （十二）, 3.
_QUESTION = re.compile("[^，。“”「」：]{4,}[？?]")  # 为什么叫五分车？, of which nothing is shown
_MARKED = re.compile("[“「][^“”「」。！？：]{4,16}[”」]")  # 「车头向海，人心向岸」, alone in its line
_SPACED = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000](?=[\u4e00-\u9fff](?:[ \u3000]|$))")  # 纸 行 与 人 物
# 毕业院校 云岭医学院: a row of the table at the head of an encyclopaedia's entry
_FIELD = re.compile(
    r"(?:中文名|外文名|别名|本名|字号|国籍|民族|籍贯|出生地|出生日期|逝世日期|毕业院校|职业|职务|主要成就|代表作品|性别|政治面貌|信仰|所处时代|星座|身高|体重)[称]?[\s\u3000]"
)
_BRACKETS = re.compile(r"【([^【】]+)】|「([^「」]+)」|『([^『』]+)』")  # 【雏菊计划】
# 作者 | 周砚秋, ——韩非子, 来源：县报, 2016年4月, （左二）, 周砚秋 译, 应该是她留下的, 云岭地图
_NO_HEADING = re.compile(
    r"[|｜丨/／:：?？!！。，；（）()—@#*]|\d{4}|\s\s|\s[译譯著文摄攝图圖]$|[我你他她它]|[图圖照]$"
)
# 一、2023年工作回顾, 三、２０２４年重点工作: of which year a report tells
OF_YEAR = re.compile(
    r"\d{4}年(?:度|上半年|下半年)?[\u4e00-\u9fff]{0,6}(?:工作|回顾|总结|情况|成绩|成效|打算|计划|安排|任务|重点|目标|展望|思路|举措)[\u4e00-\u9fff]{0,4}"
)


def of_year(analysis: Analysis, offset: int) -> str:
    """The heading above `offset` that says of which year its section tells, "" if there is none; those below it in rank may stand between."""
    rows = _sections(analysis.essay.text, analysis.essay.paragraphs, analysis.essay.title or "")
    rank: str | None = None
    for row in reversed([row for row in rows if row.start < offset]):
        if OF_YEAR.fullmatch(fold(row.told)):
            return "" if row.rank == rank else row.told
        rank = row.rank if rank is None else rank
    return ""


def heading(analysis: Analysis, offset: int) -> str:
    """The heading of the section that holds `offset`, without its number; "" if there is none, or it may be a caption.

    A heading without a number counts only beside another one: a single line among paragraphs is a caption.
    """
    if entry := of_entry(analysis, offset, numbered=False):
        return entry
    paragraphs = analysis.essay.paragraphs
    if sum(p.kind == "head" for p in paragraphs) > CROWDED * len(paragraphs):
        return ""  # a text broken into short lines
    rows = _sections(analysis.essay.text, paragraphs, analysis.essay.title or "")
    above = [row for row in rows if row.start < offset]
    alone = sum(bool(row.told) for row in rows) < 2
    return above[-1].told if above and (above[-1].marked or not alone) else ""


def of_entry(analysis: Analysis, offset: int, *, numbered: bool = True) -> str:
    """What the entry of a list that holds `offset` is about; "" if it is none, or its first sentence tells."""
    title = analysis.essay.title or "—"
    return entries.entry(analysis, offset, lambda label: bool(_told(label, title)), numbered=numbered)


class _Section(NamedTuple):
    start: int
    told: str
    """What the heading says, "" where it says nothing."""
    marked: bool
    """Has it a number or brackets?"""
    rank: str
    """How its number is written: 一、 as 「一、」, （二） as （一）, 3. as 1."""


@lru_cache(maxsize=64)
def _sections(text: str, paragraphs: tuple[Paragraph, ...], title: str) -> list[_Section]:
    """The sections of an essay; of headings in a row the last that has a number, else the first: a museum, and below it its town."""
    found: list[_Section] = []
    joined = False
    for paragraph in paragraphs:
        line = text[paragraph.start : paragraph.end].strip()
        if paragraph.kind == "para" and any(
            len(line) <= LONGEST and form.fullmatch(line) for form in (_QUESTION, _MARKED)
        ):
            found.append(_Section(paragraph.start, "", False, ""))
        if paragraph.kind == "head":
            marked = bool(_NUMBER.match(line) or _BRACKETS.fullmatch(line))
            rank = (
                _DIGITS.sub("1", _NUMERALS.sub("一", number[0].strip()))
                if (number := _NUMBER.match(line))
                else ""
            )
            section = _Section(paragraph.start, _told(line, title), marked, rank)
            if not joined:
                found.append(section)
            elif marked or not found[-1].told:
                found[-1] = section
        joined = paragraph.kind == "head"
    return found


def _told(line: str, title: str) -> str:
    """What a heading says, if it is one and more than the title."""
    line = BEHIND.sub("", line)
    line = decorated["inner"] if (decorated := DECORATED.fullmatch(line)) else line
    number = _NUMBER.match(line)
    told = _SPACED.sub("", line[number.end() :].strip() if number else line)
    bracketed = _BRACKETS.fullmatch(told)
    told = next(part for part in bracketed.groups() if part) if bracketed else told
    if not 2 <= han(told) <= (LONGEST if number or bracketed else PLAIN) or len(told) > LONGEST:
        return ""
    yearly = OF_YEAR.fullmatch(fold(told))
    if _FIELD.match(line) or (_NO_HEADING.search(told) and not yearly) or not balanced(told) or damaged(told):
        return ""
    folded = fold(told)
    general = any(fold(word) in folded for word in words("captions.txt"))
    pairs = {a + b for a, b in pairwise(folded)}
    if yearly:
        return told
    again = 2 * sum(pair in fold(title) for pair in pairs) > len(pairs)
    return "" if general or again or fold(title) in folded else told
