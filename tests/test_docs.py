"""The documents are true: commands, kinds and outputs are named, links lead somewhere, the example of code runs."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from quizgen import build, facts, plugins
from quizgen.cli import COMMANDS, run
from quizgen.model import Document

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.zh.md")


@pytest.mark.parametrize("name", READMES)
def test_every_command_and_output_is_named(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for command in COMMANDS:
        assert f"quizgen {command}" in text, command
    for output in plugins.names("export"):
        assert f"quizgen export {output}" in text, output
    assert text.index("make demo") < text.index("make test") < text.index("##")


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    for target in re.findall(r"\]\(([^)#]+)\)", text):
        assert (ROOT / target).is_file(), target


def test_the_build_shown_is_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(ROOT / "decks" / "craftsmanship", tmp_path / "decks" / "craftsmanship")
    monkeypatch.chdir(tmp_path)
    for name, language in zip(READMES, ("en", "zh-Hans"), strict=True):
        assert run(["--lang", language, "build", "decks/craftsmanship"]) == 0
        shown = f"$ quizgen build decks/craftsmanship\n{capsys.readouterr().out}```"
        assert shown in (ROOT / name).read_text("utf-8")


def test_the_example_of_a_new_kind_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code
    module = type(sys)("epithet")
    exec(code[1], module.__dict__)
    essay = "都江堰\n\n李冰父子修了都江堰。从此，都江堰被称为“天府之源”。\n"
    reading = build.look([Document("a.txt", "0" * 64, "utf-8", essay)])
    found = [fact for analysis in reading.analyses for fact in module.find(analysis)]
    assert [(fact.data["name"], fact.surface) for fact in found] == [("都江堰", "都江堰")]
    assert facts.group(found)


def test_no_document_names_a_place_of_some_machine() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py")]:
        if path.name != Path(__file__).name:
            assert not re.search(r"/(?:home|root|Users)/\w", path.read_text("utf-8")), path
