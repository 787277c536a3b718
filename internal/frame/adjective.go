package frame

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
