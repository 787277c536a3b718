package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
)

// name makes a name one phrase: all its tokens hang on its head.
func (r *repairer) name(n nameSpan) {
	if n.last-n.first > 12 {
		return
	}
	head := -1
	for i := n.first; i < n.last; i++ {
		if h := r.toks[i].Head; h >= n.first && h < n.last {
			continue
		}
		if head < 0 || n.typ != entity.Person && r.noun(i) { // a person's name hangs on its first word
			head = i
		}
	}
	if head < 0 {
		return
	}
	if n.last-n.first == 1 && r.toks[head].UPOS == "AUX" {
		r.auxiliary(head)
	}
	for i := n.first; i < n.last; i++ {
		r.heads[i] = head
		if h := r.toks[i].Head; i != head && (h < n.first || h >= n.last) && r.toks[i].UPOS != "PUNCT" {
			rel := "compound"
			if i > head {
				rel = "flat"
			}
			r.toks[i].Head, r.toks[i].Deprel = head, rel
		}
	}
	if n.typ == entity.Organization && n.last-n.first > 2 {
		for k := n.last; k < len(r.toks) && k < n.last+12; k++ { // what follows a name is not within it
			if h := r.toks[k].Head; h >= n.first && h < n.last && h != head && r.toks[k].UPOS == "VERB" {
				r.toks[k].Head = head
			}
		}
	}
}

// titled joins a title and the name right after it: the one that the parser is
// surer of keeps its place, the other hangs on it.
func (r *repairer) titled(n nameSpan) {
	t := n.first - 1
	if t >= 0 && r.toks[t].UPOS == "ADJ" && r.heads[t] < 0 {
		if w := strings.ToLower(r.toks[t].Text); r.program.IsTitle(lower(r.toks[t])) || r.program.IsTitle(w) {
			r.toks[t].UPOS, r.toks[t].XPOS, r.toks[t].Lemma = "NOUN", "NN", w // "chief executive Jo Roe", "winger Jo Roe"
		}
	}
	if t < 0 || r.toks[t].UPOS != "NOUN" && r.toks[t].UPOS != "PROPN" || r.heads[t] >= 0 || !r.program.IsTitle(lower(r.toks[t])) {
		return
	}
	name := r.heads[n.first]
	if name < 0 {
		return
	}
	if h := r.toks[name].Head; relOf(r.toks[name]) == "appos" && h < n.first && h > n.first-5 && h >= 0 && r.program.IsTitle(lower(r.toks[h])) {
		for k := n.last; k < len(r.toks); k++ { // "Sgt. Roe, a cook from Ry": it is all told of the name
			if rel := relOf(r.toks[k]); r.toks[k].Head == h && (rel == "appos" || rel == "nmod" || rel == "acl") {
				r.toks[k].Head = name
			}
		}
	}
	if r.toks[t].Head == name || r.toks[name].Head == t {
		return
	}
	if r.toks[t].Head >= 0 && r.argument(t) && (!r.argument(name) || r.toks[t].Score >= r.toks[name].Score) {
		r.set(name, t, "appos")
		return
	}
	r.set(t, name, "nmod:desc")
}

// argument reports whether token i stands where a clause or a noun has an argument.
func (r *repairer) argument(i int) bool {
	if r.toks[i].Deprel == "nmod:desc" {
		return false
	}
	switch relOf(r.toks[i]) {
	case "nsubj", "obj", "iobj", "obl", "nmod", "root", "conj":
		return true
	}
	return false
}
