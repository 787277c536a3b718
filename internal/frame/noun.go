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

// beforeName makes a name that directly follows a title its apposition, also
// when the parser put them apart.
func (c *collector) beforeName(n int) {
	g := c.g
	if n+1 >= len(g.Sent.Tokens) || g.upos(n+1) != "PROPN" || !g.words.titles[g.Lemma(n)] || g.rel(n+1) == "compound" && g.head(n+1) != n {
		return
	}
	c.add("appos", n+1, sure+0.05, "title")
}

// title handles a noun before or inside a name: "Kenyan President Jo
// Roe", whatever the parser makes the head. The modifiers of the name that
// stand before the title are the title's.
func (c *collector) title(n, h int) {
	g := c.g
	c.add("head", h, sure, "")
	if n+1 < h && g.words.titles[g.Lemma(n)] && g.words.titles[g.Lemma(n+1)] && !g.words.ranks[g.Lemma(n+1)] {
		return // "Deputy Director Jo Roe" has one office
	}
	if n > h {
		if g.rel(n) == "flat" {
			c.add("appos", h, probable, "apposition")
		}
		return
	}
	if g.upos(h) == "PROPN" {
		c.add("appos", h, inherited, "title")
	}
	for _, kid := range g.kids[h] {
		k := int(kid)
		if k >= n {
			break
		}
		switch g.rel(k) {
		case "nmod", "compound", "amod":
			if g.poss(k) {
				c.add("poss", k, inherited, "title")
			} else if len(g.cases(k)) == 0 {
				c.modifier(k, inherited, "title")
			}
		}
	}
	if g.isNoun(h) && g.upos(h) != "PROPN" {
		c.outer(n, h, faint)
	}
}

// after adds the phrases behind n that the parser hung on the name h before it:
// "Jo Roe, president of production at Acme".
func (c *collector) after(n, h int) {
	g := c.g
	for _, kid := range g.kids[h] {
		if k := int(kid); k > n && g.rel(k) == "nmod" && !g.poss(k) && g.tok(k-1).Text != "," && !c.has(first(g.cases(k)), attached) {
			c.prepositions(k, attached, "attachment")
		}
	}
}

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

// outer adds, with little trust, the phrases of the noun around n.
func (c *collector) outer(n, h int, weight float32) {
	g := c.g
	for _, kid := range g.kids[h] {
		k := int(kid)
		if k <= n || k <= h || g.rel(k) != "nmod" || g.poss(k) {
			continue
		}
		c.prepositions(k, weight, "attachment")
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

// adjective collects the slots of an adjective.
func (c *collector) adjective(a int) {
	g := c.g
	h := g.head(a)
	for _, kid := range g.kids[a] {
		k := int(kid)
		filler, _ := g.resolve(k)
		switch g.rel(k) {
		case "nsubj":
			c.add("subj", filler, sure, "predicate")
			c.add("head", filler, sure, "predicate")
		case "obl", "nmod":
			c.prepositions(k, sure, "")
		case "xcomp", "ccomp", "advcl":
			c.clause(k)
		case "advmod":
			c.add("adv", k, sure, "")
		}
	}
	if h < 0 {
		return
	}
	switch g.rel(a) {
	case "amod":
		c.add("subj", h, inherited, "")
		c.add("head", h, sure, "")
		c.outer(a, h, attached)
	case "acl":
		c.add("subj", h, inherited, "")
		c.add("head", h, inherited, "")
	case "xcomp", "conj", "advcl":
		for _, s := range g.controllers(a, 0) {
			c.add("subj", s.Tok, s.Weight, s.How)
		}
	case "obl", "advmod", "compound":
		c.add("head", h, probable, "")
	}
}
