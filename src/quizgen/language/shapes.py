"""What a string looks like that is a name, and one that is none, wherever it stands."""

import re

from quizgen.language import segment
from quizgen.language.names import surname
from quizgen.language.tables import words

COMMON = 10
"""Frequency from which the dictionary's opinion of a word counts."""
SURE_OF_ALL = 0.75
"""Score from which the tagger knows better than the list of well-known people where a name ends.

Of 900 made sentences with names, of which 270 begin like a well-known one (陶青银), 107 are missed, 123 where it must be .94; of 600 with
well-known names of two characters one, from there as here."""
_DYNASTIES = frozenset("唐宋元明清汉晋隋魏梁陈秦周夏商齐楚燕赵韩吴金")
_GIVEN = frozenset("达晓立成建思怀守启兴振耀飞腾鸣升展继传发学")
"""Verbs that given names end with: 黄昆达 |把, but 蔡襄|立碑."""
FULL = 3
"""Characters of a full name."""
_OF_FAMILY = re.compile(
    ".家[洲湾村沟坪坝寨庄屯岭坳冲口桥店铺营堡河塘沱滩渡巷院埠甸垭墩台圈洼窑窝楼庙川峁塬畈]"
)  # 丁家洲, 傅家甸
_HOW = frozenset("浅深高低大小多少长短宽窄快慢清浑满干冷热")
"""What a thing is, no end of a name: 江水|浅."""
EVERYDAY = 200
"""Frequency from which a word is on everybody's lips."""
# characters that end a span only when they are the next word: 鲁迅说, 苏轼曾, 孔子云
TAIL = frozenset(
    "说曾先生云曰语之的比同若则又也是在与和对为以将被把从到有不无能可且但便就才却还都已于问答道"
    "爱笑想听看走站坐拿写做教喊叫点挥望指摇推拉抱急忙竟总常只更很最没要会让请带送打捧接低抬转愣哭怒怕算用因由当任所向给跟像如等及或而其此这那"
)
# 「黄（渤」: no name holds one of these
_MARK = re.compile(r"[（）()【】「」『』《》〈〉“”\"，。、；：！？,;:!?…—%％0-9０-９]")
# 蜀、「吴二国」, 「周三人」
_COUNTED = re.compile(r".[两二三四五六七八九十几数][国家人位军郡州省县市方氏姓强党]")
# 「邹国来」: a state, and the word behind it
_STATE = re.compile(r"(.)国[来去内外同与之]?")
# 许|了|诺: a verb in two with its mark between
_PARTED = re.compile("(.)[了过着个](.)")
# 经济|「林学科」|带头人
_FIELD = re.compile(".(?:学科|专业|课题|课程|车间|工程)")
# 周兰「记」: a shop
_SHOP = re.compile("..记")


def listed_name(word: str) -> bool:
    """A surname with two characters that the dictionary lists as a person, not once only."""
    return (
        len(word) == 3
        and bool(surname(word))
        and segment.tag(word).startswith("nr")
        and segment.frequency(word) >= COMMON
    )


def other_word(name: str) -> bool:
    """The dictionary has it as no person; a word met once only proves nothing."""
    return segment.frequency(name) > 1 and not segment.tag(name).startswith("nr")


def no_name(name: str) -> bool:
    """What no name looks like: it holds a mark or a digit, counts (吴二国), is a state, a mountain or two nouns."""
    state = _STATE.fullmatch(name)
    parted = _PARTED.fullmatch(name)
    return (
        bool(
            _MARK.search(name)
            or _COUNTED.fullmatch(name)
            or _SHOP.fullmatch(name)
            or _FIELD.fullmatch(name)
            or _OF_FAMILY.fullmatch(name)
        )
        or (parted is not None and segment.frequency(parted[1] + parted[2]) > COMMON)
        or (state is not None and state.group(1) in words("surnames", "states"))
        or name[-2:] in words("not_people", "ends")
        or _sized(name)
        or mountain(name)
        or two_nouns(name)
    )


def _sized(name: str) -> bool:
    """江水浅: a usual word and what it is."""
    usual = segment.frequency(name[:2]) > COMMON and segment.tag(name[:2]) in ("n", "ns")
    return len(name) == FULL and usual and name[2] in _HOW


def mountain(name: str) -> bool:
    """威尔逊山, 密歇根湖: foreign sounds and a word for a place."""
    return len(name) > FULL and name[-1] in "山河湖岛" and set(name[:-1]) <= words("transliteration")


def two_nouns(name: str) -> bool:
    """漩涡星云: two usual words of the dictionary, neither of them a name; but 凤凰乐队."""
    return (
        len(name) == FULL + 1
        and len(surname(name)) < 2
        and name[2:] not in words("not_people", "bands")
        and all(
            segment.frequency(half) > COMMON and segment.tag(half) in ("n", "v", "a", "vn", "nz")
            for half in (name[:2], name[2:])
        )
    )


def sure_of_three(name: str, score: float, behind: str = "", *, of_dynasty: bool = False) -> bool:
    """徐坤泉, 陈云山: a surname and two characters of which the tagger is sure, though two of the three are somebody well known.

    唐李白 begins with a dynasty, if it is the last two (`of_dynasty`); in 蔡襄|勒石 and 仲尼|厄而作 a verb stands behind the name.
    """
    return (
        len(name) == FULL
        and score > SURE_OF_ALL
        and name[0] in words("surnames", "single")
        and not (of_dynasty and name[0] in _DYNASTIES)
        and (
            (name[-1] == "生" and name[1] != "先")  # 李春生, though 李春 built a bridge
            or (name[-1] not in TAIL and not segment.tag(name[-1]).startswith("v"))
            or (name[-1] in _GIVEN and behind != "" and not segment.frequency(name[-1] + behind))
        )
        and behind not in ("而", "于", "以")
    )


def joined_words(name: str) -> bool:
    """钟|一齐: a surname that is a word, and an everyday word that is no name."""
    given = name[len(surname(name)) :]
    return len(given) == 2 < len(name) and (
        segment.frequency(given) > EVERYDAY and segment.tag(given)[0] in "dcpmrtfu"
    )
