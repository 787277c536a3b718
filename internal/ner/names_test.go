package ner_test

import (
	"context"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/ner"
	"github.com/actant-nlp/actant/internal/spaced"
	"github.com/actant-nlp/actant/syntax"
)

var (
	marked = regexp.MustCompile(`\[([^|\]]+)\|([A-Z]+)(?:/([a-z]+))?\]`)
	upos   = map[string]string{
		"NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "VBD": "VERB", "VBZ": "VERB", "VBN": "VERB", "IN": "ADP", "DT": "DET", "CC": "CCONJ",
		"CD": "NUM", "PRP": "PRON", "RB": "ADV",
	}
)

// parseMarked makes a text of one line of testdata/names.txt: its tokens with
// their tags, and its names as "text TYPE/subtype".
func parseMarked(line string) (*syntax.Text, []string) {
	var (
		b     strings.Builder
		t     syntax.Text
		s     syntax.Sentence
		names []string
	)
	word := func(w, tag string, glue bool) {
		if b.Len() > 0 && !glue && !strings.HasSuffix(b.String(), "-") {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(w)
		u := upos[tag]
		if u == "" {
			u = "PUNCT"
		}
		s.Tokens = append(s.Tokens, syntax.Token{Span: syntax.Span{Start: start, End: b.Len()}, Text: w, Lemma: strings.ToLower(w), XPOS: tag, UPOS: u, Head: -1})
	}
	name := func(text string) {
		for _, f := range strings.Fields(text) {
			parts := strings.SplitAfter(f, "-")
			for j, p := range parts {
				if h := strings.TrimSuffix(p, "-"); h != p {
					word(h, "NNP", j > 0)
					word("-", "HYPH", true)
				} else {
					tag := "NNP"
					switch p {
					case "of", "and", "the", "The":
						tag = map[string]string{"of": "IN", "and": "CC", "the": "DT", "The": "DT"}[p]
					}
					word(p, tag, j > 0)
				}
			}
		}
	}
	for line != "" {
		line = strings.TrimLeft(line, " ")
		if m := marked.FindStringSubmatch(line); m != nil && strings.HasPrefix(line, m[0]) {
			names = append(names, strings.TrimSuffix(m[1]+" "+m[2]+"/"+m[3], "/"))
			name(m[1])
			line = line[len(m[0]):]
			continue
		}
		w, rest, _ := strings.Cut(line, " ")
		line = rest
		text, tag, ok := strings.Cut(w, "_")
		if !ok {
			tag = "NNP"
		}
		word(text, tag, tag == "HYPH")
	}
	t.Source = b.String()
	s.Span = syntax.Span{Start: 0, End: b.Len()}
	t.Body = []syntax.Span{s.Span}
	t.Sentences = []syntax.Sentence{s}
	return &t, names
}

func TestNames(t *testing.T) {
	b, err := os.ReadFile("testdata/names.txt")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		text, want := parseMarked(line)
		ms, err := new(ner.Recognizer).Recognize(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range ms {
			if m.Text != text.Source[m.Start:m.End] {
				t.Errorf("%q: text %q at %v", text.Source, m.Text, m.Span)
			}
			if m.Confidence < 0 || m.Confidence > 1 {
				t.Errorf("%q: confidence %v", m.Text, m.Confidence)
			}
			if m.Kind == entity.Name && m.Type.Named() {
				got = append(got, strings.TrimSuffix(m.Text+" "+string(m.Type)+"/"+m.Subtype, "/"))
			}
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s (-want +got):\n%s", text.Source, d)
		}
	}
}

// FuzzRecognize wants mentions inside the text, sorted, and names that do not
// overlap, whatever the tokens.
func FuzzRecognize(f *testing.F) {
	f.Add("Kim Jong - un 's U.S. visit & co . ( KCNA )", byte(1))
	f.Add("“ The ” of of of - - 's 's", byte(7))
	f.Fuzz(func(t *testing.T, source string, seed byte) {
		tags := []string{"NNP", "NN", "IN", "VBD", "", "JJ", "CD", "POS"}
		labels := []string{"", "B-PERSON", "I-PERSON", "B-ORGANIZATION", "I-PLACE", "B-MISC", "B-", "x"}
		x := syntax.Text{Source: source}
		toks := spaced.Tokens(source)
		for i := range toks {
			k := (int(seed) + 3*i) % 8
			tok := &toks[i]
			tok.XPOS, tok.UPOS, tok.Name, tok.NameScore, tok.Head = tags[k], upos[tags[k]], labels[(k+i)%8], float32(k)/8, i-1
		}
		if len(toks) > 0 {
			span := syntax.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}
			x.Sentences = []syntax.Sentence{{Span: span, Tokens: toks}}
		}
		var ms []entity.Mention
		var err error
		cost := bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 100 * time.Microsecond, Bytes: 4 << 20, BytesPerByte: 10000}
		cost.Check(t, len(source), func() { ms, err = new(ner.Recognizer).Recognize(context.Background(), &x) })
		if err != nil {
			t.Fatal(err)
		}
		last := 0
		for i, m := range ms {
			if m.Start < 0 || m.End > len(source) || m.Empty() || m.Text != source[m.Start:m.End] {
				t.Fatalf("mention %+v of %q", m, source)
			}
			if i > 0 && ms[i-1].Compare(m.Span) > 0 {
				t.Fatal("not in text order")
			}
			if m.Kind == entity.Name && m.Type.Named() {
				if m.Start < last {
					t.Fatalf("names overlap at %+v", m)
				}
				last = m.End
			}
		}
	})
}
