package segment

import "strings"

// How long what stands before and after the "@" of an address may be (RFC 5321).
const (
	maxLocal  = 64
	maxDomain = 255
)

// address is the end of an address of a page or of mail, or of a host's name,
// that starts at i with a letter or digit; i for none.
func (s *scanner) address(i, end int) int {
	if i > s.from && (wordByte(s.src[i-1]) || s.src[i-1] == '-') {
		return i // inside something else
	}
	rest := s.src[i:end]
	n := runOf(rest[:min(len(rest), maxToken)], addressChars)
	if n < 4 || n < len(rest) && strings.IndexByte("@:/", rest[n]) < 0 && strings.IndexByte(rest[:n], '.') < 0 {
		return i
	}
	head := rest[:n]
	switch {
	case n < len(rest) && rest[n] == '@':
		if n > maxLocal {
			return i
		}
		return i + max(mail(rest, n), 0)
	case hasFold(rest[n:], "://") || hasFold(rest, "mailto:") || hasFold(rest, "doi:10.") || hasFold(rest, "www.") && len(rest) > 6:
		return i + url(rest)
	case s.host(head):
		if n < len(rest) && rest[n] == '/' && strings.IndexByte(head, '@') < 0 {
			return i + url(rest)
		}
		return i + len(strings.TrimRight(head, ".-_%+"))
	}
	return i
}

// addressChars may stand in the local part of a mail address and in a host.
const addressChars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._%+-"

// hasFold reports whether s starts with prefix, which is in small letters.
func hasFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// mail is the length of the mail address whose "@" is at n, 0 for none.
func mail(rest string, n int) int {
	m := n + 1 + runOf(rest[n+1:], addressChars)
	m = len(strings.TrimRight(rest[:m], ".-_%+"))
	if m <= n+1 || m-n-1 > maxDomain {
		return 0
	}
	return m
}

// host reports whether head, signs at its end set aside, is the name of a host:
// labels of letters and digits, the last one a known domain.
func (s *scanner) host(head string) bool {
	head = strings.TrimRight(head, ".-_%+")
	dot := strings.LastIndexByte(head, '.')
	if dot < 2 || !s.lex.hosts.hasFold(head[dot+1:]) || strings.Contains(head, "..") {
		return false
	}
	// "…of the talks.Me" is no host: its last label would be capitalised alone.
	return !isUpper(head[dot+1]) || isUpper(head[dot-1])
}

// url is the length of the page address at the start of rest: all up to a sign
// that no address has, less the signs that belong to the sentence around it.
func url(rest string) int {
	n := len(rest)
	if k := strings.IndexAny(rest, "<>\"“”«»{}|\\^"); k >= 0 {
		n = k
	}
	for {
		u := strings.TrimRight(rest[:n], ".,;:!?'")
		u = strings.TrimSuffix(u, "’")
		u = strings.TrimSuffix(u, "…")
		for _, pair := range []string{"()", "[]"} {
			if strings.HasSuffix(u, pair[1:]) && strings.Count(u, pair[1:]) > strings.Count(u, pair[:1]) {
				u = u[:len(u)-1]
			}
		}
		if len(u) == n {
			return min(n, maxToken)
		}
		n = len(u)
	}
}

// fileName reports whether a run of text is the name of a file that its signs
// would cut: notes-2#1.doc
func (s *scanner) fileName(core string) bool {
	dot := strings.LastIndexByte(core, '.')
	if dot < 1 || len(core) > 64 || len(core)-dot > 5 || !isAlnum(core[0]) || !s.lex.files.hasFold(core[dot+1:]) {
		return false
	}
	return runOf(core, addressChars+"#~!&") == len(core)
}

// handle is the length of "@name" at the start of rest.
func handle(rest string) int {
	n := 1
	for n < len(rest) && (isAlnum(rest[n]) || rest[n] == '_') {
		n++
	}
	return n
}
