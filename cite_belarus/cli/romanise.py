"""`cite-belarus romanise`: Cyrillic in Latin letters by a standard."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from cite_belarus import romanise
from cite_belarus.model import CiteError, Name, Value, Work

KEPT = frozenset({"url", "doi", "isbn", "issn", "eprint", "file", "langid", "date", "urldate", "pages", "keywords"})
LANGUAGES = sorted({language for tables in romanise.STANDARDS.values() for language in tables})


@click.command()
@click.argument("source", metavar="[FILE.bib|TEXT|-]", default="-")
@click.option("--standard", type=click.Choice(list(romanise.STANDARDS)), required=True)
@click.option(
    "--language", type=click.Choice(LANGUAGES), help="Default: each entry's langid, or what the letters tell."
)
@click.option("--reverse", is_flag=True, help="Latin back to Cyrillic (iso9, gost-b); needs --language.")
def command(source: str, standard: str, language: str | None, reverse: bool) -> None:
    """Write Cyrillic in Latin letters: a text, standard input line by line, or every entry of a .bib."""
    way = Way(standard, language, reverse)
    if source.endswith(".bib"):
        click.echo(bibliography(Path(source), way), nl=False)
    elif source == "-":
        for line in sys.stdin:
            click.echo(way.text(line.rstrip("\n")))
    else:
        click.echo(way.text(source))


class Way:
    """What the options ask for: from which letters to which, in which language."""

    def __init__(self, standard: str, language: str | None, reverse: bool) -> None:
        if reverse and not language:
            raise click.UsageError("--reverse needs --language: Latin letters do not tell which it was")
        self.standard, self.language, self.reverse = standard, language, reverse

    def text(self, text: str, entry_language: str = "") -> str:
        """`text` in the other letters. Raises click.UsageError where the standard has no table for its language."""
        letters = romanise.guess(text)
        language = self.language or (entry_language if entry_language in LANGUAGES else letters)
        if not language or (not letters and not self.reverse):
            return text
        turn = romanise.reverse if self.reverse else romanise.romanise
        try:
            return turn(text, self.standard, language)
        except ValueError as error:
            raise click.UsageError(str(error)) from error


def bibliography(path: Path, way: Way) -> str:
    """The entries of a .bib (biblatex on the way out) with their texts in the other letters; addresses stay."""
    from cite_belarus.formats import bib  # heavy, and only for .bib

    works, _ = bib.loads(_read(path), str(path))
    return bib.dumps([_entry(work, way) for work in works], "biblatex")


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CiteError("is not UTF-8", place=str(path), remedy="save it as UTF-8") from error
    except OSError as error:
        raise CiteError(str(error.strerror), place=str(path), remedy="give the path of a .bib file") from error


def _entry(work: Work, way: Way) -> Work:
    language = str(work.fields.get("langid", ""))
    return replace(work, fields={name: _value(name, value, way, language) for name, value in work.fields.items()})


def _value(name: str, value: Value, way: Way, language: str) -> Value:
    if name in KEPT:
        return value
    if isinstance(value, str):
        return way.text(value, language)
    turned = [_name(v, way, language) if isinstance(v, Name) else way.text(v, language) for v in value]
    return tuple(turned)  # type: ignore[return-value]  # all names or all strings, as before


def _name(name: Name, way: Way, language: str) -> Name:
    return Name(*(way.text(part, language) for part in (name.family, name.given, name.prefix, name.suffix)))
