"""Patterns are compiled when they are first used, and each of them can be."""

import gc
import importlib
import pkgutil
import re
from types import ModuleType

import pytest

import cite_belarus
from cite_belarus.late import Late

NAMES = sorted(found.name for found in pkgutil.walk_packages(cite_belarus.__path__, "cite_belarus."))
USES = [
    lambda pattern: pattern.match("weir 12").span(),
    lambda pattern: pattern.fullmatch("weir") and 1,
    lambda pattern: pattern.search("by a weir").span(),
    lambda pattern: [found.group() for found in pattern.finditer("Weir, weir")],
    lambda pattern: pattern.findall("Weir, weir"),
    lambda pattern: pattern.split("a weir b"),
    lambda pattern: pattern.sub("mill", "a weir, a Weir", count=1),
    lambda pattern: pattern.pattern,
]


@pytest.fixture(scope="module")
def modules() -> list[ModuleType]:
    return [importlib.import_module(name) for name in NAMES if not name.endswith("__main__")]


def test_every_pattern_can_be_compiled(modules: list[ModuleType]) -> None:
    patterns = [one for one in gc.get_objects() if isinstance(one, Late)]
    assert len(patterns) > len(modules)
    for one in patterns:
        assert one.compiled.pattern == one.pattern


def test_no_module_compiles_a_pattern_when_it_is_imported(modules: list[ModuleType]) -> None:
    eager = [
        f"{module.__name__}.{name}"
        for module in modules
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern) and isinstance(value.pattern, str)
    ]
    assert eager == []


@pytest.mark.parametrize("use", USES)
def test_it_is_used_as_a_compiled_one_is(use) -> None:  # type: ignore[no-untyped-def]
    assert use(Late("weir", re.IGNORECASE)) == use(re.compile("weir", re.IGNORECASE))
