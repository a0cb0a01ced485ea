"""Terms in quotation marks with what the text says they are the name of: …约为全球平均的三到四倍，科学家称之为“北极放大效应”."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from quizgen.facts import _terms
from quizgen.facts._copulas import Found, Range
from quizgen.facts._terms import HAN
from quizgen.language import segment
from quizgen.language.fold import fold
from quizgen.language.spans import touching
from quizgen.model import Analysis, Blank, Sentence

SHORTEST = 6
"""Han characters of a description that tells one thing from others (readers' lists of eight essays)."""
LONGEST = 90
"""Characters of a description at most; what stands before it falls off."""

_WHO = r"(?:[^，。；：“”「」『』《》、\d]{0,8}?(?:家们?|人们?|者们?|里|间|界|们|姓|友|民|夫|兵|上|内|地))?"
_WORDS = r"(?:所以|于是|因此|因而|故|后来|后世|如今|现在|今天的?|通常|一般|习惯上?|往往|常|又|也|还|都|就|便|则|被|而|俗|亦|多|更|曾)*"
_CALLED = (
    r"(?:(?:被|人|俗|史|世|又|亦|也|都|便|就|合|统|并|通|戏|尊|美|雅|昵|民间|业内)称(?:之?为|作)?|称之?为|称作|称[它其他她]们?[为作]"
    r"|叫[做作]|(?:就|便|都|也|则|又|被)叫|[我人]们叫|(?<=[以此是而来])叫|管(?:[它他她]们?|[这那][^，。；：“”]{0,5}?)叫[做作]?|把[它他她这]们?叫[做作]"
    r"|[唤呼]作|喻为|比作|名为|名叫|定名为?|命名为|取名(?:叫|为)?|起名(?:叫|为)?|得名|号称|绰号(?:叫|是|为)?|外号(?:叫|是|为)?|诨[号名](?:叫|是|为)?|美其名曰|名曰|[被美]?誉[之]?[为称]|尊称?[他她其]?[为作]|奉为|(?:正式)?确定为|(?:其中)?一[个种类][则便]?叫[做作]?)"
)
_TERM = r"(?:一种|一个)?[“「『](?P<term>[^“”「」『』，。；！？：《》\n]{1,12})[”」』]"
# 定名为|“镤”: a name of one character
_ONE_CHARACTER = re.compile("[名定]为$")
_SO_CALLED = r"(?:(?:所谓|著名|有名|俗称|俗话说|人们[常所]说|常说|后来|我们[常所]说)的?)"
_IS = rf"(?:(?:这|那|此)(?:也就|便|就|即|正)?是{_SO_CALLED}?|(?:也就|便|就|即|正|也)是{_SO_CALLED})"
# 往江底抛石头，再在堤上砌墩，|这个法子今天的教科书叫|“筏形基础”; 这种做法后来有个名字，叫“敞肩拱”
_THING = r"(?:这|那)[个种类样一项些](?P<thing>[^，。；：“”「」『』]{1,12}?)(?:有[一]?个[^，。；“”]{0,4}名[字称]?，)?"
_AT = r"(?:^|(?<=[，,；;：—)）。]))\s*"
# ，科学家|称之为|“北极放大效应”; ，人称|“万能老倌”
_AFTER = re.compile(
    rf"{_AT}(?P<cue>(?:{_THING}{_WORDS}(?:叫[做作]?|称[为作]?)|{_WHO}{_WORDS}{_CALLED}|{_IS})){_TERM}"
)
# 大拱的两肩上各开两个小拱，|这种|“敞肩拱”|的做法
_SUCH = re.compile(
    rf"{_AT}(?P<cue>[这那]种){_TERM}的?(?=(?:做法|方法|办法|技法|工艺|模式|现象|布局|手法|技术|结构|设计|理念|形式|方式))"
)
# 后世称医学为|“岐黄之术”
_OF_THING = re.compile(
    rf"(?P<said>[^，。；：“”「」『』\n]{{0,16}}称(?P<cue>[^，。；：“”他她它之]{{2,10}}为)){_TERM}"
)
# 炼出来的十六锰桥梁钢|被工人们叫作|“争气钢”
_WITHIN = re.compile(
    rf"(?P<said>[^，。；：“”「」『』\n]{{6,40}}?)(?P<cue>(?:被|叫做|叫作|俗称|称作|称为){_WHO}(?:称[为作]|叫[做作]?)?){_TERM}"
)
# 提出一个词，叫“玛蒂达效应”，|意思是|女性的科学成果往往被归到男性同事的名下
_MEANS = re.compile(
    r"[“「『](?P<term>[^“”「」『』，。；！？：《》\n]{2,12})[”」』](?:这个[词字说法]{1,2}|[一二两三四]个?[词字])?[，,]?的?(?:意思就?是|意即|意为|说的就?是)[：:，]?(?P<said>[^。；！？\n“”「」]{6,60})"
)
# 2007年国家|启动|“中华古籍保护计划”; 屋宇署|推出|“招牌检核计划”; 他与木谷实|琢磨出所谓|“新布局”
_MADE = re.compile(
    r"(?P<cue>(?:首次|率先|最早|正式|联合|共同|自己|亲自|开始|最终|终于)*"
    r"(?:提出|首创|创立|创办|开办|发明|总结[出为成]?|归纳[出为成]?|概括[出为成]?|凝练[出为成]?|推出|推行|采用|改用|引入|引进|首倡|创制|创造|实施|启动|发起|设立|组建|育成|选育[出]?|研制[出成]?|琢磨出|摸索出|探索出|定下|立下"
    r"|获得?|荣获|获[颁授评]|授予|颁发|被评为|评为|入选|当选|赢得|拿下|夺得|定为|亲题|编成|谱成)[了过]?(?:[^，。；：“”「」《》\n]{0,12}(?:的|所谓))?)"
    rf"{_TERM}"
)
_DATED = ("day", "month", "year", "decade")
_STOP = re.compile(r"[。；;！？!?\n…]")
# “想做就做”, “我来了”: words somebody says
_SAID = re.compile(r"[了着过吧吗呢啊呀]$|^[我你他她它咱不别要请]|^[一两]?[声句]")
_ONE_OF = re.compile("一[个种类]")  # 袁隆平有两个梦，|一个|叫“禾下乘凉梦”; not of steps without an owner
# 射水|法|, 液滴|模型|: a name whatever it begins with
_COINED = re.compile("[一-鿿](?:法|术|诀|模式|效应|定律|原理|理论|曲线|公式|模型)$")
# 这|是…: what it says stands before it
_BACK = re.compile("[这那此其]|它")
# 孙思邈是最负盛名的医家。|后人尊他为|“药王”
_LOOKS_BACK = re.compile("[这那此其它他她]")


class Given(NamedTuple):
    """A name, what the text says it is the name of, and whether somebody only began, found or won what has it."""

    term: Range
    said: Range
    made: bool


def find(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """Terms by place that the text explains: no byname of somebody, nothing that somebody began."""
    for given in _all(analysis, sentence):
        low, high = given.said
        own = high > sentence.start and touching(analysis.mentions, max(low, sentence.start), high)
        if not given.made and not own:
            yield Found(given.term, given.said, "named")


def blanks(analysis: Analysis, sentence: Sentence, holders: Sequence[Range]) -> Iterator[Blank]:
    """Names that somebody has or made, or that date from a day: to be hidden where one of `holders` (places of a name or a date) comes first."""
    for given in _all(analysis, sentence):
        owners = [(m.start, m.end) for m in touching(analysis.mentions, *given.said)] or [
            (q.start, q.end)
            for q in touching(analysis.quantities, *given.said)
            if given.made and (q.granularity in _DATED or q.granularity == "month-day")
        ]
        if owners and any(a < owners[0][1] and owners[0][0] < b for a, b in holders):
            low = sentence.start if sentence.end - sentence.start <= LONGEST else given.said[0]
            slot = f"term:{fold(analysis.essay.text[slice(*given.term)])}"
            yield Blank(slot, "term", *given.term, min(low, given.said[0]), sentence.end)


def _all(analysis: Analysis, sentence: Sentence) -> Iterator[Given]:
    """Names in quotation marks with what they are the name of."""
    shadow = analysis.essay.shadow
    seen: set[int] = set()
    for pattern in (_MEANS, _SUCH, _AFTER, _OF_THING, _WITHIN, _MADE):
        for match in pattern.finditer(shadow, sentence.start, sentence.end):
            term, cue = match.span("term"), match.groupdict().get("cue") or ""
            made = pattern is _MADE or _ONE_OF.search(cue) is not None
            if term[0] in seen or not _is_term(match["term"]) or _somebody(analysis, *term):
                continue
            if len(match["term"]) == 1 and not _ONE_CHARACTER.search(cue):
                continue
            apart = "said" in match.re.groupindex
            low, high = match.span("said") if apart else _before(analysis, sentence, match)
            low += len(shadow[low:high]) - len(shadow[low:high].lstrip(" 　，,：:“「"))
            noun = _COINED.search(match["term"]) or (
                _terms.is_noun(match["term"]) and "是" not in match["term"]
            )
            enough = len(HAN.findall(shadow, low, high)) >= SHORTEST
            tells = (
                (noun and _told_of(analysis, low, high, any_year=cue.endswith("定为"))) if made else enough
            )
            leans = _BACK.search(shadow, low, high) if pattern is _WITHIN else _BACK.match(shadow, low)
            if tells and not leans:
                seen.add(term[0])
                yield Given(term, (low, high), made)


def _before(analysis: Analysis, sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """The clauses before the cue, back to a stop, no further than LONGEST; of 这种做法叫…, which opens a sentence, the one before."""
    shadow = analysis.essay.shadow
    start, high = sentence.start, match.start("cue")
    if not HAN.search(shadow, start, high):
        before = analysis.sentence_at(max(start - 1, 0))
        if (
            before is None
            or before.end > start
            or "\n" in shadow[before.end - 1 : start]
            or not _LOOKS_BACK.search(match["cue"])
        ):
            return high, high
        start, high = before.start, before.end - 1
    low = max([start, *(stop.end() for stop in _STOP.finditer(shadow, start, high))])
    while high - low > LONGEST:
        comma = shadow.find("，", low, high)
        if comma < 0:
            break
        low = comma + 1
    while high > low and shadow[high - 1] in "，,；;：:— ":
        high -= 1
    return low, high


def _told_of(analysis: Analysis, low: int, high: int, *, any_year: bool) -> bool:
    """Is somebody named, a date or a place: 2007年国家启动…, 吉林省梨树县探索出…; `any_year`: 3月17日被定为…?"""
    dated = any(
        (q.granularity in _DATED and not q.iso.startswith("-")) or (any_year and q.granularity == "month-day")
        for q in touching(analysis.quantities, low, high)
    )
    piece = analysis.essay.shadow[low:high]
    placed = any(segment.tag(piece[a:b])[:2] in ("ns", "nt") and b - a > 1 for a, b in segment.cut(piece))
    return bool(dated or placed or touching(analysis.mentions, low, high))


def _is_term(term: str) -> bool:
    """Is it a name and nothing that somebody says?"""
    return bool(HAN.search(term) or term.isalnum()) and not _SAID.search(term) and not _terms.is_adverb(term)


def _somebody(analysis: Analysis, start: int, end: int) -> bool:
    """Is the term only a person's name? Not 李约瑟之问, 玛蒂达效应."""
    return any(
        m.start == start and m.end + len(m.title) == end for m in touching(analysis.mentions, start, end)
    )
