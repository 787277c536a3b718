package relate

import "github.com/actant-nlp/actant/entity"

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
		for _, n := range r.names {
			c := r.heads[n.first]
			if c > h && n.last < a && c >= 0 && r.joined(c, h) && r.toks[n.last].Text == "," && r.opens(n.last+1, a) {
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
	for steps := 0; c > h && relOf(r.toks[c]) == "conj" && steps < 20; steps++ {
		if c = r.toks[c].Head; c == h {
			return true
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
		if !r.cased(i, "to") && !r.cased(i, "from") && !r.cased(i, "for") && !r.cased(i, "by") && !r.cased(i, "with") && !r.cased(i, "at") && !r.cased(i, "against") {
			continue
		}
		up := d
		for steps := 0; up >= 0 && r.date[up] && steps < 6; steps++ {
			up = r.toks[up].Head
		}
		if up >= 0 && up != i && up < d && r.verb(up) {
			r.hang(i, up, "obl")
		}
	}
}

// doubled joins two offices before one name with it: "Acme chairman and chief
// executive Jo Roe" is both.
func (r *repairer) doubled(n nameSpan) {
	name, t := r.heads[n.first], n.first-1
	if name < 0 || t < 2 || r.heads[t] >= 0 || !r.noun(t) && r.toks[t].UPOS != "ADJ" || !r.title(lower(r.toks[t])) {
		return
	}
	and := t - 1
	for and > 0 && t-and < 4 && r.heads[and] < 0 && (r.toks[and].UPOS == "ADJ" || r.toks[and].UPOS == "NOUN") {
		and--
	}
	first := and - 1
	if first < 0 || r.toks[and].UPOS != "CCONJ" || r.heads[first] >= 0 || r.toks[first].XPOS != "NN" || !r.title(lower(r.toks[first])) || r.articled(first) {
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
	for k := range r.toks { // what follows is told of the name
		if h := r.toks[k].Head; k >= n.last && (h == first || h == t) {
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
	for k := range n.first { // its article
		if h := r.toks[k].Head; h >= n.first && h < n.last {
			r.toks[k].Head = noun
		}
	}
}
