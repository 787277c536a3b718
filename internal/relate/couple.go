package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// couple names the two members of a plural that stands for a pair without
// being an entity of its own: "the two countries", "both sides", "they". It is
// nil when the words mean no pair or the text gives no two of a kind.
func (d *doc) couple(sent int, f filler) []filler {
	toks := d.text.Sentences[sent].Tokens
	head := -1
	for i := range toks {
		if toks[i].End == f.span.End {
			head = i
		}
	}
	if head < 0 {
		return nil
	}
	var want func(*entity.Entity) bool
	g := d.graphs[sent]
	lemma := g.Lemma(head)
	dual := false
	for _, k := range g.Kids(head) {
		l := g.Lemma(int(k))
		dual = dual || l == "two" || l == "both"
	}
	switch {
	case toks[head].UPOS == "PRON" && (lemma == "they" || lemma == "both" || lemma == "them" || lemma == "themselves" || lemma == "each"):
		want = func(e *entity.Entity) bool { return canSpeak(e) && e.Type != entity.Group }
	case !dual:
		return nil
	case isPersonWord(lemma):
		want = func(e *entity.Entity) bool { return e.Type == entity.Person }
	case toks[head].XPOS == "NNS" || strings.HasSuffix(toks[head].Text, "s"):
		if lemma == "country" || lemma == "nation" || lemma == "state" || lemma == "neighbour" || lemma == "neighbor" || lemma == "government" {
			want = func(e *entity.Entity) bool { return e.Type == entity.Place && e.Subtype != "city" }
		} else {
			want = func(e *entity.Entity) bool {
				return e.Type == entity.Place && e.Subtype != "city" || e.Type == entity.Organization
			}
		}
	default:
		return nil
	}
	return d.lastTwo(sent, toks[head].Start, want)
}

// coupleAt gives the pair that token tok stands for, when it is no named entity
// and the role accepts both.
func (d *doc) coupleAt(sent, tok int, role relation.Role) []filler {
	if r := d.mentionAt(sent, tok, 0); r != nil && d.entities[r.entity].Named() {
		return nil
	}
	pair := d.couple(sent, filler{span: d.text.Sentences[sent].Tokens[tok].Span})
	for _, f := range pair {
		if !acceptsType(role, f.e.Type) {
			return nil
		}
	}
	return pair
}

func isPersonWord(lemma string) bool {
	switch lemma {
	case "leader", "man", "woman", "president", "minister", "brother", "sister", "people":
		return true
	}
	return false
}

// lastTwo gives the two entities of a kind that were last named before pos, in
// the order told; they must be in this sentence or the two before.
func (d *doc) lastTwo(sent, pos int, want func(*entity.Entity) bool) []filler {
	var out []filler
	for i := len(d.index.refs) - 1; i >= 0 && len(out) < 2; i-- {
		r := &d.index.refs[i]
		if r.mention.Start >= pos || r.mention.Kind == entity.Pronoun {
			continue
		}
		if r.sentence < sent-2 {
			break
		}
		n := d.nation(r.entity)
		e := &d.entities[n]
		if !e.Named() || !want(e) || d.inDateline(r) || len(out) == 1 && out[0].id == e.ID {
			continue
		}
		out = append(out, filler{id: e.ID, span: r.mention.Span, e: e, kind: r.mention.Kind})
	}
	if len(out) < 2 {
		return nil
	}
	out[0], out[1] = out[1], out[0]
	return out
}

// inDateline reports whether a mention is the place that an article was sent
// from.
func (d *doc) inDateline(r *mentionRef) bool {
	return d.text.Dateline.Contains(r.mention.Span)
}

// members gives the people that a plural surname stands for: "the Roes" are
// Richard and Jane Roe. It is nil for other entities.
func (d *doc) members(e int) []int {
	if m, ok := d.families[e]; ok {
		return m
	}
	var out []int
	if d.entities[e].Type == entity.Person {
		for i := range d.entities[e].Mentions {
			m := &d.entities[e].Mentions[i]
			if surname, ok := strings.CutSuffix(m.Text, "s"); ok && m.Kind == entity.Name && len(surname) > 1 && !strings.Contains(surname, " ") {
				out = d.bearers(e, surname)
			}
		}
	}
	if len(out) < 2 || len(out) > 4 {
		out = nil
	}
	d.families[e] = out
	return out
}

// bearers are the people, other than e, whose names end in surname.
func (d *doc) bearers(e int, surname string) []int {
	var out []int
	for i := range d.entities {
		if i != e && d.entities[i].Type == entity.Person && strings.HasSuffix(d.entities[i].Name, " "+surname) {
			out = append(out, i)
		}
	}
	return out
}
