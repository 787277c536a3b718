package score

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/syntax"
)

// A NameText is a text with its names, as the readers of name corpora make it:
// natural raw text, not tokens joined by spaces.
type NameText struct {
	ID     string        // SET/NUMBER
	Text   string        // raw text
	Tokens []syntax.Span // the corpus's tokens, bytes of Text
	Names  []Name        // gold names
	Titled bool          // persons take in the word of a title before them
}

// A Name is a span of a text with the corpus's label.
type Name struct {
	syntax.Span
	Label      string
	Confidence float64 // of a name that was found; 0 for gold
}

// NameOptions are the choices of Names. The zero value compares people,
// organisations and places as they stand.
type NameOptions struct {
	Classes []string // of PER, ORG, LOC, MISC; nil is the first three
	Trim    bool     // set aside a leading "the" and a trailing "'s" on both sides
}

// A NameTable is the score of names on one corpus: exact span and class, counted
// over the whole corpus. A span counts as the gold tokens that it touches, so
// that tokenisation alone is no fault.
type NameTable struct {
	Set     string      `json:"set"`
	Texts   int         `json:"texts"`
	All     F1          `json:"all"`     // span and class
	Spans   F1          `json:"spans"`   // span alone
	Classes []NameClass `json:"classes"` // each class alone, in the order asked for
	// Confidence and Right tell of each name found how sure it was and whether it
	// is gold's (1 or 0), for reliability tables.
	Confidence []float64 `json:"-"`
	Right      []float64 `json:"-"`
}

// A NameClass is the score of one class.
type NameClass struct {
	Class string `json:"class"`
	F1
}

// nameClasses maps the labels of the corpora to classes. Labels that are missing
// here are left out on both sides.
var nameClasses = map[string]string{
	"PER": "PER", "PERSON": "PER", "POLITICIAN": "PER",
	"ORG": "ORG", "ORGANIZATION": "ORG", "ORGANISATION": "ORG", "POLITICALPARTY": "ORG", "CORPORATION": "ORG", "GROUP": "ORG",
	"LOC": "LOC", "LOCATION": "LOC", "GPE": "LOC", "GSP": "LOC", "FAC": "LOC", "FACILITY": "LOC", "COUNTRY": "LOC", "CITY": "LOC",
	"STATE_OR_PROVINCE": "LOC", "GEO": "LOC",
	"MISC": "MISC",
}

// TypeClass is the class under which a name of the library's entity type is
// compared with the corpora: nationalities and the like are MISC, as CoNLL-2003
// has them. It is "" for types that no corpus here marks.
func TypeClass(entityType string) string {
	switch entityType {
	case "PERSON":
		return "PER"
	case "ORGANIZATION":
		return "ORG"
	case "PLACE", "FACILITY":
		return "LOC"
	case "GROUP", "PRODUCT", "EVENT", "WORK", "LAW", "LANGUAGE", "MISC":
		return "MISC"
	}
	return ""
}

// Names scores recognise on texts of one corpus. It is called with each raw text
// and gives names whose labels are classes (see TypeClass) or labels of the
// corpora.
func Names(ctx context.Context, set string, texts []NameText, o NameOptions, recognise func(ctx context.Context, text string) ([]Name, error)) (NameTable, error) {
	if o.Classes == nil {
		o.Classes = []string{"PER", "ORG", "LOC"}
	}
	table := NameTable{Set: set, Texts: len(texts), Classes: make([]NameClass, len(o.Classes))}
	for i, c := range o.Classes {
		table.Classes[i].Class = c
	}
	for i := range texts {
		pred, err := recognise(ctx, texts[i].Text)
		if err != nil {
			return NameTable{}, fmt.Errorf("text %s: %w", texts[i].ID, err)
		}
		if texts[i].Titled {
			pred = texts[i].titled(pred)
		}
		gold := o.spans(&texts[i], texts[i].Names)
		table.add(gold, o.spans(&texts[i], pred))
		for _, n := range pred {
			if span, ok := o.span(&texts[i], n); ok {
				table.Confidence = append(table.Confidence, n.Confidence)
				table.Right = append(table.Right, float64(shared(gold, map[tokenSpan]bool{span: true})))
			}
		}
	}
	table.All.done()
	table.Spans.done()
	for i := range table.Classes {
		table.Classes[i].done()
	}
	return table, nil
}

// A tokenSpan is a name as the gold tokens from first to last.
type tokenSpan struct {
	first, last int
	class       string
}

// spans turns names into token spans of the classes asked for.
func (o NameOptions) spans(t *NameText, names []Name) map[tokenSpan]bool {
	out := map[tokenSpan]bool{}
	for _, n := range names {
		if span, ok := o.span(t, n); ok {
			out[span] = true
		}
	}
	return out
}

// span is a name of a class asked for as the tokens it touches.
func (o NameOptions) span(t *NameText, n Name) (tokenSpan, bool) {
	class := nameClasses[strings.ToUpper(n.Label)]
	if !slices.Contains(o.Classes, class) {
		return tokenSpan{}, false
	}
	first, _ := slices.BinarySearchFunc(t.Tokens, n.Start+1, func(s syntax.Span, at int) int { return s.End - at })
	last := first
	for last < len(t.Tokens) && t.Tokens[last].Start < n.End {
		last++
	}
	if last == first {
		return tokenSpan{}, false
	}
	span := tokenSpan{first, last - 1, class}
	if o.Trim {
		span.trim(t)
	}
	return span, true
}

// trim sets aside a leading article and a trailing possessive.
func (s *tokenSpan) trim(t *NameText) {
	word := func(i int) string { return t.Tokens[i].In(t.Text) }
	if s.first < s.last && strings.ToLower(word(s.first)) == "the" {
		s.first++
	}
	if s.first < s.last && slices.Contains([]string{"'s", "’s", "'", "’"}, word(s.last)) {
		s.last--
	}
	if s.first < s.last-1 && word(s.last) == "s" && strings.Contains("'’", word(s.last-1)) {
		s.last -= 2
	}
}

// add counts one text.
func (t *NameTable) add(gold, pred map[tokenSpan]bool) {
	t.All.add(shared(gold, pred), len(gold), len(pred))
	bare := func(in map[tokenSpan]bool, class string) map[tokenSpan]bool {
		out := map[tokenSpan]bool{}
		for s := range in {
			switch class {
			case "":
				s.class = ""
				out[s] = true
			case s.class:
				out[s] = true
			}
		}
		return out
	}
	g, p := bare(gold, ""), bare(pred, "")
	t.Spans.add(shared(g, p), len(g), len(p))
	for i := range t.Classes {
		g, p := bare(gold, t.Classes[i].Class), bare(pred, t.Classes[i].Class)
		t.Classes[i].add(shared(g, p), len(g), len(p))
	}
}
