package train

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/encoder"
)

//go:embed mapping.txt
var mappingText string

// typeLetters are the letters of mapping.txt for the types of names.
var typeLetters = map[rune]string{
	'P': "PERSON", 'O': "ORGANIZATION", 'L': "PLACE", 'G': "GROUP",
	'R': "PRODUCT", 'E': "EVENT", 'W': "WORK", 'A': "LAW",
}

// NameTypes are the types of names a model tells apart, sorted.
func NameTypes() []string {
	var out []string
	for _, t := range typeLetters {
		out = append(out, t)
	}
	slices.Sort(out)
	return out
}

// A typeSet is a set of name types: bit t for type t of the labels. unknown is
// a span of which nothing is known.
type typeSet uint32

const unknown = typeSet(1 << 31)

// A mapRule is one line of mapping.txt.
type mapRule struct {
	label, tag string
	types      typeSet
}

// A labelMap is the lines of one corpus.
type labelMap struct {
	rules   []mapRule
	outside typeSet // types the corpus leaves unmarked
}

// plainMapping takes a corpus' labels as types.
func plainMapping(l *encoder.Labels) *labelMap {
	m := &labelMap{}
	for i, t := range l.Types {
		m.rules = append(m.rules, mapRule{t, "", 1 << i})
	}
	return m
}

// readMapping reads the lines of mapping.txt for a corpus. A corpus that is not
// there has the labels of its data taken as types.
func readMapping(corpus string, l *encoder.Labels) (*labelMap, error) {
	m := &labelMap{}
	for n, line := range strings.Split(mappingText, "\n") {
		f := strings.Fields(line)
		if len(f) == 0 || strings.HasPrefix(f[0], "#") || f[0] != corpus {
			continue
		}
		if len(f) != 3 {
			return nil, fmt.Errorf("train: mapping.txt:%d: want corpus, label, types", n+1)
		}
		types, err := parseTypes(f[2], l)
		if err != nil {
			return nil, fmt.Errorf("train: mapping.txt:%d: %w", n+1, err)
		}
		label, tag, _ := strings.Cut(f[1], "/")
		if label == "O" {
			m.outside = types
			continue
		}
		m.rules = append(m.rules, mapRule{label, tag, types})
	}
	if m.rules == nil {
		return plainMapping(l), nil
	}
	return m, nil
}

func parseTypes(s string, l *encoder.Labels) (t typeSet, err error) {
	switch s {
	case "-":
		return 0, nil
	case "?":
		return unknown, nil
	}
	for _, r := range s {
		i := slices.Index(l.Types, typeLetters[r])
		if i < 0 {
			return 0, fmt.Errorf("no type %q", r)
		}
		t |= 1 << i
	}
	return t, nil
}

// types is what a span with this label and head tag may be.
func (m *labelMap) types(label, tag string) (typeSet, bool) {
	for _, r := range m.rules {
		if r.label != label {
			continue
		}
		if stem, ok := strings.CutSuffix(r.tag, "*"); r.tag == "" || r.tag == tag || ok && strings.HasPrefix(tag, stem) {
			return r.types, true
		}
	}
	return 0, false
}

// A nameSpan is a name of the corpus: tokens From up to To.
type nameSpan struct {
	from, to int
	types    typeSet
}

// allowed turns spans into the labels each token may have.
func (m *labelMap) allowed(words []string, spans []nameSpan, l *encoder.Labels) []uint64 {
	all := typeSet(1<<len(l.Types) - 1)
	out := make([]uint64, len(words))
	for i := range words {
		out[i] = 1
		if m.outside == 0 {
			continue
		}
		switch {
		case capitalised(words[i]):
			out[i] |= beginBits(m.outside) | insideBits(m.outside)
		case betweenCapitals(words, i):
			out[i] |= insideBits(m.outside)
		}
	}
	for _, s := range spans {
		for i := s.from; i < s.to; i++ {
			switch {
			case s.types == unknown:
				out[i] = 1 | beginBits(all) | insideBits(all)
			case s.types == 0:
				out[i] = 1
			case i == s.from:
				out[i] = beginBits(s.types)
			default:
				out[i] = insideBits(s.types)
			}
		}
		// What follows a span does not continue it.
		if s.to < len(words) && s.types != unknown {
			out[s.to] &^= insideBits(s.types)
		}
	}
	for i := range out { // an inside needs something to continue
		if i == 0 || out[i-1]&^1 == 0 {
			out[i] &^= insideBits(all)
		}
		if out[i] == 0 {
			out[i] = 1
		}
	}
	return out
}

func beginBits(t typeSet) (bits uint64) {
	for i := range 31 {
		if t>>i&1 != 0 {
			bits |= 1 << (1 + 2*i)
		}
	}
	return bits
}

func insideBits(t typeSet) uint64 { return beginBits(t) << 1 }

func capitalised(w string) bool {
	for _, r := range w {
		if 'A' <= r && r <= 'Z' || r > 0x7f && strings.ToLower(string(r)) != string(r) {
			return true
		}
	}
	return false
}

// betweenCapitals reports whether word i may be inside a name: "of the" is.
func betweenCapitals(words []string, i int) bool {
	before := slices.ContainsFunc(words[max(0, i-3):i], capitalised)
	return before && slices.ContainsFunc(words[i+1:min(len(words), i+4)], capitalised)
}

// dropOverlaps keeps the longer of two spans that share a token.
func (s *sentence) dropOverlaps() {
	slices.SortStableFunc(s.spans, func(a, b labelled) int { return (b.to - b.from) - (a.to - a.from) })
	taken := make([]bool, len(s.words))
	s.spans = slices.DeleteFunc(s.spans, func(p labelled) bool {
		if slices.Contains(taken[p.from:p.to], true) {
			return true
		}
		for i := p.from; i < p.to; i++ {
			taken[i] = true
		}
		return false
	})
	slices.SortFunc(s.spans, func(a, b labelled) int { return a.from - b.from })
}
