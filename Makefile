# `make` builds the site; `make help` lists the rest. Needs Python 3.11 or later; everything else it installs by itself.
.DEFAULT_GOAL := site
.PHONY: site setup test lint judges acceptance verapdf screenshots bench scores golden lock clean help

BIN := .venv/bin
# more content to build and judge, where it is at hand
MORE := ../shared/content
BUILD = $(BIN)/python build.py $$(test -e .venv/.pango && echo --pdf || echo --no-pdf)

site: setup ## build content/ into output/, PDFs included (ARGS="--jobs 1" passes more)
	@$(BUILD) $(ARGS)

setup: ## create or refresh .venv from the lock file
	@sh scripts/setup.sh

test: setup ## run the tests (ARGS="-k dates" passes more)
	@$(BIN)/python -m pytest -n auto --dist loadfile $(ARGS)

lint: setup ## check style and types
	@$(BIN)/python -m ruff check
	@$(BIN)/python -m ruff format --check
	@$(BIN)/python -m mypy

judges: setup ## install what the independent checkers need
	@$(BIN)/python -m scripts.acceptance.tools ../shared/checks

acceptance: site ## judge output/ with independent checkers, where they are at hand
	@test ! -d $(MORE) || $(BUILD) --content $(MORE) --output .cache/acceptance
	@test ! -e .venv/.pango || $(BIN)/python -m scripts.acceptance.prints content .cache/prints/output \
		$$(test ! -d $(MORE) || echo $(MORE) .cache/prints/acceptance)
	@rm -rf .cache/content && cp -R content .cache/content
	@{ echo 'host = "github-pages"'; cat content/site.toml; } >.cache/content/site.toml
	@$(BIN)/python build.py --content .cache/content --output .cache/github-pages --no-pdf
	@$(BIN)/python -m scripts.acceptance output .cache/github-pages $$(test ! -d $(MORE) || echo .cache/acceptance) $(ARGS)

screenshots: site ## take the pictures of the READMEs anew (docs/images/)
	@$(BIN)/python -m scripts.screenshots output

verapdf: ## ask veraPDF, where it is installed, whether the briefs in output/ keep PDF/A-3a and PDF/UA-1
	@command -v verapdf >/dev/null || { echo 'veraPDF is not installed here (https://verapdf.org)'; exit 1; }
	@for flavour in 3a ua1; do verapdf --flavour $$flavour --format text output/*/brief.pdf || exit 1; done

bench: setup ## measure each stage on growing text (ARGS="--save FILE" or "--compare FILE")
	@$(BIN)/python -m benchmarks $(ARGS)
	@$(BIN)/python -m benchmarks.limits

scores: setup ## score the finders on marked text against their goals (ARGS=--errors says what was missed)
	@$(BIN)/python -m benchmarks.scores $(ARGS)

golden: setup ## accept what the stages give now as their golden files; read the diff before you commit it
	@$(BIN)/python -m pytest tests/test_golden.py tests/render/test_brief_pictures.py --update-golden

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	@uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --no-emit-index-url \
		pyproject.toml -o requirements.lock

clean: ## remove what is generated, the environment too
	rm -rf output .cache .venv dist .mypy_cache .ruff_cache .pytest_cache .hypothesis waraqa/arabic/data/lexicon.json

help: ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## /\1\t/p' Makefile | while IFS="$$(printf '\t')" read -r name does; do \
		printf '  make %-11s %s\n' "$$name" "$$does"; done
