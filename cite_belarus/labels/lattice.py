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


def marginals(scores: Array, moves: Array, lengths: Array) -> Array:
    """The probability of each state at each atom (t, b, s)."""
    ahead, behind, _ = forward(scores, moves, lengths)
    ahead *= behind
    ahead /= ahead.sum(axis=2, keepdims=True) + _TINY
    return ahead


def best_paths(scores: Array, moves: Array, lengths: Array) -> Array:
    """The likeliest state of each atom (t, b), by Viterbi's algorithm; what is beyond a string's length is void.

    A segment's going on has two predecessors only, which halves the work.
    """
    time, batch, _ = scores.shape
    rows = np.arange(batch)
    begin, onward = moves[:-1, 0::2].T.copy(), moves[:-1]
    back = np.zeros(scores.shape, np.int16)
    odd = np.arange(1, STATES, 2)
    going = (onward[odd - 1, odd], onward[odd, odd], odd)
    now = scores[0] + moves[-1]
    path = np.zeros((time, batch), np.int64)
    finals = now.copy()
    for t in range(1, time):
        now, back[t] = _advance(now, scores[t], begin, going)
        lasting = lengths > t
        finals[lasting] = now[lasting]
    state = finals.argmax(axis=1)
    for t in range(time - 1, -1, -1):
        path[t] = state
        state = np.where(t < lengths, back[t, rows, state], state)
    return path


def _advance(now: Array, local: Array, begin: Array, going: tuple[Array, Array, Array]) -> tuple[Array, Array]:
    """One step of Viterbi's algorithm: the new scores (b, s) and where each came from."""
    enter, stay, odd = going
    total = now[:, None, :] + begin[None]
    came = np.empty(local.shape, np.int16)
    new = np.empty_like(local)
    came[:, 0::2] = best = total.argmax(axis=2)
    new[:, 0::2] = np.take_along_axis(total, best[:, :, None], 2)[:, :, 0]
    entered, stayed = now[:, 0::2] + enter, now[:, 1::2] + stay
    goes_on = stayed > entered
    new[:, 1::2] = np.where(goes_on, stayed, entered)
    came[:, 1::2] = np.where(goes_on, odd, odd - 1)
    new += local
    return new, came
