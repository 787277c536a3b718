package frame

import (
	"strings"

	"github.com/actant-nlp/actant/syntax"
)

// A Slot is one argument or modifier of a word in deep syntax.
type Slot struct {
	Name   string
	Tok    int         // the head token of what fills it
	Part   syntax.Span // when not empty: only this part of that token ("Russian" of "Russian-made")
	Weight float32     // trust in the reading, at most 1
	How    string      // what was undone to find it: "passive", "relative", "control", "" for nothing
}

// A Graph gives the slots of the words of one sentence. It computes them when
// asked, once. It is for one goroutine.
type Graph struct {
	Sent  *syntax.Sentence
	words wordLists
	kids  [][]int32
	memo  [][]Slot
	state []uint8   // of memo: not yet, under way, done
	lists []uint8   // see closes; made on demand
	tops  []climbed // see surfaces; made on demand

	lemmas []string // in lower case; made on demand
}

const (
	unknown = iota
	underWay
	done
)

// NewGraph prepares the graph of s. The tree may be of any shape, broken ones
// included; tokens with impossible heads count as roots.
func (p *Program) NewGraph(s *syntax.Sentence) *Graph {
	n := len(s.Tokens)
	g := &Graph{Sent: s, words: p.lists, kids: make([][]int32, n), memo: make([][]Slot, n), state: make([]uint8, n), lemmas: make([]string, n)}
	count := make([]int32, n)
	for i := range s.Tokens {
		if h := g.head(i); h >= 0 {
			count[h]++
		}
	}
	flat := make([]int32, 0, n)
	for i, c := range count {
		g.kids[i] = flat[len(flat) : len(flat) : len(flat)+int(c)]
		flat = flat[:len(flat)+int(c)]
	}
	for i := range s.Tokens {
		if h := g.head(i); h >= 0 {
			g.kids[h] = append(g.kids[h], int32(i))
		}
	}
	return g
}

func (g *Graph) tok(i int) *syntax.Token { return &g.Sent.Tokens[i] }

// Head is the index of i's head; -1 at a root.
func (g *Graph) head(i int) int {
	h := g.Sent.Tokens[i].Head
	if h < 0 || h >= len(g.Sent.Tokens) || h == i {
		return -1
	}
	return h
}

// Kids are the tokens whose head is i, in order.
func (g *Graph) Kids(i int) []int32 { return g.kids[i] }

// rel is i's relation without its subtype.
func (g *Graph) rel(i int) string {
	rel := g.Sent.Tokens[i].Deprel
	for k := range len(rel) {
		if rel[k] == ':' {
			return rel[:k]
		}
	}
	return rel
}

// poss reports whether i is a possessor: by its label, or by its form where the
// parser gives no subtypes.
func (g *Graph) poss(i int) bool {
	if g.sub(i) == "poss" {
		return true
	}
	if r := g.rel(i); r != "nmod" && r != "det" && r != "compound" {
		return false
	}
	if g.xpos(i, "PRP$", "WP$") {
		return true
	}
	for _, k := range g.kids[i] {
		if g.xpos(int(k), "POS") || g.rel(int(k)) == "case" && (g.Sent.Tokens[k].Text == "'s" || g.Sent.Tokens[k].Text == "’s") {
			return true
		}
	}
	return false
}

// sub is the subtype of i's relation.
func (g *Graph) sub(i int) string {
	_, s, _ := strings.Cut(g.Sent.Tokens[i].Deprel, ":")
	return s
}

func (g *Graph) upos(i int) string { return g.Sent.Tokens[i].UPOS }

// Lemma is the dictionary form of i in lower case.
func (g *Graph) Lemma(i int) string {
	if g.lemmas[i] == "" {
		t := &g.Sent.Tokens[i]
		if g.lemmas[i] = t.Lemma; t.Lemma == "" || t.Lemma == "_" {
			g.lemmas[i] = t.Text
		}
		g.lemmas[i] = strings.ToLower(g.lemmas[i])
	}
	return g.lemmas[i]
}

// Slots are the slots of token i, the surest of each name first.
func (g *Graph) Slots(i int) []Slot {
	switch g.state[i] {
	case done:
		return g.memo[i]
	case underWay:
		return nil // a cycle through coordination or control
	}
	g.state[i] = underWay
	c := collector{g: g, at: i}
	switch {
	case g.isVerb(i):
		c.verb(i)
		if g.predicateNoun(i) || g.xpos(i, "VBG") && g.has(i, "nmod") {
			c.noun(i)
		}
	case g.isNoun(i):
		c.noun(i)
	case g.upos(i) == "ADJ" || g.upos(i) == "ADV":
		c.adjective(i)
	default:
		c.noun(i)
	}
	g.memo[i] = c.sorted()
	g.state[i] = done
	return g.memo[i]
}

func (g *Graph) isVerb(i int) bool {
	return g.upos(i) == "VERB" || g.upos(i) == "AUX" && g.rel(i) != "aux" && g.rel(i) != "cop"
}

// hyphened reports the second half of an adjective such as "best-selling": no
// verb of its own.
func (g *Graph) hyphened(i int) bool {
	t := g.tok(i)
	return i > 1 && g.tok(i-1).Text == "-" && g.tok(i-1).End == t.Start && g.xpos(i, "VBG", "VBN") && (g.rel(i) == "amod" || g.rel(i) == "compound")
}

func (g *Graph) isNoun(i int) bool {
	switch g.upos(i) {
	case "NOUN", "PROPN", "PRON", "NUM":
		return true
	case "ADJ": // "is a brigadier general", "chief executive Jo Roe": what has a determiner or a noun's tag is a noun
		return (g.has(i, "det") || g.xpos(i, "NN", "NNS")) && g.words.titles[g.Lemma(i)]
	}
	return false
}

func (g *Graph) xpos(i int, tags ...string) bool {
	x := g.Sent.Tokens[i].XPOS
	for _, t := range tags {
		if x == t {
			return true
		}
	}
	return false
}

// predicateNoun reports a verb form that stands where a noun does.
func (g *Graph) predicateNoun(i int) bool {
	switch g.rel(i) {
	case "obj", "nsubj", "obl", "nmod":
		return g.xpos(i, "VBG", "NN", "NNS")
	}
	return false
}

func (g *Graph) has(i int, rel string) bool { return g.kid(i, rel) >= 0 }

// kid is the first child of i with the given relation, subtypes ignored.
func (g *Graph) kid(i int, rel string) int {
	for _, k := range g.kids[i] {
		if g.rel(int(k)) == rel {
			return int(k)
		}
	}
	return -1
}

// cases are the prepositions of i: its case markers, fixed expressions joined
// with "_" ("according_to").
func (g *Graph) cases(i int) []string {
	var out []string
	for _, k := range g.kids[i] {
		if r := g.rel(int(k)); r != "case" && r != "mark" || g.Sent.Tokens[k].Text == "'s" || g.Sent.Tokens[k].Text == "’s" || g.xpos(int(k), "POS") {
			continue
		}
		w := strings.ToLower(g.Sent.Tokens[k].Text) // "including", "according", not their verbs
		for _, f := range g.kids[k] {
			if g.rel(int(f)) == "fixed" {
				w += "_" + strings.ToLower(g.Sent.Tokens[f].Text)
			}
		}
		if n := len(out); w == "of" && n > 0 && out[n-1] == "out" {
			out[n-1] = "out_of" // the parser need not call it fixed
			continue
		}
		out = append(out, w)
	}
	return out
}

// voiceSigns are what hangs on a verb and tells its voice.
type voiceSigns struct {
	sure     bool // the auxiliary or the agent of a passive
	subject  bool // the subject of a passive, by its label
	be, have bool // an auxiliary
}

func (g *Graph) voiceSigns(v int) (s voiceSigns) {
	for _, kid := range g.kids[v] {
		k := int(kid)
		switch g.rel(k) {
		case "nsubj", "csubj":
			s.subject = s.subject || g.sub(k) == "pass"
		case "obl":
			s.sure = s.sure || g.sub(k) == "agent"
		case "aux":
			s.sure = s.sure || g.sub(k) == "pass"
			switch g.Lemma(k) {
			case "be", "get":
				s.be = true
			case "have", "'ve", "’ve":
				s.have = true
			}
		}
	}
	return s
}

// pastParticiple reports whether v is one, by its tag, or by its features and its
// ending where there is no tag.
func (g *Graph) pastParticiple(v int) bool {
	t := &g.Sent.Tokens[v]
	return g.xpos(v, "VBN") || t.XPOS == "" && (strings.Contains(t.Feats, "Voice=Pass") || strings.HasSuffix(t.Text, "ed"))
}

// passive reports whether verb v is in the passive: by its auxiliary, its
// subject's label, or as a bare past participle that modifies a noun or clause.
func (g *Graph) passive(v int) bool { return g.passiveWithin(v, 0) }

// passiveWithin is passive some conjuncts down a chain, which may be a circle in
// trees that no parser gives.
func (g *Graph) passiveWithin(v, depth int) bool {
	s := g.voiceSigns(v)
	participle := g.pastParticiple(v)
	switch {
	case s.sure, s.subject && (s.be || !g.fullStop()): // headlines leave the auxiliary out
		return true
	case s.be:
		return participle && !g.xpos(v, "VBG")
	case s.have, !participle && !g.xpos(v, "VBD"):
		return false
	}
	switch g.rel(v) {
	case "acl":
		if g.has(v, "obj") && v > 0 && g.Sent.Tokens[v-1].Text == "," {
			return false // "Acme, a subsidiary of Ace, accused her": the main verb, misread
		}
		return participle && !g.has(v, "nsubj") || g.xpos(v, "VBD") && g.sub(v) == "" && !g.has(v, "nsubj")
	case "amod":
		return participle
	case "advcl":
		return participle && !g.has(v, "nsubj") && !g.has(v, "obj")
	case "conj":
		h := g.head(v)
		return participle && h >= 0 && g.isVerb(h) && !g.has(v, "nsubj") && g.xpos(h, "VBN") && g.state[v] != done && depth < maxDepth && g.passiveWithin(h, depth+1)
	case "xcomp":
		return participle && !g.has(v, "obj")
	}
	return false
}

// fullStop reports whether the sentence ends in one.
func (g *Graph) fullStop() bool {
	n := len(g.Sent.Tokens)
	return n > 0 && (g.Sent.Tokens[n-1].Text == "." || n > 1 && g.Sent.Tokens[n-2].Text == ".")
}

// relative reports a relative pronoun or adverb.
func (g *Graph) relative(i int) bool {
	t := &g.Sent.Tokens[i]
	if t.XPOS == "WDT" || t.XPOS == "WP" || t.XPOS == "WP$" || t.XPOS == "WRB" {
		return true
	}
	if t.UPOS != "PRON" && t.UPOS != "DET" && t.UPOS != "ADV" && t.UPOS != "SCONJ" {
		return false
	}
	w := strings.ToLower(t.Text)
	return g.words.relative[w] || w == "that" && t.UPOS != "DET" && strings.Contains(t.Feats, "PronType=Rel")
}

// antecedent is the noun that a relative clause around v modifies; -1 for none.
func (g *Graph) antecedent(v int) int {
	for steps := 0; v >= 0 && steps < 12; steps++ {
		h := g.head(v)
		switch g.rel(v) {
		case "acl":
			return h
		case "advcl":
			if g.sub(v) == "relcl" {
				return -1
			}
			return -1
		case "root", "parataxis":
			return -1
		}
		v = h
	}
	return -1
}

// resolve replaces a relative pronoun by what it stands for.
func (g *Graph) resolve(i int) (int, bool) {
	if !g.relative(i) {
		return i, false
	}
	h := g.head(i)
	if h < 0 {
		return i, false
	}
	if a := g.antecedent(h); a >= 0 {
		return a, true
	}
	if i > 1 && g.tok(i-1).Text == "," && g.isNoun(i-2) && strings.EqualFold(g.tok(i).Text, "whose") {
		return g.top(i - 2), true // a clause that the parser put beside the one before
	}
	return i, false
}

// predicated reports whether noun i says what something is, against standing
// for it: "is a teacher", "named her director", "as president".
func (g *Graph) predicated(i int) bool {
	if g.has(i, "cop") || g.rel(i) == "xcomp" {
		return true
	}
	for _, p := range g.cases(i) {
		if p == "as" {
			return true
		}
	}
	return g.rel(i) == "conj" && g.head(i) >= 0 && g.rel(g.head(i)) == "xcomp"
}

// Content reports whether token i is a noun of amount or container, whose "of"
// phrase is what is meant.
func (g *Graph) Content(i int) bool { return g.words.content[g.Lemma(i)] || g.upos(i) == "NUM" }

// contentOf is the lemma of what noun i is an amount of: "seat" of "19 of the
// seats"; "" when i is no such noun.
func (g *Graph) contentOf(i int) string {
	if !g.Content(i) {
		return ""
	}
	for _, k := range g.kids[i] {
		if g.rel(int(k)) == "nmod" && hasWord(g.cases(int(k)), "of") {
			return g.Lemma(int(k))
		}
	}
	return ""
}

// Case is the first preposition of token i; "" for none.
func (g *Graph) Case(i int) string {
	if c := g.cases(i); len(c) > 0 {
		return c[0]
	}
	return ""
}

// Cases are the prepositions or subordinating words of token i; fixed ones are
// joined with "_".
func (g *Graph) Cases(i int) []string { return g.cases(i) }

// Rel is the relation of token i to its head, without subtype.
func (g *Graph) Rel(i int) string { return g.rel(i) }

// Head is the index of the head of token i; -1 at a root.
func (g *Graph) Head(i int) int { return g.head(i) }

// Passive reports whether the verb at i is in the passive.
func (g *Graph) Passive(i int) bool { return g.passive(i) }

// Verb reports whether the token at i is a verb, auxiliaries not counted.
func (g *Graph) Verb(i int) bool { return g.isVerb(i) }

// Kid is the first child of i with the relation, subtypes ignored; -1 for none.
func (g *Graph) Kid(i int, rel string) int { return g.kid(i, rel) }

// Antecedent is the noun that a relative clause around i modifies; -1 for none.
func (g *Graph) Antecedent(i int) int { return g.antecedent(i) }

// Shares reports whether conjunct k of noun n has a part in dependent dep of n:
// one that follows both ("towns and villages in Iraq"), or stands before both
// when k has none of its own ("Utah's governor and senators").
func (g *Graph) Shares(n, k, dep int) bool {
	if dep > k || dep < 0 {
		return true
	}
	if dep > n {
		return false // "Ann of Utah and Jo of Iowa"
	}
	for _, d := range g.kids[k] {
		if r := g.rel(int(d)); int(d) < k && (r == "nmod" || r == "compound" || r == "amod" || r == "det") {
			return false
		}
	}
	return true
}

// Support reports whether token i is a verb that carries the action of its
// noun: "paid" in "paid a visit".
func (g *Graph) Support(i int) bool { return g.isVerb(i) && g.words.support[g.Lemma(i)] }

// Title reports whether token i is the head of an office: "president".
func (g *Graph) Title(i int) bool { return g.words.titles[g.Lemma(i)] }

// Tally reports whether token i is a rough number: "dozens".
func (g *Graph) Tally(i int) bool { return g.words.tally[g.Lemma(i)] }

// Rank reports whether token i is a military or police rank.
func (g *Graph) Rank(i int) bool { return g.words.ranks[g.Lemma(i)] }

// Subjects are the tokens that may be the surface subject of the predicate at i,
// its own or that of a clause it depends on, the surest first.
func (g *Graph) Subjects(i int) []Slot { return g.surfaces(i, 0) }

// Relative reports whether the token at i is a relative pronoun or adverb.
func (g *Graph) Relative(i int) bool { return g.relative(i) }

// Resolve replaces the relative pronoun at i by what it stands for; the second
// result reports whether it did.
func (g *Graph) Resolve(i int) (int, bool) { return g.resolve(i) }

// Named reports whether token i is a noun for a kind of place, whose "of" phrase
// names it: "the town of Ry".
func (g *Graph) Named(i int) bool { return g.words.named[g.Lemma(i)] }
