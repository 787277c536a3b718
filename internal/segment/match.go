package segment

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

// match adds the token or tokens at i of a run without white space that ends at
// end, and is where they end.
func (s *scanner) match(i, end int) int {
	rest := s.src[i:end]
	c := rest[0]
	if i == s.from {
		if n := s.wholeRun(i, end); n > 0 {
			return n
		}
	}
	if n := s.emoticon(i, end); n > 0 {
		s.add(i, i+n)
		return i + n
	}
	if n := apostrophe(rest); n > 0 {
		return s.apostrophe(i, end, n)
	}
	switch classOf[c] {
	case digit:
		return s.number(i, end)
	case letter:
		return s.wordAt(i, end)
	case wide:
		return s.wideAt(i, end)
	}
	return s.sign(i, end)
}

// wholeRun adds the run of text from i as one token where a list or an address
// rule knows it, white space to white space, signs at its end set aside; 0 where
// none does.
func (s *scanner) wholeRun(i, end int) int {
	run := s.src[i:end]
	core := strings.TrimRight(run, ".,;:!?)]}\"'")
	if n := len(core); n >= 2 && n <= 24 {
		for _, w := range []string{run[:min(n+1, len(run))], core} {
			if s.lex.whole.hasFold(w) {
				s.add(i, i+len(w))
				return i + len(w)
			}
		}
	}
	if s.fileName(core) {
		s.add(i, i+len(core))
		return i + len(core)
	}
	return 0
}

// emoticon is the length of an emoticon at i, 0 for none.
func (s *scanner) emoticon(i, end int) int {
	c := s.src[i]
	faces := s.lex.faces[c]
	first := i == s.from
	if faces == 0 || classOf[c]&(letter|digit|wide) != 0 && !first {
		return 0
	}
	for n := min(end-i, bits.Len32(faces)); n >= 2; n-- {
		e := s.src[i : i+n]
		if faces&(1<<n) == 0 || !s.lex.emoticons.has(e) {
			continue
		}
		after := i + n
		closes := strings.HasSuffix(e, ")") && s.depth > 0 // the bracket of an aside, rather
		joined := after < end && wordByte(s.src[after])
		inWord := !first && (strings.ContainsAny(e, `/\|`) || isLetter(e[n-1]) && wordByte(s.src[i-1]))
		if !closes && !joined && !inWord {
			return n
		}
	}
	return 0
}

// sign adds the token that starts with an ASCII sign at i.
func (s *scanner) sign(i, end int) int {
	rest := s.src[i:end]
	n := 1
	switch c := rest[0]; c {
	case '(':
		s.depth++
	case ')':
		s.depth = max(s.depth-1, 0)
	case '.':
		n = run(rest)
		if n == 1 && len(rest) > 1 && isDigit(rest[1]) && (i == s.from || !wordByte(s.src[i-1])) {
			return s.number(i, end) // .05
		}
	case '"':
		n = min(run(rest), 3) // "" in text that was quoted twice
	case '&':
		n = max(entity(rest), 1)
	case '!', '?':
		n = runOf(rest, "!?")
	case '<', '>':
		n = runOf(rest, "<>=-")
		if c == '<' && n > 1 && strings.Trim(rest[:n], "<") != "" && len(rest) > n {
			n = run(rest) // <-text
		}
	case '-', '=':
		n = run(rest)
		if m := runOf(rest, "-=>"); m > n && rest[m-1] == '>' {
			n = m // an arrow
		}
	case '_', '*', '~', '#', '^', '|', '+', '\\':
		n = run(rest)
		if m := s.tag(i, end, n); m > 0 {
			n = m
		}
	case '@':
		if m := handle(rest); m > 1 {
			n = m
		}
	}
	n = min(n, maxToken)
	s.add(i, i+n)
	return i + n
}

// entity is the length of an HTML entity that was left in the text (&amp;), 0 for
// none.
func entity(rest string) int {
	n := 1
	for n < len(rest) && n < 9 && (isAlnum(rest[n]) || n == 1 && rest[n] == '#') {
		n++
	}
	if n > 2 && n < len(rest) && rest[n] == ';' {
		return n + 1
	}
	return 0
}

// tag is the length of what "#" or "+" starts beside a run of itself: a hashtag
// of letters, a number with its sign; 0 for neither.
func (s *scanner) tag(i, end, n int) int {
	rest := s.src[i:end]
	switch {
	case n > 1 || len(rest) < 2:
	case rest[0] == '#' && wordByte(rest[1]) && !isDigit(rest[1]):
		return s.word(i+1) - i
	case rest[0] == '+' && isDigit(rest[1]) && i == s.from:
		return 1 + telephone(rest[1:])
	}
	return 0
}

// wideAt adds the token that starts with a rune beyond ASCII at i.
func (s *scanner) wideAt(i, end int) int {
	r, n := utf8.DecodeRuneInString(s.src[i:end])
	if isWordRune(r) {
		return s.wordAt(i, end)
	}
	if r == utf8.RuneError || r == '…' || r == '·' { // one token for a run
		j := i + n
		for j < end && j-i < maxToken {
			if q, m := utf8.DecodeRuneInString(s.src[j:end]); q != r || m != n {
				break
			}
			j += n
		}
		s.add(i, j)
		return j
	}
	j := max(s.word(i), i+n)
	s.add(i, j)
	return j
}
