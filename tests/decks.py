"""Questions and decks made by hand, for tests that need a deck but not the making of one."""

from dataclasses import replace
from pathlib import Path

from quizgen import deck as folder
from quizgen.deck import Settings
from quizgen.model import Citation, Question, Source, stable_id

SENTENCE = "1972年，张衡地动仪的复原模型在博物馆展出，高2.7米。"


def question(
    slot: str = "value", template: str = "statistic_cloze", sentence: str = SENTENCE, **changes: object
) -> Question:
    """A question that holds together; `changes` replaces fields."""
    answer = "2.7米"
    source = Source("essays/a.txt", "0" * 64, 1, 20, 24)
    made = Question(
        id=stable_id(template, slot, sentence),
        fact=stable_id("statistic", sentence),
        facts=(stable_id("statistic", sentence),),
        slot=slot,
        kind="statistic",
        form="cloze",
        template=template,
        context="",
        prompt=sentence.replace(answer, "（　　）"),
        answer=answer,
        accept=(),
        choices=(),
        items=(),
        hint="",
        explanation="",
        source=Citation(source.file, source.sha256, 1, 20, 24, sentence, "地动仪", "essays/a.txt#1"),
        evidence=(source,),
        tags=("数字",),
        score=0.8,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def save(path: Path, *questions: Question, title: str = "地动仪") -> Path:
    """A deck folder of these questions."""
    folder.write_settings(path, Settings(title, "book-1", 1_700_000_000))
    folder.write_questions(path, questions)
    folder.write_history(path, folder.renewed({}, questions, {}, 1_700_000_000))
    return path
