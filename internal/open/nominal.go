package open

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
)

// nominal adds the relations that stand inside noun phrases.
func (r *reader) nominal(i int) {
	g := r.g
	switch g.Rel(i) {
	case "appos":
		r.apposition(i)
	case "nmod":
		if strings.HasSuffix(g.Sent.Tokens[i].Deprel, ":poss") {
			r.possessive(i)
		} else if strings.HasSuffix(g.Sent.Tokens[i].Deprel, ":desc") {
			r.titled(i)
		} else {
			r.located(i)
		}
	}
}

func (r *reader) noun(i int) bool {
	switch r.g.Sent.Tokens[i].UPOS {
	case "NOUN", "PROPN", "PRON":
		return true
	}
	return false
}

// add keeps a relation between two phrases whose predicate the text leaves out,
// up to the prepositions given.
func (r *reader) add(k kind, head int, pred []word, a, b phrase) {
	if a.empty() || b.empty() || a.holds(b.head) || b.holds(a.head) {
		return
	}
	r.clauses = append(r.clauses, clause{kind: k, head: head, last: head, pred: pred, args: []phrase{a, b}, objects: 1,
		subject: frame.Slot{Tok: a.head, Weight: 1}, chained: 0})
}

// apposition adds "Mr Ito, the mayor".
func (r *reader) apposition(k int) {
	h := r.g.Head(k)
	if h < 0 || !r.noun(h) || !r.noun(k) || k < h {
		return
	}
	r.add(apposition, k, []word{left("be")}, r.p.of(h, cut{cases: true, clause: k}), r.p.of(k, cut{clause: -1}))
}

// titled adds "Mayor Ito": Ito is mayor.
func (r *reader) titled(k int) {
	h := r.g.Head(k)
	if h < 0 || k > h || data.Lexicon("honorifics").Has(r.g.Sent.Tokens[k].Text) {
		return
	}
	title := r.p.of(k, cut{clause: -1})
	name := r.p.of(h, cut{cases: true, clause: k})
	if name.first < title.last {
		name.first = title.last
	}
	r.add(titled, k, []word{left("be")}, name, title)
}

// possessive adds "the city's mayor": the city has a mayor.
func (r *reader) possessive(k int) {
	h := r.g.Head(k)
	if h < 0 || k > h || !r.noun(h) {
		return
	}
	thing := r.p.of(h, cut{cases: true, clause: k})
	if thing.first <= k {
		thing.first = k + 1
	}
	for thing.first < h && r.g.Sent.Tokens[thing.first].XPOS == "POS" {
		thing.first++
	}
	owner := k
	if a, ok := r.antecedents[k]; ok {
		owner = a
	}
	r.add(possessive, k, []word{left("has")}, r.p.of(owner, cut{cases: true, clause: -1}), thing)
}

// located adds "the base at Kure".
func (r *reader) located(k int) {
	g := r.g
	h := g.Head(k)
	if h < 0 || k < h || !r.noun(h) || !r.noun(k) {
		return
	}
	b := builder{r: r, g: g}
	cases := b.casesOf(k)
	if len(cases) == 0 || g.Lemma(cases[0]) == "of" {
		return
	}
	pred := []word{left("be")}
	for _, c := range cases {
		pred = append(pred, word{tok: c})
	}
	r.add(located, k, pred, r.p.of(h, cut{cases: true, clause: k}), r.p.of(k, cut{cases: true, clause: -1}))
}
