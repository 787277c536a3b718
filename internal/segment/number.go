package segment

import "strings"

// number adds the token of the number at i, which starts with a digit or with a
// full stop and a digit.
func (s *scanner) number(i, end int) int {
	if j := s.address(i, end); j > i {
		s.add(i, j)
		return j
	}
	rest := s.src[i:min(end, i+maxToken)]
	n := amount(rest)
	if n == len(rest) && i+n < end {
		s.add(i, i+n) // the digits go on
		return i + n
	}
	if m := grouped(rest); m > n {
		s.add(i, i+m)
		return i + m
	}
	// What UAX #29 keeps together with the digits: 5th, 1970s, 9pm, B2B.
	if word := s.word(i + n - 1); word > i+n && word <= end && isLetter(rest[n]) {
		tail := s.src[i+n : word]
		if !s.lex.units.has(tail) {
			s.clitics(i, word)
			return word
		}
	} else if word > i+n && word <= end {
		s.clitics(i, word) // 80's, 3_4
		return word
	}
	s.add(i, i+n)
	return i + n
}

// amount is the length of the digits at the start of rest with the points and
// commas between them.
func amount(rest string) int {
	n := 0
	if rest[0] == '.' {
		n = 1
	}
	n += digits(rest[n:])
	for n+1 < len(rest) && (rest[n] == '.' || rest[n] == ',') && isDigit(rest[n+1]) {
		n += 1 + digits(rest[n+1:])
	}
	return n
}

// grouped is the length of a time, date, fraction or telephone number at the
// start of rest, 0 for none. Ranges (3-4, 1999-2001) are not: their parts are
// numbers of their own.
func grouped(rest string) int {
	n := digits(rest)
	if n == 0 || n+1 >= len(rest) || !isDigit(rest[n+1]) {
		return 0
	}
	switch rest[n] {
	case ':':
		return clock(rest)
	case '/':
		return slashed(rest)
	case '-':
		if m := telephone(rest); m > n {
			return m
		}
	}
	return 0
}

// clock is the length of 10:30 or 01:14:22.
func clock(rest string) int {
	n := digits(rest)
	if n > 2 {
		return 0
	}
	for n+1 < len(rest) && rest[n] == ':' && isDigit(rest[n+1]) {
		n += 1 + digits(rest[n+1:])
	}
	return n
}

// slashed is the length of 4/20/2001, 1/2 or 832/345-3436.
func slashed(rest string) int {
	n := digits(rest)
	for n+1 < len(rest) && rest[n] == '/' && isDigit(rest[n+1]) {
		n += 1 + digits(rest[n+1:])
	}
	if n+4 < len(rest) && n >= 7 && rest[n] == '-' && digits(rest[n+1:]) == 4 && strings.Count(rest[:n], "/") == 1 {
		n += 5
	}
	return n
}

// telephone is the length of groups of digits joined by hyphens that make one
// number or date: three groups or more (713-345-3436, 2024-02-20), or two as
// local numbers and postal codes have them (345-3436, 77002-1234). Else it is
// the length of the first group.
func telephone(rest string) int {
	first := digits(rest)
	n, groups, second, longest := first, 1, 0, first
	for n+1 < len(rest) && rest[n] == '-' && isDigit(rest[n+1]) {
		d := digits(rest[n+1:])
		n += 1 + d
		groups++
		longest = max(longest, d)
		if groups == 2 {
			second = d
		}
	}
	if groups == 2 && second == 4 && (first == 3 || first == 5 || first >= 6) || groups > 2 && longest > 1 && groups < 8 {
		return n
	}
	return first
}
