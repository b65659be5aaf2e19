"""Reading `<stem>.corrections.toml`: what is wrong in it becomes an issue with file:line, the rest counts."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cite_belarus.corrections.said import Correction, Hint, Said
from cite_belarus.corrections.values import TYPES, value
from cite_belarus.late import Late
from cite_belarus.model import SEGMENT_LABELS, CiteError, Issue, Value

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

SUFFIX = ".corrections.toml"
KINDS = ("full", "short", "ibid")
_HEADER = Late(r"^[ \t]*\[\[[ \t]*correction[ \t]*\]\]", re.MULTILINE)
_AT_LINE = Late(r"\(at line (\d+)")


def beside(article: Path) -> Path:
    """The file that holds the corrections of an article."""
    return article.with_name(f"{article.stem}{SUFFIX}")


def load(article: Path) -> Said:
    """The corrections of the article at that path; none where there is no such file. Raises CiteError for no TOML."""
    path = beside(article)
    try:
        text = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    except UnicodeDecodeError as error:
        raise CiteError("is not UTF-8", place=str(path), remedy="Save it as UTF-8.") from error
    except OSError as error:
        raise CiteError(f"cannot be read: {error.strerror}", place=str(path)) from error
    return loads(text, article.stem, str(path))


def loads(text: str, article: str = "", source: str = "") -> Said:
    """The corrections that a text holds. Raises CiteError, with file:line, where it is no TOML."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        place = f"{source}:{line.group(1)}" if line else source
        raise CiteError(f"no TOML: {error}", place=place, remedy="Mend this line; nothing was read.") from error
    rows = tables.pop("correction", [])
    issues = [_issue(source, 1, f"there is no {name!r}; corrections are [[correction]]") for name in tables]
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        rows, issues = [], [*issues, _issue(source, 1, "write [[correction]], with two brackets")]
    lines = [text.count("\n", 0, found.start()) + 1 for found in _HEADER.finditer(text)]
    lines += [1] * (len(rows) - len(lines))
    found = [_correction(row, line, source, issues) for row, line in zip(rows, lines, strict=False)]
    return Said(article, source, tuple(one for one in found if one), tuple(issues))


def _issue(source: str, line: int, message: str) -> Issue:
    return Issue("correction-unclear", f"{source}:{line}: {message}")


def _correction(row: Mapping[str, Any], line: int, source: str, issues: list[Issue]) -> Correction | None:
    if not isinstance(row.get("citation"), str) or not row["citation"].strip():
        issues.append(_issue(source, line, "citation is missing: the printed text that is corrected"))
        return None
    read: dict[str, Any] = {}
    for name, given in row.items():
        if name not in KEYS:
            issues.append(_issue(source, line, f"{name!r} is not known; there are: {', '.join(KEYS)}"))
            continue
        try:
            read[name] = KEYS[name](given)
        except ValueError as error:
            issues.append(_issue(source, line, f"{name}: {error}"))
    hint = Hint(read.pop("where", ""), read.pop("label", None), read.pop("index", 0))
    return Correction(hint=hint, line=line, **read)


def _text(given: Any) -> str:
    if not isinstance(given, str):
        raise ValueError("takes a string")
    return given


def _label(given: Any) -> str:
    return str(given) if type(given) is int else _text(given)


def _index(given: Any) -> int:
    if type(given) is not int:
        raise ValueError("takes a number")
    return given


def _true(given: Any) -> bool:
    if not isinstance(given, bool):
        raise ValueError("is true or false")
    return given


def _texts(given: Any) -> tuple[str, ...]:
    rows = [given] if isinstance(given, str) else given
    if not isinstance(rows, list):
        raise ValueError("takes a string or a list of strings")
    return tuple(_text(one) for one in rows)


def _among(*choices: str) -> Callable[[Any], str]:
    def read(given: Any) -> str:
        if given not in choices:
            raise ValueError(f"{given!r} is none of {', '.join(choices)}")
        return str(given)

    return read


def _segments(given: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(given, list) or not all(isinstance(one, list) and len(one) == 2 for one in given):
        raise ValueError('takes pairs: [["author", "printed text"], …]')
    return tuple((_among(*SEGMENT_LABELS)(label), _text(text)) for label, text in given)


def _fields(given: Any) -> dict[str, Value]:
    if not isinstance(given, dict):
        raise ValueError('takes a table: fields.title = "…"')
    return {name: value(name, one) for name, one in given.items()}


# what may stand in a [[correction]], and how it is read
KEYS: dict[str, Callable[[Any], Any]] = {
    "citation": _text,
    "where": _among("note", "list", "text"),
    "label": _label,
    "index": _index,
    "drop": _true,
    "split": _texts,
    "join": _text,
    "kind": _among(*KINDS),
    "segments": _segments,
    "type": _among(*sorted(TYPES)),
    "fields": _fields,
    "remove": _texts,
    "same": _texts,
    "other": _texts,
}
