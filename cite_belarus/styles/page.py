"""A list as a page: plain text, Markdown, HTML and LaTeX by a template."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cite_belarus import resources
from cite_belarus.formats.languages import iso_code
from cite_belarus.model import CiteError
from cite_belarus.styles import words
from cite_belarus.styles.backends import rendered
from cite_belarus.styles.coins import coins
from cite_belarus.styles.listing import Arrangement, Group, Item

TEMPLATES: dict[str, str] = {"text": "list.txt", "markdown": "list.md", "html": "list.html", "latex": "list.tex"}


def page(groups: tuple[Group, ...], target: str, how: Arrangement, template: Path | None = None) -> str:
    """The page of a list in `target`, by the default template or the user's own.

    A template gets `groups`, each with `heading` and `entries`; an entry has `key`, `label`, `text` (written for the
    target), `language` (ISO 639), `coins`, `notes` and `cited` (the notes in words). `language` is the list's, `widest`
    the longest label, `title` the list's heading, `numbered` whether labels are numbers. CiteError names the file and
    line of a template that Jinja cannot use.
    """
    # imported here: the template engine is wanted only when a page is made
    import jinja2

    path = template or resources.templates() / "styles" / TEMPLATES[target]
    try:
        made: str = _environment(path, target).get_template(path.name).render(_context(groups, target, how))
    except jinja2.TemplateNotFound as error:
        raise CiteError("there is no such template", place=str(path), remedy="give the path of a file") from error
    except jinja2.TemplateSyntaxError as error:
        raise CiteError(
            str(error.message), place=f"{path}:{error.lineno}", remedy="mend the template (Jinja 3)"
        ) from error
    except (jinja2.TemplateError, UnicodeDecodeError, OSError) as error:
        raise CiteError(str(error), place=str(path), remedy="mend the template (Jinja 3)") from error
    return made


def _environment(path: Path, target: str) -> Any:
    import jinja2  # as above

    loader = jinja2.FileSystemLoader(path.parent)
    signs = {} if target != "latex" else {"comment_start_string": "((*", "comment_end_string": "*))"}
    environment = jinja2.Environment(
        loader=loader,
        autoescape=False,  # the texts are written for their target already
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **signs,  # type: ignore[arg-type]  # "{#" is LaTeX, not a comment
    )
    environment.filters["attribute"] = _attribute
    return environment


def _attribute(text: str) -> str:
    from html import escape  # small, and for HTML alone

    return escape(text)


def _context(groups: tuple[Group, ...], target: str, how: Arrangement) -> dict[str, Any]:
    shown = [
        {"heading": group.heading, "entries": [_item(item, target, how.language) for item in group.items]}
        for group in groups
    ]
    labels = [item.label for group in groups for item in group.items]
    return {
        "groups": shown,
        "language": iso_code(how.language),
        "widest": max(labels, key=len, default=""),
        "numbered": how.numbering == "numbers",
        "title": words.say(how.language, "list-title"),
    }


def _item(item: Item, target: str, language: str) -> dict[str, Any]:
    cited = words.say(language, "cited-in" if len(item.notes) > 1 else "cited-once")
    return {
        "key": item.line.record.key,
        "label": item.label,
        "text": rendered(item.line.text, target),
        "language": iso_code(item.line.record.language),
        "coins": coins(item.line.record),
        "notes": item.notes,
        "cited": cited.replace("%", ", ".join(item.notes)) if item.notes else "",
    }
