package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Classes of ASCII bytes, as bits, so that a stretch's classes can be or-ed.
const (
	letter uint8 = 1 << iota
	digit
	space
	stop  // , ; : ? ! — ends a word and is a token
	dot   // .
	other // any other ASCII sign, controls included
	wide  // a byte of a longer rune
)

// classOf is the class of each byte.
var classOf = func() (c [256]uint8) {
	for i := range c {
		b := byte(i)
		switch {
		case b >= utf8.RuneSelf:
			c[i] = wide
		case 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z':
			c[i] = letter
		case '0' <= b && b <= '9':
			c[i] = digit
		case b == ' ' || '\t' <= b && b <= '\r':
			c[i] = space
		case b == '.':
			c[i] = dot
		case strings.IndexByte(",;:?!", b) >= 0:
			c[i] = stop
		default:
			c[i] = other
		}
	}
	return c
}()

func isDigit(b byte) bool  { return b-'0' <= 9 }
func isLetter(b byte) bool { return classOf[b] == letter }
func isUpper(b byte) bool  { return 'A' <= b && b <= 'Z' }
func isAlnum(b byte) bool  { return classOf[b]&(letter|digit) != 0 }

// wordByte reports whether b may be part of a word: letters, digits and whatever
// is not ASCII.
func wordByte(b byte) bool { return classOf[b]&(letter|digit|wide) != 0 }

// startsUpper reports whether s starts with a capital.
func startsUpper(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return isUpper(s[0])
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// startsLower reports whether s starts with a small letter.
func startsLower(s string) bool {
	if s == "" {
		return false
	}
	if s[0] < utf8.RuneSelf {
		return 'a' <= s[0] && s[0] <= 'z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// apostrophe is the length of the apostrophe or single quotation mark that s
// starts with, 0 for none.
func apostrophe(s string) int {
	switch {
	case s == "":
		return 0
	case s[0] == '\'' || s[0] == '`':
		return 1
	case strings.HasPrefix(s, "’") || strings.HasPrefix(s, "‘"):
		return len("’")
	}
	return 0
}

// digits is the number of ASCII digits that s starts with.
func digits(s string) int {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

// run is how often s repeats its first byte at its start.
func run(s string) int {
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	return n
}

// runOf is the number of bytes at the start of s that are in chars.
func runOf(s, chars string) int {
	n := 0
	for n < len(s) && strings.IndexByte(chars, s[n]) >= 0 {
		n++
	}
	return n
}
