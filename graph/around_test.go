package graph

import (
	"encoding/json"
	"testing"
)

func TestAround(t *testing.T) {
	const text = `{"entities":[
		{"id":"a","type":"PERSON","subtype":null,"name":"A","aliases":[],"members":[]},
		{"id":"b","type":"PERSON","subtype":null,"name":"B","aliases":[],"members":[]},
		{"id":"c","type":"PERSON","subtype":null,"name":"C","aliases":[],"members":[]},
		{"id":"paper","type":"ORGANIZATION","subtype":null,"name":"Paper","aliases":[],"members":[]}],
	"relations":[
		{"id":"r1","type":"MET","args":[{"role":"person","entity":"a"},{"role":"person","entity":"b"}],"support":[],"sources":1,"confidence":1,
		 "polarity":"positive","modality":"actual","attribution":["paper"],"time":null,"first_seen":null,"last_seen":null,"conflicts":[]},
		{"id":"r2","type":"MET","args":[{"role":"person","entity":"b"},{"role":"person","entity":"c"}],"support":[],"sources":1,"confidence":1,
		 "polarity":"positive","modality":"actual","attribution":[],"time":null,"first_seen":null,"last_seen":null,"conflicts":[]}]}`
	var s Snapshot
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]struct{ nodes, edges int }{"a": {3, 1}, "b": {4, 2}, "c": {2, 1}, "paper": {1, 0}} {
		part := s.Around(id)
		if len(part.nodes) != want.nodes || len(part.edges) != want.edges {
			t.Errorf("around %s: %d nodes and %d edges, want %d and %d", id, len(part.nodes), len(part.edges), want.nodes, want.edges)
		}
		b, err := json.Marshal(part)
		if err != nil {
			t.Fatal(err)
		}
		var again Snapshot
		if err := json.Unmarshal(b, &again); err != nil {
			t.Errorf("around %s does not decode: %v", id, err)
		}
	}
	if s.Around("d") != nil {
		t.Error("something is around a node that is not there")
	}
}
