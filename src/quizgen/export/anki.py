"""Anki deck (.apkg): one card a fact, typed or cloze; a later export updates the cards and keeps what was learnt."""

import itertools
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import genanki

from quizgen.errors import QuizgenError
from quizgen.export import Options, Report
from quizgen.export._choose import fault, named, one_each, spread
from quizgen.export._fields import WAYS, fill
from quizgen.export._markup import name, tag
from quizgen.export._notes import NoteType, note_types
from quizgen.export._package import archive, is_ours, set_headers, set_times
from quizgen.export._script import language
from quizgen.export._target import write
from quizgen.model import Deck, Question, stable_id
from quizgen.words import say

EXTENSION = "apkg"
PREFERRED = ("cloze", "typed", "choice")
"""Of several questions on one fact and slot the first of these: words recalled before words recognised."""


def export(deck: Deck, target: Path, options: Options) -> Report:
    """Write the package; `options.forms` are taken in addition to the one question for each fact and slot."""
    questions, left_out = choose(deck, named(options.forms))
    if not questions:
        raise QuizgenError(say("anki.nothing"), say("anki.nothing_hint"), str(target))
    ids = {kind.id for kind in note_types().values()}
    write(target, package(deck, questions), lambda path: is_ours(path, ids), force=options.force)
    return Report(target, dict(Counter(question.form for question in questions)), dict(left_out))


def choose(deck: Deck, extra: Iterable[str] = ()) -> tuple[list[Question], Counter[str]]:
    """The questions that become notes, in deck order, and reason → number of those that do not."""
    wanted = frozenset(extra)
    reasons = {question.id: _no_card(question) for question in deck.questions}
    able = [question for question in deck.questions if not reasons[question.id]]
    preferred = [question for question in able if question.form in PREFERRED]
    best = one_each(preferred, lambda family: min(family, key=lambda q: PREFERRED.index(q.form)))
    taken = [question for question in able if question.id in best or question.form in wanted]
    for question in able:
        reasons[question.id] = "twin" if question.form in PREFERRED else "form"
    left = {question.id for question in deck.questions} - {question.id for question in taken}
    return taken, Counter(reasons[question.id] for question in deck.questions if question.id in left)


def _no_card(question: Question) -> str:
    return fault(question) if question.form in WAYS else "no_card"


def guid(book: str, question_id: str) -> str:
    """By which Anki knows a note again: from ids only, so a corrected text is the same note."""
    return f"qg{stable_id(book, question_id)}"


def package(deck: Deck, questions: Sequence[Question]) -> bytes:
    """The bytes of a package; ids count up from the second in which the deck was first built."""
    first = max(deck.created, 1) * 1000  # 1 is the id of the learner's own default deck
    models = {key: _model(kind) for key, kind in note_types().items()}
    shelves = _decks(deck, first)
    for due, question in enumerate(spread(questions), 1):
        shelves[question.source.essay].add_note(_note(deck, question, models, due))
    root = genanki.Deck(first, name(deck.title) or deck.book, say("anki.description"))
    # an essay keeps its number also where none of its questions has a card
    decks = [root, *(shelf for shelf in shelves.values() if shelf.notes)]
    database = sqlite3.connect(":memory:")
    try:
        genanki.Package(decks).write_to_db(database.cursor(), deck.created, itertools.count(first))
        set_times(
            database, ((guid(deck.book, q.id), deck.changed.get(q.id, deck.created)) for q in questions)
        )
        set_headers(database, {kind.id: kind.released for kind in note_types().values()})
        return archive(database)
    finally:
        database.close()


def _decks(deck: Deck, first: int) -> dict[str, genanki.Deck]:
    """Essay id → its deck, `书名::001 篇名`: Anki sorts by name, so the number has leading zeros."""
    root = name(deck.title) or deck.book
    titles = {question.source.essay: question.source.title for question in deck.questions}
    return {
        essay: genanki.Deck(first + number, f"{root}::{number:03d} {name(title)}".rstrip())
        for number, (essay, title) in enumerate(titles.items(), 1)
    }


def _model(kind: NoteType) -> genanki.Model:
    model = genanki.Model(
        kind.id,
        kind.name,
        fields=[
            {
                "name": field.name,
                "id": field.id,
                "plainText": field.plain,
                "description": field.note,
                "collapsed": field.spare,
                "excludeFromSearch": field.spare,
            }
            for field in kind.fields
        ],
        templates=[
            {
                "name": template.name,
                "id": template.id,
                "qfmt": template.front,
                "afmt": template.back,
                "bqfmt": template.browser_front,
                "bafmt": template.browser_back,
            }
            for template in kind.templates
        ],
        css=kind.css,
        model_type=genanki.Model.CLOZE if kind.cloze else genanki.Model.FRONT_BACK,
        sort_field_index=1,
    )
    # genanki guesses which fields a card needs, and is wrong where a front has filters or switches
    model._req = [
        [i, "all", [kind.position(field) for field in template.needs]]
        for i, template in enumerate(kind.templates)
    ]
    return model


def _note(deck: Deck, question: Question, models: dict[str, genanki.Model], due: int) -> genanki.Note:
    key, values = fill(question, deck.book, language(deck, question))
    kind = note_types()[key]
    tags = dict.fromkeys(tag("quizgen", label) for label in question.tags)
    note = genanki.Note(
        model=models[key],
        fields=[values.get(field.name, "") for field in kind.fields],
        guid=guid(deck.book, question.id),
        tags=[label for label in tags if label],
        due=due,
    )
    note.cards = [genanki.Card(i) for i in kind.cards(values)]
    return note
