package relate

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// A company is people who are named together: "Jo Roe and his wife Ann".
type company struct {
	sentence, at int   // where the first of them is named
	members      []int // entities, in the order told
	married      bool  // a word such as "wife" stands between them
}

const (
	recentCompany = 12 // sentences back that a group may have been named in
	comingCompany = 3  // sentences ahead that it may yet be named in
)

// companies lists the people who are named together, in the order of the text.
func (d *doc) companies() []company {
	if d.together != nil {
		return d.together
	}
	d.together = []company{}
	for i := range d.w.Range(len(d.index.refs)) {
		r := &d.index.refs[i]
		if r.mention.Kind != entity.Name || d.entities[r.entity].Type != entity.Person {
			continue
		}
		g := d.graphs[r.sentence]
		c := company{sentence: r.sentence, at: r.mention.Start, members: []int{r.entity}}
		for _, k := range g.Kids(r.head) {
			if g.Rel(int(k)) != "conj" || int(k) < r.head || len(c.members) > 3 {
				continue
			}
			o := d.mentionAt(r.sentence, int(k), 0)
			if o == nil || d.entities[o.entity].Type != entity.Person || !d.hasName[o.entity] || slices.Contains(c.members, o.entity) {
				continue
			}
			c.members = append(c.members, o.entity)
			for t := r.head; t < o.last; t++ {
				if row, ok := data.Lexicon("coref-kinship").Row(g.Lemma(t)); ok && (row.Get("kind") == "spouse" || row.Get("kind") == "partner") {
					c.married = true
				}
			}
		}
		if len(c.members) > 1 {
			d.together = append(d.together, c)
		}
	}
	return d.together
}

// group gives the two people that an unnamed plural stands for: "the parents",
// "the couple", "two brothers", whom the text names together before it, or soon
// after. It is nil where nothing ties two of them in that way.
func (d *doc) group(r *mentionRef) []int {
	g := d.graphs[r.sentence]
	row, ok := data.Lexicon("pair-nouns").Row(g.Lemma(r.head))
	if !ok || g.Sent.Tokens[r.head].XPOS != "NNS" && row.Get("number") != "one" {
		return nil
	}
	for _, k := range g.Kids(r.head) {
		if g.Case(int(k)) == "of" || g.Sent.Tokens[k].UPOS == "NUM" && g.Lemma(int(k)) != "two" && g.Lemma(int(k)) != "2" {
			return nil
		}
	}
	cs := d.companies()
	for _, k := range g.Kids(r.head) { // "two brothers, Jo and Max Roe,"
		for i := range cs {
			if c := &cs[i]; g.Rel(int(k)) == "appos" && c.at == g.Sent.Tokens[k].Start && len(c.members) == 2 {
				return c.members
			}
		}
	}
	for i := len(cs) - 1; i >= 0; i-- {
		if c := &cs[i]; c.at < r.mention.Start && r.sentence-c.sentence <= recentCompany && d.tied(c, row.Get("tie")) {
			return c.members
		}
	}
	for i := range cs {
		if c := &cs[i]; c.at > r.mention.Start && c.sentence-r.sentence <= comingCompany && d.tied(c, row.Get("tie")) {
			return c.members
		}
	}
	return nil
}

// tied reports whether two people belong together in the way told.
func (d *doc) tied(c *company, tie string) bool {
	if len(c.members) != 2 {
		return false
	}
	kin := false
	a, b := d.entities[c.members[0]].Name, d.entities[c.members[1]].Name
	if x, y := strings.Contains(a, " "), strings.Contains(b, " "); x && y {
		kin = lastWord(a) == lastWord(b)
	} else {
		kin = x != y
	}
	switch tie {
	case "spouse":
		return c.married || kin
	case "sibling":
		return kin && !c.married
	}
	return true
}

// lastCompany gives the two people that were named together last, in this
// sentence before pos or in the one before.
func (d *doc) lastCompany(sent, pos int) *company {
	cs := d.companies()
	for i := len(cs) - 1; i >= 0; i-- {
		if c := &cs[i]; c.at < pos {
			if sent-c.sentence > 1 || len(c.members) != 2 {
				return nil
			}
			return c
		}
	}
	return nil
}
