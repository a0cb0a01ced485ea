"""Bytes read one off: a tool that glossed characters in GBK bytes hit across their borders (室帶頭 → 室?guī)ь^).

Every repair is a re-reading of bytes that are there; only an orphan byte is supplied, and marked.
"""

import math
import re
from collections.abc import Iterator
from functools import cache

from quizgen.clean.characters import LOST
from quizgen.clean.edit import Edit
from quizgen.clean.glosses import SYLLABLE, common, readings
from quizgen.language.characters import HAN
from quizgen.language.fold import simplify
from quizgen.language.segment import cut, frequency

NAMES = ("shift", "lost")
OPENED = re.compile(rf"(?<=[{HAN})])\?([{SYLLABLE}]+)\)")  # 室?guī), 當(dāng)?shù)  the bracket was eaten
OWN = re.compile(rf"([{HAN}])(?:\([{SYLLABLE}]+\))?$")  # the character before, with its own gloss
GLOSS = re.compile(rf"\(([{SYLLABLE}]+)\)")
AT_MARK = re.compile(  # 作?,F(xiàn)代 is 作。現(xiàn)代; 跡??梢哉f: an orphan byte, then a mark one byte off; some decoders drop the orphan
    rf"(?<=[{HAN}])(?P<orphan>\??)(?P<mark>[?？!！,，;；])(?=[\u0391-\uffee]|[@-~]\()"
)
LOST_QUOTED = re.compile("“([!！])(?=[,，;；])")  # 側重于“!;  a character and its closing mark
SECOND_BYTE = dict(
    zip("?？!！,，;；", b"\xbf\xbf\xa1\xa1\xac\xac\xbb\xbb", strict=True)
)  # of ？！，；, which begin with A3
LONGEST = 60
"""Characters after which borders that do not agree again are given up."""
# Average logarithm of word frequency per character; tuned on five real essay files and on shifts made by program.
PLAUSIBLE, BETTER, CLEAR = -7.5, 1.5, 1.0
WORDS_TOTAL = 6.0e7
"""Sum of the dictionary's frequencies, about."""
VERY_COMMON = 20_000
"""Frequency from which a single character is a word of its own (的, 在)."""


def find(text: str) -> Iterator[Edit]:
    """Edits that read shifted bytes again, in a text that was glossed."""
    done = 0
    triggers = sorted([*OPENED.finditer(text), *AT_MARK.finditer(text)], key=lambda match: match.start())
    for match in triggers:
        if match.start() < done:
            continue
        edits = list(_at_gloss(text, match) if match.re is OPENED else _at_mark(text, match))
        done = edits[-1].end if edits else done
        yield from edits
    for match in LOST_QUOTED.finditer(text):
        yield Edit(match.start(1), match.end(), LOST + "”", "lost", "lost", "damaged")


def _at_gloss(text: str, match: re.Match[str]) -> Iterator[Edit]:
    """室?guī)ь^: the second byte of 室 was the first of a glossed character."""
    own = OWN.search(text[max(0, match.start() - 10) : match.start()])
    before = _gbk(own[1]) if own else b""
    found = []
    for char in _candidates(before[1], match[1]) if len(before) == 2 else ():
        again = _reread(text, match.end(), _gbk(char)[1:])
        if again:
            found.append((plausibility(again[0]), *again))
    found.sort(reverse=True)
    clear = found and (len(found) == 1 or found[0][0] > found[1][0] + CLEAR)
    if clear and found[0][0] > PLAUSIBLE and LOST not in found[0][1]:
        _, run, end = found[0]
        yield _reading(text, match.start(), end, run)
    else:
        yield Edit(match.start(), match.end(), LOST, "lost", "lost", "damaged")


def _at_mark(text: str, match: re.Match[str]) -> Iterator[Edit]:
    """跡??梢哉f: the second byte of a full-width mark begins the next character."""
    again = _reread(text, match.end(), bytes([SECOND_BYTE[match["mark"]]]))
    if again:
        run, end = again
        garbled = text[match.end() : end]
        strange = sum(not common(c) for c in garbled)
        better = plausibility(run) > max(PLAUSIBLE, plausibility(garbled) + BETTER)
        better |= _is_said(text, end, run)
        if better and LOST not in run and (match["orphan"] or strange >= 2):
            if match["orphan"]:
                orphan = _orphan(text[: match.start()], run)
                lost = orphan == LOST
                confidence, flag = ("lost", "damaged") if lost else ("inferred", "")
                yield Edit(match.start(), match.start() + 1, orphan, "shift", confidence, flag)
                yield _reading(text, match.start() + 1, end, run)
            else:
                yield Edit(match.start(), end, LOST + run, "shift", "lost", "damaged")
            return
    if match["orphan"]:
        yield Edit(match.start(), match.end(), LOST, "lost", "lost", "damaged")


def _reading(text: str, start: int, end: int, run: str) -> Edit:
    """Sure where the dictionary covers the run with real words or a gloss says its character (F(xiàn) of 現), else
    shown but not asked."""
    if _is_said(text, end, run) or _solid(run):
        return Edit(start, end, run, "shift")
    return Edit(start, end, run, "shift", "inferred", "damaged")


def _is_said(text: str, end: int, run: str) -> bool:
    """Whether the run is one character and the gloss behind it is a reading of it."""
    gloss = GLOSS.match(text, end)
    return len(run) == 1 and gloss is not None and gloss[1] in readings(run)


def _gbk(char: str) -> bytes:
    try:
        return char.encode("gbk")
    except UnicodeEncodeError:
        return b""


def _decode(pair: bytes) -> str:
    try:
        return pair.decode("gbk")
    except UnicodeDecodeError:
        return ""


@cache
def _candidates(lead: int, syllable: str) -> tuple[str, ...]:
    """Common characters whose first byte is `lead` and that can be read `syllable`."""
    chars = (_decode(bytes([lead, trail])) for trail in range(0x40, 0xFF))
    return tuple(c for c in chars if len(c) == 1 and common(c) and syllable in readings(c))


def _reread(text: str, at: int, lead: bytes) -> tuple[str, int] | None:
    """(text, end): `lead` and the bytes of text[at:] decoded until the borders agree again."""
    pending, run = lead, ""
    while len(run) <= LONGEST:
        while len(pending) < 2:
            opened = OPENED.match(text, at)
            if opened:  # the run ends in a glossed character
                chars = _candidates(pending[0], opened[1])
                return (run + chars[0], opened.end()) if len(chars) == 1 else None
            data = _gbk(text[at]) if at < len(text) and text[at] != "\n" else b""
            if not data:
                return None
            pending += data
            at += 1
        char = _decode(pending[:2])
        if pending[0] < 0x80 or not char:
            return None
        run += char if common(char) else LOST
        pending = pending[2:]
        if not pending:
            return run, at
    return None


def plausibility(text: str) -> float:
    """Average log probability of a character when `text` is cut into the dictionary's words."""
    simple = simplify(text)
    score = 0.0
    for start, end in cut(simple):
        word = simple[start:end]
        if "\u3400" <= word[0] <= "\u9fff":
            known = frequency(word)
            score += math.log((known or 0.5) / WORDS_TOTAL) * (1 if known else len(word))
        else:
            score -= 5 if word in "，。、；：？！“”,!?;:" else 16
    return score / max(1, len(simple))


def _solid(run: str) -> bool:
    simple = simplify(run)
    for start, end in cut(simple):
        word = simple[start:end]
        if word in "，。、；：？！“”":
            continue
        if frequency(word) < (VERY_COMMON if len(word) == 1 else 1):
            return False
    return True


def _orphan(before: str, run: str) -> str:
    """The mark whose byte was lost: 。 unless a word would run across the place."""
    left, right = simplify(before[-3:]), simplify(run[:1])
    if not "\u3400" <= right <= "\u9fff":
        return LOST
    for char in _orphans():
        simple = simplify(char)
        if any(frequency(left[-n:] + simple) > 3 for n in (1, 2, 3)) or frequency(simple + right) > 50:
            return LOST
    return "。"


@cache
def _orphans() -> tuple[str, ...]:
    """Common characters whose second byte is A3: besides 。 one of them may have been there."""
    chars = (_decode(bytes([lead, 0xA3])) for lead in range(0x81, 0xFF))
    return tuple(c for c in chars if len(c) == 1 and "\u3400" <= c <= "\u9fff" and common(c))
