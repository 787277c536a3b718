package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// participles finds the verb of a sentence whose parser took it for a modifier
// of the noun behind or before it: "Torino sacked coach Jo Roe", "The jury in Ry
// convicted Jo Roe of fraud".
func (r *repairer) participles() {
	root := r.top()
	if root < 0 || !r.noun(root) || r.clausal(root) {
		return
	}
	v := -1
	for i := 1; i+1 < len(r.toks); i++ {
		if t := r.toks[i]; t.UPOS == "AUX" || t.XPOS == "VBZ" || t.XPOS == "VBP" || t.XPOS == "MD" || relOf(t) == "mark" {
			return // a clause begins, or the verb is another one
		}
		if r.misread(i) {
			v = i
			break
		}
	}
	if v < 0 {
		return
	}
	subject := r.nounBefore(v)
	if subject < 0 {
		return
	}
	object := r.objectAfter(v)
	if object < 0 {
		return
	}
	r.toks[v].XPOS = "VBD"
	r.govern(v, subject, object)
}

// misread reports whether participle i may be the verb of its clause: it stands
// between a noun and the noun phrase that would be its object.
func (r *repairer) misread(i int) bool {
	t, before, after := r.toks[i], r.toks[i-1], r.toks[i+1]
	if t.UPOS != "VERB" || t.XPOS != "VBN" && t.XPOS != "VBD" || relOf(t) != "amod" && relOf(t) != "acl" || r.heads[i] >= 0 {
		return false
	}
	if before.UPOS != "NOUN" && before.UPOS != "PROPN" || r.date[i-1] {
		return false
	}
	switch after.UPOS {
	case "DET", "PROPN", "NUM", "ADJ":
		return true
	case "NOUN":
		return r.program.IsTitle(lower(after)) || after.XPOS == "NNS"
	case "PRON":
		return after.XPOS == "PRP$" || after.XPOS == "PRP"
	}
	return false
}

// top is the root of the sentence; -1 when it has none.
func (r *repairer) top() int {
	for i := range r.toks {
		if r.toks[i].Head < 0 {
			return i
		}
	}
	return -1
}

// clausal reports whether noun n is a predicate or has a subject.
func (r *repairer) clausal(n int) bool {
	return r.child(n, "cop") >= 0 || r.child(n, "nsubj") >= 0 || r.child(n, "expl") >= 0
}

// stolen gives a reporting verb its subject back, where the parser gave it to the
// verb of what is reported: "Drones struck a depot, the governor, Jo Roe, wrote".
func (r *repairer) stolen() {
	for c := 2; c < len(r.toks); c++ {
		t := r.toks[c]
		v := t.Head
		if t.UPOS != "VERB" || t.XPOS != "VBD" && t.XPOS != "VBZ" && t.XPOS != "VBP" || v < 0 || v >= c || !r.verb(v) {
			continue
		}
		if rel := relOf(t); rel != "conj" && rel != "parataxis" && rel != "ccomp" && rel != "advcl" {
			continue
		}
		if !data.Lexicon("reporting-verbs").Has(lower(t)) {
			continue
		}
		s, own, earlier := -1, false, false
		for k := range c {
			if relOf(r.toks[k]) != "nsubj" {
				continue
			}
			switch {
			case r.toks[k].Head == c:
				own = true
			case r.toks[k].Head == v && k > v:
				s = k
			case r.toks[k].Head == v:
				earlier = true
			}
		}
		if s < 0 || own || !earlier {
			continue
		}
		r.toks[s].Head, r.toks[c].Deprel = c, "parataxis"
	}
}

// quantified hangs "at least" and "at most" on the number that they stand before.
func (r *repairer) quantified() {
	for i := 1; i+1 < len(r.toks); i++ {
		w := strings.ToLower(r.toks[i].Text)
		if w != "least" && w != "most" || strings.ToLower(r.toks[i-1].Text) != "at" || r.toks[i+1].UPOS != "NUM" {
			continue
		}
		if r.toks[i+1].Head == i || r.toks[i+1].Head == i-1 {
			r.toks[i+1].Head = r.toks[i].Head
			r.toks[i+1].Deprel = "nummod"
		}
		r.toks[i].Head, r.toks[i].Deprel = i+1, "advmod"
		r.toks[i-1].Head, r.toks[i-1].Deprel = i, "case"
	}
}

// gapped makes a number the subject of the participle behind it that the parser
// took it to count: "two people were killed and 17 injured".
func (r *repairer) gapped() {
	for i := 1; i+1 < len(r.toks); i++ {
		v := &r.toks[i+1]
		if r.toks[i].UPOS == "NUM" && r.toks[i].Head == i+1 && relOf(r.toks[i]) == "nummod" && v.XPOS == "VBN" && relOf(*v) == "conj" && r.heads[i] < 0 {
			r.toks[i].Deprel = "nsubj:pass"
		}
	}
}

// bearers hangs a person's name on the office or role that it goes with, where
// the parser hung it on the noun of a phrase within: "the owner of the ferry, Jo
// Roe", "the archbishop of Ry, Jo Roe".
func (r *repairer) bearers() {
	for _, n := range r.names {
		if n.typ != entity.Person || n.first < 3 || r.toks[n.first-1].Text != "," {
			continue
		}
		a := r.heads[n.first]
		if a < 0 || relOf(r.toks[a]) != "appos" {
			continue
		}
		h := r.toks[a].Head
		if near := n.first - 2; h >= 0 && h < near && r.human(near) && r.toks[near].XPOS == "NN" && r.toks[near].Head != a {
			r.toks[a].Head = near // "his wife, Ann Lee, and her friend, Jo Roe": the friend's name
			continue
		}
		if h < 0 || h >= a || r.human(h) && (r.toks[h].XPOS != "NNS" || r.child(a, "conj") >= 0) {
			continue // but "a lawyer for the brothers, Jo Roe"
		}
		if o := r.officeBefore(h); o >= 0 {
			r.toks[a].Head, r.toks[h].Head, r.toks[h].Deprel = o, o, "nmod"
			continue
		}
		for steps := 0; steps < 4 && h >= 0 && relOf(r.toks[h]) == "nmod" && r.toks[h].Head >= 0 && r.toks[h].Head < h; steps++ {
			if h = r.toks[h].Head; r.human(h) {
				r.toks[a].Head = h
				break
			}
		}
	}
}

// officeBefore is the office right before the phrase that the parser gave to the
// verb: "accused the ambassador to Ry"; -1 for none.
func (r *repairer) officeBefore(i int) int {
	if relOf(r.toks[i]) != "obl" {
		return -1
	}
	p := i - 1
	for p > 0 && (r.toks[p].UPOS == "DET" || r.toks[p].UPOS == "ADJ" || r.toks[p].UPOS == "PROPN") {
		p--
	}
	if p < 1 || relOf(r.toks[p]) != "case" || r.toks[p].Head != i || r.toks[p-1].Head != r.toks[i].Head || !r.human(p-1) {
		return -1
	}
	return p - 1
}

// human reports whether token i is a common noun for a person.
func (r *repairer) human(i int) bool {
	if r.toks[i].UPOS != "NOUN" || r.heads[i] >= 0 {
		return false
	}
	if r.program.IsTitle(lower(r.toks[i])) {
		return true
	}
	return data.NounClass(lower(r.toks[i])) == "person"
}

// priced parts the two objects of a verb that the parser made one phrase, where
// the first is a name and the second begins with a number: "fined Acme 12
// million euros", "docked Ry City six points".
func (r *repairer) priced() {
	for _, n := range r.names {
		h := r.heads[n.first]
		if h < 0 || n.last >= len(r.toks) || r.toks[n.last].UPOS != "NUM" && r.toks[n.last].UPOS != "SYM" || relOf(r.toks[h]) != "compound" && relOf(r.toks[h]) != "nmod" {
			continue
		}
		o := r.toks[h].Head
		if o < n.last || o >= len(r.toks) || relOf(r.toks[o]) != "obj" || !r.noun(o) && r.toks[o].UPOS != "SYM" {
			continue
		}
		v := r.toks[o].Head
		if v < 0 || v >= n.first || !r.verb(v) {
			continue
		}
		for k := v + 1; k < n.first; k++ {
			if r.toks[k].Head == o {
				r.toks[k].Head = h
			}
		}
		r.toks[h].Head, r.toks[h].Deprel = v, "iobj"
	}
}

// naming makes an active clause of "The board named Jo Roe its chief", which the
// parser took for a passive without its auxiliary.
func (r *repairer) naming() {
	for s := range r.toks {
		v := r.toks[s].Head
		if r.toks[s].Deprel != "nsubj:pass" || v <= s || v+1 >= len(r.toks) || r.toks[v].XPOS != "VBD" && r.toks[v].XPOS != "VBN" {
			continue
		}
		if h := r.heads[v+1]; h != v+1 || r.toks[h].Head != v || relOf(r.toks[h]) != "xcomp" && relOf(r.toks[h]) != "obj" || r.helped(v) {
			continue
		}
		r.toks[s].Deprel, r.toks[v+1].Deprel, r.toks[v].XPOS = "nsubj", "obj", "VBD"
	}
}

// helped reports whether verb v has an auxiliary.
func (r *repairer) helped(v int) bool { return r.child(v, "aux") >= 0 }
