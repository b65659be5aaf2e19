"""The network going forward alone: the scores of `network.read`, where nothing is learnt, in two thirds of the time.

All of a step stands by number, then string (h, b): a gate is one run of memory. What a step reads (the atom, a one for
the biases, the state before) is one column a string, so that the gates are one product. Half of what goes into a gate
is in its weights: sigmoid(x) = (1 + tanh(x / 2)) / 2.
"""

from __future__ import annotations

import numpy as np

from cite_belarus.labels import network
from cite_belarus.labels.codes import Array
from cite_belarus.labels.network import Layout, Weights


class Forward:
    """Reads with one set of weights (d numbers an atom, h units each way, s states)."""

    def __init__(self, weights: Weights) -> None:
        into, again, bias, kept = (weights[name] for name in ("into", "again", "bias", "kept"))
        h = self._h = again.shape[1]
        both = np.concatenate([into, bias[:, None], again], axis=1)
        own = np.concatenate([kept[:, None], again[:, :, 2 * h :]], axis=1)
        half = np.float32(0.5)
        self._gates = _turned(both[:, :, : 2 * h] * half)  # (2, 2h, d + 1 + h)
        self._new = _turned(both[:, :-h, 2 * h :])  # (2, h, d + 1)
        self._old = _turned(own * half)  # (2, h, 1 + h)
        self._out, self._level = weights["out"], weights["level"]

    def scores(self, atoms: Array, layout: Layout) -> Array:
        """(n, s): the scores of the states at n atoms of `network.vectors`."""
        level, _ = network.levelled(atoms)
        ahead, behind = self._states(level, layout)
        found: Array = level @ self._out[2 * self._h :]
        found += self._level
        found += (ahead @ self._out[: self._h])[layout.place, layout.string]
        found += (behind @ self._out[self._h : 2 * self._h])[layout.turned, layout.string]
        return found

    def _states(self, level: Array, layout: Layout) -> tuple[Array, Array]:
        """(t, b, h) each: the states of the way forward, and of the way back by place from a string's end."""
        time, batch, h, d = layout.time, layout.batch, self._h, level.shape[1]
        read = np.zeros((time + 1, 2, d + 1 + h, batch), level.dtype)
        read[layout.place, 0, :d, layout.string] = level
        read[layout.turned, 1, :d, layout.string] = level
        read[:, :, d] = 1
        gates = np.empty((2, 2 * h, batch), level.dtype)
        new, old = np.empty((2, 2, h, batch), level.dtype)
        update, reset = gates[:, :h], gates[:, h:]
        for t in range(time):
            np.matmul(self._gates, read[t], out=gates)
            np.matmul(self._new, read[t, :, : d + 1], out=new)
            np.matmul(self._old, read[t, :, d:], out=old)
            np.tanh(gates, out=gates)
            reset *= old
            new += old
            new += reset
            np.tanh(new, out=new)
            now = np.subtract(read[t, :, d + 1 :], new, out=read[t + 1, :, d + 1 :])
            now *= 0.5
            update *= now
            now += update
            now += new
        ahead, behind = read[1:, :, d + 1 :].transpose(1, 0, 3, 2)
        return ahead, behind


def _turned(weights: Array) -> Array:
    return np.ascontiguousarray(weights.transpose(0, 2, 1))
