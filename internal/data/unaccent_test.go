package data

import "testing"

// TestUnaccentLatin compares the short way for Latin letters with the one for
// any text, letter by letter and in pairs.
func TestUnaccentLatin(t *testing.T) {
	for r := range rune(latinEnd) {
		for _, s := range []string{string(r), "a" + string(r) + "e", string(r) + string(r), "1" + string(r) + "2", string(r) + "\u00ad"} {
			got, ok := unaccentLatin(s)
			if want := decompose(s); !ok || got != want {
				t.Errorf("%q gives %q, not %q", s, got, want)
			}
		}
	}
	if _, ok := unaccentLatin("e\u0301"); ok {
		t.Error("a mark of its own is taken by itself")
	}
}
