"""Definitions: a term and what it is said to be."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from quizgen.facts import _terms
from quizgen.facts._terms import HAN, any_of
from quizgen.language.fold import fold
from quizgen.model import Analysis, Blank, Fact, Sentence

LONGEST = 90
"""Characters of a definition at most; the clauses beyond fall off."""
SHORTEST = 4
"""Han characters of a definition at least: 即此 and 就是爱 define nothing."""
CLAUSE = re.compile(r"[^，,；;：:。！？!?—…\n]+")  # 工匠，|是一种职业
# what goes on with another subject ends a definition: ，它代表着 · ，但 · ，其实
OTHER = re.compile(
    "[它这那其他她我你此]|但|可是|然而|不过|所以|因此|因为|因而|如果|只有|只要|其实|于是|同时|正是|尤其|比如|例如|譬如|否则|对|全|各级|大家|人们|每|当|随着"
    "|而(?!是|不是|更|非|且)|可以|我们|许多|很多|有人|没有|离开"
)
# ，缺的不仅仅是 · ，侧重于
ASIDE = re.compile(r"(?!而)[^，]{1,6}的(?:不仅|不只|就?是)|侧重|重在|贵在|难在")
# ，工匠精神|表现为 · ，职人|是一种
OWN = re.compile(r"(?:表现为|体现为|意味着|(?<![更也又而还的])是(?:一[种门类项]|指))")
# 是为了…, 就是要…: a purpose, no definition
NOTHING = re.compile("要|为了|因为|由于|想|在|说|不(?!断)|这|那|从|对|让|有|由|靠|谁|什么|最|再|很|非常")
PERSONAL = re.compile("[我你您咱俺]")


class Cue(NamedTuple):
    """How the language says that something is something."""

    name: str
    pattern: re.Pattern[str]


class Found(NamedTuple):
    """A term and its definition in `Essay.text`."""

    term: tuple[int, int]
    definition: tuple[int, int]
    cue: str
    refused: tuple[str, ...] = ()


@cache
def _cues() -> tuple[Cue, ...]:
    """In the order in which they are tried at one place; the definition begins where the group `said` does."""
    rows = (
        ("means", r"指的(?:就)?是(?P<said>)|是指(?P<said_2>)|(?<=[都所])指(?P<said_3>(?=[^出导标定]))"),  # 是指… 都指…
        ("called", r"(?:定义|简述|概括|理解|解释|归结)(?:为|成)(?P<said>)"),  # 可以简述为…
        ("kind", r"是(?P<said>一(?:种|门|类|项|套|股)(?!程度))"),  # 是一种…
        ("both", r"(?P<said>既是|不(?:只|仅|仅仅|单)是)"),  # 既是…，也是…
        ("not", r"(?P<said>(?:不|并不|并非|绝不|决不)是(?!很|说|因为|为了|不|吗))|意味着(?P<said_2>[^，]{2,12}，而不是)"),  # 不是…，而是…
        ("just", r"(?:就|便|无非)是(?:[—-]+)?(?P<said>)"),  # 就是…
        ("shows", r"意味着(?P<said>)|代表(?:着|了)(?P<said_2>)|(?P<said_3>(?:表现|体现)为)"),  # 表现为…
        ("is", r"是(?P<said>)"),
    )
    return tuple(Cue(name, re.compile(pattern)) for name, pattern in rows)


def find(analysis: Analysis) -> Iterator[Fact]:
    """Definitions by place, each wording once an essay; rhetorical and negated ones are refused."""
    seen: set[tuple[str, ...]] = set()
    last: tuple[int, int] | None = None
    for sentence in analysis.sentences:
        shadow = analysis.essay.shadow[sentence.start : sentence.end]
        if shadow.rstrip("”」』").endswith(("？", "?")):
            continue
        if last and analysis.essay.text[slice(*last)] not in analysis.essay.text[last[0] : sentence.start][-60:]:
            last = None
        for found in sorted({*_said(analysis, sentence, last), *_named(analysis, sentence)}):
            last = found.term
            fact = _fact(analysis, sentence, found)
            if fact.key not in seen:
                seen.add(fact.key)
                yield fact


def _said(analysis: Analysis, sentence: Sentence, last: tuple[int, int] | None) -> Iterator[Found]:
    """X是Y, clause by clause; what belongs to a definition is not looked at again."""
    shadow = analysis.essay.shadow
    clauses = [m.span() for m in CLAUSE.finditer(shadow, sentence.start, sentence.end)]
    done = sentence.start
    for place, (low, high) in enumerate(clauses):
        if low < done:
            continue
        found = _brief(analysis, clauses, place) or _in_clause(analysis, sentence, clauses, place, last)
        if found:
            last = found.term
            done = found.definition[1]
            yield found


def _brief(analysis: Analysis, clauses: list[tuple[int, int]], place: int) -> Found | None:
    """X，即Y: the term is the noun phrase before the comma."""
    shadow = analysis.essay.shadow
    low, high = clauses[place]
    cue = re.compile(r"即(?![便使将日刻可])").match(shadow, low, high)  # 自我激励，即追求提高的动力
    if not cue or not place or shadow[clauses[place - 1][1] : low].strip("，,—（( "):
        return None
    term = _tail(analysis, *clauses[place - 1])
    if term is None or re.match(r"[\d公]", shadow[cue.end() : high]):
        return None
    end = _extent(analysis, clauses, place, cue.end())
    return _checked(analysis, Found(term, (cue.end(), end), "brief"))


def _tail(analysis: Analysis, low: int, high: int) -> tuple[int, int] | None:
    """The noun phrase that a clause ends with: 这需要一种高度的|自我激励, 诠释了|新时代的工匠精神."""
    shadow = analysis.essay.shadow
    cut = max(shadow.rfind(mark, low, high) + len(mark) for mark in ("了", "着", "是", "叫", "一种", "有"))
    cut = max(cut, low)
    term = _terms.before(analysis, cut, high)
    if term and "的" in shadow[slice(*term)]:
        first = shadow.find("的", *term) + 1
        term = (first, term[1]) if first - term[0] <= 3 else term
    return term


def _in_clause(
    analysis: Analysis,
    sentence: Sentence,
    clauses: list[tuple[int, int]],
    place: int,
    last: tuple[int, int] | None,
) -> Found | None:
    shadow = analysis.essay.shadow
    low, high = clauses[place]
    hits = [(m.start(), i, m) for i, cue in enumerate(_cues()) if (m := cue.pattern.search(shadow, low, high))]
    if not hits:
        return None
    _, which, cue = min(hits, key=lambda hit: (hit[0], hit[1]))
    kinds = [_cues()[i].name for at, i, _ in hits if at <= cue.start() + 1]
    name = kinds[0] if kinds else _cues()[which].name
    at = next(cue.start(group) for group in ("said", *_extra(cue)) if cue.start(group) >= 0)
    term = _term(analysis, sentence, clauses, place, cue.start(), last, name)
    if term is None:
        return None
    if at == high and place + 1 < len(clauses):  # 就是——爱岗和敬业
        place += 1
        at = clauses[place][0]
    end = _extent(analysis, clauses, place, at)
    return _checked(analysis, Found(term, (at, end), name))


def _extra(match: re.Match[str]) -> tuple[str, ...]:
    return tuple(name for name in match.re.groupindex if name != "said")


def _term(
    analysis: Analysis,
    sentence: Sentence,
    clauses: list[tuple[int, int]],
    place: int,
    at: int,
    last: tuple[int, int] | None,
    cue: str,
) -> tuple[int, int] | None:
    """The term before a cue: in its clause, or the short clause before it (工匠，是一种职业); what 它 stands for."""
    low = clauses[place][0]
    shadow = analysis.essay.shadow
    if re.fullmatch(r"(?:换言之|也就是说)?它(?:更|也|就|还)?", shadow[low:at]):
        if place and shadow.startswith("对", clauses[place - 1][0]):
            return None  # 对他来说，它也是一种生活方式
        return _terms.subject(analysis, sentence.start, low) or last
    term = _terms.before(analysis, low, at)
    if term or place == 0:
        return term
    left = shadow[low:at]
    bare = re.sub(rf"^{any_of('term', 'adverb')}+$", "", left)
    previous = clauses[place - 1]
    if not bare.strip() and shadow[previous[1]] in "，,":
        term = _terms.before(analysis, *previous)
        if term and previous[1] - term[1] <= 4:
            return term
    return _terms.before(analysis, *clauses[0]) if cue == "called" else None


def _extent(analysis: Analysis, clauses: list[tuple[int, int]], place: int, at: int) -> int:
    """Where a definition that begins at `at` ends: before a clause with a subject of its own."""
    shadow = analysis.essay.shadow
    end = clauses[place][1]
    for low, high in clauses[place + 1 :]:
        mark = shadow[end:low].strip()
        if high - at > LONGEST or OTHER.match(shadow, low, high) or ASIDE.match(shadow, low, high):
            break
        if OWN.search(shadow, low + 2, high):
            break
        if mark not in ("，", ",") and not (mark in "；;" and re.match("也是|又是|而是|更是", shadow[low:high])):
            break
        end = high
    while end > at and shadow[end - 1] in "”」』” " and shadow.count("“", at, end) < shadow.count("”", at, end):
        end -= 1
    return end


def _checked(analysis: Analysis, found: Found) -> Found | None:
    """The definition with the reasons against it; None where it says nothing about a concept."""
    shadow = analysis.essay.shadow
    at, end = found.definition
    at += len(shadow[at:end]) - len(shadow[at:end].lstrip(" ，,—-：:"))
    if shadow[at] in "“「" and shadow[at:end].count(shadow[at]) == 1:
        at += 1
        end -= shadow[end - 1] in "”」"
    text = shadow[at:end]
    if len(HAN.findall(text)) < SHORTEST or text.endswith(("吗", "呢")):
        return None
    first = re.split("[，,；;]", text)[0]
    if PERSONAL.search(first) or any(m.start < at + len(first) and m.end > at for m in analysis.mentions):
        return None
    concept = _terms.is_concept(analysis, *found.term)
    if found.cue in ("shows", "just", "not", "is") and not concept:
        if found.cue != "not" or "而是" not in text or _terms.is_noun(shadow[slice(*found.term)]):
            return None
    idiom = _terms.is_idiom(shadow[slice(*found.term)])
    figure = _compared(first)
    if found.cue == "is" and not (idiom or figure or _classed(first)):
        return None
    if found.cue in ("is", "just") and not idiom and NOTHING.match(text):
        return None
    if found.cue == "both" and (re.search("是(?:为了|因为)", first) or not re.search("也是|又是|更|而且|还", text)):
        return None
    reasons = []
    if figure or re.search("更?像是?", text):
        reasons.append("rhetorical")
    if (found.cue == "not" and not re.search("而是|而更|，是", text)) or _denied(shadow, found.term[0], end):
        reasons.append("negated")
    return Found(found.term, (at, end), found.cue, tuple(reasons))


def _classed(first: str) -> bool:
    """Whether the first clause of a definition says what kind of thing the term is, or lists what it holds."""
    return first.rstrip("”」』").endswith(_terms.words("concept", "class")) or first.count("、") >= 2


def _compared(first: str) -> bool:
    """Whether the first clause of a definition names a thing where a concept is meant: 心里的一把尺子."""
    bare = first.rstrip("”」』")
    counted = re.search(rf"一{any_of('rhetorical', 'counter')}(?!理)", bare)
    return bare.endswith(_terms.words("rhetorical", "vehicle")) or bool(counted)


def _denied(shadow: str, start: int, end: int) -> bool:
    """Whether others are said to hold it, or the essay goes on to deny it."""
    low = max(shadow.rfind(mark, 0, start) for mark in "。！？\n，；") + 1
    before = shadow[low:start]
    others = re.match(any_of("rhetorical", "others"), before)
    return bool(others) or bool(re.match(rf"[，,。]?{any_of('rhetorical', 'denial')}", shadow[end : end + 12]))


@cache
def _namings() -> tuple[re.Pattern[str], ...]:
    called = "(?:称为|称作|称之为|叫作|叫做|叫)"
    term = "[“「『]?(?P<term>[^“”「」『』，。；！？\n]{1,12})"
    return (
        # 光斜射进水中会拐弯，这种现象叫作|折射
        re.compile(rf"(?P<said>[^，；。！？：\n]{{4,40}})，(?:这种|这一|这类|这样的)[^，的]{{1,4}}(?:就|也|被)*{called}{term}"),
        # 指代拥有技艺的手工艺者，叫“职人”
        re.compile(rf"指(?:代|的是)?(?P<said>[^，；。！？：\n]{{4,40}})，叫{term}"),
        # 工人们把0.01毫米叫作“一丝”
        re.compile(rf"[把将管](?P<said>[^，；。！？：\n把将]{{2,30}}?)(?:都|就)?{called}{term}"),
        # 离太阳最近的恒星叫比邻星
        re.compile(rf"(?P<said>[^，；。！？：\n]{{3,30}}的[^，；。！？：的\n]{{1,8}}?)(?:就|都|也|便)*(?:被|可以)?{called}{term}(?=[，。；”」』])"),
    )


def _named(analysis: Analysis, sentence: Sentence) -> Iterator[Found]:
    """Y叫作X: the term stands last."""
    shadow = analysis.essay.shadow
    for pattern in _namings():
        match = pattern.search(shadow, sentence.start, sentence.end)
        if not match:
            continue
        term, said = match.span("term"), match.span("said")
        low = said[0] + len(match["said"]) - len(match["said"].lstrip())
        people = any(m.start < said[1] and m.end > low or m.start < term[1] and m.end > term[0] for m in analysis.mentions)
        points = re.search(any_of("term", "pronoun"), shadow[low : said[1]] + shadow[slice(*term)])
        if not people and not points:
            yield Found(term, (low, said[1]), "named")
            return


def _fact(analysis: Analysis, sentence: Sentence, found: Found) -> Fact:
    essay = analysis.essay
    (a, b), (c, d) = found.term, found.definition
    start, end = min(a, c), max(b, d)
    source = essay.source(start, end)
    term, definition = essay.text[a:b], essay.text[c:d]
    refused = tuple(dict.fromkeys((*sentence.refused, *found.refused)))
    blanks: tuple[Blank, ...] = ()
    if not refused and sentence.start <= start and not definition.endswith("之一"):
        blanks = (Blank("term", "term", a, b, sentence.start, sentence.end),)
    return Fact(
        kind="definition",
        key=(fold(term), fold(definition)),
        essay=essay.id,
        start=start,
        end=end,
        source=source,
        surface=essay.document.text[source.start : source.end],
        sentence=essay.text[sentence.start : sentence.end],
        data={"term": term, "definition": definition},
        blanks=blanks,
        confidence=0.9 if found.cue in ("means", "kind", "called") else 0.7,
        refused=refused,
    )
