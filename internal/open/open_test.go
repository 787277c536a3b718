package open_test

import (
	"context"
	"errors"
	"flag"
	"io"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/open"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

// testdata/clauses.conllu has parsed sentences; a comment "# open = " for each
// relation says what must come out: predicate, arguments, then polarity and
// modality where they are not positive and actual.
func TestClauses(t *testing.T) {
	const path = "testdata/clauses.conllu"
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rewritten strings.Builder
	w := syntax.NewConlluWriter(&rewritten)
	r := syntax.NewConlluReader(f, path)
	for {
		s, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		text := syntax.ConlluText([]*syntax.ConlluSentence{s})
		got := found(t, text, nil)
		var want []string
		for _, c := range s.Comments {
			want = append(want, strings.TrimPrefix(c, "# open = "))
		}
		if *update {
			s.Comments = nil
			for _, g := range got {
				s.Comments = append(s.Comments, "# open = "+g)
			}
			s.NewDoc, s.NewPar = false, false
			if err := w.WriteSentence(s); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", s.Text, diff)
		}
	}
	if *update {
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(rewritten.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func found(t *testing.T, text *syntax.Text, es []entity.Entity) []string {
	t.Helper()
	all, _, err := open.Find(context.Background(), relation.News(), text, es)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, o := range all {
		cells := []string{o.Predicate}
		for _, a := range o.Args {
			cells = append(cells, a.In(text.Source))
		}
		if o.Polarity != relation.Positive {
			cells = append(cells, string(o.Polarity))
		}
		if o.Modality != relation.Actual {
			cells = append(cells, string(o.Modality))
		}
		out = append(out, strings.Join(cells, " | "))
	}
	return out
}

// A possessor that is a pronoun is replaced by what it stands for.
func TestPossessor(t *testing.T) {
	text := &syntax.Text{Source: "Diaz sold her plans", Body: []syntax.Span{{Start: 0, End: 19}}}
	text.Sentences = []syntax.Sentence{{Span: syntax.Span{Start: 0, End: 19}, Tokens: []syntax.Token{
		{Span: syntax.Span{Start: 0, End: 4}, Text: "Diaz", Lemma: "Diaz", UPOS: "PROPN", XPOS: "NNP", Head: 1, Deprel: "nsubj"},
		{Span: syntax.Span{Start: 5, End: 9}, Text: "sold", Lemma: "sell", UPOS: "VERB", XPOS: "VBD", Head: -1, Deprel: "root"},
		{Span: syntax.Span{Start: 10, End: 13}, Text: "her", Lemma: "she", UPOS: "PRON", XPOS: "PRP$", Head: 3, Deprel: "nmod:poss"},
		{Span: syntax.Span{Start: 14, End: 19}, Text: "plans", Lemma: "plan", UPOS: "NOUN", XPOS: "NNS", Head: 1, Deprel: "obj"},
	}}}
	es := []entity.Entity{{ID: "e1", Type: entity.Person, Name: "Diaz", Mentions: []entity.Mention{
		{Span: syntax.Span{Start: 0, End: 4}, Kind: entity.Name, Text: "Diaz", Sentence: 0, Head: 0},
		{Span: syntax.Span{Start: 10, End: 13}, Kind: entity.Pronoun, Text: "her", Sentence: 0, Head: 2},
	}}}
	want := []string{"sold | Diaz | her plans", "has | Diaz | plans"}
	if diff := cmp.Diff(want, found(t, text, es)); diff != "" {
		t.Error(diff)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	text := &syntax.Text{Source: "x", Sentences: []syntax.Sentence{{}}}
	if _, _, err := open.Find(ctx, relation.News(), text, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestModel(t *testing.T) {
	n := len(open.Names())
	var x [][]float64
	var y []float64
	for i := range 200 {
		row := make([]float64, n)
		row[0], row[1] = 1, float64(i%2)
		x, y = append(x, row), append(y, 0.2+0.6*float64(i%2))
	}
	m := open.Fit(x, y)
	for _, i := range []int{0, 1} {
		if got := m.Confidence(x[i]); math.Abs(got-y[i]) > 0.03 {
			t.Errorf("confidence %.3f, want about %.1f", got, y[i])
		}
	}
	var b strings.Builder
	if err := m.Write(&b, "a model\nof two lines"); err != nil {
		t.Fatal(err)
	}
	again, err := open.Read(b.String())
	if err != nil {
		t.Fatal(err)
	}
	if d := again.Confidence(x[1]) - m.Confidence(x[1]); math.Abs(d) > 1e-3 {
		t.Errorf("read back: off by %g", d)
	}
	for _, bad := range []string{"bias", "bias\tx", "weight of gold\t1", "bias\tNaN"} {
		if _, err := open.Read(bad); err == nil {
			t.Errorf("no error for %q", bad)
		}
	}
}

// The built-in model is whole, and tells a clause from a guess.
func TestDefault(t *testing.T) {
	b, err := os.ReadFile("calibrator.txt")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := open.Read(string(b)); err != nil {
		t.Error(err)
	}
	if c := open.Default().Confidence(make([]float64, len(open.Names()))); c != 0.5 {
		t.Errorf("confidence %v without features", c)
	}
}

// FuzzFind makes trees of any shape, broken ones included.
func FuzzFind(f *testing.F) {
	f.Add([]byte("\x01\x02\x03\x04\x05\x06\x07\x08\x09\x10\x11\x12"))
	f.Add([]byte(strings.Repeat("abcdefgh", 40)))
	f.Add([]byte{0, 0, 0, 255, 255, 255})
	deprels := []string{"root", "nsubj", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "nmod:desc", "appos", "acl", "acl:relcl",
		"advcl", "ccomp", "xcomp", "conj", "cc", "case", "mark", "aux", "aux:pass", "cop", "advmod", "parataxis", "punct", "det", "flat", "nsubj:pass"}
	upos := []string{"VERB", "NOUN", "PROPN", "PRON", "ADJ", "ADV", "AUX", "ADP", "PUNCT", "NUM", "PART", "SCONJ"}
	xpos := []string{"VBD", "VBN", "VBG", "VB", "NN", "NNP", "PRP", "WDT", "IN", "RB", "POS", ""}
	words := []string{"met", "who", "to", "by", "not", "1999", ",", "``", "(", "''", "May", "that", "have"}
	f.Fuzz(func(t *testing.T, b []byte) {
		b = b[:min(len(b), 2000)]
		var s syntax.Sentence
		var source strings.Builder
		for i := 0; i+1 < len(b); i += 2 {
			w := words[int(b[i])%len(words)]
			at := source.Len()
			source.WriteString(w + " ")
			s.Tokens = append(s.Tokens, syntax.Token{Span: syntax.Span{Start: at, End: at + len(w)}, Text: w, Lemma: w,
				UPOS: upos[int(b[i]/3)%len(upos)], XPOS: xpos[int(b[i+1]/5)%len(xpos)], Deprel: deprels[int(b[i]^b[i+1])%len(deprels)],
				Head: int(b[i+1])%(len(b)/2+2) - 1})
		}
		s.End = source.Len()
		text := &syntax.Text{Source: source.String(), Body: []syntax.Span{s.Span}, Sentences: []syntax.Sentence{s}}
		var all []relation.Open
		var err error
		bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 200 * time.Microsecond, Bytes: 4 << 20, BytesPerByte: 40000}.Check(t, len(b), func() { all, _, err = open.Find(context.Background(), relation.News(), text, nil) })
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range all {
			check(t, text, &o)
		}
	})
}

func check(t *testing.T, text *syntax.Text, o *relation.Open) {
	t.Helper()
	if o.Predicate == "" || len(o.Args) == 0 || o.Attribution == nil || o.Polarity == "" || o.Modality == "" {
		t.Errorf("incomplete: %+v", o)
	}
	if !(o.Confidence >= 0 && o.Confidence <= 1) {
		t.Errorf("confidence %v", o.Confidence)
	}
	for _, a := range append([]syntax.Span{o.Trigger}, o.Args...) {
		if a.Start < 0 || a.Empty() || a.End > len(text.Source) || strings.TrimSpace(a.In(text.Source)) != a.In(text.Source) {
			t.Errorf("span %v of %d bytes", a, len(text.Source))
		}
	}
}
