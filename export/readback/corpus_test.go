package readback

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/export"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/hostile"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// corpus is what all tests write and read back: the seeds, the annotated
// articles, texts made to break readers of texts, and documents whose every
// string is hostile.
type corpus struct {
	docs  []*actant.Document
	graph graph.Graph
	want  counts
}

// span is a range of bytes.
type span = syntax.Span

// counts are the things of documents.
type counts struct {
	Articles, Entities, Mentions, Relations, Arguments, Attributions, Evidence, Disputed, Quotes, Open, OpenArguments int
}

var everything = sync.OnceValues(func() (*corpus, error) {
	c := new(corpus)
	x, err := actant.New(actant.Options{Open: true})
	if err != nil {
		return nil, err
	}
	articles, err := articles()
	if err != nil {
		return nil, err
	}
	for d, err := range x.Documents(context.Background(), slices.Values(articles)) {
		var refused *actant.Error // some hostile texts are, as in no language
		if errors.As(err, &refused) && strings.HasPrefix(refused.Article, "hostile/") {
			continue
		}
		if err != nil {
			return nil, err
		}
		c.docs = append(c.docs, d)
	}
	c.docs = append(c.docs, nasty()...)
	for _, d := range c.docs {
		c.graph.Add(d)
		c.want.add(d)
	}
	return c, nil
})

// load is the corpus; t fails when there is none.
func load(t testing.TB) *corpus {
	t.Helper()
	c, err := everything()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func articles() ([]actant.Article, error) {
	var out []actant.Article
	for _, pattern := range []string{"../../testdata/seeds/*.txt", "../../testdata/gold/*/text/*.txt"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			return nil, fmt.Errorf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				return nil, err
			}
			out = append(out, actant.Article{ID: filepath.Base(f), Text: string(text)})
		}
	}
	for _, k := range hostile.Kinds() {
		if !k.Refused {
			out = append(out, actant.Article{ID: "hostile/" + k.Name, Text: k.Text(300), Plain: true})
		}
	}
	return out, nil
}

// strings that end fields, files and patience.
var evil = []string{
	`"; DROP TABLE names; --`, "</data></node><script>alert(1)</script>", "a\nb\r\nc\td", "\u202egnp.exe\u202c \u2066x\u2069",
	"=HYPERLINK(\"http://x\")", "+1+cmd|' /C calc'!A0", "'quoted", "@SUM(A1)", "\x00\x01\x02\x1f\x7f\u0085", "\ufffe\uffff\ufdd0", "\xff\xfe\xc3(",
	"]]>&amp;&lt;%41<!--", `\`, `\"`, `\N\G\E\n`, "{}", "<http://x> <http://y> <http://z> .", "# newdoc", "_", "", " ", "e1)(e2-x-1-",
	"😀𝒳", "e\u0301", "../../etc/passwd", "CON", "a;b;c", "T1\tPERSON 0 1\tx", "\u2028\u2029\ufeff", "graph [", "'''\"\"\"", "100%", "-", "日本",
	"http://example.org/a b", "https://example.org/news?id=1&x=<y>", "urn:x:y", "schema:Person", "@type", "@id",
}

// nasty are documents with hostile strings for ids, names, types and roles.
func nasty() []*actant.Document {
	var out []*actant.Document
	for i, s := range evil {
		next := evil[(i+1)%len(evil)]
		source := fmt.Sprintf("%s met %s in Rome.", s, next)
		one := syntax.Span{Start: 0, End: len(s)}
		two := syntax.Span{Start: len(s) + 5, End: len(s) + 5 + len(next)}
		met := syntax.Span{Start: len(s) + 1, End: len(s) + 4}
		d := &actant.Document{ID: "nasty " + s, Title: s, Dateline: next, Byline: s, Source: next, Link: s, Charset: next,
			Published: time.Date(2024, 2, 1+i%28, 0, 0, 0, 0, time.UTC), Notes: []string{s},
			Text: &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}, Sentences: []syntax.Sentence{sentence(source, met.Start, met.End)}},
			Entities: []entity.Entity{
				{ID: "e1", Type: entity.Person, Subtype: s, Name: s, Link: next, Value: s, Confidence: 1,
					Mentions: []entity.Mention{{Span: one, Kind: entity.Name, Text: s, Value: next, Head: -1}, {Span: met, Kind: entity.Pronoun, Text: "met", Head: -1}}},
				{ID: "id " + s, Type: entity.Type(s), Name: next, Confidence: 0,
					Mentions: []entity.Mention{{Span: two, Kind: entity.Nominal, Text: next, Head: -1}}},
			},
			Relations: []relation.Relation{
				{Type: "MET", Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.5, Trigger: met, Time: s, Disputed: []string{next},
					Attribution: []string{}, Evidence: []syntax.Span{{Start: 0, End: len(source)}},
					Args: []relation.Argument{{Role: "participant", Entity: "e1", Span: one}, {Role: "participant", Entity: "id " + s, Span: two}}},
				{Type: "T" + s, Polarity: relation.Negative, Modality: relation.Alleged, Confidence: 0.25, Trigger: met, Attribution: []string{"id " + s, "e1"}, Frame: s,
					Args: []relation.Argument{{Role: s, Entity: "e1", Span: one}, {Role: next, Entity: "id " + s, Span: two}, {Role: s, Entity: "e1", Span: met}}},
			},
			Quotes: []relation.Quote{{Span: met, Speaker: "id " + s, Cue: met}, {Span: met}},
			Open: []relation.Open{{Predicate: s, Trigger: met, Args: []syntax.Span{met, met}, Polarity: relation.Positive, Modality: relation.Future,
				Attribution: []string{"e1"}, Confidence: 0.125}},
		}
		out = append(out, d)
	}
	return append(out, &actant.Document{ID: "empty", Text: &syntax.Text{}})
}

// sentence has three words: what is before, the word in the middle, what is after.
func sentence(source string, from, to int) syntax.Sentence {
	s := syntax.Sentence{Span: syntax.Span{Start: 0, End: len(source)}}
	cuts := [][2]int{{0, from - 1}, {from, to}, {to + 1, len(source)}}
	for _, c := range cuts {
		if c[0] < c[1] {
			s.Tokens = append(s.Tokens, syntax.Token{Span: syntax.Span{Start: c[0], End: c[1]}, Text: source[c[0]:c[1]], Head: -1, UPOS: "X"})
		}
	}
	return s
}

func (c *counts) add(d *actant.Document) {
	c.Articles++
	c.Entities += len(d.Entities)
	for _, e := range d.Entities {
		c.Mentions += len(e.Mentions)
	}
	c.Relations += len(d.Relations)
	for _, r := range d.Relations {
		c.Arguments += len(r.Args)
		c.Attributions += len(r.Attribution)
		c.Evidence += len(r.Evidence)
		c.Disputed += len(r.Disputed)
	}
	c.Quotes += len(d.Quotes)
	c.Open += len(d.Open)
	for _, o := range d.Open {
		c.OpenArguments += len(o.Args)
		c.Attributions += len(o.Attribution)
	}
}

// memory is an export's files.
type memory map[string]*bytes.Buffer

func (m memory) Create(name string) (io.WriteCloser, error) {
	if m[name] != nil {
		return nil, errors.New("created twice: " + name)
	}
	m[name] = new(bytes.Buffer)
	return discardClose{m[name]}, nil
}

type discardClose struct{ io.Writer }

func (discardClose) Close() error { return nil }

// one is the only file.
func (m memory) one(t testing.TB) []byte {
	t.Helper()
	if len(m) != 1 {
		t.Fatalf("%d files: %v", len(m), slices.Collect(maps.Keys(m)))
	}
	for _, b := range m {
		return b.Bytes()
	}
	return nil
}

// documents writes the corpus' documents in a format.
func (c *corpus) documents(t testing.TB, format string, o export.Options) memory {
	t.Helper()
	out := memory{}
	w, err := export.Documents(format, out, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range c.docs {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// merged writes the corpus' graph in a format: as it is and as read back from its
// JSON, which must give the same.
func (c *corpus) merged(t testing.TB, format string, o export.Options) memory {
	t.Helper()
	out, again := memory{}, memory{}
	if err := export.Graph(format, out, &c.graph, o); err != nil {
		t.Fatal(err)
	}
	text, err := c.graph.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	var s graph.Snapshot
	if err := s.UnmarshalJSON(text); err != nil {
		t.Fatal(err)
	}
	if err := export.Graph(format, again, &s, o); err != nil {
		t.Fatal(err)
	}
	for name := range out {
		if !bytes.Equal(out[name].Bytes(), again[name].Bytes()) {
			t.Errorf("%s: %s of the graph differs from that of its JSON", format, name)
		}
	}
	return out
}

// same compares counts.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: read back %+v, written %+v", what, got, want)
	} else {
		t.Logf("%s: %+v", what, got)
	}
}
