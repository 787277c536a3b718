package parse_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/parse"
	"github.com/actant-nlp/actant/syntax"
)

// smallModel is a model whose weights say little, with the hints named.
func smallModel(t *testing.T, hints string) []byte {
	t.Helper()
	c := encoder.DefaultConfig()
	c.Width, c.Heads, c.HashRows, c.HashDim, c.Vectors, c.VectorDim, c.Hidden, c.MaxLen = 16, 2, 32, 4, 0, 8, 8, 20
	p := &encoder.Parts{Config: c, Hints: hints, Labels: encoder.Labels{
		UPOS: []string{"NOUN", "VERB"}, XPOS: []string{"NN", "VB"}, Feats: []string{""},
		Deprel: []string{"dep", "parataxis", "root"}, Types: []string{"PERSON", "PLACE"},
	}}
	if hints != "" {
		p.Config.HintBits = encoder.Gazetteers().Bits()
	}
	p.Network = encoder.NewNetwork(&p.Config, &p.Labels, true)
	n := 0
	p.Network.Each(func(_ string, m *encoder.Matrix) {
		for i := range m.Data {
			n = (n*1103515245 + 12345) & 0x7fffffff
			m.Data[i] = float32(n%1000)/1000 - 0.5
		}
	})
	for i := range p.Network.Hash {
		p.Hash = append(p.Hash, *encoder.Quantize(&p.Network.Hash[i]))
	}
	p.Network.Hash = nil
	p.Vectors.Table.Cols = c.VectorDim
	var b bytes.Buffer
	if err := p.Write(&b, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// text makes a Text of sentences already cut into tokens.
func text(sentences ...string) *syntax.Text {
	t := &syntax.Text{Source: strings.Join(sentences, "\n")}
	at := 0
	for _, s := range sentences {
		sent := syntax.Sentence{Span: syntax.Span{Start: at, End: at + len(s)}}
		for _, w := range strings.Fields(s) {
			i := at + strings.Index(t.Source[at:], w)
			sent.Tokens = append(sent.Tokens, syntax.Token{Span: syntax.Span{Start: i, End: i + len(w)}, Text: w, Head: -1})
			at = i + len(w)
		}
		t.Sentences = append(t.Sentences, sent)
		at++
	}
	t.Body = []syntax.Span{{Start: 0, End: len(t.Source)}}
	return t
}

func sample() *syntax.Text {
	return text("Ann Lee saw the harbour .", "It was closed .", strings.Repeat("and so on ", 40), "End")
}

func check(t *testing.T, s *syntax.Sentence) {
	t.Helper()
	roots := 0
	for i := range s.Tokens {
		tok := &s.Tokens[i]
		if tok.UPOS == "" || tok.XPOS == "" || tok.Lemma == "" || tok.Deprel == "" {
			t.Errorf("token %d is not filled in: %+v", i, tok)
		}
		steps := 0
		for h := i; h >= 0; h = s.Tokens[h].Head {
			if steps++; steps > len(s.Tokens) {
				t.Fatalf("token %d is on a cycle", i)
			}
		}
		if tok.Head < 0 {
			roots++
		}
	}
	if roots != 1 {
		t.Errorf("%d roots", roots)
	}
}

func TestParse(t *testing.T) {
	for _, hints := range []string{"", encoder.Gazetteers().Version()} {
		p, err := parse.Load(smallModel(t, hints))
		if err != nil {
			t.Fatal(err)
		}
		want := sample()
		if err := p.Parse(context.Background(), want); err != nil {
			t.Fatal(err)
		}
		for i := range want.Sentences {
			check(t, &want.Sentences[i])
		}
		var wg sync.WaitGroup
		for range 4 {
			wg.Go(func() {
				got := sample()
				if err := p.Parse(context.Background(), got); err != nil {
					t.Error(err)
				}
				if d := cmp.Diff(want, got); d != "" {
					t.Error(d)
				}
			})
		}
		wg.Wait()
	}
}

func TestParseNothing(t *testing.T) {
	p, err := parse.Load(smallModel(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Parse(context.Background(), &syntax.Text{Sentences: []syntax.Sentence{{}}}); err != nil {
		t.Error(err)
	}
}

func TestParseCancelled(t *testing.T) {
	p, err := parse.Load(smallModel(t, ""))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := p.Parse(ctx, sample()); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestOtherHints(t *testing.T) {
	if _, err := parse.Load(smallModel(t, "someone's-7")); err == nil || !strings.Contains(err.Error(), "someone's-7") {
		t.Errorf("error %v", err)
	}
	if _, err := parse.Load([]byte("nothing")); !errors.Is(err, encoder.ErrFormat) {
		t.Errorf("error %v", err)
	}
}
