"""Dated events that can be put in order: each told in a clause of its own that does not say when."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from quizgen.language import segment
from quizgen.language.characters import han
from quizgen.language.dates import eras
from quizgen.language.names import person_noun
from quizgen.language.shadow import shadow
from quizgen.questions.clauses import NAME, acts, alone, cut, unnamed
from quizgen.questions.definites import is_thing, words
from quizgen.questions.draft import Draft
from quizgen.questions.predicate import headless

_LACKS_NOUN = re.compile("(?:现行|现任|原有|新|旧)(?:[由被在于]|获|经)")  # 现行|由五届全国人大五次会议通过
SHORTEST, LONGEST = 6, 32
"""Han characters of an event that names its subject and can be taken in at a glance."""
APART = 10
"""Years that a date of about then may be off."""
ALIKE = 4
"""Characters that two events begin with in common where they tell of one thing: its beginning comes before its end."""
_DATE = re.compile(r"(-?\d{4})-(\d\d)-(\d\d)")
_ABOUT = re.compile(
    r"约|前后|左右|[早不]晚于|以前|之前|以来|直到|截至|到"
)  # 大约|1590年, 605年|前后, 直到|1900年
# 1716年|制作的|小提琴收藏在…: the date is of the verb before 的
_ATTRIBUTE = re.compile(r"[初底末春夏秋冬起，]*([^，。；、的]{1,14})的")
_KIN = re.compile(
    r"全家|一家|家人|父亲|母亲|父母|丈夫|妻子|儿子|女儿|哥哥|弟弟|姐姐|妹妹|助手|弟子|学生|同事|队友"
)
_BEGINS = re.compile(r"动工|开工|奠基|启动|开始|考[取进入上]|进入|入学|拜师|设立|创办|成立|签约|开设|来到")
_ENDS = re.compile(
    r"通车|竣工|完工|落成|建成|完成|启用|毕业|成功|闭幕|停刊|封笔|离开|关闭|全线|投产|上线|获得|获"
)
# 《…》, 「…」, “…”, B6, 第17届…大会: what is named
_NAMED = re.compile(r"第\d+[届屆]|[《〈“「『][^》〉”」』]{2,}|[A-Za-z]+\d*")


# 不到40岁的|屠呦呦被任命为…: the age would tell the time
_AGED = re.compile(r"^(?:年[近仅过])?(?:不到|年仅|已经)?(?:\d+|[一二三四五六七八九十]+)多?[岁歲]的")
_SETTING = re.compile("[^，。；]{2,6}[便就](?![是在])")
_TELLING = frozenset("再又仍才也还同已便就")
"""Words of one character that tell of what was before."""


_MEANS = frozenset("用以凭靠趁据乘应受") | {"透过", "搭乘", "驾驶", "带队", "率队", "应邀", "沿着"}
_BODIES = ("会", "院", "国", "府", "部", "厅", "委")
"""How the names of those end who pass laws."""
# 提出到|2027年|建成…: the date is of what is planned
_PLANS = re.compile(r"提出|宣布|计划|预计|表示|指出|要求|希望|决定|建议|争取|力争|预定|拟|将|[说称道]")
# 应邀加入, 取得了, 得出结论：…, 任务是…, 成功爆炸的第一颗原子弹: of what? and what is no event
_OPEN_END = re.compile(
    r"^(?:年?度|级|届)|生(?!于|在|[^，。]{0,2}[子女了])[\u4e00-\u9fff]{2,8}的[\u4e00-\u9fff]{2}$|的(?:照片|人选|名单)$|推荐人选$|(?:加入|参加|参与|担任|出任|获得|提出|发现|推出|预言|预测|预见|断言|证明|声称|宣称|推测|认为|主张|会员|[得到出成入]了|[看取收遇]到|：.*|是.*)$"
    r"|^(?:(?!成为|是|获|造|建|写|发射|当|任).)*的第一[颗座条枚架部台][^，]{1,6}$"
    r"|在[^，]{1,14}[下中]$|以[^，]{2,}为[^，]{1,4}$|[花用]了?[^，]*[年月天日多]$|[两二三四五六七八九几\d]次[去到来][^，]{1,6}$|每[天年月日周]|[与和]来自[^，]*的[^，]{1,4}$"
)
# 在许国栋的帮助|下, 在冲突|中, 以三座电站|为依托, 花了|两年多, 三次去云岭, 每天: nothing is done in them, or again and again
_TITLES = re.compile(r"《[^》]*》|[、和及]")  # 《…》、《…》: no event


# 与许国栋等人组织研究会, 受县里指定: who?; 许国栋所就读的学校领导, 发生过一件事, 光复后，除涉足政治: what?
_NOBODY = re.compile(r"^(?:与|和|跟|同|随|由|受|除|被|为|以|携|率|经(?![\u4e00-\u9fff]{0,2}[部济]))(?!会)")
# 许国栋|高等法院判定…: who sued and who judged
_TWO = re.compile(rf"^{NAME}[\u4e00-\u9fff]{{0,4}}(?:法院|法庭|政府|委员会|董事会|警方)")
# 端午，渡船载着乡民; 归国，主张改良; 正在外地找校址; （一二四六）建楼; （三）元廷毁书院
_NOTHING = re.compile(
    r"[这那]样的|正在|[坐挤站]满了|^[（(]|\d{4}年|[一二][〇○零一二三四五六七八九]{3}(?:年|[）)])|^[^，]{1,3}，|^[^，]{1,4}[月后]，|(?<![原起基诱])因[^，成]*$|所[^，]{1,8}的|[一这]件事$|，除[^，]*$|(?:选手|领导|比赛日|日子|那天|[男女]子[^，]{0,4}赛|[个团][人体]赛|的地方|的时候|前夕|之际|期间|当[天日])$"
)


_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?:届|次|屆|版|集|代|部|期)")


class Event(NamedTuple):
    """What happened, and its first and last day as (year, month, day)."""

    text: str
    low: tuple[int, int, int]
    high: tuple[int, int, int]
    draft: Draft


def told(drafts: Iterable[Draft]) -> Iterator[Event]:
    """The events of drafts that stand alone and give no time away, in the order of the text."""
    known: dict[str, frozenset[str]] = {}
    for draft in drafts:
        data = draft.fact.data
        if draft.fact.essay not in known:
            known[draft.fact.essay] = names_of(draft)
        names = known[draft.fact.essay]
        low, high = (_DATE.fullmatch(data[key] or "") for key in ("start", "end"))
        text = _AGED.sub("", str(data["event"] or ""))
        if low is None or high is None or data["granularity"] not in ("day", "month", "year"):
            continue
        if not fits(text, names) or not _dated(draft, text, names):
            continue
        slack = APART if _about(draft) else 0
        first, last = (int(low[1]), int(low[2]), int(low[3])), (int(high[1]), int(high[2]), int(high[3]))
        yield Event(text, (first[0] - slack, *first[1:]), (last[0] + slack, *last[1:]), draft)


def names_of(draft: Draft) -> frozenset[str]:
    """The names of people in the essay of a draft, simplified."""
    analysis = draft.analysis
    forms = {analysis.essay.shadow[m.start : m.end] for m in analysis.mentions}
    return frozenset(forms | {shadow(person.name) for person in analysis.people})


def fits(text: str, names: Collection[str] = ()) -> bool:
    """Can a clause be shown among others: whole, its subject named, silent about the time? `names` are simplified."""
    plain = shadow(text)
    flat, held = unnamed(plain, names)
    tokens = cut(flat)
    if not SHORTEST <= han(text) <= LONGEST or "\n" in text or _KIN.match(flat):
        return False
    if _telling().search(plain) or not _TELLING.isdisjoint(tokens) or not alone(flat):
        return False
    if (
        _NOBODY.match(plain)
        or _TWO.match(flat)
        or any(plain.startswith(name) for name in names if name in eras())
        or any(plain.startswith(era + "被") for era in eras())
        or not han(_TITLES.sub("", plain))
        or is_thing(cut(plain)[0])
        or _LACKS_NOUN.match(plain)
        or headless(flat)
        or (len(tokens[0]) == 1 and acts(tokens[0]))
        or _NOTHING.search(plain)
        or _thing_made(tokens)
        or not any(acts(word) and not person_noun(word) for word in tokens)
    ):
        return False
    if _OPEN_END.search(flat) or any(one in two or two in one for one, two in combinations(held, 2)):
        return False
    named = NAME in flat or any(
        segment.tag(word)[:2] in ("ns", "nt", "nz") for word in tokens if len(word) > 1
    )
    return named or bool(_NAMED.search(text))


def _thing_made(tokens: list[str]) -> bool:
    """Is it a thing and who made it, no event: 祁暄展示的打字机?"""
    if "的" not in tokens:
        return False
    at = len(tokens) - 1 - tokens[::-1].index("的")
    verbs = [i for i, word in enumerate(tokens) if acts(word) and not person_noun(word)]
    return verbs == [at - 1]


@cache
def _telling() -> re.Pattern[str]:
    return re.compile("|".join(words("order.txt")))


def _dated(draft: Draft, text: str, names: Collection[str]) -> bool:
    """Does the whole clause belong to the date, up to its own end?"""
    essay, blank = draft.analysis.essay, draft.blank
    behind = essay.shadow[blank.end : blank.passage_end]
    found = _ATTRIBUTE.match(behind)
    if behind.startswith(("的", "度", "级", "届")) or _PLANS.search(
        essay.shadow[blank.passage_start : blank.start].rpartition("，")[2]
    ):
        return False
    if found and acts(cut(unnamed(found[1], names)[0])[0]):
        return False
    at = essay.text.find(text[-2:], blank.end, blank.passage_end)
    at = (at if at >= 0 else essay.text.find(text[-2:], blank.passage_start)) + 2
    mark = essay.shadow[at : at + 1]
    passage = essay.text[blank.passage_start : blank.passage_end]
    if text[:2] not in passage and not any(shadow(text).startswith(name) for name in names):
        return False  # 北|汴京城: a piece of a word before the time
    if mark in ("，", ","):
        if _SETTING.match(essay.shadow, at + 1):
            return False  # 中美关系刚刚解冻，陈省身|便|回到祖国
        return _ends(cut(unnamed(shadow(text), names)[0]))
    return mark in ("。", "；", "！", "", "\n")


def _ends(tokens: list[str]) -> bool:
    """Does a clause before a comma tell all? 用一只齿轮，|在地面上测得…; 载着三个人，|下潜到…: the deed is behind it."""
    if "为了" in tokens or any(
        word.endswith("着") and not any(map(acts, tokens[i + 1 :])) for i, word in enumerate(tokens)
    ):
        return False
    if "通过" in tokens and not tokens[tokens.index("通过") - 1].endswith(_BODIES):
        return False  # 银行通过“乒乓球发展计划”，|培养了…
    if _MEANS.isdisjoint(tokens):
        first = next((i for i, word in enumerate(tokens) if segment.tag(word) == "p"), 0)
        return any(map(acts, tokens[first:]))
    return acts(tokens[-1]) or "了" in tokens or any(acts(word) and word[-1] in "成出到" for word in tokens)


def _about(draft: Draft) -> bool:
    shadow_, blank = draft.analysis.essay.shadow, draft.blank
    return bool(
        _ABOUT.search(shadow_[max(0, blank.start - 3) : blank.start] + shadow_[blank.end : blank.end + 2])
    )


def in_order(events: Sequence[Event]) -> list[Event]:
    """Those of which it is certain which came first, by time; of two that overlap the one the text tells first."""
    kept: list[Event] = []
    for event in events:
        if all((event.high < one.low or one.high < event.low) and _other(event, one) for one in kept):
            kept.append(event)
    return sorted(kept, key=lambda event: event.low)


def linked(events: Sequence[Event]) -> bool:
    """Do the events tell one story: each has a name or a noun in common with one that belongs to it?

    金庸连载《书剑恩仇录》, 金庸创办《明报》 and 港珠澳大桥通车 do not.
    """
    left = [_named(event) for event in events]
    told = left.pop(0)
    while near := next((words for words in left if words & told), None):
        left.remove(near)
        told |= near
    return not left


def _named(event: Event) -> set[str]:
    """The people and the nouns of an event, simplified."""
    names = {name for name in names_of(event.draft) if len(name) > 1 and name in shadow(event.text)}
    return names | {
        word for word in cut(shadow(event.text)) if len(word) > 1 and segment.tag(word)[:1] == "n"
    }


def _other(one: Event, two: Event) -> bool:
    """Do two events tell of different things, or of one without saying how it began and ended?"""
    a, b = shadow(one.text), shadow(two.text)
    if a in b or b in a or (_ORDINAL.search(a) and _ORDINAL.search(b)):
        return False  # 入选第三届…, 入选第四届…
    if a[:ALIKE] != b[:ALIKE] and a[:2] != b[:2]:
        return True
    return not any(_BEGINS.search(x) and _ENDS.search(y) for x, y in ((a, b), (b, a)))
