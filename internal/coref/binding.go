package coref

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// mayBe applies the hard constraints: number, gender, type and binding.
func (a *article) mayBe(i int, c *candidate) bool {
	m, k := &a.m[i], &a.set[c.root]
	p := m.pro
	if a.isBarred(i, c.via) || isValue(k.typ) || k.typ == entity.Title || k.typ == entity.Group {
		return false
	}
	switch {
	case p.place:
		if k.typ != entity.Place {
			return false
		}
	case p.gender == feminine || p.gender == masculine:
		if k.typ != entity.Person && k.typ != "" && !a.mayBePerson(k) || k.plural && !k.named || k.clash(p.gender) == 2 {
			return false
		}
	case p.gender == neuter:
		if k.typ == entity.Person || !k.singular || k.plural && !k.named {
			return false
		}
	case p.plural:
		if k.typ == entity.Person && !k.plural || k.typ == entity.Product && !k.plural || k.typ == entity.Thing && !k.plural || k.typ == entity.Place {
			return false
		}
	}
	return p.reflexive || a.bindable(i, c.via) && !a.actsOn(i, c.root)
}

// actsOn reports whether pronoun i is the subject of a verb that, itself or by an
// infinitive, acts on what c names further on in the sentence: in "He flew to Ry
// to meet with Roe" he is not Roe.
func (a *article) actsOn(i, c int) bool {
	m := &a.m[i]
	if m.role != subject || m.gov < 0 {
		return false
	}
	toks := a.tokens(m)
	for j := i + 1; j < len(a.m) && j <= i+10 && a.m[j].sent == m.sent; j++ {
		o := &a.m[j]
		if o.Kind != entity.Name || o.gov < 0 || o.role == subject || o.role == passiveSubject || o.role == possessor || a.root(j) != c {
			continue
		}
		v := o.gov
		if d := base(toks[v].Deprel); isVerbal(&toks[v]) && toks[v].XPOS == "VB" && (d == "xcomp" || d == "advcl") {
			v = toks[v].Head
		}
		if v == m.gov && isVerbal(&toks[v]) {
			return true
		}
	}
	return false
}

// bindable applies the theory's principle B roughly: a pronoun that is not
// reflexive is not a fellow argument of what it refers to, nor in the noun
// phrase that it modifies.
func (a *article) bindable(i, j int) bool {
	m, o := &a.m[i], &a.m[j]
	if m.sent != o.sent || m.head < 0 || o.head < 0 {
		return true
	}
	if m.pro.genitive || m.role == possessor {
		if toks := a.tokens(m); m.gov >= 0 && base(toks[o.head].Deprel) == "appos" && toks[o.head].Head == m.gov {
			return false // "her first novel, Roe Valley": she is not the novel
		}
		return (m.gov != o.head || o.gov < 0) && !a.survives(o, m) && !a.isRecipients(i, j)
	}
	if m.role == object && o.role == subject && a.isControlled(m.gov, o.gov, a.tokens(m)) {
		return false // "The court issued a warrant, accusing them"
	}
	if m.role == object && m.gov >= 0 && o.head == a.tokens(m)[m.gov].Head && a.tokens(m)[m.gov].Deprel == "acl:relcl" && whoBefore(a.tokens(m), o.last+1, m.gov) {
		return false // "confronted Roe, who stabbed him"
	}
	if m.gov == o.gov && m.gov >= 0 && isArgument(m.role) && isArgument(o.role) && m.role != o.role {
		return false
	}
	return true
}

// isControlled reports whether verb v is a participle whose subject is that of verb u.
func (a *article) isControlled(v, u int, toks []syntax.Token) bool {
	return v >= 0 && u >= 0 && toks[v].XPOS == "VBG" && base(toks[v].Deprel) == "advcl" && toks[v].Head == u && u < v
}

// isRecipients reports whether "its" at i tells what for somebody other than j gets
// something: "Chad sent arms to Mali for use in its war" is Mali's war.
func (a *article) isRecipients(i, j int) bool {
	m, toks := &a.m[i], a.tokens(&a.m[i])
	if m.pro.gender != neuter || m.pro.plural {
		return false
	}
	for k := range a.near(i) {
		r := &a.m[k]
		if r.sent != m.sent || r.last < 0 || r.last >= m.first || m.first-r.last > 5 || r.prep != "to" || r.gov < 0 || r.gov > r.first || toks[r.gov].UPOS != "VERB" {
			continue
		}
		if fold(toks[r.last+1].Text) == "for" && !a.same(j, k) && a.m[j].End <= r.Start {
			return typesAgree(r.Type, a.m[j].Type)
		}
	}
	return false
}

// survives reports whether o does something because of the death that m owns, and
// so is another: "Roe's brother blamed the company for his death".
func (a *article) survives(o, m *mention) bool {
	toks := a.tokens(m)
	if m.gov < 0 || !lex().cue(fold(lemmaOf(&toks[m.gov])), "deathnoun") || base(toks[m.gov].Deprel) != "obl" {
		return false
	}
	v, blamed := toks[m.gov].Head, false
	for k := m.gov - 1; k >= 0 && k > m.gov-4 && !blamed; k-- {
		blamed = toks[k].Head == m.gov && fold(toks[k].Text) == "for"
	}
	return blamed && v >= 0 && o.role == subject && o.gov == v && base(toks[v].Deprel) != "acl" && toks[v].XPOS != "VBN" && o.Kind != entity.Pronoun
}

func isArgument(r role) bool {
	return r == subject || r == passiveSubject || r == object || r == indirect
}
