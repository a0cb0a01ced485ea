"""The LAC network in numpy: how probable it is that a span of a sentence is a person's name.

Characters → embedding → two bidirectional GRUs → conditional random field; the posterior by forward–backward.
"""

import os
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

# Two BLAS threads make the small products of this network five times slower; must be set before numpy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from quizgen.language.weights import HIDDEN, TAGS, Floats, Ints, Layer, Weights, read

BATCH = 32
"""Sentences run together; from 24 on there is no more to win."""
LEAST_START = 0.12
"""Posterior below which no name begins; with the next two numbers tuned on forty student essays."""
LEAST_INSIDE = 0.04
"""Posterior below which a name does not go on."""
LONGEST = 18
"""Characters of a name at most."""
_LEAST_SPAN = 0.02


class Candidate(NamedTuple):
    """A place where a name may begin, with the posterior of each place where it may end."""

    start: int
    ends: tuple[tuple[int, float], ...]
    """(end, posterior of exactly that span), ends rising."""


def candidates(sentences: Sequence[str], batch: int = BATCH) -> list[list[Candidate]]:
    """For each simplified sentence the spans that may be a person's name, by start; posteriors unrounded.

    The result does not depend on `batch` by more than 1e-5.
    """
    found: dict[str, list[Candidate]] = {"": []}
    order = sorted({s for s in sentences if s}, key=lambda s: (-len(s), s))  # copies are read once
    for first in range(0, len(order), batch):
        chosen = order[first : first + batch]
        found |= zip(chosen, _network().spans(chosen), strict=True)
    return [found[sentence] for sentence in sentences]


@cache
def _network() -> "_Network":
    return _Network(read())


class _Lattice(NamedTuple):
    """Forward–backward over a batch, scaled step by step; axes: step, sentence, tag."""

    emission: Floats
    forward: Floats
    backward: Floats
    scale: Floats
    total: Floats


class _Network:
    """The weights, and the first layer's input rows of the characters met so far."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.entered: Floats = np.empty((len(weights.embedding), 2, 3 * HIDDEN), np.float32)
        second = weights.layers[1].enter
        self.halves = (second[:, : 3 * HIDDEN].copy(), second[:, 3 * HIDDEN :].copy())
        self.known = np.zeros(len(weights.embedding), np.bool_)

    def spans(self, sentences: Sequence[str]) -> list[list[Candidate]]:
        """Candidates of each sentence; `sentences` by falling length, none empty."""
        lengths: Ints = np.array([len(s) for s in sentences])
        rows: Ints = np.zeros((len(sentences), lengths[0]), np.int64)
        for i, sentence in enumerate(sentences):
            codes = np.frombuffer(sentence.encode("utf-32-le", "surrogatepass"), "<u4")
            known = self.weights.rows[np.minimum(codes, 0xFFFF)]
            rows[i, : lengths[i]] = np.where(codes < 0x10000, known, self.weights.rows[0xFFFF])
        live = (lengths[:, None] > np.arange(lengths[0])).sum(0).tolist()
        lattice = self._lattice(self._emissions(rows, lengths, live), lengths, live)
        found: list[list[Candidate]] = [[] for _ in sentences]
        tag = self.weights.begin_tag
        begins = lattice.forward[:, :, tag] * lattice.backward[:, :, tag] > LEAST_START * lattice.total
        for row, start in np.argwhere(begins.T).tolist():
            ends = self._ends(lattice, row, start, int(lengths[row]))
            if ends:
                found[row].append(Candidate(start, ends))
        return found

    def _emissions(self, rows: Ints, lengths: Ints, live: list[int]) -> Floats:
        """Scores of the tags: (steps, sentences, tags); `live[t]` sentences are longer than t."""
        self._enter(rows)
        first, second = self.weights.layers
        size, steps = rows.shape
        step, column = np.arange(steps)[:, None], np.arange(size)[None]
        # each sentence back to front, its padding left in place
        back = np.where(step < lengths, lengths - 1 - step, step)
        forth_rows = np.ascontiguousarray(rows.T)
        x: Floats = np.empty((2, steps, size, 3 * HIDDEN), np.float32)
        x[0] = self.entered[forth_rows, 0]
        x[1] = self.entered[forth_rows[back, column], 1]
        states: Floats = np.zeros((2, steps, size, HIDDEN), np.float32)
        _gru(x, first, live, states)
        both: Floats = np.empty((steps, size, 2 * HIDDEN), np.float32)
        for k, bias in enumerate(second.bias.reshape(2, 3 * HIDDEN)):  # each direction in its own order
            both[:, :, :HIDDEN] = states[0][back, column] if k else states[0]
            both[:, :, HIDDEN:] = states[1] if k else states[1][back, column]
            entered = x[k].reshape(steps * size, 3 * HIDDEN)
            np.matmul(both.reshape(steps * size, 2 * HIDDEN), self.halves[k], out=entered)
            entered += bias
        _gru(x, second, live, states)
        both[:, :, :HIDDEN] = states[0]
        both[:, :, HIDDEN:] = states[1][back, column]
        flat = both.reshape(steps * size, 2 * HIDDEN) @ self.weights.leave + self.weights.leave_bias
        return flat.reshape(steps, size, TAGS)

    def _enter(self, rows: Ints) -> None:
        first = self.weights.layers[0]
        new = np.unique(rows[~self.known[rows]])
        if new.size:
            self.entered[new] = (self.weights.embedding[new] @ first.enter + first.bias).reshape(
                -1, 2, 3 * HIDDEN
            )
            self.known[new] = True

    def _lattice(self, scores: Floats, lengths: Ints, live: list[int]) -> _Lattice:
        weights = self.weights
        emission = np.exp(scores - scores.max(2, keepdims=True))
        steps, size, _ = emission.shape
        forward, backward = np.zeros_like(emission), np.zeros_like(emission)
        scale: Floats = np.ones((steps, size), np.float32)
        for t in range(steps):
            n = live[t]
            reach = (forward[t - 1, :n] @ weights.step if t else weights.start) * emission[t, :n]
            scale[t, :n] = reach.sum(1)
            forward[t, :n] = reach / scale[t, :n, None]
        back = np.ascontiguousarray(weights.step.T)
        for t in range(steps - 1, -1, -1):
            on = live[t + 1] if t + 1 < steps else 0
            if on:
                backward[t, :on] = (
                    emission[t + 1, :on] * backward[t + 1, :on] / scale[t + 1, :on, None]
                ) @ back
            backward[t, on : live[t]] = weights.end
        total = (forward[lengths - 1, np.arange(size)] * weights.end).sum(1)
        return _Lattice(emission, forward, backward, scale, total)

    def _ends(self, lattice: _Lattice, row: int, start: int, length: int) -> tuple[tuple[int, float], ...]:
        """Where the name that begins at `start` may end: mass of `B I*` that stops exactly there."""
        weights, inside, tag = self.weights, self.weights.inside_tag, self.weights.begin_tag
        # `mass`: all ways to be in the name up to `at`, what follows it still to be multiplied in
        mass = float(lattice.forward[start, row, tag] / lattice.total[row])
        ends: list[tuple[int, float]] = []
        at = start
        while True:
            if at + 1 == length:
                stop, on = mass * float(weights.end[tag]), 0.0
            else:
                after = weights.step[tag] * lattice.emission[at + 1, row] * lattice.backward[at + 1, row]
                after = after / lattice.scale[at + 1, row]
                on = mass * float(after[inside])
                stop = mass * float(after.sum()) - on
            if stop > _LEAST_SPAN:
                ends.append((at + 1, stop))
            if on < LEAST_INSIDE or at - start >= LONGEST:
                return tuple(ends)
            at += 1
            mass *= float(
                weights.step[tag, inside] * lattice.emission[at, row, inside] / lattice.scale[at, row]
            )
            tag = inside


def _gru(x: Floats, layer: Layer, live: list[int], states: Floats) -> None:
    """Run both directions, each in its own order, into `states`; ended sentences fall off the batch."""
    h: Floats = np.zeros((2, x.shape[2], HIDDEN), np.float32)
    gates = candidate = reset = h
    before = -1
    for t, n in enumerate(live):
        if n != before:
            h = h[:, :n].copy()
            gates = np.empty((2, n, 2 * HIDDEN), np.float32)
            candidate, reset = np.empty_like(h), np.empty_like(h)
            before = n
        np.matmul(h, layer.gates, out=gates)
        gates += x[:, t, :n, : 2 * HIDDEN]
        np.tanh(gates, out=gates)
        gates += np.float32(1)  # twice the update, twice the reset
        np.multiply(gates[:, :, HIDDEN:], h, out=reset)
        np.matmul(reset, layer.candidate, out=candidate)
        candidate += x[:, t, :n, 2 * HIDDEN :]
        np.tanh(candidate, out=candidate)
        candidate -= h  # h' = h + update * (candidate - h)
        candidate *= gates[:, :, :HIDDEN]
        candidate *= np.float32(0.5)
        h += candidate
        states[:, t, :n] = h
