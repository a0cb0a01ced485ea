"""Phrases a speaker may be: a role (那位工人), a name nobody listed (思想家蒙田), a document (党的十九大报告)."""

import re
from functools import cache
from typing import NamedTuple

from quizgen.facts._scene import Scene, any_of, words
from quizgen.language import segment, tables
from quizgen.language.characters import IS_HAN
from quizgen.language.evidence import edition

UNKNOWN = ("", "x", "nr", "nrt", "nrfg", "nz", "ns", "j")
"""Tags of the dictionary that a name may have."""
WELL_KNOWN = 300
"""How often the dictionary counts a place that nobody takes for a person; 卡门 stands at 81, 米兰 at 607."""

# 父亲|生前|的话 · 外婆|常挂在嘴边|的一句话 · 评委|给|的评语
OWNING = r"(?:生前|当年|晚年|临终前?|从前|过去|昔日)?(?:[常总老爱]*(?:挂在(?:嘴边|嘴上)|说过?|讲过?|给出?|写下?|留下?))?"


# 《孙子「兵法」》: else 孙子 is somebody's grandson
_STRATEGIST = re.compile("兵法|孙武|兵家")
_TWICE = re.compile(r"([\u4e00-\u9fff])\1")  # 女儿|朵朵
_THERE_IS = re.compile("[常总也还又曾]*有(?=[\u4e00-\u9fff]{2})")  # 「常有」游客问
MAYBE = re.compile("(?:也许|或许|可能|大概|说不定|想必)会?有")  # 「也许有」同学会在底下嘀咕
_ONE = re.compile(r"一?[位名个](?=[\u4e00-\u9fff])")  # 有「位」婆婆
_NICKNAME = re.compile("[老小阿][\u4e00-\u9fff]")  # 老严, 阿明
_KIN = frozenset("爸妈爹娘")
"""我|爸, 爹: kin in one character."""


class Speaker(NamedTuple):
    """Who is said to speak; `name` None where the text does not tell."""

    name: str | None = None
    by: str | None = None
    """`cue`, `role`, `pronoun` or `alternation`."""
    start: int = 0
    end: int = 0
    """Range of the name or phrase in `Essay.text`."""
    score: float = 0.0
    sure_name: bool = False
    """True for a named person whose name stands in full at the range."""
    source: str | None = None
    source_start: int = 0
    source_end: int = 0
    redacted: bool = False
    unread: bool = False
    """True where somebody stands before the verb who could not be made out."""


NOBODY = Speaker()


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    role, adverb, opening = any_of("people.role"), any_of("people.adverb"), any_of("people.opening")
    return {
        "object": re.compile(
            rf"(?P<verb>{any_of('people.object')}(?:了|过|着)?)(?P<between>[^，,]{{0,16}})$"
        ),
        "role_end": re.compile(rf"{role}$"),
        "role": re.compile(rf"(?:{role})+(?:们)?"),
        "adverbs": re.compile(
            rf"(?:{adverb}的?|(?:[气急笑哭乐吓疼恨羞]|激动|感动|高兴|伤心|兴奋)得|[^，,的]{{1,4}}地|(?:对着?|向|跟|给|冲着?|朝着?)[^，,]{{1,14}}|在[^，,]{{1,14}}(?:时|中|上|后|里|会上|头|边|旁|下|前|内|外))+$"
        ),
        "leading": re.compile(rf"^(?:{adverb})+"),  # 奠基人|晚年|回顾一生
        "openings": re.compile(rf"(?:[\s※”」』。]|{opening}|《[^《》]*》(?:一书|一文)?[中里上]?)+"),
        "nobody": re.compile(rf"(?:{any_of('people.nobody')})(?!的)"),
        "thing": re.compile(any_of("people.thing")),
        # X的话 · X的这句名言
        "owned": re.compile(rf"的(?:[^，,]*?{any_of('nouns.speech')}|[这那一句段番首个著名]*$)"),
        # X的话，代表了大家的心声：“ · X常挂在嘴边的一句话，
        "own_words": re.compile(rf"{OWNING}的(?:一句|这句|那句|一段|这段|原)?话(?=[，,]|$)"),
        # 引用父亲生前的|话
        # 张衡|的答卷堪称千古|名篇 · 导演姜文|对她的|评语
        "owning": re.compile(
            rf"(?:{OWNING}(?:对[^，,的]{{1,8}}(?=的))?的?[这那]?一?[句段番首]?|的[^，,的]{{1,6}}(?:堪称|可谓|称得上)[^，,]{{0,6}})$"
        ),
        "role_name": re.compile(
            rf"{role}(?P<name>[\u4e00-\u9fff]{{2,4}}|[\u4e00-\u9fff]+(?:[·•・．][\u4e00-\u9fff]+)+)$"
        ),
    }


def is_object(text: str) -> bool:
    """Whether what stands before a name makes an object of it: 对, 告诉, 对副院长."""
    match = patterns()["object"].search(text)
    while match:
        between = match["between"]
        joins = match["verb"] in ("和", "与", "同", "跟", "由")  # 教图画和音乐的X is no companion
        bound = (
            not between
            or (between.endswith("的") and not joins)
            or between.endswith(("、", "和", "与", "及"))
            or patterns()["role_end"].search(between)
        )
        if bound and not _within_word(text, match.start(), match.end("verb")):
            return True
        match = patterns()["object"].search(text, match.start() + 1)
    return False


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins a longer word (问|题, 和|平) or stands in a noun (天|使)."""
    for a, b in segment.cut(text):
        longer = a <= start and b >= end and b - a > end - start and segment.frequency(text[a:b])
        if longer and (b > end if a == start else segment.tag(text[a:b]).startswith("n")):
            return True
    return False


def role(scene: Scene, a: int, text: str, skip: int, *, direct: bool) -> Speaker | None:
    """A phrase for a person without a name that is the subject: 那位工人, 早餐店的老板."""
    adverbs = patterns()["adverbs"]
    for match in patterns()["role"].finditer(text, skip):
        rest = adverbs.sub("", text[match.end() :])
        behind = patterns()["leading"].sub("", rest, count=1)
        if (rest and not (verbal(rest, unknown=not direct) or verbal(behind))) or text[
            match.end() :
        ].startswith(("的", "们的", "了", "着", "过")):
            continue
        if scene.named(a + match.end(), a + match.end() + 1):
            continue  # 学者|李某: the name speaks
        if any(low <= match.start() and high > match.end() for low, high in segment.cut(text)):
            continue  # 记者会
        head = text[skip : match.start()]
        kin = match[0] in _KIN and (not head or head[-1] in "我咱俺他她你")
        told = kin or head.endswith(("的", "位", "个", "老", "名", "那"))
        if is_object(head) or (len(match[0]) == 1 and not told):
            continue
        start = a + skip + _phrase(head)
        there_is = _THERE_IS.match(text, start - a)
        if there_is:
            start = a + (_ONE.match(text, there_is.end()) or there_is).end()
        if start == a + match.start() and match[0] in words("people", "address"):
            continue
        if text[start - a] == "的":
            start = a  # 《…》的作者
        if is_object(text[skip : start - a]):
            continue
        if start > a + skip and not there_is and not (direct and not rest):
            continue
        return Speaker(
            scene.analysis.essay.text[start : a + match.end()], "role", start, a + match.end(), 0.6
        )
    return None


def role_at_end(scene: Scene, text: str, end: int) -> Speaker | None:
    """The role whose phrase ends at `end`, the end of `text`: 想起了|母亲."""
    for match in patterns()["role"].finditer(text):
        if match.end() == len(text) and len(match[0]) > 1:
            start = end - len(text) + _phrase(text[: match.start()])
            return Speaker(scene.analysis.essay.text[start:end], "role", start, end, 0.6)
    return None


def _phrase(head: str) -> int:
    """Where the noun phrase begins whose last word stands behind `head`: 放假前|单位(领导), |早餐店的(老板)."""
    determined = re.search(
        r"(?:[一这那某几另]+[位名个]|第[一二三四五六七八九十]+[位名个])[^，]{0,14}$", head
    )  # 一位不愿透露姓名的
    if determined:
        return determined.start()
    start = len(head)
    owned = False
    for low, high in reversed(segment.cut(head)):
        word = head[low:high]
        tag = segment.tag(word)[:1]
        if start == high == len(head) and word in words("people", "surname"):
            return low  # 付(先生)
        if not (tag in tuple("nmqrabjzsx") or not tag or word in "的、" or (owned and tag in tuple("vd"))):
            break
        owned = word == "的" or (owned and tag in tuple("vd"))
        start = low
        if len(head) - start > 16:
            break
    return start


def verbal(text: str, *, unknown: bool = False) -> bool:
    """Whether the first word of `text` is no noun, so that a subject is left out or stands before it.

    `unknown`: a word the dictionary does not know counts as one, and so does a time (外公今年八十岁).
    """
    if not text:
        return True
    (low, high), *more = segment.cut(text[:8])
    if text[low:high] == "一" and more:
        low, high = more[0]  # 一|进门就说
    tag = segment.tag(text[low:high])
    loose = unknown and (tag[:1] == "t" or (not tag and bool(IS_HAN.match(text))))
    return tag[:1] in tuple("vdpacuzli") or loose


def body(scene: Scene, start: int, end: int) -> Speaker | None:
    """An association or office that speaks as one: 美国睡眠医学会, 团队."""
    piece = scene.masked[start:end]
    if piece in words("people", "team"):
        return Speaker(scene.analysis.essay.text[start:end], "role", start, end, 0.6)
    if (
        not piece.endswith(words("people", "body"))
        or not 4 <= len(piece) <= 20
        or re.search("[的《》※]", piece)
    ):
        return None
    return Speaker(scene.analysis.essay.text[start:end], "role", start, end, 0.6)


def somebody(scene: Scene, a: int, b: int) -> bool:
    """Whether a clause has a subject nobody can make out: 船老大|跪在礁石上; not 眼睛一亮."""
    opening = patterns()["openings"].match(scene.masked, a, b)
    start = opening.end() if opening else a
    noun = ""
    for low, high in segment.cut(scene.masked[start:b]):
        word = scene.masked[start + low : start + high]
        tag = segment.tag(word)
        if tag[:1] in tuple("vdp"):
            return len(noun) > 1 and not noun.startswith(words("people", "part"))
        if tag not in ("n", "nr", "nz", "j", "a", "b", ""):
            return False
        noun += word
    return False


def subjectless(text: str) -> bool:
    """Whether no word of `text` can be a subject: 半天, 过了好一会儿."""
    tags = [segment.tag(text[low:high]) for low, high in segment.cut(text)]
    return all(tag[:1] in tuple("tmqdvpcaufi") and tag != "" for tag in tags)


def unknown_name(scene: Scene, start: int, bare: str) -> Speaker | None:
    """A name the tagger passed over: 老子, behind a role noun (思想家蒙田), or alone with a surname (付某某)."""
    match = patterns()["role_name"].search(bare)
    name = match["name"] if match else bare
    if match and name[0] in "多常都也皆均这那":
        return None  # 今人|多从后说, 投资人|这样形容
    end = start + len(bare)
    kin = name == "孙子" and not _STRATEGIST.search(scene.shadow)
    if name in words("people", "sage") and not kin:
        return _spoken(scene, end - len(name), end, 0.9)
    if _NICKNAME.fullmatch(bare) and bare[1] in words("people", "surname"):
        return _spoken(scene, end - 2, end, 0.6)._replace(sure_name=False)
    if match and (_NICKNAME.fullmatch(name) or _TWICE.fullmatch(name)):
        return _spoken(scene, end - 2, end, 0.6)._replace(sure_name=False)
    if match and not any(b == match.start("name") for _, b in segment.cut(bare)) and match.start("name"):
        return None  # 在苏联大使|馆发表
    if edition(scene.masked, start, end):
        return None  # 康熙《新会县志》
    if not match and _sounds(bare) and scene.masked.startswith("曾", end):
        return _spoken(scene, start, end, 0.75)
    if not match and not (
        2 <= len(bare) <= 3 and (bare[0] in words("people", "surname") or segment.tag(bare).startswith("nr"))
    ):
        return None
    if re.search("[了着过]", name):
        return None  # 师父|只回了
    odd = segment.tag(name) not in UNKNOWN or name.endswith((*words("people", "role"), "的", "们"))
    return None if odd or _plain(name) else _spoken(scene, end - len(name), end, 0.75)


def _sounds(bare: str) -> bool:
    """A foreign name that a place has too: 卡门|曾说; not 巴黎, which everybody knows as a place."""
    sounds = tables.words("transliteration")
    place = segment.tag(bare) == "ns" and segment.frequency(bare) < WELL_KNOWN
    return 2 <= len(bare) <= 4 and place and all(char in sounds for char in bare)


def _spoken(scene: Scene, start: int, end: int, score: float) -> Speaker:
    return Speaker(scene.analysis.essay.text[start:end], "cue", start, end, score, sure_name=True)


def _plain(name: str) -> bool:
    """Whether a would-be name is made of words everybody knows, the first of them no noun."""
    pieces = [name[low:high] for low, high in segment.cut(name)]
    known = [segment.frequency(piece) > 50 for piece in pieces]  # 古|特雷斯: a piece hardly anybody writes
    return verbal(name) and (len(pieces[0]) > 1 or all(known))
