"""The parts of the labeller: atoms, locks, conversion, the lattice, evaluation."""

from __future__ import annotations

import itertools
import re
import time

import numpy as np
import pytest
from casefile import cases
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.labels import context, evaluation, lattice
from cite_belarus.labels.atoms import atoms
from cite_belarus.labels.codes import code, joined, pieces
from cite_belarus.labels.convert import convert
from cite_belarus.labels.locks import find_addresses, find_marks


@pytest.mark.parametrize(("raw", "expected"), cases("labels_atoms"))
def test_atoms(raw: str, expected: str) -> None:
    shown = " · ".join(f"{a.opener}|{a.core}|{a.closer}".replace(" ", "_") for a in atoms(raw))
    assert shown == expected


@given(st.text(max_size=200))
def test_atoms_cover_the_string(raw: str) -> None:
    found = atoms(raw)
    assert "".join(raw[a.start : a.end] for a in found) == raw
    assert all(raw[a.start : a.end] == a.opener + a.core + a.closer for a in found)


@pytest.mark.parametrize("piece", ["(", "a-", "www.", "a.b/", '"', "10.1234/", "https://a/ ", "дата доступа: "])
def test_long_input_takes_no_longer_than_it_should(piece: str) -> None:
    raw = (piece * 100_000)[:100_000]
    begun = time.process_time()
    atoms(raw)
    find_marks(raw)
    assert time.process_time() - begun < 10


@pytest.mark.parametrize(("raw", "expected"), cases("labels_locks"))
def test_locks(raw: str, expected: str) -> None:
    found = sorted([*find_addresses(raw), *find_marks(raw)], key=lambda lock: lock.start)
    assert "\n".join(f"{kind} {raw[start:end]}" for kind, start, end in found) == expected


def labelled(text: str) -> list[list[str]]:
    """`<label>text` pieces as pairs."""
    return [list(pair) for pair in re.findall(r"<([a-z-]+)>([^<]*)", text)]


@pytest.mark.parametrize(("given_text", "expected"), cases("labels_convert"))
def test_convert(given_text: str, expected: str) -> None:
    tagged = convert(labelled(given_text))
    shown = ""
    for i, (atom, label) in enumerate(zip(tagged.atoms, tagged.labels, strict=True)):
        shown += (f"<{label}>" if not i or label != tagged.labels[i - 1] else "") + tagged.raw[atom.start : atom.end]
    assert shown == expected


def test_best_path_and_marginals_are_those_of_enumeration() -> None:
    draw = np.random.default_rng(5)
    scores = draw.normal(size=(3, 1, lattice.STATES)).astype(np.float32)
    scores[:, :, 8:] -= 50  # so that 8 states matter and enumeration is small
    moves = lattice.legal() + draw.normal(size=(lattice.STATES + 1, lattice.STATES)).astype(np.float32)
    lengths = np.array([3])
    paths = list(itertools.product(range(8), repeat=3))
    totals = np.array(
        [
            moves[-1, a] + scores[0, 0, a] + moves[a, b] + scores[1, 0, b] + moves[b, c] + scores[2, 0, c]
            for a, b, c in paths
        ]
    )
    assert tuple(lattice.best_paths(scores, moves, lengths)[:, 0]) == paths[int(totals.argmax())]
    chances = np.exp(totals - totals.max())
    chances /= chances.sum()
    first = np.array([chances[[p[1] == s for p in paths]].sum() for s in range(8)])
    assert np.allclose(lattice.marginals(scores, moves, lengths)[1, 0, :8], first, atol=1e-4)


def test_padding_changes_nothing() -> None:
    draw = np.random.default_rng(6)
    scores = draw.normal(size=(7, 2, lattice.STATES)).astype(np.float32)
    moves = lattice.legal()
    both = lattice.best_paths(scores, moves, np.array([4, 7]))
    alone = lattice.best_paths(scores[:4, :1], moves, np.array([4]))
    assert both[:4, 0].tolist() == alone[:, 0].tolist()
    padded = lattice.marginals(scores, moves, np.array([4, 7]))[:4, 0]
    assert np.allclose(padded, lattice.marginals(scores[:4, :1], moves, np.array([4]))[:, 0], atol=1e-5)


def test_keys_are_packed_and_unpacked() -> None:
    names = {name for group in context.FIELDS for name in group}
    values = {name: np.array([number % 2]) for number, name in enumerate(sorted(names))}
    for group, keys in enumerate(context.pack(values).T):
        assert context.unpack(keys, group) == {name: values[name] for name in context.FIELDS[group]}


@given(st.lists(st.text(max_size=12), min_size=1, max_size=5))
def test_the_code_of_a_text_follows_from_those_of_its_pieces(parts: list[str]) -> None:
    codes, sizes = pieces(parts)
    whole = np.array([0], np.uint32)
    for at in range(len(parts)):
        whole = joined(whole, codes[at : at + 1], sizes[at : at + 1])
    assert int(whole[0]) == code("".join(parts))


@pytest.mark.parametrize(
    ("label", "text", "expected"),
    [
        ("url", "URL: https://Example.org/a/.", ["example.org/a"]),
        ("doi", "doi: 10.5555/X.", ["10.5555/x"]),
        ("date", "7 Dec. 2023, 2024", ["2023"]),
        ("pages", "S. 05–17", ["5", "17"]),
        ("volume", "Vol. V", ["v"]),
        ("author", "red. A. Żuraw", ["a", "żuraw"]),
        ("container", "In: Waters", ["waters"]),
        ("accessed", "dostęp: 01.02.2020", ["1", "2", "2020"]),
    ],
)
def test_normalise(label: str, text: str, expected: list[str]) -> None:
    assert evaluation.normalise(label, text) == expected


def test_score() -> None:
    gold = [[("author", "A. Teal, "), ("title", "Fens, "), ("date", "1999")]]
    read = [[("author", "A. Teal, "), ("title", "Fens, 1999"), ("isbn", "x")]]
    score = evaluation.score(["A. Teal, Fens, 1999"], gold, read, evaluation.present_labels(gold))
    exact = score.total(score.exact)
    assert (exact.hit, exact.gold, exact.predicted) == (1, 3, 2)
    assert (score.right, list(score.wrong[0][1])) == (0, ["title", "date"])
