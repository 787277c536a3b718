package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// A filler is one entity that fills a role.
type filler struct {
	id   string
	span syntax.Span
	e    *entity.Entity
	kind entity.Kind
}

type madeKey struct {
	typ  entity.Type
	text string
	at   int // start of the mention; 0 for titles, which are one by their words
}

// fillers gives the entities that fill a role through a slot: the one it
// stands for and those coordinated with it, named instances in place of their
// class ("cars, including Fords"). Other is what a noun phrase without trigger
// words depends on; -1 for others.
func (d *doc) fillers(sent int, b frame.Binding, role relation.Role, head, other int) []filler {
	s := b.Slot
	if s.Name == "word" {
		return []filler{d.word(sent, s.Tok, role)}
	}
	if !s.Part.Empty() {
		if f, ok := d.fill(sent, s, role, head, true); ok {
			return []filler{f}
		}
		return nil
	}
	if k := d.reciprocal(sent, s.Tok); k >= 0 {
		s.Tok = k
	}
	var out []filler
	for n, t := range d.listed(sent, s, head, other) {
		member := s
		member.Tok = t
		if n > 0 && !d.schema.Program().Fits(d.graphs[sent], &world{d: d, sent: sent}, member, b.Want) {
			continue
		}
		if pair := d.coupleAt(sent, t, role); pair != nil {
			out = append(out, pair...)
			continue
		}
		if named := d.instancesOf(sent, t, role); len(named) > 0 {
			out = append(out, named...)
			continue
		}
		if r := d.mentionAt(sent, t, 0); r != nil && d.accepts(role, r) {
			if family := d.members(r.entity); family != nil {
				for _, e := range family {
					out = append(out, filler{id: d.entities[e].ID, span: r.mention.Span, e: &d.entities[e], kind: r.mention.Kind})
				}
				continue
			}
		}
		if f, ok := d.fill(sent, member, role, head, n == 0); ok {
			out = append(out, f)
		}
	}
	return out
}

// listed are the token of slot s and those coordinated with it that fill the slot
// too; head and other are as in fillers.
func (d *doc) listed(sent int, s frame.Slot, head, other int) []int {
	g, toks := d.graphs[sent], []int{s.Tok}
	in := d.text.Sentences[sent].Tokens
	one := s.Name == "appos" && s.How == "apposition" && in[head].XPOS == "NN"
	if s.Name == "self" || s.How == "title" && !plural(&in[head]) || one {
		return toks
	}
	for _, kid := range g.Kids(s.Tok) {
		k := int(kid)
		if g.Rel(k) != "conj" || k == head || g.Verb(k) {
			continue
		}
		if s.Name == "head" && !g.Shares(s.Tok, k, other) || s.How == "title" && !g.Shares(s.Tok, k, head) {
			continue
		}
		if len(toks) == maxConjuncts {
			d.cut.lists++
			break
		}
		toks = append(toks, k)
	}
	return toks
}

func plural(t *syntax.Token) bool { return t.XPOS == "NNS" || t.XPOS == "NNPS" }

// instancesOf gives the named examples of a class: "models, including X and Y",
// "two limos — an X and a Y".
func (d *doc) instancesOf(sent, tok int, role relation.Role) []filler {
	if r := d.mentionAt(sent, tok, 0); r != nil && r.mention.Kind != entity.Nominal && r.first <= tok && tok < r.last {
		return nil
	}
	g := d.graphs[sent]
	var out []filler
	take := func(k int) {
		if r := d.mentionAt(sent, k, 0); r != nil && (d.hasName[r.entity] || d.holdsName(r)) && d.accepts(role, r) {
			out = append(out, d.fromRef(r, role))
		}
	}
	for _, kid := range g.Kids(tok) {
		k := int(kid)
		switch {
		case g.Case(k) == "including" || g.Case(k) == "such_as":
		case g.Rel(k) == "appos" && (d.text.Sentences[sent].Tokens[tok].XPOS == "NNS" || d.twosome(sent, tok)):
		default:
			continue
		}
		take(k)
		for _, c := range g.Kids(k) {
			if g.Rel(int(c)) == "conj" && len(out) < maxConjuncts {
				take(int(c))
			}
		}
	}
	if len(out) == 0 {
		for _, k := range d.listedAfter(sent, tok) {
			take(k)
		}
	}
	return out
}

// twosome reports whether a noun in the singular means two people: "couple", "duo".
func (d *doc) twosome(sent, tok int) bool {
	row, ok := data.Lexicon("pair-nouns").Row(d.graphs[sent].Lemma(tok))
	return ok && row.Get("number") == "one"
}

// holdsName reports whether a name is part of a nominal: "Lexus SUVs".
func (d *doc) holdsName(r *mentionRef) bool {
	for _, i := range d.index.within[r.sentence] {
		o := &d.index.refs[i]
		if o.first >= r.first && o.last <= r.last && o.mention.Kind == entity.Name && d.entities[o.entity].Type != entity.Group {
			return true
		}
	}
	return false
}

// listedAfter gives the heads of the names in a list that follows tok after
// "including" or "such as", whatever the parser hangs them on.
func (d *doc) listedAfter(sent, tok int) []int {
	toks := d.text.Sentences[sent].Tokens
	i := tok + 1
	if i < len(toks) && toks[i].Text == "," {
		i++
	}
	switch {
	case i < len(toks) && toks[i].Text == "including":
		i++
	case i+1 < len(toks) && toks[i].Text == "such" && toks[i+1].Text == "as":
		i += 2
	default:
		return nil
	}
	var out []int
	for ; i < len(toks) && len(out) < maxConjuncts; i++ {
		if toks[i].UPOS == "VERB" || toks[i].UPOS == "AUX" || toks[i].UPOS == "ADP" || toks[i].UPOS == "SCONJ" {
			break
		}
		if len(d.index.heads[sent][i]) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// fill makes a filler of what a token stands for. When no mention does and the
// role accepts things, it makes one of the words; only for the first of a
// coordination or for nouns.
func (d *doc) fill(sent int, s frame.Slot, role relation.Role, head int, first bool) (filler, bool) {
	if len(role.Accepts) > 0 && acceptsType(role, entity.Title) && d.graphs[sent].Title(s.Tok) && !d.partOfName(sent, s.Tok) {
		return d.word(sent, s.Tok, role), true // an office, whoever holds it
	}
	if k := d.measured(sent, s); k >= 0 && acceptsType(role, entity.Thing) {
		s.Tok = k
	}
	if d.countless(sent, s) && len(role.Accepts) > 0 && acceptsType(role, entity.Quantity) {
		return d.amount(sent, s, head), true
	}
	if r := d.refer(sent, s); r != nil {
		if !d.accepts(role, r) {
			return filler{}, false
		}
		return d.fromRef(r, role), true
	}
	t := d.text.Sentences[sent].Tokens[s.Tok]
	if (t.UPOS == "NUM" || s.Name == "pre") && acceptsType(role, entity.Quantity) {
		return d.amount(sent, s, head), true
	}
	if acceptsType(role, entity.Person) && len(role.Accepts) > 0 && d.relative(sent, s.Tok) {
		return d.person(sent, s.Tok), true
	}
	if k := d.actor(sent, s); k != "" && len(role.Accepts) > 0 && acceptsType(role, k) {
		span := d.phraseSpan(sent, s.Tok)
		if s.Name == "mod" {
			span = t.Span
		}
		return d.make(k, span, span.In(d.text.Source), span.Start, sent, s.Tok), true
	}
	if !acceptsType(role, entity.Thing) || t.UPOS == "VERB" && !clausal(s.Name) {
		return filler{}, false
	}
	if t.UPOS != "NOUN" && t.UPOS != "VERB" && t.UPOS != "ADJ" && !demonstrative(&t) || !first && t.UPOS != "NOUN" {
		return filler{}, false
	}
	return d.phrase(sent, s.Tok), true
}

func acceptsType(role relation.Role, t entity.Type) bool {
	if len(role.Accepts) == 0 {
		return true
	}
	for _, a := range role.Accepts {
		if a == t {
			return true
		}
	}
	return false
}

func (d *doc) accepts(role relation.Role, r *mentionRef) bool {
	if len(role.Accepts) == 0 {
		return true
	}
	for _, a := range role.Accepts {
		if d.isClass(r, string(a)) {
			return true
		}
	}
	return false
}

// fromRef makes a filler of a mention; a nationality becomes its country where
// the role takes places or bodies.
func (d *doc) fromRef(r *mentionRef, role relation.Role) filler {
	e := r.entity
	if d.entities[e].Type == entity.Group && acceptsType(role, entity.Place) && !d.people(r) && !(acceptsType(role, entity.Person) && d.oneOf(r)) {
		e = d.nation(e)
	}
	return filler{id: d.entities[e].ID, span: r.mention.Span, e: &d.entities[e], kind: r.mention.Kind}
}

// people reports whether a mention of a nationality is a noun for its people:
// "the Syrians", "a Dane", not the "Syrian" of "Syrian forces".
func (d *doc) people(r *mentionRef) bool {
	t := &d.text.Sentences[r.sentence].Tokens[r.head]
	return t.XPOS == "NNPS" || t.XPOS == "NNS"
}

// oneOf reports whether a mention of a nationality is a noun for one of its people
// who is told of by no name: "held a Dane".
func (d *doc) oneOf(r *mentionRef) bool {
	toks := d.text.Sentences[r.sentence].Tokens
	if t := &toks[r.head]; t.XPOS != "NN" && t.XPOS != "NNP" || t.UPOS == "ADJ" {
		return false
	}
	g := d.graphs[r.sentence]
	k := g.Kid(r.head, "det")
	return g.Rel(r.head) != "appos" && g.Rel(r.head) != "conj" && k >= 0 && words().indefinite[strings.ToLower(toks[k].Text)]
}

// amount makes a QUANTITY of a number, or of the number before a hyphen
// ("42-year-old").
func (d *doc) amount(sent int, s frame.Slot, head int) filler {
	toks := d.text.Sentences[sent].Tokens
	span := toks[s.Tok].Span
	if s.Name == "pre" {
		for i := s.Tok; i >= 0 && i > s.Tok-4 && (toks[i].UPOS == "NUM" || toks[i].UPOS == "NOUN" || toks[i].Text == "-"); i-- {
			span.Start = toks[i].Start
		}
		span.End = max(span.End, toks[head].End)
	}
	f := d.make(entity.Quantity, span, span.In(d.text.Source), span.Start, sent, s.Tok)
	return f
}

// word makes an entity of the trigger's own words: an office, or a thing such
// as a kinship word.
func (d *doc) word(sent, head int, role relation.Role) filler {
	toks := d.text.Sentences[sent].Tokens
	if !acceptsType(role, entity.Title) || len(role.Accepts) == 0 {
		return d.make(entity.Thing, toks[head].Span, strings.ToLower(toks[head].Text), toks[head].Start, sent, head)
	}
	first := d.officeStart(sent, head)
	span := syntax.Span{Start: toks[first].Start, End: d.officeEnd(sent, head)}
	for _, i := range d.index.within[sent] {
		r := &d.index.refs[i]
		if d.entities[r.entity].Type == entity.Title && r.mention.Span.Overlaps(span) {
			return d.fromRef(r, role)
		}
	}
	return d.make(entity.Title, span, strings.ToLower(span.In(d.text.Source)), 0, sent, head)
}

// officeStart is the first token of the office whose head is given: common
// nouns and adjectives before it, up to names of countries and bodies.
func (d *doc) officeStart(sent, head int) int {
	toks := d.text.Sentences[sent].Tokens
	first := head
	for i := head - 1; i >= 0 && head-i <= 5; i-- {
		t := toks[i]
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" && t.UPOS != "ADJ" && t.Text != "-" && !(t.XPOS == "VBG" && i > 0 && d.graphs[sent].Title(i-1)) {
			break // but for "chief operating officer"
		}
		named := d.withinName(sent, i) || d.partOfName(sent, i) || len(d.index.heads[sent][i]) > 0
		if named || t.XPOS == "JJS" || strings.EqualFold(t.Text, "old") || slanted(t.Text) || data.Lexicon("office-modifiers").Has(t.Text) {
			break
		}
		if t.Text == "-" {
			continue
		}
		first = i
	}
	return first
}

// withinName reports whether a token is part of a name that is no office.
func (d *doc) withinName(sent, tok int) bool {
	return d.covered(sent, tok, func(r *mentionRef, t entity.Type) bool { return r.mention.Kind == entity.Name && t != entity.Title })
}

// slanted reports whether a word tells a leaning in one piece: "pro-Syrian".
func slanted(word string) bool {
	i := strings.IndexByte(word, '-')
	return i > 0 && i+1 < len(word) && word[0] >= 'a' && word[i+1] >= 'A' && word[i+1] <= 'Z'
}

// officeEnd takes in the field of an office: "of State".
func (d *doc) officeEnd(sent, head int) int {
	toks := d.text.Sentences[sent].Tokens
	end := toks[head].End
	for i := head + 1; i < len(toks) && toks[i].Head == head && toks[i].Deprel == "fixed"; i++ {
		end = toks[i].End // of State, of Foreign Affairs
	}
	return end
}

// phrase makes a THING of a noun phrase, up to its head, or of a clause from
// its verb on.
func (d *doc) phrase(sent, tok int) filler {
	span := d.phraseSpan(sent, tok)
	return d.make(entity.Thing, span, span.In(d.text.Source), span.Start, sent, tok)
}

// phraseSpan is the words of phrase.
func (d *doc) phraseSpan(sent, tok int) syntax.Span {
	toks := d.text.Sentences[sent].Tokens
	g := d.graphs[sent]
	span := toks[tok].Span
	if toks[tok].UPOS == "VERB" {
		span.End = toks[d.lastOf(sent, tok)].End
	} else {
		for _, k := range g.Kids(tok) {
			if int(k) < tok && inPhrase(g.Rel(int(k))) {
				span.Start = min(span.Start, toks[d.firstOf(sent, int(k))].Start)
			}
		}
		for i := tok - 1; i >= 0; i-- { // "a $3 billion bid": what stands before the amount
			if toks[i].Start >= span.Start {
				continue
			}
			if toks[i].UPOS != "SYM" && toks[i].UPOS != "DET" {
				break
			}
			span.Start = toks[i].Start
		}
	}
	return span
}

// person makes a PERSON of a phrase such as "their father", that no mention
// covers; several with the same words are one.
func (d *doc) person(sent, tok int) filler {
	span := d.phraseSpan(sent, tok)
	return d.make(entity.Person, span, strings.ToLower(span.In(d.text.Source)), 0, sent, tok)
}

// inPhrase reports whether what hangs on a noun before it by that relation is
// part of its phrase, rather than of the clause that the noun is the predicate of.
func inPhrase(rel string) bool {
	switch rel {
	case "case", "punct", "cc", "mark", "nsubj", "csubj", "cop", "aux", "advmod", "obl", "advcl", "discourse", "expl", "ccomp", "parataxis", "dep":
		return false
	}
	return true
}

// lastOf is the last token of the subtree of tok, within reason.
func (d *doc) lastOf(sent, tok int) int {
	last := tok
	stack := []int{tok}
	for steps := 0; len(stack) > 0 && steps < 200; steps++ {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		for _, k := range d.graphs[sent].Kids(i) {
			r := d.graphs[sent].Rel(int(k))
			if r == "punct" || i == tok && (r == "conj" || r == "parataxis" || r == "cc") {
				continue
			}
			last = max(last, int(k))
			stack = append(stack, int(k))
		}
	}
	return last
}

func (d *doc) firstOf(sent, tok int) int {
	first := tok
	for steps := 0; steps < 20; steps++ {
		kids := d.graphs[sent].Kids(first)
		if len(kids) == 0 || int(kids[0]) > first {
			return first
		}
		first = int(kids[0])
	}
	return first
}

// make gives the entity made of these words, a new one or the one made before.
func (d *doc) make(typ entity.Type, span syntax.Span, name string, at, sent, head int) filler {
	key := madeKey{typ, name, at}
	m := entity.Mention{Span: span, Kind: entity.Nominal, Text: span.In(d.text.Source), Type: typ, Sentence: sent, Head: head, Confidence: 0.7}
	i, ok := d.madeAt[key]
	if !ok {
		i = len(d.made)
		d.madeAt[key] = i
		d.made = append(d.made, entity.Entity{ID: d.newID(), Type: typ, Name: m.Text, Confidence: 0.7})
	}
	e := &d.made[i]
	if n := len(e.Mentions); n == 0 || e.Mentions[n-1].Span != span {
		known := false
		for k := range e.Mentions {
			known = known || e.Mentions[k].Span == span
		}
		if !known {
			e.Mentions = append(e.Mentions, m)
		}
	}
	return filler{id: e.ID, span: span, e: &entity.Entity{Type: typ}, kind: entity.Nominal}
}
