"""When people lived and when a passage plays, in years: nobody is an option in a scene of another age."""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from quizgen.facts._periods import table
from quizgen.language import dates
from quizgen.language.fold import fold
from quizgen.language.heroes import hero
from quizgen.model import Analysis
from quizgen.questions import affinity
from quizgen.questions.pronouns import forms_of
from quizgen.questions.rival_pool import LAST, Asked
from quizgen.questions.years import in_digits

SHARED = 0.4
"""Part of the years of two stretches of the table: who stood up in 1930 and who did in 1990 are no options for each other."""
NEAR = 5
"""Years by which the stretches of the table may be a little off."""
FAR = 600
"""Characters back in which the year of a day is looked for."""
# 四月三日，|万国鼠疫研究会在奉天的小河沿开幕
_DAY = re.compile(
    r"(?<![年\d])(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
YOUTH = 30
"""Years of growing up before the stretch of the table."""
LIFE = 45
"""Years before and behind those that an essay tells of somebody in which he may have lived."""
PLAIN = 4
"""Characters of the name of an event from which it means nothing else: 抗日战争; but 长征火箭."""
OLD = 1840
"""Year before which a scene is of old: who is of no known age is none to stand in it."""
# 1972年, （1101年）; no 500年来
_YEAR = re.compile(r"(?<![\d.前])(\d{3,4})年(?![前来后间多的以之]|左右)")
_BEFORE = re.compile(r"公元前(\d{1,4})年")
_AGO = re.compile(r"(?P<many>[一二两三四五])千[多余]?年(?:前|以前|之前)")  # 两千多年前|的《考工记》
_NOW = re.compile(r"今年|去年|前年|昨天|昨日|上周|本月|如今|记者|采访")
_RULER = re.compile("(?P<of>[汉晋隋唐宋元明清])[\u4e00-\u9fff]{1,2}[宗祖帝]$")  # 宋哲宗
# 北宋|的陈尧咨, 明代|的周嘉胄
_OF_AGE = re.compile(r"(?:的|著名|大|诗人|画家|词人|学者|科学家|文学家|书法家|医学家|宰相|官员){0,3}$")


class Stretch(NamedTuple):
    """Years from `low` to `high`, before the common era negative."""

    low: int
    high: int

    def meets(self, other: "Stretch") -> bool:
        """Do two stretches have years in common?"""
        return self.low <= other.high and other.low <= self.high

    def shares(self, other: "Stretch") -> bool:
        """Has the shorter one at least SHARED of its years in common with the other?"""
        common = min(self.high, other.high) - max(self.low, other.low)
        return common >= SHARED * min(self.high - self.low, other.high - other.low)

    def wider(self, years: int) -> "Stretch":
        """So many years more at both ends."""
        return Stretch(self.low - years, self.high + years)


@cache
def _dynasties() -> tuple[tuple[re.Pattern[str], Stretch], ...]:
    """Names of dynasties: of one character with 代, 朝 or what ends one behind it."""
    found = []
    for name, _, low, high in table("dynasties"):
        pattern = name if len(name) > 1 else f"(?<![\\u4e00-\\u9fff]){name}(?:代|朝|末|初|人)|{name}(?:代|朝)"
        found.append((re.compile(pattern), Stretch(int(low), int(high))))
    for name, first in dates.eras().items():
        found.append((re.compile(rf"{name}(?:[元一二三四五六七八九十]+年|年间)"), Stretch(first, first + 60)))
    return tuple(found)


@cache
def _modern() -> tuple[tuple[re.Pattern[str], int], ...]:
    rows = (line.split("\t") for line in affinity.lines("quizgen.questions", "modern.txt"))
    return tuple((re.compile(words.replace(" ", "|")), int(year)) for year, words in rows)


@cache
def events() -> tuple[tuple[tuple[str, ...], int, int], ...]:
    """Words for an event, its first and its last year."""
    rows = (line.split("\t") for line in affinity.lines("quizgen.questions", "event_years.txt"))
    parted = ((words.split(), years.split()) for years, words in rows)
    return tuple((tuple(words), int(low), int(high)) for words, (low, high) in parted)


@cache
def _lifetimes() -> Mapping[str, Stretch]:
    rows = affinity.sections("quizgen.questions", "lifetimes.txt")
    return {fold(name): Stretch(*map(int, years.split())) for years, line in rows for name in line.split()}


@cache
def _headings() -> tuple[tuple[str, Stretch], ...]:
    rows = (line.split("\t") for line in affinity.lines("quizgen.questions", "headings.txt"))
    return tuple((heading, Stretch(*map(int, years.split()))) for years, heading in rows)


def lifetime(name: str) -> Stretch | None:
    """When a well-known person lived, as far as tables tell."""
    own = fold(name)
    if own in _lifetimes():
        return _lifetimes()[own]
    if ruler := _RULER.match(own):
        return told(f"{ruler['of']}代")
    heading = affinity.people().get(own, "")
    return next((years for start, years in _headings() if heading and heading.startswith(start)), None)


@lru_cache(maxsize=4096)
def told(text: str) -> Stretch | None:
    """The years that a simplified text plays in, by its years, dynasties and reigns, else by events, else by modern things in it."""
    found = [Stretch(int(m[1]), int(m[1])) for m in _YEAR.finditer(text) if int(m[1]) <= LAST]
    found += [Stretch(-int(m[1]), -int(m[1])) for m in _BEFORE.finditer(text)]
    for m in _AGO.finditer(text):
        year = LAST - 1000 * ("零一二三四五".find(m["many"].replace("两", "二")))
        found.append(Stretch(year - 500, year))
    found += [years for pattern, years in _dynasties() if pattern.search(text)]
    if _NOW.search(text):
        found.append(Stretch(1980, LAST))
    if not found:
        found = [
            Stretch(low, high)
            for names, low, high in events()
            if any(len(name) >= PLAIN and name in text for name in names)
        ]
    if not found:
        since = [year for pattern, year in _modern() if pattern.search(text)]
        return Stretch(max(since), LAST) if since else None
    return Stretch(min(y.low for y in found), max(y.high for y in found))


def of_one_side(asked: Asked, periods: list[str]) -> list[str]:
    """Those of the wrong dynasties that are not before a well-known person of the question where the right one is not either, nor the other way round.

    Nobody of the 辽 or 金 spoke of 郭守敬, who lived under the 元; a 明 one did.
    """
    right, around = told(fold(asked.answer)), asked.around
    shown = [years for name, years in _lifetimes().items() if len(name) > 1 and name in around]
    shown += [years for pattern, years in _dynasties() if pattern.search(around)]
    shown += [Stretch(year, year) for m in _YEAR.finditer(around) if (year := int(m[1])) <= LAST]
    if right is None or not shown or _YEAR.search(asked.answer):
        return periods
    first, last = min(y.low for y in shown), max(y.high for y in shown)
    return [
        text
        for text in periods
        if (years := told(fold(text))) is None
        or ((years.high < first) == (right.high < first) and (years.low > last) == (right.low > last))
    ]


def evidence(analysis: Analysis, name: str) -> Stretch | None:
    """When a person of an essay lived, by what it says of him: 北宋的陈尧咨; else by the years of the sentences that name him."""
    shadow, forms = analysis.essay.shadow, forms_of(analysis, name)
    found: list[Stretch] = []
    around: list[Stretch] = []
    for mention in analysis.mentions:
        if fold(shadow[mention.start : mention.end]) not in forms:
            continue
        sentence = analysis.sentence_at(mention.start)
        if not sentence:
            continue
        before = shadow[sentence.start : mention.start]
        for pattern, years in _dynasties():
            if any(_OF_AGE.fullmatch(before, m.end()) for m in pattern.finditer(before)):
                return years
        found += _known(told(shadow[sentence.start : sentence.end]))
        low = shadow.rfind("\n", 0, mention.start) + 1
        high = shadow.find("\n", mention.start)
        around += _known(told(shadow[low : high if high >= 0 else None]))
    rows = found or around
    return Stretch(min(y.low for y in rows), max(y.high for y in rows)) if rows else None


def _known(years: Stretch | None) -> Iterable[Stretch]:
    return (years,) if years else ()


def _told_beside(asked: Asked) -> Stretch | None:
    """The years of the paragraph in which words are said, if the essay is about somebody: in his life they were said."""
    if hero(asked.analysis) is None:
        return None
    shadow, at = asked.essay.shadow, asked.blank.start
    low, high = shadow.rfind("\n", 0, at) + 1, shadow.find("\n", at)
    return told(shadow[low : high if high >= 0 else None])


def _told_before(asked: Asked) -> Stretch | None:
    """The last year told before a day whose year the question does not show: 四月三日，万国鼠疫研究会在奉天开幕."""
    shadow = in_digits(asked.essay.shadow[max(0, asked.blank.start - FAR) : asked.blank.start])
    found = [int(m[1]) for m in _YEAR.finditer(shadow) if int(m[1]) <= LAST]
    return Stretch(found[-1], found[-1]) if found else None


def scene(asked: Asked) -> Stretch | None:
    """The years a wrong option must be of: when the answer lived, narrowed by what the question shows."""
    now, life = told(asked.around), lifetime(asked.answer) or evidence(asked.analysis, asked.answer)
    if now is None and asked.said:
        now = _told_beside(asked)
    if now is None and _DAY.search(asked.around):
        now = _told_before(asked)
    if life and now:
        both = Stretch(max(life.low - YOUTH, now.low), min(life.high, now.high))
        return both if both.low <= both.high else life
    return life or now


def fits(when: Stretch | None, asked: Asked, name: str, *, here: bool) -> bool:
    """Can this person stand in a scene of these years beside the answer? `here`: the essay names both."""
    analysis, answer = asked.analysis, asked.answer
    right, wrong = lifetime(answer), lifetime(name)
    if right and wrong and not (right.meets(wrong) if here else right.shares(wrong)):
        return False
    if not here and (fold(answer) in _lifetimes()) != (fold(name) in _lifetimes()):
        return False  # a heading alone tells too little of when he lived
    told_here = None if wrong or not here else evidence(analysis, name)
    if here and _ages_apart(analysis, right or evidence(analysis, answer), wrong or told_here):
        return False
    life = wrong.wider(NEAR) if wrong else told_here and told_here.wider(LIFE)
    if when is None or life is None:
        return when is None or when.high >= OLD or not _modern_too(analysis)
    return life.meets(when)


def _ages_apart(analysis: Analysis, one: Stretch | None, other: Stretch | None) -> bool:
    """Is one of two of an essay of our times long dead, and the other of now: 谢维祺 of 乾隆四十三年 and a keeper of a lighthouse?"""
    old = [years is not None and years.high < OLD for years in (one, other)]
    return old[0] != old[1] and _modern_too(analysis)


def _modern_too(analysis: Analysis) -> bool:
    """Does the essay speak of our times as well, so that somebody of no known age may be of them?"""
    years = told(analysis.essay.shadow)
    return years is None or years.high >= OLD
