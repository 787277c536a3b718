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
