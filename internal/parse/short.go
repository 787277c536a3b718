package parse

import (
	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/syntax"
)

// shortLen is the length of sentences that are analysed once a text: menus,
// tables and lists repeat them, and each costs the encoder as many rows of
// padding as tokens.
const shortLen = 2

// A short is all that the analysis of a short sentence depends on.
type short struct {
	n     int
	words [shortLen]string
	hints [shortLen]uint64
}

// shortOf is the short of a sentence; false when it is longer.
func shortOf(tokens []syntax.Token, hints []uint64) (short, bool) {
	k := short{n: len(tokens)}
	if k.n > shortLen {
		return k, false
	}
	for i := range tokens {
		k.words[i] = tokens[i].Text
		if hints != nil {
			k.hints[i] = hints[i]
		}
	}
	return k, true
}

// shorts remembers the analyses of short sentences.
type shorts struct {
	place map[short]int // -> index into out
	out   [][shortLen]encoder.Analysis
}

// maxShorts bounds what is remembered of one text.
const maxShorts = 4096

func (s *shorts) find(k short) (*[shortLen]encoder.Analysis, bool) {
	i, ok := s.place[k]
	if !ok {
		return nil, false
	}
	return &s.out[i], true
}

func (s *shorts) add(k short, out []encoder.Analysis) {
	if s.place == nil {
		s.place = map[short]int{}
	}
	if _, ok := s.place[k]; ok || len(s.out) >= maxShorts {
		return
	}
	s.place[k] = len(s.out)
	var a [shortLen]encoder.Analysis
	copy(a[:], out)
	s.out = append(s.out, a)
}

// forget lets go of the text.
func (s *shorts) forget() {
	clear(s.place)
	s.out = s.out[:0]
}
