package entity

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/actant-nlp/actant/syntax"
)

// An Entry is one thing that a Gazetteer knows.
type Entry struct {
	Name    string   // its canonical name
	Aliases []string // further names
	Type    Type
	Subtype string
	Link    string // id in a knowledge base; empty for none

	// AnyCase finds the names in capitals, lower case or any mix. Otherwise case
	// counts, save that a name in capitals throughout is found as well.
	AnyCase bool
	// Priority settles overlaps with names that another recognizer found: above
	// 0 the entry wins, below 0 it loses, and at 0 the longer of the two wins, the
	// entry where both are as long.
	Priority int
}

// A Gazetteer finds the names of a list of entries. It is immutable and safe
// for concurrent use.
type Gazetteer struct {
	entries []Entry
	byFirst map[string][]form // folded first token -> the forms that start with it, longest first
}

// A form is one name of an entry, cut into tokens.
type form struct {
	tokens []string
	folded []string
	entry  int
}

// NewGazetteer compiles entries. An entry without a name or type is an error
// that says which.
func NewGazetteer(entries ...Entry) (*Gazetteer, error) {
	g := &Gazetteer{entries: slices.Clone(entries), byFirst: map[string][]form{}}
	for i, e := range entries {
		if strings.TrimSpace(e.Name) == "" || e.Type == "" {
			return nil, fmt.Errorf("entity: gazetteer entry %d (%q): a name and a type are needed", i+1, e.Name)
		}
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			g.add(name, i)
		}
	}
	for _, fs := range g.byFirst {
		slices.SortStableFunc(fs, func(a, b form) int { return cmp.Compare(len(b.tokens), len(a.tokens)) })
	}
	return g, nil
}

func (g *Gazetteer) add(name string, entry int) {
	f := form{tokens: words(name), entry: entry}
	if len(f.tokens) == 0 {
		return
	}
	for _, w := range f.tokens {
		f.folded = append(f.folded, strings.ToLower(w))
	}
	g.byFirst[f.folded[0]] = append(g.byFirst[f.folded[0]], f)
}

// words cuts a name where any tokenizer might: at white space and at every
// sign, which is a word of its own.
func words(s string) []string {
	var out []string
	start := -1
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
		if letter && start < 0 {
			start = i
		}
		if !letter {
			if start >= 0 {
				out = append(out, s[start:i])
				start = -1
			}
			if !unicode.IsSpace(r) {
				out = append(out, string(r))
			}
		}
	}
	if start >= 0 {
		out = append(out, s[start:])
	}
	return out
}

// A piece is a word of a token: a token such as "U.S." has several.
type piece struct {
	text, folded string
	token        int
	first, last  bool // of its token
}

func pieces(tokens []syntax.Token) []piece {
	out := make([]piece, 0, len(tokens))
	for i, t := range tokens {
		ws := words(t.Text)
		for k, w := range ws {
			out = append(out, piece{w, strings.ToLower(w), i, k == 0, k == len(ws)-1})
		}
	}
	return out
}

// Recognize implements Recognizer: the longest entry at each place, from left
// to right.
func (g *Gazetteer) Recognize(ctx context.Context, t *syntax.Text) ([]Mention, error) {
	var out []Mention
	for si := range t.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		tokens := t.Sentences[si].Tokens
		ps := pieces(tokens)
		for i := 0; i < len(ps); i++ {
			f, ok := g.at(ps, i)
			if !ok {
				continue
			}
			last := ps[i+len(f.tokens)-1].token
			span := syntax.Span{Start: tokens[ps[i].token].Start, End: tokens[last].End}
			e := &g.entries[f.entry]
			out = append(out, Mention{Span: span, Kind: Name, Text: span.In(t.Source), Type: e.Type, Subtype: e.Subtype,
				Link: e.Link, Sentence: si, Head: last, Confidence: 1})
			i += len(f.tokens) - 1
		}
	}
	return out, nil
}

// at is the longest form that starts with piece i and covers whole tokens.
func (g *Gazetteer) at(ps []piece, i int) (form, bool) {
	if !ps[i].first {
		return form{}, false
	}
	for _, f := range g.byFirst[ps[i].folded] {
		end := i + len(f.tokens)
		if end <= len(ps) && ps[end-1].last && g.matches(f, ps[i:end]) {
			return f, true
		}
	}
	return form{}, false
}

func (g *Gazetteer) matches(f form, ps []piece) bool {
	capitals := true
	exact := true
	for k := range ps {
		if ps[k].folded != f.folded[k] {
			return false
		}
		exact = exact && ps[k].text == f.tokens[k]
		capitals = capitals && ps[k].text == strings.ToUpper(ps[k].text)
	}
	return exact || capitals || g.entries[f.entry].AnyCase
}

// Over returns a Recognizer that finds what base finds and the gazetteer's
// names, and settles overlaps between names by the entries' Priority. Mentions
// of base that are no names stay, unless a name of the gazetteer covers their
// head.
func (g *Gazetteer) Over(base Recognizer) Recognizer { return over{g, base} }

type over struct {
	g    *Gazetteer
	base Recognizer
}

func (o over) Recognize(ctx context.Context, t *syntax.Text) ([]Mention, error) {
	found, err := o.base.Recognize(ctx, t)
	if err != nil {
		return nil, err
	}
	listed, err := o.g.Recognize(ctx, t)
	if err != nil {
		return nil, err
	}
	won := listed[:0]
	for _, m := range listed {
		if o.wins(m, found) {
			won = append(won, m)
		}
	}
	kept := slices.DeleteFunc(found, func(m Mention) bool { return loses(m, won) })
	out := slices.Concat(kept, won)
	slices.SortStableFunc(out, func(a, b Mention) int { return a.Compare(b.Span) })
	return out, nil
}

// wins reports whether listed mention m stands against the names that overlap it.
func (o over) wins(m Mention, found []Mention) bool {
	p := o.g.priority(m)
	for _, f := range near(found, m.Span) {
		if f.Kind != Name || !f.Overlaps(m.Span) {
			continue
		}
		if p < 0 || p == 0 && f.Len() > m.Len() {
			return false
		}
	}
	return true
}

// loses reports whether a mention gives way to a listed name: a name that
// overlaps one, or anything whose last word it is.
func loses(m Mention, won []Mention) bool {
	return slices.ContainsFunc(near(won, m.Span), func(w Mention) bool {
		return m.Overlaps(w.Span) && (m.Kind == Name || m.Sentence == w.Sentence && m.End == w.End && m.Start >= w.Start)
	})
}

// priority is that of the entry that m is a mention of.
func (g *Gazetteer) priority(m Mention) int {
	ws := words(m.Text)
	if len(ws) == 0 {
		return 0
	}
	for _, f := range g.byFirst[strings.ToLower(ws[0])] {
		e := g.entries[f.entry]
		if len(f.tokens) == len(ws) && e.Type == m.Type && e.Link == m.Link && strings.EqualFold(strings.Join(f.tokens, " "), strings.Join(ws, " ")) {
			return e.Priority
		}
	}
	return 0
}
