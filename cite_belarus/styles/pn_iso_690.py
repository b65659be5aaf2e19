"""`pn-iso-690`: PN-ISO 690:2012 (ISO 690:2010), references in a list as Polish university libraries print them.

Order of elements as ISO 690:2010 gives it: creators (in capitals, family name first), title (that of the whole in
italics), medium ("[online]"), edition, place and publisher, date, numeration and pages, series, identifier, date of
access ("[dostęp: …]"), address ("Dostępny w:"); the host of a part stands after "W:".
"""

from __future__ import annotations

from typing import ClassVar

from cite_belarus.styles.names import NameForm
from cite_belarus.styles.sorting import LatinFirst
from cite_belarus.styles.style import Style

WHO = "[{authors}. ]"
ONLINE = "[ {netmedium}]"
WHOLE = WHO + "*{title}*" + ONLINE
JOURNAL = "[. *{journaltitle}*]" + ONLINE
VOLUME = "[. {@volume}[: {volumetitle}]|. {volumetitle}]"
IMPRINT = "[. [{location}][: {publisher}|: {institution}][, {year}]]"
SERIES = "[. {series}[, {seriesnumber}]]"
NET = r"[. {@doi}][ \[{@accessed}\]][. {@url}]"


class PnIso690(Style):
    """List form."""

    language = "polish"
    family = "iso"
    works_words = False
    authors_in_statement = "never"
    absorbs = ".…?!"
    heading = NameForm(joint=", ", initials=False, capitals=True, limit=3, shown=1)
    in_statement = NameForm(order="given", initials=False, limit=3, shown=1)
    default_sorting_style = LatinFirst
    list_joint = ", "
    title_joint = ": "
    digits = "{year}-{month:02}-{day:02}"

    schemes: ClassVar[dict[str, str]] = {
        "article": WHO + "{title}" + JOURNAL + "[, {year}][, {@volume}][, {@number}][, {@pages}]" + NET + ".",
        "newspaper": WHO + "{title}" + JOURNAL + "[, {when}][, {@number}][, {@pages}]" + NET + ".",
        "book": WHOLE + "[. {^by}][. {@edition}]" + VOLUME + IMPRINT + SERIES + "[. ISBN {isbn}]" + NET + ".",
        "mvbook": WHOLE + "[. {^by}][. {@edition}][. {@volumes}]" + IMPRINT + SERIES + "[. ISBN {isbn}]" + NET + ".",
        "incollection": (
            WHO + "{title}. {@in}" + ONLINE + "[. {^hostby}][. {@edition}]" + IMPRINT
            + "[, {@volume}[: {volumetitle}]|, {volumetitle}][, {@pages}]" + SERIES + NET + "."
        ),
        "thesis": WHOLE + "[. {^thesis}][. [{location}][: {institution}][, {year}]]" + NET + ".",
        "legislation": (
            "{titleonly}[. {^act}][. *{journaltitle}*[, {year}][, {@number}][, {@pages}][, {note}]]" + NET + "."
        ),
        "archive": WHO + "{title}[. {year}][. {holding}].",
        "misc": WHO + "{titleonly}[. *{website}*]" + ONLINE + "[, {when}]" + NET + ".",
    }  # fmt: skip
