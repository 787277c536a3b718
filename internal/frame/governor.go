package frame

// governor takes the noun's arguments from the verb it belongs to.
func (c *collector) governor(n, v int) {
	g := c.g
	if !g.isVerb(v) {
		if g.rel(n) == "nsubj" && g.isNoun(v) && len(g.cases(v)) == 0 {
			c.add("appos", v, inherited, "predicate") // "his deputy is Jo Roe"
		}
		if g.rel(n) == "obl" || g.rel(n) == "nsubj" {
			c.circumstance(n, v)
		}
		return
	}
	switch g.rel(n) {
	case "xcomp":
		c.object(v, n)
	case "obj":
		if !g.words.titles[g.Lemma(n)] { // no verb is light with a person: "signed striker Jo Roe from Ry"
			c.support(n, v, sure)
		}
	case "nsubj":
		if g.passive(v) {
			c.support(n, v, sure)
		} else {
			c.phrases(n, v, attached)
		}
	case "obl", "iobj":
		if g.words.partake[g.Lemma(v)] && hasWord(g.cases(n), "in") {
			c.support(n, v, inherited) // "was involved in the use of"
			if g.passive(v) {
				for _, s := range g.surfaces(v, 0) {
					c.add("subj", s.Tok, s.Weight*inherited, "light verb")
				}
			}
		}
		for _, p := range g.cases(n) {
			if p == "as" {
				c.object(v, n)
			}
		}
		c.circumstance(n, v)
		c.phrases(n, v, faint)
	}
}

// object makes the object (or else the subject) of verb v what n is said of.
func (c *collector) object(v, n int) {
	slots := c.g.Slots(v)
	found := false
	for _, name := range []string{"obj", "iobj", "subj"} {
		for _, s := range slots {
			if s.Name == name && s.Weight >= probable && s.Tok != n && !found {
				c.add("appos", s.Tok, s.Weight*inherited, "predicate")
				found = true
			}
		}
	}
	if !found {
		for _, s := range c.g.surfaces(v, 0) {
			c.add("appos", s.Tok, s.Weight*probable, "predicate")
		}
	}
}

// support gives the noun the subject and phrases of the verb that carries it.
func (c *collector) support(n, v int, weight float32) {
	g := c.g
	carried := g.words.support[g.Lemma(v)] || g.words.partake[g.Lemma(v)]
	for _, s := range g.Slots(v) {
		switch s.Name {
		case "subj":
			if carried && s.Tok != n {
				c.add("subj", s.Tok, weight*s.Weight*inherited, "light verb")
			}
		case "iobj":
			if carried && s.Tok != n {
				c.add("to", s.Tok, weight*s.Weight, "light verb")
			}
		case "obj", "inf", "that", "ing", "comp", "adv", "head", "self", "word", "bare", "holder", "clause":
		default:
			if s.Tok == n || s.Name == "by" && !carried {
				continue
			}
			w := weight * s.Weight
			if !carried {
				w *= faint
			}
			c.add(s.Name, s.Tok, w, "light verb")
		}
	}
}

// holder adds the noun that the phrase of n, with its preposition, is told of,
// and the subject of the clause that both are in: "a party with offices in Rome",
// "the scene of a 3-1 win over Ry".
func (c *collector) holder(n, h int) {
	g := c.g
	c.add("holder", h, sure, "")
	if g.rel(h) == "appos" && g.head(h) >= 0 {
		c.add("holder", g.head(h), inherited, "")
	}
	if v := g.verbAbove(h); v >= 0 && !hasWord(g.cases(n), "of") {
		for _, s := range g.surfaces(v, 0) {
			c.add("clause", s.Tok, attached, "circumstance")
		}
	}
}

// circumstance makes the subject of the clause the one who acts in a noun
// phrase beside it: "during a visit to Moscow, Kim said".
func (c *collector) circumstance(n, v int) {
	g := c.g
	for _, s := range g.surfaces(v, 0) {
		c.add("clause", s.Tok, s.Weight, "circumstance")
	}
	phase := false
	for _, p := range g.cases(n) {
		phase = phase || g.words.phase[p] && !(p == "for" && g.words.ask[g.Lemma(v)])
	}
	if !phase {
		return
	}
	for _, s := range g.surfaces(v, 0) {
		c.add("ctx", s.Tok, attached, "circumstance")
	}
	if up := g.head(v); g.rel(v) == "acl" && g.sub(v) != "relcl" && up >= 0 { // "spoke in a hall lent to him during a visit"
		if h := g.verbAbove(up); h >= 0 {
			for _, s := range g.surfaces(h, 0) {
				c.add("ctx", s.Tok, attached, "circumstance")
			}
		}
	}
}

// phrases adds the prepositions of verb v to its noun n.
func (c *collector) phrases(n, v int, weight float32) {
	g := c.g
	for _, kid := range g.kids[v] {
		k := int(kid)
		if g.rel(k) == "obl" && k != n && !(g.passive(v) && hasWord(g.cases(k), "by")) {
			c.prepositions(k, weight, "attachment")
		}
	}
}

// phrasesOf adds, with that much trust, the prepositions of verb v to the noun
// that it modifies.
func (c *collector) phrasesOf(v int, weight float32) {
	for _, k := range c.g.kids[v] {
		if c.g.rel(int(k)) == "obl" {
			c.prepositions(int(k), weight, "attachment")
		}
	}
}
