"""The network that scores the states of atoms: a gated recurrent layer that reads each string both ways, in numpy.

An atom's vector (d numbers) is the sum of its parts' vectors and of what spans it, brought to mean 0 and variance 1.
The layer (h units each way; Cho et al. 2014, with the reset gate after the product, as cuDNN has it) adds what stands
before and after; a linear map of all three gives the scores (s states).
`read` goes forward, `learn` back: the gradients of a loss from those of the scores.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from cite_belarus.labels.codes import Array
from cite_belarus.labels.eyes import SPANNING
from cite_belarus.labels.lattice import STATES

# by the names of `shapes`. An axis of two is forward and backward, one of 3h the update gate, the reset gate and the
# new state
Weights = Mapping[str, Array]
Step = tuple[Array, Array, Array, Array]  # update gate, reset gate, what the reset gate lets through, new state
_LEAST = np.float32(1e-5)


@dataclass(frozen=True)
class Layout:
    """Where n atoms of b strings stand: `string` (n,), `place` from its head and `turned` from its end (n,)."""

    string: Array
    place: Array
    turned: Array

    @classmethod
    def of(cls, lengths: Array) -> Layout:
        """The layout of strings of so many atoms (b,), all more than 0."""
        string = np.repeat(np.arange(len(lengths)), lengths)
        place = np.arange(len(string)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
        return cls(string, place, lengths[string] - 1 - place)

    @property
    def time(self) -> int:
        """t: the atoms of the longest string."""
        return int(self.place.max()) + 1

    @property
    def batch(self) -> int:
        """b: how many strings."""
        return int(self.string[-1]) + 1

    def padded(self, values: Array) -> Array:
        """(t, b, ...): (n, ...) values of the atoms by place and string, 0 beyond a string's end."""
        out = np.zeros((self.time, self.batch, *values.shape[1:]), values.dtype)
        out[self.place, self.string] = values
        return out

    def both_ways(self, values: Array) -> Array:
        """(t, 2, b, c): (2, n, c) values for the way forward and the way back."""
        out = np.zeros((self.time, 2, self.batch, values.shape[2]), values.dtype)
        out[self.place, 0, self.string] = values[0]
        out[self.turned, 1, self.string] = values[1]
        return out

    def of_atoms(self, values: Array) -> Array:
        """(2, n, c): what `both_ways` has laid out, by atom again."""
        return np.stack([values[self.place, 0, self.string], values[self.turned, 1, self.string]])


@dataclass(frozen=True)
class Tape:
    """What `read` found on its way, for `learn`."""

    level: Array
    spread: Array
    steps: list[Step]
    states: Array
    found: Array
    masks: tuple[Array | float, Array | float]


def shapes(size: int, hidden: int) -> dict[str, tuple[int, ...]]:
    """The shapes of all weights: d = `size`, h = `hidden`."""
    return {
        "spanning": (SPANNING, size), "into": (2, size, 3 * hidden), "again": (2, hidden, 3 * hidden),
        "bias": (2, 3 * hidden), "kept": (2, hidden), "out": (2 * hidden + size, STATES), "level": (STATES,),
        "moves": (STATES + 1, STATES),
    }  # fmt: skip


def fresh(size: int, hidden: int, draw: np.random.Generator) -> dict[str, Array]:
    """Weights to begin with: d = `size`, h = `hidden`."""
    wide = 2 * hidden + size

    def even(scale: int, *shape: int) -> Array:
        return np.asarray((draw.random(shape, np.float32) * 2 - 1) / np.sqrt(scale), np.float32)

    def small(*shape: int) -> Array:
        return (draw.standard_normal(shape, np.float32) * 0.05).astype(np.float32)

    return {
        "spanning": small(SPANNING, size),
        "into": even(hidden, 2, size, 3 * hidden), "again": even(hidden, 2, hidden, 3 * hidden),
        "bias": even(hidden, 2, 3 * hidden), "kept": even(hidden, 2, hidden),
        "out": even(wide, wide, STATES), "level": even(wide, STATES),
        "moves": np.zeros((STATES + 1, STATES), np.float32),
    }  # fmt: skip


def vectors(weights: Weights, summed: Array, spanning: Array) -> Array:
    """(n, d): the summed vectors of the parts of n atoms, with what spans them."""
    out: Array = summed + weights["spanning"][spanning]
    return out


def levelled(atoms: Array) -> tuple[Array, Array]:
    """(n, d): the vectors brought to mean 0 and variance 1; (n, 1): by what factor."""
    level = atoms - atoms.mean(axis=1, keepdims=True)
    spread = 1 / np.sqrt(np.square(level).mean(axis=1, keepdims=True) + _LEAST)
    level *= spread
    return level, spread


def read(
    weights: Weights, atoms: Array, layout: Layout, masks: tuple[Array | float, Array | float] = (1.0, 1.0)
) -> tuple[Array, Tape]:
    """(n, s): the scores of the states at n atoms of `vectors`; `masks` drop parts of (n, d) and of (2, n, h).

    Where nothing is learnt from them, `forward` finds the same scores in half of the time.
    """
    level, spread = levelled(atoms)
    seen = level * masks[0]
    states, steps = _forward(weights, layout.both_ways(seen @ weights["into"] + weights["bias"][:, None]))
    around = layout.of_atoms(states) * masks[1]
    found = np.concatenate([around[0], around[1], seen], axis=1)
    scores: Array = found @ weights["out"] + weights["level"]
    return scores, Tape(level, spread, steps, states, found, masks)


def _forward(weights: Weights, given: Array) -> tuple[Array, list[Step]]:
    """The states (t, 2, b, h) from what is given to the gates (t, 2, b, 3h); the gates at each step."""
    again, kept = weights["again"], weights["kept"][:, None]
    time, _, batch, width = given.shape
    h = width // 3
    states = np.empty((time, 2, batch, h), given.dtype)
    now = np.zeros((2, batch, h), given.dtype)
    steps = []
    for t in range(time):
        back = now @ again
        gates, old = back[:, :, : 2 * h], back[:, :, 2 * h :]
        gates += given[t, :, :, : 2 * h]
        _sigmoid(gates)
        update, reset = gates[:, :, :h], gates[:, :, h:]
        old += kept
        new = reset * old
        new += given[t, :, :, 2 * h :]
        np.tanh(new, out=new)
        steps.append((update, reset, old, new))
        now = np.subtract(now, new, out=states[t])
        now *= update
        now += new
    return states, steps


def _sigmoid(x: Array) -> None:
    x *= 0.5
    np.tanh(x, out=x)
    x *= 0.5
    x += 0.5


def learn(weights: Weights, tape: Tape, layout: Layout, slope: Array) -> tuple[dict[str, Array], Array]:
    """The gradients of the weights and of the atoms' vectors (n, d), from those of the scores (n, s)."""
    h = tape.states.shape[3]
    back = slope @ weights["out"].T
    around = np.stack([back[:, :h], back[:, h : 2 * h]]) * tape.masks[1]
    into_gates, again, kept = _backward(weights, tape, layout.both_ways(around))
    given = layout.of_atoms(into_gates)
    seen = tape.level * tape.masks[0]
    level = (back[:, 2 * h :] + given[0] @ weights["into"][0].T + given[1] @ weights["into"][1].T) * tape.masks[0]
    found = {
        "out": tape.found.T @ slope, "level": slope.sum(axis=0), "into": seen.T @ given, "bias": given.sum(axis=1),
        "again": again, "kept": kept,
    }  # fmt: skip
    mean, along = level.mean(axis=1, keepdims=True), (level * tape.level).mean(axis=1, keepdims=True)
    return found, (level - mean - tape.level * along) * tape.spread


def _backward(weights: Weights, tape: Tape, slope: Array) -> tuple[Array, Array, Array]:
    """From the states' gradients (t, 2, b, h): those of what is given to the gates, of "again" and of "kept"."""
    turned = weights["again"].transpose(0, 2, 1).copy()
    time, _, batch, h = slope.shape
    given, recurrent = (np.empty((time, 2, batch, 3 * h), slope.dtype) for _ in range(2))
    before = np.concatenate([np.zeros((1, 2, batch, h), slope.dtype), tape.states[:-1]])
    carry = np.zeros((2, batch, h), slope.dtype)
    for t in range(time - 1, -1, -1):
        update, reset, old, new = tape.steps[t]
        now = slope[t] + carry
        inner = now * (1 - update) * (1 - new * new)
        given[t, :, :, :h] = now * (before[t] - new) * update * (1 - update)
        given[t, :, :, h : 2 * h] = inner * old * reset * (1 - reset)
        given[t, :, :, 2 * h :] = inner
        recurrent[t, :, :, : 2 * h] = given[t, :, :, : 2 * h]
        recurrent[t, :, :, 2 * h :] = inner * reset
        carry = now * update + recurrent[t] @ turned
    ways = [(before[:, way].reshape(-1, h), recurrent[:, way].reshape(-1, 3 * h)) for way in range(2)]
    again = np.stack([states.T @ gradients for states, gradients in ways])
    return given, again, recurrent[:, :, :, 2 * h :].sum(axis=(0, 2))
