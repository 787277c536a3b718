package coref

import (
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
)

// joinAppositions joins a name with the description that the sentence sets
// beside it: "Roe's sister, Ann Roe,", "the city of Mosul", "Jed Bernstein,
// the league's executive director", "his personal Lada limousine".
func (a *article) joinAppositions() {
	a.models = map[string]bool{}
	for i := range a.each() {
		if m := &a.m[i]; m.Kind == entity.Name && m.Type == entity.Product && len(m.words) > 1 {
			a.models[m.words[0]] = true
		}
	}
	for n := range a.w.Range(len(a.bySent)) {
		ms := a.bySent[n]
		for k, i := range ms {
			if a.m[i].head < 0 {
				continue
			}
			// A partner stands close by in the sentence: looking at the nearest
			// few mentions keeps the work linear.
			for _, j := range ms[k+1 : min(k+9, len(ms))] {
				if a.m[j].head < 0 {
					continue
				}
				n, d := i, j
				if a.m[i].Kind == entity.Nominal {
					n, d = j, i
				}
				if a.m[n].Kind == entity.Name && a.m[d].Kind == entity.Nominal {
					a.retype(n, d)
				}
				if a.m[n].Kind == entity.Name && a.m[d].Kind == entity.Nominal && a.isApposition(n, d) {
					a.join(n, d)
				}
			}
		}
	}
	a.joinPartitives()
}

// isApposition tests the name n against the description d of one sentence.
func (a *article) isApposition(n, d int) bool {
	name, desc := &a.m[n], &a.m[d]
	toks := a.tokens(name)
	if toks[desc.first].XPOS == "WP$" {
		return false // "Jo Roe, whose captain": another
	}
	if desc.Contains(name.Span) {
		return a.isModel(n, d)
	}
	if isValue(name.Type) || !compatible(name.Type, desc.Type) || desc.plural && !name.plural {
		return false
	}
	if desc.Type == entity.Person && desc.det == bare || toks[desc.head].UPOS == "PROPN" && desc.det == bare {
		// A title: "Kenyan President Jo Roe", "Roe, president of".
		if name.first == desc.last+1 || a.isCommaPair(toks, name, desc) && officeWord(toks, desc.head) != "" {
			desc.title = true
		}
		return false
	}
	if a.isHeaded(d, n) {
		return false // "the comic Jo Roe, the critic Ann Lee": the critic is whom the words name
	}
	h, g := &toks[name.head], &toks[desc.head]
	if base(h.Deprel) == "appos" && h.Head == desc.head || base(g.Deprel) == "appos" && g.Head == name.head {
		return a.touches(n, d)
	}
	switch {
	case name.first == desc.last+1: // "state news agency ANSA", "his wife Manju Sam"
		return base(h.Deprel) != "obj" && base(h.Deprel) != "nsubj" || h.Head == desc.head || g.Head == name.head ||
			base(h.Deprel) == base(g.Deprel) && h.Head == g.Head && h.Head > name.last && name.Type == desc.Type // two subjects of one verb: "the bloc ECOWAS said"
	case a.inChain(toks, name.head, desc.head): // "his wife, the soprano Ana Ruiz"
		return name.Type == desc.Type && desc.det != bare
	case name.prep == "of" && h.Head == desc.head && name.first == desc.last+2: // "the city of Mosul"
		return name.Type == entity.Place && desc.Type == entity.Place && desc.det == definite
	case name.Type != desc.Type && desc.Type != entity.Thing && desc.Type != "" && (desc.det != indefinite || desc.Start < name.Start):
		return false
	case a.isCommaPair(toks, desc, name) || a.isCommaPair(toks, name, desc):
		return a.framed(toks, desc, name)
	}
	return false
}

// isHeaded reports whether a person's name other than n follows right behind
// description d.
func (a *article) isHeaded(d, n int) bool {
	desc := &a.m[d]
	for j := range a.near(d) {
		o := &a.m[j]
		if j != n && o.Kind == entity.Name && o.Type == entity.Person && desc.Type == entity.Person && o.sent == desc.sent && o.first == desc.last+1 {
			return true
		}
	}
	return false
}

// inChain reports whether token i is an apposition to one that is an apposition
// to token j.
func (a *article) inChain(toks []syntax.Token, i, j int) bool {
	if base(toks[i].Deprel) != "appos" {
		return false
	}
	k := toks[i].Head
	return k >= 0 && k < len(toks) && base(toks[k].Deprel) == "appos" && toks[k].Head == j
}

// retype gives name n the type that description d beside it tells, where the two
// contradict each other and grammar leaves no doubt: "Jo Roe, its director," is
// a person, "the town of Roe" a place, "her first novel, Roe Valley," a work.
func (a *article) retype(n, d int) {
	name, desc := &a.m[n], &a.m[d]
	if name.Type == desc.Type || isValue(name.Type) || desc.plural || desc.det == bare || desc.Contains(name.Span) || len(a.of(n).members) > 2 {
		return
	}
	toks := a.tokens(name)
	h, g := &toks[name.head], &toks[desc.head]
	beside := (base(h.Deprel) == "appos" && h.Head == desc.head || base(g.Deprel) == "appos" && g.Head == name.head) &&
		(a.isCommaPair(toks, desc, name) || a.isCommaPair(toks, name, desc))
	var told bool
	switch desc.Type {
	case entity.Person:
		told = beside && len(name.words) > 1 && name.Start < desc.Start && officeWord(toks, desc.head) != ""
	case entity.Work:
		told = beside && name.Start > desc.Start && name.Type != entity.Person
	case entity.Organization: // "Roe Terminals, a subsidiary of"
		told = beside && name.Type == entity.Place && name.Subtype != "country" && name.Start < desc.Start && desc.det == indefinite && desc.Subtype == "company" && !data.Lexicon("cities").Has(name.Text)
	case entity.Place:
		told = name.prep == "of" && h.Head == desc.head && name.first == desc.last+2 && lex().cue(desc.lemma, "cityword")
	}
	if !told {
		return
	}
	c := a.of(n)
	name.Type, name.Subtype = desc.Type, desc.Subtype
	c.typ, c.subtype = desc.Type, desc.Subtype
}

// isModel reports whether the name n inside the description d names the thing
// itself: "his Fiat saloon"; a brand that the article speaks of by itself
// ("a Fiat car" beside "the Fiat Panda") does not.
func (a *article) isModel(n, d int) bool {
	name, desc := &a.m[n], &a.m[d]
	if lex().cue(desc.lemma, "clubnoun") && a.isContest(a.of(n)) {
		return false // "the Premier League club"
	}
	state := name.Subtype == "intergovernmental" || name.Subtype == "government" // whose company it is, not its own name
	if name.Type == entity.Organization && desc.Type == name.Type && desc.det != indefinite && !state && a.onlyNouns(name, desc) {
		if lex().cue(desc.lemma, "generic") || lex().cue(desc.lemma, "mediaword") {
			return true // "the IS group"
		}
	}
	if name.Type != entity.Product || desc.Type != entity.Product || name.head >= desc.head {
		return false
	}
	if len(name.words) == 1 && a.models[name.words[0]] {
		return false
	}
	for _, j := range head(a.of(n).members, fewMembers) {
		o := &a.m[j]
		if j != n && o.Kind == entity.Name && o.role != compound && a.before(j) != "the" && a.before(j) != "The" {
			return false // spoken of without an article: a brand
		}
	}
	toks := a.tokens(desc)
	for i := name.last + 1; i < desc.head; i++ {
		if isPossessiveMark(&toks[i]) {
			return false
		}
	}
	return true
}

// onlyNouns reports whether nothing but nouns stands between a name and the head
// of the description that it is in: "RIA state news agency".
func (a *article) onlyNouns(name, desc *mention) bool {
	toks := a.tokens(desc)
	for i := name.last + 1; i < desc.head; i++ {
		if toks[i].UPOS != "NOUN" {
			return false
		}
	}
	return name.last < desc.head
}

// touches reports whether nothing but signs and small words stands between two
// mentions that the tree calls apposed, so that a wrong tree does little harm.
func (a *article) touches(i, j int) bool {
	if a.m[i].first > a.m[j].first {
		i, j = j, i
	}
	toks := a.tokens(&a.m[i])
	for k := a.m[i].last + 1; k < a.m[j].first; k++ {
		if isVerbal(&toks[k]) || toks[k].UPOS == "CCONJ" || toks[k].UPOS == "ADP" && k == a.m[j].first-1 {
			return false
		}
	}
	return true
}

// isCommaPair reports whether y follows x after one comma or dash.
func (a *article) isCommaPair(toks []syntax.Token, x, y *mention) bool {
	i := x.last + 1
	if i < len(toks) && isPossessiveMark(&toks[i]) {
		return false
	}
	return i < len(toks) && y.first == i+1 && (toks[i].Text == "," || toks[i].Text == "—" || toks[i].Text == "–" || toks[i].Text == "-")
}

// framed asks for the closing comma, the end, or the predicate after a pair that
// a tree does not call an apposition, and that no list goes on.
func (a *article) framed(toks []syntax.Token, desc, name *mention) bool {
	if desc.det == bare || desc.det == indefinite && name.Start > desc.Start {
		return false
	}
	if name.Type == entity.Place && desc.Type != entity.Place {
		return false
	}
	end := max(desc.last, name.last) + 1
	if end >= len(toks) {
		return true
	}
	if desc.Start > name.Start && toks[end].Text == "," && end+1 < len(toks) && toks[end+1].UPOS == "CCONJ" && desc.det == owned && joinsClauses(toks, end+1, name.first) {
		return true // "Roe Ltd, the port's operator, and they left"
	}
	if desc.Start > name.Start && desc.last+1 == end && !desc.plural {
		return toks[end].UPOS != "CCONJ" && (toks[end].Text != "," || end+1 >= len(toks) || toks[end+1].UPOS != "CCONJ" || desc.det == indefinite)
	}
	if next := &toks[end]; next.Text == "," && end+1 < len(toks) {
		return toks[end+1].UPOS != "CCONJ"
	}
	if d := base(toks[name.head].Deprel); isVerbal(&toks[end]) && d == "nsubj" && toks[name.head].Head != toks[desc.head].Head {
		return false // "beside her sister, Roe sang": Roe is who sings
	}
	return toks[end].UPOS == "PUNCT" || isVerbal(&toks[end])
}

// joinsClauses reports whether the conjunction at token c joins what begins before
// token from, a clause, with what follows.
func joinsClauses(toks []syntax.Token, c, from int) bool {
	k := toks[c].Head
	if k < 0 || k >= len(toks) || base(toks[k].Deprel) != "conj" {
		return false
	}
	return toks[k].Head >= 0 && (toks[k].Head < from || isVerbal(&toks[k]))
}

// compatible reports whether a name of type x may be described by a nominal of
// type y. A nominal whose head tells no type goes with anything but a place.
func compatible(x, y entity.Type) bool {
	switch {
	case x == y:
		return true
	case y == entity.Thing || y == "":
		return x != entity.Person && x != entity.Group
	case x == entity.Organization && y == entity.Place || x == entity.Place && y == entity.Organization:
		return true
	}
	return false
}

// joinPartitives joins a container and its content: "a group of Russian
// tourists", "successive rounds of UN sanctions".
func (a *article) joinPartitives() {
	l := lex()
	for n := range a.w.Range(len(a.bySent)) {
		ms := a.bySent[n]
		for k, i := range ms {
			m := &a.m[i]
			if m.Kind != entity.Nominal || !l.cue(m.lemma, "container") || k+1 >= len(ms) {
				continue
			}
			for _, j := range ms[k+1 : min(k+4, len(ms))] {
				if c := &a.m[j]; c.Kind == entity.Nominal && c.prep == "of" && c.gov == m.head && c.first == m.last+2 {
					a.join(i, j)
					a.of(i).plural = true
					break
				}
			}
		}
	}
}
