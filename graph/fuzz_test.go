package graph_test

import (
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/bounded"
)

// reading is what reading a graph of a few articles may cost.
var reading = bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 50 * time.Microsecond, Bytes: 8 << 20, BytesPerByte: 5000}

// FuzzSnapshot reads any bytes as a graph: what reads is written, read and written
// again the same, and all roles in it are filled by its own nodes.
func FuzzSnapshot(f *testing.F) {
	f.Add([]byte(`{"entities": [{"id": "a", "type": "PERSON", "name": "Ann", "aliases": ["A"], "members": []}], "relations": []}`))
	f.Add([]byte(`{"entities": [{"id": "a"}, {"id": "b", "subtype": "x"}], "relations": [{"id": "r", "type": "MET", "args": [{"role": "participant", "entity": "a"},
{"role": "participant", "entity": "b"}], "confidence": 0.5, "attribution": ["b"], "time": "2024", "first_seen": "2024-02-20", "last_seen": null, "conflicts": []}]}`))
	f.Add([]byte(`{"entities": null, "relations": [{}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var s graph.Snapshot
		var err error
		reading.Check(t, len(b), func() {
			s = graph.Snapshot{}
			err = json.Unmarshal(b, &s)
		})
		if err != nil {
			return
		}
		for e := range s.Edges() {
			for _, a := range e.Args {
				if a.Node == nil || s.Node(a.Node.ID) != a.Node {
					t.Errorf("%s of %s is no node of the graph", a.Role, e.ID)
				}
			}
		}
		first, err := json.Marshal(&s)
		if err != nil {
			t.Fatal(err)
		}
		var back graph.Snapshot
		if err := json.Unmarshal(first, &back); err != nil {
			t.Fatalf("%v\n%s", err, first)
		}
		if second, err := json.Marshal(&back); err != nil || !bytes.Equal(first, second) {
			t.Errorf("written again (%v):\n%s\n%s", err, first, second)
		}
	})
}

// FuzzRecord adds any bytes as a document's record: an error leaves the graph as it
// was; a record that is taken is given again, and gives the same graph.
func FuzzRecord(f *testing.F) {
	f.Add([]byte(`{"v": 1, "id": "a", "published": "2024-02-20T00:00:00Z", "things": [{"id": "e1", "type": "PERSON", "name": "Ann Lee", "names": ["Ann Lee", "Lee"]},
{"id": "e2", "type": "PLACE", "name": "Oslo"}], "facts": [{"n": 0, "type": "VISITED", "args": [{"role": "visitor", "entity": "e1"}, {"role": "place", "entity": "e2"}], "by": ["e1"], "confidence": 0.9}]}`))
	f.Add([]byte(`{"v": 1, "id": "", "things": [{}, {}], "facts": [{"n": -1, "args": [{}], "time": "x", "confidence": 7}], "signature": "AAAA"}`))
	f.Add([]byte(`{"v": 2}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		var g graph.Graph
		var err error
		reading.Check(t, len(b), func() {
			g = graph.Graph{}
			if err = g.AddRecord(b); err == nil {
				_, err = json.Marshal(&g)
			}
		})
		var w struct {
			ID string `json:"id"`
		}
		_ = json.Unmarshal(b, &w)
		record, there := g.Record(w.ID)
		if !there {
			if empty, _ := json.Marshal(new(graph.Graph)); err != nil {
				if got, err := json.Marshal(&g); err != nil || !bytes.Equal(got, empty) {
					t.Errorf("a record that is none made a graph (%v): %s", err, got)
				}
			}
			return
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, b)
		}
		var again graph.Graph
		if err := again.AddRecord(record); err != nil {
			t.Fatalf("%v\n%s", err, record)
		}
		first, _ := json.Marshal(&g)
		if second, err := json.Marshal(&again); err != nil || !bytes.Equal(first, second) {
			t.Errorf("from its own record (%v):\n%s\n%s", err, first, second)
		}
	})
}
