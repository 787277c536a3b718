package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// offices makes the field of an office part of its title: in "Secretary of
// State Ann Roe" and "the minister of foreign affairs of Chad" what follows the
// first "of" is no body of its own, and what follows the field is the office's.
func (r *repairer) offices() {
	for t := 0; t+2 < len(r.toks); t++ {
		if !r.noun(t) || !strings.EqualFold(r.toks[t+1].Text, "of") || !r.program.IsTitle(lower(r.toks[t])) {
			continue
		}
		end := r.fields(t + 2)
		if end == t+2 {
			continue
		}
		for i := t + 1; i < end; i++ {
			r.heads[i] = -1
		}
		up := r.toks[t].Head
		for i := t + 1; i < end; i++ { // a circle through the field
			if up == i {
				up = r.outside(i, t, end)
				r.toks[t].Head, r.toks[t].Deprel = up, "nsubj"
				if up >= 0 && !r.verb(up) {
					r.toks[t].Deprel = "nmod"
				}
			}
		}
		for i := range r.toks {
			if h := r.toks[i].Head; (i <= t || i >= end) && h > t && h < end && i != t {
				r.toks[i].Head = t
			}
		}
		for i := t + 1; i < end; i++ {
			r.toks[i].Head, r.toks[i].Deprel = t, "fixed"
		}
	}
}

func (r *repairer) noun(i int) bool { return r.toks[i].UPOS == "NOUN" || r.toks[i].UPOS == "PROPN" }

func (r *repairer) verb(i int) bool { return r.toks[i].UPOS == "VERB" || r.toks[i].UPOS == "AUX" }

// outside is the first head above token i that is not in [from, end); -1 for none.
func (r *repairer) outside(i, from, end int) int {
	for steps := 0; i >= from && i < end && steps < 12; steps++ {
		i = r.toks[i].Head
	}
	if i >= from && i < end {
		return -1
	}
	return i
}

// fields is where the fields of an office that begin at token i end: "the
// interior", "trade and industry"; i when none begins there.
func (r *repairer) fields(i int) int {
	j := i
	if j < len(r.toks) && strings.EqualFold(r.toks[j].Text, "the") {
		j++
	}
	end := r.field(j)
	if end == j {
		return i
	}
	for end+1 < len(r.toks) && (r.toks[end].UPOS == "CCONJ" || r.toks[end].Text == ",") {
		next := r.field(end + 1)
		if next == end+1 {
			break
		}
		end = next
	}
	return end
}

// field is where the field that begins at token i ends; i for none.
func (r *repairer) field(i int) int {
	words := ""
	end := i
	for j := i; j < len(r.toks) && j < i+3 && (r.toks[j].UPOS != "PUNCT" || r.toks[j].Text == "-"); j++ {
		words = strings.TrimSpace(words + " " + strings.ToLower(r.toks[j].Text))
		if data.Lexicon("office-portfolios").Has(words) {
			end = j + 1
		}
	}
	if end < len(r.toks) && r.toks[end].XPOS == "POS" {
		return i
	}
	return end
}

// prefaced joins a name and the office that stands right before it with all
// that goes with the office: "Special Envoy for the Global Fund Ann Roe".
func (r *repairer) prefaced(n nameSpan) {
	if n.typ != entity.Person || n.first < 3 || r.heads[n.first] < 0 {
		return
	}
	name := r.heads[n.first]
	for t := n.first - 2; t >= 0 && t >= n.first-9; t-- {
		switch r.toks[t].UPOS {
		case "PROPN", "NOUN", "ADJ", "ADP", "DET", "CCONJ":
		default:
			if r.toks[t].Text != "to" && !capital(r.toks[t].Text) { // "the Alliance to End Hunger"
				return
			}
		}
		if !r.noun(t) || !r.program.IsTitle(lower(r.toks[t])) || r.heads[t] >= 0 {
			continue
		}
		if p := strings.ToLower(r.toks[t+1].Text); !words().officeOf[p] || !capital(r.toks[n.first-1].Text) || !capital(r.toks[t].Text) && !r.twoNames(t+2, n.first) {
			return
		}
		r.parts(t, n.first)
		if r.toks[name].Head == t {
			r.toks[name].Deprel = "appos"
			return
		}
		if r.toks[t].Head == name {
			return
		}
		if r.toks[t].Head >= 0 && r.argument(t) && r.toks[t].Head != n.first-1 {
			r.set(name, t, "appos")
			return
		}
		r.set(t, name, "nmod:desc")
		return
	}
}

// twoNames reports whether a name of a place or body fills the tokens [i, end): in
// "special envoy for Chad Ann Roe" two names meet.
func (r *repairer) twoNames(i, end int) bool {
	n := r.nameAt(i)
	return n != nil && n.last == end && (n.typ == entity.Place || n.typ == entity.Organization)
}

// parts keeps the name at token end and the field of the office at t before it
// apart, which the parser may have made one phrase.
func (r *repairer) parts(t, end int) {
	if r.breaks == nil {
		r.breaks = map[int]bool{}
	}
	r.breaks[end] = true
	f := end - 1
	if r.heads[f] >= 0 {
		f = r.heads[f]
	}
	if relOf(r.toks[f]) != "fixed" && r.toks[f].Head >= end {
		r.toks[f].Head, r.toks[f].Deprel = t, "nmod"
	}
	for p := f - 1; p > t; p-- {
		if relOf(r.toks[p]) == "case" && r.toks[p].Head >= end {
			r.toks[p].Head = f
		}
	}
}

func capital(s string) bool { return s != "" && s[0] >= 'A' && s[0] <= 'Z' }
