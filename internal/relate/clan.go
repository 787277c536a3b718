package relate

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// A clan is brothers and sisters that the text speaks of as one and also names:
// "the four Roe brothers" and, elsewhere, Jo Roe, Max, Ben and Lou.
type clan struct {
	surname string
	members []int // entities, in the order of their first mention
}

// clanReach is how many sentences back "their" may look for a clan.
const clanReach = 5

// clanOf gives the clan that a plural noun with a surname before it stands for.
// Who bears the surname belongs to it; where a number is told that they do not
// make up, so do the people called by a given name alone, if that makes it up.
// It is nil when the text does not name them all.
func (d *doc) clanOf(r *mentionRef) *clan {
	g := d.graphs[r.sentence]
	toks := g.Sent.Tokens
	row, ok := data.Lexicon("pair-nouns").Row(g.Lemma(r.head))
	if !ok || row.Get("tie") != "sibling" || toks[r.head].XPOS != "NNS" {
		return nil
	}
	number, surname := 0, ""
	for i := r.first; i < r.head; i++ {
		if bearers := d.surnames()[toks[i].Text]; len(bearers) > 0 {
			surname = toks[i].Text
		}
		if toks[i].UPOS == "NUM" {
			number = smallNumber(g.Lemma(i))
		}
	}
	if surname == "" {
		return nil
	}
	out := d.without(d.surnames()[surname], r)
	if number == 0 {
		number = 2
	}
	if out = d.complete(out, number, r); len(out) != number {
		return nil
	}
	sort.Slice(out, func(i, j int) bool {
		return d.entities[out[i]].Mentions[0].Start < d.entities[out[j]].Mentions[0].Start
	})
	return &clan{surname, out}
}

// complete adds to the bearers of a surname who is called by a given name alone:
// people named together if they make up the number, else all of them.
func (d *doc) complete(bearers []int, number int, r *mentionRef) []int {
	if len(bearers) >= number {
		return bearers
	}
	alone := d.without(d.alone(), r)
	for _, c := range d.companies() {
		if len(c.members)+len(bearers) == number && !slices.ContainsFunc(c.members, func(e int) bool { return !slices.Contains(alone, e) }) {
			return append(slices.Clone(bearers), c.members...)
		}
	}
	return append(slices.Clone(bearers), alone...)
}

// without leaves out who acts on the clan in its own sentence, and, of brothers
// and of sisters, who is of the other sex.
func (d *doc) without(people []int, r *mentionRef) []int {
	g := d.graphs[r.sentence]
	actor := -1
	if v := g.Head(r.head); v >= 0 && g.Verb(v) && g.Rel(r.head) != "nsubj" {
		for _, s := range g.Subjects(v) {
			if o := d.mentionAt(r.sentence, s.Tok, 0); o != nil {
				actor = o.entity
			}
		}
	}
	kin, _ := data.Lexicon("coref-kinship").Row(g.Lemma(r.head))
	sex := kin.Get("gender")
	return slices.DeleteFunc(slices.Clone(people), func(e int) bool {
		return e == actor || e == r.entity || sex != "" && d.sexOf(e) != "" && d.sexOf(e) != sex
	})
}

// sexOf is "m" or "f" by what the text calls a person in kinship; "" for unknown.
func (d *doc) sexOf(e int) string {
	for i := range d.entities[e].Mentions {
		m := &d.entities[e].Mentions[i]
		if m.Kind != entity.Nominal {
			continue
		}
		if row, ok := data.Lexicon("coref-kinship").Row(lastWord(m.Text)); ok && row.Get("gender") != "" {
			return row.Get("gender")
		}
	}
	return ""
}

// alone are the people called by one name that is nobody's surname.
func (d *doc) alone() []int {
	var out []int
	for i := range d.w.Range(len(d.entities)) {
		e := &d.entities[i]
		if e.Type != entity.Person || !e.Named() || strings.Contains(e.Name, " ") || len(d.surnames()[e.Name]) > 0 {
			continue
		}
		if surname, plural := strings.CutSuffix(e.Name, "s"); plural && len(d.surnames()[surname]) > 0 {
			continue
		}
		out = append(out, i)
		if len(out) > maxConjuncts {
			break
		}
	}
	return out
}

// smallNumber is the value of a number below twenty in words or figures, -1 for
// none.
func smallNumber(word string) int {
	row, ok := data.Lexicon("numbers").Row(word)
	if ok && row.Get("kind") == "one" {
		word = row.Get("value")
	}
	if n, err := strconv.Atoi(word); err == nil && n < 20 {
		return n
	}
	return -1
}

// clans maps the entities that stand for clans to them.
func (d *doc) clans() map[int]*clan {
	if d.clanAt != nil {
		return d.clanAt
	}
	d.clanAt, d.clanNamed = map[int]*clan{}, map[string]*clan{}
	for i := range d.w.Range(len(d.index.refs)) {
		r := &d.index.refs[i]
		if r.mention.Kind != entity.Nominal || d.entities[r.entity].Type != entity.Person || d.hasName[r.entity] || d.clanAt[r.entity] != nil {
			continue
		}
		if c := d.clanOf(r); c != nil {
			d.clanAt[r.entity] = c
			d.clanNamed[c.surname] = c
		}
	}
	clear(d.clanNamed)
	for i := range d.w.Range(len(d.index.refs)) { // of several, that of the first mention
		if c := d.clanAt[d.index.refs[i].entity]; c != nil && d.clanNamed[c.surname] == nil {
			d.clanNamed[c.surname] = c
		}
	}
	return d.clanAt
}

// clanCalled gives the clan of a surname; nil when there is none.
func (d *doc) clanCalled(surname string) *clan {
	d.clans()
	return d.clanNamed[surname]
}

// unknown reports whether nothing but pronouns, or no name of people, tells what
// r refers to.
func (d *doc) unknown(r *mentionRef) bool {
	if r == nil || !d.hasName[r.entity] && d.entities[r.entity].Type != entity.Person {
		return true
	}
	for i := range d.entities[r.entity].Mentions {
		if d.entities[r.entity].Mentions[i].Kind != entity.Pronoun {
			return false
		}
	}
	return true
}

// lastClan gives the members of the clan spoken of last before a "their" that
// nothing else is known of.
func (d *doc) lastClan(sent, tok int) []filler {
	if len(d.clans()) == 0 {
		return nil
	}
	pos := d.text.Sentences[sent].Tokens[tok].Start
	for s := sent; s >= 0 && sent-s <= clanReach; s-- {
		within := d.index.within[s]
		for k := len(within) - 1; k >= 0; k-- {
			r := &d.index.refs[within[k]]
			c := d.clans()[r.entity]
			if c == nil || r.mention.Start >= pos {
				continue
			}
			var out []filler
			for _, e := range c.members {
				out = append(out, filler{id: d.entities[e].ID, span: syntax.Span(d.text.Sentences[sent].Tokens[tok].Span), e: &d.entities[e], kind: entity.Pronoun})
			}
			return out
		}
	}
	return nil
}
