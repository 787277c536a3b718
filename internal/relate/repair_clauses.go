package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// dayBeside makes no subject of a date: "On trial, Roe Friday told", "And Sunday, a
// group protested", where the second noun was hung on the day.
func (r *repairer) dayBeside() {
	for i := range r.toks {
		v := r.toks[i].Head
		if !r.date[i] || relOf(r.toks[i]) != "nsubj" || v < 0 || v >= len(r.toks) || !r.verb(v) {
			continue
		}
		other := -1
		for k := range r.toks {
			if k != i && r.toks[k].Head == v && relOf(r.toks[k]) == "nsubj" {
				other = k
			}
		}
		for k := i + 2; k < v && other < 0; k++ {
			if r.toks[k].Head == i && relOf(r.toks[k]) == "appos" && !r.date[k] && r.noun(k) {
				r.toks[k].Head, r.toks[k].Deprel, other = v, "nsubj", k
			}
		}
		if other >= 0 {
			r.toks[i].Deprel = "obl:unmarked"
		}
	}
}

// preposed makes subjects of objects that stand before their finite verb: "police
// say an explosion has killed two men".
func (r *repairer) preposed() {
	for i := range r.toks {
		v := r.toks[i].Head
		if r.toks[i].Deprel != "obj" || v <= i || v >= len(r.toks) || r.toks[v].UPOS != "VERB" || !r.noun(i) || r.child(v, "nsubj") >= 0 || !r.taker(v) {
			continue
		}
		if x := r.toks[v].XPOS; x == "VBD" || x == "VBZ" || x == "VBP" || x == "VBN" && r.helped(v) {
			r.toks[i].Deprel = "nsubj"
		}
	}
}

// transitive makes objects of what the parser took for predicates behind verbs
// that have none: "killed a prominent activist".
func (r *repairer) transitive() {
	for i := 2; i < len(r.toks); i++ {
		v := r.toks[i].Head
		if relOf(r.toks[i]) != "xcomp" || r.toks[i].UPOS != "NOUN" || v < 0 || v >= i || r.toks[v].UPOS != "VERB" {
			continue
		}
		if r.taker(v) || r.child(v, "iobj") >= 0 || r.toks[v].XPOS == "VBN" && !r.perfect(v) || r.program.Links(lower(r.toks[v])) {
			continue
		}
		if r.definite(i) || r.determiner(i) != "" {
			r.toks[i].Deprel = "obj"
		}
	}
}

// perfect reports whether verb v has "have" and no "be" for auxiliary.
func (r *repairer) perfect(v int) bool {
	have := false
	for k := max(0, v-6); k < v; k++ {
		if r.toks[k].Head == v && relOf(r.toks[k]) == "aux" {
			if lower(r.toks[k]) == "be" || r.toks[k].Deprel == "aux:pass" {
				return false
			}
			have = have || lower(r.toks[k]) == "have"
		}
	}
	return have
}

// conjoined makes a clause of "after an attack late Thursday killed six", of
// which the parser took the subject for an oblique of the verb above.
func (r *repairer) conjoined() {
	for v := 3; v < len(r.toks); v++ {
		if t := r.toks[v]; t.XPOS != "VBD" || relOf(t) != "advcl" && relOf(t) != "parataxis" || t.Head < 0 || t.Head > v || r.subjected(v) || r.child(v, "mark") >= 0 {
			continue
		}
		n := v - 1
		for n > 0 && (r.toks[n].UPOS == "ADV" || r.date[n]) {
			n--
		}
		if r.heads[n] >= 0 {
			n = r.heads[n]
		}
		if !r.noun(n) || relOf(r.toks[n]) != "obl" || r.toks[n].Head >= n {
			continue
		}
		for p := n - 1; p > 0 && p > n-6; p-- {
			if r.toks[p].Head != n || relOf(r.toks[p]) != "case" {
				continue
			}
			if r.subordinate(p, v) {
				r.toks[n].Head, r.toks[n].Deprel = v, "nsubj"
			}
			break
		}
	}
}

// oneOf hangs "one of the worst", behind a comma, on the noun before it.
func (r *repairer) oneOf() {
	for i := 2; i+1 < len(r.toks); i++ {
		t := &r.toks[i]
		if t.UPOS != "NUM" || lower(*t) != "one" || relOf(*t) != "nsubj" || t.Head < 0 || t.Head > i || r.toks[i-1].Text != "," || lower(r.toks[i+1]) != "of" {
			continue
		}
		n := i - 2
		if r.heads[n] >= 0 {
			n = r.heads[n]
		}
		if r.noun(n) {
			t.Head, t.Deprel = n, "appos"
		}
	}
}

// heading makes a verb of the "heads" between a name and an article that the
// parser took for a plural: "Mr. Roe heads a committee".
func (r *repairer) heading() {
	for _, n := range r.names {
		v := n.last
		if n.typ != entity.Person && n.typ != entity.Organization || v+2 >= len(r.toks) || r.heads[n.first] < 0 || r.heads[v] >= 0 {
			continue
		}
		if r.toks[v].XPOS != "NNS" || r.toks[v+1].UPOS != "DET" && r.toks[v+1].XPOS != "PRP$" {
			continue
		}
		verb, name, o := base(r.toks[v]), r.heads[n.first], r.objectAfter(v)
		if !data.Lexicon("verbs").Has(verb) || o < 0 {
			continue
		}
		x := r.toks[name].Head
		if x == v && r.toks[v].Head == o {
			x = r.toks[o].Head // "heads a group formed to": one phrase for the parser
		}
		switch {
		case x > o && r.toks[x].UPOS == "VERB": // "heads a group tasked with"
			r.toks[v].Head, r.toks[v].Deprel = r.toks[x].Head, r.toks[x].Deprel
			r.toks[x].Head, r.toks[x].Deprel = o, "acl"
			if r.toks[x].XPOS == "VBD" {
				r.toks[x].XPOS = "VBN"
			}
		case x < 0:
			r.toks[v].Head, r.toks[v].Deprel = -1, "root"
		default:
			continue
		}
		r.toks[v].UPOS, r.toks[v].XPOS, r.toks[v].Lemma = "VERB", "VBZ", verb
		r.toks[name].Head, r.toks[name].Deprel = v, "nsubj"
		r.toks[o].Head, r.toks[o].Deprel = v, "obj"
		for k := v + 1; k < len(r.toks); k++ {
			if r.toks[k].Head == v && k < o {
				r.toks[k].Head = o
			}
		}
		r.unbound(v)
	}
}

// investigating hangs a participle on the agent right before it: "by a
// commission probing the murder".
func (r *repairer) investigating() {
	for v := 2; v < len(r.toks); v++ {
		n := v - 1
		if r.toks[v].XPOS != "VBG" || relOf(r.toks[v]) != "advcl" || r.child(v, "mark") >= 0 || !r.noun(n) || r.toks[v].Head >= n {
			continue
		}
		if r.heads[n] >= 0 {
			n = r.heads[n]
		}
		if rel := relOf(r.toks[n]); rel != "obl" && rel != "nmod" || !r.cased(n, "by") {
			continue
		}
		is := func(typ entity.Type) bool { return r.called(n, typ) || r.typed(n, typ) }
		if is(entity.Organization) || is(entity.Person) {
			r.toks[v].Head, r.toks[v].Deprel = n, "acl"
		}
	}
}

// beset hangs "under investigation" on the noun right before it rather than on
// the verb: "arrested a man under investigation".
func (r *repairer) beset() {
	for i := 3; i < len(r.toks); i++ {
		t := &r.toks[i]
		n := i - 2
		if t.UPOS != "NOUN" || relOf(*t) != "obl" || strings.ToLower(r.toks[i-1].Text) != "under" || r.toks[i-1].Head != i {
			continue
		}
		if !r.noun(n) || t.Head < 0 || r.toks[n].Head != t.Head || relOf(r.toks[n]) != "obj" {
			continue
		}
		t.Head, t.Deprel = n, "nmod"
		for k := i + 1; k < len(r.toks) && k < i+8; k++ {
			if relOf(r.toks[k]) == "obl" && r.toks[k].Head == r.toks[n].Head && r.cased(k, "by") {
				r.toks[k].Head, r.toks[k].Deprel = i, "nmod"
			}
		}
	}
}
