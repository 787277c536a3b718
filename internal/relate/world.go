package relate

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/syntax"
)

// A world tells the matcher what the words of one sentence refer to.
type world struct {
	d    *doc
	sent int
}

// Is implements [frame.World].
func (w *world) Is(s frame.Slot, class string) bool {
	if s.Name == "word" {
		if w.d.partOfName(w.sent, s.Tok) || w.d.partOfOffice(w.sent, s.Tok) {
			return false
		}
		return class == "" || class == string(entity.Title) || class == string(entity.Thing)
	}
	if k := w.d.measured(w.sent, s); k >= 0 && class != string(entity.Quantity) {
		s.Tok = k
	} else if k := w.d.reciprocal(w.sent, s.Tok); k >= 0 {
		s.Tok = k
	}
	if class == string(entity.Quantity) && w.d.countless(w.sent, s) {
		return true
	}
	if (class == "" || class == string(entity.Thing)) && w.d.timed(w.sent, s) {
		return false
	}
	r := w.d.refer(w.sent, s)
	if r == nil || !w.d.hasName[r.entity] {
		if pair := w.d.pairAt(w.sent, s.Tok); pair != nil && s.Part.Empty() {
			return class == string(pair[0].e.Type) && pair[0].e.Type == pair[1].e.Type || class == "plural" || class == "" || class == "nominal"
		}
	}
	if r != nil {
		return w.d.isClass(r, class)
	}
	return w.unnamed(s, class)
}

// measured is the noun of what a quantity is of: "medicine" of "ten tonnes of
// medicine"; -1 for none.
func (d *doc) measured(sent int, s frame.Slot) int {
	if !s.Part.Empty() || s.Name == "self" || s.Name == "word" {
		return -1
	}
	at := d.index.heads[sent][s.Tok]
	if len(at) == 0 || d.entities[d.index.refs[at[0]].entity].Type != entity.Quantity {
		return -1
	}
	g := d.graphs[sent]
	for _, k := range g.Kids(s.Tok) {
		if g.Case(int(k)) == "of" && g.Rel(int(k)) == "nmod" && g.Sent.Tokens[k].UPOS == "NOUN" {
			return int(k)
		}
	}
	return -1
}

// partOfName reports whether a token is part of a person's name: the "Dean" of
// "Dean Martin" is no office.
func (d *doc) partOfName(sent, tok int) bool {
	return d.covered(sent, tok, func(r *mentionRef, t entity.Type) bool { return r.mention.Kind == entity.Name && t == entity.Person })
}

// covered reports whether a token is part of a mention that is as asked.
func (d *doc) covered(sent, tok int, is func(*mentionRef, entity.Type) bool) bool {
	for _, i := range d.index.within[sent] {
		if r := &d.index.refs[i]; r.first <= tok && tok < r.last && is(r, d.entities[r.entity].Type) {
			return true
		}
	}
	return false
}

// partOfOffice reports whether an office goes on after token tok, up to a name:
// the "Chief" of "Chief Petty Officer Jo Roe" is none by itself.
func (d *doc) partOfOffice(sent, tok int) bool {
	g, toks := d.graphs[sent], d.text.Sentences[sent].Tokens
	later := false
	for i := tok + 1; i < len(toks) && i < tok+5; i++ {
		if d.partOfName(sent, i) {
			return later
		}
		if u := toks[i].UPOS; u != "NOUN" && u != "PROPN" && u != "ADJ" {
			return false
		}
		later = later || g.Title(i) && !g.Rank(i)
	}
	return false
}

// isClass tests what a mention refers to.
func (d *doc) isClass(r *mentionRef, class string) bool {
	e := &d.entities[r.entity]
	switch class {
	case "":
		return true
	case "name":
		return r.mention.Kind == entity.Name
	case "nominal":
		return r.mention.Kind == entity.Nominal
	case "named":
		return d.hasName[r.entity]
	case "pronoun":
		return r.mention.Kind == entity.Pronoun
	case "plural":
		x := d.text.Sentences[r.sentence].Tokens[r.head]
		return x.XPOS == "NNS" || x.XPOS == "NNPS" || strings.Contains(x.Feats, "Number=Plur")
	case "verb":
		return false
	case "concrete":
		return d.concrete(r.sentence, r.head)
	case "titled":
		return r.mention.Kind == entity.Name && r.first > 0 && d.graphs[r.sentence].Title(r.first-1)
	case "country":
		if e.Type == entity.Group {
			return d.nationality(r.entity)
		}
		return e.Type == entity.Place && (e.Subtype == class || d.isCountry(e))
	case string(entity.Title):
		if r.mention.Kind == entity.Nominal && d.graphs[r.sentence].Title(r.head) {
			return true
		}
	case string(entity.Place):
		if e.Type == entity.Group {
			return d.nationality(r.entity) && !d.oneOf(r)
		}
	case string(entity.Person):
		if e.Type == entity.Group && d.oneOf(r) {
			return true
		}
	}
	if class == strings.ToUpper(class) {
		// A nominal may be joined to one of another type ("a group", "tourists").
		return string(e.Type) == class || r.mention.Kind == entity.Nominal && !d.hasName[r.entity] && string(r.mention.Type) == class
	}
	return e.Subtype == class
}

// unnamed tests a token that no mention covers: a common noun may be a THING,
// so may a clause where one is told of, and a number a QUANTITY.
func (w *world) unnamed(s frame.Slot, class string) bool {
	t := &w.d.text.Sentences[w.sent].Tokens[s.Tok]
	switch class {
	case "", string(entity.Thing):
		if !s.Part.Empty() {
			return false
		}
		if s.Name == "mod" {
			return t.UPOS == "NOUN" && w.d.graphs[w.sent].Rel(s.Tok) == "compound"
		}
		return t.UPOS == "NOUN" || t.UPOS == "VERB" && clausal(s.Name) || t.UPOS == "ADJ" && s.Name == "that" || s.Name == "obj" && demonstrative(t)
	case string(entity.Title):
		return w.d.graphs[w.sent].Title(s.Tok)
	case string(entity.Person):
		return w.d.relative(w.sent, s.Tok) || w.d.actor(w.sent, s) == entity.Person
	case string(entity.Group), string(entity.Organization):
		return string(w.d.actor(w.sent, s)) == class
	case string(entity.Quantity):
		return t.UPOS == "NUM" || s.Name == "pre" && w.numeral(s)
	case "verb":
		return t.UPOS == "VERB"
	case "concrete":
		return s.Part.Empty() && w.d.concrete(w.sent, s.Tok)
	case "nominal":
		return t.UPOS == "NOUN"
	case "plural":
		return t.XPOS == "NNS"
	case "vehicle", "weapon", "facility", "company", "military", "government", "party", "team", "media":
		return t.UPOS == "NOUN" && s.Name != "mod" && s.Part.Empty() && w.d.nounClass(w.sent, s.Tok) == class
	}
	return false
}

// timed reports whether a phrase with a preposition tells when: "on Wednesday night".
func (d *doc) timed(sent int, s frame.Slot) bool {
	return words().dating[s.Name] && d.nounClass(sent, s.Tok) == "time" && d.text.Sentences[sent].Tokens[s.Tok].UPOS == "NOUN"
}

// countless reports whether a noun is a rough number by itself, as a victim is
// told of: "dozens" in "left dozens dead".
func (d *doc) countless(sent int, s frame.Slot) bool {
	t := &d.text.Sentences[sent].Tokens[s.Tok]
	if s.Name != "obj" || t.XPOS != "NNS" || !s.Part.Empty() {
		return false
	}
	if !d.graphs[sent].Tally(s.Tok) {
		return false
	}
	for _, k := range d.graphs[sent].Kids(s.Tok) {
		if d.graphs[sent].Case(int(k)) == "of" && !d.graphs[sent].Tally(int(k)) {
			return false // "dozens of miners" are miners, "tens of thousands" a number
		}
	}
	return true
}

// nounClass is the kind of thing that a common noun usually names; "" when that
// is not known.
func (d *doc) nounClass(sent, tok int) string {
	return data.NounClass(d.graphs[sent].Lemma(tok))
}

// actor is the type of agent that a common noun no mention covers stands for as
// an argument of a verb: a PERSON, a GROUP or an ORGANIZATION; "" for none.
func (d *doc) actor(sent int, s frame.Slot) entity.Type {
	x := &d.text.Sentences[sent].Tokens[s.Tok]
	if x.UPOS != "NOUN" || x.XPOS != "NN" && x.XPOS != "NNS" || !s.Part.Empty() {
		return ""
	}
	switch s.Name {
	case "subj", "obj", "iobj", "by", "from", "to", "with", "against":
	case "mod": // "a police raid"
		if h := d.graphs[sent].Head(s.Tok); s.How != "" || h < 0 || d.graphs[sent].Title(h) {
			return ""
		}
	default:
		return ""
	}
	if d.graphs[sent].Rel(s.Tok) == "compound" && s.Name != "mod" {
		return ""
	}
	if d.graphs[sent].Title(s.Tok) {
		return entity.Person
	}
	switch class := d.nounClass(sent, s.Tok); {
	case class == "person":
		return entity.Person
	case class == "people":
		return entity.Group
	case data.IsBody(class), class == "facility" && (s.Name == "subj" || s.Name == "by"): // "the hospital sued"
		return entity.Organization
	}
	return ""
}

// relative reports whether tok is a noun of kinship or marriage, which stands for
// a person also where no mention covers it.
func (d *doc) relative(sent, tok int) bool {
	x := &d.text.Sentences[sent].Tokens[tok]
	return x.UPOS == "NOUN" && (x.XPOS == "NN" || x.XPOS == "NNS") && d.schema.Program().IsRelative(d.graphs[sent].Lemma(tok))
}

// concrete reports whether a noun names a thing that can be touched.
func (d *doc) concrete(sent, tok int) bool {
	if d.text.Sentences[sent].Tokens[tok].UPOS != "NOUN" {
		return false
	}
	switch d.nounClass(sent, tok) {
	case "vehicle", "weapon", "device", "goods", "clothing", "food", "substance", "facility", "thing":
		return true
	}
	return false
}

// demonstrative reports whether t is a "this" or "that" that stands for what was
// said before.
func demonstrative(t *syntax.Token) bool {
	return (t.UPOS == "PRON" || t.UPOS == "DET") && t.XPOS == "DT" && (strings.EqualFold(t.Text, "this") || strings.EqualFold(t.Text, "that"))
}

// clausal reports whether a clause may fill the slot: complements and the
// objects of prepositions, not subjects and objects.
func clausal(slot string) bool {
	switch slot {
	case "subj", "obj", "iobj", "poss", "mod", "appos", "head", "dep", "pre", "self":
		return false
	}
	return true
}

// numeral reports whether what stands before a hyphen is a number: "42-year".
func (w *world) numeral(s frame.Slot) bool {
	toks := w.d.text.Sentences[w.sent].Tokens
	if !s.Part.Empty() {
		first := s.Part.In(w.d.text.Source)
		return first != "" && (first[0] >= '0' && first[0] <= '9')
	}
	for i := s.Tok; i >= 0 && i > s.Tok-4; i-- {
		if toks[i].UPOS == "NUM" {
			return true
		}
		if i > 0 && toks[i-1].Text != "-" && toks[i].Text != "-" {
			return false
		}
	}
	return false
}
