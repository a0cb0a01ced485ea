"""A row of a table of figures that say nothing."""

import re
from typing import NamedTuple

from quizgen.model import Blank

ANY, YEARS, AGE = re.compile(".+"), re.compile(".*[年载]"), re.compile(".*岁")


class Row(NamedTuple):
    """A figure that says nothing by what it is and by what stands right before and behind it."""

    answer: re.Pattern[str]
    before: re.Pattern[str] | None = None
    after: re.Pattern[str] | None = None

    def says(self, shadow: str, answer: str, blank: Blank, start: int, end: int) -> bool:
        """Is it this one?"""
        return (
            self.answer.fullmatch(answer) is not None
            and (self.before is None or self.before.search(shadow, start, blank.start) is not None)
            and (self.after is None or self.after.match(shadow, blank.end, end) is not None)
        )
