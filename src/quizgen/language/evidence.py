"""What speaks for and against a string as a name: the tagger over the whole text, the dictionary, what follows."""

import re
from collections.abc import Set as AbstractSet
from functools import cache
from typing import NamedTuple

from quizgen.language import segment, units
from quizgen.language.dates import eras
from quizgen.language.names import HAN, surname, title_at
from quizgen.language.tables import words

FROM_RULE = 0.60
"""Score of a name found without the tagger: good enough to list, not to ask."""
COMMON = 10
"""Frequency from which the dictionary's opinion of a word counts."""
SURE_OF_ALL = 0.94
"""Score from which the tagger knows better than the list of well-known people where a name ends."""
_DYNASTIES = frozenset("唐宋元明清汉晋隋魏梁陈秦周夏商齐楚燕赵韩吴金")
FULL = 3
"""Characters of a full name."""
_OF_FAMILY = re.compile(".家[洲湾村沟坪坝寨庄屯岭坳冲口桥店铺营堡河塘沱滩渡巷院埠]")  # 丁家洲
_HOW = frozenset("浅深高低大小多少长短宽窄快慢清浑满干冷热")
"""What a thing is, no end of a name: 江水|浅."""
EVERYDAY = 200
"""Frequency from which a word is on everybody's lips."""
TWO = 2
"""Characters of a surname and an adverb."""
_NEXT_DOING = frozenset("先再又即遂乃亦复仍竟")
_BEFORE_SAYING = frozenset("则也又却便亦")
_ADVERBS_OR_PREPOSITIONS = _BEFORE_SAYING | frozenset("对在向跟和与把被给说还就曾已将为")
# characters that end a span only when they are the next word: 鲁迅说, 苏轼曾, 孔子云
_LIKE = frozenset("如若同")
"""Particles that stand before nouns and clauses, and at the end of given names."""
_DOES = re.compile("[笑说道问答摇叹看走站坐把将拿指给](?![是得于以像])")  # 沈佩如|笑了笑, 沈佩如|给的答案
TAIL = frozenset(
    "说曾先生云曰语之的比同若则又也是在与和对为以将被把从到有不无能可且但便就才却还都已于问答道"
    "爱笑想听看走站坐拿写做教喊叫点挥望指摇推拉抱急忙竟总常只更很最没要会让请带送打捧接低抬转愣哭怒怕算用因由当任所向给跟像如等及或而其此这那"
)


# 史密森「学会的」; not 李华「学会了」
_SOCIETY = re.compile("学会(?=的|会[长员]|主席|成员|院士|年会|[，。、（）”」])")
# 「黄（渤」: no name holds one of these
_MARK = re.compile(r"[（）()【】「」『』《》〈〉“”\"，。、；：！？,;:!?…—%％0-9０-９]")
# 蜀、「吴二国」, 「周三人」
_COUNTED = re.compile(r".[两二三四五六七八九十几数][国家人位军郡州省县市方氏姓强党]")
# 「邹国来」: a state, and the word behind it
_STATE = re.compile(r"(.)国[来去内外同与之]?")
# 在「昆仑」, 「车过」保定: what stands before a place
_LOCATIVE = re.compile(
    r"(?:在|于|到|去|往|自|离开|抵达|位于|回|飞抵|驶抵|驶过|驶往|途经|路经|路过|开往|飞往|[车船机]过)$"
)
# 出生在「英国」布里斯托尔, 迁往「美国」波士顿
_LAND = re.compile(r"(?:[在于到去往抵自]|来自|访问)[\u4e00-\u9fff]{0,3}[国洲省州本利兰亚]$")
# 从敖德萨「起航」
_LEAVES = re.compile(
    r"[起启返]航|出发|启程|起程|动身|起飞|登陆|登船|上岸|上车|运[来到往抵]|乘[船车坐飞火]|坐[船车飞火]|搬[到来往]|逃[到往出至]|飞[到往抵]|开[到往]|迁[到往居]|[来赶回][到]|进口|出口"
)
# 宁城、林西「等县」, 林西、宁城「两地」
_PLACES = re.compile(
    r"(?:[、和与][\u4e00-\u9fff]{2,5}?){0,6}(?:等[两三四五六七八九十]?[个条座家所支款]?[古旧老新名大]?(?:渠|河|湖|山|峰|寺|塔|桥|宫|殿|县|市|省|国|州|镇|乡|村|区|岛|地|城|处|旗|国家|地区|城市|省份|省市|县市|乡镇|地方)"
    r"|[两三四五六七八九十]个?(?:县|市|省|地|镇|乡|村))(?=[，。、；）的]|进行|开展|举行|举办|考察|一带|之间|先后|旅[游行]|$)"
)
# 祝融星 among 「行星」
_HEAVEN = re.compile("行星|恒星|卫星|彗星|天体|太阳系|星座|星云|星系|轨道|望远镜")
# 光绪「《顺德县志》」, 嘉庆「《大清会典》」, 乾隆「四十八年」, 道光「末年」; not 康熙《庭训格言》, which he wrote
_OF_ERA = re.compile(
    r"《[^《》]{0,20}(?:志|志稿|会典)(?:·[^《》]{1,10})?》|(?:[元一二三四五六七八九十]{1,3}|[末初])年|年间|朝(?![廷臣])"
)
# 称为「“当代影像的」莎士比亚”
_LIKENED = re.compile(r"(?:[称为作是誉叫]|之|有)[“「『][^“”「」『』，。]{1,10}的$")
# 许|了|诺: a verb in two with its mark between
_PARTED = re.compile("(.)[了过着个](.)")
# 周兰「记」: a shop; 林「一星」: a rank; that 「叶」木兰舟: a counter
_SHOP, _RANK = re.compile("..记"), re.compile("[一二三四五六七]星$")
_POINTS, _COUNTERS = frozenset("这那每几一两某"), frozenset("叶双张项支卷方席门车段盘包杯支曲师")
_MONEY = re.compile("[0-9一二三四五六七八九十百千万亿两几多余]$")
_ADVERBS, _SAYS_OR_IS = (
    frozenset("曾常都也尝多"),
    frozenset("言说称道云曰写问答任获赴入到经有是为与被对向以因住当做作著编译参随就学拜从"),
)
# 劳伦斯「国家实验室」, 卡文迪什「实验室」
_LABORATORY = re.compile(
    r"(?:·[\u4e00-\u9fff]{1,6}?)?(?:国家|中央|物理|化学|国际|联合|重点){0,2}(?:实验室|天文台|研究所|研究院|研究中心)"
)
# 杨坊|寄宿制小学
_SCHOOL = re.compile(
    r"(?:寄宿制|中心|希望|民族|实验|附属|初级|高级|职业|技术|师范|科技|人民|第[一二三四五六七八九十])+(?:小学|中学|大学|学院|学校|医院)"
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
_UNSURE = 0.7
"""Score of a name of two characters up to which the text may add a third."""
_USUAL = 200
"""Frequency from which a word is usual enough to be read across the beginning of a name."""
_REACH = 60
"""Characters round a name in which a word for stars may stand."""
# 在马丽「家」, 到安娜「身边」: a person after all
_ABOUT = re.compile(r"的|家|身|面前|眼[里中前]|看来|手[里中上]|心[里中目]|那[里儿边]|这[里儿边]|之|先|后|前")


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


@cache
def _surnames() -> re.Pattern[str]:
    """「李郭张樊四」将: three surnames or more and how many they are."""
    one = "".join(sorted(words("surnames", "single")))
    return re.compile(f"[{one}]{{3,}}[三四五六七八九十诸等]")


def goes_further(text: str, start: int, end: int, evidence: Evidence) -> bool:
    """宋旺|相在《百年史》, 王语|同 in two places: whether one character more belongs to a name of two."""
    name, more = text[start:end], text[end : end + 1]
    if end - start != 2 or not surname(name) or not HAN.match(more) or segment.frequency(name) > 1:
        return False
    if more == "先" and _FIRST.match(text, end + 1) and not _THEN.search(text, end, end + _REACH * 2):
        return True  # 林孝|先回忆：“…”
    if more == "和" and (_SPEAKS.match(text, end + 1) or re.search(rf"{name}和(?:[\s，。；）]|$)", text)):
        return True  # nobody joins a verb with 和, or nothing: 联系人：孟庆|和
    if more in TAIL - {"同"} or title_at(text, end, name):
        return False
    if text.startswith("在《", end + 1):
        return more != "同"
    followed = {text[m.end() : m.end() + 2] for m in re.finditer(name, text)}
    same = len(followed) > 1 and {two[:1] for two in followed} == {more}
    sure = len(followed) > 2 or evidence.best.get(name, 0) < _UNSURE
    return same and sure and not all(map(segment.frequency, followed))


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


def place_before(text: str, start: int, end: int) -> bool:
    """Whether what stands round it tells a place: 瑞典小镇|某某, 位于|某某, 英国|某某, 从|某某|起航."""
    before = text[max(0, start - 4) : start]
    if any(before.endswith(kind) for kind in words("after_names", "kinds")):
        return True
    if _LAND.search(before) and not _ABOUT.match(text, end):
        return True
    if before.endswith(("从", "由")) and _LEAVES.match(text, end):
        return True
    return bool(_LOCATIVE.search(before)) and (end - start > 2 or not _ABOUT.match(text, end))


def place_listed(text: str, end: int) -> bool:
    """宁城、林西等县: whether what ends at `end` stands in a list of places."""
    return bool(_PLACES.match(text, end))


def heavenly(text: str, start: int, end: int) -> bool:
    """祝融星 where the text speaks of planets."""
    around = text[max(0, start - _REACH) : start] + text[end : end + _REACH]
    return end - start > 2 and text[end - 1] == "星" and bool(_HEAVEN.search(around))


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
    if start == 0 or not HAN.match(text[start - 1]) or end - start > 3:
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
    return bool(likened or weighed)


def edition(text: str, start: int, end: int) -> bool:
    """光绪《顺德县志》: the era a book was made in, no person."""
    return text[start:end] in eras() and bool(_OF_ERA.match(text, end))


@cache
def places() -> tuple[str, ...]:
    """县, 路, 杯: behind a name they make it a place."""
    return tuple(sorted(words("after_names", "place")))


@cache
def _things() -> tuple[str, ...]:
    return tuple(sorted(words("after_names", "thing")))


def thing_follows(text: str, at: int) -> bool:
    """沈括纪念馆, 诺贝尔物理学奖, 牛顿第二定律: a thing with a person's name."""
    if text.startswith(_things(), at):
        ends = [end for _, end in segment.cut(text[at : at + 8])]  # 精神 but not 精神抖擞
        if any(text[at : at + end] in words("after_names", "thing") for end in ends):
            return True
    if (
        _LABORATORY.match(text, at)
        or _SCHOOL.match(text, at)
        or _SOCIETY.match(text, at)
        or (text.startswith("星", at) and heavenly(text, at - 2, at + 1))
    ):
        return True
    return bool(
        re.match(
            r"(?:和平|文学|化学|物理学?|医学|生理学?|经济学?|数学|科学|国际|第[一二三四五]|万有引力)[^，。、的]{0,6}(?:奖|定律|定理)",
            text[at : at + 16],
        )
    )


def sure_of_three(name: str, score: float, behind: str = "") -> bool:
    """徐坤泉, 叶石涛: a surname and two characters of which the tagger is sure, though two of the three are somebody well known.

    唐李白 begins with a dynasty; in 蔡襄|勒石 and 仲尼|厄而作 a verb stands behind the name.
    """
    return (
        len(name) == FULL
        and score > SURE_OF_ALL
        and name[0] in words("surnames", "single")
        and name[0] not in _DYNASTIES
        and name[-1] not in TAIL
        and not segment.tag(name[-1]).startswith("v")
        and behind not in ("而", "于", "以")
    )


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


def joined_words(name: str) -> bool:
    """钟|一齐: a surname that is a word, and an everyday word that is no name."""
    given = name[len(surname(name)) :]
    return len(given) == 2 < len(name) and (
        segment.frequency(given) > EVERYDAY and segment.tag(given)[0] in "dcpmrtfu"
    )
