"""What the words beside a quantity make of it: bounds (不足, 以上), softeners (约, 左右), rates (时速, 每平方米)."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.language import units

REACH = 8
BLANK = r"[ \t\u3000]{0,2}"
# 没|低于98%, 不得|超过3件: a bound denied is the other bound.
DENIED = re.compile(r"(?:没有?|未曾?|不[会得能应可宜许]?|不应该|不可能|不允许|无法|难以)$")
TURNED = {"upper": "lower", "lower": "upper"}
UNTURNED = frozenset("过上")  # 不过100元 is only 100
# “低于3%”|左右: the mark that closes a quotation before the word.
CLOSING = "[”’」』]?"
# 每平方米造价 3000 元, 每片体重有1.1吨: the unit behind 每, the figure in the same clause.
EACH = re.compile(r"(?:平均)?每一?([^每，。；：、！？,;:!?\s\d]{1,12})$")
# 100元一个, 3元每斤, 5元/人
PRICE = re.compile(r"[ \t]*(?:一|每|/)[ \t]*")
# 中三学生, 小六女生; not 其中三名学生
SCHOOL_YEAR = re.compile(r"(?<![其之手当])[小初高中大][一二三四五六七](?=[学學生级級班男女])")
# 四处|寻访; not 四处景点. |四周|响起掌声, 环顾|四周|的人, 那时|四周|没有人; not 历时四周, 四周后.
# 向|四面|舒展, |四面|环山; not 四面红旗
EVERYWHERE = re.compile(
    r"四处(?=[寻奔打走逃求找流张宣漂游躲搜碰托借飘散传收])"
    r"|(?<![了约近达足第需花用共时期])四周(?![后内前时的之以])"
    r"|(?<=[向往在从环顾望看着])四周(?![后内前时多训])|四周(?=[挤都是环群没有一围种静墙摆站坐被布全空漆安黑白挂])"
    r"|(?<=[向朝往从自])四[面方](?!.?旗)|四[面方](?=[环围透临受皆都通来])"
)
# 万元月薪, 20万元年薪
PAY_BEHIND = re.compile(r"(?:的)?(月薪|年薪|时薪|日薪)")
PAY = {"月薪": "月", "年薪": "年", "时薪": "小时", "日薪": "天"}


class Bound(NamedTuple):
    """A word beside a quantity: its range in the text and what it does (`upper`, `lower`, `near`, `edge`)."""

    start: int
    end: int
    meaning: str


@cache
def _data() -> dict[str, dict[str, str]]:
    text = (files("quizgen.language") / "data" / "context.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _words(side: str) -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {word: kind for kind, words in _data()[side].items() for word in words.split()}
    alternatives = "|".join(map(re.escape, sorted(meaning, key=len, reverse=True)))
    if side == "before":
        return re.compile(rf"(?:{alternatives})(?=(?:了|有|达|为|是|要)?{BLANK}$)"), meaning
    return re.compile(rf"{CLOSING}{BLANK}({alternatives})"), meaning


@cache
def _rates() -> tuple[re.Pattern[str], dict[str, str]]:
    unit = {word: canonical for canonical, words in _data()["per"].items() for word in words.split()}
    alternatives = "|".join(sorted(unit, key=len, reverse=True))
    return re.compile(rf"({alternatives})[^，。；：、！？,;:!?\n]{{0,6}}$"), unit


@cache
def _set_phrases() -> re.Pattern[str]:
    lines = (files("quizgen.language") / "data" / "set_phrases.txt").read_text("utf-8").splitlines()
    phrases = [phrase for line in lines if not line.startswith("#") for phrase in line.split()]
    return re.compile("|".join(sorted(phrases, key=len, reverse=True)))  # 四面八方


def set_phrases(text: str) -> list[tuple[int, int]]:
    """Ranges of the phrases and names in which numerals count nothing: 四面八方, 三角形, 中三学生."""
    tables = (_set_phrases(), SCHOOL_YEAR, EVERYWHERE)
    return [found.span() for words in tables for found in words.finditer(text)]


def before(text: str, start: int) -> Bound | None:
    """The bounding word that ends at `start`: 不足|10平方厘米, 超过了|200天."""
    pattern, meaning = _words("before")
    found = pattern.search(text, max(0, start - REACH), start)
    if not found:
        return None
    left = text[found.start() - 1 : found.start()] if found.start() else ""
    if left and left in _data()["not-before"].get(found[0], ""):
        return None
    what = meaning[found[0]]
    denied = DENIED.search(text, max(0, found.start() - 3), found.start())
    if denied and what in TURNED and found[0] not in UNTURNED:
        return Bound(denied.start(), found.end(), TURNED[what])
    return Bound(found.start(), found.end(), what)


def after(text: str, end: int) -> Bound | None:
    """The bounding word that begins at `end`: 70岁|以前, 0.05毫米|左右."""
    pattern, meaning = _words("after")
    found = pattern.match(text, end)
    return Bound(found.start(1), found.end(1), meaning[found[1]]) if found else None


def per_before(text: str, start: int) -> str | tuple[int, int]:
    """The unit a figure at `start` is per, as the words to its left say, or its range; "" if they do not."""
    begin = max(0, start - 14)
    window = text[begin:start]
    pattern, unit = _rates()
    if found := pattern.search(window):
        return unit[found[1]]
    if (each := EACH.search(window)) and (found_unit := units.match(each[1], 0)):
        return begin + each.start(1), begin + each.start(1) + found_unit[0]
    return ""


def per_after(text: str, end: int) -> tuple[int, str | tuple[int, int]] | None:
    """End and unit (or its range) of a rate said behind a price: 100元|一个, 万元|月薪; None if there is none."""
    if pay := PAY_BEHIND.match(text, end):
        return end, PAY[pay[1]]
    if (sign := PRICE.match(text, end)) and (unit := units.match(text, sign.end())):
        return unit[0], (sign.end(), unit[0])
    return None
