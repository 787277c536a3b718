// Package quotation finds the stretches of an article that are somebody's words:
// between quotation marks of any kind, and without them after "The minister said:".
package quotation

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// A Quotation is a stretch of somebody's words.
type Quotation struct {
	Words    syntax.Span // bytes of the source
	Whole    syntax.Span // with the marks
	Unmarked bool        // a statement after a colon, without marks
}

// Find gives the quotations of a body in the order of the text; none overlap.
// Whether a verb of saying stands beside one, and whose, is for the caller to see.
// When w is done, not all of the text was read.
func Find(w *watch.Watch, source string, body []syntax.Span) []Quotation {
	body = slices.DeleteFunc(slices.Clone(body), func(b syntax.Span) bool { return b.Start < 0 || b.End > len(source) || b.Empty() })
	var out []Quotation
	for i := range w.Range(len(body)) {
		out = marked(w, out, source, body[i])
	}
	for s := range watch.Each(w, slices.Values(statements(w, source, body))) {
		out = append(out, Quotation{Words: s, Whole: s, Unmarked: true})
	}
	watch.Sort(w, out, func(a, b Quotation) int { return a.Whole.Compare(b.Whole) })
	return apart(out)
}

// apart leaves out the statements that a quotation, or another statement, reaches
// into: whoever quotes within them, the words are not all one speaker's.
func apart(sorted []Quotation) []Quotation {
	kept := sorted[:0]
	for i, q := range sorted {
		after := i+1 < len(sorted) && sorted[i+1].Whole.Start < q.Whole.End
		before := len(kept) > 0 && kept[len(kept)-1].Whole.End > q.Whole.Start
		if !q.Unmarked || !after && !before {
			kept = append(kept, q)
		}
	}
	return kept
}

// marked adds the pairs of quotation marks in a block. A mark without its
// other half quotes to the block's end when it opens one ("a paragraph of a
// longer quotation"); else it is left alone.
func marked(watch *watch.Watch, out []Quotation, source string, block syntax.Span) []Quotation {
	const stretch = 1 << 16 // bytes between two looks
	text := block.In(source)
	look := stretch
	open, curly := -1, false
	width := 0
	end := func(i, w int) {
		s := syntax.Span{Start: block.Start + open + width, End: block.Start + i}
		s = trim(source, s)
		if !s.Empty() {
			out = append(out, Quotation{Words: s, Whole: syntax.Span{Start: block.Start + open, End: block.Start + i + w}})
		}
		open = -1
	}
	for i := 0; i < len(text); {
		if i >= look {
			if look = i + stretch; watch.Done() {
				return out
			}
		}
		mark, w := markAt(text, i)
		switch {
		case mark == 0 && open < 0 && singleOpens(text, i):
			if k, kw := singleClose(text, i); k > 0 {
				open, width = i, singleAt(text, i)
				end(k, kw)
				i = k + kw
				continue
			}
		case mark == 0:
		case mark == '“' && open < 0:
			open, width, curly = i, w, true
		case mark == '”' && open >= 0 && curly:
			end(i, w)
		case mark == '"' && open < 0 && opens(text, i, w):
			open, width, curly = i, w, false
		case mark == '"' && open >= 0 && !curly && width == 1 && w > 1 && opens(text, i, w):
			open, width = i, w // doubled marks inside of a field that is quoted as a whole
		case mark == '"' && open >= 0 && !curly && (width == 1 || w > 1):
			end(i, w)
		}
		i += max(w, 1)
	}
	if open >= 0 && strings.TrimSpace(text[:open]) == "" && len(text)-open > 20 {
		end(len(text), 0)
	}
	return out
}

// markAt is the quotation mark at text[i:] and its width; doubled marks count
// as one.
func markAt(text string, i int) (rune, int) {
	switch {
	case strings.HasPrefix(text[i:], "“"):
		return '“', len("“")
	case strings.HasPrefix(text[i:], "”"):
		return '”', len("”")
	case strings.HasPrefix(text[i:], "``"):
		return '“', 2
	case strings.HasPrefix(text[i:], "''"):
		return '”', 2
	case text[i] == '"':
		w := 1
		for i+w < len(text) && text[i+w] == '"' {
			w++
		}
		return '"', w
	}
	return 0, 1
}

// opens reports whether a straight mark can open a quotation: a word follows.
func opens(text string, i, w int) bool {
	return i+w < len(text) && text[i+w] != ' ' && text[i+w] != '\n'
}

// trim takes the white space off a span's ends.
func trim(source string, s syntax.Span) syntax.Span {
	text := s.In(source)
	s.Start += len(text) - len(strings.TrimLeft(text, " \t\r\n"))
	s.End -= len(text) - len(strings.TrimRight(text, " \t\r\n"))
	return s
}
