# Everything a user or a maintainer runs. `make help` lists it.

export PATH := $(PATH):$(HOME)/.cargo/bin
TARGET := $(or $(CARGO_TARGET_DIR),target)
ADDRESS ?= 127.0.0.1:8080
DEMO_DATA ?= data/demo
REAL_DATA ?= data/real
REAL_SOURCE ?= ../shared/data
RECORDS ?= 100000
RESPONSES ?= 5000000
RESPONDENTS ?= 1000000
ROWS ?= 20000000
MEMORY_MIB ?= 1024

.DEFAULT_GOAL := help
.PHONY: help set-up release demo real test journeys check bench bench-lookup bench-lake bench-weight bench-lottery screenshots

help: ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

set-up: ## Install or fetch what is missing, also for the tests
	tools/set-up.sh test

release:
	tools/set-up.sh build
	cargo build --release --locked --package convenor

demo: release ## Make the demo system, serve it, print the address and the people to sign in as
	$(TARGET)/release/convenor demo --data $(DEMO_DATA) --listen $(ADDRESS)

real: release ## Make an instance from real data in REAL_SOURCE and serve it
	$(TARGET)/release/convenor real --source $(REAL_SOURCE) --data $(REAL_DATA) --listen $(ADDRESS)

test: set-up ## Run every test, then the journeys in a browser
	cargo test --locked --workspace --features convenor/cluster
	@# The tests have built the program already; building it by itself would choose other features and build it twice.
	CONVENOR_BIN=$(TARGET)/debug/convenor node e2e/run.mjs

journeys:
	cargo build --locked --package convenor
	CONVENOR_BIN=$(TARGET)/debug/convenor node e2e/run.mjs

check: ## Formatting, lints, house rules, licences
	tools/set-up.sh build
	cargo fmt --all --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo xtask tidy
	@if cargo deny --version >/dev/null 2>&1; then cargo deny --log-level error check; \
	else echo "cargo-deny is not installed: licences were not checked (cargo install cargo-deny)"; fi

bench: release ## Measure speed; figures and method are in docs/operate/performance.md
	CONVENOR_BIN=$(TARGET)/release/convenor node bench/run.mjs

bench-lookup: ## Measure how well and how fast the look-up finds, beside its peers, on RECORDS records
	tools/set-up.sh test
	cargo build --locked --release --package convenor-bench-lookup
	$(TARGET)/release/lookup quality --data $(REAL_SOURCE)
	$(TARGET)/release/lookup speed --data $(REAL_SOURCE) --records $(RECORDS) --folder $(TARGET)/bench-lookup

bench-lake: release ## Measure how fast RESPONSES are brought in and ROWS are counted, beside DuckDB and Polars
	cargo build --locked --release --package convenor-bench-lake
	python3 -m venv $(TARGET)/bench-lake/peers
	$(TARGET)/bench-lake/peers/bin/pip install --quiet --requirement bench/lake/peers/requirements.txt
	$(TARGET)/release/lake --folder $(TARGET)/bench-lake survey --responses $(RESPONSES)
	$(TARGET)/bench-lake/peers/bin/python bench/lake/compare.py read $(TARGET)/bench-lake $(TARGET)/release/convenor
	$(TARGET)/release/lake --folder $(TARGET)/bench-lake write --responses $(ROWS)
	$(TARGET)/bench-lake/peers/bin/python bench/lake/compare.py ask $(TARGET)/bench-lake $(TARGET)/release/lake --memory-mib $(MEMORY_MIB)
	$(TARGET)/release/lake --folder $(TARGET)/bench-lake roll-up
	$(TARGET)/release/lake --folder $(TARGET)/bench-lake dashboard

bench-weight: release ## Measure how fast RESPONDENTS are weighted to six margins, beside balance
	python3 -m venv $(TARGET)/bench-weight/peers
	$(TARGET)/bench-weight/peers/bin/pip install --quiet --requirement bench/weight/peers/requirements.txt
	$(TARGET)/bench-weight/peers/bin/python bench/weight/compare.py $(TARGET)/bench-weight $(TARGET)/release/convenor $(RESPONDENTS)

bench-lottery: release ## Measure how fast panels are drawn from the pools of REAL_SOURCE, beside sortition-algorithms
	python3 -m venv $(TARGET)/bench-lottery/peers
	$(TARGET)/bench-lottery/peers/bin/pip install --quiet --requirement bench/lottery/peers/requirements.txt
	$(TARGET)/bench-lottery/peers/bin/python bench/lottery/compare.py $(REAL_SOURCE)/sortition $(TARGET)/release/convenor

screenshots: release ## Picture every page, wide and narrow, into screenshots/
	tools/set-up.sh test
	CONVENOR_BIN=$(TARGET)/release/convenor node e2e/screenshots.mjs
