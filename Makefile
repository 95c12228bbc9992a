# make run     opens the reader, after doing whatever set-up is missing
# make test    runs every test, likewise
# The other targets: setup build lint format bench install uninstall clean

PREFIX  ?= /usr/local
DESTDIR ?=
ARGS    ?=

# What the build links and what the tests drive the program with.
PACKAGES := pkg-config libncurses-dev libsqlite3-dev libxml2-dev libcurl4-openssl-dev tmux

RELEASE := -c release --static-swift-stdlib -Xlinker -s --product dateline
PROGRAM := .build/release/dateline
SOURCES := Package.swift $(shell find Sources -type f)
READY   := .build/setup-done

BIN   := $(DESTDIR)$(PREFIX)/bin
SHARE := $(DESTDIR)$(PREFIX)/share

.PHONY: setup build run test lint format bench install uninstall clean

run: build
	@$(PROGRAM) $(ARGS)

build: $(PROGRAM)

$(PROGRAM): $(SOURCES) | $(READY)
	swift build $(RELEASE)
	@touch $@

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

install: build
	install -d $(BIN) $(SHARE)/dateline $(SHARE)/man/man1 $(SHARE)/bash-completion/completions \
	    $(SHARE)/zsh/site-functions $(SHARE)/fish/vendor_completions.d
	install -m 755 $(PROGRAM) $(BIN)/dateline
	cp -R Resources articles $(SHARE)/dateline/
	rm -rf $(SHARE)/dateline/Resources/build
	swift package --allow-writing-to-package-directory generate-manual --output-directory .build/manual >/dev/null
	install -m 644 .build/manual/dateline.1 $(SHARE)/man/man1/dateline.1
	$(PROGRAM) --generate-completion-script bash > $(SHARE)/bash-completion/completions/dateline
	$(PROGRAM) --generate-completion-script zsh > $(SHARE)/zsh/site-functions/_dateline
	$(PROGRAM) --generate-completion-script fish > $(SHARE)/fish/vendor_completions.d/dateline.fish

uninstall:
	rm -f $(BIN)/dateline $(SHARE)/man/man1/dateline.1 $(SHARE)/bash-completion/completions/dateline \
	    $(SHARE)/zsh/site-functions/_dateline $(SHARE)/fish/vendor_completions.d/dateline.fish
	rm -rf $(SHARE)/dateline

clean:
	rm -rf .build
