"""Names and lists between the model and a `.bib`. Source: "Tame the BeaST", §11; biblatex manual §2.2.1, §2.3.3."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cite_belarus.formats.tex import clean, decode, escape
from cite_belarus.late import Late
from cite_belarus.model import Name

_AND = Late(r"\s+and\s+", re.IGNORECASE)
_EXTENDED = Late(r"\b(family|given|prefix|suffix)\s*=\s*(\{[^{}]*\}|\"[^\"]*\"|[^,]*)")
_COMMA = Late(",")
_BLANKS = Late(r"[\s~]+")
_TEXTLESS = Late(r"\\[A-Za-z]+\s*|\\.|[{}]")


def encode_names(names: Iterable[Name]) -> str:
    """`Family, Given and prefix Family, Suffix, Given and {Corporate Body} and others`."""
    return " and ".join(text for name in names if (text := encode_name(name)))


def encode_name(name: Name) -> str:
    """One name; a part stands in braces where BibTeX would cut it."""
    family, given, prefix, suffix = (p and clean(p) for p in (name.family, name.given, name.prefix, name.suffix))
    if not (given or prefix or suffix):
        return family if family == "others" else _corporate(family)
    last = _guarded(family, _cut_as_prefix(family, bool(prefix)))
    first = " ".join(p for p in (_guarded(prefix, False), last) if p)
    return ", ".join(
        (first, _guarded(suffix, False), _guarded(given, False)) if suffix else (first, _guarded(given, False))
    )


def _corporate(family: str) -> str:
    one_word = " " not in family and "," not in family and not family[:1].islower()
    return escape(family) if one_word else "{" + escape(family) + "}"


def _cut_as_prefix(family: str, after_prefix: bool) -> bool:
    """Words in lower case, save the last, would be read as the prefix."""
    if " " not in family:
        return False
    words = family.split(" ")
    lower = [word for word in words[:-1] if word[:1].islower()]
    return bool(lower) or (after_prefix and len(words) > 1 and any(w[:1].islower() for w in words))


def _guarded(part: str, cut: bool) -> str:
    if cut or "," in part or _has_and(part):
        return "{" + escape(part) + "}"
    return escape(part)


def _has_and(text: str) -> bool:
    """Whether BibTeX would cut the text in two."""
    return "and" in text.lower() and _AND.search(f" {text} ") is not None


def encode_list(items: Iterable[str]) -> str:
    """A biblatex literal list."""
    texts = (clean(item) for item in items)
    return " and ".join("{" + escape(t) + "}" if _has_and(t) else escape(t) for t in texts if t)


def split_top(tex: str, separator: Late) -> list[str]:
    """`tex` cut at each match of `separator` that stands outside braces."""
    if "{" not in tex:
        return separator.split(tex)
    depths, depth = [0] * (len(tex) + 1), 0
    for i, char in enumerate(tex):
        depths[i] = depth
        depth = max(0, depth + (char == "{") - (char == "}"))
    parts, start = [], 0
    for found in separator.finditer(tex):
        if depths[found.start()] == 0 and found.start() >= start:
            parts.append(tex[start : found.start()])
            start = found.end()
    return [*parts, tex[start:]]


def decode_list(tex: str) -> tuple[str, ...]:
    """The items of a literal list as text."""
    return tuple(text for part in split_top(clean(tex), _AND) if (text := decode(part).text))


def decode_names(tex: str) -> tuple[Name, ...]:
    """The names of a list: `Family, Given`, `Given prefix Family`, `{Corporate}`, biblatex's `family=…, given=…`."""
    parts = (part.strip() for part in split_top(clean(tex), _AND))
    return tuple(decode_name(part) for part in parts if part)


def decode_name(tex: str) -> Name:
    """One name; more than two commas leave the rest with the given name."""
    if tex == "others":
        return Name("others")
    if _whole_group(tex):
        return Name(decode(tex).text)
    if "=" in tex and (extended := dict(_EXTENDED.findall(tex))) and "family" in extended:
        parts = {part: decode(value.strip('"')).text for part, value in extended.items()}
        return Name(**parts)
    parts_ = [part.strip() for part in split_top(tex, _COMMA)]
    if len(parts_) == 1:
        return _given_first(_words(parts_[0]))
    suffix, given = (parts_[1], ", ".join(parts_[2:])) if len(parts_) > 2 else ("", parts_[1])
    words = _words(parts_[0])
    cut = _prefix_end(words)
    return _name(words[cut:], [given], words[:cut], suffix)


def _given_first(words: list[str]) -> Name:
    """`Given prefix Family`: the prefix runs from the first to the last word in lower case before the last word."""
    first = next((i for i, word in enumerate(words[:-1]) if _is_lower(word)), None)
    if first is None:
        return _name(words[-1:], words[:-1], [], "")
    end = _prefix_end(words)
    return _name(words[end:], words[:first], words[first:end], "")


def _name(family: list[str], given: list[str], prefix: list[str], suffix: str) -> Name:
    texts = (decode(" ".join(part)).text for part in (family, given, prefix, [suffix]))
    return Name(*texts)


def _prefix_end(words: list[str]) -> int:
    return max((i + 1 for i, word in enumerate(words[:-1]) if _is_lower(word)), default=0)


def _words(tex: str) -> list[str]:
    return [word for word in split_top(tex, _BLANKS) if word]


def _is_lower(word: str) -> bool:
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letters = _TEXTLESS.sub("", word)
    return letters[:1].islower()


def _whole_group(tex: str) -> bool:
    if not (tex.startswith("{") and tex.endswith("}")) or tex.startswith("{\\"):
        return False
    depth = 0
    for i, char in enumerate(tex):
        depth += (char == "{") - (char == "}")
        if depth == 0 and i < len(tex) - 1:
            return False
    return depth == 0
