package page

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Fragment reads a piece of HTML that is all article, as feeds carry it: nothing
// is looked for, only what is no text is left out. The piece is UTF-8, and has no
// metadata. Errors are those of [Read].
func Fragment(b []byte, o Options) (*Page, error) {
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	if len(b) > o.MaxBytes {
		return nil, fmt.Errorf("%w: %d bytes, of at most %d", ErrTooLong, len(b), o.MaxBytes)
	}
	d := decodeUTF8(b)
	m := mark(d.text)
	body := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragment(strings.NewReader(m.html), body)
	if err != nil {
		return nil, fmt.Errorf("parsing the fragment: %w", err)
	}
	r := reader{page: d, starts: m.starts}
	for _, n := range nodes {
		r.read(n)
	}
	if !hasWords(r.blocks) {
		return nil, ErrNoText
	}
	p := &Page{Charset: d.charset, Link: address(o.URL)}
	p.Text, p.runs = join(r.blocks)
	return p, nil
}
