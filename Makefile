# One word a habit. Everything runs in .venv, which bootstrap.py makes.
.PHONY: brief check test bench speed docs fix locks crash

BIN := .venv/bin

brief:          ## install, read examples/ and write brief.html
	python3 bootstrap.py brief

check:          ## format, lint, types, layers, docs
	python3 bootstrap.py check

test:           ## every check, then every test
	python3 bootstrap.py test

bench:          ## every benchmark we have an adapter for, with floors
	$(BIN)/python -m benchmarks all --dev

speed:          ## documents a second beside the bare parser
	$(BIN)/python -m benchmarks speed

crash:          ## kill -9 at 50 random moments of a 200-document read
	$(BIN)/python -m benchmarks crash

docs:           ## render the parts of docs/ that are made from the code
	$(BIN)/python docs/build.py

fix:            ## format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

locks:          ## pin every package anew, by hash and without an index
	$(BIN)/uv pip compile -q pyproject.toml requirements/build.in --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements/base.txt
	cd requirements && ../$(BIN)/uv pip compile -q dev.in --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o dev.txt
