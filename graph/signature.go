package graph

import (
	"encoding/binary"
	"errors"
	"slices"

	"github.com/actant-nlp/actant"
)

// A Signature is what the search for near copies keeps of an article's text, a
// few kilobytes at most. It is for programs that look for copies outside a
// Graph, on several machines: two articles that copy each other share one of
// their [Signature.Bands] nearly always, so only articles with a band in common
// need comparing.
//
// What such a program finds it tells the graph by [Graph.Copied].
type Signature struct{ s sketch }

// Sign reads the words of d's body. It is nil for a document without text, one
// decoded from JSON, or with hardly a word: these have no copies.
func Sign(d *actant.Document) *Signature {
	s := sketchOf(d)
	if s.empty {
		return nil
	}
	return &Signature{s}
}

// Bands are the keys to block by, always as many of them, in a fixed order.
func (s *Signature) Bands() []uint64 { return slices.Clone(s.s.bands) }

// Copies reports whether the articles of two signatures count as one source. It
// is symmetric.
func (s *Signature) Copies(o *Signature) bool { return containment(&s.s, &o.s) >= copied }

// FirstBand is the index of the first band that s and o share, -1 for none. A
// program that meets a pair once for each band they share can keep the first.
func (s *Signature) FirstBand(o *Signature) int {
	for i, b := range s.s.bands {
		if i < len(o.s.bands) && o.s.bands[i] == b {
			return i
		}
	}
	return -1
}

// MarshalBinary writes eight bytes for each band and sampled hash.
func (s *Signature) MarshalBinary() ([]byte, error) {
	out := make([]byte, 0, 8*(bands+len(s.s.sample)))
	for _, x := range s.s.bands {
		out = binary.LittleEndian.AppendUint64(out, x)
	}
	for _, x := range s.s.sample {
		out = binary.LittleEndian.AppendUint64(out, x)
	}
	return out, nil
}

// UnmarshalBinary reads what MarshalBinary wrote.
func (s *Signature) UnmarshalBinary(b []byte) error {
	if len(b) < 8*bands || len(b)%8 != 0 {
		return errors.New("graph: not a signature")
	}
	hashes := make([]uint64, len(b)/8)
	for i := range hashes {
		hashes[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	s.s = sketch{bands: hashes[:bands:bands], sample: hashes[bands:]}
	if !slices.IsSorted(s.s.sample) {
		return errors.New("graph: signature: hashes out of order")
	}
	return nil
}

// Copied tells the graph that two documents are copies of one text, as if it had
// found that in their texts: they count as one source. The documents need not be
// in the graph; it holds whenever both are.
func (g *Graph) Copied(a, b string) {
	x := &g.copies
	if a == b || slices.Contains(x.told[a], b) {
		return
	}
	if x.told == nil {
		x.told = map[string][]string{}
	}
	x.told[a] = append(x.told[a], b)
	x.told[b] = append(x.told[b], a)
	if d := g.docs[a]; d != nil && g.docs[b] != nil {
		g.copied = append(g.copied, d)
	}
	g.told = true
}
