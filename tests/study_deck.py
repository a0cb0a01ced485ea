"""A small deck to study in tests, made by hand: every form, one hostile sentence, two forms of one fact."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quizgen import deck as folder
from quizgen.model import Citation, Deck, Question, stable_id

NOON = 1_790_000_000.0
"""UTC seconds: the moment at which the clock of a test starts."""

HOSTILE = "石碑上刻着[red]三个字[/]和[@click=app.quit]一行小字[/]，\x1b[31m传说\u202e是祖冲之写的。"


def question(form: str, prompt: str, answer: str, **values: Any) -> Question:
    """A question with what a test does not care about filled in; `fact` and `sentence` may be given."""
    fact = stable_id(values.pop("fact", prompt))
    sentence = values.pop("sentence", prompt.replace("（　　）", answer))
    line = values.pop("line", 3)
    source = Citation(
        "essays/qiao.txt", "0" * 64, line, 0, 1, sentence, values.pop("title", "桥与人"), "essays/qiao.txt#1"
    )
    fields: dict[str, Any] = {
        "accept": (),
        "choices": (),
        "items": (),
        "hint": "",
        "context": "",
        "explanation": "",
        "kind": "statistic",
        "slot": "value",
        "tags": (),
        "score": 0.9,
        **values,
    }
    return Question(
        id=stable_id(form, prompt),
        fact=fact,
        facts=(fact,),
        form=form,
        template=form,
        prompt=prompt,
        answer=answer,
        source=source,
        evidence=(),
        **fields,
    )


CHOICE = question(
    "choice",
    "赵州桥是隋代工匠（　　）主持修建的。",
    "李春",
    choices=("鲁班", "李春", "宇文恺", "喻皓"),
    explanation="他的生平没有别的记载。",
)
CLOZE = question("cloze", "赵州桥的主拱净跨37.02米，全长（　　）。", "50.82米", line=5)
TWIN = question("typed", "赵州桥全长多少？", "50.82米", fact=CLOZE.prompt, sentence=CLOZE.source.sentence)
TYPED = question(
    "typed",
    "《论语》开篇第一句话是什么？",
    "学而时习之，不亦说乎？",
    sentence="《论语》开篇说：“学而时习之，不亦说乎？”",
    context="《论语·学而》",
    hint="10个字",
)
TRUE_FALSE = question(
    "true_false",
    "卢沟桥建成的时间早于赵州桥。",
    "错",
    choices=("对", "错"),
    sentence="卢沟桥比赵州桥晚建了将近六百年。",
)
MATCH = question(
    "match",
    "把桥和它所在的河连起来。",
    "赵州桥—洨河；卢沟桥—永定河；洛阳桥—洛阳江",
    items=(("赵州桥", "洨河"), ("卢沟桥", "永定河"), ("洛阳桥", "洛阳江")),
)
ORDER = question(
    "order", "按建成的先后排列这几座桥。", "赵州桥、洛阳桥、卢沟桥", items=("赵州桥", "洛阳桥", "卢沟桥")
)
MARKUP = question("cloze", HOSTILE.replace("祖冲之", "（　　）"), "祖冲之", sentence=HOSTILE)

ALL = (CHOICE, CLOZE, TWIN, TYPED, TRUE_FALSE, MATCH, ORDER, MARKUP)


def deck(*questions: Question, book: str = "qiao") -> Deck:
    """A deck in memory; all questions if none are given."""
    return Deck("decks/qiao", "桥与人", book, 0, "original", questions or ALL)


def plenty(n: int) -> Deck:
    """A deck of `n` questions about `n` facts, answered by their numbers."""
    return deck(*(question("typed", f"第{i}号桥墩的编号是什么？", f"编号{i}") for i in range(1, n + 1)))


def written(at: Path, content: Deck) -> Path:
    """The same deck as a folder."""
    folder.write_settings(at, folder.Settings(content.title, content.book, content.created))
    folder.write_questions(at, content.questions)
    return at


def clock(start: float = NOON, step: float = 1.0) -> Callable[[], float]:
    """A clock that goes `step` seconds on each time it is asked."""
    now = start - step

    def tick() -> float:
        nonlocal now
        now += step
        return now

    return tick


def golden(name: str, text: str) -> str:
    """The golden screen `name`; with UPDATE_GOLDEN set it becomes `text` first."""
    path = Path(__file__).parent / "golden/screens" / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, "utf-8")
    return path.read_text("utf-8")
