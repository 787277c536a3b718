package train

import (
	"slices"
	"strings"
)

// GUM marks noun phrases, nested, in MISC: "Entity=(4-place-new-…(5-person-…"
// opens two, "4)5)" closes them, "(6-…)" is one token
// (https://wiki.gucorpling.org/gum/gum-annotation-format).

// An openEntity is a noun phrase that has begun.
type openEntity struct {
	id, kind string
	from     int
}

type phrase struct {
	from, to int
	kind     string
}

// entityNames makes names of the phrases headed by proper nouns. Phrases do
// not cross sentences; open is what an odd sentence left.
func entityNames(s *sentence, misc []string, open []openEntity) []openEntity {
	s.named = true
	open = open[:0]
	var phrases []phrase
	for i := range s.words {
		if i >= len(misc) {
			break
		}
		for _, field := range strings.Split(misc[i], "|") {
			if v, ok := strings.CutPrefix(field, "Entity="); ok {
				open, phrases = readBrackets(v, i, open, phrases)
			}
		}
	}
	slices.SortStableFunc(phrases, func(a, b phrase) int { return (b.to - b.from) - (a.to - a.from) })
	taken := make([]bool, len(s.words))
	for _, p := range phrases {
		s.namePhrase(p, taken)
	}
	s.stripTitles()
	for i, t := range taken {
		if !t && (s.upos[i] == "PROPN" || s.upos[i] == "ADJ" && capitalised(s.words[i])) {
			s.open = append(s.open, i)
		}
	}
	return open
}

func readBrackets(v string, token int, open []openEntity, done []phrase) ([]openEntity, []phrase) {
	for v != "" {
		if v[0] == '(' {
			end := strings.IndexAny(v[1:], "()") + 1
			body, closed := v[1:], false
			if end > 0 {
				body, closed = v[1:end], v[end] == ')'
			}
			f := strings.SplitN(body, "-", 3)
			if len(f) < 2 {
				return open, done
			}
			if closed {
				done = append(done, phrase{token, token + 1, f[1]})
				end++
			} else {
				open = append(open, openEntity{f[0], f[1], token})
			}
			if end <= 0 {
				return open, done
			}
			v = v[end:]
			continue
		}
		id, rest, _ := strings.Cut(v, ")")
		v = rest
		for j := len(open) - 1; j >= 0; j-- {
			if open[j].id == id {
				done = append(done, phrase{open[j].from, token + 1, open[j].kind})
				open = slices.Delete(open, j, j+1)
				break
			}
		}
	}
	return open, done
}

// namePhrase takes the name out of a phrase: the run of proper nouns around
// its head, with what joins them.
func (s *sentence) namePhrase(p phrase, taken []bool) {
	h := s.phraseHead(p)
	if h < 0 || s.upos[h] != "PROPN" {
		return
	}
	from, to := h, h+1
	for from > p.from && s.joins(from-1, p) {
		from--
	}
	for to < p.to && s.joins(to, p) {
		to++
	}
	for from < h && !s.mayBegin(from) {
		from++
	}
	for to > h+1 && !s.mayEnd(to-1) {
		to--
	}
	if slices.Contains(taken[from:to], true) {
		return
	}
	for i := from; i < to; i++ {
		taken[i] = true
	}
	s.spans = append(s.spans, labelled{from, to, p.kind, s.xpos[h]})
}

// phraseHead is the token of p whose head is outside it.
func (s *sentence) phraseHead(p phrase) int {
	for i := p.from; i < p.to; i++ {
		if s.head[i] < p.from || s.head[i] >= p.to {
			return i
		}
	}
	return -1
}

// joins reports whether token i can be within a name.
func (s *sentence) joins(i int, p phrase) bool {
	switch s.upos[i] {
	case "PROPN":
		return true
	case "NUM", "NOUN", "ADJ", "VERB":
		return capitalised(s.words[i]) || s.words[i][0] >= '0' && s.words[i][0] <= '9'
	case "ADP", "DET", "CCONJ":
		return i > p.from && i+1 < p.to && (s.upos[i+1] == "PROPN" || s.upos[i+1] == "DET")
	case "PUNCT":
		return s.words[i] == "-" || s.words[i] == "."
	}
	return false
}

func (s *sentence) mayBegin(i int) bool {
	return s.upos[i] != "ADP" && s.upos[i] != "DET" && s.upos[i] != "CCONJ" && s.upos[i] != "PUNCT"
}

func (s *sentence) mayEnd(i int) bool {
	return s.mayBegin(i) && s.upos[i] != "VERB" || s.words[i] == "."
}
