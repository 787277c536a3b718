package open

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/frame"
)

// A kind is how the text states a relation.
type kind int

// The kinds, in the order of the calibrator's features.
const (
	verbal     kind = iota // a verb with its arguments
	copular                // "is", "is able to", "is in"
	apposition             // "Mr Ito, the mayor"
	possessive             // "the city's mayor"
	titled                 // "Mayor Ito"
	located                // "the base at Kure"
	kinds
)

// A word is one word of a predicate: a token of the sentence, or a word that the
// text leaves out ("be" of an apposition).
type word struct {
	tok  int // -1 for a word left out
	text string
}

// A clause is a predicate with its arguments, the first one the subject.
type clause struct {
	kind    kind
	head    int // the token that the predicate hangs on
	last    int // the last verb or predicate nominal of a clause
	pred    []word
	args    []phrase
	subject frame.Slot // how the subject was found
	objects int        // arguments that are no adjuncts, the subject apart
	chained int        // verbs in the predicate
}

// A reader finds the clauses of one sentence.
type reader struct {
	g           *frame.Graph
	p           *phraser
	antecedents map[int]int
	clauses     []clause
}

// maxClauses bounds what is found in one sentence.
const maxClauses = 400

// read finds the clauses of a sentence, in text order of their heads.
func read(g *frame.Graph, antecedents map[int]int) []clause {
	r := reader{g: g, p: newPhraser(g), antecedents: antecedents}
	for i := range g.Sent.Tokens {
		if len(r.clauses) >= maxClauses {
			break
		}
		switch {
		case r.predicate(i):
			r.clause(i)
		}
		r.nominal(i)
	}
	return r.clauses
}

// predicate reports whether token i heads a clause of its own: a verb that is no
// complement of another predicate, or a noun or adjective with a copula.
func (r *reader) predicate(i int) bool {
	g := r.g
	if g.Kid(i, "cop") >= 0 {
		return !r.continued(i)
	}
	if !g.Verb(i) {
		return false
	}
	switch g.Rel(i) {
	case "amod", "compound", "case", "mark", "fixed", "flat", "det", "cc", "goeswith":
		return false
	}
	return !r.continued(i)
}

// continued reports whether predicate i only completes the one above it, which
// takes it into its own: "tried to woo".
func (r *reader) continued(i int) bool {
	g := r.g
	h := g.Head(i)
	return h >= 0 && g.Rel(i) == "xcomp" && (g.Verb(h) || g.Kid(h, "cop") >= 0 || r.hasKid(h)) && (g.Verb(i) || g.Kid(i, "cop") >= 0)
}

func (r *reader) hasKid(h int) bool { return r.g.Kid(h, "nsubj") >= 0 }

// clause adds the relation that predicate v states.
func (r *reader) clause(v int) {
	g := r.g
	b := builder{r: r, g: g, c: clause{kind: verbal, head: v, last: v}}
	if g.Kid(v, "cop") >= 0 {
		b.c.kind = copular
	}
	subj, ok := b.subject(v)
	if !ok {
		return
	}
	b.c.subject = subj
	if a, ok := r.antecedents[subj.Tok]; ok && x("q") {
		subj.Tok = a
	}
	s := b.subjectPhrase(v, subj.Tok)
	if s.empty() {
		return
	}
	b.core(v)
	b.finish(s)
}

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
	if h := g.Head(v); h >= 0 && g.Rel(v) == "acl" && g.Kid(v, "nsubj") < 0 && g.Kid(v, "mark") >= 0 && g.Passive(v) && !x("r") {
		return frame.Slot{Tok: h, Weight: 1, How: "participle"}, true // "a field to be finished"
	}
	for _, s := range g.Subjects(v) {
		if s.Tok != v && (s.Weight >= leastSubject || x("s")) {
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
		b.c.pred = append([]word{{-1, "be"}}, b.c.pred...)
	}
	if !x("c") {
		b.inherited(first)
	}
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
		if g.Rel(int(k)) == "aux" && int(k) < h {
			b.c.pred = append(b.c.pred, word{int(k), ""})
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
			if int(k) < h && g.Rel(int(k)) == "obl" {
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
	own := []int{v}
	nominal := g.Kid(v, "cop") >= 0
	adjective := nominal && g.Sent.Tokens[v].UPOS == "ADJ"
	if nominal {
		own = nil
	}
	for _, kid := range g.Kids(v) {
		k := int(kid)
		switch g.Rel(k) {
		case "aux", "cop":
			own = append(own, k)
		case "mark":
			if len(b.chain) > 1 && g.Lemma(k) == "to" {
				own = append(own, k)
			}
		case "compound":
			if g.Sent.Tokens[k].UPOS == "ADP" || strings.HasSuffix(g.Sent.Tokens[k].Deprel, ":prt") {
				own = append(own, k)
			}
		case "advmod":
			if adjective && k < v && k > g.Kid(v, "cop") && !b.hasOblique(v) && next < 0 {
				continue // part of the adjective's phrase
			}
			if b.adverb(v, k) {
				own = append(own, k)
			} else if k > v && x("f") && k == v+1 && len(g.Kids(k)) == 0 {
				own = append(own, k)
			} else if k > v && !x("g") {
				b.phrases = append(b.phrases, b.plain(k))
			}
		case "obj":
			if !g.Relative(k) || b.resolved(k) {
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
		case "xcomp":
			next = b.completion(v, k)
		}
	}
	if nominal {
		if cases := b.casesOf(v); len(cases) > 0 {
			own = append(own, cases...)
			b.objects = append(b.objects, b.r.p.of(v, cut{cases: true, pred: true, clause: -1}))
		} else if adjective && (next >= 0 || b.hasOblique(v)) {
			own = append(own, v)
		} else {
			b.objects = append(b.objects, b.r.p.of(v, cut{cases: true, pred: true, marks: true, clause: next}))
		}
	}
	slices.Sort(own)
	for _, i := range own {
		b.c.pred = append(b.c.pred, word{i, ""})
	}
	b.gap(v)
	b.reported(v)
	return next
}

// gap adds the object that a relative clause leaves out: "the car he bought".
func (b *builder) gap(v int) {
	g := b.g
	if g.Rel(v) != "acl" || g.Passive(v) || g.Kid(v, "nsubj") < 0 || g.Kid(v, "obj") >= 0 {
		return
	}
	for _, s := range g.Slots(v) {
		if s.Name == "obj" && s.How == "relative" {
			b.objects = append(b.objects, b.r.p.of(s.Tok, cut{cases: true, clause: b.below(v, s.Tok)}))
			return
		}
	}
}

// reported adds what a clause set beside another reports: "They met, he said".
func (b *builder) reported(v int) {
	g := b.g
	h := g.Head(v)
	if h < 0 || h > v || g.Rel(v) != "parataxis" || len(b.objects) > 0 || g.Kid(v, "nsubj") < 0 || g.Kid(v, "obj") >= 0 || x("t") {
		return
	}
	b.objects = append(b.objects, b.r.p.of(h, cut{whole: true, clause: v}))
}

func (b *builder) hasOblique(v int) bool {
	for _, k := range b.g.Kids(v) {
		if b.g.Rel(int(k)) == "obl" && int(k) > v && len(b.casesOf(int(k))) > 0 {
			return true
		}
	}
	return false
}

// adverb reports whether adverb k of v belongs into the predicate: one word,
// before the verb and beside it or its auxiliaries, or a negation.
func (b *builder) adverb(v, k int) bool {
	g := b.g
	t := &g.Sent.Tokens[k]
	switch strings.ToLower(t.Text) {
	case "not", "n't", "never", "n’t":
		return true
	}
	if k > v || len(g.Kids(k)) > 0 || g.Relative(k) {
		return false
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

// resolved reports whether relative pronoun k has an antecedent.
func (b *builder) resolved(k int) bool {
	t, ok := b.g.Resolve(k)
	return ok && t >= 0
}

func (b *builder) object(v, k int) {
	t, _ := b.g.Resolve(k)
	c := cut{clause: -1}
	if t != k {
		c.clause = b.below(v, t)
		c.cases = true
	}
	b.objects = append(b.objects, b.r.p.of(t, c))
}

func (b *builder) plain(k int) adjunct {
	p := b.r.p.of(k, cut{clause: -1})
	return adjunct{full: p, bare: p}
}

// oblique files a phrase with or without preposition.
func (b *builder) oblique(k int) {
	t, relative := b.g.Resolve(k)
	if relative {
		cases := b.casesOf(k)
		bare := b.r.p.of(t, cut{cases: true, clause: b.below(k, t)})
		b.phrases = append(b.phrases, adjunct{full: bare, bare: bare, cases: cases})
		return
	}
	if b.g.Relative(k) {
		return
	}
	b.phrases = append(b.phrases, adjunct{full: b.r.p.of(k, cut{clause: -1}), bare: b.r.p.of(k, cut{cases: true, clause: -1}),
		cases: b.casesOf(k), agent: b.g.Case(k) == "by", time: b.temporal(k)})
}

// temporal reports whether the phrase around k is a time.
func (b *builder) temporal(k int) bool {
	t := &b.g.Sent.Tokens[k]
	if strings.HasSuffix(t.Deprel, ":tmod") {
		return true
	}
	if len(t.Text) == 4 && (t.Text[0] == '1' || t.Text[0] == '2') && t.UPOS == "NUM" {
		return true
	}
	return isTime(b.g.Lemma(k))
}

// casesOf are the tokens of k's prepositions, fixed expressions whole.
func (b *builder) casesOf(k int) []int {
	var out []int
	for _, kid := range b.g.Kids(k) {
		c := int(kid)
		if b.g.Rel(c) != "case" || c > k || b.g.Sent.Tokens[c].UPOS == "PART" && b.g.Sent.Tokens[c].XPOS == "POS" {
			continue
		}
		out = append(out, c)
		for _, f := range b.g.Kids(c) {
			if r := b.g.Rel(int(f)); r == "fixed" {
				out = append(out, int(f))
			}
		}
	}
	slices.Sort(out)
	return out
}

// adverbial files an adverbial clause that follows its verb without a comma.
func (b *builder) adverbial(v, k int) {
	p := b.r.p.of(k, cut{whole: true, clause: -1})
	if x("e") {
		return
	}
	if k > v && (x("d") || !b.r.p.comma(k)) {
		b.phrases = append(b.phrases, adjunct{full: p, bare: p})
	}
}

// complement files a clause that is the object: the word that opens it goes to
// the predicate.
func (b *builder) complement(v, k int) {
	p := b.r.p.of(k, cut{whole: true, marks: true, clause: -1})
	if v >= p.first && v < p.last {
		return
	}
	b.objects = append(b.objects, p)
	for _, m := range b.g.Kids(k) {
		if !x("i") && b.g.Rel(int(m)) == "mark" && int(m) > v {
			b.c.pred = append(b.c.pred, word{int(m), "+"})
		}
	}
}

// completion files predicate complement k, or returns it when it is a verb that
// continues the predicate.
func (b *builder) completion(v, k int) int {
	g := b.g
	if x("j") && g.Sent.Tokens[k].UPOS == "ADJ" && len(b.objects) == 0 {
		return k
	}
	if g.Verb(k) || g.Kid(k, "cop") >= 0 {
		return k
	}
	if g.Sent.Tokens[k].UPOS == "ADJ" && b.hasOblique(k) && len(b.objects) == 0 {
		return k
	}
	b.objects = append(b.objects, b.r.p.of(k, cut{clause: -1}))
	return -1
}

// finish puts predicate and arguments in order and keeps the clause.
func (b *builder) finish(subject phrase) {
	b.c.args = append(b.c.args, subject)
	if b.c.kind == verbal || len(b.objects) > 0 || len(b.phrases) > 0 {
		b.order()
	}
	marks := b.c.pred[:0:0]
	var last []word
	for _, w := range b.c.pred {
		if w.text == "+" {
			last = append(last, word{w.tok, ""})
			continue
		}
		marks = append(marks, w)
	}
	b.c.pred = append(marks, last...)
	b.c.args = b.distinct(b.c.args)
	b.r.clauses = append(b.r.clauses, b.c)
}

// order puts objects first, then what follows the verb, then what precedes it.
// Without an object, the first phrase after the verb takes its place, and its
// preposition goes to the predicate.
func (b *builder) order() {
	v := b.chain[0]
	slices.SortStableFunc(b.phrases, func(x, y adjunct) int {
		bx, by := x.full.first < v, y.full.first < v
		switch {
		case bx != by && bx:
			return 1
		case bx != by:
			return -1
		}
		return x.full.first - y.full.first
	})
	b.c.args = append(b.c.args, b.objects...)
	b.c.objects = len(b.objects)
	promoted := -1
	if len(b.objects) == 0 {
		promoted = b.promoted()
	}
	if promoted >= 0 {
		a := b.phrases[promoted]
		for _, c := range a.cases {
			b.c.pred = append(b.c.pred, word{c, ""})
		}
		b.c.args = append(b.c.args, a.bare)
		b.c.objects++
	}
	for i, a := range b.phrases {
		if i != promoted {
			b.c.args = append(b.c.args, a.full)
		}
	}
}

// promoted is the phrase that stands in for the object.
func (b *builder) promoted() int {
	v := b.chain[len(b.chain)-1]
	for i, a := range b.phrases {
		if !x("h") && a.agent && a.full.first > v && len(a.cases) > 0 {
			return i
		}
	}
	for i, a := range b.phrases {
		if a.full.first > v && len(a.cases) > 0 && (!a.time || x("a") || x("b") && i == 0) {
			return i
		}
	}
	return -1
}

// distinct leaves out empty phrases and those inside another.
func (b *builder) distinct(args []phrase) []phrase {
	out := args[:1]
	for _, a := range args[1:] {
		inside := a.empty()
		for _, o := range out {
			if o.holds(a.head) && a.head != b.c.head && a.first >= o.first {
				inside = true
			}
		}
		if !inside {
			out = append(out, a)
		}
	}
	return out
}
