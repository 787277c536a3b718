package quotation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/data"
)

// maxSingle is how many bytes a quotation in single marks may have: these are
// apostrophes too, and must not pair across a page.
const maxSingle = 1200

// singleAt is the width of a single mark at text[i:], 0 for none.
func singleAt(text string, i int) int {
	switch {
	case text[i] == '\'':
		return 1
	case strings.HasPrefix(text[i:], "‘"), strings.HasPrefix(text[i:], "’"):
		return len("‘")
	}
	return 0
}

// singleOpens reports whether a single mark at text[i:] can open a quotation: it
// stands before a word and after none, and is no apostrophe of "'em" or "'90s".
func singleOpens(text string, i int) bool {
	w := singleAt(text, i)
	if w == 0 || strings.HasPrefix(text[i:], "’") || text[i] == '\'' && i+1 < len(text) && text[i+1] == '\'' {
		return false
	}
	if i > 0 {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if !unicode.IsSpace(before) && !strings.ContainsRune("([{—–", before) {
			return false
		}
	}
	next, _ := utf8.DecodeRuneInString(text[i+w:])
	if next == '.' || next == '…' {
		return true
	}
	return unicode.IsLetter(next) && !elided(text[i+w:]) || unicode.IsDigit(next) && text[i] != '\''
}

// elided reports whether a text begins with what is left of a word: "em", "til".
func elided(text string) bool {
	n := strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(text)
	}
	return data.Lexicon("token-apostrophe-words").Has(text[:n])
}

// singleClose is where the quotation that a single mark at text[i:] opens is
// closed, and the width of that mark; 0 where it is not. A mark after a stop or
// before one closes for sure; one after an s and before a word, "the workers'
// rights", does so only when no other does.
func singleClose(text string, i int) (at, width int) {
	unsure, wide := 0, 0
	limit := min(len(text), i+maxSingle)
	for k := i + singleAt(text, i); k < limit; k++ {
		w := singleAt(text, k)
		if w == 0 {
			continue
		}
		if singleOpens(text, k) {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(text[:k])
		after, _ := utf8.DecodeRuneInString(text[k+w:])
		switch {
		case strings.HasPrefix(text[k:], "‘"), unicode.IsSpace(before), unicode.IsLetter(after), unicode.IsDigit(after):
		case k+w == len(text), strings.ContainsRune(".,?!…", before), unicode.IsPunct(after), before != 's' && before != 'S':
			return k, w
		case unsure == 0:
			unsure, wide = k, w
		}
		k += w - 1
	}
	return unsure, wide
}
