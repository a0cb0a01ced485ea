"""The place, institution or work that 该县, 这家公司 or 这本书 means, where only one was named before."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from quizgen.language import segment
from quizgen.language.shadow import shadow as simplified
from quizgen.model import Analysis
from quizgen.questions import affinity

BACK = 3
"""Sentences before that of the pronoun in which the name is looked for."""
REACH = 150
"""Characters back in which another place that is named may be the one: 云岭县…。何炳坤调到昆山工作。|全县…"""
LONGEST = 16
"""Characters of such a name."""
_WORK = re.compile(
    r"[这该][本部篇首幅]?(?:书稿?|小说|著作|文章|论文|影片|电影|片子?|剧本?|纪录片|诗集?|歌曲?|画作?|报告|作品|杂志|节目)"
)
_BODY = re.compile(r"(?:该|这(?:座|所|家|个|间|条))(?P<noun>[\u4e00-\u9fff]{1,3})")
# 这家|由旧粮站改建的|食堂, 这条|1956年开办的|航线
_TOLD_OF = re.compile(
    r"这(?:座|所|家|个|间|条|支|艘)[^，。；：“”《》]{2,16}?的(?P<noun>[\u4e00-\u9fff]{2,3})"
)
_TITLE = re.compile(r"《[^《》]{1,30}》")
# 云岭医学院|微创技术培训基地: the school is only named in the name of another body
_PART_OF = r"[\u4e00-\u9fff]{2,12}(?:基地|中心|附属|分校|研究所|研究院|实验室|医院|公司)"
# |全县|共有乡村医生268名
_WHOLE_OF = re.compile(
    r"(?<![安健齐完保成俱周])(?P<told>全(?P<noun>[县市省区镇乡村校厂院馆]))(?![国民体部面长职员科务运城域落庄民委办的里车级])"
)
# 2021年刚接手时，|社区|一年收到投诉; 现在，|合作社|有社员126户
_OPENING = re.compile(
    r"(?:(?:\d{4}年|[\d一二三四五六七八九十]+[月日]|目前|如今|现在|今年|去年|当时|后来|此后|同年)[^，。；：的]{0,8}，)?(?P<told>(?P<noun>公司|集团|社区|合作社|学校|学院|医院|工厂|博物馆|图书馆|基金会|协会|水库|灯塔|剧团|乐团|食堂|书店|书屋|市场))"
)
# 公司|是一种组织, 学校|教育, 社区|的老人: of all of them
_GENERAL = re.compile(r"教育|文化|制度|管理|生活|人员|发展|是[一最]|的|里|内|[、和与及]")
# 就读于|南开中学, 调到|云岭糖厂
_SCHOOLED = re.compile(
    "毕业[于於]?$|考[入取上]|就[读讀]|[读讀]于|[进進]入|[肄]业于|生[于於]|出生|[祖籍]籍|来自|调到"
)
# |桥面|到水面625米, |主跨|1420米, |总库容|5.6亿立方米: of what the sentence before tells of
_PART = re.compile(
    r"(?P<noun>[桥坝塔楼船馆站])(?:面|身|体|顶|长|高|宽|址|内|墩|孔|梁)(?![\u4e00-\u9fff]?[人者])|(?P<bridge>主跨|主桥|桥墩|全桥|主拱)|(?P<water>总?库容|大坝)|(?P<way>全线|全程|双线)"
)
_POINTING = re.compile("^[这這那一][座条條个個家所艘间間]")  # 脚下的|这座|花江峡谷大桥
_OF_PART = {"bridge": "桥", "water": "水库|水电站", "way": "铁路|公路|高铁|线|运河"}
_GOING = frozenset("去来到回进進出离離赴")
"""What stands before the name of a place and is no part of it: 去|云岭糖厂."""
_STOPS = frozenset("的在从到对于和与及或是有为被把由向往给让使将等了着过之")


@cache
def _ends() -> Mapping[str, str]:
    """How the names end that a noun can mean, as a pattern."""
    rows = (line.split() for line in affinity.lines("quizgen.questions", "bodies.txt"))
    return {noun: "|".join(ends) for noun, *ends in rows}


def named(analysis: Analysis, at: int) -> tuple[int, str] | None:
    """The place behind 该县 at `at` and the name it means; None if it is no such noun, or two could be meant."""
    shadow = analysis.essay.shadow
    if work := _WORK.match(shadow, at):
        return _only(work.end(), set(_TITLE.findall(analysis.essay.text[_from(analysis, at) : at])))
    body = _BODY.match(shadow, at)
    noun = body["noun"] if body else ""
    if not any(noun[:size] in _ends() for size in (3, 2, 1)):
        body = _TOLD_OF.match(shadow, at)
    if body is None:
        return None
    for size in (3, 2, 1):
        noun = body["noun"][:size]
        if len(noun) == size and noun in _ends():
            low, title = _from(analysis, at), analysis.essay.title or ""
            found = set(_names(analysis.essay.text[low:at], shadow[low:at], _ends()[noun]))
            titled = set(_names(title, simplified(title), _ends()[noun], proper=False))
            found |= {name for name in titled if name in analysis.essay.text}
            found -= {one for one in found for other in found if one != other and other.endswith(one)}
            return _only(body.start("noun") + size, {_whole(analysis, name) for name in found})
    return None


def bare(analysis: Analysis, start: int, end: int) -> tuple[int, int, str] | None:
    """Where a noun begins and ends that a passage does not name, 全县, 目前，|公司, and the name it means; None if it is not sure.

    The one name of the essay before it that can be meant, if it is told more than once or near by, and is not only where
    somebody went to school; what the title says need not be said again.
    """
    shadow, text, title = analysis.essay.shadow, analysis.essay.text, analysis.essay.title or ""
    found = _WHOLE_OF.search(shadow, start, end) or _OPENING.match(shadow, start, end)
    if found is None or _GENERAL.match(shadow, found.end()):
        return None
    at, noun = found.start("noun"), found["noun"]
    ends = _ends().get(noun)
    if ends is None or any(q.start < at < q.end for q in analysis.quotes):
        return None
    names = {*_names(text[:at], shadow[:at], ends)}
    names |= {name for name in _names(title, simplified(title), ends, proper=False) if name in text}
    names -= {one for one in names for other in names if one != other and other.endswith(one)}
    names -= {name for name in names if _only_schooled(text, name)}
    if len(names) != 1:
        return None
    name = _whole(analysis, names.pop())
    paragraph = text.rfind("\n", 0, at) + 1
    near = (found["told"][0] == "全" and text.count(name) > 1) or name in text[paragraph:at]
    if not near or name in title + text[start:end] or text[start:at].endswith(name[:-1]):
        return None
    since = max(at - REACH, text.rfind(name, 0, at) + len(name))
    if any(segment.tag(shadow[since + a : since + b]) == "ns" for a, b in segment.cut(shadow[since:at])):
        return None  # 上海市…。江苏南通暴发疫情，|全市
    return found.start("told"), found.end("noun"), name


def of_part(analysis: Analysis, start: int, end: int) -> str:
    """The name of what a passage begins with a part or the size of, from the sentence before: 花江峡谷大桥刚刚通车。|桥面到水面…; "" if it is not sure."""
    text, shadow = analysis.essay.text, analysis.essay.shadow
    part = _PART.match(shadow, start, end)
    before = analysis.sentence_at(len(text[:start].rstrip()) - 1) if part else None
    if part is None or before is None or "\n" in text[before.start : start]:
        return ""
    ends = part["noun"] or _OF_PART[part.lastgroup or ""]
    told = _names(text[before.start : start], shadow[before.start : start], ends)
    names = {_POINTING.sub("", name) for name in told}
    names -= {one for one in names for other in names if one != other and other.endswith(one)}
    if len(names) != 1 or names & {*_names(text[start:end], shadow[start:end], ends)}:
        return ""
    return names.pop()


def _only_schooled(text: str, name: str) -> bool:
    """Is a body only told of as where somebody studied or was born: 1915年毕业于云岭大学?"""
    before = [text[max(0, m.start() - 8) : m.start()] for m in re.finditer(re.escape(name), text)]
    return all(_SCHOOLED.search(one) for one in before)


def _whole(analysis: Analysis, name: str) -> str:
    """頂埤糖廠 for 埤糖廠: with the character that always stands before it, if it stands more than once."""
    text = analysis.essay.text
    before = re.findall(f"([\u4e00-\u9fff]){re.escape(name)}", text)
    always = len(before) == text.count(name) > 1 and len(set(before)) == 1
    return before[0] + name if always and before[0] not in _STOPS | _GOING else name


def _only(behind: int, found: set[str]) -> tuple[int, str] | None:
    return (behind, found.pop()) if len(found) == 1 else None


def _from(analysis: Analysis, at: int) -> int:
    """How far back in its paragraph a name is looked for."""
    floor = analysis.essay.text.rfind("\n", 0, at) + 1
    starts = [s.start for s in analysis.sentences if floor <= s.start <= at][-BACK - 1 :]
    return min(starts, default=floor)


def _names(text: str, shadow: str, ends: str, *, proper: bool = True) -> Iterator[str]:
    """Names that end in one of `ends`: 三江县, 湖北骑龙茶业有限公司; not 我们学校, 一座桥; unless `proper` also 溪畔夜市."""
    for match in re.finditer(rf"(?:{ends})(?![\u4e00-\u9fff]?[长志级城])(?!{_PART_OF})", shadow):
        low = max(0, match.end() - LONGEST)
        piece = re.split(r"[^\u4e00-\u9fff]", shadow[low : match.end()])[-1]
        words = [piece[a:b] for a, b in segment.cut(piece)]
        name = ""
        for word in reversed(words):
            tag = segment.tag(word)
            if word in _STOPS or tag[:1] in ("v", "p", "r", "c", "u", "d", "m", "t", "f"):
                break
            name = word + name
        bare = re.sub(rf"(?:{ends})$", "", name)
        tags = (segment.tag(bare[a:b])[:2] for a, b in segment.cut(bare))
        if len(bare) > 1 and (not proper or any(tag in ("ns", "nt", "nz", "nr", "") for tag in tags)):
            yield text[match.end() - len(name) : match.end()]
