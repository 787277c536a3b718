package page

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// checkMap tests the promises about positions: runs are in order and in range;
// what they copy is the page's, byte for byte; what they convert is what the
// page's bytes say; and every letter of the text comes from somewhere.
func checkMap(t *testing.T, b []byte, p *Page) {
	t.Helper()
	enc, _ := charset.Lookup(p.Charset)
	at := 0
	for _, r := range p.runs {
		if r.Text < at || r.N <= 0 || r.M <= 0 || r.Source < 0 || r.Text+r.N > len(p.Text) || r.Source+r.M > len(b) {
			t.Fatalf("run %+v of %d and %d bytes after %d", r, len(p.Text), len(b), at)
		}
		if gap := p.Text[at:r.Text]; strings.IndexFunc(gap, letter) >= 0 {
			t.Errorf("%q at %d comes from nowhere", gap, at)
		}
		at = r.Text + r.N
		text, source := p.Text[r.Text:at], string(b[r.Source:r.Source+r.M])
		if spaced(text) == spaced(source) {
			continue
		}
		if p.Charset != "utf-8" {
			// Escape sequences before the bytes may be what gives them their sense.
			s, err := enc.NewDecoder().String(source)
			if err != nil || !strings.ContainsFunc(source, func(r rune) bool { return r < 0x80 }) && s != text {
				t.Errorf("%q is %q in %s", text, source, p.Charset)
			}
			source = s
		}
		source = strings.ReplaceAll(source, "\x00", "") // left out before anything is read, inside "&#x4\x001;" too
		source = html.UnescapeString(strings.ToValidUTF8(source, "\ufffd"))
		if p.Charset == "utf-8" && spaced(text) != spaced(source) && !strings.Contains(text, "\ufffd") {
			t.Errorf("%q comes from %q", text, b[r.Source:r.Source+r.M])
		}
	}
	if gap := p.Text[at:]; strings.IndexFunc(gap, letter) >= 0 {
		t.Errorf("%q at the end comes from nowhere", gap)
	}
	for i := range p.Text {
		if from, to, ok := p.Source(i, i+1); ok && (from < 0 || to <= from || to > len(b)) {
			t.Fatalf("byte %d comes from [%d, %d)", i, from, to)
		}
	}
}

// spaced is s with its white space as spaces.
func spaced(s string) string {
	return strings.Map(func(r rune) rune {
		if space(r) {
			return ' '
		}
		return r
	}, s)
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
