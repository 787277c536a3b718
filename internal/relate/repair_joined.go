package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// twoSubjects makes one subject of two with "and" between that the parser gave to one
// verb each for itself, or to two: "he and the mayor met", "after the army and
// the rebels agreed".
func (r *repairer) twoSubjects() {
	for c := 1; c+1 < len(r.toks); c++ {
		if r.toks[c].UPOS != "CCONJ" || lower(r.toks[c]) != "and" {
			continue
		}
		b, v := r.subjectAfter(c)
		if b < 0 {
			continue
		}
		if a := r.subjectBefore(c, v); a >= 0 {
			r.toks[b].Head, r.toks[b].Deprel = a, "conj"
			r.toks[c].Head, r.toks[c].Deprel = b, "cc"
			continue
		}
		r.clauseSubject(c, b, v)
	}
}

// subjectAfter is the subject whose phrase begins right after token c, and its
// verb; -1 for none.
func (r *repairer) subjectAfter(c int) (subject, verb int) {
	for b := c + 1; b < len(r.toks) && b < c+8; b++ {
		t := r.toks[b]
		if v := t.Head; relOf(t) == "nsubj" && v > b && v < len(r.toks) && (r.noun(b) || t.XPOS == "PRP" && b == c+1) {
			return b, v
		}
		switch t.UPOS {
		case "NOUN", "PROPN", "ADJ", "DET", "NUM":
		case "PUNCT":
			if t.Text != "-" {
				return -1, -1
			}
		case "PART":
			if t.XPOS != "POS" {
				return -1, -1
			}
		default:
			return -1, -1
		}
	}
	return -1, -1
}

// subjectBefore is the other subject of verb v, right before token c; -1 for none.
func (r *repairer) subjectBefore(c, v int) int {
	for a := c - 1; a >= 0 && a > c-6; a-- {
		t := r.toks[a]
		if t.Head == v && relOf(t) == "nsubj" && (r.noun(a) || t.XPOS == "PRP") {
			return a
		}
		if t.UPOS != "NOUN" && t.UPOS != "PROPN" {
			break
		}
	}
	for a := c - 2; a >= 0 && a > c-10; a-- { // "the pilot, Jo Roe, 58, and two others died"
		if t := r.toks[a]; t.Head == v && relOf(t) == "nsubj" && r.noun(a) && r.child(a, "appos") > a && r.within(a+1, c, a) {
			return a
		}
	}
	return -1
}

// within reports whether the tokens [from, to) all hang on token h.
func (r *repairer) within(from, to, h int) bool {
	for i := from; i < to; i++ {
		if r.toks[i].UPOS != "PUNCT" && !r.above(i, h) {
			return false
		}
	}
	return true
}

// clauseSubject makes a clause of "after the army and the rebels agreed", of
// which the parser took the first noun for an oblique and the verb for a second
// main one: c is the "and", b the second subject and v the verb.
func (r *repairer) clauseSubject(c, b, v int) {
	a, h := c-1, r.toks[v].Head
	if r.heads[a] >= 0 {
		a = r.heads[a]
	}
	if !r.noun(a) || relOf(r.toks[v]) != "conj" || h < 0 || h >= a || r.toks[a].Head != h || relOf(r.toks[a]) != "obl" {
		return
	}
	p := a - 1
	for p > h && (r.toks[p].UPOS == "DET" || r.toks[p].UPOS == "ADJ" || r.toks[p].UPOS == "NOUN" || r.toks[p].UPOS == "PROPN") {
		p--
	}
	if relOf(r.toks[p]) != "case" || r.toks[p].Head != a {
		return
	}
	if !r.subordinate(p, v) {
		return
	}
	r.toks[a].Head, r.toks[a].Deprel = v, "nsubj"
	r.toks[b].Head, r.toks[b].Deprel = a, "conj"
	r.toks[c].Head, r.toks[c].Deprel = b, "cc"
	r.toks[v].Deprel = "advcl"
}

// ending makes nouns of what the parser took for infinitives and is no verb:
// "led them to victory".
func (r *repairer) ending() {
	for i := 1; i < len(r.toks); i++ {
		t := &r.toks[i]
		if t.XPOS != "VB" || t.UPOS != "VERB" || r.toks[i-1].XPOS != "TO" || data.Lexicon("verbs").Has(t.Text) || !data.Lexicon("noun-classes").Has(t.Text) {
			continue
		}
		t.UPOS, t.XPOS, t.Lemma = "NOUN", "NN", strings.ToLower(t.Text)
		if rel := relOf(*t); rel == "advcl" || rel == "xcomp" {
			t.Deprel = "obl"
		} else if rel == "acl" {
			t.Deprel = "nmod"
		}
		r.toks[i-1].UPOS, r.toks[i-1].XPOS, r.toks[i-1].Deprel = "ADP", "IN", "case"
	}
}

// undergone makes a passive of "have been slain", whose participle the parser
// took for an adjective.
func (r *repairer) undergone() {
	for i := 2; i < len(r.toks); i++ {
		t := &r.toks[i]
		be := i - 1
		if r.toks[be].UPOS == "ADV" {
			be--
		}
		if t.UPOS != "ADJ" || !strings.EqualFold(r.toks[be].Text, "been") || r.toks[be].Head != i || relOf(r.toks[be]) != "cop" {
			continue
		}
		row, ok := data.Lexicon("irregular-verbs").Row(t.Text)
		if !ok || row.Get("base") == "" {
			continue
		}
		t.UPOS, t.XPOS, t.Lemma = "VERB", "VBN", row.Get("base")
		r.toks[be].Deprel = "aux:pass"
		for k := range i {
			if r.toks[k].Head == i && relOf(r.toks[k]) == "nsubj" {
				r.toks[k].Deprel = "nsubj:pass"
			}
		}
		for k := i + 1; k < len(r.toks); k++ {
			if r.toks[k].Head == i && relOf(r.toks[k]) == "nmod" {
				r.toks[k].Deprel = "obl"
			}
		}
	}
}

// whatIsSaid makes a clause of "officials say most of the victims drowned", where
// the parser took its subject for what is said and its verb for a participle.
func (r *repairer) whatIsSaid() {
	for v := 1; v < len(r.toks); v++ {
		o := r.toks[v].Head
		if r.toks[v].XPOS != "VBN" && r.toks[v].XPOS != "VBD" || relOf(r.toks[v]) != "acl" || r.toks[v].Deprel == "acl:relcl" || o < 0 || o >= v || relOf(r.toks[o]) != "obj" {
			continue
		}
		say := r.toks[o].Head
		if say < 0 || say >= o || lower(r.toks[say]) != "say" || r.commaBetween(o, v) || r.helped(v) {
			continue
		}
		r.toks[v].Head, r.toks[v].Deprel, r.toks[v].XPOS = say, "ccomp", "VBD"
		r.toks[o].Head, r.toks[o].Deprel = v, "nsubj"
	}
}

// vouched makes a relative pronoun the subject of its verb where the parser took
// it for an object too many: "the storm, which officials say killed six people".
func (r *repairer) vouched() {
	for w := 1; w+3 < len(r.toks); w++ {
		t := &r.toks[w]
		v := t.Head
		if t.XPOS != "WDT" && t.XPOS != "WP" || relOf(*t) != "obj" || v <= w+2 || v >= len(r.toks) || !r.verb(v) || r.toks[v].XPOS == "VBN" || r.child(v, "nsubj") >= 0 {
			continue
		}
		say := v - 1
		for say > w && (r.toks[say].UPOS == "ADV" || r.toks[say].UPOS == "AUX" && r.toks[say].Head == v) {
			say--
		}
		if !r.says(say) || !r.verb(say) || r.toks[say].Head != v && r.toks[v].Head != say && r.toks[v].Head != r.toks[say].Head {
			continue
		}
		if s := r.child(say, "nsubj"); s > w && s < say && r.taker(v) {
			t.Deprel = "nsubj"
		}
	}
}

// apart puts the second of "the head of the union, Jo Roe, and the mayor met"
// beside the first, where the parser put it beside the name that tells who the
// first is.
func (r *repairer) apart() {
	for c := 3; c < len(r.toks); c++ {
		a := r.toks[c].Head
		if relOf(r.toks[c]) != "conj" || a < 0 || a >= c || relOf(r.toks[a]) != "appos" || !r.typed(a, entity.Person) {
			continue
		}
		h := r.toks[a].Head
		if h < 0 || h >= a || r.toks[h].XPOS != "NN" || !r.human(h) || r.child(a, "conj") != c {
			continue
		}
		n := r.nameAround(a)
		if n.first > 0 && r.toks[n.first-1].Text == "," && n.last+1 < len(r.toks) && r.toks[n.last].Text == "," && r.toks[n.last+1].UPOS == "CCONJ" {
			r.toks[c].Head = h
		}
	}
}
