"""The linear chain: marginals and best paths of padded batches, in numpy.

Each label of `SEGMENT_LABELS` has two states, its beginning (even) and its going on (odd); a segment goes on only
after itself. Scores are (t atoms, b strings, s states); a string shorter than t is padded at its end.
"""

from __future__ import annotations

import numpy as np

from cite_belarus.labels.codes import Array
from cite_belarus.model import SEGMENT_LABELS

STATES = 2 * len(SEGMENT_LABELS)
FORBIDDEN = -1e4
_TINY = np.float32(1e-30)
_LEAST = np.float32(-30)  # smaller chances would become denormal numbers, which are a hundred times slower


def legal() -> Array:
    """(s+1, s): 0 where a state may follow another (the last row: may begin a string), FORBIDDEN elsewhere."""
    out = np.zeros((STATES + 1, STATES), np.float32)
    out[:, 1::2] = FORBIDDEN
    for state in range(1, STATES, 2):
        out[state - 1 : state + 1, state] = 0
    return out


def forward(scores: Array, moves: Array, lengths: Array) -> tuple[Array, Array, Array]:
    """Scaled forward and backward variables (t, b, s) and the log-likelihood's partition (b,).

    `moves` is (s+1, s) as `legal` plus the learnt weights.
    """
    time = len(scores)
    top = scores.max(axis=2, keepdims=True)
    local = np.exp(np.maximum(scores - top, _LEAST))
    step = np.exp(moves[:-1])
    ahead = np.empty_like(local)
    scale = np.empty(local.shape[:2], local.dtype)
    now = local[0] * np.exp(moves[-1])
    for t in range(time):
        if t:
            now = (ahead[t - 1] @ step) * local[t]
        scale[t] = total = now.sum(axis=1) + _TINY
        np.divide(now, total[:, None], out=ahead[t])
    behind = np.ones_like(local)
    live = np.arange(time)[:, None] < lengths[None, :]
    turned = step.T.copy()
    for t in range(time - 2, -1, -1):
        np.matmul(local[t + 1] * behind[t + 1] / scale[t + 1, :, None], turned, out=behind[t])
        if not live[t + 1].all():
            behind[t, ~live[t + 1]] = 1
    partition = ((np.log(scale) + top[:, :, 0]) * live).sum(axis=0)
    return ahead, behind, partition


def marginals(scores: Array, moves: Array, lengths: Array) -> tuple[Array, Array]:
    """The probability of each state at each atom (t, b, s), and the log-likelihood's partition (b,)."""
    ahead, behind, partition = forward(scores, moves, lengths)
    ahead *= behind
    ahead /= ahead.sum(axis=2, keepdims=True) + _TINY
    return ahead, partition


def best_paths(scores: Array, moves: Array, lengths: Array) -> Array:
    """The likeliest state of each atom (t, b), by Viterbi's algorithm; what is beyond a string's length is void.

    Going forward, only the best score of each state is kept; where it came from is asked on the way back, for the one
    state that counts.
    """
    time, batch, _ = scores.shape
    begin, (enter, stay) = moves[:-1, 0::2, None], _onward(moves)
    best = np.empty((time, STATES, batch), np.float32)
    now = (scores[0] + moves[-1]).T
    best[0] = now
    for t in range(1, time):
        best[t, 0::2] = (now[:, None] + begin).max(axis=0)
        np.maximum(now[0::2] + enter, now[1::2] + stay, out=best[t, 1::2])
        best[t] += scores[t].T
        now = best[t]
    path = np.zeros((time, batch), np.int64)
    into = moves[:-1].T.copy()
    state = best[lengths - 1, :, np.arange(batch)].argmax(axis=1)
    for t in range(time - 1, -1, -1):
        if t < time - 1:
            came = (best[t].T + into[state]).argmax(axis=1)
            state = np.where(t + 1 < lengths, came, state)
        path[t] = state
    return path


def _onward(moves: Array) -> tuple[Array, Array]:
    """(labels, 1) each: the scores of going on after a label's beginning and after its going on."""
    odd = np.arange(1, STATES, 2)
    return moves[odd - 1, odd][:, None], moves[odd, odd][:, None]
