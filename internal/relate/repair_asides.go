package relate

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// asides makes a subject of a name that a phrase between commas parts from its
// verb and that the parser took for somebody addressed: "Acme, based in Ry,
// makes paint".
func (r *repairer) asides() {
	for n := range r.toks {
		switch relOf(r.toks[n]) {
		case "vocative", "discourse", "dislocated", "list":
		default:
			continue
		}
		v := r.toks[n].Head
		if v <= n || v >= len(r.toks) || r.toks[n].UPOS != "PROPN" || r.heads[n] >= 0 && r.heads[n] != n || r.child(n, "case") >= 0 {
			continue
		}
		if !r.verb(v) || !told(r.toks[v]) && r.child(v, "aux") < 0 || r.subjected(v) || r.toks[v-1].Text == "\"" {
			continue
		}
		c := n + 1
		for c < v && r.heads[c] == n && r.heads[n] == n {
			c++
		}
		if c >= v || r.toks[c].Text != "," {
			continue
		}
		r.toks[n].Deprel = "nsubj"
		if p := c + 1; r.toks[p].XPOS == "VBN" && r.toks[p].Head == v && relOf(r.toks[p]) == "advcl" {
			r.toks[p].Head, r.toks[p].Deprel = n, "acl"
		}
	}
}

// whose makes the subject of its clause of the noun behind "whose" where its name
// follows between commas and its verb behind that: "Acme, whose head, Jo Roe, left".
func (r *repairer) whose() {
	for i := 2; i+4 < len(r.toks); i++ {
		if !strings.EqualFold(r.toks[i].Text, "whose") || r.toks[i-1].Text != "," {
			continue
		}
		n := r.toks[i].Head
		if n <= i || n > i+6 || n+3 >= len(r.toks) || r.toks[n].UPOS != "NOUN" || r.toks[n+1].Text != "," {
			continue
		}
		owner, name := r.heads[i-2], r.heads[n+2]
		if owner < 0 || name < 0 {
			continue
		}
		c := n + 2
		for c < len(r.toks) && r.heads[c] == name {
			c++
		}
		v := c + 1
		for v < len(r.toks) && (r.toks[v].UPOS == "AUX" || r.toks[v].UPOS == "ADV") {
			v++
		}
		if v >= len(r.toks) || r.toks[c].Text != "," || r.toks[v].UPOS != "VERB" || r.above(owner, v) {
			continue
		}
		if s := r.child(v, "nsubj"); s >= 0 && s < i {
			continue
		}
		r.toks[v].Head, r.toks[v].Deprel = owner, "acl:relcl"
		r.toks[n].Head, r.toks[n].Deprel = v, "nsubj"
		r.toks[name].Head, r.toks[name].Deprel = n, "appos"
	}
}

// above reports whether token i hangs on token h, directly or not.
func (r *repairer) above(i, h int) bool {
	for steps := 0; i >= 0 && i < len(r.toks) && steps <= len(r.toks); steps++ {
		if i == h {
			return true
		}
		i = r.toks[i].Head
	}
	return false
}

// inLaws joins the parts of a kinship by marriage, what is told behind it is told
// of it: "the son-in-law of Jo Roe".
func (r *repairer) inLaws() {
	for i := 0; i+4 < len(r.toks); i++ {
		law := i + 4
		if r.toks[i].UPOS != "NOUN" || r.toks[i+1].Text != "-" || r.toks[i+2].Text != "in" || r.toks[i+3].Text != "-" || !strings.EqualFold(r.toks[law].Text, "law") ||
			r.toks[law].End-r.toks[i].End != len("-in-law") || !r.program.IsRelative(lower(r.toks[i])+"-in-law") {
			continue
		}
		if r.toks[i].Head == law {
			r.toks[i].Head, r.toks[i].Deprel = r.toks[law].Head, r.toks[law].Deprel
		}
		for k := range r.toks {
			if r.toks[k].Head == law && (k < i || k > law) {
				r.toks[k].Head = i
			}
		}
		r.toks[i].Lemma = lower(r.toks[i]) + "-in-law"
		for k := i + 1; k <= law; k++ {
			r.toks[k].Head, r.toks[k].Deprel = i, "goeswith"
		}
	}
}

// recipients makes the receiver of a name right behind an active verb and before a
// number or an article, where the parser put it into the object's phrase: "sold Chad
// two ships".
func (r *repairer) recipients() {
	for v := 0; v+3 < len(r.toks); v++ {
		if r.toks[v].UPOS != "VERB" || r.heads[v+1] < 0 || r.child(v, "iobj") >= 0 {
			continue
		}
		name, end := r.heads[v+1], v+1
		for end < len(r.toks) && r.heads[end] == name {
			end++
		}
		o := r.toks[name].Head
		if o < end || o >= len(r.toks) || r.toks[o].UPOS != "NOUN" || r.toks[o].Head != v || relOf(r.toks[o]) != "obj" {
			continue
		}
		if u := r.toks[end].UPOS; u != "NUM" && u != "DET" && r.toks[end].XPOS != "PRP$" || r.toks[end].Start == r.toks[end-1].End {
			continue
		}
		r.toks[name].Head, r.toks[name].Deprel = v, "iobj"
	}
}

// disputed makes a relative clause of a verb of denial that stands behind a noun for
// a charge and who denies it, which parsers read in many ways: "a charge Tehran
// denies", "allegations the bank has rejected".
func (r *repairer) disputed() {
	for n := 1; n+2 < len(r.toks); n++ {
		if r.heads[n] >= 0 || r.verb(n) || !r.program.IsCharge(lower(r.toks[n])) || !r.setOff(n) {
			continue
		}
		subject, v := r.denial(n + 1)
		if v < 0 || r.toks[v].XPOS == "VBG" || r.child(v, "obj") > v {
			continue
		}
		if h := r.heads[subject]; h >= 0 {
			subject = h
		}
		r.relativeClause(n, subject, v)
	}
}

// denial finds, in the few tokens from i on, who denies and the verb of denial; -1
// for none.
func (r *repairer) denial(i int) (subject, verb int) {
	const within = 7
	subject = -1
	for v := i; v < len(r.toks) && v < i+within; v++ {
		t := r.toks[v]
		if subject >= 0 && r.heads[v] < 0 && (t.UPOS == "VERB" || t.XPOS == "NNS") && r.program.Denies(base(t)) {
			return subject, v
		}
		switch t.UPOS {
		case "NOUN", "PROPN", "PRON":
			subject = v
		case "DET", "ADJ", "AUX", "ADV":
		default:
			if t.XPOS != "POS" {
				return -1, -1
			}
		}
	}
	return -1, -1
}

// setOff reports whether the phrase of noun n begins right behind a comma or a dash.
func (r *repairer) setOff(n int) bool {
	i := n - 1
	for i > 0 && (r.toks[i].UPOS == "DET" || r.toks[i].UPOS == "ADJ") {
		i--
	}
	switch r.toks[i].Text {
	case ",", "-", "--", "–", "—":
		return true
	}
	return false
}

// base is the lemma of a word that may be a verb of the third person read as a
// plural.
func base(t syntax.Token) string {
	if t.XPOS != "NNS" {
		return lower(t)
	}
	s := strings.ToLower(t.Text)
	for _, ending := range [...]struct{ of, verb string }{{"ies", "y"}, {"s", ""}, {"es", ""}} {
		if stem, ok := strings.CutSuffix(s, ending.of); ok && data.Lexicon("verbs").Has(stem+ending.verb) {
			return stem + ending.verb
		}
	}
	return strings.TrimSuffix(s, "s")
}

// relativeClause makes a clause about noun n of verb v and its subject.
func (r *repairer) relativeClause(n, subject, v int) {
	t := &r.toks[v]
	r.toks[n].UPOS = "NOUN"
	if t.UPOS != "VERB" {
		t.Lemma, t.UPOS, t.XPOS = base(*t), "VERB", "VBZ"
	}
	if h := r.toks[n].Head; h >= n {
		r.toks[n].Head, r.toks[n].Deprel = r.before(n), "appos"
	}
	for k, steps := r.toks[n].Head, 0; k >= 0 && k < len(r.toks) && steps < len(r.toks); k, steps = r.toks[k].Head, steps+1 {
		if r.toks[k].Head == v { // the clause before it hung on v
			r.free(k, v, n, subject)
			break
		}
	}
	t.Head, t.Deprel = n, "acl:relcl"
	r.toks[subject].Head, r.toks[subject].Deprel = v, "nsubj"
}

// free gives clause k, which hung on verb v, the place of v, and the subject that v
// had before token n, unless that is v's own.
func (r *repairer) free(k, v, n, own int) {
	r.toks[k].Head, r.toks[k].Deprel = r.toks[v].Head, r.toks[v].Deprel
	for s := range n {
		if r.toks[s].Head != v || s == own || relOf(r.toks[s]) != "nsubj" || r.subjected(k) {
			continue
		}
		r.toks[s].Head = k
		if r.toks[k].XPOS == "VBN" && r.child(k, "aux") < 0 {
			r.toks[k].XPOS = "VBD"
		}
	}
}

// before is the verb or noun that the phrase of noun n, set off by a comma or a
// dash, may hang on; -1 for none.
func (r *repairer) before(n int) int {
	i := n - 1
	for i >= 0 && r.toks[i].UPOS != "PUNCT" {
		i--
	}
	for i--; i >= 0; i-- {
		if h := r.heads[i]; h >= 0 && h < n {
			return h
		}
		if r.noun(i) || r.verb(i) {
			return i
		}
	}
	return -1
}
