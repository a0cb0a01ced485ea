"""Wrong options: of the answer's sort, unit and script, plausible, and true by no essay of the deck."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import chain

from quizgen.language.fold import fold
from quizgen.model import stable_id
from quizgen.questions import (
    affinity,
    rival_dates,
    rival_figures,
    rival_lives,
    rival_names,
    rival_order,
    rival_times,
    terms,
)
from quizgen.questions.rival_logic import believed, figures_of
from quizgen.questions.rival_pool import Asked, Pool
from quizgen.questions.years import first

MADE = ("number", "date")
"""Sorts whose wrong options are made from the answer."""
WANTED = 3
"""Wrong options a question; with four options guessing is right one time in four."""
FEWEST = 2
"""Wrong options that a question has at least."""
ROUGHLY = 0.12
"""Part of a figure told with 左右 by which a wrong one differs at least."""
ALONE = 2
"""How many times as far as the wrong figures are from each other the right one may be from the next of them."""
_ABOUT = re.compile("左右|上下|前[后後]")  # 四十岁|左右
SOON = 2
"""Years after one for which something is given."""
_OF_A_YEAR = re.compile(r"(\d{4})年?度")  # |1944年度|的诺贝尔化学奖
# 五千圆|钞票: others were never issued
_ISSUED = re.compile("(?:面[额值])?的?(?:大钞|钞票|纸[币钞]|硬币|邮票)")
# 30年内只产出了|10部|: nobody believes in 40
_FEW = re.compile("(?:只|仅|才|不过)[^，。；]{0,6}$")
FEW_AT_MOST = 3
"""How many times the right figure a wrong one is at most, where the text calls it few."""
# （14130亿斤），首次|突破|1.4万亿斤
_PASSES = re.compile("(?:突破|超过|跨过|站上|迈上|登上|跨越)了?")
MARK = 1.1
"""Part of a mark up to which a figure that passed it may go for the mark to tell it."""
_CHARACTERS = re.compile(r"(?:这|等)?[\d一二三四五六七八九十]+个?(?:大|小)?字")  # “…”|八个字
REASONS = ("script", "make", "group", "stated", "odd", "same", "passage", "part")
"""Why a candidate is no wrong option: of another script, of another make (transliterated or not, 《》, length), of another age
or field, stated by the essay, not to be believed, the same as another after folding, in the question, part of another or the
other way round."""


def options(asked: Asked, pool: Pool, told: dict[str, str] | None = None) -> tuple[str, ...]:
    """The options in the order shown, the right one among them; () if there are too few good wrong ones.

    Options of the deck's old version stay while they pass; others are ranked by hash(question id, candidate).
    `told` is given each candidate that was tried and why it was refused (one of REASONS), "" for those that were taken.
    """

    def tell(text: str, reason: str) -> None:
        if told is not None and text != asked.answer:
            told.setdefault(text, reason)

    unknown = asked.sort == "person" and fold(asked.answer) not in affinity.people()
    if unknown and asked.blank.slot != "speaker":
        return ()  # nobody knows whom an essay names could have done it: of 54 with readers 25 stood
    tiers = _made(asked, tell) if asked.sort in MADE else rival_names.tiers(asked, pool, tell)
    passage = asked.passage
    taken = {fold(asked.answer)}
    chosen: list[str] = []
    for text in chain.from_iterable(tiers):
        folded = fold(text)
        reason = _clash(folded, taken, passage, asked.sort)
        tell(text, reason)
        if reason:
            continue
        taken.add(folded)
        chosen.append(text)
        if len(chosen) == WANTED and not unknown:
            break
    if unknown:  # 巴金, who is only quoted, is no option beside a keeper of a lighthouse
        chosen = [text for text in chosen if fold(text) not in affinity.people()][:WANTED]
    if len(chosen) < FEWEST:
        return ()
    if asked.sort == "date" and not set(chosen) <= set(asked.old) and _stands_out(asked.answer, chosen):
        return ()
    if {*chosen, asked.answer} == set(asked.old):
        return asked.old
    return tuple(sorted([*chosen, asked.answer], key=lambda text: stable_id(asked.seed, "place", fold(text))))


def _made(asked: Asked, tell: Callable[[str, str], None]) -> Iterable[Sequence[str]]:
    """Figures or dates: kept ones, then made ones, so many of them below the right one as the question's id tells."""
    analysis, answer = asked.analysis, asked.answer
    stated = [fold(asked.essay.text[q.start : q.end]) for q in analysis.quantities]
    if asked.sort == "date":
        told = rival_order.planned(asked.before) or rival_dates.told_otherwise(
            answer, asked.passage, asked.after
        )
        every = [] if told or _of_its_year(asked) else rival_dates.dates_like(answer, asked.script)
        every = rival_dates.about(answer, asked.after, every)
        stated += rival_order.ages(asked.essay.shadow)
        fresh = rival_order.unsaid(every, stated)
        fresh = rival_times.of_one_side(asked, rival_order.known_then(fresh, asked.essay.shadow, WANTED))
        fresh = rival_order.existing(rival_lives.of_his_life(asked, fresh), answer, asked.passage)
        fresh = rival_order.of_reign(fresh, answer, asked.passage)
        good = rival_order.in_order(fresh, answer, asked.passage, WANTED)
        old = rival_lives.of_his_life(asked, rival_order.unsaid(asked.old, stated))
        old = rival_order.existing(old, answer, asked.passage)
        kept = rival_order.in_order(old, answer, asked.passage, WANTED)
    else:
        graded = analysis.essay.shadow.startswith("级", asked.blank.end)
        classes = rival_figures.classes_like(answer) if graded else []
        every = classes or rival_figures.figures_like(answer, asked.script)
        fresh = [text for text in every if fold(text) not in stated]
        alike = [text for text in asked.old if fold(text) not in stated]
        good = believed(asked, fresh, WANTED)
        kept = believed(asked, alike, WANTED)
    for text in every:
        if text not in good:
            tell(text, "odd" if text in fresh else "stated")
    if asked.sort == "number" and (_issued(asked) or _passed(asked)):
        kept, good = [], []
    if _counted(asked):
        kept, good = ([text for text in some if len(text) == len(answer)] for some in (kept, good))
    if asked.sort == "number" and _ABOUT.match(asked.after):
        kept, good = ([text for text in some if _apart(text, answer)] for some in (kept, good))
    if asked.sort == "number" and _FEW.search(asked.before):
        most = FEW_AT_MOST * _amount(answer)
        kept, good = ([text for text in some if _amount(text) <= most] for some in (kept, good))
    look = rival_figures.look(answer)
    yield [text for text in kept if text != answer and rival_figures.look(text) == look]
    yield _spread(asked, [text for text in good if fold(text) not in asked.passage])


def _of_its_year(asked: Asked) -> bool:
    """Is something of a year given soon behind it, so that other years are seen to be wrong: （2017年2月8日），“2016年度人物”颁奖典礼?"""
    own = first(asked.answer)
    return own is not None and any(
        0 <= own - int(year) <= SOON for year in _OF_A_YEAR.findall(fold(asked.passage))
    )


def _apart(text: str, answer: str) -> bool:
    """Is a figure so far off that what is told as 四十岁|左右 is not it as well?"""
    right = _amount(answer)
    return abs(_amount(text) - right) >= ROUGHLY * right


def _issued(asked: Asked) -> bool:
    """Is it what is written on a note or a stamp, of which no others were issued: 五千圆钞票?"""
    noun = _ISSUED.match(asked.essay.shadow, asked.blank.end)
    money = any(figure.dimension == "money" for figure in figures_of(asked.answer))
    return noun is not None and (money or noun[0].startswith("面"))


def _passed(asked: Asked) -> bool:
    """Does the question tell which mark the figure passed: （14130亿斤），首次突破1.4万亿斤?"""
    right = next(iter(figures_of(asked.answer)), None)
    marks = [m.end() for m in _PASSES.finditer(asked.passage)]
    told = (f for f in figures_of(asked.passage) if right and f.unit == right.unit and f.start in marks)
    value = float(right.low or 0) if right else 0.0
    return any(0 < float(f.low or 0) < value <= float(f.low or 0) * MARK for f in told)


def _counted(asked: Asked) -> bool:
    """Is the answer inside words whose characters are counted: 傘柄上刻着“（道光九年）餘恆泰造”八個字?"""
    quotes = (q for q in asked.analysis.quotes if q.start < asked.blank.start and asked.blank.end < q.end)
    return any(_CHARACTERS.match(asked.essay.shadow, quote.end) for quote in quotes)


def _spread(asked: Asked, made: Sequence[str]) -> list[str]:
    """Wrong ones ranked so that the right one's place among the first of them is any of the four, by the question's id."""
    ranked = rival_names.ranked(asked.seed, made)
    right = _amount(asked.answer)
    less = [text for text in ranked if _amount(text) < right]
    more = [text for text in ranked if _amount(text) > right]
    below = int(stable_id(asked.seed, "rank")[:8], 16) % (WANTED + 1)
    below = max(min(below, len(less)), WANTED - len(more))
    first = [*less[:below], *more[: WANTED - below]]
    if _stands_out(asked.answer, first):
        first = sorted(sorted(ranked, key=lambda text: abs(_amount(text) - right))[:WANTED], key=ranked.index)
    return [*first, *(text for text in ranked if text not in first)]


def _stands_out(answer: str, wrong: Sequence[str]) -> bool:
    """Is the right figure far from all the others, which are near each other: 2200米 of 1400米, 1500米 and 1600米?"""
    right, others = _amount(answer), sorted(map(_amount, wrong))
    if len(others) < FEWEST or others[0] < right < others[-1]:
        return False
    return min(abs(right - other) for other in others) > ALONE * (others[-1] - others[0]) > 0


def _amount(text: str) -> float:
    """What a figure or a date is ordered by."""
    if found := figures_of(text):
        return found[0].value
    number = re.search(r"\d+", text)
    return float(number[0]) if number else 0.0


def _clash(folded: str, taken: Collection[str], passage: str, sort: str) -> str:
    """The reason why a candidate cannot stand beside what is `taken` and what the question shows, or ""."""
    names = {folded} | affinity.other_names(folded)
    if not names.isdisjoint(taken):
        return "same"
    if any(name in passage for name in names):
        return "passage"
    if sort in MADE:
        return ""
    near = sort == "term" and any(terms.near(folded, t) for t in taken)
    bare = folded.strip("《》")  # 《周刊》 beside 《清华周刊》
    return "part" if near or any(bare in t or t.strip("《》") in folded for t in taken) else ""
