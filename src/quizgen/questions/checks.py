"""What no prompt may have, whatever the essay says: damage, marks without partner, its own answer."""

import re
from itertools import pairwise

from quizgen.language.characters import han
from quizgen.language.fold import fold, stands_in

BLANK = "（　　）"
LONGEST = 140
"""Characters of a prompt that may stand on a card."""
SHORTEST = 8
"""Han characters beside the blank; shorter ones do not say what is asked."""

HE = re.compile(r"(?<!其)[他她](?!们)")
QUOTED = re.compile(r"“[^“”]*”|「[^「」]*」")  # 他常说“熟能生巧”
MARKED = re.compile(r"“[^“”]*”|「[^「」]*」|『[^『』]*』|《[^《》]*》")  # and 他读《论语》
_FIRST_PERSON = re.compile(
    r"(?<![自忘无唯舍])我(?!国|们[叫管称])|咱|(?<![这那一两几每数\d二三四五六七八九十百千万])本(?=[书文院校社馆报刊店厂所])|笔者|小编|(?<![工写创])作者(?!是|[\u4e00-\u9fff]{2,4}(?:曾|在|说|认为|写|表示|指出))|您|你们"
)  # 我院承担了…; 我国 is a country, 我们叫“红船弟子” is what all call it, 八十六本书 are counted, 科技工|作者 are others, 忘我 is no I

_PAIRS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "（": "）",
    "〈": "〉",
    "【": "】",
    "〔": "〕",
}
_INNER = {"“": "‘", "”": "’", "「": "『", "」": "』"}
# 20__年, X市, 甜椒………10万
_DAMAGE = re.compile(r"▢|_{1,}|…{3,}|\.{4,}|·{4,}|[X×]{2,}|[X×某](?=[市县区省])")


def inner_marks(before: str, answer: str, after: str) -> tuple[str, str, str]:
    """A passage with single quotation marks where double ones stand in double ones: “乡人呼为‘黄巢坟’”."""
    depth = 0
    shown: list[str] = []
    for part in (before, answer, after):
        chars = list(part)
        for i, char in enumerate(chars):
            depth += char in "“「"
            chars[i] = char if depth % 2 else _INNER.get(char, char)
            depth = max(0, depth - (char in "”」"))
        shown.append("".join(chars))
    return shown[0], shown[1], shown[2]


def in_common(one: str, other: str) -> bool:
    """Have two simplified texts a word in common, that is two Han characters in a row?"""
    return any(han(a + b) == 2 and a + b in other for a, b in pairwise(one))


def unfit(prompt: str, answer: str, least: int = SHORTEST, longest: int = LONGEST) -> str:
    """The reason why a prompt and its answer cannot be asked whatever the essay says, or an empty string."""
    if damaged(prompt + answer):
        return "damaged"
    if not balanced(prompt.replace(BLANK, "")) or not balanced(answer):
        return "unbalanced-quote"
    if len(prompt) > longest:
        return "too-long"
    if han(prompt) < least:
        return "no-context"
    return "gives-away" if given_away(answer, prompt.replace(BLANK, "|")) else ""


def damaged(text: str) -> bool:
    """Is something lost or struck out?"""
    return bool(_DAMAGE.search(text))


def given_away(answer: str, shown: str) -> bool:
    """Does the answer stand in what is shown, blind to script and width? 3年 does not stand in 13年."""
    return stands_in(fold(answer), fold(shown))


def first_person(text: str) -> bool:
    """Does the author speak of himself outside quotation marks?"""
    return bool(_FIRST_PERSON.search(MARKED.sub("", text)))


def but_for_one(answer: str, shown: str) -> bool:
    """Do words of four characters or more stand in what is shown, one character left out: 惟手熟爾 and 但手熟爾?"""
    return len(answer) >= len("惟手熟爾") and any(
        answer[:i] + answer[i + 1 :] in shown for i in range(len(answer))
    )


def balanced(text: str) -> bool:
    """Every opening mark has its closing one, in order."""
    stack: list[str] = []
    for char in text:
        if char in _PAIRS:
            stack.append(_PAIRS[char])
        elif char in _PAIRS.values() and (not stack or stack.pop() != char):
            return False
    return not stack
