"""`gost-2008`: ГОСТ Р 7.0.5—2008, the bibliographic reference.

List form after §7 (затекстовая ссылка), footnote form after §6 (подстрочная), electronic resources §10, archives §11.
Up to three authors stand in the heading, without a comma between family name and initials (§4); areas are separated
by full stops instead of full stop and dash (§4); what stands in the heading is not said again after the slash (§7).
"""

from __future__ import annotations

from typing import ClassVar

from cite_belarus.styles.names import NameForm
from cite_belarus.styles.sorting import AsGiven
from cite_belarus.styles.style import Style

HEAD = "[{head} ]{title}"
BY = "[ / {by}]"
ISSUE = "[ // {journaltitle}][. {series}][. {year}][. [{@volume}][, {@number}]]"
IMPRINT = "[. [{location}][ : {publisher}][, {year}]]"
VOLUME = "[. {@volume}[ : {volumetitle}]|. {volumetitle}]"
EXTENT = "[. {@pagetotal}]"
SERIES = "[ ({series}[ ; {seriesnumber}])]"
NET = "[. {@doi}][. {@url}[ ({@accessed})]]"
HOST = "[ // {booktitle}][ / {hostby}][. {@edition}]"


class Gost2008(Style):
    """List form (§7)."""

    language = "russian"
    family = "gost"
    heading = NameForm(limit=3, shown=3)
    in_statement = NameForm(order="given", limit=3, shown=1)
    bodies: ClassVar[dict[str, tuple[str, ...]]] = {
        "report": ("institution",), "collection": ("organization",), "book": ("organization",),
        "host": ("organization",),
    }  # fmt: skip

    schemes: ClassVar[dict[str, str]] = {
        "article": HEAD + BY + ISSUE + "[. {@pages}]" + NET + ".",
        "newspaper": HEAD + BY + "[ // {journaltitle}][. {year}][. {daymonth}][ ({@number})][. {@pages}]" + NET + ".",
        "book": HEAD + BY + "[. {@edition}]" + IMPRINT + VOLUME + EXTENT + SERIES + NET + ".",
        "mvbook": HEAD + "[ : {@volumes}]" + BY + "[. {@edition}]" + IMPRINT + VOLUME + EXTENT + SERIES + NET + ".",
        "incollection": HEAD + BY + HOST + IMPRINT + VOLUME + "[. {@pages}]" + SERIES + NET + ".",
        "thesis": HEAD + "[ : {thesis}][. [{location}][, {year}]]" + EXTENT + NET + ".",
        "legislation": (
            "{titleonly}[ : {act}][ // {journaltitle}[. {year}][. {pubday}][. {@number}][. {@pages}][. {note}]]"
            + NET + "."
        ),
        "archive": HEAD + "[ // {holding}].",
        "online": "[{head} ]{titleonly} {medium}" + BY + "[ // {website}][. {year}][. {daymonth}]" + NET + ".",
        "misc": HEAD + BY + "[. {howpublished}]" + IMPRINT + EXTENT + NET + ".",
    }  # fmt: skip


class Gost2008Notes(Gost2008):
    """Footnote form (§6): without publisher, extent and series, and in the order of the text."""

    default_sorting_style = AsGiven
    schemes: ClassVar[dict[str, str]] = {
        kind: scheme.replace("[ : {publisher}]", "").replace(SERIES, "").replace(EXTENT, "")
        for kind, scheme in Gost2008.schemes.items()
    }
