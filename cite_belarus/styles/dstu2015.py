"""`dstu-2015`: ДСТУ 8302:2015, the bibliographic reference, list form (позатекстове посилання).

Up to three authors in the heading, without a comma (§4.4); areas are separated by full stops (§4.4), the host of a
part by a full stop instead of two slashes (§4.4, as allowed); four and more authors after the slash; an address stands
after "URL:", with the date of access.
"""

from __future__ import annotations

from typing import ClassVar

from cite_belarus.styles.names import NameForm
from cite_belarus.styles.style import Style

HEAD = "[{head} ]{title}"
BY = "[ / {by}]"
ISSUE = "[. {journaltitle}][. {series}][. {year}][. [{@volume}][, {@number}]]"
IMPRINT = "[. [{location}][ : {publisher}][, {year}]]"
VOLUME = "[. {@volume}[ : {volumetitle}]|. {volumetitle}]"
EXTENT = "[. {@pagetotal}]"
SERIES = "[ ({series}[ ; {seriesnumber}])]"
NET = "[. {@doi}][. {@url}[ ({@accessed})]]"
HOST = "[. {booktitle}][ / {hostby}][. {@edition}]"


class Dstu2015(Style):
    """List form."""

    language = "ukrainian"
    family = "dstu"
    heading = NameForm(limit=3, shown=3)
    in_statement = NameForm(order="given", limit=3, shown=1)
    bodies: ClassVar[dict[str, tuple[str, ...]]] = {
        "report": ("institution",), "collection": ("organization",), "book": ("organization",),
        "host": ("organization",),
    }  # fmt: skip

    schemes: ClassVar[dict[str, str]] = {
        "article": HEAD + BY + ISSUE + "[. {@pages}]" + NET + ".",
        "newspaper": HEAD + BY + "[. {journaltitle}][. {year}][. {daymonth}][ ({@number})][. {@pages}]" + NET + ".",
        "book": HEAD + BY + "[. {@edition}]" + IMPRINT + VOLUME + EXTENT + SERIES + NET + ".",
        "mvbook": HEAD + "[ : {@volumes}]" + BY + "[. {@edition}]" + IMPRINT + VOLUME + EXTENT + SERIES + NET + ".",
        "incollection": HEAD + BY + HOST + IMPRINT + VOLUME + "[. {@pages}]" + SERIES + NET + ".",
        "thesis": HEAD + "[ : {thesis}][. [{location}][, {year}]]" + EXTENT + NET + ".",
        "legislation": (
            "{titleonly}[ : {act}][. {journaltitle}[. {year}][. {pubday}][. {@number}][. {@pages}][. {note}]]"
            + NET + "."
        ),
        "archive": HEAD + "[. {holding}].",
        "online": "[{head} ]{titleonly}" + BY + "[. {website}][. {year}][. {daymonth}]" + NET + ".",
        "misc": HEAD + BY + "[. {howpublished}]" + IMPRINT + EXTENT + NET + ".",
    }  # fmt: skip
