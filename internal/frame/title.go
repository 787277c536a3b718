package frame

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

func first(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[0]
}
