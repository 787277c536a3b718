package open

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
)

// A builder gathers one clause.
type builder struct {
	r       *reader
	g       *frame.Graph
	c       clause
	chain   []int // the verbs of the predicate
	objects []phrase
	phrases []adjunct
}

// An adjunct is a phrase with a preposition, an adverb or an adverbial clause.
type adjunct struct {
	full  phrase // with its preposition
	bare  phrase // without
	cases []int  // the preposition's tokens
	agent bool
	time  bool
}

// leastSubject is the trust that a subject which is not the clause's own needs.
const leastSubject = 0.61

// subject is the surface subject of v.
func (b *builder) subject(v int) (frame.Slot, bool) {
	g := b.g
	if h := g.Head(v); h >= 0 && g.Rel(v) == "acl" && g.Kid(v, "nsubj") < 0 && g.Kid(v, "mark") >= 0 && g.Passive(v) {
		return frame.Slot{Tok: h, Weight: 1, How: "participle"}, true // "a field to be finished"
	}
	for _, s := range g.Subjects(v) {
		if s.Tok != v && s.Weight >= leastSubject {
			return s, true
		}
	}
	return frame.Slot{}, false
}

// subjectPhrase is the phrase of subject s of v, without the clause that v
// stands in.
func (b *builder) subjectPhrase(v, s int) phrase {
	c := cut{cases: true, clause: b.below(v, s)}
	if b.g.Rel(s) == "csubj" {
		c.whole = true
	}
	return b.r.p.of(s, c)
}

// below is the child of top that v hangs under; -1 for none.
func (b *builder) below(v, top int) int {
	for steps := 0; v >= 0 && steps < 40; steps++ {
		h := b.g.Head(v)
		if h == top {
			return v
		}
		v = h
	}
	return -1
}

// core gathers the predicate's words and the arguments of v and of the verbs
// that complete it.
func (b *builder) core(v int) {
	g := b.g
	implied := true
	for depth := 0; depth < 5; depth++ {
		b.chain = append(b.chain, v)
		if depth == 0 && g.Rel(v) == "conj" && g.Kid(v, "aux") < 0 && g.Kid(v, "nsubj") < 0 && g.Kid(v, "cop") < 0 {
			b.sharedAux(v)
		}
		if len(b.c.pred) > 0 {
			implied = false
		}
		next := b.words(v)
		if next < 0 {
			break
		}
		v = next
	}
	first := b.chain[0]
	if implied && g.Rel(first) == "acl" && g.Passive(first) && g.Kid(first, "aux") < 0 {
		b.c.pred = append([]word{left("be")}, b.c.pred...)
	}
	b.inherited(first)
	b.c.chained, b.c.last = len(b.chain), b.chain[len(b.chain)-1]
}

// sharedAux takes over the auxiliaries of the verb that v is coordinated with.
func (b *builder) sharedAux(v int) {
	g := b.g
	h := g.Head(v)
	if h < 0 || !g.Verb(h) || g.Sent.Tokens[v].XPOS != g.Sent.Tokens[h].XPOS {
		return
	}
	for _, k := range g.Kids(h) {
		if int(k) >= h {
			break
		}
		if g.Rel(int(k)) == "aux" {
			b.c.pred = append(b.c.pred, word{tok: int(k)})
		}
	}
}

// inherited adds the adjuncts before the clause that v is coordinated with:
// "In 1999 they met and parted".
func (b *builder) inherited(v int) {
	g := b.g
	for steps := 0; steps < 6 && g.Rel(v) == "conj"; steps++ {
		if g.Kid(v, "nsubj") >= 0 {
			return
		}
		h := g.Head(v)
		if h < 0 {
			return
		}
		for _, k := range g.Kids(h) {
			if int(k) >= h {
				break
			}
			if g.Rel(int(k)) == "obl" {
				b.oblique(int(k))
			}
		}
		v = h
	}
}

// words adds the predicate words around v, files its arguments, and returns the
// verb that continues the predicate; -1 for none.
func (b *builder) words(v int) int {
	g := b.g
	next := -1
	nominal := g.Kid(v, "cop") >= 0
	var own []int
	if !nominal {
		own = append(own, v)
	}
	for _, kid := range g.Kids(v) {
		k := int(kid)
		switch {
		case b.belongs(v, k, next):
			own = append(own, k)
		case g.Rel(k) == "xcomp":
			if n := b.completion(v, k); n >= 0 {
				next = n
			}
		default:
			b.dependent(v, k, nominal)
		}
	}
	if nominal {
		own = append(own, b.predicative(v, next)...)
	}
	slices.Sort(own)
	for _, i := range own {
		b.c.pred = append(b.c.pred, word{tok: i})
	}
	b.gap(v)
	b.reported(v)
	return next
}

// belongs reports whether k, below v, is a word of the predicate.
func (b *builder) belongs(v, k, next int) bool {
	g := b.g
	switch g.Rel(k) {
	case "aux", "cop":
		return true
	case "mark":
		return len(b.chain) > 1 && g.Lemma(k) == "to"
	case "compound":
		return g.Sent.Tokens[k].UPOS == "ADP" || strings.HasSuffix(g.Sent.Tokens[k].Deprel, ":prt")
	case "advmod":
		return !b.graded(v, k, next) && b.adverb(v, k)
	}
	return false
}

// graded reports whether adverb k is part of the phrase of adjective v that is
// an argument: "is medicinally useful".
func (b *builder) graded(v, k, next int) bool {
	cop := b.g.Kid(v, "cop")
	return cop >= 0 && cop < k && k < v && b.g.Sent.Tokens[v].UPOS == "ADJ" && !b.hasOblique(v) && next < 0
}

// predicative files predicate nominal v as an argument and returns those of its
// words that the predicate takes: the preposition of "is in Rome", the adjective
// of "is fond of music".
func (b *builder) predicative(v, next int) []int {
	cases := b.casesOf(v)
	switch {
	case len(cases) > 0:
		b.objects = append(b.objects, b.r.p.of(v, cut{cases: true, pred: true, clause: -1}))
		return cases
	case b.g.Sent.Tokens[v].UPOS == "ADJ" && (next >= 0 || b.hasOblique(v)):
		return []int{v}
	}
	if out := b.relational(v); out != nil {
		return out
	}
	b.objects = append(b.objects, b.r.p.of(v, cut{cases: true, pred: true, marks: true, clause: next}))
	return nil
}

// shortNoun is how many words a predicate noun has at most that goes into the
// predicate: with more of them, it tells what the subject is by itself.
const shortNoun = 2

// relational splits predicate noun v before its "of" phrase: "is the father of".
func (b *builder) relational(v int) []int {
	g := b.g
	for _, kid := range g.Kids(v) {
		k := int(kid)
		if k < v || g.Rel(k) != "nmod" || g.Case(k) != "of" {
			continue
		}
		cases := b.casesOf(k)
		if len(cases) == 0 || cases[0] != v+1 {
			continue
		}
		np := b.r.p.of(v, cut{cases: true, pred: true, marks: true, clause: k})
		if np.last != v+1 || np.last-np.first > shortNoun {
			return nil
		}
		var out []int
		for i := np.first; i < np.last; i++ {
			out = append(out, i)
		}
		b.objects = append(b.objects, b.r.p.of(k, cut{cases: true, clause: -1}))
		return append(out, cases...)
	}
	return nil
}

// adverb reports whether adverb k of v belongs into the predicate: a negation, or
// a single word before the verb and its auxiliaries or right after it.
func (b *builder) adverb(v, k int) bool {
	g := b.g
	if s := g.Kid(v, "nsubj"); k < s && s < v {
		return false // "Not one of them has left"
	}
	if b.negates(k) {
		return true
	}
	if len(g.Kids(k)) > 0 || g.Relative(k) {
		return false
	}
	if k > v {
		return k == v+1 // "heats up", "looked ahead of"
	}
	for i := k + 1; i < v; i++ {
		switch g.Sent.Tokens[i].UPOS {
		case "AUX", "ADV", "PART", "VERB":
		default:
			return g.Kid(v, "cop") > k // what stands between is the predicate's
		}
	}
	return true
}

// negates reports a word of negation.
func (b *builder) negates(k int) bool {
	return negative(b.g.Lemma(k))
}

// negative reports an adverb that negates what it modifies.
func negative(lemma string) bool {
	row, ok := data.Lexicon("factuality").Row(lemma)
	return ok && row.Get("pos") == "r" && row.Get("effect") == "negative"
}

// dependent files what hangs on v as an argument.
func (b *builder) dependent(v, k int, nominal bool) {
	switch b.g.Rel(k) {
	case "advmod":
		if k > v && !b.graded(v, k, -1) {
			b.phrases = append(b.phrases, b.plain(k))
		}
	case "obj":
		if !b.g.Relative(k) || b.resolved(k) {
			b.object(v, k)
		}
	case "iobj":
		b.object(v, k)
	case "obl":
		b.oblique(k)
	case "nmod":
		if !nominal {
			b.oblique(k)
		}
	case "advcl":
		b.adverbial(v, k)
	case "ccomp":
		b.complement(v, k)
	}
}
