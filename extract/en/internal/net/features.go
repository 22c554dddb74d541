// Package net is the neural network of the English reader: its input
// features, its parameters and their file, the forward pass and the decoding.
// Package nn reads with it and package train fits it.
package net

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxRunes is the longest word that is read whole; of longer words the reader
// sees the first and last halves of this length.
const maxRunes = 24

// Norm returns the form under which a word is looked up: lower case, digits as
// 0, typographic quotes and dashes as ASCII, one form for all addresses.
func Norm(word string) string {
	if strings.Contains(word, "://") || strings.HasPrefix(word, "www.") {
		return "<url>"
	}
	if i := strings.IndexByte(word, '@'); i > 0 && strings.Contains(word[i:], ".") {
		return "<mail>"
	}
	plain := true
	for i := 0; i < len(word); i++ {
		if c := word[i]; c >= utf8.RuneSelf || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return word
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '0'
		case r == '’' || r == '‘' || r == '`':
			return '\''
		case r == '“' || r == '”' || r == '«' || r == '»' || r == '„' || r == '‟':
			return '"'
		case r == '–' || r == '—':
			return '-'
		}
		return unicode.ToLower(r)
	}, word)
}

// Kinds of character features, the seeds of their hashes.
const (
	featPrefix = iota + 1
	featSuffix
	featInner
	featShape
	featShapeSuffix
	featWord
)

// Grams appends the bucket numbers, below buckets, of the character features
// of a word to dst: prefixes and suffixes of up to 4 letters, inner trigrams,
// the word's shape, and the word itself as written.
func Grams(dst []int32, word string, buckets int) []int32 {
	norm := Norm(word)
	var buf [maxRunes + 2]rune
	w := append(buf[:0], '<')
	if n := utf8.RuneCountInString(norm); n <= maxRunes {
		for _, r := range norm {
			w = append(w, r)
		}
	} else {
		i := 0
		for _, r := range norm {
			if i < maxRunes/2 || i >= n-maxRunes/2 {
				w = append(w, r)
			}
			i++
		}
	}
	w = append(w, '>')
	n := len(w) - 2
	add := func(kind uint32, rs []rune) {
		h := hashStart(kind)
		for _, r := range rs {
			h = hashRune(h, r)
		}
		dst = append(dst, bucket(h, buckets))
	}
	for l := 1; l <= min(4, n); l++ {
		add(featPrefix, w[1:1+l])
		add(featSuffix, w[1+n-l:1+n])
	}
	for i := 0; i+3 <= len(w); i++ {
		add(featInner, w[i:i+3])
	}
	// The shape: classes of letters, runs cut to two.
	var sbuf [12]rune
	shape := sbuf[:0]
	var last rune
	run := 0
	for _, r := range word {
		c := class(r)
		if c == last {
			run++
		} else {
			last, run = c, 1
		}
		if run <= 2 && len(shape) < cap(shape) {
			shape = append(shape, c)
		}
	}
	add(featShape, shape)
	h := hashStart(featShapeSuffix)
	for _, r := range shape {
		h = hashRune(h, r)
	}
	for _, r := range w[1+max(0, n-2) : 1+n] {
		h = hashRune(h, r)
	}
	dst = append(dst, bucket(h, buckets))
	h = hashStart(featWord)
	for _, r := range word {
		h = hashRune(h, r)
	}
	return append(dst, bucket(h, buckets))
}

func class(r rune) rune {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLower(r):
		return 'x'
	case unicode.IsDigit(r):
		return '0'
	case unicode.IsLetter(r):
		return 'a'
	}
	return r
}

// FNV-1a over runes.
func hashStart(kind uint32) uint32     { return (2166136261 ^ kind) * 16777619 }
func hashRune(h uint32, r rune) uint32 { return (h ^ uint32(r)) * 16777619 }
func bucket(h uint32, buckets int) int32 {
	h ^= h >> 15
	h *= 0x2c1b3c6d
	h ^= h >> 12
	return int32(h % uint32(buckets))
}
