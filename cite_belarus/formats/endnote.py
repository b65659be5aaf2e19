"""EndNote XML both ways. Source: the record layout of EndNote's own XML export (`xml/records/record`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from cite_belarus.formats.bibdates import biblatex_date
from cite_belarus.formats.languages import babel_name, iso_code
from cite_belarus.formats.shared import Keys, divided, joined, name_text, names_from, names_of, pages_in, pages_out
from cite_belarus.formats.xmltext import Element, add, all_texts, first, parse, write
from cite_belarus.model import Issue, Value, Work

# biblatex type → EndNote's reference type and its number
TYPES = {
    "article": ("Journal Article", "17"), "book": ("Book", "6"), "incollection": ("Book Section", "5"),
    "collection": ("Edited Book", "28"), "inproceedings": ("Conference Paper", "47"), "online": ("Web Page", "12"),
    "proceedings": ("Conference Proceedings", "10"), "report": ("Report", "27"), "thesis": ("Thesis", "32"),
    "unpublished": ("Unpublished Work", "34"), "misc": ("Generic", "13"), "dataset": ("Dataset", "59"),
    "software": ("Computer Program", "9"), "patent": ("Patent", "25"), "inreference": ("Encyclopedia", "53"),
    "legislation": ("Statute", "31"), "jurisdiction": ("Case", "7"), "standard": ("Standard", "58"),
    "periodical": ("Serial", "57"),
    "booklet": ("Pamphlet", "24"), "artwork": ("Artwork", "2"),
}  # fmt: skip
BIBLATEX_TYPES = {
    **{name: kind for kind, (name, _) in TYPES.items()},
    "Newspaper Article": "article", "Magazine Article": "article", "Electronic Article": "article", "Blog": "online",
    "Electronic Book": "book", "Electronic Book Section": "incollection", "Government Document": "report",
    "Dictionary": "inreference", "Manuscript": "unpublished", "Map": "image", "Film or Broadcast": "video",
}  # fmt: skip
PERSONS = {"author": "authors", "editor": "secondary-authors", "translator": "subsidiary-authors"}
FIELDS = {
    "title": "titles/title", "shorttitle": "titles/short-title", "series": "titles/tertiary-title", "volume": "volume",
    "number": "number", "edition": "edition", "location": "pub-location", "publisher": "publisher", "isbn": "isbn",
    "doi": "electronic-resource-num", "langid": "language", "note": "notes", "abstract": "abstract",
    "type": "work-type",
    "pages": "pages", "urldate": "access-date", "url": "urls/related-urls/url",
}  # fmt: skip
IN_JOURNAL = ("article", "online", "misc", "periodical")
PUBLISHER_OF = {"report": "institution", "thesis": "institution", "online": "organization"}


def dumps(works: Sequence[Work]) -> str:
    """The works as EndNote's XML."""
    root = etree.Element("xml")
    records = add(root, "records")
    for number, work in enumerate(works, 1):
        _record(records, work, number)
    return write(root)


def _record(records: Element, work: Work, number: int) -> None:
    texts = {name: joined(value) for name, value in work.fields.items() if value}
    record = add(records, "record")
    add(record, "rec-number", str(number))
    name, code = TYPES.get(work.type, TYPES["misc"])
    add(record, "ref-type", code, name=name)
    add(record, "label", work.key)
    people = add(record, "contributors")
    for role, tag in PERSONS.items():
        group = [name_text(name) for name in names_of(work.fields.get(role))]
        holder = add(people, tag) if group else people
        for text in group:
            add(holder, "author", text)
    for field, path in FIELDS.items():
        if text := _text(field, _source(field, work.type, texts)):
            _put(record, path, text)
    if container := texts.get("journaltitle") or texts.get("booktitle"):
        _put(record, "titles/secondary-title", container)
    if "date" in texts:
        _put(record, "dates/year", texts["date"].split("-")[0])
        _put(record, "dates/pub-dates/date", texts["date"])
    for word in texts.get("keywords", "").split(","):
        if word.strip():
            _put(record, "keywords/keyword", word, again=True)


def _source(field: str, kind: str, texts: Mapping[str, str]) -> str:
    if field == "publisher":
        return texts.get(PUBLISHER_OF.get(kind, "publisher")) or texts.get("publisher", "")
    return texts.get(field, "")


def _text(field: str, text: str) -> str:
    if field == "langid":
        return iso_code(text)
    return pages_out(text) if field == "pages" else text


def _put(record: Element, path: str, text: str, again: bool = False) -> None:
    *folders, tag = path.split("/")
    parent = record
    for folder in folders:
        found = parent.find(folder)
        parent = found if found is not None else add(parent, folder)
    if again or parent.find(tag) is None:
        add(parent, tag, text)


def loads(text: str, source: str = "") -> tuple[tuple[Work, ...], tuple[Issue, ...]]:
    """The works of an EndNote XML export; the `style` elements within are passed through."""
    root, issues = parse(text, source, "endnote-syntax")
    if root is None:
        return (), issues
    records = list(root.iter("record"))
    if not records:
        return (), (Issue("endnote-syntax", f"{source or 'EndNote XML'}: there is no record in it"),)
    keys = Keys()
    return tuple(_work(record, keys) for record in records), ()


def _work(record: Element, keys: Keys) -> Work:
    reference = record.find("ref-type")
    kind = BIBLATEX_TYPES.get(str(reference.get("name")) if reference is not None else "", "misc")
    fields: dict[str, Value] = {name: first(record, path) for name, path in FIELDS.items()}
    for role, tag in PERSONS.items():
        fields[role] = names_from(all_texts(record.iterfind(f"contributors/{tag}/author")))
    fields["location"] = divided(str(fields["location"]))
    fields["langid"] = babel_name(str(fields["langid"])) or fields["langid"]
    fields["pages"] = pages_in(str(fields["pages"]))
    fields["journaltitle" if kind in IN_JOURNAL else "booktitle"] = first(
        record, "titles/secondary-title", "periodical/full-title"
    )
    if kind in PUBLISHER_OF:
        fields[PUBLISHER_OF[kind]] = fields.pop("publisher")
    fields["keywords"] = ", ".join(all_texts(record.iterfind("keywords/keyword")))
    printed, year = first(record, "dates/pub-dates/date"), first(record, "dates/year")
    fields["date"] = biblatex_date(printed) or biblatex_date(year) or ""
    fields["year"] = "" if fields["date"] else year
    key = first(record, "label", "rec-number", "foreign-keys/key")
    return Work(keys.make(key), kind, {name: value for name, value in fields.items() if value})
