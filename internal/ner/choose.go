package ner

import (
	"cmp"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/data"
)

// maxName is the most tokens that a name may have.
const maxName = 10

// A name is one candidate with its best type.
type name struct {
	start, end int
	kind       kind
	subtype    string
	score      float64 // log-odds of being a name of that kind
	margin     float64 // score less that of the next best kind
}

// choose finds the best set of names of s that do not overlap. Where doc tells
// nothing of a candidate, what it was worth before doc knew anything still holds.
func (s *sentence) choose(doc *document) []name {
	n := len(s.toks)
	var found []name
	for i := range n {
		if !s.mayStart(i) {
			continue
		}
		for j := i + 1; j <= n && j-i <= maxName && s.mayExtend(i, j-1); j++ {
			if !s.mayEnd(j - 1) {
				continue
			}
			if doc.learned() && !doc.tells(s, i, j) {
				if k, ok := slices.BinarySearchFunc(s.found, name{start: i, end: j}, byEnd); ok {
					found = append(found, s.found[k])
				}
			} else if c := s.score(i, j, doc); c.score > 0 {
				found = append(found, c)
			}
		}
	}
	slices.SortFunc(found, byEnd)
	s.found = found
	return best(found, n)
}

// byEnd orders candidates by their ends, then by their starts.
func byEnd(a, b name) int {
	return cmp.Or(cmp.Compare(a.end, b.end), cmp.Compare(a.start, b.start))
}

// A state is the best set of names among the first tokens, given whether a name
// ends with the last of them.
type state struct {
	value float64
	last  int // the name that ends here, -1 in the state where none does
	from  int // the state before it, -1 at the start
}

// best finds the set of candidates of the highest total that do not overlap.
// They are ordered by their ends. Two names side by side cost something: more
// often they are one.
func best(found []name, n int) []name {
	if len(found) == 0 {
		return nil
	}
	states := append(make([]state, 0, n+1+len(found)), state{last: -1, from: -1})
	at := make([]int, n+1) // where the states of each token begin, that without a name first
	c := 0
	for j := 1; j <= n; j++ {
		at[j] = len(states)
		o := state{last: -1, from: at[j-1], value: states[at[j-1]].value}
		for k := at[j-1] + 1; k < at[j]; k++ {
			if states[k].value > o.value {
				o.value, o.from = states[k].value, k
			}
		}
		states = append(states, o)
		for ; c < len(found) && found[c].end == j; c++ {
			x := &found[c]
			open := at[x.start]
			e := state{value: states[open].value + x.score, last: c, from: open}
			for k := open + 1; k < at[x.start+1]; k++ {
				p := &states[k]
				if v := p.value + x.score - beside(found[p.last].kind, x.kind); v > e.value {
					e.value, e.from = v, k
				}
			}
			states = append(states, e)
		}
	}
	end := at[n]
	for k := end + 1; k < len(states); k++ {
		if states[k].value > states[end].value {
			end = k
		}
	}
	var out []name
	for ; end >= 0; end = states[end].from {
		if l := states[end].last; l >= 0 {
			out = append(out, found[l])
		}
	}
	slices.Reverse(out)
	return out
}

// beside is the cost of a name of kind a directly before one of kind b.
func beside(a, b kind) float64 {
	switch {
	case a == group && b == organization:
		return 1.5
	case a == group:
		return 0
	case a == b:
		return 4
	case a == place:
		return 1
	}
	return 2.5
}

// mayStart reports whether a name may begin at token i.
func (s *sentence) mayStart(i int) bool {
	t := &s.toks[i]
	if !isWord(t.Text) {
		return false
	}
	if t.Part && t.low != "al" {
		return false
	}
	if !t.cap && !t.digit && i+1 < len(s.toks) && s.toks[i+1].cap && !s.lex.particles.Has(t.low) && len(s.hitsAt[i]) == 0 {
		return false // "liberal Yablocko Party"
	}
	if s.partyOf(i) {
		return false
	}
	return t.cap || t.Name != "" && !t.is(joinerWord) || len(s.hitsAt[i]) > 0 || t.digit || s.lex.particles.Has(t.low)
}

// mayExtend reports whether a name that begins at i may run over token j.
func (s *sentence) mayExtend(i, j int) bool {
	if j == i {
		return true
	}
	t := &s.toks[j]
	switch t.Text {
	case ",", ":", "(", ")", "\"", "“", "”", "?", "!", "``", "''", "—", "|", "[", "]":
		return t.Text == "," && (s.hitOver(i, j) || s.firm(i, j)) || s.nickname(j) || s.nickname(j-2)
	case ".":
		return s.glued(j)
	}
	if t.Text == ";" {
		return s.ampersand(j - 1)
	}
	if !s.sameLine(j) {
		return false
	}
	return t.cap || t.digit || t.is(joinerWord) || s.tail(j) || t.Name != "" || s.hitOver(i, j) || s.inQuotes(i, j)
}

// partyOf reports whether token i is the letter of a party before the place that
// somebody sits for: "D-Ore."
func (s *sentence) partyOf(i int) bool {
	return i > 0 && i+2 < len(s.toks) && len(s.toks[i].Text) == 1 && s.toks[i].cap && s.toks[i+1].Text == "-" && s.glued(i+1) && s.glued(i+2) &&
		(s.toks[i-1].Text == "," || s.toks[i-1].Text == "(") && s.placeAt(i+2)
}

// firm reports whether the comma at j stands between the names of partners:
// "Goldman, Sachs & Co."
func (s *sentence) firm(i, j int) bool {
	if j-i != 1 || j+3 >= len(s.toks) || !s.toks[i].cap || s.listedAny(i, j) || !s.toks[j+1].cap || s.listedAny(j+1, j+4) {
		return false
	}
	return s.toks[j+2].form == "&" && s.toks[j+3].cap
}

// sameLine reports whether token j stands on the line of the one before it.
// A name is never joined across line breaks that set blocks apart.
func (s *sentence) sameLine(j int) bool {
	breaks := 0
	for _, c := range s.source[s.toks[j-1].End:s.toks[j].Start] {
		if c == '\n' {
			breaks++
		}
	}
	return breaks < 2
}

// hitOver reports whether a lexicon's entry covers tokens i to j.
func (s *sentence) hitOver(i, j int) bool {
	for k := max(0, j-6); k <= j; k++ {
		for _, h := range s.hitsAt[k] {
			if s.hits[h].start <= j && s.hits[h].end > j && s.hits[h].start >= i {
				return true
			}
		}
	}
	return false
}

// inQuotes reports whether token i opens a quotation that may be a title.
func (s *sentence) inQuotes(i, j int) bool {
	return i > 0 && isOpenQuote(s.toks[i-1].Text) && j-i < 8
}

func isOpenQuote(t string) bool {
	switch t {
	case "“", "\"", "``", "‘", "`", "«", "'":
		return true
	}
	return false
}

func isCloseQuote(t string) bool {
	switch t {
	case "”", "\"", "''", "’", "'", "»":
		return true
	}
	return false
}

// mayEnd reports whether a name may end with token i.
func (s *sentence) mayEnd(i int) bool {
	t := &s.toks[i]
	if !isWord(t.Text) && t.Text != "." {
		return false
	}
	if t.Text == "." {
		return s.abbreviated(i)
	}
	if s.nickname(i - 1) {
		return false
	}
	if s.tail(i) {
		return true
	}
	if t.low == "'s" || t.low == "’s" {
		return s.hitEnds(i + 1) // "Moody's"
	}
	if t.is(openWord) {
		return false
	}
	return t.cap || t.digit || t.Name != "" || s.tail(i) || s.hitOver(max(0, i-5), i)
}

// hitEnds reports whether a lexicon's entry ends before token j.
func (s *sentence) hitEnds(j int) bool {
	for k := max(0, j-6); k < j; k++ {
		for _, h := range s.hitsAt[k] {
			if s.hits[h].end == j {
				return true
			}
		}
	}
	return false
}

// tail reports whether token i is the small second half of an East Asian given
// name with a hyphen: "jung" of "Dae-jung".
func (s *sentence) tail(i int) bool {
	if i < 2 || s.toks[i].cap || s.toks[i-1].Text != "-" || !s.glued(i) || !s.glued(i-1) || !s.toks[i-2].cap {
		return false
	}
	for _, list := range [...]*data.Table{s.lex.korean, s.lex.pinyin} {
		if list.Has(s.toks[i-2].low) && list.Has(s.toks[i].low) {
			return true
		}
	}
	return false
}

// abbreviated reports whether the full stop at token i belongs to the word
// before it: "Inc.", "Fla."
func (s *sentence) abbreviated(i int) bool {
	if i == 0 || !s.glued(i) {
		return false
	}
	w := s.toks[i-1].form
	if s.lex.legal.Has(w) && w != "Company" && w != "Group" && w != "Corporation" && w != "Limited" {
		return len(w) <= 4
	}
	r, ok := s.lex.places.Row(w)
	return ok && strings.HasSuffix(r.Entry(), ".")
}

// ampersand reports whether token i is an "&" that a page left as "&AMP".
func (s *sentence) ampersand(i int) bool {
	return s.toks[i].low == "&amp" || s.toks[i].low == "&amp;" || s.toks[i].low == "amp" && s.glued(i)
}
