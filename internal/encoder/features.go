package encoder

import (
	"unicode"
	"unicode/utf8"
)

// FeatureKinds lists the word features there are, in the order of their seeds:
//
//	form      the whole normalised word
//	exact     the whole word with its case
//	suffixN   its last N characters, all of it when shorter (N 1 to 5)
//	prefixN   its first N characters, all of it when shorter (N 1 to 4)
//	case      its first character and whether it and the second are upper-case
//	shape     X, x, d for upper-case, lower-case, digit, others as they are; runs cut to three
func FeatureKinds() []string {
	return []string{
		"form", "exact", "suffix1", "suffix2", "suffix3", "suffix4", "suffix5",
		"prefix1", "prefix2", "prefix3", "prefix4", "case", "shape",
	}
}

// maxWordRunes is how much of a word its features see: the two ends of a
// longer one, so that a megabyte without a space costs no more than a word.
const maxWordRunes = 64

// A spelling is one word prepared for its features: its characters, and the
// same lower-cased with digits levelled and typographic variants replaced.
type spelling struct {
	raw  []rune
	norm []rune
}

// set prepares s for word, reusing its buffers.
func (s *spelling) set(word string) {
	s.raw, s.norm = s.raw[:0], s.norm[:0]
	if len(word) <= maxWordRunes {
		for _, r := range word {
			s.raw = append(s.raw, r)
		}
	} else {
		s.setLong(word)
	}
	for _, r := range s.raw {
		s.norm = append(s.norm, level(r))
	}
}

func (s *spelling) setLong(word string) {
	for i := 0; len(s.raw) < maxWordRunes/2 && i < len(word); {
		r, n := utf8.DecodeRuneInString(word[i:])
		s.raw = append(s.raw, r)
		i += n
	}
	var tail [maxWordRunes / 2]rune
	k := len(tail)
	for j := len(word); k > 0 && j > 0; {
		r, n := utf8.DecodeLastRuneInString(word[:j])
		k--
		tail[k] = r
		j -= n
	}
	s.raw = append(s.raw, tail[k:]...)
}

// level is the normalised form of one character.
func level(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		if 'A' <= r && r <= 'Z' {
			return r + ('a' - 'A')
		}
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	case r == '‘' || r == '’' || r == 'ʼ' || r == '`' || r == '´':
		return '\''
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return '"'
	case r == '–' || r == '—' || r == '‑' || r == '‐' || r == '−':
		return '-'
	case r == '…':
		return '.'
	case unicode.IsDigit(r):
		return '0'
	}
	return unicode.ToLower(r)
}

// FNV-1a, 64 bit, over runes; a feature's kind seeds it so that equal strings
// of different kinds do not fall together.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func hashRunes(seed uint64, rs []rune) uint64 {
	h := uint64(fnvOffset) ^ seed*0x9E3779B97F4A7C15
	for _, r := range rs {
		h = (h ^ uint64(r)) * fnvPrime
	}
	// A final mix: the low bits choose the row and FNV's are weak.
	h ^= h >> 32
	h *= 0xD6E8FEB86659FD93
	return h ^ h>>32
}

func (s *spelling) hash(kind int) uint64 {
	seed := uint64(kind + 1)
	n := len(s.norm)
	switch {
	case kind == 0:
		return hashRunes(seed, s.norm)
	case kind == 1:
		return hashRunes(seed, s.raw)
	case kind <= 6:
		return hashRunes(seed, s.norm[max(0, n-(kind-1)):])
	case kind <= 10:
		return hashRunes(seed, s.norm[:min(n, kind-6)])
	case kind == 11:
		return hashRunes(seed, s.caseKey())
	}
	return hashRunes(seed, s.shape())
}

func (s *spelling) caseKey() []rune {
	var key [3]rune
	if len(s.raw) > 0 {
		key[0] = s.norm[0]
		key[1] = upperMark(s.raw[0])
	}
	if len(s.raw) > 1 {
		key[2] = upperMark(s.raw[1])
	}
	return key[:]
}

func upperMark(r rune) rune {
	switch {
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLower(r):
		return 'x'
	}
	return '.'
}

func (s *spelling) shape() []rune {
	var out [24]rune
	n, run := 0, 0
	for i, r := range s.raw {
		c := s.norm[i]
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r) || unicode.IsLetter(r):
			c = 'x'
		case c == '0':
			c = 'd'
		}
		if n > 0 && out[n-1] == c {
			if run++; run > 3 {
				continue
			}
		} else {
			run = 1
		}
		if n == len(out) {
			break
		}
		out[n] = c
		n++
	}
	return out[:n]
}

// A Featurizer turns words into rows of the feature tables and of the vector
// table. It is a value for one goroutine: it holds buffers.
type Featurizer struct {
	kinds []int
	rows  uint64
	sp    spelling
}

// NewFeaturizer makes the Featurizer of configuration c.
func NewFeaturizer(c *Config) *Featurizer {
	f := &Featurizer{rows: uint64(c.HashRows)}
	all := FeatureKinds()
	for _, name := range c.Features {
		for k := range all {
			if all[k] == name {
				f.kinds = append(f.kinds, k)
			}
		}
	}
	return f
}

// Rows stores in dst, one a feature of the configuration, the rows of the
// feature tables that word selects, and returns the key of word in the vector
// table (see VectorKey).
func (f *Featurizer) Rows(word string, dst []int32) uint32 {
	f.sp.set(word)
	for i, k := range f.kinds {
		dst[i] = int32(f.sp.hash(k) % f.rows)
	}
	return f.sp.vectorKey()
}

// VectorKey is the key of a word in a vector table: a hash of its lower-cased
// form with typographic variants of punctuation levelled. Digits stay: years
// have vectors of their own.
func VectorKey(word string) uint32 {
	var s spelling
	s.set(word)
	return s.vectorKey()
}

func (s *spelling) vectorKey() uint32 {
	h := uint64(fnvOffset)
	for i, r := range s.norm {
		if r == '0' {
			r = s.raw[i]
		}
		h = (h ^ uint64(r)) * fnvPrime
	}
	h ^= h >> 29
	h *= 0xBF58476D1CE4E5B9
	h ^= h >> 32
	return uint32(h) | 1 // 0 is no word
}
