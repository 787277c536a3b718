package frame

// How far from certain the less direct readings are.
const (
	sure      = 1
	inherited = 0.9 // by control or coordination
	probable  = 0.7 // second choice of control
	attached  = 0.6 // a phrase that the parser put on the neighbouring noun
	faint     = 0.4
)

// verb collects the slots of a verb.
func (c *collector) verb(v int) {
	g := c.g
	pass := g.passive(v)
	c.direct(v, pass)
	c.gap(v, pass)
	if !c.has("obj", probable) {
		for _, s := range c.slots {
			if s.Name == "iobj" && s.Weight >= probable {
				c.add("obj", s.Tok, inherited, s.How) // "urged him to": one object only
				break
			}
		}
	}
	c.shared(v)
	if !c.has("subj", probable) || pass {
		c.subjects(v, pass)
	}
	c.neighbours(v)
	c.beside(v, pass)
	if g.rel(v) == "amod" {
		c.add("head", g.head(v), sure, "")
	}
}

// direct collects what hangs on the verb itself.
func (c *collector) direct(v int, pass bool) {
	g := c.g
	object := g.has(v, "obj") && !g.has(v, "iobj")
	first := -1
	for _, kid := range g.kids[v] {
		k := int(kid)
		filler, relative := g.resolve(k)
		how := ""
		if relative {
			how = "relative"
		}
		switch g.rel(k) {
		case "nsubj", "csubj":
			if g.sub(k) == "outer" && !g.bound(v) {
				continue
			}
			if g.rel(k) == "csubj" {
				filler = k
			}
			weight := float32(sure)
			if g.laterSubject(v, k) {
				weight = attached
			}
			c.surface(filler, pass, object, weight, how)
		case "obj":
			if first < 0 {
				first = k
			} else if !g.has(v, "iobj") { // two objects: the first is the indirect one
				c.add("iobj", first, inherited, how)
			}
			c.add("obj", filler, sure, how)
			c.infinitiveOf(k)
			c.resultOf(k)
		case "iobj":
			c.add("iobj", filler, sure, how)
		case "obl", "nmod":
			c.prepositions(k, sure, how)
			bare := len(g.cases(k)) == 0 && g.sub(k) == ""
			if bare && k > v && g.upos(k) != "ADV" && !g.has(v, "obj") {
				c.add("obj", k, attached, how) // an object that "at least" made an oblique
			}
			if pass && (g.sub(k) == "agent" || hasWord(g.cases(k), "by")) {
				c.add("subj", filler, sure, "passive")
			}
		case "xcomp", "ccomp", "advcl", "acl":
			c.clause(k)
		case "advmod":
			if relative {
				c.where(filler)
			} else {
				c.adverb(v, k)
			}
		}
	}
}

// where adds the noun that a clause with "where" modifies.
func (c *collector) where(n int) {
	c.add("in", n, probable, "relative")
	c.add("at", n, probable, "relative")
	c.add("to", n, faint, "relative")
}

// adverb adds adverb k of verb v, unless it is a noun, which is none.
func (c *collector) adverb(v, k int) {
	g := c.g
	if k > v && (g.upos(k) == "PROPN" || g.upos(k) == "NOUN") && len(g.cases(k)) == 0 && !g.has(v, "obj") {
		c.add("obj", k, attached, "")
		return
	}
	c.add("adv", k, sure, "")
}

// infinitiveOf takes an infinitive that the parser hung on the object: "ordered
// the firm to pay".
func (c *collector) infinitiveOf(object int) {
	g := c.g
	for _, kid := range g.kids[object] {
		if k := int(kid); g.rel(k) == "acl" && k > object && hasWord(g.marks(k), "to") {
			c.add("inf", k, attached, "attachment")
		}
	}
}

// resultOf takes an adjective behind the object that the parser made part of it:
// "left 83 people dead".
func (c *collector) resultOf(object int) {
	g := c.g
	for _, kid := range g.kids[object] {
		if k := int(kid); k == object+1 && g.rel(k) == "amod" {
			c.add("comp", k, attached, "attachment")
			for _, p := range g.kids[k] {
				if g.rel(int(p)) == "obl" {
					c.prepositions(int(p), attached, "attachment")
				}
			}
		}
	}
}

// bound reports "is to go", whose subject is the verb's own.
func (g *Graph) bound(v int) bool { return g.isVerb(v) && g.has(v, "cop") && hasWord(g.marks(v), "to") }

// laterSubject reports whether another subject stands between k and verb v: the
// nearer one is right.
func (g *Graph) laterSubject(v, k int) bool {
	for _, o := range g.kids[v] {
		if int(o) > k && int(o) < v && g.rel(int(o)) == "nsubj" {
			return true
		}
	}
	return false
}

// surface adds a surface subject under its deep name.
func (c *collector) surface(tok int, pass, object bool, weight float32, how string) {
	if !pass {
		c.add("subj", tok, weight, how)
		return
	}
	if how == "" {
		how = "passive"
	}
	if object {
		c.add("iobj", tok, weight, how)
		c.add("obj", tok, weight*faint, how)
		return
	}
	c.add("obj", tok, weight, how)
	c.add("iobj", tok, weight*faint, how)
}

// clause adds a complement clause or predicate k under its slot's name.
func (c *collector) clause(k int) {
	g := c.g
	mark := g.cases(k)
	rel := g.rel(k)
	to := hasWord(mark, "to") && !hasWord(mark, "in_order_to")
	switch {
	case !g.isVerb(k) && !g.has(k, "cop"):
		if rel == "xcomp" {
			c.add("comp", k, sure, "")
		} else if rel == "ccomp" {
			c.add("that", k, sure, "")
		}
		for _, m := range mark {
			c.add(m, k, sure, "")
		}
	case to && hasWord(mark, "that"): // "said that the goal is to win"
		c.add("that", k, sure, "")
	case to && rel == "advcl":
		c.add("inf", k, attached, "")
	case to:
		c.add("inf", k, sure, "")
	case g.xpos(k, "VBG"):
		if len(mark) == 0 && (rel != "advcl" && rel != "acl" || rel == "advcl" && k == c.at+1) {
			c.add("ing", k, sure, "")
		}
		for _, m := range mark {
			c.add(m, k, sure, "")
		}
	case rel == "ccomp":
		c.add("that", k, sure, "")
	case rel == "xcomp":
		c.add("inf", k, sure, "") // "helped build", "made it stop"
	case rel == "advcl":
		for _, m := range mark {
			c.add(m, k, faint, "")
		}
	}
}

// gap fills the missing argument of a relative clause without a pronoun ("the
// car he bought", "a train he travelled in"), and of a participle after a noun.
func (c *collector) gap(v int, pass bool) {
	g := c.g
	n := g.head(v)
	onNoun := g.rel(v) == "advcl" && n >= 0 && n < v && g.isNoun(n) && g.xpos(v, "VBN", "VBG") && len(g.marks(v)) == 0 && !g.has(n, "cop") && !g.has(n, "nsubj")
	if n < 0 || g.rel(v) != "acl" && g.rel(v) != "amod" && !onNoun {
		return
	}
	if g.rel(v) == "amod" {
		if pass {
			c.add("obj", n, inherited, "participle")
		} else if g.xpos(v, "VBG", "JJ") {
			c.add("subj", n, probable, "participle")
		}
		return
	}
	if g.isNoun(n) || g.upos(n) == "ADJ" || g.upos(n) == "DET" || g.upos(n) == "SYM" {
		c.clauseGap(v, n, pass)
	}
}

func (c *collector) clauseGap(v, n int, pass bool) {
	g := c.g
	for _, k := range g.kids[v] {
		if g.relative(int(k)) {
			return // direct has put the antecedent in
		}
		for _, d := range g.kids[k] {
			if g.relative(int(d)) {
				return
			}
		}
	}
	switch {
	case len(g.marks(v)) > 0 && g.xpos(v, "VBG"):
		return // "the accusation of sending": the noun is no argument
	case hasWord(g.marks(v), "to"):
		if !g.has(v, "obj") {
			c.add("obj", n, faint, "relative")
		}
	case pass && !g.has(v, "nsubj"):
		if g.has(v, "obj") {
			c.add("iobj", n, sure, "participle")
		} else {
			c.add("obj", n, sure, "participle")
		}
	case !g.has(v, "nsubj"):
		if v > 1 && g.xpos(v, "VBG") && g.tok(v-1).Text == "," && len(g.marks(v)) == 0 {
			if h := g.verbAbove(n); h >= 0 { // "hit the coast, killing six": what hit it
				for _, s := range g.surfaces(h, 0) {
					c.add("subj", s.Tok, s.Weight+0.05, "control")
				}
				c.add("subj", n, faint, "participle")
				return
			}
		}
		if h := g.head(n); g.rel(n) == "appos" && h >= 0 {
			c.add("subj", h, sure, "participle")
		}
		c.add("subj", n, sure, "participle")
		if h := g.head(n); h >= 0 && g.xpos(v, "VBG") && g.rel(n) == "obj" && g.words.support[g.Lemma(h)] {
			for _, s := range g.surfaces(h, 0) { // "conducted a raid using drones"
				c.add("subj", s.Tok, s.Weight*probable, "control")
			}
		}
	default:
		c.objectGap(v, n)
	}
}

// verbAbove is the verb of the clause that noun n is an argument in, but for its
// subject; -1 for none.
func (g *Graph) verbAbove(n int) int {
	for steps := 0; n >= 0 && steps < 6; steps++ {
		h := g.head(n)
		switch g.rel(n) {
		case "obj", "obl", "iobj":
			if h >= 0 && g.isVerb(h) {
				return h
			}
			return -1
		case "nmod", "appos", "conj", "compound", "flat":
			n = h
		default:
			return -1
		}
	}
	return -1
}

func (c *collector) objectGap(v, n int) {
	g := c.g
	for _, kid := range g.kids[v] {
		k := int(kid)
		if g.upos(k) == "ADP" && (g.rel(k) == "obl" || g.rel(k) == "advmod" || g.rel(k) == "case" || g.rel(k) == "nmod") && len(g.kids[k]) == 0 {
			c.add(g.Lemma(k), n, sure, "relative")
			return
		}
	}
	if !g.has(v, "obj") && !g.has(v, "ccomp") {
		c.add("obj", n, inherited, "relative")
	}
}

// marks are the subordinating words of clause v.
func (g *Graph) marks(v int) []string { return g.cases(v) }

// subjects finds the subject of a verb that has none of its own.
func (c *collector) subjects(v int, pass bool) {
	g := c.g
	for _, k := range g.kids[v] {
		if g.rel(int(k)) == "nsubj" || g.rel(int(k)) == "csubj" {
			return
		}
	}
	object := g.has(v, "obj") && !g.has(v, "iobj")
	if k := g.strandedSubject(v); k >= 0 {
		c.surface(k, pass, object, probable, "adjacent")
		return
	}
	for _, s := range g.controllers(v, 0) {
		c.surface(s.Tok, pass, object, s.Weight, s.How)
	}
}

// strandedSubject finds the subject of a clause before its reporting verb that
// the parser gave to that verb, which has one of its own: "A fire killed two,
// police said".
func (g *Graph) strandedSubject(v int) int {
	h := g.head(v)
	if h < 0 || h < v || g.rel(v) != "ccomp" {
		return -1
	}
	for _, k := range g.kids[h] {
		if g.rel(int(k)) == "nsubj" && int(k) < v && g.laterSubject(h, int(k)) {
			return int(k)
		}
	}
	return -1
}

// shared takes over the object that coordinated verbs have in common:
// "inspected and bought the car", "supplying, selling or moving vehicles".
func (c *collector) shared(v int) {
	g := c.g
	c.sharedAgent(v)
	if c.has("obj", sure) {
		return
	}
	if h := g.head(v); h >= 0 && g.rel(v) == "conj" && g.isVerb(h) {
		if o := g.kid(h, "obj"); o > v {
			filler, _ := g.resolve(o)
			c.add("obj", filler, inherited, "conjunct")
		}
		if o := g.kid(h, "obj"); o >= 0 && o < h && g.relative(o) {
			filler, _ := g.resolve(o)
			c.add("obj", filler, probable, "conjunct")
		}
	}
	for _, kid := range g.kids[v] {
		k := int(kid)
		if g.rel(k) != "conj" || !g.isVerb(k) || k < v || k-v > 8 || g.has(k, "nsubj") {
			continue
		}
		if o := g.kid(k, "obj"); o > k && !c.has("obj", faint) && adjacent(g, v, k) {
			c.add("obj", o, attached, "conjunct")
		}
	}
}

// sharedAgent gives a passive the agent of the one coordinated with it: "killed
// and wounded by a storm".
func (c *collector) sharedAgent(v int) {
	g := c.g
	if c.has("subj", faint) || !g.passive(v) {
		return
	}
	first := v
	if g.rel(v) == "conj" && g.head(v) >= 0 {
		first = g.head(v)
	}
	for _, kid := range append([]int32{int32(first)}, g.kids[first]...) {
		k := int(kid)
		if k == v || k != first && g.rel(k) != "conj" || !g.isVerb(k) || !g.passive(k) || k > v && g.has(k, "aux") {
			continue // "was founded in 1988 and is run by the city": an agent of its own
		}
		for _, o := range g.kids[k] {
			if g.rel(int(o)) == "obl" && hasWord(g.cases(int(o)), "by") && int(o) > v {
				c.add("subj", int(o), inherited, "conjunct")
			}
		}
	}
}

// adjacent reports whether only other conjuncts, adverbs and punctuation stand
// between verbs v and k.
func adjacent(g *Graph, v, k int) bool {
	for i := v + 1; i < k; i++ {
		switch g.upos(i) {
		case "PUNCT", "CCONJ", "ADV", "VERB", "AUX":
		default:
			return false
		}
	}
	return true
}

func hasWord(words []string, w string) bool {
	for _, x := range words {
		if x == w {
			return true
		}
	}
	return false
}
