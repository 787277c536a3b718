package graph_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

// copiesOutside finds the copies among docs as a program on several machines
// does: by the bands of signatures that went over a wire.
func copiesOutside(t *testing.T, docs []*actant.Document) [][2]string {
	t.Helper()
	type entry struct {
		id string
		s  graph.Signature
	}
	blocks := map[uint64][]entry{}
	var found [][2]string
	for _, d := range docs {
		sent := graph.Sign(d)
		if sent == nil {
			continue
		}
		wire, err := sent.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		e := entry{id: d.ID}
		if err := e.s.UnmarshalBinary(wire); err != nil {
			t.Fatal(err)
		}
		for i, b := range e.s.Bands() {
			for _, o := range blocks[b] {
				if e.s.FirstBand(&o.s) == i && e.s.Copies(&o.s) {
					found = append(found, [2]string{o.id, e.id})
				}
			}
			blocks[b] = append(blocks[b], e)
		}
	}
	return found
}

// The graph of documents without their texts, told which are copies, is the
// graph of the documents with their texts.
func TestCopiedIsAsFound(t *testing.T) {
	var docs []*actant.Document
	for i := range 40 {
		d := nth(i, 40)
		if i%3 == 2 { // a copy of the one before, with a line of its own
			d = withText(d, docs[i-1].Text.Source+words(1000+i, 20))
		}
		docs = append(docs, d)
	}
	var want, got graph.Graph
	for _, d := range docs {
		want.Add(d)
		bare := *d
		bare.Text = nil
		got.Add(&bare)
	}
	found := copiesOutside(t, docs)
	if len(found) < 13 {
		t.Errorf("%d pairs of copies, want 13 or more", len(found))
	}
	if bytes.Equal(marshal(t, &want), marshal(t, &got)) {
		t.Error("copies made no difference to the graph")
	}
	for _, p := range found {
		got.Copied(p[1], p[0])
		got.Copied(p[0], p[1])
	}
	if a, b := marshal(t, &want), marshal(t, &got); !bytes.Equal(a, b) {
		t.Error("the graph that was told of copies differs from the one that found them")
	}
}

func marshal(t *testing.T, g *graph.Graph) []byte {
	t.Helper()
	b, err := json.Marshal(g)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSignatureOfNothing(t *testing.T) {
	if graph.Sign(&actant.Document{ID: "a"}) != nil {
		t.Error("a document without text has a signature")
	}
	for _, b := range [][]byte{nil, make([]byte, 8), make([]byte, 96*8+3)} {
		if err := new(graph.Signature).UnmarshalBinary(b); err == nil {
			t.Errorf("%d bytes are a signature", len(b))
		}
	}
}
