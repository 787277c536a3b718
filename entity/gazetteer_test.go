package entity_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/syntax"
)

// text cuts source at spaces and before final signs, as tokens of one sentence.
func text(source string) *syntax.Text {
	t := &syntax.Text{Source: source}
	var s syntax.Sentence
	at := 0
	for _, w := range strings.Fields(source) {
		at += strings.Index(source[at:], w)
		word := strings.TrimRight(w, ".,")
		for _, part := range []string{word, w[len(word):]} {
			if part != "" {
				s.Tokens = append(s.Tokens, syntax.Token{Span: syntax.Span{Start: at, End: at + len(part)}, Text: part})
				at += len(part)
			}
		}
	}
	t.Sentences = []syntax.Sentence{s}
	return t
}

func found(t *testing.T, r entity.Recognizer, source string) []string {
	t.Helper()
	ms, err := r.Recognize(context.Background(), text(source))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, m := range ms {
		if source[m.Start:m.End] != m.Text {
			t.Errorf("mention %q at %v", m.Text, m.Span)
		}
		out = append(out, fmt.Sprint(m.Text, " ", m.Type, " ", m.Link))
	}
	return out
}

func gazetteer(t *testing.T, es ...entity.Entry) *entity.Gazetteer {
	t.Helper()
	g, err := entity.NewGazetteer(es...)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGazetteer(t *testing.T) {
	g := gazetteer(t,
		entity.Entry{Name: "Northwind", Aliases: []string{"Northwind Traders", "NWT"}, Type: entity.Organization, Link: "K1"},
		entity.Entry{Name: "Turkey", Type: entity.Place},
		entity.Entry{Name: "apple pie", Type: entity.Product, AnyCase: true},
		entity.Entry{Name: "U.S. Steel", Type: entity.Organization},
	)
	for source, want := range map[string][]string{
		"Northwind Traders sued Northwind.": {"Northwind Traders ORGANIZATION K1", "Northwind ORGANIZATION K1"},
		"She ate turkey in Turkey.":         {"Turkey PLACE "},
		"TURKEY WINS":                       {"TURKEY PLACE "},
		"Apple Pie and NWTs":                {"Apple Pie PRODUCT "},
		"He left U.S. Steel.":               {"U.S. Steel ORGANIZATION "},
		"nothing here":                      nil,
	} {
		if d := cmp.Diff(want, found(t, g, source)); d != "" {
			t.Errorf("%s: %s", source, d)
		}
	}
}

func TestGazetteerOver(t *testing.T) {
	base := gazetteer(t, entity.Entry{Name: "Paris Hilton Hotel", Type: entity.Person}, entity.Entry{Name: "Rome", Type: entity.Person})
	for _, c := range []struct {
		priority int
		want     []string
	}{
		{-1, []string{"Paris Hilton Hotel PERSON ", "Rome PERSON "}},
		{0, []string{"Paris Hilton Hotel PERSON ", "Rome PLACE "}},
		{1, []string{"Hilton Hotel PLACE ", "Rome PLACE "}},
	} {
		g := gazetteer(t, entity.Entry{Name: "Hilton Hotel", Type: entity.Place, Priority: c.priority},
			entity.Entry{Name: "Rome", Type: entity.Place, Priority: c.priority})
		if d := cmp.Diff(c.want, found(t, g.Over(base), "Paris Hilton Hotel in Rome")); d != "" {
			t.Errorf("priority %d: %s", c.priority, d)
		}
	}
}

func TestUnion(t *testing.T) {
	a := gazetteer(t, entity.Entry{Name: "New York", Type: entity.Place})
	b := gazetteer(t, entity.Entry{Name: "York", Type: entity.Person}, entity.Entry{Name: "Leeds", Type: entity.Place})
	if d := cmp.Diff([]string{"New York PLACE ", "Leeds PLACE "}, found(t, entity.Union(a, b), "New York and Leeds")); d != "" {
		t.Error(d)
	}
}

func TestReadEntries(t *testing.T) {
	want := []entity.Entry{
		{Name: "Northwind", Aliases: []string{"NWT", "Northwind Traders"}, Type: entity.Organization, Subtype: "company", Link: "K1", Priority: 2},
		{Name: "Oslo", Type: entity.Place, AnyCase: true},
	}
	for name, in := range map[string]string{
		"a.csv":   "name,type,subtype,aliases,id,priority,anycase\nNorthwind,ORGANIZATION,company,NWT|Northwind Traders,K1,2,\nOslo,PLACE,,,,,true\n",
		"a.jsonl": `{"name":"Northwind","type":"ORGANIZATION","subtype":"company","aliases":["NWT","Northwind Traders"],"id":"K1","priority":2}` + "\n\n" + `{"name":"Oslo","type":"PLACE","anycase":true}`,
	} {
		got, err := entity.ReadEntries(strings.NewReader(in), name)
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestReadEntriesErrors(t *testing.T) {
	for in, want := range map[string]string{
		"name,kind\nOslo,PLACE\n":                       `f:1: unknown column "kind"`,
		"name,aliases\nOslo,\n":                         `f:1: no column "type"`,
		"name,type\nOslo,PLACE\n,PLACE\nRome,PLACE\n":   "f:3: a name and a type are needed",
		"name,type,priority\nOslo,PLACE,high\n":         "f:2: priority",
		"{\"name\":\"Oslo\",\"type\":\"PLACE\"}\n{oops": "f:2: ",
	} {
		_, err := entity.ReadEntries(strings.NewReader(in), "f")
		var bad *entity.EntryError
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives %v, want %s", in, err, want)
		}
	}
	got, err := entity.ReadEntries(strings.NewReader("name,type\n,PLACE\nRome,PLACE\n"), "f")
	if err == nil || len(got) != 1 {
		t.Errorf("the usable rows are %v, %v", got, err)
	}
}

// A gazetteer of the user's own goes over the built-in names.
func ExampleGazetteer() {
	entries, err := entity.ReadEntries(strings.NewReader("name,type,aliases,id\nNorthwind,ORGANIZATION,NWT,K1\n"), "own.csv")
	if err != nil {
		fmt.Println(err)
		return
	}
	g, err := entity.NewGazetteer(entries...)
	if err != nil {
		fmt.Println(err)
		return
	}
	ms, err := g.Recognize(context.Background(), text("Shares of NWT fell."))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, m := range ms {
		fmt.Println(m.Text, m.Type, m.Link, m.Start, m.End)
	}
	// Output: NWT ORGANIZATION K1 10 13
}

func FuzzGazetteer(f *testing.F) {
	g, err := entity.NewGazetteer(entity.Entry{Name: "a b", Type: entity.Thing, AnyCase: true}, entity.Entry{Name: "É.-x", Type: entity.Thing})
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"a b", "A B. É.-x", "É . - x", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		x := text(s)
		var ms []entity.Mention
		var err error
		cost := bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 10 * time.Microsecond, Bytes: 256 << 10, BytesPerByte: 1000}
		cost.Check(t, len(s), func() { ms, err = g.Recognize(context.Background(), x) })
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for _, m := range ms {
			if m.Start < at || m.End <= m.Start || m.End > len(s) || s[m.Start:m.End] != m.Text {
				t.Fatalf("mention %q at %v of %q", m.Text, m.Span, s)
			}
			at = m.End
		}
	})
}
