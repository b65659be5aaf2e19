"""The parts of the labeller: atoms, locks, conversion, the lattice, evaluation."""

from __future__ import annotations

import itertools
import re

import numpy as np
import pytest
from casefile import cases
from growth import in_proportion
from hypothesis import given
from hypothesis import strategies as st

from cite_belarus.labels import evaluation, lattice, network
from cite_belarus.labels.atoms import atoms
from cite_belarus.labels.convert import convert
from cite_belarus.labels.decoding import decode
from cite_belarus.labels.eyes import Eyes
from cite_belarus.labels.forward import Forward
from cite_belarus.labels.locks import find_addresses, find_marks
from cite_belarus.labels.words import closer_part, opener_part


@pytest.mark.parametrize(("raw", "expected"), cases("labels_atoms"))
def test_atoms(raw: str, expected: str) -> None:
    shown = " · ".join(f"{a.opener}|{a.core}|{a.closer}".replace(" ", "_") for a in atoms(raw))
    assert shown == expected


@given(st.text(max_size=200))
def test_atoms_cover_the_string(raw: str) -> None:
    found = atoms(raw)
    assert "".join(raw[a.start : a.end] for a in found) == raw
    assert all(raw[a.start : a.end] == a.opener + a.core + a.closer for a in found)


PIECES = ["(", "a-", "www.", "a.b/", '"', "10.1234/", "10.1234/x ", "https://a/ ", "дата доступа: "]


@pytest.mark.parametrize("piece", PIECES)
def test_long_input_takes_no_longer_than_it_should(piece: str) -> None:
    def read(raw: str) -> None:
        atoms(raw)
        find_marks(raw)

    assert in_proportion(read, lambda length: (piece * length)[:length], 12_500)


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
    assert np.allclose(lattice.marginals(scores, moves, lengths)[0][1, 0, :8], first, atol=1e-4)


@given(st.integers(0, 1000), st.sampled_from([0.3, 3.0, 30.0]))
def test_what_is_decoded_is_the_best_path_of_each_string(seed: int, spread: float) -> None:
    draw = np.random.default_rng(seed)
    lengths = draw.integers(0, 9, 20)
    ends = np.cumsum(lengths)
    scores = (draw.normal(size=(int(ends[-1]), lattice.STATES)) * spread).astype(np.float32)
    moves = lattice.legal() + draw.normal(size=(lattice.STATES + 1, lattice.STATES)).astype(np.float32)
    asked = np.flatnonzero((lengths > 0) & (draw.random(20) < 0.8))
    found = decode(scores, moves, asked, lengths)
    for string in asked.tolist():
        own, alone = slice(ends[string] - lengths[string], ends[string]), np.array([lengths[string]])
        best = lattice.best_paths(scores[own, None], moves, alone)[:, 0]
        assert found.states[own].tolist() == best.tolist()
        chances, _ = lattice.marginals(scores[own, None], moves, alone)
        of_label = chances[:, 0, 0::2] + chances[:, 0, 1::2]
        assert np.allclose(found.chances[own], of_label[np.arange(len(best)), best // 2], atol=1e-4)


def test_padding_changes_nothing() -> None:
    draw = np.random.default_rng(6)
    scores = draw.normal(size=(7, 2, lattice.STATES)).astype(np.float32)
    moves = lattice.legal()
    both = lattice.best_paths(scores, moves, np.array([4, 7]))
    alone = lattice.best_paths(scores[:4, :1], moves, np.array([4]))
    assert both[:4, 0].tolist() == alone[:, 0].tolist()
    padded = lattice.marginals(scores, moves, np.array([4, 7]))[0][:4, 0]
    assert np.allclose(padded, lattice.marginals(scores[:4, :1], moves, np.array([4]))[0][:, 0], atol=1e-5)


_MARKS = st.sampled_from(
    ["«", "»", "(", ")", "„", "“", '"', ". ", " ", " ISBN 978-5-00-000000-1 ", "(дата доступа: 1.2.2020)"]
)
_WORDS = st.sampled_from(["Fens", "Ріка", "12", "//", " http://a.org/b. ", " 10.5555/x ", "№", "ß", "\ud800"])


@given(st.lists(st.lists(st.one_of(_MARKS, _WORDS, st.text(max_size=6)), max_size=12).map("".join), max_size=5))
def test_eyes_see_the_atoms(raws: list[str]) -> None:
    """The arrays over many strings say what the atoms of each string say."""
    eyes = Eyes(lambda _: 0, {})
    view = eyes.see(raws)
    one_by_one = [atoms(raw) for raw in raws]
    assert view.lengths.tolist() == [len(one) for one in one_by_one]
    assert view.ends.tolist() == [a.end for one in one_by_one for a in one]
    seen = [tuple(eyes.parts[number] for number in row) for row in view.parts.tolist()]
    assert seen == [
        (opener_part(a.opener), ("l", a.lock) if a.lock else ("c", a.core), closer_part(a.closer))
        for one in one_by_one
        for a in one
    ]
    bits = (view.spanning >> 6 & 3).tolist()
    assert bits == [
        sum({1 << (m.kind == "isbn") for m in find_marks(raw) if m.start < a.end and a.start < m.end})
        for raw, one in zip(raws, one_by_one, strict=True)
        for a in one
    ]


def test_what_spans_atoms() -> None:
    eyes = Eyes(lambda _: 0, {})
    raw = "A «B C» (D E) F"
    spanning = eyes.see([raw, raw], [(), ((0, 1),)]).spanning
    quote, bracket, closed, italic = spanning & 1, spanning >> 1 & 7, spanning >> 4 & 3, spanning >> 8
    assert quote.tolist() == [0, 1, 1, 0, 0, 0] * 2
    assert bracket.tolist() == [0, 0, 0, 1, 1, 0] * 2
    assert closed.tolist() == [0, 0, 0, 1, 1, 1] * 2
    assert italic.tolist() == [0] * 6 + [1] + [0] * 5


@pytest.mark.parametrize("name", ["into", "again", "bias", "kept", "out", "level"])
def test_the_networks_gradients_are_those_of_small_steps(name: str) -> None:
    draw = np.random.default_rng(4)
    weights = {key: values.astype(np.float64) for key, values in network.fresh(5, 4, draw).items()}
    layout = network.Layout.of(np.array([3, 1, 4]))
    seen, wanted = draw.standard_normal((8, 5)), draw.standard_normal((8, lattice.STATES))

    def loss() -> float:
        return float((network.read(weights, seen, layout)[0] * wanted).sum())

    gradients, on_atoms = network.learn(weights, network.read(weights, seen, layout)[1], layout, wanted)
    for values, gradient in ((weights[name], gradients[name]), (seen, on_atoms)):
        for at in draw.choice(values.size, 6):
            flat, step = values.reshape(-1), 1e-3
            flat[at] += step
            more = loss()
            flat[at] -= 2 * step
            less = loss()
            flat[at] += step
            assert (more - less) / (2 * step) == pytest.approx(gradient.reshape(-1)[at], abs=2e-3)


def test_a_string_reads_alike_beside_longer_ones() -> None:
    draw = np.random.default_rng(5)
    reads = Forward(network.fresh(6, 5, draw))
    seen = draw.standard_normal((9, 6)).astype(np.float32)
    together = reads.scores(seen, network.Layout.of(np.array([2, 7])))
    alone = reads.scores(seen[:2], network.Layout.of(np.array([2])))
    assert np.allclose(together[:2], alone, atol=1e-5)


@given(st.integers(0, 1000), st.lists(st.integers(1, 12), min_size=1, max_size=9))
def test_forward_alone_finds_the_scores_that_are_learnt_from(seed: int, lengths: list[int]) -> None:
    draw = np.random.default_rng(seed)
    weights = {name: values * 2 for name, values in network.fresh(6, 5, draw).items()}
    seen = draw.standard_normal((sum(lengths), 6)).astype(np.float32)
    layout = network.Layout.of(np.array(lengths))
    assert np.allclose(Forward(weights).scores(seen, layout), network.read(weights, seen, layout)[0], atol=1e-4)


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
