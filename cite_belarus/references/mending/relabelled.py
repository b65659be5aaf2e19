"""Labels that the rest of the citation contradicts."""

from __future__ import annotations

from collections.abc import Callable

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR
from cite_belarus.references.bodies import is_corporate, small_words
from cite_belarus.references.counts import counts
from cite_belarus.references.draft import BODIES, HOSTS, Draft, Part
from cite_belarus.references.mending.italics import italic
from cite_belarus.references.order import Order, when
from cite_belarus.references.places import is_region
from cite_belarus.references.quotes import CLOSERS
from cite_belarus.references.remarks import LANGUAGES, kind
from cite_belarus.references.statements import says_editor
from cite_belarus.references.vocabulary import phrases

SAME = Late(SAME_AUTHOR)
LEAD = Late(r"//|[^\W\d_]\W*$")
VOLUMES = Late(r"\d.*[^\d]$|(?:[TtТт]|Bd|Bde|[Vv]ols?|[Кк]н)\.")
PERIODICAL = ("site", "news", "serial", "studies")
CARRIER = Late(r"\b(?:CD|DVD)\b|\b(?:д[иы]ск|disc|disk|Diskette)")
PERSONAL = Late(r"[,;]|(?<![^\W\d_])[^\W\d_]\.")  # several names, or an initial
ACRONYM = Late(r"[A-ZА-ЯІЎЇЄ]{3,8}\.?")
YEAR_DIGITS = 4


def relabelled(draft: Draft) -> Draft:
    """Each part under the last label that RELABEL gives it, else under its own."""
    new = {id(part): label for rule in RELABEL.asked(draft.labels) for part, label in rule(draft)}
    if not new:
        return draft
    return draft.with_parts(part._replace(label=new.get(id(part), part.label)) for part in draft.parts)


Found = list[tuple[Part, str]]


def _same_author(draft: Draft) -> Found:
    """A dash for the author of the entry before, at the head: "--, --, and K. Reed"."""
    head = draft.parts[0]
    return [(head, "author")] if head.label == "other" and SAME.match(head.printed) else []


def _edited_by(draft: Draft) -> Found:
    """ "[author] Weir, A. [date] (2010) [editor] (Hrsg.):": the word of a role alone is the names' before the date."""
    found: Found = []
    for label in ("author", "editor"):
        for _, names, _, role in draft.trios(label, "date", "editor"):
            if says_editor(role.printed):
                found += [(names, "editor"), (role, "other")]
    return found


def _hosted(draft: Draft) -> Found:
    """A second title behind a word that leads to a host is the host: "Реки. В кн.: Вода и жизнь"."""
    trios = draft.trios("title", "other", "title")
    return [(host, "container-title") for _, _, lead, host in trios if LEAD.search(lead.printed)]


def _volumes(draft: Draft) -> Found:
    """Volumes where pages stand: "Минск: БГУ, 2001. — 2 т.", "Вильна, 1865–1915. Т. 1–39." """
    parts = [part for part in draft.under("pages") if VOLUMES.match(part.text)]
    said = [(part, counts(part.printed)) for part in parts]
    return [(part, "volume") for part, found in said if found and all(c.unit == "volume" for c in found)]


def _journal(draft: Draft) -> Found:
    """A body with volume or number and pages, but no place and no bracket ("(Weir Verlag, 2000)"), is a journal."""
    bodies = [part for part in draft.labelled(*BODIES) if not part.printed.startswith("(")]
    return [(bodies[0], "journal")] if len(bodies) == 1 else []


def _series(draft: Draft) -> Found:
    """What calls itself a series is one; so is what stands in roman type between an italic title and the place."""
    title = draft.under("title")[0]
    quoted = title.text[:1] in CLOSERS
    able = BODIES if quoted else (*BODIES, *HOSTS)  # behind a quoted title a host is what the part stands in
    named = [part for part in draft.labelled(*able) if says_series(part.text)]
    if named:
        return [(named[0], "collection-title")]
    if draft.has("editor") or quoted or not italic(draft, title):
        return []
    hosts = [part for part in draft.labelled(*HOSTS) if part.start >= title.end]
    return [] if any(italic(draft, part) for part in hosts) else [(part, "collection-title") for part in hosts]


def says_series(text: str) -> bool:
    """Whether a name begins or ends with a word for a series: "Marsh Series", "Reihe Wasser", "Series on Locks"."""
    words, table = text.casefold().replace(".", " ").split(), resources.words("series_words")
    return bool(words) and (words[-1] in table or words[0] in table or "series on" in text.casefold())


def _body(draft: Draft) -> Found:
    """A host with a body's name, that no "in" or "//" leads to and that counts no issues, issued the work."""
    have = draft.labels
    if draft.has("institution") and any(kind(part.text) == "thesis" for part in draft.under("genre")):
        return []  # behind who awarded the degree stands who keeps the thesis
    counted = len(draft.under("volume")) > len(draft.pairs("collection-title", "volume"))
    bare = not counted and not draft.has("editor", "location")
    edited = any(part.start > draft.parts[0].start for part in draft.under("editor"))
    found: Found = []
    led = False
    for index, part in enumerate(draft.parts):
        led = led or (part.label == "other" and (bool(part.text) or "//" in part.printed))
        if part.label not in HOSTS or led or not index or italic(draft, part) or not _is_body(part.text):
            continue
        if bare or (part.label == "container-title" and "location" in have and "pages" not in have and not edited):
            found.append((part, "institution"))
    return found


def _main(draft: Draft) -> Found:
    """What is printed before a volume's number and that volume's own title is the title of the set."""
    host, title = draft.under("container-title")[0], draft.under("title")[0]
    volumes = [part for part in draft.under("volume") if host.end <= part.start < title.start]
    return [(host, "title")] if volumes else []


def _is_body(text: str) -> bool:
    """Whether a name is a body's: "Institute for Security Studies", but no "Journal of the Institute"."""
    hit = phrases("corporate").first(text.replace("-", " "))
    if hit is None or hit.value == "publisher":
        return False
    said = next((one for one in phrases("genres").all(text) if one.value in PERIODICAL), None)
    return said is None or (said.value == "studies" and hit.start < said.start)


def _law_word(draft: Draft) -> Found:
    """The bare word for a kind of law, before the title, is a genre, not a gazette."""
    title = draft.under("title")[0]
    hosts = [part for part in draft.labelled(*HOSTS, *BODIES) if part.end <= title.start]
    return [(part, "genre") for part in hosts if kind(part.text) == "legislation"]


def _language_note(draft: Draft) -> Found:
    """ "[In Ukrainian]" names no host."""
    hosts = draft.labelled("container-title", "journal", "location")
    named = [part for part in hosts if part.text.strip(".])") in LANGUAGES]
    return [(part, "note") for part in named if part.printed[:1] in "[(" or not is_region(part.text)]  # "Belarus, 2012"


def _only_leads(draft: Draft) -> Found:
    """ "Disponible sur", "Pobrano z": words that only lead to an address name no host, no place and no publisher."""
    leads = [part for part in draft.labelled(*HOSTS, "location", "publisher") if _leads(part.text)]
    return [(part, "other") for part in leads[:1]]


def _only_says_what(draft: Draft) -> Found:
    """ "The Article, “…”": words that only say what follows name no author."""
    hits = [(part, phrases("genres").whole(part.text)) for part in draft.under("author") if "." not in part.text]
    return [(part, "other") for part, hit in hits if hit and hit.value == "label"]


def _place_cited(draft: Draft) -> Found:
    """A bare number too small for a year, at the end, is the cited place: "Wolny, Bread, 13.", "Wolny, 13." """
    last = draft.parts[-1]
    number = last.text.rstrip(".")
    able = ("date", "volume", "issue") if draft.citation.kind == "short" else ("date",)
    small = last.label in able and number.isdecimal() and len(number) < YEAR_DIGITS
    return [(last, "pages")] if small else []


def _leads(text: str) -> bool:
    """Whether words only lead to an address: a phrase of the table, or one that no name is, for want of a capital."""
    hit = phrases("modes").first(text)
    return text.islower() if hit is None else hit.end - hit.start >= len(text) - 1


def _genre_alone(draft: Draft) -> Found:
    """Where there is no title, what a kind was taken for is one, unless it names a kind beside an author."""
    parts = [part for part in draft.under("genre") if not (draft.has("author") and kind(part.text))]
    return [(part, "title") for part in parts[:1]]


def _words_alone(draft: Draft) -> Found:
    """Where nothing names a work, the words before its date do: "Author's interview with a miller, Minsk, 2010"."""
    if draft.citation.kind != "full":
        return []
    worded = [part for part in draft.under("other") if sum(word.isalpha() for word in part.text.split()) > 2]
    return [(part, "title") for part in worded[:1]]


def _page(draft: Draft) -> Found:
    """Behind an author, what stands on the web under no other name is a title: "Eurostat, Energy statistics, www…"."""
    return [(part, "title") for part in draft.under("container-title")[:1] if kind(part.text) not in PERIODICAL]


def _unprinted(draft: Draft) -> Found:
    """ "Personal communication": words that only say what was not printed name no host."""
    able = [part for part in draft.labelled(*HOSTS) if not phrases("genres").lacks(part.text, "unpublished")]
    hits = [(part, phrases("genres").whole(part.text)) for part in able]
    return [(part, "genre") for part, hit in hits if hit and hit.value == "unpublished"]


def _document(draft: Draft) -> Found:
    """ "[archive] BArch, R 94/26, Bl. 12, [journal] Bericht des Kommissars": what is kept there is no journal."""
    return [(part, "title") for part in draft.labelled(*HOSTS)[:1]]


def _carriers(draft: Draft) -> Found:
    """ "1 электрон. опт. диск (CD-ROM)": what a work stands on counts no pages."""
    return [(part, "note") for part in draft.under("pages") if CARRIER.search(part.printed)]


def _awarding(draft: Draft) -> Found:
    """Beside the kind of a thesis, a body that is no editor by a word of that role, and no host, gave the degree."""
    if not any(kind(part.text) == "thesis" for part in draft.under("genre")):
        return []
    bodies = [part for part in draft.labelled("editor", *HOSTS) if is_corporate(part.text) and not _edits(part.text)]
    return [(part, "institution") for part in bodies[:1]]


def _edits(text: str) -> bool:
    return any(hit.value == "editor" for hit in phrases("roles").all(text))


def _host_book(draft: Draft) -> Found:
    """A host with a place and a publisher, and nothing that counts issues, is a book."""
    return [(part, "container-title") for part in draft.under("journal") if kind(part.text) not in PERIODICAL]


def _clause(draft: Draft) -> Found:
    """A sentence before its host is a title: "Лукашэнка наведаў Пекін // Звязда"; names have no such small words."""
    part = draft.under("author")[0]
    personal = PERSONAL.search(part.text) or phrases("andothers").first(part.text)
    return [] if personal or not small_words(part.text) else [(part, "title")]


def _short_title(draft: Draft) -> Found:
    """Capitals alone, with a volume and no title, are a title in short: "ПСРЛ. Т. XXXV. М., 1980"."""
    return [(part, "title") for part in draft.under("author") if ACRONYM.fullmatch(part.text)][:1]


def _title(draft: Draft) -> Found:
    """A host without a title, with an author and a place: a book's title, unless "In:" leads to others' names."""
    hosts, led = draft.labelled(*HOSTS), any(at and lead.text for at, lead, _ in draft.pairs("other", "author"))
    return [(hosts[0], "title")] if len(hosts) == 1 and not led else []


# Beside each rule stand the labels that must be there, and those that must not.
RELABEL: Order[Callable[[Draft], Found]] = Order(
    {
        _same_author: when(">other"),
        _edited_by: when("date>editor"),
        _volumes: when("pages"),
        _carriers: when("pages"),
        _words_alone: when(
            "other date",
            none="title author editor journal container-title collection-title genre archive publisher note url",
        ),
        _page: when("author url container-title", none="title journal genre location publisher editor"),
        _genre_alone: when("genre", none="title journal container-title collection-title archive"),
        _unprinted: when(some="journal container-title"),
        _hosted: when("title>other other>title", none="container-title journal"),
        _language_note: when(some="container-title journal location"),
        _only_leads: when("url", some="container-title journal location publisher"),
        _only_says_what: when("author"),
        _law_word: when("title", some="journal container-title publisher institution"),
        _document: when("archive", some=" ".join(HOSTS), none="title genre volume issue pages author"),
        _body: when(some="journal container-title", none="issue"),
        _main: when("container-title volume title"),
        _awarding: when("genre", some="editor journal container-title", none="institution publisher"),
        _host_book: when("journal title location publisher", none="volume issue container-title"),
        _series: when("title location", some="publisher institution journal container-title", none="collection-title"),
        _journal: when(
            "title pages", some="volume issue", none="location journal container-title collection-title genre"
        ),
        _clause: when("author", some="journal container-title", none="title genre archive"),
        _short_title: when("author volume date", none="title journal container-title genre archive url"),
        _title: when("author location", some="journal container-title", none="title url"),
        _place_cited: when(some="date> volume> issue>", none="pages"),
    }
)
