package coref

import (
	"context"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/spaced"
	"github.com/actant-nlp/actant/syntax"
)

// scramble makes a text of tokens, heads and mentions that nothing has checked.
func scramble(source string, r *rand.Rand) (*syntax.Text, []entity.Mention) {
	deprels := strings.Fields("nsubj obj obl nmod appos conj compound amod det case flat root nsubj:pass nmod:poss nummod")
	upos := strings.Fields("NOUN PROPN VERB AUX ADJ DET PRON ADP NUM PUNCT PART CCONJ")
	xpos := strings.Fields("NN NNS NNP NNPS VBD VBN PRP PRP$ POS DT IN CD")
	t := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	for _, tok := range spaced.Tokens(source) {
		if len(t.Sentences) == 0 || r.IntN(12) == 0 {
			t.Sentences = append(t.Sentences, syntax.Sentence{Span: syntax.Span{Start: tok.Start}})
		}
		tok.Lemma, tok.UPOS, tok.XPOS = strings.ToLower(tok.Text), upos[r.IntN(len(upos))], xpos[r.IntN(len(xpos))]
		tok.Head, tok.Deprel = r.IntN(16)-2, deprels[r.IntN(len(deprels))]
		s := &t.Sentences[len(t.Sentences)-1]
		s.End, s.Tokens = tok.End, append(s.Tokens, tok)
	}
	types := []entity.Type{entity.Person, entity.Organization, entity.Place, entity.Group, entity.Product, entity.Law, entity.Date, entity.Thing, entity.Title, ""}
	var ms []entity.Mention
	for s := range t.Sentences {
		toks := t.Sentences[s].Tokens
		for i := range toks {
			if r.IntN(2) == 0 {
				continue
			}
			span := syntax.Span{Start: toks[i].Start, End: toks[min(i+r.IntN(4), len(toks)-1)].End}
			ms = append(ms, entity.Mention{Span: span, Text: span.In(source), Kind: []entity.Kind{entity.Name, entity.Nominal, entity.Pronoun}[r.IntN(3)],
				Type: types[r.IntN(len(types))], Sentence: s + r.IntN(3) - 1, Head: i + r.IntN(5) - 2, Confidence: r.Float64()})
		}
	}
	return t, ms
}

// FuzzResolve: whatever comes in, each mention comes out once, pronouns and
// titles perhaps not at all, in order, in entities in order.
func FuzzResolve(f *testing.F) {
	f.Add("Mr. Choi Min-ho met his sister , Choi Ana , in Moscow . The Russian leader said : “ I agree . ” It was the North .", uint64(1))
	f.Add("a the an his her its their two both “ ” \" ( ) , , or known as USA U.S. \xff\x00 日本", uint64(7))
	f.Fuzz(func(t *testing.T, source string, seed uint64) {
		if len(source) > 4000 {
			return
		}
		text, ms := scramble(source, rand.New(rand.NewPCG(seed, 1)))
		if len(ms) > 0 { // and one that lies nowhere
			ms = append(ms, entity.Mention{Span: syntax.Span{Start: len(source) + 3, End: len(source) + 9}, Kind: entity.Name, Type: entity.Person, Text: "Nobody"},
				entity.Mention{Span: syntax.Span{Start: -5, End: -1}, Kind: entity.Pronoun, Text: "he"})
		}
		before := slices.Clone(ms)
		var es []entity.Entity
		var err error
		cost := bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 100 * time.Microsecond, Bytes: 4 << 20, BytesPerByte: 10000}
		cost.Check(t, len(source), func() { es, err = Resolver{}.Resolve(context.Background(), text, ms) })
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(before, ms) {
			t.Error("the mentions given were changed")
		}
		check(t, es, ms)
	})
}

func check(t *testing.T, es []entity.Entity, ms []entity.Mention) {
	t.Helper()
	// Kind and type are not compared: the rest of the article may correct them.
	left, named := map[syntax.Span]int{}, map[syntax.Span]bool{}
	for _, m := range ms {
		left[m.Span]++
		named[m.Span] = named[m.Span] || m.Kind == entity.Name
	}
	for i, e := range es {
		if e.ID == "" || e.Name == "" && len(e.Mentions) > 0 && e.Mentions[0].Text != "" || len(e.Mentions) == 0 || e.Confidence < 0 || e.Confidence > 1 {
			t.Errorf("entity %+v", e)
		}
		if i > 0 && es[i-1].Mentions[0].Start > e.Mentions[0].Start {
			t.Error("entities are out of order")
		}
		for k, m := range e.Mentions {
			left[m.Span]--
			if k > 0 && e.Mentions[k-1].Start > m.Start {
				t.Error("mentions are out of order")
			}
		}
	}
	for k, n := range left {
		if n < 0 || n > 0 && named[k] {
			t.Errorf("%v came out %d times too few", k, n)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := (Resolver{}).Resolve(ctx, new(syntax.Text), nil); err == nil {
		t.Error("no error")
	}
	if es, err := (Resolver{}).Resolve(context.Background(), new(syntax.Text), nil); err != nil || len(es) != 0 {
		t.Error(es, err)
	}
}
