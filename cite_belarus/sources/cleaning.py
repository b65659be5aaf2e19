"""One kind of line end, one Unicode form, no characters that nobody can see."""

from __future__ import annotations

import unicodedata

from cite_belarus.late import Late
from cite_belarus.model import Issue

_LINE_ENDS = Late("\r\n?|[\x85\u2028\u2029\v]")
_BROKEN_WORD = Late("\u00ad(?=[ \t]*\n)")
_SIGN = Late(r"(?<=[^\W\d_])¬(?:(?=[ \t]*\n)|[ \t]*(?=[^\W\d_]))")  # what programs that read scans write for one
_INVISIBLE = Late("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_CONTROLS = Late("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATES = Late("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"

# (what is looked for, code of the issue, what the issue calls it); each such character becomes U+FFFD where it stood.
DAMAGE = (
    (_CONTROLS, "control-characters", "control character"),
    (_SURROGATES, "lone-surrogates", "lone surrogate"),
)


def clean(text: str) -> str:
    """The text with `\\n` line ends, in NFC; form feeds stay, since they are page breaks.

    Soft hyphens, zero-width spaces, signs of direction and byte order marks inside the text are dropped (a soft hyphen
    that breaks a word at a line end becomes a hyphen). The sign ¬ between letters is such a hyphen, too.
    """
    if "¬" in text:
        text = _SIGN.sub("\u00ad", text)
    if not text.isprintable():  # as nothing is that is sought here
        text = _INVISIBLE.sub("", _BROKEN_WORD.sub("-", _LINE_ENDS.sub("\n", text)))
    return unicodedata.normalize("NFC", text)


def replace_damage(text: str) -> tuple[str, tuple[Issue, ...]]:
    """The text with U+FFFD for each character that cannot be text, and issues that say where the first stand."""
    if text.isprintable():
        return text, ()
    issues = []
    for pattern, code, name in DAMAGE:
        found = list(pattern.finditer(text))
        if found:
            shown = ", ".join(sorted({f"U+{ord(m.group()):04X}" for m in found})[:5])
            message = f"{len(found)} {name}{'s' if len(found) > 1 else ''} ({shown}) replaced by U+FFFD"
            issues.append(Issue(code, message, found[0].span()))
            text = pattern.sub(_REPLACEMENT, text)
    return text, tuple(issues)
