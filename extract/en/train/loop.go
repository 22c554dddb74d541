package main

import (
	"bytes"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"math/rand/v2"
	"os"
	"sort"
	"strings"
	"time"

	"github.com/relata-kg/relata/extract/en/internal/net"
)

// shards is the number of parts of a batch, each computed by a goroutine. It
// is fixed so that the result does not depend on the number of processors.
const shards = 2

// plan is what a training run does.
type plan struct {
	name    string // of the checkpoint
	seed    uint64
	epochs  int
	rate    float64 // of learning, at its highest
	tokens  int     // of a batch
	drop    rates
	unknown float64 // the word dropout: a word seen n times is unknown at unknown/(unknown+n)
	counts  map[string]int
	log     io.Writer
	dir     string // of checkpoints, "" for none
	// data returns the sentences of an epoch.
	data func(epoch int) ([]*sentence, error)
	// lm, if not nil, is trained instead of the tagger and parser.
	lm *languageModel
	// check measures the model after an epoch, nil for no measuring.
	check func(m *net.Model) figures
}

// checkpoint is the state of a run between epochs.
type checkpoint struct {
	Epoch   int
	Weights [][]float32
	Adam    *adam
}

// tensors are the parameters that a run changes.
func (p *plan) tensors(m *net.Model) []*net.Tensor {
	if p.lm == nil {
		return m.Tensors
	}
	return append(m.Tensors[:len(m.Tensors):len(m.Tensors)], p.lm.out[:]...)
}

func (p *plan) path() string { return p.dir + "/" + p.name + ".ckpt" }

func (p *plan) save(c *checkpoint) error {
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(c); err != nil {
		return err
	}
	tmp := p.path() + ".tmp"
	if err := os.WriteFile(tmp, b.Bytes(), 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, p.path())
}

// load reads a checkpoint and sets the model's parameters from it.
func (p *plan) load(path string, m *net.Model) (*checkpoint, error) {
	f, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var c checkpoint
	if err := gob.NewDecoder(bytes.NewReader(f)).Decode(&c); err != nil {
		return nil, fmt.Errorf("read checkpoint %s: %w", path, err)
	}
	tensors := p.tensors(m)
	if len(c.Weights) != len(tensors) {
		return nil, fmt.Errorf("checkpoint %s is of another model", path)
	}
	for i, t := range tensors {
		if len(c.Weights[i]) != len(t.W) {
			return nil, fmt.Errorf("checkpoint %s is of another model", path)
		}
		copy(t.W, c.Weights[i])
	}
	return &c, nil
}

// run trains the model, from the checkpoint of the plan's name if there is one.
func (p *plan) run(m *net.Model) error {
	opt := newAdam(p.tensors(m))
	first := 0
	if p.dir != "" {
		c, err := p.load(p.path(), m)
		switch {
		case err == nil:
			first, opt = c.Epoch, c.Adam
		case !errors.Is(err, fs.ErrNotExist):
			return err
		}
	}
	workers := make([]*worker, shards)
	for i := range workers {
		workers[i] = newWorker(m, p.tensors(m))
	}
	for epoch := first; epoch < p.epochs; epoch++ {
		start := time.Now()
		r := rand.New(rand.NewPCG(p.seed, uint64(epoch)))
		list, err := p.data(epoch)
		if err != nil {
			return err
		}
		list = augment(list, r)
		batches := cut(list, p.tokens, r)
		var sum sums
		tokens, rate := 0, 0.0
		for i, batch := range batches {
			done := (float64(epoch) + float64(i)/float64(len(batches))) / float64(p.epochs)
			// A short rise, then a linear fall.
			rate = p.rate * math.Min(1, math.Min(float64(opt.Step+1)/200, (1-done)*1.05+0.002))
			sum.add(p.step(m, workers, opt, batch, rate, r.Uint64()))
			for _, s := range batch {
				tokens += len(s.words)
			}
		}
		took := time.Since(start)
		nb := float64(len(batches))
		fmt.Fprintf(p.log, "%s %s epoch %d rate %.5f loss tag %.4f arc %.4f label %.4f name %.4f next %.4f, %d words, %.0f words/s\n",
			time.Now().Format(time.TimeOnly), p.name, epoch+1, rate, sum.tag/nb, sum.arc/nb, sum.label/nb, sum.name/nb, sum.next/nb, tokens, float64(tokens)/took.Seconds())
		if p.check != nil && (epoch%2 == 1 || epoch+1 == p.epochs) {
			m.Prepare()
			fmt.Fprintf(p.log, "%s %s epoch %d dev %v\n", time.Now().Format(time.TimeOnly), p.name, epoch+1, p.check(m))
		}
		if p.dir != "" {
			c := &checkpoint{Epoch: epoch + 1, Adam: opt}
			for _, t := range p.tensors(m) {
				c.Weights = append(c.Weights, t.W)
			}
			if err := p.save(c); err != nil {
				return err
			}
		}
	}
	m.Prepare()
	return nil
}

// step changes the model by one batch.
func (p *plan) step(m *net.Model, workers []*worker, opt *adam, batch []*sentence, rate float64, seed uint64) sums {
	m.Prepare()
	words := 0
	for _, s := range batch {
		words += len(s.words)
	}
	results := make([]sums, shards)
	inParallel(func(k int) {
		w, r := workers[k], rand.New(rand.NewPCG(seed, uint64(k)))
		var part []*sentence
		for i := k; i < len(batch); i += shards {
			part = append(part, batch[i])
		}
		p.fill(w, part, r)
		if p.lm != nil {
			results[k] = w.predict(p.lm, part, 1/float32(words), r)
		} else {
			results[k] = w.step(part, 1/float32(words))
		}
	})
	var sum sums
	for k := range workers {
		sum.add(results[k])
	}
	opt.apply(p.tensors(m), workers, rate)
	return sum
}

// fill sets the features and dropout masks of a shard; its sentences must be in
// order of falling length.
func (p *plan) fill(w *worker, part []*sentence, r *rand.Rand) {
	var lens []int
	for _, s := range part {
		lens = append(lens, len(s.words))
	}
	b := &w.batch
	b.Reset(lens)
	for s, x := range part {
		w.m.SetWords(b, s, x.words)
		// The model must find names that the gazetteer lacks.
		noMarks := r.Float64() < 0.15
		for i := range x.words {
			row := b.Row(s, i)
			if noMarks {
				b.Mark[row] = 0
			}
			if id := b.Word[row]; id > 0 {
				n := float64(p.counts[w.m.Words[id]])
				if r.Float64() < p.unknown/(p.unknown+n)+0.02 {
					b.Word[row] = 0
				}
			}
			// Drop the word as written, the most specific feature, often, and
			// others at times, so that new words are read well.
			g := b.Gram[row]
			keep := g[:0]
			for j, f := range g {
				rate := 0.05
				if j == len(g)-1 {
					rate = 0.4
				}
				if r.Float64() >= rate {
					keep = append(keep, f)
				}
			}
			b.Gram[row] = keep
		}
	}
	w.setMasks(r, len(part), p.drop)
}

// augment writes a few sentences in another case, so that headlines and
// careless writing are read too.
func augment(list []*sentence, r *rand.Rand) []*sentence {
	out := make([]*sentence, len(list))
	for i, s := range list {
		out[i] = s
		var f func(string) string
		switch x := r.Float64(); {
		case x < 0.02:
			f = strings.ToUpper
		case x < 0.035:
			f = strings.ToLower
		case x < 0.05:
			f = title
		default:
			continue
		}
		c := *s
		c.words = make([]string, len(s.words))
		for j, w := range s.words {
			c.words[j] = f(w)
		}
		out[i] = &c
	}
	return out
}

func title(w string) string {
	if len(w) > 3 {
		return strings.ToUpper(w[:1]) + w[1:]
	}
	return w
}

// cut shuffles sentences into batches of about the given number of tokens, of
// similar lengths, each in order of falling length.
func cut(list []*sentence, tokens int, r *rand.Rand) [][]*sentence {
	list = append([]*sentence(nil), list...)
	r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	const pool = 800
	var out [][]*sentence
	for len(list) > 0 {
		part := list[:min(pool, len(list))]
		list = list[len(part):]
		sort.SliceStable(part, func(i, j int) bool { return len(part[i].words) > len(part[j].words) })
		for len(part) > 0 {
			n, sum := 0, 0
			for n < len(part) && (n == 0 || sum+len(part[n].words) <= tokens) {
				sum += len(part[n].words)
				n++
			}
			out = append(out, part[:n:n])
			part = part[n:]
		}
	}
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	return out
}
