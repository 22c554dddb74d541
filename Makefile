# What a developer runs. CI runs .ci/run, which needs nothing from here.
GO ?= go

.PHONY: build test bench lint fuzz train examples

build:
	$(GO) build -o bin/relata ./cmd/relata

test:
	$(GO) test ./...

# Tokens a second and allocations of every stage, and of the store.
bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

lint:
	.ci/lint

# FUZZTIME is for each fuzzer.
FUZZTIME ?= 20s
fuzz:
	.ci/fuzz $(FUZZTIME)

# TREEBANKS is a folder as extract/en/train describes it.
TREEBANKS ?= ../shared/training
train:
	$(GO) run ./extract/en/train $(TREEBANKS)

examples:
	$(GO) test -count 1 -v ./examples/...
