"""Writing so that nothing is lost: whole files or none, and entries made by hand kept."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cite_belarus.formats.bibscan import EntryText, entries
from cite_belarus.model import CiteError

_TO_ALL = 0o666


def write(path: Path | str, text: str) -> None:
    """Write the text as UTF-8, whole or not at all: beside the file, to the disk, then in its place.

    An existing file keeps its mode; a symbolic link stays one and its target is written. A device or a pipe is
    written as it is. Raises CiteError (folder, no permission, full disk), with the old file untouched.
    """
    target = Path(path)
    data = text.encode("utf-8", errors="replace")
    try:
        target = target.resolve()
        if target.exists() and not target.is_file() and not target.is_dir():
            target.write_bytes(data)
            return
        _replace(target, data)
    except OSError as error:
        cause = error.strerror or str(error)
        raise CiteError(f"cannot be written: {cause}", place=str(path), remedy=_remedy(target)) from error


def _replace(target: Path, data: bytes) -> None:
    if target.is_dir():
        raise IsADirectoryError(0, "it is a folder")
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(0, "no permission")
    mode = target.stat().st_mode & 0o7777 if target.exists() else _TO_ALL & ~_umask()
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(mode)
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    """The process's mask; there is no way to ask for it but to set it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _remedy(target: Path) -> str:
    if target.is_dir():
        return "Name a file, not a folder."
    if not target.parent.is_dir():
        return f"Make the folder {target.parent} first, or name another one."
    kept = "The file there is as it was. " if target.exists() else ""
    return f"{kept}Check its permissions and the space on the disk, or name another place."


def fingerprints(text: str) -> dict[str, str]:
    """For each entry of a `.bib`, a short digest of its text: what a program notes of the entries that it wrote."""
    return {e.key: _digest(text, e) for e in entries(text) if e.key}


def _digest(text: str, entry: EntryText) -> str:
    exact = text[slice(*entry.span)].replace("\r\n", "\n")
    return hashlib.sha256(exact.encode("utf-8", errors="replace")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Kept:
    """The text to write, and the keys of the entries in it that a person `added` or `changed`."""

    text: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def keep_foreign(old_text: str, new_text: str, made: Mapping[str, str]) -> Kept:
    """`new_text` with everything in `old_text` that the program did not write there.

    `made` is what `fingerprints` gave of the text last written ({} where that is not known: then whatever is not in
    `new_text` to the letter counts as a person's). An entry changed by hand stands in the place of the new one,
    a comment above an entry stays above it; other entries and comments by hand follow at the end, @string and
    @preamble stand at the beginning.
    """
    old = old_text.removeprefix("\ufeff").replace("\r\n", "\n")
    fresh = {entry.key: entry for entry in entries(new_text) if entry.key}
    head: list[str] = []
    tail: list[str] = []
    placed: dict[str, str] = {}
    added: list[str] = []
    changed: list[str] = []
    for before, entry in _pieces(old):
        text = "" if entry is None else old[slice(*entry.span)]
        ours = entry is not None and bool(entry.key) and _is_ours(old, entry, made, fresh, new_text)
        if entry is not None and entry.key in fresh:
            kept = new_text[slice(*fresh[entry.key].span)] if ours else text
            placed[entry.key] = f"{before}\n{kept}" if before else kept
            changed += [] if ours else [entry.key]
            continue
        tail += [before] if before else []
        if entry is not None and not ours and text not in new_text:
            (head if entry.type in ("string", "preamble") else tail).append(text)
            added += [entry.key] if entry.key else []
    body = _placed(new_text, fresh, placed)
    text = "\n".join(part.strip("\n") + "\n" for part in (*head, body, *tail) if part.strip())
    return Kept(text, tuple(added), tuple(changed))


def _is_ours(old: str, entry: EntryText, made: Mapping[str, str], fresh: Mapping[str, EntryText], new: str) -> bool:
    digest = _digest(old, entry)
    same = entry.key in fresh and digest == _digest(new, fresh[entry.key])
    return same or made.get(entry.key) == digest


def _pieces(text: str) -> Iterator[tuple[str, EntryText | None]]:
    """Each entry with the free text before it, and the free text at the end."""
    at = 0
    for entry in entries(text):
        yield text[at : entry.span[0]].strip(), entry
        at = entry.span[1]
    yield text[at:].strip(), None


def _placed(text: str, fresh: Mapping[str, EntryText], placed: Mapping[str, str]) -> str:
    for key in sorted(placed, key=lambda k: fresh[k].span, reverse=True):
        start, end = fresh[key].span
        text = text[:start] + placed[key] + text[end:]
    return text
