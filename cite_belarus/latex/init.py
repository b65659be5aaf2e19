"""`latex init`: a project that compiles at once, with a bibliography printed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cite_belarus import resources
from cite_belarus.formats import files
from cite_belarus.formats.bib import dumps, loads
from cite_belarus.latex.project import decoded
from cite_belarus.model import CiteError

ENGINES = ("lualatex", "xelatex", "pdflatex")
# languages that csquotes has no quotation marks for: they take those of Russian, «» and „“
UNQUOTED = ("belarusian",)
# what is copied as it is, for the engines that need it
COPIED = {"belarusian.lbx": ENGINES, "cyrillic-in-t1.tex": ("pdflatex",)}
ARTICLES = resources.PACKAGE.parent / "bib"
EXAMPLE = "distant-ally.bib"


@dataclass(frozen=True, slots=True)
class Setup:
    """What the project is for; an empty `style` is `numeric`, or `plain` for `classic` (pybtex in bibtex's place)."""

    engine: str = "lualatex"
    style: str = ""
    language: str = "english"
    classic: bool = False
    bib: Path | None = None


def init(folder: Path | str, setup: Setup) -> tuple[Path, ...]:
    """Make the project's files. Raises CiteError, with nothing written, where one of them is there already."""
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise CiteError("this is a file", place=str(target), remedy="Name a folder.")
    made = {target / name: text for name, text in contents(setup).items()}
    for path in made:
        if path.exists():
            raise CiteError("the file is there already", place=str(path), remedy="Name another folder.")
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CiteError(f"cannot be made: {error.strerror}", place=str(target)) from error
    for path, text in made.items():
        files.write(path, text)
    return tuple(made)


def contents(setup: Setup) -> dict[str, str]:
    """File name → text of the project's files."""
    folder = resources.templates() / "latex"
    main = "classic.tex.jinja" if setup.classic else "biblatex.tex.jinja"
    bib = _bibliography(setup, folder)
    found = {str(work.fields["langid"]) for work in loads(bib)[0] if work.fields.get("langid")}
    others = sorted(found - {setup.language})
    out = {"main.tex": _rendered(main, setup, others), "latexmkrc": _rendered("latexmkrc.jinja", setup, others)}
    for name, engines in COPIED.items():
        if setup.engine in engines and not (setup.classic and name.endswith(".lbx")):
            out[name] = (folder / name).read_text(encoding="utf-8")
    return {**out, "references.bib": bib}


def _bibliography(setup: Setup, folder: Path) -> str:
    """The given `.bib`, or an article's of this project, or the made-up sample, in the dialect of the project."""
    shipped = ARTICLES / ("bibtex" if setup.classic else "biblatex") / EXAMPLE
    path = setup.bib or (shipped if shipped.is_file() else folder / "sample.bib")
    text, encoding = decoded(path)
    if encoding != "utf-8":
        raise CiteError(f"the file is not UTF-8 but {encoding}", place=str(path), remedy="Convert it first.")
    return dumps(loads(text, str(path))[0], "bibtex") if setup.classic else text.rstrip("\n") + "\n"


def _rendered(name: str, setup: Setup, others: list[str]) -> str:
    import jinja2  # slow to import, and needed by this command alone

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.templates() / "latex"),
        block_start_string="((*", block_end_string="*))",
        variable_start_string="((", variable_end_string="))", comment_start_string="((=", comment_end_string="=))",
        keep_trailing_newline=True, undefined=jinja2.StrictUndefined, autoescape=False,
    )  # fmt: skip
    style = setup.style or ("plain" if setup.classic else "numeric")
    facts: dict[str, object] = {
        "engine": setup.engine,
        "style": style,
        "language": setup.language,
        "classic": setup.classic,
    }
    facts |= {"others": others, "unquoted": [one for one in UNQUOTED if one in (setup.language, *others)]}
    return environment.get_template(name).render(facts)
