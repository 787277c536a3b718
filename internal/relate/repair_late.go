package relate

import "github.com/actant-nlp/actant/internal/data"

// late gives a verb the subject right before it that the parser gave to the verb
// it is coordinated with: "Ten people were held and a reporter with Acme was beaten".
func (r *repairer) late() {
	for v := 3; v < len(r.toks); v++ {
		u := r.toks[v].Head
		if relOf(r.toks[v]) != "conj" || r.toks[v].UPOS != "VERB" || u < 0 || u >= v || r.toks[u].UPOS != "VERB" || r.subjected(v) {
			continue
		}
		first, second := -1, -1
		for k := range v {
			if r.toks[k].Head == u && relOf(r.toks[k]) == "nsubj" {
				first, second = second, k
			}
		}
		if first >= 0 && first < u && second > u {
			r.toks[second].Head = v
		}
	}
}

// level makes a verb of a plural right behind "and" that the parser coordinated with
// a verb: "was born in Ry and lives in Ro".
func (r *repairer) level() {
	for i := 1; i+1 < len(r.toks); i++ {
		t, v := r.toks[i], r.toks[i].Head
		if relOf(t) != "conj" || v < 0 || v >= i || r.toks[v].UPOS != "VERB" || r.toks[i-1].UPOS != "CCONJ" || r.toks[i+1].UPOS != "ADP" || !r.present(i) {
			continue
		}
		r.oblique(i)
	}
}

// oblique makes a verb's phrases of those behind v that it had as a noun.
func (r *repairer) oblique(v int) {
	for k := v + 1; k < len(r.toks); k++ {
		if r.toks[k].Head == v && relOf(r.toks[k]) == "nmod" {
			r.toks[k].Deprel = "obl"
		}
	}
}

// present makes a verb in the present of the plural noun at i where it can be one,
// and reports whether it did.
func (r *repairer) present(i int) bool {
	t := &r.toks[i]
	verb := base(*t)
	if t.UPOS != "NOUN" || t.XPOS != "NNS" || r.heads[i] >= 0 || !data.Lexicon("verbs").Has(verb) {
		return false
	}
	t.UPOS, t.XPOS, t.Lemma = "VERB", "VBZ", verb
	return true
}

// subordinate makes the preposition at p the mark of the clause of verb v, where it
// can be one, and reports whether it did: "after the army agreed".
func (r *repairer) subordinate(p, v int) bool {
	if !words().subordinator[lower(r.toks[p])] {
		return false
	}
	r.toks[p].Head, r.toks[p].Deprel, r.toks[p].UPOS = v, "mark", "SCONJ"
	return true
}

// ruling makes a modifier of a participle between a possessor and a name that the
// parser took for a verb with that name as its object: "Ghana's ruling Union Party".
func (r *repairer) ruling() {
	for v := 2; v+1 < len(r.toks); v++ {
		t := r.toks[v]
		if t.XPOS != "VBG" || r.toks[v-1].XPOS != "POS" || relOf(t) != "acl" && relOf(t) != "amod" || r.heads[v] >= 0 {
			continue
		}
		o := r.heads[v+1]
		if o < 0 || r.toks[o].Head != v {
			continue
		}
		r.toks[o].Head, r.toks[o].Deprel = t.Head, "nmod"
		r.toks[v].Head, r.toks[v].Deprel = o, "amod"
	}
}

// bare makes the subject of a finite verb without one of the person that stands
// before it without a preposition: "when the lawmaker Jo Roe, 49, died".
func (r *repairer) bare() {
	for n := 0; n+1 < len(r.toks); n++ {
		v := r.toks[n].Head
		if relOf(r.toks[n]) != "obl" || v <= n || v >= len(r.toks) || !told(r.toks[v]) || !r.noun(n) || r.date[n] || !r.human(n) || r.child(n, "case") >= 0 || r.subjected(v) {
			continue
		}
		r.toks[n].Deprel = "nsubj"
	}
}
