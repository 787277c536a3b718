package normalize

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// maxSyllables is how many syllables of a Chinese name are compared; no name has
// more than four.
const maxSyllables = 8

// sameChinese reports whether two romanised Chinese names can be one: syllable by
// syllable, each read as Hanyu Pinyin (ISO 7098), as Wade-Giles without its
// apostrophes, or as a usual spelling of Taiwan, they have a reading in common.
func sameChinese(x, y string) bool {
	a, b := chineseSyllables(x), chineseSyllables(y)
	if len(a) == 0 || len(a) != len(b) {
		return false
	}
	for i := range a {
		if !readingsMeet(a[i], b[i]) {
			return false
		}
	}
	return true
}

func readingsMeet(a, b string) bool {
	if a == b {
		return true
	}
	ra := readings(a)
	for _, r := range readings(b) {
		if slices.Contains(ra, r) {
			return true
		}
	}
	return false
}

// readings are the pinyin syllables that s can stand for.
func readings(s string) []string {
	var out []string
	if data.Lexicon("chinese-syllables").Has(s) {
		out = append(out, s)
	}
	if r, ok := data.Lexicon("wade-giles").Row(s); ok {
		out = append(out, r.List(0)...)
	}
	return out
}

// chineseSyllables cuts a romanised name into syllables: at spaces and hyphens,
// then a word in two where it is no syllable itself. It gives nothing for a name
// that is not made of such syllables.
func chineseSyllables(s string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(Fold(s), func(r rune) bool { return r == ' ' || r == '-' }) {
		cut := cutSyllables(strings.ReplaceAll(w, "'", ""))
		if cut == nil || len(out)+len(cut) > maxSyllables {
			return nil
		}
		out = append(out, cut...)
	}
	return out
}

func cutSyllables(w string) []string {
	const most = 6 // letters of a syllable
	if len(readings(w)) > 0 {
		return []string{w}
	}
	for i := min(most, len(w)-1); i > 0; i-- {
		if len(readings(w[:i])) > 0 && len(readings(w[i:])) > 0 {
			return []string{w[:i], w[i:]}
		}
	}
	return nil
}
