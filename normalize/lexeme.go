package normalize

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lexeme is a word, a number or one sign of a text that is searched for
// dates and amounts.
type lexeme struct {
	start, end int
	kind       lexKind
	raw        string
	text       string  // raw in small letters, curly apostrophes straight
	value      float64 // of a number
	capital    bool    // begins with a capital
	glued      bool    // no space before it
	calendar   []calendarEntry
}

type lexKind uint8

const (
	wordLex lexKind = iota
	numberLex
	signLex
)

// maxLexeme bounds a word's bytes, so that a text without spaces stays cheap.
const maxLexeme = 64

// readLexemes cuts text. Words are letters with apostrophes inside; a
// possessive 's is a word of its own, and letters after digits too ("21st",
// "5bn", "1980s"). Numbers have grouping commas and one decimal point.
func readLexemes(text string) []lexeme {
	out := make([]lexeme, 0, len(text)/5+1)
	last := -1 // end of the last lexeme
	add := func(start, end int, kind lexKind) {
		raw := text[start:end]
		l := lexeme{start: start, end: end, kind: kind, raw: raw, text: raw, glued: start == last}
		switch kind {
		case wordLex:
			r, _ := utf8.DecodeRuneInString(raw)
			l.capital = unicode.IsUpper(r)
			l.text = strings.ToLower(strings.ReplaceAll(raw, "’", "'"))
		case numberLex:
			l.value, _ = strconv.ParseFloat(strings.ReplaceAll(raw, ",", ""), 64)
		}
		out = append(out, l)
		last = end
	}
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			i += n
		case '0' <= r && r <= '9':
			j := numberEnd(text, i)
			add(i, j, numberLex)
			i = j
		case unicode.IsLetter(r):
			j := wordEnd(text, i)
			add(i, j, wordLex)
			i = j
		default:
			add(i, i+n, signLex)
			i += n
		}
	}
	return out
}

func numberEnd(text string, i int) int {
	digit := func(k int) bool { return k < len(text) && '0' <= text[k] && text[k] <= '9' }
	j, point := i, false
	for j < len(text) && j-i < maxLexeme {
		switch {
		case digit(j):
			j++
		case text[j] == ',' && digit(j+1) && digit(j+2) && digit(j+3) && !digit(j+4) && !point:
			j += 4
		case text[j] == ',' && digit(j+1) && digit(j+2) && text[min(j+3, len(text)-1)] == ',' && !point: // 1,00,000
			j += 3
		case text[j] == '.' && digit(j+1) && !point:
			point = true
			j++
		default:
			return j
		}
	}
	return j
}

func wordEnd(text string, i int) int {
	j := i
	for j < len(text) && j-i < maxLexeme {
		r, n := utf8.DecodeRuneInString(text[j:])
		if unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) {
			j += n
			continue
		}
		if r == '\'' || r == '’' {
			q, m := utf8.DecodeRuneInString(text[j+n:])
			if unicode.IsLetter(q) && !possessive(text[j+n:], q, m) {
				j += n
				continue
			}
		}
		break
	}
	return j
}

// possessive reports whether what follows an apostrophe is the s of a genitive
// and nothing more.
func possessive(after string, r rune, n int) bool {
	if r != 's' && r != 'S' {
		return false
	}
	q, _ := utf8.DecodeRuneInString(after[n:])
	return !unicode.IsLetter(q)
}
