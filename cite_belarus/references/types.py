"""biblatex's entry type, from what is printed (biblatex manual §2.1)."""

from __future__ import annotations

import re
from collections.abc import Callable

from cite_belarus.late import Late
from cite_belarus.references.bodies import keeps_data
from cite_belarus.references.dates import is_day
from cite_belarus.references.draft import EVENT, Draft
from cite_belarus.references.laws import NUMBERED, act, decided, written
from cite_belarus.references.order import ALWAYS, Order, when
from cite_belarus.references.remarks import SERIES_OF_PAPERS, kind
from cite_belarus.references.shapes import BETWEEN, UPPER
from cite_belarus.references.vocabulary import phrases

PAPER = Late(
    r"(?:papers?|reports?|documents?|bericht|papier|briefs?|memos?|memorand(?:um|a)|notes?|commentar(?:y|ies)"
    r"|препринт|прэпрынт|(?:рабоч\w+\s(?:материалы?|документ)|робочий\sдокумент|komunikaty?\sz\sbadań)(?:\s\w{3,6})?"
    r")(?:\sseries)?$",
    re.IGNORECASE,
)
SYMBOL = Late(  # "COM(2008) 823 final", "P9_TA(2020)0231", "A/RES/61/175"
    r"(?:COM|SEC|SWD|JOIN|KOM|SEK)\s?[(\[]|P\d{1,2}_TA|[A-Z]{1,5}/[A-Z\d]"
)
PARTIES = Late(  # but "Mlýny v Praze"
    rf"\w\s+vs?\.\s+[{UPPER}]|\w\s+vs\s+[{UPPER}]"
    rf"|^(?!.*(?i:[ěščřžýáíéúůťďňľĺŕôä])).*(?<!\w)[{UPPER}][\w.,()-]*\s+v\s+[{UPPER}]"
    r"|^(?:Справ[аы]|Дело|Рішення)\s[^«“\"]{0,60}[«“\"][^«»“”\"]+\s(?:проти|против|супраць)\s"
)
QUOTED = frozenset("\"“„«‘'‚")
PRINTED = ("location", "edition", "pagetotal", "isbn", "series", "volumes", "volume")
FIRST_PAGE = "1990"  # of the web
SOLD = (*PRINTED[1:], "pages", "publisher")  # what a page on the web has not, though it may have a place
BOUND = ("publisher", "editor", "location", "isbn", "pages", "volume")  # what no piece of a day has
CERTIFICATES = ("а. с.", "а.с.")  # Soviet patents
Judge = Callable[[Draft], str]


def entry_type(draft: Draft) -> Draft:
    """The entry type: the first of JUDGES that knows one."""
    found = _judged(draft)
    draft = draft._replace(type=found)
    daily = found == "article" and _of_a_day(draft) and "volume" not in draft.fields
    return draft.having("entrysubtype", "newspaper", draft.under("date")) if daily else draft


def _judged(draft: Draft) -> str:
    for judge in JUDGES.asked(draft.labels):
        if found := judge(draft):
            return found
    return "misc"


def _quoted(draft: Draft) -> bool:
    """Whether the title is printed in quotation marks."""
    parts = draft.under("title")
    return bool(parts) and parts[0].text[:1] in QUOTED


def _in_print(draft: Draft) -> bool:
    """Whether there are signs of the book trade."""
    return not draft.fields.keys().isdisjoint(PRINTED)


def _kind_of_body(text: str) -> str:
    """What kind of body a name tells of: publisher, institution, authority or ""."""
    values = [hit.value for hit in phrases("corporate").all(text.replace("-", " "))]
    return "publisher" if "publisher" in values else values[0] if values else ""


def _genre(draft: Draft) -> str:
    """The kind that is printed, also as the name of a series of single papers ("NBER Working Paper")."""
    if not draft.has("genre", "medium", "collection-title"):
        return ""
    if any(SERIES_OF_PAPERS.fullmatch(part.text) for part in draft.under("collection-title")):
        return "report"
    papers = [part for part in draft.under("collection-title") if PAPER.search(part.text)]
    printed = " ".join([part.text for part in (*draft.labelled("genre", "medium"), *papers)])
    return "jurisdiction" if decided(printed) else kind(printed)


def _archive(draft: Draft) -> str:
    return "unpublished" if "archive" in draft.fields or "library" in draft.fields else ""


def _at_event(draft: Draft) -> str:
    """What was spoken at an event."""
    return "unpublished" if "eventtitle" in draft.fields else ""


def _by_genre(draft: Draft) -> str:
    said = "patent" if any(part.text.casefold() in CERTIFICATES for part in draft.under("genre")) else _genre(draft)
    if said == "interview":
        return "" if _is_printed(draft) else "audio"
    if said in ("thesis", "legislation", "jurisdiction", "dataset", "video", "audio", "patent"):
        return said
    if said == "software":
        return "" if draft.has("journal", "container-title") else said  # a review of it
    note = " ".join([part.text for part in draft.under("note")])
    if note and kind(note) == "thesis" and not draft.has("container-title", "journal"):
        return "" if note.casefold().startswith("zugl") else "thesis"  # a book that was one, too
    if draft.has("publisher") or (said == "report" and draft.has("container-title", "journal")):
        return ""
    if said == "unpublished" and draft.has("journal") and draft.has("volume", "issue"):  # "[Letter to the editor]"
        return ""
    return said if said in ("unpublished", "report") else ""


def _is_printed(draft: Draft) -> bool:
    """ "О реках [интервью] // Неман. 2010. № 4": an interview, and no record of one, in a journal."""
    return draft.has("journal") and (draft.has("volume", "issue", "pages") or "//" in draft.citation.raw)


def _spoken(draft: Draft) -> str:
    """An interview, a talk or a letter that stands nowhere in print: what has a place and a year alone is a book.

    Its title begins with the word for it, or has it behind a name: "Ann Reed, interview by author".
    """
    dated = "-" in draft.text("date")
    if draft.has("location") and not dated:
        return ""
    title = draft.text("title")[:80]
    sent = phrases("documents").begins(title)
    if is_day(draft.text("date")) and ((sent and sent.value == "letter") or BETWEEN.fullmatch(title)):
        return "unpublished"
    for text in (title[:40], title.partition(", ")[2][:40] if dated else ""):
        hit = phrases("genres").begins(text)
        if hit is not None and hit.value in ("audio", "interview"):
            return "misc"
        if hit is not None and hit.value == "unpublished" and dated:
            return "unpublished"
    return ""


def _directed(draft: Draft) -> str:
    """A film: a note begins with the word for its director."""
    return "video" if any(phrases("directors").begins(part.text) for part in draft.under("note")) else ""


def _data(draft: Draft) -> str:
    """A set of data: who publishes it keeps nothing else."""
    return "dataset" if keeps_data(draft.text("publisher")) == "data" else ""


def _case(draft: Draft) -> str:
    """A court's decision named by its parties: "A v. B", without an author."""
    title = draft.text("title")
    return "jurisdiction" if PARTIES.search(title) and not (" v " in title and draft.has("location")) else ""


def _law(draft: Draft) -> str:
    """A law: its title, or the gazette, begins with the word for one, and no person wrote it."""
    for name in () if written(draft) else ("title", "journaltitle", "booktitle"):
        said = act(draft.text(name))
        if said:
            known = "date" in draft.fields or "number" in draft.fields or NUMBERED.match(draft.text(name))
            return said if known else ""
    return ""


def _periodical(draft: Draft) -> str:
    journal = draft.text("journaltitle")
    if not journal:
        return ""
    numbered = "volume" in draft.fields or "number" in draft.fields
    if not numbered and "title" in draft.fields and kind(journal) == "proceedings":
        return "inproceedings"
    counted = numbered or "pages" in draft.fields
    return "online" if "url" in draft.fields and not counted and kind(journal) == "site" else "article"


def _part(draft: Draft) -> str:
    host = draft.text("booktitle")
    if not host:
        return ""
    if "title" not in draft.fields and "url" in draft.fields:
        return "online"
    said = {kind(draft.text(name)) for name in ("booktitle", "maintitle", "booktitleaddon") if name in draft.fields}
    if "inreference" in said:
        return "inreference"
    if "site" in said and "url" in draft.fields and not draft.has("location", "publisher"):
        return "online"
    if _on_the_web(draft) and said <= {"", "site"} and not draft.has(*BOUND, "issue"):
        return "online"
    if not said & {"collection", "proceedings"} and not draft.has(*BOUND) and _of_a_day(draft):
        return "online" if "site" in said or _on_the_web(draft) else "article"
    if _serial_host(draft, said):
        return "article"
    if "proceedings" in said:
        return "inproceedings"
    first = phrases("genres").begins(draft.text("title")[:24])
    own = "bookauthor" in draft.fields or (first and first.value == "chapter")
    return "inbook" if own else "incollection"


def _on_the_web(draft: Draft) -> bool:
    """Whether an address is printed, or the day on which somebody looked."""
    return "url" in draft.fields or draft.text("urldate") > FIRST_PAGE


def _of_a_day(draft: Draft) -> bool:
    """Whether a work bears the date of a day, as what sites and agencies publish does."""
    return is_day(draft.text("date"))


def _serial_host(draft: Draft, said: set[str]) -> bool:
    """Whether what was taken for a book is a serial: its name says so, or it has numbers and no place."""
    if (
        draft.has("publisher", "editor", "location", "isbn")
        or not draft.fields.keys().isdisjoint(("volumes", "maintitle"))
        or said & {"collection", "proceedings"}
    ):
        return False
    numbered = "number" in draft.fields or "volume" in draft.fields
    return numbered or (bool(said & {"serial", "studies", "news"}) and "date" in draft.fields)


def _bare_address(draft: Draft) -> str:
    return "online" if "url" in draft.fields and "title" not in draft.fields else ""


def _paper(draft: Draft) -> str:
    """A paper of an international body, known by its number."""
    return "report" if SYMBOL.match(draft.text("number")) else ""


def _report(draft: Draft) -> str:
    """A title, the body that issued it, and no sign of the book trade."""
    body = draft.text("institution") or draft.text("publisher")
    if not body:
        return ""
    said = _genre(draft)
    if _in_print(draft):
        return "report" if said == "report" else ""
    issued = _kind_of_body(body)
    if kind(body) in ("site", "news"):
        return "online" if "url" in draft.fields else "article"
    if issued == "publisher" or "title" not in draft.fields:
        return ""
    return "report" if issued or "institution" in draft.fields or (_quoted(draft) and "url" in draft.fields) else ""


def _online(draft: Draft) -> str:
    if draft.fields.keys().isdisjoint(("url", "doi", "eprint")):
        return "online" if _on_the_web(draft) and not _in_print(draft) and not draft.has("publisher") else ""
    if (draft.has("medium") or _of_a_day(draft)) and "url" in draft.fields and draft.fields.keys().isdisjoint(SOLD):
        return "online"  # "[online]. Praha: 2013. Dostupné z: …", "Minsk, 12 May 2013, https://…"
    if _in_print(draft) or ("publisher" in draft.fields and _kind_of_body(draft.text("publisher")) == "publisher"):
        return ""
    if "version" in draft.fields:
        return "software"
    return "online" if "url" in draft.fields or "eprint" in draft.fields else "article" if _quoted(draft) else "misc"


def _book(draft: Draft) -> str:
    if "title" not in draft.fields:
        return ""
    said = _genre(draft)
    if said in ("collection", "proceedings") and not draft.has("author", "editor"):
        return said
    if "volumes" in draft.fields and "volume" not in draft.fields:
        return "mvbook"
    if _quoted(draft) and draft.fields.keys().isdisjoint((*PRINTED, "publisher")):
        if "date" not in draft.fields:
            return "article"
        if _of_a_day(draft):
            return "misc"
    return "book"


def _loose(draft: Draft) -> str:
    """No title: what the other fields allow."""
    if "author" in draft.fields or "editor" in draft.fields:
        return "misc" if draft.fields.keys().isdisjoint((*PRINTED, "publisher", "date", "pages")) else "book"
    return ""


# Beside each judge stand the labels of the parts that it judges by, and those that must not be there.
JUDGES: Order[Judge] = Order(
    {
        _archive: when("archive", none="journal publisher container-title"),
        _at_event: when(EVENT),
        _by_genre: when(some="genre medium note collection-title"),
        _directed: when("note title", none="journal container-title"),
        _data: when("title publisher", none="journal container-title pages"),
        _case: when("title", none="author publisher editor"),
        _spoken: when("title", none="publisher journal container-title url"),
        _law: when(some="title journal container-title", none="publisher editor"),
        _periodical: when("journal"),
        _part: when("container-title"),
        _bare_address: ALWAYS,
        _paper: when("issue", none="journal container-title"),
        _report: when(some="institution publisher"),
        _online: ALWAYS,
        _book: when("title"),
        _loose: ALWAYS,
    }
)
