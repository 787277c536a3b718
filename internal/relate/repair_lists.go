package relate

import (
	"sort"

	"github.com/actant-nlp/actant/entity"
)

// tailed hangs a description behind the last name of a list on that name, where
// the parser hung it on the first: "Acme, Bolt and Crane, a unit of Delta" has one
// unit of Delta.
func (r *repairer) tailed() {
	for a := range r.toks {
		h := r.toks[a].Head
		if relOf(r.toks[a]) != "appos" || h < 0 || h >= a || r.heads[h] < 0 || r.toks[a].UPOS != "NOUN" || r.toks[a].XPOS != "NN" || r.heads[a] >= 0 {
			continue
		}
		last := -1
		for k := sort.Search(len(r.names), func(k int) bool { return r.names[k].last >= a-8 }); k < len(r.names) && r.names[k].last < a; k++ {
			n := r.names[k]
			if c := r.heads[n.first]; c > h && r.toks[n.last].Text == "," && r.opens(n.last+1, a) && r.joined(c, h) {
				last = c
			}
		}
		if last >= 0 {
			r.hang(a, last, "appos")
		}
	}
}

// joined reports whether token c is coordinated with h, directly or by way of
// others between them.
func (r *repairer) joined(c, h int) bool {
	and := relOf(r.toks[c]) == "conj"
	for steps := 0; c > h && (relOf(r.toks[c]) == "conj" || relOf(r.toks[c]) == "appos" && r.heads[c] >= 0) && steps < 20; steps++ {
		if c = r.toks[c].Head; c == h {
			return and
		}
	}
	return false
}

// opens reports whether the tokens from first on are the simple phrase before noun a.
func (r *repairer) opens(first, a int) bool {
	if a-first > 6 {
		return false
	}
	for k := first; k < a; k++ {
		switch r.toks[k].UPOS {
		case "DET", "ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART":
		default:
			if r.toks[k].Text != "-" && r.toks[k].XPOS != "VBN" {
				return false
			}
		}
	}
	return true
}

// dated hangs a phrase behind a date on what the date itself hangs on: "sold the
// firm on May 3, 1994 to Acme".
func (r *repairer) dated() {
	for i := range r.toks {
		d := r.toks[i].Head
		if relOf(r.toks[i]) != "nmod" || d < 0 || d >= i || !r.date[d] || r.date[i] || !r.noun(i) {
			continue
		}
		if of := r.cased(i, "of") && (r.toks[d].UPOS == "PROPN" || r.toks[d].UPOS == "NUM"); !of && !r.cased(i, "to") && !r.cased(i, "from") && !r.cased(i, "for") && !r.cased(i, "by") && !r.cased(i, "with") && !r.cased(i, "at") && !r.cased(i, "against") {
			continue
		}
		up := d
		for steps := 0; up >= 0 && r.date[up] && steps < 6; steps++ {
			up = r.toks[up].Head
		}
		if up >= 0 && up != i && up < d && (r.verb(up) || r.toks[up].UPOS == "ADJ") {
			r.hang(i, up, "obl")
		}
	}
}

// paired makes two names on a level of those that "and" joins and that the parser
// took for one phrase: "sold it to Acme and Bolt Inc."
func (r *repairer) paired() {
	for k := 0; k+1 < len(r.names); k++ {
		a, b := r.names[k], r.names[k+1]
		x, y := r.heads[a.first], r.heads[b.first]
		if x < 0 || y < 0 || a.typ != b.typ || b.first != a.last+1 || r.toks[a.last].UPOS != "CCONJ" || r.toks[x].Head != y {
			continue
		}
		if rel := relOf(r.toks[x]); rel != "compound" && rel != "nmod" && rel != "amod" && rel != "flat" {
			continue
		}
		r.toks[x].Head, r.toks[x].Deprel = r.toks[y].Head, r.toks[y].Deprel
		r.toks[y].Head, r.toks[y].Deprel = x, "conj"
		for i := max(0, a.first-12); i < a.first; i++ { // what stands before the pair is the first one's
			if r.toks[i].Head == y {
				r.toks[i].Head = x
			}
		}
		r.toks[a.last].Head, r.toks[a.last].Deprel = y, "cc"
	}
}

// executives makes nouns of offices that the parser took for adjectives at the end
// of a phrase: "Acme's chairman and chief executive, said".
func (r *repairer) executives() {
	for i := 1; i < len(r.toks); i++ {
		t := &r.toks[i]
		if t.UPOS != "ADJ" || r.heads[i] >= 0 || !r.program.IsTitle(lower(*t)) || relOf(*t) != "conj" && relOf(*t) != "appos" {
			continue
		}
		if h := t.Head; h < 0 || !r.noun(h) || i+1 < len(r.toks) && (r.noun(i+1) || r.toks[i+1].UPOS == "ADJ") {
			continue
		}
		t.UPOS, t.XPOS = "NOUN", "NN"
	}
}

// doubled joins two offices before one name with it: "Acme chairman and chief
// executive Jo Roe" is both.
func (r *repairer) doubled(n nameSpan) {
	name, t := r.heads[n.first], n.first-1
	if name < 0 || t < 2 || r.heads[t] >= 0 || !r.noun(t) && r.toks[t].UPOS != "ADJ" || !r.program.IsTitle(lower(r.toks[t])) {
		return
	}
	and := t - 1
	for and > 0 && t-and < 4 && r.heads[and] < 0 && (r.toks[and].UPOS == "ADJ" || r.toks[and].UPOS == "NOUN") {
		and--
	}
	first := and - 1
	if first < 0 || r.toks[and].UPOS != "CCONJ" || r.heads[first] >= 0 || r.toks[first].XPOS != "NN" || !r.program.IsTitle(lower(r.toks[first])) || r.articled(first) {
		return
	}
	if capital(r.toks[t].Text) && !capital(r.toks[first].Text) {
		return // "his lawyer and President Roe"
	}
	top := -1 // what the whole hangs on
	var rel string
	for _, k := range []int{first, t, name} {
		if h := r.toks[k].Head; h != first && h != t && (h < n.first || h >= n.last) && (h < and || h > t) {
			top, rel = h, r.toks[k].Deprel
			break
		}
	}
	if rel == "" || rel == "conj" {
		return
	}
	for k := n.last; k < len(r.toks) && k < n.last+40; k++ { // what follows is told of the name
		if h := r.toks[k].Head; h == first || h == t {
			r.toks[k].Head = name
		}
	}
	r.toks[name].Head, r.toks[name].Deprel = top, rel
	r.toks[first].Head, r.toks[first].Deprel = name, "nmod:desc"
	r.toks[t].Head, r.toks[t].Deprel = first, "conj"
	r.toks[t].UPOS = "NOUN"
	r.toks[and].Head, r.toks[and].Deprel = t, "cc"
	for k := and + 1; k < t; k++ {
		if h := r.toks[k].Head; h < and || h > t {
			r.toks[k].Head = t
		}
	}
	for k := first - 1; k >= 0 && first-k < 8; k-- { // what stands before them
		if h := r.toks[k].Head; (h == t || h == name) && relOf(r.toks[k]) != "nsubj" && relOf(r.toks[k]) != "cop" {
			r.toks[k].Head = first
		}
	}
}

// articled reports whether a determiner opens the simple phrase of noun i.
func (r *repairer) articled(i int) bool {
	for k := i - 1; k >= 0 && i-k < 8; k-- {
		switch r.toks[k].UPOS {
		case "DET":
			return true
		case "ADJ", "NOUN", "PROPN", "NUM", "PART":
		default:
			return r.toks[k].XPOS == "PRP$"
		}
	}
	return false
}

// inner makes a modifier of a body's name that stands before a common noun, where
// the parser took the name apart: "a University of Ry history professor".
func (r *repairer) inner(n nameSpan) {
	if n.typ != entity.Organization || n.last-n.first < 3 || n.last >= len(r.toks) {
		return
	}
	noun := -1
	for k := n.last; k < len(r.toks) && k < n.last+4; k++ {
		if u := r.toks[k].UPOS; u != "NOUN" && u != "ADJ" || r.heads[k] >= 0 {
			break
		}
		if r.toks[k].UPOS == "NOUN" {
			noun = k
		}
	}
	if noun < 0 || !r.human(noun) || r.toks[noun].Head < n.first || r.toks[noun].Head >= n.last || relOf(r.toks[noun]) != "nmod" {
		return
	}
	top, rel := -2, ""
	for k := n.first; k < n.last; k++ {
		if h := r.toks[k].Head; h != noun && (h < n.first || h >= n.last) {
			top, rel = h, r.toks[k].Deprel
			break
		}
	}
	if top == -2 {
		return
	}
	r.toks[noun].Head, r.toks[noun].Deprel = top, rel
	for k := n.first; k < n.last; k++ {
		r.toks[k].Head, r.toks[k].Deprel = noun, "compound"
	}
	for k := max(0, n.first-6); k < n.first; k++ { // its article
		if h := r.toks[k].Head; h >= n.first && h < n.last {
			r.toks[k].Head = noun
		}
	}
}

// reported makes a verb of the participle behind the first of two subjects of a
// reporting verb, which the parser took for a modifier: "A group on Friday accused
// the army of theft, the agency reported".
func (r *repairer) reported() {
	two := r.subjectsBefore()
	for v := range r.toks {
		if !r.verb(v) || !r.says(v) {
			continue
		}
		first, second := two[v][0], two[v][1]
		if first < 0 || !r.noun(first) || r.toks[second-1].Text == "that" {
			continue
		}
		for i := first + 1; i+1 < second; i++ {
			t := &r.toks[i]
			if t.UPOS != "VERB" || t.XPOS != "VBN" && t.XPOS != "VBD" || t.Head != first || t.Deprel != "amod" && t.Deprel != "acl" {
				continue
			}
			if u := r.toks[i+1].UPOS; u == "ADP" || u == "PUNCT" || r.child(i, "nsubj") >= 0 || !r.has(i, second, ",") {
				continue
			}
			object := -1
			for k := i + 1; k < second; k++ {
				if h := r.toks[k].Head; h == first && k != second && relOf(r.toks[k]) != "punct" {
					if object < 0 && r.noun(k) && relOf(r.toks[k]) == "nmod" {
						object = k
						r.toks[k].Deprel = "obj"
					} else if relOf(r.toks[k]) == "nmod" {
						r.toks[k].Deprel = "obl"
					}
					r.toks[k].Head = i
				}
			}
			for k := first + 1; k < i; k++ { // "on Friday"
				if r.toks[k].Head == first && relOf(r.toks[k]) == "nmod" && r.date[k] {
					r.toks[k].Head, r.toks[k].Deprel = i, "obl"
				}
			}
			t.XPOS, t.Head, t.Deprel = "VBD", v, "ccomp"
			r.toks[first].Head, r.toks[first].Deprel = i, "nsubj"
			break
		}
	}
}

// subjectsBefore gives the last two subjects that stand before each verb; -1 for none.
func (r *repairer) subjectsBefore() [][2]int {
	out := make([][2]int, len(r.toks))
	for v := range out {
		out[v] = [2]int{-1, -1}
	}
	for k := range r.toks {
		if v := r.toks[k].Head; v > k && v < len(r.toks) && relOf(r.toks[k]) == "nsubj" {
			out[v] = [2]int{out[v][1], k}
		}
	}
	return out
}

// gapping makes a relative clause of the verb behind two nouns in a row that the
// parser took for its two subjects: "a charge Roe has denied".
func (r *repairer) gapping() {
	two := r.subjectsBefore()
	for v := range r.toks {
		if r.toks[v].UPOS != "VERB" || r.toks[v].Deprel != "advcl:relcl" && r.toks[v].Deprel != "acl:relcl" || r.toks[v].Head < 0 {
			continue
		}
		first, second := two[v][0], two[v][1]
		if first < 0 || r.toks[first].UPOS != "NOUN" || first < r.toks[v].Head || r.child(v, "obj") >= 0 {
			continue
		}
		begin := second
		for begin > first+1 && r.toks[begin-1].Head == second {
			begin--
		}
		if begin != first+1 {
			continue
		}
		r.toks[first].Head, r.toks[first].Deprel = r.toks[v].Head, "dep"
		r.toks[v].Head, r.toks[v].Deprel = first, "acl:relcl"
	}
}

// subjectNames gives a finite verb without a subject the name right before it, where the
// parser made that a part of the verb: "as Roeburg beat Ry 2-0".
func (r *repairer) subjectNames() {
	for _, n := range r.names {
		x := r.heads[n.first]
		if x < 0 || n.last >= len(r.toks) {
			continue
		}
		v := n.last
		t := &r.toks[v]
		if rel := relOf(r.toks[x]); r.toks[x].Head != v || rel != "compound" && rel != "flat" && rel != "amod" && rel != "nmod" {
			continue
		}
		if t.Head < 0 && r.child(v, "obj") > v {
			r.present(v)
		}
		if t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP") && r.child(v, "nsubj") < 0 {
			r.toks[x].Deprel = "nsubj"
			for k := max(0, n.first-6); k < n.first; k++ { // "as" before a clause is no preposition
				if r.toks[k].Head == x && relOf(r.toks[k]) == "case" && lower(r.toks[k]) == "as" {
					r.subordinate(k, v)
				}
			}
		}
	}
}

// addressed makes the object of a verb of the noun between it and "saying", which
// the parser took for who says: "He blasted Roe saying the plan was bad".
func (r *repairer) addressed() {
	for g := 2; g < len(r.toks); g++ {
		if r.toks[g].XPOS != "VBG" || !r.says(g) || relOf(r.toks[g]) != "advcl" || r.child(g, "aux") >= 0 {
			continue
		}
		v, s := r.toks[g].Head, r.child(g, "nsubj")
		if v < 0 || s <= v || s >= g || !r.verb(v) || r.child(v, "obj") >= 0 || r.child(v, "nsubj") < 0 || r.toks[g-1].UPOS == "PUNCT" {
			continue
		}
		if r.opens(v+1, s) {
			r.toks[s].Head, r.toks[s].Deprel = v, "obj"
		}
	}
}
