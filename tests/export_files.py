"""Golden files of the outputs, HTML as a reader sees it, and where the real Anki engine is."""

import os
from html.parser import HTMLParser
from pathlib import Path

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"


def engine() -> Path | None:
    """A Python that has `anki`: QUIZGEN_ANKI_PYTHON, else .venv-anki beside the tests."""
    named = os.environ.get("QUIZGEN_ANKI_PYTHON", "")
    found = Path(named) if named else HERE.parent / ".venv-anki" / "bin" / "python"
    return found if found.is_file() else None


def golden(name: str, text: str) -> None:
    """Compare with a golden file byte for byte; a missing one is written and fails, to be looked at."""
    path = GOLDEN / name
    if not path.exists():
        path.write_bytes(text.encode("utf-8"))
        raise AssertionError(f"{name} was missing; it is written now: read it, then run again")
    assert path.read_bytes().decode("utf-8") == text, f"{name} differs; to accept the change, remove it"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.quiet = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        self.quiet += tag in ("script", "style")
        if tag == "br":
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.text.append(data)


def read(html: str) -> _Reader:
    """Parse HTML: `text` pieces without scripts, `tags`, `attributes`."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def shown(html: str) -> str:
    """The text of HTML, <br> as a line feed."""
    return "".join(read(html).text)
