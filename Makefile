# Two commands: `make run` and `make test`. Everything is installed into .venv from the lock files.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
IN_VENV := $(VENV)/bin/python
PIP := $(IN_VENV) -m pip --disable-pip-version-check install --quiet --require-hashes

.PHONY: run install test bench lock clean
.DEFAULT_GOAL := run

run: $(VENV)/run.stamp
	@exec $(IN_VENV) manage.py serve

install: $(VENV)/run.stamp

test: $(VENV)/test.stamp
	@$(IN_VENV) -m tests.run

bench: $(VENV)/run.stamp
	@$(IN_VENV) -m benchmarks.pages

# One resolution for Python 3.11 to 3.13 on every platform, with the hashes that pip checks.
LOCK := uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header pyproject.toml
lock:
	@command -v uv >/dev/null || { echo 'make lock: uv belum terpasang (pip install uv)' >&2; exit 1; }
	$(LOCK) --output-file requirements/run.txt
	$(LOCK) --group test --constraint requirements/run.txt --output-file requirements/test.txt

clean:
	rm -rf $(VENV)

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo 'Python 3.11 atau lebih baru belum terpasang: apt-get install python3 python3-venv' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' \
		|| { echo "Butuh Python 3.11 sampai 3.13, ini $$($(PYTHON) -V). Coba: make run PYTHON=python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo 'Modul venv belum terpasang: apt-get install python3-venv' >&2; exit 1; }
	@echo 'Menyiapkan lingkungan Python di $(VENV) ...'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: requirements/run.txt | $(VENV)/bin/python
	@echo 'Memasang paket dari requirements/run.txt ...'
	@$(PIP) -r requirements/run.txt || { echo 'Paket tidak terpasang: periksa sambungan internet, atau berkas kunci requirements/run.txt tidak cocok (make lock)' >&2; exit 1; }
	@touch $@

$(VENV)/test.stamp: requirements/test.txt $(VENV)/run.stamp
	@echo 'Memasang paket tes dari requirements/test.txt ...'
	@$(PIP) -r requirements/test.txt || { echo 'Paket tes tidak terpasang: periksa sambungan internet, atau berkas kunci requirements/test.txt tidak cocok (make lock)' >&2; exit 1; }
	@touch $@
