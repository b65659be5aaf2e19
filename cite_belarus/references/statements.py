"""Statements of responsibility: which names stand under which word of a role."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

from cite_belarus import resources
from cite_belarus.late import Late
from cite_belarus.references.names import names
from cite_belarus.references.particles import is_given
from cite_belarus.references.shapes import LOWER, UPPER, initials_only
from cite_belarus.references.vocabulary import Hit, Token, phrases, tokens, words_of

GAP = Late(r"[\s.,:;()\[\]–—-]*")
BRACKETED = Late(r"(\.)?\s*[(\[]([^()\[\]]*)[)\]](?(1)\.?)")  # of "A. (Ed.)." one full stop stays
WHOLE = Late(r"[(\[]([^()\[\]]*)[)\]][\s.,;:]*")  # all of a statement is in brackets
PERSON = Late(rf"[{UPPER}][{LOWER}]{{2}}")  # a name, where a role has been read
CLOSED_QUOTE = Late(r"^[^«„“\"]*[»”\"]|^[^‘‚]*[^\W_]{2}’\W*$")
LONGEST = 400  # characters of who answers for a work
STANDIN = "Weir"  # a name, where only the word of a role is printed
ENDS = " ,;:/)]([–—-"
_BEGINS = Late(r"[.:(\[;]|\b[a-zа-яєіїў]{2}")  # a role is abbreviated, bracketed, set off or a small word ("Edited by")
AND = " .)]&"  # between two roles of the same names: "Eds. & Trans."


class Statement(NamedTuple):
    """Names as printed and their role: biblatex's field, or "" where no word says it."""

    role: str
    names: str
    genitive: bool = False


class Run(NamedTuple):
    """Words of a role that follow each other."""

    start: int
    end: int
    role: str
    genitive: bool


def statements(text: str, default: str) -> tuple[Statement, ...]:
    """The text cut where a word of a role begins a new statement; names before any such word have the default role.

    A role printed after its names, "(red.)", "eds.", is theirs. An editorial board gives way to the editor in chief
    printed beside it in a statement of his own.
    """
    if _telling().isdisjoint(words_of(text)) or not _BEGINS.search(text):
        return (Statement(default, text),)
    whole = WHOLE.fullmatch(text) if text[:1] in "([" else None
    text, marked = _unmarked(whole[1] if whole else text)
    runs = _runs(text)
    if not runs:
        return tuple([Statement(role, text) for role in marked or (default,)])
    before = _without_ends(text[: runs[0].start])
    if before and _follows(text, runs):
        return _settled([Statement(run.role, before) for run in runs])
    if before and (closed := _each_behind(text, runs)):
        return _settled(closed)
    first = [] if not before or goes_along(before) else [Statement(role, before) for role in marked or (default,)]
    return _settled([*first, *_said(text, runs, bool(first))])


def _said(text: str, runs: list[Run], named: bool) -> Iterator[Statement]:
    """The statements that begin with words of a role; `named`: other names stand before them.

    Where no names stand between two roles, those behind the second may have both: "hg. und übers. von Weir".
    """
    joined: list[Run] = []
    for run, after in zip(runs, [*runs[1:], None], strict=False):
        names = _without_ends(text[run.end : after.start if after else len(text)])
        if names:
            yield from [Statement(one.role, names, one.genitive) for one in (*joined, run)]
        shares = not names and run.role in ("editor", "translator") and (not named or _joins(text[run.start : run.end]))
        joined = [*joined, run] if shares else []
        named = named or bool(names)


def _joins(role: str) -> bool:
    """Whether words of a role end in an "and"."""
    words = words_of(role)
    return len(words) > 1 and words[-1] in resources.words("conjunctions")


def begins_with_role(text: str) -> bool:
    """Whether the word of a role stands first in a text; "von" may be a particle."""
    hit = phrases("roles").begins(text)
    return hit is not None and hit.value != "-"


def is_role(text: str) -> bool:
    """Whether a text is words of a role and nothing else: "Hg.,"."""
    runs = _runs(text) if may_tell(text) else []
    gaps = zip([0, *(run.end for run in runs)], [*(run.start for run in runs), len(text)], strict=True)
    return bool(runs) and all(goes_along(text[start:end]) for start, end in gaps)


def is_statement(text: str) -> bool:
    """Whether a text is words of roles and persons, several behind the words, or one; no quotes go on into it."""
    if len(text) > LONGEST or CLOSED_QUOTE.search(text):
        return False
    tongue = phrases("tongues").first(text)
    said = statements(f"{text[: tongue.start]} {text[tongue.end :]}" if tongue and tongue.start else text, "")
    several = phrases("roles").begins(text) is not None
    return bool(said) and all(_names_persons(one.names, one.role, several) for one in said)


def _names_persons(text: str, role: str, several: bool) -> bool:
    """Whether a role is given to one person, or several, and to nobody else, told by initials or given names."""
    people = names(text) if role else ()
    given = [name.given.split()[0] if name.given else "" for name in people]
    return (len(given) == 1 or (several and bool(given))) and all(initials_only(one) or is_given(one) for one in given)


def may_tell(text: str) -> bool:
    """Whether there are words in a text that may tell of a role."""
    return not _telling().isdisjoint(words_of(text))


def says_editor(text: str) -> bool:
    """Whether a text is the word for editors and nothing else: "(Hrsg.):"."""
    said = statements(f"{STANDIN} {text}", "")
    return len(said) == 1 and said[0].role == "editor" and not statements(text, "")


def _without_ends(text: str) -> str:
    """The text without the marks around it, save a bracket that it has opened: "Reed (A.)"."""
    text = text.strip(ENDS)
    return f"{text})" if text.count("(") > text.count(")") else text


@functools.cache
def _telling() -> frozenset[str]:
    """Words that a text with a role cannot lack; the phrases under "-" only go along with one."""
    return frozenset(word for word, roles in phrases("roles").telling.items() if roles != {"-"})


def _unmarked(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without roles in brackets behind a name, "(гал. рэд.)", and the roles that the first gives."""
    if "(" not in text and "[" not in text:
        return text, ()
    marks: list[tuple[str, ...]] = []

    def without(found: re.Match[str]) -> str:
        runs = _runs(found[2]) or _runs(f"{found[2].strip()}.")  # "(eds)", "(Hg)"
        if not runs:
            return found[0]
        if PERSON.search(found[2], runs[-1].end):
            return f"; {found[2]}; "  # "(a cura di N. Fiume)"
        marks.append(tuple([run.role for run in runs]))
        return found[1] or ""

    text = BRACKETED.sub(without, text)
    return text, next((roles for roles in marks if roles[0] not in ("chief", "board")), ("editor",) if marks else ())


def _settled(found: list[Statement]) -> tuple[Statement, ...]:
    """Boards and chiefs as editors; a board with its head named apart is left out."""
    heads = any(one.role == "editor" for one in found)
    kept = [one for one in found if not (one.role == "board" and heads)]
    return tuple(one._replace(role="editor") if one.role in ("board", "chief") else one for one in kept)


def _follows(text: str, runs: list[Run]) -> bool:
    """Whether the words of the roles stand behind their names, with nothing between and behind them."""
    ends = [*(run.start for run in runs[1:]), len(text)]
    return not any(text[run.end : end].strip(" .,;:)]–—-/") for run, end in zip(runs, ends, strict=True))


def _each_behind(text: str, runs: list[Run]) -> list[Statement]:
    """Roles, each behind its names, a semicolon behind all but the last: "A. Roth, Eds.; B. Weir, Trans."."""
    ends = [*(run.start for run in runs[1:]), len(text)]
    names, found = text[: runs[0].start], []
    for run, end in zip(runs, ends, strict=True):
        found.append(Statement(run.role, _without_ends(names), run.genitive))
        behind = text[run.end : end].strip(AND)
        if behind and (end == len(text) or not behind.startswith(";")):
            return []
        names = behind or names
    return found


def _runs(text: str) -> list[Run]:
    """The runs of role words, each at a place where a statement can begin or end."""
    vocabulary, words = phrases("roles"), tokens(text)
    found: list[Run] = []
    index = 0
    while index < len(words):
        hit = vocabulary.at(text, words, index)
        if hit and hit.value != "-" and _placed(text, hit):
            run, index = _extended(text, words, index, hit)
            found.append(run)
        else:
            index += hit.words if hit else 1
    return found


def goes_along(text: str) -> bool:
    """Whether all words only go along with a role: "wstęp i" before "oprac."."""
    vocabulary, words, index = phrases("roles"), tokens(text), 0
    while index < len(words):
        hit = vocabulary.at(text, words, index)
        if not hit or hit.value != "-" or _is_initial(text, hit):
            return False
        index += hit.words
    return True


def _placed(text: str, hit: Hit) -> bool:
    """A capital or small letter alone is no role; inside a name list a role is set off or ends with a full stop."""
    before = text[: hit.start].rstrip()
    return (
        not before or text[hit.end - 1] == "." or before[-1] in "([;:,./–—" or hit.words > 1 or hit.end - hit.start > 4
    )


def _extended(text: str, words: tuple[Token, ...], index: int, hit: Hit) -> tuple[Run, int]:
    """The run from this hit on, and the index of the first word behind it."""
    vocabulary = phrases("roles")
    role, genitive, end, start = hit.value.rstrip("~"), hit.value.endswith("~"), hit.end, hit.start
    index += hit.words
    while index < len(words):
        more = vocabulary.at(text, words, index)
        if not more or not GAP.fullmatch(text, end, more.start) or _is_initial(text, more):
            break
        if more.value not in ("-", "chief") and (";" in text[end : more.start] or more.value.rstrip("~") != role):
            break
        end, genitive = more.end, genitive or more.value.endswith("~")
        index += more.words
    return Run(start, end, role, genitive), index


def _is_initial(text: str, hit: Hit) -> bool:
    """Whether a word that could go along with a role is an initial: a capital with a full stop."""
    return hit.end - hit.start == 2 and text[hit.start].isupper() and text[hit.end - 1] == "."
