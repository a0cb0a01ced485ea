"""Words of a simplified text, as jieba's accurate mode cuts them, with their frequency and tag."""

import math
import re
from functools import lru_cache

from quizgen.language import lexicon
from quizgen.language.lexicon import LEAST, Lexicon

# jieba's own classes: 「第3.2节GPU」 is one block, everything else is cut into single characters
_BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
# inside a stretch of unknown characters: 「张三」 goes through the model, 「3.5%」 and 「ok」 stay whole
_PIECE = re.compile(r"[\u4E00-\u9FD5]+|[a-zA-Z0-9]+(?:\.\d+)?%?|[^\u4E00-\u9FD5a-zA-Z0-9]+")
_BREAK = re.compile(r"\r\n|.", re.DOTALL)
REMEMBERED = 60
"""Characters of a clause whose words are remembered: several finders look at one."""

# Transitions of jieba's model (finalseg/prob_trans.py) and its start: begin, middle, end, single.
_START_B, _START_S = -0.26268660809250016, -1.4652633398537678
_BE, _BM = -0.510825623765990, -0.916290731874155
_ME, _MM = -0.33344856811948514, -1.2603623820268226
_EB, _ES = -0.5897149736854513, -0.8085250474669937
_SB, _SS = -0.7211965654669841, -0.6658631448798212


def cut(text: str) -> list[tuple[int, int]]:
    """Ranges of the words of `text`, in order and without gaps: marks and blanks are words too.

    Same words as jieba 0.42.1 in accurate mode with its hidden Markov model. `text` is simplified: pass the shadow.
    """
    return list(_cut(text)) if len(text) <= REMEMBERED else _cut_all(text)


@lru_cache(maxsize=4096)
def _cut(text: str) -> tuple[tuple[int, int], ...]:
    return tuple(_cut_all(text))


def _cut_all(text: str) -> list[tuple[int, int]]:
    data = lexicon.load()
    words: list[tuple[int, int]] = []
    done = 0
    for block in _BLOCK.finditer(text):
        words += (piece.span() for piece in _BREAK.finditer(text, done, block.start()))
        _cut_block(text, block.start(), block.end(), data, words)
        done = block.end()
    words += (piece.span() for piece in _BREAK.finditer(text, done))
    return words


def frequency(word: str) -> int:
    """How often the dictionary's corpus had `word`; 0 for a word it does not know."""
    return lexicon.load().entries.get(word, 0) >> 8


def tag(word: str) -> str:
    """Part of speech in the dictionary (`nr` person, `ns` place, `v` verb, …); "" for a word it does not know."""
    data = lexicon.load()
    value = data.entries.get(word, 0)
    return data.tags[value & 255] if value >> 8 else ""


def _cut_block(text: str, start: int, end: int, data: Lexicon, words: list[tuple[int, int]]) -> None:
    """The most probable way through the dictionary; stretches of single characters go to the model."""
    ends = _best_ends(text[start:end], data)
    place, loose = 0, 0  # text[loose:place] are single characters not yet given out
    size = end - start
    while place < size:
        following = ends[place]
        if following - place > 1:
            _cut_loose(text, start + loose, start + place, data, words)
            words.append((start + place, start + following))
            loose = following
        place = following
    _cut_loose(text, start + loose, end, data, words)


def _best_ends(block: str, data: Lexicon) -> list[int]:
    """For each place the end of the word that begins the most probable rest."""
    size = len(block)
    entries, log_total, log = data.entries, data.log_total, math.log
    rest = [0.0] * (size + 1)
    ends = [0] * size
    for place in range(size - 1, -1, -1):
        end = best_end = place + 1
        value = entries.get(block[place])
        best = log(value >> 8) - log_total + rest[end] if value else -math.inf
        while value is not None and end < size:
            end += 1
            value = entries.get(block[place:end])
            if value:
                score = log(value >> 8) - log_total + rest[end]
                if score >= best:  # of equal ones the longer word, as jieba takes it
                    best, best_end = score, end
        if best == -math.inf:  # an unknown character; one that only begins words stands alone where none fits
            best = rest[best_end] - log_total
        rest[place], ends[place] = best, best_end
    return ends


def _cut_loose(text: str, start: int, end: int, data: Lexicon, words: list[tuple[int, int]]) -> None:
    if end - start < 2 or data.entries.get(text[start:end]):
        words += ((place, place + 1) for place in range(start, end))
        return
    for piece in _PIECE.finditer(text, start, end):
        if "\u4e00" <= text[piece.start()] <= "\u9fd5":
            _cut_unknown(text, piece.start(), piece.end(), data, words)
        else:
            words.append(piece.span())


def _cut_unknown(text: str, start: int, end: int, data: Lexicon, words: list[tuple[int, int]]) -> None:
    """Viterbi over begin, middle, end, single; of equal ways the state later in the alphabet, as jieba takes it."""
    unseen = (LEAST, LEAST, LEAST, LEAST)
    emit = data.emit
    b, m, e, s = emit.get(text[start], unseen)
    begin, middle, last, single = _START_B + b, LEAST + m, LEAST + e, _START_S + s
    ways: list[tuple[bool, bool, bool, bool]] = []  # per step: B from S, M from M, E from M, S from S
    for place in range(start + 1, end):
        b, m, e, s = emit.get(text[place], unseen)
        from_end, from_single = last + _EB + b, single + _SB + b
        from_begin, from_middle = begin + _BM + m, middle + _MM + m
        to_end, on_to_end = begin + _BE + e, middle + _ME + e
        after_end, after_single = last + _ES + s, single + _SS + s
        ways.append(
            (
                from_single >= from_end,
                from_middle >= from_begin,
                on_to_end >= to_end,
                after_single >= after_end,
            )
        )
        begin, middle = max(from_end, from_single), max(from_begin, from_middle)
        last, single = max(to_end, on_to_end), max(after_end, after_single)
    state = "S" if single >= last else "E"
    states = [state]
    for b_from_s, m_from_m, e_from_m, s_from_s in reversed(ways):
        if state == "B":
            state = "S" if b_from_s else "E"
        elif state == "M":
            state = "M" if m_from_m else "B"
        elif state == "E":
            state = "M" if e_from_m else "B"
        else:
            state = "S" if s_from_s else "E"
        states.append(state)
    first = start
    for place, state in zip(range(start, end), reversed(states), strict=True):
        if state in "ES":
            words.append((first, place + 1))
            first = place + 1
