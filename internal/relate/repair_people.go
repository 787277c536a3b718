package relate

import (
	"sort"

	"github.com/actant-nlp/actant/entity"
)

// apposed makes "and now a professor at B" of "Jo Roe, founder of A and now a
// professor at B" a second apposition, where the parser coordinates it with the
// name: no comma stands before the conjunction.
func (r *repairer) apposed() {
	for i := range r.toks {
		h := r.toks[i].Head
		if h < 0 || h >= i || r.heads[h] != h || relOf(r.toks[i]) != "conj" || r.toks[i].UPOS != "NOUN" || !r.program.IsTitle(lower(r.toks[i])) {
			continue
		}
		cc := i - 1
		for cc > h && r.toks[cc].UPOS != "CCONJ" && i-cc < 7 {
			cc--
		}
		if cc <= h || r.toks[cc].UPOS != "CCONJ" || r.toks[cc-1].Text == "," {
			continue
		}
		for a := h + 1; a < cc; a++ {
			if r.toks[a].Head == h && relOf(r.toks[a]) == "appos" && r.toks[a].UPOS == "NOUN" {
				r.hang(i, a, "conj")
				break
			}
		}
	}
}

// relatives reads lists of relatives, which parsers take apart: "survived by his
// wife, Ann; two sons, Jo, of Rome, and Max; and a daughter, Eva Roe". The names
// after a noun of kinship are in apposition to it, and further such nouns stand
// beside the first.
func (r *repairer) relatives() {
	first, end := -1, -1 // the noun that heads the list, and where what belongs to the last noun ends
	for i := range r.toks {
		if r.toks[i].UPOS != "NOUN" || r.heads[i] >= 0 || !r.program.IsRelative(lower(r.toks[i])) {
			continue
		}
		r.born(i)
		at := r.named(i)
		if first >= 0 && r.between(end, i) {
			if h := r.toks[i].Head; relOf(r.toks[i]) != "conj" || h < 0 || h != r.toks[first].Head || relOf(r.toks[first]) != "conj" {
				r.hang(i, first, "conj")
			}
		} else {
			first = i
		}
		end = max(at, i+1)
	}
}

// born hangs "the daughter of" behind a place or a date on the subject of its
// clause: "She was born in Rome, the daughter of a painter".
func (r *repairer) born(i int) {
	h := r.toks[i].Head
	if i < 2 || h < 0 || h >= i || i+1 >= len(r.toks) || lower(r.toks[i+1]) != "of" || r.toks[i-1].UPOS != "DET" && r.toks[i-1].UPOS != "ADJ" {
		return
	}
	person := false
	if n := r.nameAround(h); n != nil {
		person = n.typ == entity.Person
	}
	if rel := relOf(r.toks[i]); person || rel != "appos" && rel != "conj" && rel != "nmod" && rel != "obl" && rel != "parataxis" && rel != "list" {
		return
	}
	v := h
	for steps := 0; steps < 6 && v >= 0 && r.toks[v].UPOS != "VERB"; steps++ {
		v = r.toks[v].Head
	}
	if v < 0 || !words().life[lower(r.toks[v])] {
		return
	}
	for s := range v {
		if r.toks[s].Head == v && relOf(r.toks[s]) == "nsubj" {
			r.hang(i, s, "appos")
			return
		}
	}
}

// nameAround is the name that token i is part of; nil for none.
func (r *repairer) nameAround(i int) *nameSpan {
	k := sort.Search(len(r.names), func(k int) bool { return r.names[k].first > i })
	if k == 0 || r.names[k-1].last <= i {
		return nil
	}
	return &r.names[k-1]
}

// named hangs the names behind the noun of kinship at i on it, and gives the
// token after them; i+1 when there are none.
func (r *repairer) named(i int) int {
	end, head := i+1, -1
	many := r.toks[i].XPOS == "NNS"
	for j := i + 1; j < len(r.toks); {
		if r.toks[j].Text == "," || many && head >= 0 && r.toks[j].UPOS == "CCONJ" {
			j++
			continue
		}
		if n := r.nameAt(j); n != nil && n.typ == entity.Person && (head < 0 || many) && !r.subject(r.heads[n.first]) && (j == i+1 || r.toks[j-1].Text == "," || r.toks[j-1].UPOS == "CCONJ") {
			if head < 0 {
				head = r.heads[n.first]
				r.hang(head, i, "appos")
			} else {
				r.hang(r.heads[n.first], head, "conj")
			}
			j = n.last
			end = j
			j = r.home(r.heads[n.first], j)
			end = max(end, j)
			continue
		}
		break
	}
	return end
}

// subject reports whether a name is the subject of a verb behind it: "after
// meeting his wife, Roe said".
func (r *repairer) subject(i int) bool {
	return relOf(r.toks[i]) == "nsubj" && r.toks[i].Head > i
}

// hang is set, which also gives the relation where the head is right already.
func (r *repairer) hang(i, h int, rel string) {
	r.set(i, h, rel)
	if r.toks[i].Head == h {
		r.toks[i].Deprel = rel
	}
}

// home hangs "of Rome" or "of Rome, Ga." behind a name on it, and gives the
// token after it.
func (r *repairer) home(name, j int) int {
	k := j
	if k < len(r.toks) && r.toks[k].Text == "," {
		k++
	}
	if k+1 >= len(r.toks) || lower(r.toks[k]) != "of" {
		return j
	}
	n := r.nameAt(k + 1)
	if n == nil || n.typ != entity.Place {
		return j
	}
	r.hang(r.heads[n.first], name, "nmod")
	r.hang(k, r.heads[n.first], "case")
	k = n.last
	if k+1 < len(r.toks) && r.toks[k].Text == "," {
		if s := r.nameAt(k + 1); s != nil && s.typ == entity.Place {
			return s.last
		}
	}
	return k
}

// residents hangs "of Rome" on the person whose age it follows: "The body of Jo
// Roe, 58, of Rome, was found".
func (r *repairer) residents() {
	for _, n := range r.names {
		if j := n.last; n.typ == entity.Person && r.heads[n.first] >= 0 && j+2 < len(r.toks) && r.toks[j].Text == "," && r.toks[j+1].UPOS == "NUM" && r.toks[j+2].Text == "," {
			r.home(r.heads[n.first], j+2)
		}
	}
}

// beside makes an office behind a person's name and a comma an apposition, where
// the parser coordinated the two without a conjunction: "said Jo Roe, director of
// the board, a think tank".
func (r *repairer) beside() {
	for _, n := range r.names {
		if n.typ != entity.Person || r.heads[n.first] < 0 || n.last+1 >= len(r.toks) || r.toks[n.last].Text != "," {
			continue
		}
		name := r.heads[n.first]
		for t := n.last + 1; t < len(r.toks) && t < n.last+6; t++ {
			if r.toks[t].Head == name && relOf(r.toks[t]) == "conj" && r.noun(t) && r.heads[t] < 0 && r.program.IsTitle(lower(r.toks[t])) && r.child(t, "cc") < 0 {
				r.toks[t].Deprel = "appos"
				break
			}
			if u := r.toks[t].UPOS; u != "DET" && u != "ADJ" && u != "NOUN" && u != "PROPN" {
				break
			}
		}
	}
}

// styled makes a name an apposition of the noun right before it, where the parser
// gave both the same place: "took over the startup Acme".
func (r *repairer) styled() {
	for _, n := range r.names {
		name, t := r.heads[n.first], n.first-1
		if name < 0 || t < 0 || r.toks[t].UPOS != "NOUN" || r.heads[t] >= 0 || r.toks[t].Head != r.toks[name].Head || relOf(r.toks[t]) != relOf(r.toks[name]) || !r.called(t, n.typ) {
			continue
		}
		switch relOf(r.toks[t]) {
		case "obj", "nsubj", "obl", "nmod":
			r.hang(name, t, "appos")
		}
	}
}

func (r *repairer) nameAt(j int) *nameSpan {
	i := sort.Search(len(r.names), func(i int) bool { return r.names[i].first >= j })
	if i == len(r.names) || r.names[i].first != j || r.heads[j] < 0 {
		return nil
	}
	return &r.names[i]
}

// between reports whether only what joins the members of a list stands between
// tokens end and i: commas, semicolons, conjunctions, and what precedes the
// noun at i in its phrase.
func (r *repairer) between(end, i int) bool {
	joined := false
	for j := end; j < i; j++ {
		switch r.toks[j].UPOS {
		case "PUNCT":
			joined = joined || r.toks[j].Text == "," || r.toks[j].Text == ";"
		case "CCONJ":
			joined = true
		case "DET", "NUM", "ADJ":
		case "PRON":
			if r.toks[j].XPOS != "PRP$" {
				return false
			}
		default:
			return false
		}
	}
	return joined
}

// starring makes a verb of the "stars" before a person's name that the parser took
// for a noun: "The film, a comedy, stars Jo Roe", "is long and stars Jo Roe".
func (r *repairer) starring() {
	for i := 1; i+1 < len(r.toks); i++ {
		t := &r.toks[i]
		if t.UPOS != "NOUN" || t.Text != "stars" || r.toks[i-1].UPOS != "PUNCT" && r.toks[i-1].UPOS != "CCONJ" {
			continue
		}
		n := r.nameAt(i + 1)
		if n == nil || n.typ != entity.Person {
			continue
		}
		name := r.heads[n.first]
		work, v := r.starred(i)
		switch {
		case work >= 0:
			r.hang(i, r.toks[work].Head, r.toks[work].Deprel)
			t.Head, t.Deprel = r.toks[work].Head, r.toks[work].Deprel
			r.toks[work].Head, r.toks[work].Deprel = i, "nsubj"
		case v >= 0:
			t.Head, t.Deprel = v, "conj"
		default:
			continue
		}
		t.UPOS, t.XPOS, t.Lemma = "VERB", "VBZ", "star"
		if r.toks[name].Head != i {
			r.toks[name].Head = i
		}
		r.toks[name].Deprel = "obj"
		for _, o := range r.names { // "and Ann Lee"
			k := max(0, r.heads[o.first])
			if o.typ == entity.Person && o.first > i && k != name && relOf(r.toks[k]) == "conj" && r.toks[k].Head < i && r.toks[o.first-1].UPOS == "CCONJ" {
				r.hang(k, name, "conj")
			}
		}
	}
}

// starred finds what "stars" at i is told of: after a comma the noun it was hung
// on, after "and" the verb before it; -1 for none.
func (r *repairer) starred(i int) (work, v int) {
	if r.toks[i-1].UPOS == "PUNCT" {
		if h := r.toks[i].Head; h >= 0 && h < i && relOf(r.toks[i]) == "appos" && (r.toks[h].UPOS == "NOUN" || r.toks[h].UPOS == "PROPN") {
			return h, -1
		}
		return -1, -1
	}
	for j := i - 2; j >= 0; j-- {
		if r.toks[j].UPOS == "VERB" && (r.toks[j].XPOS == "VBN" || r.toks[j].XPOS == "VBZ" || r.toks[j].XPOS == "VBD") {
			return -1, j
		}
	}
	return -1, -1
}

// appointed parts "named Jo Roe police chief", read as one phrase, into the person
// and the office.
func (r *repairer) appointed() {
	for _, n := range r.names {
		if n.typ != entity.Person || r.heads[n.first] < 0 {
			continue
		}
		name := r.heads[n.first]
		t := r.toks[name].Head
		if t < n.last || t >= len(r.toks) || t-n.last > 3 || r.toks[t].UPOS != "NOUN" || relOf(r.toks[t]) != "obj" || !r.program.IsTitle(lower(r.toks[t])) {
			continue
		}
		v := r.toks[t].Head
		if v < 0 || v >= n.first || r.toks[v].UPOS != "VERB" || !r.program.Enlists(lower(r.toks[v])) {
			continue
		}
		r.toks[name].Head, r.toks[name].Deprel = v, "obj"
		r.toks[t].Deprel = "xcomp"
		for k := n.first; k < n.last; k++ {
			if k != name && r.toks[k].Head == t {
				r.toks[k].Head, r.toks[k].Deprel = name, "flat"
			}
		}
	}
}
