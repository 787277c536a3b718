package frame

import (
	"slices"
	"sort"
	"strings"

	"github.com/actant-nlp/actant/syntax"
)

// A World says what the words of a sentence refer to.
type World interface {
	// Is reports whether what fills s is of the class: an entity type in upper
	// case, or a subtype, a form or "verb" in lower case.
	Is(s Slot, class string) bool
	// Parts are the slots of a noun that the world knows without the tree: "mod"
	// and "poss" for names inside of the phrase that the noun heads.
	Parts(tok int) []Slot
}

// A Binding is a role with what fills it.
type Binding struct {
	Role string
	Slot Slot
	Want Want // what the frame asked of it; holds for each member of a coordination
}

// Fits reports whether what fills s is as want asks.
func (p *Program) Fits(g *Graph, w World, s Slot, want Want) bool {
	b := binder{m: &matcher{p: p, g: g, w: w}}
	return b.fits(s, want)
}

// A Match is a frame found in a sentence.
type Match struct {
	Frame    *Frame
	Head     int   // the trigger's head token
	Words    []int // all its tokens, in order
	Bindings []Binding
	Score    float64 // in [0, 1]
	carrier  int     // verb that carries a noun trigger; -1 when none
	conds    int
	strong   int
	sum      float64
}

// Dep is the token of slot "dep" of a frame without trigger words; -1 for others.
func (m *Match) Dep() int {
	for _, b := range m.Bindings {
		if b.Slot.Name == "dep" {
			return b.Slot.Tok
		}
	}
	return -1
}

// Arg is the first binding of the role.
func (m *Match) Arg(role string) (Slot, bool) {
	for _, b := range m.Bindings {
		if b.Role == role {
			return b.Slot, true
		}
	}
	return Slot{}, false
}

// Match finds the frames that hold in the sentence: for each trigger word the
// best one, and those marked "also". They come in the order of the triggers.
func (p *Program) Match(g *Graph, w World) []Match {
	m := matcher{p: p, g: g, w: w}
	for i := range g.Sent.Tokens {
		m.at(i)
	}
	return m.settle()
}

type matcher struct {
	p     *Program
	g     *Graph
	w     World
	found []Match
	slots []Slot // of the trigger at hand
	pair  []Slot // memory for those of an edge
	nouns map[int][]Slot
}

// of gives the slots of token i, the world's included.
func (m *matcher) of(i int) []Slot {
	slots := m.g.Slots(i)
	if !m.g.isNoun(i) {
		return slots
	}
	if s, ok := m.nouns[i]; ok {
		return s
	}
	parts := m.w.Parts(i)
	if len(parts) > 0 {
		slots = slices.Clone(slots)
		for _, p := range parts {
			if !slices.ContainsFunc(slots, func(s Slot) bool {
				return s.Tok == p.Tok && s.Part == p.Part && s.Weight >= inherited && (s.Name == "mod" || s.Name == "poss")
			}) {
				slots = append(slots, p)
			}
		}
	}
	if m.nouns == nil {
		m.nouns = map[int][]Slot{}
	}
	m.nouns[i] = slots
	return slots
}

// at tries all frames on token i.
func (m *matcher) at(i int) {
	g := m.g
	from := len(m.found)
	switch {
	case g.isVerb(i):
		if !g.hyphened(i) {
			m.try('v', i)
		}
		if g.xpos(i, "VBN", "VBG") {
			m.try('a', i)
			m.try('h', i)
		}
		if g.predicateNoun(i) {
			m.try('n', i)
		}
	case g.isNoun(i):
		m.try('n', i)
		m.try('h', i)
		m.edges(i)
	case g.upos(i) == "ADJ" || g.upos(i) == "ADV":
		m.try('a', i)
		m.try('h', i)
	}
	m.choose(from)
}

// try matches the frames whose trigger has part of speech pos and i's lemma.
func (m *matcher) try(pos byte, i int) {
	lemma := m.g.Lemma(i)
	if pos == 'h' {
		half, ok := m.secondHalf(i)
		if !ok {
			return
		}
		lemma = half
	}
	entries := m.p.words[string(pos)+":"+lemma]
	if text := strings.ToLower(m.g.tok(i).Text); text != lemma && pos != 'h' && pos != 'v' {
		entries = append(slices.Clip(entries), m.p.words[string(pos)+":"+text]...)
	}
	for _, e := range entries {
		if words, slots, ok := m.trigger(e.trigger, i); ok {
			m.slots = slots
			m.fill(e, i, words)
		}
	}
}

// secondHalf is the word after the hyphen at i: the token itself after a "-"
// without spaces, or the end of a token with one inside.
func (m *matcher) secondHalf(i int) (string, bool) {
	t := m.g.tok(i)
	if j := strings.LastIndexByte(t.Text, '-'); j > 0 && j < len(t.Text)-1 {
		return strings.ToLower(t.Text[j+1:]), true
	}
	if i >= 2 && m.g.tok(i-1).Text == "-" && m.g.tok(i-1).End == t.Start && m.g.tok(i-2).End == m.g.tok(i-1).Start {
		return strings.ToLower(t.Text), true
	}
	return "", false
}

// trigger checks the further words of t at token i, and gives all its tokens
// and the slots that the frame reads.
func (m *matcher) trigger(t *Trigger, i int) ([]int, []Slot, bool) {
	g := m.g
	words := []int{i}
	for k := len(t.Before) - 1; k >= 0; k-- {
		j := i - (len(t.Before) - k)
		if j < 0 || g.Lemma(j) != t.Before[k] && !strings.EqualFold(g.tok(j).Text, t.Before[k]) {
			return nil, nil, false
		}
		words = append([]int{j}, words...)
	}
	switch {
	case t.POS == 'h':
		return words, m.hyphened(i), true
	case len(t.Nouns) > 0:
		return m.withNoun(t, i)
	case t.POS == 'v':
		return m.withParticle(t, i)
	}
	return words, m.of(i), true
}

// hyphened gives the slots of "Russian-made": what stands before the hyphen,
// and what the word modifies.
func (m *matcher) hyphened(i int) []Slot {
	g := m.g
	out := slices.Clone(g.Slots(i))
	t := g.tok(i)
	if j := strings.LastIndexByte(t.Text, '-'); j > 0 {
		out = append(out, Slot{Name: "pre", Tok: i, Part: syntax.Span{Start: t.Start, End: t.Start + j}, Weight: sure})
	} else {
		first := i - 2
		for first >= 2 && g.tok(first-1).Text == "-" && g.tok(first).Start == g.tok(first-1).End {
			first -= 2
		}
		for j := i - 2; j >= first; j-- {
			out = append(out, Slot{Name: "pre", Tok: j, Weight: sure})
		}
	}
	if h := g.head(i); h >= 0 && (g.rel(i) == "amod" || g.rel(i) == "compound" || g.rel(i) == "acl" || g.rel(i) == "nmod") {
		out = append(out, Slot{Name: "head", Tok: h, Weight: sure})
	}
	if s := g.kid(i, "nsubj"); s >= 0 {
		out = append(out, Slot{Name: "head", Tok: s, Weight: inherited})
	}
	return out
}

// withParticle checks a verb and its particle or fixed preposition.
func (m *matcher) withParticle(t *Trigger, i int) ([]int, []Slot, bool) {
	g := m.g
	slots := g.Slots(i)
	if len(t.After) == 0 {
		for _, k := range g.kids[i] {
			if g.rel(int(k)) == "compound" && (g.sub(int(k)) == "prt" || g.xpos(int(k), "RP")) && m.p.particles["v:"+g.Lemma(i)+"_"+g.Lemma(int(k))] {
				return nil, nil, false
			}
		}
		return []int{i}, slots, true
	}
	words := []int{i}
	for n, w := range t.After {
		if j := m.particle(i, w, n < len(t.After)-1); j >= 0 {
			words = append(words, j)
			if g.rel(j) == "xcomp" && g.head(j) == i { // "pleaded guilty to theft": its phrases are the verb's
				slots = append(slices.Clip(slots), m.phrasesOf(j)...)
			}
			continue
		}
		object, at := -1, -1
		if n == len(t.After)-1 {
			object, at = m.prepositional(i, w)
		}
		if at < 0 {
			return nil, nil, false
		}
		words = append(words, at)
		slots = append(without(slots, w, object), Slot{Name: "obj", Tok: object, Weight: sure})
	}
	sort.Ints(words)
	return words, slots, true
}

// phrasesOf gives the phrases with prepositions of a word that belongs to a trigger.
func (m *matcher) phrasesOf(j int) []Slot {
	var out []Slot
	for _, k := range m.g.kids[j] {
		if r := m.g.rel(int(k)); r != "obl" && r != "nmod" && r != "advcl" {
			continue
		}
		for _, p := range m.g.cases(int(k)) {
			out = append(out, Slot{Name: p, Tok: int(k), Weight: inherited})
		}
	}
	return out
}

// particle finds word w as a particle of verb i, or as one of the words right
// after it; a preposition only where further words follow ("stab to death").
func (m *matcher) particle(i int, w string, more bool) int {
	g := m.g
	for _, kid := range g.kids[i] {
		k := int(kid)
		if g.Lemma(k) == w && (g.rel(k) == "compound" || g.rel(k) == "advmod" || g.rel(k) == "xcomp" || g.rel(k) == "obl" && g.upos(k) == "ADP") {
			return k
		}
	}
	if j := i + 1; j+1 < len(g.Sent.Tokens) && g.Lemma(j) == w && g.Lemma(j+1) == "by" && g.passive(i) {
		return j // "was paid for by"
	}
	for j := i + 1; j < len(g.Sent.Tokens) && j <= i+3; j++ {
		if g.Lemma(j) == w && (more || g.rel(j) != "case" && g.rel(j) != "mark") {
			return j
		}
	}
	return -1
}

// prepositional finds what preposition w of verb i governs.
func (m *matcher) prepositional(i int, w string) (object, at int) {
	g := m.g
	for _, s := range g.Slots(i) {
		if s.Name == "obj" && s.Weight >= inherited {
			return -1, -1
		}
	}
	for _, s := range g.Slots(i) {
		if s.Name != w {
			continue
		}
		for _, k := range g.kids[s.Tok] {
			if (g.rel(int(k)) == "case" || g.rel(int(k)) == "mark") && g.Lemma(int(k)) == w {
				return s.Tok, int(k)
			}
		}
		return s.Tok, i
	}
	return -1, -1
}

// without is slots less the one called name with filler tok; a copy.
func without(slots []Slot, name string, tok int) []Slot {
	out := make([]Slot, 0, len(slots)+2)
	for _, s := range slots {
		if s.Name != name || s.Tok != tok {
			out = append(out, s)
		}
	}
	return out
}

// withNoun checks a verb with a noun ("take part") and joins their slots.
func (m *matcher) withNoun(t *Trigger, i int) ([]int, []Slot, bool) {
	g := m.g
	name, particle := "obj", -1
	if t.Prep != "" {
		if particle = m.particle(i, t.Prep, false); particle < 0 {
			name = t.Prep
		}
	}
	for _, s := range g.Slots(i) {
		if s.Name != name && !(name == "obj" && s.Name == "iobj") || s.Weight < attached || !slices.Contains(t.Nouns, g.Lemma(s.Tok)) {
			continue
		}
		slots := without(g.Slots(i), name, s.Tok)
		for _, x := range g.Slots(s.Tok) {
			if x.Tok != i && x.Name != "appos" && x.Name != "head" && !(x.Name == "subj") {
				slots = append(slots, x)
			}
		}
		words := []int{i, s.Tok}
		if particle >= 0 {
			words = append(words, particle)
		}
		sort.Ints(words)
		return words, slots, true
	}
	return nil, nil, false
}
