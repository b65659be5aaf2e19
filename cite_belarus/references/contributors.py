"""author, editor, translator, bookauthor (and the editors' nominative in usera)."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.model import SAME_AUTHOR, Name
from cite_belarus.references import scans
from cite_belarus.references.bodies import abbreviated
from cite_belarus.references.draft import ROLES, Draft, Part
from cite_belarus.references.genitives import nominative
from cite_belarus.references.names import OTHERS, idem, names
from cite_belarus.references.places import is_nobody
from cite_belarus.references.printed import PARTED_STOP, spaced_names, trimmed, unstopped
from cite_belarus.references.remarks import kind
from cite_belarus.references.shapes import UPPER
from cite_belarus.references.statements import Statement, is_statement, says_editor, statements
from cite_belarus.references.translations import untongued
from cite_belarus.references.vocabulary import phrases

NOTED = {"editor", "translator"}
OTHER_ROLE = "other"  # artists, printers: no field of the record
SAME = Late(rf"{SAME_AUTHOR}(?:,\s?{SAME_AUTHOR})*")
DASH = Late("[—–―⸺⸻_-]")  # SAME begins with one
VARIOUS = Late(r"(?:A[Aa]\.?\s?[Vv][Vv]|V[Vv]\.?\s?[Aa][Aa])\.?")  # "autori vari", nobody's name
PARTED_INITIAL = Late(rf"(?<=\b[{UPPER}]) \.\s?(?=[{UPPER}]\.)")  # "Teal A .B."
MARKS = Late(r"(?<=[^\W\d_])\s?[®©]")  # what a raised number was taken for
FULL = 3  # letters that a given name in full has at least
STANDIN = "Idem"  # for such dashes, where names are read


def contributors(draft: Draft) -> Draft:
    """author, editor, translator: by the words of a role where they are printed, by the segment's label elsewhere.

    Who stands before a host with no such word ("w: J. Kowalski, Historia Mińska") is its author. A person printed
    twice in one role (GOST repeats the author behind the slash) is one; the first printing stays. A dash for the author
    of the entry before is kept as printed.
    """
    found: dict[str, list[tuple[Name, Part]]] = {}
    read: dict[str, list[Part]] = {}
    genitive: list[Name] = []
    head, of_hosts = _head(draft), _of_hosts(draft)
    for part in (*draft.labelled(*ROLES), *_noted(draft)):
        if (part.text[:1].islower() and is_nobody(part.text)) or VARIOUS.fullmatch(part.text):
            continue
        printed = spaced_names(part.printed)
        printed = PARTED_INITIAL.sub(".", PARTED_STOP.sub(".", printed)) if " ." in printed else printed
        text = scans.lettered(MARKS.sub("", printed) if not printed.isascii() else printed)
        if text != printed:
            draft = draft.doubting("scanned", f"read as {text}: {part.text}", (part.start, part.end))
        text = untongued(text) if part.label == "translator" else text
        label = "author" if part is head else "bookauthor" if part in of_hosts else part.label
        same = SAME.search(text) if DASH.search(text) else None
        for statement in _said(SAME.sub(STANDIN, text) if same else text, label, draft.has("author")):
            people = _host(draft, statement.names) or _named(
                statement.names, [name for name, _ in found.get("author", ())]
            )
            people = tuple([_with_dash(name, same[0]) for name in people]) if same else people
            role = statement.role if statement.role in (*ROLES, label) else part.label
            _gather(found.setdefault(role, []), people, part)
            read.setdefault(role, []).append(part)
            genitive += people if statement.genitive and role == "editor" else []
    for role, pairs in found.items():
        pairs = _without_dash(pairs, draft.under("title")) if pairs else pairs
        value = tuple([name for name, _ in pairs if not _is_others(name)]) + ((OTHERS,) if _open(pairs) else ())
        draft = draft.having(role, value, read[role])
        if role in ("author", "editor") and len(pairs) == 1 and (body := abbreviated(pairs[0][1].text)):
            draft = draft.having(f"short{role}", (Name(body[1]),), [pairs[0][1]])
    return _nominatives(draft, genitive, read.get("editor", []))


def _said(text: str, label: str, authored: bool) -> list[Statement]:
    """What is said of whom; names before the editors' word are authors' where no others are: "А. Б.; рэд. Д. Е." """
    said = statements(text, label)
    unsaid = len(said) > 1 and not statements(text, "")[0].role
    if unsaid and said[0].role == said[1].role == "editor" and not authored:
        said = (said[0]._replace(role="author"), *said[1:])
    return [statement for statement in said if statement.role != OTHER_ROLE]


def _noted(draft: Draft) -> list[Part]:
    """Notes that say who translated or edited, too: "przełożył i wstępem opatrzył A. Jaz"; they stay notes.

    Who led a thesis, or directed a film, is no editor.
    """
    led = [
        part
        for part in draft.under("note")
        if phrases("roles").begins(part.text) and not phrases("directors").begins(part.text)
    ]
    if not led or any(kind(part.text) == "thesis" for part in draft.under("genre")):
        return []
    return [part for part in led if is_statement(part.text) and {s.role for s in statements(part.text, "")} <= NOTED]


def _head(draft: Draft) -> Part | None:
    """The names a reference begins with: an author's, even a body's labelled as editor, where no role is printed."""
    if draft.has("author") or not draft.has("editor"):
        return None
    at = draft.head()
    first, behind = draft.parts[at], draft.parts[at + 2 : at + 3]
    said = any(part.label == "other" and says_editor(part.printed) for part in behind)  # "Weir, A. (2010) (Hrsg.):"
    return first if first.label == "editor" and not said else None


def _of_hosts(draft: Draft) -> list[Part]:
    """Names between the word before a host and the host, or behind it and "by" or a slash, in a part of it that has a
    title, or authors of its own.
    """
    if not draft.has("container-title"):
        return []
    first = draft.under("author")[:1]
    trios = zip(draft.parts, draft.parts[1:], draft.parts[2:], strict=False)
    found = [
        two if three.label == "container-title" else three
        for one, two, three in trios
        if (one.label == "other" and two.label in ROLES and three.label == "container-title")
        or (one.label == "container-title" and two.text == "by" and three.label == "author")
    ]
    behind = (*draft.pairs("container-title", "author"), *draft.pairs("genre", "author"))
    host = draft.under("container-title")[0]
    found += [two for _, one, two in behind if host.start <= one.start and one.printed.rstrip().endswith("/")]
    return [part for part in found if draft.has("title") or first not in ([], [part])]


def _named(text: str, authors: list[Name]) -> tuple[Name, ...]:
    """The names of a text, the authors for "ders.", "idem" and the like: "Eva Teal/ders.", "Id. e L. Chiusa"."""
    for hit in phrases("idem").all(text) if authors else ():
        before = _joining().search(text, 0, hit.start)
        if before and _joined().match(text, hit.end):
            behind = _joined().sub("", text[hit.end :], count=1)
            return (*names(text[: before.start()]), *authors, *(names(behind) if behind else ()))
    people = names(text)
    if authors and len(people) == 1 and people[0].family.casefold() in idem():
        return tuple(authors)
    return people


@functools.cache
def _joining() -> re.Pattern[str]:
    """What stands before the last of several names, or at the head of a text."""
    return re.compile(rf"(?:^|[,;/])\s*(?:{_ands()})?\s*$|\s(?:{_ands()})\s*$")


@functools.cache
def _joined() -> re.Pattern[str]:
    """What stands behind the first of several names, or at the end of a text."""
    return re.compile(rf"\s*(?:$|[,;/]\s*(?:(?:{_ands()})\s)?|(?:{_ands()})\s)")


def _ands() -> str:
    return "|".join(
        f"{word}\\." if kind == "stopped" else word for word, kind in resources.words("conjunctions").items()
    )


def _host(draft: Draft, printed: str) -> tuple[Name, ...]:
    """A newspaper that signs what it prints, as its name is printed there: "Nasha Niva. 2010. … Nasha Niva, 5 May"."""
    hosts = draft.labelled("journal", "container-title")
    text = unstopped(trimmed(printed)) if hosts else ""
    signed = any(part.text.startswith(text) and text == unstopped(part.text) for part in hosts)
    return (Name(text),) if signed and text else ()


def _with_dash(name: Name, dash: str) -> Name:
    family, given = (part.replace(STANDIN, dash) for part in (name.family, name.given))
    return replace(name, family=family, given=given)


def _without_dash(pairs: list[tuple[Name, Part]], titles: Sequence[Part]) -> list[tuple[Name, Part]]:
    """The names without a dash or "idem" at the head that those behind the title say again: "—. Вече / С. Вода"."""
    (first, _), rest = pairs[0], pairs[1:]
    if not rest or not titles or first.given or any(part.start < titles[0].start for _, part in rest):
        return pairs
    dash = SAME.match(f"{first.family}.")
    stands = first.family.casefold() in idem() or (dash is not None and dash.end() == len(first.family))
    return rest if stands else pairs


def _open(pairs: list[tuple[Name, Part]]) -> bool:
    return len(pairs) > 1 and any(_is_others(name) for name, _ in pairs)


def _is_others(name: Name) -> bool:
    return name.family == OTHERS.family and name == OTHERS


def _gather(pairs: list[tuple[Name, Part]], people: tuple[Name, ...], part: Part) -> None:
    if len(people) == 1 and not pairs:
        pairs.append((people[0], part))
        return
    known: dict[str, list[Name]] = {}
    for name, _ in pairs:
        known.setdefault(_plain(name.family), []).append(name)
    for name in people:
        namesakes = known.setdefault(_plain(name.family), [])
        others = known.get(_plain(name.given), ()) if name.given else ()
        turned = Name(name.given, name.family) if others else name  # "Задорожний, К." "Констянтин Задорожний"
        if not any(_same_person(name, other) for other in namesakes) and not any(
            _same_person(turned, other) for other in others
        ):
            pairs.append((name, part))
            namesakes.append(name)


def _same_person(one: Name, other: Name) -> bool:
    """Whether two printed names can only be one person in a list: one family name, given names that do not disagree."""
    if _plain(one.family) != _plain(other.family) or _differ(one.given, other.given):
        return False
    mine, yours = _initials(one.given), _initials(other.given)
    return mine.startswith(yours) or yours.startswith(mine)


def _differ(one: str, other: str) -> bool:
    """Whether two given names, both in full, are not one; a case ending does not count: "Minkee" and "Mignon"."""
    mine, yours = (given.split()[0] if given else "" for given in (one, other))
    if len(mine) < FULL or len(yours) < FULL or "." in mine + yours:
        return False
    stem = max(len(mine), len(yours)) - 1
    return _plain(mine)[:stem] != _plain(yours)[:stem]


def _plain(text: str) -> str:
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKC", text).casefold().replace("ё", "е")


def _initials(given: str) -> str:
    return "".join(word[0] for word in given.replace(".", " ").replace("-", " ").casefold().split())


def _nominatives(draft: Draft, genitive: list[Name], parts: list[Part]) -> Draft:
    language = draft.text("langid")
    if not genitive or not language:
        return draft
    turned = [nominative(name, language) for name in genitive if name != OTHERS]
    said = "; ".join(f"{name.family}, {name.given}".rstrip(", ") for name in turned if name)
    return draft.having("usera", said, parts) if all(turned) else draft
