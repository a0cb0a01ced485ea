"""Word files (.docx): the text as it stands, tables cell by cell, soft breaks as line feeds; no headers, no notes."""

import posixpath
from collections.abc import Mapping

from quizgen.errors import SourceError
from quizgen.read._packed import Package
from quizgen.read._raised import subscript, superscript
from quizgen.words import say

OLE = b"\xd0\xcf\x11\xe0"
"""First bytes of a .doc, and of a .docx behind a password."""
RELATIONS = "_rels/.rels"
SKIPPED = frozenset({"Fallback", "moveFrom", "del", "rt", "instrText", "rPrChange", "pPrChange"})
"""Elements whose text is another's copy, was taken out, or is a ruby reading."""
SPACES = frozenset({"main", "math"})
"""Namespaces (last step) in which <t> holds text of the page; <t> of a drawing does not."""
NOT_SET = ("0", "false", "off")


def decode(data: bytes) -> tuple[str, str]:
    """(text, `docx`): paragraphs with an empty line between them. SourceError for what is no whole .docx."""
    if data.startswith(OLE):
        raise SourceError(say("read.old_word"), say("read.old_word_hint"))
    package = Package(data, "DOCX")
    reader = _Reader()
    package.walk(_main(package), reader.start, reader.end, reader.text)
    return "\n\n".join(reader.paragraphs), "docx"


def _main(package: Package) -> str:
    """Name of the part that holds the text."""
    found = ["word/document.xml"]

    def relation(_name: str, attributes: Mapping[str, str]) -> None:
        if attributes.get("Type", "").endswith("/officeDocument"):
            found.append(posixpath.normpath(attributes.get("Target", "")).lstrip("/"))

    if RELATIONS in package.parts:
        package.walk(RELATIONS, relation)
    return found[-1]


class _Reader:
    """Gathers paragraphs; one inside another (a text box) comes before it."""

    def __init__(self) -> None:
        self.paragraphs: list[str] = []
        self.open: list[list[str]] = []
        self.skipped = 0
        self.reading = self.hidden = False
        self.raised = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if self.skipped or local in SKIPPED:
            self.skipped += 1
        elif local == "t":
            self.reading = space in SPACES and not self.hidden
        elif space == "math" and local in ("sup", "sub"):
            self.raised = local
        elif space != "main":
            return
        elif local == "p":
            self.open.append([])
        elif local == "r":
            self.raised, self.hidden = "", False
        elif local == "vertAlign":
            self.raised = {"superscript": "sup", "subscript": "sub"}.get(attributes.get("val", ""), "")
        elif local == "vanish":
            self.hidden = attributes.get("val") not in NOT_SET
        elif local in ("br", "cr"):
            self._add("\n")
        elif local == "tab":
            self._add("\t")
        elif local == "noBreakHyphen":
            self._add("-")

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if self.skipped:
            self.skipped -= 1
        elif local == "t":
            self.reading = False
        elif space == "math" and local in ("sup", "sub"):
            self.raised = ""
        elif local == "p" and space == "main" and self.open:
            paragraph = "".join(self.open.pop()).strip("\n\t ")
            if paragraph.strip():
                self.paragraphs.append(paragraph)

    def text(self, data: str) -> None:
        if self.reading and not self.skipped:
            change = {"sup": superscript, "sub": subscript}.get(self.raised)
            self._add(change(data) if change else data)

    def _add(self, piece: str) -> None:
        if self.open:
            self.open[-1].append(piece)
