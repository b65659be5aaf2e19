"""How titles are written: in capitals, in title case, in the letters of their language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cite_belarus.formats.bibcase import TITLES
from cite_belarus.formats.bibtext import SetField
from cite_belarus.formats.languages import CODES, OTHER_NAMES, babel_name
from cite_belarus.late import Late
from cite_belarus.lint.values import File, Finding, Subject
from cite_belarus.resources import words
from cite_belarus.romanise import guess

_WORD = Late(r"[^\W\d_]+(?:[-'’ʼ][^\W\d_]+)*")
_CYRILLIC = Late(r"[\u0400-\u052f]")
_LATIN = Late(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
CAPITALS_FROM = 9  # letters: shorter ones may be names of bodies
LONGER = 4  # letters that a word must have to tell the manner
TELLING = 3  # longer words that a title must have
TITLE_CASE, SENTENCE = 0.8, 0.34  # the share of longer words with a capital, from here and up to here
NOUNS_HAVE_CAPITALS = frozenset(("german", "ngerman", "austrian", "naustrian", "swissgerman", "nswissgerman"))
FOREIGN_SHARE = 0.2  # of the words: fewer may be a name or a quotation

CYRILLIC_LANGUAGES = frozenset(("russian", "ukrainian", "belarusian", "bulgarian", "serbianc", "macedonian"))
LATIN_LANGUAGES = frozenset((
    "english", "american", "british", "USenglish", "UKenglish", "german", "ngerman", "polish", "french", "czech",
    "slovak", "lithuanian", "latvian", "estonian", "italian", "spanish", "portuguese", "dutch", "danish", "swedish",
    "norsk", "finnish", "hungarian", "romanian", "croatian", "slovene", "latin",
))  # fmt: skip
# letters that a language never writes, by what the languages beside it write
FOREIGN = {"russian": "іїєґў", "ukrainian": "ыэъўё", "belarusian": "иїєґщъ"}


def capitals(subject: Subject, _: File) -> Iterator[Finding]:
    """Titles in capitals."""
    for field in TITLES:
        text = subject.text(field)
        if text.isupper() and sum(map(str.isalpha, text)) >= CAPITALS_FROM and len(_WORD.findall(text)) > 1:
            yield subject.finding("title-capitals", f"in capitals: {text[:60]}", field)


def language(subject: Subject, _: File) -> Iterator[Finding]:
    """`langid` against the title's letters."""
    langid, title = subject.text("langid"), subject.text("title")
    if not langid or not title:
        return
    cyrillic, latin = len(_CYRILLIC.findall(title)), len(_LATIN.findall(title))
    if langid in LATIN_LANGUAGES and cyrillic > latin:
        yield subject.finding("langid-letters", f"{langid}, but the title is in Cyrillic", "langid")
    elif langid in CYRILLIC_LANGUAGES and latin > 3 * cyrillic:
        yield subject.finding("langid-letters", f"{langid}, but the title is in Latin letters", "langid")
    elif langid in FOREIGN and (other := _other_language(title, langid)):
        yield subject.finding("langid-letters", f"{langid}, but the title looks {other.capitalize()}", "langid")


def _other_language(title: str, langid: str) -> str:
    """The language whose letters a good part of the words has, where `langid` has none of them; or ""."""
    found = _WORD.findall(title.casefold())
    foreign = sum(not set(word).isdisjoint(FOREIGN[langid]) for word in found)
    other = guess(title)
    return other if found and foreign > FOREIGN_SHARE * len(found) and other != langid else ""


def language_name(subject: Subject, _: File) -> Iterator[Finding]:
    """`langid` as a code or in another spelling. Source: biblatex manual §2.2.3 (`langid`)."""
    langid = subject.inner.get("langid", "").strip()
    if langid and langid not in CODES and (name := babel_name(langid)) and name != langid and _is_code(langid):
        edit = SetField(subject.entry.key, subject.own["langid"].name, name, subject.at)
        yield subject.finding("langid-name", f"{langid!r} is {name!r} in babel", "langid", edit)


def _is_code(langid: str) -> bool:
    """Whether it is a code or a name from elsewhere, not one that babel knows besides (`USenglish`)."""
    known = OTHER_NAMES.get(langid.casefold(), "")
    return not (known and langid.casefold().endswith("english"))


def case(file: File) -> Iterator[Finding]:
    """Titles in title case beside titles written as sentences, in one language: whichever the file has less of."""
    ways: dict[str, tuple[list[Subject], list[Subject]]] = defaultdict(lambda: ([], []))
    for subject in file.subjects:
        name = subject.text("langid") or _script(subject.text("title"))
        manner = manner_of(subject.text("title"))
        if name not in NOUNS_HAVE_CAPITALS and manner:
            ways[name][manner == "sentence"].append(subject)
    for language_, (titled, sentences) in ways.items():
        if titled and sentences:
            fewer, usual = (sentences, "title case") if len(sentences) < len(titled) else (titled, "sentences")
            for subject in fewer:
                said = (
                    f"the file's other {language_} titles are in {usual}"
                    if usual == "title case"
                    else (f"title case; the file's other {language_} titles are sentences")
                )
                yield subject.finding("title-case", said, "title")


def manner_of(title: str) -> str:
    """`title` or `sentence`, or "" where the title is too short or in between to tell."""
    if title.isupper():
        return ""
    proper = words("proper", "english")
    found = [word for word in _WORD.findall(title)[1:] if len(word) >= LONGER]
    telling = [word for word in found if not word.isupper() and word.casefold() not in proper]
    if len(telling) < TELLING:
        return ""
    share = sum(word[0].isupper() for word in telling) / len(telling)
    return "title" if share >= TITLE_CASE else "sentence" if share <= SENTENCE else ""


def _script(title: str) -> str:
    return "Cyrillic" if _CYRILLIC.search(title) else "Latin"
