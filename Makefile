# The only list of commands. `make` alone prints it.
.DEFAULT_GOAL := help
.PHONY: help environment environment-for-tests run test check bench torture screenshots lock installer-windows installer-windows-gpu installer-linux offline-kit sbom
PYTHON := .venv/bin/python
# One thread per process: the tests run side by side, and the machines this is built on are small.
export OMP_NUM_THREADS ?= 1
export HF_HUB_OFFLINE := 1
export USE_HUB_KERNELS := 0

help: ## list the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /\1|/' | awk -F'|' '{printf "make %-21s %s\n", $$1, $$2}'

environment: ## make .venv with the locked packages, if it is missing or stale
	@sh installer/environment.sh ensure

environment-for-tests:
	@sh installer/environment.sh ensure-tests

run: environment ## open the program (without a display: screen the demo case and leave its PDF)
	@$(PYTHON) main.py

test: environment-for-tests ## run the whole test suite with its coverage floors
	@$(PYTHON) -m pytest -n 2 --dist loadgroup --cov --cov-report=
	@$(PYTHON) -m coverage report --include='heart_engine/domain/*,heart_engine/protocol/*,heart_engine/bundle/*,app/presenters/*,app/report/content*' --fail-under=100

check: environment-for-tests ## lint, format, types, import rules, dependencies
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports --no-cache
	@.venv/bin/deptry .
	@$(PYTHON) -m tests.architecture.safety_table
	@$(PYTHON) -m installer.minimum_versions

bench: environment ## measure the twelve metrics in ratios (an hour; python -m tests.bench NAME for one)
	@$(PYTHON) -m tests.bench

torture: environment-for-tests ## the proofs of records and readers in full (hours; goes on where it ended)
	@$(PYTHON) -m tests.torture

screenshots: environment ## draw every screen in both languages into build/screenshots
	@$(PYTHON) -m tests.screenshots build/screenshots

lock: ## resolve the packages of pyproject.toml anew into requirements.lock
	@sh installer/environment.sh lock

installer-windows: environment ## build the setup program for Windows (on Debian 12, with NSIS)
	@$(PYTHON) -m installer.windows.build

installer-windows-gpu: environment ## build the GPU package for Windows from the wheels in WHEELS=DIR
	@$(PYTHON) -m installer.windows.gpu_build "$(WHEELS)"

installer-linux: environment ## build the Debian package
	@$(PYTHON) -m installer.linux.build

offline-kit: environment ## build the archive that installs on Linux without a network
	@$(PYTHON) -m installer.kit.build

sbom: environment ## list every shipped part with its licence anew, and the SBOM of both systems in build/sbom
	@$(PYTHON) -m installer.parts
	@$(PYTHON) -m installer.sbom build/sbom
