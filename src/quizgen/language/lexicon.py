"""jieba's files as we read them: the dictionary and the character model, from a cache of our own.

Nothing of the package `jieba` is imported: it would speak on stderr and keep its cache in the shared temporary folder.
"""

import ast
import hashlib
import importlib.metadata
import importlib.util
import marshal
import math
import os
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from quizgen.errors import QuizgenError
from quizgen.words import say

VERSION = "0.42.1"
"""The release whose dictionary, model and weights were checked."""

LEAST = -3.14e100
"""Log probability of a character the model never saw, as in jieba."""

_FORMAT = b"quizgen lexicon 1\n"
_DIGEST = 16


class Lexicon(NamedTuple):
    """What is read from jieba; `entries` also holds every beginning of a word, with the value 0."""

    entries: dict[str, int]
    """Word → frequency * 256 + index of its tag."""
    tags: list[str]
    log_total: float
    """Logarithm of the sum of all frequencies."""
    emit: dict[str, tuple[float, float, float, float]]
    """Character → log probabilities as begin, middle, end of a word and as a word of its own."""


@cache
def folder() -> Path:
    """The folder of the installed package; QuizgenError if it is missing or of another version."""
    try:
        version = importlib.metadata.version("jieba")
        spec = importlib.util.find_spec("jieba")
    except (importlib.metadata.PackageNotFoundError, ValueError):
        version, spec = "", None
    if version != VERSION or spec is None or spec.origin is None:
        message = say("lexicon.other", version=version) if version else say("lexicon.missing")
        raise QuizgenError(message, say("lexicon.hint", version=VERSION))
    return Path(spec.origin).parent


@cache
def load() -> Lexicon:
    """The Lexicon: from the cache if it is whole and fits the installed files, else read anew (about a second)."""
    sources = folder()
    dictionary = sources / "dict.txt"
    try:
        size = dictionary.stat().st_size
        path = _cache_folder() / f"lexicon-{VERSION}-{size}-{sys.implementation.cache_tag}.bin"
        found = _read_cache(path)
        if found is None:
            found = _read(dictionary, sources / "finalseg" / "prob_emit.py")
            _write_cache(path, found)
    except (OSError, ValueError, SyntaxError) as error:
        raise QuizgenError(
            say("lexicon.broken"), say("lexicon.hint", version=VERSION), str(dictionary)
        ) from error
    return found


def _cache_folder() -> Path:
    own = os.environ.get("QUIZGEN_HOME")
    if own:
        return Path(own) / "cache"
    from platformdirs import user_cache_path  # noqa: PLC0415 - wanted only without QUIZGEN_HOME

    return user_cache_path("quizgen", appauthor=False)


def _read(dictionary: Path, model: Path) -> Lexicon:
    """Read the files themselves; a line of the dictionary is: word, frequency, tag."""
    entries: dict[str, int] = {}
    indexes: dict[str, int] = {}
    total = 0
    for line in dictionary.read_text("utf-8").splitlines():
        word, frequency, tag = line.split(" ")
        total += int(frequency)
        entries[word] = int(frequency) * 256 + indexes.setdefault(tag, len(indexes))
        for end in range(1, len(word)):
            entries.setdefault(word[:end], 0)
    table = ast.literal_eval(model.read_text("utf-8").split("P=", 1)[1])
    characters = dict.fromkeys(c for state in "BMES" for c in table[state])
    emit = {c: _four(*(table[state].get(c, LEAST) for state in "BMES")) for c in characters}
    return Lexicon(entries, list(indexes), math.log(total), emit)


def _four(begin: float, middle: float, end: float, single: float) -> tuple[float, float, float, float]:
    return begin, middle, end, single


def _read_cache(path: Path) -> Lexicon | None:
    """The cached Lexicon, or None where there is none or its checksum is wrong (marshal trusts its input)."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    head = len(_FORMAT) + _DIGEST
    body = memoryview(data)[head:]
    if data[: len(_FORMAT)] != _FORMAT or _digest(body) != data[len(_FORMAT) : head]:
        return None
    return Lexicon(*marshal.loads(body))


def _write_cache(path: Path, lexicon: Lexicon) -> None:
    """Write whole or not at all; a cache that cannot be written costs the next run a second, nothing else."""
    body = marshal.dumps(tuple(lexicon))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".lexicon-")
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_FORMAT + _digest(memoryview(body)) + body)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
    except OSError:
        return


def _digest(body: memoryview) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST).digest()
