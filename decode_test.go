package actant_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/bounded"
)

// goldenLines are the documents of the seeds as JSON lines.
func goldenLines(t testing.TB) string {
	t.Helper()
	files, err := filepath.Glob("testdata/golden/0*.json")
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	var b bytes.Buffer
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Compact(&b, text); err != nil {
			t.Fatal(err)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestReadDocuments(t *testing.T) {
	lines := goldenLines(t)
	var again strings.Builder
	for d, err := range actant.ReadDocuments(strings.NewReader("\ufeff"+lines+"\n\n"), "seeds.jsonl") {
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(filepath.Join("testdata/seeds", d.ID))
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Attach(string(text)); err != nil || d.Text.Source != string(text) {
			t.Error(err)
		}
		if err := d.Attach(" " + string(text)); err == nil {
			t.Errorf("%s: another text was attached", d.ID)
		}
		if err := d.Attach(string(text[:len(text)/2])); err == nil {
			t.Errorf("%s: half the text was attached", d.ID)
		}
		line, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		again.Write(append(line, '\n'))
	}
	if again.String() != lines {
		t.Error("documents do not encode to what they were decoded from")
	}
}

func TestReadDocumentsFaults(t *testing.T) {
	const good = `{"document":{"id":"a"},"entities":[],"relations":[],"quotes":[]}`
	for line, want := range map[string]string{
		`{`:          "unexpected end",
		`[]`:         "cannot unmarshal array",
		`{"id":"a"}`: `no "document"`,
		`{"document":{"id":"a","published":"2024-13-01"}}`:                                                                         "published",
		`{"document":{"id":"a"},"entities":[{"id":"e1","mentions":[{"start":5,"end":2}]}]}`:                                        "[5, 2) is no range",
		`{"document":{"id":"a"},"entities":[{"id":"e1"},{"id":"e1"}]}`:                                                             "given twice",
		`{"document":{"id":"a"},"entities":[{"id":"e1","confidence":2}]}`:                                                          "between 0 and 1",
		`{"document":{"id":"a"},"relations":[{"type":"MET","args":[{"role":"participant","entity":"e7"}]}]}`:                       `"e7" is no entity`,
		`{"document":{"id":"a"},"relations":[{"type":"MET","trigger":[-4,2]}]}`:                                                    "[-4, 2) is no range",
		`{"document":{"id":"a"},"relations":[{"type":"MET","attribution":["x"]}]}`:                                                 `"x" is no entity`,
		`{"document":{"id":"a"},"quotes":[{"start":1,"end":2,"speaker":"e9"}]}`:                                                    `"e9" is no entity`,
		`{"document":{"id":"a","body":[[9,3]]}}`:                                                                                   "[9, 3) is no range",
		`{"document":{"id":"a"},"open":[{"predicate":"has","trigger":[3,1],"args":[],"polarity":"positive","modality":"actual"}]}`: "[3, 1) is no range",
	} {
		var docs int
		var faults []string
		for d, err := range actant.ReadDocuments(strings.NewReader(good+"\n"+line+"\n"+good), "x.jsonl") {
			if err != nil {
				faults = append(faults, err.Error())
			} else if d.ID == "a" {
				docs++
			}
		}
		if docs != 2 || len(faults) != 1 || !strings.HasPrefix(faults[0], "x.jsonl:2: ") || !strings.Contains(faults[0], want) {
			t.Errorf("%s\n got %d documents and %q, want 2 and %q", line, docs, faults, want)
		}
	}
}

// FuzzReadDocuments checks that what decodes encodes to something that decodes
// to the same.
func FuzzReadDocuments(f *testing.F) {
	f.Add(`{"document":{"id":"a"},"open":[]}`)
	f.Add(`{"document":{"id":"a","title":"T","published":"2024-02-21","body":[[0,9]],"sentences":[[0,9]]},
"entities":[{"id":"e1","type":"PERSON","name":"Kim","confidence":0.5,"mentions":[{"start":0,"end":3,"kind":"name","text":"Kim"}]}]}`)
	f.Add(`{"document":{"id":"b"},"entities":[{"id":"e1"}],"quotes":[{"start":1,"end":2,"speaker":"e1","cue":[3,4]}],` +
		`"relations":[{"type":"DIED","args":[{"role":"deceased","entity":"e1","start":0,"end":3}],"attribution":["e1"],"time":"2024","trigger":[4,8]}]}`)
	f.Fuzz(func(t *testing.T, lines string) {
		var read []*actant.Document
		bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 2000}.Check(t, len(lines), func() {
			read = nil
			for d, err := range actant.ReadDocuments(strings.NewReader(lines), "fuzz") {
				if err == nil {
					read = append(read, d)
				}
			}
		})
		for _, d := range read {
			first, err := json.Marshal(d)
			if err != nil {
				t.Fatal(err)
			}
			for d, err := range actant.ReadDocuments(bytes.NewReader(first), "again") {
				if err != nil {
					t.Fatalf("%v\n%s", err, first)
				}
				if second, err := json.Marshal(d); err != nil || !bytes.Equal(first, second) {
					t.Fatalf("%v\n%s\n%s", err, first, second)
				}
			}
		}
	})
}
