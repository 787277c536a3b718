package synth

import (
	"hash/fnv"
	"math/rand/v2"
	"slices"
	"strings"
)

// A sentence is one of a text, with the places in it that can be filled anew.
type sentence struct {
	text  string
	slots []slot // in text order, apart from each other
}

// A slot is the mention of a name, or a number.
type slot struct {
	start, end int
	kind       kind
	thing      uint64 // which thing of its text is named
	full       string // the thing's whole name
}

type kind int

const (
	person kind = iota
	company
	country
	city
	number
)

// told is the stretch from start to end, with the names of c, other numbers and
// other words.
func (s *sentence) told(start, end int, r *rand.Rand, c cast, w words) string {
	var b strings.Builder
	at := start
	for _, x := range s.slots {
		if x.start < start || x.end > end {
			continue
		}
		b.WriteString(w.exchange(s.text[at:x.start], c.places))
		old := s.text[x.start:x.end]
		switch x.kind {
		case person:
			b.WriteString(c.person(x.thing).in(old, x.full))
		case number:
			b.WriteString(other(old, r))
		default:
			b.WriteString(c.place(x.thing, x.kind))
		}
		at = x.end
	}
	b.WriteString(w.exchange(s.text[at:end], c.places))
	return b.String()
}

// A joint is where a sentence can go on as another does: before a word that
// both have, "in" or "to", in the middle of them.
type joint struct {
	sentence, at int
	word         string
}

// joints are those of a sentence.
func (s *sentence) joints(number int, w words) []joint {
	var out []joint
	at := 0
	for _, word := range strings.SplitAfter(s.text, " ") {
		middle := at > len(s.text)/4 && at < len(s.text)*3/4
		if word = strings.TrimSpace(word); middle && w.common[word] && !s.inSlot(at) {
			out = append(out, joint{number, at, word})
		}
		at += len(word) + 1
	}
	return out
}

func (s *sentence) inSlot(at int) bool {
	return slices.ContainsFunc(s.slots, func(x slot) bool { return x.start <= at && at < x.end })
}

// other is a number with as many digits.
func other(old string, r *rand.Rand) string {
	out := []byte(old)
	for i := range out {
		if out[i] >= '1' && out[i] <= '9' {
			out[i] = '1' + byte(r.IntN(9))
		}
	}
	return string(out)
}

// A span is a stretch of a text.
type span struct{ start, end int }

// split cuts a stretch of text into sentences, well enough to shuffle them.
func split(text string, s span) []span {
	var out []span
	start := s.start
	for i := s.start; i < s.end; i++ {
		end := i + 1
		switch text[i] {
		case '\n':
			end = i
		case '.', '!', '?':
			for end < s.end && strings.IndexByte("\"')", text[end]) >= 0 {
				end++
			}
			for end+3 <= s.end && (text[end:end+3] == "”" || text[end:end+3] == "’") {
				end += 3
			}
			if end < s.end && text[end] != ' ' && text[end] != '\n' || abbreviation(text[start:i]) {
				continue
			}
		default:
			continue
		}
		out = appendTrimmed(out, text, span{start, end})
		start = min(end+1, s.end)
	}
	return appendTrimmed(out, text, span{start, s.end})
}

func appendTrimmed(out []span, text string, s span) []span {
	for s.start < s.end && (text[s.start] == ' ' || text[s.start] == '\n') {
		s.start++
	}
	const short = 25 // bytes: no sentence
	if s.end-s.start < short {
		return out
	}
	return append(out, s)
}

// abbreviation reports whether a full stop after s is no end: "Mr", "U.S", "J".
func abbreviation(s string) bool {
	word := s[strings.LastIndexAny(s, " \n")+1:]
	const longest = 2 // letters of titles
	return strings.Contains(word, ".") || len(word) <= longest && word != "" && word[0] >= 'A' && word[0] <= 'Z' || slices.Contains([]string{"Mrs", "Gen", "Sen"}, word)
}

// numbers are the runs of digits of s, of at most three: years stay.
func numbers(s string) []slot {
	var out []slot
	for i := 0; i < len(s); i++ {
		j := i
		for j < len(s) && s[j] >= '0' && s[j] <= '9' {
			j++
		}
		if j > i && j-i <= 3 {
			out = append(out, slot{start: i, end: j, kind: number})
		}
		i = max(i, j-1)
	}
	return out
}

func hash(parts ...string) uint64 {
	h := fnv.New64a()
	for _, p := range parts {
		_, _ = h.Write([]byte(p + "\x00"))
	}
	return h.Sum64()
}
