package actant

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// Limits bound what one article may cost. No article of a newspaper comes near
// the defaults; what an archive holds beside articles may. A field of 0 means
// the default, a negative one no limit. [Document].Notes say what a limit cut.
type Limits struct {
	// Bytes of the text that are read, from its start; the cut is at white space
	// where there is any. Default 4 MiB.
	Bytes int

	// SentenceTokens is the length from which a sentence is divided, after a sign
	// where one is near; nothing is left out. Default 400.
	SentenceTokens int

	// Mentions that are resolved, the first in the text. Default 100,000.
	Mentions int

	// Entities among which relations are looked for, the first in the text.
	// Default 50,000.
	Entities int

	// Relations that are given, the most confident; and as many open relations.
	// Default 20,000.
	Relations int
}

// filled puts the defaults where l leaves a field at 0, and the largest number
// where it asks for no limit.
func (l Limits) filled() Limits {
	or := func(n, otherwise int) int {
		switch {
		case n == 0:
			return otherwise
		case n < 0:
			return int(^uint(0) >> 1)
		}
		return n
	}
	return Limits{
		Bytes: or(l.Bytes, 4<<20), SentenceTokens: or(l.SentenceTokens, 400), Mentions: or(l.Mentions, 100_000),
		Entities: or(l.Entities, 50_000), Relations: or(l.Relations, 20_000),
	}
}

// note adds a line to the document's notes.
func (d *Document) note(format string, args ...any) {
	d.Notes = append(d.Notes, fmt.Sprintf(format, args...))
}

// nearCut is how far before a limit a better place for the cut is looked for.
const nearCut = 64

// text is the part of s that is read.
func (l Limits) text(s string) string {
	if len(s) <= l.Bytes {
		return s
	}
	end := l.Bytes
	for end > 0 && !utf8.RuneStart(s[end]) {
		end--
	}
	from := max(0, end-nearCut)
	if i := strings.LastIndexFunc(s[from:end], unicode.IsSpace); i > 0 {
		return s[:from+i]
	}
	return s[:end]
}

// sentences divides the sentences of t that are too long, and counts them.
func (l Limits) sentences(t *syntax.Text) int {
	long := 0
	for i := range t.Sentences {
		if len(t.Sentences[i].Tokens) > l.SentenceTokens {
			long++
		}
	}
	if long == 0 {
		return 0
	}
	out := make([]syntax.Sentence, 0, len(t.Sentences)+long)
	for _, s := range t.Sentences {
		for len(s.Tokens) > l.SentenceTokens {
			n := cutBefore(s.Tokens, l.SentenceTokens)
			out = append(out, sentence(s.Tokens[:n:n]))
			s = sentence(s.Tokens[n:])
		}
		out = append(out, s)
	}
	t.Sentences = out
	return long
}

// cutBefore is where a sentence is divided: at most at most, after the last
// sign in reach, and not inside a written word.
func cutBefore(toks []syntax.Token, most int) int {
	reach := max(1, most-nearCut)
	for n := most; n > reach; n-- {
		if r, size := utf8.DecodeRuneInString(toks[n-1].Text); size == len(toks[n-1].Text) && unicode.IsPunct(r) && !toks[n].Part {
			return n
		}
	}
	for n := most; n > reach; n-- {
		if !toks[n].Part {
			return n
		}
	}
	return most
}

// sentence makes a sentence of tokens; there is at least one.
func sentence(toks []syntax.Token) syntax.Sentence {
	return syntax.Sentence{Span: syntax.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}, Tokens: toks}
}

// mentions drops the mentions beyond the limit.
func (l Limits) mentions(d *Document, ms []entity.Mention) []entity.Mention {
	if len(ms) <= l.Mentions {
		return ms
	}
	d.note("only the first %d of %d mentions were resolved", l.Mentions, len(ms))
	return ms[:l.Mentions]
}

// entities drops the entities beyond the limit.
func (l Limits) entities(d *Document) {
	if len(d.Entities) > l.Entities {
		d.note("only the first %d of %d entities were kept", l.Entities, len(d.Entities))
		d.Entities = d.Entities[:l.Entities]
	}
}

// relations drops the least confident relations beyond the limit.
func (l Limits) relations(w *watch.Watch, d *Document, rs []relation.Relation) []relation.Relation {
	out := confident(w, rs, l.Relations, func(r *relation.Relation) float64 { return r.Confidence })
	if len(out) < len(rs) {
		d.note("only the %d most confident of %d relations were kept", len(out), len(rs))
	}
	return out
}

// open is relations for open relations.
func (l Limits) open(w *watch.Watch, d *Document) {
	out := confident(w, d.Open, l.Relations, func(r *relation.Open) float64 { return r.Confidence })
	if len(out) < len(d.Open) {
		d.note("only the %d most confident of %d open relations were kept", len(out), len(d.Open))
	}
	d.Open = out
}

// confident keeps the most confident of rs, the first of equal ones, in their
// order.
func confident[T any](w *watch.Watch, rs []T, most int, confidence func(*T) float64) []T {
	if len(rs) <= most {
		return rs
	}
	order := make([]int, len(rs))
	for i := range order {
		order[i] = i
	}
	watch.Sort(w, order, func(a, b int) int { return cmp.Compare(confidence(&rs[b]), confidence(&rs[a])) })
	order = order[:most]
	watch.Sort(w, order, cmp.Compare[int])
	out := make([]T, 0, most)
	for i := range watch.Each(w, slices.Values(order)) {
		out = append(out, rs[i])
	}
	return out
}
