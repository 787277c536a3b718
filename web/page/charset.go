package page

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/transform"

	"github.com/actant-nlp/actant/article"
)

// A decoded page is its text as UTF-8 without what the parser of HTML changes
// silently: NUL bytes, carriage returns; and without the private-use characters
// that are used as marks.
type decoded struct {
	text    string
	charset string // "utf-8", "windows-1252" …
	runs    runs   // to the bytes as given; nil: the text is these bytes
}

// span is the bytes of the page as given that the range of the text comes from.
func (d *decoded) span(from, to int) (int, int) {
	if d.runs == nil {
		return from, to
	}
	a, b, ok := d.runs.source(from, to)
	if !ok {
		return 0, 0
	}
	return a, b
}

// decode finds the character set of b and converts it.
func decode(b []byte, contentType string) *decoded {
	from, name := encodingOf(b, contentType)
	if name == "utf-8" {
		return decodeUTF8(b)
	}
	w := writer{d: &decoded{charset: name, runs: runs{}}, in: b}
	w.convert(from.NewDecoder())
	w.d.text = w.out.String()
	return w.d
}

func decodeUTF8(b []byte) *decoded {
	if clean(b) {
		return &decoded{charset: "utf-8", text: string(b)}
	}
	w := writer{d: &decoded{charset: "utf-8", runs: runs{}}, in: b}
	w.utf8()
	w.d.text = w.out.String()
	return w.d
}

// encodingOf is the character set of b, under its name in the Encoding Standard.
func encodingOf(b []byte, contentType string) (encoding.Encoding, string) {
	ascii, valid := true, utf8.Valid(b)
	for _, c := range b {
		if c >= utf8.RuneSelf {
			ascii = false
			break
		}
	}
	if valid && !ascii {
		return encoding.Nop, "utf-8"
	}
	from, name, _ := charset.DetermineEncoding(b, contentType)
	switch {
	case name == "utf-8" && !valid:
		if _, told := article.Decode(b); told != "windows-1252" {
			return encoding.Nop, "utf-8"
		}
		from, name = charset.Lookup("windows-1252")
	case name == "windows-1252" && ascii, name == "replacement":
		return encoding.Nop, "utf-8"
	}
	return from, name
}

// clean reports whether b is read as it is.
func clean(b []byte) bool {
	for i := 0; i < len(b); {
		if c := b[i]; c < utf8.RuneSelf {
			if c == 0 || c == '\r' {
				return false
			}
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		if n == 1 || isMark(r) {
			return false
		}
		i += n
	}
	return true
}

// A writer makes a decoded page.
type writer struct {
	d   *decoded
	in  []byte
	out strings.Builder
}

// rune writes r, which stands in the bytes [from, to) of the page.
func (w *writer) rune(r rune, from, to int) {
	switch {
	case r == 0 || isMark(r): // private-use characters mean nothing to anybody else
		return
	case r == '\r':
		if to < len(w.in) && w.in[to] == '\n' {
			return
		}
		r = '\n'
	}
	at := w.out.Len()
	w.out.WriteRune(r)
	w.d.runs.add(Run{at, from, w.out.Len() - at, to - from})
}

func (w *writer) utf8() {
	for i := 0; i < len(w.in); {
		r, n := utf8.DecodeRune(w.in[i:])
		w.rune(r, i, i+n)
		i += n
	}
}

// longest is the longest sequence of bytes that says one character.
const longest = 8

// convert decodes as few bytes at a time as say something, so that each
// character has its place.
func (w *writer) convert(t transform.Transformer) {
	var buf [32]byte
	for i := 0; i < len(w.in); {
		n, read := 0, 0
		for k := 1; k <= longest && n == 0 && read == 0; k++ {
			end := min(i+k, len(w.in))
			n, read, _ = t.Transform(buf[:], w.in[i:end], end == len(w.in))
		}
		if n == 0 && read == 0 { // it cannot read this byte
			w.rune(utf8.RuneError, i, i+1)
			i++
			continue
		}
		if w.half(buf[:n], read) {
			n, read = len(string(utf8.RuneError)), 2
		}
		for p := 0; p < n; {
			r, m := utf8.DecodeRune(buf[p:n])
			if p > 0 {
				w.further(r)
			} else {
				w.rune(r, i, i+max(read, 1))
			}
			p += m
		}
		i += read
	}
}

// half reports whether out, decoded from read bytes, begins with half of a
// surrogate pair of UTF-16: its decoder looks at the character after such a half
// and then gives both, though each has its place.
func (w *writer) half(out []byte, read int) bool {
	r, n := utf8.DecodeRune(out)
	return strings.HasPrefix(w.d.charset, "utf-16") && read > 2 && r == utf8.RuneError && n < len(out)
}

// further writes a character that the same bytes say as the one before.
func (w *writer) further(r rune) {
	if last := len(w.d.runs) - 1; last >= 0 && r != 0 && !isMark(r) {
		at := w.out.Len()
		w.out.WriteRune(r)
		w.d.runs[last].N += w.out.Len() - at
	}
}
