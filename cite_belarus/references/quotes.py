"""Quotation marks around a whole value: taken off, while those inside it stay."""

from __future__ import annotations

import functools
import re

CLOSERS = {
    "“": "”“",
    "”": "”",
    "„": '”“"»',
    "«": "»",
    "»": "«",
    "‘": "’‘",
    "‚": "’‘",
    "‹": "›",
    "'": "'’",
    '"': '"”',
    "≪": "≫",
    "`": "'’",
}
SINGLE = "'’‘‚"
DOUBLED = ((",,", "„"), ("''", '"'), ("``", "“"), ("´´", '"'))
DOUBLED_ENDS = (("''", '"'), ("´´", '"'))
STOPS = ".,;: "
EDGES = frozenset(
    "“”„«»‘’‚‹›'\"`,<>≪≫´"
)  # a text that neither begins nor ends with one of them is in no quotation marks


def unquoted(text: str) -> str:
    """The text without the quotation marks that enclose all of it.

    A mark between two letters is an apostrophe. Where the outer and the inner mark changed places at the start
    (`"'A" and "B"'`), the outer one goes all the same.
    """
    bare = text.rstrip(STOPS)
    if bare and bare[0] not in EDGES and bare[-1] not in EDGES:
        return text
    if "<<" in text or ">>" in text:
        text = text.replace("<<", "«").replace(">>", "»")
    for doubled, mark in DOUBLED:
        if text.startswith(doubled):
            text = mark + text[2:]
    for doubled, mark in DOUBLED_ENDS:
        if text.rstrip(STOPS).endswith(doubled):
            text = text.rstrip(STOPS)[:-2] + mark
    bare = text.rstrip(STOPS)
    if len(bare) < 2 or bare[0] not in CLOSERS:
        return _unclosed(text)
    swapped = _swapped(bare)
    if swapped:
        return swapped
    closers = CLOSERS[bare[0]]
    if bare[-1] in closers and _encloses(bare, bare[0]):
        return bare[1:-1].strip()
    return _unclosed(text)


def _unclosed(text: str) -> str:
    """A text with one quotation mark only, at an end: the other half was cut off with a neighbour."""
    bare = text.rstrip(STOPS)
    if bare and bare[0] in "“„«‘" and not any(mark in bare[1:] for mark in CLOSERS[bare[0]]):
        return text[1:].strip()
    if bare and bare[-1] in "”»" and not any(mark in bare[:-1] for mark in '“„«"'):
        return bare[:-1].strip()
    if bare.count('"') == 1 and '"' in (bare[0], bare[-1]) and ",," not in bare:
        return bare.strip('"').strip()
    return text


def _swapped(text: str) -> str:
    inner, outer = text[0], text[1]
    if outer not in CLOSERS or outer == inner or text[-1] not in CLOSERS[outer] or text[-1] in CLOSERS[inner]:
        return ""
    rest = text[2:-1]
    return inner + rest if sum(rest.count(mark) for mark in CLOSERS[inner]) % 2 else ""


def _encloses(text: str, opener: str) -> bool:
    """Whether the mark at the start is closed by the one at the end and by none before it."""
    depth, shut_at = 0, -1
    for found in _marks(opener).finditer(text, 1, len(text) - 1):
        at, mark = found.start(), found[0]
        if mark in SINGLE and text[at - 1].isalnum() and text[at + 1].isalnum():
            continue
        if _opens(text, at, opener):
            if shut_at >= 0 and depth == 0:
                return False
            depth += 1
        elif depth:
            depth -= 1
        else:
            shut_at = at
    return True


@functools.cache
def _marks(opener: str) -> re.Pattern[str]:
    """The marks that open or close what this one opens."""
    return re.compile(f"[{re.escape(opener + CLOSERS[opener])}]")


def _opens(text: str, at: int, opener: str) -> bool:
    if text[at] != opener:
        return False
    before = text[at - 1]
    return opener not in "'\"" or before.isspace() or before in "([{–—-/" or (before in CLOSERS and at == 1)


def closing(text: str, start: int) -> int:
    """Where in the text the quotation mark at `start` is closed: the place behind the closing mark, -1 if nowhere.

    The last mark that can close it counts, unless a further one opens before that.
    """
    opener = text[start]
    closers, found = CLOSERS[opener], -1
    depth = 0
    for hit in _marks(opener).finditer(text, start + 1):
        at, mark = hit.start(), hit[0]
        if mark in SINGLE and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum():
            continue
        if _opens(text, at, opener):
            if found >= 0 and not depth:
                return found
            depth += 1
        elif depth:
            depth -= 1
        elif mark in closers:
            found = at + 1
            if mark not in SINGLE or text[at + 1 : at + 2] == ",":
                return found
    return found
