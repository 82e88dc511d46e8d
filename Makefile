# Every target does its own set-up first: a fresh clone needs Python 3.11+, make, git and package indexes.

PYTHON ?= python3
PORT ?= 8000
RUN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test demo check check-types check-the-rest bench format lock set-up set-up-dev set-up-peers python

help:
	@echo "make run     a demo business on http://127.0.0.1:8000 (PORT= changes it)"
	@echo "make test    every test, PostgreSQL and the browser included (ARGS= go to pytest)"
	@echo "make demo    one booking conversation over the signed WhatsApp webhook"
	@echo "make check   format, lint, types, import contracts, web checks"
	@echo "make bench   the comparisons in bench/, as a table of ratios"
	@echo "make format  put the source into the form that make check wants"
	@echo "make lock    pin the newest versions that pyproject.toml allows"

run: set-up
	@exec $(RUN) -m frontdesk serve --demo --port $(PORT)

test: set-up-dev
	@$(RUN) -m pytest -n auto --dist loadgroup $(ARGS)

demo: set-up
	@$(RUN) -m frontdesk demo

# The types take as long as everything else.
check: set-up-dev
	@$(MAKE) --no-print-directory -j 2 --output-sync=target check-types check-the-rest

check-types:
	$(RUN) -m mypy

check-the-rest:
	$(RUN) -m ruff format --check .
	$(RUN) -m ruff check .
	.venv/bin/lint-imports
	$(RUN) -m scripts.web_check

bench: set-up-dev set-up-peers
	@FRONTDESK_BENCH_PEERS=.venv-peers/bin/python $(RUN) -m bench

format: set-up-dev
	$(RUN) -m ruff check --fix --quiet . ; $(RUN) -m ruff format .

lock: set-up-dev
	@$(RUN) -m scripts.lock

set-up: python
	@$(PYTHON) scripts/set_up.py run

set-up-dev: python
	@$(PYTHON) scripts/set_up.py dev

set-up-peers: python
	@$(PYTHON) scripts/set_up.py peers

python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed, and $(PYTHON) is not: make PYTHON=/path/to/python3.11" >&2; exit 1; }
