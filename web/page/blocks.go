package page

import (
	"bytes"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is the text of one paragraph, heading, item or cell.
type block struct {
	text []byte
	runs runs // to the page as given
}

// A reader reads the blocks of parsed HTML with marks.
type reader struct {
	page   *decoded
	starts []int // of the marks' texts

	cur    cursor
	live   bool // cur stands at the text that is read
	high   rune // first half of a mark whose second half comes next
	space  bool // white space before the next character
	gap    span // where it stands in the decoded page; empty: nowhere
	pre    int  // how many elements deep in preformatted text
	blocks []block
	open   bool // the last block goes on
}

// element is what n is by its name: the search for the article renames elements.
func element(n *html.Node) atom.Atom {
	if n.Type != html.ElementNode {
		return 0
	}
	return atom.Lookup([]byte(n.Data))
}

// leftOut reports whether the text of n is not the article's, whatever the search
// for the article says.
func leftOut(n *html.Node) bool {
	switch element(n) {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Math, atom.Canvas,
		atom.Audio, atom.Video, atom.Map, atom.Select, atom.Option, atom.Button, atom.Textarea, atom.Input, atom.Datalist, atom.Figcaption,
		atom.Nav, atom.Footer, atom.Menu, atom.Dialog, atom.Head, atom.Title, atom.Rp, atom.Rt:
		return true
	}
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "aria-hidden" && a.Val == "true" {
			return true
		}
	}
	return false
}

// breaks reports whether n begins and ends a line.
func breaks(n *html.Node) bool {
	switch element(n) {
	case atom.P, atom.Div, atom.Br, atom.Hr, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Blockquote, atom.Pre, atom.Listing, atom.Figure,
		atom.Section, atom.Article, atom.Aside, atom.Header, atom.Main, atom.Address, atom.Details, atom.Summary, atom.Form, atom.Fieldset,
		atom.Legend, atom.Center, atom.Body, atom.Html, atom.Hgroup, atom.Optgroup, atom.Search:
		return true
	}
	return false
}

// read adds the blocks of n.
func (r *reader) read(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		r.text(n.Data)
		return
	case html.ElementNode:
		if leftOut(n) {
			return
		}
	case html.DocumentNode:
	default:
		return
	}
	isBreak := n.Type == html.ElementNode && breaks(n)
	pre := element(n) == atom.Pre || element(n) == atom.Listing
	if isBreak {
		r.open = false
	}
	if pre {
		r.pre++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.read(c)
	}
	if pre {
		r.pre--
	}
	if isBreak {
		r.open = false
	}
}

// text adds the text of one node to the block that is open.
func (r *reader) text(data string) {
	r.live, r.high = false, 0
	for _, c := range data {
		switch {
		case r.high != 0:
			k := int(r.high-firstHigh)*perHigh + int(c-firstLow)
			if r.live = c >= firstLow && k < len(r.starts); r.live {
				r.cur = cursor{page: r.page.text, at: r.starts[k]}
			}
			r.high = 0
		case isMark(c):
			if r.high = c; c >= firstLow {
				r.high, r.live = 0, false
			}
		default:
			r.character(c)
		}
	}
}

// character adds c, which is the next one of the page's text if there is one.
// What stands nowhere in the page is left out: it can only be white space, or
// text that a broken page has where no text is.
func (r *reader) character(c rune) {
	var at span
	if r.live {
		var got rune
		if got, at, r.live = r.cur.next(); got != c {
			r.live = false
		}
	}
	switch {
	case c == '\n' && r.pre > 0 && r.live:
		r.write(c, at)
	case space(c):
		if !r.space {
			r.space, r.gap = true, span{}
			if r.live {
				r.gap = at
			}
		}
	case !r.live || invisible(c):
	default:
		r.write(c, at)
	}
}

// invisible reports whether c only says where a word may be broken, or in which
// direction text runs: in a name it would make another name.
func invisible(c rune) bool {
	switch {
	case c == '\u00ad', c == '\u200b', c == '\u2060', c == '\ufeff':
		return true
	case c >= '\u200e' && c <= '\u200f', c >= '\u202a' && c <= '\u202e', c >= '\u2066' && c <= '\u2069':
		return true
	}
	return false
}

func (r *reader) write(c rune, at span) {
	if !r.open {
		r.blocks = append(r.blocks, block{})
		r.open, r.space = true, false
	}
	b := &r.blocks[len(r.blocks)-1]
	if r.space {
		if r.space = false; len(b.text) > 0 {
			r.put(b, ' ', r.gap)
		}
	}
	r.put(b, c, at)
}

func (r *reader) put(b *block, c rune, at span) {
	n := len(b.text)
	b.text = utf8.AppendRune(b.text, c)
	if at.end > at.start {
		from, to := r.page.span(at.start, at.end)
		b.runs.add(Run{n, from, len(b.text) - n, to - from})
	} else if k := len(b.runs); k > 0 && b.runs[k-1].Text+b.runs[k-1].N == n && c != ' ' {
		// A further character of one entity.
		if last := &b.runs[k-1]; last.N+len(b.text)-n != last.M { // which would say byte for byte
			last.N += len(b.text) - n
		}
	}
}

// inside is the block of a stretch of the decoded page that is text alone.
func inside(page *decoded, s span) block {
	r := reader{page: page}
	r.cur = cursor{page: page.text[:s.end], at: s.start}
	for {
		before := r.cur
		c, _, ok := r.cur.next()
		if !ok {
			break
		}
		r.cur, r.live = before, true
		r.character(c)
	}
	if len(r.blocks) == 0 {
		return block{}
	}
	return r.blocks[0]
}

// part is the bytes [from, to) of b.
func (b block) part(from, to int) block {
	out := block{text: b.text[from:to]}
	for _, r := range b.runs {
		switch {
		case r.Text+r.N <= from || r.Text >= to:
			continue
		case r.N == r.M:
			cut := max(0, from-r.Text)
			r.Text, r.Source, r.N, r.M = r.Text+cut, r.Source+cut, r.N-cut, r.M-cut
			over := max(0, r.Text+r.N-to)
			r.N, r.M = r.N-over, r.M-over
		case r.Text < from || r.Text+r.N > to:
			continue // part of an entity
		}
		r.Text -= from
		out.runs = append(out.runs, r)
	}
	return out
}

// join writes blocks as paragraphs.
func join(blocks []block) (string, runs) {
	var text bytes.Buffer
	var all runs
	for _, b := range blocks {
		if text.Len() > 0 {
			text.WriteString("\n\n")
		}
		at := text.Len()
		for _, r := range b.runs {
			r.Text += at
			all.add(r)
		}
		text.Write(b.text)
	}
	return text.String(), all
}
