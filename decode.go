package actant

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/actant-nlp/actant/syntax"
)

// ReadDocuments yields the documents of JSON lines as [Document.MarshalJSON]
// writes them, one at a time, in memory bounded by the longest line. Empty lines
// are passed over. A line that is no document, or whose positions or references
// cannot be right, yields an error that begins with "name:line: ", and reading
// goes on with the next one; a failing reader yields its error last.
func ReadDocuments(r io.Reader, name string) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		for n := 1; ; n++ {
			line, end := br.ReadBytes('\n')
			if end != nil && end != io.EOF {
				yield(nil, fmt.Errorf("%s:%d: %w", name, n, end))
				return
			}
			if n == 1 {
				line = bytes.TrimPrefix(line, []byte("\ufeff"))
			}
			if len(bytes.TrimSpace(line)) > 0 {
				d, err := decodeLine(line)
				if err != nil {
					err = fmt.Errorf("%s:%d: %w", name, n, err)
				}
				if !yield(d, err) {
					return
				}
			}
			if end == io.EOF {
				return
			}
		}
	}
}

func decodeLine(line []byte) (*Document, error) {
	var keys struct {
		Document json.RawMessage `json:"document"`
	}
	if err := json.Unmarshal(line, &keys); err != nil {
		return nil, err
	}
	if len(keys.Document) == 0 {
		return nil, errors.New(`no "document" in it`)
	}
	d := new(Document)
	if err := json.Unmarshal(line, d); err != nil {
		return nil, err
	}
	if err := d.check(); err != nil {
		return nil, fmt.Errorf("document %s: %w", d.ID, err)
	}
	return d, nil
}

// check looks at what the types of JSON cannot say: ranges that end before they
// start, ids given twice or to nothing, confidences outside of [0, 1].
func (d *Document) check() error {
	c := checking{ids: make(map[string]bool, len(d.Entities))}
	for i := range d.Entities {
		e := &d.Entities[i]
		what := "entity " + e.ID
		c.require(e.ID != "" && !c.ids[e.ID], what, "the id is empty or given twice")
		c.ids[e.ID] = true
		c.probability(what, e.Confidence)
		for _, m := range e.Mentions {
			c.span(what, m.Span)
		}
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		what := fmt.Sprintf("relation %d (%s)", i, r.Type)
		c.require(r.Type != "", what, "it has no type")
		c.probability(what, r.Confidence)
		c.span(what, r.Trigger)
		c.spans(what, r.Evidence)
		c.known(what, r.Attribution...)
		for _, a := range r.Args {
			c.span(what, a.Span)
			c.known(what, a.Entity)
		}
	}
	for i, q := range d.Quotes {
		what := fmt.Sprintf("quote %d", i)
		c.span(what, q.Span)
		c.span(what, q.Cue)
		if q.Speaker != "" {
			c.known(what, q.Speaker)
		}
	}
	for i, o := range d.Open {
		what := fmt.Sprintf("open relation %d", i)
		c.probability(what, o.Confidence)
		c.span(what, o.Trigger)
		c.spans(what, o.Args)
		c.known(what, o.Attribution...)
	}
	if d.Text != nil {
		c.spans("body", d.Text.Body)
		for _, s := range d.Text.Sentences {
			c.span("sentence", s.Span)
		}
	}
	return c.err
}

// A checking remembers the first fault.
type checking struct {
	ids map[string]bool
	err error
}

func (c *checking) require(ok bool, what, fault string) {
	if !ok && c.err == nil {
		c.err = fmt.Errorf("%s: %s", what, fault)
	}
}

func (c *checking) span(what string, s syntax.Span) {
	if s.Start < 0 || s.End < s.Start {
		c.require(false, what, fmt.Sprintf("[%d, %d) is no range", s.Start, s.End))
	}
}

func (c *checking) spans(what string, ss []syntax.Span) {
	for _, s := range ss {
		c.span(what, s)
	}
}

func (c *checking) probability(what string, p float64) {
	c.require(p >= 0 && p <= 1, what, "the confidence is not between 0 and 1")
}

func (c *checking) known(what string, ids ...string) {
	for _, id := range ids {
		c.require(c.ids[id], what, fmt.Sprintf("%q is no entity of the document", id))
	}
}

// Attach gives a decoded Document the article's text again, which its JSON does
// not hold: Text.Source is then set. It is an error, and d is left as it was,
// when a position lies outside of the text, or a mention's words are not the
// text's: then the text is not the one that was read.
func (d *Document) Attach(source string) error {
	for i := range d.Entities {
		for _, m := range d.Entities[i].Mentions {
			if m.Start < 0 || m.Start > m.End || m.End > len(source) || !sameText(m.Text, source[m.Start:m.End]) {
				return fmt.Errorf("actant: document %s: the text has not %q at [%d, %d)", d.ID, m.Text, m.Start, m.End)
			}
		}
	}
	if end := d.reach(); end > len(source) {
		return fmt.Errorf("actant: document %s: position %d is behind the text's end, %d", d.ID, end, len(source))
	}
	if d.Text == nil {
		d.Text = &syntax.Text{Published: d.Published}
	}
	d.Text.Source = source
	return nil
}

// sameText compares words of JSON, which has U+FFFD for each byte that is no
// character, with those of the text.
func sameText(decoded, original string) bool {
	if decoded == original {
		return true
	}
	if utf8.ValidString(original) {
		return false
	}
	var b strings.Builder
	for _, r := range original {
		b.WriteRune(r)
	}
	return decoded == b.String()
}

// reach is the last position of the document.
func (d *Document) reach() int {
	end := 0
	all := func(ss ...syntax.Span) {
		for _, s := range ss {
			end = max(end, s.End)
		}
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		all(r.Trigger)
		all(r.Evidence...)
		for _, a := range r.Args {
			all(a.Span)
		}
	}
	for _, q := range d.Quotes {
		all(q.Span, q.Cue)
	}
	for _, o := range d.Open {
		all(o.Trigger)
		all(o.Args...)
	}
	if d.Text != nil {
		all(d.Text.Body...)
		for _, s := range d.Text.Sentences {
			all(s.Span)
		}
	}
	return end
}
