package frame

import (
	"slices"
	"strings"
)

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
	for _, e := range behindNames {
		if len(m.p.edges[e.name]) == 0 {
			continue
		}
		if dep := e.find(m.g, i); dep >= 0 {
			m.edge(e.name, i, Slot{Tok: dep, Weight: sure})
		}
	}
}

// behindNames are the edges from a name to what stands behind it, set off from it:
// no tree need have them.
var behindNames = [...]struct {
	name string
	find func(g *Graph, i int) int // -1 for none
}{
	{"age", (*Graph).ageAfter},
	{"site", (*Graph).siteAfter},
	{"place", (*Graph).placeAfter},
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
	if at+1 < n && g.words.ageLead[g.tok(at).Text] {
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
		case next.UPOS == "PUNCT" && next.Text != "-" && next.Text != "%", g.words.ageEnd[next.Text]:
		default:
			return -1
		}
	}
	return h
}

// digits reports whether s has nothing else.
func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}
