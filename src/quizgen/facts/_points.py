"""Points of a text with a mark before each: 一是…二是…, 首先…其次…, （一）…（二）…, numbered headings."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.language.spans import beginning
from quizgen.model import Analysis

HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
STOP = "，,。；;！？!?：:—…\n"
PAIRS = {"《": "》", "“": "”", "「": "」", "（": "）", "(": ")", "『": "』"}
FAR = 2500
"""Characters between two points of one series at most (the longest of five real essay files: 1300)."""
SHORT_TOPIC = 10
"""Han characters of an announcement that says nothing without the sentence before it: 我想有三点."""
LONGEST_LINE = 40
"""Han characters of a line that is a heading as a whole."""
LATER, LAST = "再次", "最后"
IN_WORDS = ("首先", "方面")
"""Families of points that 另外 may go on with."""
# 理由有三个, 我想有三点: says nothing without the sentence before it
LEANS = re.compile("[它这那其我他她]|理由|原因|具体|主要|一共|有")
DIGITS = "一二三四五六七八九十"
_NUMBER = re.compile(
    r"(?:\d{1,2}[、.．](?!\d)|[(（][一二三四五六七八九十\d]{1,2}[)）])\s*"
)  # 6、|火灾事故分为四个等级
_NAMED_ALIKE = re.compile(
    "(?:叫做?|称为|名为|称作|是)[“「](?P<name>[^“”「」]+)[”」]"
)  # 第一条|叫“常用字”，…; 第二条|叫“拼合”，…


class Span(NamedTuple):
    """A range of `Essay.text`."""

    start: int
    end: int


class Series(NamedTuple):
    """An enumeration: what it is of, and its points in order."""

    items: tuple[Span, ...]
    topic: Span | None
    """None where the title of the essay says it, empty where nothing does."""
    start: int
    end: int
    complete: bool
    """Whether the text says that these are all points, or how many there are."""


class Mark(NamedTuple):
    """A word or figure that opens a point."""

    start: int
    end: int
    family: str
    number: int
    """0 for one that goes on with whatever went before."""


@cache
def words(section: str, key: str) -> tuple[str, ...]:
    """The words of `[section] key` in `data/enumeration.toml`, longest first."""
    table = tomllib.loads((files("quizgen.facts") / "data" / "enumeration.toml").read_text("utf-8"))
    return tuple(sorted(set(table[section][key].split()), key=lambda word: (-len(word), word)))


@cache
def any_of(section: str, key: str) -> str:
    """A regular expression for any of these words, longest first."""
    return "(?:" + "|".join(map(re.escape, words(section, key))) + ")"


@cache
def _marks() -> re.Pattern[str]:
    number = "[一二三四五六七八九十]"
    return re.compile(
        r"(?:(?<=[。！？!?；;，,：:—“「\n])|\A)[ \u3000]*(?:"
        rf"(?P<ordinal>[而但]?第(?P<n1>{number}{{1,2}}|\d{{1,2}})(?=[，,、：:是])|[而但]?第(?P<n2>{number}{{1,2}})(?P<counter>{any_of('ordinal', 'counter')})(?!人))"  # 第一，· 第一步
        rf"|(?P<n3>{number})(?P<verb>{any_of('ordinal', 'verb')})"  # 一是
        rf"|(?P<its>其(?P<n4>{number}))(?=[，,、：:是])"  # 其一，
        rf"|(?P<bracket>[（(](?P<n5>{number}{{1,2}}|\d{{1,2}})[）)])"  # （一）
        r"|(?P<circle>[①-⑩])"
        rf"|(?P<first>{any_of('ordinal', 'first')})|(?P<next>{any_of('ordinal', 'next')})"
        rf"|(?P<later>{any_of('ordinal', 'later')})|(?P<last>{any_of('ordinal', 'last')})"
        r"|(?P<side>一方面)|(?P<other>另一方面)"
        rf"|{any_of('ordinal', 'before_again')}?(?P<again>{any_of('ordinal', 'again')})"
        rf"|(?<=\n)(?P<n6>{number}{{1,2}}|\d{{1,2}})(?P<line>[、．.]|[ \u3000])(?!\d))"  # 一、提高认识
    )


def _read(shadow: str) -> Iterator[Mark]:
    """The marks of a text in order."""
    for m in _marks().finditer("\n" + shadow):
        start, end = m.start() - 1 + len(m[0]) - len(m[0].lstrip(" \u3000")), m.end() - 1
        number = next((m[group] for group in ("n1", "n2", "n3", "n4", "n5", "n6") if m[group]), "")
        value = _value(number) if number else 0
        if m["ordinal"]:
            yield Mark(start, end, "第" + (m["counter"] or ""), value)
        elif m["verb"]:
            yield Mark(start, end, m["verb"], value)
        elif m["its"]:
            yield Mark(start, end, "其", value)
        elif m["bracket"]:
            yield Mark(start, end, "（", value)
        elif m["circle"]:
            yield Mark(start, end, "①", ord(m["circle"]) - ord("①") + 1)
        elif m["line"]:
            yield Mark(start, end, "line" + ("1" if number.isdigit() else "一"), value)
        elif m["first"]:
            yield Mark(start, end, "首先", 1)
        elif m["next"]:
            yield Mark(start, end, "首先", 2)
        elif m["later"] or m["last"]:
            yield Mark(start, end, LAST if m["last"] else LATER, 0)
        elif m["side"] or m["other"]:
            yield Mark(start, end, "方面", 1 if m["side"] else 2)
        elif m["again"]:
            yield Mark(start, end, m["again"][:2], 0)


def _value(number: str) -> int:
    if number.isdigit():
        return int(number)
    tens, _, ones = number.rpartition("十")
    if "十" not in number:
        return DIGITS.index(number) + 1 if len(number) == 1 else 0
    return (DIGITS.index(tens) + 1 if tens else 1) * 10 + (DIGITS.index(ones) + 1 if ones else 0)


def find(analysis: Analysis) -> Iterator[Series]:
    """Series of marked points, by the place of their first one; nested ones apart."""
    chains: list[list[Mark]] = []
    active: dict[str, list[Mark]] = {}
    again = words("ordinal", "again")
    for mark in _read(analysis.essay.shadow):
        family = mark.family
        if family == LAST:
            family = "首先"
        elif family == LATER:
            family = max(IN_WORDS, key=lambda name: active[name][-1].start if name in active else -1)
        chain = active.get(family)
        goes_on = chain is not None and _goes_on(chain, mark, active)
        if goes_on and chain and family in again:
            goes_on = not re.search("[。！？\n]", analysis.essay.shadow[chain[-1].end : mark.start])
        if mark.number == 1 or (family in again and not goes_on):
            active[family] = [mark]
            chains.append(active[family])
        elif chain and goes_on and mark.number in (0, len(chain) + 1):
            if mark.family == LAST:
                del active[family]
                if len(chain) < 2:
                    continue  # 首先感谢大家。……最后，祝大家健康。
            chain.append(mark)
    for chain in chains:
        if len(chain) >= (3 if chain[0].family in again else 2):
            yield _series(analysis, chain)


def _goes_on(chain: list[Mark], mark: Mark, active: dict[str, list[Mark]]) -> bool:
    """Whether `mark` can be the next point: near enough, and no point of a series around it lies between."""
    if mark.start - chain[-1].start > FAR:
        return False
    around = (other for other in active.values() if other is not chain and other[0].start < chain[0].start)
    return not any(point.start > chain[-1].start for other in around for point in other)


def _series(analysis: Analysis, chain: list[Mark]) -> Series:
    essay = analysis.essay
    items = []
    limits = [*(mark.start for mark in chain[1:]), len(essay.shadow)]
    for mark, limit in zip(chain, limits, strict=True):
        paragraph = next(iter(beginning(essay.paragraphs, mark.start, mark.start + 1)), None)
        if (
            mark.family.startswith(("line", "（"))
            and paragraph
            and _is_heading(essay.shadow, paragraph.start, paragraph.end, paragraph.kind)
        ):
            end = paragraph.end
            while essay.shadow[end - 1] in "。：:；; ":
                end -= 1
            items.append(Span(_skip(essay.shadow, mark.end), end))
        else:
            items.append(head(essay.shadow, mark.end, limit))
    items = _without_verb(essay.shadow, items)
    last = analysis.sentence_at(items[-1].start)
    end = max(items[-1].end, last.end if last else 0)
    complete = chain[0].family not in words("ordinal", "again")
    return Series(tuple(items), topic(analysis, chain[0].start), chain[0].start, end, complete)


def _is_heading(shadow: str, start: int, end: int, kind: str) -> bool:
    return kind == "head" or (
        len(HAN.findall(shadow, start, end)) <= LONGEST_LINE and "。" not in shadow[start : end - 1]
    )


def _skip(shadow: str, at: int) -> int:
    while at < len(shadow) and shadow[at] in "，,、：: \u3000":
        at += 1
    return at


def head(shadow: str, at: int, limit: int) -> Span:
    """The head of a point that begins at `at` and ends before `limit`: up to the first mark, further where that says too little."""
    at = _skip(shadow, at) + shadow.startswith("的", at)  # 还有人|的手感
    opener = re.compile(rf"{any_of('point', 'opener')}|也(?!许)").match(shadow, at)
    if opener:
        at = _skip(shadow, opener.end())
    end = _stop(shadow, at)
    begins = any(shadow.startswith(word, at) for word in words("point", "preposition"))
    if begins and end < len(shadow) and shadow[end] in "，," and _stop(shadow, end + 1) < limit:
        end = _stop(shadow, end + 1)
    return Span(at, end)


def _stop(shadow: str, at: int) -> int:
    """The first mark from `at` on that stands in no brackets or quotation marks."""
    closing: list[str] = []
    while at < len(shadow) and shadow[at] != "\n":
        char = shadow[at]
        if closing and char == closing[-1]:
            closing.pop()
        elif char in PAIRS:
            closing.append(PAIRS[char])
        elif char in STOP + "”」』）" and not closing:
            break
        at += 1
    return at


@cache
def announces() -> re.Pattern[str]:
    """What says that points follow: 要做到以下几点：, 为什么？"""
    return re.compile(rf"[：:？?]$|{any_of('topic', 'announce')}")


def begins(shadow: str, at: int) -> bool:
    """Whether a point of a larger series begins at `at`."""
    return any(mark.start == 0 for mark in _read(shadow[at : at + 8]))


def _without_verb(shadow: str, items: list[Span]) -> list[Span]:
    """The points without the verb and the marks with which each of them is named."""
    named = [_NAMED_ALIKE.fullmatch(shadow, item.start, item.end) for item in items]
    return [Span(*name.span("name")) for name in named if name] if all(named) else items


def topic(analysis: Analysis, start: int) -> Span | None:
    """What stands before the first point and says what the points are of; of another paragraph only what announces."""
    shadow = analysis.essay.shadow
    near = bisect_left(analysis.sentences, start, key=lambda s: s.start)
    sentences = analysis.sentences[max(0, near - 2) : near]
    if not sentences:
        return None
    low, high = sentences[-1].start, min(sentences[-1].end, start)
    if not HAN.search(shadow, low, high):
        return None
    if "\n" in shadow[low:start] and not announces().search(shadow, low, high):
        return None
    while high > low and shadow[high - 1] in "。：:；;，,—！!？? “「":
        high -= 1
    if (
        len(HAN.findall(shadow, low, high)) <= SHORT_TOPIC
        and len(sentences) > 1
        and low - sentences[-2].end <= 1
        and (shadow[sentences[-2].end - 1] in "？?" or LEANS.match(shadow, low))
        and len(HAN.findall(shadow, sentences[-2].start, high)) <= LONGEST_LINE
    ):
        low = sentences[-2].start
    while len(HAN.findall(shadow, low, high)) > LONGEST_LINE and (comma := shadow.find("，", low, high)) > 0:
        low = comma + 1
    number = _NUMBER.match(shadow, low, high)
    return Span(number.end() if number else low, high)
