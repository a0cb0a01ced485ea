"""Figures that name something and count nothing: 2017级, 八道湾, 二号, 党的十九大, the year of a reign told before."""

import re
from functools import cache

from quizgen.facts._gate_words import words
from quizgen.language.dates import eras
from quizgen.model import Quantity

# 八道|湾, 五里|铺, 三里|屯
PLACE_NAME = re.compile(r"[二三四五六七八九十](?:道[湾沟口河营岭坎梁]|里[屯铺堡庄桥河店营墩坪]|棵松|家子)")
# |二十六年冬|，…, 民国十七年设区，|二十六年十一月|沦陷: a year of the reign told before
OF_REIGN = re.compile("[一二三四五六七八九十廿卅]+年(?:[春夏秋冬]|[正元腊冬一二三四五六七八九十]+月)")
# |二十年|该厂遭丝价暴跌; not 二十年来, 二十年后
YEAR_ALONE = re.compile("[一二三四五六七八九十廿卅]{2,}年(?![后前间来里内中之以多的过如，。])")
CLAUSE_BEGINS = re.compile(r"(?:^|[，,。；;！？!?”」』\n])$")  # 粮价已平，|二十年|…
# B|八, A|380, F_|16: a letter before a figure makes it a name
LATIN_BEFORE, LATIN_NAME = re.compile("[A-Za-z]$"), re.compile("[A-Za-z]_?$")
# 七|级, 三|班: units in which things are numbered; the first ones are graded too, the others number rooms and issues
GRADES = ("级", "等", "品", "段", "星")
ROOMS = ("班", "期", "号", "楼", "路", "版", "单元", "室", "队", "区")


@cache
def _reign() -> re.Pattern[str]:
    """光绪六年, 民国十年: a year of a reign or of a republic."""
    names = "|".join(sorted(eras(), key=lambda name: (-len(name), name)))
    return re.compile(rf"(?:{names})[元一二三四五六七八九十廿卅\d]+年")


def is_label(text: str, quantity: Quantity) -> bool:
    """Does the figure at its place in a levelled text name something, by what it is and what stands right beside it: 八级工, 党的十九大?"""
    written, unit = text[quantity.start : quantity.end], quantity.unit_canonical
    before, right = text[max(0, quantity.start - 4) : quantity.start], text[quantity.end : quantity.end + 3]
    if (LATIN_NAME if written[0].isdecimal() else LATIN_BEFORE).search(before):
        return True
    if PLACE_NAME.match(text, quantity.start) or _of_reign(text, quantity.start):
        return True
    if text.startswith(words("terms"), quantity.start):
        return True
    if unit == "世纪":
        return quantity.low != quantity.high or before.endswith(("公元", "西元", "前"))  # 公元|三至六世纪
    if unit in ("米", "公里"):
        return right.startswith(words("events"))
    if unit == "大":
        return float(quantity.high or 0) > 10 or before.endswith("党的")
    if unit == "字" and right.startswith(words("shapes")):
        return True
    if unit in words("graded-units") and (graded := _graded(quantity, written, before, right)) is not None:
        return graded
    return written[0] == "二" and len(written) == 2 and quantity.dimension == "count"


def _graded(quantity: Quantity, written: str, before: str, right: str) -> bool | None:
    """Is it a grade or a number in a row (八级工, 三班), or a count of them (分为三段)? None if that is open."""
    unit, exact = quantity.unit_canonical, quantity.low == quantity.high
    digits = re.match(r"\d+", written)
    if digits and len(digits[0]) >= 4 and exact:
        return True  # 2017级
    counted = before.endswith(words("counts-left"))
    grows = before.endswith(("由", "从")) and right.startswith(words("grows"))
    of_grade = right.startswith(words("graded"))
    if (counted or grows) and not of_grade and unit in words("counted-grades"):
        return False  # 分为三段, 印了三版, 由22队|增至35队
    if unit in GRADES and (not digits or of_grade):
        return not right.startswith(words("no-grades"))
    return True if unit in ROOMS and exact else None


def _of_reign(text: str, start: int) -> bool:
    """二十六年冬, 三十八年五月二日; 二十年 at the head of a clause of a paragraph that counts by 民国 or a reign."""
    if OF_REIGN.match(text, start):
        return True
    if not YEAR_ALONE.match(text, start) or not CLAUSE_BEGINS.search(text[max(0, start - 1) : start]):
        return False
    return _reign().search(text, text.rfind("\n", 0, start) + 1, start) is not None
