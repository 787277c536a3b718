package article

import (
	"unicode"
	"unicode/utf8"
)

// A word is a run of letters and digits, with the apostrophes, hyphens, dots
// and commas inside it, or one other sign.
type word struct {
	Span
	sign bool
}

// readWords cuts s into words. Runs without a space longer than maxWord are cut.
func readWords(text string, s Span) []word {
	var words []word
	for i := s.Start; i < s.End; {
		r, n := utf8.DecodeRuneInString(text[i:s.End])
		switch {
		case blank(r):
			i += n
		case letter(r):
			j := i + n
			for j < s.End && j-i < maxWord {
				r, n := utf8.DecodeRuneInString(text[j:s.End])
				if letter(r) || unicode.Is(unicode.Mn, r) {
					j += n
					continue
				}
				if !joins(r) {
					break
				}
				if q, m := utf8.DecodeRuneInString(text[j+n : s.End]); m > 0 && letter(q) {
					j += n
					continue
				}
				break
			}
			words = append(words, word{Span{i, j}, false})
			i = j
		default:
			words = append(words, word{Span{i, i + n}, true})
			i += n
		}
	}
	return words
}

// maxWord bounds a word's bytes, so that a text without spaces stays cheap.
const maxWord = 120

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// joins reports whether r may stand inside a word.
func joins(r rune) bool {
	switch r {
	case '\'', '’', '‘', '-', '‐', '‑', '.', ',':
		return true
	}
	return false
}

// endsSentence reports whether s ends with a full stop, question or exclamation
// mark, or colon, closing quotes and brackets aside.
func endsSentence(s string) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', '।', '。':
			return true
		case '"', '\'', '”', '’', '»', ')', ']', '*', '_', ' ', '\u00a0':
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}

// trailsOff reports whether s ends with an ellipsis.
func trailsOff(s string) bool {
	for len(s) > 0 {
		r, n := utf8.DecodeLastRuneInString(s)
		switch {
		case r == '…':
			return true
		case r == '.':
			return len(s) >= 3 && (s[len(s)-3:] == "...") || len(s) >= 3 && s[len(s)-3:len(s)-1] == "… "
		case blank(r) || r == ']' || r == ')' || r == '»':
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}
