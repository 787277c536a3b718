package ner

import (
	"slices"
	"strings"
)

// What the words around tell of an organisation by what it has, what it does and
// what is done to it; the words are the lexicon company-words.
const (
	ownedWeight = 2.4 // "X's chief executive", "X shares"
	ofWeight    = 2   // "a stake in X"
	verbWeight  = 1.8 // "X was founded in 1932", "acquire X"
)

// companyContext is what the words beside tokens [i, j), and the verb they hang
// on, tell of an organisation.
func (s *sentence) companyContext(i, j int) float64 {
	v := s.possessing(j)
	if i > 1 {
		switch s.toks[i-1].low {
		case "of", "in", "at", "with", "for":
			if s.companyWord(i-2, "of") {
				v += ofWeight
			}
		}
	}
	return v + s.companyVerb(i, j)
}

// possessing is the worth of the noun that what ends before token j has: right
// after it, or after its possessive and up to two words before the noun.
func (s *sentence) possessing(j int) float64 {
	if j >= len(s.toks) {
		return 0
	}
	if !isPossessive(s.toks[j].low) {
		if !s.toks[j].cap && s.companyWord(j, "owned") {
			return ownedWeight
		}
		return 0
	}
	for k := j + 1; k < min(j+4, len(s.toks)); k++ {
		switch t := &s.toks[k]; {
		case s.companyWord(k, "owned"):
			return ownedWeight
		case !strings.HasPrefix(t.XPOS, "JJ") && !strings.HasPrefix(t.XPOS, "NN"):
			return 0
		}
	}
	return 0
}

func isPossessive(low string) bool { return low == "'s" || low == "’s" || low == "'" || low == "’" }

// companyVerb is the worth of the verb that tokens [i, j) are an argument of.
func (s *sentence) companyVerb(i, j int) float64 {
	h := s.head(name{start: i, end: j})
	at := s.toks[h].Head
	if at < 0 || at >= len(s.toks) || at >= i && at < j {
		return 0
	}
	use := map[string]string{"nsubj": "subject", "nsubj:pass": "passive", "obj": "object"}[s.toks[h].Deprel]
	if use != "" && s.companyWord(at, use) {
		return verbWeight
	}
	return 0
}

// companyWord reports whether the lexicon has the lemma of token k with a use.
func (s *sentence) companyWord(k int, use string) bool {
	t := &s.toks[k]
	for _, w := range [...]string{t.Lemma, t.low, strings.TrimSuffix(t.low, "s")} {
		if r, ok := s.lex.company.Row(w); ok && w != "" && slices.Contains(r.List(0), use) {
			return true
		}
	}
	return false
}
