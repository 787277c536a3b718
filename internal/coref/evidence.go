package coref

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// An office is evidence that a person holds one: "Kenyan President Jo Roe".
type office struct {
	holder  int    // a mention of the person
	head    string // folded lemma of the office's head: "president"
	title   string // all its words: "prime minister"
	country string // id of the country, "" if none is told
	of      int    // the mention of the organisation or place it belongs to, or -1
}

// A kinship is evidence that relative is the kin of person.
type kinship struct {
	person, relative int
	word             kinWord
}

// noteOffices collects what titles before names and descriptions joined with
// names say of who holds which office.
func (a *article) noteOffices() {
	for i := range a.each() {
		m := &a.m[i]
		if m.head < 0 || m.Type != entity.Person {
			continue
		}
		switch m.Kind {
		case entity.Name:
			a.officeBefore(i)
			a.officeAfter(i)
			a.officeTaken(i)
		case entity.Nominal:
			if a.of(i).named {
				if o, ok := a.officeOf(i); ok {
					o.holder = i
					a.offices = append(a.offices, o)
				}
			}
		}
	}
}

// officeBefore reads the title that stands right before name i.
func (a *article) officeBefore(i int) {
	m, toks := &a.m[i], a.tokens(&a.m[i])
	end := m.first - 1
	if end < 0 {
		return
	}
	head := officeWord(toks, end)
	if head == "" {
		return
	}
	start := end
	for start > 0 && end-start < 12 && isTitlePart(&toks[start-1]) {
		start--
	}
	o := office{holder: i, head: head, title: titleWords(toks, start, end), of: -1}
	for j := range a.near(i) {
		if n := &a.m[j]; n.Kind == entity.Name && n.first >= start && n.last <= end {
			a.belongs(&o, j)
		}
	}
	a.offices = append(a.offices, o)
}

// officeAfter reads "Jo Roe, president of the Kenyan Republic".
func (a *article) officeAfter(i int) {
	m, toks := &a.m[i], a.tokens(&a.m[i])
	if m.last+2 >= len(toks) || toks[m.last+1].Text != "," {
		return
	}
	for k := m.last + 2; k < min(m.last+8, len(toks)); k++ {
		t := &toks[k]
		if t.UPOS == "PUNCT" || isVerbal(t) {
			return
		}
		head := officeWord(toks, k)
		if head == "" {
			continue
		}
		o := office{holder: i, head: head, title: head, of: -1}
		for j := range a.near(i) {
			if n := &a.m[j]; n.Kind == entity.Name && (n.first > m.last && n.last < k || n.gov == k && n.first > k) {
				a.belongs(&o, j)
			}
		}
		a.offices = append(a.offices, o)
		return
	}
}

// officeTaken reads "Jo Roe became prime minister", "Roe was elected president of
// Chile", "they named Roe chief executive".
func (a *article) officeTaken(i int) {
	m, toks := &a.m[i], a.tokens(&a.m[i])
	if m.gov < 0 || m.role != subject && m.role != passiveSubject && m.role != object {
		return
	}
	verb := fold(lemmaOf(&toks[m.gov]))
	if m.role == subject && verb != "become" || m.role != subject && !lex().cue(verb, "appoints") {
		return
	}
	const reach = 12 // words from the verb to the office
	for k := m.gov + 1; k < min(m.gov+reach, len(toks)); k++ {
		if toks[k].Head != m.gov || k <= m.last && k >= m.first {
			continue
		}
		if d := base(toks[k].Deprel); d != "obj" && d != "xcomp" && d != "obl" && d != "ccomp" {
			continue
		}
		head := officeWord(toks, k)
		if head == "" {
			continue
		}
		start := k
		for start > 0 && k-start < 8 && isTitlePart(&toks[start-1]) && start-1 != m.last {
			start--
		}
		o := office{holder: i, head: head, title: titleWords(toks, start, k), of: -1}
		for j := range a.near(i) {
			if n := &a.m[j]; n.Kind == entity.Name && (n.gov == k && n.first > k || n.first >= start && n.last < k) {
				a.belongs(&o, j)
			}
		}
		a.offices = append(a.offices, o)
		return
	}
}

// officeOf reads nominal i as an office: "the Russian leader", "South Korea's
// then-president", "the head of the agency".
func (a *article) officeOf(i int) (office, bool) {
	m := &a.m[i]
	toks := a.tokens(m)
	if m.head < 0 {
		return office{}, false
	}
	head := officeWord(toks, m.head)
	if head == "" {
		return office{}, false
	}
	o := office{holder: i, head: head, title: titleWords(toks, m.first, m.head), of: -1}
	for j := range a.near(i) {
		n := &a.m[j]
		if j == i || n.head < 0 || n.Kind == entity.Pronoun && j != m.owner {
			continue
		}
		if m.Contains(n.Span) && n.Kind != entity.Nominal || j == m.owner || n.gov == m.head && n.first == m.last+2 || n.gov == m.head && n.first == m.last+3 {
			a.belongs(&o, j)
		}
	}
	return o, true
}

// belongs notes that office o is of mention j: a country, or an organisation.
func (a *article) belongs(o *office, j int) {
	c := a.of(j)
	switch {
	case c.country != "":
		o.country = c.country
	case c.typ == entity.Group && o.country == "":
		o.country = "~" + strings.Join(a.m[j].words, " ") // a part of a country's adjective, "Korean"
	case c.typ == entity.Organization || c.typ == entity.Place:
		o.of = j
	}
}

// officeWord is the folded lemma of token i when it is an office, with the word
// before it where the two are one; "" otherwise.
func officeWord(toks []syntax.Token, i int) string {
	if i > 0 && isTitlePart(&toks[i-1]) {
		w := fold(toks[i-1].Text) + " " + fold(lemmaOf(&toks[i])) // "prime minister"
		if _, ok := lex().offices[w]; ok {
			return w
		}
	}
	for _, w := range []string{fold(toks[i].Text), fold(lemmaOf(&toks[i]))} {
		for _, p := range []string{"then ", "ex ", "vice "} {
			w = strings.TrimPrefix(w, p)
		}
		if _, ok := lex().offices[w]; ok {
			return w
		}
	}
	return ""
}

func isTitlePart(t *syntax.Token) bool {
	switch t.UPOS {
	case "NOUN", "PROPN", "ADJ", "PART":
		return true
	}
	return t.Text == "-" || t.Text == "&" || isPossessiveMark(t)
}

func titleWords(toks []syntax.Token, from, to int) string {
	var w []string
	for i := from; i <= to; i++ {
		s := fold(toks[i].Text)
		if _, ok := findLand(s); ok || s == "" || s == "the" || s == "s" {
			continue
		}
		w = append(w, s)
	}
	return strings.Join(w, " ")
}

// sameCountry compares two countries of offices, of which one may be known by a
// part of its adjective only: "the Korean leader" in an article on North Korea.
func sameCountry(x, y string) bool {
	if x == y {
		return true
	}
	if strings.HasPrefix(y, "~") {
		x, y = y, x
	}
	part, ok := strings.CutPrefix(x, "~")
	return ok && y != "" && slices.Contains(adjectiveParts(y), part)
}

// barKin says that nobody is his own relative, before names are joined:
// "Dubois's sister, Claire Dubois".
func (a *article) barKin() {
	for i := range a.each() {
		m := &a.m[i]
		if m.kin != nil && m.owner >= 0 {
			a.bar(i, m.owner)
		}
		a.barWithin(i)
	}
}

// barWithin says that nobody is whom a description of him names behind "of": "Jo
// Roe, wife of the president".
func (a *article) barWithin(i int) {
	m := &a.m[i]
	if m.Kind != entity.Nominal || m.Type != entity.Person || m.prep != "of" || m.gov < 0 {
		return
	}
	toks := a.tokens(m)
	if base(toks[m.gov].Deprel) != "appos" {
		return
	}
	for j := range a.near(i) {
		if n := &a.m[j]; n.Kind == entity.Name && n.sent == m.sent && n.head == toks[m.gov].Head {
			a.bar(i, j)
		}
	}
}

// noteKin collects the kinship that is told by joined names and descriptions.
func (a *article) noteKin() {
	for i := range a.each() {
		m := &a.m[i]
		if m.kin != nil && m.owner >= 0 && a.m[m.owner].Kind == entity.Name {
			a.addKin(i)
		}
	}
}

// onlyKin joins nominal i with the one relative of its kind that the article
// has, where that one's kin is a group or unknown: "their child, Gloria", then
// "his daughter".
func (a *article) onlyKin(i int) bool {
	m, found := &a.m[i], -1
	for k := len(a.kin) - 1; k >= 0 && k >= len(a.kin)-200; k-- {
		e := &a.kin[k]
		if e.word.kind != m.kin.kind || a.m[e.relative].plural {
			continue
		}
		group := a.of(e.person).plural || a.dropped(e.person)
		if found >= 0 && !a.same(found, e.relative) || !group || !a.agree(a.of(e.relative).gender(), m.kin.gender) {
			return false
		}
		found = e.relative
	}
	return found >= 0 && a.join(found, i)
}

// addKin notes that nominal i is kin of its owner, joins it with an earlier
// mention of the same relative, and reports whether there was one.
func (a *article) addKin(i int) bool {
	m := &a.m[i]
	joined := false
	if !m.plural {
		for k := len(a.kin) - 1; k >= 0 && k >= len(a.kin)-200; k-- {
			e := &a.kin[k]
			switch {
			case a.same(e.person, m.owner) && e.word.kind == m.kin.kind && a.agree(e.word.gender, m.kin.gender) && !a.m[e.relative].plural:
				joined = a.join(e.relative, i)
			case a.same(e.relative, m.owner) && e.word.other == m.kin.kind && a.agree(a.of(e.person).gender(), m.kin.gender) && !a.of(e.person).plural:
				joined = a.join(e.person, i)
			}
			if joined {
				break
			}
		}
		joined = joined || a.onlyKin(i)
	}
	a.kin = append(a.kin, kinship{m.owner, i, *m.kin})
	return joined
}
