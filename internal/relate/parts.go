package relate

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/normalize"
	"github.com/actant-nlp/actant/syntax"
)

// Parts implements [frame.World]: names inside of the mention that tok heads,
// before its head, whatever the parser hangs them on.
func (w *world) Parts(tok int) []frame.Slot {
	d := w.d
	var out []frame.Slot
	toks := d.text.Sentences[w.sent].Tokens
	for _, at := range d.index.heads[w.sent][tok] {
		outer := &d.index.refs[at]
		for _, i := range d.index.within[w.sent] {
			r := &d.index.refs[i]
			if r.first < outer.first || r.last > outer.head || r == outer || r.mention.Kind == entity.Nominal {
				continue
			}
			if d.inner(w.sent, outer, r) {
				continue // "the Danish bank's chief" is no Danish chief
			}
			if r.last+1 < len(toks) && r.last+1 < outer.last && toks[r.last].Text == "-" && (toks[r.last+1].XPOS == "VBN" || toks[r.last+1].Text == "born") {
				continue // "a Danish-born painter" is none
			}
			name := "mod"
			if r.last < len(toks) && (toks[r.last].XPOS == "POS" || toks[r.last].XPOS == "PRP$") || toks[r.head].XPOS == "PRP$" {
				name = "poss"
			}
			out = append(out, frame.Slot{Name: name, Tok: r.head, Weight: 0.9, How: "within"})
			if len(out) > 8 {
				return out
			}
		}
		if s, ok := d.eponym(outer); ok {
			out = append(out, s)
		}
	}
	if s, ok := d.employer(w.sent, tok); ok {
		out = append(out, s)
	}
	return out
}

// inner reports whether a name within a mention is part of what possesses that:
// of a shorter phrase with a possessive behind it.
func (d *doc) inner(sent int, outer, r *mentionRef) bool {
	toks := d.text.Sentences[sent].Tokens
	for _, i := range d.index.within[sent] {
		o := &d.index.refs[i]
		if o != r && o != outer && o.first >= outer.first && o.last < outer.last && o.first <= r.first && o.last > r.last && toks[o.last].XPOS == "POS" {
			return true
		}
	}
	return false
}

// employer finds the body that an office after a name is of, told after a
// comma: "Jo Roe, commander, Northern Command, said".
func (d *doc) employer(sent, tok int) (frame.Slot, bool) {
	g, toks := d.graphs[sent], d.text.Sentences[sent].Tokens
	if !g.Title(tok) || g.Rel(tok) != "appos" || tok+2 >= len(toks) || toks[tok+1].Text != "," {
		return frame.Slot{}, false
	}
	first := tok + 2
	if toks[first].UPOS == "DET" {
		first++
	}
	for _, i := range d.index.within[sent] {
		if r := &d.index.refs[i]; r.first == first && r.mention.Kind == entity.Name && d.entities[r.entity].Type == entity.Organization {
			return frame.Slot{Name: "of", Tok: r.head, Weight: 0.7, How: "list"}, true
		}
	}
	return frame.Slot{}, false
}

// eponym finds what the name of a body begins with, when that is the name of
// something else in the text: "U.N." of "U.N. Security Council".
func (d *doc) eponym(r *mentionRef) (frame.Slot, bool) {
	if r.mention.Kind != entity.Name || d.entities[r.entity].Type != entity.Organization || r.last-r.first < 2 {
		return frame.Slot{}, false
	}
	toks := d.text.Sentences[r.sentence].Tokens
	for last := min(r.first+3, r.last-1); last > r.first; last-- {
		part := syntax.Span{Start: toks[r.first].Start, End: toks[last-1].End}
		if e, ok := d.named(part.In(d.text.Source)); ok && e != r.entity && d.entities[d.nation(e)].Type != entity.Group {
			return frame.Slot{Name: "mod", Tok: r.first, Part: part, Weight: 0.9, How: "within"}, true
		}
	}
	return frame.Slot{}, false
}

// namesake is a mention of what the words of a part of a token or name are a
// name of elsewhere in the text; nil when there is nothing.
func (d *doc) namesake(sent int, s frame.Slot) *mentionRef {
	e, ok := d.named(s.Part.In(d.text.Source))
	if !ok {
		return nil
	}
	m := &entity.Mention{Span: s.Part, Kind: entity.Name, Text: s.Part.In(d.text.Source), Type: d.entities[e].Type, Sentence: sent, Head: s.Tok}
	return &mentionRef{entity: e, mention: m, sentence: sent, head: s.Tok, first: s.Tok, last: s.Tok + 1}
}

// named is the entity, one that acts or is acted on, that bears a name.
func (d *doc) named(name string) (int, bool) {
	if d.bearer == nil {
		d.bearer = map[string]int{}
		for e := range d.w.Range(len(d.entities)) {
			switch d.entities[e].Type {
			case entity.Organization, entity.Place, entity.Group:
			default:
				continue
			}
			for i := range d.entities[e].Mentions {
				if m := &d.entities[e].Mentions[i]; m.Kind == entity.Name {
					if _, have := d.bearer[data.Key(m.Text)]; !have {
						d.bearer[data.Key(m.Text)] = e
					}
				}
			}
		}
	}
	if e, ok := d.bearer[data.Key(name)]; ok {
		return e, true
	}
	if c, naming, ok := normalize.FindCountry(name); ok && naming != normalize.ByCapital {
		if e, ok := d.country[c.Name]; ok {
			return e, true
		}
	}
	return 0, false
}
