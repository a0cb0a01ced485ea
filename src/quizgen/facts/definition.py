"""Definitions: a term and what it is said to be."""

import re
from collections.abc import Iterator

from quizgen.facts import _copulas, _glossary, _names_given, _terms
from quizgen.facts._copulas import LONGEST, Found, Range
from quizgen.facts._terms import HAN, any_of
from quizgen.language.fold import fold
from quizgen.language.spans import touching
from quizgen.model import Analysis, Blank, Fact, Sentence

SHORTEST = 4
"""Han characters of a definition at least: 就是爱 defines nothing."""
NEAR = 60
"""Characters behind a definition in which 它 may still stand for its term."""
SURE = ("means", "kind", "called", "named", "brief", "apart")
"""Cues that say in so many words that something is explained."""
WEAK = ("shows", "just", "not", "is")
"""Cues that say many other things as well."""
# 是为了…, 就是要…: a purpose, no definition
NOTHING = re.compile("要|为了|因为|由于|想|在|说|不(?!断)|这|那|从|对|让|有|由|靠|谁|什么|最|再|很|非常")
# …；「第二条叫“」拼合”，即…
_CALLED = re.compile("(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{0,8}(?:叫做?|称作?|称为|名为|是)[“「]?$")
PERSONAL = re.compile("(?<!自)我|[你您咱俺]")
POSITIVE = re.compile("而是|而更|，是")  # 不是…，而是…
# 不只是…，更是…: what is said before the 更 is left to the reader
ONLY = re.compile("[并绝]?(?:不是只|不仅|不只|不单|不光|只有|只是)")
ADDED = re.compile("也是|又是|更|而且|还")  # 不只是…，更是…


def find(analysis: Analysis) -> Iterator[Fact]:
    """Definitions by place, each wording once an essay; rhetorical and negated ones are refused."""
    seen: set[tuple[str, ...]] = set()
    last: Range | None = None
    text = analysis.essay.text
    listed = {found.term[0]: found for found in _glossary.find(analysis)}
    for sentence in analysis.sentences:
        if analysis.essay.shadow[sentence.start : sentence.end].rstrip("”」』").endswith(("？", "?")):
            continue
        if last and text[slice(*last)] not in text[max(last[0], sentence.start - NEAR) : sentence.start]:
            last = None
        lines = [found for at, found in listed.items() if sentence.start <= at < sentence.end]
        for found in lines or _in_sentence(analysis, sentence, last):
            last = found.term
            fact = _fact(analysis, sentence, found)
            if fact.key not in seen:
                seen.add(fact.key)
                yield fact


def _in_sentence(analysis: Analysis, sentence: Sentence, last: Range | None) -> list[Found]:
    """The definitions of a sentence by place; what lies inside one is part of it."""
    kept: list[Found] = []
    for found in _copulas.said(analysis, sentence, last):
        checked = None if kept and found.definition[0] < kept[-1].definition[1] else _checked(analysis, found)
        if checked:
            kept.append(checked)
    named = list(_copulas.named(analysis, sentence))
    told = {found.term for found in named}
    named += (found for found in _names_given.find(analysis, sentence) if found.term not in told)
    return sorted([*kept, *named])


def _checked(analysis: Analysis, found: Found) -> Found | None:
    """The definition with the reasons against it; None where it says nothing about a concept."""
    shadow = analysis.essay.shadow
    at, end = found.definition
    at += len(shadow[at:end]) - len(shadow[at:end].lstrip(" ，,—-：:"))
    if at >= end:
        return None
    if shadow[at] in "“「" and shadow[at:end].count(shadow[at]) == 1:
        at += 1
        end -= shadow[end - 1] in "”」"
    text = shadow[at:end]
    if len(HAN.findall(text)) < SHORTEST or text.endswith(("吗", "呢")):
        return None
    first = re.split("[，,；;]", text)[0]
    if PERSONAL.search(first) or touching(analysis.mentions, at, at + len(first)):
        return None
    concept = _terms.is_concept(analysis, *found.term)
    term = shadow[slice(*found.term)]
    if shadow.startswith("所指的", found.term[1]):
        return None  # 指针所指的方向就是北方
    if _terms.is_adverb(term):
        return None
    noun, idiom, figure = _terms.is_noun(term), _terms.is_idiom(term), _compared(first)
    if (
        found.cue in WEAK
        and not concept
        and not _stands(found.cue, term, text, noun, figure or _classed(first))
    ):
        return None
    if found.cue == "is" and not (idiom or figure or _classed(first)):
        return None
    if found.cue in ("is", "just", "apart") and not idiom and NOTHING.match(text):
        return None
    if found.cue == "both" and not _adds(text, first, noun):
        return None
    reasons = []
    instance = re.search(
        "[这此该本]个?[“「『]?$", shadow[max(0, found.term[0] - 4) : found.term[0]]
    )  # 这个“成功之源”
    shown = found.cue == "shows" or "、" in term  # 表现为…, “甲”、“乙”都是…
    if figure or instance or shown or re.search("更?像是?", text) or _praises(found.cue, term, text, first):
        reasons.append("rhetorical")
    if (found.cue == "not" and not POSITIVE.search(text)) or _denied(shadow, found.term[0], end):
        reasons.append("negated")
    return Found(found.term, (at, end), found.cue, tuple(reasons))


def _stands(cue: str, term: str, text: str, noun: bool, classed: bool) -> bool:
    """Whether a weak cue defines what the essay speaks of only once: 细胞是…的基本单位, 打造精品不是…，而是一项工程."""
    if cue == "not":
        return "而是" in text and (not noun or _terms.is_plain(term))
    return cue == "is" and classed and _terms.is_plain(term)


def _adds(text: str, first: str, noun: bool) -> bool:
    """Whether 不只是…，更是… or 既是…，也是… says what something is, not what it is for."""
    if re.search("是(?:为了|因为)", first) or not ADDED.search(text):
        return False
    return noun or text.startswith("既是")


def _praises(cue: str, term: str, text: str, first: str) -> bool:
    """Whether it tells the rank or the worth of a thing, or only adds to what it is: 是发展的基础; 不只是…，更是…"""
    if first.rstrip("”」』").endswith(_terms.words("rhetorical", "value")) and cue not in SURE[2:]:
        return True
    if ONLY.match(text) or term.endswith(_terms.words("rhetorical", "side")) or re.match("从.+到", term):
        return True
    return cue not in SURE and not _terms.is_noun(term)


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
    return bool(others) or bool(
        re.match(rf"[，,。]?{any_of('rhetorical', 'denial')}", shadow[end : end + 12])
    )


def _fact(analysis: Analysis, sentence: Sentence, found: Found) -> Fact:
    essay = analysis.essay
    (a, b), (c, d) = found.term, found.definition
    start, end = min(a, c), max(b, d)
    source = essay.source(start, end)
    term, definition = essay.text[a:b], essay.text[c:d]
    refused = tuple(dict.fromkeys((*sentence.refused, *found.refused)))
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
        blanks=() if refused else tuple(_blank(analysis, sentence, found)),
        confidence=0.9 if found.cue in SURE else 0.7,
        refused=refused,
    )


def _blank(analysis: Analysis, sentence: Sentence, found: Found) -> Iterator[Blank]:
    """The term, where the sentence can tell it from others: not of …之一, nor of a weak cue amid a long sentence."""
    shadow = analysis.essay.shadow
    (a, b), (c, d) = found.term, found.definition
    start = min(a, c)
    sure = found.cue in SURE
    whole = sentence.end - sentence.start <= LONGEST
    if (
        "、" in shadow[a:b]
        or shadow[c:d].endswith("之一")
        or not (sure or (whole and _terms.is_noun(shadow[a:b])))
    ):
        return
    if start < sentence.start and found.cue == "named":
        yield Blank("term", "term", a, b, start, sentence.end)
    if start >= sentence.start:
        named = _CALLED.search(shadow, sentence.start, start)
        begun = named.start() if named else start - (shadow[start - 1] in "“「")
        low = sentence.start if whole else min(begun, c) if found.cue == "named" else begun
        yield Blank("term", "term", a, b, low, sentence.end)
