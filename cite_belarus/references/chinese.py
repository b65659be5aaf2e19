"""Names in full of which the family name comes first, if no word says else: Chinese ones, in pinyin or in Palladius'
Cyrillic, Korean and Vietnamese ones, and all with a hyphen inside the given name."""

from __future__ import annotations

import functools
import unicodedata
from collections.abc import Sequence

from cite_belarus import resources
from cite_belarus.late import Late

PARTS = 3  # of a family name and a given name of two syllables
COMMONEST = 25  # family names that are hardly ever taken for given names
HAN = Late(r"[\u3400-\u9fff]+")  # a name's characters behind its transcription
_PINYIN = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|iao|ian|ing|uai|uan|ang|eng|ong|ai|ei|ao|ou|an|en|er|ia|ie|iu|in|ua|uo|ui|un|ue|üe|[aoeiuü])"
)
_PALLADIUS = r"(?:цз|чж|[бвпмфдтнлгкхцсчшж])?(?:уай|юа|[аоэиуюяеё][оуиэ]?|яо|уа|юэ|уэ)(?:нь|н|й|р)?"
_GIVEN = Late(rf"{_PINYIN}['’-]?(?:{_PINYIN})?|{_PALLADIUS}-?(?:{_PALLADIUS})?")
_HYPHENATED = Late(r"[^\W\d_]['’]?[^\W\d_]{0,5}['’]?-[a-zа-яё]['’]?[a-zа-яё]{1,5}")  # "Kai-shek", "Чен-ир"
_SYLLABLE = Late(  # of Korean or Vietnamese, without marks
    r"[bcdfghjklmnpqrstvwxy]{0,3}[aeiouy]{1,3}(?:ng|nh|ch|[nmktpclrw]?h?)|[б-джзйк-нпрстф-щ]{0,2}[аеёиоуыэюя]{1,2}(?:нь|[йк-нпрт])?"
)
_FAMILY = Late(r"(?=.{2,7}$)[^\W\d_]+(?:['’][^\W\d_]+)?")


def is_family_first(first: str, second: str) -> bool:
    """Whether two words are a Chinese family name and a given name behind it: "Mao Zedong", "Чжан Юньлин"."""
    if (
        "-" in second
        and _HYPHENATED.fullmatch(second)
        and first.istitle()
        and second[0].isupper()
        and _FAMILY.fullmatch(first)
    ):
        return not _is_european(first.casefold())
    first, second = first.casefold(), second.casefold()
    if first not in _families() or not _GIVEN.fullmatch(second):
        return False
    if second in _families():  # Cyrillic prints never turn them round
        return not second.isascii() or _is_commoner(first, second)
    return not _is_european(second)


def is_syllabic(words: Sequence[str]) -> bool:
    """Whether three words are a Korean or Vietnamese family name and two syllables: "Kim Il Sung", "Ho Chi Minh"."""
    if len(words) != PARTS or words[0].casefold() not in _syllabic() or words[-1].casefold() in _syllabic():
        return False
    given = words[1:]
    if not all(word[0].isupper() and _SYLLABLE.fullmatch(_bare(word.casefold())) for word in given):
        return False
    return not any(_is_european(word.casefold()) for word in given)


def _bare(word: str) -> str:
    """A word without the marks on its letters."""
    return "".join(ch for ch in unicodedata.normalize("NFD", word) if not unicodedata.combining(ch)).replace("đ", "d")


@functools.cache
def _syllabic() -> frozenset[str]:
    lines = (resources.DATA / "names" / "syllabic.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _is_commoner(first: str, second: str) -> bool:
    """Whether the first of two family names is one of the commonest, and the second is not: "Wang Wei"."""
    return _families()[first] < COMMONEST <= _families()[second]


@functools.cache
def _families() -> dict[str, int]:
    """The family names, and how many in their list are commoner."""
    lines = (resources.DATA / "names" / "chinese.txt").read_text(encoding="utf-8").splitlines()
    words = (word for line in lines if not line.startswith("#") for word in line.split())
    return {word: rank for rank, word in enumerate(dict.fromkeys(words))}


def _is_european(word: str) -> bool:
    """Whether a word is a given name in Europe."""
    return any(word in resources.words("given", language) for language in _european())


@functools.cache
def _european() -> tuple[str, ...]:
    """The languages whose given names are not Chinese ones as well: English lists have both."""
    return tuple(language for language in resources.languages() if language != "english")
