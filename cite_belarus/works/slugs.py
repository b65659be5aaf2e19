"""A title held against the words of its address.

The two are aligned by keys that are blind to script, so that no romanisation need be known for that. Where a word of
the title is damaged, the address says what it was: back to Cyrillic by the letters of the usual romanisations.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from cite_belarus.late import Late
from cite_belarus.romanise import STANDARDS, Table, by_table, fold
from cite_belarus.works.words import WORD, folded, listed, listed_anywhere, without_marks

LANGUAGES = ("russian", "ukrainian", "belarusian")

# Romanised letters → Cyrillic, for all schemes that sites use; the longer come first.
_BACK = (
    "a а b б c ц d д f ф k к l л m м n н o о p п r р s с t т u у v в z з "
    "zh ж kh х ts ц ch ч sh ш yu ю ju ю iu ю ya я ja я ia я j й "
)
BACK = {
    "russian": f"{_BACK}shch щ sch щ yo ё jo ё e е g г h х i и y ы",
    "ukrainian": f"{_BACK}shch щ sch щ ye є je є ie є yi ї ji ї e е g ґ h г i і y и",
    "belarusian": f"{_BACK}shch шч yo ё jo ё io ё ye е je е ie е e э g ґ h г i і w ў y ы",
}
_PAIRS = {language: dict(zip(spec.split()[::2], spec.split()[1::2], strict=True)) for language, spec in BACK.items()}
_LEFT_OUT = str.maketrans({"ь": "", "ъ": "", "'": "", "э": "е", "ё": "е", "й": "и"})
# How addresses are spelt that follow no standard: й, ю, я by j, and by y.
_WEB = (
    "а a б b в v д d е e з z к k л l м m н n о o п p р r с s т t у u ф f "
    "ж zh ц ts ч ch ш sh щ shch ъ - ь - э e ё e ʼ - "
)
_WEB_TABLES = {
    "russian": [
        Table("web", f"{_WEB}г g и i ы y {more}")
        for more in ("й j х h ю ju я ja", "й y х h ю yu я ya", "й y х kh ю yu я ya")
    ],
    "ukrainian": [
        Table("web", f"{_WEB}г h ґ g и y і i ї i є ie й {more}") for more in ("i х kh ю iu я ia", "y х kh ю yu я ya")
    ],
    "belarusian": [
        Table("web", f"{_WEB}г h і i ы y ў u й {more}")
        for more in ("j х h ю ju я ja", "y х kh ю yu я ya", "i х kh ю iu я ia")
    ],
}
_LATIN = Table("nothing to romanise", "ʼ -")
_AFTER_VOWEL = Late(r"(?<=[аеёиіоуыэюяїє])[ыиі](?=$|[бвгдзклмнпрстфхцчшщ])")


def foreign_words(title: str, slug: list[str], language: str) -> Iterator[tuple[str, str, float]]:
    """(printed, repaired, confidence) for the stretches of small Latin words in a Cyrillic title.

    Such a stretch is a misreading where the address has other words in its place (a site's address romanises what
    its title prints and leaves Latin as it is), or the same ones and no list knows them as Latin words.
    """
    words = list(WORD.finditer(title))
    if language not in LANGUAGES or not slug or sum(_is_cyrillic(m.group()) for m in words) * 2 < len(words):
        return
    for i, j, k, n in _gaps(words, slug):
        for (start, end), (first, last) in _latin_stretches(words, i, j, k, n):
            printed = [m.group() for m in words[start:end]]
            repaired = [_cyrillic(word, language) for word in slug[first:last]]
            confidence = min(
                _confidence(p, s, r, language) for p, s, r in zip(printed, slug[first:last], repaired, strict=True)
            )
            if confidence > 0:
                yield title[words[start].start() : words[end - 1].end()], " ".join(repaired), confidence


def other_spellings(title: str, slug: list[str], language: str) -> Iterator[tuple[str, str]]:
    """(printed, expected) for the words of the address that are spelt otherwise than the rest of it is."""
    aligned = list(_aligned([m.group().lower() for m in WORD.finditer(title)], slug))
    schemes = _schemes(aligned, language)
    for word, printed in aligned if schemes else ():
        spelt = [_ascii(word, scheme) for scheme in schemes]
        if printed not in spelt:
            expected = max(spelt, key=lambda s: (SequenceMatcher(None, s, printed, autojunk=False).ratio(), s))
            if expected.isalpha():
                yield printed, expected


def _gaps(words: list[re.Match[str]], slug: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where Latin words of the title stand against as many words of the address."""
    left = [fold(m.group()) if _is_cyrillic(m.group()) else f"latin {n}" for n, m in enumerate(words)]
    matcher = SequenceMatcher(None, left, [fold(word) for word in slug], autojunk=False)
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "replace" and j - i == n - k:
            yield i, j, k, n


def _latin_stretches(
    words: list[re.Match[str]], i: int, j: int, k: int, n: int
) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches of small Latin words inside a gap, with their places in title and address."""
    start = i
    while start < j:
        end = start
        while end < j and _is_small_latin(words[end].group()):
            end += 1
        if end > start:
            yield (start, end), (k + start - i, k + end - i)
        start = max(end, start + 1)
    assert n - k == j - i


def _confidence(printed: str, slug: str, repaired: str, language: str) -> float:
    """How sure it is that the printed word is the Cyrillic one misread; 0 where that does not read as the slug."""
    if not repaired or fold(repaired) != fold(slug):
        return 0.0
    known = repaired in listed(language)
    if printed.lower() == slug:
        return 0.9 if known else (0.0 if printed.lower() in listed_anywhere() else 0.8)
    return 0.9 if known else 0.8


def _cyrillic(word: str, language: str) -> str:
    """A romanised word in Cyrillic: the listed word that reads so, if there is one alone, else letter by letter."""
    plain = _letter_by_letter(word, language)
    if plain in listed(language):
        return plain
    known = [w for w in folded(language).get(fold(word), ()) if _bare(w) == _bare(plain)]
    return known[0] if len(known) == 1 else plain


def _bare(word: str) -> str:
    """A word without what romanisations leave out."""
    return word.translate(_LEFT_OUT)


def _letter_by_letter(word: str, language: str) -> str:
    pairs, out, at = _PAIRS[language], [], 0
    while at < len(word):
        size = next((n for n in (4, 3, 2, 1) if word[at : at + n] in pairs), 0)
        if not size:
            return ""
        out.append(pairs[word[at : at + size]])
        at += size
    return (
        _AFTER_VOWEL.sub("й", "".join(out))
        if language != "russian"
        else re.sub(r"(?<=[аеёиоуыэюя])ы", "й", "".join(out))
    )


def _aligned(words: list[str], slug: list[str]) -> Iterator[tuple[str, str]]:
    """The words that stand in both, and those that stand alone against each other and are not quite alike."""
    matcher = SequenceMatcher(None, [fold(w) for w in words], [fold(w) for w in slug], autojunk=False)
    for tag, i, j, k, n in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and j - i == n - k):
            for word, printed in zip(words[i:j], slug[k:n], strict=True):
                if tag == "equal" or _alike(fold(word), fold(printed)):
                    yield word, printed


def _alike(a: str, b: str) -> bool:
    return len(a) > 4 and SequenceMatcher(None, a, b, autojunk=False).ratio() > 0.75


def _schemes(aligned: list[tuple[str, str]], language: str) -> list[Table]:
    """The romanisations that give most words of the address: all but one or two, and at least four."""
    if len(aligned) < 4:
        return []
    tables = [found[language] for found in STANDARDS.values() if language in found] + _WEB_TABLES.get(
        language, [_LATIN]
    )
    right = [sum(_ascii(word, table) == printed for word, printed in aligned) for table in tables]
    best = max(right, default=0)
    return [t for t, n in zip(tables, right, strict=True) if n == best] if best >= max(4, len(aligned) - 2) else []


def _ascii(word: str, table: Table) -> str:
    return re.sub(r"[^a-z0-9]", "", without_marks(by_table(word, table).lower()))


def _is_cyrillic(word: str) -> bool:
    return all("\u0400" <= letter <= "\u04ff" for letter in word if letter.isalpha())


def _is_small_latin(word: str) -> bool:
    return word.isascii() and word.islower()
