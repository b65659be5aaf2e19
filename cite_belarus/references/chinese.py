"""Chinese names in full, in pinyin or in Palladius' Cyrillic: the family name comes first, if no word says else."""

from __future__ import annotations

import functools

from cite_belarus import resources
from cite_belarus.late import Late

COMMONEST = 25  # family names that are hardly ever taken for given names
HAN = Late(r"[\u3400-\u9fff]+")  # a name's characters behind its transcription
_PINYIN = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|üe|[aoeiuü])"
)
_PALLADIUS = r"(?:цз|чж|[бвпмфдтнлгкхцсчшж])?(?:уай|юа|[аоэиуюяеё][оуиэ]?|яо|уа|юэ|уэ)(?:нь|н|й|р)?"
_GIVEN = Late(rf"{_PINYIN}['’-]?(?:{_PINYIN})?|{_PALLADIUS}-?(?:{_PALLADIUS})?")


def is_family_first(first: str, second: str) -> bool:
    """Whether two words are a Chinese family name and a given name behind it: "Mao Zedong", "Чжан Юньлин"."""
    first, second = first.casefold(), second.casefold()
    if first not in _families() or not _GIVEN.fullmatch(second):
        return False
    if second in _families():  # Cyrillic prints never turn them round
        return not second.isascii() or _is_commoner(first, second)
    return not any(second in resources.words("given", language) for language in _european())


def _is_commoner(first: str, second: str) -> bool:
    """Whether the first of two family names is one of the commonest, and the second is not: "Wang Wei"."""
    return _families()[first] < COMMONEST <= _families()[second]


@functools.cache
def _families() -> dict[str, int]:
    """The family names, and how many in their list are commoner."""
    lines = (resources.DATA / "names" / "chinese.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return {word: rank for rank, word in enumerate(dict.fromkeys(words))}


@functools.cache
def _european() -> tuple[str, ...]:
    """The languages whose given names are not Chinese ones as well: English lists have both."""
    return tuple(language for language in resources.languages() if language != "english")
