"""One file per output: every public module is a way out of a deck, with `EXTENSION` and `export`.

`export(deck: Deck, target: Path, options: Options) -> Report` writes one file, whole or not at all, and refuses to
write over a file of somebody else's (QuizgenError) unless forced.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may ask of an output."""

    forms: tuple[str, ...] = ()
    """Forms of question, or `all`; empty for the default of the output."""
    force: bool = False
    """Write over a file that is not ours."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was written; words for a key `k` of the output `anki` are `anki.form_k` and `anki.left_out_k`."""

    written: Path
    items: Mapping[str, int]
    """Form → number of questions written."""
    left_out: Mapping[str, int]
    """Reason → number of questions left out."""
