"""What speaks for and against a string as a name: the tagger over the whole text, the dictionary, what follows."""

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from quizgen.language import segment, units
from quizgen.language.characters import IS_HAN
from quizgen.language.dates import eras
from quizgen.language.names import surname, title_at
from quizgen.language.neighbours import REACH
from quizgen.language.shapes import COMMON, EVERYDAY, FULL, TAIL, listed_name
from quizgen.language.tables import words

FROM_RULE = 0.60
"""Score of a name found without the tagger: good enough to list, not to ask."""
TWO = 2
"""Characters of a surname and an adverb."""
_NEXT_DOING = frozenset("先再又即遂乃亦复仍竟")
_BEFORE_SAYING = frozenset("则也又却便亦")
_ADVERBS_OR_PREPOSITIONS = _BEFORE_SAYING | frozenset("对在向跟和与把被给说还就曾已将为")
_LIKE = frozenset("如若同")
"""Particles that stand before nouns and clauses, and at the end of given names."""
_DOES = re.compile("[笑说道问答摇叹看走站坐把将拿指给](?![是得于以像])")  # 沈佩如|笑了笑, 沈佩如|给的答案
# 光绪「《顺德县志》」, 嘉庆「《大清会典》」, 乾隆「四十八年」, 道光「末年」; not 康熙《庭训格言》, which he wrote
_OF_ERA = re.compile(
    r"《[^《》]{0,20}(?:志|志稿|会典)(?:·[^《》]{1,10})?》|(?:[元一二三四五六七八九十]{1,3}|[末初])年|年间|朝(?![廷臣])"
)
# 称为「“当代影像的」莎士比亚”
_LIKENED = re.compile(r"(?:[称为作是誉叫]|之|有)[“「『][^“”「」『』，。]{1,10}的$")
# 米其林「一星」: a rank
_RANK = re.compile("[一二三四五六七]星$")
# 「那叶」木兰舟: a counter behind a word that points
_POINTS, _COUNTERS = frozenset("这那每几一两某"), frozenset("叶双张项支卷方席门车段盘包杯支曲师")
_NUMBER = re.compile("(?:[0-9]|第[一二三四五六七八九十])$")
_WEARS = re.compile("(?:[穿披戴套裹][着了]|身[穿着披])(?:一[件身条顶])?$")
_MONEY = re.compile("[0-9一二三四五六七八九十百千万亿两几多余]$")
_ADVERBS, _SAYS_OR_IS = (
    frozenset("曾常都也尝多"),
    frozenset("言说称道云曰写问答任获赴入到经有是为与被对向以因住当做作著编译参随就学拜从"),
)
# 负责人林孝先|回忆：“…”; 林晓|先介绍…，然后…
_FIRST = re.compile(r"(?:回忆|表示|介绍|认为|指出|坦言|透露|解释|强调|告诉|感慨)[^，。]{0,4}[：，]")
# 科长孟庆和|介绍, 科长孟庆和|在座谈会上打比方; not 孟庆和在县里工作的王强
_SPEAKS = re.compile(
    r"(?:介绍|表示|认为|指出|坦言|透露|解释|强调|告诉|感慨|回忆|说|提醒)(?!家|法|人)|在(?:[\d年月日]{3,11}的)?[^，。的]{1,14}[上中里时会](?![的会])[^，。的]{0,12}[：，]"
)
_THEN = re.compile("再|然后|接着|后|又")
_ENDS = frozenset("如先爱可和常为")
"""Those of TAIL that given names end with: 沈静如, 林孝先."""
# 弘农华|阴人，博学; not 许国栋|家人，
_ORIGIN = re.compile("(?P<rest>[\u4e00-\u9fff]{1,2})人[，,。]")
_WATERWORKS = frozenset("渠堰陂圳坝闸堤")
# 都江堰、|郑国渠|、灵渠
_WORK_BEFORE, _WORK_BEHIND = (
    re.compile("[渠堰陂圳坝闸堤][、，,和与]$"),
    re.compile("[、，,和与][\u4e00-\u9fff]{1,4}?[渠堰陂圳坝闸堤]"),
)
_PLACES = frozenset("堡城州省市县镇港湾岛山河湖海路")
_BATTLE = re.compile("之[战役]|战役|会战|海战|保卫战")  # 滑铁卢|战役
_LOST, _DATED = re.compile("大败|大捷|惨败|失守|沦陷"), re.compile(r"年(?:\d{1,2}月)?$")  # 1619年|萨尔浒|大败
_UNSURE = 0.7
"""Score of a name of two characters up to which the text may add a third."""
_USUAL = 200
"""Frequency from which a word is usual enough to be read across the beginning of a name."""


class Span(NamedTuple):
    """A name as read in one place."""

    start: int
    end: int
    title: str
    score: float


class Evidence(NamedTuple):
    """What the tagger thinks of each string over the whole text."""

    best: dict[str, float]
    total: dict[str, float]
    known: AbstractSet[str]

    def repeated(self, word: str) -> bool:
        """Is it a name of three characters that is sure in two places?"""
        return len(word) == FULL and self.best.get(word, 0) > 0.9 and self.total[word] > 1.8

    def support(self, word: str) -> int:
        """How much more than its posterior speaks for a string as a name: 0 to 2."""
        if word in self.known:
            return 2
        if len(word) < 2:
            return 0
        return (self.best.get(word, 0) > 0.8 and self.total[word] > 1.2) + listed_name(word)


def money(text: str, start: int, end: int) -> bool:
    """三百|马克: a currency behind a number."""
    unit = units.table().get(text[start:end])
    return unit is not None and unit.kind == "money" and bool(_MONEY.search(text, 0, start))


def ranked_or_counted(text: str, start: int, end: int) -> bool:
    """米其|林一星, 那|叶木兰舟, 李郭|张樊四将: a rank, a counter behind a word that points, surnames that are counted."""
    if any(
        m.start() <= start and end <= m.end() for m in _surnames().finditer(text, max(0, start - 4), end + 4)
    ):
        return True
    points = start > 0 and text[start - 1] in _POINTS and text[start] in _COUNTERS
    return bool(_RANK.search(text, start + 1, end)) or (points and end - start > 2)


def counted(text: str, start: int, end: int) -> bool:
    """累计3|张红卡, 第三|张红卡: a counter and a thing behind a number."""
    return text[start] in _COUNTERS and end - start > TWO and bool(_NUMBER.search(text, 0, start))


def among_acts(text: str, start: int, end: int) -> bool:
    """减徭役、|覃恩信|、重命令: one of a row of things to do, each as long."""
    if text[start - 1 : start] != "、" or text[end : end + 1] != "、":
        return False
    size = end - start
    left, right = text[start - 1 - size : start - 1], text[end + 1 : end + 1 + size]
    apart = text[start - 2 - size : start - 1 - size] in tuple("、：，") and text[
        end + 1 + size : end + 2 + size
    ] in tuple("、。，；")
    acts = any(segment.tag(row[:1]).startswith("v") for row in (left, right))
    return apart and acts and not any(surname(row) for row in (left, right))


def worn(text: str, start: int, end: int) -> bool:
    """穿着|蓝布衫: what somebody has on."""
    return bool(_WEARS.search(text, max(0, start - 4), start))


def begins_word(text: str, start: int, end: int) -> bool:
    """潘多|拉的盒子: the beginning of a longer word that the dictionary has, all of it sounds of other tongues."""
    longer = text[start : end + 1]
    sounds = words("transliteration")
    return (
        len(longer) == 3 == end + 1 - start and set(longer) <= set(sounds) and segment.frequency(longer) > 0
    )


@cache
def _surnames() -> re.Pattern[str]:
    """「李郭张樊四」将: three surnames or more and how many they are."""
    one = "".join(sorted(words("surnames", "single")))
    return re.compile(f"[{one}]{{3,}}[三四五六七八九十诸等]")


def goes_further(text: str, start: int, end: int, evidence: Evidence) -> bool:
    """宋旺|相在《百年史》, 王语|同 in two places: whether one character more belongs to a name of two."""
    name, more = text[start:end], text[end : end + 1]
    if end - start != 2 or not surname(name) or not IS_HAN.match(more) or segment.frequency(name) > 1:
        return False
    if more == "先" and _FIRST.match(text, end + 1) and not _THEN.search(text, end, end + REACH * 2):
        return True  # 林孝|先回忆：“…”
    if more == "和" and (_SPEAKS.match(text, end + 1) or re.search(rf"{name}和(?:[\s，。；）]|$)", text)):
        return True  # nobody joins a verb with 和, or nothing: 联系人：孟庆|和
    if more == "经" and text[end + 1 : end + 2] in tuple("在说是道答问、，。"):
        return True  # 唐培|经在座: nothing passes 在座
    if more in TAIL - {"同"} or title_at(text, end, name):
        return False
    if evidence.best.get(name, 0) < _UNSURE and _word_across(text, start, end):
        return True
    if text.startswith("在《", end + 1):
        return more != "同"
    followed = {text[m.end() : m.end() + 2] for m in re.finditer(name, text)}
    same = len(followed) > 1 and {two[:1] for two in followed} == {more}
    sure = len(followed) > 2 or evidence.best.get(name, 0) < _UNSURE
    return same and sure and not all(map(segment.frequency, followed))


def _word_across(text: str, start: int, end: int) -> bool:
    """她母亲纪秋|叶头一个反对: does the dictionary read the last character and the next one as a noun behind the surname?

    Not 王玉|成了队长, where the next one is a verb with its mark.
    """
    if text[end + 1 : end + 2] in ("了", "着", "过"):
        return False
    cut = segment.cut(text[start : end + 3])
    low, high = cut[1] if len(cut) > 1 else (0, 0)
    word = text[start + low : start + high]
    return (low, high) == (1, end - start + 1) and segment.tag(word)[:1] in ("n", "t", "a")


def sounds_on(text: str, start: int, end: int, evidence: Evidence) -> bool:
    """怀特海|德, twice: whether a well-known foreign name is here only the beginning of another."""
    name, more = text[start:end], text[end : end + 1]
    if name not in evidence.known or len(name) < 3 or not set(name + more) <= words("transliteration"):
        return False
    return text.count(name) == text.count(name + more) > 1


def always(text: str, name: str) -> bool:
    """Is the last character, which is a word too, always there, three times or more: 沈静|如?"""
    return name[-1] in _ENDS and text.count(name) > 2 and text.count(name[:-1]) == text.count(name)


def acts_behind(text: str, start: int, end: int) -> bool:
    """Does a verb stand behind a last character before which nobody could do it: 沈佩如|笑了笑; not 沈佩|如果?"""
    return end - start > 1 and text[end - 1] in _LIKE and _DOES.match(text, end) is not None


def runs_on(text: str, start: int, end: int) -> bool:
    """于|北大: a particle, and a word of the dictionary that goes on behind the end."""
    if text[start] not in words("surnames", "particles") or end - start > 3:
        return False
    low, high = segment.cut(text[start + 1 : start + 7])[0]
    word = text[start + 1 + low : start + 1 + high]
    return start + 1 + high > end and segment.tag(word)[:2] in ("ns", "nt", "nz", "j") and len(word) > 1


def _acts_next(text: str, at: int) -> bool:
    """Is the word at `at` a verb of two characters?"""
    low, high = next(iter(segment.cut(text[at : at + 4])), (0, 0))
    return high - low > 1 and segment.tag(text[at : at + high])[:1] == "v"


def adverb_before_verb(text: str, start: int, end: int) -> bool:
    """曾|言, 曾|宣|称, 常|说: an adverb that is a surname too, and a verb that may go on behind the end."""
    if end - start == TWO and text[start + 1] in _NEXT_DOING and _acts_next(text, end):
        return True  # 王先|追述文王, 周又|问
    if text[start] not in _ADVERBS or end - start > 3:
        return False
    if end - start == 2 and text[start + 1] in _SAYS_OR_IS:
        return True
    _, high = segment.cut(text[start + 1 : start + 7])[0]
    word = text[start + 1 : start + 1 + high]
    goes_on = start + 1 + high > end or (start + 1 + high == end and len(word) > 1)
    return goes_on and segment.tag(word)[:1] == "v" and segment.frequency(word) > COMMON


def begins_inside(text: str, start: int, end: int) -> bool:
    """主|张渠|宽: whether the surname ends a verb or adverb of the dictionary."""
    if start == 0 or not IS_HAN.match(text[start - 1]) or end - start > 3:
        return False
    word = text[start - 1 : start + 1]
    verb = (
        segment.tag(word)[:1] in ("v", "d", "c", "p") or word in words("clauses", "verbs") or word == "主张"
    )
    usual = verb and segment.frequency(word) > _USUAL
    low = max(0, start - 4)
    return usual and any(low + b == start + 1 for _, b in segment.cut(text[low : start + 1]))


def compared(text: str, start: int, end: int) -> bool:
    """“当代影像的|莎士比亚”, “中国的|居里夫人”: a name that is given to somebody else, or one thing beside another."""
    likened = text[end : end + 1] in tuple("”」』") and _LIKENED.search(text, max(0, start - 14), start)
    weighed = text[end - 1] == "比" and start and text[start - 1] == text[end : end + 1]  # 他认|牛比|认人准
    return bool(likened or weighed or _twice(text, start, end))


def _twice(text: str, start: int, end: int) -> bool:
    """有|梁有柱|还得有墙: a verb of one character before two nouns; not 队长|王长江."""
    if not start or end - start <= TWO or text[start - 1] != text[start + 1]:
        return False
    low, high = segment.cut(text[max(0, start - TWO * 2) : start])[-1]
    return high - low == 1 and segment.tag(text[start - 1]).startswith("v")


def edition(text: str, start: int, end: int) -> bool:
    """光绪《顺德县志》: the era a book was made in, no person."""
    return text[start:end] in eras() and bool(_OF_ERA.match(text, end))


def of_place(text: str, start: int, end: int) -> bool:
    """君士坦丁|堡, 华盛顿|州: a place whose name begins with that of somebody; 萨尔浒|大败: one at which a battle was fought."""
    dated = _DATED.search(text, max(0, start - 12), start)
    if end - start > 2 and (_BATTLE.match(text, end) or (dated and _LOST.match(text, end))):
        return True
    return text[end : end + 1] in _PLACES and segment.tag(text[start : end + 1]) in ("ns", "nz")


def waterwork(text: str, start: int, end: int) -> bool:
    """都江堰、|郑国渠|、灵渠: a work of water that has somebody's name, beside another one."""
    if end - start != 3 or text[end - 1] not in _WATERWORKS:
        return False
    return bool(_WORK_BEFORE.search(text, max(0, start - 2), start) or _WORK_BEHIND.match(text, end))


def of_origin(text: str, start: int, end: int) -> bool:
    """杨震，字伯起，|弘农华|阴人，; |侯官人|李宏: the place somebody is from."""
    if (
        text[end - 1] == "人"
        and end - start == 3
        and surname(text[end : end + 2])
        and segment.tag(text[end - 2 : end]) != "n"
    ):
        return not segment.tag(text[start:end])
    found = _ORIGIN.match(text, end) if text[start - 1 : start] in tuple("，,。") else None
    return found is not None and segment.frequency(found["rest"] + "人") == 0


def surname_and_more(name: str, evidence: Evidence, *, speaks: bool) -> bool:
    """陈|对一个记者说, 陈|显得很高兴: the surname of somebody whom the text names in full, and a word that is no name.

    Where the name `speaks`, nobody needs to be named: 周|则说.
    """
    family, rest = name[:1], name[1:]
    word = len(rest) == 2 and segment.frequency(rest) > EVERYDAY and segment.tag(rest)[:1] in ("v", "d", "p")
    if name in evidence.known or not (word or rest in _ADVERBS_OR_PREPOSITIONS):
        return False
    if speaks and rest in _BEFORE_SAYING:
        return True
    return any(
        other[0] == family and other != name and (other in evidence.known or evidence.repeated(other))
        for other in evidence.best
    )
