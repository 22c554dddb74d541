package tagger

import (
	"math/rand/v2"
)

// Example is a sentence with, per word, the set of tags its annotation allows.
type Example struct {
	Words   []Word
	Allowed []uint32
}

// dropout is the share of features left out at every step of learning.
const dropout = 0.2

// Train learns weights in so many passes over the examples, in an order that
// seed decides, and averages them. Features met less than minCount times are
// left out. Progress is told after every pass, with the number of sentences
// that were wrong.
func Train(lex *Lexicon, examples []Example, passes, minCount int, seed uint64, progress func(pass, wrong int)) *Model {
	// Number the features.
	count := map[uint32]int{}
	var fs []uint32
	for _, x := range examples {
		caps := AllCaps(x.Words)
		for i := range x.Words {
			fs = lex.Features(fs[:0], x.Words, i, caps)
			for _, f := range fs {
				count[f]++
			}
		}
	}
	number := map[uint32]int32{}
	for _, x := range examples {
		caps := AllCaps(x.Words)
		for i := range x.Words {
			for _, f := range lex.Features(fs[:0], x.Words, i, caps) {
				if _, ok := number[f]; !ok && count[f] >= minCount {
					number[f] = int32(len(number))
				}
			}
		}
	}
	rows := make([][N]float32, len(number))
	sums := make([][N]float32, len(number)) // of weight times the step it was added at
	feats := make([][][]int32, len(examples))
	for k, x := range examples {
		caps := AllCaps(x.Words)
		feats[k] = make([][]int32, len(x.Words))
		for i := range x.Words {
			for _, f := range lex.Features(fs[:0], x.Words, i, caps) {
				if n, ok := number[f]; ok {
					feats[k][i] = append(feats[k][i], n)
				}
			}
		}
	}
	m := &Model{Lexicon: *lex}
	var transSum [N + 1][N]float32
	step := float32(1)
	rng := rand.New(rand.NewPCG(seed, 1))
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	for pass := range passes {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		wrong := 0
		for _, k := range order {
			x := examples[k]
			e := make([][N]float32, len(x.Words))
			// A part of the features is left out at random, so that the
			// others learn to do without them.
			seen := make([][]int32, len(x.Words))
			for i := range e {
				for _, f := range feats[k][i] {
					if rng.Float32() >= dropout {
						seen[i] = append(seen[i], f)
					}
				}
				for _, f := range seen[i] {
					row := &rows[f]
					for t := range row {
						e[i][t] += row[t]
					}
				}
			}
			got := m.Decode(e, nil)
			fits := true
			for i, t := range got {
				fits = fits && x.Allowed[i]&(1<<t) != 0
			}
			step++
			if fits {
				continue
			}
			wrong++
			want := m.Decode(e, x.Allowed)
			pg, pw := N, N
			for i := range got {
				if got[i] != want[i] {
					for _, f := range seen[i] {
						rows[f][want[i]]++
						rows[f][got[i]]--
						sums[f][want[i]] += step
						sums[f][got[i]] -= step
					}
				}
				m.Trans[pw][want[i]]++
				m.Trans[pg][got[i]]--
				transSum[pw][want[i]] += step
				transSum[pg][got[i]] -= step
				pg, pw = got[i], want[i]
			}
		}
		if progress != nil {
			progress(pass+1, wrong)
		}
	}
	m.Weights = make(map[uint32]*[N]float32, len(number))
	for f, n := range number {
		var row [N]float32
		some := false
		for t := range row {
			row[t] = rows[n][t] - sums[n][t]/step
			some = some || row[t] != 0
		}
		if some {
			m.Weights[f] = &row
		}
	}
	for a := range m.Trans {
		for b := range m.Trans[a] {
			m.Trans[a][b] -= transSum[a][b] / step
		}
	}
	m.Scale = 1
	return m
}

// Spread is the mean difference between the best tag's score and the next
// best's, the unit that hints are weighed in.
func (m *Model) Spread(examples []Example) float32 {
	sum, n := 0.0, 0
	for _, x := range examples {
		for _, e := range m.Emissions(x.Words, Hints{}) {
			best, next := float32(-1e30), float32(-1e30)
			for _, v := range e {
				if v > best {
					best, next = v, best
				} else if v > next {
					next = v
				}
			}
			sum += float64(best - next)
			n++
		}
	}
	if n == 0 {
		return 1
	}
	return float32(sum / float64(n))
}

// Mean averages models that were trained alike from different seeds: what they
// share is what the data say, the rest is the order they met them in.
func Mean(models []*Model) *Model {
	m := &Model{Lexicon: models[0].Lexicon, Weights: map[uint32]*[N]float32{}}
	k := float32(len(models))
	for _, o := range models {
		for f, row := range o.Weights {
			if m.Weights[f] == nil {
				m.Weights[f] = new([N]float32)
			}
			for t, v := range row {
				m.Weights[f][t] += v / k
			}
		}
		for a := range m.Trans {
			for b := range m.Trans[a] {
				m.Trans[a][b] += o.Trans[a][b] / k
			}
		}
	}
	return m
}
