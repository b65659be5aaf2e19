"""What citeproc-py 0.11 does otherwise than CSL 1.0.2 says, mended in the style before use or in the text after it.

`initialize="false"` (CSL 1.0.2, "Name") is ignored: given names become initials; mended by taking `initialize-with`
away. Full stops are doubled and blanks left where an element is empty; quotation marks stand before the comma and full
stop in American styles (CSL 1.0.2, "Locale Options", punctuation-in-quote); `text-case` on labels is ignored: only
said.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from cite_belarus.late import Late
from cite_belarus.model import CiteError, Issue
from cite_belarus.styles.names import initials

NAMESPACE = {"c": "http://purl.org/net/xbiblio/csl"}
# where a style uses what citeproc-py does not do, and what then comes out
FAULTS: tuple[tuple[str, str], ...] = (
    ("//c:bibliography//c:label[@text-case]|//c:macro//c:label[@text-case]", "citeproc-py ignores text-case on labels"),
    ("//c:bibliography[@subsequent-author-substitute]", "citeproc-py repeats the authors instead of a dash"),
    ("//c:substitute/c:names", "citeproc-py names editors twice where they stand in the author's place"),
    ("/c:style[starts-with(@page-range-format, 'minimal')]", "citeproc-py may cut page ranges otherwise"),
)
ONLY_INITIALS = Late(r"(?:[^\W\d_]{1,2}\.[\s-]?)+")
TIDYING: tuple[tuple[Late, str], ...] = (
    (Late(r"\s{2,}"), " "),  # first: the others then meet one blank at most
    (Late(r"(?<!\.)\.(\s?(?:</\w+>)?)\s?\.(?!\.)"), r".\1"),  # ". ." and ".."
    (Late(r"\s([.,])(?=\s|$)"), r"\1"),
    (Late(r"\s{2,}"), " "),
)
AFTER_TITLE = Late(r"[.,”\"]*\s*")
AMERICAN = Late(r"([”\"’])([.,])(?=\s|<|$)")


def read(path: Path) -> Any:
    """The tree of a CSL style; CiteError where it is none."""
    from lxml import etree  # slow to import

    try:
        tree = etree.parse(str(path), etree.XMLParser(no_network=True, resolve_entities=False, remove_comments=True))
    except (etree.XMLSyntaxError, OSError) as error:
        raise CiteError(f"this is no CSL style: {error}", place=str(path), remedy="give a .csl file") from error
    if tree.getroot().tag != f"{{{NAMESPACE['c']}}}style":
        raise CiteError("this is no CSL style", place=str(path), remedy="give a .csl file")
    return tree


def faults(tree: Any) -> tuple[Issue, ...]:
    """An issue for each thing in the style that citeproc-py is known to do wrongly and that is not mended here."""
    return tuple(Issue("csl-engine", message) for path, message in FAULTS if tree.xpath(path, namespaces=NAMESPACE))


def is_numbered(tree: Any) -> bool:
    """Whether the style prints its own numbers before the entries."""
    return bool(tree.xpath("//c:bibliography//c:text[@variable='citation-number']", namespaces=NAMESPACE))


def mended(tree: Any) -> io.BytesIO:
    """The style as citeproc-py should get it: `initialize-with` only on the names that are to be initials."""
    from lxml import etree  # slow to import

    holders = tree.xpath("/c:style|/c:style/c:bibliography|/c:style/c:citation", namespaces=NAMESPACE)
    inherited = next((one.get("initialize-with") for one in reversed(holders) if "initialize-with" in one.attrib), None)
    for name in tree.xpath("//c:name", namespaces=NAMESPACE):
        if name.get("initialize") == "false":
            name.attrib.pop("initialize-with", None)
        elif inherited is not None and "initialize-with" not in name.attrib:
            name.set("initialize-with", inherited)
    if tree.xpath("//c:name[@initialize='false']", namespaces=NAMESPACE):
        for one in holders:
            one.attrib.pop("initialize-with", None)
    return io.BytesIO(etree.tostring(tree))


def spaces_initials(tree: Any) -> bool:
    """Whether the style puts a blank between initials."""
    return any(" " in sign for sign in tree.xpath("//@initialize-with"))


def spaced(item: dict[str, Any]) -> dict[str, Any]:
    """The item with a blank between initials ("В.Ф." → "В. Ф."), as CSL processors write them."""
    return {name: [_spaced(one) for one in value] if _is_names(value) else value for name, value in item.items()}


def _is_names(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _spaced(name: dict[str, Any]) -> dict[str, Any]:
    given = str(name.get("given", ""))
    return {**name, "given": initials(given, spaced=True)} if ONLY_INITIALS.fullmatch(given) else name


def tidied(html: str) -> str:
    """An entry without doubled full stops and stray blanks, American punctuation inside the quotation marks."""
    for pattern, by in TIDYING:
        html = pattern.sub(by, html)
    return html.strip()


def once(text: Any, title: str) -> Any:
    """The rich text of an entry whose title stands in the author's place, without the title said again.

    CSL 1.0.2, "Substitute": what was put in another's place is not printed once more.
    """
    plain, wanted = str(text).casefold(), title.casefold()
    first = plain.find(wanted)
    again = plain.find(wanted, first + len(wanted))
    if not wanted or again < 0 or plain[:first].strip("“‘\"'«„ "):
        return text
    end = again + len(wanted)
    return text[:again] + text[end + len(AFTER_TITLE.match(plain, end)[0]) :]  # type: ignore[index]  # it always matches


def is_american(tree: Any) -> bool:
    """Whether comma and full stop stand before the closing quotation mark: the style's locale is American."""
    root = tree.getroot()
    said = root.xpath("c:locale/c:style-options/@punctuation-in-quote", namespaces=NAMESPACE)
    return bool(said[0] == "true" if said else root.get("default-locale", "en-US") == "en-US")


def american(html: str) -> str:
    """Comma and full stop before the closing quotation mark."""
    return AMERICAN.sub(r"\2\1", html)
