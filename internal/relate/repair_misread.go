package relate

import "github.com/actant-nlp/actant/entity"

// lives makes a verb of a plural that has a person's name right before it as its
// subject: "Jo Roe lives in Ry".
func (r *repairer) lives() {
	for i := 1; i+1 < len(r.toks); i++ {
		s := r.heads[i-1]
		if r.toks[i].XPOS != "NNS" || s < 0 || r.toks[s].Head != i || relOf(r.toks[s]) != "nsubj" || !r.typed(s, entity.Person) || r.child(i, "cop") >= 0 || !r.present(i) {
			continue
		}
		r.oblique(i)
	}
}

// backed parts two people's names with a verb between that the parser joined into
// one name: the second is whom the first did it to.
func (r *repairer) backed() {
	for _, n := range r.names {
		o := r.heads[n.first]
		if n.typ != entity.Person || n.first < 2 || o < 0 {
			continue
		}
		s, v := r.toks[o].Head, n.first-1
		if s < 0 || s >= v || relOf(r.toks[o]) != "flat" || r.heads[s] != s || r.heads[v-1] != s || r.heads[v] >= 0 || r.toks[v].UPOS != "VERB" || r.toks[s].Head != v {
			continue
		}
		r.toks[o].Head, r.toks[o].Deprel = v, "obj"
		if r.toks[v].XPOS == "VBN" {
			r.toks[v].XPOS = "VBD"
		}
	}
}

// predicates makes an object of the name right behind a verb that the parser took for
// the first of two predicates: "called Jo Roe a liar".
func (r *repairer) predicates() {
	for v := 0; v+2 < len(r.toks); v++ {
		o := r.heads[v+1]
		if o < 0 || r.toks[v].UPOS != "VERB" || r.toks[o].Head != v || relOf(r.toks[o]) != "xcomp" || r.child(v, "obj") >= 0 {
			continue
		}
		for k := o + 1; k < len(r.toks); k++ {
			if r.toks[k].Head == v && relOf(r.toks[k]) == "xcomp" && r.toks[k].UPOS != "VERB" {
				r.toks[o].Deprel = "obj"
				break
			}
		}
	}
}

// uncrossed hangs a phrase that stands before the subject of a verb of speech on
// that verb, where the parser hung it on what is said: "On a visit to Ry, Jo Roe
// said aid would go on".
func (r *repairer) uncrossed() {
	for v := range r.toks {
		h := r.toks[v].Head
		if relOf(r.toks[v]) != "ccomp" || h < 0 || h >= v {
			continue
		}
		s := r.child(h, "nsubj")
		if s < 0 || s >= h {
			continue
		}
		for k := range s {
			if r.toks[k].Head == v && (relOf(r.toks[k]) == "obl" || relOf(r.toks[k]) == "advcl") {
				r.toks[k].Head = h
			}
		}
	}
}

// activated makes a finite verb of a participle with a subject and no auxiliary:
// "A blast killed at least 12".
func (r *repairer) activated() {
	for v := 1; v < len(r.toks); v++ {
		if r.toks[v].XPOS != "VBN" {
			continue
		}
		n, s := r.amount(v), r.child(v, "nsubj")
		if n < 0 || s < 1 || s >= v || r.toks[s].Deprel != "nsubj:pass" || r.child(v, "aux") >= 0 || r.child(v, "cop") >= 0 {
			continue
		}
		r.toks[v].XPOS, r.toks[s].Deprel = "VBD", "nsubj"
		if r.toks[s].UPOS == "ADJ" && r.toks[s-1].UPOS == "DET" {
			r.toks[s].UPOS, r.toks[s].XPOS = "NOUN", "NN"
		}
		r.toks[n].Deprel = "obj"
	}
}

// amount is the number behind "at least" right behind verb v; -1 for none.
func (r *repairer) amount(v int) int {
	if v+3 >= len(r.toks) || lower(r.toks[v+1]) != "at" {
		return -1
	}
	switch r.toks[v+2].XPOS {
	case "JJS", "RBS":
	default:
		return -1
	}
	if n := v + 3; r.toks[n].UPOS == "NUM" && r.toks[n].Head == v && relOf(r.toks[n]) == "obl" {
		return n
	}
	return -1
}
