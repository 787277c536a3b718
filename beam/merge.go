package beam

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

func init() {
	sdk.RegisterType(reflect.TypeFor[pile]())
	sdk.RegisterType(reflect.TypeFor[pieceFn]())
	sdk.RegisterType(reflect.TypeFor[mergeFn]())
}

// A piece is a document's record, or word that two documents are copies.
type piece struct {
	ID     string
	Record []byte // of document ID; empty where Copy is not
	Copy   string // a document that is a copy of ID
}

func (p piece) size() int { return len(p.ID) + len(p.Record) + len(p.Copy) }

// A pile is the combine's accumulator: the pieces so far, in any order and
// perhaps twice. Piles join by concatenation, so the combine is associative and
// commutative up to that order, and sorted sets in the end.
type pile struct{ Pieces []piece }

// Merge makes a graph of the documents of each key. It gives pairs of the key and
// the graph's JSON, as "actant extract -graph" writes it. The schema, a schema
// file's text, must be the one that the documents were extracted with; nil means
// the news schema.
//
// It is a combine by key of documents and of the copies found among them. Runners
// combine before the shuffle too, but a graph is as large as its documents'
// records, and that of one key is made in one worker.
func Merge(s sdk.Scope, found sdk.PCollection, by Key, schema []byte) sdk.PCollection {
	s = s.Scope("actant.Merge")
	pieces := sdk.Flatten(s, sdk.ParDo(s, &pieceFn{By: by}, found), copies(s, found, by))
	return sdk.CombinePerKey(s, &mergeFn{Schema: schema}, pieces)
}

type pieceFn struct {
	By   Key
	sent shuffled
}

// Setup names the counter.
func (fn *pieceFn) Setup() { fn.sent.named("records") }

// ProcessElement keys a record.
func (fn *pieceFn) ProcessElement(ctx context.Context, e Extracted, emit func(string, piece)) {
	key := fn.By.of(e.Published)
	p := piece{ID: e.ID, Record: e.Record}
	fn.sent.add(ctx, len(key)+p.size())
	emit(key, p)
}

type mergeFn struct{ Schema []byte }

// CreateAccumulator is an empty pile.
func (fn *mergeFn) CreateAccumulator() pile { return pile{} }

// AddInput puts a piece on the pile.
func (fn *mergeFn) AddInput(p pile, x piece) pile {
	p.Pieces = append(p.Pieces, x)
	return p
}

// MergeAccumulators joins two piles.
func (fn *mergeFn) MergeAccumulators(a, b pile) pile {
	if len(a.Pieces) < len(b.Pieces) {
		a, b = b, a
	}
	a.Pieces = append(a.Pieces, b.Pieces...)
	return a
}

// ExtractOutput makes the graph.
func (fn *mergeFn) ExtractOutput(p pile) ([]byte, error) {
	var g graph.Graph
	if len(fn.Schema) > 0 {
		schema, err := relation.ReadSchema("schema", fn.Schema)
		if err != nil {
			return nil, err
		}
		g.Schema = schema
	}
	for _, x := range tidied(p.Pieces) {
		if x.Copy != "" {
			g.Copied(x.ID, x.Copy)
			continue
		}
		d, err := unpack(x.Record)
		if err != nil {
			return nil, fmt.Errorf("document %s: %w", x.ID, err)
		}
		g.Add(d)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", " ")
	err := enc.Encode(&g)
	return out.Bytes(), err
}

// tidied are the pieces in order, one for each document and pair: of documents
// with one id the one with the least record.
func tidied(pieces []piece) []piece {
	slices.SortFunc(pieces, func(a, b piece) int {
		return cmp.Or(strings.Compare(a.ID, b.ID), strings.Compare(a.Copy, b.Copy), bytes.Compare(a.Record, b.Record))
	})
	return slices.CompactFunc(pieces, func(a, b piece) bool { return a.ID == b.ID && a.Copy == b.Copy })
}
