package normalize

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// sameGroup compares names of peoples, religions and persuasions: nouns and
// adjectives, singular and plural ("Danish", "Danes"; "Jewish", "Jews").
func sameGroup(a, b string) Verdict {
	ka, kb := groupKey(a), groupKey(b)
	if ka == kb {
		return same(0.95, "forms of one name")
	}
	ca, _, oka := FindCountry(ka)
	cb, _, okb := FindCountry(kb)
	if oka && okb && ca.Name == cb.Name {
		return samePlace(ka, kb)
	}
	if oka || okb || data.Lexicon("groups").Has(a) && data.Lexicon("groups").Has(b) {
		return different(0.04, "two groups")
	}
	if min(len(ka), len(kb)) >= 6 && ka[0] == kb[0] && Distance(ka, kb, 1) == 1 && (!common(ka) || !common(kb)) {
		return same(0.65, "probable typing error")
	}
	return different(0.05, "names differ")
}

// groupKey is the form that stands for all forms of a group's name. A demonym
// keeps its folded form: FindCountry knows it.
func groupKey(s string) string {
	ws := words(s)
	if len(ws) > 1 && ws[0] == "the" {
		ws = ws[1:]
	}
	for len(ws) > 1 && data.Lexicon("group-nouns").Has(ws[len(ws)-1]) {
		ws = ws[:len(ws)-1]
	}
	k := strings.Join(ws, " ")
	for _, form := range [...]string{k, Fold(strings.TrimSpace(s))} {
		if r, ok := data.Lexicon("group-variants").Row(form); ok {
			return r.Field(0)
		}
	}
	if c, how, ok := FindCountry(k); ok {
		if how == ByName && len(ws) > 0 && strings.HasPrefix(Fold(s), k+" ") && c.Adjective != "" { // "Myanmar nationals"
			return Fold(c.Adjective)
		}
		return k
	}
	if p := plural(k); p != k {
		if r, ok := data.Lexicon("group-variants").Row(p); ok {
			return r.Field(0)
		}
		return p
	}
	return k
}
