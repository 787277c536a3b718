package frame

import "sort"

// A collector gathers the slots of one token.
type collector struct {
	g     *Graph
	at    int
	slots []Slot
}

// maxSlots bounds the slots of one word, against sentences with hundreds of
// conjuncts and modifiers.
const maxSlots = 64

func (c *collector) add(name string, tok int, weight float32, how string) {
	if tok < 0 || tok == c.at && name != "self" && name != "word" || len(c.slots) >= maxSlots {
		return
	}
	for i := range c.slots {
		if s := &c.slots[i]; s.Name == name && s.Tok == tok && s.Part.Empty() {
			if weight > s.Weight {
				s.Weight, s.How = weight, how
			}
			return
		}
	}
	c.slots = append(c.slots, Slot{Name: name, Tok: tok, Weight: weight, How: how})
}

// prepositions adds a slot for each preposition of an oblique or nominal
// modifier; "bare" for one without.
func (c *collector) prepositions(tok int, weight float32, how string) {
	g := c.g
	filler, rel := g.resolve(tok)
	if rel {
		how = "relative"
	}
	names := g.cases(tok)
	for _, n := range names {
		c.add(n, filler, weight, how)
	}
	if len(names) == 0 {
		c.add("bare", filler, weight, how)
	}
}

// has reports whether a slot of that name is there with at least that weight.
func (c *collector) has(name string, weight float32) bool {
	for i := range c.slots {
		if c.slots[i].Name == name && c.slots[i].Weight >= weight {
			return true
		}
	}
	return false
}

// sorted puts the surest slots first, and among equals the nearest before far
// ones, in the order of the sentence.
func (c *collector) sorted() []Slot {
	sort.SliceStable(c.slots, func(i, j int) bool { return c.slots[i].Weight > c.slots[j].Weight })
	return c.slots
}
