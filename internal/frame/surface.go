package frame

// Readings by word order alone, with less trust than the tree's, for where the
// parser went wrong. They add to slots that the tree leaves empty.

const nearby = 0.65

// chunk is the head of the simple noun phrase that begins at token i: its last
// noun; -1 when none begins there.
func (g *Graph) chunk(i int) int {
	head := -1
	for j := i; j < len(g.Sent.Tokens) && j < i+10; j++ {
		switch g.upos(j) {
		case "NOUN", "PROPN":
			head = j
		case "PRON":
			if head >= 0 {
				return head
			}
			if g.xpos(j, "PRP$") {
				continue
			}
			if g.xpos(j, "PRP") {
				return j
			}
			return -1
		case "DET", "ADJ", "NUM", "SYM":
			if head >= 0 && g.upos(j) == "DET" {
				return head
			}
		case "PART":
			if !g.xpos(j, "POS") {
				return head
			}
		case "PUNCT":
			if g.Sent.Tokens[j].Text != "-" {
				return head
			}
		default:
			return head
		}
	}
	return head
}

// top is the token of a name that the others hang on.
func (g *Graph) top(i int) int {
	for steps := 0; steps < 6; steps++ {
		h := g.head(i)
		if h < 0 || g.upos(h) != "PROPN" || g.rel(i) != "flat" && g.rel(i) != "compound" {
			return i
		}
		i = h
	}
	return i
}

// afterNoun adds the phrase right after noun n ("visit to Rome"), and the name
// that an office stands beside across a comma ("Jo Roe, the mayor of Rome,").
func (c *collector) afterNoun(n int) {
	g := c.g
	c.beforeNoun(n)
	if n+2 < len(g.Sent.Tokens) && g.upos(n+1) == "ADP" {
		p := g.Lemma(n + 1)
		if h := g.chunk(n + 2); h >= 0 && !c.has(p, inherited) {
			weight := float32(nearby)
			if t := g.top(h); g.rel(n) == "obl" && g.head(t) == g.head(n) && g.words.aimed[p] && c.has("mod", sure) {
				weight = probable // "left after a police raid on the camp": the raid's
			}
			c.add(p, g.top(h), weight, "adjacent")
		}
	}
	c.agentOf(n)
	if !g.words.titles[g.Lemma(n)] || c.has("appos", probable) || n+1 < len(g.Sent.Tokens) && g.xpos(n+1, "POS") {
		return
	}
	if name := g.nameBefore(n); name >= 0 {
		c.add("appos", name, probable, "adjacent")
	} else if n+2 < len(g.Sent.Tokens) && g.Sent.Tokens[n+1].Text == "," && g.upos(n+2) == "PROPN" && !g.begins(g.top(n+2), n) {
		c.add("appos", g.top(n+2), nearby, "adjacent")
	}
}

// begins reports whether the clause of subject s begins behind the phrase of noun
// n: "born to a clerk and a seamstress, Roe studied".
func (g *Graph) begins(s, n int) bool {
	if g.rel(s) != "nsubj" || g.head(s) < s {
		return false
	}
	if h := g.head(n); g.rel(n) == "conj" && h >= 0 {
		n = h
	}
	for steps := 0; steps < 4 && g.rel(n) == "nmod" && g.head(n) >= 0 && g.head(n) < n; steps++ {
		n = g.head(n) // "in remarks to reporters, Roe said"
	}
	return g.rel(n) == "obl" && len(g.cases(n)) > 0
}

// agentOf adds the "by" of "the kidnapping of a tourist by two men", whatever the
// parser hangs it on.
func (c *collector) agentOf(n int) {
	g := c.g
	if c.has("by", attached) || n+2 >= len(g.Sent.Tokens) || g.Lemma(n+1) != "of" {
		return
	}
	patient := g.chunk(n + 2)
	if patient < 0 || patient+2 >= len(g.Sent.Tokens) || g.Lemma(patient+1) != "by" {
		return
	}
	if h := g.chunk(patient + 2); h >= 0 {
		c.add("by", g.top(h), nearby, "adjacent")
	}
}

// beforeNoun adds names and possessors in the simple phrase that ends in noun
// n: "the Roe-Poe summit", "Rome's visit".
func (c *collector) beforeNoun(n int) {
	g := c.g
	for j := n - 1; j >= 0 && n-j < 7; j-- {
		t := &g.Sent.Tokens[j]
		switch {
		case t.UPOS == "PROPN" || (t.UPOS == "ADJ" || t.XPOS == "NNP") && t.Text != "" && t.Text[0] >= 'A' && t.Text[0] <= 'Z':
			hyphened := j > 0 && g.Sent.Tokens[j-1].Text == "-" || g.Sent.Tokens[j+1].Text == "-"
			if !c.hasTok(j) && (hyphened || g.top(j) == j) {
				c.add("mod", j, nearby, "adjacent")
			}
		case g.words.ranks[g.Lemma(n)] && g.words.titles[g.Lemma(j)] && !g.words.ranks[g.Lemma(j)]:
			return // "Ry's minister Gen. Jo Roe" is no general of Ry's
		case t.UPOS == "NOUN" || t.UPOS == "ADJ" || t.UPOS == "NUM" || t.Text == "-":
		case g.xpos(j, "PRP$"):
			if !c.has("poss", probable) {
				c.add("poss", j, nearby, "adjacent")
			}
			return
		case g.xpos(j, "POS"):
			if j > 0 && !c.has("poss", probable) {
				c.add("poss", g.top(j-1), nearby, "adjacent")
			}
			return
		default:
			return
		}
	}
}

func (c *collector) hasTok(tok int) bool {
	for i := range c.slots {
		if c.slots[i].Tok == tok {
			return true
		}
	}
	return false
}

// nameBefore is the name that stands before the comma that the noun phrase
// around n begins after; -1 for none.
func (g *Graph) nameBefore(n int) int {
	det := false
	for j := n - 1; j > 0 && n-j < 9; j-- {
		switch g.upos(j) {
		case "DET", "PRON":
			det = true
		case "ADJ", "NOUN", "PROPN", "NUM", "CCONJ", "ADV":
		case "VERB":
			if det || !g.xpos(j, "VBG", "VBN") {
				return -1 // "Jo Roe, representing the president"
			}
		case "PART":
			if !g.xpos(j, "POS") {
				return -1
			}
		case "PUNCT":
			if g.Sent.Tokens[j].Text == "-" {
				continue
			}
			if g.Sent.Tokens[j].Text == "," && g.upos(j-1) == "PROPN" && g.upos(j+1) != "CCONJ" {
				return g.top(j - 1)
			}
			return -1
		default:
			return -1
		}
	}
	return -1
}

// beside adds the noun phrase right after an active verb as its object, and
// the one right before a finite verb as its subject, where the tree has none.
func (c *collector) beside(v int, pass bool) {
	g := c.g
	if !pass && !g.has(v, "obj") && !g.has(v, "xcomp") && !g.has(v, "ccomp") && !g.has(v, "iobj") && !c.has("obj", faint) && v+1 < len(g.Sent.Tokens) {
		switch g.upos(v + 1) {
		case "DET", "NOUN", "PROPN", "PRON", "ADJ":
			if h := g.chunk(v + 1); h >= 0 && !g.xpos(h, "WDT", "WP") && g.rel(g.top(h)) != "nsubj" && g.sub(g.top(h)) != "unmarked" {
				c.add("obj", g.top(h), nearby, "adjacent")
			}
		}
	}
	c.doubleObject(v, pass)
	c.agent(v, pass)
	if c.has("subj", faint) || pass || !g.xpos(v, "VBD", "VBZ", "VBP") {
		return
	}
	j := v - 1
	for j >= 0 && (g.upos(j) == "AUX" || g.upos(j) == "ADV" || g.upos(j) == "PART") {
		j--
	}
	if j >= 0 && (g.upos(j) == "PROPN" || g.upos(j) == "NOUN" || g.xpos(j, "PRP")) {
		c.add("subj", g.top(j), nearby, "adjacent")
	}
}

// doubleObject reads two noun phrases right after a verb as its two objects:
// "gave Jo Roe a car", when the tree does not show it.
func (c *collector) doubleObject(v int, pass bool) {
	g := c.g
	if pass || c.has("iobj", faint) || v+1 >= len(g.Sent.Tokens) {
		return
	}
	first := g.chunk(v + 1)
	if first < 0 || first+2 >= len(g.Sent.Tokens) || g.upos(first) == "PRON" && !g.xpos(first, "PRP") {
		return
	}
	if g.upos(first+1) == "SYM" { // "lent Ghana $300 million"
		c.add("iobj", g.top(first), nearby, "adjacent")
		c.add("obj", first+1, nearby, "adjacent")
		return
	}
	next := first + 1
	if g.upos(next) == "ADP" && g.words.placing[g.Lemma(next)] { // "gave the school in Ry a bus"
		h := g.chunk(next + 1)
		if h < 0 || h+2 >= len(g.Sent.Tokens) || !g.words.giving[g.Lemma(v)] {
			return
		}
		next = h + 1
	}
	if u := g.upos(next); u != "DET" && u != "NUM" && !g.xpos(next, "PRP$") {
		return
	}
	second := g.chunk(next)
	if second < 0 {
		return
	}
	c.add("iobj", g.top(first), nearby, "adjacent")
	c.add("obj", g.top(second), nearby, "adjacent")
}

// agent finds the agent of a passive that the parser hung elsewhere: the next
// "by" with a noun phrase, before another finite verb comes.
func (c *collector) agent(v int, pass bool) {
	g := c.g
	if !pass || c.has("subj", faint) {
		return
	}
	reach := 25
	if !g.has(v, "aux") {
		reach = 5 // "a car made by", not "a car made for the use of … by"
	}
	for i := v + 1; i+1 < len(g.Sent.Tokens) && i-v < reach; i++ {
		if g.xpos(i, "VBD", "VBZ", "VBP", "MD") || g.Sent.Tokens[i].Text == ";" {
			return
		}
		if i > v+1 && g.xpos(i, "VBN") && (g.Lemma(i+1) == "by" || i+2 < len(g.Sent.Tokens) && g.Lemma(i+2) == "by") {
			return // that participle's own
		}
		if g.upos(i) == "ADP" && g.Lemma(i) == "by" {
			if h := g.chunk(i + 1); h >= 0 {
				c.add("subj", g.top(h), attached, "adjacent")
				c.add("by", g.top(h), attached, "adjacent")
			}
			return
		}
	}
}
