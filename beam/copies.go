package beam

import (
	"context"
	"encoding/binary"
	"fmt"
	"reflect"
	"slices"
	"strings"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/actant-nlp/actant/graph"
)

// The search for near copies, by keyed steps, each as parallel as its keys:
//
//	signature        one of the documents with the very same text goes on, the
//	                 others are copies of it
//	band             two documents that share a band of their signatures are a
//	                 candidate pair
//	first of a pair  its signature joins the pair
//	second of a pair its signature joins too, and the two are compared
//
// Documents are told by key and id in one string, so that those of two graphs
// never meet.

// A signed is a document's signature.
type signed struct {
	ID        string
	Signature []byte
}

func init() {
	sdk.RegisterType(reflect.TypeFor[signed]())
	sdk.RegisterType(reflect.TypeFor[piece]())
	sdk.RegisterType(reflect.TypeFor[signFn]())
	sdk.RegisterType(reflect.TypeFor[sameFn]())
	sdk.RegisterType(reflect.TypeFor[bandFn]())
	sdk.RegisterType(reflect.TypeFor[pairFn]())
	sdk.RegisterType(reflect.TypeFor[firstFn]())
	sdk.RegisterType(reflect.TypeFor[compareFn]())
}

const separator = "\x00"

func join(key, id string) string { return key + separator + id }

func split(s string) (key, id string) {
	key, id, _ = strings.Cut(s, separator)
	return key, id
}

// copies finds the pairs of documents of one key that copy each other, as pieces
// of the key's graph: enough pairs for every two copies to be linked, directly or
// through others.
func copies(s sdk.Scope, found sdk.PCollection, by Key) sdk.PCollection {
	s = s.Scope("copies")
	sigs := sdk.ParDo(s, &signFn{By: by}, found)
	unique, same := sdk.ParDo2(s, &sameFn{}, sdk.GroupByKey(s, sigs))
	pairs := sdk.ParDo(s, &pairFn{}, sdk.GroupByKey(s, sdk.ParDo(s, &bandFn{}, unique)))
	first := sdk.ParDo(s, &firstFn{}, sdk.CoGroupByKey(s, unique, pairs))
	near := sdk.ParDo(s, &compareFn{}, sdk.CoGroupByKey(s, unique, first))
	return sdk.Flatten(s, same, near)
}

// shuffled counts the bytes that a step hands to the next grouping.
type shuffled struct{ n sdk.Counter }

func (c *shuffled) named(step string)                  { c.n = sdk.NewCounter("actant", "shuffled bytes: "+step) }
func (c *shuffled) add(ctx context.Context, sizes int) { c.n.Inc(ctx, int64(sizes)) }

type signFn struct {
	By   Key
	sent shuffled
}

// Setup names the counter.
func (fn *signFn) Setup() { fn.sent.named("signatures") }

// ProcessElement keys a document by what it says, word by word.
func (fn *signFn) ProcessElement(ctx context.Context, e Extracted, emit func(string, signed)) {
	if len(e.Signature) == 0 {
		return
	}
	key := join(fn.By.of(e.Published), fmt.Sprintf("%016x", digest(e.Signature)))
	fn.sent.add(ctx, len(key)+len(e.ID)+len(e.Signature))
	emit(key, signed{e.ID, e.Signature})
}

// digest is FNV-1a over words of eight bytes, the same in every process.
func digest(sig []byte) uint64 {
	h := uint64(14695981039346656037)
	for ; len(sig) >= 8; sig = sig[8:] {
		h = (h ^ binary.LittleEndian.Uint64(sig)) * 1099511628211
		h ^= h >> 32
	}
	return h
}

type sameFn struct{ sent shuffled }

// Setup names the counter.
func (fn *sameFn) Setup() { fn.sent.named("copies") }

// ProcessElement passes on the document with the least id of those with one
// signature, and links the others to it.
func (fn *sameFn) ProcessElement(ctx context.Context, key string, list func(*signed) bool, unique func(string, signed), link func(string, piece)) {
	graph, _ := split(key)
	bySig := map[string][]string{} // for the case that two signatures have one digest
	for x := (signed{}); list(&x); {
		bySig[string(x.Signature)] = append(bySig[string(x.Signature)], x.ID)
	}
	for sig, ids := range bySig {
		slices.Sort(ids)
		ids = slices.Compact(ids)
		unique(join(graph, ids[0]), signed{ids[0], []byte(sig)})
		for _, id := range ids[1:] {
			p := piece{ID: ids[0], Copy: id}
			fn.sent.add(ctx, p.size())
			link(graph, p)
		}
	}
}

type bandFn struct{ sent shuffled }

// Setup names the counter.
func (fn *bandFn) Setup() { fn.sent.named("bands") }

// ProcessElement emits a document once for each band of its signature.
func (fn *bandFn) ProcessElement(ctx context.Context, doc string, s signed, emit func(string, string)) error {
	var sig graph.Signature
	if err := sig.UnmarshalBinary(s.Signature); err != nil {
		return fmt.Errorf("%s: %w", s.ID, err)
	}
	key, id := split(doc)
	for i, b := range sig.Bands() {
		var block [9]byte
		block[0] = byte(i)
		binary.LittleEndian.PutUint64(block[1:], b)
		k := join(key, string(block[:]))
		fn.sent.add(ctx, len(k)+len(id))
		emit(k, id)
	}
	return nil
}

type pairFn struct{ sent shuffled }

// Setup names the counter.
func (fn *pairFn) Setup() { fn.sent.named("pairs") }

// ProcessElement makes pairs of the documents of a block.
func (fn *pairFn) ProcessElement(ctx context.Context, block string, list func(*string) bool, emit func(string, string)) {
	key, _ := split(block)
	var ids []string
	for id := ""; list(&id); {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	for i, a := range ids {
		for _, b := range ids[i+1:] {
			fn.sent.add(ctx, len(key)+len(a)+len(b)+1)
			emit(join(key, a), b)
		}
	}
}

type firstFn struct{ sent shuffled }

// Setup names the counter.
func (fn *firstFn) Setup() { fn.sent.named("candidates") }

// ProcessElement sends a document's signature to those with which it makes a
// pair, once to each.
func (fn *firstFn) ProcessElement(ctx context.Context, doc string, own func(*signed) bool, others func(*string) bool, emit func(string, signed)) {
	var s signed
	if !own(&s) {
		return
	}
	key, _ := split(doc)
	seen := map[string]bool{}
	for id := ""; others(&id); {
		if !seen[id] {
			seen[id] = true
			fn.sent.add(ctx, len(key)+len(id)+len(s.ID)+len(s.Signature)+1)
			emit(join(key, id), s)
		}
	}
}

type compareFn struct{ sent shuffled }

// Setup names the counter.
func (fn *compareFn) Setup() { fn.sent.named("copies") }

// ProcessElement compares a document with those of the pairs it is second in.
func (fn *compareFn) ProcessElement(ctx context.Context, doc string, own, others func(*signed) bool, emit func(string, piece)) error {
	var s signed
	if !own(&s) {
		return nil
	}
	key, _ := split(doc)
	var a, b graph.Signature
	if err := a.UnmarshalBinary(s.Signature); err != nil {
		return fmt.Errorf("%s: %w", s.ID, err)
	}
	for o := (signed{}); others(&o); {
		if err := b.UnmarshalBinary(o.Signature); err != nil {
			return fmt.Errorf("%s: %w", o.ID, err)
		}
		if a.Copies(&b) {
			p := piece{ID: o.ID, Copy: s.ID}
			fn.sent.add(ctx, p.size())
			emit(key, p)
		}
	}
	return nil
}
