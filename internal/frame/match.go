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

// edges matches the frames without trigger words whose head is i.
func (m *matcher) edges(i int) {
	for _, s := range m.of(i) {
		if s.Name == "in" && s.Tok > i && i+1 < len(m.g.Sent.Tokens) && m.g.Lemma(i+1) == "in" && s.Tok <= i+6 {
			m.edge("inside", i, s)
		}
		if s.Weight < inherited || s.How != "" && s.How != "within" && s.Name != "appos" {
			continue
		}
		if s.Name == "mod" && m.g.head(s.Tok) != i && s.How != "within" {
			continue
		}
		m.edge(s.Name, i, s)
	}
	if len(m.p.edges["age"]) > 0 {
		if dep := m.g.ageAfter(i); dep >= 0 {
			m.edge("age", i, Slot{Name: "age", Tok: dep, Weight: sure})
		}
	}
	if len(m.p.edges["site"]) > 0 {
		if dep := m.g.siteAfter(i); dep >= 0 {
			m.edge("site", i, Slot{Name: "site", Tok: dep, Weight: sure})
		}
	}
	if len(m.p.edges["place"]) > 0 {
		if dep := m.g.placeAfter(i); dep >= 0 {
			m.edge("place", i, Slot{Name: "place", Tok: dep, Weight: sure})
		}
	}
}

// edge matches the frames of one kind of edge, from i to dep; they have no words
// of their own.
func (m *matcher) edge(name string, i int, dep Slot) {
	entries := m.p.edges[name]
	if len(entries) == 0 {
		return
	}
	dep.Name = "dep"
	m.pair = append(append(m.pair[:0], Slot{Name: "head", Tok: i, Weight: sure}, dep), m.of(i)...)
	m.slots = m.pair
	for _, e := range entries {
		m.fill(e, i, nil)
	}
}

// placeAfter is the name that follows i and a comma, or stands in brackets
// after it, as in "Ningbo, China" and "Paris (Texas)"; -1 for none.
func (g *Graph) placeAfter(i int) int {
	n := len(g.Sent.Tokens)
	if g.upos(i) != "PROPN" || i+2 >= n || g.tok(i+1).Text != "," && g.tok(i+1).Text != "(" {
		return -1
	}
	j := i + 2
	if strings.EqualFold(g.tok(j).Text, "the") {
		j++
	}
	for j < n && j < i+5 && g.upos(j) == "ADJ" && ordinal(g.tok(j).Text) {
		j++ // "2nd Battalion, 5th Special Group"
		for j < n && j < i+5 && g.upos(j) == "ADJ" {
			j++
		}
	}
	if j >= n || g.upos(j) != "PROPN" {
		return -1
	}
	for j+1 < n && g.upos(j+1) == "PROPN" {
		j++
	}
	if g.listed(i) || g.listed(j) || g.goesOn(j) || j+1 < n && (g.upos(j+1) == "NOUN" || g.upos(j+1) == "ADJ" || g.xpos(j+1, "POS")) {
		return -1
	}
	return j
}

// ordinal reports whether a word is a number with its ending: "5th".
func ordinal(s string) bool { return len(s) > 2 && s[0] >= '1' && s[0] <= '9' && !digits(s) }

// goesOn reports whether name j, after a comma, is the middle of a list: "Rome,
// Milan and Turin", "Rome, Milan, and Turin".
func (g *Graph) goesOn(j int) bool {
	n := len(g.Sent.Tokens)
	k := j + 1
	if k < n && g.tok(k).Text == "," {
		k++
	}
	if k+1 >= n || g.upos(k) != "CCONJ" || g.upos(k+1) != "PROPN" {
		return false
	}
	for k++; k+1 < n && g.upos(k+1) == "PROPN"; k++ {
	}
	return k+1 >= n || g.tok(k+1).Text != "," // "from Rome, Italy, and Paris, France"
}

// siteAfter is the name after "in" behind name i and a comma: "Acme Corp., in
// Columbus"; -1 for none.
func (g *Graph) siteAfter(i int) int {
	n := len(g.Sent.Tokens)
	if g.upos(i) != "PROPN" {
		return -1
	}
	for i+1 < n && g.upos(i+1) == "PROPN" {
		i++
	}
	if i+3 >= n || g.tok(i+1).Text != "," || g.Lemma(i+2) != "in" {
		return -1
	}
	j := i + 3
	for j+1 < n && j < i+5 && (g.upos(j) == "ADJ" || g.upos(j) == "DET") {
		j++
	}
	if g.upos(j) != "PROPN" {
		return -1
	}
	end := j
	for end+1 < n && g.upos(end+1) == "PROPN" {
		end++
	}
	if end+1 < n && (g.upos(end+1) == "NOUN" || g.upos(end+1) == "ADJ" || g.xpos(end+1, "POS")) {
		return -1 // "in a Milan court"
	}
	return g.top(j)
}

// listed reports whether i is a member of a coordination with a conjunction:
// "Sudan, Iran and Libya".
func (g *Graph) listed(i int) bool {
	for steps := 0; steps < 3 && (g.rel(i) == "flat" || g.rel(i) == "compound"); steps++ {
		i = g.head(i)
		if i < 0 {
			return false
		}
	}
	if g.rel(i) != "conj" {
		return false
	}
	first := g.head(i)
	return first >= 0 && g.closes(first)
}

// closes reports whether one of those coordinated with i has a conjunction.
func (g *Graph) closes(i int) bool {
	const no, yes = 1, 2
	if g.lists == nil {
		g.lists = make([]uint8, len(g.kids))
	}
	if g.lists[i] == 0 {
		g.lists[i] = no
		if slices.ContainsFunc(g.kids[i], func(k int32) bool { return g.rel(int(k)) == "conj" && g.kid(int(k), "cc") >= 0 }) {
			g.lists[i] = yes
		}
	}
	return g.lists[i] == yes
}

// ageAfter is the number that follows name i between commas or in brackets, as
// in "Kim, 40, said" and "Kim (40)"; -1 for none.
func (g *Graph) ageAfter(i int) int {
	n := len(g.Sent.Tokens)
	if age := g.ageOf(i); age >= 0 {
		return age
	}
	if g.upos(i) != "PROPN" && g.upos(i) != "NOUN" || i+2 >= n || g.tok(i+1).Text != "," && g.tok(i+1).Text != "(" {
		return -1
	}
	at := i + 2
	if at+1 < n && (g.tok(at).Text == "now" || g.tok(at).Text == "then" || g.tok(at).Text == "aged") {
		at++ // "Roe, now 63,"
	}
	if t := g.tok(at).Text; len(t) > 3 || t[0] < '1' || t[0] > '9' || !digits(t) {
		return -1
	}
	if at+1 < n && g.tok(at+1).Text != "," && g.tok(at+1).Text != ")" && g.tok(at+1).Text != "." && g.tok(at+1).Text != ";" {
		return -1
	}
	return at
}

// ageOf is the bare number that is told of i: "She was 81", "Roe, who is 41";
// -1 for none.
func (g *Graph) ageOf(i int) int {
	h := -1
	if g.rel(i) == "nsubj" && g.head(i) > i {
		h = g.head(i)
	}
	for _, k := range g.kids[i] {
		if g.sub(int(k)) == "relcl" && int(k) > i && g.upos(int(k)) == "NUM" {
			h = int(k)
		}
	}
	if h < 0 || g.upos(h) != "NUM" || !g.has(h, "cop") || len(g.cases(h)) > 0 {
		return -1
	}
	if t := g.tok(h).Text; len(t) > 3 || !digits(t) || t == "1" || t[0] == '0' {
		return -1
	}
	if h+1 < len(g.Sent.Tokens) {
		switch next := g.tok(h + 1); {
		case next.UPOS == "PUNCT" && next.Text != "-" && next.Text != "%", next.Text == "and", next.Text == "when", next.Text == "years":
		default:
			return -1
		}
	}
	return h
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
