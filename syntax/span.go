package syntax

// A Span is a half-open range [Start, End) of byte offsets into the article's
// text exactly as it was given. Every position in this module is a Span, or an
// index into a slice of things that have one.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether s and t share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// In is the text that s covers. A span outside source yields "".
func (s Span) In(source string) string {
	if s.Start < 0 || s.End > len(source) || s.Empty() {
		return ""
	}
	return source[s.Start:s.End]
}

// Compare orders spans by their start, the longer first where two start
// together, so that a slice sorted by it lists an outer span before those
// inside it.
func (s Span) Compare(t Span) int {
	if s.Start != t.Start {
		return s.Start - t.Start
	}
	return t.End - s.End
}
