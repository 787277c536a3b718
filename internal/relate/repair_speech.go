package relate

import (
	"github.com/actant-nlp/actant/internal/data"
)

// speakers coordinates a verb of saying with the one that reports the clause
// before it, where what that clause speaks of cannot say anything: "She said the
// plan was bad and called on Roe to resign".
func (r *repairer) speakers() {
	for v := 3; v < len(r.toks); v++ {
		t := &r.toks[v]
		if relOf(*t) != "conj" || t.XPOS != "VBD" && t.XPOS != "VBN" || !r.says(v) || r.child(v, "nsubj") >= 0 || r.child(v, "aux") >= 0 {
			continue
		}
		told := t.Head
		if told < 0 || told > v || relOf(r.toks[told]) != "ccomp" {
			continue
		}
		verb := r.toks[told].Head
		if verb < 0 || verb > told || !r.says(verb) || r.child(verb, "nsubj") < 0 || !r.mute(r.child(told, "nsubj")) {
			continue
		}
		t.Head, t.XPOS, t.UPOS = verb, "VBD", "VERB"
	}
}

func (r *repairer) says(v int) bool {
	return data.Lexicon("reporting-verbs").Has(r.toks[v].Lemma)
}

// child is the first token that hangs on i by a relation, -1 for none.
func (r *repairer) child(i int, rel string) int {
	for k := range r.toks {
		if r.toks[k].Head == i && relOf(r.toks[k]) == rel {
			return k
		}
	}
	return -1
}

// mute reports whether a subject is a thing, which says nothing.
func (r *repairer) mute(i int) bool {
	if i < 0 || r.heads[i] >= 0 || r.toks[i].UPOS != "NOUN" {
		return false
	}
	switch data.NounClass(r.toks[i].Lemma) {
	case "act", "event", "state", "process", "thing", "goods", "document", "law", "idea", "money", "amount", "time", "quality", "feeling", "work", "vehicle", "device", "facility":
		return true
	}
	return false
}
