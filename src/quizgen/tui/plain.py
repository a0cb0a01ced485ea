"""The quiz line by line: for pipes, screen readers and terminals that cannot be painted."""

import unicodedata
from typing import TextIO

from quizgen.model import Deck
from quizgen.study import answers, decks
from quizgen.study.progress import Progress
from quizgen.study.schedule import GRADES
from quizgen.study.session import Clock, Session
from quizgen.tui import phrases
from quizgen.words import say

MARK = "【{}】"
"""Round the answer in its sentence, where there is no bold type."""


class Ended(Exception):  # noqa: N818 - not an error: the input is at its end
    """The learner has closed the input."""


def run(
    deck: Deck,
    progress: Progress,
    clock: Clock,
    stdin: TextIO,
    stdout: TextIO,
    limit: int | None = None,
    new: int | None = None,
) -> int:
    """A round of questions on `stdin` and `stdout`; 0 also when the input ends early, all that was graded is saved."""
    decks.remember(progress, deck, clock())
    return _Lines(Session(deck, progress, clock, limit=limit, new=new), stdin, stdout).run()


class _Lines:
    def __init__(self, session: Session, stdin: TextIO, stdout: TextIO) -> None:
        self.session, self.stdin, self.stdout = session, stdin, stdout

    def run(self) -> int:
        total = len(self.session.queue)
        if not total:
            self._say(say("result.nothing"))
            return 0
        self._say(say("plain.welcome", title=self.session.deck.title, total=total))
        try:
            while self.session.question:
                if self.session.verdict is None:
                    self._ask()
                self._grade()
        except (Ended, KeyboardInterrupt):
            self._say("", say("result.stopped", done=len(self.session.answered)))
        self._sum()
        return 0

    def _ask(self) -> None:
        question = self.session.question
        assert question
        rows = phrases.rows(question)
        self._say("", phrases.heading(question, len(self.session.answered), len(self.session.queue)))
        self._say(phrases.stem(question), *(f"  {n}. {row}" for n, row in enumerate(rows, 1)))
        while self.session.verdict is None:
            typed = self._read(say("plain.ask_number" if rows else "plain.ask"))
            if not typed:
                self._say(say("plain.empty"))
            elif _narrow(typed) == "?":
                self.session.reveal()
            elif question.choices:
                choice = answers.option(question, typed)
                if choice is None:
                    self._say(say("plain.no_option", most=len(rows)))
                else:
                    self.session.answer(choice)
            elif rows and not any(c.isdecimal() for c in typed):
                self._say(say("plain.no_option_numbers"))
            else:
                self.session.answer(typed)
        self._tell()

    def _tell(self) -> None:
        question, verdict = self.session.question, self.session.verdict
        assert question
        assert verdict
        self._say(phrases.verdict(verdict), phrases.answer(question, verdict))
        if question.explanation:
            self._say(question.explanation)
        sentence, place = question.source.sentence, phrases.place(question)
        if place:
            start, end = place
            sentence = sentence[:start] + MARK.format(sentence[start:end]) + sentence[end:]
        self._say(phrases.source(question), sentence)

    def _grade(self) -> None:
        names = "，".join(phrases.grades(self.session.intervals()))
        prompt = say("plain.grade", grades=names, suggested=phrases.grade_name(self.session.suggested))
        while True:
            typed = _narrow(self._read(prompt + "\n"))
            if typed in ("", *map(str, GRADES)):
                self.session.grade(int(typed) if typed else None)
                return
            if typed != "z":
                self._say(say("plain.grade_wrong"))
            elif self.session.undo():
                self._say("", say("quiz.undone"))
                self._tell()
                return
            else:
                self._say(say("quiz.nothing_to_undo"))

    def _sum(self) -> None:
        failed = self.session.failed
        done = len(self.session.answered)
        self._say("", say("result.sum", done=done, right=done - len(failed), wrong=len(failed)))
        for n, question in enumerate(failed, 1):
            self._say(say("result.item", n=n, prompt=question.prompt), f"   {question.source.sentence}")

    def _say(self, *lines: str) -> None:
        self.stdout.write("".join(phrases.visible(line) + "\n" for line in lines))
        self.stdout.flush()

    def _read(self, prompt: str) -> str:
        self.stdout.write(phrases.visible(prompt))
        self.stdout.flush()
        line = self.stdin.readline()
        if not line:
            raise Ended
        return line.strip()


def _narrow(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).lower()
