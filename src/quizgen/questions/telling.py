"""Whether a passage tells enough of a person to ask who it was."""

import re

from quizgen.language import segment
from quizgen.language.names import noun_before
from quizgen.model import Analysis, Blank
from quizgen.questions.definites import words

# 八十一岁的（　　）已经站在队头, 五分钟过后, 清晨六时二十分: told by the way
_BY_THE_WAY = re.compile(
    r"[\d一二三四五六七八九十]+多?岁|[\d一二三四五六七八九十半]+(?:多|来)?(?:秒|分钟|小时)|[\d一二三四五六七八九十]+[时点](?:[\d一二三四五六七八九十]+分|半)?|“[^”]*…”|“[^”]{1,8}”"
)
_QUOTED = re.compile(r"“[^“”]*”")  # 耳边又回想起领导嘱咐“节日期间…”
_TOLD = re.compile(r"[\d《“「]|[一二三四五六七八九十百千万]{2,}|[A-Za-z]{2,}")
# 北宋的（　　）, 东汉（　　）
_OF_AGE = re.compile(
    r"(?:[夏商周秦汉魏晋隋唐宋辽金元明清]|春秋|战国|三国|南北朝|五代|民国|古希腊|古罗马)[初末代朝]?(?:的|时期的?)?$"
)
LONG_NOUN = 3
"""Characters of a noun that tells who somebody is: 歌唱家, 工部尚书; not 老人."""


def tells(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does the passage have a figure, a work, words, a place, a trade of his, or something people are remembered by?

    Not 回头看了看铁塔, 干起活来十分勤奋.
    """
    shadow = analysis.essay.shadow
    before, after = shadow[start : blank.start], shadow[blank.end : end]
    told = _BY_THE_WAY.sub("", f"{before}|{after}")
    by_the_way = any(after.find(word, 0, 8) >= 0 for word in words("everyday.txt"))
    if by_the_way and not _TOLD.search(_QUOTED.sub("", told)):
        return False
    if _TOLD.search(told):
        return True
    if any(word in told for word in words("remembered.txt")) or _OF_AGE.search(before):
        return True
    return len(noun_before(shadow, blank.start)) >= LONG_NOUN or _placed(before) or _placed(after)


def _placed(shown: str) -> bool:
    """Does it name a place or an institution?"""
    return any(segment.tag(shown[a:b])[:2] in ("ns", "nt", "nz") for a, b in segment.cut(shown) if b - a > 1)
