// Package valid checks what this module promises of every document, whatever
// text it was made of. Tests, fuzz targets and the hostile corpus share it.
package valid

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/syntax"
)

// most bounds the faults that are listed: the first ones tell enough.
const most = 20

// Document lists what a valid document of text cannot have: a position outside
// of the text or inside a character, a mention that is not the text's, a
// sentence that is not one tree, a role or attribution filled by no entity, a
// confidence outside of [0, 1], JSON that does not decode to the same document.
// The result is nil or an errors.Join of at most 20 faults.
func Document(text string, d *actant.Document) error {
	c := &checker{text: text, ids: map[string]bool{}}
	c.entities(d)
	c.facts(d)
	if d.Text != nil {
		c.syntax(d.Text)
	}
	c.json(d)
	return errors.Join(c.faults...)
}

// A checker gathers the faults of one document.
type checker struct {
	text   string
	ids    map[string]bool
	faults []error
}

func (c *checker) fault(format string, args ...any) {
	if len(c.faults) < most {
		c.faults = append(c.faults, fmt.Errorf(format, args...))
	}
}

// span reports whether s is a range of whole characters of the text.
func (c *checker) span(what string, s syntax.Span) bool {
	ok := 0 <= s.Start && s.Start <= s.End && s.End <= len(c.text) && boundary(c.text, s.Start) && boundary(c.text, s.End)
	if !ok {
		c.fault("%s %v is not a range of the text's characters", what, s)
	}
	return ok
}

func (c *checker) probability(what string, p float64) {
	if math.IsNaN(p) || p < 0 || p > 1 {
		c.fault("%s has confidence %v", what, p)
	}
}

func (c *checker) known(what, id string) {
	if !c.ids[id] {
		c.fault("%s is %q, which is no entity of the document", what, id)
	}
}

func (c *checker) entities(d *actant.Document) {
	last := 0
	for i := range d.Entities {
		e := &d.Entities[i]
		if e.ID == "" || c.ids[e.ID] {
			c.fault("entity id %q is empty or given twice", e.ID)
		}
		c.ids[e.ID] = true
		c.probability("entity "+e.ID, e.Confidence)
		if len(e.Mentions) == 0 {
			c.fault("entity %s has no mention", e.ID)
			continue
		}
		if e.Mentions[0].Start < last {
			c.fault("entity %s is not in the order of the text", e.ID)
		}
		last = e.Mentions[0].Start
		for _, m := range e.Mentions {
			if c.span("mention", m.Span) && m.In(c.text) != m.Text {
				c.fault("mention %v of %s is %q, the text has %q", m.Span, e.ID, m.Text, m.In(c.text))
			}
		}
	}
}

func (c *checker) facts(d *actant.Document) {
	for i := range d.Relations {
		r := &d.Relations[i]
		c.span("trigger", r.Trigger)
		c.probability(r.Type, r.Confidence)
		for _, e := range r.Evidence {
			c.span("evidence", e)
		}
		if len(r.Args) == 0 {
			c.fault("%s has no argument", r.Type)
		}
		for _, a := range r.Args {
			c.span("argument", a.Span)
			c.known("the "+a.Role+" of "+r.Type, a.Entity)
		}
		for _, id := range r.Attribution {
			c.known("the source of "+r.Type, id)
		}
	}
	for _, q := range d.Quotes {
		c.span("quote", q.Span)
		c.span("cue", q.Cue)
		if q.Speaker != "" {
			c.known("a speaker", q.Speaker)
		}
	}
	for _, o := range d.Open {
		c.span("open trigger", o.Trigger)
		c.probability("open "+o.Predicate, o.Confidence)
		for _, a := range o.Args {
			c.span("open argument", a)
		}
		for _, id := range o.Attribution {
			c.known("the source of an open relation", id)
		}
	}
}

// json writes the document, reads it and writes it again.
func (c *checker) json(d *actant.Document) {
	first, err := json.Marshal(d)
	if err != nil {
		c.fault("the document does not encode: %w", err)
		return
	}
	if !utf8.Valid(first) {
		c.fault("the document's JSON is not UTF-8")
	}
	var back actant.Document
	if err := json.Unmarshal(first, &back); err != nil {
		c.fault("the document's JSON does not decode: %w", err)
		return
	}
	again, err := json.Marshal(&back)
	if err != nil || !bytes.Equal(plainErrors(first), plainErrors(again)) {
		c.fault("the decoded document encodes otherwise (%v)", err)
	}
}

// plainErrors writes the sign for a broken character in one way: package json
// escapes it where the string has broken bytes, and not where it has the sign.
func plainErrors(b []byte) []byte {
	return bytes.ReplaceAll(b, []byte(`\ufffd`), []byte("\ufffd"))
}

// boundary reports whether no character is cut at offset i. Bytes that are no
// UTF-8 are characters of their own.
func boundary(text string, i int) bool {
	if i == 0 || i == len(text) || utf8.RuneStart(text[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= i; back++ {
		if utf8.RuneStart(text[i-back]) {
			_, n := utf8.DecodeRuneInString(text[i-back:])
			return n <= back
		}
	}
	return true
}
