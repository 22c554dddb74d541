# What a developer runs. CI runs .ci/run, which needs nothing from here.
GO ?= go

.PHONY: build test bench scale lint fuzz train examples

build:
	$(GO) build -o bin/relata ./cmd/relata

test:
	$(GO) test ./...

# Tokens a second and allocations of every stage of reading on one core, beside
# the library prose on the same text; then every other benchmark.
bench:
	cd extract/en/prosebench && $(GO) test -run '^$$' -bench . -benchmem -cpu 1
	$(GO) test -run '^$$' -bench . -benchmem ./...

# What an article costs as the graph grows, and how soon it answers then: SCALE
# articles in BUILDS builds. On one core 10,000 take five minutes.
SCALE ?= 10000
BUILDS ?= 1
scale:
	RELATA_SCALE=$(SCALE) RELATA_SCALE_BUILDS=$(BUILDS) $(GO) test -count 1 -timeout 4h -v -run '^TestScale$$' ./cmd/relata

lint:
	.ci/lint

# FUZZTIME is for each fuzzer.
FUZZTIME ?= 20s
fuzz:
	.ci/fuzz $(FUZZTIME)

# TREEBANKS is a folder as extract/en/train/README.md describes it. The later
# steps learn from what the earlier ones write, in this order. The first takes
# three hours on two cores and goes on from where it was stopped.
TREEBANKS ?= ../shared/training
train:
	$(GO) run ./extract/en/train -data $(TREEBANKS) -test
	$(GO) run ./extract/en/lemma/learn extract/en/lemma $(TREEBANKS)/treebank/ewt-train.conllu $(TREEBANKS)/treebank/gum-train.conllu
	$(GO) run ./extract/en/names/learn -data $(TREEBANKS)
	$(GO) run ./extract/en/coref/train -corpus $(TREEBANKS)/coref

examples:
	$(GO) test -count 1 -v ./examples/...
