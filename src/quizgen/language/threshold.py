"""Which score a candidate for a name needs where it stands, and what is never a name."""

import re

from quizgen.language import segment
from quizgen.language.characters import IS_HAN
from quizgen.language.evidence import (
    Evidence,
    Span,
    adverb_before_verb,
    begins_inside,
    money,
    ranked_or_counted,
    runs_on,
    surname_and_more,
)
from quizgen.language.names import DOT, foreign, name_shaped, nickname, noun_before, surname, title_at
from quizgen.language.neighbours import (
    dug,
    heavenly,
    place_before,
    place_listed,
    places,
    thing_follows,
    used_in,
)
from quizgen.language.shapes import EVERYDAY, joined_words, no_name, other_word
from quizgen.language.tables import words

# All scores are posteriors of the tagger, rounded to 2 places; tuned on five real essay files and forty student essays.
LEAST_KNOWN = 0.15
"""For a name of the list of known people."""
LEAST_REPEATED = 0.30
"""For a name that is sure elsewhere in the text, or stands by a title, a word for a person, a verb of saying."""
LEAST_WORD = 0.85
"""For a word the dictionary knows as something else."""
LEAST_PLACE = 0.90
"""Before 县, 路, 杯."""
LEAST_LONG = 0.75
"""For more than three characters that are neither two surnames' worth nor foreign sounds."""
LEAST_VERSE = 0.97
"""Inside lines of verse, which read like names, and for foreign sounds behind 在, 于, 到, which are places."""
LEAST_TITLED = 0.15
"""For something like a name with its title behind it."""
_NAMED_SO = frozenset("古旧又亦俗史别")
"""What stands before 称 in 古称, 又称: no end of a name there."""
# 夏张古|称敖阳里; not 王学古称：“…”
_CALLS = re.compile(r"称(?![，。：:,“])")
_FIRMS = (
    *("药业", "集团", "公司", "股份", "证券", "银行", "保险", "新材", "科技", "新能源", "控股"),
    *("的创始人", "的产能", "的股价", "的市值", "的营收"),
    *("马拉松", "地铁", "机场", "火车站", "高铁站", "市民", "市区", "市委", "市政府"),
)
"""A word of two characters before one of them anywhere in a text names a firm or a town all through: 康美药业, 康美案, 在康美."""
# 安环科|的周立本, 质检处|组织了演练; 张立科说
_OFFICE = re.compile("..[科处股办局厅署课]")
# 安环科|的, 质检处|组织
_OF_OFFICE = re.compile(
    "的|组织|负责|干[事部]|主任|科长|处长|股长|局长|人员|同事|同志们|办公|发[布出文]|[、和与]"
)
_SHOPS = re.compile("[\u4e00-\u9fff]{0,3}[店馆铺楼摊档]")  # 小欣欣|豆浆店
_THINGS, _OFTEN = frozenset("田地草帽席毯园林树花果茶米桥船井鱼油酒布纸灯"), 3
"""Characters for things that end a word, and how often what stands before one is told of without it: 蔺草|田, beside 蔺草."""
_NEVER, _NEVER_LAST = frozenset("的"), frozenset("不没了着很都")
"""Characters that no name holds, and that none ends with."""
# 黄灿灿, 白茫茫
_ABB = re.compile(r"[红黄绿白黑蓝金灰青](.)\1")
# 阴森森, 亮晶晶, 冷清清; 李冰冰 is a name
_ABB_WORD = re.compile(
    r"[阴冷热亮空黑白红绿黄灰蓝紫软硬静懒孤干湿光慢急气恶凶羞怯胖瘦圆毛乱脏甜香臭酸苦辣咸傻呆痴笑泪喜乐闹吵病昏沉浓厚薄稀密粗细轻重响大小多满尖厉赤金银明晴昏]([森清冰腾晶荡漆茫彤油澄蒙莹绵邦悄洋零巴淋秃吞匆呼狠溜答生嘟巴滚茸糟兮滋喷烘溶丝津乎愣滞盈汪滋洋哄嚷恹沉甸郁墩实疏麻飘甸亮咧咻当蹦灿闪煌朗])\1"
)
# 小黄狗, 老黄牛
_BEASTS = ("狗", "猫", "牛", "马", "羊", "鸟", "鱼", "鸡", "鸭", "花", "草", "车", "屋")
# 「李华说」, 「陈敏曾经表示」, 「王强：“……」
_SPEAKS = re.compile(
    r"(?:曾经?|也|还|就|又|便|却|则|这样|在[^，。]{1,8}[上中里]|[^，。]{0,4}地)?(?:说|表示|认为|指出|强调|回忆|坦言|介绍|告诉|写道|问道|答道|感慨|感叹|提出|笑道|直言|忆述|透露|补充|解释|笑言|续说|续指|称，|称：|指，|指：|主张|宣布|承认|呼吁|：“|:“)"
)


def threshold(text: str, span: Span, evidence: Evidence, verse: bytearray, least: float) -> float:
    """The score this span needs; above 1 for what is never a name."""
    name = text[span.start : span.end]
    never = 2.0
    tag = segment.tag(name)
    if name in evidence.known and (len(name) > 2 or not tag or tag[0] == "n"):
        return never if thing_follows(text, span.end) else LEAST_KNOWN
    if _ABB.fullmatch(name) or (nickname(name) and text.startswith(_BEASTS, span.end)):
        return never
    if (
        _ABB_WORD.fullmatch(name)
        or set(name) & _NEVER
        or name[-1] in _NEVER_LAST
        or place_listed(text, span.end)
    ):
        return never  # 阴森森, 挂的就, 杜|不但, 宁城、林西等县
    if heavenly(text, span.start, span.end) or runs_on(text, span.start, span.end):
        return never
    speaks = _SPEAKS.match(text, span.end) is not None
    if surname_and_more(name, evidence, speaks=speaks) or segment.tag(text[span.start - 1 : span.end])[
        :1
    ] in ("i", "l"):
        return never  # 陈|显得, beside 陈毅; 字|里行间
    if name[0] == "于" and segment.frequency(text[span.start - 1 : span.start + 1]) > EVERYDAY:
        return never  # 位于|水林
    if adverb_before_verb(text, span.start, span.end) or money(text, span.start, span.end):
        return never
    if name in words("not_people") or no_name(name) or (len(name) == 1 and not span.title):
        return never
    han, dotted = bool(IS_HAN.search(name)), DOT in name
    if han and not dotted and re.search("[A-Za-z]", name):
        return never
    if not han and not re.fullmatch(r"[A-Z][A-Za-z.' ·-]+", name):
        return never  # stray pinyin, ids
    if not span.title and (thing_follows(text, span.end) or (not speaks and _firm(text, name))):
        return never
    if not span.title and not speaks and _of_thing(text, name):
        return never
    if dug(text, span.start, span.end) or used_in(text, span.start, span.end):
        return never
    if _OFFICE.fullmatch(name) and _OF_OFFICE.match(text, span.end):
        return never  # 安环科|的周立本
    if name[-1] in _NAMED_SO and _CALLS.match(text, span.end):
        return never
    supported = vouched(text, span)
    needed = least
    if len(name) > 1 and (evidence.best.get(name, 0) > 0.9 or evidence.total.get(name, 0) > 1.5):
        needed = LEAST_REPEATED
    elif supported:
        needed = LEAST_TITLED if span.title or title_at(text, span.end, name) else LEAST_REPEATED
    if tag and len(name) > 3 and not dotted and tag != "nrt" and len(surname(name)) < 2:
        return never  # an idiom
    unknown_place = foreign(name + DOT) and place_before(text, span.start, span.end)
    if (other_word(name) and len(name) > 1) or begins_inside(text, span.start, span.end):
        needed = LEAST_PLACE if tag == "ns" and len(name) == 2 else LEAST_WORD  # 云冈带着爸妈
    if not span.title and text.startswith(places(), span.end):
        needed = max(needed, LEAST_PLACE)
    if len(name) > 3 and han and not dotted and not tag and not name_shaped(name):
        needed = max(needed, LEAST_LONG)
    if name[0] in words("surnames", "particles") and not supported:
        needed = max(needed, LEAST_LONG)
    if len(name) == 2 and not supported and (name[1] == "子" or set(name) <= words("surnames", "states")):
        needed = max(needed, LEAST_PLACE)  # 汪子, 齐宋
    if not supported and not dotted and han and not nickname(name):
        if len(name) < 4 and not name_shaped(name) and evidence.best.get(name, 0) < LEAST_PLACE:
            needed = max(needed, LEAST_LONG)  # 鹭米: no surname, no foreign sounds
        if joined_words(name):
            needed = max(needed, LEAST_WORD)
    if (
        unknown_place
        or text[max(0, span.start - 1) : span.start].isdigit()
        or verse[span.start]
        or (not supported and ranked_or_counted(text, span.start, span.end))
        or (name[1:2] == "之" and name[0] in "古今圣王君民世先天")
    ):
        needed = max(needed, LEAST_VERSE)
    return needed


def _firm(text: str, name: str) -> bool:
    name = name.removesuffix("案")
    if nickname(name) and any(_SHOPS.match(text, m.end()) for m in re.finditer(name, text)):
        return True
    return len(name) == 2 and any(name + firm in text for firm in _FIRMS)


def vouched(text: str, span: Span) -> bool:
    """A word for a person before something like a name, a title or a verb of saying behind it."""
    name = text[span.start : span.end]
    if len(name) < 2:
        return bool(span.title) and name in words("surnames", "single", "double", "wordlike")
    if not name_shaped(name) or other_word(name) or name[-1] in words("person_nouns", "institutions"):
        return False  # 史志办 before 副主任 is an office
    behind = span.title or title_at(text, span.end, name) or _SPEAKS.match(text, span.end)
    return bool(behind or noun_before(text, span.start))


def _of_thing(text: str, name: str) -> bool:
    """Is it a thing made of another one of which the text tells more often: 蔺草田?"""
    whole = len(name) == len("蔺草田") and name[-1] in _THINGS
    return whole and text.count(name[:-1]) - text.count(name) >= _OFTEN
