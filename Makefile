# make        builds everything into build/
# make release  makes dist/<slug>-<version>.zip: all that people need, and nothing to install
# make test   runs the tests: of many cases of a kind, one of each
# make test-all  runs every case
# make check  runs ruff and mypy, and TypeScript on the page's script where Node.js is
# make audit  has Ace judge the e-books' accessibility, and other programs open what is exported
# make bench  measures, beside other libraries
# make clean  removes what make has made

PYTHON ?= python3

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif

# The tests start hundreds of processes: without the bytecode that Python keeps, each compiles all.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: all release test test-all check audit bench clean fuzz golden images schema
.DEFAULT_GOAL := all

all: .venv/installed
	$(BIN)/kaartspel build

release: .venv/installed
	$(BIN)/kaartspel release

# On all cores, a file of tests at a time, and on one of them all that ask the judges.
test: .venv/installed-test
	$(BIN)/python -m pytest -n auto

test-all: .venv/installed-test
	$(BIN)/python -m pytest -n auto --all

check: .venv/installed-check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/typed.py

# The e-books' accessibility, judged by Ace, and the exports in Excalidraw, by the types of Tabletop
# Simulator and, where it is, in LibreOffice: needs npm and a Chromium or Chrome.
audit: .venv/installed-test
	$(BIN)/python tests/audit_drawings.py
	$(BIN)/python tests/audit.py
	$(BIN)/python tests/clients.py

# Decks that nobody would think of, many more of them than `make test` tries.
fuzz: .venv/installed-test
	$(BIN)/python -m pytest tests/test_fuzz.py tests/test_fuzz_judged.py tests/test_markdown.py --fuzz 10000 --timeout 0
	$(BIN)/python -m pytest tests/test_bounds.py tests/test_spoilt.py --fuzz 20000 --timeout 0

# The table of docs/performance.md: on Debian it needs libpango-1.0-0, libpangoft2-1.0-0 and
# libharfbuzz-subset0 for one of the peers.
bench: .venv/installed-bench
	$(BIN)/python -m bench

# The files that tests compare with, made again: look at the difference before you commit it.
golden: .venv/installed-test
	$(BIN)/python -m pytest --update-golden

# The pictures of README and guide, made again from a build.
images: all
	$(BIN)/python docs/make_images.py

# The schemas that the deck files name, and docs/deck.md, made again from the models.
schema: .venv/installed
	$(BIN)/kaartspel schema -o deck/schema
	$(BIN)/python docs/make_reference.py

clean:
	$(PYTHON) -c "import shutil; [shutil.rmtree(d, ignore_errors=True) for d in \
	('.venv', 'build', 'dist', '.pytest_cache', '.mypy_cache', '.ruff_cache', '.audit')]"

.venv/made:
	$(PYTHON) -c "import sys; sys.exit(sys.version_info < (3, 11) and \
	'kaartspel needs Python 3.11 or later: make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(PYTHON) -c "open('.venv/made', 'w')"

.venv/installed: .venv/made pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(PYTHON) -c "open('.venv/installed', 'w')"

.venv/installed-test: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	$(PYTHON) -c "open('.venv/installed-test', 'w')"

.venv/installed-bench: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	$(PYTHON) -c "open('.venv/installed-bench', 'w')"

.venv/installed-check: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,check]"
	$(PYTHON) -c "open('.venv/installed-check', 'w')"
