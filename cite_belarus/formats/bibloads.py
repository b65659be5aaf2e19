"""A `.bib` of any making as works: macros, inheritance, classic names, accents; what is broken becomes an Issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cite_belarus.formats.bibdates import MONTHS
from cite_belarus.formats.bibmap import ALWAYS_LISTS, CODES, LISTS, NAMES, PATHS, RANGES, VERBATIM, from_classic
from cite_belarus.formats.bibnames import decode_list, decode_names
from cite_belarus.formats.bibscan import EntryText, entries, value_parts
from cite_belarus.formats.languages import babel_name
from cite_belarus.formats.shared import pages_in
from cite_belarus.formats.tex import balanced, clean, decode, decode_address
from cite_belarus.model import Issue, Value, Work

_BESIDE = frozenset(("string", "preamble", "comment"))

# what a child takes from its parent under another name. Source: biblatex manual, appendix B
INHERITED = {
    "title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon", "shorttitle": "",
    "sorttitle": "", "indextitle": "", "crossref": "", "ids": "", "label": "", "keywords": "", "options": "",
}  # fmt: skip


@dataclass(slots=True)
class _Raw:
    """An entry's fields as TeX."""

    entry: EntryText
    key: str
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """What is known while a file is read: its name, its macros, its entries, what was found wrong."""

    source: str
    macros: dict[str, str] = field(default_factory=lambda: {name[:3].lower(): name for name in MONTHS})
    raws: dict[str, _Raw] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def wrong(self, code: str, message: str, entry: EntryText, line: int = 0) -> None:
        where = f"{self.source}:{line or entry.line}" if self.source else f"line {line or entry.line}"
        self.issues.append(Issue(code, f"{where}: {message}", entry.span))


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of a `.bib`, in file order, in biblatex's vocabulary, and what a person should look at.

    Each issue's message begins with `source:line`; its span is the entry's in `text`.
    """
    reading = _Reading(source)
    for entry in entries(text.removeprefix("\ufeff")):
        if entry.problem:
            reading.wrong("bib-syntax", entry.problem, entry, entry.problem_line)
        if entry.type == "string":
            reading.macros |= {f.name.lower(): _flat(f.raw, reading, entry) for f in entry.fields}
        elif entry.type not in _BESIDE:
            _keep(_raw(entry, reading), reading)
    works = tuple(_work(raw, reading) for raw in reading.raws.values() if raw.entry.type != "xdata")
    return works, tuple(reading.issues)


def _raw(entry: EntryText, reading: _Reading) -> _Raw:
    key = entry.key or f"unnamed-{entry.line}"
    if not entry.key:
        reading.wrong("bib-no-key", f"the entry has no key; {key} is used", entry)
    raw = _Raw(entry, key)
    for one in entry.fields:
        name, value = one.name.lower(), _flat(one.raw, reading, entry)
        if name in raw.fields:
            reading.wrong("bib-field-twice", f"{key} has {name} twice; the first counts", entry, one.line)
        elif value.strip() and balanced(value) and balanced(one.raw):
            raw.fields[name] = value
        elif value.strip():
            reading.wrong("bib-value", f"the value of {name} in {key} has no end", entry, one.line)
    return raw


def _flat(raw: str, reading: _Reading, entry: EntryText) -> str:
    out = []
    for kind, content in value_parts(raw):
        if kind == "macro" and content.lower() not in reading.macros:
            reading.wrong("bib-macro", f"the @string {content!r} is not defined", entry)
        out.append(reading.macros.get(content.lower(), content) if kind == "macro" else content)
    return "".join(out)


def _keep(raw: _Raw, reading: _Reading) -> None:
    """An entry whose key was there already is kept under a key of its own, if it says something else."""
    if raw.entry.problem and not raw.fields:
        return
    if (first := reading.raws.get(raw.key)) is not None:
        reading.wrong("bib-key-twice", f"the key {raw.key} is defined at line {first.entry.line} already", raw.entry)
        if (first.entry.type, first.fields) == (raw.entry.type, raw.fields):
            return
        raw.key = next(key for n in range(2, 10**9) if (key := f"{raw.key}-{n}") not in reading.raws)
    reading.raws[raw.key] = raw


def _work(raw: _Raw, reading: _Reading) -> Work:
    lost: list[str] = []
    tex = _inherited(raw, reading)
    decoded = {name: value for name, text in tex.items() if (value := _value(name, text, lost))}
    if lost:
        said = ", ".join(dict.fromkeys(lost))
        reading.wrong("bib-markup", f"{raw.key}: the text is kept without {said}", raw.entry)
    kind, fields = from_classic(raw.entry.type, decoded)
    language = fields.get("language")
    if (
        "langid" not in fields
        and language
        and (name := babel_name(language if isinstance(language, str) else str(language[0])))
    ):
        fields["langid"] = name
    return Work(raw.key, kind, fields)


def _inherited(raw: _Raw, reading: _Reading) -> dict[str, str]:
    """The entry's fields and those that it takes from `xdata` and `crossref`; a circle ends where it began."""
    tex = {name: value for name, value in raw.fields.items() if name != "xdata"}
    for key in raw.fields.get("xdata", "").split(","):
        if (data := reading.raws.get(key.strip())) and data is not raw:
            tex = {**data.fields, **tex}
    parent = reading.raws.get(raw.fields.get("crossref", "").strip())
    if parent and parent is not raw:
        tex = {**_handed_down(parent.fields, raw.entry.type), **tex}
    return tex


def _handed_down(fields: Mapping[str, str], child: str) -> dict[str, str]:
    names = {**INHERITED, "title": "journaltitle", "subtitle": "journalsubtitle"} if child == "article" else INHERITED
    alone = {} if child.startswith("mv") or child in ("book", "collection") else names
    return {new: value for name, value in fields.items() if (new := alone.get(name, name))}


def _value(name: str, tex: str, lost: list[str]) -> Value:
    if name in NAMES:
        return decode_names(tex)
    if name in VERBATIM:
        return clean(tex) if name in PATHS else decode_address(tex)
    if name in LISTS or name in ("address", "school"):
        items = decode_list(tex)
        return items if len(items) != 1 or name in ALWAYS_LISTS or name == "address" else items[0]
    if name in CODES and "\\" not in tex:
        text = clean(tex)
        return text[1:-1] if text.startswith("{") and text.endswith("}") and balanced(text[1:-1]) else text
    decoded = decode(tex, ligatures=name not in RANGES)
    lost += decoded.lost
    return pages_in(decoded.text) if name == "pages" else decoded.text
