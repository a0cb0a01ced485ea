"""What each command really loads, and how soon it answers."""

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import decks
from quizgen.cli import COMMANDS

HEAVY = ("jieba", "numpy", "textual", "genanki", "fsrs", "opencc", "pypinyin")


def loaded(code: str) -> set[str]:
    """The heavy packages in sys.modules after `code` ran in a process of its own."""
    script = (
        textwrap.dedent(code) + f"\nimport sys\nprint('LOADED', *[m for m in {HEAVY!r} if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return set(done.stdout.rsplit("LOADED", 1)[1].split())


def test_the_command_line_loads_nothing_heavy() -> None:
    assert loaded("import quizgen.cli") == set()
    assert loaded("from quizgen.cli import run; run(['--help'])") == set()
    for name in COMMANDS:
        assert loaded(f"from quizgen.cli import run; run(['{name}', '--help'])") == set(), name


def test_building_loads_no_screen(tmp_path: Path) -> None:
    essay = tmp_path / "a.txt"
    essay.write_text("浑天仪\n\n张衡在公元117年造出了浑天仪，直径约4.6尺。他还写了《灵宪》。\n", "utf-8")
    found = loaded(
        f"from quizgen.cli import run; assert run(['build', {str(essay)!r}, '-o', {str(tmp_path / 'd')!r}]) == 0"
    )
    assert "textual" not in found
    assert "genanki" not in found


@pytest.mark.parametrize(
    "part", ["study.session", "study.answers", "tui.plain", "tui.app", "tui.review", "export.sheet"]
)
def test_using_a_deck_loads_nothing_that_makes_one(part: str) -> None:
    found = loaded(f"import quizgen.{part}")
    assert found.isdisjoint({"jieba", "numpy", "genanki", "pypinyin"}), found


def test_a_plain_quiz_loads_nothing_that_makes_decks(tmp_path: Path) -> None:
    deck = decks.save(tmp_path / "d", decks.question())
    found = loaded(f"from quizgen.cli import run; run(['quiz', '--plain', {str(deck)!r}])")
    assert found.isdisjoint({"jieba", "numpy", "textual", "genanki", "pypinyin"}), found


def test_listing_questions_loads_no_screen(tmp_path: Path) -> None:
    deck = decks.save(tmp_path / "d", decks.question())
    found = loaded(f"from quizgen.cli import run; assert run(['questions', {str(deck)!r}]) == 0")
    assert found.isdisjoint({"jieba", "numpy", "textual", "genanki", "fsrs", "pypinyin"}), found


def test_exporting_loads_nothing_that_makes_decks(tmp_path: Path) -> None:
    deck = decks.save(tmp_path / "d", decks.question())
    code = f"from quizgen.cli import run; assert run(['export', 'anki', {str(deck)!r}, '-o', {str(tmp_path / 'd.apkg')!r}]) == 0"
    assert loaded(code).isdisjoint({"jieba", "numpy", "textual", "pypinyin"})


def test_only_one_module_imports_each_heavy_package() -> None:
    root = Path(decks.__file__).parents[1] / "src" / "quizgen"
    owners = {"fsrs": {"study/schedule.py"}, "genanki": {"export/anki.py"}}
    for package, owner in owners.items():
        users = {
            path.relative_to(root).as_posix()
            for path in root.rglob("*.py")
            if f"import {package}" in path.read_text("utf-8") or f"from {package}" in path.read_text("utf-8")
        }
        assert users == owner
