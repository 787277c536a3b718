package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/syntax"
)

// Classes of tokens as the model of sentence ends sees them.
const (
	cWord   = iota // starts with a small letter
	cCap           // starts with a capital
	cUpper         // two capitals or more, nothing else
	cNumber        // starts with a digit
	cPeriod        // .
	cMark          // ? ! and runs with either
	cDots          // ... …
	cComma         //
	cColon         //
	cSemi          //
	cDash          // - -- — _
	cOpen          // ( [ {
	cClose         // ) ] }
	cQuote         // " '
	cOpenQ         // “ ‘ ``
	cCloseQ        // ” ’ ''
	cBullet        // * • # >
	cOther         // any other sign
	cClitic        // 's n't
	cAbbr          // cAbbr+kind: an abbreviation with its stop
	classes = cAbbr + int(abbrKindsEnd)
)

// class is the class of a token.
func class(w string, abbr abbrKind) uint8 {
	if abbr != notAbbr {
		return cAbbr + uint8(abbr)
	}
	c := w[0]
	switch {
	case 'a' <= c && c <= 'z':
		return cWord
	case 'A' <= c && c <= 'Z':
		if len(w) > 1 && isUpper(w[1]) && isUpper(w[len(w)-1]) {
			return cUpper
		}
		return cCap
	case isDigit(c):
		return cNumber
	case c >= utf8.RuneSelf:
		return wideClass(w)
	}
	switch c {
	case '.':
		if len(w) == 1 {
			return cPeriod
		}
		if isDigit(w[1]) {
			return cNumber
		}
		return cDots
	case '!', '?':
		return cMark
	case ',':
		return cComma
	case ':':
		if len(w) == 1 {
			return cColon
		}
	case ';':
		if len(w) == 1 {
			return cSemi
		}
	case '-', '_':
		return cDash
	case '(', '[', '{':
		return cOpen
	case ')', ']', '}':
		return cClose
	case '"':
		return cQuote
	case '\'', '`':
		switch {
		case w == "''":
			return cCloseQ
		case w == "``" || w == "`":
			return cOpenQ
		case len(w) > 1:
			return cClitic
		}
		return cQuote
	case '*', '#', '>', '+', '=', '~':
		return cBullet
	}
	return cOther
}

// wideClass is class for tokens that start beyond ASCII.
func wideClass(w string) uint8 {
	r, n := utf8.DecodeRuneInString(w)
	switch r {
	case '…':
		return cDots
	case '—', '–', '―':
		return cDash
	case '“', '‘', '«', '„':
		return cOpenQ
	case '”', '»':
		return cCloseQ
	case '’':
		if n == len(w) {
			return cCloseQ
		}
		return cClitic
	case '•', '·', '▪', '●', '■', '►', '→':
		return cBullet
	case '。', '．':
		return cPeriod
	case '？', '！':
		return cMark
	}
	switch {
	case unicode.IsUpper(r) || unicode.IsTitle(r):
		return cCap
	case unicode.IsLetter(r):
		return cWord
	case unicode.IsDigit(r):
		return cNumber
	}
	return cOther
}

// What lies between two tokens.
const (
	gapNone = iota
	gapSpace
	gapWide // two spaces or more, or a tab
	gapWrap // a line break of wrapped text
	gapHard // a line break that was meant
	gapPara // a blank line
)

// A wrap is the shape of a block's lines.
type wrap struct {
	width int // bytes of the longest line
}

// maxWrap is the longest line, in bytes, that wrapped text has.
const maxWrap = 120

// lines looks at the lines of src[b.Start:b.End].
func lines(src string, b syntax.Span) wrap {
	var w wrap
	text := src[b.Start:b.End]
	for len(text) > 0 {
		k := strings.IndexByte(text, '\n')
		if k < 0 {
			k = len(text)
		}
		w.width = max(w.width, len(strings.TrimRight(text[:k], " \t\r")))
		text = text[min(k+1, len(text)):]
	}
	return w
}

// gap tells what lies between the tokens a and b: a line break is one of wrapped
// text when lines are short and the next word would not have fitted on the line.
func (w wrap) gap(src string, a, b tok, lineStart int) uint8 {
	if a.end == b.start {
		return gapNone
	}
	g := src[a.end:b.start]
	if g == " " {
		return gapSpace
	}
	switch breaks := strings.Count(g, "\n"); {
	case breaks > 1:
		return gapPara
	case breaks == 1:
		word := strings.IndexAny(src[b.start:min(len(src), b.start+maxWrap)], " \n\t")
		if word < 0 {
			word = b.end - b.start
		}
		if w.width <= maxWrap && a.end-lineStart+1+word > w.width || startsLower(src[b.start:b.end]) {
			return gapWrap
		}
		return gapHard
	case strings.ContainsAny(g, "\u2029\u2028\f\v\r"):
		return gapHard
	case len(g) > 1:
		return gapWide
	}
	return gapSpace
}

// candidate reports whether a sentence may end between tokens of these classes.
func candidate(last, next, gap uint8) bool {
	switch last {
	case cPeriod, cMark, cDots, cClose, cQuote, cCloseQ, cColon, cSemi, cDash, cOther, cBullet:
		return true
	case cComma, cOpen, cOpenQ:
		return false
	}
	if last >= cAbbr {
		return gap != gapNone
	}
	if gap == gapNone {
		return false
	}
	switch next {
	case cCap, cUpper, cNumber, cBullet, cDash, cOpenQ, cQuote, cOpen, cOther:
		return true
	}
	return next >= cAbbr
}

// ends finds the sentences of the scanner's tokens, which are those of b: the
// index after the last token of each. With whole they are one sentence.
func (m *Model) ends(s *scanner, b syntax.Span, whole bool) []int {
	n := len(s.toks)
	if n == 0 {
		return nil
	}
	ends := s.ends[:0]
	if !whole {
		w := lines(s.src, b)
		st := s.walk()
		for k := range n - 1 {
			st.step(k, w)
			if st.boundary(m) {
				ends = append(ends, k+1)
				st.start(k + 1)
			}
		}
	}
	s.ends = append(ends, n)
	return s.ends
}
