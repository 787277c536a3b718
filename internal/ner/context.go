package ner

import (
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// A use is how a word stands to a name, by which it tells the name's kind.
type use uint8

const (
	owned   use = 1 << iota // what the name has: "X's wife", "X shares", "X province"
	of                      // what is of, in or at the name: "a stake in X", "the mayor of X"
	subject                 // what the name does: "X was weeping"
	object                  // what is done to the name: "recapture X"
	passive                 // the same in the passive: "X was founded in 1932"
	sport                   // the word itself tells of sport
)

var uses = map[string]use{"owned": owned, "of": of, "subject": subject, "object": object, "passive": passive, "sport": sport}

// A telling is the uses of one word with the names of each kind in told, from
// the lexicons person-cues, company-words and place-cues, and with teams named by
// a place, from team-cues.
type telling [len(told) + 1]use

// teams is the index of teams in a telling.
const teams = len(told)

// told are the kinds that words around a name tell apart, and what each use is
// worth (in the order of the uses' bits; log-odds).
var told = [...]struct {
	kind  kind
	worth [5]float64
}{
	{person, [...]float64{1.6, 1.6, 1.2, 0.8, 1.2}},
	{organization, [...]float64{2.4, 2, 1.8, 1.8, 1.8}},
	{place, [...]float64{1.6, 2, 0.8, 1.4, 1.4}},
}

// tellings joins the four lexicons by their words.
func tellings(lists ...*data.Table) map[string]telling {
	out := map[string]telling{}
	for k, list := range lists {
		for r := range list.All() {
			t := out[r.Entry()]
			for _, u := range r.List(0) {
				t[k] |= uses[u]
			}
			out[r.Entry()] = t
		}
	}
	return out
}

// tells sets what token t tells of names beside it, by its lemma or its form.
func (t *token) tells(words map[string]telling) {
	for _, w := range [...]string{t.Lemma, t.low, strings.TrimSuffix(t.low, "s")} {
		if x, ok := words[w]; ok {
			t.telling = x
			return
		}
	}
}

// A clue is what the words around a name tell of its kind, in the order of told.
type clue [len(told)]float64

// clues are what the words beside tokens [i, j), and the verb they hang on, tell.
func (s *sentence) clues(i, j int) clue {
	c := clue{s.personContext(i, j), s.bodyContext(i, j), s.placeContext(i, j)}
	if k := s.possession(j); k >= 0 {
		apart := isPossessive(s.toks[j].low)
		for x := range c {
			if s.toks[k].telling[x]&owned != 0 && (apart || told[x].kind != person) {
				c[x] += told[x].worth[0]
			}
		}
	}
	if i > 1 {
		if s.toks[i-1].is(toldOfWord) {
			c.add(s.toks[i-2].telling, of, 1)
		}
	}
	h := s.head(name{start: i, end: j})
	if at := s.toks[h].Head; at >= 0 && at < len(s.toks) && (at < i || at >= j) {
		switch s.toks[h].Deprel {
		case "nsubj":
			c.add(s.toks[at].telling, subject, 2)
		case "obj":
			c.add(s.toks[at].telling, object, 3)
		case "nsubj:pass":
			c.add(s.toks[at].telling, passive, 4)
		}
	}
	return c
}

// add adds the worth of a use, whose bit is given, for every kind that t has it with.
func (c *clue) add(t telling, u use, bit int) {
	for x := range told {
		if t[x]&u != 0 {
			c[x] += told[x].worth[bit]
		}
	}
}

// possession is the token of the noun that what ends before token j has: right
// after it, or after its possessive and up to two words before the noun; -1 for
// none that tells anything.
func (s *sentence) possession(j int) int {
	if j >= len(s.toks) {
		return -1
	}
	if !isPossessive(s.toks[j].low) {
		if !s.toks[j].cap && s.toks[j].tellsOwned() {
			return j
		}
		return -1
	}
	for k := j + 1; k < min(j+4, len(s.toks)); k++ {
		switch t := &s.toks[k]; {
		case t.tellsOwned():
			return k
		case !strings.HasPrefix(t.XPOS, "JJ") && !strings.HasPrefix(t.XPOS, "NN"):
			return -1
		}
	}
	return -1
}

func (t *token) tellsOwned() bool {
	for _, u := range t.telling[:teams] {
		if u&owned != 0 {
			return true
		}
	}
	return false
}

func isPossessive(low string) bool { return low == "'s" || low == "’s" || low == "'" || low == "’" }
