"""Dates and what happened then: days, years, decades, centuries, and times told by a dynasty, a reign or a holiday."""

import re
from collections.abc import Iterator

from quizgen.facts import _names_given
from quizgen.facts._clauses import passage
from quizgen.facts._event import event
from quizgen.facts._gate import Gate
from quizgen.facts._periods import Time
from quizgen.facts._times import times
from quizgen.language import segment
from quizgen.language.fold import fold
from quizgen.language.shadow import shadow
from quizgen.language.spans import beginning
from quizgen.model import Analysis, Blank, Fact, Quantity, Sentence

CERTAIN, WORDED = 0.95, 0.8
# 21世纪的今天, 21世纪是…的世纪: a way to say now.
RHETORIC = re.compile(r"(?:的今天|的中国|的我们|的大学生|[，,]?我们|[，,]?是)")
HAN = re.compile("[\u3400-\u9fff]")
COMMA = re.compile("[，,]")  # 2018年|，|大桥通车
# 1759年|完成的钟: a verb before its noun.
ATTRIBUTE = re.compile(r"[^，。]{1,12}的")
ENOUGH = 8
"""Han characters behind a time that tell what happened, where damage cuts the rest off."""
COMMON = 1000
"""Frequency from which a word is sure to be no piece of a name (雕版, 毕昇); tuned on five real essay files."""
LEAST = 3
"""Han characters of an event worth asking for its date."""


def find(analysis: Analysis) -> Iterator[Fact]:
    """Every time of the essay in order; what is no date of an event has another role or a reason to refuse it."""
    gate = Gate(analysis)
    found = times(gate)
    for time in found:
        sentence = analysis.sentence_at(time.start) or Sentence(time.start, time.end, ())
        if time.end <= sentence.end:
            yield _fact(gate, time, sentence, event(gate, time, sentence))


def _fact(gate: Gate, time: Time, sentence: Sentence, what: str) -> Fact:
    essay = gate.analysis.essay
    source = essay.source(time.start, time.end)
    first, last, reasons = _passage(gate, time, sentence)
    refused = [*time.refused, *reasons]
    if time.role != "fact":
        refused.append(time.role)
    elif not refused and _trivial(gate, time, what):
        refused.append("trivial")
    elif not refused and _of_nobody(gate, time, sentence, what):
        refused += sentence.refused or ("no-context",)
    asked = time.role == "fact" and not time.refused
    low, _, high = time.iso.partition("/")
    return Fact(
        kind="date",
        key=(time.iso or fold(essay.text[time.start : time.end]), fold(what)),
        essay=essay.id,
        start=time.start,
        end=time.end,
        source=source,
        surface=essay.document.text[source.start : source.end],
        sentence=essay.text[sentence.start : sentence.end],
        data={
            "start": low or None,
            "end": high or low or None,
            "granularity": time.granularity,
            "event": what or None,
        },
        blanks=(
            Blank("when", "date", *time.hide, first, last),
            *_names_given.blanks(gate.analysis, sentence, [(time.start, time.end)]),
        )
        if asked
        else (),
        confidence=CERTAIN if time.iso else WORDED,
        refused=tuple(dict.fromkeys(refused)),
        role=time.role,
    )


def _passage(gate: Gate, time: Time, sentence: Sentence) -> tuple[int, int, tuple[str, ...]]:
    """Range to show and why it must not be asked; damage in clauses far behind the time is left out with them."""
    quantity = Quantity(*time.hide, "date", None, None)
    flags = gate.flags.touching(sentence.start, sentence.end)
    reasons = tuple(r for r in sentence.refused if r not in {f.reason for f in flags})
    edges = [m.start() for m in COMMA.finditer(gate.text, time.end, min((f.start for f in flags), default=0))]
    told = [at for at in edges if len(HAN.findall(gate.text, time.end, at)) >= ENOUGH]
    return (sentence.start, told[-1], reasons) if told else passage(gate, quantity, sentence)


def _of_nobody(gate: Gate, time: Time, sentence: Sentence, what: str) -> bool:
    """1927年|留学美国。: a sentence that begins with its time and has no subject."""
    if len(HAN.findall(gate.text, sentence.start, time.start)) >= LEAST or ATTRIBUTE.match(what):
        return False
    flat = shadow(what)
    low, high = segment.cut(flat)[0]
    word = flat[low:high]
    return len(word) > 1 and segment.tag(word) in ("v", "p") and segment.frequency(word) > COMMON


def _trivial(gate: Gate, time: Time, what: str) -> bool:
    """Nothing happened then that can be told, or the time is only a manner of speaking."""
    if len(HAN.findall(what)) < LEAST:
        return True
    around = beginning(gate.analysis.quotes, time.start - 1, time.start)
    if any(q.end == time.end + 1 for q in around) and time.iso:
        return True  # 上面写的是“一九八三年四月”
    return time.granularity == "century" and bool(RHETORIC.match(gate.text, time.end))
