"""A round of questions without a screen: what comes next, judging, grading, undo."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from quizgen.model import Deck, Question, stable_id
from quizgen.study import answers, schedule
from quizgen.study.answers import Verdict
from quizgen.study.progress import Progress
from quizgen.study.schedule import AGAIN, GOOD, HARD, Memory

ROUND = 20
"""Questions of a round where nobody says otherwise."""
LONGEST = 60.0
"""Seconds that count for one answer at most, as in Anki: who takes longer was away."""
SUGGESTED = {answers.RIGHT: GOOD, answers.ALMOST: HARD, answers.WRONG: AGAIN, answers.SHOWN: AGAIN}

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Answered:
    """A question of this round that has been graded and saved."""

    question: Question
    given: str
    verdict: Verdict
    grade: int
    review_ms: int

    @property
    def passed(self) -> bool:
        """The learner's word counts, not the judge's."""
        return self.grade > AGAIN


class Session:
    """One round over a deck; `clock` gives UTC seconds.

    Each question is asked (`verdict` is None), then judged (`verdict` is set), then graded, which saves it
    before the next one is asked. `limit` bounds the round, `new` the new questions of a study day (None: no bound).
    """

    def __init__(
        self,
        deck: Deck,
        progress: Progress,
        clock: Clock,
        *,
        limit: int | None = None,
        new: int | None = None,
        only: Sequence[Question] | None = None,
    ) -> None:
        self.deck = deck
        self.progress = progress
        self.clock = clock
        self.answered: list[Answered] = []
        self.verdict: Verdict | None = None
        self.given = ""
        now = clock()
        self._memories = progress.memories(deck.book)
        if only is None:
            self.queue = draw(deck, progress, now, ROUND if limit is None else limit, new)
        else:
            self.queue = tuple(only)
        self.asked_at = now
        self._duration = 0.0

    @property
    def question(self) -> Question | None:
        """The question in hand; None when the round is over."""
        return self.queue[len(self.answered)] if len(self.answered) < len(self.queue) else None

    @property
    def failed(self) -> tuple[Question, ...]:
        """What was graded 1 in this round."""
        return tuple(done.question for done in self.answered if not done.passed)

    @property
    def suggested(self) -> int:
        """The grade that fits the verdict."""
        return SUGGESTED[self.verdict.outcome] if self.verdict else AGAIN

    def answer(self, given: str) -> Verdict | None:
        """Judge an answer to the question in hand; None, and nothing happens, if it is empty."""
        if self.question is None or self.verdict is not None or not given.strip():
            return None
        return self._judged(given, answers.judge(self.question, given))

    def reveal(self) -> Verdict | None:
        """Show the answer instead of giving one."""
        if self.question is None or self.verdict is not None:
            return None
        return self._judged("", Verdict(answers.SHOWN, "shown", self.question.answer))

    def intervals(self) -> tuple[int, ...]:
        """Seconds until the question in hand returns, for each of the four grades."""
        return schedule.intervals(self._memory(), self.clock(), self.progress.zone)

    def grade(self, grade: int | None = None) -> None:
        """Save the answer in hand with its grade (None: the suggested one) and go on."""
        question, verdict = self.question, self.verdict
        if question is None or verdict is None:
            return
        chosen = self.suggested if grade is None else grade
        review_ms = self.progress.record(
            self.deck.book,
            question.id,
            chosen,
            self.clock(),
            duration=self._duration,
            outcome=verdict.outcome,
            given=self.given,
        )
        self.answered.append(Answered(question, self.given, verdict, chosen, review_ms))
        self._ask()

    def undo(self) -> bool:
        """Take the last grade of this round back: its question is in hand again, judged; False if there is none."""
        if not self.answered:
            return False
        last = self.answered[-1]
        self.progress.undo(last.review_ms)
        self.answered.pop()
        self.verdict, self.given = last.verdict, last.given
        return True

    def again(self) -> "Session":
        """A new round of what was failed in this one."""
        return Session(self.deck, self.progress, self.clock, only=self.failed)

    def _memory(self) -> Memory | None:
        return self._memories.get((self.question.id, 0)) if self.question else None

    def _judged(self, given: str, verdict: Verdict) -> Verdict:
        self._duration = min(max(self.clock() - self.asked_at, 0.0), LONGEST)
        self.given, self.verdict = given.strip(), verdict
        return verdict

    def _ask(self) -> None:
        self.verdict, self.given = None, ""
        self.asked_at = self.clock()


def counts(deck: Deck, memories: Mapping[tuple[str, int], Memory], now: float) -> tuple[int, int]:
    """How many questions of a deck are due, and how many were never asked."""
    seen = [memories.get((q.id, 0)) for q in deck.questions if answers.askable(q)]
    return sum(m is not None and m.due <= now for m in seen), seen.count(None)


def draw(deck: Deck, progress: Progress, now: float, limit: int, new: int | None) -> tuple[Question, ...]:
    """The questions of a round: due ones by date, then new ones; no fact twice; mixed, the same way all day.

    Of new questions those come last whose fact was asked today in another form: its source has just been read.
    """
    day = schedule.study_day(now, progress.zone)
    memories = progress.memories(deck.book)
    questions = [q for q in deck.questions if answers.askable(q)]
    mixed = {q.id: stable_id(deck.book, str(day), q.id) for q in questions}
    today = {key for key, memory in memories.items() if memory.day == day}
    read = {fact for q in questions if (q.id, 0) in today for fact in q.facts}

    due = [(m.due, mixed[q.id], q) for q in questions if (m := memories.get((q.id, 0))) and m.due <= now]
    fresh = [(not read.isdisjoint(q.facts), mixed[q.id], q) for q in questions if (q.id, 0) not in memories]
    room = len(fresh) if new is None else max(0, new - _begun(progress, deck.book, day))

    chosen: list[Question] = []
    facts: set[str] = set()
    for _, _, question in [*sorted(due, key=lambda row: row[:2]), *sorted(fresh, key=lambda row: row[:2])]:
        is_new = (question.id, 0) not in memories
        if len(chosen) >= limit or (is_new and room <= 0) or not facts.isdisjoint(question.facts):
            continue
        chosen.append(question)
        facts.update(question.facts)
        room -= is_new
    return tuple(sorted(chosen, key=lambda q: mixed[q.id]))


def _begun(progress: Progress, book: str, day: int) -> int:
    # new questions of today that were asked already
    first: dict[str, int] = {}
    for review in progress.reviews(book):
        first.setdefault(review.qid, review.study_day)
    return list(first.values()).count(day)
