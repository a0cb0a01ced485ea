"""Times that have a name: dynasties, reigns, holidays, plan periods, where something is said to have happened then."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from quizgen.facts._gate import Gate
from quizgen.language import dates, segment
from quizgen.language.spans import beginning
from quizgen.model import Quantity

QUOTE = '[“”‘’「」『』"]'
# 末年, 时期: behind the name of a dynasty they leave no doubt that a time is meant.
ENDS = "时期|年间|末年|初年|末期|初期|中期|晚期|早期|后期|前期|中叶|时代|时候|之际|期间"
# 去年3月, 今年|第四季度, 有一年|春节
RELATIVE = r"(?:去年|前年|今年|明年|后年|有一年|那一年|那年|某年|(?:上|这|下)个?月|昨日|昨天)"
# 东汉|人们开始……，
CLAUSE = re.compile(r"[^，,。；;！？\n]*")
LONGEST_QUOTED = 24
"""Characters of a quotation, its marks with it, whose words are not the essay's own time."""
RELATIVE_END = re.compile(rf"{RELATIVE}$")  # 去年|3月


class Time(NamedTuple):
    """A time in `text[start:end]`; `hide` is what a blank hides of it."""

    start: int
    end: int
    hide: tuple[int, int]
    iso: str
    granularity: str
    refused: tuple[str, ...] = ()
    role: str = "fact"


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a table of `data/times.toml`."""
    data = tomllib.loads((files("quizgen.facts") / "data" / "times.toml").read_text("utf-8"))
    return tuple(tuple(line.split()) for line in data[name].split("\n") if line)


def _any(words: Iterator[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """What dates in words look like, in simplified text."""
    names = [row[0] for row in table("dynasties")]
    short = _any(name for name in names if len(name) == 1)
    alone = _any(
        name for row in (*table("dynasties"), *table("spans")) if len(name := row[0]) > 1 and name != "三国"
    )
    dynasty = rf"(?:{alone}|{short}(?:代|朝|王朝)|三国(?=时|末|初|鼎立))"
    era = _any(iter(dates.eras()))
    holidays = _any(row[0] for row in table("holidays"))
    events = _any(row[0] for row in table("events"))
    return {
        # 北宋庆历年间, 清乾隆初年, 康熙时期
        "era": re.compile(rf"(?:{dynasty}|{short})?{era}(?:年间|初年|末年|中叶|时期|年中)"),
        # 汉武帝时期, 唐太宗在位期间
        "reign": re.compile(
            rf"(?:{dynasty}|{short})[\u4e00-\u9fff][帝宗祖王](?:时期|时(?![候常而])|年间|在位(?:期间|时)|末年|初年|统治时期)"
        ),
        # 东汉时, 唐朝末年, 明末, 清代
        "dynasty": re.compile(
            rf"(?:(?P<name>{dynasty})(?P<end>{ENDS}|[末初]年?|时(?![装尚]))?|(?<![\d一二三四五六七八九十百千万亿])[商秦汉晋隋唐宋元明清](?P<end2>末年|初年|末|初|中叶|中期|晚期))"
        ),
        # “五一”|开始, 春节期间
        "holiday": re.compile(
            rf"{QUOTE}?(?P<hide>{holidays}){QUOTE}?(?:黄金周|小?长假|假期)?"
            r"(?=(?P<end>期间|前夕|前后|当[天日晚]|那[天晚]|这[天晚]|之夜|[前后][，,]|开始|到来|来临|之际|一早|清晨))"
        ),
        # “十三五”期间
        "plan": re.compile(
            rf"{QUOTE}?(?P<hide>(?:[一二三四五六七八九]|十[一二三四五六]?)五){QUOTE}?(?:规划|计划)?(?:期间|时期|末期?|初期)"
        ),
        # 抗日战争时期, 改革开放初期
        "event": re.compile(rf"(?P<hide>{events})(?:时期|期间|初期|末期|后期|中期|前夕|时代|之初)"),
        # 清代|康熙八年, 唐太宗|贞观十五年
        "prefix": re.compile(rf"(?:{dynasty}|{short})(?:[\u4e00-\u9fff][帝宗祖])?$"),
    }


def worded(gate: Gate) -> Iterator[Time]:
    """Dynasties, reigns, holidays, plan periods, where something is said to have happened then."""
    for name, pattern in patterns().items():
        if name == "prefix":
            continue
        for m in pattern.finditer(gate.text):
            if not in_heading(gate, m.start()) and not gate.in_title(_at(m.start())):
                yield from _named(gate, name, m)


def _named(gate: Gate, name: str, m: re.Match[str]) -> Iterator[Time]:
    groups = m.groupdict()
    core = m.span("name") if groups.get("name") else m.span("hide") if groups.get("hide") else m.span()
    if cuts_word(gate, *core) or _in_quotation(gate, *m.span()):
        return
    if (name == "dynasty" and not _happened(gate, m)) or (name == "holiday" and not _once(gate, m)):
        return
    told = RELATIVE_END.search(gate.text, max(0, m.start() - 3), m.start()) if name == "holiday" else None
    if told:  # 有一年|春节期间
        yield Time(told.start(), m.end("end"), (told.start(), m.end()), "", "relative", ("relative",))
    elif groups.get("end") == "时":  # 东汉|时
        yield Time(*core, core, "", "period")
    else:
        yield Time(*m.span(), core if groups.get("hide") else m.span(), "", "period")


def in_heading(gate: Gate, at: int) -> bool:
    """Whether `at` stands in a heading."""
    paragraphs = gate.analysis.essay.paragraphs
    i = bisect_right(paragraphs, at, key=lambda p: p.start) - 1
    return i >= 0 and paragraphs[i].kind == "head"


def _at(offset: int) -> Quantity:
    return Quantity(offset, offset + 1, "date", None, None)


def cuts_word(gate: Gate, start: int, end: int) -> bool:
    """说|明代|表: a word of the dictionary lies across the end."""
    shadow = gate.analysis.essay.shadow
    return any(
        (a < start < b or a < end < b) and segment.frequency(shadow[a:b])
        for a, b in gate.read.touching(start, end)
    )


def _in_quotation(gate: Gate, start: int, end: int) -> bool:
    """“秦时明月汉时关”: words of others; a quotation of the time alone (“五一”) is none."""
    near = beginning(gate.analysis.quotes, end + 2 - LONGEST_QUOTED, start)
    return any(end < q.end - 1 and q.end - q.start <= LONGEST_QUOTED for q in near)


def _happened(gate: Gate, m: re.Match[str]) -> bool:
    """Whether a dynasty says when: 东汉出了…, 始建于唐代; not 唐代诗人, 唐代的木构建筑."""
    text = gate.text
    left = text[max(0, m.start() - 3) : m.start()]
    if re.search(r"[、和与及]$", left) or text.startswith("、", m.end()):
        return False
    if m["end"] or m["end2"]:
        return not re.match(r"的?[\u4e00-\u9fff]{1,3}人[，,。、]", text[m.end() :])  # 春秋末年鲁国人
    if re.search(r"[在于到至自从]了?$", left):
        return not re.match(r"[\u4e00-\u9fff]", text[m.end() :]) or _goes_on(gate, m.end())
    if text.startswith(("，", ","), m.end()):
        return not left or bool(re.search(r"[，,。；;：:\s]$", left))
    return _goes_on(gate, m.end())


def _goes_on(gate: Gate, at: int) -> bool:
    """Whether a verb or the like follows, or somebody who does something."""
    text, shadow = gate.text, gate.analysis.essay.shadow
    for mention in beginning(gate.analysis.mentions, at, at + 1):
        rest = CLAUSE.match(text, mention.end)
        return rest is not None and rest[0] != "" and "的" not in rest[0]
    word = next(iter(gate.read.touching(at, at + 1)), None)
    if word is None:
        return False
    tag = segment.tag(shadow[at : word[1]])
    return tag[:1] in ("v", "p", "d", "c") and tag != "vn" and not shadow.startswith("制", at)


def _once(gate: Gate, m: re.Match[str]) -> bool:
    """A holiday of one year: not 每年春节, 每逢中秋, 过春节."""
    left = gate.text[max(0, m.start() - 3) : m.start()]
    digit = m["hide"] in ("五一", "六一", "七一", "八一", "十一")
    if digit and m.start() == m.start("hide") and m["end"] not in ("期间", "前夕", "前后"):
        return False
    return not re.search(r"每年的?|每逢|每到|逢|过|年[初底]?$", left) or bool(
        re.search(r"(?:去|今|前|一|那)年$", left)
    )
