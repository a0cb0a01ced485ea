"""The words of the interface are complete in every language, and every key that is used is there."""

import re
from pathlib import Path
from string import Formatter

import pytest

from quizgen import words

ROOT = Path(words.__file__).parent


def test_every_language_has_the_same_keys_and_the_same_names_to_fill_in() -> None:
    first, *others = (words.table(language) for language in words.LANGUAGES)
    assert len(first) > 100
    for other in others:
        assert set(first) == set(other)
        for key, text in first.items():
            assert _names(text) == _names(other[key]), key


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_key_named_in_the_code_is_there() -> None:
    table = words.table("en")
    used = {
        key
        for path in ROOT.rglob("*.py")
        for key in re.findall(r'\bsay\(\s*"([\w.-]+)"', path.read_text("utf-8"))
    }
    assert len(used) > 60
    assert used <= set(table), sorted(used - set(table))


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh-Hans"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "QUIZGEN_LANG": "zh-Hans"}, "zh-Hans"),
    ],
)
def test_the_language_follows_the_locale(environ: dict[str, str], language: str) -> None:
    assert words.from_locale(environ) == language


def test_every_repair_kind_form_and_reason_has_words() -> None:
    from quizgen import clean, facts, plugins

    table = words.table("en")
    assert not {f"repair.{name}" for name in clean.REPAIRS} - set(table)
    assert not {f"kind.{name}" for name in facts.KINDS} - set(table)
    assert not {f"form.{name}" for name in plugins.names("questions.forms")} - set(table)
    code = "".join(path.read_text("utf-8") for path in ROOT.rglob("*.py"))
    reasons = {
        "redacted",
        "damaged",
        "disputed",
        "unbalanced-quote",
        "dangling-pronoun",
        "no-rivals",
        "twin",
        "short",
    }
    for reason in reasons:
        assert f'"{reason}"' in code
        assert f"refused.{reason}" in table
