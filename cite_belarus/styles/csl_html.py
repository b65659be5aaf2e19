"""The HTML of the CSL engines as rich text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pybtex.richtext import HRef, Tag, Text

from cite_belarus.late import Late

TAGS = {"i": "em", "em": "em", "b": "b", "strong": "b", "sup": "sup", "sub": "sub"}
ADDRESS = Late(r"https?://[^\s<>\"”»]*[^\s<>\"”».,;:)\]]")
NUMBER = Late(r"^[\[(]?\d+[\])]?[.)]?\s+")


def pandoc_entries(html: str) -> list[tuple[str, str]]:
    """(key, HTML) of the entries of pandoc's list of references, in order."""
    from lxml import html as parser  # slow to import

    if not html.strip():
        return []
    tree: Any = parser.fromstring(html)
    found = tree.xpath("//div[contains(concat(' ', @class, ' '), ' csl-entry ')]")
    return [(str(entry.get("id", "")).removeprefix("ref-"), _inner(entry)) for entry in found]


def _inner(entry: Any) -> str:
    from lxml import etree  # slow to import

    right = entry.xpath(".//div[contains(@class, 'csl-right-inline')]")
    body = right[0] if right else entry
    parts = [body.text or ""]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in body]
    return "".join(parts).strip()


def rich(html: str, numbered: bool) -> Text:
    """The rich text of an entry; `numbered` takes away the number that the style itself printed before it."""
    from lxml import html as parser  # slow to import

    tree = parser.fragment_fromstring(html, create_parent="div")
    text = Text(*_parts(tree))
    plain = str(text)
    number = NUMBER.match(plain) if numbered else None
    return text[number.end() :] if number else text


def _parts(element: Any) -> Iterator[Any]:
    yield from _linked(element.text or "")
    for child in element:
        inside = list(_parts(child))
        if child.tag == "a" and child.get("href"):
            yield HRef(child.get("href"), "".join(child.itertext()))
        elif child.tag in TAGS:
            yield Tag(TAGS[child.tag], *inside)
        else:
            yield from inside
        yield from _linked(child.tail or "")


def _linked(text: str) -> Iterator[Any]:
    """A text with its addresses as links."""
    end = 0
    for found in ADDRESS.finditer(text):
        yield text[end : found.start()]
        yield HRef(found[0], found[0])
        end = found.end()
    yield text[end:]
