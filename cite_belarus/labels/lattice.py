"""The linear chain: marginals and best paths of padded batches, in numpy.

Each label of `SEGMENT_LABELS` has two states, its beginning (even) and its going on (odd); a segment goes on only
after itself. Scores are (b strings, t atoms, s states); a string shorter than t is padded at its end.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from cite_belarus.model import SEGMENT_LABELS

Array = np.ndarray[Any, np.dtype[Any]]
STATES = 2 * len(SEGMENT_LABELS)
FORBIDDEN = -1e4


def legal() -> Array:
    """(s+1, s): 0 where a state may follow another (the last row: may begin a string), FORBIDDEN elsewhere."""
    out = np.zeros((STATES + 1, STATES), np.float32)
    out[:, 1::2] = FORBIDDEN
    for state in range(1, STATES, 2):
        out[state - 1 : state + 1, state] = 0
    return out


def forward(scores: Array, moves: Array, lengths: Array) -> tuple[Array, Array, Array]:
    """Scaled forward and backward variables (b, t, s) and the log-likelihood's partition (b,).

    `moves` is (s+1, s) as `legal` plus the learnt weights.
    """
    batch, time, _ = scores.shape
    top = scores.max(axis=2, keepdims=True)
    local = np.exp(scores - top)
    step = np.exp(moves[:-1])
    ahead = np.empty_like(local)
    scale = np.empty((batch, time), local.dtype)
    now = local[:, 0] * np.exp(moves[-1])
    for t in range(time):
        if t:
            now = (ahead[:, t - 1] @ step) * local[:, t]
        scale[:, t] = total = now.sum(axis=1) + 1e-30
        ahead[:, t] = now / total[:, None]
    behind = np.ones_like(local)
    live = np.arange(time)[None, :] < lengths[:, None]
    for t in range(time - 2, -1, -1):
        following = (local[:, t + 1] * behind[:, t + 1]) @ step.T / scale[:, t + 1, None]
        behind[:, t] = np.where(live[:, t + 1, None], following, 1.0)
    partition = ((np.log(scale) + top[:, :, 0]) * live).sum(axis=1)
    return ahead, behind, partition


def marginals(scores: Array, moves: Array, lengths: Array) -> Array:
    """The probability of each state at each atom (b, t, s)."""
    ahead, behind, _ = forward(scores, moves, lengths)
    both = ahead * behind
    return both / (both.sum(axis=2, keepdims=True) + 1e-30)


def best_paths(scores: Array, moves: Array, lengths: Array) -> Array:
    """The likeliest state of each atom (b, t), by Viterbi's algorithm; what is beyond a string's length is void.

    A segment's going on has two predecessors only, which halves the work.
    """
    batch, time, _ = scores.shape
    rows = np.arange(batch)
    begin, onward = moves[:-1, 0::2].T.copy(), moves[:-1]
    back = np.zeros((batch, time, STATES), np.int16)
    odd = np.arange(1, STATES, 2)
    stay, enter = onward[odd, odd], onward[odd - 1, odd]
    now = scores[:, 0] + moves[-1]
    path = np.zeros((batch, time), np.int64)
    finals = np.zeros((batch, STATES), scores.dtype)
    for t in range(time):
        if t:
            now, back[:, t] = _advance(now, scores[:, t], begin, (enter, stay, odd))
        ends = lengths == t + 1
        finals[ends] = now[ends]
    state = finals.argmax(axis=1)
    for t in range(time - 1, -1, -1):
        path[:, t] = state
        state = np.where(t < lengths, back[rows, t, state], state)
    return path


def _advance(now: Array, local: Array, begin: Array, going: tuple[Array, Array, Array]) -> tuple[Array, Array]:
    """One step of Viterbi's algorithm: the new scores (b, s) and where each came from."""
    enter, stay, odd = going
    total = now[:, None, :] + begin[None]
    source = total.argmax(axis=2)
    came = np.empty(local.shape, np.int16)
    new = np.empty_like(local)
    came[:, 0::2] = source
    new[:, 0::2] = np.take_along_axis(total, source[:, :, None], 2)[:, :, 0]
    entered, stayed = now[:, 0::2] + enter, now[:, 1::2] + stay
    goes_on = stayed > entered
    new[:, 1::2] = np.where(goes_on, stayed, entered)
    came[:, 1::2] = np.where(goes_on, odd, odd - 1)
    return new + local, came
