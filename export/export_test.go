package export_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/export"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// The article of the goldens has what formats must tell apart: coreference, an
// attribution, a relation of three arguments, letters of several bytes.
const story = "Mayor Zoë Adams of Graz gave the Red Cross two vans on Monday, the council said. She had met Karl Böhm in Vienna."

// files keeps an export in memory.
type files map[string]*bytes.Buffer

func (f files) Create(name string) (io.WriteCloser, error) {
	f[name] = new(bytes.Buffer)
	return open{f[name]}, nil
}

type open struct{ io.Writer }

func (open) Close() error { return nil }

func extracted(t *testing.T) *actant.Document {
	t.Helper()
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := x.Extract(context.Background(), actant.Article{ID: "vans & more.txt", Text: story, Plain: true})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// made is a document by hand, so that the goldens change with the formats alone.
func made() *actant.Document {
	at := func(s string) syntax.Span {
		i := strings.Index(story, s)
		return syntax.Span{Start: i, End: i + len(s)}
	}
	mention := func(s string, k entity.Kind) entity.Mention {
		return entity.Mention{Span: at(s), Text: s, Kind: k, Head: -1}
	}
	text := &syntax.Text{Source: story, Body: []syntax.Span{{Start: 0, End: len(story)}}}
	start := 0
	for part := range strings.SplitAfterSeq(story, ". ") {
		end := start + len(strings.TrimSpace(part))
		s := syntax.Sentence{Span: syntax.Span{Start: start, End: end}}
		for i := start; i < end; {
			j := i
			for j < end && story[j] != ' ' && story[j] != ',' && story[j] != '.' {
				j++
			}
			if j == i {
				j++
			}
			s.Tokens = append(s.Tokens, syntax.Token{Span: syntax.Span{Start: i, End: j}, Text: story[i:j], Head: min(0, len(s.Tokens)-1), UPOS: "X", Deprel: "dep"})
			for i = j; i < end && story[i] == ' '; i++ {
			}
		}
		text.Sentences = append(text.Sentences, s)
		start += len(part)
	}
	return &actant.Document{
		ID: "vans & more.txt", Title: `A "gift"`, Text: text,
		Entities: []entity.Entity{
			{ID: "e1", Type: entity.Person, Name: "Zoë Adams", Confidence: 0.9, Mentions: []entity.Mention{mention("Zoë Adams", entity.Name), mention("She", entity.Pronoun)}},
			{ID: "e2", Type: entity.Place, Subtype: "city", Name: "Graz", Link: "Q13298", Confidence: 1, Mentions: []entity.Mention{mention("Graz", entity.Name)}},
			{ID: "e3", Type: entity.Organization, Name: "Red Cross", Confidence: 0.95, Mentions: []entity.Mention{mention("Red Cross", entity.Name)}},
			{ID: "e4", Type: entity.Product, Subtype: "vehicle", Name: "two vans", Confidence: 0.7, Mentions: []entity.Mention{mention("two vans", entity.Nominal)}},
			{ID: "e5", Type: entity.Date, Name: "Monday", Value: "2024-02-19", Confidence: 1, Mentions: []entity.Mention{mention("Monday", entity.Name)}},
			{ID: "e6", Type: entity.Organization, Name: "the council", Confidence: 0.5, Mentions: []entity.Mention{mention("the council", entity.Nominal)}},
			{ID: "e7", Type: entity.Person, Name: "Karl Böhm", Confidence: 0.9, Mentions: []entity.Mention{mention("Karl Böhm", entity.Name)}},
			{ID: "e8", Type: entity.Title, Name: "Mayor", Confidence: 0.8, Mentions: []entity.Mention{mention("Mayor", entity.Nominal)}},
		},
		Relations: []relation.Relation{
			{Type: "HOLDS_POSITION", Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.81, Attribution: []string{}, Trigger: at("Mayor"), Evidence: []syntax.Span{at("Mayor Zoë Adams of Graz")},
				Args: []relation.Argument{{Role: "person", Entity: "e1", Span: at("Zoë Adams")}, {Role: "office", Entity: "e8", Span: at("Mayor")}, {Role: "organization", Entity: "e2", Span: at("Graz")}}},
			{Type: "GIFTED", Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.86, Attribution: []string{"e6"}, Time: "2024-02-19", Trigger: at("gave"),
				Args: []relation.Argument{{Role: "giver", Entity: "e1", Span: at("Zoë Adams")}, {Role: "recipient", Entity: "e3", Span: at("Red Cross")}, {Role: "gift", Entity: "e4", Span: at("two vans")}}},
			{Type: "MET", Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.9, Attribution: []string{}, Trigger: at("met"), Disputed: []string{"2024-02"},
				Args: []relation.Argument{{Role: "participant", Entity: "e1", Span: at("She")}, {Role: "participant", Entity: "e7", Span: at("Karl Böhm")}}},
		},
	}
}

func write(t *testing.T, format string, ds ...*actant.Document) files {
	t.Helper()
	out := files{}
	w, err := export.Documents(format, out, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range ds {
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestGoldens(t *testing.T) {
	d := made()
	var g graph.Graph
	g.Add(d)
	for _, f := range export.Formats() {
		if f.Documents {
			golden(t, f, "documents", write(t, f.Name, d))
		}
		if f.Graph {
			out := files{}
			if err := export.Graph(f.Name, out, &g, export.Options{}); err != nil {
				t.Fatal(err)
			}
			golden(t, f, "graph", out)
		}
	}
}

func golden(t *testing.T, f export.Format, what string, out files) {
	t.Helper()
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(out)) {
		if f.Folder {
			b.WriteString("-- " + name + " --\n")
		}
		b.Write(out[name].Bytes())
	}
	file := filepath.Join("testdata", f.Name+"."+what+".golden")
	if *update {
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(b.Bytes(), want) {
		t.Errorf("%s differs; -update rewrites it. Now:\n%.2000s", file, b.String())
	}
}

// Every format writes the same from a document and from its JSON with its text
// given back, CoNLL-U apart, which needs the syntax.
func TestDecodedDocuments(t *testing.T) {
	d := extracted(t)
	line := write(t, "jsonl", d)["documents.jsonl"].String()
	for _, f := range export.Formats() {
		if !f.Documents || f.Syntax {
			continue
		}
		for decoded, err := range actant.ReadDocuments(strings.NewReader(line), "lines") {
			if err != nil {
				t.Fatal(err)
			}
			if err := decoded.Attach(story); err != nil {
				t.Fatal(err)
			}
			got, want := write(t, f.Name, decoded), write(t, f.Name, d)
			for name := range want {
				if got[name].String() != want[name].String() {
					t.Errorf("%s: %s differs after JSON", f.Name, name)
				}
			}
		}
	}
}

func TestRefused(t *testing.T) {
	bare := func(id string) *actant.Document { return &actant.Document{ID: id} }
	spoilt := func(change func(*actant.Document)) *actant.Document {
		d := made()
		d.ID = "spoilt"
		change(d)
		return d
	}
	for _, x := range []struct {
		format, want string
		doc          *actant.Document
	}{
		{"turtle", "no document", nil},
		{"turtle", "already written", bare("first")},
		{"brat", "needs the article's text", bare("a")},
		{"conllu", "needs the article's text", bare("a")},
		{"conllu", "tokens and trees", spoilt(func(d *actant.Document) { d.Text.Sentences = []syntax.Sentence{{Span: syntax.Span{Start: 0, End: 4}}} })},
		{"csv", "no entity", spoilt(func(d *actant.Document) { d.Entities = d.Entities[1:] })},
		{"csv", "given twice", spoilt(func(d *actant.Document) { d.Entities[1].ID = "e1" })},
		{"csv", "is no range", spoilt(func(d *actant.Document) { d.Relations[0].Trigger.End = 5000 })},
		{"csv", "is no range", spoilt(func(d *actant.Document) { d.Entities[0].Mentions[0].Start = -1 })},
		{"csv", "confidence", spoilt(func(d *actant.Document) { d.Relations[0].Confidence = 7 })},
	} {
		out := files{}
		w, err := export.Documents(x.format, out, export.Options{})
		if err != nil {
			t.Fatal(err)
		}
		first := made()
		first.ID = "first"
		if err := w.Write(first); err != nil {
			t.Fatal(err)
		}
		err = w.Write(x.doc)
		var refused *export.DocumentError
		if !errors.As(err, &refused) || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s: %v, want %q", x.format, err, x.want)
		}
		if err := w.Close(); err != nil {
			t.Error(err)
		}
		alone := write(t, x.format, first)
		for name := range out {
			if out[name].String() != alone[name].String() {
				t.Errorf("%s: something of the refused document is in %s", x.format, name)
			}
		}
	}
}

// failing is an output that takes so many bytes.
type failing struct{ left int }

var errFull = errors.New("disk full")

func (f *failing) Create(string) (io.WriteCloser, error) { return f, nil }
func (f *failing) Close() error                          { return nil }
func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

// An output that fails is reported, by Write or by Close.
func TestFullDisk(t *testing.T) {
	var g graph.Graph
	g.Add(made())
	for _, f := range export.Formats() {
		if f.Documents {
			w, err := export.Documents(f.Name, &failing{100}, export.Options{})
			if err == nil {
				err = errors.Join(w.Write(made()), w.Close())
			}
			if !errors.Is(err, errFull) {
				t.Errorf("%s: %v", f.Name, err)
			}
		}
		if f.Graph {
			if err := export.Graph(f.Name, &failing{100}, &g, export.Options{}); !errors.Is(err, errFull) {
				t.Errorf("%s of a graph: %v", f.Name, err)
			}
		}
	}
}

func TestFolder(t *testing.T) {
	name := filepath.Join(t.TempDir(), "out")
	dir, err := export.Folder(name)
	if err != nil {
		t.Fatal(err)
	}
	w, err := export.Documents("brat", dir, export.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"../../a", "a.txt", "A", "con", "", strings.Repeat("x", 500), "b/c", "-rf"} {
		d := made()
		d.ID = id
		if err := w.Write(d); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := os.Stat(name); !errors.Is(err, os.ErrNotExist) {
		t.Error("the folder has its name before it is complete")
	}
	if err := errors.Join(w.Close(), dir.Commit()); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(name)
	if err != nil || len(entries) != 2*8+1 {
		t.Errorf("%d files, %v", len(entries), err)
	}
	if _, err := export.Folder(name); err == nil {
		t.Error("a folder that is not empty is taken")
	}
	if _, err := dir.Create("../x"); err == nil {
		t.Error("a file outside of the folder is made")
	}
}

func TestBase(t *testing.T) {
	for base, ok := range map[string]bool{"https://example.org/": true, "urn:x:": true, "": true, "example": false, "schema:x": false,
		"http://a b/": false, "http://x/#": false, "http://x/>": false, "http://ä/": false} {
		if _, err := export.Documents("turtle", files{}, export.Options{Base: base}); (err == nil) != ok {
			t.Errorf("base %q: %v", base, err)
		}
	}
}
