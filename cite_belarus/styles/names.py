"""Personal names as a style prints them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from cite_belarus.late import Late
from cite_belarus.model import Name

EXPANSION = Late(r"\([^()]*\)")  # "A. A. (Aleksandr Aleksandrovich)"
# a given name, or an initial with its full stop ("А.", "Дж.", "J.-P.")
PIECE = Late(r"[^\s.]+\.?(?:(?<=\.)-[^\s.]+\.)*")


@dataclass(frozen=True, slots=True)
class NameForm:
    """How a list of names is printed.

    `order` is that of the parts; `joint` stands between family and given name where the family name is first;
    `spaced` puts a blank between initials. A list of more than `limit` names is cut after `shown` names, and the word
    for "et al." is put after them.
    """

    order: Literal["family", "given"] = "family"
    initials: bool = True
    joint: str = " "
    spaced: bool = True
    capitals: bool = False
    between: str = ", "
    last: str = ", "
    limit: int = 3
    shown: int = 1
    before_et_al: str = " "


def initials(given: str, spaced: bool) -> str:
    """The initials of given names: "Иван Иванович" → "И. И."; what is an initial already stays ("Дж.", "А.В.")."""
    printed = EXPANSION.sub(" ", given)
    pieces = (piece if piece.endswith(".") else _initial(piece) for piece in PIECE.findall(printed))
    return (" " if spaced else "").join(piece for piece in pieces if piece)


def _initial(piece: str) -> str:
    """Jean-Paul → J.-P."""
    return "-".join(f"{part[0]}." for part in piece.split("-") if part)


def one(name: Name, form: NameForm) -> str:
    """One name in the order and with the initials that the form asks for; a corporate one as it is."""
    family = f"{name.prefix} {name.family}" if name.prefix else name.family
    given = initials(name.given, form.spaced) if form.initials else name.given
    if not given:
        return family
    if form.capitals:
        family = family.upper()
    suffix = f", {name.suffix}" if name.suffix else ""
    return f"{family}{form.joint}{given}{suffix}" if form.order == "family" else f"{given} {family}{suffix}"


def several(names: Sequence[Name], form: NameForm, et_al: Callable[[], str]) -> str:
    """A list of names; `et_al` gives the word that stands for those left out."""
    known = [one(name, form) for name in names if name.family != "others"]
    cut = len(known) > form.limit
    if cut:
        known = known[: form.shown]
    if not known:
        return ""
    if cut or len(known) < len(names):
        return form.between.join(known) + form.before_et_al + et_al()
    if len(known) == 1:
        return known[0]
    return form.between.join(known[:-1]) + form.last + known[-1]
