"""Names told by how a text brings somebody in: a child of a story (妹妹葵花), a foreigner (贝托莱（C. L. Berthollet）), 坤伯."""

import re
from collections.abc import Iterator, Mapping

from quizgen.language import segment
from quizgen.language.characters import IS_HAN
from quizgen.language.evidence import FROM_RULE, Span
from quizgen.language.names import person_noun, surname
from quizgen.language.neighbours import thing_follows
from quizgen.language.spans import Overlapping
from quizgen.language.tables import kin, words

_SELDOM = 1000
"""Frequency below which a word may be what a story calls somebody: 葵花, and no 学校."""
_ACTS, _SPOKEN_TO = 2, 6
"""How often such a name must do what only people do; how often one that no kin brings must stand at all."""
# 「妹妹」葵花, 「名叫」桑桑
_BROUGHT = re.compile(
    r"(?:[哥弟姐妹]{2}|[孙外]?[孙甥][子女]|大?小?[儿女][子儿]|表[哥弟姐妹]|堂[哥弟姐妹]|同桌|小?伙伴|小?徒弟|丫鬟|书童|小名|名叫|名字叫)(?P<name>[\u4e00-\u9fff]{2})"
)
# 奶奶「对青铜说」
_TO_SOMEBODY = re.compile(r"[对跟朝冲向](?P<name>[\u4e00-\u9fff]{2})(?:说|喊|道|笑|点|挥|摆)")
# 葵花「笑着」, 青铜「摇了摇手」
_ACT = re.compile(
    r"[也又就却便才都]?(?:忽然|突然|连忙|赶紧|急忙|高兴地|[轻大小低厉高]声|[^，。]{1,5}地)?"
    r"(?:说|问|答|喊|笑|哭|点点?了?点?头|摇|摆|挥|望|看着|看了|瞪|听|拿|跑|走[到进出过上下来了]|站|坐|想[着了起到]|低下?头|抬起?头|转[过身]|伸出?手?|领着|跟着|拉着|抱着|捧着|闻声|同意|愣|叹|皱|眨|挠|蹲|跳|爬|扑|躲|厉声|大声|小声|轻轻|悄悄)"
)
# 蚂蚁对「乌鸦」说: of a fable, and no name
_BEASTS = frozenset(
    "狐狸狼猴猫狗兔鼠虎狮豹熊象鹿马牛羊猪鸡鸭鹅鸟燕雀鹰鸦鸽鹊鱼虾蟹龟蛇蛙蚁蜂蝶虫蜗树草云雨雪星河石阳亮神仙鬼"
)
# 贝托莱「（ C . L . Berthollet ）」
_INITIALS = re.compile(r"\s*[（(]\s*(?:[A-Z]\s?\.\s*){1,3}[A-Z][a-zà-ÿ]{2,}")
_LONGEST = 8
# 「坤伯」笑说, 「棠哥」望着
_FAMILIAR = "伯叔哥姐嫂婶姨爷婆仔妹姑公"


def storied(text: str) -> Iterator[Span]:
    """Every place of a name that a story gives somebody without a surname: 妹妹|葵花, 对|青铜|说."""
    brought = {m["name"] for m in _BROUGHT.finditer(text)}
    spoken_to = {m["name"] for m in _TO_SOMEBODY.finditer(text)}
    for name in sorted(brought | spoken_to):
        if not _callable(name):
            continue
        places = [m for m in re.finditer(name, text) if not thing_follows(text, m.end())]
        acts = sum(bool(_ACT.match(text, place.end())) for place in places)
        alone = name not in brought
        if alone and (len(places) < _SPOKEN_TO or _BEASTS & set(name)):
            continue
        if acts >= _ACTS + alone:
            yield from (Span(*place.span(), "", FROM_RULE) for place in places)


def _callable(name: str) -> bool:
    """Whether a word may be what a story calls somebody: a rare noun, no word for a person, a time or what he does."""
    if person_noun(name) or name in words("not_people") or name in words("titles"):
        return False
    if name in kin() or name[-1] in "们的了着过人子里上下" or name[0] in "我你他她它这那":
        return False
    tag = segment.tag(name)
    return bool(tag) and tag[0] not in "vdprcaut" and segment.frequency(name) < _SELDOM


def initialed(text: str) -> Iterator[Span]:
    """Foreign sounds with the name in Latin letters behind them, its given names cut short."""
    sounds = words("transliteration")
    for found in _INITIALS.finditer(text):
        start = found.start()
        while start and text[start - 1] in sounds and found.start() - start < _LONGEST:
            start -= 1
        if found.start() - start > 1:
            yield Span(start, found.start(), "", FROM_RULE)


def add_familiar(text: str, good: dict[tuple[int, int], Span]) -> None:
    """坤伯 for 冯坤, 棠哥 for 何锦棠: the last character of a name with a word of kin, where a clause begins."""
    lasts: Mapping[str, str] = {
        text[b - 1]: text[a:b]
        for a, b in good
        if 2 <= b - a <= 3 and IS_HAN.match(text[a]) and surname(text[a:b])
    }
    if not lasts:
        return
    read = Overlapping(sorted(good.values()))
    pattern = rf"(?<![\u4e00-\u9fff])(?P<last>[{''.join(sorted(lasts))}])[{_FAMILIAR}](?=[\u4e00-\u9fff])"
    for found in re.finditer(pattern, text):
        if not segment.frequency(found.group()) and not read.touching(*found.span()):
            good[found.span()] = Span(*found.span(), "", FROM_RULE)
