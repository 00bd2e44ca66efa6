# `make demo` and `make test` are all the set-up there is: a fresh machine needs Python 3.11 to 3.13 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JOBS ?= 2
DEMO := $(VENV)/demo.db
EXAMPLE := src/counterclaim/example
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: demo test lint types unit quality bench kill docs screenshots clean

# Reads the example dispute, outlet by outlet, into a fresh record and shows the exchange.
demo: $(VENV)/installed
	@rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@for outlet in "Araks Post" "Caspian Courier" "Meridian Wire" "Neva Dispatch"; do \
	  folder=$(EXAMPLE)/$$(echo "$$outlet" | tr 'A-Z ' 'a-z-'); \
	  echo "counterclaim read $$folder --outlet \"$$outlet\" --record $(DEMO)"; \
	  $(BIN)/counterclaim read "$$folder" --outlet "$$outlet" --record $(DEMO) || exit 1; \
	done
	@echo "counterclaim show --record $(DEMO)"; echo
	@$(BIN)/counterclaim show --record $(DEMO)

test: lint types unit quality

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

unit: $(VENV)/installed-dev
	$(BIN)/pytest -q -n $(JOBS)

# Floors under the figures, over our own fixtures and, where it is present, the gold beside the project.
quality: $(VENV)/installed-dev
	@if [ -f quality/gate.py ]; then $(BIN)/python quality/gate.py; else echo "quality/gate.py is not there yet"; fi

# Processor time against the bare parser, and peak memory; needs ../shared.
bench: $(VENV)/installed-dev
	$(BIN)/python benchmarks/speed.py

# Kills `read` twenty times over 5,000 reports and compares the record with an undisturbed one (5 minutes).
kill: $(VENV)/installed-dev
	$(BIN)/python benchmarks/kill.py

# Writes what is made from the code: the reference of the command line (a test holds it) and the README's screen.
docs: $(VENV)/installed-dev demo
	$(BIN)/python -m counterclaim.cli.docs > docs/cli.md
	COLUMNS=80 $(BIN)/counterclaim show --record $(DEMO) | $(BIN)/python docs/screen.py README.md

# The pictures of the pages in docs/pages, over the example dispute; needs Chromium.
screenshots: $(VENV)/installed-dev demo
	$(BIN)/python docs/screenshots.py $(DEMO) docs/pages

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' \
	  || { echo "Counterclaim needs Python 3.11 to 3.13; name one with: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Installing takes a minute or two the first time; the stamp files make it nothing afterwards.
$(VENV)/installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-dev: requirements-dev.lock $(VENV)/installed
	$(PIP) install --require-hashes -r requirements-dev.lock
	@touch $@
