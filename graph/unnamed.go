package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

func isValue(t entity.Type) bool {
	return t == entity.Date || t == entity.Time || t == entity.Money || t == entity.Quantity
}

// nameOf is the folded description of a thing, without article and possessor.
func nameOf(t *thing) string {
	w := strings.Fields(strings.ToLower(data.Key(t.name)))
	if i := slices.Index(w, "s"); i > 0 && i+1 < len(w) { // what is left of "Kim's"
		w = w[i+1:]
	}
	for len(w) > 1 && data.Lexicon("coref-determiners").Has(w[0]) {
		w = w[1:]
	}
	return strings.Join(w, " ")
}

// alike reports whether two descriptions may be of one thing: a common head
// noun, one head more general than the other, or the same subtype.
func alike(a, b *thing) bool {
	if a.typ != b.typ && a.typ != entity.Thing && b.typ != entity.Thing {
		return false
	}
	if a.typ == b.typ && a.subtype != "" && a.subtype == b.subtype {
		return true
	}
	for _, x := range a.heads {
		for _, y := range b.heads {
			if x == y || isKindOf(x, y) || isKindOf(y, x) {
				return true
			}
		}
	}
	return false
}

// isKindOf reports whether general may stand for a thing called special.
func isKindOf(special, general string) bool {
	for range 4 { // the table is a few levels deep
		r, ok := data.Lexicon("coref-nouns").Row(special)
		if !ok {
			return false
		}
		up := strings.Fields(r.Get("general"))
		if slices.Contains(up, general) {
			return true
		}
		if len(up) == 0 {
			return false
		}
		special = up[0]
	}
	return false
}

// numbersDiffer reports whether two descriptions of one thing count it
// differently: "13 people", "at least 15".
func numbersDiffer(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && x != y
}
