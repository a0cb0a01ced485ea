"""Text, input and grades that are right for Chinese and never take text for markup."""

from textual import events
from textual.content import Content
from textual.geometry import Offset, Size
from textual.message import Message
from textual.widgets import Input, Static

from quizgen.study.schedule import AGAIN, GRADES
from quizgen.tui import phrases
from quizgen.tui.wrap import wrap
from quizgen.words import say

WIDE = 64
"""Cells from which on the grades show when a question returns: at 60 the last one was cut."""
TIGHT = 34
"""Cells below which there is no room between a grade and its name."""


def text(shown: str) -> Content:
    """`shown` as it is: no markup, nothing a terminal would obey."""
    return Content(phrases.visible(shown))


def folded(content: Content, width: int, indent: int = 0) -> Content:
    """`content` broken into lines of `width` cells, all but the first moved in by `indent`."""
    lines = [content[start:end] for start, end in wrap(content.plain, max(2, width - indent))]
    return Content("\n" + " " * indent).join(lines)


class ZhText(Static):
    """Text wrapped by our own rules at the width it really gets."""

    def __init__(self, shown: str = "", *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, classes=classes)
        self.shown = text(shown)

    def show(self, shown: str | Content) -> None:
        """Show other text."""
        self.shown = text(shown) if isinstance(shown, str) else shown
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Lines at that width."""
        return len(wrap(self.shown.plain, max(2, width)))

    def render(self) -> Content:
        """The lines at the present width."""
        return folded(self.shown, self.size.width)


class ZhInput(Input):
    """Keeps the terminal's cursor on itself, so that the input method's window opens where one types.

    Textual moves that cursor on focus, before layout: it would stay on the row of the last question.
    """

    def on_mount(self) -> None:
        """Follow every new layout."""
        self.screen.screen_layout_refresh_signal.subscribe(self, self._follow)

    def on_focus(self) -> None:
        """Follow once the layout stands."""
        self.call_after_refresh(self._follow)

    def _follow(self, _: object = None) -> None:
        if self.has_focus and self.is_attached:
            at = self.cursor_screen_offset
            # at the end of the text Textual counts one cell too many
            self.app.cursor_position = at - Offset(1, 0) if self.cursor_at_end else at
            self.refresh()


class GradeBar(Static):
    """The four grades after an answer, the suggested one in brackets; narrow windows show no times."""

    can_focus = True

    class Chosen(Message):
        """A grade was clicked."""

        def __init__(self, grade: int) -> None:
            super().__init__()
            self.grade = grade

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id)
        self.waits: tuple[int, ...] = (0,) * len(GRADES)
        self.suggested = AGAIN

    def offer(self, waits: tuple[int, ...], suggested: int) -> None:
        """Show when the question would return for each grade, in seconds."""
        self.waits, self.suggested = waits, suggested
        self.refresh()

    def render(self) -> Content:
        """One line."""
        return Content("".join(self._labels()))

    def on_click(self, event: events.Click) -> None:
        """The grade under the mouse."""
        at = event.get_content_offset(self)
        if at is None:
            return
        end = 0
        for grade, label in zip(GRADES, self._labels(), strict=True):
            end += Content(label).cell_length
            if at.x < end:
                self.post_message(self.Chosen(grade))
                return

    def _labels(self) -> list[str]:
        if self.size.width >= WIDE:
            plain = phrases.grades(self.waits)
        else:
            key = "grade.one_narrow" if self.size.width >= TIGHT else "grade.one_tight"
            plain = [say(key, grade=grade, name=phrases.grade_name(grade)) for grade in GRADES]
        labels = zip(GRADES, plain, strict=True)
        gap = " " if self.size.width >= TIGHT else ""
        return [(f"[{label}]" if grade == self.suggested else f" {label} ") + gap for grade, label in labels]


class TooSmall(Static):
    """Lies over a screen in a window smaller than 30x10 (see quizgen.tcss)."""

    def render(self) -> Content:
        """A line that asks for more room."""
        return folded(Content(say("quiz.too_small")), self.size.width)
