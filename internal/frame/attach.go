package frame

// neighbours adds phrases that the parser may have put on the verb's object or
// on another oblique: "received a car from Roe", "flew from Rome to Paris".
func (c *collector) neighbours(v int) {
	if c.g.words.bereave[c.g.Lemma(v)] {
		c.bereft(v)
	}
	for _, s := range append([]Slot(nil), c.slots...) {
		if s.Weight < probable || s.Name == "inf" || s.Name == "that" || s.Name == "adv" || s.How == "relative" || s.How == "participle" || s.How == "control" {
			continue
		}
		if s.Name == "subj" && s.How != "passive" {
			continue
		}
		weight := float32(attached)
		if s.Tok < v {
			weight = faint
		}
		c.attachments(s.Tok, weight)
	}
}

// bereft adds the "of" that the parser hung on the object: "accuses the police of
// fraud".
func (c *collector) bereft(v int) {
	g := c.g
	for _, o := range g.kids[v] {
		if g.rel(int(o)) != "obj" {
			continue
		}
		for _, k := range g.kids[o] {
			if g.rel(int(k)) == "nmod" && k > o && hasWord(g.cases(int(k)), "of") {
				c.add("of", int(k), attached, "attachment")
			}
		}
	}
}

// attachments adds the phrases on a noun and on those below and beside it, as
// far as no verb comes between. What hangs deeper is trusted less.
func (c *collector) attachments(n int, weight float32) {
	g := c.g
	level := []int{n}
	for depth := 0; depth < 3 && len(level) > 0; depth++ {
		var next []int
		for _, t := range level {
			for _, kid := range g.kids[t] {
				k := int(kid)
				if k < t || len(next) > 16 {
					continue
				}
				if g.isVerb(k) {
					c.behind(k, weight*inherited)
					continue
				}
				switch g.rel(k) {
				case "nmod", "obl":
					if g.poss(k) {
						continue
					}
					for _, p := range g.cases(k) {
						if p != "of" {
							c.add(p, k, weight, "attachment")
						}
					}
					next = append(next, k)
				case "conj", "appos":
					next = append(next, k)
				}
			}
		}
		level = next
		weight *= inherited
	}
}

// behind adds the phrases after the first of a participle that ends a noun's phrase:
// "gave a car fitted with a gun to the mayor".
func (c *collector) behind(v int, weight float32) {
	g := c.g
	if g.rel(v) != "acl" || !g.xpos(v, "VBN") {
		return
	}
	own := false
	for _, kid := range g.kids[v] {
		k := int(kid)
		if k < v || g.rel(k) != "obl" {
			continue
		}
		if own && !hasWord(g.cases(k), "by") {
			c.prepositions(k, weight, "attachment")
		}
		own = true
	}
}
