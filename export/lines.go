package export

import (
	"encoding/json"

	"github.com/actant-nlp/actant"
)

// lines writes the module's own JSON, a document a line.
type lines struct{ f *file }

func newLines(t *target, _ Options) Writer { return lines{t.file("documents.jsonl")} }

func (w lines) Write(d *actant.Document) error {
	line, err := json.Marshal(d)
	if err != nil {
		return &DocumentError{d.ID, err}
	}
	w.f.put(escapeRisky(string(line)), "\n")
	return nil
}

func (lines) Close() error { return nil }

// writeLines writes the JSON of a graph.
func writeLines(t *target, _ Options, g Merged) {
	text, err := json.Marshal(g)
	if err != nil {
		t.fail(err)
		return
	}
	t.file("graph.json").put(escapeRisky(string(text)), "\n")
}
