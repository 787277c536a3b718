package relate

import (
	"slices"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// prefixed hangs what a sentence begins with before its subject on that subject:
// "A graduate of Ry, the painter Ann Lee said", "A native of Ry, she said". The
// parser gives the verb two subjects.
func (r *repairer) prefixed() {
	for v := range r.toks {
		if !r.verb(v) && r.toks[v].UPOS != "NOUN" && r.toks[v].UPOS != "ADJ" {
			continue
		}
		first, second := -1, -1
		for k := range v {
			if r.toks[k].Head == v && relOf(r.toks[k]) == "nsubj" {
				first, second = second, k
			}
		}
		if first < 0 || r.toks[first].UPOS != "NOUN" && r.toks[first].UPOS != "PROPN" || !r.commaBetween(first, second) {
			continue
		}
		if n := r.nameAround(first); n != nil && n.typ != entity.Group {
			continue
		}
		if d := r.determiner(first); !words().indefinite[d] && !(d == "the" && r.typed(second, entity.Person) && r.program.IsTitle(lower(r.toks[first]))) && !(r.begins(first) && d == "") {
			continue
		}
		r.hang(first, second, "appos")
	}
}

// begins reports whether only modifiers of noun i stand before it in its sentence.
func (r *repairer) begins(i int) bool {
	for k := range i {
		if r.toks[k].Head != i {
			return false
		}
	}
	return r.program.IsTitle(lower(r.toks[i]))
}

// determiner is the first word of the simple phrase before noun i when it is a
// determiner, in lower case; "" for none.
func (r *repairer) determiner(i int) string {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		switch r.toks[k].UPOS {
		case "DET":
			return lower(r.toks[k])
		case "ADJ", "NOUN", "PROPN", "NUM":
		default:
			return ""
		}
	}
	return ""
}

// commaBetween reports whether a comma and no finite verb stands between tokens a
// and b.
func (r *repairer) commaBetween(a, b int) bool {
	comma := false
	for k := a + 1; k < b; k++ {
		if r.toks[k].Text == "," {
			comma = true
		}
		if x := r.toks[k].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || x == "MD" {
			return false
		}
	}
	return comma
}

// led makes the verb of "Trained in Ry, Ann Lee sang" the head of its sentence,
// where the parser took the participle for it, and the name before it its subject.
func (r *repairer) led() {
	if len(r.toks) < 5 || r.toks[0].XPOS != "VBN" && r.toks[0].XPOS != "VBG" || !slices.ContainsFunc(r.toks[1:], told) {
		return
	}
	comma := 0 // that ends the participle's phrase: before a name and a finite verb
	for _, n := range r.names {
		if n.first < 3 || r.heads[n.first] < 0 || r.toks[n.first-1].Text != "," && r.toks[n.first-2].Text != "," || n.last >= len(r.toks) {
			continue
		}
		v := n.last
		for v < len(r.toks) && (r.toks[v].UPOS == "ADV" || r.toks[v].UPOS == "AUX" && v+1 < len(r.toks) && r.verb(v+1)) {
			v++
		}
		if v < len(r.toks) && told(r.toks[v]) {
			comma = n.first - 1
			r.lead(r.heads[n.first], v, comma)
			return
		}
	}
}

// lead makes token v, whose subject is the name at s, the verb that the participle
// at the head of the sentence depends on.
func (r *repairer) lead(s, v, comma int) {
	if r.toks[0].Head < 0 {
		r.toks[v].Head, r.toks[v].Deprel = -1, "root"
	}
	if r.toks[0].Head < 0 || r.toks[0].Head == v {
		r.toks[0].Head, r.toks[0].Deprel = v, "advcl"
	}
	for k := range r.toks {
		if h := r.toks[k].Head; k > comma && h >= 0 && h < comma && k != s && k != v && r.heads[k] != s {
			r.toks[k].Head = v
		}
	}
	if r.toks[s].Head != v || relOf(r.toks[s]) != "nsubj" {
		r.toks[s].Head, r.toks[s].Deprel = v, "nsubj"
	}
	r.unbound(v)
}

// told reports whether t is a finite verb.
func told(t syntax.Token) bool {
	return t.UPOS == "VERB" && (t.XPOS == "VBD" || t.XPOS == "VBZ" || t.XPOS == "VBP")
}

// climbing hangs a name behind a comma on the noun that it names: "the president
// of the chamber of commerce, Jo Roe" is the president's name, "a think tank in
// Ry, the Coral Forum" the tank's.
func (r *repairer) climbing() {
	for _, n := range r.names {
		if n.first < 2 || r.heads[n.first] < 0 {
			continue
		}
		at := n.first - 1
		for at > 0 && (r.toks[at].UPOS == "DET" || r.toks[at].UPOS == "NOUN" && r.program.IsTitle(lower(r.toks[at])) || r.toks[at].UPOS == "PROPN" && r.heads[at] < 0) {
			at--
		}
		name := r.heads[n.first]
		if r.toks[at].Text != "," || at < n.first-4 {
			continue
		}
		h := r.toks[name].Head
		if relOf(r.toks[name]) == "conj" && h == at-1 && r.toks[h].XPOS == "NN" && r.called(h, n.typ) && n.last < len(r.toks) && r.toks[n.last].Text == "," {
			r.toks[name].Deprel = "appos" // "a law firm, Roe & Lee, said": no list of two
			continue
		}
		if relOf(r.toks[name]) != "appos" {
			continue
		}
		if h < 0 || h >= at || r.typed(h, n.typ) { // another may stand beside it
			continue
		}
		best := -1
		for up, steps := h, 0; up >= 0 && steps < 6; steps++ {
			if r.toks[up].UPOS == "NOUN" && r.heads[up] < 0 && r.called(up, n.typ) {
				best = up
			}
			if rel := relOf(r.toks[up]); rel != "nmod" && rel != "appos" && rel != "compound" || r.toks[up].Head > up {
				break
			}
			up = r.toks[up].Head
		}
		if best >= 0 && best != h && (!r.called(h, n.typ) || r.toks[best].UPOS == "NOUN") {
			r.toks[name].Head = best
		}
	}
}

// called reports whether noun i is a word for what bears names of the type.
func (r *repairer) called(i int, typ entity.Type) bool {
	l := lower(r.toks[i])
	class := data.NounClass(l)
	switch typ {
	case entity.Person:
		return r.program.IsTitle(l) || r.program.IsRelative(l) || class == "person"
	case entity.Organization:
		return data.IsBody(class)
	case entity.Place:
		return data.IsPlace(class)
	}
	return false
}

// identified hangs a name behind "identified as" or "known as" on the noun that
// bears it: "a man identified as Jo Roe".
func (r *repairer) identified() {
	for _, n := range r.names {
		if n.typ != entity.Person || n.first < 3 || r.heads[n.first] < 0 || lower(r.toks[n.first-1]) != "as" {
			continue
		}
		v := n.first - 2
		if !words().identify[lower(r.toks[v])] {
			continue
		}
		if x := r.toks[v].Head; r.toks[v].XPOS == "VBN" && relOf(r.toks[v]) == "acl" && x >= 0 && x < v && r.toks[x].UPOS == "NOUN" && r.toks[x].XPOS == "NN" {
			r.hang(r.heads[n.first], x, "appos")
		}
	}
}

// quoted hangs a title in quotation marks on the noun that it names: "his latest
// film, "Dust," tells".
func (r *repairer) quoted() {
	for _, n := range r.names {
		if n.typ != entity.Work || n.first < 3 || r.heads[n.first] < 0 || r.toks[n.first-1].UPOS != "PUNCT" || r.toks[n.first-2].Text != "," {
			continue
		}
		x, name := n.first-3, r.heads[n.first]
		if r.toks[x].UPOS != "NOUN" || r.toks[x].Head == name || r.heads[x] >= 0 {
			continue
		}
		if data.NounClass(lower(r.toks[x])) != "work" {
			continue
		}
		if r.toks[name].Head != x {
			r.hang(name, x, "appos")
		}
	}
}
