package normalize

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/actant-nlp/actant/internal/data"
)

// Fold is the form in which strings are compared: compatibility forms and
// widths unified (Unicode NFKC), small letters, no diacritics, plain quotes and
// hyphens, one space between words, none around, no invisible signs.
// Fold(Fold(s)) == Fold(s). It does not map look-alike letters of other
// scripts: see [Lookalike].
func Fold(s string) string {
	if folded(s) {
		return s
	}
	if plainASCII(s) {
		return foldASCII(s)
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range data.Unaccent(strings.ToLower(norm.NFKC.String(s))) {
		r = plainSign(r)
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case r == '\u00ad' || unicode.Is(unicode.Cf, r):
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteString(strings.ToLower(string(r)))
	}
	return b.String()
}

// folded reports whether s is its own fold, for the usual case of plain ASCII.
func folded(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= 0x80, 'A' <= c && c <= 'Z', c == '`', c < ' ':
			return false
		case c == ' ' && (i == 0 || i == len(s)-1 || s[i-1] == ' '):
			return false
		}
	}
	return true
}

// foldASCII is Fold of a string of ASCII, without the tables of Unicode.
func foldASCII(s string) string {
	b := make([]byte, 0, len(s))
	space := false
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == ' ' || '\t' <= c && c <= '\r':
			space = len(b) > 0
			continue
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case c == '`':
			c = '\''
		}
		if space {
			b = append(b, ' ')
			space = false
		}
		b = append(b, c)
	}
	return string(b)
}

// plainSign maps quotes and dashes to their ASCII forms.
func plainSign(r rune) rune {
	switch r {
	case '‘', '’', '‚', '‛', '′', 'ʼ', 'ʻ', '`', '´':
		return '\''
	case '“', '”', '„', '‟', '″', '«', '»':
		return '"'
	case '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '－':
		return '-'
	}
	return r
}

// Lookalike reports whether s mixes letters of scripts that look like one
// another: a Cyrillic or Greek letter in a word with Latin ones.
func Lookalike(s string) bool {
	for _, w := range strings.FieldsFunc(clip(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		var latin, other bool
		for _, r := range w {
			switch {
			case unicode.Is(unicode.Latin, r):
				latin = true
			case unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian):
				other = true
			}
		}
		if latin && other {
			return true
		}
	}
	return false
}

// words are the words of s, folded: runs of letters and digits, with full stops
// dropped inside ("U.S." is "us") and everything else taken as a separator.
func words(s string) []string {
	s = strings.ReplaceAll(Fold(clip(s)), ".", "")
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' })
}
