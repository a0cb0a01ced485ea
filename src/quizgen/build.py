"""The making of a deck on one page: sources → documents → essays → analyses → facts → questions → files."""

import glob
import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from quizgen import clean, decisions, facts, questions, read
from quizgen import deck as folder
from quizgen.decisions import Decision
from quizgen.deck import Settings
from quizgen.errors import QuizgenError, SourceError, UsageError
from quizgen.language.analysis import BATCH, analyse
from quizgen.model import Analysis, Document, Dropped, Essay, Fact, Question, stable_id
from quizgen.questions import kept, templates
from quizgen.questions.budget import NO_LIMITS, Limits, left_out
from quizgen.words import say

Progress = Callable[[str, int, int], None]
"""Called with a stage (`clean`, `analyse`, `ask`), how much is done and how much there is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in a set of sources."""

    essays: tuple[Essay, ...]
    analyses: tuple[Analysis, ...]
    facts: tuple[Fact, ...]
    dropped: tuple[tuple[str, Dropped], ...]
    """File and what was dropped of it."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did, for a person to read."""

    deck: Path
    essays: int
    copies: int
    facts: Mapping[str, tuple[int, int]]
    """Kind → (found, askable)."""
    questions: Mapping[str, int]
    """Form → number."""
    refused: Mapping[str, int]
    conflicts: tuple[tuple[Fact, ...], ...]
    """Facts side by side that contradict each other, as far as no person has settled it."""
    repairs: Mapping[str, int]
    dropped: int
    kept: int
    new: int
    gone: int
    stale: tuple["Stale", ...]
    """A person's decisions on text that has changed since; their own text is kept."""
    errors: tuple[SourceError, ...]


@dataclass(frozen=True, slots=True)
class Stale:
    """A decision whose question is not what it was when a person decided on it."""

    id: str
    verdict: str
    prompt: str
    """As the person last saw it; of a `prefer` the sentence preferred."""
    gone: bool
    """True where the question is no longer made."""


def quiet(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


def look(
    documents: Sequence[Document],
    names: Sequence[str] = (),
    progress: Progress = quiet,
    preferred: Sequence[Decision] = (),
) -> Reading:
    """Read documents as far as their facts; of facts that contradict each other those `preferred` stand."""
    essays: list[Essay] = []
    dropped: list[tuple[str, Dropped]] = []
    for i, document in enumerate(documents):
        progress("clean", i, len(documents))
        cleaned = clean.clean(document)
        essays += cleaned.essays
        dropped += [(document.file, line) for line in cleaned.dropped]
    essays = clean.link(essays)
    analyses: list[Analysis] = []
    for start in range(0, len(essays), BATCH):
        progress("analyse", start, len(essays))
        analyses += analyse(essays[start : start + BATCH], names)
    return Reading(tuple(essays), tuple(analyses), tuple(facts.find(analyses, preferred)), tuple(dropped))


@dataclass(frozen=True, slots=True)
class Making:
    """A deck as its sources make it, before anything is written."""

    reading: Reading
    groups: Sequence[Sequence[Fact]]
    made: questions.Made
    kept: kept.Kept
    """All that can be asked, under their final ids."""
    left: Mapping[str, str]
    """Ids of those that the limits leave out → the reason."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the deck."""
        return tuple(question for question in self.kept.questions if question.id not in self.left)


def draft(reading: Reading) -> Making:
    """The questions of essays that belong to no deck."""
    groups = facts.group(reading.facts)
    wordings = templates.load()
    made = questions.make(groups, reading.analyses, wordings)
    return Making(reading, groups, made, kept.keep([], made.questions, {}), {})


def draw(
    target: Path, documents: Sequence[Document], limits: Limits = NO_LIMITS, progress: Progress = quiet
) -> Making:
    """Read documents and make their questions, with what the folder `target` knows: the last build, decisions, names."""
    old = folder.read_questions(target)
    history = folder.read_history(target)
    lines = decisions.read(target)
    wordings = templates.load(target / "templates.toml")
    reading = look(documents, names(target), progress, decisions.preferred(lines))
    groups = facts.group(reading.facts)
    progress("ask", 0, 1)
    was = {record.id: record.was for record in history.values() if record.was}
    made = questions.make(groups, reading.analyses, wordings, old, was)
    known = {draft.known: draft.id for draft in made.drafts if draft.known}
    result = kept.keep(old, made.questions, known | {n: c for n, c in was.items() if n not in known})
    _check_ids(result.questions)
    decided = decisions.in_force(lines).values()
    rejected = {decision.id for decision in decided if decision.verdict == decisions.REJECT}
    settled = {decision.id for decision in decided} - rejected
    left = left_out(result.questions, limits, settled, rejected)
    return Making(reading, groups, made, result, left)


def again(target: Path, progress: Progress = quiet) -> tuple[Making, list[SourceError]]:
    """The deck `target` as its own sources make it now, and an error for each that cannot be read; nothing is written."""
    settings = folder.read_settings(target)
    documents, errors = decode(expand(target, settings.sources))
    return draw(target, documents, Limits(settings.per_essay, settings.min_score), progress), errors


def make(
    target: Path,
    sources: Sequence[str],
    *,
    now: int,
    title: str = "",
    book: str = "",
    link: bool = False,
    per_essay: int | None = None,
    min_score: float | None = None,
    progress: Progress = quiet,
) -> Report:
    """Make the deck `target` from `sources` (paths or `-`), or again from its own where there are none.

    `now` is in UTC seconds; limits that are None stay as the deck has them. Raises SourceError for a source named that
    cannot be read, UsageError where `target` is a folder of something else; then nothing is written.
    """
    is_deck = folder.is_deck(target)
    settings = folder.read_settings(target) if is_deck else None
    if settings is None and (not sources or (target.exists() and not _empty(target))):
        raise UsageError(say("build.not_a_deck"), say("build.not_a_deck_hint"), str(target))
    old = folder.read_questions(target)
    files: dict[str, bytes] = {}
    if sources and not link:
        files = gather(sources)
        named: Iterable[tuple[str, bytes]] = files.items()
    else:
        patterns = _patterns(sources, target) if sources else (settings.sources if settings else ())
        named = expand(target, patterns)
    documents, errors = decode(named)
    if not documents:
        if errors:
            raise errors[0]
        raise SourceError(say("build.no_sources"), say("build.no_sources_hint"), str(target))

    if settings is None:
        name = title or target.resolve().name
        settings = Settings(name, book or _book(name, documents), now)
    if sources:
        places = tuple(patterns) if link else (folder.ALL_ESSAYS,)
        settings = replace(settings, title=title or settings.title, sources=places)
    if per_essay is not None:
        settings = replace(settings, per_essay=per_essay)
    if min_score is not None:
        settings = replace(settings, min_score=min_score)
    limits = Limits(settings.per_essay, settings.min_score)
    making = draw(target, documents, limits, progress)
    reading, made = making.reading, making.questions

    history = folder.read_history(target)
    _write_essays(target, files)
    folder.write_questions(target, made)
    folder.write_history(target, folder.renewed(history, made, making.kept.was, now))
    folder.write_settings(target, settings)
    known, ids = {q.id for q in old}, {q.id for q in made}
    decided = decisions.in_force(decisions.read(target))
    return Report(
        deck=target,
        essays=len(reading.essays),
        copies=sum(bool(essay.copies) for essay in reading.essays),
        facts=_count_facts(making.groups),
        questions=dict(sorted(Counter(q.form for q in made).items())),
        refused=dict(sorted((Counter(making.made.refused) + Counter(making.left.values())).items())),
        conflicts=tuple(r for r in facts.conflicts(reading.facts) if not facts.settled(r)),
        repairs=dict(sorted(Counter(r.name for essay in reading.essays for r in essay.repairs).items())),
        dropped=len(reading.dropped),
        kept=len(ids & known),
        new=len(ids - known),
        gone=len(known - ids),
        stale=(*_stale(decided, old, made), *_moot(decided, reading.facts)),
        errors=tuple(errors),
    )


def gather(sources: Sequence[str]) -> dict[str, bytes]:
    """Bytes of all sources under the names they get in a deck (`essays/…`); a name taken twice gets a number."""
    files: dict[str, bytes] = {}
    for source in sources:
        if source == read.STDIN:
            data = read.standard_input()
            document = read.read_bytes("stdin.txt", data)
            first = next((line.strip() for line in document.text.splitlines() if line.strip()), "stdin")
            found = [(f"{_slug(first)[:40] or 'stdin'}.txt", data)]
        else:
            path = Path(source)
            found = [(_name(path, file), read.load(file)) for file in read.walk(path)]
            if not found:
                raise read.no_files(source)
            if not path.is_dir():  # a file that was named must be readable; of a folder the others go on
                read.read_bytes(source, found[0][1])
        for name, data in found:
            _add(files, f"{folder.ESSAYS}/{name}", data)
    return files


def _name(path: Path, file: Path) -> str:
    return file.relative_to(path).as_posix() if path.is_dir() else file.name


def _add(files: dict[str, bytes], name: str, data: bytes) -> None:
    suffix = Path(name).suffix
    stem = name.removesuffix(suffix)
    number = 1
    while name in files and files[name] != data:
        number += 1
        name = f"{stem}-{number}{suffix}"
    files[name] = data


def _patterns(sources: Sequence[str], target: Path) -> tuple[str, ...]:
    """Sources as globs relative to the deck, for `--link`."""
    found = []
    for source in sources:
        path = Path(source)
        if source == read.STDIN or not path.exists():
            raise SourceError(say("read.missing"), say("read.missing_hint"), source)
        name = Path(os.path.relpath(path.absolute(), target.absolute())).as_posix()
        found.append(f"{glob.escape(name)}/**" if path.is_dir() else glob.escape(name))
    return tuple(found)


def expand(target: Path, patterns: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Names relative to the deck and bytes of the sources that deck.toml names, sorted, each once."""
    names: dict[str, None] = {}
    root = glob.escape(str(target.absolute()))
    for pattern in patterns:
        for found in sorted(glob.glob(os.path.normpath(f"{root}/{pattern}"), recursive=True)):  # noqa: PTH207 - with ../
            path = Path(found)
            if path.is_file() and path.suffix.lower() in read.SUFFIXES:
                names[Path(os.path.relpath(path, target.absolute())).as_posix()] = None
    for name in names:
        yield name, read.load(Path(os.path.normpath(target / name)))


def decode(named: Iterable[tuple[str, bytes]]) -> tuple[list[Document], list[SourceError]]:
    """Documents of named bytes, and an error for each that is no text."""
    documents, errors = [], []
    for name, data in named:
        try:
            documents.append(read.read_bytes(name, data))
        except SourceError as error:
            errors.append(error)
    return documents, errors


def names(target: Path) -> list[str]:
    """People of names.txt in the deck folder, one a line; lines with # are remarks."""
    path = target / "names.txt"
    if not path.is_file():
        return []
    lines = read.read_bytes(str(path), path.read_bytes()).text.lstrip("\ufeff").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#")]


def _empty(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def _slug(text: str) -> str:
    """A title as a name: letters, digits and Han, the rest one hyphen each (工匠 精神！ → 工匠-精神)."""
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")


def _book(title: str, documents: Sequence[Document]) -> str:
    return f"{_slug(title)}-{stable_id(*(d.sha256 for d in documents))[:8]}"


def _stale(
    decided: Mapping[str, Decision], old: Sequence[Question], made: Sequence[Question]
) -> Iterator[Stale]:
    known = {q.id: q.prompt for q in [*made, *old]}
    hashes = {q.id: folder.seen_hash(q) for q in made}
    for decision in decisions.outdated(decided, hashes):
        prompt = decision.fields.get("prompt") or known.get(decision.id, "")
        yield Stale(decision.id, decision.verdict, prompt, decision.about not in hashes)


def _moot(decided: Mapping[str, Decision], found: Iterable[Fact]) -> Iterator[Stale]:
    """Preferences for what no essay says any more."""
    said = {fact.id for fact in found}
    for decision in decided.values():
        if decision.verdict == decisions.PREFER and decision.id not in said:
            yield Stale(decision.id, decision.verdict, str(decision.fields.get("sentence", "")), gone=True)


def _check_ids(made: Sequence[Question]) -> None:
    for number, count in Counter(q.id for q in made).items():
        if count > 1:
            raise QuizgenError(say("build.equal_ids", id=number), say("build.equal_ids_hint"))


def _write_essays(target: Path, files: Mapping[str, bytes]) -> None:
    """The sources byte for byte; earlier ones that are no longer among them leave the folder."""
    for name, data in files.items():
        folder.write_bytes(target / name, data)
    if files:
        for path in sorted((target / folder.ESSAYS).rglob("*"), reverse=True):
            if path.is_file() and path.relative_to(target).as_posix() not in files:
                path.unlink()
            elif path.is_dir() and _empty(path):
                path.rmdir()


def _count_facts(groups: Sequence[Sequence[Fact]]) -> dict[str, tuple[int, int]]:
    found: Counter[str] = Counter()
    askable: Counter[str] = Counter()
    for group in groups:
        if group[0].role == "fact":
            found[group[0].kind] += 1
            askable[group[0].kind] += group[0].askable
    return {kind: (found[kind], askable[kind]) for kind in facts.kinds()}
