"""One key for all the ways of writing a name or a title: scripts, romanisations, ASCII forms, diacritics.

Лукашенко, Лукашэнка, Łukaszenka and Lukashenko give the same key. The key is coarse on purpose: unstressed o and a are
one letter (Belarusian writes what is heard), г, х, h and g are one, ж and з are one, soft and hard vowels are one.
"""

from __future__ import annotations

import unicodedata

from cite_belarus.late import Late

# Latin sequences of the romanisations and of Polish, German and English spelling, by a letter that all of a row have;
# capitals are final, so that nothing is read twice. The order matters: the longer sequences come first.
SEQUENCES = {
    "h": "schtsch SC shch SC tsch C sch S shh SC sh S zh Z ch C kh H gh H th T ph F",
    "z": "szcz SC sz S cz C tz C",
    "ts": "ts C",
    "ck": "ck K",
    "qu": "qu KV",
    "x": "x KS",
}
_SEQUENCES = [(key, tuple(zip(row.split()[::2], row.split()[1::2], strict=True))) for key, row in SEQUENCES.items()]

_LATIN = str.maketrans("abcdefghijklmnopqrstuvwyz", "ABCDEFHHIIKLMNAPKRSTUVVIZ")
_CYRILLIC = {
    chr(code): chr(letter)
    for code, letter in str.maketrans(
        "абвгґдеёєжзиіїйклмнопрстуўфхцчшыэѣѳѵ", "ABVHHDEEEZZIIIIKLMNAPRSTUVFHCCSIEEFI"
    ).items()
} | {"щ": "SC", "ъ": "", "ь": "", "ю": "U", "я": "A"}
_SPECIAL = {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "e", "œ": "e", "þ": "t", "ð": "d", "ı": "i", "ŭ": "v"}
_SILENT = dict.fromkeys("'’ʼ‘`´ʹʺ\u0361\u00ad·ˮ", "")


class _First(dict[int, str]):
    """Code point → its letters, worked out when it is first met: base letters in small Latin, Cyrillic as capitals."""

    def __missing__(self, code: int) -> str:
        self[code] = out = self._letters(chr(code).casefold())
        return out

    def _letters(self, char: str) -> str:
        known = _SILENT.get(char, _SPECIAL.get(char, _CYRILLIC.get(char)))
        if known is not None:
            return known
        parts = unicodedata.normalize("NFKD", char)
        if len(parts) > 1:
            return "".join(self._letters(part) for part in parts)
        if unicodedata.combining(char):
            return ""
        return char if char.isalnum() else " "


_FIRST = _First()
# the same for texts in ASCII alone, which bytes do faster: what becomes of each character, and those that are left out
_ASCII = bytes(ord(_FIRST[code] or " ") for code in range(128)).ljust(256)
_ASCII_SILENT = bytes(code for code in range(128) if not _FIRST[code])
_JOTATED = Late("I+(?=[AEU])")
_TWICE = Late(r"([^\W\d])(?=\1)")  # the last of a run is left


def fold(text: str) -> str:
    """The key of a name or a title: small letters and digits, words separated by one blank, "" for no letters.

    Linear in the text; scripts other than Latin and Cyrillic keep their letters.
    """
    plain = text.isascii()
    key = text.encode().translate(_ASCII, _ASCII_SILENT).decode() if plain else text.translate(_FIRST)
    for common, sequences in _SEQUENCES:
        if common in key:
            for sequence, letter in sequences:
                key = key.replace(sequence, letter)
    key = _TWICE.sub("", _JOTATED.sub("", key.translate(_LATIN)))
    return " ".join(key.lower().split())
