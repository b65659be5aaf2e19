"""What the styles after ГОСТ 7.1—2003 and its successor share: areas between full stop and dash, authors said again.

ГОСТ 7.1—2003 §4 (punctuation), §5.2 (statement of responsibility), §7 (parts of documents); the heading takes the
first author, and none of four or more (ГОСТ 7.80—2000).
"""

from __future__ import annotations

from typing import ClassVar

from cite_belarus.styles.names import NameForm
from cite_belarus.styles.style import Style

HEAD = "[{head} ]{title}"
BY = "[ / {by}]"
IMPRINT = "[. – [{location}][ : {publisher}][, {year}]]"
SERIES = "[. – ({series}[ ; {seriesnumber}])]"
VOLUME = "[. – {@volume}[ : {volumetitle}]|. – {volumetitle}]"
EXTENT = VOLUME + "[. – {@pagetotal}]"
HOST = "[ // {booktitle}][ / {hostby}][. – {@edition}]"
ISSUE = "[ // {journaltitle}][. {series}][. – {year}][. – [{@volume}][, {@number}]][. – {@pages}]"
NEWSPAPER = "[ // {journaltitle}][. – {year}][. – {daymonth}][. – {@number}][. – {@pages}]"


class Gost71(Style):
    """The common ground."""

    language = "russian"
    authors_in_statement = "always"
    heading = NameForm(joint=", ", limit=3, shown=1)
    in_statement = NameForm(order="given", limit=3, shown=1)
    bodies: ClassVar[dict[str, tuple[str, ...]]] = {
        "report": ("institution",), "thesis": ("institution",), "autoreferat": ("institution",),
        "collection": ("organization",), "book": ("organization",), "host": ("organization",),
    }  # fmt: skip
