# Two commands on a fresh machine with only Python 3.11 or newer: make demo, make test.
unexport PYTHONDONTWRITEBYTECODE   # without bytecode every start compiles all libraries again
PYTHON ?= python3
PORT ?= 8080
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test check bench train lock clean

demo: $(VENV)/runtime   ## the whole product in a browser page
	$(BIN)/nuanlin demo --port $(PORT) --open

test: $(VENV)/dev check   ## everything that is proven, real PostgreSQL included
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/dev   ## style, types and the layers between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/dev   ## figures, each beside something measured in the same run
	$(BIN)/python -m tests.bench

train: $(VENV)/dev   ## rebuild the reader's model from the labelled data in locales/
	$(BIN)/nuanlin reader train

lock: $(VENV)/dev   ## pin every package again, with hashes
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--python-version 3.11 --output-file requirements.lock pyproject.toml
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate \
		--python-version 3.11 --extra dev --output-file .ci/requirements-dev.lock pyproject.toml

clean:
	rm -rf $(VENV) build *.egg-info

$(VENV)/runtime: requirements.lock pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/dev: .ci/requirements-dev.lock $(VENV)/runtime
	$(INSTALL) --require-hashes -r .ci/requirements-dev.lock
	touch $@
