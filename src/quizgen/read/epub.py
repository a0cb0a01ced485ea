"""E-books (.epub): the chapters in the order in which they are read; contents pages stay out."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from quizgen.errors import SourceError
from quizgen.read import text as plain
from quizgen.read._blocks import HEADINGS, Block, blocks
from quizgen.read._packed import Package
from quizgen.words import say

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
CHAPTERS = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/x-oeb1-document"})


def decode(data: bytes) -> tuple[str, str]:
    """(text, `epub`): paragraphs with an empty line between them. SourceError for what is no whole .epub.

    Where no chapter has a heading the book's title comes first.
    """
    package = Package(data, "EPUB")
    book = _Book(package)
    locked = _locked(package)
    found: list[Block] = []
    for name in book.chapters:
        if name in locked:
            raise SourceError(say("read.locked"), say("read.locked_hint"))
        found += blocks(_chapter(package.part(name)))
    headed = any(block.tag in HEADINGS for block in found)
    lines = [book.title] if book.title and found and not headed else []
    return "\n\n".join([*lines, *(block.text for block in found)]), "epub"


def _chapter(data: bytes) -> str:
    found = plain.decode(data)
    return found[0].lstrip("\ufeff") if found else ""


class _Book:
    """What the package file says: title and chapters in reading order."""

    def __init__(self, package: Package) -> None:
        self.title = ""
        self.file = ""
        self.items: dict[str, str] = {}
        self.spine: list[str] = []
        self.in_title = False
        package.walk(CONTAINER, self._root)
        package.walk(self.file, self._item, self._ended, self._text)
        folder = posixpath.dirname(self.file)
        names = [
            posixpath.normpath(posixpath.join(folder, self.items[i])) for i in self.spine if i in self.items
        ]
        self.chapters = [name for name in dict.fromkeys(names) if name in package.parts]
        if not self.chapters:
            raise package.damaged()

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        if name.endswith("rootfile") and not self.file:
            self.file = unquote(attributes.get("full-path", ""))

    def _item(self, name: str, attributes: Mapping[str, str]) -> None:
        local = name.rpartition(" ")[2]
        if local == "item":
            is_text = attributes.get("media-type", "") in CHAPTERS
            if is_text and "nav" not in attributes.get("properties", "").split():
                self.items[attributes.get("id", "")] = unquote(attributes.get("href", "").partition("#")[0])
        elif local == "itemref" and attributes.get("linear") != "no":
            self.spine.append(attributes.get("idref", ""))
        self.in_title = local == "title" and not self.title

    def _ended(self, name: str) -> None:
        self.in_title = self.in_title and not name.endswith("title")

    def _text(self, data: str) -> None:
        if self.in_title:
            self.title = (self.title + data).strip()


def _locked(package: Package) -> set[str]:
    """Parts that are encrypted; fonts often are, chapters only where the book is protected."""
    found: set[str] = set()

    def reference(name: str, attributes: Mapping[str, str]) -> None:
        if name.endswith("CipherReference"):
            found.add(unquote(attributes.get("URI", "")))

    if ENCRYPTION in package.parts:
        package.walk(ENCRYPTION, reference)
    return found
