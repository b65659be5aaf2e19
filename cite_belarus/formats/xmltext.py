"""XML read and written safely: no entities, no network, nothing that XML 1.0 cannot hold."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from cite_belarus.formats.tex import clean
from cite_belarus.late import Late
from cite_belarus.model import Issue

_ILLEGAL = Late("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Element = etree._Element


def parse(text: str, source: str, code: str) -> tuple[Element | None, tuple[Issue, ...]]:
    """The root element, or None and an Issue with the line that the parser stumbled over."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(text.removeprefix("\ufeff").lstrip().encode("utf-8", errors="replace"), parser), ()
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        return None, (Issue(code, f"{source or 'XML'}:{line}: {error}"),)


def write(root: Element) -> str:
    """The document with its declaration, indented, with a final newline."""
    etree.indent(root, " ")
    body = etree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def root_of(tag: str, namespace: str) -> Element:
    """A root element whose namespace is the default one."""
    return etree.fromstring(f'<{tag} xmlns="{namespace}"/>'.encode())


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A new child element; `_` in an attribute's name stands for `-`, `type_` for `type`."""
    made = {name.rstrip("_").replace("_", "-"): legal(value) for name, value in attributes.items() if value}
    namespace = etree.QName(parent).namespace
    child = etree.SubElement(parent, f"{{{namespace}}}{tag}" if namespace else tag, made)
    if text:
        child.text = legal(text)
    return child


def legal(text: str) -> str:
    """The text without the characters that XML 1.0 forbids."""
    return _ILLEGAL.sub("", clean(text))


def text_of(element: Element | None) -> str:
    """All the text in an element, white space single."""
    return "" if element is None else clean(" ".join("".join(str(part) for part in element.itertext()).split(" ")))


def first(element: Element, *paths: str) -> str:
    """The text of the first element that one of the paths finds; `{*}` stands for any namespace."""
    for path in paths:
        for found in element.iterfind(path):
            if text := text_of(found):
                return text
    return ""


def all_texts(elements: Iterable[Element]) -> list[str]:
    """The texts of several elements, empty ones left out."""
    return [text for element in elements if (text := text_of(element))]
