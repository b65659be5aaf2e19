"""babel's language names against ISO 639 codes and the names that other programs write."""

from __future__ import annotations

# babel name → ISO 639-1 code. Source: babel manual, ISO 639-1
CODES = {
    "english": "en", "american": "en-US", "british": "en-GB", "polish": "pl", "russian": "ru", "ukrainian": "uk",
    "belarusian": "be", "german": "de", "ngerman": "de", "french": "fr", "lithuanian": "lt", "latvian": "lv",
    "estonian": "et", "czech": "cs", "slovak": "sk", "hungarian": "hu", "romanian": "ro", "bulgarian": "bg",
    "serbian": "sr", "croatian": "hr", "slovene": "sl", "italian": "it", "spanish": "es", "portuguese": "pt",
    "serbianc": "sr",
    "dutch": "nl", "danish": "da", "swedish": "sv", "norsk": "no", "finnish": "fi", "icelandic": "is", "greek": "el",
    "turkish": "tr", "latin": "la", "chinese": "zh", "japanese": "ja", "korean": "ko", "hebrew": "he", "arabic": "ar",
    "macedonian": "mk", "georgian": "ka", "armenian": "hy", "kazakh": "kk", "esperanto": "eo",
}  # fmt: skip
# ISO 639-2 codes (as MARC and MODS write them) and other names → babel name
OTHER_NAMES = {
    "eng": "english", "pol": "polish", "rus": "russian", "ukr": "ukrainian", "bel": "belarusian", "ger": "german",
    "deu": "german", "fre": "french", "fra": "french", "lit": "lithuanian", "lav": "latvian", "est": "estonian",
    "cze": "czech", "ces": "czech", "slo": "slovak", "slk": "slovak", "hun": "hungarian", "rum": "romanian",
    "ron": "romanian", "bul": "bulgarian", "srp": "serbian", "hrv": "croatian", "slv": "slovene", "ita": "italian",
    "spa": "spanish", "por": "portuguese", "dut": "dutch", "nld": "dutch", "dan": "danish", "swe": "swedish",
    "nor": "norsk", "nb": "norsk", "nn": "norsk", "fin": "finnish", "ice": "icelandic", "isl": "icelandic",
    "gre": "greek",
    "ell": "greek", "tur": "turkish", "lat": "latin", "chi": "chinese", "zho": "chinese", "jpn": "japanese",
    "kor": "korean", "heb": "hebrew", "ara": "arabic", "usenglish": "american", "ukenglish": "british",
    "belarussian": "belarusian", "byelorussian": "belarusian", "polski": "polish", "deutsch": "german",
    "français": "french", "русский": "russian", "українська": "ukrainian", "беларуская": "belarusian",
    "белорусский": "belarusian", "украинский": "ukrainian", "польский": "polish", "английский": "english",
    "be-tarask": "belarusian",
}  # fmt: skip
_BY_CODE = {code.lower(): name for name, code in reversed(CODES.items())}
_ISO_639_2 = {name: code for code, name in reversed(OTHER_NAMES.items()) if len(code) == 3}


def babel_name(text: str) -> str:
    """babel's name of the language that a code (`be`, `be-BY`, `bel`) or a name means, or "" if it is not known."""
    word = text.strip().casefold().replace("_", "-").removeprefix("lang")
    for form in (word, word.partition("-")[0]):
        if found := (form if form in CODES else _BY_CODE.get(form) or OTHER_NAMES.get(form, "")):
            return found
    return ""


def iso_code(babel: str) -> str:
    """The ISO 639-1 code (with a region for `american`, `british`) of babel's language name, or the name itself."""
    return CODES.get(babel, babel)


def iso_code_3(babel: str) -> str:
    """The ISO 639-2 (bibliographic) code of babel's language name, or `und`."""
    return _ISO_639_2.get({"american": "english", "british": "english", "ngerman": "german"}.get(babel, babel), "und")
