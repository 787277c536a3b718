package normalize

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// Acronym gives the acronyms that the name of an organisation may have, the
// likeliest first: of its capitalised words ("Korean Central News Agency":
// KCNA), of all words but the small ones, and of all words. A name of one word
// has none.
func Acronym(long string) []string {
	ws := orgWords(long)
	if len(ws) < 2 {
		return nil
	}
	var out []string
	add := func(keep func(string) bool) {
		var b strings.Builder
		for _, w := range ws {
			if keep(w) {
				r := []rune(w)[0]
				b.WriteString(strings.ToUpper(string(r)))
			}
		}
		s := b.String()
		if len(s) < 2 {
			return
		}
		for _, o := range out {
			if o == s {
				return
			}
		}
		out = append(out, s)
	}
	add(func(w string) bool { return !small(w) && !legal(w) })
	add(func(w string) bool { return !small(w) })
	add(func(w string) bool { return !legal(w) })
	add(func(string) bool { return true })
	return out
}

// orgWords are the words of an organisation's name, with their case, the article
// dropped; hyphenated words are several.
func orgWords(s string) []string {
	ws := strings.Fields(strings.ReplaceAll(data.Key(clip(s)), "&", "and"))
	if len(ws) > 1 && strings.EqualFold(ws[0], "the") {
		ws = ws[1:]
	}
	out := ws[:0]
	for _, w := range ws {
		if w != "s" && w != "," && w != "(" && w != ")" {
			out = append(out, w)
		}
	}
	return out
}

func small(w string) bool { return data.Lexicon("small-words").Has(w) }

func legal(w string) bool { return data.Lexicon("legal-suffixes").Has(w) }

// IsAcronymOf reports whether short can be an acronym of long: its letters,
// full stops dropped, are the initials of the words of long in order; small
// words and legal forms may be left out, and a country may stand for its
// abbreviation ("UNSC", "U.S. CENTCOM" is not one). A listed organisation's own
// short form counts too.
func IsAcronymOf(short, long string) bool {
	s := joined(short)
	if len(s) < 2 || len(s) > 12 || len(strings.Fields(short)) > 2 {
		return false
	}
	up := strings.ReplaceAll(data.Key(short), " ", "")
	if up != strings.ToUpper(up) && strings.ToUpper(up[:len(up)-1]) != up[:len(up)-1] && !knownShort(short, long) {
		return false
	}
	if knownShort(short, long) {
		return true
	}
	ws := orgWords(long)
	return len(ws) >= 2 && len(ws) <= 16 && spells([]rune(s), ws, true)
}

// spells reports whether s is made of the initials of ws, in which small words
// may be skipped. An acronym in the long form counts with all its letters
// ("UN Security Council": UNSC). The recursion is at most len(s) deep.
func spells(s []rune, ws []string, start bool) bool {
	if len(ws) == 0 {
		return len(s) == 0
	}
	w := ws[0]
	lw := []rune(strings.ToLower(w))
	if len(s) > 0 && len(lw) > 0 && s[0] == lw[0] && spells(s[1:], ws[1:], false) {
		return true
	}
	if len(lw) > 1 && len(lw) < 6 && w == strings.ToUpper(w) && len(s) >= len(lw) && string(s[:len(lw)]) == string(lw) && spells(s[len(lw):], ws[1:], false) {
		return true
	}
	return !start && (small(w) || legal(w)) && spells(s, ws[1:], false)
}

// knownShort reports whether the lexicon of organisations lists both as names of
// one.
func knownShort(a, b string) bool {
	ia, ib := orgID(a), orgID(b)
	return ia != "" && ia == ib
}

// orgID is the listed organisation that s names, "" when there is none.
func orgID(s string) string {
	s = strings.TrimSpace(s)
	for _, form := range [...]string{s, strings.TrimPrefix(strings.TrimPrefix(s, "the "), "The ")} {
		for _, list := range [...]string{"organisations", "media"} {
			if r, ok := data.Lexicon(list).Row(form); ok {
				if of := r.Get("of"); of != "" {
					return data.Key(of)
				}
				return data.Key(r.Entry())
			}
		}
	}
	return ""
}

// core are the folded words of an organisation's name without article, small
// words, legal forms.
func core(s string) []string {
	var out []string
	for _, w := range orgWords(s) {
		if !small(w) && !legal(w) {
			out = append(out, Fold(w))
		}
	}
	return out
}

// sameOrganization compares two names of organisations.
func sameOrganization(a, b string) Verdict {
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
	case within && telling(extra):
		return different(0.15, "a word makes it another body")
	case within:
		return unknown(0.45, "part of the name")
	}
	if len(x) == len(y) && len(joined(a)) >= 6 && Distance(joined(a), joined(b), 1) == 1 && !digitsDiffer(a, b) {
		return same(0.7, "probable typing error")
	}
	return different(0.05, "names differ")
}

// canonWords writes countries and their adjectives in one form: "Ministry of
// Defense of Russia", "Russian Ministry of Defence", order left as it is.
func canonWords(ws []string) string {
	out := make([]string, len(ws))
	for i, w := range ws {
		out[i] = w
		if r, ok := data.Lexicon("word-variants").Row(w); ok {
			out[i] = r.Field(0)
		}
		if c, how, ok := FindCountry(w); ok && how != ByCapital && how != ByCode {
			out[i] = Fold(c.Name)
		} else if c, how, ok := FindCountry(strings.ToUpper(w)); ok && how == ByName && len(w) <= 4 {
			out[i] = Fold(c.Name)
		}
	}
	return strings.Join(out, " ")
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
		switch w {
		case "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central", "new", "junior", "women", "youth":
			return true
		}
		if data.Lexicon("organisation-words").Has(strings.ToUpper(w[:1]) + w[1:]) {
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
