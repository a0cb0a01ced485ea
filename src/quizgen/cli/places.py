"""The clock and the folders of this machine: read here and handed down."""

import os
import time
from pathlib import Path

from quizgen.errors import UsageError
from quizgen.words import say


def now() -> int:
    """UTC seconds: SOURCE_DATE_EPOCH if set, else the clock."""
    value = os.environ.get("SOURCE_DATE_EPOCH")
    if value is None:
        return int(time.time())
    if not value.isdigit():
        raise UsageError(say("cli.bad_epoch"))
    return int(value)


def data_folder() -> Path:
    """Where progress is kept: QUIZGEN_HOME, else the system's place for a user's data."""
    own = os.environ.get("QUIZGEN_HOME")
    if own:
        return Path(own)
    from platformdirs import user_data_path

    return user_data_path("quizgen", appauthor=False)
