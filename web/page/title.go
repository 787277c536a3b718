package page

import (
	"bytes"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// headingsOf reads the headings of the first and second level.
func headingsOf(doc *html.Node, d *decoded, m *marked) []block {
	var first, second []block
	for n := range doc.Descendants() {
		if n.DataAtom != atom.H1 && n.DataAtom != atom.H2 {
			continue
		}
		r := reader{page: d, starts: m.starts}
		r.read(n)
		if len(r.blocks) == 0 {
			continue
		}
		if n.DataAtom == atom.H1 {
			first = append(first, r.blocks[0])
		} else {
			second = append(second, r.blocks[0])
		}
	}
	return append(first, second...)
}

// titled puts the title above the body, which may begin with it already: the
// first heading that is like a title that the metadata tell, or the part of the
// <title> element that is one. Without any title in the metadata it is the first
// heading.
func (p *Page) titled(titles []string, body, headings []block, d *decoded, m *marked) []block {
	shown := block{}
	if len(titles) == 0 && len(headings) > 0 {
		shown = headings[0]
		titles = append(titles, oneLine(string(shown.text)))
	}
	for _, h := range headings {
		for _, t := range titles {
			if len(shown.text) == 0 && alike(string(h.text), t) {
				shown, p.Title = h, t
			}
		}
	}
	if m.title != (span{}) {
		whole := inside(d, m.title)
		for _, t := range titles {
			if i := bytes.Index(whole.text, []byte(t)); len(shown.text) == 0 && i >= 0 {
				shown, p.Title = whole.part(i, i+len(t)), t
			}
		}
	}
	if len(titles) > 0 {
		first(&p.Title, titles[0])
	}
	if len(shown.text) == 0 {
		return body
	}
	out := []block{shown}
	for i, b := range body {
		if i < 3 && alike(string(b.text), string(shown.text)) {
			continue
		}
		out = append(out, b)
	}
	return out
}

// alike reports whether two titles are one: three words in four of each are in
// the other.
func alike(a, b string) bool {
	x, y := wordsOf(a), wordsOf(b)
	if len(x) == 0 || len(y) == 0 || len(x) > 100 {
		return false
	}
	return shared(x, y)*4 >= len(x)*3 && shared(y, x)*4 >= len(y)*3
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// shared counts the words of x that are in y.
func shared(x, y []string) int {
	in := make(map[string]bool, len(y))
	for _, w := range y {
		in[w] = true
	}
	n := 0
	for _, w := range x {
		if in[w] {
			n++
		}
	}
	return n
}
