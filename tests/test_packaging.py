"""The files that ship with the program are found from a checkout, from an editable install and from a wheel."""

import configparser
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from cite_belarus import resources

ROOT = Path(__file__).resolve().parent.parent
ASK = """from cite_belarus import resources as r
print(r.templates(), len(r.languages()), sum(1 for _ in r.templates().rglob('*')))"""
SHIPPED = ("cite_belarus", "templates", "setup.cfg", "pyproject.toml", "README.md", "LICENSE")


def settings() -> configparser.ConfigParser:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def test_setup_cfg_lists_every_package() -> None:
    on_disk = {".".join(p.parent.relative_to(ROOT).parts) for p in (ROOT / "cite_belarus").rglob("__init__.py")}
    listed = set(settings()["options"]["packages"].split())
    assert listed - {"cite_belarus.templates", "cite_belarus.data"} == on_disk


def ask(folder: Path, path: Path | None) -> str:
    """What a Python started in `folder`, with `path` first among its modules, finds."""
    env = {**os.environ, "PYTHONPATH": str(path or "")}
    done = subprocess.run([sys.executable, "-c", ASK], cwd=folder, env=env, capture_output=True, text=True, check=True)
    return done.stdout


def test_a_checkout_finds_its_templates(tmp_path: Path) -> None:
    assert str(ROOT / "templates") in ask(tmp_path, ROOT)


@pytest.fixture(scope="module")
def source_tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what git tracks or would track, so that builds leave nothing in the checkout."""
    target = tmp_path_factory.mktemp("source")
    listing = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file() and name.split("/")[0] in SHIPPED:
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            (target / name).write_bytes((ROOT / name).read_bytes())
    return target


def pip(*args: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "-q", *args], check=True, capture_output=True)


def test_a_wheel_finds_its_templates_and_tables(source_tree: Path, tmp_path: Path) -> None:
    pip("wheel", "--no-deps", "--no-index", "--no-build-isolation", "-w", str(tmp_path), str(source_tree))
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    found = ask(tmp_path, site).split()
    assert found[0] == str(site / "cite_belarus" / "templates")
    assert int(found[1]) == len(resources.languages())
    assert int(found[2]) == sum(1 for _ in resources.templates().rglob("*"))


def test_an_editable_install_finds_its_templates(source_tree: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--target", str(site), "-e", str(source_tree))
    code = f"import site; site.addsitedir({str(site)!r})\n{ASK}"
    env = {**os.environ, "PYTHONPATH": ""}
    # -S, so that an installed copy of the project is not found before the one under test; what it needs comes after it
    command = [sys.executable, "-S", "-c", code]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=True)
    assert str(source_tree / "templates") in done.stdout
