"""From labelled segments to a biblatex record: cases as data."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from casefile import cases

from cite_belarus import resources
from cite_belarus.formats.languages import babel_name
from cite_belarus.model import SEGMENT_LABELS, Citation, Kind, Name, Segment, Value
from cite_belarus.references import RULES, normalise, normalise_all
from cite_belarus.references.addresses import addresses, doi
from cite_belarus.references.archives import cut
from cite_belarus.references.counts import Count, counts, edition
from cite_belarus.references.dates import date
from cite_belarus.references.draft import drafted
from cite_belarus.references.genitives import nominative
from cite_belarus.references.language import telling
from cite_belarus.references.mending import mend
from cite_belarus.references.names import names
from cite_belarus.references.pages import Extent, extents
from cite_belarus.references.places import split
from cite_belarus.references.statements import statements
from cite_belarus.references.titles import clean

MARK = re.compile(rf"\[({'|'.join(SEGMENT_LABELS)})\] ?")


def said(name: Name) -> str:
    family = f"{name.prefix} {name.family}".strip()
    return ", ".join(filter(None, (family, name.given, name.suffix)))


def shown(value: Value) -> str:
    if isinstance(value, str):
        return value
    if value and isinstance(value[0], Name):
        return "; ".join(said(name) for name in value if isinstance(name, Name))
    return " | ".join(str(one) for one in value)


def labelled(line: str, where: str = "note") -> tuple[Citation, list[Segment]]:
    """A citation and its segments from "[label] text [label] text"; `*…*` are italics."""
    segments: list[Segment] = []
    raw, italics, opened = "", [], -1
    marks = list(MARK.finditer(line))
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        start = len(raw)
        for ch in line[mark.end() : after.start() if after else len(line)]:
            if ch != "*":
                raw += ch
            elif opened < 0:
                opened = len(raw)
            else:
                italics.append((opened, len(raw)))
                opened = -1
        segments.append(Segment(mark[1], raw[start:], start, len(raw), 0.9))
    return Citation(raw, (0, len(raw)), where=where, italics=tuple(italics)), segments  # type: ignore[arg-type]


RECORDS = [
    *cases("records"),
    *cases("records_mended"),
    *cases("records_official"),
    *cases("records_printed"),
    *cases("records_laws"),
]


def record(line: str, kind: Kind = "full") -> str:
    citation, segments = labelled(line)
    reference = normalise(replace(citation, kind=kind), segments)
    fields = [f"{name}: {shown(value)}" for name, value in sorted(reference.fields.items())]
    return "\n".join([reference.type, *fields])


@pytest.mark.parametrize(("line", "wanted"), RECORDS)
def test_records(line: str, wanted: str) -> None:
    assert record(line) == wanted


def test_many_are_read_as_each_is_alone() -> None:
    pairs = [labelled(line) for line, _ in RECORDS]
    assert normalise_all(pairs) == [normalise(*pair) for pair in pairs]
    assert normalise_all([]) == []


@pytest.mark.parametrize("blank", ["  ", "\u00a0", " \n ", ""])
def test_records_with_other_blanks_are_read(blank: str) -> None:
    lines = [
        MARK.sub(lambda mark: mark[0].rstrip() + "\0", line).replace(" ", blank).replace("\0", " ")
        for line, _ in RECORDS
    ]
    assert all(normalise(*labelled(line)).type for line in lines)


@pytest.mark.parametrize(("line", "wanted"), cases("records_short"))
def test_short_forms(line: str, wanted: str) -> None:
    assert record(line, "short") == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("names"))
def test_names(text: str, wanted: str) -> None:
    assert "\n".join(said(name) for name in names(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("roles"))
def test_roles(text: str, wanted: str) -> None:
    found = statements(text, "author")
    lines = [f"{one.role}{'*' if one.genitive else ''}: {'; '.join(map(said, names(one.names)))}" for one in found]
    assert "\n".join(lines) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("dates"))
def test_dates(text: str, wanted: str) -> None:
    found = date(text)
    assert (found.value if found else "-") == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("pages"))
def test_pages(text: str, wanted: str) -> None:
    def line(extent: Extent) -> str:
        return f"= {extent.value}" if extent.total else extent.value

    found = [line(e) if e.unit != "item" else f"item {re.sub(r'[^0-9]', '', e.value)}" for e in extents(text)]
    assert "\n".join(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("titles"))
def test_titles(text: str, wanted: str) -> None:
    assert clean(text) == wanted
    assert clean(wanted) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("counts"))
def test_counts(text: str, wanted: str) -> None:
    def line(count: Count) -> str:
        bracket = f" ({count.bracket})" if count.bracket else ""
        return f"{'total ' if count.total else ''}{count.unit or '-'} {count.value}{bracket}"

    assert "\n".join(map(line, counts(text))) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("editions"))
def test_editions(text: str, wanted: str) -> None:
    assert " | ".join(edition(text)).strip() == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("places"))
def test_places(text: str, wanted: str) -> None:
    assert "\n".join(split(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("urls"))
def test_addresses(text: str, wanted: str) -> None:
    assert "\n".join(found.value for found in addresses(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("dois"))
def test_dois(text: str, wanted: str) -> None:
    found = doi(text, alone=True)
    assert found is not None
    assert found.value == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("languages"))
def test_languages(text: str, wanted: str) -> None:
    assert telling(text)[0] == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("archives"))
def test_archives(text: str, wanted: str) -> None:
    assert " | ".join(cut(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), cases("genitives"))
def test_genitives(text: str, wanted: str) -> None:
    language, _, family = text.partition(": ")
    found = nominative(Name(family), language)
    assert (found.family if found else "-") == wanted


def test_origins_name_the_segments_a_field_came_from() -> None:
    citation, segments = labelled("[author] Nowak A., [title] Dzieje, [location] Warszawa [date] 2010, [pages] s. 5.")
    reference = normalise(citation, segments)
    assert {name: reference.origins[name] for name in ("author", "title", "location", "date", "pages")} == {
        "author": (0,), "title": (1,), "location": (2,), "date": (3,), "pages": (4,),
    }  # fmt: skip


def test_confidence_is_that_of_all_segments_together() -> None:
    sure = normalise(*labelled("[author] Nowak A., [title] Dzieje, [date] 2010"))
    assert sure.confidence == pytest.approx(0.9**3, abs=1e-4)
    doubtful = normalise(*labelled("[author] Nowak A., [title] Dzieje, [date] dawno"))
    assert doubtful.confidence < 0.9**2


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("[author] Nowak A., [title] Dzieje, [date] dawno temu", "unread-date"),
        ("[author] Nowak A., [title] Dzieje, [date] i960", "scanned"),
        ("[author] Вода А., [title] Реки, [pages] С. ЗЗ", "scanned"),
        ("[author] Вода А., [title] Реки, [pages] С. 5б", "scanned"),
        ("[author] Вода А., [title] Реки, [volume] Т. Ш, [date] 1960", "scanned"),
        ("[author] Rzeka A., [title] Gospo- darka, [date] 1960", "scanned"),
        ("[author] Rzeka A., [title] Stosunki polsko- rosyjskie, [date] 1960", "scanned"),
        ("[author] Now1ak A., [title] Dzieje, [date] 1960", "scanned"),
        ("[author] Nowak A., [title] Dzieje, [date] 14.6.94", "two-digit-year"),
        ("[author] Nowak A., [title] Dzieje, [volume] vol. Ill, [date] 1960", "scanned"),
        ("[author] Nowak A., [title] Dzieje, [pages] gdzieś", "unread-pages"),
        ("[author] Nowak A., [title] Dzieje, [pages] s. 45–12", "pages-backwards"),
        ("[title] Dzieje, [url] http://a.example/x, http://b.example/y", "further-address"),
        ("[volume] 12", "nothing-read"),
        ("[title] Dzieje, [isbn] ISBN brak", "unused-segment"),
    ],
)
def test_doubts_are_said(line: str, code: str) -> None:
    citation, segments = labelled(line)
    issues = normalise(citation, segments).issues
    assert code in {issue.code for issue in issues}
    for issue in issues:
        assert issue.span is None or 0 <= issue.span[0] <= issue.span[1] <= len(citation.raw)


def test_every_rule_is_idempotent() -> None:
    for line, _ in RECORDS:
        draft = drafted(*labelled(line))
        (draft,) = mend([draft])
        assert mend([draft]) == [draft], line
        for rule in RULES:
            draft = rule(draft)
            assert rule(draft) == draft, (rule.__name__, line)


def test_every_word_table_row_is_well_formed() -> None:
    values = {
        "months": {str(number) for number in range(1, 25)},
        "units": {
            *("page", "volume", "book", "part", "issue", "number", "column", "leaf", "item", "place", "plate", "note"),
        },
        "roles": {"author", "editor", "editor~", "translator", "translator~", "board", "chief", "other", "-"},
        "undated": {"nodate", "noplace", "nobody", "circa", "forthcoming", "inpress", "inpreparation", "submitted"},
        "archives": {"mark", "archive"},
        "documents": {"", "letter", "letters"},
        "honorifics": {"", "clergy"},
        "talks": {"talk", "given", "told", "to", "at", "the"},
        "originals": {""},
        "forewords": {""},
        "directors": {"", "sure"},
        "agencies": {""},
        "repositories": {"", "data"},
        "forenames": {"", "family"},
        "tongues": {babel_name(value) or "yiddish" for value in resources.words("tongues").values()},
    }
    for table, known in values.items():
        assert set(resources.words(table).values()) <= known, table
