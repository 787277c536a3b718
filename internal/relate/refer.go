package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/syntax"
)

// refer finds the mention that a slot's token stands for; nil when there is
// none.
func (d *doc) refer(sent int, s frame.Slot) *mentionRef {
	toks := d.text.Sentences[sent].Tokens
	if s.Tok < 0 || s.Tok >= len(toks) {
		return nil
	}
	if s.Tok < d.datelines[sent] && (s.Name == "head" || s.Name == "dep") {
		return d.ownMention(sent, s.Tok) // a dateline tells where its place lies
	}
	if !s.Part.Empty() {
		for _, i := range d.index.within[sent] {
			if r := &d.index.refs[i]; r.mention.Span.Overlaps(s.Part) && r.mention.End <= s.Part.End {
				return r
			}
		}
		return d.namesake(sent, s)
	}
	return d.mentionAt(sent, s.Tok, 0)
}

// mentionAt finds the mention headed by tok, looking through nouns of amount
// ("a group of tourists") and into names whose head the parser sees elsewhere.
func (d *doc) mentionAt(sent, tok, depth int) *mentionRef {
	if depth > 0 || sent != d.seen.sent {
		return d.findMention(sent, tok, depth)
	}
	m := &d.seen.at[tok] // all frames ask for the same few tokens
	if !m.known {
		m.ref, m.known = d.findMention(sent, tok, 0), true
	}
	return m.ref
}

func (d *doc) findMention(sent, tok, depth int) *mentionRef {
	if depth > 4 || tok < d.datelines[sent] {
		return nil
	}
	g, own := d.graphs[sent], d.headed(sent, tok)
	if g.Named(tok) && (own == nil || !d.entities[own.entity].Named()) && d.holdsPlace(sent, tok) {
		return d.ownMention(sent, tok-1) // "the Left Bank district" is the Left Bank
	}
	if own != nil && d.entities[own.entity].Type == entity.Title {
		if r := d.coveringName(sent, tok); r != nil {
			return r
		}
	}
	if g.Named(tok) && (own == nil || own.mention.Kind != entity.Name) && !d.holdsPlace(sent, tok) {
		isPlace := func(r *mentionRef) bool {
			return r.mention.Kind == entity.Name && d.entities[r.entity].Type == entity.Place
		}
		if r := d.behindOf(sent, tok, depth, isPlace); r != nil {
			return r
		}
	}
	if r := d.apposedTo(sent, tok, own); r != nil {
		return r
	}
	if own != nil && d.entities[own.entity].Type != entity.Thing && d.entities[own.entity].Type != entity.Quantity {
		return own
	}
	if s := predicateOf(g, tok); s >= 0 && g.Sent.Tokens[tok].UPOS != "NUM" && (own == nil || !d.hasName[own.entity]) {
		if r := d.mentionAt(sent, s, depth+1); r != nil {
			return r
		}
	}
	if g.Content(tok) {
		isMore := func(r *mentionRef) bool { return own == nil || d.entities[r.entity].Type != entity.Thing }
		if r := d.behindOf(sent, tok, depth, isMore); r != nil {
			return r
		}
	}
	if own != nil {
		return own
	}
	return d.coveringName(sent, tok)
}

// headed is the best mention that tok heads; nil for none.
func (d *doc) headed(sent, tok int) *mentionRef {
	if at := d.index.heads[sent][tok]; len(at) > 0 {
		return &d.index.refs[at[0]]
	}
	return nil
}

// behindOf is the first mention, of those behind an "of" of noun tok, that is as asked.
func (d *doc) behindOf(sent, tok, depth int, is func(*mentionRef) bool) *mentionRef {
	g := d.graphs[sent]
	for _, k := range g.Kids(tok) {
		if g.Case(int(k)) != "of" {
			continue
		}
		if r := d.mentionAt(sent, int(k), depth+1); r != nil && is(r) {
			return r
		}
	}
	return nil
}

// apposedTo is the name that stands in apposition to token tok, or that tok stands
// in apposition to, where own, what tok heads, has no name itself.
func (d *doc) apposedTo(sent, tok int, own *mentionRef) *mentionRef {
	if own != nil && d.hasName[own.entity] {
		return nil
	}
	g := d.graphs[sent]
	for _, k := range g.Kids(tok) {
		if g.Rel(int(k)) == "appos" && int(k) > tok {
			if r := d.headed(sent, int(k)); r != nil && d.namedAlike(own, r) {
				return r
			}
		}
	}
	if h := g.Head(tok); own != nil && g.Rel(tok) == "appos" && h >= 0 {
		if r := d.headed(sent, h); r != nil && d.namedAlike(own, r) {
			return r
		}
	}
	return nil
}

// holdsPlace reports whether a name of no country stands right before noun tok:
// what "of" follows "the Left Bank district" does not name it.
func (d *doc) holdsPlace(sent, tok int) bool {
	if tok == 0 || d.text.Sentences[sent].Tokens[tok-1].UPOS != "PROPN" {
		return false
	}
	r := d.ownMention(sent, tok-1)
	return r != nil && r.mention.Kind == entity.Name && d.entities[r.entity].Type == entity.Place && !d.isClass(r, "country")
}

// predicateOf is the subject of which noun tok tells what it is: "Ry" in "Ry is a
// town held by rebels" and "Ry is one of the towns held by rebels"; -1 for none.
func predicateOf(g *frame.Graph, tok int) int {
	p := tok
	if g.Kid(p, "cop") < 0 && g.Case(p) == "of" {
		if p = g.Head(tok); p < 0 || g.Lemma(p) != "one" {
			return -1
		}
	}
	if g.Kid(p, "cop") < 0 || len(g.Cases(p)) > 0 || owned(g, tok) {
		return -1
	}
	s := g.Kid(p, "nsubj")
	if s < 0 {
		return -1
	}
	s, _ = g.Resolve(s)
	return s
}

// owned reports whether a possessive stands before noun tok.
func owned(g *frame.Graph, tok int) bool {
	for _, k := range g.Kids(tok) {
		if t := g.Sent.Tokens[k]; t.Deprel == "nmod:poss" || t.XPOS == "PRP$" {
			return true
		}
	}
	return false
}

// namedAlike reports whether a name in apposition may be that of what the
// nominal stands for: there is no nominal, or it is of the same type.
func (d *doc) namedAlike(nominal, name *mentionRef) bool {
	e := &d.entities[name.entity]
	if name.mention.Kind != entity.Name || !d.hasName[name.entity] {
		return false
	}
	if nominal == nil {
		return true
	}
	t := d.entities[nominal.entity].Type
	x := d.text.Sentences[nominal.sentence].Tokens[nominal.head]
	return (t == e.Type || t == entity.Thing || t == entity.Quantity) && x.XPOS != "NNS"
}

// coveringName finds a name that tok is part of, when the parser put the
// name's head elsewhere; or that stands in apposition to a title.
func (d *doc) coveringName(sent, tok int) *mentionRef {
	g := d.graphs[sent]
	toks := d.text.Sentences[sent].Tokens
	if g.Title(tok) && tok+1 < len(toks) && toks[tok+1].UPOS == "PROPN" {
		for _, i := range d.index.within[sent] {
			if r := &d.index.refs[i]; r.first == tok+1 && r.mention.Kind == entity.Name && d.entities[r.entity].Type == entity.Person {
				return r
			}
		}
	}
	for _, k := range g.Kids(tok) {
		if r := toks[k].Deprel; (r == "flat" || strings.HasPrefix(r, "flat:")) && int(k) > tok {
			if r := d.headed(sent, int(k)); r != nil {
				return r
			}
		}
	}
	if toks[tok].UPOS != "PROPN" {
		return nil
	}
	for _, i := range d.index.within[sent] {
		if r := &d.index.refs[i]; r.mention.Kind == entity.Name && r.first <= tok && tok < r.last && (r.last-tok == 1 || r.first == tok || toks[r.head].Head == tok) {
			return r
		}
	}
	return nil
}

// ownMention is the best mention that tok heads, or a name that it is part of.
func (d *doc) ownMention(sent, tok int) *mentionRef {
	if r := d.headed(sent, tok); r != nil {
		return r
	}
	return d.coveringName(sent, tok)
}

// findDatelines counts for each sentence the tokens of a dateline that it
// begins with: places before a dash, an underscore or a colon at the head of a
// block, such as "SEOUL, South Korea (AP) —". They are no part of the sentence.
func (d *doc) findDatelines() {
	d.datelines = make([]int, len(d.text.Sentences))
	starts := map[int]bool{}
	for i := range d.w.Range(len(d.text.Body)) {
		starts[d.text.Body[i].Start] = true
	}
	for i := range d.w.Range(len(d.text.Sentences)) {
		s := &d.text.Sentences[i]
		if d.text.Dateline.Contains(syntax.Span{Start: s.Start, End: s.Start + 1}) || starts[s.Start] || i == 0 {
			d.datelines[i] = d.datelineOf(s)
		}
	}
}

// datelineOf is the number of tokens of the dateline that s begins with.
func (d *doc) datelineOf(s *syntax.Sentence) int {
	capitals := false
	for i, t := range s.Tokens {
		if i > 12 {
			return 0
		}
		switch t.Text {
		case "_", "—", "–", "--", ":", "-":
			if i == 0 || !capitals && !d.text.Dateline.Contains(s.Tokens[0].Span) {
				return 0
			}
			return i + 1
		case ",", "(", ")", "/", ".":
			continue
		}
		if t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "DET" || t.UPOS == "PRON" {
			return 0
		}
		if i == 0 {
			capitals = len(t.Text) > 2 && strings.ToUpper(t.Text) == t.Text
		}
	}
	return 0
}
