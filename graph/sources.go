package graph

import (
	"math"
	"slices"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/data"
)

// What makes two articles one source; see the package comment for how the
// threshold was measured.
const (
	shingle     = 3    // words
	sampled     = 2    // containment is estimated from the hashes divisible by this
	bands       = 96   // of two minima each: two texts with a Jaccard index of 0.17 share one with probability 0.94
	rows        = 2    // minima of a band
	copied      = 0.20 // containment from which two articles are one source
	leastShared = 16   // sampled trigrams in common, so that two short notes are not judged by a phrase
)

// A sketch is what is kept of an article's words. Its hashes are one piece of
// memory that the garbage collector need not read.
type sketch struct {
	sample []uint64 // sampled shingle hashes, sorted
	bands  []uint64 // hashes of the signature's bands; none without text
	empty  bool

	part *part // of the documents that copy each other; nil for one without copies
}

// A sketcher makes sketches, each with the memory of the one before.
type sketcher struct {
	words, sample []uint64
	minima        [bands * rows]uint64
}

// sketchOf makes one sketch.
func sketchOf(d *actant.Document) sketch {
	var x sketcher
	return x.read(d)
}

// read reads the body's words. A decoded document has no text and counts as a
// source of its own.
func (x *sketcher) read(d *actant.Document) sketch {
	if d.Text == nil {
		return sketch{empty: true}
	}
	words, sample, minima := x.words[:0], x.sample[:0], &x.minima
	for _, b := range d.Text.Body {
		words = appendWords(words, b.In(d.Text.Source))
	}
	defer func() { x.words, x.sample = words, sample }()
	if len(words) < shingle {
		return sketch{empty: true}
	}
	for i := range minima {
		minima[i] = math.MaxUint64
	}
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+shingle] {
			h = mix(h ^ w)
		}
		if h%sampled == 0 {
			sample = append(sample, h)
		}
		z := h
		for k := range minima {
			z += 0x9e3779b97f4a7c15
			if y := mix(z); y < minima[k] {
				minima[k] = y
			}
		}
	}
	slices.Sort(sample)
	sample = slices.Compact(sample)
	hashes := make([]uint64, bands+len(sample))
	s := sketch{bands: hashes[:bands:bands], sample: hashes[bands:]}
	copy(s.sample, sample)
	for b := range s.bands {
		s.bands[b] = mix(minima[b*rows]^mix(minima[b*rows+1])) ^ uint64(b)
	}
	return s
}

// appendWords appends a hash of each folded word of s.
func appendWords(words []uint64, s string) []uint64 {
	h, n := uint64(0), 0
	flush := func() {
		if n > 0 {
			words = append(words, mix(h))
		}
		h, n = 0, 0
	}
	for _, r := range data.Unaccent(s) {
		switch {
		case r >= 'A' && r <= 'Z':
			r += 'a' - 'A'
		case r >= 'a' && r <= 'z', r >= '0' && r <= '9', r >= 0x80 && r != '’' && r != '‘' && r != '“' && r != '”' && r != '—' && r != '–':
		default:
			flush()
			continue
		}
		h = h*1099511628211 + uint64(r)
		n++
	}
	flush()
	return words
}

// mix is the finaliser of SplitMix64 (Steele, Lea and Flood 2014).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xbf58476d1ce4e5b9
	x ^= x >> 27
	x *= 0x94d049bb133111eb
	return x ^ x>>31
}

// containment is the share of the smaller sample found in the larger.
func containment(a, b *sketch) float64 {
	if slices.Equal(a.bands, b.bands) {
		return 1 // the same text, however short
	}
	shared, i, j := 0, 0, 0
	for i < len(a.sample) && j < len(b.sample) {
		switch x, y := a.sample[i], b.sample[j]; {
		case x == y:
			shared++
			i++
			j++
		case x < y:
			i++
		default:
			j++
		}
	}
	least := min(len(a.sample), len(b.sample))
	if least == 0 || shared < leastShared {
		return 0
	}
	return float64(shared) / float64(least)
}
