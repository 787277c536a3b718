package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// recordFormat is the version of the bytes that Record gives.
const recordFormat = 1

type wireRecord struct {
	Format    int         `json:"v"`
	ID        string      `json:"id"`
	Published time.Time   `json:"published,omitzero"`
	Things    []wireThing `json:"things,omitempty"`
	Facts     []wireFact  `json:"facts,omitempty"`
	Signature []byte      `json:"signature,omitempty"`
}

type wireThing struct {
	ID      string      `json:"id"`
	Type    entity.Type `json:"type"`
	Subtype string      `json:"subtype,omitempty"`
	Name    string      `json:"name"`
	Link    string      `json:"link,omitempty"`
	Names   []string    `json:"names,omitempty"`
	Heads   []string    `json:"heads,omitempty"`
	Number  string      `json:"number,omitempty"`
	Values  []string    `json:"values,omitempty"`
}

type wireFact struct {
	Index      int               `json:"n"`
	Type       string            `json:"type"`
	Args       []wireArgument    `json:"args,omitempty"`
	By         []string          `json:"by,omitempty"`
	Polarity   relation.Polarity `json:"polarity,omitempty"`
	Modality   relation.Modality `json:"modality,omitempty"`
	Time       string            `json:"time,omitempty"`
	Disputed   []string          `json:"disputed,omitempty"`
	Confidence float64           `json:"confidence"`
}

// Record gives all that the graph keeps of a document, a few kilobytes that
// [Graph.AddRecord] takes: with the records of its documents and its rules a
// graph can be kept in a file and made again. It is false for a document that is
// not in the graph. The form of the bytes is not promised; AddRecord of a later
// version reads them.
func (g *Graph) Record(id string) ([]byte, bool) {
	r := g.docs[id]
	if r == nil {
		return nil, false
	}
	w := wireRecord{Format: recordFormat, ID: r.id, Published: r.published}
	for _, t := range r.things {
		w.Things = append(w.Things, wireThing{t.id, t.typ, t.subtype, t.name, t.link, t.names, t.heads, t.number, t.values})
	}
	for _, f := range r.facts {
		x := wireFact{Index: f.index, Type: f.r.Type, Polarity: f.r.Polarity, Modality: f.r.Modality, Time: f.when.text,
			Disputed: f.r.Disputed, Confidence: f.r.Confidence}
		for _, s := range f.args {
			x.Args = append(x.Args, wireArgument{s.role, s.t.id})
		}
		for _, t := range f.by {
			x.By = append(x.By, t.id)
		}
		w.Facts = append(w.Facts, x)
	}
	if !r.sketch.empty {
		w.Signature, _ = (&Signature{r.sketch}).MarshalBinary() // never an error
	}
	b, err := json.Marshal(w)
	return b, err == nil
}

// AddRecord adds a document as [Graph.Add] did when the record was made. Bytes
// that are no record, or one of a newer version of this package, are an error,
// and leave the graph as it was.
func (g *Graph) AddRecord(b []byte) error {
	var w wireRecord
	if err := json.Unmarshal(b, &w); err != nil {
		return fmt.Errorf("graph: record: %w", err)
	}
	if w.Format < 1 || w.Format > recordFormat {
		return fmt.Errorf("graph: record of format %d; this version reads up to %d", w.Format, recordFormat)
	}
	r, err := w.record(g.schema(), &g.words)
	if err != nil {
		return fmt.Errorf("graph: record of %s: %w", w.ID, err)
	}
	g.Remove(r.id)
	g.put(r)
	return nil
}

func (w *wireRecord) record(schema *relation.Schema, table *words) (*record, error) {
	r := &record{id: w.ID, published: w.Published, sketch: sketch{empty: true}}
	r.room(len(w.Things))
	byID := make(map[string]*thing, len(w.Things))
	for i, x := range w.Things {
		t := r.things[i]
		t.id, t.kind, t.name, t.names = table.one(x.ID), table.kind(x.Type, x.Subtype), x.Name, x.Names
		if x.Link != "" || x.Number != "" || len(x.Heads)+len(x.Values) > 0 {
			t.traits = &traits{link: table.one(x.Link), heads: table.all(x.Heads), number: table.one(x.Number), values: table.all(x.Values)}
		}
		byID[x.ID] = t
	}
	facts := make([]fact, len(w.Facts))
	for i, x := range w.Facts {
		f := &facts[i]
		*f = fact{doc: r, index: x.Index, r: table.statement(x.Type, x.Polarity, x.Modality, x.Confidence, x.Disputed), when: table.when(x.Time)}
		typ, known := schema.Type(x.Type)
		for _, a := range x.Args {
			t := byID[a.Entity]
			if t == nil {
				return nil, errors.New("a relation names the entity " + a.Entity + ", which is not there")
			}
			role, ok := typ.Role(a.Role)
			f.args = append(f.args, slot{table.filling(a.Role, !known || ok && role.Core), t})
		}
		for _, id := range x.By {
			if t := byID[id]; t != nil {
				f.by = append(f.by, t)
			}
		}
		r.facts = append(r.facts, f)
	}
	r.settle(table)
	if len(w.Signature) > 0 {
		var s Signature
		if err := s.UnmarshalBinary(w.Signature); err != nil {
			return nil, err
		}
		r.sketch = s.s
	}
	return r, nil
}
