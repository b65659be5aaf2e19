"""How rich text is written in each medium: pybtex's backends, with what bibliographies on the net need."""

from __future__ import annotations

import re
import urllib.parse
from html import escape
from typing import Any

from pybtex.backends import BaseBackend
from pybtex.backends.html import Backend as PybtexHtml
from pybtex.backends.latex import Backend as PybtexLatex
from pybtex.backends.markdown import Backend as PybtexMarkdown
from pybtex.backends.plaintext import Backend as PlainText

from cite_belarus.late import Late

MARKDOWN_SPECIAL = Late(r"([\\`*_\[\]<>~^$|])")
STRAIGHT = Late(r'(?:(?<=[\s(\[«„“‘/–—-])|^)()"(?=\S)|"')
BLOCK_START = Late(r"^(\d+)([.)])|^([-+#])")


class Html(PybtexHtml):  # type: ignore[misc]  # pybtex has no types
    """HTML 5: addresses escaped, no marks of BibTeX's braces."""

    symbols = {"ndash": "–", "newblock": " ", "nbsp": "\u00a0"}  # noqa: RUF012  # as pybtex declares it

    def format_protected(self, text: str) -> str:
        """What BibTeX protects with braces is plain text here."""
        return text

    @staticmethod
    def format_href(url: str, text: str, external: bool = False) -> str:  # noqa: ARG004  # pybtex's signature
        """A link."""
        return f'<a href="{escape(url)}">{text}</a>' if text else ""


class Markdown(PybtexMarkdown):  # type: ignore[misc]  # pybtex has no types
    """CommonMark: only what would be markup is escaped, an address is an autolink."""

    symbols = {"ndash": "–", "newblock": " ", "nbsp": "\u00a0"}  # noqa: RUF012  # as pybtex declares it

    def format_str(self, text: str) -> str:
        """A text with its special signs escaped (CommonMark 0.31, §2.4)."""
        return MARKDOWN_SPECIAL.sub(r"\\\1", text)

    def format_href(self, url: str, text: str, external: bool = False) -> str:  # noqa: ARG002  # pybtex's signature
        """A link; an address that is its own text is an autolink (CommonMark 0.31, §6.5)."""
        if text == self.format_str(url) and re.fullmatch(r"[a-z][a-z0-9+.-]+:[^\s<>]*", url):
            return f"<{url}>"
        return f"[{text}](<{url}>)" if text else ""


class Latex(PybtexLatex):  # type: ignore[misc]  # pybtex has no types
    r"""LaTeX in UTF-8: `\url` for addresses, with what TeX cannot take there percent-encoded (RFC 3986, 2.1)."""

    def __init__(self) -> None:
        super().__init__("UTF-8")

    def format_str(self, text: str) -> str:
        """A text escaped; straight quotes, which babel's languages take for shorthands, become curly ones."""
        done: str = super().format_str(STRAIGHT.sub(lambda found: "“" if found[1] is not None else "”", text))
        return done

    def format_href(self, url: str, text: str, external: bool = False) -> str:  # noqa: ARG002  # pybtex's signature
        r"""`\url` for an address that is its own text, else `\href`."""
        safe = urllib.parse.quote(url, safe="!#$%&'()*+,-./:;=?@_~[]")
        if text == self.format_str(url):
            return rf"\url{{{safe}}}"
        return rf"\href{{{safe}}}{{{text}}}" if text else ""


BACKENDS: dict[str, BaseBackend] = {
    "text": PlainText("UTF-8"),
    "markdown": Markdown("UTF-8"),
    "html": Html("UTF-8"),
    "latex": Latex(),
}


def rendered(text: Any, target: str) -> str:
    """Rich text in a medium ("text", "markdown", "html", "latex")."""
    done: str = text.render(BACKENDS[target])
    return BLOCK_START.sub(_escaped_start, done) if target == "markdown" else done


def _escaped_start(found: re.Match[str]) -> str:
    """A beginning that Markdown would take for a list or a heading ("12. Juli", "- x"), escaped."""
    return f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}"
