package export_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/export"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// FuzzExport puts any strings where documents have strings: every format writes
// it, what it writes is UTF-8 that the standard library reads, with as many
// things in it as the document has, and JSON decodes to what exports the same.
func FuzzExport(f *testing.F) {
	f.Add("a.txt", "Zoë", "MET", "participant", "2024-02-20")
	f.Add("", "", "", "", "")
	f.Add("../x", "\xff\"<>&;'\\", "rel;=", "\u202e", "\x00")
	f.Add("https://example.org/1", "=1+1", "T\n\r", "a b", "]]>")
	f.Fuzz(func(t *testing.T, id, name, typ, role, value string) {
		d := wild(id, name, typ, role, value)
		out := map[string]files{}
		cost := bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 50 * time.Microsecond, Bytes: 8 << 20, BytesPerByte: 5000}
		cost.Check(t, len(id)+len(name)+len(typ)+len(role)+len(value), func() {
			for _, format := range export.Formats() {
				if format.Documents {
					out[format.Name] = write(t, format.Name, d)
				}
			}
		})
		for format, written := range out {
			read(t, format, written)
		}
		var g graph.Graph
		g.Add(d)
		for _, format := range export.Formats() {
			if !format.Graph {
				continue
			}
			written := files{}
			if err := export.Graph(format.Name, written, &g, export.Options{}); err != nil {
				t.Fatal(err)
			}
			read(t, format.Name, written)
		}
		decodes(t, d)
	})
}

// wild is a document of any strings.
func wild(id, name, typ, role, value string) *actant.Document {
	source := name + " " + role + " " + value
	one, two := syntax.Span{Start: 0, End: len(name)}, syntax.Span{Start: len(name) + 1, End: len(name) + 1 + len(role)}
	d := &actant.Document{ID: id, Title: name, Byline: value, Source: role, Link: id, Text: &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}},
		Entities: []entity.Entity{
			{ID: "e1", Type: entity.Type(typ), Subtype: role, Name: name, Link: value, Value: value, Mentions: []entity.Mention{{Span: one, Text: name, Kind: entity.Name, Head: -1}}},
			{ID: "e2", Type: entity.Person, Name: role, Mentions: []entity.Mention{{Span: two, Text: role, Kind: entity.Nominal, Head: -1}}},
		},
		Relations: []relation.Relation{{Type: "X" + typ, Polarity: relation.Positive, Modality: relation.Actual, Attribution: []string{}, Time: value, Disputed: []string{name},
			Args: []relation.Argument{{Role: role, Entity: "e1", Span: one}, {Role: role, Entity: "e2", Span: two}}}},
		Quotes: []relation.Quote{{Span: two, Speaker: "e1"}},
	}
	s := syntax.Sentence{Span: syntax.Span{Start: 0, End: len(source)}}
	for _, span := range []syntax.Span{one, two} {
		if !span.Empty() {
			s.Tokens = append(s.Tokens, syntax.Token{Span: span, Text: span.In(source), Head: -1})
		}
	}
	if len(s.Tokens) > 0 {
		d.Text.Sentences = append(d.Text.Sentences, s)
	}
	return d
}

// read wants files in UTF-8, and reads what the standard library can.
func read(t *testing.T, format string, written files) {
	t.Helper()
	for file, b := range written {
		if !utf8.Valid(b.Bytes()) {
			t.Errorf("%s: %s is not UTF-8", format, file)
		}
		readFile(t, format, file, b.Bytes())
	}
}

func readFile(t *testing.T, format, file string, text []byte) {
	t.Helper()
	var err error
	switch format {
	case "jsonl", "jsonld":
		var v any
		err = json.Unmarshal(text, &v)
	case "graphml":
		dec := xml.NewDecoder(bytes.NewReader(text))
		for err == nil {
			_, err = dec.Token()
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
	case "csv", "neo4j":
		_, err = csv.NewReader(bytes.NewReader(text)).ReadAll()
	case "conllu":
		r := syntax.NewConlluReader(bytes.NewReader(text), file)
		for err == nil {
			_, err = r.Read()
		}
		if errors.Is(err, io.EOF) {
			err = nil
		}
	case "nquads", "turtle":
		for line := range strings.Lines(string(text)) {
			if strings.ContainsAny(line, "\x00\r") || format == "nquads" && !strings.HasSuffix(line, "> .\n") {
				t.Errorf("%s: a broken line %q", format, line)
			}
		}
	}
	if err != nil {
		t.Errorf("%s: %s: %v\n%.1000s", format, file, err, text)
	}
}

// decodes wants the JSON of d to decode, and to export as d does.
func decodes(t *testing.T, d *actant.Document) {
	t.Helper()
	line := write(t, "jsonl", d)["documents.jsonl"].String()
	for again, err := range actant.ReadDocuments(strings.NewReader(line), "line") {
		if err != nil {
			t.Fatalf("%v\n%s", err, line)
		}
		if err := again.Attach(d.Text.Source); err != nil {
			t.Fatalf("%v\n%s", err, line)
		}
		if text := write(t, "jsonl", again)["documents.jsonl"].String(); text != line {
			t.Errorf("decoded and encoded again:\n%s\n%s", text, line)
		}
		for file, b := range write(t, "nquads", again) {
			if want := write(t, "nquads", d)[file]; !bytes.Equal(b.Bytes(), want.Bytes()) {
				t.Errorf("N-Quads differ after JSON:\n%s\n%s", b, want)
			}
		}
	}
}
