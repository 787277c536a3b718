// Package hostile makes texts that break programs which read texts: bytes that
// are no characters, words without end, a hundred thousand names, brackets that
// never close. Every text is made by rule from its size alone, so that a fault
// found with one can be shown again.
package hostile

import "strings"

// A Kind is one way in which a text can be hostile.
type Kind struct {
	Name  string
	About string // what the text is, for a table

	// Size is the bytes of the text in a full run, about. Where the issue is a
	// number of things (ten thousand names), it is what those take.
	Size int

	// Refused says that the text must be answered by an error.
	Refused bool

	write func(w *writer)
}

// Text is the kind's text of about size bytes, never less; size 0 means
// k.Size. It is the same every time.
func (k Kind) Text(size int) string {
	if size <= 0 {
		size = k.Size
	}
	w := &writer{size: size}
	w.Grow(size + size/8)
	k.write(w)
	return w.String()
}

// A writer is a text in the making. Its numbers come from a small generator of
// its own, which gives the same ones on every platform and in every version.
type writer struct {
	strings.Builder
	size  int
	state uint64
}

// more reports whether the text is still too short.
func (w *writer) more() bool { return w.Len() < w.size }

// number is a pseudo-random number in [0, n) (SplitMix64, Steele et al. 2014).
func (w *writer) number(n int) int {
	w.state += 0x9e3779b97f4a7c15
	z := w.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) % uint64(n))
}

// pick writes one of words.
func (w *writer) pick(words ...string) { w.WriteString(words[w.number(len(words))]) }

const (
	kilo = 1000
	mega = 1000 * kilo
)

// Kinds lists all kinds, always in the same order.
func Kinds() []Kind {
	return append(append(characters(), structures()...), language()...)
}
