"""Citation keys: ASCII, unique, from the work alone wherever no other work has the same.

A pattern holds names in braces (`FIELDS`) and any other ASCII letters, digits and `-_:.+`.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.model import CiteError, Value
from cite_belarus.romanise import guess, romanise
from cite_belarus.works.people import names
from cite_belarus.works.traits import text
from cite_belarus.works.words import without_marks

KEY_PATTERN = "{author}{year}{word}"
STANDARD = {"russian": "icao", "ukrainian": "ukraine-2010", "belarusian": "icao"}  # г is h where it is h, and no signs
TITLES = ("title", "maintitle", "booktitle", "journaltitle")
Fields = Mapping[str, Value]
_WORD = Late(r"[^\W_]+")
_YEAR = Late(r"\d{4}")
_UNIT = 6  # letters of the longest word that counts files: "teczka"
_INNER = Late(r"['’ʼ](?<=\w.)(?=\w)")  # an apostrophe within a word
_STRANGE, _LETTER = Late(r"[^A-Za-z0-9:.+_-]"), Late("[A-Za-z]")
_NOT_ASCII = Late("[^a-z0-9]")
_BARE = str.maketrans({"ъ": "", "Ъ": "", "İ": "I"})  # the small form of the last is two characters


def keys(stems: Sequence[str], works: Sequence[Fields]) -> list[str]:
    """A key for each work, in order: its stem. Works with one stem get a, b … z, aa … in the order of their content."""
    shared: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(stems):
        shared[one.casefold()].append(at)
    out, taken = list(stems), {one for one, found in shared.items() if len(found) == 1}
    for one in sorted(shared):
        if len(shared[one]) > 1:
            _letter(one, sorted(shared[one], key=lambda at: content(works[at])), out, taken)
    return out


def _letter(base: str, members: list[int], out: list[str], taken: set[str]) -> None:
    number = 0
    for at in members:
        number += 1
        while (key := base + letters(number)) in taken:
            number += 1
        taken.add(key)
        out[at] = key


def letters(number: int) -> str:
    """1 → a, 26 → z, 27 → aa."""
    out = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        out = chr(ord("a") + rest) + out
    return out


def content(fields: Fields) -> str:
    """What a work is sorted by: its title, names, date, and all else that it holds."""
    first = (text(fields, "title"), text(fields, "author", "editor"), text(fields, "date"))
    return "\x00".join((*first, *(f"{name}={value}" for name, value in sorted(fields.items(), key=lambda f: f[0]))))


def stem(fields: Fields, pattern: str = KEY_PATTERN) -> str:
    """The key of a work before it is made unique. Raises CiteError for a pattern with an unknown name."""
    try:
        key = pattern.format_map(_Lazy(fields))
    except (KeyError, IndexError, ValueError, AttributeError) as error:
        there = ", ".join("{" + name + "}" for name in FIELDS)
        raise CiteError(f"the key pattern {pattern!r} cannot be filled", remedy=f"there are: {there}") from error
    key = _STRANGE.sub("", key).strip(":.+_-")
    return key if _LETTER.search(key) else _file(fields) or f"work{_digest(fields)}"


def _file(fields: Fields) -> str:
    """Archive and numbers of a file, for archive material without a title; of long names initials: niabf694op1d25."""
    archive, mark = (_WORD.findall(text(fields, name)) for name in ("archive", "library"))
    short = len(archive) < 3
    named = [_ascii(word, fields)[: None if short or word.isupper() else 1] for word in archive]
    marked = [_ascii(word, fields)[: None if len(word) <= _UNIT else 1] for word in mark]
    return "".join(named + marked) if named else ""


class _Lazy(dict[str, str]):
    """The parts of a key, worked out when the pattern asks for them. Raises KeyError for an unknown one."""

    def __init__(self, fields: Fields) -> None:
        super().__init__()
        self.fields = fields

    def __missing__(self, name: str) -> str:
        return FIELDS[name](self.fields)


def _digest(fields: Fields) -> str:
    """Eight letters of a hash, for works of which nothing can be written in ASCII."""
    import hashlib  # here: it loads OpenSSL, and hardly any work needs it

    return hashlib.blake2b(content(fields).encode("utf-8", "replace"), digest_size=4).hexdigest()


def _author(fields: Fields) -> str:
    """The first family name; without persons two words of the title."""
    found = names(fields.get("author")) or names(fields.get("editor"))
    return _ascii(found[0].family, fields) if found else "".join(_title_words(fields, 2))


def _authors(fields: Fields) -> str:
    found = names(fields.get("author")) or names(fields.get("editor"))
    return "".join(_ascii(name.family, fields) for name in found[:3]) or _author(fields)


def _year(fields: Fields) -> str:
    found = _YEAR.search(text(fields, "date"))
    return found.group() if found else ""


def _word(fields: Fields) -> str:
    """The first word of the title that says something, or the third where the first two stand for an author."""
    skip = 0 if names(fields.get("author")) or names(fields.get("editor")) else 2
    return "".join(_title_words(fields, skip + 1)[skip:])


def _title(fields: Fields) -> str:
    return "".join(_title_words(fields, 3))


def _title_words(fields: Fields, count: int) -> list[str]:
    """The first words of the title that say something."""
    words = _WORD.findall(_INNER.sub("", _behind_day(fields) or text(fields, *TITLES)))
    told = filter(_tells, words) if any(map(_tells, words)) else words  # few are asked for, and so few are looked at
    found = (_ascii(word, fields) for word in told)
    return list(islice(filter(None, found), count))


def _tells(word: str) -> bool:
    return word.lower() not in _idle() and not word.isdigit()


def _behind_day(fields: Fields) -> str:
    """What the title of an act says behind its day: "Ustawa z dnia 27 sierpnia 2009 r. o finansach publicznych"."""
    year = text(fields, "eventdate")[:4]
    behind = text(fields, "title").partition(f" {year} ")[2] if year else ""
    first, _, rest = behind.partition(" ")
    return rest if first.endswith(".") else behind


@functools.cache
def _idle() -> frozenset[str]:
    """The words of all languages that say nothing in a key."""
    return frozenset(resources.words("idle"))


def _ascii(word: str, fields: Fields) -> str:
    """A word in small ASCII letters: Cyrillic by its own language or else the work's, others without their marks."""
    return _NOT_ASCII.sub("", word.lower() if word.isascii() else _latin(word, str(fields.get("langid", ""))))


@functools.lru_cache(maxsize=1 << 14)
def _latin(word: str, language: str) -> str:
    """A word in small letters without marks, Cyrillic ones romanised; authors and titles of a list share many."""
    own, word = guess(word), word.translate(_BARE).lower()
    language = language if own == "russian" else own
    if own:
        known = language if language in STANDARD else own
        word = romanise(word, STANDARD.get(language, "icao"), known)
    return without_marks(unicodedata.normalize("NFKC", word).replace("æ", "ae").replace("ø", "o"))


def _container(fields: Fields) -> str:
    container = {"title": text(fields, "journaltitle", "booktitle"), "langid": text(fields, "langid")}
    return "".join(_title_words(container, 1))


FIELDS: dict[str, Callable[[Fields], str]] = {
    "author": _author,
    "authors": _authors,
    "year": _year,
    "word": _word,
    "title": _title,
    "container": _container,
}
