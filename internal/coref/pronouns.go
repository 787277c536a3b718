package coref

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
)

// resolveInOrder goes through the mentions in text order and finds what each
// description and pronoun refers to.
func (a *article) resolveInOrder() {
	// In the order of their ends, so that "her" comes before "her brother".
	order := make([]int, len(a.m))
	for i := range order {
		order[i] = i
	}
	watch.Sort(a.w, order, func(i, j int) int {
		if d := a.m[i].End - a.m[j].End; d != 0 {
			return d
		}
		return a.m[j].Start - a.m[i].Start
	})
	for n := range a.w.Range(len(order)) {
		i := order[n]
		switch a.m[i].Kind {
		case entity.Pronoun:
			if a.m[i].pro != nil && !a.isPleonastic(i) {
				a.resolvePronoun(i)
			}
		case entity.Nominal:
			a.resolveNominal(i)
		}
	}
}

func (a *article) resolvePronoun(i int) {
	m := &a.m[i]
	p := m.pro
	switch {
	case p.person == 2:
		return
	case p.person == 1:
		a.resolveSpeaker(i)
		return
	case p.reflexive && a.resolveReflexive(i):
		return
	}
	if p.plural && a.isOfPair(i) || a.goesOn(i) {
		return
	}
	if classOf(p) == 'p' && (a.model != nil || a.watch != nil) {
		a.resolveByModel(i)
		return
	}
	w := handWeights(p)
	best, top := -1, 0.0
	cs := a.pronounCandidates(i)
	if a.trace != nil {
		a.trace(i, cs, w)
	}
	for _, c := range cs {
		if s := c.v.score(w); s > top {
			best, top = c.via, s
		}
	}
	if best >= 0 {
		a.join(best, i)
		a.learnGender(best, p.gender)
	}
}

// goesOn joins the subject of "He added" with who spoke in the sentence before.
func (a *article) goesOn(i int) bool {
	m := &a.m[i]
	if m.gender != masculine && m.gender != feminine || m.role != subject || m.gov < 0 || m.sent < 1 || m.quote >= 0 || !lex().cue(lemmaOf(&a.tokens(m)[m.gov]), "goeson") {
		return false
	}
	for j := i - 1; j >= 0 && a.m[j].sent >= m.sent; j-- {
		if o := &a.m[j]; o.quote < 0 && (o.role == subject || o.role == passiveSubject) {
			return false // the clause has others
		}
	}
	for s := m.sent - 1; s >= 0 && s >= m.sent-2; s-- {
		best := -1
		for _, j := range a.bySent[s] {
			o := &a.m[j]
			if o.quote >= 0 || o.role != subject || o.gov < 0 || !isReporting(&a.tokens(o)[o.gov]) || o.title {
				continue
			}
			if d := base(a.tokens(o)[o.gov].Deprel); d == "ccomp" && a.tokens(o)[o.gov].Head < o.gov {
				continue // what somebody said that another said
			}
			best = j
			break
		}
		if best < 0 {
			continue
		}
		k := a.of(best)
		if k.typ != entity.Person && k.typ != "" || !a.mayBe(i, &candidate{root: a.root(best), via: best}) {
			return false
		}
		if !a.join(best, i) {
			return false
		}
		a.learnGender(best, m.gender)
		return true
	}
	return false
}

// isOfPair reports whether a plural pronoun is of the several people who are the
// subject of its clause or of one above: "Jo Roe and Al Poe said they were ill".
// Together they are no entity of the article's.
func (a *article) isOfPair(i int) bool {
	m := &a.m[i]
	if m.sent < 0 || m.head < 0 {
		return false
	}
	for j := i - 1; j >= 0 && j >= i-windowMentions && a.m[j].sent == m.sent; j-- {
		o := &a.m[j]
		if o.listed && !o.plural && a.of(j).typ == entity.Person && (o.role == subject || o.role == passiveSubject) && a.commands(o, m) {
			return true
		}
	}
	return false
}

// resolveByModel takes the candidate that the model ranks first, if it ranks it
// above none at all.
func (a *article) resolveByModel(i int) {
	os := a.options(i)
	if a.watch != nil {
		a.watch(i, os)
	}
	best, top := -1, 0.0
	for n := range os {
		s := os[n].v.score(handWeights(a.m[i].pro))
		if a.model != nil {
			s += a.model.score(os[n].features)
		}
		if s > top {
			best, top = os[n].via, s
		}
	}
	if best >= 0 {
		a.join(best, i)
		a.learnGender(best, a.m[i].pro.gender)
	}
}

func handWeights(p *pronoun) *vector {
	if p.gender == feminine || p.gender == masculine {
		return &personWeights
	}
	return &thingWeights
}

// learnGender lets a pronoun speak for the gender of whoever it refers to, a
// little: the name itself and other evidence weigh more.
func (a *article) learnGender(i int, g gender) {
	c := a.of(i)
	switch g {
	case feminine:
		c.female += 0.25
	case masculine:
		c.male += 0.25
	}
}

// pronounCandidates are the clusters that pronoun i may refer to, with their
// features.
func (a *article) pronounCandidates(i int) []candidate {
	all := a.candidates(i)
	all = append(all, a.following(i)...)
	out := all[:0]
	topic := a.topicOf(all)
	for _, c := range all {
		if !a.mayBe(i, &c) {
			continue
		}
		a.place(i, &c)
		a.kindFeatures(i, &c)
		c.v[fTopic] = indicator(c.root == topic)
		out = append(out, c)
	}
	return out
}

// topicOf is the person most spoken of in the window, -1 if there is a tie.
func (a *article) topicOf(cs []candidate) int {
	best, n := -1, 2
	for _, c := range cs {
		if a.set[c.root].typ != entity.Person {
			continue
		}
		if c.count > n {
			best, n = c.root, c.count
		} else if c.count == n {
			best = -1
		}
	}
	return best
}

// following lists the names after pronoun i in its own sentence that it may be
// ahead of: "In his speech, Obama said", "When she was four Roe had", "During
// his exile, Roe's health failed", "After her trial they freed Roe".
func (a *article) following(i int) []candidate {
	m := &a.m[i]
	if m.sent < 0 || m.head < 0 {
		return nil
	}
	fronted := a.isFronted(m)
	var out []candidate
	for j := i + 1; j < len(a.m) && j <= i+10 && a.m[j].sent == m.sent; j++ {
		o := &a.m[j]
		if o.gov < 0 || o.Contains(m.Span) || o.Kind != entity.Name && !a.isBareName(j) {
			continue
		}
		above := a.commandsFrom(a.clauseOf(o), m)
		var may bool
		switch o.role {
		case subject, passiveSubject:
			may = fronted && (m.role != subject || above) || above && o.gov != m.gov
		case object, possessor:
			may = fronted && above
		}
		if may {
			out = append(out, candidate{root: a.root(j), via: j, count: 1})
		}
	}
	return out
}

// clauseOf is the predicate that o is an argument of, itself or by what it
// possesses.
func (a *article) clauseOf(o *mention) int {
	if o.role == possessor && o.gov >= 0 {
		return a.tokens(o)[o.gov].Head
	}
	return o.gov
}

// isFronted reports whether m stands before the main clause of its sentence.
func (a *article) isFronted(m *mention) bool {
	toks := a.tokens(m)
	for k := m.head; k < len(toks) && k < m.head+12; k++ {
		if toks[k].Text == "," {
			return true
		}
	}
	return false
}

// kindFeatures says what kind of thing the candidate is.
func (a *article) kindFeatures(i int, c *candidate) {
	k := &a.set[c.root]
	c.v[fGender] = indicator(k.gender() != unknownGender && k.gender() == a.m[i].gender) - 4*indicator(k.clash(a.m[i].gender) == 1)
	switch {
	case k.typ == entity.Person:
		c.v[fPerson] = 1
	case k.typ == entity.Organization:
		c.v[fOrganization] = 1
	case k.country != "" && k.typ == entity.Place:
		c.v[fCountry] = 1
	case k.typ == entity.Product || k.typ == entity.Thing:
		c.v[fProduct] = 1
	}
}

// resolveSpeaker joins a first person inside a quotation with its speaker: "I"
// with a person, "we" with a body.
func (a *article) resolveSpeaker(i int) {
	m := &a.m[i]
	if m.quote < 0 {
		return
	}
	s := a.quotes[m.quote].speaker
	if s < 0 {
		return
	}
	t := a.of(s).typ
	switch {
	case !m.pro.plural && (t == entity.Person || t == ""), m.pro.plural && (t == entity.Organization || t == entity.Person && a.of(s).plural):
		a.join(s, i)
	case m.pro.plural && t == entity.Person:
		if j := a.spokenFor(s); j >= 0 {
			a.join(j, i)
		}
	}
}

// spokenFor is a mention of the body that the speaker s holds an office of, and
// so speaks for as "we": "our models", said by its chief executive. It is -1 for
// who holds none, or those of several bodies.
func (a *article) spokenFor(s int) int {
	found := -1
	note := func(j int) bool {
		if j < 0 || a.of(j).typ != entity.Organization || !a.of(j).named {
			return true
		}
		if found >= 0 && !a.same(found, j) {
			return false
		}
		found = j
		return true
	}
	if a.m[s].Kind == entity.Nominal {
		if o, ok := a.officeOf(s); ok {
			note(o.of)
			return found
		}
	}
	for k := range head(a.offices, 300) {
		if o := &a.offices[k]; a.same(o.holder, s) && !note(o.of) {
			return -1
		}
	}
	return found
}

// resolveReflexive joins "himself" with the subject of its clause, or with what
// stands right before it.
func (a *article) resolveReflexive(i int) bool {
	m := &a.m[i]
	if m.sent < 0 {
		return false
	}
	best := -1
	for j := i - 1; j >= max(i-windowMentions, 0) && a.m[j].sent == m.sent; j-- {
		o := &a.m[j]
		c := candidate{root: a.root(j), via: j}
		if o.Contains(m.Span) || !a.mayBe(i, &c) && !(m.pro.plural && a.set[c.root].plural) {
			continue
		}
		if o.last+1 == m.first {
			best = j
			break
		}
		if (o.role == subject || o.role == passiveSubject) && (o.gov == m.gov || a.commands(o, m)) {
			best = j
			break
		}
	}
	if best < 0 {
		return false
	}
	return a.join(best, i)
}

// isPleonastic finds the "it" that refers to nothing: "it is believed that".
func (a *article) isPleonastic(i int) bool {
	m := &a.m[i]
	if m.pro.gender != neuter || m.head < 0 || m.pro.genitive || m.pro.reflexive {
		return false
	}
	if m.pro.person == 3 && !m.pro.place && (m.lemma == "this" || m.lemma == "that") {
		return true
	}
	toks := a.tokens(m)
	if base(toks[m.head].Deprel) == "expl" {
		return true
	}
	if m.role != subject && m.role != passiveSubject || m.gov < 0 || m.place() {
		return false
	}
	g := &toks[m.gov]
	if g.UPOS != "ADJ" && !isReporting(g) && g.UPOS != "NOUN" {
		return false
	}
	for k := m.gov + 1; k < len(toks); k++ {
		if d := base(toks[k].Deprel); toks[k].Head == m.gov && (d == "csubj" || d == "ccomp" && g.UPOS != "VERB" || d == "advcl" && g.UPOS == "ADJ" && k > 0 && toks[k-1].Text == "to") {
			return true
		}
	}
	return false
}

func (m *mention) place() bool { return m.pro != nil && m.pro.place }
