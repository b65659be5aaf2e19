"""Works that a note cites by way of others are linked (biblatex's `related`)."""

from pathlib import Path

import pytest

from cite_belarus import labels, pipeline

NOTES = {
    "English, citing": (
        "V. Brown, *The Famine Years* (London, 2011), 163–5, citing P. Green, *The Holodomor* (Kyiv, 2008), 37.",
        {"relatedstring": "citing"},
    ),
    "Polish, cyt. za": (
        "A. Nowak, *Historia regionu*, Warszawa 2001, s. 5, cyt. za: J. Kowalski, *Dzieje kraju*, Kraków 1999, s. 7.",
        {"relatedstring": "cyt. za"},
    ),
    "Russian, цит. по": (
        "Соколов А. Б. Города и люди. М., 1999. С. 5. Цит. по: Орлова Т. П. Быт деревни. Л., 1987. С. 45.",
        {"relatedstring": "Цит. по"},
    ),
}


@pytest.mark.parametrize("name", NOTES)
def test_the_work_cited_through_another_names_it(name: str, tmp_path: Path) -> None:
    note, said = NOTES[name]
    path = tmp_path / "paper.txt"
    path.write_text(f"A claim stands here.¹ And the text goes on.\n\n¹ {note}\n", encoding="utf-8")
    library = pipeline.gather([pipeline.read(path, labels.load())])
    first, second = (resolution.work for resolution in library.resolutions)
    fields = {work.key: work.fields for work in library.works}
    assert fields[str(first)]["related"] == second
    assert {name: fields[str(first)][name] for name in said} == said
    assert "related" not in fields[str(second)]
