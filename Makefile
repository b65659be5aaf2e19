# make help lists every target
PYTHON ?= python3

.PHONY: help check format lint types imports test bib bench

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

bib:  ## build the two articles' bibliographies again
	$(PYTHON) -m cite_belarus build bib/sources/*.txt -o bib --dialect both --together belarus-china

bench:  ## what is fast, and how fast (minutes)
	for b in reading labels works styles links find merge; do $(PYTHON) benchmarks/$$b.py; done
