package pair

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A vocabulary numbers the features of the training data by their hashes.
type vocabulary struct {
	at   map[uint64]int32
	open bool // takes in new features
	seen []int32
}

func newVocabulary() *vocabulary { return &vocabulary{at: map[uint64]int32{}, open: true} }

// A bag gathers the features of one token or pair.
type bag struct {
	v    *vocabulary
	rows []int32
}

// FNV-1a.
const (
	hashStart = 14695981039346656037
	hashPrime = 1099511628211
)

func hashText(h uint64, s string) uint64 {
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * hashPrime
	}
	return (h ^ 0xff) * hashPrime
}

// add adds a feature, spelled in parts.
func (b *bag) add(parts ...string) {
	h := uint64(hashStart)
	for _, p := range parts {
		h = hashText(h, p)
	}
	b.addHash(h)
}

func (b *bag) addHash(h uint64) {
	row, ok := b.v.at[h]
	if !ok {
		if !b.v.open {
			return
		}
		row = int32(len(b.v.at))
		b.v.at[h] = row
		b.v.seen = append(b.v.seen, 0)
	}
	if b.v.open {
		b.v.seen[row]++
	}
	if !slices.Contains(b.rows, row) {
		b.rows = append(b.rows, row)
	}
}

// prune forgets the features seen fewer than least times, closes the
// vocabulary, and gives for each old row the new one, -1 for none.
func (v *vocabulary) prune(least int32) []int32 {
	moved := make([]int32, len(v.seen))
	next := int32(0)
	for i, n := range v.seen {
		moved[i] = -1
		if n >= least {
			moved[i] = next
			next++
		}
	}
	for h, row := range v.at {
		if moved[row] < 0 {
			delete(v.at, h)
		} else {
			v.at[h] = moved[row]
		}
	}
	v.close()
	return moved
}

// reopen has the vocabulary take in features again, close no more.
func (v *vocabulary) reopen() { v.open, v.seen = true, make([]int32, len(v.at)) }
func (v *vocabulary) close()  { v.open, v.seen = false, nil }

// renumber brings rows to the numbers that prune gave.
func renumber(rows, moved []int32) []int32 {
	out := rows[:0]
	for _, r := range rows {
		if moved[r] >= 0 {
			out = append(out, moved[r])
		}
	}
	return out
}

// shape writes a word's letters and digits as classes, runs shortened.
func shape(word string) string {
	var b strings.Builder
	last, run := byte(0), 0
	for _, r := range word {
		c := byte('.')
		switch {
		case unicode.IsUpper(r):
			c = 'A'
		case unicode.IsLetter(r):
			c = 'a'
		case unicode.IsDigit(r):
			c = '0'
		}
		if c != last {
			last, run = c, 0
		}
		if run++; run <= 2 {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// tokenFeatures describes token i to the tagger.
func (s *Sentence) tokenFeatures(v *vocabulary, i int) []int32 {
	b := &bag{v: v, rows: make([]int32, 0, 64)}
	b.add("bias")
	for d := -2; d <= 2; d++ {
		at := strconv.Itoa(d)
		b.add("w", at, s.lower(i+d))
		b.add("p", at, s.xpos(i+d))
		b.add("h", at, s.hint(i+d))
		b.add("s", at, s.shapeAt(i+d))
	}
	for d := -1; d <= 1; d++ {
		at := strconv.Itoa(d)
		b.add("n", at, s.name(i+d))
		for _, c := range s.classes(i + d) {
			b.add("c", at, c)
		}
	}
	for d := -1; d < 1; d++ {
		at := strconv.Itoa(d)
		b.add("ww", at, s.lower(i+d), s.lower(i+d+1))
		b.add("hh", at, s.hint(i+d), s.hint(i+d+1))
		b.add("ss", at, s.shapeAt(i+d), s.shapeAt(i+d+1))
	}
	b.add("sss", s.shapeAt(i-1), s.shapeAt(i), s.shapeAt(i+1))
	t := &s.Tokens[i]
	b.add("form", t.Text)
	b.add("lemma", t.Lemma)
	b.add("hw", s.hint(i), s.lower(i))
	b.add("hn", s.hint(i), s.name(i), s.shapeAt(i))
	for n := 1; n <= 4 && n <= len(t.Text); n++ {
		b.add("prefix", t.Text[:n])
		b.add("suffix", strings.ToLower(t.Text[len(t.Text)-n:]))
	}
	b.add("rel", t.Deprel, s.lemma(t.Head))
	b.add("headpos", t.Deprel, s.xpos(t.Head), s.xpos(i))
	if i == 0 {
		b.add("first", s.shapeAt(i))
	}
	return b.rows
}

// Beyond its ends a sentence has the word "^" or "$".
func (s *Sentence) edge(i int) string {
	if i < 0 {
		return "^"
	}
	return "$"
}

func (s *Sentence) in(i int) bool { return i >= 0 && i < len(s.Tokens) }

func (s *Sentence) lower(i int) string {
	if !s.in(i) {
		return s.edge(i)
	}
	return strings.ToLower(s.Tokens[i].Text)
}

func (s *Sentence) lemma(i int) string {
	if !s.in(i) {
		return s.edge(i)
	}
	if l := s.Tokens[i].Lemma; l != "" {
		return strings.ToLower(l)
	}
	return s.lower(i)
}

func (s *Sentence) xpos(i int) string {
	if !s.in(i) {
		return s.edge(i)
	}
	return s.Tokens[i].XPOS
}

func (s *Sentence) name(i int) string {
	if !s.in(i) {
		return s.edge(i)
	}
	return s.Tokens[i].Name
}

func (s *Sentence) shapeAt(i int) string {
	if !s.in(i) {
		return s.edge(i)
	}
	return shape(s.Tokens[i].Text)
}

// classes are the word classes of token i.
func (s *Sentence) classes(i int) []string {
	if i < 0 || i >= len(s.Classes) {
		return nil
	}
	return s.Classes[i]
}
