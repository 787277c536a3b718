package open

import (
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
	late bool // opens the clause that is the object: "that"
}

// left is a word that the text leaves out.
func left(text string) word { return word{tok: -1, text: text} }

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

// read finds the clauses of a sentence, in text order of their heads. It is not
// the whole of them when there are more than maxClauses.
func read(g *frame.Graph, antecedents map[int]int) (clauses []clause, whole bool) {
	r := reader{g: g, p: newPhraser(g), antecedents: antecedents}
	for i := range g.Sent.Tokens {
		if len(r.clauses) >= maxClauses {
			return r.clauses, false
		}
		if r.predicate(i) {
			r.clause(i)
		}
		r.nominal(i)
	}
	return r.clauses, true
}

// predicate reports whether token i heads a clause of its own: a verb that is no
// complement of another predicate, or a noun or adjective with a copula.
func (r *reader) predicate(i int) bool {
	g := r.g
	if g.Kid(i, "cop") >= 0 {
		return !r.continued(i)
	}
	if !g.Verb(i) && (g.Kid(i, "aux") < 0 || g.Kid(i, "nsubj") < 0) { // a participle may be tagged an adjective
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
	s := b.subjectPhrase(v, subj.Tok)
	if s.empty() {
		return
	}
	b.core(v)
	b.finish(s)
}
