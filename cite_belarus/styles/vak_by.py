"""`vak-by`: the list of sources of a Belarusian thesis.

After the instruction on the form of theses, author's abstracts and publications (resolution of the Higher Attestation
Commission of the Republic of Belarus of 28 February 2014, No. 3, with its appendix of examples), which follows
ГОСТ 7.1—2003; electronic resources after ГОСТ 7.82—2001. Initials stand without a blank between them, words are said in
the work's language ("Режим доступа", "Рэжым доступу", "Mode of access").
"""

from __future__ import annotations

from typing import ClassVar

from cite_belarus.styles.gost71 import BY, EXTENT, HEAD, HOST, IMPRINT, ISSUE, NEWSPAPER, SERIES, VOLUME, Gost71
from cite_belarus.styles.names import NameForm

NET = "[. – {@doi}][. – {@url}[. – {@accessed}]]"
EDITION = "[. – {@edition}]"
NETTED = "[ {netmedium}]"


class VakBy(Gost71):
    """List form."""

    family = "vak"
    list_words = frozenset()
    act_joint = ", "
    heading = NameForm(joint=", ", spaced=False, limit=3, shown=1)
    in_statement = NameForm(order="given", spaced=False, limit=3, shown=1)

    bodies: ClassVar[dict[str, tuple[str, ...]]] = {**Gost71.bodies, "online": ("organization",)}

    schemes: ClassVar[dict[str, str]] = {
        "article": HEAD + NETTED + BY + ISSUE + NET + ".",
        "newspaper": HEAD + NETTED + BY + NEWSPAPER + NET + ".",
        "book": HEAD + NETTED + BY + EDITION + IMPRINT + EXTENT + SERIES + NET + ".",
        "mvbook": HEAD + "[ : {@volumes}]" + NETTED + BY + EDITION + IMPRINT + "[. – {@sets}]" + SERIES + NET + ".",
        "incollection": HEAD + NETTED + BY + HOST + IMPRINT + VOLUME + "[. – {@pages}]" + SERIES + NET + ".",
        "thesis": HEAD + "[ : {thesis}]" + BY + "[. – [{location}][, {year}]][. – {@leaves}]" + NET + ".",
        "autoreferat": HEAD + "[ : {thesis}]" + BY + "[. – [{location}][, {year}]][. – {@pagetotal}]" + NET + ".",
        "legislation": (
            "{titleonly}" + NETTED + "[ : {act}]"
            "[ // {journaltitle}[. – {year}][. – {pubday}][. – {@number}][. – {@pages}][. – {note}]]" + NET + "."
        ),
        "archive": HEAD + BY + "[ // {holding}].",
        "online": (
            "[{head} ]{titleonly}" + NETTED + BY + "[ // {website}]"
            "[. – [{location}][, {year}]][. – {daymonth}]" + NET + "."
        ),
        "misc": HEAD + NETTED + BY + "[. – {howpublished}]" + IMPRINT + "[. – {@pagetotal}]" + NET + ".",
    }  # fmt: skip
