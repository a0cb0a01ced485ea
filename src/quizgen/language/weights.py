"""The weights of Baidu LAC "small" that jieba's wheel carries: read, checked and laid out for the tagger.

Imported by the tagger alone, which sees to the threads of numpy first.
Files under `jieba/lac_small` (Apache-2.0): word.dic, tag.dic and `model_baseline/*`, one tensor each.
"""

import struct
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from quizgen.errors import QuizgenError
from quizgen.language import lexicon
from quizgen.words import say

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]

HIDDEN = 128
TAGS = 57
ROWS = 20941
"""Characters of the vocabulary and one row for all others."""

_SHAPES = {
    "word_emb": (ROWS, HIDDEN),
    **{f"fc_{k}.w_0": (HIDDEN if k < 2 else 2 * HIDDEN, 3 * HIDDEN) for k in range(4)},
    **{f"fc_{k}.b_0": (3 * HIDDEN,) for k in range(4)},
    **{f"gru_{k}.w_0": (HIDDEN, 3 * HIDDEN) for k in range(4)},
    **{f"gru_{k}.b_0": (1, 3 * HIDDEN) for k in range(4)},
    "fc_4.w_0": (2 * HIDDEN, TAGS),
    "fc_4.b_0": (TAGS,),
    "crfw": (TAGS + 2, TAGS),
}


class Layer(NamedTuple):
    """One bidirectional GRU; the gate columns are halved, for sigmoid(x) = (1 + tanh(x / 2)) / 2."""

    enter: Floats
    """Input → both directions' update, reset, candidate: (input, 2 * 384)."""
    bias: Floats
    gates: Floats
    """State → update and reset, by direction: (2, 128, 256)."""
    candidate: Floats
    """State → candidate, by direction: (2, 128, 128)."""


class Weights(NamedTuple):
    """All numbers of the network; the transitions as weights, no longer as logarithms."""

    rows: Ints
    """Code point of the basic plane → row of the embedding."""
    embedding: Floats
    layers: tuple[Layer, Layer]
    leave: Floats
    leave_bias: Floats
    start: Floats
    end: Floats
    step: Floats
    begin_tag: int
    inside_tag: int


def read() -> Weights:
    """The Weights of the installed jieba; QuizgenError if a file is missing or not of the expected shape."""
    folder = lexicon.folder() / "lac_small"
    try:
        tensors = {name: tensor(folder / "model_baseline" / name, shape) for name, shape in _SHAPES.items()}
        vocabulary = {c: int(row) for row, c in _pairs(folder / "word.dic")}
        tags = [tag for _, tag in _pairs(folder / "tag.dic")]
        begin, inside = tags.index("PER-B"), tags.index("PER-I")
        rows = _rows(vocabulary)
    except (OSError, ValueError, KeyError, struct.error) as error:
        hint = say("lexicon.hint", version=lexicon.VERSION)
        raise QuizgenError(say("lexicon.broken"), hint, str(folder)) from error
    crf = np.exp(tensors["crfw"])
    return Weights(
        rows=rows,
        embedding=tensors["word_emb"],
        layers=(_layer(tensors, 0), _layer(tensors, 2)),
        leave=tensors["fc_4.w_0"],
        leave_bias=tensors["fc_4.b_0"],
        start=crf[0],
        end=crf[1],
        step=np.ascontiguousarray(crf[2:]),
        begin_tag=begin,
        inside_tag=inside,
    )


def tensor(path: Path, shape: tuple[int, ...]) -> Floats:
    """One tensor: u32 version, u64 levels, u32 version, i32 n, n bytes of description, little-endian float32.

    Raises ValueError unless version and levels are 0 and the numbers fill `shape` exactly.
    """
    data = path.read_bytes()
    version, levels, inner, length = struct.unpack_from("<IQIi", data)
    body = data[20 + length :]
    if version or levels or inner or data[20:22] != b"\x08\x05" or len(body) != 4 * int(np.prod(shape)):
        raise ValueError(path.name)
    return np.frombuffer(body, "<f4").astype(np.float32).reshape(shape)


def as_trained(character: str, marks: dict[str, str]) -> str:
    """The form of `character` in the training text: half width, lower case, plain marks."""
    if character in marks:
        return marks[character]
    if "！" <= character <= "～":
        character = chr(ord(character) - 0xFEE0)
    lower = character.lower()
    return lower if len(lower) == 1 else character


def trained_marks() -> dict[str, str]:
    """The table `data/tagger_marks.txt`: mark → the form the network knows."""
    lines = (files("quizgen.language") / "data/tagger_marks.txt").read_text("utf-8").splitlines()
    return {mark: line[0] for line in lines if not line.startswith("#") for mark in line[2:]}


def _pairs(path: Path) -> list[tuple[str, str]]:
    lines = path.read_text("utf-8").split("\n")
    fields = [line.split("\t" if "\t" in line else " ") for line in lines]
    return [(pair[0], pair[1]) for pair in fields if len(pair) == 2]


def _rows(vocabulary: dict[str, int]) -> Ints:
    """The row of every code point of the basic plane; what the vocabulary lacks gets the row `OOV`."""
    marks = trained_marks()
    rows = np.full(0x10000, vocabulary["OOV"], np.int64)
    for code in range(0x10000):
        row = vocabulary.get(as_trained(chr(code), marks))
        if row is not None:
            rows[code] = row
    return rows


def _layer(tensors: dict[str, Floats], first: int) -> Layer:
    """The layer of directions `first` and `first + 1`; a gru's matrix is one buffer, the gates first."""
    pair = (first, first + 1)
    half = np.full(3 * HIDDEN, 0.5, np.float32)
    half[2 * HIDDEN :] = 1
    buffers = [tensors[f"gru_{k}.w_0"].ravel() for k in pair]
    split = 2 * HIDDEN * HIDDEN
    return Layer(
        enter=np.concatenate([tensors[f"fc_{k}.w_0"] * half for k in pair], axis=1),
        bias=np.concatenate([(tensors[f"fc_{k}.b_0"] + tensors[f"gru_{k}.b_0"][0]) * half for k in pair]),
        gates=np.stack([b[:split].reshape(HIDDEN, 2 * HIDDEN) for b in buffers]) * np.float32(0.5),
        candidate=np.stack([b[split:].reshape(HIDDEN, HIDDEN) for b in buffers]) * np.float32(0.5),
    )
