"""Whom a subject did something with: 李华和两个徒弟, 她与妹妹艾米莉、医生玛丽一道; and 李华的团队, which is as good as himself."""

import re

from quizgen.language import roles, segment
from quizgen.language.names import person_noun
from quizgen.language.spans import beginning
from quizgen.model import Analysis, Mention

_LONGEST = 16
"""Characters of a companion without a name at most."""
# 李华「与」外甥, 她「又同」苏菲
_TIE = re.compile(r"(?:又|也|曾|还|便|就|先后)?(?:以及|及其?|和|与|跟(?![着随踪前上])|同)(?!样|时|年)")
# 贝托莱「（Berthollet）」
_GLOSS = re.compile(r"\s*[（(][^（）()]{1,40}[）)]")
_MORE = re.compile("[、和与及]")
# 李华「跟」师傅学艺: only he does it
_ALONE = re.compile(r"(?:又|也|曾|还|便|就|先后)?跟")
# 李华「等人」发现, 李华「一行」抵达
_OTHERS = re.compile(
    r"等(?:\d+|[两二三四五六七八九十]+)?人(?=[\u4e00-\u9fff])|一行(?=[\u4e00-\u9fff])|夫妇(?=[\u4e00-\u9fff])"
)
# 李华「的团队」, 李华「带领的课题组」, 他「和他的小组」
TEAM = re.compile(
    r"(?:(?:所?(?:领导|带领|率领|领衔|主持|组建|领军|所在))?的|和(?:他|她)的|及其)?(?:科研|研究|研发|设计|创作|教研|医疗|项目|攻关|搜救|救援|考古|调查|导师)?"
    r"(?:团队|小组|课题组|研究组|工作组|剧组|医疗队|考古队|调查队|救援队|攻关组|实验室)(?!长|里|中|的|成员)"
)


def team(text: str, behind: int, end: int) -> int:
    """The place behind 的团队 at `behind`, `behind` if there is none."""
    found = TEAM.match(text, behind, end)
    return found.end() if found and found.end() < end else behind


def companions(analysis: Analysis, behind: int, end: int) -> tuple[int, tuple[Mention, ...]]:
    """The place behind whom the subject that ends at `behind` did it with, and those of them who are named and do it too."""
    text = analysis.essay.shadow
    several = _OTHERS.match(text, behind, end)
    if several:
        return several.end(), ()
    tie = _TIE.match(text, behind, end)
    if tie is None:
        return behind, ()
    place, named = tie.end(), []
    while True:
        found = _one(analysis, place, end)
        if found is None:
            return behind, ()
        place, mention = found
        named += [mention] if mention else []
        more = _MORE.match(text, place, end)
        if more is None:
            break
        place = more.end()
    several = _OTHERS.match(text, place, end)
    return several.end() if several else place, () if _ALONE.match(text, behind) else tuple(named)


def _one(analysis: Analysis, at: int, end: int) -> tuple[int, Mention | None] | None:
    """The place behind 外甥王强 or 两个徒弟 at `at`, and who it is if that is said."""
    text = analysis.essay.shadow
    for other in beginning(analysis.mentions, at, end)[:1]:
        role = roles.before(analysis.essay, other, analysis.mentions)
        behind = other.end + len(other.title)
        gloss = _GLOSS.match(text, behind)
        between = text[at : other.start]
        if (
            at in (other.start, role[0] if role else -1)
            or (between.endswith("的") and len(between) <= _LONGEST)
            or person_noun(between)
        ):
            return gloss.end() if gloss else behind, other
    limit = min(end, at + _LONGEST)
    for low, high in segment.cut(text[at:limit]):
        word, place = text[at + low : at + high], at + high
        if segment.tag(word)[:1] in ("v", "d", "p", "u") and word != "的":
            return None
        follows = text[place : place + 1]
        if person_noun(word) and follows not in ("的", "") and not person_noun(text[at + low : place + 1]):
            return place + (follows == "们"), None
    return None
