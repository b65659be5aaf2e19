"""A correction as TOML, put at the end of a file: what stands there, comments too, stays as it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cite_belarus.corrections.reading import loads
from cite_belarus.corrections.said import Correction
from cite_belarus.corrections.values import plain
from cite_belarus.late import Late

HEAD = "# Corrections by hand of the citations of {stem}: applied whenever the article is read; the later one counts.\n"
_BARE = Late(r"[A-Za-z0-9_-]+")


def appended(text: str, correction: Correction, stem: str, source: str = "") -> str:
    """The text of a corrections file with one more at its end, in the line ends of the file.

    Raises CiteError where the text is no TOML, so that nothing is put after what cannot be read.
    """
    loads(text, stem, source)
    newline = "\r\n" if "\r\n" in text else "\n"
    before = text if text.strip() else HEAD.format(stem=" ".join(stem.split()))
    gap = "" if before.endswith("\n") else "\n"
    return before + (gap + "\n" + as_toml(correction)).replace("\n", newline)


def as_toml(correction: Correction) -> str:
    """One `[[correction]]`, with a final newline. `loads` gives back the same correction."""
    return "[[correction]]\n" + "".join(f"{name} = {_toml(given)}\n" for name, given in _rows(correction))


def _rows(one: Correction) -> Iterator[tuple[str, Any]]:
    yield "citation", one.citation
    hint = {"where": one.hint.where, "label": one.hint.label, "index": one.hint.index}
    told = {"drop": one.drop, "split": list(one.split), "join": one.join, "kind": one.kind}
    content = {"segments": [list(pair) for pair in one.segments], "type": one.type}
    yield from ((name, given) for name, given in {**hint, **told, **content}.items() if given)
    yield from ((f"fields.{_key(name)}", plain(given)) for name, given in one.fields.items())
    rest = {"remove": one.remove, "same": one.same, "other": one.other}
    yield from ((name, list(given)) for name, given in rest.items() if given)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else _toml(name)


def _toml(given: Any) -> str:
    """A string, truth, number, list or table as TOML 1.0 writes it in one line (segments: a line each)."""
    if isinstance(given, str):
        # JSON's escapes are TOML's; TOML wants DEL escaped as well, and knows no lone surrogate
        known = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in given)
        return json.dumps(known, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(given, list):
        items = [_toml(item) for item in given]
        lines = bool(given) and isinstance(given[0], list)
        return "[\n" + "".join(f"  {item},\n" for item in items) + "]" if lines else f"[{', '.join(items)}]"
    if isinstance(given, dict):
        return "{" + ", ".join(f"{_key(name)} = {_toml(one)}" for name, one in given.items()) + "}"
    return str(given).lower()
