package normalize

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
)

// knownShort reports whether the lexicon of organisations lists both as names of
// one.
func knownShort(a, b string) bool {
	ia, ib := orgID(a), orgID(b)
	return ia != "" && ia == ib
}

// orgID is the listed organisation that s names, "" when there is none.
func orgID(s string) string {
	s = strings.TrimSpace(s)
	bare := strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")
	for _, form := range [...]string{s, bare, strings.Join(cutLegal(orgWords(bare)), " ")} {
		if form == "" {
			continue
		}
		if r, ok := data.Lexicon("organisation-aliases").Row(form); ok {
			form = r.Field(0)
			if id := listed(form); id != "" {
				return id
			}
			return data.Key(form)
		}
		if id := listed(form); id != "" {
			return id
		}
		if id := data.Key(form); aliased()[id] {
			return id
		}
	}
	return ""
}

// aliased are the names that stand for all in the list of aliases.
var aliased = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for r := range data.Lexicon("organisation-aliases").All() {
		m[data.Key(r.Field(0))] = true
	}
	return m
})

// listed is the organisation, medium or team that the lexicons list under this
// very name.
func listed(form string) string {
	for _, list := range [...]string{"organisations", "media", "teams"} {
		if r, ok := data.Lexicon(list).Row(form); ok {
			if of := r.Get("of"); of != "" {
				return data.Key(of)
			}
			return data.Key(r.Entry())
		}
	}
	return ""
}

// cutLegal drops legal forms from the end, and forms of sports clubs from either
// end, of the words of a name; something is always left.
func cutLegal(ws []string) []string {
	for cut := true; cut; {
		cut = false
		for n := min(6, len(ws)-1); n > 0; n-- {
			tail := strings.Join(ws[len(ws)-n:], " ")
			if legal(tail) || data.Lexicon("club-forms").Has(strings.ToLower(tail)) {
				ws, cut = ws[:len(ws)-n], true
				break
			}
		}
	}
	for len(ws) > 1 && len(ws[0]) <= 4 && (data.Lexicon("club-forms").Has(strings.ToLower(ws[0])) || frontLegal(ws[0])) {
		ws = ws[1:]
	}
	return ws
}

// frontLegal reports whether w is a legal form that stands before the name.
func frontLegal(w string) bool {
	return w == strings.ToUpper(w) && len(w) >= 3 && legal(w)
}

// core are the folded words of an organisation's name without article, small
// words, legal forms.
func core(s string) []string {
	var out []string
	for _, w := range cutLegal(orgWords(s)) {
		if !small(w) {
			out = append(out, Fold(w))
		}
	}
	return out
}

// bracketed cuts a bracket with the acronym off a name: "Kenya Wildlife Service
// (KWS)".
func bracketed(s string) (long, short string) {
	i := strings.LastIndexByte(s, '(')
	if i <= 0 || !strings.HasSuffix(strings.TrimSpace(s), ")") {
		return s, ""
	}
	long = strings.TrimSpace(s[:i])
	short = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(s[i+1:]), ")"))
	if !IsAcronymOf(short, long) {
		return s, ""
	}
	return long, short
}

// sameOrganization compares two names of organisations.
func sameOrganization(a, b string) Verdict {
	la, sa := bracketed(a)
	lb, sb := bracketed(b)
	if sa == "" && sb == "" {
		return sameBody(a, b)
	}
	if sa != "" && joined(sa) == joined(lb) || sb != "" && joined(sb) == joined(la) {
		return same(0.95, "acronym in brackets")
	}
	if joined(la) == joined(lb) {
		return same(0.97, "acronym in brackets")
	}
	return sameBody(la, lb)
}

// sameBody compares two names without brackets.
func sameBody(a, b string) Verdict {
	switch {
	case joined(a) == joined(b):
		return same(0.96, "spelling variant")
	case knownShort(a, b):
		return same(0.97, "names of one listed organisation")
	case IsAcronymOf(a, b) || IsAcronymOf(b, a):
		return same(0.9, "acronym")
	}
	x, y := core(a), core(b)
	if len(x) == 0 || len(y) == 0 {
		return different(0.1, "written differently")
	}
	if strings.Join(x, " ") == strings.Join(y, " ") {
		return same(0.93, "legal form or small words")
	}
	if canonWords(x) == canonWords(y) {
		return same(0.9, "spelling of a word, or a country by another name")
	}
	if orgID(a) != "" && orgID(b) != "" {
		return different(0.04, "two listed organisations")
	}
	return wordsApart(a, b, x, y)
}

// wordsApart judges two names that share only a part of their words.
func wordsApart(a, b string, x, y []string) Verdict {
	if len(x) > len(y) {
		x, y = y, x
	}
	cx, cy := strings.Fields(canonWords(x)), strings.Fields(canonWords(y))
	switch extra, within := missing(cx, cy); {
	case within && len(extra) > 0 && onlyGeneric(extra):
		return same(0.8, "generic word left out")
	case within && placesIn(extra):
		return unknown(0.5, "place left out")
	case within && len(extra) == 0:
		return same(0.85, "order of the words")
	case within && (telling(extra) || oneHead(cx, cy)):
		return different(0.15, "a word makes it another body")
	case within:
		return unknown(0.45, "part of the name")
	}
	if len(x) == len(y) && len(joined(a)) >= 6 && Distance(joined(a), joined(b), 1) == 1 && !digitsDiffer(a, b) && !ordinary(x, y) {
		return same(0.7, "probable typing error")
	}
	return different(0.05, "names differ")
}

// canonWords writes countries and their adjectives, places with several names and
// words with several spellings in one form: "Ministry of Defense of Russia",
// "Russian Ministry of Defence". The order is left as it is; "affairs" of a
// ministry is dropped.
func canonWords(ws []string) string {
	out := make([]string, 0, len(ws))
	ministry := slices.Contains(ws, "ministry") || slices.Contains(ws, "minister")
	for i := 0; i < len(ws); {
		n, form := canonWord(ws[i:])
		i += n
		if form == "affairs" && ministry {
			continue
		}
		out = append(out, form)
	}
	return strings.Join(out, " ")
}

// canonWord is the one form of the longest name of a country, or else of the
// first word, of ws, and how many words that is.
func canonWord(ws []string) (int, string) {
	for n := min(4, len(ws)); n > 0; n-- {
		name := strings.Join(ws[:n], " ")
		if c, how, ok := FindCountry(name); ok && how != ByCapital && how != ByCode {
			return n, strings.ReplaceAll(Fold(c.Name), " ", "")
		}
		if n == 1 && len(name) <= 4 {
			if c, how, ok := FindCountry(strings.ToUpper(name)); ok && how == ByName {
				return n, strings.ReplaceAll(Fold(c.Name), " ", "")
			}
		}
	}
	w := ws[0]
	if r, ok := data.Lexicon("word-variants").Row(w); ok {
		return 1, r.Field(0)
	}
	if r, ok := data.Lexicon("place-aliases").Row(capital(w)); ok && r.Field(0) != "" {
		return 1, Fold(r.Field(0))
	}
	if r, ok := data.Lexicon("places").Row(capital(w)); ok && r.Get("of") != "" {
		return 1, Fold(r.Get("of"))
	}
	return 1, w
}

// capital is w with its first letter large.
func capital(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	if n == 0 {
		return w
	}
	return string(unicode.ToUpper(r)) + w[n:]
}

// missing are the words of long that short does not have, and whether short's
// are all in long, in any order.
func missing(short, long []string) (extra []string, within bool) {
	left := map[string]int{}
	for _, w := range short {
		left[w]++
	}
	n := len(short)
	for _, w := range long {
		if left[w] > 0 {
			left[w]--
			n--
		} else {
			extra = append(extra, w)
		}
	}
	return extra, n == 0
}

// oneHead reports whether two names end in one word for a kind of body, with
// something else before it that one of them has more: "Oxford Brookes
// University".
func oneHead(x, y []string) bool {
	if len(x) < 2 || len(y) == 0 {
		return false
	}
	last := x[len(x)-1]
	return last == y[len(y)-1] && x[0] == y[0] && data.Lexicon("organisation-words").Has(capital(last))
}

// ordinary reports whether two names differ in a word that is an ordinary one in
// one of them at least: another word, not a typing error.
func ordinary(x, y []string) bool {
	for i := range x {
		if x[i] != y[i] && (common(x[i]) && common(y[i]) || common(x[i]) && listed(capital(y[i])) != "" || common(y[i]) && listed(capital(x[i])) != "") {
			return true
		}
	}
	return false
}

func onlyGeneric(ws []string) bool {
	for _, w := range ws {
		if !data.Lexicon("generic-organisation-words").Has(w) {
			return false
		}
	}
	return true
}

// telling reports whether one of ws names another kind of body, or a part.
func telling(ws []string) bool {
	for _, w := range ws {
		if data.Lexicon("telling-words").Has(w) || data.Lexicon("organisation-words").Has(capital(w)) {
			return true
		}
	}
	return false
}

func placesIn(ws []string) bool {
	for _, w := range ws {
		if _, ok := LookupCountry(w); !ok {
			return false
		}
	}
	return len(ws) > 0
}

// digitsDiffer reports whether two names have different numbers in them
// ("Channel 4", "Channel 5").
func digitsDiffer(a, b string) bool {
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, s)
	}
	return digits(a) != digits(b)
}
