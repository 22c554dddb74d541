package graph

import (
	"encoding/base64"
	"encoding/binary"
	"hash/fnv"
	"strings"
	"unicode"
)

// A sketch is the MinHash of a text's runs of four words (Broder 1997): the
// share of places in which two sketches agree estimates the share of runs that
// the texts have in common. It lets a syndicated copy be told from a second
// source without keeping texts in memory.
const (
	sketchSize  = 64 // places of 16 bits; the standard error is at most 1/16
	sketchWords = 4
	// sketchSame is the least share of agreeing places for two texts to count
	// as one source.
	sketchSame = 0.6
	sketchBand = 2 // places that must agree for two texts to be compared
)

type sketch [sketchSize]uint16

// sketchOf is the sketch of a text; ok is false for a text without words.
func sketchOf(text string) (s sketch, ok bool) {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if len(words) == 0 {
		return s, false
	}
	var least [sketchSize]uint64
	for i := range least {
		least[i] = ^uint64(0)
	}
	for i := 0; i == 0 || i+sketchWords <= len(words); i++ {
		h := fnv.New64a()
		for _, w := range words[i:min(i+sketchWords, len(words))] {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
		x := h.Sum64()
		for j := range least {
			// Each place ranks the runs by another hash: splitmix64 seeded
			// with the place.
			z := x + uint64(j+1)*0x9e3779b97f4a7c15
			z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
			z = (z ^ z>>27) * 0x94d049bb133111eb
			z ^= z >> 31
			least[j] = min(least[j], z)
		}
	}
	for i, v := range least {
		// The low bits: the high ones of a minimum are nearly always zero.
		s[i] = uint16(v)
	}
	return s, true
}

func (s sketch) String() string {
	var b [2 * sketchSize]byte
	for i, v := range s {
		binary.BigEndian.PutUint16(b[2*i:], v)
	}
	return base64.RawStdEncoding.EncodeToString(b[:])
}

func parseSketch(text string) (s sketch, ok bool) {
	b, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil || len(b) != 2*sketchSize {
		return s, false
	}
	for i := range s {
		s[i] = binary.BigEndian.Uint16(b[2*i:])
	}
	return s, true
}

// same tells whether two texts count as one: enough places agree, among them
// the places of a band, by which alone a long list finds its pairs.
func (s *sketch) same(t *sketch) bool {
	differ := 0
	for i := range s {
		if s[i] != t[i] {
			if differ++; float64(sketchSize-differ) < sketchSame*sketchSize {
				return false
			}
		}
	}
	for at := 0; at < sketchSize; at += sketchBand {
		if [sketchBand]uint16(s[at:at+sketchBand]) == [sketchBand]uint16(t[at:at+sketchBand]) {
			return true
		}
	}
	return false
}

// sources counts the independent sources among documents: texts that are near
// copies of one another, directly or through others of the list, count once; a
// nil sketch is a source of its own.
type sources struct {
	docs   []*sketch
	parent []int32
	n      int
}

func (s *sources) root(i int32) int32 {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *sources) join(i, j int32) {
	ri, rj := s.root(i), s.root(j)
	if ri != rj && s.docs[i].same(s.docs[j]) {
		s.parent[rj] = ri
		s.n--
	}
}

func (s *sources) append(doc *sketch) int32 {
	i := int32(len(s.docs))
	s.docs, s.parent = append(s.docs, doc), append(s.parent, i)
	s.n++
	return i
}

// add adds one document, which is compared with all that are there.
func (s *sources) add(doc *sketch) {
	i := s.append(doc)
	if doc == nil {
		return
	}
	for j := range i {
		if s.docs[j] != nil {
			s.join(i, j)
		}
	}
}

// fewSources is the number of documents up to which comparing each with each
// takes less time than sorting them by their bands.
const fewSources = 32

// sourcesOf counts a whole list.
func sourcesOf(docs []*sketch) *sources {
	s := &sources{}
	if len(docs) <= fewSources {
		for _, d := range docs {
			s.add(d)
		}
		return s
	}
	type band struct {
		at   int
		vals [sketchBand]uint16
	}
	bands := map[band][]int32{}
	first := map[sketch]int32{}
	for _, d := range docs {
		i := s.append(d)
		if d == nil {
			continue
		}
		if j, again := first[*d]; again {
			s.join(j, i)
			continue
		}
		first[*d] = i
		for at := 0; at < sketchSize; at += sketchBand {
			k := band{at: at, vals: [sketchBand]uint16(d[at : at+sketchBand])}
			for _, j := range bands[k] {
				s.join(j, i)
			}
			bands[k] = append(bands[k], i)
		}
	}
	return s
}
