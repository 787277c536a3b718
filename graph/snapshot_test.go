package graph_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/graph"
)

func TestSnapshot(t *testing.T) {
	golden, err := os.ReadFile("../testdata/golden/graph.json")
	if err != nil {
		t.Fatal(err)
	}
	var s graph.Snapshot
	if err := json.Unmarshal(golden, &s); err != nil {
		t.Fatal(err)
	}
	again, err := json.MarshalIndent(&s, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	var want bytes.Buffer
	if err := json.Indent(&want, golden, "", " "); err != nil {
		t.Fatal(err)
	}
	if strings.TrimSpace(want.String()) != string(again) {
		t.Error("the graph does not encode to what it was decoded from")
	}
	for e := range s.Edges() {
		for _, a := range e.Args {
			if s.Node(a.Node.ID) != a.Node {
				t.Errorf("%s: %s is not the node of its id", e.ID, a.Role)
			}
		}
	}
}

func TestSnapshotFaults(t *testing.T) {
	for text, want := range map[string]string{
		`{}`:               `no "entities"`,
		`{"entities":[]}`:  `no "entities" or no "relations"`,
		`{"entities":[7]}`: "cannot unmarshal",
		`{"entities":[{"id":"a"},{"id":"a"}],"relations":[]}`:                                                 "given twice",
		`{"entities":[],"relations":[{"id":"r1","type":"MET"},{"id":"r1","type":"MET"}]}`:                     "given twice",
		`{"entities":[],"relations":[{"id":"r1"}]}`:                                                           "no type",
		`{"entities":[],"relations":[{"id":"r1","type":"MET","args":[{"role":"participant","entity":"x"}]}]}`: "no entity",
		`{"entities":[],"relations":[{"id":"r1","type":"MET","attribution":["x"]}]}`:                          "no entity",
		`{"entities":[],"relations":[{"id":"r1","type":"MET","confidence":-1}]}`:                              "between 0 and 1",
		`{"entities":[],"relations":[{"id":"r1","type":"MET","first_seen":"yesterday"}]}`:                     "yesterday",
	} {
		var s graph.Snapshot
		if err := json.Unmarshal([]byte(text), &s); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", text, err, want)
		}
	}
}
