"""What may stand above a passage without telling its answer: the title, a heading, a sentence, names struck out."""

import re
from collections.abc import Collection
from functools import cache

from quizgen.language import quantity
from quizgen.language.characters import han
from quizgen.language.fold import level
from quizgen.language.names import surname
from quizgen.language.shadow import shadow
from quizgen.language.tables import either, words
from quizgen.model import Analysis, Blank
from quizgen.questions.checks import balanced, but_for_one, damaged, given_away
from quizgen.questions.section import heading, of_year
from quizgen.questions.years import HAN_YEAR

STRUCK = "〔此人〕"
"""Stands for the name that is asked where the title or the sentence before tells it."""
_STRUCK_TWICE = re.compile(r"〔此人〕(?:先生|女士|老师|同志)?〔此人〕")  # 诚斋先生杨万里
_STRUCK_NAME = re.compile(
    r"(?:[原本笔筆艺藝学學又别別]名|[化改更取]名|字|[号號])[叫作为為是]?〔此人〕|[他她](?:名?叫|叫做)〔此人〕"
)  # 小说家〔此人〕原名〔此人〕
_ENGLISH = re.compile(r"\s+[A-Za-z][A-Za-z'’ .,&-]{7,}(?=》|$)")  # 初识〔此人〕 My Opinion of Xiao Hong
_STRUCK_LATIN = re.compile(
    r"(?:[A-Za-z]+[·•．.]\s?)+〔此人〕|〔此人〕\s*[（(][A-Za-zÀ-ÿ][A-Za-zÀ-ÿ .·'’-]*[）)]"
)  # 〔此人〕（Albert Einstein）, J·K·〔此人〕
TWO = 2
"""Characters of a term that stands apart in what is shown."""
LONG = 5
"""Characters of a name, of which a shorter one may be the end."""
TELLING = 6
"""Han characters of a part of a title that stands for the whole."""
TOLD = 10
"""Numbers from which the same number tells the answer whatever it counts."""
_INNER = str.maketrans("《》", "〈〉")  # 《清华周刊》及其价值 in marks of its own
_DOT = "[·•・‧．]?"  # 约翰纳什, above 《约翰·纳什的真实人生》
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile("[一二][〇零○一二三四五六七八九]{3}(?=年代)")  # 一八六〇|年代
# 5月19日
_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号號]")
# 学习心得 篇3 · 演讲稿（二）: the place in a collection, which tells nothing; not 挤进前三, top3
_PLACE = re.compile(
    r"[\s　]*(?:第?[\d一二三四五六七八九十]+[篇章]|第?[篇章][\d一二三四五六七八九十]+|(?<=\s)[\d一二三四五六七八九十]+|[（(][\d一二三四五六七八九十]+[）)])$"
)


_MASKED_YEAR = re.compile(r"(?:19|20)[XxＸ×＊*_○〇]{1,2}(?:学年|學年|年度|年)?")  # 县图书馆|20XX年|工作总结
_PARTS = re.compile(r"[：:　]|——|──|\s+[-|｜]\s+")  # 米轨上的云南|：|滇越铁路一百年


def title(analysis: Analysis, blank: Blank) -> str:
    """The title of the essay in its marks, without its place in a collection, if it gives nothing away."""
    name = analysis.essay.title or ""
    while (shorter := _PLACE.sub("", name)) != name:
        name = shorter
    name = _part(analysis, blank, _MASKED_YEAR.sub("", name))
    if not name or (name[0] + name[-1] in ("《》", "〈〉") and name.count(name[0]) == 1):
        return name
    return f"《{name.translate(_INNER)}》"


def _part(analysis: Analysis, blank: Blank, name: str) -> str:
    """A title, or the part of it that tells nothing where the whole would: 《米轨上的云南》 of 《米轨上的云南：滇越铁路一百年》."""
    whole = _shown(analysis, blank, name)
    if whole and STRUCK not in whole:
        return whole
    parts = (_shown(analysis, blank, part.strip()) for part in _PARTS.split(name))
    return next((part for part in parts if han(part) >= TELLING and STRUCK not in part), whole)


def headed(analysis: Analysis, blank: Blank, below: str = "") -> str:
    """The title with the heading of the section that the passage stands under, or `below`: 《云岭博物馆巡礼·云岭鱼丸博物馆》."""
    name = title(analysis, blank)
    below = below or of_year(analysis, blank.passage_start) or heading(analysis, blank.passage_start)
    below = _shown(analysis, blank, below).translate(_INNER) if below else ""
    if not below or STRUCK in below:
        return name
    if not name and analysis.essay.title:
        return ""  # the heading alone would pass for a title
    return f"{name[:-1]}·{below}{name[-1]}" if name else f"《{below}》"


def _shown(analysis: Analysis, blank: Blank, name: str) -> str:
    """A title or a heading as it may stand above a passage; "" where it would give something away."""
    name = masked(analysis, blank, name)
    away = _counts(analysis, blank, name) or tells(analysis, blank, name)
    whole = name.replace(STRUCK, "") and not damaged(name) and balanced(name)
    return name if whole and not away else ""


def masked(analysis: Analysis, blank: Blank, shown: str) -> str:
    """What is shown beside a name that is asked, the name itself struck out: 《〔此人〕：把桥架在“无底”的江上》."""
    if blank.sort != "person":
        return shown
    text = analysis.essay.text
    forms = {asked_for(analysis, blank)}
    for person in analysis.people:
        if any(blank.start <= m.start < blank.end for m in person.mentions):
            forms |= {person.name, *(text[m.start : m.end] for m in person.mentions)}
    longer = {text[m.start : m.end] for m in analysis.mentions}
    # 林蔡玉凤, where 蔡玉凤 is asked
    forms |= {
        name
        for name in longer
        if len(name) < LONG and any(name.endswith(form) for form in forms if len(form) > TWO)
    }
    called = shadow(shown)
    # 「留產所的馮姑娘」, where 馮靜嫻 is asked
    forms |= {
        shown[m.start() : m.end()]
        for own in {surname(shadow(form)) for form in forms} - {""} - _others(analysis, forms)
        for m in re.finditer(f"{own}(?:{_titles()})", called)
    }
    for form in sorted(forms, key=len, reverse=True):
        if len(form) > 1:
            shown = re.sub(_DOT.join(map(re.escape, re.sub(_DOT, "", form))), STRUCK, shown)
    shown = _STRUCK_LATIN.sub(STRUCK, _STRUCK_TWICE.sub(STRUCK, shown))
    for found in reversed(list(_given().finditer(shadow(shown)))):
        shown = shown[: found.start()] + shown[found.end() :]
    shown = _ENGLISH.sub("", shown) if STRUCK in shown else shown
    beside = any(text[m.start : m.end] + STRUCK in shown for m in analysis.mentions if m.end - m.start > 1)
    # 陈毅〔此人〕: the two named together
    return "" if beside or _STRUCK_NAME.search(shown) else shown


def _others(analysis: Analysis, forms: Collection[str]) -> set[str]:
    """The surnames of those who are not asked: 冯校长 may be one of them."""
    return {surname(shadow(person.name)) for person in analysis.people if person.name not in forms}


@cache
def _titles() -> str:
    """Words behind a surname by which somebody is called, simplified."""
    return either("titles", "polite", "man", "woman", "school", "office")


@cache
def _given() -> re.Pattern[str]:
    """「约翰」〔此人〕: a given name of the West, simplified, before the name that is struck out."""
    names = words("given_names", "man") | words("given_names", "woman")
    return re.compile(f"(?:{'|'.join(sorted(names, key=lambda name: (-len(name), name)))}){_DOT}(?={STRUCK})")


def tells(analysis: Analysis, blank: Blank, shown: str) -> bool:
    """Does what would be shown tell the answer, also as 零点零五毫米 for 0.05毫米?"""
    answer = asked_for(analysis, blank)
    if given_away(answer, shown):
        return True
    if blank.sort == "date" and (day := _DAY.search(answer)):
        month, date = int(day[1]), int(day[2])
        if re.search(rf"(?<!\d)0?{month}[·•.．/-]0?{date}(?!\d)", shown):
            return True  # 7月3日, above “7·03”特大暴雨
    if blank.sort == "date" and (year := _YEAR.search(answer)):
        return year[0] in shown  # 邓稼先（1924—1986）, above （1924年6月25日）
    if blank.sort == "date" and (decade := _DECADE.match(answer)):
        return decade[0] in shown  # （一八六〇年代）, above 一八六〇年《北京条约》簽訂
    if blank.sort == "date" and HAN_YEAR.match(answer):
        return answer[:4] in shown  # 一九二八《三峽後街》, above （一九二八年）
    if blank.slot == "term" and any(answer[i : i + 3] in shown for i in range(len(answer) - 2)):
        return True  # 《冷板凳上的温度》, above （坐冷板凳）
    if blank.slot == "term" and len(answer) == TWO + 1 and (answer[:TWO] in shown or answer[1:] in shown):
        return True  # “连史纸”, above 村里造的“柘岭连史”; 核裂变, above 这次“裂变”
    if blank.sort == "words" and but_for_one(answer, shown):
        return True  # 惟手熟爾, above 「無他，但手熟爾。」
    if blank.sort == "term" and len(answer) == TWO:
        one, two = answer[0], answer[1]
        if re.search(f"{one}.{{1,2}}{two}|{two}.{{1,2}}{one}", shown):
            return True  # 天有时, above （天时）, 材有美, above （美材）
    if blank.sort != "number":
        return False
    (asked, *_) = quantity.find(level(answer)) or (None,)
    figures = [q for q in quantity.find(level(shown)) if q.low and q.low == q.high]
    alike = any(quantity.same(shown[q.start : q.end], answer) == "same" for q in figures)
    # 一百个人物 tells 100人
    return alike or any(asked and q.low == asked.low and float(q.low or 0) >= TOLD for q in figures)


def _counts(analysis: Analysis, blank: Blank, name: str) -> bool:
    """Has the title the number that is asked, of whatever: 六楼的刘奶奶 of （六层）住宅?"""
    if blank.sort != "number":
        return False
    (asked, *_) = quantity.find(level(asked_for(analysis, blank))) or (None,)
    if re.search(rf"{asked_for(analysis, blank)[:1]}[楼层樓層]", name):
        return True  # 六楼的刘奶奶, above （六层）
    if asked is None or asked.low is None:
        return False
    # 第三次开炉 tells nothing of （三年）
    lasting = asked.dimension == "time" and float(asked.low) < TOLD
    return any(
        q.low == asked.low
        and (float(asked.low) > 1 or q.unit == asked.unit)
        and not (lasting and q.kind == "ordinal")
        for q in quantity.find(level(name))
    )


def between(analysis: Analysis, start: int, end: int) -> str:
    """The text between, as a line; empty if it is only a bullet, damaged or with a mark that has no partner."""
    shown = analysis.essay.text[start:end].strip().replace("\n", "")
    return shown if han(shown) and balanced(shown) and not damaged(shown) else ""


def asked_for(analysis: Analysis, blank: Blank) -> str:
    """The text that is asked."""
    return analysis.essay.text[blank.start : blank.end]
