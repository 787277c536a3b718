package relate

import (
	"context"
	"fmt"
	"strconv"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/processor"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// BenchmarkSettle settles 100, 1,000 and 10,000 findings of articles that make the
// most of them alike: the time of one must not grow with their number.
func BenchmarkSettle(b *testing.B) {
	for _, kind := range []struct {
		name string
		one  func(i int) (typ, a, b, c, time string)
	}{
		{"conjuncts", func(i int) (string, string, string, string, string) {
			return "MET", fmt.Sprint("A", i%24), fmt.Sprint("B", i), "", ""
		}},
		{"one-with-all", func(i int) (string, string, string, string, string) { return "MET", "A", fmt.Sprint("B", i), "", "" }},
		{"other-times", func(i int) (string, string, string, string, string) { return "MET", "A", "B", "", strconv.Itoa(i) }},
		{"unnamed", func(i int) (string, string, string, string, string) {
			return "ATTACKED", "~the gang", "~the house" + strconv.Itoa(i), "", ""
		}},
		{"gifts", func(i int) (string, string, string, string, string) {
			return "GIFTED", "A", "B", "~the gift" + strconv.Itoa(i), ""
		}},
		{"again", func(i int) (string, string, string, string, string) { return "GIFTED", "A", "B", "~the gift", "" }},
	} {
		for _, n := range []int{100, 1_000, 10_000} {
			b.Run(fmt.Sprintf("%s/%d", kind.name, n), func(b *testing.B) {
				d := findings(n, kind.one)
				found := d.found
				start := processor.Time()
				for b.Loop() {
					d.found, d.kept = append([]finding(nil), found...), nil
					d.settle()
				}
				b.ReportMetric(float64((processor.Time()-start).Nanoseconds())/float64(b.N)/float64(n), "ns-processor/finding")
			})
		}
	}
}

// findings makes n findings, one a sentence, the arguments in the order of the
// type's roles. Those that begin with "~" have no names, and all their words are
// their own.
func findings(n int, one func(i int) (typ, a, b, c, time string)) *doc {
	text := &syntax.Text{Sentences: make([]syntax.Sentence, n)}
	var es []entity.Entity
	spans := map[string]syntax.Span{}
	mention := func(name string) syntax.Span {
		if s, ok := spans[name]; ok {
			return s
		}
		start := len(text.Source)
		text.Source += name + " "
		s := syntax.Span{Start: start, End: start + len(name)}
		kind := entity.Name
		if name[0] == '~' {
			kind = entity.Nominal
		}
		es = append(es, entity.Entity{ID: name, Type: entity.Thing, Name: name, Mentions: []entity.Mention{{Span: s, Text: name, Kind: kind}}})
		spans[name] = s
		return s
	}
	schema := relation.News()
	types := map[string]*relation.Type{}
	for _, t := range schema.Types() {
		types[t.Name] = &t
	}
	var found []finding
	for i := range n {
		typ, x, y, z, when := one(i)
		f := finding{typ: types[typ], sentence: i, Relation: relation.Relation{Type: typ, Polarity: relation.Positive, Time: when}}
		for k, name := range []string{x, y, z} {
			if name != "" {
				f.Args = append(f.Args, relation.Argument{Role: f.typ.Roles[k].Name, Entity: name, Span: mention(name)})
			}
		}
		found = append(found, f)
	}
	d := newDoc(watch.New(context.Background()), schema, text, es)
	d.found = found
	return d
}

// BenchmarkConjuncts finds the relations of 1, 10 and 100 sentences in which 500
// people meet 500 others: the time of a sentence must not grow with the text.
func BenchmarkConjuncts(b *testing.B) {
	one, es := conjuncts(500)
	for _, n := range []int{1, 10, 100} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text, all := &syntax.Text{}, []entity.Entity{}
			for i := range n {
				at := len(text.Source)
				text.Source += one.Source + " "
				s := syntax.Sentence{Span: moved(one.Sentences[0].Span, at)}
				for _, t := range one.Sentences[0].Tokens {
					t.Span = moved(t.Span, at)
					s.Tokens = append(s.Tokens, t)
				}
				text.Sentences = append(text.Sentences, s)
				for _, e := range es {
					m := e.Mentions[0]
					m.Span, m.Sentence = moved(m.Span, at), i
					all = append(all, entity.Entity{ID: fmt.Sprint(e.ID, "-", i), Type: e.Type, Name: fmt.Sprint(e.Name, "-", i), Mentions: []entity.Mention{m}})
				}
			}
			text.Body = []syntax.Span{{End: len(text.Source)}}
			start := processor.Time()
			for b.Loop() {
				if _, err := New().Find(context.Background(), relation.News(), text, all); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processor.Time()-start).Microseconds())/float64(b.N)/float64(n), "µs-processor/sentence")
		})
	}
}

func moved(s syntax.Span, by int) syntax.Span {
	return syntax.Span{Start: s.Start + by, End: s.End + by}
}
