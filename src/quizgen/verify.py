"""A deck against its sources: each question proven by its place, or looked for where its file has changed."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from quizgen import clean, deck, read
from quizgen.errors import SourceError
from quizgen.language.fold import fold
from quizgen.model import Document, Essay, Question, Source

ALIKE = 0.9
"""Share of characters from which a sentence of a changed file is the old one with a correction."""
GRAM = 4
NEAREST = 3
"""Paragraphs that are compared in full with a sentence: those that share most grams of GRAM characters with it."""
MARGIN = 20
"""Characters round the expected place of a sentence in which it may begin and end."""
LEAST = 2
"""Characters of a piece of an event that was told in pieces."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Finding:
    """A question that its source no longer bears out."""

    question: Question
    line: int
    """Of the source as it is now; 0 where nothing like it was found."""
    reason: str
    """`gone`, `sentence`, `place` or `answer`."""
    now: str = ""
    """What stands there now."""


@dataclass(slots=True)
class Report:
    """What was found; findings in the order of the deck."""

    proven: int = 0
    moved: int = 0
    """Questions of files that have changed, whose sentence and answer stand as they were."""
    findings: list[Finding] = field(default_factory=list)
    missing: dict[str, tuple[SourceError, int]] = field(default_factory=dict)
    """File that cannot be read → why, and how many questions cite it first."""


@dataclass(frozen=True, slots=True)
class _File:
    document: Document
    essays: tuple[Essay, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """What a source holds once cleaned, and in which essay; `same` is False where the file's bytes have changed."""

    same: bool
    text: str = ""
    essay: Essay | None = None
    start: int = 0
    end: int = 0


def verify(folder: Path, progress: Progress = lambda stage, done, total: None) -> Report:
    """Prove the questions of a deck as the program made them; rejected ones and a person's own are left out."""
    shown = {question.id for question in deck.load(folder).questions}
    questions = [question for question in deck.read_questions(folder) if question.id in shown]
    cited: dict[str, list[tuple[Question, int]]] = defaultdict(list)
    for question in questions:
        for number, source in enumerate(_sources(question)):
            cited[source.file].append((question, number))
    report = Report()
    pieces: dict[tuple[str, int], _Piece] = {}
    found: dict[str, Finding | None] = {}
    for done, name in enumerate(sorted(cited)):
        progress("clean", done, len(cited))
        try:
            document = read.read_bytes(name, read.load(folder / name))
        except SourceError as error:
            wanted = sum(number == 0 for _, number in cited[name])
            report.missing[name] = (SourceError(error.message, error.hint, name), wanted)
            continue
        file = _File(document, clean.clean(document).essays)
        grams = _grams(file)
        for question, number in cited[name]:
            source = _sources(question)[number]
            same = source.sha256 == document.sha256
            pieces[question.id, number] = _piece(file, source) if same else _Piece(False)
            if not same and number == 0:
                found[question.id] = _sought(question, file, grams)
    for question in questions:
        if question.source.file in report.missing:
            continue
        own = [p for number in range(len(_sources(question))) if (p := pieces.get((question.id, number)))]
        finding = found[question.id] if question.id in found else _unproven(question, own)
        if finding:
            report.findings.append(finding)
        elif question.id in found:
            report.moved += 1
        else:
            report.proven += 1
    return report


def _sources(question: Question) -> tuple[Source, ...]:
    """The citation, then the other evidence."""
    c = question.source
    first = Source(c.file, c.sha256, c.line, c.start, c.end)
    return (first, *(source for source in question.evidence if source != first))


def _piece(file: _File, source: Source) -> _Piece:
    """What stands at `source` in a file of the same bytes, once it is cleaned again."""
    if not 0 <= source.start < source.end <= len(file.document.text):
        return _Piece(True)
    if source.line != file.document.line(source.start):
        return _Piece(True)
    for essay in file.essays:
        inside = [run for run in essay.runs if run.raw_start < source.end and run.raw_end > source.start]
        if inside:
            low, high = inside[0], inside[-1]
            start, end = low.start, high.end
            if low.end - low.start == low.raw_end - low.raw_start:
                start += max(0, source.start - low.raw_start)
            if high.end - high.start == high.raw_end - high.raw_start:
                end -= max(0, high.raw_end - source.end)
            return _Piece(True, essay.text[start:end], essay, start, end)
    return _Piece(True)


def _unproven(question: Question, pieces: Sequence[_Piece]) -> Finding | None:
    """Why a question of an unchanged file is not proven by its places."""
    first, line = pieces[0], question.source.line
    if first.essay is None or any(piece.same and piece.essay is None for piece in pieces):
        return Finding(question, line, "place")
    sentence, text = question.source.sentence, first.essay.text
    if not sentence or sentence not in text:
        return Finding(question, line, "sentence", _around(first.essay, first.start))
    spans = list(_occurrences(text, sentence))
    near = [p for p in pieces if p.essay is first.essay]
    if not any(p.start < end and p.end > start for p in near for start, end in spans):
        return Finding(question, line, "place", first.text)
    held = "".join(fold(piece.text) + "\n" for piece in pieces if piece.essay) + fold(sentence)
    missing = [piece for piece in _asked(question, pieces) if not _held(fold(piece), held, question.form)]
    return Finding(question, line, "answer", first.text) if missing else None


def _asked(question: Question, pieces: Sequence[_Piece] = ()) -> list[str]:
    """The pieces of text that the sources must hold for the question to be true."""
    if question.form == "true_false":
        # of a wrong statement the right value is in the explanation, of a right one in the prompt
        told = fold(question.explanation or question.prompt)
        return [] if not pieces or fold(pieces[0].text) in told else [question.explanation or question.prompt]
    if question.form in ("match", "order"):
        sides = (item if isinstance(item, tuple) else (item,) for item in question.items)
        return [str(side) for item in sides for side in item]
    if question.kind == "enumeration" and question.slot == "points":
        return re.split("；" if "；" in question.answer else "、", question.answer)
    return [question.answer]


def _held(piece: str, text: str, form: str) -> bool:
    """Does a text hold a piece, or an event in pieces that follow each other: 港珠澳大桥……|2018年|……通车?"""
    if piece in text:
        return True
    at = 0
    while form == "order" and piece:
        size = next((n for n in range(len(piece), LEAST - 1, -1) if text.find(piece[:n], at) >= 0), 0)
        if not size:
            return False
        at = text.find(piece[:size], at) + size
        piece = piece[size:]
    return not piece


def _sought(question: Question, file: _File, grams: Mapping[str, set[int]]) -> Finding | None:
    """None if the sentence and the answer of a question stand in a changed file as they were."""
    sentence = question.source.sentence
    for essay in file.essays:
        for start, end in _occurrences(essay.text, sentence):
            held = fold(essay.text)
            if all(_held(fold(piece), held, question.form) for piece in _asked(question)):
                return None
            line = file.document.line(essay.raw_span(start, end)[0])
            return Finding(question, line, "answer", sentence)
    paragraphs = list(_paragraphs(file))
    shared: dict[int, int] = defaultdict(int)
    for gram in {sentence[i : i + GRAM] for i in range(len(sentence) - GRAM + 1)}:
        for number in grams.get(gram, ()):
            shared[number] += 1
    best, ratio = None, ALIKE
    for number in sorted(shared, key=lambda n: (-shared[n], n))[:NEAREST]:
        essay, start, end = paragraphs[number]
        text = essay.text[start:end]
        a, b = _window(sentence, text)
        likeness = SequenceMatcher(None, sentence, text[a:b], autojunk=False).ratio()
        if likeness >= ratio:
            line = file.document.line(essay.raw_span(start + a, start + b)[0])
            best, ratio = Finding(question, line, "sentence", text[a:b]), likeness
    return best or Finding(question, 0, "gone")


def _window(sentence: str, text: str) -> tuple[int, int]:
    """The range of `text` that lies where `sentence` would."""
    match = SequenceMatcher(None, sentence, text, autojunk=False).find_longest_match()
    low = max(0, match.b - match.a - MARGIN)
    high = match.b - match.a + len(sentence) + MARGIN
    blocks = SequenceMatcher(None, sentence, text[low:high], autojunk=False).get_matching_blocks()
    blocks = [block for block in blocks if block.size > 1]
    if not blocks:
        return match.b, match.b + match.size
    first, last = blocks[0], blocks[-1]
    start = max(0, low + first.b - first.a)
    return start, min(len(text), low + last.b + len(sentence) - last.a)


def _paragraphs(file: _File) -> Iterator[tuple[Essay, int, int]]:
    for essay in file.essays:
        for paragraph in essay.paragraphs:
            if paragraph.end > paragraph.start:
                yield essay, paragraph.start, paragraph.end


def _grams(file: _File) -> dict[str, set[int]]:
    """Grams of GRAM characters → the paragraphs (by number) that hold them."""
    found: dict[str, set[int]] = defaultdict(set)
    for number, (essay, start, end) in enumerate(_paragraphs(file)):
        for i in range(start, end - GRAM + 1):
            found[essay.text[i : i + GRAM]].add(number)
    return found


def _occurrences(text: str, piece: str) -> Iterator[tuple[int, int]]:
    start = text.find(piece) if piece else -1
    while start >= 0:
        yield start, start + len(piece)
        start = text.find(piece, start + 1)


def _around(essay: Essay, at: int) -> str:
    """The sentence at a place, roughly."""
    start = max(essay.text.rfind(mark, 0, at) for mark in "。！？\n") + 1
    ends = [end for mark in "。！？\n" if (end := essay.text.find(mark, at)) >= 0]
    return essay.text[start : min(ends, default=len(essay.text)) + 1].strip()
