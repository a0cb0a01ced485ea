"""Words beside a string that make it a place or a thing: 位于|某某, 某某|等县, 某某|纪念馆."""

import re
from functools import cache

from quizgen.language import segment
from quizgen.language.tables import words

# 史密森「学会的」; not 李华「学会了」
_SOCIETY = re.compile("学会(?=的|会[长员]|主席|成员|院士|年会|[，。、（）”」])")
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
# 劳伦斯「国家实验室」, 卡文迪什「实验室」
_LABORATORY = re.compile(
    r"(?:·[\u4e00-\u9fff]{1,6}?)?(?:国家|中央|物理|化学|国际|联合|重点){0,2}(?:实验室|天文台|研究所|研究院|研究中心)"
)
# 杨坊|寄宿制小学
_SCHOOL = re.compile(
    r"(?:寄宿制|中心|希望|民族|实验|附属|初级|高级|职业|技术|师范|科技|人民|第[一二三四五六七八九十])+(?:小学|中学|大学|学院|学校|医院)"
)
# 陆羽|茶艺中心, 丁玲|文学馆
_HOUSE = re.compile(
    r"(?:[茶文工曲陶花园]艺|艺术|文化|文学|研究|研习|培训|交流|教育|健康|影视|创意|戏曲|戏剧|音乐|体育|科技|医学|美术|书画){1,2}(?:中心|[馆社所院节村]|基地|工坊|学堂|剧社)"
)
_DIGS = re.compile(r"(?:[开凿挖浚引渡筑]|疏[浚通])了?$")  # 开|张甲河
_USED = re.compile(r"被(?:当|用|首次|大规模)")  # 在伊普尔|被当成毒气用过; not 在许国栋|被捕之后
REACH = 60
"""Characters round a name in which a word for stars may stand."""
# 在马丽「家」, 到安娜「身边」: a person after all
_ABOUT = re.compile(r"的|家|身|面前|眼[里中前]|看来|手[里中上]|心[里中目]|那[里儿边]|这[里儿边]|之|先|后|前")


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


def dug(text: str, start: int, end: int) -> bool:
    """开张甲河, 凿李渠: whether what ends at `end` is water that somebody dug, led or crossed."""
    return end - start > 1 and text[end - 1] in "河渠堰溪沟湖" and bool(_DIGS.search(text, 0, start))


def used_in(text: str, start: int, end: int) -> bool:
    """一战时在伊普尔被当成毒气用过: whether something was used in the place that ends at `end`."""
    return text[start - 1 : start] == "在" and bool(_USED.match(text, end))


def place_listed(text: str, end: int) -> bool:
    """宁城、林西等县: whether what ends at `end` stands in a list of places."""
    return bool(_PLACES.match(text, end))


def heavenly(text: str, start: int, end: int) -> bool:
    """祝融星 where the text speaks of planets."""
    around = text[max(0, start - REACH) : start] + text[end : end + REACH]
    return end - start > 2 and text[end - 1] == "星" and bool(_HEAVEN.search(around))


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
        or _HOUSE.match(text, at)
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
