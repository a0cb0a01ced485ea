"""Which people, works and terms are wrong options for another, the best first."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from quizgen.language.fold import fold
from quizgen.language.names import surname
from quizgen.model import stable_id
from quizgen.questions import affinity, rival_people, rival_times, rival_works, terms
from quizgen.questions.rival_pool import Asked, Candidate, Pool, of_script, shipped, stranger

# “孤违蹇叔，以辱二三子”: no minister said it
_RULER_SAYS = re.compile("寡人|朕|孤(?=[违之以与将有欲为负知闻不家王])")
# “许国栋”
_WORDS = re.compile('[“「‘『"][^”」’』"]*[”」’』"]')
MODERN = 1900
"""Year from which everybody has a surname that an essay of now tells."""
ENOUGH = 2
"""People of the essay beside the answer from which others may fill up; one is enough where the answer is well known."""


def tiers(asked: Asked, pool: Pool, tell: Callable[[str, str], None]) -> Iterable[Iterable[str]]:
    """Kept ones, then those of the same essay, of the deck and of shipped tables."""
    person = asked.sort == "person"
    if person and rival_people.told_apart(asked.before, asked.after):
        return
    if person and _RULER_SAYS.search(fold(asked.said) or "".join(_WORDS.findall(asked.around))):
        return  # who else calls himself so?
    sieve = _sieve(asked, pool, tell)
    yield [text for text in asked.old if text != asked.answer and sieve.keeps(text)]
    known = [c for c in pool.candidates if c.sort == asked.sort and c.folded != sieve.answer.folded]
    near = list(sieve.passed(c for c in known if asked.essay.id in c.essays))
    # those of the story before the champion whom somebody is likened to
    for akin in (True, False):
        yield ranked(asked.seed, (text for text, c in near if (c.group == sieve.answer.group) == akin))
    # who could have done it the essay tells, others only fill up; who could have said it, any of the same age and field
    enough = ENOUGH - (sieve.answer.group not in (affinity.NEW, affinity.ABROAD))
    if person and asked.blank.slot != "speaker" and len(near) < enough:
        return
    away = (c for c in known if asked.essay.id not in c.essays)
    yield ranked(asked.seed, (text for text, _ in sieve.passed(away)))
    if sieve.answer.group:
        general = map(sieve.as_known, shipped(asked.sort, asked.script))
        yield ranked(asked.seed, (text for text, _ in sieve.passed(general)))


def ranked(seed: str, texts: Iterable[str]) -> list[str]:
    """In an order that hangs on the question and on each text alone."""
    return sorted(texts, key=lambda text: stable_id(seed, fold(text)))


@dataclass(frozen=True, slots=True)
class _Sieve:
    """What is asked of a wrong option of one question."""

    asked: Asked
    known: dict[str, Candidate]
    answer: Candidate
    when: rival_times.Stretch | None
    """The years that the question plays in."""
    called: bool
    """Does a role stand before the name?"""
    beside: frozenset[str]
    """Folded names of those who did or said it too, folded titles of books that hold the words too."""
    tell: Callable[[str, str], None]

    def keeps(self, text: str) -> bool:
        """Is an option of the deck's last version a wrong option still?"""
        other = self.known.get(fold(text)) or stranger(text, self.asked.sort)
        return self._good(text, other)

    def as_known(self, other: Candidate) -> Candidate:
        """A shipped candidate with what the deck knows of it."""
        own = self.known.get(other.folded)
        return replace(own, spellings=own.spellings | other.spellings) if own else other

    def passed(self, others: Iterable[Candidate]) -> Iterator[tuple[str, Candidate]]:
        """Those that are wrong options as far as each alone tells, as they are to be written."""
        for other in others:
            if self._good("", other):
                yield other.spelled(self.asked), other

    def _good(self, text: str, other: Candidate) -> bool:
        if reason := self._against(text, other):
            self.tell(text or other.text, reason)
        return not reason

    def _against(self, text: str, other: Candidate) -> str:
        asked, answer = self.asked, self.answer
        if not (terms.like if asked.sort == "term" else alike)(asked.answer, text or other.text):
            return "make"
        if not akin(answer, other, asked.essay.id) or not self._of_trade(other):
            return "group"
        if asked.sort == "person" and not (
            rival_people.of_one_style(asked, text or other.text)
            and (surname(other.folded) or not self._by_full_name(other))
        ):
            return "make"
        if other.folded in self.beside:
            return "stated"
        text = text or other.spelled(asked)
        here = asked.essay.id in other.essays and text in asked.essay.text
        if not here and not of_script(text, asked.script):
            return "script"
        return "" if self._timely(other) else "group"

    def _of_trade(self, other: Candidate) -> bool:
        """Where a role stands before the name, whoever has another one is seen to be wrong; who is brought in is of one trade."""
        if self.asked.sort != "person":
            return True
        brought = self.asked.essay.id not in other.essays
        if (self.called or brought) and not rival_people.of_one_trade(self.answer.text, other.text):
            return False
        if not self.called:
            return True
        return self.answer.group == other.group != affinity.NEW or bool(self.answer.trades & other.trades)

    def _by_full_name(self, other: Candidate) -> bool:
        """Is the answer somebody of our times with a surname, and the other a given name nobody else bears: 路遥, 晓霞?"""
        if other.group != affinity.NEW or "·" in other.text or not surname(self.answer.folded):
            return False
        years = rival_times.told(self.asked.essay.shadow)
        return years is not None and years.high >= MODERN

    def _timely(self, other: Candidate) -> bool:
        asked = self.asked
        if asked.sort == "person":
            here = asked.essay.id in other.essays
            timely = rival_times.fits(self.when, asked, other.text, here=here)
            return timely and rival_people.of_one_sex(asked, other.text)
        if asked.sort != "work":
            return True
        return rival_works.timely(self.when, asked.answer, other.text) and rival_works.of_kind(
            asked, other.text
        )


def _sieve(asked: Asked, pool: Pool, tell: Callable[[str, str], None]) -> _Sieve:
    known = {c.folded: c for c in pool.candidates if c.sort == asked.sort}
    answer = known.get(fold(asked.answer)) or stranger(asked.answer, asked.sort)
    when, beside = None, frozenset[str]()
    if asked.sort == "person":
        when = rival_times.scene(asked)
        beside = rival_people.joined(asked.analysis, asked.answer)
        if asked.said:
            beside |= rival_people.repeaters(asked)
    elif asked.sort == "work":
        when = rival_works.scene(asked)
        beside = rival_works.holding(asked)
    called = asked.sort == "person" and rival_people.asked_role(asked)
    return _Sieve(asked, known, answer, when, called, beside, tell)


def akin(answer: Candidate, other: Candidate, essay: str) -> bool:
    """May both be options of one question of this essay?

    Known people beside those of their own age and field; people, works and figures of legend that no table tells apart
    only beside others that the essay names.
    """
    here = essay in other.essays
    new = answer.sort == "person" and answer.group in (affinity.NEW, affinity.ABROAD)
    if not affinity.akin(answer.sort, answer.group, other.group, near=here and new):
        return False
    if here:
        return True
    if answer.sort == "work":
        return (answer.group or "").startswith(affinity.CLASSIC)
    return answer.sort != "person" or not (new or affinity.circle(answer.group or "") == "")


def alike(answer: str, rival: str) -> bool:
    """Of the same make: both transliterated names, both Japanese or both Chinese ones, both with 《》, lengths close."""
    if sorted(answer) == sorted(rival):
        return False  # 邵美洵 for 邵洵美: a slip
    if ("·" in answer) != ("·" in rival) or answer.startswith("《") != rival.startswith("《"):
        return False
    if "·" in answer or answer.startswith("《"):
        return True
    if _japanese(answer) or _japanese(rival):
        return _japanese(answer) and _japanese(rival)
    return (len(answer) > 3) == (len(rival) > 3)


@cache
def _japanese(name: str) -> bool:
    beginnings = (
        word for line in affinity.lines("quizgen.questions", "japanese.txt") for word in line.split()
    )
    return fold(name).startswith(tuple(beginnings))
