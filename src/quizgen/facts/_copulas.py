"""How a text says that something is something: X是Y, X，即Y, Y叫作X; where term and definition begin and end."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from quizgen.facts import _terms
from quizgen.facts._terms import any_of
from quizgen.language.spans import touching
from quizgen.model import Analysis, Sentence

LONGEST = 90
"""Characters of a definition at most; the clauses beyond fall off."""
CLAUSE = re.compile(r"[^，,；;：:。！？!?—…\n]+")  # 工匠，|是一种职业
# what goes on with another subject ends a definition: ，它代表着 · ，但 · ，其实
OTHER = re.compile(
    "[它这那其他她我你此]|但|可是|然而|不过|所以|因此|因为|因而|如果|只有|只要|其实|于是|同时|正是|尤其|比如|例如|譬如"
    "|否则|对|全|各级|大家|人们|每|当|随着|可以|许多|很多|有人|没有|离开|能否|是否|而(?!是|不是|更|非|且)"
)
# ，缺的不仅仅是 · ，侧重于
ASIDE = re.compile(r"(?!而)[^，]{1,6}的(?:不仅|不只|就?是)|侧重|重在|贵在|难在")
# ，工匠精神|表现为 · ，职人|是一种
OWN = re.compile(r"表现为|体现为|意味着|代表[着了]|(?<![更也又而还的])是(?:一[种门类项]|指)")
# ；也是…的学问
MORE = re.compile("也是|又是|而是|更是")
BRIEF = re.compile(r"即(?![便使将日刻可])")  # 自我激励，即追求提高的动力
# 他提到所谓俳句，那是 · 所谓“赛点”，就是
SO_CALLED = re.compile(r"所谓(?:的)?(?:[“「](?P<quoted>[^“”「」]{1,12})[”」]|(?P<term>[^，“”「」]{1,10}))$")
IT = re.compile(r"(?:换言之|也就是说)?它(?:更|也|就|还)?")  # 工匠精神源远流长，它(是)

Range = tuple[int, int]


class Found(NamedTuple):
    """A term and its definition in `Essay.text`."""

    term: Range
    definition: Range
    cue: str
    """`means`, `called`, `kind`, `both`, `not`, `just`, `shows`, `is`, `apart` (孝，就是…; 所谓内卷，就是…), `brief` or `named`."""
    refused: tuple[str, ...] = ()


@cache
def _cues() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Names and patterns, the surer ones first; a definition begins where `said` does, else behind the match."""
    rows = (
        ("means", r"指的(?:就)?是|(?:就)?是指|(?<=[都所])指(?=[^出导标定])"),  # 光年是指…, 都指…
        ("called", r"(?:定义|简述|概括|理解|解释|归结)[为成]"),  # 可以简述为…
        ("kind", r"是(?P<said>一[种门类项套股](?!程度))"),  # 是一种…
        ("both", r"(?P<said>既是|不(?:只|仅|仅仅|单)是)"),  # 既是…，也是…
        ("not", r"(?P<said>(?:不|并不|并非|绝不|决不)是(?!很|说|因为|为了|不|吗))"),  # 不是…，而是…
        ("just", r"(?<!本来)(?<!从来)(?<!原本)(?:就|便|无非)是[—-]*"),  # 就是…; not 本来就是…, which judges
        ("shows", r"意味着|代表[着了]|(?P<said>[表体]现为)"),  # 表现为…
        ("is", r"(?<!本来就)(?<!从来就)(?<!历来)(?<!本来)是"),  # 是…的主体
    )
    return tuple((name, re.compile(pattern)) for name, pattern in rows)


def said(analysis: Analysis, sentence: Sentence, last: Range | None) -> Iterator[Found]:
    """X是Y and X，即Y, clause by clause; `last` is the term 它 may stand for.

    A definition goes on as long as its clauses may be part of it; what may not be told apart is for the caller to
    judge: the next one is sought from the clause behind the cue on.
    """
    shadow = analysis.essay.shadow
    clauses = [m.span() for m in CLAUSE.finditer(shadow, sentence.start, sentence.end)]
    for place in range(len(clauses)):
        found = _brief(analysis, clauses, place) or _in_clause(analysis, clauses, place, last)
        if found:
            last = found.term
            yield found


def _brief(analysis: Analysis, clauses: Sequence[Range], place: int) -> Found | None:
    """X，即Y: the term is the noun phrase before the comma."""
    shadow = analysis.essay.shadow
    low, high = clauses[place]
    cue = BRIEF.match(shadow, low, high)
    if not cue or not place or shadow[clauses[place - 1][1] : low].strip("，,—（( "):
        return None
    term = _tail(analysis, *clauses[place - 1])
    if term is None or re.match(r"[\d公]", shadow[cue.end() : high]):
        return None  # 元兴元年，即公元105年
    return Found(term, (cue.end(), _extent(shadow, clauses, place, cue.end())), "brief")


def _tail(analysis: Analysis, low: int, high: int) -> Range | None:
    """The noun phrase that a clause ends with: 这需要一种高度的|自我激励, 诠释了|新时代的工匠精神."""
    shadow = analysis.essay.shadow
    cut = max(shadow.rfind(mark, low, high) + len(mark) for mark in ("了", "着", "是", "叫", "一种", "有"))
    cut = max(cut, low)
    term = _terms.before(analysis, cut, high)
    if term and "的" in shadow[slice(*term)]:
        first = shadow.find("的", *term) + 1
        term = (first, term[1]) if first - term[0] <= 3 else term
    return term


def _in_clause(analysis: Analysis, clauses: Sequence[Range], place: int, last: Range | None) -> Found | None:
    shadow = analysis.essay.shadow
    low, high = clauses[place]
    hits = [(name, m) for name, pattern in _cues() if (m := pattern.search(shadow, low, high))]
    if not hits:
        return None
    start = min(match.start() for _, match in hits)
    name, match = next((name, m) for name, m in hits if m.start() == start)
    if name == "just":  # of 就是一种 the surer 是一种
        name, match = next((name, m) for name, m in hits if m.start() <= start + 1 and name != "is")
    at = match.start("said") if "said" in match.re.groupindex and match["said"] else match.end()
    term = _term(analysis, clauses, place, start, last, name)
    if term is None:
        return None
    if name in ("just", "is", "kind") and SO_CALLED.search(
        shadow, clauses[0][0], term[1] + (shadow[term[1]] in "”」")
    ):
        name = "means"
    elif name == "just" and term[1] < low == clauses[1][0]:
        name = "apart" if _terms.is_plain(shadow[slice(*term)]) else name
    if at == high and place + 1 < len(clauses):  # 就是——爱岗和敬业
        place += 1
        at = clauses[place][0]
    return Found(term, (at, _extent(shadow, clauses, place, at)), name)


def _term(
    analysis: Analysis, clauses: Sequence[Range], place: int, at: int, last: Range | None, cue: str
) -> Range | None:
    """The term before a cue: in its clause, or the short clause before it (工匠，是一种职业); what 它 stands for."""
    low = clauses[place][0]
    shadow = analysis.essay.shadow
    if IT.fullmatch(shadow, low, at):
        if place and shadow.startswith("对", clauses[place - 1][0]):
            return None  # 对他来说，它也是一种生活方式
        return _terms.subject(analysis, clauses[0][0], low) or last
    so_called = SO_CALLED.search(shadow, *clauses[place - 1]) if place else None
    if so_called and shadow[low:at] in ("那", "这"):
        return so_called.span("quoted" if so_called["quoted"] else "term")
    term = _terms.before(analysis, low, at)
    if term or place == 0:
        return term
    previous = clauses[place - 1]
    if re.fullmatch(rf"\s*{any_of('term', 'adverb')}*\s*", shadow[low:at]) and shadow[previous[1]] in "，,":
        term = _terms.before(analysis, *previous)
        if term and previous[1] - term[1] <= 4:
            return term
    return _terms.before(analysis, *clauses[0]) if cue == "called" else None


def _extent(shadow: str, clauses: Sequence[Range], place: int, at: int) -> int:
    """Where a definition that begins at `at` ends: before a clause with a subject of its own."""
    end = clauses[place][1]
    for low, high in clauses[place + 1 :]:
        mark = shadow[end:low].strip()
        if mark not in ("，", ",") and not (mark in ("；", ";") and MORE.match(shadow, low, high)):
            break
        if high - at > LONGEST or any(p.match(shadow, low, high) for p in (OTHER, ASIDE)):
            break
        if OWN.search(shadow, low + 2, high):
            break
        end = high
    while (
        end > at and shadow[end - 1] in "”」』” " and shadow.count("“", at, end) < shadow.count("”", at, end)
    ):
        end -= 1
    return end


@cache
def _namings() -> tuple[re.Pattern[str], ...]:
    called = "(?:称为|称作|称之为|叫作|叫做|叫)"
    term = "[“「『]?(?P<term>[^“”「」『』，。；！？\n]{1,12})"
    return (
        # 光斜射进水中会拐弯，这种现象叫作|折射
        re.compile(
            rf"(?P<said>[^，；。！？：\n]{{4,40}})，(?:这种|这一|这类|这样的)[^，的]{{1,4}}(?:就|也|被)*{called}{term}"
        ),
        # 指代拥有技艺的手工艺者，叫“职人”
        re.compile(rf"指(?:代|的是)?(?P<said>[^，；。！？：\n]{{4,40}})，叫{term}"),
        # 工人们把0.01毫米叫作“一丝”
        re.compile(rf"[把将管](?P<said>[^，；。！？：\n把将]{{2,30}}?)(?:都|就)?{called}{term}"),
        # 昆曲被称为“百戏之祖”
        re.compile(
            rf"(?P<said>[^，；。！？：\n]{{2,30}}?)[也又还都]?被(?:人们|人|后人|世人)?{called}[“「](?P<term>[^“”「」，。\n]{{2,12}})(?=[”」])"
        ),
        # 离太阳最近的恒星叫比邻星
        re.compile(
            rf"(?P<said>[^，；。！？：\n]{{3,30}}的[^，；。！？：的\n]{{1,8}}?)(?:就|都|也|便)*(?:被|可以)?{called}{term}(?=[，。；”」』])"
        ),
    )


def named(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """Y叫作X: the term stands last."""
    shadow = analysis.essay.shadow
    for pattern in _namings():
        match = pattern.search(shadow, sentence.start, sentence.end)
        if not match:
            continue
        term, (low, high) = match.span("term"), match.span("said")
        low += len(match["said"]) - len(match["said"].lstrip())
        people = touching(analysis.mentions, low, high) or any(
            m.start == term[0] and m.end == term[1] for m in touching(analysis.mentions, *term)
        )  # not of 李约瑟之问
        if re.match("[有在]", shadow[low:high]) or shadow[high - 1] in "上中里下":
            continue  # 有工地上被称作“铁人”的老张
        if re.match("[了着过个起得]|[他她我你]|一?[声句]", shadow[slice(*term)]):
            continue  # 村里的狗叫|了起来
        points = re.search(any_of("term", "pronoun"), shadow[low:high] + shadow[slice(*term)])
        if not people and not points:
            yield Found(term, (low, high), "named")
            return
