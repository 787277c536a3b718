package graph

import (
	"strings"
	"unicode"

	"github.com/actant-nlp/actant/normalize"
)

// slugLimit keeps ids readable where a thing has no name but a phrase.
const slugLimit = 60

// slug makes an id of a name: folded letters and digits, joined by hyphens.
func slug(name string) string {
	var b strings.Builder
	gap := false
	for _, r := range normalize.Fold(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if b.Len() >= slugLimit {
				return b.String()
			}
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '.':
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return "thing"
	}
	return b.String()
}
