package coref

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/ner"
	"github.com/actant-nlp/actant/internal/parse"
	"github.com/actant-nlp/actant/internal/segment"
	"github.com/actant-nlp/actant/syntax"
)

var (
	gapFile = flag.String("gap", "", "pronouns with two names each (GAP, TSV) to score on, from raw text")
	gapMax  = flag.Int("gap-max", 0, "score the first so many only")
)

// A gapCase is one pronoun of GAP (Webster et al., 2018) with two names.
type gapCase struct {
	id, text      string
	pronoun, a, b syntax.Span // bytes
	isA, isB      bool
}

func readGap(t *testing.T) []gapCase {
	b, err := os.ReadFile(*gapFile)
	if err != nil {
		t.Fatal(err)
	}
	var out []gapCase
	for _, line := range strings.Split(strings.TrimSpace(string(b)), "\n")[1:] {
		row := strings.Split(strings.TrimRight(line, "\r"), "\t")
		if len(row) < 10 {
			t.Fatalf("%s: a row of %d columns", *gapFile, len(row))
		}
		bytes := byteOffsets(row[1])
		span := func(word, at string) syntax.Span {
			k, _ := strconv.Atoi(at)
			return syntax.Span{Start: bytes[k], End: bytes[k] + len(word)}
		}
		out = append(out, gapCase{id: row[0], text: row[1], pronoun: span(row[2], row[3]), a: span(row[4], row[5]), b: span(row[7], row[8]),
			isA: strings.EqualFold(row[6], "true"), isB: strings.EqualFold(row[9], "true")})
	}
	if *gapMax > 0 {
		out = out[:min(len(out), *gapMax)]
	}
	return out
}

// byteOffsets are the byte positions of the runes of s, and its end.
func byteOffsets(s string) []int {
	var out []int
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// analyse runs the built-in stages up to the mentions.
func analyse(t *testing.T, source string) (*syntax.Text, []entity.Mention) {
	t.Helper()
	ctx := context.Background()
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	if err := segment.New().Tokenize(ctx, text); err != nil {
		t.Fatal(err)
	}
	p, err := parse.Default()
	if err != nil {
		t.Fatal(err)
	}
	if err := p.Parse(ctx, text); err != nil {
		t.Fatal(err)
	}
	ms, err := (&ner.Recognizer{}).Recognize(ctx, text)
	if err != nil {
		t.Fatal(err)
	}
	return text, ms
}

// TestGap scores as the data set's own scorer does: each of the two names is
// judged; F1 over all and by the pronoun's gender, and the ratio of the two.
func TestGap(t *testing.T) {
	if *gapFile == "" {
		t.Skip("no pronouns: give -gap FILE")
	}
	var all, fem, masc counts
	for _, c := range readGap(t) {
		text, ms := analyse(t, c.text)
		es, err := Resolver{}.Resolve(context.Background(), text, ms)
		if err != nil {
			t.Fatal(err)
		}
		by := &masc
		if strings.Contains("she her hers herself", strings.ToLower(c.pronoun.In(c.text))) {
			by = &fem
		}
		pa, pb := together(es, c.pronoun, c.a), together(es, c.pronoun, c.b)
		for _, n := range []*counts{&all, by} {
			n.add(pa, c.isA)
			n.add(pb, c.isB)
		}
		if *showAll && (pa != c.isA || pb != c.isB) {
			t.Logf("%s %q A %q %v/%v B %q %v/%v: it is %q\n%s", c.id, c.pronoun.In(c.text), c.a.In(c.text), c.isA, pa, c.b.In(c.text), c.isB, pb, whose(es, c.pronoun), c.text)
		}
	}
	t.Logf("all %s; feminine %s; masculine %s; ratio %.2f", all, fem, masc, fem.f1()/masc.f1())
}

// together reports whether an entity has a mention at the pronoun, and a name
// that overlaps the given one.
func together(es []entity.Entity, pronoun, name syntax.Span) bool {
	for i := range es {
		p, n := false, false
		for _, m := range es[i].Mentions {
			p = p || m.Span == pronoun
			n = n || m.Kind != entity.Pronoun && m.Overlaps(name) && (m.Kind == entity.Name || m.End == name.End)
		}
		if p {
			return n
		}
	}
	return false
}

func whose(es []entity.Entity, pronoun syntax.Span) string {
	for i := range es {
		for _, m := range es[i].Mentions {
			if m.Span == pronoun {
				return es[i].Name
			}
		}
	}
	return ""
}

type counts struct{ tp, fp, fn float64 }

func (c *counts) add(predicted, gold bool) {
	switch {
	case predicted && gold:
		c.tp++
	case predicted:
		c.fp++
	case gold:
		c.fn++
	}
}

func (c counts) f1() float64 { return 2 * c.tp / (2*c.tp + c.fp + c.fn) }

func (c counts) String() string {
	return fmt.Sprintf("P %.1f R %.1f F1 %.1f", 100*c.tp/(c.tp+c.fp), 100*c.tp/(c.tp+c.fn), 100*c.f1())
}
