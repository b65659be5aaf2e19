"""Bibliographic records of our own making, for the tests of the generator."""

from __future__ import annotations

from typing import Any


def _one(lang: str, kind: str, title: str, author: str, **more: Any) -> dict[str, Any]:
    family, _, given = author.partition(", ")
    people = [{"family": family, "given": given}] if author else []
    return {"type": kind, "language": lang, "title": title, "author": people, "issued": "1998-05-12", **more}


_WORDS = {
    "ru": ("История уезда", "Северов, Пётр Ильич", "Вестник архива", "Наука", "Москва"),
    "uk": ("Історія повіту", "Гайовий, Петро", "Вісник архіву", "Світанок", "Київ"),
    "be": ("Гісторыя павета", "Гаёвы, Пятро", "Веснік архіва", "Ранак", "Мінск"),
    "pl": ("Dzieje powiatu", "Gajowy, Piotr", "Przegląd Archiwalny", "Świt", "Warszawa"),
    "en": ("A History of the District: Sources", "Grove, Peter J.", "Archive Review", "Dawn Press", "London"),
    "de": ("Geschichte des Kreises", "Hain, Peter", "Archivblätter", "Morgenrot", "Leipzig"),
    "fr": ("Histoire du canton", "Bosquet, Pierre", "Revue des archives", "L’Aube", "Lyon"),
    "it": ("Storia del distretto", "Boschi, Pietro", "Rivista degli archivi", "Alba", "Milano"),
    "es": ("Historia del distrito", "Bosque, Pedro", "Revista de archivos", "El Alba", "Madrid"),
    "cs": ("Dějiny okresu", "Háj, Petr", "Archivní listy", "Úsvit", "Praha"),
    "lt": ("Apskrities istorija", "Giria, Petras", "Archyvų žinios", "Aušra", "Vilnius"),
}


def records() -> list[dict[str, Any]]:
    """A book, an article, a chapter, a newspaper piece, a thesis, a web page and a report in each language."""
    found = []
    for lang, (title, author, journal, house, city) in _WORDS.items():
        place = {"publisher": house, "publisher-place": city}
        found += [
            _one(lang, "book", title, author, **place, edition="2"),
            _one(
                lang, "article-journal", title, author, **{"container-title": journal, "volume": "12", "page": "5-17"}
            ),
            _one(lang, "chapter", title, author, **{"container-title": journal, "page": "5-17"}, **place),
            _one(lang, "article-newspaper", title, author, **{"container-title": journal}),
            _one(lang, "thesis", title, author, **place),
            _one(lang, "webpage", title, "", URL="https://example.org/page"),
            _one(lang, "report", title, "", **place),
        ]
    return found
