package relate

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// finite makes the verb of a sentence of a finite past that the parser hung on the
// subject as a clause of its: "Top seed Jo Roe eased past Ann Poe". A participle
// would be none.
func (r *repairer) finite() {
	for v := 1; v < len(r.toks); v++ {
		n := r.toks[v].Head
		if r.toks[v].XPOS != "VBD" || r.toks[v].Deprel != "acl" || n < 0 || n >= v || r.toks[n].Head != -1 || !r.noun(n) || r.governs(n) || r.subjected(v) {
			continue
		}
		for k := v + 1; k < len(r.toks); k++ { // what stands behind a verb is told of it
			if r.toks[k].Head == n && (relOf(r.toks[k]) == "obl" || relOf(r.toks[k]) == "advcl" || relOf(r.toks[k]) == "punct" || relOf(r.toks[k]) == "conj" && r.verb(k)) {
				r.toks[k].Head = v
			}
		}
		r.toks[v].Head, r.toks[v].Deprel = -1, "root"
		r.toks[n].Head, r.toks[n].Deprel = v, "nsubj"
		return
	}
}

// crowned makes a passive of a participle between "be" and an office without an
// article, which the parser took for its adjective: "was crowned world champion".
func (r *repairer) crowned() {
	for v := 1; v+1 < len(r.toks); v++ {
		n := r.toks[v].Head
		if r.toks[v].XPOS != "VBN" || relOf(r.toks[v]) != "amod" || n <= v || n >= len(r.toks) || r.heads[v] >= 0 || !r.program.IsTitle(lower(r.toks[n])) {
			continue
		}
		be := r.child(n, "cop")
		if be != v-1 && !(be == v-2 && be >= 0 && r.toks[v-1].UPOS == "ADV") || r.child(n, "det") >= 0 {
			continue
		}
		r.toks[v].UPOS, r.toks[v].Head, r.toks[v].Deprel = "VERB", r.toks[n].Head, r.toks[n].Deprel
		r.toks[n].Head, r.toks[n].Deprel = v, "xcomp"
		for k := range r.toks {
			t := &r.toks[k]
			if t.Head != n || k == v {
				continue
			}
			switch relOf(*t) {
			case "nsubj":
				t.Head, t.Deprel = v, "nsubj:pass"
			case "cop":
				t.Head, t.Deprel = v, "aux:pass"
			case "aux", "mark", "advmod", "obl", "advcl", "punct", "conj", "cc", "parataxis":
				if k < v || k > n {
					t.Head = v
				}
			}
		}
	}
}

// contact makes a relative clause without a pronoun of a clause right behind the noun
// that is its verb's object: "punished officials it accuses of fraud". Verbs that take
// both a hearer and a clause, as in "told officials it had won", have none.
func (r *repairer) contact() {
	for s := 1; s+1 < len(r.toks); s++ {
		v, n := r.toks[s].Head, s-1
		if r.toks[s].XPOS != "PRP" || r.toks[s].Deprel != "nsubj" || v <= s || v >= len(r.toks) || relOf(r.toks[v]) != "ccomp" && relOf(r.toks[v]) != "parataxis" || !r.noun(n) {
			continue
		}
		h := r.toks[v].Head
		if h < 0 || h >= n || r.toks[h].UPOS != "VERB" || !r.above(n, h) || r.program.Enlists(lower(r.toks[h])) || data.Lexicon("reporting-verbs").Has(lower(r.toks[h])) {
			continue
		}
		if r.taker(v) || r.toks[v].UPOS != "VERB" || r.child(v, "ccomp") >= 0 || r.child(v, "xcomp") >= 0 || r.child(v, "cop") >= 0 {
			continue
		}
		if v+1 < len(r.toks) && r.toks[v+1].UPOS != "ADP" && r.toks[v+1].UPOS != "PUNCT" && r.toks[v+1].UPOS != "SCONJ" {
			continue
		}
		r.toks[v].Head, r.toks[v].Deprel = n, "acl:relcl"
	}
}

// promoted makes a predicate of an office behind a name that is set off, where both are
// told of whom a verb of appointing has: "named his aide, Jo Roe, chief of staff".
func (r *repairer) promoted() {
	for t := 4; t < len(r.toks); t++ {
		o := r.toks[t].Head
		if relOf(r.toks[t]) != "appos" || o < 1 || o >= t || r.heads[t] >= 0 || r.toks[t].UPOS != "NOUN" || relOf(r.toks[o]) != "obj" || !r.program.IsTitle(lower(r.toks[t])) || r.child(t, "det") >= 0 {
			continue
		}
		v := r.toks[o].Head
		if v < 0 || v >= o || r.toks[v].UPOS != "VERB" || !r.program.Enlists(lower(r.toks[v])) || r.child(v, "xcomp") >= 0 {
			continue
		}
		for k := o + 1; k < t; k++ {
			if r.heads[k] == k && r.toks[k].Head == o && relOf(r.toks[k]) == "appos" && r.typed(k, entity.Person) {
				r.toks[t].Head, r.toks[t].Deprel = v, "xcomp"
				break
			}
		}
	}
}
