"""Wrong years of a life: nobody takes a degree at eleven, nor publishes after his death."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from quizgen.language.heroes import hero, of_section
from quizgen.language.tables import FAMILY
from quizgen.model import Analysis, Person
from quizgen.questions import years
from quizgen.questions.pronouns import forms_of
from quizgen.questions.rival_pool import Asked

GROWING, STEP = 30, 4
"""Age up to which a life is told in small steps, and years by which a wrong year then differs at most: who was born in 1890 entered no
school in 1924. Set by judgement."""
GROWN = 18
"""Years of a life before what is told of it later."""
CLOSE = 24
"""Characters between a year and the birth or the death that it tells."""
# 竺可桢|（1890—1974）, 竺可桢|（1890年3月7日－1974年2月7日）, 黄文秀|（1989年－
_YEARS = re.compile(
    r"\s*[（(][^（）()\d]{0,12}(?P<birth>\d{4})年?[^（）()\d]{0,3}(?:\d{1,2}月)?(?:\d{1,2}日)?\s*(?:[-—–－─~～至]+\s*(?P<death>\d{4})?|[)）]|年?生)"
)
_YEAR = rf"(?P<year>\d{{4}})年[^。；\d]{{0,4}}(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?[^。；\d]{{0,{CLOSE}}}?"  # 1974年2月7日，竺可桢|
# 1890年3月7日，竺可桢|出生于绍兴, 1989年|生
_BIRTH = re.compile(
    rf"{_YEAR}(?:出生|降生|诞生|生于|(?<=[年月日])生[，。于])"
    rf"|(?:出生于|生于|诞生于)(?P<later>\d{{4}})年"
)
# 1974年2月7日，竺可桢|逝世
_DEATH = re.compile(
    rf"{_YEAR}(?:去世|逝世|病逝|病故|辞世|离世|谢世|牺牲|殉职|遇难|就义|长逝|与世长辞|离开了人世)"
)
# 1962年父亲去世, 1990年，老师病逝: of somebody else
_OTHER = re.compile(rf"{FAMILY}|老师|师父|师傅|同事|战友|好友|朋友|院长|校长|局长|伙伴")


class Life(NamedTuple):
    """The years of a birth and a death, as far as an essay tells them."""

    birth: int | None
    death: int | None


@lru_cache(maxsize=512)
def life(analysis: Analysis, person: Person) -> Life:
    """When somebody was born and died, by what stands behind his name, else by the sentences that tell it of nobody else."""
    shadow = analysis.essay.shadow
    for mention in person.mentions:
        found = _YEARS.match(shadow, mention.end)
        if found:
            return Life(int(found["birth"]), int(found["death"]) if found["death"] else None)
    births, deaths = (list(_told(analysis, person, pattern)) for pattern in (_BIRTH, _DEATH))
    return Life(births[0] if births else None, deaths[0] if deaths else None)


def _told(analysis: Analysis, person: Person, pattern: re.Pattern[str]) -> Iterator[int]:
    shadow = analysis.essay.shadow
    about = hero(analysis)
    for found in pattern.finditer(shadow):
        sentence = analysis.sentence_at(found.start())
        if sentence is None:
            continue
        named = [m for m in analysis.mentions if sentence.start <= m.start < found.end()]
        own = bool(named) and named[-1] in person.mentions
        alone = not named and person == (of_section(analysis, found.start()) or about)
        if own or (alone and not _OTHER.search(shadow, sentence.start, found.end())):
            yield int(found["year"] or found["later"])


def of_his_life(asked: Asked, rivals: Sequence[str]) -> list[str]:
    """Those of `rivals` that fall into the life of whom the question tells, if the right year does."""
    right = years.first(asked.answer)
    if right is None:
        return list(rivals)
    kept = list(rivals)
    for birth, death in _lives(asked):
        if birth is not None and right > birth:
            age = right - birth
            low = right - STEP if age <= GROWING else birth + GROWN
            high = right + STEP if age <= GROWING else None
            kept = [text for text in kept if _between(years.first(text), low, high)]
        if death is not None and right <= death:
            late = death if right < death else None
            kept = [text for text in kept if _between(years.first(text), None, late)]
    return kept


def _between(year: int | None, low: int | None, high: int | None) -> bool:
    return year is not None and (low is None or year >= low) and (high is None or year <= high)


def _lives(asked: Asked) -> Iterator[Life]:
    """The lives of those whom the question names, else of the one whom its essay is about."""
    analysis, around = asked.analysis, asked.around
    named = [
        person
        for person in analysis.people
        if any(form in around for form in forms_of(analysis, person.name) if len(form) > 1)
    ]
    about = of_section(analysis, asked.blank.start) or hero(analysis)
    for person in named or ([about] if about else []):
        found = life(analysis, person)
        if found != (None, None):
            yield found
