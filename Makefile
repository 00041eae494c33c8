# The two commands of the README are `make demo` and `make test`; the others are for maintainers.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= 2
BASE_STAMP := $(VENV)/.stamp-base
STAMP := $(VENV)/.stamp
LINT_STAMP := $(VENV)/.stamp-lint
DOCS_STAMP := $(VENV)/.stamp-docs
BENCH_STAMP := $(VENV)/.stamp-bench
INSTALL := $(BIN)/python -m pip install --quiet --editable

.PHONY: demo test coverage lint docs screenshots bench soak clean

demo: $(BASE_STAMP)  ## Print the report of the running example
	@$(BIN)/counterclaim report examples/belgrade-cameras.toml

# What waits for clocks, servers and other processes runs by itself; the others in as many processes as WORKERS says.
ALONE := tests/faults tests/fetch

test: $(STAMP)  ## Run all tests
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist loadfile $(ALONE:%=--ignore=%)
	$(BIN)/python -m pytest $(ALONE)

coverage: $(STAMP)  ## Run all tests and show the lines and branches that none of them reaches
	$(BIN)/python -m coverage run -m pytest
	$(BIN)/python -m coverage report

lint: $(LINT_STAMP)  ## Style, types and the floors of the house
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/mypy tests/typing
	$(BIN)/lint-imports

docs: $(DOCS_STAMP)  ## Build the documentation; warnings are errors
	$(BIN)/python -m sphinx --fail-on-warning --keep-going -b html docs docs/_build/html

screenshots: $(STAMP)  ## Take the pictures of the HTML report that the documentation shows
	$(BIN)/python docs/screenshots.py

bench: $(BENCH_STAMP)  ## Time reading, memory, parsing, conflicts, provenance, standing, the store and formats, beside peers
	$(BIN)/python -m benchmarks

soak: $(STAMP)  ## The property tests with many more examples, and the store with many more faults
	$(BIN)/python -m pytest tests/property --hypothesis-profile=soak
	COUNTERCLAIM_SOAK=1 $(BIN)/python -m pytest tests/faults

clean:
	rm -rf $(VENV) docs/_build dist

$(BASE_STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) .
	touch $@

$(STAMP): $(BASE_STAMP)
	$(INSTALL) '.[test]'
	touch $@

$(LINT_STAMP): $(STAMP)
	$(INSTALL) '.[test,lint]'
	touch $@

$(DOCS_STAMP): $(STAMP)
	$(INSTALL) '.[docs]'
	touch $@

$(BENCH_STAMP): $(STAMP)
	$(INSTALL) '.[test,bench]'
	touch $@
