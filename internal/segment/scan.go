package segment

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

const (
	// maxToken bounds a token's bytes: longer stretches without a boundary (which
	// are not language) are cut between grapheme clusters.
	maxToken = 512
	// maxWindow bounds the stretch without white space that the rules look at
	// together, so that looking ahead costs constant time.
	maxWindow = 4 * maxToken
	// maxJoined bounds tokens joined from letters that UAX #29 cuts one by one
	// (Han, Thai …), which English rules cannot segment.
	maxJoined = 96
)

// A tok is a token while its sentence is not yet known.
type tok struct {
	start, end int
	abbr       abbrKind
	part       bool // continues the written word of the token before it
}

// A scanner cuts one block of a text into tokens. It is reused for the blocks of
// a text.
type scanner struct {
	src    string
	lex    *lexicon
	toks   []tok
	end    int   // of the block
	cuts   []int // ends of the Unicode words of the window
	next   int   // first of cuts that is not behind
	from   int   // start of the current run without white space
	single bool  // a single quotation mark is open
	depth  int   // of round brackets
	ends   []int // of the block's sentences
	state  state // of the walk over the block's tokens
}

// block appends the tokens of src[start:end].
func (s *scanner) block(start, end int) {
	s.end, s.single, s.depth = end, false, 0
	src := s.src[:end]
	for i := start; i < end; {
		if n := spaceAt(src, i); n > 0 {
			i += n
			continue
		}
		from := i
		var seen uint8
		signs, last := 0, 0 // signs that are not letters, and where the last one is
		for i < end {
			c := classOf[src[i]]
			if c == letter {
				i++
				continue
			}
			if c == space || c == wide && spaceAt(src, i) > 0 {
				break
			}
			seen |= c
			signs++
			last = i
			i++
			for c == wide && i < end && !utf8.RuneStart(src[i]) {
				i++
			}
		}
		s.from = from
		switch {
		case i-from > maxToken:
			s.long(from, i)
		case signs == 0:
			s.plain(from, i)
		case signs == 1 && last == i-1 && i-from > 1 && seen&(stop|dot) != 0:
			s.plainStop(from, i-1, seen)
		default:
			s.window(from, i)
		}
	}
}

// spaceAt is the length of the white space character at i, 0 for none.
func spaceAt(src string, i int) int {
	c := src[i]
	if c < utf8.RuneSelf {
		if classOf[c] == space {
			return 1
		}
		return 0
	}
	if c != 0xc2 && c != 0xe1 && c != 0xe2 && c != 0xe3 { // first bytes of all white space beyond ASCII
		return 0
	}
	r, n := utf8.DecodeRuneInString(src[i:])
	if unicode.IsSpace(r) || unseen(r) {
		return n
	}
	return 0
}

// unseen reports the marks that pages leave between words and nobody sees: of
// width zero, or of the direction of writing. They are no part of a word.
func unseen(r rune) bool { return r == '\u200b' || r == '\u200e' || r == '\u200f' || r == '\u2060' }

// add appends a token.
func (s *scanner) add(start, end int) { s.toks = append(s.toks, tok{start: start, end: end}) }

// addAbbr appends an abbreviation.
func (s *scanner) addAbbr(start, end int, kind abbrKind) {
	s.toks = append(s.toks, tok{start: start, end: end, abbr: kind})
}

// addPart appends a token that continues the word before it.
func (s *scanner) addPart(start, end int) {
	s.toks = append(s.toks, tok{start: start, end: end, part: true})
}

// plain adds a word of ASCII letters.
func (s *scanner) plain(start, end int) {
	n := end - start
	if n < 32 && s.lex.splits[s.src[start]]&(1<<n) != 0 {
		s.contraction(start, end)
		return
	}
	s.add(start, end)
}

// plainStop adds a word of ASCII letters and the sign after it.
func (s *scanner) plainStop(start, end int, seen uint8) {
	if seen == dot {
		if kind := s.abbreviation(start, end); kind != notAbbr {
			s.addAbbr(start, end+1, kind)
			return
		}
	}
	if s.src[end] == '!' && s.lex.whole.hasFold(s.src[start:end+1]) {
		s.add(start, end+1)
		return
	}
	s.plain(start, end)
	s.add(end, end+1)
}

// contraction adds a written word, cut where the lexicon says.
func (s *scanner) contraction(start, end int) {
	var buf [24]byte
	cuts := s.lex.contractions[string(lower(&buf, s.src[start:end]))]
	if len(cuts) == 0 || hasCurly(s.src[start:end]) {
		s.add(start, end)
		return
	}
	at := start
	for _, c := range cuts {
		s.toks = append(s.toks, tok{start: at, end: start + c, part: at > start})
		at = start + c
	}
	s.addPart(at, end)
}

// hasCurly reports whether w has a byte beyond ASCII, so that offsets into its
// lexicon form are not offsets into w.
func hasCurly(w string) bool {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return true
		}
	}
	return false
}

// long takes a run without white space window by window, cut at Unicode words.
func (s *scanner) long(start, end int) {
	it := words.FromString(s.src[start:end])
	from := start
	s.cuts = s.cuts[:0]
	for it.Next() {
		if start+it.End()-from > maxWindow && len(s.cuts) > 0 {
			to := s.cuts[len(s.cuts)-1]
			s.rules(from, to)
			from, s.from = to, to
			s.cuts = s.cuts[:0]
		}
		s.cut(start+it.Start(), start+it.End())
	}
	s.rules(from, end)
}

// window takes a run without white space that is short enough to look at whole.
func (s *scanner) window(start, end int) {
	it := words.FromString(s.src[start:end])
	s.cuts = s.cuts[:0]
	for it.Next() {
		s.cuts = append(s.cuts, start+it.End())
	}
	s.rules(start, end)
}

// cut notes the end of a Unicode word, and places inside a very long one.
func (s *scanner) cut(start, end int) {
	if end-start > maxToken {
		it := graphemes.FromString(s.src[start:end])
		from := start
		for it.Next() {
			if start+it.End()-from > maxToken {
				s.cutRunes(from, start+it.Start())
				from = start + it.Start()
			}
		}
		s.cutRunes(from, end)
		return
	}
	s.cuts = append(s.cuts, end)
}

// cutRunes notes end, and before it places between runes no more than maxToken
// apart: a grapheme cluster may be of any length.
func (s *scanner) cutRunes(start, end int) {
	for end-start > maxToken {
		at := start + maxToken
		for at > start+maxToken-utf8.UTFMax && !utf8.RuneStart(s.src[at]) {
			at--
		}
		s.cuts = append(s.cuts, at)
		start = at
	}
	if end > start {
		s.cuts = append(s.cuts, end)
	}
}

// rules cuts src[start:end], which has no white space, into tokens.
func (s *scanner) rules(start, end int) {
	s.next = 0
	for i := start; i < end; {
		j := min(s.match(i, end), end)
		if j <= i { // no rule may stand still
			j = s.word(i)
			s.add(i, j)
		}
		i = j
	}
}

// word is the end of the Unicode word that i is in.
func (s *scanner) word(i int) int {
	for s.next < len(s.cuts) && s.cuts[s.next] <= i {
		s.next++
	}
	if s.next == len(s.cuts) {
		return i + 1
	}
	return s.cuts[s.next]
}
