package coref

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// A role is the grammatical function of a mention in its clause.
type role uint8

const (
	otherRole role = iota
	subject
	passiveSubject
	object
	indirect
	oblique
	nounModifier
	possessor
	compound
)

// A determiner is how a nominal begins.
type determiner uint8

const (
	bare       determiner = iota
	definite              // the
	indefinite            // a, another, some, no, three
	demonstrative
	owned // somebody's
)

// grammar reads m's place in the tree: appositions and later conjuncts take the
// role of what they are joined to.
func (a *article) grammar(m *mention) {
	toks := a.tokens(m)
	m.lemma = fold(lemmaOf(&toks[m.head]))
	top := m.head
	for range treeDepth {
		t := &toks[top]
		d := base(t.Deprel)
		if t.Head < 0 || t.Head >= len(toks) || d != "appos" && d != "conj" && d != "flat" {
			break
		}
		if d == "conj" && isVerbal(&toks[t.Head]) {
			break
		}
		m.listed = m.listed || d == "conj"
		top = t.Head
	}
	m.joint = m.listed || hasConjunct(toks, m.head)
	t := &toks[top]
	m.gov = t.Head
	if m.gov < 0 || m.gov >= len(toks) {
		m.gov = -1
	}
	m.role = roleOf(toks, top)
	m.prep = prepositionOf(toks, top)
	if m.prep == "" && top != m.head {
		m.prep = prepositionOf(toks, m.head)
	}
	m.clause = predicateAbove(toks, top)
	if m.Kind == entity.Nominal {
		a.describe(m)
	}
	if m.Kind == entity.Name {
		m.plural = toks[m.head].XPOS == "NNPS" && m.Type != entity.Place && m.Type != entity.Organization
	}
}

// hasConjunct reports whether another token is coordinated with token i.
func hasConjunct(toks []syntax.Token, i int) bool {
	for k := i + 1; k < len(toks) && k < i+12; k++ {
		if toks[k].Head == i && base(toks[k].Deprel) == "conj" {
			return true
		}
	}
	return false
}

// roleOf reads labels with and without subtypes.
func roleOf(toks []syntax.Token, i int) role {
	t := &toks[i]
	switch base(t.Deprel) {
	case "nsubj", "csubj":
		if strings.HasSuffix(t.Deprel, ":pass") || isPassive(toks, t.Head) {
			return passiveSubject
		}
		return subject
	case "obj":
		return object
	case "iobj":
		return indirect
	case "obl":
		return oblique
	case "nmod":
		if strings.HasPrefix(t.Deprel, "nmod:poss") || t.XPOS == "PRP$" || hasPossessiveMark(toks, i) {
			return possessor
		}
		return nounModifier
	case "compound", "amod":
		return compound
	}
	return otherRole
}

// isPassive reports whether verb v is a participle with a form of "be".
func isPassive(toks []syntax.Token, v int) bool {
	if v < 0 || v >= len(toks) || toks[v].XPOS != "VBN" {
		return false
	}
	for i := v - 1; i >= 0 && i > v-8; i-- {
		if toks[i].Head == v && base(toks[i].Deprel) == "aux" && toks[i].Lemma == "be" {
			return true
		}
	}
	return false
}

func hasPossessiveMark(toks []syntax.Token, i int) bool {
	for k := i + 1; k < len(toks) && k < i+6; k++ {
		if isPossessiveMark(&toks[k]) {
			return toks[k].Head == i
		}
	}
	return false
}

// describe reads a nominal's determiner, number and modifiers.
func (a *article) describe(m *mention) {
	toks := a.tokens(m)
	h := &toks[m.head]
	m.plural = h.XPOS == "NNS" || h.XPOS == "NNPS" || h.XPOS == "" && strings.Contains(h.Feats, "Number=Plur")
	for i := m.first; i < m.head; i++ {
		t := &toks[i]
		w := strings.ToLower(t.Text)
		switch {
		case t.Head == m.head && (t.UPOS == "DET" || t.UPOS == "PRON") || i == m.first && lex().determiners[w] != bare:
			if d := lex().determiners[w]; d != bare && m.det == bare {
				m.det = d
			} else if t.XPOS == "PRP$" {
				m.det = owned
			}
		case isPossessiveMark(t):
			m.det = owned
			m.mods = m.mods[:0]
		case t.UPOS == "NUM" && t.Head != m.head, inAge(toks[:m.head+1], i): // "nine-month-old child", "the 44-year-old"
		case t.UPOS == "NUM":
			m.plural = m.plural || w != "one" && w != "1"
			if m.det == bare {
				m.det = indefinite
			}
		case t.UPOS == "ADJ" || t.UPOS == "NOUN" || t.UPOS == "PROPN" || t.UPOS == "VERB":
			m.mods = append(m.mods, fold(lemmaOf(t)))
		}
	}
}

// inAge reports whether token i, before the last one, is the number or the unit of
// an age with hyphens: "44" and "year" of "44-year-old".
func inAge(toks []syntax.Token, i int) bool {
	return i+2 < len(toks) && toks[i+1].Text == "-" && (toks[i+2].Text == "year" || toks[i].Text == "year")
}

func prepositionOf(toks []syntax.Token, head int) string {
	lo := max(0, head-8)
	for i := lo; i < head; i++ {
		if toks[i].Head == head && base(toks[i].Deprel) == "case" && toks[i].XPOS != "POS" {
			return strings.ToLower(toks[i].Text)
		}
	}
	return ""
}

// predicateAbove is the closest verb, or the root, above token i.
func predicateAbove(toks []syntax.Token, i int) int {
	for range treeDepth {
		h := toks[i].Head
		if h < 0 || h >= len(toks) {
			return i
		}
		if isVerbal(&toks[h]) || base(toks[h].Deprel) == "root" {
			return h
		}
		i = h
	}
	return i
}

func isVerbal(t *syntax.Token) bool { return t.UPOS == "VERB" || t.UPOS == "AUX" }

// base is a dependency label without its subtype.
func base(deprel string) string {
	if i := strings.IndexByte(deprel, ':'); i >= 0 {
		return deprel[:i]
	}
	return deprel
}

func lemmaOf(t *syntax.Token) string {
	if t.Lemma != "" && t.Lemma != "_" {
		return t.Lemma
	}
	return t.Text
}
