package score

import (
	"github.com/actant-nlp/actant/syntax"
)

// nounPhrase widens a mention to the noun phrase of its head: what depends on the
// head, but for prepositions, what makes a clause of it, coordination, and signs
// at its edges.
func nounPhrase(toks []syntax.Token, r Referring) syntax.Span {
	if r.Token < 0 || r.Token >= len(toks) || !toks[r.Token].Overlaps(r.Span) {
		return r.Span
	}
	in := make([]bool, len(toks))
	in[r.Token] = true
	for i := range toks {
		in[i] = in[i] || dependsOn(toks, i, r.Token)
	}
	from, to := r.Token, r.Token
	for from > 0 && in[from-1] {
		from--
	}
	for to+1 < len(toks) && in[to+1] {
		to++
	}
	for from < r.Token && toks[from].UPOS == "PUNCT" {
		from++
	}
	for to > r.Token && toks[to].UPOS == "PUNCT" {
		to--
	}
	return syntax.Span{Start: min(r.Start, toks[from].Start), End: max(r.End, toks[to].End)}
}

// dependsOn reports whether token i belongs to the noun phrase of head.
func dependsOn(toks []syntax.Token, i, head int) bool {
	for range toks { // at most once per token
		h := toks[i].Head
		if h < 0 || h >= len(toks) {
			return false
		}
		if h == head {
			return !outside(&toks[i], i < head)
		}
		i = h
	}
	return false
}

// outside reports whether a dependent of a noun is no part of its phrase.
func outside(t *syntax.Token, before bool) bool {
	switch plainLabel(t.Deprel) {
	case "case":
		return before || t.XPOS != "POS"
	case "conj", "cc", "nsubj", "csubj", "cop", "aux", "mark", "advcl", "ccomp", "parataxis", "discourse", "vocative", "obl", "expl":
		return true
	}
	return false
}
