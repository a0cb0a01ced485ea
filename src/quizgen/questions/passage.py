"""The sentence of a question: trimmed to what carries the fact, and made to stand alone or refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from quizgen.language.characters import han
from quizgen.language.tables import words
from quizgen.model import Analysis, Blank, Person
from quizgen.questions import above, bodies, context
from quizgen.questions.alone import points_out, stand_alone
from quizgen.questions.background import background
from quizgen.questions.checks import BLANK, HE, LONGEST, SHORTEST, inner_marks, unfit
from quizgen.questions.definites import proper
from quizgen.questions.endings import predicated
from quizgen.questions.glosses import NONE, Gloss, full_name, left_out, whole_title
from quizgen.questions.predicate import headless
from quizgen.questions.pronouns import glossed
from quizgen.questions.reckoned import summed
from quizgen.questions.reckoned_times import REIGN, in_steps, worked_out
from quizgen.questions.section import of_entry
from quizgen.questions.time_glosses import of_page, of_time, undated
from quizgen.questions.windows import trimmed, windows
from quizgen.questions.worth import unworthy
from quizgen.questions.years import WHOLE_YEAR

WITH_LEAD = 130
"""Characters of a prompt that begins with the sentences before."""
REACH = 8
"""Characters that may fall off before a passage below its paragraph: 但是, 于是."""
WITH_CONTEXT = 200
"""Characters of a prompt and of the sentences before that stand above it."""
HALF = 4
"""Han characters beside the blank of a saying: 古语云：“玉不琢，（　　）。” is enough for who knows it."""
BARE = 16
"""Han characters that a passage which opens a paragraph and names nothing must have beside its figure; tuned on 190 questions that readers
judged. Of longer ones inside a paragraph, with nothing above them, they had kept 28 of 47."""
PREDICATED = ("person", "date", "title")
"""Sorts of answers of which a passage must say something; of a figure a noun does: 大桥全长1453米."""
TELLING = 16
"""Han characters that tell who is meant; （　　）成立砖雕工作组 could be anybody."""

_ASIDE = re.compile(
    r"（[^（）]*）|(?:研|大|高|初)[一二三四](?=学?生)|《[^《》]*》"
)  # 颜真（书法家）; 研一|学生
# （康熙二十四年）|（一六八五），知县重建藏书楼: which year it was tells the other
_WHICH_YEAR = re.compile(
    r"^（(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]，)?(?:公元)?(?:\d{3,4}|[一二〇○零三四五六七八九]{3,4})年?）"
)
# （明治二十九年），|就是一八九六年
_THAT_IS = re.compile(
    "，?(?:也就是|就是|即是?|相当于)(?:公元|西元)?(?:\\d{3,4}|[一二][〇○零一二三四五六七八九]{3})年"
)
# 光绪十一年（九月初五）日|（一八八五年十月十二日）|慈禧…: one calendar tells the other
_SAME_DAY = re.compile(
    r"^(?P<rest>[^（），。]{0,8})（(?:西元|公元)?(?:\d{3,4}|[一二][〇○零一二三四五六七八九]{3})年[^（），。]{0,8}）"
)
# 2024年，|全社会|研究经费超过…: of which country or of whom all know
_ANY = re.compile(
    "(?:如今|现在|今天|通常|平均)?一[张只个颗粒台把条件座艘架辆支根块棵株头匹名位户家本部篇幅滴杯碗瓶公平立克斤吨米]"
)  # 一张|宣纸要经过一百多道工序: any
_SCOPE = re.compile("我国|中国|全国|世界|全球|人类|地球|全社会|国家|人[体均]")
_AGED_THEN = re.compile("[时時]年$")  # 时年|94岁: when?
# 1902年生，河北人，…; 一九一四年|生在福州; 同颜福庆等二十一人发起…: who?
_NOBODY = re.compile(
    r"(?:\d{4}年|[一二][〇○零一二三四五六七八九]{3}年)(?:[\d一二三四五六七八九十]+月(?:[\d一二三四五六七八九十]+日)?)?出?生(?=[，。在于])(?![^，。]*的)"
)
_WITH = re.compile(r"(?:[^，。；：“”]{4,12}[年月日初底末]，)?[同与和跟]$")
_LUNAR = re.compile("(?:[\u4e00-\u9fff]{2}[元一二三四五六七八九十]{1,3}年|[正腊臘冬]月|月初|月廿|闰|閏)")
_SAME_YEAR = re.compile("同[年月日](?![代龄])")
_THAT_YEAR = re.compile("那一年(?=，)")  # 那一年|，厂里亏着1.3亿元
_LAST_MARK = re.compile(r"[；，]\s*$")  # 已运行68年；
_COMMA_INSIDE = re.compile(r"[，,]([”」])$")  # 他是活雷锋|，”
_DOUBLED = re.compile(r"([。！？…][”」』])[。！]$")  # “…老师傅了！”。
_CRIED = re.compile(r"^([”」])[！!]$")  # “牢骚太盛防肠断，（　　）”！
_BLANK_BEFORE_MARK = re.compile("[ \u3000]+(?=[，。；：、])")  # 6.0%| |，女性32.1%
_PARTED = re.compile(r"(?<![，。；：！？、])[ \u3000]{2,}")  # 1998年|　　|改制为有限公司
_AGAIN = ("too-long", "dangling-pronoun", "first-person", "cut", "unbalanced-quote", "gives-away")
"""Reasons that a shorter run of clauses may not have."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A prompt in two halves with the answer between them."""

    before: str
    answer: str
    after: str
    explanation: str = ""
    """Who a pronoun is, where the prompt had to say it."""
    context: str = ""
    """The sentence before, where the passage alone says too little."""

    @property
    def prompt(self) -> str:
        """The passage with its blank."""
        return self.before + BLANK + self.after

    @property
    def shown(self) -> str:
        """All that stands on the question before it is answered."""
        return self.context + self.prompt


def cut(analysis: Analysis, blank: Blank, known: Mapping[int, Person]) -> Passage | str:
    """The passage of a blank, or the reason why it cannot be asked; `known` is what `owners` found.

    The whole sentence is taken if it can be; else with the sentence before that says who or what is meant;
    else the longest run of its clauses that can stand alone.
    """
    reason = ""
    first = trimmed(analysis, blank)[0]
    for start, end in windows(analysis, blank):
        found = _passage(analysis, blank, start, end, known)
        if isinstance(found, Passage):
            return found
        if start == first and found in ("dangling-pronoun", "no-context"):
            bare = found == "no-context" and not proper(analysis, start, end)
            led = _led(analysis, blank, start, end, known, telling=bare)
            if isinstance(led, Passage):
                return led
            below = _below(analysis, blank, start, end, known) if found == "dangling-pronoun" else found
            if isinstance(below, Passage):
                return below
        reason = reason or found
        if reason not in _AGAIN:
            break
    return reason


def _led(
    analysis: Analysis, blank: Blank, start: int, end: int, known: Mapping[int, Person], *, telling: bool
) -> Passage | str:
    """The passage with the sentences before it that say who or what is meant.

    They stand above it; where 他 of the passage is a person they name, the name is put in; where another pronoun
    points at something in them, they stand in the prompt itself. `telling`: what they say must tell enough by itself.
    """
    begin = context.lead(analysis, blank, end, WITH_CONTEXT)
    if begin is not None and telling:
        told = analysis.essay.text[begin : blank.passage_start]
        if han(told) < TELLING and not proper(analysis, begin, blank.passage_start):
            return "no-context"
    if begin is None or analysis.essay.text[start - 1 : start] in ("；", ";"):
        return "dangling-pronoun"
    if blank.sort == "number" and summed(analysis, blank, begin, end):
        return "gives-away"  # 全市生产总值1864.3亿元。其中，第一产业增加值（97.5亿元），…
    text = analysis.essay.text
    if _SAME_YEAR.match(analysis.essay.shadow, start) and len({*WHOLE_YEAR.findall(text, begin, start)}) > 1:
        return "dangling-pronoun"  # 一九五三年公映，…一九五七年获奖。|同年的《危楼春晓》
    if worked_out(text[begin:end], text[blank.start : blank.end]):
        return "gives-away"  # 2003年，…。（八年）以后，2011年…
    if glossed(analysis, start, end, blank, {}) == NONE:
        told = analysis.essay.text[begin : blank.passage_start]
        if blank.sort == "person" and analysis.essay.text[blank.start : blank.end].split("·")[-1] in told:
            return "gives-away"  # 布莱克威尔出生在英国。父亲（塞缪尔·布莱克威尔）是商人
        return _passage(analysis, blank, start, end, {}, begin=begin)
    if person := context.owner(analysis, begin, blank):
        his = {m.end(): person for m in HE.finditer(analysis.essay.shadow, start, end)}
        found = _passage(analysis, blank, start, end, his)
        if isinstance(found, Passage):
            return found
    found = _passage(analysis, blank, begin, end, known, WITH_LEAD)
    return found if isinstance(found, Passage) else _passage(analysis, blank, begin, end, {}, WITH_LEAD)


def _below(
    analysis: Analysis, blank: Blank, start: int, end: int, known: Mapping[int, Person]
) -> Passage | str:
    """The passage below its paragraph, in which a reader finds what it points at: 关停矿山之后，…, 这座台子距今（四千一百年）."""
    told, begin = background(analysis, blank, start, end, known, blank.passage_start + 1)
    if not told or start > blank.passage_start + REACH or points_out(analysis, begin, start, end):
        return "dangling-pronoun"
    return _passage(analysis, blank, start, end, {}, begin=begin, told=told)


def _passage(
    analysis: Analysis,
    blank: Blank,
    start: int,
    end: int,
    known: Mapping[int, Person],
    longest: int = LONGEST,
    begin: int | None = None,
    told: str = "",
) -> Passage | str:
    """What stands between `start` and `end`, with the sentences from `begin` on above it, where it needs them.

    `told` is how they are shown where what the passage points at is to be found in them.
    """
    text = analysis.essay.text
    before, answer, after = text[start : blank.start], text[blank.start : blank.end], text[blank.end : end]
    if text[end : end + 1] in ("，", "；"):
        after += "。"
    after = _LAST_MARK.sub("。", after)
    if blank.sort == "words" and before.startswith(("“", "「")):
        after = _CRIED.sub(r"\1。", after)
    after = _COMMA_INSIDE.sub(r"。\1", _DOUBLED.sub(r"\1", after))
    before, after = _in_one_line(before), _BLANK_BEFORE_MARK.sub("", _in_one_line(after))
    answer = answer.replace("\n", "")
    least = HALF if blank.sort == "words" else SHORTEST
    reason = unfit(before + BLANK + after, answer, least, longest) or unworthy(analysis, blank, start, end)
    if reason:
        return reason
    found = NONE if told else stand_alone(analysis, start if begin is None else begin, end, blank, known)
    if isinstance(found, str):
        return found
    found = found if found.added else left_out(analysis, start, end, blank, begin)
    if not found.added and blank.sort != "date":
        found = of_time(analysis, blank, start, end)
    if not found.added and begin is None:
        found = full_name(analysis, blank, start, end)
    if not found.added:
        titled = whole_title(analysis, blank, start, end)
        if titled is None:
            return "dangling-pronoun"
        found = titled
    if not found.added and begin is None and _subjectless(analysis, start, end):
        return "no-context"
    told_day = of_page(analysis, start, end)
    if told_day is not None and not (found.added and found.at == told_day):
        return "relative"
    if undated(analysis, blank, start, end):
        return "relative"
    if begin is not None:
        line = context.titled(analysis, blank, start, end) + (
            told or above.between(analysis, begin, blank.passage_start)
        )
    elif (blank.sort == "person" and han(before + after) < TELLING) or (
        _AGED_THEN.search(before) and not WHOLE_YEAR.search(before + after)
    ):
        return "no-context"
    elif blank.sort in PREDICATED and not predicated(_nameless(analysis, blank, start, end)):
        return "cut"  # （沈国鸿），云岭工学院教授，全县石匠的老师。
    elif longest == WITH_LEAD:
        line = context.titled(analysis, blank, start, end, glossed=bool(found.added))
    else:
        line = context.line(analysis, blank, start, end, known, glossed=bool(found.added))
        whole = "" if found.added else bodies.of_part(analysis, start, end)
        if whole and whole not in line:
            found = Gloss(start, whole, "")
        little = not found.added and _says_little(analysis, blank, start, end)
        little = little or (not whole and context.leans(analysis, blank, start, end))
        little = little or (not found.added and _of_nobody(analysis, blank, start, end, line))
        if little and line in (above.title(analysis, blank), above.headed(analysis, blank)):
            return "no-context"
    then = _THAT_YEAR.match(analysis.essay.shadow, start, end)
    if then and not found.added and not (WHOLE_YEAR.search(line) or then[0] in line):
        return "dangling-pronoun"
    before, answer, after = inner_marks(before, answer, after)
    reign = blank.sort == "date" and REIGN.fullmatch(analysis.essay.shadow, blank.start, blank.end)
    if (reign and _THAT_IS.match(after)) or in_steps(analysis, blank, start, end):
        return "gives-away"
    year = _WHICH_YEAR.match(after) if reign and (not found.added or found.at > blank.end) else None
    if year and not found.added:
        after = after[year.end() :]
    twice = _SAME_DAY.match(after) if blank.sort == "date" and not year and not found.added else None
    if twice and _LUNAR.search(before[-12:] + answer):
        after = twice["rest"] + after[twice.end() :]
    if not found.added:
        return Passage(before, answer, after, context=line)
    explained = (
        "" if found.added.endswith("的") or not found.noun else f"{found.noun}：{found.added}"
    )  # 〔魏长林的〕妻子 says it all
    added = f"〔{found.added}〕"
    if found.at <= blank.start:
        at = len(_in_one_line(text[start : found.at]))
        before = before[:at] + added + before[at:]
    else:
        at = len(_in_one_line(text[blank.end : found.at]))
        after = after[year.end() if year else 0 : at] + added + after[at:]
    return Passage(before, answer, after, explained, line)


def _subjectless(analysis: Analysis, start: int, end: int) -> bool:
    """Does a passage tell when nobody was born, or with whom nobody did it?"""
    first = next((m.start for m in analysis.mentions if start <= m.start < end), end)
    with_him = first < end and _WITH.fullmatch(analysis.essay.shadow, start, first)
    return bool(_NOBODY.match(analysis.essay.shadow, start, end) or with_him)


def _in_one_line(piece: str) -> str:
    """A piece of the text without the ends of its lines, its wide blanks as a comma."""
    return _PARTED.sub("，", piece.replace("\n", ""))


def _nameless(analysis: Analysis, blank: Blank, start: int, end: int) -> str:
    """The passage without its names, its answer, and what stands in brackets."""
    text = list(analysis.essay.text[start:end])
    for low, high in [(m.start, m.end) for m in analysis.mentions] + [(blank.start, blank.end)]:
        if start <= low and high <= end:
            text[low - start : high - start] = "，" * (high - low)
    return _ASIDE.sub("", "".join(text))


def _says_little(analysis: Analysis, blank: Blank, start: int, end: int) -> bool:
    """Does a passage inside a paragraph name nothing: 真正的转变发生在（　　）, 站里有人算过，光这三条，一个月要多跑（四百多公里）?"""
    if blank.sort not in ("number", "date") or proper(analysis, start, end):
        return False
    text = analysis.essay.text
    begin = blank.passage_start
    opens = begin == 0 or "\n" in text[len(text[:begin].rstrip()) : begin]
    if han(text[start : blank.start] + text[blank.end : end]) < BARE:
        return not (opens and start == begin)
    shadow = analysis.essay.shadow[start:end]
    told = _ANY.match(shadow) or _SCOPE.search(shadow) or _abroad().search(shadow)
    return not (opens or of_entry(analysis, start) or told)


@cache
def _abroad() -> re.Pattern[str]:
    """What sounds like a name of another country: |维利奇卡|盐矿."""
    return re.compile(f"[{''.join(sorted(words('transliteration')))}]{{3,}}")


def _of_nobody(analysis: Analysis, blank: Blank, start: int, end: int, line: str) -> bool:
    """Does a passage that names nobody and has no word of the title begin with its verb: 70年代，在政府中担任官员?"""
    if blank.sort in ("words", "person") or any(start <= m.start < end for m in analysis.mentions):
        return False
    return headless(analysis.essay.shadow[start:end]) and not context.shares(
        analysis, blank, start, end, line
    )
