package relate

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
)

// attributes fills in polarity, modality, attribution and time.
func (d *doc) attributes(sent int, m *frame.Match, t *relation.Type, r *relation.Relation) {
	r.Modality, r.Polarity = relation.Actual, relation.Positive
	verb := d.graphs[sent].Verb(m.Head) && d.graphs[sent].Rel(m.Head) != "amod"
	if !t.State || verb {
		r.Modality, r.Polarity = d.factualityOf(sent, m)
	}
	if m.Frame.Modality != "" && r.Modality == relation.Actual {
		r.Modality = relation.Modality(m.Frame.Modality)
	}
	if m.Frame.Polarity == "negative" {
		r.Polarity = relation.Negative
	}
	if !t.State || verb || d.newsworthy(t, m) {
		r.Attribution = d.attribution(sent, m.Head)
	}
	if !t.State || verb {
		r.Time = d.timeOf(sent, m)
		r.Disputed = d.disputed(sent, r.Time)
	}
}

// newsworthy reports whether a state told in passing is part of what a source
// says, not background that the reader is reminded of: what a thing is made of
// or by, against offices and kinship.
func (d *doc) newsworthy(t *relation.Type, m *frame.Match) bool {
	for _, triggers := range m.Frame.Triggers {
		if triggers.POS == 'h' {
			return true
		}
	}
	return false
}

// reports reports whether the token at i is a verb of reporting.
func (d *doc) reports(sent, i int) bool { return d.cueVerb(sent, i, false) }

// cueVerb reports whether the token at i is a verb of reporting or, when asked
// for, one that only brings somebody's words in quotation marks ("called it").
func (d *doc) cueVerb(sent, i int, quoting bool) bool {
	x := d.text.Sentences[sent].Tokens[i].XPOS
	if !d.graphs[sent].Verb(i) && (len(x) != 3 || x[:2] != "VB") {
		return false
	}
	verbs, lemma := data.Lexicon("reporting-verbs"), d.graphs[sent].Lemma(i)
	row, ok := verbs.Row(lemma)
	if toks := d.text.Sentences[sent].Tokens; !ok && i+1 < len(toks) && (toks[i+1].UPOS == "ADV" || toks[i+1].UPOS == "ADP") {
		row, ok = verbs.Row(lemma + " " + toks[i+1].Text) // shot back
	}
	return ok && (quoting || row.Get("tone") != "quote")
}

// attribution gives the ids of those who say what is told at token tok, the
// outermost first.
func (d *doc) attribution(sent, tok int) []string {
	if d.presupposed(sent, tok) {
		return []string{}
	}
	inner := []string{}
	add := func(ids []string) {
		for _, id := range ids {
			if !slices.Contains(inner, id) {
				inner = append(inner, id)
			}
		}
	}
	g := d.graphs[sent]
	at := tok
	for steps := 0; at >= 0 && steps < 40; steps++ {
		h := g.Head(at)
		if g.Verb(at) || steps == 0 || h < 0 {
			add(d.beside(sent, at, tok))
		}
		if h < 0 {
			break
		}
		switch g.Rel(at) {
		case "ccomp", "parataxis", "dep":
			if d.reports(sent, h) {
				add(d.speaking(sent, h))
			}
		case "xcomp": // "claims to have won", not "agreed to sell"
			if d.doubts(sent, h) {
				add(d.speaking(sent, h))
			}
		case "advcl":
			// "X said, as Y did": what follows the report in a clause of its
			// own is the writer's.
			if d.reports(sent, h) && at > h && finite(g, at) || d.afterReport(sent, at, h) {
				return d.withQuote(sent, tok, nil)
			}
			if d.reports(sent, h) && g.Sent.Tokens[at].XPOS == "VBG" && g.Case(at) != "" && data.Lexicon("reporting-verbs").Has(g.Lemma(h)) && d.doubts(sent, h) {
				add(d.speaking(sent, h)) // "accused it of sending"
			}
		case "acl":
			if finite(g, at) && g.Antecedent(at) == h && !d.complementOfNoun(sent, at) {
				return d.withQuote(sent, tok, nil) // what a relative clause adds is the writer's
			}
		}
		at = h
	}
	if len(inner) == 0 {
		add(d.trailing(sent, tok))
	}
	// Nearest last.
	slices.Reverse(inner)
	return d.withQuote(sent, tok, inner)
}

// presupposed reports whether the trigger is a noun that is only referred to
// ("the sanctions forbid …"), not told of: neither a predicate nor carried by a
// verb.
func (d *doc) presupposed(sent, tok int) bool {
	g := d.graphs[sent]
	t := g.Sent.Tokens[tok]
	if t.UPOS != "NOUN" && t.UPOS != "PROPN" || g.Kid(tok, "cop") >= 0 {
		return false
	}
	h := g.Head(tok)
	switch g.Rel(tok) {
	case "obj", "nsubj":
		return h >= 0 && !g.Support(h)
	case "nmod", "obl", "compound", "nsubj:outer", "appos":
		return true
	}
	return false
}

// doubts reports whether a verb of reporting casts doubt on what it tells.
func (d *doc) doubts(sent, v int) bool {
	row, ok := data.Lexicon("reporting-verbs").Row(d.graphs[sent].Lemma(v))
	return ok && row.Get("tone") == "doubt"
}

// complementOfNoun reports whether a clause says what its noun is ("the report
// that …"), against one that adds to it.
func (d *doc) complementOfNoun(sent, at int) bool {
	for _, c := range d.graphs[sent].Cases(at) {
		if c == "that" || c == "to" {
			return true
		}
	}
	return false
}

// trailing finds the source in "…, X said." by word order, where the tree does
// not show it: a reporting verb near the sentence's end, its subject between it
// and a comma after the trigger.
func (d *doc) trailing(sent, tok int) []string {
	toks := d.text.Sentences[sent].Tokens
	for v := len(toks) - 1; v > tok && len(toks)-v < 9; v-- {
		if !d.reports(sent, v) || d.insideQuote(toks[v].Start) {
			continue
		}
		comma := -1
		for i := v - 1; i > tok && v-i < 10; i-- {
			if toks[i].Text == "," || toks[i].Text == "”" || toks[i].Text == "\"" {
				comma = i
				break
			}
			if toks[i].UPOS == "VERB" {
				break
			}
		}
		if comma < 0 {
			continue
		}
		if ids := d.sayer(sent, v, true); len(ids) > 0 {
			return ids
		}
	}
	return nil
}

func finite(g *frame.Graph, v int) bool {
	x := g.Sent.Tokens[v].XPOS
	if x == "VBD" || x == "VBZ" || x == "VBP" {
		return true
	}
	return g.Kid(v, "nsubj") >= 0
}

// afterReport reports whether a finite clause stands after the reporting
// clause that its head's clause has beside it: "A did B, X said, as C did D".
func (d *doc) afterReport(sent, at, h int) bool {
	g := d.graphs[sent]
	if !finite(g, at) {
		return false
	}
	for _, k := range g.Kids(h) {
		if g.Rel(int(k)) == "parataxis" && d.reports(sent, int(k)) && int(k) < at && int(k) > h {
			return true
		}
	}
	return false
}

// withQuote puts the speaker of the quotation around a token first or last, if
// it is not among the sources.
func (d *doc) withQuote(sent, tok int, sources []string) []string {
	t := d.text.Sentences[sent].Tokens[tok]
	if q := d.quoteAt(t.Start); q != nil && t.End <= q.End && q.Speaker != "" && !slices.Contains(sources, q.Speaker) {
		sources = append(sources, q.Speaker)
	}
	if sources == nil {
		return []string{}
	}
	return sources
}

// beside gives the sources of a clause that are named beside it: ", X said",
// "according to X", "as X reported".
func (d *doc) beside(sent, at, tok int) []string {
	g := d.graphs[sent]
	var out []string
	for _, kid := range g.Kids(at) {
		k := int(kid)
		switch g.Rel(k) {
		case "parataxis", "ccomp", "advcl":
			if g.Rel(k) == "ccomp" && !(d.reports(sent, k) && g.Kid(k, "ccomp") < 0 && d.afterComma(sent, k)) {
				continue
			}
			if g.Rel(k) == "advcl" && !slices.Contains(g.Cases(k), "as") {
				if slices.Contains(g.Cases(k), "according_to") {
					out = append(out, d.speakerAt(sent, k)...)
				}
				continue
			}
			if d.reports(sent, k) && !d.contains(sent, k, tok) {
				out = append(out, d.speaking(sent, k)...)
			}
		case "obl", "nmod":
			if slices.Contains(g.Cases(k), "according_to") || d.according(sent, k) {
				out = append(out, d.speakerAt(sent, k)...)
			}
		}
	}
	return out
}

func (d *doc) afterComma(sent, k int) bool {
	g := d.graphs[sent]
	for i := k; i > 0 && k-i < 8; i-- {
		if g.Sent.Tokens[i].Text == "," {
			return true
		}
	}
	return false
}

// according reports whether k stands after "according to", when the parser
// did not make it a fixed preposition.
func (d *doc) according(sent, k int) bool {
	g := d.graphs[sent]
	h := g.Head(k)
	return h >= 0 && g.Lemma(h) == "accord" && g.Case(k) == "to"
}

// contains reports whether tok is in the subtree of root.
func (d *doc) contains(sent, root, tok int) bool {
	g := d.graphs[sent]
	for steps := 0; tok >= 0 && steps < 200; steps++ {
		if tok == root {
			return true
		}
		tok = g.Head(tok)
	}
	return false
}

// speaking gives who speaks by a verb of reporting: its subject, or the agent
// of its passive.
func (d *doc) speaking(sent, verb int) []string {
	g := d.graphs[sent]
	for _, s := range g.Slots(verb) {
		if s.Name == "subj" && s.Weight >= 0.7 && !(d.insideQuote(g.Sent.Tokens[s.Tok].Start) && !d.insideQuote(g.Sent.Tokens[verb].Start)) {
			if ids := d.speakerAt(sent, s.Tok); len(ids) > 0 {
				return ids
			}
		}
	}
	if !g.Passive(verb) {
		if i := d.before(sent, verb); i >= 0 {
			return d.speakerAt(sent, i)
		}
		return d.leftOf(sent, verb)
	}
	return nil
}

// before finds a subject that the parser missed in "…, X said".
func (d *doc) before(sent, verb int) int {
	toks := d.text.Sentences[sent].Tokens
	for _, i := range []int{verb - 1, verb + 1} {
		if i >= 0 && i < len(toks) && (toks[i].UPOS == "PROPN" || toks[i].UPOS == "PRON") {
			if r := d.mentionAt(sent, i, 0); r != nil && canSpeak(&d.entities[r.entity]) {
				return r.head
			}
		}
	}
	return -1
}

// speakerAt gives the entities that token tok and its conjuncts stand for, when
// they can speak.
func (d *doc) speakerAt(sent, tok int) []string {
	g := d.graphs[sent]
	var out []string
	toks := []int{tok}
	for _, k := range g.Kids(tok) {
		if g.Rel(int(k)) == "conj" && len(toks) < maxConjuncts {
			toks = append(toks, int(k))
		}
	}
	for _, t := range toks {
		r := d.mentionAt(sent, t, 0)
		if r == nil {
			continue
		}
		e := d.nation(r.entity)
		if canSpeak(&d.entities[e]) && !slices.Contains(out, d.entities[e].ID) {
			out = append(out, d.entities[e].ID)
		}
	}
	if len(out) == 0 {
		out = d.indirectSpeaker(sent, tok)
	}
	return out
}

// indirectSpeaker finds the body behind what speaks for it: "the Herald's
// report said", "both sides".
func (d *doc) indirectSpeaker(sent, tok int) []string {
	if pair := d.pairAt(sent, tok); pair != nil {
		return []string{pair[0].id, pair[1].id}
	}
	g := d.graphs[sent]
	for _, s := range g.Slots(tok) {
		if (s.Name == "poss" || s.Name == "mod" || s.Name == "by" || s.Name == "of") && s.Weight >= 0.9 {
			if r := d.mentionAt(sent, s.Tok, 0); r != nil {
				if e := &d.entities[r.entity]; canSpeak(e) && e.Type != entity.Group && e.Type != entity.Place {
					return []string{e.ID}
				}
			}
		}
	}
	return nil
}

// canSpeak reports whether an entity can be the source of a statement.
func canSpeak(e *entity.Entity) bool {
	switch e.Type {
	case entity.Person, entity.Organization, entity.Place, entity.Group:
		return true
	}
	return false
}

func typeOf(s string) entity.Type { return entity.Type(strings.ToUpper(s)) }
