package beam

import (
	"bytes"
	"compress/flate"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// A record is what the graph reads of a document: no text, no positions. It is
// JSON with short keys, deflated.
type record struct {
	ID        string           `json:"i"`
	Published string           `json:"p,omitempty"`
	Entities  []recordEntity   `json:"e,omitempty"`
	Relations []recordRelation `json:"r,omitempty"`
}

type recordEntity struct {
	ID       string          `json:"i"`
	Type     entity.Type     `json:"t"`
	Subtype  string          `json:"s,omitempty"`
	Name     string          `json:"n"`
	Link     string          `json:"l,omitempty"`
	Value    string          `json:"v,omitempty"`
	Mentions []recordMention `json:"m,omitempty"`
}

type recordMention struct {
	Kind  entity.Kind `json:"k"`
	Text  string      `json:"t"`
	Value string      `json:"v,omitempty"`
}

type recordRelation struct {
	Type        string            `json:"t"`
	Args        [][2]string       `json:"a"` // role and entity
	Polarity    relation.Polarity `json:"p"`
	Modality    relation.Modality `json:"m"`
	Attribution []string          `json:"b,omitempty"`
	Time        string            `json:"w,omitempty"`
	Disputed    []string          `json:"d,omitempty"`
	Confidence  float64           `json:"c"`
}

// pack makes the record of d.
func pack(d *actant.Document) ([]byte, error) {
	r := record{ID: d.ID}
	if !d.Published.IsZero() {
		r.Published = d.Published.Format(time.RFC3339)
	}
	for i := range d.Entities {
		r.Entities = append(r.Entities, packEntity(&d.Entities[i]))
	}
	for _, f := range d.Relations {
		w := recordRelation{Type: f.Type, Polarity: f.Polarity, Modality: f.Modality, Attribution: f.Attribution,
			Time: f.Time, Disputed: f.Disputed, Confidence: f.Confidence}
		for _, a := range f.Args {
			w.Args = append(w.Args, [2]string{a.Role, a.Entity})
		}
		r.Relations = append(r.Relations, w)
	}
	var out bytes.Buffer
	z, err := flate.NewWriter(&out, flate.BestSpeed)
	if err != nil {
		return nil, err
	}
	if err := json.NewEncoder(z).Encode(r); err != nil {
		return nil, fmt.Errorf("actant: pack %s: %w", d.ID, err)
	}
	err = z.Close()
	return out.Bytes(), err
}

// packEntity keeps each different mention once: the graph does not count them.
func packEntity(e *entity.Entity) recordEntity {
	w := recordEntity{ID: e.ID, Type: e.Type, Subtype: e.Subtype, Name: e.Name, Link: e.Link, Value: e.Value}
	seen := map[recordMention]bool{}
	for _, m := range e.Mentions {
		x := recordMention{m.Kind, m.Text, m.Value}
		if m.Kind == entity.Pronoun || seen[x] {
			continue
		}
		seen[x] = true
		w.Mentions = append(w.Mentions, x)
	}
	return w
}

// unpack makes the document that pack was given, as far as the graph reads it.
func unpack(b []byte) (*actant.Document, error) {
	z := flate.NewReader(bytes.NewReader(b))
	text, err := io.ReadAll(z)
	if err != nil {
		return nil, fmt.Errorf("actant: record: %w", err)
	}
	var r record
	if err := json.Unmarshal(text, &r); err != nil {
		return nil, fmt.Errorf("actant: record: %w", err)
	}
	d := &actant.Document{ID: r.ID}
	if r.Published != "" {
		if d.Published, err = time.Parse(time.RFC3339, r.Published); err != nil {
			return nil, fmt.Errorf("actant: record %s: %w", r.ID, err)
		}
	}
	for _, w := range r.Entities {
		e := entity.Entity{ID: w.ID, Type: w.Type, Subtype: w.Subtype, Name: w.Name, Link: w.Link, Value: w.Value}
		for _, m := range w.Mentions {
			e.Mentions = append(e.Mentions, entity.Mention{Kind: m.Kind, Text: m.Text, Type: w.Type, Value: m.Value})
		}
		d.Entities = append(d.Entities, e)
	}
	for _, w := range r.Relations {
		f := relation.Relation{Type: w.Type, Polarity: w.Polarity, Modality: w.Modality, Attribution: w.Attribution,
			Time: w.Time, Disputed: w.Disputed, Confidence: w.Confidence}
		for _, a := range w.Args {
			f.Args = append(f.Args, relation.Argument{Role: a[0], Entity: a[1]})
		}
		d.Relations = append(d.Relations, f)
	}
	return d, nil
}
