# Две команды делают всё: make demo и make test. Они сами создают .venv.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

.PHONY: help demo test round print accuracy bench lint golden messages clean

help:
	@echo "make demo   законопроект-образец и все его документы в папке $(DEMO)/"
	@echo "make test   проверки"
	@echo "make round  написать, прочесть и снова написать 2000 законопроектов на каждом языке"
	@echo "make print  прочесть 2000 файлов Word и сверить с печатью LibreOffice"
	@echo "make accuracy  точность чтения настоящих законов, таблица docs/accuracy.md"
	@echo "make bench  измерения скорости, таблица docs/benchmarks.md"
	@echo "make lint   ruff и mypy"
	@echo "make messages  каталоги сообщений: собрать новые, назвать непереведенные, скомпилировать"

$(READY): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Нужен Python 3.11 или новее: $(PYTHON) — это $$($(PYTHON) --version 2>&1). Укажите другой: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Нет модуля venv. Debian и Ubuntu: sudo apt install python3-venv; затем повторите команду."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Устанавливаем зависимости в $(VENV) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(READY)
	@mkdir -p $(DEMO)
	@test -f $(DEMO)/my-bill.yaml || $(BIN)/drafter new police-interference --date 2026-11-22 -o $(DEMO)/my-bill.yaml
	@$(BIN)/drafter build $(DEMO)/my-bill.yaml -o $(DEMO)/out
	@echo
	@echo "Готово. Сначала откройте $(DEMO)/out/review.html в браузере,"
	@echo "затем $(DEMO)/out/bill.rus.docx и $(DEMO)/out/table.rus.docx в Word или LibreOffice."
	@echo "Правьте $(DEMO)/my-bill.yaml и повторите: $(BIN)/drafter build $(DEMO)/my-bill.yaml -o $(DEMO)/out"

test: $(READY)
	@$(BIN)/python -m pytest

round: $(READY)
	@DRAFTER_BILLS=2000 $(BIN)/python -m pytest tests/test_reading_round.py

print: $(READY)
	@DRAFTER_PRINTS=2000 $(BIN)/python -m pytest -s tests/test_print.py

accuracy: $(READY)
	@$(BIN)/python tests/accuracy.py

bench: $(READY)
	@$(BIN)/python tests/bench.py

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/mypy

golden: $(READY)
	@DRAFTER_GOLDEN=write $(BIN)/python -m pytest tests/test_golden.py

messages: $(READY)
	@$(BIN)/python tests/catalogues.py

clean:
	rm -rf $(VENV) $(DEMO) dist build .mypy_cache .ruff_cache .pytest_cache
