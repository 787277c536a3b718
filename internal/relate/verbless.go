package relate

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// verbless finds the verb of a sentence in which the parser saw none: a past
// that it took for a noun or an adverb, as in "rebels overran the base".
func (r *repairer) verbless() {
	v := r.missed()
	if v < 1 {
		return
	}
	base, _ := data.Lexicon("irregular-verbs").Row(r.toks[v].Text)
	root := -1
	for i := range r.toks {
		if r.toks[i].Head < 0 {
			root = i
			break
		}
	}
	subject := r.nounBefore(v)
	if subject < 0 || root < 0 {
		return
	}
	t := &r.toks[v]
	t.UPOS, t.XPOS, t.Lemma = "VERB", "VBD", base.Get("base")
	object := r.objectAfter(v)
	if s := &r.toks[subject]; s.UPOS == "VERB" {
		s.UPOS, s.XPOS = "NOUN", "NNS"
	}
	r.govern(v, subject, object)
}

// objectAfter is the head of the noun phrase right after verb v; -1 for none.
func (r *repairer) objectAfter(v int) int {
	object, between := -1, true
	for i := v + 1; i < len(r.toks) && i < v+12 && object < 0; i++ {
		switch r.toks[i].UPOS {
		case "ADP", "SCONJ", "CCONJ", "PUNCT", "VERB", "AUX":
			between = false
		case "NOUN", "PROPN":
			if i+1 == len(r.toks) || r.toks[i+1].UPOS != "NOUN" && r.toks[i+1].UPOS != "PROPN" {
				object = i
			}
		}
		if !between {
			break
		}
	}
	if object >= 0 && r.heads[object] >= 0 {
		object = r.heads[object]
	}
	return object
}

// govern makes verb v the root, with its subject and its object, if any, and what
// follows it.
func (r *repairer) govern(v, subject, object int) {
	r.toks[v].Head, r.toks[v].Deprel = -1, "root"
	s := &r.toks[subject]
	s.Head, s.Deprel = v, "nsubj"
	for i := range r.toks {
		switch h := r.toks[i].Head; {
		case i == v || i == subject:
		case i == object:
			r.toks[i].Head, r.toks[i].Deprel = v, "obj"
		case h == v && i < v && i != subject && r.toks[i].UPOS != "ADV":
			r.toks[i].Head = subject
		case i > v && h >= 0 && h < v && relOf(r.toks[i]) != "case":
			r.toks[i].Head = v // what follows the verb is not the subject's
			if relOf(r.toks[i]) == "nmod" {
				r.toks[i].Deprel = "obl"
			}
		case h == v && i > v && relOf(r.toks[i]) == "acl":
			r.toks[i].Deprel = "advcl"
		case i > v && h < 0: // the root before
			r.toks[i].Head, r.toks[i].Deprel = v, "dep"
			if r.noun(i) {
				r.toks[i].Deprel = "obj"
			}
		case i < subject && h < 0:
			r.toks[i].Head, r.toks[i].Deprel = subject, "dep"
		case i < v && h > v:
			r.toks[i].Head = subject // what stands before it is not the object's
		}
	}
	r.unbound(v)
}

// missed is the one token that must be the verb of a sentence without another;
// -1 for none.
func (r *repairer) missed() int {
	found := -1
	for i, t := range r.toks {
		switch t.XPOS {
		case "VBD", "VBP", "MD":
			return -1
		case "VBZ":
			if t.Head >= 0 || i+1 >= len(r.toks) || !past(r.toks[i+1].Text) || !strings.HasSuffix(t.Text, "s") {
				return -1 // unless it is a plural, as in "fighters overran"
			}
		}
		if t.UPOS == "VERB" || t.UPOS == "AUX" || !past(t.Text) || r.heads[i] >= 0 {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// past reports whether a word can only be the past of a verb.
func past(word string) bool {
	if len(word) < 4 || word[0] < 'a' || strings.HasSuffix(word, "en") || strings.HasSuffix(word, "wn") || strings.HasSuffix(word, "rn") {
		return false
	}
	row, ok := data.Lexicon("irregular-verbs").Row(word)
	return ok && row.Get("base") != word && !data.Lexicon("noun-classes").Has(word)
}

// nounBefore is the head of the noun phrase that a verb's subject may be: the
// nearest noun before token v that has no preposition; -1 for none.
func (r *repairer) nounBefore(v int) int {
	best := -1
	for i := v - 1; i >= 0 && i > v-15; i-- {
		t := r.toks[i]
		if t.UPOS == "PUNCT" && t.Text != "-" {
			break
		}
		if h := r.heads[i]; h >= 0 {
			i = min(i, h)
			t = r.toks[i]
		}
		noun := t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.XPOS == "VBZ" && i == v-1
		if noun && !r.prepositioned(i) && (best < 0 || relOf(t) != "compound") && (best < 0 || r.toks[best].Head == i || relOf(t) == "root") {
			best = i
		}
	}
	return best
}

// prepositioned reports whether a preposition stands before the phrase of noun i.
func (r *repairer) prepositioned(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		switch r.toks[k].UPOS {
		case "ADP", "SCONJ":
			return true
		case "ADJ", "DET", "NUM", "NOUN", "PROPN", "PUNCT":
		default:
			return false
		}
	}
	return false
}

// unbound cuts the circles that moving heads may have made: what still hangs on
// itself is hung on token v.
func (r *repairer) unbound(v int) {
	for i := range r.toks {
		up, steps := i, 0
		for up >= 0 && up != v && steps <= len(r.toks) && steps < 64 {
			up = r.toks[up].Head
			steps++
		}
		if up != v && i != v && (up >= 0 || steps > 0 && r.toks[i].Head >= 0 && up < 0) && steps >= min(len(r.toks), 64) {
			r.toks[i].Head = v
		}
	}
}
