package normalize

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
)

// joined is s folded, with nothing but its letters and digits: hyphen and
// spacing variants of a name are equal in it (Jong Un, Jong-un, Jongun).
func joined(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, Fold(s))
}

// compareWords compares two name parts: spelling variants, diacritics spelt out,
// transliterations of the culture's script, and likely typing errors.
func compareWords(x, y, culture string) likeness {
	if x == "" || y == "" {
		return likeness{}
	}
	a, b := joined(x), joined(y)
	switch {
	case a == "" || b == "":
		return likeness{}
	case a == b:
		return likeness{ok: true, score: 0.97, why: "spelling variant"}
	case umlauts(x, y):
		return likeness{ok: true, score: 0.95, why: "diacritics spelt out"}
	case variants(a, b):
		return likeness{ok: true, score: 0.93, why: "forms of one name"}
	}
	for _, c := range scripts(a, b, culture) {
		if transliterate(c, x) == transliterate(c, y) {
			return likeness{ok: true, score: 0.9, why: "transliteration"}
		}
	}
	if typo(x, y) {
		return likeness{ok: true, typo: true, score: 0.7, why: "probable typing error"}
	}
	return likeness{}
}

// umlauts reports whether the two differ only in "ü" and "ue" and their like.
func umlauts(x, y string) bool {
	if plainASCII(x) == plainASCII(y) {
		return false
	}
	e := strings.NewReplacer("ae", "a", "oe", "o", "ue", "u", "aa", "a")
	return e.Replace(joined(x)) == e.Replace(joined(y))
}

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// variants reports whether two names are listed as forms of one name.
func variants(a, b string) bool {
	return variantOf(a) == variantOf(b)
}

// variantOf is the form that stands for all of a folded name's.
func variantOf(w string) string {
	if r, ok := data.Lexicon("name-variants").Row(w); ok {
		return r.Field(0)
	}
	return w
}

// culture is the naming custom by which two names are compared.
func culture(a, b PersonName) string {
	if a.Culture != "" {
		return a.Culture
	}
	return b.Culture
}

// scripts are the rule sets worth trying for a pair of names.
func scripts(a, b, culture string) []string {
	switch culture {
	case "ko", "zh":
		return []string{culture}
	case "ru":
		return []string{"ru"}
	case "ar":
		return []string{"ar", "ar2"}
	}
	var out []string
	if of(slavic, a, b) {
		out = append(out, "ru")
	}
	if of(arabic, a, b) {
		out = append(out, "ar", "ar2")
	}
	return out
}

func of(list []string, a, b string) bool {
	for _, w := range [...]string{a, b} {
		for _, c := range list {
			if hasCulture("given-names", w, c) || hasCulture("family-names", w, c) {
				return true
			}
		}
		for r := range data.Lexicon("name-endings").All() {
			if strings.HasSuffix(w, r.Entry()) && len(w) > len(r.Entry())+1 && r.Field(0) == list[0] {
				return true
			}
		}
	}
	return false
}

// The cultures whose names come from one script, the first standing for all.
var (
	slavic = []string{"ru", "uk", "bg", "sr"}
	arabic = []string{"ar", "fa", "ur", "tr"}
)

// A ruleset rewrites a Latin spelling into a key that all usual transliterations
// of one original share.
type ruleset struct {
	to   map[string]string
	most int
}

var rulesets = sync.OnceValue(func() map[string]*ruleset {
	m := map[string]*ruleset{}
	for r := range data.Lexicon("transliteration").All() {
		c := r.Get("culture")
		if m[c] == nil {
			m[c] = &ruleset{to: map[string]string{}}
		}
		m[c].to[r.Entry()] = r.Get("to")
		m[c].most = max(m[c].most, len(r.Entry()))
	}
	return m
})

// transliterate is the key of s under the rules of a culture. At each place the
// longest rule applies; "^" and "$" in a rule stand for the ends of a word.
// A letter that comes twice in the key counts once.
func transliterate(culture, s string) string {
	rules := rulesets()[culture]
	if rules == nil {
		return s
	}
	var out strings.Builder
	for _, w := range strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		rules.rewrite("^"+w+"$", &out)
	}
	return squeeze(out.String())
}

func (rs *ruleset) rewrite(w string, out *strings.Builder) {
	for i := 0; i < len(w); {
		n := min(rs.most, len(w)-i)
		for ; n > 0; n-- {
			if to, ok := rs.to[w[i:i+n]]; ok {
				out.WriteString(to)
				break
			}
		}
		if n == 0 {
			n = 1
			if w[i] != '^' && w[i] != '$' {
				out.WriteByte(w[i])
			}
		} else if w[i+n-1] == '$' && n > 1 {
			i = len(w)
		}
		i += n
	}
}

// squeeze drops letters equal to the one before.
func squeeze(s string) string {
	var b strings.Builder
	var last rune
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}
