package score

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/actant-nlp/actant/syntax"
)

// A GAPTable is the score on GAP (Webster et al., TACL 6, 2018): a pronoun and
// two names in a passage, and for each name whether the pronoun refers to it. F1
// over the pairs, for all, masculine and feminine pronouns; Bias is the feminine
// F1 over the masculine. A name is said to be meant when the pronoun's chain has
// a mention whose head (for a name: any part of it) overlaps the name.
type GAPTable struct {
	All       F1      `json:"all"`
	Masculine F1      `json:"masculine"`
	Feminine  F1      `json:"feminine"`
	Bias      float64 `json:"bias"`
	Examples  int     `json:"examples"`
	Unfound   int     `json:"unfound"` // pronouns in no chain

	Answers []GAPAnswer `json:"-"`
}

// A GAPExample is a row of the file, in bytes.
type GAPExample struct {
	ID, Text     string
	Pronoun      syntax.Span
	Names        [2]syntax.Span
	Coreferent   [2]bool
	IsMasculine  bool
	PronounFound bool
}

// A GAPAnswer is an example with what the chains say.
type GAPAnswer struct {
	GAPExample
	Said [2]bool
}

// GAP scores chains on a file of GAP.
func GAP(ctx context.Context, path string, analyse Chains) (GAPTable, error) {
	examples, err := ReadGAP(path)
	if err != nil {
		return GAPTable{}, err
	}
	var t GAPTable
	for _, e := range examples {
		_, chains, err := analyse(ctx, e.Text)
		if err != nil {
			return GAPTable{}, fmt.Errorf("%s: %w", e.ID, err)
		}
		t.Add(e, chains)
	}
	t.Done()
	return t, nil
}

// Add judges one example by the chains of its text.
func (t *GAPTable) Add(e GAPExample, chains [][]Referring) {
	t.Examples++
	a := GAPAnswer{GAPExample: e}
	for _, c := range chains {
		if !anyOverlaps(c, e.Pronoun) {
			continue
		}
		a.PronounFound = true
		for k, name := range e.Names {
			a.Said[k] = a.Said[k] || anyOverlaps(c, name)
		}
	}
	t.Unfound += count(!a.PronounFound)
	t.Answers = append(t.Answers, a)
	f := &t.Feminine
	if e.IsMasculine {
		f = &t.Masculine
	}
	for k := range e.Names {
		hit := count(a.Said[k] && e.Coreferent[k])
		for _, f := range []*F1{&t.All, f} {
			f.add(hit, count(e.Coreferent[k]), count(a.Said[k]))
		}
	}
}

func anyOverlaps(c []Referring, s syntax.Span) bool {
	for _, r := range c {
		if r.Head.Overlaps(s) {
			return true
		}
	}
	return false
}

// Done makes the table's figures of what was added.
func (t *GAPTable) Done() {
	for _, f := range []*F1{&t.All, &t.Masculine, &t.Feminine} {
		f.done()
	}
	if t.Masculine.F > 0 {
		t.Bias = t.Feminine.F / t.Masculine.F
	}
}

// ReadGAP reads a file of GAP, turning its offsets from characters into bytes.
func ReadGAP(path string) ([]GAPExample, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out, err := readGAP(f)
	if err != nil {
		return nil, fmt.Errorf("%s:%w", path, err)
	}
	return out, nil
}

func readGAP(r io.Reader) ([]GAPExample, error) {
	var out []GAPExample
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<22)
	for n := 1; sc.Scan(); n++ {
		f := strings.Split(sc.Text(), "\t")
		if n == 1 || len(f) == 1 && f[0] == "" {
			continue
		}
		if len(f) < 10 {
			return nil, fmt.Errorf("%d: %d columns, want 11", n, len(f))
		}
		e := GAPExample{ID: f[0], Text: f[1]}
		var err error
		for k, col := range []int{2, 4, 7} {
			var s syntax.Span
			if s, err = spanAt(f[1], f[col], f[col+1]); err != nil {
				return nil, fmt.Errorf("%d: %w", n, err)
			}
			if k == 0 {
				e.Pronoun = s
			} else {
				e.Names[k-1] = s
				e.Coreferent[k-1] = strings.EqualFold(f[col+2], "true")
			}
		}
		switch strings.ToLower(f[2]) {
		case "he", "him", "his", "himself":
			e.IsMasculine = true
		}
		out = append(out, e)
	}
	return out, sc.Err()
}

// spanAt is where words stand that begin at a character offset of text.
func spanAt(text, words, offset string) (syntax.Span, error) {
	n, err := strconv.Atoi(offset)
	if err != nil {
		return syntax.Span{}, err
	}
	at := 0
	for range n {
		if at >= len(text) {
			return syntax.Span{}, fmt.Errorf("offset %s is past the end", offset)
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	if !strings.HasPrefix(text[at:], words) {
		return syntax.Span{}, fmt.Errorf("no %q at %s", words, offset)
	}
	return syntax.Span{Start: at, End: at + len(words)}, nil
}
