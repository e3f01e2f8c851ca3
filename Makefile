# The commands of the project. `make demo` and `make test` need Python 3.11+ with venv, make and the package registry.
PYTHON ?= python3
JOBS ?= auto
UV ?= uv
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
        --custom-compile-command "make lock" $(UPGRADE)

.PHONY: help demo run test check format lint types contracts docs bench bench-reading lock train test-deps clean
.DELETE_ON_ERROR:

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/.demo ## the whole program on an embedded mail server with a made-up job search
	@exec $(BIN)/followup demo

run: .venv/.demo ## the daemon in the foreground, with your own configuration
	@exec $(BIN)/followup run

test: .venv/.dev ## every test (those that need system packages are named when they are not run)
	$(BIN)/python -m pytest -n $(JOBS) --maxprocesses 4 --dist loadfile $(ARGS)

check: lint types contracts test ## format, lint, types, import contracts and every test

format: .venv/.dev ## write the house format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint: .venv/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/.dev
	$(BIN)/mypy

contracts: .venv/.dev
	$(BIN)/lint-imports --no-logo

docs: .venv/.dev ## rewrite the pages that are made from code
	$(BIN)/python docs/generate.py

bench: .venv/.dev ## every measurement, both sides of each ratio in one run
	$(BIN)/python -m bench $(ARGS)

bench-reading: .venv/.dev .venv-rivals/.done ## how well mail is read; DATA=FOLDER adds its test material and the rivals
	$(BIN)/python -m bench.reading $(if $(DATA),--data "$(DATA)") $(ARGS)

# A venv of its own: the program never needs what trains its model.
.venv-train/.made: requirements/train.txt | .venv/.dev
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip --disable-pip-version-check --no-input install --quiet --require-hashes --only-binary :all: -r requirements/train.txt
	.venv-train/bin/python -m pip --disable-pip-version-check --no-input install --quiet --require-hashes --only-binary :all: -r requirements/core.txt
	@touch $@

train: .venv-train/.made ## learn classifiers/learned/*.json again from the labelled mails (10 minutes); MEASURE=1 writes nothing
	.venv-train/bin/python training/train.py $(if $(MEASURE),--measure)

test-deps: ## root, Debian: Dovecot and Chromium, for the tests on real servers and in a real browser
	@sh .ci/test-deps

# Needs uv; nothing else does. `make lock UPGRADE=--upgrade` moves every pin.
lock: ## resolve the dependencies again
	$(LOCK) --all-extras pyproject.toml requirements/build.in requirements/dev.in -o requirements/dev.txt
	$(LOCK) --extra demo pyproject.toml requirements/build.in -c requirements/dev.txt -o requirements/demo.txt
	$(LOCK) pyproject.toml requirements/build.in -c requirements/dev.txt -o requirements/core.txt
	$(LOCK) requirements/train.in -c requirements/dev.txt -o requirements/train.txt
	$(LOCK) requirements/rivals.in -o requirements/rivals.txt

clean: ## forget the environment and every cache
	rm -rf .venv .venv-rivals .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || { \
	  echo "followupd needs Python 3.11 or newer; '$(PYTHON)' is: $$($(PYTHON) --version 2>&1 || true)" >&2; \
	  echo "Install one, or name the one you have, for example: make PYTHON=python3.12 test" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "This Python cannot make virtual environments: its venv module is missing." >&2; \
	  echo "On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv

.venv/.demo: requirements/demo.txt pyproject.toml | .venv/bin/pip
	$(PIP) install --quiet --require-hashes --only-binary :all: -r requirements/demo.txt
	$(PIP) install --quiet --no-index --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q daemon classifiers outbox # the quick commands start from bytecode
	@touch $@

.venv/.dev: requirements/dev.txt pyproject.toml | .venv/bin/pip
	$(PIP) install --quiet --require-hashes --only-binary :all: -r requirements/dev.txt
	$(PIP) install --quiet --no-index --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q daemon classifiers outbox # the quick commands start from bytecode
	@touch $@

.venv-rivals/.done: requirements/rivals.txt | .venv/bin/pip
	$(PYTHON) -m venv .venv-rivals
	.venv-rivals/bin/python -m pip --disable-pip-version-check --no-input install --quiet \
	  --require-hashes --only-binary :all: -r requirements/rivals.txt
	@touch $@
