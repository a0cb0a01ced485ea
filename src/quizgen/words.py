"""Every word of the interface, by language; the only module that knows `words/*.toml`."""

import os
import tomllib
from collections.abc import Mapping
from functools import cache

LANGUAGES = ("zh-Hans", "en")
FOLDER = os.path.splitext(__file__)[0]  # noqa: PTH122 - pathlib and importlib.resources would cost a fifth of `--help`
_current = ""


@cache
def table(language: str) -> Mapping[str, str]:
    """All words of one language, keys dotted (`quiz.correct`); from `words/<language>.toml`."""
    with open(f"{FOLDER}/{language}.toml", "rb") as stream:  # noqa: PTH123
        data = tomllib.load(stream)
    return {f"{section}.{key}": text for section, entries in data.items() for key, text in entries.items()}


def from_locale(environ: Mapping[str, str]) -> str:
    """The language of `QUIZGEN_LANG`, else of the locale: Chinese for zh*, else English."""
    for name in ("QUIZGEN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "zh-Hans" if value.lower().startswith("zh") else "en"
    return "en"


def use(language: str) -> None:
    """Choose the language of this process; `language` is one of LANGUAGES."""
    global _current  # noqa: PLW0603 - one language a process, chosen once at the door
    _current = language


def current() -> str:
    """The language in use: chosen by `use`, else by the locale."""
    return _current or from_locale(os.environ)


def say(key: str, /, **values: object) -> str:
    """The words under `key` in the language in use, with `{name}` filled from `values`.

    Raises KeyError for an unknown key: a missing word is a fault of the program.
    """
    text = table(current())[key]
    return text.format(**values) if values else text


def label(section: str, name: str) -> str:
    """The words for a name that plug-ins may add to (a kind, a form, a repair, a reason); the name itself if none."""
    return table(current()).get(f"{section}.{name}", name)
