"""Wikipedia's citation templates out: `{{cite …}}`, `{{книга}}`, `{{артыкул}}`, `{{Cytuj}}`.

Source: the documentation of these templates in the English, Russian, Ukrainian, Belarusian and Polish Wikipedia.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from cite_belarus.formats.languages import iso_code
from cite_belarus.formats.shared import joined, name_text, names_of
from cite_belarus.formats.tex import clean
from cite_belarus.model import Name, Work


@dataclass(frozen=True, slots=True)
class Wiki:
    """How one Wikipedia cites: its template for a type, its parameter for a field."""

    templates: Mapping[str, str]
    parameters: Mapping[str, str]
    otherwise: str
    numbered_names: bool = False
    extra: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


_CITE_TEMPLATES = {
    "article": "cite journal", "book": "cite book", "mvbook": "cite book", "collection": "cite book",
    "incollection": "cite book", "inbook": "cite book", "inproceedings": "cite conference", "report": "cite report",
    "thesis": "cite thesis", "inreference": "cite encyclopedia", "online": "cite web", "proceedings": "cite book",
}  # fmt: skip
_CITE = {
    "title": "title", "journaltitle": "journal", "series": "series", "volume": "volume", "number": "issue",
    "edition": "edition", "publisher": "publisher", "institution": "publisher", "organization": "publisher",
    "location": "location", "date": "date", "pages": "pages", "isbn": "isbn", "issn": "issn", "doi": "doi",
    "url": "url", "urldate": "access-date", "langid": "language", "type": "type",
}  # fmt: skip
_IN_BOOK = {"title": "chapter", "booktitle": "title"}
_CITE_EXTRA = {
    "incollection": _IN_BOOK, "inbook": _IN_BOOK, "inproceedings": {"booktitle": "book-title"},
    "inreference": {"booktitle": "encyclopedia"}, "online": {"organization": "website", "journaltitle": "website"},
}  # fmt: skip
_RUSSIAN = {
    "author": "автор", "title": "заглавие", "url": "ссылка", "langid": "язык", "editor": "ответственный",
    "journaltitle": "издание", "booktitle": "издание", "location": "место", "publisher": "издательство", "date": "год",
    "volume": "том", "number": "номер", "pages": "страницы", "pagetotal": "страниц", "series": "серия", "isbn": "isbn",
    "issn": "issn", "doi": "doi", "institution": "издательство", "edition": "издание", "urldate": "archive-date",
}  # fmt: skip
_BELARUSIAN = {
    "author": "аўтар", "title": "загаловак", "url": "спасылка", "langid": "мова", "editor": "адказны",
    "journaltitle": "выданне", "booktitle": "выданне", "location": "месца", "publisher": "выдавецтва", "date": "год",
    "volume": "том", "number": "нумар", "pages": "старонкі", "pagetotal": "старонак", "series": "серыя", "isbn": "isbn",
    "issn": "issn", "doi": "doi", "institution": "выдавецтва", "edition": "выданне",
}  # fmt: skip
_POLISH = {
    "author": "autor", "editor": "redaktor", "title": "tytuł", "journaltitle": "czasopismo", "volume": "wolumin",
    "number": "numer", "series": "seria", "edition": "wydanie", "publisher": "wydawca", "institution": "wydawca",
    "organization": "opublikowany", "location": "miejsce", "date": "data", "pages": "s", "isbn": "isbn", "issn": "issn",
    "doi": "doi", "url": "url", "urldate": "data dostępu", "langid": "język", "booktitle": "tytuł",
}  # fmt: skip
_WEB = {name: _CITE[name] for name in ("title", "url", "date", "publisher", "organization", "langid", "urldate")}


def _own(article: str, book: str) -> dict[str, str]:
    articles = ("article", "incollection", "inproceedings", "inbook", "inreference")
    books = ("book", "mvbook", "collection", "report", "thesis", "proceedings", "booklet", "manual")
    return {**dict.fromkeys(articles, article), **dict.fromkeys(books, book), "online": "cite web"}


_ONLINE = {
    "online": {
        **dict.fromkeys(("author", "editor"), "author"),
        **_WEB,
        "urldate": "access-date",
        "journaltitle": "website",
    }
}
WIKIS = {
    "en": Wiki(_CITE_TEMPLATES, _CITE, "citation", True, _CITE_EXTRA),
    "uk": Wiki(_CITE_TEMPLATES, _CITE, "citation", True, _CITE_EXTRA),
    "ru": Wiki(_own("статья", "книга"), {k: v for k, v in _RUSSIAN.items() if k != "urldate"}, "книга", extra=_ONLINE),
    "be": Wiki(_own("артыкул", "кніга"), _BELARUSIAN, "кніга", extra=_ONLINE),
    "pl": Wiki({}, _POLISH, "Cytuj", extra={"incollection": {"title": "rozdział"}, "inbook": {"title": "rozdział"}}),
}  # fmt: skip
_ESCAPES = str.maketrans(
    {"|": "&#124;", "[": "&#91;", "]": "&#93;", "{": "&#123;", "}": "&#125;", "<": "&lt;", ">": "&gt;"}
)


def held(wiki: str) -> frozenset[str]:
    """The fields that the Wikipedia of this language code has a parameter for."""
    known = WIKIS[wiki]
    names = ("author", "editor") if known.numbered_names else ()
    return frozenset((*names, *known.parameters, "subtitle", "booktitle"))


def dumps(works: Sequence[Work], wiki: str = "en") -> str:
    """The works as templates of one Wikipedia, a line each."""
    return "".join(one(work, WIKIS[wiki]) + "\n" for work in works)


def one(work: Work, wiki: Wiki) -> str:
    """One work as a template."""
    template = wiki.templates.get(work.type, wiki.otherwise)
    parameters: dict[str, str] = {}
    for name, text in _parameters(work, wiki):
        parameters.setdefault(name, text)
    return "{{" + " |".join([template, *(f"{name}={text}" for name, text in parameters.items())]) + "}}"


def _parameters(work: Work, wiki: Wiki) -> Iterator[tuple[str, str]]:
    extra = wiki.extra.get(work.type, {})
    if wiki.numbered_names:
        yield from _numbered(work)
    order = [name for name in wiki.parameters if name != "title"]
    for name in dict.fromkeys(("author", "title", *extra, *order)):
        parameter = extra.get(name) or wiki.parameters.get(name, "")
        if (value := work.fields.get(name)) and not (wiki.numbered_names and name in ("author", "editor")):
            names = names_of(value)
            yield parameter, _escaped(_people(names, wiki) if names else _text(name, work))


def _numbered(work: Work) -> Iterator[tuple[str, str]]:
    for role, before in (("author", ""), ("editor", "editor-")):
        for number, name in enumerate(names_of(work.fields.get(role)), 1):
            if name.family == "others":
                yield f"display-{role}s", "etal"
            elif not name.given:
                yield f"{role}{number}", _escaped(clean(name.family))
            else:
                yield f"{before}last{number}", _escaped(clean(f"{name.prefix} {name.family}"))
                yield f"{before}first{number}", _escaped(clean(f"{name.given} {name.suffix}"))


def _people(names: Sequence[Name], wiki: Wiki) -> str:
    if wiki.otherwise == "Cytuj":
        return "; ".join(name_text(name) if name.given else f"*{clean(name.family)}" for name in names)
    return ", ".join(clean(f"{name.prefix} {name.family} {name.given}") for name in names)


def _text(name: str, work: Work) -> str:
    text = joined(work.fields[name])
    if name == "title" and work.fields.get("subtitle"):
        return f"{text}: {joined(work.fields['subtitle'])}"
    if name == "langid":
        return iso_code(text)
    return text.replace("--", "–") if name == "pages" else text


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)
