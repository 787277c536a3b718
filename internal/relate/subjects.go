package relate

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// subjects makes one of two subjects that stand before a verb when the second
// tells what the first is: "Jo Roe, an aide in the Senate was there", where the
// writer has left out the second comma.
func (r *repairer) subjects() {
	for j := range r.toks {
		v := r.toks[j].Head
		if relOf(r.toks[j]) != "nsubj" || v <= j || v >= len(r.toks) {
			continue
		}
		i := -1
		for k := j - 1; k >= 0 && j-k <= 12; k-- {
			if r.toks[k].Head == v && relOf(r.toks[k]) == "nsubj" {
				i = k
				break
			}
		}
		if i < 0 || !r.noun(i) || !r.noun(j) || r.toks[i].Deprel == "nsubj:outer" || r.heads[i] < 0 || r.heads[j] >= 0 {
			continue
		}
		comma := i + 1
		for comma < j && (r.heads[comma] == r.heads[i] || r.toks[comma].Head == i) && r.toks[comma].Text != "," {
			comma++
		}
		if r.toks[comma].Text == "," && r.describes(comma+1, j) {
			r.toks[j].Head, r.toks[j].Deprel = i, "appos"
		}
	}
}

// clauses gives a clause before its reporting verb its subject, where the parser
// took the verb for a participle: "The ruling broke the law, the court said".
func (r *repairer) clauses() {
	for v := range r.toks {
		n := r.toks[v].Head
		if r.toks[v].XPOS != "VBN" || relOf(r.toks[v]) != "acl" || n < 0 || n != v-1 || relOf(r.toks[n]) != "nsubj" {
			continue
		}
		said := r.toks[n].Head
		if said <= v || said >= len(r.toks) || !data.Lexicon("reporting-verbs").Has(lower(r.toks[said])) || !r.taker(v) {
			continue
		}
		for k := v + 1; k < said; k++ {
			if r.toks[k].Head == said && relOf(r.toks[k]) == "nsubj" {
				r.toks[v].Head, r.toks[v].Deprel, r.toks[v].XPOS = said, "ccomp", "VBD"
				r.toks[n].Head = v
				break
			}
		}
	}
}

// rootless makes a clause of a sentence whose verb the parser hung on the
// apposition before it: "Roe, the town's mayor, opened the bridge".
func (r *repairer) rootless() {
	for v := 2; v < len(r.toks); v++ {
		a := r.toks[v].Head
		if x := r.toks[v].XPOS; x != "VBN" && x != "VBD" || relOf(r.toks[v]) != "amod" && relOf(r.toks[v]) != "acl" || r.toks[v-1].Text != "," || a < 0 || a >= v || !r.taker(v) && !r.lone(v) {
			continue
		}
		top := a
		if relOf(r.toks[a]) == "appos" {
			top = r.toks[a].Head
		}
		if top < 0 || top >= v || r.toks[top].Head != -1 || !r.noun(top) || r.governs(top) {
			continue
		}
		r.toks[v].Head, r.toks[v].Deprel, r.toks[v].XPOS = -1, "root", "VBD"
		r.toks[top].Head, r.toks[top].Deprel = v, "nsubj"
		return
	}
}

// lone reports whether nothing but token v can be the verb of its sentence, and v is
// no passive: "Jo Roe, the second seed, lost in three sets".
func (r *repairer) lone(v int) bool {
	if v+1 >= len(r.toks) || lower(r.toks[v+1]) == "by" || r.child(v, "aux") >= 0 || r.toks[len(r.toks)-1].Text != "." {
		return false
	}
	for i := range r.toks {
		if i != v && r.verb(i) && r.toks[i].XPOS != "VBG" && r.toks[i].XPOS != "VB" {
			return false
		}
	}
	return true
}

// governs reports whether noun n is a predicate, or has a clause of its own.
func (r *repairer) governs(n int) bool {
	for k := range r.toks {
		if r.toks[k].Head != n {
			continue
		}
		switch relOf(r.toks[k]) {
		case "cop", "nsubj", "parataxis":
			return true
		}
	}
	return false
}

// holders puts names of people right that the parser coordinates with the places
// they hold their offices in: "the leaders of Chad and Mali, Jo Roe and Max Poe".
func (r *repairer) holders() {
	for c := 1; c < len(r.toks); c++ {
		h := r.toks[c].Head
		if relOf(r.toks[c]) != "conj" || h < 0 || h >= c || r.toks[c-1].Text != "," || relOf(r.toks[h]) != "nmod" || !r.typed(c, entity.Person) || !r.acts(h) {
			continue
		}
		t := r.toks[h].Head
		if t < 0 || t >= h || !r.program.IsTitle(lower(r.toks[t])) || r.heads[t] >= 0 {
			continue
		}
		r.toks[c].Head, r.toks[c].Deprel = t, "appos"
		for k := c + 1; k < len(r.toks); k++ {
			if r.toks[k].Head == h && relOf(r.toks[k]) == "conj" && r.typed(k, entity.Person) {
				r.toks[k].Head = c
			}
		}
	}
}

// typed reports whether token i is in a name of the type.
func (r *repairer) typed(i int, typ entity.Type) bool {
	n := r.nameAround(i)
	return n != nil && n.typ == typ
}

// taker reports whether verb v has an object.
func (r *repairer) taker(v int) bool {
	for k := v + 1; k < len(r.toks) && k < v+12; k++ {
		if r.toks[k].Head == v && relOf(r.toks[k]) == "obj" {
			return true
		}
	}
	return false
}

// twins makes a modifier of an adjective that got the same place as the noun
// right after it: "the Kurdish militia" is one object.
func (r *repairer) twins() {
	for i := 0; i+1 < len(r.toks); i++ {
		t, n := &r.toks[i], r.toks[i+1]
		if t.UPOS == "ADJ" && (n.UPOS == "NOUN" || n.UPOS == "PROPN") && t.Head == n.Head && relOf(*t) == relOf(n) && (relOf(n) == "obj" || relOf(n) == "nsubj" || relOf(n) == "obl") {
			r.set(i, i+1, "amod")
		}
	}
}

// describes reports whether the phrase from first on to its head says what
// somebody is: "an aide", "minister".
func (r *repairer) describes(first, head int) bool {
	t := r.toks[first]
	if t.XPOS == "DT" && words().article[lower(t)] {
		return true
	}
	return first <= head && r.program.IsTitle(lower(r.toks[head]))
}

// members puts the members of a list of names on one level: in "the Union, the
// Council and the Bank" the second is not another name of the first, and in "the
// Ministry of Trade and the Bank" the last is not in the ministry's name.
func (r *repairer) members() {
	for c := range r.toks {
		b := r.toks[c].Head
		if relOf(r.toks[c]) != "conj" || b < 0 || b >= c {
			continue
		}
		a := r.toks[b].Head
		if a < 0 || a >= b || relOf(r.toks[b]) != "appos" && relOf(r.toks[b]) != "nmod" || r.has(b, c, ",") && !r.has(b, c, "and") {
			continue // asked last: words between are many in a long list
		}
		switch relOf(r.toks[b]) {
		case "appos":
			if r.acts(a) && r.acts(b) && (r.acts(c) || r.definite(c)) && r.definite(b) && !r.closed(c) {
				r.toks[b].Deprel, r.toks[c].Head = "conj", a
			}
		case "nmod":
			if r.definite(c) && !r.definite(b) && r.noun(a) && lower(r.toks[a]) == lower(r.toks[c]) {
				r.toks[c].Head = a
			}
		}
	}
}

// has reports whether a token between a and b is the word.
func (r *repairer) has(a, b int, word string) bool {
	for i := a + 1; i < b; i++ {
		if lower(r.toks[i]) == word {
			return true
		}
	}
	return false
}

// acts reports whether token i heads the name of a body or place.
func (r *repairer) acts(i int) bool {
	return r.typed(i, entity.Organization) || r.typed(i, entity.Place)
}

// definite reports whether noun i has an article.
func (r *repairer) definite(i int) bool {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if r.toks[k].Head == i && relOf(r.toks[k]) == "det" {
			return true
		}
	}
	return false
}

// closed reports whether a comma ends the phrase whose last member is c.
func (r *repairer) closed(c int) bool {
	end := c
	for i := c + 1; i < len(r.toks) && i < c+8; i++ {
		if h := r.toks[i].Head; h < c || h > i || relOf(r.toks[i]) == "punct" {
			break
		}
		end = i
	}
	return end+1 < len(r.toks) && r.toks[end+1].Text == ","
}

// auxiliary makes a name of what the parser took for an auxiliary verb: the "IS"
// of "IS had carried out" and "under IS control".
func (r *repairer) auxiliary(i int) {
	t := &r.toks[i]
	t.UPOS, t.XPOS, t.Lemma = "PROPN", "NNP", t.Text
	switch relOf(*t) {
	case "aux":
		t.Deprel = "nsubj"
		if k := i - 1; k >= 0 && lower(r.toks[k]) == "that" && r.toks[k].Head == t.Head {
			r.toks[k].Deprel = "mark"
		}
	case "cop":
		t.Deprel = "compound"
	}
	if i > 0 && r.toks[i-1].UPOS == "ADP" && relOf(r.toks[i-1]) != "case" && t.Deprel == "compound" && t.Head > i {
		r.toks[i-1].Head, r.toks[i-1].Deprel = t.Head, "case"
	}
}

// pairs puts the second of "between A and B" beside the first, where the parser
// coordinates it with the noun before: "the clashes between A and B".
func (r *repairer) pairs() {
	for c := range r.toks {
		n := r.toks[c].Head
		if relOf(r.toks[c]) != "conj" || n < 0 || n >= c || !r.noun(c) || r.toks[n].UPOS == "VERB" {
			continue
		}
		for a := n + 1; a < c; a++ {
			if r.toks[a].Head != n || relOf(r.toks[a]) != "nmod" || !r.cased(a, "between") || r.coordinated(a) {
				continue
			}
			if r.adjoins(a, c) {
				r.toks[c].Head = a
			}
			break
		}
	}
}

// cased reports whether token i has the preposition.
func (r *repairer) cased(i int, word string) bool {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		if r.toks[k].Head == i && relOf(r.toks[k]) == "case" && lower(r.toks[k]) == word {
			return true
		}
	}
	return false
}

// coordinated reports whether token i has a conjunct.
func (r *repairer) coordinated(i int) bool {
	for k := i + 1; k < len(r.toks) && k < i+20; k++ {
		if r.toks[k].Head == i && relOf(r.toks[k]) == "conj" {
			return true
		}
	}
	return false
}

// adjoins reports whether "and" and the words before c in its phrase are all
// that follows a's phrase before c.
func (r *repairer) adjoins(a, c int) bool {
	and := false
	for k := a + 1; k < c; k++ {
		switch {
		case r.toks[k].UPOS == "CCONJ":
			if and {
				return false
			}
			and = true
		case r.toks[k].UPOS == "VERB" && relOf(r.toks[k]) != "amod":
			return false
		}
	}
	return and
}
