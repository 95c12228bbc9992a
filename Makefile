# make run     opens the reader, after doing whatever set-up is missing
# make test    runs every test, likewise
# make fuzz    an hour a target; make fuzz FUZZ_SECONDS=5 briefly
# make stress  kills, damages and crowds libraries, and counts the work of reading, for an hour: says what was lost
# make postgres   opens the reader on a PostgreSQL server of its own, which goes when the reader is closed
# make man     writes the manual page and the README's keys and screens anew, from the program itself
# make deb     a Debian package in .build/dist
# make dist    a tarball with an installer there, for other distributions
# The other targets: setup build lint format bench install uninstall clean

PREFIX  ?= /usr/local
DESTDIR ?=
ARGS    ?=

# What the build links and what the tests drive the program with.
PACKAGES := pkg-config libncurses-dev libsqlite3-dev libxml2-dev libcurl4-openssl-dev zlib1g-dev libzstd-dev libpq-dev libfribidi0 tmux

# No other program links with this one: without its names in the table that others would look them up in, the loader has
# less to read at each start. It loads no library from the folder it stands in, where anybody may have put one.
RELEASE := -c release --static-swift-stdlib -Xlinker -s -Xlinker --no-export-dynamic --disable-local-rpath
PROGRAM := .build/release/dateline
SOURCES := Package.swift $(shell find Sources -type f)
READY   := .build/setup-done
# The linker takes the C++ library from here; see Package.swift.
STATIC  := .build/static/libstdc++.a

# For `dateline --version`. Empty without git, and where git does not trust the folder.
export DATELINE_COMMIT := $(shell git describe --always --dirty --abbrev=12 --exclude '*' 2>/dev/null)
COMMIT := .build/commit

BIN   := $(DESTDIR)$(PREFIX)/bin
SHARE := $(DESTDIR)$(PREFIX)/share

.PHONY: setup build run test lint format man bench fuzz stress postgres install uninstall deb dist clean FORCE

run: build
	@$(PROGRAM) $(ARGS)

build: $(PROGRAM)

$(PROGRAM): $(SOURCES) $(COMMIT) | $(READY) $(STATIC)
	swift build $(RELEASE) --product dateline
	@touch $@

# Changes only when the commit does, and only then is the program linked anew.
$(COMMIT): FORCE
	@mkdir -p .build
	@echo '$(DATELINE_COMMIT)' | cmp -s - $@ || echo '$(DATELINE_COMMIT)' > $@

$(STATIC):
	@mkdir -p $(dir $@) && ln -sf "$$(clang -print-file-name=$(notdir $@))" $@

setup:
	@rm -f $(READY)
	@$(MAKE) --no-print-directory $(READY)

$(READY): Makefile Resources/build/setup.sh
	@sh Resources/build/setup.sh $(PACKAGES)
	@mkdir -p .build && touch $@

# The tests drive the built program too.
test: build
	swift test --parallel

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

format:
	swift format --in-place --recursive Package.swift Sources Tests

bench: build
	python3 Resources/build/bench.py $(PROGRAM)

# Each target in Tests/Fuzz is built with libFuzzer and AddressSanitizer, apart from the program, and run in turn.
# A crash ends it; the input is in .build/fuzz.
FUZZ_SECONDS ?= 3600
FUZZERS      ?= $(filter-out README.md Seeds,$(notdir $(wildcard Tests/Fuzz/*)))
FUZZ_BUILD   := -c release --scratch-path .build/fuzz --sanitize fuzzer --sanitize address \
    -Xswiftc -sanitize-coverage=edge,inline-8bit-counters,pc-table

fuzz: $(READY)
	@set -e; for name in $(FUZZERS); do \
	    echo "== fuzzing $$name for $(FUZZ_SECONDS) s"; \
	    DATELINE_FUZZ=1 swift build $(FUZZ_BUILD) --product Fuzz$$name; \
	    mkdir -p .build/fuzz/corpus/$$name Tests/Fuzz/Seeds/$$name; \
	    ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=16 SWIFT_BACKTRACE=enable=no .build/fuzz/release/Fuzz$$name \
	        -max_total_time=$(FUZZ_SECONDS) -timeout=2 -rss_limit_mb=1024 -max_len=16384 -print_final_stats=0 \
	        -verbosity=0 -print_funcs=0 -artifact_prefix=.build/fuzz/$$name- .build/fuzz/corpus/$$name Tests/Fuzz/Seeds/$$name; \
	done

# Each proof ends with 'passed', or says what failed, keeps the files and ends the run. Sources/DatelineStress/main.swift
# says what each does; the tests do all of them briefly.
STRESS         := .build/release/dateline-stress
STRESS_KILLS   ?= 1000
STRESS_SERVER_KILLS ?= 100
STRESS_DAMAGES ?= 1000
STRESS_RESTORES ?= 500
STRESS_EDITS   ?= 10000
STRESS_SECONDS ?= 600
STRESS_QUERIES ?= 100000
STRESS_BYTES   ?= 20000
STRESS_LIST    ?= $(wildcard ../shared/hostile/search_queries.json)

stress: build
	swift build $(RELEASE) --product dateline-stress
	$(STRESS) kills $(STRESS_KILLS)
	if ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null; then \
	    $(STRESS) server-kills $(STRESS_SERVER_KILLS); fi
	$(STRESS) damage $(STRESS_DAMAGES) $(PROGRAM)
	$(STRESS) restores $(STRESS_RESTORES) $(PROGRAM)
	$(STRESS) edits $(STRESS_EDITS) $(PROGRAM)
	$(STRESS) queries $(STRESS_QUERIES) $(STRESS_LIST)
	$(STRESS) crowd $(STRESS_SECONDS)
	$(STRESS) growth $(STRESS_BYTES)

postgres: build
	@sh Resources/build/postgres.sh $(PROGRAM)

man: build
	python3 Resources/build/manual.py $(PROGRAM)
	python3 Resources/build/screens.py $(PROGRAM)

# What is installed is listed, so that as much is taken away again and nothing else.
DATA     := $(notdir $(wildcard Resources/*.dat)) languages.tsv model.md languages.md
ARTICLES := $(notdir $(wildcard articles/*))
# Whom to credit goes wherever the model and the lists go: their licences ask for it.
TERMS    := LICENSE NOTICE
MAN      := $(SHARE)/man/man1/dateline.1
BASH     := $(SHARE)/bash-completion/completions/dateline
ZSH      := $(SHARE)/zsh/site-functions/_dateline
FISH     := $(SHARE)/fish/vendor_completions.d/dateline.fish

install: build
	install -d $(BIN) $(SHARE)/dateline/articles $(dir $(MAN) $(BASH) $(ZSH) $(FISH))
	install -m 755 $(PROGRAM) $(BIN)/dateline
	install -m 644 $(addprefix Resources/,$(DATA)) $(SHARE)/dateline
	install -m 644 $(addprefix articles/,$(ARTICLES)) $(SHARE)/dateline/articles
	install -m 644 $(TERMS) $(SHARE)/dateline
	install -m 644 Resources/dateline.1 $(MAN)
	$(PROGRAM) --generate-completion-script bash | sed '1{/^#!/d}' > $(BASH)
	$(PROGRAM) --generate-completion-script zsh > $(ZSH)
	$(PROGRAM) --generate-completion-script fish > $(FISH)
	chmod 644 $(BASH) $(ZSH) $(FISH)

uninstall:
	rm -f $(BIN)/dateline $(MAN) $(BASH) $(ZSH) $(FISH) $(addprefix $(SHARE)/dateline/,$(DATA) $(TERMS)) \
	    $(addprefix $(SHARE)/dateline/articles/,$(ARTICLES))
	@rmdir $(SHARE)/dateline/articles $(SHARE)/dateline 2>/dev/null || true

deb: build
	@sh Resources/build/deb.sh $(PROGRAM) .build/dist

dist: build
	@sh Resources/build/dist.sh $(PROGRAM) .build/dist

clean:
	rm -rf .build
