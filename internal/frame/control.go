package frame

import (
	"slices"
	"strings"
)

// maxDepth bounds the climb through control and coordination.
const maxDepth = 40

// controllers are the tokens that may be the surface subject of v, the surest
// first.
func (g *Graph) controllers(v, depth int) []Slot {
	h := g.head(v)
	if h < 0 || depth > maxDepth {
		return nil
	}
	switch g.rel(v) {
	case "xcomp":
		return g.control(v, h, depth, true)
	case "conj":
		if g.isVerb(h) || g.has(h, "cop") || g.has(h, "nsubj") {
			return g.surfaces(h, depth+1)
		}
	case "advcl", "ccomp", "parataxis":
		if g.rel(v) == "parataxis" && v > h && g.xpos(v, "VBD") && g.xpos(h, "VBD") && g.tok(v-1).Text == "," && !g.verbBetween(h, v) {
			return g.surfaces(h, depth+1) // "mocked Roe, praised Poe"
		}
		if g.imperative(v) || g.rel(v) == "ccomp" && !g.xpos(v, "VBG", "VB", "VBN") || g.rel(v) == "parataxis" && !g.xpos(v, "VBG", "VBN") || g.sub(v) == "relcl" {
			return nil
		}
		return g.control(v, h, depth, false)
	case "acl":
		return g.owners(v, h, depth)
	case "obj", "obl", "nmod", "nsubj": // a gerund in a noun's place
		if g.isVerb(h) && g.rel(v) != "nsubj" {
			return g.control(v, h, depth, false)
		}
	}
	return nil
}

// verbBetween reports whether a verb stands between tokens i and j.
func (g *Graph) verbBetween(i, j int) bool {
	for k := i + 1; k < j; k++ {
		if g.isVerb(k) && g.rel(k) != "amod" {
			return true
		}
	}
	return false
}

// imperative reports a quoted clause before its reporting verb that begins with
// its bare verb: "Leave now," she said.
func (g *Graph) imperative(v int) bool {
	return g.rel(v) == "ccomp" && v < g.head(v) && g.xpos(v, "VB") && len(g.marks(v)) == 0 && !g.has(v, "aux")
}

// control finds the subject of complement or adverbial clause v of h: the
// object of h for infinitives ("urged him to") and for gerunds after of, from
// and for ("accused him of"), else its subject; the other one as second choice.
func (g *Graph) control(v, h, depth int, complement bool) []Slot {
	var objects []Slot
	relied := false // "called on him to resign"
	if g.words.regards[g.Lemma(h)] && g.has(h, "obj") && g.isVerb(h) && hasWord(g.marks(v), "to") {
		return nil // "discussed the campaign to free them"
	}
	for _, s := range g.Slots(h) {
		if (s.Name == "obj" || s.Name == "iobj") && s.Weight >= probable && s.Tok != v {
			objects = append(objects, Slot{Tok: s.Tok, Weight: inherited * s.Weight, How: "control"})
		}
		relied = relied || g.words.rely[g.Lemma(h)+"_"+s.Name] && s.Tok < v && s.Tok > h
		if relied && len(objects) == 0 {
			objects = append(objects, Slot{Tok: s.Tok, Weight: inherited * s.Weight, How: "control"})
		}
	}
	subjects := scaled(g.surfaces(h, depth+1), 1)
	if g.passive(h) {
		return append(subjects, objects...)
	}
	marks := g.marks(v)
	towards := complement && g.isVerb(h) || (relied || g.words.enlist[g.Lemma(h)]) && hasWord(marks, "to")
	if !towards && g.xpos(v, "VBG") {
		towards = slices.ContainsFunc(marks, func(w string) bool { return g.words.backwards[w] }) || (hasWord(marks, "for") || hasWord(marks, "with")) && g.words.repay[g.Lemma(h)]
	}
	if towards && g.words.wield[g.Lemma(h)] && g.xpos(v, "VB") {
		return append(subjects, scaled(objects, probable)...) // "used the money to buy arms"
	}
	if towards && len(objects) > 0 {
		return append(objects, scaled(subjects, probable)...)
	}
	if hasWord(marks, "for") || hasWord(marks, "to") {
		return append(subjects, scaled(objects, probable)...)
	}
	return subjects
}

// surfaces are the surface subjects of h. They are found once: clauses within
// clauses ask for the same ones again and again.
func (g *Graph) surfaces(h, depth int) []Slot {
	if g.tops == nil {
		g.tops = make([]climbed, len(g.kids))
	}
	if !g.tops[h].known {
		g.tops[h].known = true // none, to one who asks again in a circle
		g.tops[h].subjects = slices.Clip(g.findSurfaces(h, depth))
	}
	return g.tops[h].subjects
}

// climbed is what surfaces found for a token.
type climbed struct {
	known    bool
	subjects []Slot
}

func (g *Graph) findSurfaces(h, depth int) []Slot {
	for _, kid := range g.kids[h] {
		if k := int(kid); g.rel(k) == "nsubj" || g.rel(k) == "csubj" {
			if g.sub(k) == "outer" && !g.bound(h) {
				continue
			}
			if strings.EqualFold(g.Sent.Tokens[k].Text, "it") && g.has(h, "csubj") || g.laterSubject(h, k) {
				continue
			}
			filler, _ := g.resolve(k)
			return []Slot{{Tok: filler, Weight: inherited, How: "control"}}
		}
	}
	if g.rel(h) == "acl" && len(g.marks(h)) == 0 || g.rel(h) == "amod" {
		if n := g.head(h); n >= 0 && g.isNoun(n) {
			return []Slot{{Tok: n, Weight: inherited, How: "control"}}
		}
	}
	return g.controllers(h, depth)
}

// owners finds the subject of clause v that complements noun n: "Kim's plan to
// visit", "they made an attempt to".
func (g *Graph) owners(v, n, depth int) []Slot {
	if !hasWord(g.marks(v), "to") && !g.xpos(v, "VBG") || len(g.marks(v)) == 0 {
		return nil
	}
	if g.xpos(v, "VBG") && g.words.sequel[g.marks(v)[0]] {
		if h := g.verbAbove(n); h >= 0 { // "told the press after meeting her"
			return g.surfaces(h, depth+1)
		}
	}
	var out []Slot
	for _, k := range g.kids[n] {
		if r := g.rel(int(k)); r == "nmod" && (g.poss(int(k)) || hasWord(g.cases(int(k)), "by") || hasWord(g.cases(int(k)), "of")) {
			filler, _ := g.resolve(int(k))
			out = append(out, Slot{Tok: filler, Weight: inherited, How: "control"})
			if g.poss(int(k)) {
				return out // "discussed Israel's plan to withdraw": nobody else's
			}
		}
	}
	if h := g.head(n); h >= 0 && g.isVerb(h) && g.rel(n) == "obj" && hasWord(g.marks(v), "to") {
		out = append(out, Slot{Tok: n, Weight: probable, How: "control"}) // "ordered the firm to pay"
	}
	if h := g.head(n); h >= 0 && g.isVerb(h) && hasWord(g.marks(v), "to") && !(g.rel(n) == "obj" && g.words.regards[g.Lemma(h)]) {
		out = append(out, scaled(g.surfaces(h, depth+1), probable)...)
	}
	if s := g.kid(n, "nsubj"); s >= 0 && g.has(n, "cop") && len(g.cases(n)) > 0 && hasWord(g.marks(v), "to") { // "is in talks to buy"
		filler, _ := g.resolve(s)
		return append(out, Slot{Tok: filler, Weight: inherited, How: "control"})
	}
	if g.upos(n) == "PROPN" && hasWord(g.marks(v), "to") {
		if h := g.verbAbove(n); h >= 0 { // "flew to Rome to meet her"
			return g.surfaces(h, depth+1)
		}
		return out
	}
	for _, k := range g.kids[n] {
		if r := g.rel(int(k)); r == "compound" || r == "amod" {
			out = append(out, Slot{Tok: int(k), Weight: attached, How: "control"})
		}
	}
	return out
}

// scaled are the slots with weights by times as large.
func scaled(slots []Slot, by float32) []Slot {
	out := make([]Slot, len(slots))
	for i, s := range slots {
		s.Weight *= by
		out[i] = s
	}
	return out
}
