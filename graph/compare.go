package graph

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// A reader makes names of people ready to be compared: taking one apart costs as
// much as comparing it, and the names that very many articles have come again and
// again.
type reader struct {
	ready, before map[*form]*normalize.Name // before: what was ready when it became too many
}

func (r *reader) person(f *form) *normalize.Name {
	const most = 16384 // names that are ready; as many of before are held
	if n := r.ready[f]; n != nil {
		return n
	}
	if r.ready == nil || len(r.ready) >= most {
		r.ready, r.before = map[*form]*normalize.Name{}, r.ready
	}
	n := r.before[f]
	if n == nil {
		n = normalize.NewName(normalize.Person, f.name)
	}
	r.ready[f] = n
	return n
}

// compare judges two forms by their names.
func (r *reader) compare(a, b *form) (link, bool) {
	if a.typ != b.typ {
		return compareTypes(a, b)
	}
	if a.folded == b.folded {
		return link{score: 1}, true
	}
	switch a.typ {
	case entity.Person:
		if isPartOf(a, b) || isPartOf(b, a) {
			return link{score: 0.6, needs: related}, true
		}
		v := r.person(a).Same(r.person(b))
		l := link{score: v.Score}
		if v.Score < 0.8 {
			l.needs = related
		}
		return l, v.Same()
	case entity.Organization:
		if v := normalize.SameOrganization(a.name, b.name); v.Same() {
			return link{score: v.Score}, true
		}
	case entity.Place:
		v := normalize.SamePlace(a.name, b.name)
		return link{score: v.Score}, v.Same()
	}
	if !nearlyEqual(a.folded, b.folded) {
		return link{}, false
	}
	return link{score: 0.6, needs: nearProof(a.folded, b.folded)}, true
}

// compareTypes compares names that recognizers type differently, which one
// thing's may be: a name of several words is one thing's; one that is a little
// different, or a single word, in the same company only.
func compareTypes(a, b *form) (link, bool) {
	if a.typ == entity.Group || b.typ == entity.Group {
		return link{}, false
	}
	several := strings.Contains(a.folded, " ")
	if a.folded == b.folded && several {
		return link{score: 0.7}, true
	}
	if a.typ == entity.Place || b.typ == entity.Place {
		return link{}, false // people and bodies are called after places
	}
	if a.folded == b.folded || several && nearlyEqual(a.folded, b.folded) {
		return link{score: 0.5, needs: company}, true
	}
	return link{}, false
}

// nearProof is what two nearly equal names need: a single word that differs from
// another by a letter is as often another name.
func nearProof(a, b string) proof {
	const long = 5 // letters of a word that is no other word by chance
	if strings.Contains(a, " ") {
		return company
	}
	common := data.Lexicon("common-words")
	if len(a) < long || len(b) < long || a[0] != b[0] || common.Has(a) || common.Has(b) {
		return related
	}
	return company
}

// isPartOf reports whether a is the given name of b, in two words: "Mi Rae" of
// "Kang Mi Rae".
func isPartOf(a, b *form) bool {
	return strings.Count(a.folded, " ") == 1 && strings.Count(b.folded, " ") == 2 &&
		(strings.HasSuffix(b.folded, " "+a.folded) || strings.HasPrefix(b.folded, a.folded+" "))
}

// nearlyEqual compares names word by word: each the same, one letter wrong, or
// with other vowels only.
func nearlyEqual(a, b string) bool {
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) != len(y) {
		return false
	}
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if min(len(x[i]), len(y[i])) < 4 || strings.ContainsAny(x[i]+y[i], "0123456789") {
			return false
		}
		if normalize.Distance(x[i], y[i], 1) > 1 && skeleton(x[i]) != skeleton(y[i]) {
			return false
		}
	}
	return true
}
