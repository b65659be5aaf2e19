"""Classic BibTeX's types and fields against biblatex's. Source: biblatex manual §2.1.2, §2.2.5; BibTeXing, §3."""

from __future__ import annotations

from collections.abc import Mapping

from cite_belarus.formats.bibdates import biblatex_date, classic_date, is_edtf
from cite_belarus.formats.tex import clean
from cite_belarus.model import Value

NAMES = frozenset((
    "author", "editor", "editora", "editorb", "editorc", "translator", "annotator", "commentator", "introduction",
    "foreword", "afterword", "bookauthor", "holder", "shortauthor", "shorteditor", "sortname", "namea", "nameb",
    "namec",
))  # fmt: skip
LISTS = frozenset((
    "location", "origlocation", "publisher", "origpublisher", "institution", "organization", "language", "lista",
    "listb", "listc",
))  # fmt: skip
ALWAYS_LISTS = frozenset(("location", "origlocation"))
VERBATIM = frozenset((
    "url", "doi", "eprint", "file", "pdf", "archiveurl", "verba", "verbb", "verbc",
))  # fmt: skip
PATHS = frozenset(("file", "pdf"))
CODES = frozenset((
    "crossref", "xref", "xdata", "related", "entryset", "ids", "langid", "langidopts", "options", "execute", "date",
    "urldate", "eventdate", "origdate", "month", "day", "relatedtype", "eprinttype", "eprintclass", "archiveprefix",
    "primaryclass", "biblatextype", "gender", "presort",
))  # fmt: skip
# printed, and their `--` is a range, no ligature
RANGES = frozenset(("pages", "pagetotal", "volume", "number", "issn", "isbn", "keywords", "year"))
UNWRITTEN = frozenset(("pinpoint",))

# biblatex type → classic type, where the two differ; every other type that classic BibTeX lacks is `misc`
CLASSIC_TYPES = {
    "mvbook": "book", "collection": "book", "mvcollection": "book", "reference": "book", "mvreference": "book",
    "bookinbook": "inbook", "suppbook": "inbook", "suppcollection": "incollection", "inreference": "incollection",
    "suppperiodical": "article", "review": "article", "mvproceedings": "proceedings", "thesis": "phdthesis",
    "report": "techreport",
}  # fmt: skip
KEPT_TYPES = frozenset((
    "article", "book", "booklet", "inbook", "incollection", "inproceedings", "manual", "misc", "proceedings",
    "unpublished",
))  # fmt: skip
# classic or foreign type → biblatex type and the `type` field that goes with it
BIBLATEX_TYPES = {
    "conference": ("inproceedings", ""), "electronic": ("online", ""), "www": ("online", ""), "webpage": ("online", ""),
    "phdthesis": ("thesis", "phdthesis"), "mastersthesis": ("thesis", "mathesis"), "techreport": ("report", ""),
}  # fmt: skip

CLASSIC_FIELDS = {
    "journaltitle": "journal", "location": "address", "annotation": "annote", "sortkey": "key",
    "eprinttype": "archiveprefix", "eprintclass": "primaryclass",
}  # fmt: skip
BIBLATEX_FIELDS = {
    **{classic: name for name, classic in CLASSIC_FIELDS.items()},
    "school": "institution", "hyphenation": "langid", "pdf": "file", "lastchecked": "urldate",
    "urlaccessdate": "urldate",
}  # fmt: skip
SUBTITLES = {
    "title": "subtitle", "booktitle": "booksubtitle", "maintitle": "mainsubtitle", "journaltitle": "journalsubtitle",
}  # fmt: skip
THESES = {
    "phdthesis": "", "mathesis": "", "bathesis": "Bachelor's thesis", "candthesis": "Candidate of Sciences thesis",
}  # fmt: skip

REPORTS = {"techreport": "", "resreport": "Research report"}
_GENRE_KEYS = {text: key for key, text in {**THESES, **REPORTS}.items() if text}

# what stock styles cannot do without (`|`: either); an entry that lacks it is written as `misc`, or a booklet
REQUIRED = {
    "article": ("author", "title", "journal", "year"),
    "book": ("author|editor", "title", "publisher", "year"),
    "booklet": ("author", "title", "year"),
    "inbook": ("author|editor", "title", "publisher", "year"),
    "incollection": ("author", "title", "booktitle", "year"),
    "inproceedings": ("author", "title", "booktitle", "year"),
    "manual": ("title",),
    "phdthesis": ("author", "title", "school", "year"),
    "mastersthesis": ("author", "title", "school", "year"),
    "proceedings": ("title", "year"),
    "techreport": ("author", "title", "institution", "year"),
    "unpublished": ("author", "title", "note"),
}
INSTEAD = {"book": "booklet"}
# what `misc` and `booklet` can print of where a work came out: the first of these that there is
CONTAINERS = ("journal", "booktitle", "organization", "institution", "school", "publisher")
UNTITLED = "[untitled]"  # stock styles cannot print an entry without a title; reading takes it out again

Fields = dict[str, Value]


def to_biblatex(kind: str, fields: Mapping[str, Value]) -> tuple[str, Fields]:
    """What a biblatex entry says: a `date` that is none becomes `year`, a cited place is left out."""
    out = _present(fields)
    date = out.get("date")
    if isinstance(date, str) and not is_edtf(date):
        out.setdefault("year", out.pop("date"))
    return kind, out


def _present(fields: Mapping[str, Value]) -> Fields:
    """The fields that say something and belong in a file."""
    return {
        name: present
        for name, value in fields.items()
        if name not in UNWRITTEN
        and (present := clean(value) if isinstance(value, str) else value)
        and not (isinstance(present, str) and present.isspace())
    }


def to_classic(kind: str, fields: Mapping[str, Value]) -> tuple[str, Fields]:
    """The same work in classic BibTeX's types and fields; `biblatextype` keeps a type that the classic one hides."""
    present = _present(fields)
    date = present.pop("date", "")
    out = {CLASSIC_FIELDS.get(name, name): value for name, value in present.items()}
    _join_subtitles(out)
    if isinstance(date, str) and date:
        out = {**classic_date(date), **out}
    classic = _classic_type(kind, out)
    if from_classic(classic, out)[0] != kind and kind not in ("", classic):
        out["biblatextype"] = kind
    return classic, out


def _join_subtitles(out: Fields) -> None:
    for whole, part in SUBTITLES.items():
        name = CLASSIC_FIELDS.get(whole, whole)
        title, subtitle = out.get(name), out.get(part)
        if isinstance(subtitle, str) and not title:
            out[name] = out.pop(part)
        elif isinstance(title, str) and isinstance(subtitle, str):
            out[name] = title + ("" if title[-1:] in ".:?!…" else ":") + " " + subtitle
            del out[part]


def _classic_type(kind: str, out: Fields) -> str:
    classic = CLASSIC_TYPES.get(kind, kind if kind in KEPT_TYPES else "misc")
    if classic == "phdthesis":
        classic = _thesis(out)
    if classic == "techreport" and out.get("type") in REPORTS:
        out["type"] = REPORTS[str(out["type"])]
    if not _complete(classic, out):
        classic = INSTEAD.get(classic, "misc")
        classic = classic if _complete(classic, out) else "misc"
    if classic in ("misc", "booklet"):
        _say_where(out)
    out.setdefault("title", UNTITLED)
    return classic


def _thesis(out: Fields) -> str:
    genre = str(out.get("type", "phdthesis"))
    if "institution" in out:
        out.setdefault("school", out.pop("institution"))
    if genre in THESES:
        out["type"] = THESES[genre]
    return "mastersthesis" if genre == "mathesis" else "phdthesis"


def _complete(classic: str, out: Fields) -> bool:
    return all(any(out.get(name) for name in needed.split("|")) for needed in REQUIRED.get(classic, ()))


def _say_where(out: Fields) -> None:
    said = next((out[name] for name in CONTAINERS if out.get(name)), None)
    if said and "howpublished" not in out:
        out["howpublished"] = said


def from_classic(kind: str, fields: Mapping[str, Value]) -> tuple[str, Fields]:
    """biblatex's type and field names for an entry of any making; what is biblatex already stays as it is."""
    out: Fields = {}
    for name, value in fields.items():
        out.setdefault(BIBLATEX_FIELDS.get(name, name), value)
    found, genre = BIBLATEX_TYPES.get(kind, (kind, ""))
    if genre and "type" not in out:
        out["type"] = genre
    if found in ("thesis", "report") and out.get("type") in _GENRE_KEYS:
        out["type"] = _GENRE_KEYS[str(out["type"])]
    found = _hidden_type(found, out)
    _date(out)
    return found, out


def _hidden_type(found: str, out: Fields) -> str:
    told = out.pop("biblatextype", "")
    if isinstance(told, str) and told.isalpha():
        found = told
    elif found == "misc" and "url" in out and "urldate" in out and "howpublished" not in out:
        found = "online"
    containers = [out.get(BIBLATEX_FIELDS.get(name, name)) for name in CONTAINERS]
    if out.get("howpublished") in [value for value in containers if value]:
        del out["howpublished"]
    if out.get("title") == UNTITLED:
        del out["title"]
    return found


def _date(out: Fields) -> None:
    year, month, day = (out.get(name, "") for name in ("year", "month", "day"))
    if "date" in out or not isinstance(year, str) or not year:
        return
    date = biblatex_date(year, month if isinstance(month, str) else "", day if isinstance(day, str) else "")
    if date is not None:
        for name in ("year", "month", "day"):
            out.pop(name, None)
        out["date"] = date
