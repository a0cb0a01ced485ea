"""Packages through the real Anki engine: python anki_engine.py FOLDER FIRST.apkg [LATER.apkg …] prints JSON.

A program of its own for an interpreter that has `anki`; it knows nothing of quizgen. The first package goes into a new
collection in FOLDER, some cards are answered and one note is edited as a learner would, then the later ones follow.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.scheduler.v3 import CardAnswer

ANSWERS = 5
OUTCOMES = ("new", "updated", "duplicate", "conflicting")
RATINGS = (CardAnswer.GOOD, CardAnswer.EASY, CardAnswer.AGAIN, CardAnswer.HARD)


def bring_in(col: Collection, package: str) -> dict[str, int]:
    """Import with the dialog's default options; outcome → number of notes."""
    request = ImportAnkiPackageRequest(
        package_path=str(Path(package).resolve()), options=ImportAnkiPackageOptions()
    )
    log = col.import_anki_package(request).log
    return {outcome: len(getattr(log, outcome)) for outcome in OUTCOMES}


def look(col: Collection) -> dict[str, Any]:
    """Every card as it is shown and scheduled, and what the database check says."""
    counts = [col.note_count(), col.card_count()]
    said, sound = col.fix_integrity()
    cards = []
    for number in sorted(col.find_cards("")):
        card = col.get_card(number)
        note, shown = card.note(), card.render_output()
        cards.append(
            {
                "guid": note.guid,
                "ord": card.ord,
                "type": card.note_type()["name"],
                "deck": col.decks.name(card.did),
                "tags": note.tags,
                "fields": dict(note.items()),
                "css": shown.css,
                "front": shown.question_text,
                "back": shown.answer_text,
                "sounds": len(shown.question_av_tags) + len(shown.answer_av_tags),
                "schedule": [int(card.type), int(card.queue), card.due, card.ivl, card.reps, card.lapses],
            }
        )
    return {
        "problems": [] if sound else said.splitlines(),
        "repaired": counts != [col.note_count(), col.card_count()],
        "empty": len(col.get_empty_cards().notes),
        "decks": sorted(deck.name for deck in col.decks.all_names_and_ids()),
        "cards": cards,
    }


def queue(col: Collection) -> list[str]:
    """Guids in the order in which new cards of the whole book would come."""
    book = min(deck.name for deck in col.decks.all_names_and_ids() if deck.name != "Default")
    col.decks.set_current(col.decks.id_for_name(book))
    queued = col.sched.get_queued_cards(fetch_limit=1000)
    return [col.get_card(item.card.id).note().guid for item in queued.cards]


def study(col: Collection) -> None:
    """Answer some cards, a second apart and in the past: two answers of one moment would be moved."""
    start = int(time.time() * 1000) - 60_000
    for i in range(ANSWERS):
        first = col.sched.get_queued_cards(fetch_limit=1).cards[0]
        card = col.get_card(first.card.id)
        card.start_timer()
        answer = col.sched.build_answer(card=card, states=first.states, rating=RATINGS[i % 4])
        answer.answered_at_millis = start + 1000 * i
        col.sched.answer_card(answer)


def main(folder: str, packages: list[str]) -> None:
    """Import one after the other and print what each left behind."""
    col = Collection(str(Path(folder) / "collection.anki2"))
    own = {kind.id for kind in col.models.all_names_and_ids()}
    steps: list[dict[str, Any]] = []
    for package in packages:
        log = bring_in(col, package)
        steps.append({"log": log, **look(col)})
        if len(steps) == 1:
            steps[0]["queue"] = queue(col)
            study(col)
            edited = col.get_note(max(col.find_notes("")))
            edited["解析"] = "学习者自己的话"
            col.update_note(edited)
            steps[0]["edited"] = edited.guid
            steps[0]["studied"] = look(col)["cards"]
    # Anki takes in a template it cannot parse, but refuses to save it
    for kind in col.models.all_names_and_ids():
        if kind.id not in own:
            col.models.update_dict(col.models.get(kind.id))
    col.close()
    print(json.dumps(steps, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
