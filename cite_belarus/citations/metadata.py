"""What the article prints of itself: title, authors, abstracts, keywords. Nothing is made up."""

from __future__ import annotations

from collections.abc import Sequence

from cite_belarus.citations import abstracts, authors
from cite_belarus.citations.languages import language_of
from cite_belarus.citations.lines import Line
from cite_belarus.late import Late
from cite_belarus.model import Metadata

_FRONT = Late(r"(?P<field>title|author):\s*(?P<quote>[\"']?)(?P<value>.+?)(?P=quote)\s*$")


def read(lines: Sequence[Line], taken: frozenset[int]) -> Metadata:
    """The article's own metadata. `taken`: the lines of notes, lists and running heads."""
    front, end = _front_matter(lines)
    title, persons = authors.read(lines[end:], taken) if not end else ("", ())
    printed, keywords = abstracts.read(lines, taken)
    apart = " ".join(printed.values())
    body = " ".join(line.text for line in lines if line.number not in taken and line.text.strip() not in apart)
    return Metadata(
        title=front.get("title", title),
        authors=authors.named(front["author"]) if "author" in front else persons,
        abstracts=printed,
        keywords=keywords,
        language=language_of(body[len(body) // 3 :]) or language_of(body),
    )


def _front_matter(lines: Sequence[Line]) -> tuple[dict[str, str], int]:
    """The plain fields of a Markdown file's YAML front matter, and the number of its lines."""
    if not lines or lines[0].text.strip() != "---":
        return {}, 0
    end = next((line.number for line in lines[1:50] if line.text.strip() in ("---", "...")), 0)
    found = [m for line in lines[1:end] if (m := _FRONT.match(line.text))]
    return {m.group("field"): m.group("value") for m in found}, end + 1 if end else 0
