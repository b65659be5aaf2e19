"""Works to a `.bib` and back, in biblatex's dialect or in classic BibTeX's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cite_belarus.formats.bibcase import TITLES, Dialect, protect
from cite_belarus.formats.biblayout import body, layout
from cite_belarus.formats.bibmap import CODES, LISTS, PATHS, RANGES, VERBATIM, to_biblatex, to_classic
from cite_belarus.formats.bibnames import encode_list, encode_names
from cite_belarus.formats.bibquotes import PREAMBLE, set_quotes
from cite_belarus.formats.tex import balanced, encode_address, encode_path, encode_range, escape
from cite_belarus.model import Issue, Name, Value, Work

__all__ = ["Dialect", "Writer", "dumps", "entry_fields", "loads"]


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of a `.bib` and what a person should look at, as `bibloads.loads` gives them."""
    from cite_belarus.formats import bibloads  # here: who only writes does without

    return bibloads.loads(text, source)


def dumps(works: Sequence[Work], dialect: Dialect = "biblatex") -> str:
    """The works as a `.bib`: sorted by key, one field a line, UTF-8 text with a final newline.

    Reading the result back and writing it again changes no byte. In classic BibTeX a work that others
    point to (`crossref`) stands after them, as BibTeX demands.
    """
    return Writer(dialect).dumps(works)


class Writer:
    """Writes works, and may have seen before what they say: their keys wait for all works."""

    def __init__(self, dialect: Dialect = "biblatex") -> None:
        self.dialect: Dialect = dialect
        # by the identity of the fields, which are held here
        self._seen: dict[int, tuple[Mapping[str, Value], tuple[str, str]]] = {}

    def see(self, kind: str, fields: Mapping[str, Value]) -> None:
        """Work out the entry of a work of this type and with these very fields, which do not change any more."""
        self._seen[id(fields)] = fields, self._entry(kind, fields)

    def dumps(self, works: Sequence[Work]) -> str:
        """The works as a `.bib`, as the function of this name gives it."""
        parents = {work.fields.get("crossref") for work in works} if self.dialect == "bibtex" else set()
        ordered = sorted(works, key=lambda work: (work.key in parents, work.key))
        text = "\n".join(layout(kind, key, lines) for key, (kind, lines) in map(self._keyed, ordered))
        return f"{PREAMBLE}\n\n{text}" if self.dialect == "biblatex" and "\\enquote{" in text else text

    def _keyed(self, work: Work) -> tuple[str, tuple[str, str]]:
        seen = self._seen.get(id(work.fields))
        return work.key, seen[1] if seen else self._entry(work.type, work.fields)

    def _entry(self, kind: str, fields: Mapping[str, Value]) -> tuple[str, str]:
        written, encoded = _entry_fields(kind, fields, self.dialect)
        return written, body(encoded)


def entry_fields(work: Work, dialect: Dialect = "biblatex") -> tuple[str, dict[str, str]]:
    """The entry type and the fields of a work as TeX, without their braces, in no order."""
    return _entry_fields(work.type, work.fields, dialect)


def _entry_fields(kind: str, said: Mapping[str, Value], dialect: Dialect) -> tuple[str, dict[str, str]]:
    kind, fields = (to_classic if dialect == "bibtex" else to_biblatex)(kind, said)
    language = str(said.get("langid") or "")
    encoded = {name: _encoded(name, value, language, dialect) for name, value in fields.items()}
    return kind or "misc", {name: tex for name, tex in encoded.items() if tex}


def _encoded(name: str, value: Value, language: str, dialect: Dialect) -> str:
    """A value as TeX; text is clean already, as `bibmap` gives it."""
    if not isinstance(value, str):
        return set_quotes(_encoded_list(value), dialect)
    if name in VERBATIM:
        return encode_path(value) if name in PATHS else encode_address(value)
    if name in TITLES:
        return set_quotes(protect(value, language, dialect), dialect)
    if name in RANGES:
        return encode_range(value)
    if name in CODES:
        return value if balanced(value) and "\\" not in value else escape(value)
    if name in LISTS:
        return set_quotes(encode_list((value,)), dialect)  # "Lawrence and Wishart" is one publisher
    return set_quotes(escape(value), dialect)


def _encoded_list(value: tuple[Name, ...] | tuple[str, ...]) -> str:
    names = [item for item in value if isinstance(item, Name)]
    return encode_names(names) if names else encode_list(str(item) for item in value)
