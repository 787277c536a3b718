package frame

// noun collects the slots of a noun.
func (c *collector) noun(n int) {
	g := c.g
	c.dependents(n, sure, "")
	for _, s := range append([]Slot(nil), c.slots...) {
		if s.Weight >= inherited && s.Tok > n && s.Name != "appos" && s.Name != "mod" && s.Name != "poss" && s.Name != "inf" && s.Name != "that" && !g.isVerb(s.Tok) {
			c.attachments(s.Tok, attached)
		}
	}
	c.predicate(n)
	c.common(n)
	c.beforeName(n)
	defer c.afterNoun(n)
	h := g.head(n)
	if h < 0 {
		return
	}
	switch g.rel(n) {
	case "appos":
		c.add("appos", h, sure, "apposition")
		if g.words.titles[g.Lemma(n)] {
			c.after(n, h)
		}
	case "compound", "nmod", "flat", "amod":
		if len(g.cases(n)) == 0 && !g.poss(n) {
			c.title(n, h)
		} else if g.isNoun(h) {
			c.outer(n, h, faint)
			c.holder(n, h)
			if v := g.verbAbove(h); v >= 0 && g.rel(n) == "nmod" && g.words.sequel[first(g.cases(n))] {
				c.circumstance(n, v)
			}
		}
		if g.rel(n) == "nmod" && g.Content(h) && hasWord(g.cases(n), "of") && g.head(h) >= 0 && g.rel(h) == "obj" {
			c.governor(h, g.head(h)) // "held a round of talks"
		}
	case "acl": // "announced the delay after meeting her", read as a noun
		if v := g.verbAbove(h); v >= 0 && g.words.sequel[first(g.cases(n))] {
			c.circumstance(n, v)
		}
	case "conj":
		c.conjunct(n, h)
	case "obj", "nsubj", "obl", "xcomp", "iobj":
		c.governor(n, h)
	case "list", "parataxis":
		c.add("appos", h, attached, "apposition")
	}
}

// common adds the phrases behind the last of coordinated nouns that are all
// theirs: "the chairman and chief executive of Acme".
func (c *collector) common(n int) {
	g := c.g
	last := -1
	for _, k := range g.kids[n] {
		if g.rel(int(k)) == "conj" && int(k) > n {
			last = int(k)
		}
	}
	if last < 0 || g.upos(n) != "NOUN" || g.upos(last) != "NOUN" || g.has(last, "det") || !g.words.titles[g.Lemma(n)] || !g.words.titles[g.Lemma(last)] {
		return
	}
	for _, kid := range g.kids[n] { // one with a phrase of its own shares none
		if k := int(kid); g.rel(k) == "nmod" && k > n && k < last {
			return
		}
	}
	for _, kid := range g.kids[last] {
		if k := int(kid); g.rel(k) == "nmod" && k > last && !g.poss(k) {
			c.prepositions(k, inherited, "conjunct")
		}
	}
}

// dependents collects the modifiers of noun n.
func (c *collector) dependents(n int, weight float32, how string) {
	g := c.g
	predicate := g.has(n, "cop")
	for _, kid := range g.kids[n] {
		k := int(kid)
		filler, relative := g.resolve(k)
		h := how
		if relative {
			h = "relative"
		}
		switch g.rel(k) {
		case "nmod":
			switch {
			case g.poss(k):
				c.add("poss", filler, weight, h)
			case len(g.cases(k)) > 0 && k < n && !relative:
				// A phrase before a noun is not the noun's.
			case len(g.cases(k)) > 0:
				c.prepositions(k, weight, h)
			case k < n:
				c.modifier(k, weight, h)
			default:
				c.add("bare", k, weight, h)
			}
		case "compound", "amod", "nummod":
			if k < n && g.sub(k) != "prt" {
				c.modifier(k, weight, h)
			}
		case "det":
			if relative {
				c.add("poss", filler, weight, h)
			}
		case "flat":
			c.add("appos", k, weight*inherited, h)
		case "appos":
			c.add("appos", k, weight, h)
		case "obl":
			if predicate || len(g.cases(k)) > 0 {
				c.prepositions(k, weight, h)
			}
		case "acl", "ccomp", "xcomp", "advcl":
			c.complement(n, k, weight)
		}
	}
}

// modifier adds what stands before a noun, with the parts of "Roe-Poe".
func (c *collector) modifier(k int, weight float32, how string) {
	g := c.g
	for j := k + 1; j < c.at && c.at-k > 6; j++ {
		if g.isVerb(j) && g.rel(j) != "amod" {
			return // no phrase spans a verb: the parser hung it too far
		}
	}
	if g.upos(k) == "NOUN" && k+1 < c.at && g.tok(k+1).Text == "-" && g.tok(k+1).Start == g.tok(k).End && k+2 < c.at {
		return // "life-saving aid" is no aid of life
	}
	c.add("mod", k, weight, how)
	for _, d := range g.kids[k] {
		switch g.rel(int(d)) {
		case "flat":
			if d > 0 && g.Sent.Tokens[d-1].Text == "-" {
				c.add("mod", int(d), weight*inherited, how)
			}
		case "compound", "conj", "nmod", "amod":
			if !g.poss(int(d)) {
				c.add("mod", int(d), weight*inherited, how)
			}
		}
	}
}

// complement adds a clause of noun n; the phrases of "talks held with", "an
// attack carried out by" are the noun's own.
func (c *collector) complement(n, k int, weight float32) {
	g := c.g
	mark := g.cases(k)
	switch {
	case hasWord(mark, "to"):
		c.add("inf", k, weight, "")
	case g.xpos(k, "VBG") && len(mark) > 0:
		for _, m := range mark {
			c.add(m, k, weight, "")
		}
	case g.rel(k) == "ccomp" || hasWord(mark, "that"):
		c.add("that", k, weight, "")
	}
	if g.rel(k) == "acl" && g.isVerb(k) && g.sub(k) != "relcl" && g.passive(k) {
		c.support(n, k, inherited)
	}
	if g.rel(k) == "acl" && g.xpos(k, "VBG") && len(mark) == 0 {
		c.phrasesOf(k, faint) // "strikes using jets against a camp"
	}
	if g.rel(k) == "acl" && g.isVerb(k) && g.sub(k) == "relcl" && g.words.support[g.Lemma(k)] {
		c.support(n, k, probable)
	}
}

// predicate adds the subject of a noun that is a predicate.
func (c *collector) predicate(n int) {
	g := c.g
	s := g.kid(n, "nsubj")
	if s < 0 {
		return
	}
	filler, _ := g.resolve(s)
	if len(g.cases(n)) > 0 { // "is on a visit"
		c.add("subj", filler, inherited, "predicate")
		return
	}
	c.add("appos", filler, sure, "predicate")
	for _, k := range g.kids[n] {
		if g.rel(int(k)) == "nsubj" && int(k) != s && g.sub(int(k)) == "outer" {
			c.add("appos", int(k), probable, "predicate")
		}
	}
}

// conjunct gives noun n what it shares with the noun it is coordinated with:
// modifiers before the first, phrases after the last.
func (c *collector) conjunct(n, h int) {
	g := c.g
	if !g.isNoun(h) || g.upos(h) == "PRON" {
		return
	}
	for _, s := range g.Slots(h) {
		switch s.Name {
		case "appos":
			if s.How == "predicate" || s.How == "apposition" && s.Tok < h {
				c.add("appos", s.Tok, s.Weight*inherited, "conjunct")
			}
		case "poss", "subj":
			if s.Name == "subj" || !c.has("poss", inherited) {
				c.add(s.Name, s.Tok, s.Weight*inherited, "conjunct")
			}
		case "mod":
			if s.Tok < h && g.upos(s.Tok) != "NUM" && g.upos(n) != "PROPN" && !g.determined(n) {
				c.add("mod", s.Tok, s.Weight*attached, "conjunct")
			}
		case "head", "self", "word", "inf", "that", "bare", "holder", "clause":
		default:
			if s.Tok > n {
				c.add(s.Name, s.Tok, s.Weight*inherited, "conjunct")
			} else if g.upos(n) != "PROPN" { // a name shares no phrase before it
				c.add(s.Name, s.Tok, s.Weight*faint, "conjunct")
			}
		}
	}
}

// determined reports whether noun n has a determiner or possessor of its own,
// so that it shares none of another's: "Dutch troops and their allies".
func (g *Graph) determined(n int) bool {
	for _, k := range g.kids[n] {
		if r := g.rel(int(k)); (r == "det" || r == "nmod" && g.poss(int(k))) && int(k) < n {
			return true
		}
	}
	return false
}
