package segment

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isWordRune reports whether words are made of r.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// wordAt adds the tokens of the word that starts at i with a letter.
func (s *scanner) wordAt(i, end int) int {
	if j := s.address(i, end); j > i {
		s.add(i, j)
		return j
	}
	j := s.joined(i, min(s.word(i), end), end)
	if u := strings.TrimRight(s.src[i:j], "_"); len(u) > 0 && len(u) < j-i && strings.IndexByte(u, '_') < 0 {
		j = i + len(u) // FURY|_
	}
	if k := s.dotted(i, j, end); k > 0 {
		return k
	}
	if j < end && s.src[j] == '.' {
		if kind := s.abbreviation(i, j); kind != notAbbr {
			s.addAbbr(i, j+1, kind)
			return j + 1
		}
	}
	j = s.extended(i, j, end)
	s.clitics(i, j)
	return j
}

// joined extends a word over the letters next to it: Unicode words cut between
// two letters only in scripts that write no spaces.
func (s *scanner) joined(i, j, end int) int {
	for j < end && j-i < maxJoined && s.src[j] >= utf8.RuneSelf {
		r, n := utf8.DecodeRuneInString(s.src[j:end])
		if !isWordRune(r) {
			break
		}
		j = max(s.word(j), j+n)
	}
	return min(j, end)
}

// dotted adds a word [i, j) with full stops in it, and is where it ends; 0 for a
// word without.
func (s *scanner) dotted(i, j, end int) int {
	w := s.src[i:j]
	at := strings.IndexByte(w, '.')
	if at < 0 {
		return 0
	}
	if acronym(w) {
		if j < end && s.src[j] == '.' && (j+1 == end || s.src[j+1] != '.') {
			j++
		}
		s.addAbbr(i, j, abbrAcronym)
		return j
	}
	if j < end && s.src[j] == '.' && j-i < 8 {
		if kind := s.lex.abbr[s.src[i:j+1]]; kind != notAbbr {
			s.addAbbr(i, j+1, kind)
			return j + 1
		}
	}
	// "…made car.Roe gave": two sentences that lost the space between them.
	left, right := w[:at], w[at+1:]
	if len(left) > 1 && len(right) > 1 && lowerASCII(left[1:]) && startsUpper(right) && startsLower(right[1:]) && strings.IndexByte(right, '.') < 0 {
		s.clitics(i, i+at)
		s.add(i+at, i+at+1)
		return i + at + 1
	}
	return 0
}

// acronym reports whether w is single letters with full stops between: U.N
func acronym(w string) bool {
	letters := 0
	for i := 0; i < len(w); i += 2 {
		if !isLetter(w[i]) || i+1 < len(w) && w[i+1] != '.' {
			return false
		}
		letters++
	}
	return letters > 1
}

// lowerASCII reports whether w has no byte but small ASCII letters.
func lowerASCII(w string) bool {
	for i := range len(w) {
		if w[i] < 'a' || w[i] > 'z' {
			return false
		}
	}
	return true
}

// abbreviation is the kind of the word [i, j) when the stop that follows belongs
// to it.
func (s *scanner) abbreviation(i, j int) abbrKind {
	if j-i == 1 && isUpper(s.src[i]) {
		return s.initial(i, j)
	}
	if j-i > 8 {
		return notAbbr
	}
	kind := s.lex.abbr[s.src[i:j+1]]
	if kind == abbrNumber && !s.numberFollows(j+1) {
		return notAbbr
	}
	return kind
}

// numberFollows reports whether a digit or a Roman numeral stands at i, white
// space aside.
func (s *scanner) numberFollows(i int) bool {
	rest := strings.TrimLeft(s.src[i:s.end], " \u00a0")
	if rest == "" {
		return false
	}
	n := runOf(rest, "IVXLC")
	return isDigit(rest[0]) || rest[0] == '#' || n > 0 && (n == len(rest) || !wordByte(rest[n]))
}

// initial decides whether the stop after one capital letter belongs to it: it
// does when more follows in the block, and for "I" when a name goes on.
func (s *scanner) initial(i, j int) abbrKind {
	if n := len(s.toks); n > 0 && s.toks[n-1].end == i && isDigit(s.src[i-1]) {
		return notAbbr // the unit of a number: $11.5|M|.
	}
	if n := len(s.toks); s.src[i] == 'X' && n > 0 && s.src[s.toks[n-1].start] >= 'a' && s.src[s.toks[n-1].start] <= 'z' {
		return notAbbr // "in a post on X. He": a network's name, as no first name begins so
	}
	rest := s.src[j+1 : s.end]
	follows := strings.TrimLeft(rest, " \t")
	if follows == "" || len(follows) == len(rest) && !wordByte(rest[0]) && rest[0] != ',' && rest[0] != '-' || follows[0] == '\n' || follows[0] == '\r' {
		return notAbbr
	}
	if s.src[i] == 'I' {
		name := len(s.toks) == 0 // at the start of a sentence, too, "I." is no pronoun
		if !name {
			t := s.toks[len(s.toks)-1]
			last := s.src[t.start:t.end]
			name = startsUpper(last) || last == "." || last == "!" || last == "?"
		}
		if !name || !startsUpper(follows) {
			return notAbbr
		}
	}
	return abbrInitial
}

// extended is the end of the token that the word [i, j) starts, where signs and
// words after it belong to it.
func (s *scanner) extended(i, j, end int) int {
	if j+1 >= end && !(j < end && s.src[j] == '$') {
		return j
	}
	switch s.src[j] {
	case '$': // US$
		if j-i <= 3 && strings.ToUpper(s.src[i:j]) == s.src[i:j] && (j+1 == end || isDigit(s.src[j+1])) {
			return j + 1
		}
	case '&': // AT&T, A&AMP;E
		at := j + max(entity(s.src[j:end]), 1)
		if at >= end {
			return j
		}
		k := s.word(at)
		if a := strings.IndexAny(s.src[j:k], "'’"); a > 1 {
			k = j + a // PG&E|'s
		}
		if wordByte(s.src[at]) && j-i <= 4 && k-at <= 4 && upperOrShort(s.src[i:j]) && upperOrShort(s.src[at:k]) {
			return k
		}
	case '-':
		if wordByte(s.src[j+1]) && (i == s.from || s.src[i-1] != '-') {
			return s.hyphen(i, j, end)
		}
	}
	return j
}

// upperOrShort reports whether w is in capitals or one letter.
func upperOrShort(w string) bool { return len(w) == 1 || isUpper(w[0]) && isUpper(w[1]) }

// hyphen is where the token ends that [i, j) starts before a hyphen: after the
// next word for prefixes (anti-war) and before some endings, else at j.
func (s *scanner) hyphen(i, j, end int) int {
	k := s.joined(j+1, min(s.word(j+1), end), end)
	if s.lex.prefixes.hasFold(s.src[i:j]) || s.lex.suffixes.hasFold(s.src[j+1:k]) {
		return k
	}
	return j
}

// clitics adds the word [i, j), cut where a contraction is cut.
func (s *scanner) clitics(i, j int) {
	w := s.src[i:j]
	at := -1 // byte of the last apostrophe
	for k := len(w) - 1; k > 0; k-- {
		if apostrophe(w[k:]) > 0 {
			at = k
			break
		}
	}
	if at < 0 {
		if n := j - i; n < 32 && s.lex.splits[w[0]]&(1<<n) != 0 {
			s.contraction(i, j)
			return
		}
		s.add(i, j)
		return
	}
	var buf [24]byte
	if len(s.lex.contractions[string(lower(&buf, w))]) > 0 && !hasCurly(w) {
		s.contraction(i, j)
		return
	}
	tail := w[at+apostrophe(w[at:]):]
	switch {
	case at > 1 && (tail == "t" || tail == "T") && w[at-1]|0x20 == 'n':
		s.clitics(i, i+at-1)
		s.addPart(i+at-1, j)
	case len(tail) <= 2 && s.lex.clitics.hasFold(tail) && !isDigit(w[at-1]):
		s.clitics(i, i+at)
		s.addPart(i+at, j)
	default:
		s.add(i, j)
	}
}

// apostrophe adds the token that starts with an apostrophe or single quotation
// mark of n bytes at i.
func (s *scanner) apostrophe(i, end, n int) int {
	rest := s.src[i:end]
	if strings.HasPrefix(rest, "''") || strings.HasPrefix(rest, "``") {
		s.add(i, i+2)
		return i + 2
	}
	after := rest[n:]
	word := ""
	if after != "" && wordByte(after[0]) {
		word = s.src[i+n : min(s.word(i+n), end)]
	}
	inner := i > s.from && (wordByte(s.src[i-1]) || strings.IndexByte(".)]}%\"", s.src[i-1]) >= 0)
	switch {
	case inner && word == "s" && s.decade(i):
		s.toks[len(s.toks)-1].end = i + n + 1
		return i + n + 1
	case inner && word != "" && len(word) <= 2 && s.lex.clitics.hasFold(word):
		s.addPart(i, i+n+len(word)) // U.N.|'s
		return i + n + len(word)
	case inner:
		possessive := !s.single && s.src[i-1]|0x20 == 's'
		s.single = false
		s.toks = append(s.toks, tok{start: i, end: i + n, part: possessive})
		return i + n
	case word != "" && n == 1 && len(word) < 16 && s.cutsAt("'"+word):
		s.contraction(i, i+n+len(word)) // 't|was
		return i + n + len(word)
	case word != "" && s.elided(word):
		s.add(i, i+n+len(word))
		return i + n + len(word)
	}
	s.single = after != "" && !s.single
	s.add(i, i+n)
	return i + n
}

// decade reports whether the token that ends at i is one of the numbers that
// take 's for a decade: 60's, 1990's.
func (s *scanner) decade(i int) bool {
	if len(s.toks) == 0 || s.src[i-1] != '0' {
		return false
	}
	t := s.toks[len(s.toks)-1]
	n := t.end - t.start
	return t.end == i && (n == 2 || n == 4) && digits(s.src[t.start:i]) == n
}

// cutsAt reports whether the lexicon knows how to cut w.
func (s *scanner) cutsAt(w string) bool {
	var buf [24]byte
	return len(s.lex.contractions[string(lower(&buf, w))]) > 0
}

// elided reports whether word, after an apostrophe at its start, has lost what
// the apostrophe stands for: '60s, 'em, 's.
func (s *scanner) elided(word string) bool {
	d := digits(word)
	return d == 2 && (len(word) == 2 || word[2:] == "s") || s.lex.apostrophes.hasFold(word) || len(word) <= 2 && s.lex.clitics.hasFold(word)
}
