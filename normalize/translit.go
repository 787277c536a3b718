package normalize

import (
	"math/bits"
	"slices"
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
	if oneOriginal(x, y, culture) {
		return likeness{ok: true, score: 0.9, why: "transliteration"}
	}
	if doubled(a, b) {
		return likeness{ok: true, score: 0.85, why: "a doubled letter"}
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

// oneOriginal reports whether x and y are usual transliterations of one name.
func oneOriginal(x, y, culture string) bool {
	a, b := joined(x), joined(y)
	if culture == "zh" {
		return sameChinese(x, y)
	}
	if !alike(a, b) {
		return false
	}
	for _, c := range scripts(a, b, culture) {
		if k := transliterate(c, x); k != "" && k == transliterate(c, y) {
			return true
		}
	}
	return false
}

// alike reports whether two names share half of the letters of the one with
// fewer, as all transliterations of one name do: a cheap test before the rules.
func alike(a, b string) bool {
	x, y := letters(a), letters(b)
	return 2*bits.OnesCount32(x&y) >= min(bits.OnesCount32(x), bits.OnesCount32(y))
}

func letters(s string) uint32 {
	var m uint32
	for _, r := range s {
		if r >= 'a' && r <= 'z' {
			m |= 1 << (r - 'a')
		}
	}
	return m
}

// families are the sets of rules to be tried for names of a culture, those of
// one script together.
var families = map[string][]string{
	"ko": {"ko", "ko2"}, "ja": {"ja"}, "el": {"el"}, "he": {"he", "ar2"}, "hi": {"hi"}, "id": {"id"}, "ms": {"id"},
	"ru": {"ru", "ru2"}, "uk": {"ru", "ru2"}, "bg": {"ru", "ru2"}, "sr": {"ru", "ru2"}, "be": {"ru", "ru2"}, "mk": {"ru", "ru2"},
	"ar": {"ar", "ar2"}, "fa": {"ar", "ar2"}, "ur": {"ar", "ar2", "hi"}, "tr": {"ar", "ar2"},
	"bn": {"hi"}, "pa": {"hi"}, "ta": {"hi"}, "te": {"hi"}, "ne": {"hi"}, "mr": {"hi"}, "gu": {"hi"},
}

// scripts are the rule sets worth trying for a pair of names: those of the naming
// custom, else those of the cultures that use either name.
func scripts(a, b, culture string) []string {
	if f, ok := families[culture]; ok {
		return f
	}
	out := make([]string, 0, 8)
	add := func(culture string) {
		for _, c := range families[culture] {
			if !slices.Contains(out, c) {
				out = append(out, c)
			}
		}
	}
	for _, w := range [...]string{a, b} {
		for _, list := range [...]string{"given-names", "family-names"} {
			for _, r := range data.Lexicon(list).Rows(w) {
				for c := range strings.SplitSeq(r.Get("cultures"), "|") {
					if c != "ko" { // Korean syllables are read so only in a Korean name
						add(c)
					}
				}
			}
		}
		for _, e := range endings() {
			if len(w) > len(e.letters)+1 && strings.HasSuffix(w, e.letters) {
				add(e.culture)
			}
		}
	}
	if min(len(a), len(b)) >= 6 {
		add("id") // its rules alone are telling: "oe", "dj", "tj"
	}
	return out
}

// An ending of names is usual in a culture.
type ending struct{ letters, culture string }

var endings = sync.OnceValue(func() []ending {
	var out []ending
	for r := range data.Lexicon("name-endings").All() {
		out = append(out, ending{r.Entry(), r.Field(0)})
	}
	return out
})

// doubled reports whether two names of five letters or more differ in nothing but
// letters written once and twice; vowels count from eight letters on, since
// "Moore" and "More" are two names.
func doubled(a, b string) bool {
	n := min(len(a), len(b))
	if n < 5 || squeeze(a) != squeeze(b) {
		return false
	}
	return n >= 8 || noDoubleVowels(a) == a && noDoubleVowels(b) == b
}

func noDoubleVowels(s string) string {
	return strings.NewReplacer("aa", "a", "ee", "e", "ii", "i", "oo", "o", "uu", "u").Replace(s)
}

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
	for _, w := range strings.FieldsFunc(Fold(articles(s)), func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' }) {
		w = strings.ReplaceAll(w, "'", "")
		rules.rewrite("^"+w+"$", &out)
	}
	return squeeze(out.String())
}

// articles cuts the Arabic article off a word that it is written together with:
// "ElBaradei".
func articles(s string) string {
	for _, art := range [...]string{"El", "Al"} {
		for i := strings.Index(s, art); i >= 0 && i+2 < len(s); {
			if c := s[i+2]; 'A' <= c && c <= 'Z' && (i == 0 || s[i-1] == ' ') && i+3 < len(s) && s[i+3] >= 'a' {
				s = s[:i+2] + " " + s[i+2:]
			}
			j := strings.Index(s[i+2:], art)
			if j < 0 {
				break
			}
			i += 2 + j
		}
	}
	return s
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
