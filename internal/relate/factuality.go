package relate

import (
	"slices"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
)

// A cue is what a word makes of the events in its scope.
type cue struct {
	modality relation.Modality
	negative bool
}

// cues has the factuality lexicon by part of speech, scope and lemma:
// "v/clause/believe".
var cues = sync.OnceValue(func() map[string]cue {
	out := map[string]cue{}
	for row := range data.Lexicon("factuality").All() {
		var c cue
		switch effect := row.Get("effect"); effect {
		case "negative":
			c.negative = true
		default:
			c.modality = relation.Modality(effect)
		}
		for _, scope := range strings.Split(row.Get("scope"), "|") {
			scopes := []string{scope}
			if scope == "both" {
				scopes = []string{"clause", "noun"}
			}
			for _, sc := range scopes {
				out[row.Get("pos")+"/"+sc+"/"+strings.ToLower(row.Entry())] = c
			}
		}
	}
	return out
})

// A factuality gathers what the words around a trigger make of it.
type factuality struct {
	d        *doc
	sent     int
	g        *frame.Graph
	modality relation.Modality
	negative bool
	at       int  // the trigger
	thing    bool // the trigger is a noun for a thing, which is there also when it is turned down
}

// factualityOf reads how a trigger's event is told.
func (d *doc) factualityOf(sent int, m *frame.Match) (relation.Modality, relation.Polarity) {
	f := factuality{d: d, sent: sent, g: d.graphs[sent], at: m.Head}
	for _, b := range m.Bindings {
		f.thing = f.thing || b.Slot.Name == "self" || b.Slot.Name == "appos"
	}
	for _, w := range m.Words {
		f.modifiers(w, w == m.Head)
	}
	f.negative = f.negative && !f.saysNot(m.Words)
	f.climb(m.Head)
	if f.modality == "" {
		f.modality = relation.Actual
	}
	if f.negative {
		return f.modality, relation.Negative
	}
	return f.modality, relation.Positive
}

// saysNot reports whether the negation is part of the trigger: "pleaded not guilty".
func (f *factuality) saysNot(trigger []int) bool {
	return slices.ContainsFunc(trigger, func(w int) bool { return f.g.Lemma(w) == "not" })
}

// add applies a cue. The first modality found, the nearest to the trigger,
// stays; but that something is merely alleged beats that it is possible.
func (f *factuality) add(c cue) {
	f.negative = f.negative || c.negative
	if c.modality != "" && f.modality == "" {
		f.modality = c.modality
	}
}

func (f *factuality) look(pos, scope string, tok int) bool {
	c, ok := cues()[pos+"/"+scope+"/"+f.g.Lemma(tok)]
	if ok {
		f.add(c)
	}
	return ok
}

// modifiers reads auxiliaries, adverbs, negation and adjectives of a token.
func (f *factuality) modifiers(tok int, trigger bool) {
	g := f.g
	toks := f.d.text.Sentences[f.sent].Tokens
	for _, kid := range g.Kids(tok) {
		k := int(kid)
		switch g.Rel(k) {
		case "aux":
			if g.Lemma(k) == "be" && toks[tok].XPOS == "VB" && slices.Contains(g.Cases(tok), "to") {
				f.add(cue{modality: relation.Future}) // "are to meet"
			} else if g.Lemma(k) == "would" || strings.EqualFold(toks[k].Text, "would") {
				f.would(tok)
			} else if !f.lookText("x", k) {
				f.look("x", "self", k)
			}
		case "cop":
			if g.Verb(tok) && slices.Contains(g.Cases(tok), "to") {
				f.add(cue{modality: relation.Future}) // "are to meet"
			}
		case "advmod":
			f.lookText("r", k)
			for _, a := range g.Kids(k) { // "most likely", "not only"
				if g.Rel(int(a)) == "advmod" && g.Lemma(k) != "only" {
					f.lookText("r", int(a))
				}
			}
		case "det":
			f.look("d", "self", k)
		case "amod":
			if !g.Verb(tok) {
				f.look("a", "self", k)
			}
		case "case", "mark":
			if g.Lemma(k) == "due" && toks[tok].XPOS == "VB" {
				f.add(cue{modality: relation.Future}) // "is due to visit", read as one preposition
			}
			if c, ok := cues()["c/self/"+g.Lemma(k)]; ok && (trigger || c.negative) {
				f.add(c)
			}
		case "cc":
			if g.Lemma(k) == "nor" {
				f.negative = true
			}
		case "nsubj", "obj":
			for _, q := range g.Kids(k) {
				if g.Rel(int(q)) == "det" {
					f.look("d", "self", int(q))
				}
			}
			f.look("p", "self", k)
		}
	}
}

// lookText looks a modifier up by its text or lemma.
func (f *factuality) lookText(pos string, tok int) bool {
	t := &f.d.text.Sentences[f.sent].Tokens[tok]
	if c, ok := cues()[pos+"/self/"+strings.ToLower(t.Text)]; ok {
		f.add(c)
		return true
	}
	return f.look(pos, "self", tok)
}

// would is possible, but future where a past report tells of a plan: "said it
// would build".
func (f *factuality) would(tok int) {
	g := f.g
	for steps, i := 0, tok; i >= 0 && steps < 6; steps, i = steps+1, g.Head(i) {
		h := g.Head(i)
		if g.Rel(i) == "ccomp" && h >= 0 && f.d.reports(f.sent, h) {
			f.add(cue{modality: relation.Future})
			return
		}
		if r := g.Rel(i); r != "conj" && r != "xcomp" && r != "ccomp" {
			break
		}
	}
	f.add(cue{modality: relation.Possible})
}

// climb reads the words that govern the trigger, up to the clause that tells.
func (f *factuality) climb(tok int) {
	g := f.g
	for steps := 0; steps < 30; steps++ {
		h := g.Head(tok)
		if h < 0 {
			return
		}
		switch g.Rel(tok) {
		case "xcomp":
			f.governor(h, "clause")
			f.modifiers(h, false)
		case "ccomp", "csubj":
			if f.asked(tok) {
				return // "cannot say how he did it": that he did is taken for granted
			}
			f.governor(h, "clause")
			if !f.d.reports(f.sent, h) {
				f.modifiers(h, false)
			}
		case "advcl":
			if !f.adverbial(tok, h) {
				return
			}
		case "acl":
			if g.Antecedent(tok) >= 0 && !f.complement(tok) {
				return // a clause about a noun tells on its own
			}
			f.governor(h, "clause")
			f.modifiers(h, false)
		case "conj":
			if g.Verb(tok) && g.Verb(h) && !f.hasAux(tok) {
				f.sharedModals(h)
			}
		case "obj", "nsubj":
			if !f.argument(tok, h) {
				return // what the verb does with the event leaves it as it is
			}
		case "nmod", "compound", "obl":
			if g.Verb(h) {
				f.prepositional(h, g.Cases(tok))
				return
			}
			if !f.governor(h, "noun") && !g.Content(h) {
				return
			}
		case "parataxis", "root":
			return
		}
		tok = h
	}
}

// argument reads verb h, of which event noun tok is the subject or object; it
// reports whether the verb bears on the event.
func (f *factuality) argument(tok, h int) bool {
	if f.disputed(tok, h) {
		f.add(cue{modality: relation.Alleged})
		return false
	}
	if c, ok := cues()["v/noun/"+f.phrasal(h)]; f.thing && ok && c.negative {
		return false
	}
	f.occurs(tok, h)
	carried := f.carries(h) && (f.g.Rel(tok) == "obj" || f.g.Passive(h))
	bears := f.governor(h, "noun") || carried
	if carried {
		f.modifiers(h, false)
	}
	return bears
}

// disputed reports whether noun tok is a claim that verb h turns down: in "rejected a
// claim that Roe was there" she may have been or not.
func (f *factuality) disputed(tok, h int) bool {
	c, ok := cues()["v/noun/"+f.phrasal(h)]
	return ok && c.negative && tok != f.at && f.d.schema.Program().IsCharge(f.g.Lemma(tok))
}

// asked reports whether clause tok is one with "how", "why", "when" or "where".
func (f *factuality) asked(tok int) bool {
	for _, k := range f.g.Kids(tok) {
		if int(k) < tok && f.g.Rel(int(k)) == "advmod" && f.g.Sent.Tokens[k].XPOS == "WRB" {
			return true
		}
	}
	return false
}

// occurs reads what a verb of happening says of its subject: "talks will begin".
func (f *factuality) occurs(tok, h int) {
	if tok != f.at || f.g.Rel(tok) != "nsubj" || !f.g.Verb(h) {
		return
	}
	object := f.g.Kid(h, "obj") >= 0
	if place := object && f.g.Lemma(f.g.Kid(h, "obj")) == "place"; place || !object && f.d.schema.Program().IsOccurrence(f.phrasal(h)) {
		f.modifiers(h, false)
	}
}

// prepositional reads a verb with its preposition: "called for a meeting".
func (f *factuality) prepositional(h int, cases []string) {
	for _, c := range cases {
		if words().goal[c] && !(c == "for" && words().scheduled[f.g.Lemma(h)]) {
			f.look("v", "noun", h)
		}
	}
}

// complement reports whether clause tok says what a noun is: "plan to visit".
func (f *factuality) complement(tok int) bool {
	return slices.ContainsFunc(f.g.Cases(tok), func(w string) bool { return words().content[w] })
}

// adverbial reads an adverbial clause; it reports whether the governing clause
// bears on it too.
func (f *factuality) adverbial(tok, h int) bool {
	g := f.g
	for _, c := range g.Cases(tok) {
		if q, ok := cues()["c/clause/"+c]; ok {
			f.add(q)
			return false
		}
		switch {
		case words().manner[c]:
			f.governor(h, "clause")
			return true
		case words().timeClause[c]:
			if x := g.Sent.Tokens[tok].XPOS; x == "VBG" || x == "VBZ" || x == "VBP" {
				f.planned(h)
			}
		}
	}
	return len(g.Cases(tok)) == 0 && g.Verb(h) && g.Sent.Tokens[tok].XPOS == "VBG"
}

// planned takes over that the clause beside, of verb h, tells of the future: "will
// go to Ry before meeting her", "is expected to ask for it when they meet".
func (f *factuality) planned(h int) {
	main := factuality{d: f.d, sent: f.sent, g: f.g, at: h}
	main.modifiers(h, false)
	main.climb(h)
	if main.modality == relation.Future {
		f.add(cue{modality: relation.Future})
	}
}

// governor applies what word h makes of its complement.
func (f *factuality) governor(h int, scope string) bool {
	g := f.g
	toks := f.d.text.Sentences[f.sent].Tokens
	switch {
	case g.Verb(h):
		if c, ok := cues()["v/"+scope+"/"+f.phrasal(h)]; ok {
			f.add(c)
			return true
		}
		// "is said to have", "is reported to be": what is said is not sure.
		if scope == "clause" && g.Passive(h) && f.d.reports(f.sent, h) {
			f.add(cue{modality: relation.Alleged})
			return true
		}
	case toks[h].UPOS == "NOUN":
		return f.look("n", scope, h)
	case toks[h].UPOS == "ADJ":
		return f.look("a", scope, h)
	}
	return false
}

// phrasal is the lemma of verb h with its particle, if it has one: "call off".
func (f *factuality) phrasal(h int) string {
	for _, k := range f.g.Kids(h) {
		if t := &f.g.Sent.Tokens[k]; t.Deprel == "compound:prt" {
			return f.g.Lemma(h) + " " + f.g.Lemma(int(k))
		}
	}
	return f.g.Lemma(h)
}

// carries reports whether verb h carries a noun's action ("paid a visit").
func (f *factuality) carries(h int) bool { return f.g.Support(h) }

func (f *factuality) hasAux(tok int) bool {
	g := f.g
	return g.Kid(tok, "aux") >= 0 || g.Kid(tok, "nsubj") >= 0 || g.Sent.Tokens[tok].XPOS == "VBD" || g.Sent.Tokens[tok].XPOS == "VBZ" || g.Sent.Tokens[tok].XPOS == "VBP"
}

// sharedModals reads the auxiliaries that coordinated verbs have in common.
func (f *factuality) sharedModals(h int) {
	g := f.g
	for _, kid := range g.Kids(h) {
		if g.Rel(int(kid)) == "aux" {
			f.lookText("x", int(kid))
		}
	}
}
