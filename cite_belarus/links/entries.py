"""What of an entry is to be checked, and what it says of its work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from cite_belarus.late import Late
from cite_belarus.links.address import address, printed
from cite_belarus.links.values import Entry, Target
from cite_belarus.model import Name, Value, Work
from cite_belarus.registries import doi as dois

# every field that can hold the work's title in one of its forms (biblatex manual §2.2.2)
TITLES = (
    "title", "maintitle", "booktitle", "shorttitle", "origtitle", "titleaddon", "reprinttitle", "eventtitle", "usera",
)  # fmt: skip
SUBTITLES = (("title", "subtitle"), ("maintitle", "mainsubtitle"), ("booktitle", "booksubtitle"))
NAMES = ("author", "editor", "bookauthor", "translator", "editora", "organization", "institution")
YEARS = ("date", "year", "origdate", "eventdate", "origyear")
_YEAR = Late(r"(?<!\d)\d{4}(?!\d)")
_ENDING = Late(
    r"(?:/(?:full|pdf|epdf|abstract|html|epub|meta|summary|references|issuetoc)|\.(?:pdf|html?|xml))+$", re.I
)
_TEX = Late(r"\\[A-Za-z]+\s*|[{}]|\\(?=[&%_#$])")


def entry(work: Work) -> Entry:
    """The work's titles, names and years, in the forms that pages and registries may use."""
    fields = work.fields
    titles = [_text(fields.get(name)) for name in TITLES]
    for name, sub in SUBTITLES:
        if _text(fields.get(name)) and _text(fields.get(sub)):
            titles.insert(0, f"{_text(fields[name])}: {_text(fields[sub])}")
    years = [year for name in YEARS for year in _YEAR.findall(_text(fields.get(name)))]
    return Entry(
        key=work.key,
        titles=tuple(dict.fromkeys(title for title in titles if title)),
        families=tuple(dict.fromkeys(family for name in NAMES for family in _families(fields.get(name)))),
        years=tuple(dict.fromkeys(years)),
        urldate=_text(fields.get("urldate")),
    )


def targets(works: Iterable[Work]) -> tuple[Target, ...]:
    """The DOI and the address of each work, in their order; a DOI that stands in `url` is checked as both."""
    return tuple(target for work in works for target in _of_work(work))


def hidden(work: Work) -> tuple[str, str]:
    """The field in which a work without a `doi` has one all the same, and that DOI; ("", "") where there is none.

    Of addresses only the DOI resolver's own count, and those that say `/doi/`.
    """
    if entry_text(work, "doi"):
        return "", ""
    url = printed(entry_text(work, "url"))
    at_resolver = dois.from_address(url)
    if at_resolver or "/doi/" in url:
        found = at_resolver or _ENDING.sub("", dois.find(url.partition("?")[0].partition("#")[0]))
        return ("url", found) if found else ("", "")
    found = dois.find(entry_text(work, "note"))
    return ("note", found) if found else ("", "")


def entry_text(work: Work, name: str) -> str:
    """A field of verbatim text, as it stands; "" where the work has none."""
    return _text(work.fields.get(name), tex=False)


def _of_work(work: Work) -> Sequence[Target]:
    known = entry(work)
    doi, url = entry_text(work, "doi"), entry_text(work, "url")
    found = []
    where, inside = hidden(work)
    if doi or inside:
        guess = not doi and not (where == "url" and dois.from_address(printed(url)))
        found.append(replace(_doi(known, doi or inside), guess=guess))
    if url:
        asked = address(url)
        found.append(Target(known, "url", url, asked.url, asked.fault, asked.skip))
    return found


def _doi(known: Entry, text: str) -> Target:
    doi = dois.clean(text)
    fault = "" if dois.valid(doi) else f"{doi[:80]!r} is no DOI: it should be 10.<digits>/<suffix>"
    return Target(known, "doi", text, doi.casefold(), fault)


def _text(value: Value | None, tex: bool = True) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        value = " ".join(item if isinstance(item, str) else item.family for item in value)
    return " ".join(_TEX.sub("", value).split()) if tex else value.strip()


def _families(value: Value | None) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    names = (item if isinstance(item, str) else _family(item) for item in value)
    return tuple(name for name in names if name and name != "others")


def _family(name: Name) -> str:
    return f"{name.prefix} {name.family}".strip()
