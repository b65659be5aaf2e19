"""The damage of typing and scanning, segment by segment, so that the labels stay true."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from cite_belarus.late import Late

from .example import Pairs

Damage = Callable[[str, random.Random], str]

_PAIRS = """rn=m m=rn l=1 1=l I=l 0=O O=0 cl=d li=h e=c ą=a ę=e ł=l ó=6 ś=s ż=z ź=ż ń=n ć=c ü=ii ö=o ß=B é=e 5=S 8=B 9=g
ш=щ щ=ш и=н н=и п=н й=и ё=е ь=ъ ъ=ь ы=ьг в=з э=з ў=у і=1 ї=і З=3 3=З О=0 б=6 6=б ю=го є=е №=Nº ґ=г ж=эк"""
_CONFUSED = dict(pair.split("=") for pair in _PAIRS.split())  # what a scanner takes for what
_TWINS = dict(zip("аеорсухіАВЕКМНОРСТХІaeopcyxiABEKMHOPCTXI", "aeopcyxiABEKMHOPCTXIаеорсухіАВЕКМНОРСТХІ", strict=True))
_CONFUSABLE = Late("|".join(map(re.escape, _CONFUSED)))
_LETTERS = Late(r"[^\W\d_]{6,}")
_STOPS = Late(r"([.,;:])(?= )")
_STARRED = Late(r"^(\w.*\w)(?=\W*$)")
_MARKS = ("?", "®", "*", "'", "!", "¹", "²")


def confused(text: str, rng: random.Random) -> str:
    """One or a few letters read as others."""
    places = list(_CONFUSABLE.finditer(text))
    for found in sorted(rng.sample(places, min(len(places), rng.choice((1, 1, 2)))), key=lambda m: -m.start()):
        text = text[: found.start()] + _CONFUSED[found[0]] + text[found.end() :]
    return text


def twins(text: str, rng: random.Random) -> str:
    """Latin letters for Cyrillic ones of the same look, or the other way round."""
    share = rng.choice((0.1, 0.3, 1.0))
    return "".join(_TWINS[c] if c in _TWINS and rng.random() < share else c for c in text)


def broken(text: str, rng: random.Random) -> str:
    """A hyphen at a line's end: "journal- ism"."""
    words = list(_LETTERS.finditer(text))
    if not words:
        return text
    word = rng.choice(words)
    at = word.start() + rng.randint(2, len(word[0]) - 3)
    return text[:at] + rng.choice(("- ", "- ", "-", "­ ", "-  ")) + text[at:]


def spaced(text: str, rng: random.Random) -> str:
    """A letter-spaced word: "К о в а л ь"."""
    words = list(re.finditer(r"[^\W\d_]{4,12}", text))
    if not words:
        return text
    word = rng.choice(words[:2])
    return text[: word.start()] + " ".join(word[0]) + text[word.end() :]


def unstopped(text: str, rng: random.Random) -> str:
    """A lost comma or full stop."""
    stops = list(_STOPS.finditer(text))
    if not stops:
        return text
    stop = rng.choice(stops)
    return text[: stop.start()] + text[stop.end() :]


def tight(text: str, rng: random.Random) -> str:
    """A lost blank."""
    places = [m.start() for m in re.finditer(r"(?<=[.,;:–—-]) ", text)] or [m.start() for m in re.finditer(" ", text)]
    if not places:
        return text
    at = rng.choice(places)
    return text[:at] + text[at + 1 :]


def loose(text: str, rng: random.Random) -> str:
    """A blank too many, or one before a stop."""
    places = [m.start() for m in re.finditer(r"[ .,;:]", text)]
    if not places:
        return text
    at = rng.choice(places)
    return f"{text[:at]} {text[at:]}"


def marked(text: str, rng: random.Random) -> str:
    """A superscript that the scanner made something else of."""
    words = [m.end() for m in re.finditer(r"\w{3,}[.,]?", text)]
    if not words:
        return text
    at = rng.choice(words)
    return text[:at] + rng.choice(_MARKS) + text[at:]


DAMAGES: tuple[tuple[Damage, float], ...] = (
    (tight, 30), (loose, 18), (confused, 16), (broken, 14), (unstopped, 10), (twins, 6), (spaced, 3), (marked, 3),
)  # fmt: skip
SPARED = {"url": (broken, tight, loose), "doi": (broken, tight, loose)}  # all that happens to addresses


def damaged(pairs: Pairs, rng: random.Random, strength: float = 1.0) -> Pairs:
    """The same labels over damaged texts; `strength` is the mean number of damages in the whole string."""
    out = [text for _, text in pairs]
    count = int(rng.expovariate(1 / strength)) + 1 if strength > 0 else 0
    damages = rng.choices([d for d, _ in DAMAGES], [w for _, w in DAMAGES], k=count)
    for damage in damages:
        at = rng.choices(range(len(out)), [len(text) for text in out])[0]
        if damage in SPARED.get(pairs[at][0], (damage,)):
            out[at] = damage(out[at], rng) or out[at]
    return tuple((label, text) for (label, _), text in zip(pairs, out, strict=True))


def starred(pairs: Pairs) -> Pairs:
    """Italics as plain text has them: the names of journals and books between asterisks."""
    journal = {"journal", "container-title"} & {label for label, _ in pairs}
    slanted = journal or {"title"}
    return tuple((label, _STARRED.sub(r"*\1*", text, count=1) if label in slanted else text) for label, text in pairs)
