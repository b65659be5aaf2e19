"""What a preamble loads: the engine it is for, languages, font encodings, the bibliography's style."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cite_belarus.late import Late
from cite_belarus.latex.project import Project

_PACKAGE = Late(r"\\(?:usepackage|RequirePackage|documentclass)\s*(?:\[([^\]]{0,5000})\])?\s*\{([^{}]*)\}")
_PROGRAM = Late(r"^%\s*!\s*TEX\s+(?:TS-)?program\s*=\s*(\w+)", re.IGNORECASE | re.MULTILINE)
_PROVIDE = Late(
    r"\\(?:babelprovide\s*(?:\[[^\]]{0,5000}\])?|set(?:default|main|other)languages?\s*(?:\[[^\]]{0,5000}\])?)\s*\{([^{}]*)\}"
)
_STYLE = Late(r"\\bibliographystyle\s*\{([^{}]*)\}")
_UNICODE = frozenset(("fontspec", "unicode-math", "polyglossia", "luatextra", "mathspec", "xltxtra"))
# a script that pdfLaTeX prints only with a font encoding of its own: its letters, the encodings, the one to load
SCRIPTS = (
    ("Cyrillic", Late("[\u0400-\u052f]"), frozenset(("T2A", "T2B", "T2C", "T2D", "X2", "LCY")), "T2A"),
    ("Greek", Late("[\u0370-\u03ff\u1f00-\u1fff]"), frozenset(("LGR",)), "LGR"),
    ("Georgian", Late("[\u10a0-\u10ff]"), frozenset(("T8M", "T8K")), "T8M"),
    ("Armenian", Late("[\u0530-\u058f]"), frozenset(("OT6",)), "OT6"),
)  # fmt: skip
# scripts that need a Unicode engine
_OTHERS = Late("[\u0590-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
# names under which babel and polyglossia load the same language
SAME = {
    "german": {"german", "ngerman", "austrian", "naustrian", "nswissgerman"},
    "french": {"french", "francais", "acadian"},
    "english": {"english", "american", "british", "usenglish", "ukenglish", "canadian", "australian"},
    "portuguese": {"portuguese", "brazilian"}, "norwegian": {"norsk", "nynorsk"}, "greek": {"greek", "polutonikogreek"},
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Preamble:
    """`unicode`: set by XeTeX or LuaTeX; `encodings`: of its fonts, in capitals; `biblatex`: else classic BibTeX.

    `languages` is None where neither babel nor polyglossia is loaded.
    """

    unicode: bool
    encodings: frozenset[str]
    biblatex: bool
    style: str
    languages: frozenset[str] | None

    def prints(self, language: str) -> bool:
        """Whether the language is loaded under one of its names."""
        names = next((same for same in SAME.values() if language.lower() in same), {language.lower()})
        return self.languages is None or bool(names & {name.lower() for name in self.languages})

    def lacks(self, text: str) -> tuple[str, str]:
        """The first script in the text that the fonts lack, and what to do; ("", "") where all can be printed."""
        if self.unicode:
            return "", ""
        for script, letters, encodings, wanted in SCRIPTS:
            if letters.search(text) and not encodings & self.encodings:
                return script, f"Load \\usepackage[{wanted},T1]{{fontenc}}, or use LuaLaTeX or XeLaTeX."
        return ("such", "Use LuaLaTeX or XeLaTeX.") if _OTHERS.search(text) else ("", "")


def preamble(project: Project) -> Preamble:
    """What the project's sources load, wherever they do it."""
    packages = {name: options for source in project.sources for name, options in _packages(source.masked)}
    text = "".join(source.masked for source in project.sources)
    programs = {found.lower() for source in project.sources for found in _PROGRAM.findall(source.text)}
    unicode_engine = (
        bool(_UNICODE & packages.keys()) or bool(programs & {"lualatex", "xelatex"}) or _latexmk_unicode(project)
    )
    style = _option(packages.get("biblatex", ()), "style", "bibstyle") or next(iter(_STYLE.findall(text)), "")
    encodings = frozenset(option.upper() for option in packages.get("fontenc", ()))
    return Preamble(unicode_engine, encodings, "biblatex" in packages, style, _languages(packages, text))


def _packages(text: str) -> Iterator[tuple[str, list[str]]]:
    for options, names in _PACKAGE.findall(text):
        for name in names.split(","):
            yield name.strip(), [option.strip() for option in options.split(",") if option.strip()]


def _option(options: Iterable[str], *wanted: str) -> str:
    pairs = (option.partition("=") for option in options)
    return next((value.strip(" {}") for name, _, value in pairs if name.strip() in wanted), "")


def _languages(packages: dict[str, list[str]], text: str) -> frozenset[str] | None:
    if not {"babel", "polyglossia"} & packages.keys():
        return None
    options = [option for name in packages for option in packages[name] if name == "babel" or "=" not in option]
    named = {option.rpartition("=")[2].strip() for option in options}
    provided = {name.strip() for names in _PROVIDE.findall(text) for name in names.split(",")}
    return frozenset(named | provided)


def _latexmk_unicode(project: Project) -> bool:
    for name in ("latexmkrc", ".latexmkrc"):
        file = project.main.parent / name
        if file.is_file():
            return bool(re.search(r"\$pdf_mode\s*=\s*[45]\b", file.read_text(encoding="utf-8", errors="replace")))
    return False
