"""Who cannot be a wrong option for a person: who did it too, who says the words as well, who is told apart by his role."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from quizgen.language.dates import eras
from quizgen.language.fold import fold, simplify
from quizgen.language.heroes import hero, of_known, of_name, pronouns
from quizgen.language.tables import FAMILY, words
from quizgen.model import Analysis
from quizgen.questions import affinity
from quizgen.questions.pronouns import forms_of
from quizgen.questions.rival_pool import Asked

_ADDRESS = re.compile(
    r"先生|女士|小姐|太太|夫人|爵士|老师|教授|医生|大夫|师傅|校长|院长|主任|书记|局长|同学|同志|博士|院士|教练|神父|法师|将军"
)  # （　　）女士: who is no woman is seen to be wrong
_AND = re.compile(r"[和与同跟及、][^，。；]{0,8}")  # 高锟|和同事|霍克汉
_ALIAS = re.compile(
    r"^[^。！？]{0,20}(?:[字号]|原名|本名|笔名|又名|又称|别名|艺名|乳名|人称|即|也就是)$"
)  # 李叔同在虎跑寺出家，法号|弘一
# 法国思想家（　　）, 北宋科学家（　　）: who is of another country or age is seen to be wrong
_OF_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]国|[^，。]利|[^，。]兰|[秦汉晋唐宋元明清隋]|[秦汉晋唐宋元明清]代|[初末]|朝|古希腊|古罗马|日本|印度|瑞典|丹麦|西班牙|加拿大|俄罗斯|苏联|维也纳|巴西|瑞士|挪威)(?:著名|伟大|杰出|有名)?的?[\u4e00-\u9fff]{2,6}$"
)
# 孔子的学生（　　）: who was none is seen to be wrong
_OF_SOMEBODY = re.compile(
    rf"[\u4e00-\u9fff]的(?:{FAMILY}|学生|弟子|门生|高徒|徒弟|老师|恩师|好友|同窗|后人|传人)$"
)
_SEX = re.compile(r"[女男他她]|丈夫|妻|太太|先生")
_SPOUSE = re.compile(r"我(?:的|家)?(?:老婆|妻子|媳妇|太太|女朋友|(?P<his>老公|丈夫|先生|男朋友))")
_GLOSS = re.compile(r"[他她]?〔[^〕]*〕|其他|他们|她们|他人|儿女|子女|男女")  # 她〔林巧稚〕 is told anyway
_PIECE = re.compile(r"[\u4e00-\u9fff]{4,}")  # 不遇良工，|宁存故物
_TURN = re.compile(r"(?P<name>[\u4e00-\u9fff·]{1,12}?)[答问说道]?[:：]")  # 程若梅答：, 程：


# 越王|（勾践）: no other was king there
_RULER = re.compile(
    "(?:[夏商周秦汉魏蜀吴越楚齐晋燕赵韩宋郑鲁梁陈][王侯公]|皇帝|太子|皇后|公主|国王|女王|总统|总理)$"
)
FRAMED = 6
"""Characters beside the words and their marks from which a quotation holds the words of another: 某某提醒过：‘…’"""
_STYLE = re.compile(
    "[夏商周秦汉魏蜀吴越楚齐晋燕赵韩宋郑鲁梁陈隋唐元明清][\u4e00-\u9fff]{1,2}[王公侯帝皇宗祖]"
)  # 周穆王, 宋哲宗


def of_one_sex(asked: Asked, other: str) -> bool:
    """Where the question speaks of a woman or a man, may this other name be one too: 是全班唯一的女生?"""
    if not _SEX.search(_GLOSS.sub("", asked.around)) and not _SPOUSE.search(fold(asked.said)):
        return True
    right, wrong = (_sex(asked.analysis, name) for name in (asked.answer, other))
    if asked.said and (spouse := _SPOUSE.search(fold(asked.said))):
        right = "她" if spouse["his"] else "他"  # “我在守护我老婆”
    return not right or not wrong or right == wrong


def _sex(analysis: Analysis, name: str) -> str:
    known = pronouns(analysis, hero(analysis))
    here = next((p for p in analysis.people if fold(name) in forms_of(analysis, p.name)), None)
    return (known.get(here, "") if here else "") or of_known(fold(name)) or of_name(fold(name))


def told_apart(before: str, after: str) -> bool:
    """Does what stands beside the name tell who it is not: 法国思想家（　　）, 孔子的学生（　　）, （　　）女士?"""
    ruler = _RULER.search(fold(before))
    placed = (called(before) and _OF_PLACE.search(before)) or _OF_SOMEBODY.search(simplify(before))
    return bool(ruler or placed or _ADDRESS.match(after))


def asked_role(asked: Asked) -> bool:
    """The same for the question and the line above it: 導演〔此人〕則把耐心用在天上."""
    above = fold(asked.shown).partition(fold("〔此人〕"))
    return called(asked.before) or bool(above[1] and called(above[0]))


def called(before: str) -> bool:
    """Does a role stand right before the name: 著名作家（　　）? Then the others must be of the same trade."""
    return before.endswith(tuple(words("person_nouns", "words", "fine"))) or (
        before[-2:] not in words("person_nouns", "not") and before[-1:] in words("person_nouns", "ends")
    )


def of_one_style(asked: Asked, other: str) -> bool:
    """Is neither a ruler of an age of which the essay does not tell (周穆王, beside 柯蒂斯), nor one with 帝 and one without (道光帝, 康熙)?"""
    a, b = fold(asked.answer), fold(other)
    if (a.removesuffix("帝") in eras()) and (b.removesuffix("帝") in eras()):
        return a.endswith("帝") == b.endswith("帝")
    styled = [name for name in (a, b) if _STYLE.fullmatch(name)]
    if len(styled) != 1 or (a in affinity.people() and b in affinity.people()):
        return True
    own, essay = styled[0], asked.essay.shadow.replace(styled[0], "")
    return re.search(rf"{own[0]}(?:代|朝|初|末|廷|史|[\u4e00-\u9fff]?[宗祖帝])", essay) is not None


@cache
def _trades() -> Mapping[str, str]:
    rows = affinity.sections("quizgen.questions", "trades.txt")
    return {fold(name): trade for trade, line in rows for name in line.split()}


def of_one_trade(one: str, other: str) -> bool:
    """Does no table tell the trades of two well-known people apart: a director and the host of a show?"""
    return _trades().get(fold(one)) == _trades().get(fold(other))


def joined(analysis: Analysis, name: str) -> frozenset[str]:
    """Folded names of those who do the same (高锟和同事霍克汉), and this person's other names (李叔同出家，法号弘一)."""
    text, mentions = analysis.essay.shadow, analysis.mentions
    forms = forms_of(analysis, name)
    found = {other for form in forms for other in affinity.other_names(form)} - forms
    for one, other in pairwise(mentions):
        names = {fold(text[m.start : m.end]) for m in (one, other)}
        between = text[one.end + len(one.title) : other.start]
        if names & forms and (_AND.fullmatch(between) or _ALIAS.search(between)):
            found |= names - forms
    return frozenset(form for partner in found for form in forms_of(analysis, partner))


def repeaters(asked: Asked) -> frozenset[str]:
    """Folded names of those in whose speech the words of another stand, or who say them again elsewhere in the essay.

    程若梅答：…明代的周嘉胄早就提醒过：“不遇良工，宁存故物。”
    """
    analysis, blank, said = asked.analysis, asked.blank, asked.said
    shadow, own = analysis.essay.shadow, forms_of(analysis, asked.answer)
    pieces = sorted(_PIECE.findall(fold(said)), key=len)[-1:]
    places = {blank.start} | {m.start() for piece in pieces for m in re.finditer(piece, shadow)}
    found: set[str] = set()
    for place in places:
        start, end = shadow.rfind("\n", 0, place) + 1, shadow.find("\n", place)
        end = len(shadow) if end < 0 else end
        wider = (q for q in analysis.quotes if q.depth == 0 and q.end - q.start > len(said) + FRAMED)
        outer = [q for q in wider if q.start < place < q.end]
        home = start <= blank.start < end
        for m in analysis.mentions:
            frames = outer and not outer[0].start < m.start < outer[0].end
            if start <= m.start < end and (frames or not home):
                found.add(fold(shadow[m.start : m.end]))
        if turn := _TURN.match(shadow, start, end):
            found |= {fold(p.name) for p in analysis.people if fold(p.name).startswith(fold(turn["name"]))}
    return frozenset(form for name in found for form in forms_of(analysis, name)) - own
