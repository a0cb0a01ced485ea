"""The text of one question in inputs: to edit it, or to write one."""

from collections.abc import Mapping
from typing import Any, ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Checkbox, Footer, Input, Label

from quizgen.model import Question
from quizgen.study import written
from quizgen.tui import phrases
from quizgen.tui.cited import sentence
from quizgen.tui.widgets import TooSmall, ZhInput, ZhText, text
from quizgen.words import say

FIELDS = ("prompt", "answer", "accept", "context", "hint", "explanation")
"""In the order of the form; options stand after the answer."""
LISTED = ("match", "order")
"""Forms whose answer is their items, which are not edited here."""
OPTIONS = 4
"""Inputs for options where there are not more already."""


class Written(NamedTuple):
    """What was typed: fields of a question, and whether it cites the sentence shown."""

    values: Mapping[str, Any]
    cite: bool


class FormScreen(Screen[Written | None]):
    """Gives what was written, or None after Escape.

    `edited` is the question to begin from, None for a new one; `beside` the one whose sentence is shown.
    A question of a person's `own` takes its form from what is written; another keeps it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(self, edited: Question | None, beside: Question | None, *, own: bool) -> None:
        super().__init__()
        self.edited, self.beside, self.own = edited, beside, own

    def compose(self) -> ComposeResult:
        """A line each."""
        yield ZhText(say("review.edit_title" if self.edited else "review.own_title"), id="title")
        with VerticalScroll(id="form", can_focus=False):
            for name in FIELDS:
                if not self._listed or name not in ("answer", "accept"):
                    yield from self._row(say(f"review.field_{name}"), self._before(name), name)
                if name == "answer":
                    for n, option in enumerate(self._options(), 1):
                        yield from self._row(say("review.field_choice", n=n), option, f"choice{n}")
            if self.beside and self.beside.source.sentence:
                shown = ZhText(classes="cited")
                shown.show(sentence(self.beside))
                yield shown
            if self.beside and not self.edited:
                yield Checkbox(text(say("review.field_cite")), value=True, compact=True)
            yield ZhText(say("review.edit_keys"), classes="note")
            if self.own:
                yield ZhText(say("review.own_keys"), classes="note")
        yield Footer(compact=True, show_command_palette=False)
        yield TooSmall()

    def on_mount(self) -> None:
        """The prompt first."""
        self.query_one("#prompt").focus()
        self.call_after_refresh(self._begin)

    def on_resize(self, _: events.Resize) -> None:
        """Inputs are as wide as there is room."""
        self.call_after_refresh(self._measure)

    @property
    def _listed(self) -> bool:
        return self.edited is not None and self.edited.form in LISTED

    def _before(self, name: str) -> str:
        if self.edited is None:
            return ""
        value = getattr(self.edited, name)
        return value if isinstance(value, str) else written.SEPARATOR.join(value)

    def _options(self) -> list[str]:
        choices = list(self.edited.choices) if self.edited else []
        wanted = OPTIONS if self.own or (self.edited and self.edited.form == "choice") else 0
        return choices + [""] * (wanted - len(choices))

    def _row(self, label: str, value: str, name: str) -> ComposeResult:
        with Horizontal(classes="row"):
            yield Label(text(label))
            yield ZhInput(phrases.visible(value), id=name, compact=True, select_on_focus=False)
            yield Label(classes="more")

    def _typed(self, name: str, before: str) -> str:
        """What stands in an input; `before` to the letter where nobody has touched it."""
        found = self.query(f"#{name}").results(ZhInput)
        value = next((field.value for field in found), before)
        return before if value == phrases.visible(before) else value

    def _begin(self) -> None:
        """A long text is edited from its beginning, which is what shows; Textual's cursor would be out of sight."""
        for field in self.query(ZhInput):
            if _is_long(field):
                field.cursor_position = 0

    @on(Input.Changed)
    def _measure(self) -> None:
        """An input shows a part of a long text: say so."""
        for row in self.query(".row"):
            field = row.query_one(ZhInput)
            row.query_one(".more", Label).update(text("…" if _is_long(field) else ""))

    @on(Input.Submitted)
    def _save(self) -> None:
        shown = {name: self._typed(name, self._before(name)) for name in FIELDS}
        options = [self._typed(f"choice{n}", option) for n, option in enumerate(self._options(), 1)]
        values = written.read_values(shown, options, self.edited)
        kept = self.edited.form if self.edited and not self.own else ""
        fault = written.fault(values, kept or written.form_of(values))
        if fault:
            self.app.notify(say(f"review.fault_{fault}"), markup=False, timeout=3)
            return
        cites = self.query(Checkbox)
        self.dismiss(Written(values, bool(cites) and cites.first().value))


def _is_long(field: ZhInput) -> bool:
    """Is there no room for the whole text and the cursor?"""
    return Content(field.value).cell_length >= max(1, field.size.width)
