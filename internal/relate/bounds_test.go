package relate

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// conjuncts makes "N1, N2 … and Nn met M1, M2 … and Mn .": every name is an
// entity, each group hangs on its first.
func conjuncts(n int) (*syntax.Text, []entity.Entity) {
	var b strings.Builder
	var toks []syntax.Token
	add := func(text, upos, xpos, deprel string, head int) int {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(text)
		toks = append(toks, syntax.Token{
			Span: syntax.Span{Start: start, End: b.Len()}, Text: text, Lemma: text, UPOS: upos, XPOS: xpos, Deprel: deprel, Head: head,
		})
		return len(toks) - 1
	}
	verb := 2*n - 1
	group := func(prefix, deprel string) {
		first := -1
		for i := range n {
			if i > 0 {
				add(",", "PUNCT", ",", "punct", first)
			}
			rel, head := "conj", first
			if i == 0 {
				rel, head = deprel, verb
			}
			if k := add(fmt.Sprintf("%s%d", prefix, i), "PROPN", "NNP", rel, head); i == 0 {
				first = k
			}
		}
	}
	group("A", "nsubj")
	toks[add("met", "VERB", "VBD", "root", -1)].Lemma = "meet"
	group("B", "obj")
	t := &syntax.Text{Source: b.String(), Body: []syntax.Span{{End: b.Len()}}}
	t.Sentences = []syntax.Sentence{{Span: syntax.Span{End: b.Len()}, Tokens: toks}}
	var es []entity.Entity
	for _, k := range toks {
		if k.UPOS == "PROPN" {
			es = append(es, entity.Entity{ID: "e" + k.Text, Type: entity.Person, Name: k.Text,
				Mentions: []entity.Mention{{Span: k.Span, Kind: entity.Name, Text: k.Text, Type: entity.Person}}})
		}
	}
	return t, es
}

// A sentence with hundreds of conjuncts gives a bounded number of relations, in
// time that grows with its length.
func TestBounds(t *testing.T) {
	for _, n := range []int{1, 50, 500, 1250} {
		text, es := conjuncts(n)
		start := time.Now()
		facts, err := New().Find(context.Background(), relation.News(), text, es)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(facts.Relations); got == 0 || got > maxPerSentence+maxPerMatch {
			t.Errorf("%d conjuncts: %d relations", n, got)
		}
		if d := time.Since(start); d > 30*time.Second {
			t.Errorf("%d conjuncts took %v", n, d)
		}
	}
}

// Trees that no parser should give — heads out of range, circles, everything on
// one token — do no harm.
func TestBrokenTrees(t *testing.T) {
	for name, head := range map[string]func(i, n int) int{
		"circle":       func(i, n int) int { return (i + 1) % n },
		"out of range": func(i, n int) int { return n + i },
		"own head":     func(i, _ int) int { return i },
		"one head":     func(int, int) int { return 0 },
		"chain":        func(i, _ int) int { return i - 1 },
		"negative":     func(i, _ int) int { return -2 - i },
	} {
		t.Run(name, func(t *testing.T) {
			for _, m := range readMarked(t, "testdata/sentences.conllu") {
				toks := m.text.Sentences[0].Tokens
				for i := range toks {
					toks[i].Head = head(i, len(toks))
				}
				facts, err := New().Find(context.Background(), relation.News(), &m.text, m.entities)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range facts.Relations {
					if r.Confidence < 0 || r.Confidence > 1 {
						t.Errorf("confidence %v", r.Confidence)
					}
					for _, a := range r.Args {
						if a.In(m.text.Source) == "" {
							t.Errorf("empty argument %+v", a)
						}
					}
				}
			}
		})
	}
}

// The finder stops when its context does.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	text, es := conjuncts(2)
	if _, err := New().Find(ctx, relation.News(), text, es); err == nil {
		t.Error("no error from a cancelled context")
	}
}
