"""Errors a person can cause, each with what is wrong and what to do."""


class QuizgenError(Exception):
    """The input or the answer is at fault: one line on stderr, exit code 1.

    `place` is `file` or `file:line`, empty where no file is concerned.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "", place: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place

    def __str__(self) -> str:
        return ": ".join(part for part in (self.place, self.message, self.hint) if part)


class UsageError(QuizgenError):
    """The command was used wrongly: one line on stderr, exit code 2."""

    exit_code = 2


class DeckError(QuizgenError):
    """A file of a deck folder cannot be read."""


class SourceError(QuizgenError):
    """A source file cannot be read as an essay."""
