"""Labelling with the model that ships: cover, confidences, speed's caches, bad input, and the ratchet of scores."""

from __future__ import annotations

import io
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cite_belarus import labels
from cite_belarus.labels import evaluation, eyes, mapped, store
from cite_belarus.labels.repair import repaired
from cite_belarus.model import SEGMENT_LABELS, CiteError, Segment

HERE = Path(__file__).resolve().parent
LABELLED = HERE / "fixtures" / "labelled"
RATCHET = HERE / "ratchet.json"
LABELLER = labels.load()

_PIECES = st.sampled_from(
    [
        "Иванов И. И. ",
        "Kowalski J., ",
        "(1999) ",
        "// ",
        "«Река» ",
        "pp. 3–5",
        "М.: ",
        "\u202b",
        "\ud800",
        "中文",
        "\n",
        "12(4):643",
        " ",
        "[",
    ]
)


def covers(raw: str, segments: tuple[Segment, ...]) -> bool:
    """Whether segments cover a string without gap or overlap, each with its own text."""
    ends = [0, *(s.end for s in segments)]
    return (
        "".join(s.text for s in segments) == raw
        and [s.start for s in segments] == ends[:-1]
        and all(s.start < s.end and raw[s.start : s.end] == s.text for s in segments)
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.text(max_size=40), st.lists(_PIECES, max_size=12).map("".join)), max_size=6))
def test_segments_cover_the_string(raws: list[str]) -> None:
    for raw, segments in zip(raws, LABELLER.label(raws), strict=True):
        assert covers(raw, segments)
        assert all(s.label in SEGMENT_LABELS and 0 <= s.confidence <= 1 for s in segments)


def test_a_batch_reads_as_its_strings_do_alone() -> None:
    raws = [
        json.loads(line)["raw"] for path in sorted(LABELLED.glob("*.jsonl")) for line in path.open(encoding="utf-8")
    ]
    together = LABELLER.label(raws)
    for raw, segments in zip(raws, together, strict=True):
        (alone,) = LABELLER.label([raw])
        assert [(s.label, s.text) for s in alone] == [(s.label, s.text) for s in segments]


def test_what_is_forgotten_is_learnt_again(monkeypatch: pytest.MonkeyPatch) -> None:
    raws = [json.loads(line)["raw"] for line in (LABELLED / "hard.jsonl").open(encoding="utf-8")]
    expected = [[(s.label, s.text) for s in segments] for segments in LABELLER.label(raws)]
    monkeypatch.setattr(eyes, "_MOST", 5)
    forgetful = labels.load()
    for _ in range(2):
        assert [[(s.label, s.text) for s in forgetful.label([raw])[0]] for raw in raws] == expected


def test_what_stands_beside_a_string_does_not_change_it() -> None:
    """Strings are read many at a time; that is for speed alone."""
    names = ("Teal, Anna", "Weir, Bruno", "Reed, Carla", "Mill, Dora", "Eel, Emil", "Fen, Fritz")
    raws = [f"{name} (199{i}): Water and mills. Leipzig: Lock." for i, name in enumerate(names)]
    raws += ["Sluice, Gerd, Über Wehre, Bonn 1990.", ""]
    together, alone = LABELLER.label(raws), [LABELLER.label([raw])[0] for raw in raws]
    assert [[(s.label, s.text) for s in one] for one in together] == [[(s.label, s.text) for s in one] for one in alone]
    for one, other in zip(together, alone, strict=True):
        assert [s.confidence for s in one] == pytest.approx([s.confidence for s in other], abs=2e-4)


def test_long_and_empty_input() -> None:
    long = "Річка, " * 15_000
    segments = LABELLER.label(["", long, " "])
    assert segments[0] == ()
    assert covers(long, segments[1])
    assert covers(" ", segments[2])


def test_italics_are_used_and_never_break_the_cover() -> None:
    raw = "A. Heron, Ferries of the Marshes, London 1999."
    (segments,) = LABELLER.label([raw], italics=[((10, 32),)])
    assert covers(raw, segments)


def test_a_second_title_after_a_host_word_is_the_hosts() -> None:
    given_labels = ("title", "other", "editor", "title")
    texts = ("Fens. ", "In: ", "E. Teal, ", "Waters")
    at, segments = 0, []
    for label, text in zip(given_labels, texts, strict=True):
        segments.append(Segment(label, text, at, at + len(text)))
        at += len(text)
    assert [s.label for s in repaired(segments)] == ["title", "other", "editor", "container-title"]
    assert [s.label for s in repaired(segments[2:])] == ["editor", "title"]


def test_a_serial_number_is_the_volume_unless_there_is_one() -> None:
    volume, serial = Segment("volume", "Т. 3. ", 0, 6), Segment("issue", "Вып. 2. ", 6, 14)
    assert [s.label for s in repaired([serial])] == ["volume"]
    assert [s.label for s in repaired([volume, serial])] == ["volume", "issue"]


def test_roman_numbers_with_cyrillic_letters_are_read_as_latin_ones() -> None:
    typed, meant = "ПСРЛ. Т. ХХХІІ. М., 1975. С. 77.", "ПСРЛ. Т. XXXII. М., 1975. С. 77."
    found, same = LABELLER.label([typed, meant])
    assert [(s.label, s.start, s.end) for s in found] == [(s.label, s.start, s.end) for s in same]
    assert "".join(s.text for s in found) == typed


def test_pages_stuck_to_the_number_of_a_journal_are_pages() -> None:
    stuck = Segment("issue", "(3):29–38, ", 5, 16, 0.8)
    assert repaired([stuck]) == (Segment("issue", "(3):", 5, 9, 0.8), Segment("pages", "29–38, ", 9, 16, 0.8))
    told = Segment("pages", "p. 4", 16, 20)
    assert repaired([stuck, told]) == (stuck, told)
    assert repaired([Segment("issue", "(3): a number", 0, 13)]) == (Segment("issue", "(3): a number", 0, 13),)


def test_a_dash_before_a_title_is_the_author_before() -> None:
    number, dashed = Segment("citation-number", "5. ", 0, 3), Segment("title", "—. Вече // ", 3, 14)
    found = repaired([number, dashed])
    assert [(s.label, s.text) for s in found[1:]] == [("author", "—. "), ("title", "Вече // ")]
    spoken = Segment("title", "Rivers — a study", 0, 16)
    assert repaired([spoken]) == (spoken,)


@pytest.mark.parametrize(
    ("label", "text", "texts"),
    [
        ("title", "Летописи рек. Т. XXXII: Хроники: Озёра. ", ["Летописи рек. ", "Т. XXXII: ", "Хроники: Озёра. "]),
        ("container-title", "Handbuch der Flüsse, Bd. 1: Quellen. ", ["Handbuch der Flüsse, ", "Bd. 1: ", "Quellen. "]),
        ("container-title", "Handbuch der Flüsse, Bd. 1. ", ["Handbuch der Flüsse, Bd. 1. "]),
        ("title", "Rivers in 2 parts: a study", ["Rivers in 2 parts: a study"]),
    ],
)
def test_the_volume_inside_a_title_is_a_volume(label: str, text: str, texts: list[str]) -> None:
    found = repaired([Segment(label, text, 0, len(text))])
    assert [s.text for s in found] == texts
    assert [s.label for s in found] == ([label, "volume", label] if len(texts) > 1 else [label])
    journal = Segment("journal", "River Studies", len(text), len(text) + 13)
    assert label != "title" or len(repaired([Segment(label, text, 0, len(text)), journal])) == 2


def saved(arrays: dict[str, np.ndarray], *, packed: bool = False) -> bytes:
    """The bytes of an .npz."""
    out = io.BytesIO()
    (np.savez_compressed if packed else np.savez)(out, **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def without(name: str) -> dict[str, np.ndarray]:
    """The arrays of the model but for one."""
    return {other: array for other, array in mapped.load(store.DEFAULT).items() if other != name}


NO_MODELS = {
    "nothing": lambda: b"nothing",
    "empty": lambda: b"",
    "another's": lambda: saved({"a": np.zeros(3)}),
    "objects": lambda: saved({"labels": np.array([{}], dtype=object)}),
    "cut off": lambda: store.DEFAULT.read_bytes()[:-9],
    "in another format": lambda: store.DEFAULT.read_bytes().replace(b"\x93NUMPY\x01", b"\x93NUMPY\x09", 1),
    "a part missing": lambda: saved(without("0_codes")),
    "packed": lambda: saved(without("0_values"), packed=True),
    "a weight missing": lambda: saved(without("0_network_out")),
    "a weight of another shape": lambda: saved({**without(""), "1_network_out": np.zeros((3, 50), np.float32)}),
    "a weight of another kind": lambda: saved({**without(""), "0_network_level": np.zeros(50, "U1")}),
    "vectors for too few": lambda: saved({**without(""), "0_scales": np.zeros(3, np.float32)}),
    "no member": lambda: saved({**without(""), "members": np.zeros(1, np.int64)}),
    "no calibration": lambda: saved({**without(""), "calibration": np.zeros((2, 0))}),
}


@pytest.mark.parametrize("damage", NO_MODELS)
def test_a_file_that_is_no_model(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    path.write_bytes(NO_MODELS[damage]())
    with pytest.raises(CiteError, match="no model"):
        labels.load(path)


@pytest.mark.parametrize(("name", "said"), [("missing.npz", "there is no such file"), (".", "this is a folder")])
def test_a_model_file_that_is_not_there(name: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(CiteError, match=said):
        labels.load(tmp_path / name)


def test_arrays_are_read_as_numpy_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "arrays.npz"
    arrays = {"a": np.arange(7, dtype=np.int8), "bb": np.eye(3, 4).T, "c": np.zeros((0, 2)), "d": np.float32([[1.5]])}
    path.write_bytes(saved(arrays))
    found = mapped.load(path)
    assert found.keys() == arrays.keys()
    assert all(
        np.array_equal(found[name], array) and found[name].dtype == array.dtype for name, array in arrays.items()
    )


@pytest.mark.parametrize("name", ["slavic", "western", "hard"])
def test_ratchet(name: str) -> None:
    """The scores on the small labelled files are those of tests/ratchet.json: a change either way must be explained."""
    rows = [json.loads(line) for line in (LABELLED / f"{name}.jsonl").open(encoding="utf-8")]
    gold = [row["segments"] for row in rows]
    raws = [row["raw"] for row in rows]
    predicted = [[(s.label, s.text) for s in segments] for segments in LABELLER.label(raws)]
    score = evaluation.score(raws, gold, predicted, evaluation.present_labels(gold))
    figures = {
        "exact": round(score.total(score.exact).f1, 3),
        "token": round(score.total(score.word).f1, 3),
        "whole": round(score.right / score.n, 3),
    }
    assert figures == json.loads(RATCHET.read_text(encoding="utf-8"))[name]


def test_an_address_keeps_its_label() -> None:
    (segments,) = LABELLER.label(["A. Teal, Fens, https://example.org/~teal/fens.html, https://doi.org/10.5555/fens"])
    found = {s.label: s.text for s in segments}
    assert found["url"].startswith("https://example.org/~teal/fens.html")
    assert found["doi"] == "https://doi.org/10.5555/fens"
