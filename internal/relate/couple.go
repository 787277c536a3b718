package relate

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// couple is pairAt of the token that a filler ends with.
func (d *doc) couple(sent int, f filler) []filler {
	head, ok := slices.BinarySearchFunc(d.text.Sentences[sent].Tokens, f.span.End, func(t syntax.Token, end int) int { return cmp.Compare(t.End, end) })
	if !ok {
		return nil
	}
	return d.pairAt(sent, head)
}

// pairAt names the two members of a plural, headed by a token, that stands for a
// pair without being an entity of its own: "the two countries", "both sides",
// "they". It is nil when the words mean no pair or the text gives no two of a kind.
func (d *doc) pairAt(sent, head int) []filler {
	toks := d.text.Sentences[sent].Tokens
	var want func(*entity.Entity) bool
	g := d.graphs[sent]
	lemma := g.Lemma(head)
	dual, both, definite := false, false, false
	for _, k := range g.Kids(head) {
		l := g.Lemma(int(k))
		both = both || l == "both"
		dual = dual || l == "two" || l == "both"
		definite = definite || g.Rel(int(k)) == "det" || g.Sent.Tokens[k].XPOS == "PRP$"
		if toks[k].UPOS == "PROPN" || toks[k].XPOS == "JJ" && len(d.index.heads[sent][int(k)]) > 0 {
			return nil // "two Syrian teams" are two of many
		}
	}
	dual = dual && (both || definite)
	switch {
	case toks[head].UPOS == "PRON":
		if toks[head].XPOS == "PRP$" {
			if strings.EqualFold(toks[head].Text, "their") && d.unknown(d.mentionAt(sent, head, 0)) {
				return d.lastClan(sent, head)
			}
			return nil
		}
		if words().bothOf[lemma] {
			return d.lastPair(sent, head)
		}
		return nil
	case !dual:
		return nil
	case words().people[lemma]:
		want = func(e *entity.Entity) bool { return e.Type == entity.Person }
	case d.concrete(sent, head):
		return nil
	case toks[head].XPOS == "NNS" || strings.HasSuffix(toks[head].Text, "s"):
		if words().lands[lemma] {
			want = func(e *entity.Entity) bool { return e.Type == entity.Place && e.Subtype != "city" }
		} else {
			want = func(e *entity.Entity) bool {
				return e.Type == entity.Place && e.Subtype != "city" || e.Type == entity.Organization
			}
		}
	default:
		return nil
	}
	return d.topTwo(toks[head].Start, want)
}

// coupleAt gives the pair that token tok stands for, when it is no named entity
// and the role accepts both.
func (d *doc) coupleAt(sent, tok int, role relation.Role) []filler {
	if r := d.mentionAt(sent, tok, 0); r != nil && d.hasName[r.entity] {
		return nil
	}
	pair := d.pairAt(sent, tok)
	for _, f := range pair {
		if !acceptsType(role, f.e.Type) {
			return nil
		}
	}
	return pair
}

// lastPair gives the two parties of the mutual relation that was told last, in
// this sentence or the two before, or else the two people named together: who
// "they" are after "A met B" and "A and B".
func (d *doc) lastPair(sent, tok int) []filler {
	pos := d.text.Sentences[sent].Tokens[tok].Start
	c := d.lastCompany(sent, pos)
	for i := len(d.found) - 1; i >= 0; i-- {
		f := &d.found[i]
		if f.sentence < sent-2 || c != nil && f.sentence < c.sentence {
			break
		}
		role := twice(f.typ)
		if role == "" || len(f.Args) < 2 || f.Args[0].Role != role || f.Args[1].Role != role {
			continue
		}
		var out []filler
		for _, a := range f.Args[:2] {
			e := d.byID(a.Entity)
			if e == nil {
				return nil
			}
			out = append(out, filler{id: a.Entity, span: a.Span, e: e})
		}
		return out
	}
	if c == nil {
		return nil
	}
	var out []filler
	for _, m := range c.members {
		e := &d.entities[m]
		out = append(out, filler{id: e.ID, span: d.text.Sentences[sent].Tokens[tok].Span, e: e, kind: entity.Pronoun})
	}
	return out
}

// byID is the entity of the text with that id; nil when there is none.
func (d *doc) byID(id string) *entity.Entity {
	if i, ok := d.entityIDs()[id]; ok {
		return &d.entities[i]
	}
	return nil
}

// entityIDs are the places of the entities by id.
func (d *doc) entityIDs() map[string]int {
	if d.ids == nil {
		d.ids = make(map[string]int, len(d.entities))
		for i := range d.w.Range(len(d.entities)) {
			d.ids[d.entities[i].ID] = i
		}
	}
	return d.ids
}

// topTwo gives the two entities of a kind that the text has spoken of most
// before pos, in the order told.
func (d *doc) topTwo(pos int, want func(*entity.Entity) bool) []filler {
	d.indexNames()
	type candidate struct {
		entity, count int
		last          *mentionRef
	}
	var best [2]candidate
	for _, n := range d.spoken {
		e := &d.entities[n]
		refs := d.namesOf[n]
		if d.index.refs[refs[0]].mention.Start >= pos {
			break // later ones are introduced later still
		}
		if !want(e) {
			continue
		}
		k := sort.Search(len(refs), func(i int) bool { return d.index.refs[refs[i]].mention.Start >= pos })
		c := candidate{n, k, &d.index.refs[refs[k-1]]}
		switch {
		case c.count > best[0].count:
			best[0], best[1] = c, best[0]
		case c.count > best[1].count || c.count == best[1].count && c.last.mention.Start > best[1].last.mention.Start:
			best[1] = c
		}
	}
	if best[1].last == nil {
		return nil
	}
	if d.namesOf[best[0].entity][0] > d.namesOf[best[1].entity][0] {
		best[0], best[1] = best[1], best[0]
	}
	var out []filler
	for _, c := range best {
		e := &d.entities[c.entity]
		out = append(out, filler{id: e.ID, span: c.last.mention.Span, e: e, kind: c.last.mention.Kind})
	}
	return out
}

// maxSpoken bounds the entities that may be one of a pair.
const maxSpoken = 100

// indexNames lists the named entities in the order of their first mention, each
// with its mentions; nationalities count as their countries.
func (d *doc) indexNames() {
	if d.namesOf != nil {
		return
	}
	d.namesOf = map[int][]int{}
	for i := range d.w.Range(len(d.index.refs)) {
		r := &d.index.refs[i]
		n := d.nation(r.entity)
		if !d.hasName[n] || d.inDateline(r) {
			continue
		}
		if d.namesOf[n] == nil {
			if len(d.spoken) >= maxSpoken {
				continue
			}
			d.spoken = append(d.spoken, n)
		}
		d.namesOf[n] = append(d.namesOf[n], i)
	}
}

// inDateline reports whether a mention is the place that an article was sent
// from.
func (d *doc) inDateline(r *mentionRef) bool {
	return d.text.Dateline.Contains(r.mention.Span)
}

// members gives the people that a plural surname or a noun for a pair stands
// for: "the Roes", "the parents" are Richard and Jane Roe. It is nil for other
// entities.
func (d *doc) members(e int) []int {
	if m, ok := d.families[e]; ok {
		return m
	}
	d.families[e] = nil // while it is under way
	var out []int
	if d.entities[e].Type == entity.Person {
		for i := range d.entities[e].Mentions {
			m := &d.entities[e].Mentions[i]
			if surname, ok := strings.CutSuffix(m.Text, "s"); ok && m.Kind == entity.Name && len(surname) > 1 && !strings.Contains(surname, " ") {
				if out = d.bearers(e, surname); d.clanCalled(surname) != nil {
					out = d.clanCalled(surname).members
				}
			}
		}
		if !d.hasName[e] {
			if c := d.clans()[e]; c != nil {
				out = c.members
			} else {
				out = d.pairOf(e)
			}
		}
	}
	if len(out) < 2 || len(out) > 6 {
		out = nil
	}
	d.families[e] = out
	return out
}

// pairOf gives the people that one of the descriptions of an unnamed entity
// stands for.
func (d *doc) pairOf(e int) []int {
	for i := range d.entities[e].Mentions {
		if m := &d.entities[e].Mentions[i]; m.Kind == entity.Nominal {
			if r, ok := place(d.text, m); ok {
				if out := d.group(&r); out != nil {
					return out
				}
			}
		}
	}
	return nil
}

// bearers are the people, other than e, whose names end in surname.
func (d *doc) bearers(e int, surname string) []int {
	var out []int
	for _, i := range d.surnames()[surname] {
		if i != e {
			out = append(out, i)
		}
	}
	return out
}

// surnames maps the last words of people's names to the people.
func (d *doc) surnames() map[string][]int {
	if d.bySurname == nil {
		d.bySurname = map[string][]int{}
		for i := range d.w.Range(len(d.entities)) {
			name := d.entities[i].Name
			if k := strings.LastIndexByte(name, ' '); k >= 0 && d.entities[i].Type == entity.Person {
				d.bySurname[name[k+1:]] = append(d.bySurname[name[k+1:]], i)
			}
		}
	}
	return d.bySurname
}
