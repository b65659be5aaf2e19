"""`gost-2018`: ГОСТ Р 7.0.100—2018, the bibliographic description.

Heading of the first author (§5, after ГОСТ Р 7.0.80); up to four authors after the slash, of five and more the first
three (§5.2); words in full, places in full (§5.5); the kind of content and medium stands last, or in the
description of a part before the two slashes (§5.10, §7); examples in the appendix.
"""

from __future__ import annotations

from typing import ClassVar

from cite_belarus.styles.gost71 import BY, EXTENT, HEAD, HOST, IMPRINT, ISSUE, NEWSPAPER, SERIES, VOLUME, Gost71
from cite_belarus.styles.names import NameForm
from cite_belarus.styles.places import in_full
from cite_belarus.styles.record import Record

EDITION = "[. – {@edition}]"
ISBN = "[. – ISBN {isbn}]"
MEDIUM = "[. – {medium}]"
NET = "[. – {@doi}][. – {@url}[ ({@accessed})]]"


class Gost2018(Gost71):
    """List form."""

    family = "gost18"
    list_words = frozenset({"accessed", "url", "electronic", "printed", "site"})
    in_statement = NameForm(order="given", limit=4, shown=3)

    def prepared(self, record: Record) -> Record:
        """Places in full (§5.5: "Москва", not "М.")."""
        return in_full(record)

    schemes: ClassVar[dict[str, str]] = {
        "article": HEAD + BY + MEDIUM + ISSUE + NET + ".",
        "newspaper": HEAD + BY + MEDIUM + NEWSPAPER + NET + ".",
        "book": (
            HEAD + BY + EDITION + IMPRINT + EXTENT + SERIES + ISBN + NET + MEDIUM + "."
        ),
        "mvbook": (
            HEAD + "[ : {@volumes}]" + BY + EDITION + IMPRINT + EXTENT + SERIES + ISBN + NET + MEDIUM + "."
        ),
        "incollection": HEAD + BY + MEDIUM + HOST + IMPRINT + VOLUME + "[. – {@pages}]" + SERIES + NET + ".",
        "thesis": (
            HEAD + "[ : {thesis}]" + BY + "[. – [{location}][, {year}]][. – {@pagetotal}]" + NET + MEDIUM + "."
        ),
        "legislation": "{titleonly}[ : {act}]" + "[" + MEDIUM[1:-1] + " // {journaltitle}[. – {year}][. – {pubday}]"
        "[. – {@number}][. – {@pages}][. – {note}]" + NET + "|" + NET + MEDIUM + "].",
        "archive": "[{head} ]{title}[ / {by}]" + "[ // {holding}]" + MEDIUM + ".",
        "online": (
            "[{head} ]{titleonly}" + BY + "[. – {medium} // {website}[ : {site}][. – {year}][. – {daymonth}]" + NET
            + "|[. – [{location}][, {year}]][. – {daymonth}]" + NET + MEDIUM + "]."
        ),
        "misc": HEAD + BY + "[. – {howpublished}]" + IMPRINT + "[. – {@pagetotal}]" + NET + MEDIUM + ".",
    }  # fmt: skip
