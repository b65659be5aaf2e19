"""DOIs, ISBNs and addresses: the record's, or made up in the usual shapes."""

from __future__ import annotations

import re
import unicodedata

from .context import Context
from .figures import digits, letters
from .latin import romanised

_DOMAINS = {
    "ru": ("ru", "org", "com", "рф"), "uk": ("ua", "com.ua", "org.ua", "gov.ua"), "be": ("by", "org", "info"),
    "pl": ("pl", "edu.pl", "org.pl", "gov.pl"), "de": ("de", "at", "ch", "org"), "fr": ("fr", "org"), "cs": ("cz",),
    "lt": ("lt",), "it": ("it",), "es": ("es",),
}  # fmt: skip
_GROUPS = {
    "ru": "5", "uk": "966", "be": "985", "pl": "83", "de": "3", "fr": "2", "en": "0", "cs": "80", "lt": "609",
    "it": "88", "es": "84",
}  # fmt: skip
_PLAIN = str.maketrans({"ł": "l", "ß": "ss", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})
_UNMARKED = dict.fromkeys(range(0x300, 0x370))  # the marks that letters are parted from
_WORDS = (
    "news",
    "article",
    "library",
    "archive",
    "journal",
    "files",
    "node",
    "publications",
    "content",
    "pdf",
    "index",
    "view",
    "docs",
)
_PREFIXES = (
    "10.1080",
    "10.1017",
    "10.1007",
    "10.1111",
    "10.1515",
    "10.17223",
    "10.21638",
    "10.15407",
    "10.12775",
    "10.4467",
    "10.5281",
)


def site(context: Context) -> str:
    """The name of a web site."""
    return context.stock.value(context.record.lang, "site", context.rng)


def _slug(context: Context) -> str:
    title = romanised(context.record.text("title").casefold(), context.key[0], "bgn").translate(_PLAIN)
    words = re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", title).translate(_UNMARKED))[
        : context.rng.randint(2, 8)
    ]
    return context.rng.choice(("-", "_", "-", "")).join(words) or "index"


def url(context: Context) -> str:
    """The record's address, or one made up of its title."""
    found = context.record.text("URL")
    if found.startswith("http") and " " not in found:
        return found
    rng = context.rng
    domain = rng.choice(_DOMAINS.get(context.key[0], ("org", "com", "net", "edu", "co.uk", "eu")))
    name = rng.choice(
        (
            rng.choice(_WORDS),
            _slug(context).replace("_", "-")[:14].strip("-"),
            rng.choice(("lib", "elib", "hist", "bib", "inst")),
        )
    )
    words, number = _slug(context), digits(rng, rng.randint(3, 6))
    tail = rng.choice(
        (
            words,
            f"{words}.html",
            f"{words}/",
            f"{number}/",
            f"?id={number}",
            f"{number}.pdf",
            f"{rng.randint(2003, 2025)}/{rng.randint(1, 12):02}/{words}",
            f"index.php?option=com_content&view=article&id={number}",
            "",
            f"handle/{digits(rng, 5)}/{number}",
        )
    )
    path = "".join(f"{rng.choice(_WORDS)}/" for _ in range(rng.choice((0, 0, 1, 1, 2))))
    scheme = rng.choices(("https://www.", "http://www.", "https://", "http://", "www."), (3, 4, 6, 3, 1))[0]
    return f"{scheme}{name}.{domain}/{path}{tail}"


def doi(context: Context) -> str:
    """The record's DOI, or a likely one."""
    found = context.record.text("DOI")
    if found.startswith("10."):
        return found
    rng = context.rng
    year, number = context.record.date[0] or "2019", rng.randint(1, 40)
    issn = f"{digits(rng, 4)}-{digits(rng, 4)}"
    tail = rng.choice(
        (
            f"s{digits(rng, 5)}-{digits(rng, 3)}-{digits(rng, 4)}-{rng.randint(0, 9)}",
            f"{digits(rng, 8)}.{year}.{digits(rng, 7)}",
            f"{issn}-{year}-{number}-{rng.randint(1, 4)}-{rng.randint(5, 250)}",
            f"S{digits(rng, 16)}",
            f"{letters(rng, 4)}.{year}.{digits(rng, 3)}",
            f"{issn}/{number}/{rng.randint(1, 30)}",
            f"zenodo.{digits(rng, 7)}",
            f"spbu{digits(rng, 2)}.{year}.{digits(rng, 3)}",
            f"978-3-{digits(rng, 6)}-{digits(rng, 2)}-1_{number}",
        )
    )
    return f"{rng.choice(_PREFIXES)}/{tail}"


def isbn(context: Context) -> str:
    """An ISBN in its groups; those of before 2007 have ten digits."""
    rng = context.rng
    group = _GROUPS.get(context.key[0], "0")
    registrant = rng.randint(2, 5)
    tail = 9 - len(group) - registrant
    check = (
        rng.choice("0123456789X") if (old := (context.record.date[0] or "1999") < "2007") else rng.choice("0123456789")
    )
    numbers = [*([] if old else ["978"]), group, digits(rng, registrant), digits(rng, tail), check]
    return ("-" if rng.random() < 0.9 else "").join(numbers)
