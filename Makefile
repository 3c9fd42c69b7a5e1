# `make report` and `make test` make their environment themselves: Python 3.11 or newer and make are all they need.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SEEDS := seeds/syria-2024

.PHONY: report test lint docs notebooks site clean

report: $(VENV)/.installed
	$(BIN)/framing report $(SEEDS) --lexicon syria-2024 --output report

test: $(VENV)/.tested
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

lint: $(VENV)/.tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip

$(VENV)/.installed: pyproject.toml constraints.txt hatch_build.py | $(BIN)/python
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	@touch $@

clean:
	rm -rf $(VENV) build dist report .mypy_cache .pytest_cache .ruff_cache

# The figure in README.md; a test holds it equal to what the package draws.
docs: report
	cp report/naming-syria-2024-hts-forces.svg docs/seeds-naming.svg

# The notebooks for students and, in notebooks/solutions, for teachers; a test holds them equal to their sources.
notebooks: $(VENV)/.installed
	$(BIN)/python -m framing.teach.notebooks notebooks/source notebooks

# The manual as a site, build/site/index.html: warnings are errors, and nothing is fetched.
site: $(VENV)/.documented
	$(BIN)/python -m sphinx -n -W --keep-going -j 2 -d build/doctrees docs build/site

$(VENV)/.documented: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[docs]"
	@touch $@
