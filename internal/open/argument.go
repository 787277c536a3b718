package open

import (
	"slices"
	"strings"
)

// gap adds the object that a relative clause leaves out: "the car he bought".
func (b *builder) gap(v int) {
	g := b.g
	if g.Rel(v) != "acl" || g.Passive(v) || g.Kid(v, "nsubj") < 0 || g.Kid(v, "obj") >= 0 {
		return
	}
	for _, s := range g.Slots(v) {
		if s.Name == "obj" && s.How == "relative" {
			b.objects = append(b.objects, b.r.p.of(s.Tok, cut{cases: true, clause: b.below(v, s.Tok)}))
			return
		}
	}
}

// reported adds what a clause set beside another reports: "They met, he said".
func (b *builder) reported(v int) {
	g := b.g
	h := g.Head(v)
	if h < 0 || h > v || g.Rel(v) != "parataxis" || len(b.objects) > 0 || g.Kid(v, "nsubj") < 0 || g.Kid(v, "obj") >= 0 {
		return
	}
	b.objects = append(b.objects, b.r.p.of(h, cut{whole: true, clause: v}))
}

func (b *builder) hasOblique(v int) bool {
	for _, k := range b.g.Kids(v) {
		if b.g.Rel(int(k)) == "obl" && int(k) > v && len(b.casesOf(int(k))) > 0 {
			return true
		}
	}
	return false
}

// resolved reports whether relative pronoun k has an antecedent.
func (b *builder) resolved(k int) bool {
	t, ok := b.g.Resolve(k)
	return ok && t >= 0
}

func (b *builder) object(v, k int) {
	t, _ := b.g.Resolve(k)
	c := cut{clause: -1}
	if t != k {
		c.clause = b.below(v, t)
		c.cases = true
	}
	b.objects = append(b.objects, b.r.p.of(t, c))
}

func (b *builder) plain(k int) adjunct {
	p := b.r.p.of(k, cut{clause: -1})
	return adjunct{full: p, bare: p}
}

// oblique files a phrase with or without preposition.
func (b *builder) oblique(k int) {
	t, relative := b.g.Resolve(k)
	if relative {
		cases := b.casesOf(k)
		bare := b.r.p.of(t, cut{cases: true, clause: b.below(k, t)})
		b.phrases = append(b.phrases, adjunct{full: bare, bare: bare, cases: cases})
		return
	}
	if b.g.Relative(k) {
		return
	}
	b.phrases = append(b.phrases, adjunct{full: b.r.p.of(k, cut{clause: -1}), bare: b.r.p.of(k, cut{cases: true, clause: -1}),
		cases: b.casesOf(k), agent: b.g.Case(k) == "by", time: b.temporal(k)})
}

// temporal reports whether the phrase around k is a time.
func (b *builder) temporal(k int) bool {
	t := &b.g.Sent.Tokens[k]
	if strings.HasSuffix(t.Deprel, ":tmod") {
		return true
	}
	if len(t.Text) == 4 && (t.Text[0] == '1' || t.Text[0] == '2') && t.UPOS == "NUM" {
		return true
	}
	return isTime(b.g.Lemma(k))
}

// casesOf are the tokens of k's prepositions, fixed expressions whole.
func (b *builder) casesOf(k int) []int {
	var out []int
	for _, kid := range b.g.Kids(k) {
		c := int(kid)
		if b.g.Rel(c) != "case" || c > k || b.g.Sent.Tokens[c].UPOS == "PART" && b.g.Sent.Tokens[c].XPOS == "POS" {
			continue
		}
		out = append(out, c)
		for _, f := range b.g.Kids(c) {
			if r := b.g.Rel(int(f)); r == "fixed" {
				out = append(out, int(f))
			}
		}
	}
	slices.Sort(out)
	return out
}

// adverbial files an adverbial clause that follows its verb without a comma.
func (b *builder) adverbial(v, k int) {
	p := b.r.p.of(k, cut{whole: true, clause: -1})
	if k > v && !b.r.p.comma(k) {
		b.phrases = append(b.phrases, adjunct{full: p, bare: p})
	}
}

// complement files a clause that is the object: the word that opens it goes to
// the predicate.
func (b *builder) complement(v, k int) {
	p := b.r.p.of(k, cut{whole: true, marks: true, clause: -1})
	if v >= p.first && v < p.last {
		return
	}
	b.objects = append(b.objects, p)
	for _, m := range b.g.Kids(k) {
		if b.g.Rel(int(m)) == "mark" && int(m) > v {
			b.c.pred = append(b.c.pred, word{tok: int(m), late: true})
		}
	}
}

// completion files predicate complement k, or returns it when it is a verb that
// continues the predicate.
func (b *builder) completion(v, k int) int {
	g := b.g
	if g.Verb(k) || g.Kid(k, "cop") >= 0 {
		return k
	}
	if g.Sent.Tokens[k].UPOS == "ADJ" && b.hasOblique(k) && len(b.objects) == 0 {
		return k
	}
	b.objects = append(b.objects, b.r.p.of(k, cut{clause: -1}))
	return -1
}
