# make help lists what can be made; everything runs in .venv, which is set up when needed.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers score bench anki clean

help:  ## List these targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 10

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "quizgen needs Python 3.11 or newer; name one with: make PYTHON=python3.11"; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv -q --allow-existing --python $(PYTHON) $(VENV) && uv pip install -q --python $(BIN)/python -e '.[dev]'; \
	else \
	  $(PYTHON) -m venv $(VENV) && $(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'; \
	fi
	@touch $(READY)

demo: $(READY)  ## Build the sample deck, its Anki package and its sheet into dist/
	@mkdir -p dist
	@rm -rf dist/craftsmanship && cp -R decks/craftsmanship dist/craftsmanship
	@$(BIN)/quizgen build dist/craftsmanship
	@$(BIN)/quizgen export anki dist/craftsmanship -o dist/craftsmanship.apkg
	@$(BIN)/quizgen export sheet dist/craftsmanship -o dist/craftsmanship.html
	@echo; echo "quiz:  $(BIN)/quizgen quiz dist/craftsmanship"
	@echo "anki:  dist/craftsmanship.apkg"; echo "sheet: dist/craftsmanship.html"

test: $(READY) anki  ## Run the tests
	@QUIZGEN_ANKI_PYTHON=$${QUIZGEN_ANKI_PYTHON:-$$(test -x .venv-anki/bin/python && echo .venv-anki/bin/python)} $(BIN)/python -m pytest

# The real Anki engine, for tests only and in an environment of its own: where it does not install, its tests are skipped.
anki: .venv-anki/.tried
.venv-anki/.tried:
	@if [ -z "$$QUIZGEN_ANKI_PYTHON" ]; then \
	  $(PYTHON) -m venv .venv-anki && { .venv-anki/bin/python -m pip install -q --disable-pip-version-check 'anki>=25.9' >/dev/null 2>&1 \
	  || { rm -f .venv-anki/bin/python; echo "The Anki engine does not install here: its tests will be skipped."; }; }; \
	fi
	@mkdir -p .venv-anki && touch .venv-anki/.tried

check: lint types layers test  ## Lint, types, import layers, tests

lint: $(READY)
	@$(BIN)/ruff check src tests && $(BIN)/ruff format --check -q src tests
types: $(READY)
	@$(BIN)/mypy
layers: $(READY)
	@$(BIN)/lint-imports

score: $(READY)  ## Score the facts against the gold of $(SHARED), where it is there
	@if [ -d $(SHARED)/gold ]; then PATH="$(BIN):$$PATH" $(BIN)/python tests/score.py $(SHARED); else echo "no $(SHARED)/gold here: nothing to score"; fi

bench: $(READY)  ## Compare speeds side by side in one run
	@$(BIN)/python tests/bench.py

clean:  ## Remove what make made
	@rm -rf $(VENV) .venv-anki dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
