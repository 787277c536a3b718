package data

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Key is the form in which entries are compared: words separated by one space.
// Hyphens, apostrophes, en dashes and white space separate words; full stops,
// diacritics and invisible formatting signs are dropped; every other sign is a
// word of its own. Case is kept. Key(Key(s)) == Key(s).
func Key(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	words(s, func(w string) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	})
	return b.String()
}

// words calls yield with each word of s, as Key defines them.
func words(s string, yield func(string)) {
	if !plain(s) {
		s = Unaccent(s)
	}
	start, dots := -1, false
	flush := func(end int) {
		if start < 0 {
			return
		}
		w := s[start:end]
		if dots {
			w = strings.ReplaceAll(w, ".", "")
		}
		if w != "" {
			yield(w)
		}
		start, dots = -1, false
	}
	for i, r := range s {
		switch {
		case 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9':
			if start < 0 {
				start = i
			}
		case r == '.':
			if start < 0 {
				start = i
			}
			dots = true
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if start < 0 {
				start = i
			}
		case separates(r):
			flush(i)
		default:
			flush(i)
			yield(s[i : i+runeLen(s[i:])])
		}
	}
	flush(len(s))
}

func runeLen(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// separates reports whether r stands between words without being one. En
// dashes join names as hyphens do ("Roe–Poe"); em dashes set phrases apart.
func separates(r rune) bool {
	switch r {
	case '-', '\'', '\u2018', '\u2019', '\u02bc', '\u02bb', '`', '\u2010', '\u2011', '\u2013', '\u00ad':
		return true
	}
	return unicode.IsSpace(r)
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Unaccent drops diacritics and invisible signs and spells out the letters that
// Unicode does not decompose.
func Unaccent(s string) string {
	if plain(s) {
		return s
	}
	if t, ok := unaccentLatin(s); ok {
		return t
	}
	return decompose(s)
}

// unaccentLatin is Unaccent of a text of Latin letters as they are mostly
// written, each in one character: then each can be taken by itself.
func unaccentLatin(s string) (string, bool) {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		case r < latinEnd:
			b.WriteString(latin()[r])
		default:
			return "", false
		}
	}
	return b.String(), true
}

// latinEnd is the end of the blocks that Latin letters have in one piece.
const latinEnd = 0x250

// latin is what Unaccent makes of each character before latinEnd.
var latin = sync.OnceValue(func() *[latinEnd]string {
	var out [latinEnd]string
	for r := range rune(latinEnd) {
		out[r] = decompose(string(r))
	}
	return &out
})

// decompose is Unaccent of any text.
func decompose(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	// A broken byte would keep what follows it from being decomposed.
	for _, r := range norm.NFKD.String(strings.ToValidUTF8(s, string(utf8.RuneError))) {
		switch {
		case unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r) && r != '\u00ad':
		case r == utf8.RuneError:
			b.WriteByte('?')
		default:
			if t, ok := spelled[r]; ok {
				b.WriteString(t)
			} else {
				b.WriteRune(r)
			}
		}
	}
	return norm.NFC.String(b.String())
}

// spelled has the letters of Latin alphabets that have no decomposition.
var spelled = map[rune]string{
	'ß': "ss", 'æ': "ae", 'Æ': "Ae", 'œ': "oe", 'Œ': "Oe", 'ø': "o", 'Ø': "O", 'đ': "d", 'Đ': "D",
	'ð': "d", 'Ð': "D", 'þ': "th", 'Þ': "Th", 'ł': "l", 'Ł': "L", 'ı': "i", 'ħ': "h", 'Ħ': "H", 'ə': "e", 'Ə': "E",
}
