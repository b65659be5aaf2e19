"""Which fields a type needs and which it prints. Source: biblatex manual §2.1.1, §2.2.2, its data model."""

from __future__ import annotations


def _named(names: str) -> frozenset[str]:
    return frozenset(names.split())


# `a|b`: one of the two; date stands for year as well
REQUIRED = {
    "article": "title journaltitle date", "book": "title date", "mvbook": "title date",
    "inbook": "title booktitle date", "bookinbook": "title booktitle date", "suppbook": "title booktitle date",
    "booklet": "title date", "collection": "title date", "mvcollection": "title date",
    "incollection": "title booktitle date", "suppcollection": "title booktitle date", "manual": "title date",
    "misc": "title", "online": "title url|doi|eprint", "patent": "title number date", "periodical": "title date",
    "mvproceedings": "title date", "proceedings": "title date", "inproceedings": "title booktitle date",
    "reference": "title date", "mvreference": "title date", "inreference": "title booktitle date",
    "report": "title institution date", "thesis": "title institution date", "unpublished": "title date",
    "set": "entryset", "dataset": "title date", "software": "title", "review": "title journaltitle date",
    "suppperiodical": "title journaltitle date",
}  # fmt: skip

# who is responsible; a type that is not here needs nobody
RESPONSIBLE = {
    "article": "author", "book": "author|editor", "mvbook": "author|editor", "inbook": "author",
    "bookinbook": "author|bookauthor", "booklet": "author|editor", "collection": "editor", "mvcollection": "editor",
    "incollection": "author", "inproceedings": "author", "proceedings": "editor|organization", "patent": "author",
    "report": "author|editor|institution", "thesis": "author", "unpublished": "author|editor",
}  # fmt: skip

_COMMON = _named("""title subtitle titleaddon language date year month day endday endmonth endyear addendum note
pubstate url urldate urlday urlmonth urlyear doi eprint eprintclass eprinttype author editor editortype origlanguage
translator
version""")
_HELPERS = _named("""annotator commentator editora editorb editorc editoratype editorbtype editorctype""")
_AROUND = _named("""afterword foreword introduction""")
_BOOK = _named("""edition isbn location number pages pagetotal part publisher series volume volumes chapter maintitle
mainsubtitle maintitleaddon""")
_IN_BOOK = _named("""booktitle booksubtitle booktitleaddon""")
_EVENT = _named("""eventdate eventtitle eventtitleaddon venue organization""")
_JOURNAL = _named("""journaltitle journalsubtitle issn issue issuetitle issuesubtitle number pages series volume eid""")

# every entry may have these. Source: §2.2.3 (special fields), and what reference managers keep for themselves
ANYWHERE = _named("""abstract annotation authortype bookpagination crossref entryset entrysubtype execute file gender
ids indextitle indexsorttitle isan ismn iswc keywords label langid langidopts library lista listb listc listd liste
listf nameaddon options origdate origlocation origpublisher origtitle origyear pagination presort related relatedoptions
relatedstring relatedtype shortauthor shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey
sortname sortshorthand sorttitle sortyear usera userb userc userd usere userf verba verbb verbc xdata xref reprinttitle
namea nameb namec nameatype namebtype namectype archiveurl
groups timestamp owner creationdate modificationdate comment priority ranking readstatus printed qualityassured
citationkey date-added date-modified bdsk-url-1 bdsk-url-2 bdsk-file-1 mendeley-groups mendeley-tags urlaccessed
copyright collaborator biblatextype""")  # fmt: skip

_MONOGRAPH = _BOOK | _HELPERS | _AROUND
_PART = _MONOGRAPH | _IN_BOOK
_LOOSE = _named("howpublished location organization type")
_PAPER = _named("chapter institution isrn location number pages pagetotal type")

PRINTED = {
    kind: _COMMON | fields
    for kind, fields in {
        "article": _JOURNAL | _HELPERS, "review": _JOURNAL | _HELPERS, "suppperiodical": _JOURNAL | _HELPERS,
        "periodical": _JOURNAL | _HELPERS,
        "book": _MONOGRAPH, "mvbook": _MONOGRAPH, "collection": _MONOGRAPH, "mvcollection": _MONOGRAPH,
        "reference": _MONOGRAPH, "mvreference": _MONOGRAPH,
        "inbook": _PART | {"bookauthor"}, "bookinbook": _PART | {"bookauthor"}, "suppbook": _PART | {"bookauthor"},
        "incollection": _PART, "suppcollection": _PART, "inreference": _PART,
        "proceedings": _BOOK | _EVENT, "mvproceedings": _BOOK | _EVENT, "inproceedings": _BOOK | _IN_BOOK | _EVENT,
        "booklet": _named("chapter howpublished location pages pagetotal type"),
        "manual": _BOOK | {"organization", "type"}, "misc": _LOOSE, "online": _named("organization"),
        "patent": _named("holder location number type"), "report": _PAPER, "thesis": _PAPER,
        "unpublished": _LOOSE | _EVENT,
    }.items()
}  # fmt: skip
KNOWN_FIELDS = ANYWHERE | frozenset(name for names in PRINTED.values() for name in names)

# types whose fields the manual leaves open, or that are no works. Source: §2.1.1 (`set`, `xdata`), §2.1.3
OPEN_TYPES = _named("""artwork audio bibnote commentary customa customb customc customd custome customf dataset image
jurisdiction legislation legal letter movie music performance set software standard video xdata""")
KNOWN_TYPES = OPEN_TYPES | frozenset(PRINTED)
