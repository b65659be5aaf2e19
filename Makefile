# make help lists every target
PYTHON ?= python3

.PHONY: help check format lint types imports test

help:  ## list every target
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1\t/' | expand -t 14

check: lint types imports test  ## format check, lint, strict types, import rules, tests

format:  ## write the code as ruff formats it
	$(PYTHON) -m ruff format cite_belarus tests benchmarks
	$(PYTHON) -m ruff check --fix cite_belarus tests benchmarks

lint:  ## format check and lint
	$(PYTHON) -m ruff format --check cite_belarus tests benchmarks
	$(PYTHON) -m ruff check cite_belarus tests benchmarks

types:  ## strict mypy
	$(PYTHON) -m mypy

imports:  ## which folder may import which (pyproject.toml)
	lint-imports

test:  ## the tests
	$(PYTHON) -m pytest
