package normalize

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/actant-nlp/actant/internal/data"
)

// sameProduct compares the names of made things: the maker, and the word for what
// it is, may be left out ("Ford F-150", "F-150"; "Tomahawk missile"), hyphens and
// spaces do not count ("AK-47", "AK47"), but every number and every other word
// makes it another model.
func sameProduct(a, b string) Verdict {
	x, y := productWords(a), productWords(b)
	if kx, ky := strings.Join(x, ""), strings.Join(y, ""); kx != "" && kx == ky {
		return same(0.93, "spelling variant, or without what it is")
	}
	if digitsOf(x) != digitsOf(y) {
		return different(0.05, "numbers differ")
	}
	mx, my := strings.Join(withoutMaker(x), ""), strings.Join(withoutMaker(y), "")
	switch {
	case mx != "" && mx == my && oneHasNoMaker(x, y):
		return same(0.88, "maker left out")
	case plural(mx) == plural(my) && len(x) == len(y):
		return same(0.9, "plural")
	case digitsOf(x) != "" && named(x, y):
		return same(0.8, "a name added to the model number")
	case len(x) == len(y) && digitsOf(x) == "" && min(len(mx), len(my)) >= 7 && mx[0] == my[0] && Distance(mx, my, 1) == 1 && (!common(mx) || !common(my)):
		return same(0.7, "probable typing error")
	}
	return different(0.05, "names differ")
}

// productWords are the folded words of a product's name without the word for what
// it is; letters and digits are apart, so that "F-16" and "F16" agree.
func productWords(s string) []string {
	ws := words(s)
	for len(ws) > 1 {
		n := 0
		for k := min(3, len(ws)-1); k > 0 && n == 0; k-- {
			if data.Lexicon("product-words").Has(strings.Join(ws[len(ws)-k:], " ")) {
				n = k
			}
		}
		if n == 0 {
			break
		}
		ws = ws[:len(ws)-n]
	}
	return ws
}

// withoutMaker drops a listed maker from the front; something is always left.
func withoutMaker(ws []string) []string {
	for n := min(3, len(ws)-1); n > 0; n-- {
		if isMaker(ws[:n]) {
			return ws[n:]
		}
	}
	return ws
}

// isMaker reports whether the words are a maker's or another company's name.
func isMaker(ws []string) bool {
	title := make([]string, len(ws))
	for i, w := range ws {
		title[i] = capital(w)
	}
	for _, form := range [...]string{strings.Join(title, " "), strings.ToUpper(strings.Join(ws, " "))} {
		if data.Lexicon("makers").Has(form) || data.Lexicon("organisations").Has(form) {
			return true
		}
	}
	return len(ws) == 1 && makerWords()[ws[0]]
}

// makerWords are the first words of makers' names: "mercedes" of Mercedes-Benz.
var makerWords = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for r := range data.Lexicon("makers").All() {
		if ws := words(r.Entry()); len(ws) > 0 && len(ws[0]) >= 3 {
			m[ws[0]] = true
		}
	}
	return m
})

// oneHasNoMaker reports whether at most one of two names says who made it, or both
// say it in two ways ("Mercedes", "Mercedes-Benz").
func oneHasNoMaker(x, y []string) bool {
	mx, my := x[:len(x)-len(withoutMaker(x))], y[:len(y)-len(withoutMaker(y))]
	return len(mx) == 0 || len(my) == 0 || mx[0] == my[0]
}

func digitsOf(ws []string) string {
	var out []string
	for _, w := range ws {
		out = append(out, strings.FieldsFunc(w, func(r rune) bool { return !unicode.IsDigit(r) })...)
	}
	return strings.Join(out, " ")
}

// named reports whether one of two names is the other with one word more at its
// end, without digits and longer than an abbreviation: "787 Dreamliner".
func named(x, y []string) bool {
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y) != len(x)+1 || !slices.Equal(x, y[:len(x)]) {
		return false
	}
	w := y[len(x)]
	return len(w) >= 6 && digitsOf([]string{w}) == "" && !common(w)
}

// plural drops the ending of a plural.
func plural(s string) string {
	if len(s) > 4 && strings.HasSuffix(s, "s") && !strings.HasSuffix(s, "ss") {
		return s[:len(s)-1]
	}
	return s
}

// common reports whether a folded word is an ordinary English one.
func common(w string) bool { return data.Lexicon("common-words").Has(w) }
