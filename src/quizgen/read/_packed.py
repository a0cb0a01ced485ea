"""Files that are archives of parts (.docx, .epub): each part read with a limit, XML without entities."""

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import Any
from xml.parsers import expat

from quizgen.errors import SourceError
from quizgen.words import say

LARGEST = 20_000_000
"""Bytes that all parts of one file may unpack to."""
LOCKED = 1
"""Bit of a part's flags that says it is encrypted."""


class Package:
    """The parts of an archive; `kind` is the name of the format, for people."""

    def __init__(self, data: bytes, kind: str) -> None:
        self.kind = kind
        self.left = LARGEST
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            self.parts = {info.filename: info for info in self.archive.infolist()}
        except Exception:  # zipfile raises a dozen kinds of error on broken archives
            raise self.damaged() from None

    def damaged(self) -> SourceError:
        """The error of a file that is not whole."""
        return SourceError(say("read.damaged", kind=self.kind), say("read.damaged_hint"))

    def part(self, name: str) -> bytes:
        """One part unpacked; SourceError where it is missing, damaged, locked, or too large with those before it."""
        info = self.parts.get(name)
        if info is None:
            raise self.damaged()
        if info.flag_bits & LOCKED:
            raise SourceError(say("read.locked"), say("read.locked_hint"))
        try:
            with self.archive.open(info) as stream:
                data = stream.read(self.left + 1)
        except Exception:  # zlib, lzma, bz2 and zipfile each have their own
            raise self.damaged() from None
        if len(data) > self.left:
            limit = LARGEST // 1_000_000
            raise SourceError(say("read.bomb", limit=limit), say("read.bomb_hint"))
        self.left -= len(data)
        return data

    def walk(
        self,
        name: str,
        start: Callable[[str, Mapping[str, str]], Any] | None = None,
        end: Callable[[str], Any] | None = None,
        text: Callable[[str], Any] | None = None,
    ) -> None:
        """Call back for each element of an XML part, names as `<last step of the namespace> <local name>`."""

        def begin(element: str, attributes: dict[str, str]) -> None:
            if start:
                start(_short(element), {_short(key).rpartition(" ")[2]: v for key, v in attributes.items()})

        def finish(element: str) -> None:
            if end:
                end(_short(element))

        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = begin, finish
        parser.CharacterDataHandler = text
        parser.EntityDeclHandler = _refuse
        parser.buffer_text = True
        try:
            parser.Parse(self.part(name), True)
        except expat.ExpatError:
            raise self.damaged() from None


def _short(name: str) -> str:
    space, _, local = name.rpartition(" ")
    return f"{space.rstrip('/').rpartition('/')[2]} {local}" if space else local


def _refuse(*_entity: object) -> None:
    raise SourceError(say("read.entities"), say("read.entities_hint"))
