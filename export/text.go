package export

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// valid is s as Unicode: U+FFFD for each byte that is no character, as JSON has it.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}

// risky reports characters that act on whoever looks at a file: controls, and
// marks that turn the direction of writing. Formats with escapes write them so.
func risky(r rune) bool {
	if r >= ' ' && r < 0x7f {
		return false
	}
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' ||
		noncharacter(r) || r == '\ufeff'
}

// visible is s with U+FFFD for risky characters and one space for each white
// space, for pictures.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case risky(r):
			return utf8.RuneError
		}
		return r
	}, valid(s))
}

// characters is s with U+FFFD for NUL and what Unicode says is no character. RDF
// may have them in literals, but parsers refuse them.
func characters(s string) string {
	return strings.Map(func(r rune) rune {
		if r == 0 || noncharacter(r) {
			return utf8.RuneError
		}
		return r
	}, valid(s))
}

func noncharacter(r rune) bool { return r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF }

// oneLine is s with a space for each line break and other control, so that as
// many characters stay.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, valid(s))
}

// number writes a confidence: four decimals at most.
func number(x float64) string {
	s := strconv.FormatFloat(x, 'f', 4, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// offsets turns byte offsets into a text into offsets of characters (code
// points). A byte that is no character counts as one, as it is written as U+FFFD.
type offsets struct {
	source string
	marks  []mark // a mark for every step bytes, at the first character from there on
}

type mark struct{ at, chars int }

const step = 256

func newOffsets(source string) *offsets {
	o := &offsets{source: source, marks: make([]mark, 0, len(source)/step+1)}
	n := 0
	for i := range source {
		if i >= len(o.marks)*step {
			o.marks = append(o.marks, mark{i, n})
		}
		n++
	}
	return o
}

// chars is the number of characters before a byte offset.
func (o *offsets) chars(at int) int {
	at = min(max(at, 0), len(o.source))
	k := min(at/step, len(o.marks)-1)
	for k > 0 && o.marks[k].at > at {
		k--
	}
	if k < 0 {
		return 0
	}
	m := o.marks[k]
	if m.at > at {
		return 0
	}
	return m.chars + utf8.RuneCountInString(o.source[m.at:at])
}

func hex(r rune) string { return strconv.FormatInt(int64(r), 16) }
