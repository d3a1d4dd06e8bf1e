# make run     builds sverka and runs it on Inputs/ (DATE=2026-05-15; DATE=today for real use)
# make test    builds and runs all tests, then checks the style
# make fuzz    reads every cut and 200,000 damaged files with the address sanitizer on (MUTATIONS=…, SEED=…)
# make fuzz-guided  the same guided by coverage (libFuzzer), for TIME seconds
# make bench   measures speed and prints the seconds of each stage (NIGHT=1000000: payments of the large night)
# make accuracy  plays made-up towns of ../shared/tools/municipality and prints how right the program was
# make oracle  plays small towns against a slow matcher of its own (TOWNS=1-1000)
# make lint    checks the style only; make format puts it right
# make build   builds only; make clean removes what was built

SHELL := /bin/bash
.DELETE_ON_ERROR:

SWIFT ?= swift
DATE ?= 2026-05-15
CONFIG ?= pipeline.yml
ARGS ?=
MUTATIONS ?= 200000
SEED ?= 1
TIME ?= 600
NIGHT ?= 100000
TOWNS ?= 1-1000
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PROGRAM := .build/release/sverka
SOURCES := Sources Tests Package.swift
DATE_OPTION := $(if $(filter today,$(DATE)),,--date $(DATE))

.PHONY: readers run test fuzz fuzz-guided bench accuracy oracle lint format build clean tools

run: build
	@status=0; $(PROGRAM) run --config $(CONFIG) $(DATE_OPTION) $(ARGS) || status=$$?; \
	case $$status in \
	0) ;; \
	1) echo "sverka: done; discrepancies are open (status 1)" >&2 ;; \
	65) echo "sverka: done; some input was refused and set aside (status 65)" >&2 ;; \
	*) exit $$status ;; \
	esac

test: tools readers
	$(SWIFT) test $(ARGS)
	@$(MAKE) --no-print-directory lint

# The runner of XCTest leaks a few bytes of its own; it is not needed. Where memory was allocated is kept for two calls
# only: a crash names its seed, which tells the rest (ASAN_OPTIONS=malloc_context_size=30 MUTATIONS=1 SEED=…).
fuzz: tools
	ASAN_OPTIONS=malloc_context_size=2:quarantine_size_mb=32:$$ASAN_OPTIONS SVERKA_PREFIXES=all SVERKA_MUTATIONS=$(MUTATIONS) SVERKA_SEED=$(SEED) $(SWIFT) test -c release -Xswiftc -enable-testing \
		--sanitize=address --scratch-path .build/fuzz --disable-xctest --filter '(Mutation|Prefix)Tests' $(ARGS)

fuzz-guided: tools
	Tests/Fuzzing/run.sh $(TIME)

bench: build
	Tests/Benchmarks/run.sh $(ARGS)
	python3 Tests/Benchmarks/reading.py
	python3 Tests/Benchmarks/night.py $(NIGHT)

accuracy: build
	python3 Tests/Tools/accuracy.py $(ARGS)
	python3 Tests/Tools/accuracy.py --seeds 101-105 --templates Tests/Tools/noise.py
	python3 Tests/Tools/accuracy.py --seeds 201-203 --templates Tests/Tools/noise_more.py
	python3 Tests/Tools/accuracy.py --seeds 301-303 --templates Tests/Tools/noise_third.py
	python3 Tests/Tools/accuracy.py --seeds 416-418 --templates Tests/Tools/noise_fourth.py

oracle: build
	SVERKA=$(PROGRAM) python3 Tests/Tools/small_towns.py --towns $(TOWNS)

lint:
	@if $(SWIFT) format --version >/dev/null 2>&1; then \
		$(SWIFT) format lint -s -r -p $(SOURCES) && echo "Style: all right."; \
	else echo "Style: not checked, this Swift has no swift-format."; fi

format:
	$(SWIFT) format -i -r -p $(SOURCES)

build: tools
	$(SWIFT) build -c release --product sverka

clean:
	rm -rf .build

# What the tests read workbooks with. Without it those tests are left out, and say so.
readers:
	@for python in python3 /usr/bin/python3; do $$python -c "import openpyxl" 2>/dev/null && exit 0; done; \
	echo "Installing: python3-openpyxl"; \
	{ $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends python3-openpyxl; } || \
		echo "python3-openpyxl could not be installed: the workbooks are not read back" >&2

# Libraries of the system: module of pkg-config and Debian package. Only what is missing is installed.
tools:
	@command -v $(SWIFT) >/dev/null || { \
		echo "Swift is missing. Install Swift 6.3 as https://www.swift.org/install says, then try again." >&2; exit 1; }
	@missing=""; command -v pkg-config >/dev/null || missing="pkg-config"; \
	for pair in xlsxwriter:libxlsxwriter-dev sqlite3:libsqlite3-dev libxml-2.0:libxml2-dev \
		libcrypto:libssl-dev libzstd:libzstd-dev libzip:libzip-dev; do \
		pkg-config --exists $${pair%%:*} 2>/dev/null || missing="$$missing $${pair#*:}"; \
	done; \
	if [ -n "$$missing" ]; then \
		echo "Installing:$$missing"; \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -y --no-install-recommends $$missing; \
	fi
