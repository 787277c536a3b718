package coref

import (
	"strconv"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// leadSentences are the first sentences in which a description may stand for
// somebody who is only named after it.
const leadSentences = 4

// joinLeads joins the person whom an article's first sentences describe with the
// name that opens the next: "A former bank manager has been jailed. Colin Marsh,
// 52, admitted theft." The name must come with an age or a home, which tells that
// it is introduced there.
func (a *article) joinLeads() {
	for s, left := 0, leadSentences; s < len(a.bySent) && left > 0; s++ {
		if len(a.bySent[s]) == 0 || !a.inBody(s) {
			continue
		}
		left--
		d := a.describedIn(s)
		if d < 0 {
			continue
		}
		if n := a.introducedAfter(s); n >= 0 && a.mayLead(d, n) {
			a.join(n, d)
		}
	}
}

func (a *article) inBody(s int) bool {
	for _, b := range a.t.Body[:min(len(a.t.Body), 8)] {
		if b.Overlaps(a.t.Sentences[s].Span) {
			return true
		}
	}
	return false
}

// describedIn is the one person whom sentence s describes and does not name, or,
// of several, the subject of its main clause; -1 for none.
func (a *article) describedIn(s int) int {
	found, main, n := -1, -1, 0
	for _, i := range head(a.bySent[s], fewMembers) {
		m := &a.m[i]
		if m.Kind != entity.Nominal || m.Type != entity.Person || m.plural || m.title || m.quote >= 0 || m.det != definite && m.det != indefinite {
			continue
		}
		if !isOnePerson(m.lemma) || m.kin != nil || m.owner >= 0 || a.of(i).named {
			continue
		}
		if toks := a.tokens(m); m.gov >= 0 && m.role == subject && isReporting(&toks[m.gov]) {
			continue // "a spokesman said"
		}
		found, n = i, n+1
		if (m.role == subject || m.role == passiveSubject) && a.isMain(m) && main < 0 {
			main = i
		}
	}
	if n != 1 {
		return main
	}
	return found
}

// introducedAfter is the person whose name, with an age or a home, opens one of the
// sentences right after s, and whom nothing up to s names; -1 for none. Who is only
// quoted before is passed over: "Judge Ann Roe said ...".
func (a *article) introducedAfter(s int) int {
	for k := s + 1; k < min(s+4, len(a.bySent)); k++ {
		for _, i := range head(a.bySent[k], nearMentions) {
			m := &a.m[i]
			if m.Kind != entity.Name || m.Type != entity.Person {
				continue
			}
			if m.first > 3 || m.role != subject && m.role != passiveSubject || !a.isIntroduced(m) {
				if toks := a.tokens(m); m.first > 3 || m.role == subject && m.gov >= 0 && isReporting(&toks[m.gov]) {
					continue
				}
				return -1
			}
			if !a.isFullyNamed(i) || a.isNamedBy(i, s) {
				return -1
			}
			return i
		}
	}
	return -1
}

// isFullyNamed reports whether i, or what the article calls the same one, is a name
// of several words.
func (a *article) isFullyNamed(i int) bool {
	for _, j := range head(a.of(i).members, fewMembers) {
		if a.m[j].Kind == entity.Name && len(a.m[j].words) > 1 {
			return true
		}
	}
	return false
}

// isNamedBy reports whether the body names the person at i in sentence s or before.
func (a *article) isNamedBy(i, s int) bool {
	for _, j := range head(a.of(i).members, fewMembers) {
		if j < i && a.m[j].sent <= s && a.inBody(a.m[j].sent) {
			return true
		}
	}
	return false
}

// isIntroduced reports whether an age or "of" and a place follow the name.
func (a *article) isIntroduced(m *mention) bool {
	toks := a.tokens(m)
	if ageAfter(toks, m.last) > 0 {
		return true
	}
	return m.last+2 < len(toks) && toks[m.last+1].Text == "," && (toks[m.last+2].Text == "of" || toks[m.last+2].Text == "from")
}

// mayLead reports whether description d may be of the name n. What befalls n is
// no act of the one whom another clause has for its subject: "A man was jailed
// for killing a student. Jo Roe, 19, was found dead".
func (a *article) mayLead(d, n int) bool {
	x, y := &a.m[d], &a.m[n]
	if !a.agree(a.of(d).gender(), a.of(n).gender()) {
		return false
	}
	if told := ageIn(a.tokens(x), x); told > 0 {
		return told == ageAfter(a.tokens(y), y.last)
	}
	toks := a.tokens(y)
	if y.gov < 0 || !lex().cue(fold(lemmaOf(&toks[y.gov])), "befalls") {
		return true
	}
	k := 0
	for _, i := range head(a.bySent[x.sent], fewMembers) {
		if m := &a.m[i]; m.Type == entity.Person && m.Kind != entity.Pronoun && !m.title {
			k++
		}
	}
	return k == 1
}

// ageAfter is the age that follows the name whose last token is k: "Colin Marsh,
// 52,"; 0 for none.
func ageAfter(toks []syntax.Token, k int) int {
	if k < 0 || k+2 >= len(toks) || toks[k+1].Text != "," {
		return 0
	}
	if k+3 < len(toks) && toks[k+3].UPOS != "PUNCT" {
		return 0
	}
	return ageOf(toks[k+2].Text)
}

// ageIn is the age that a description tells: "the 34-year-old"; 0 for none.
func ageIn(toks []syntax.Token, m *mention) int {
	for k := m.first; k >= 0 && k <= m.last-2; k++ {
		if toks[k+1].Text == "-" && toks[k+2].Text == "year" {
			return ageOf(toks[k].Text)
		}
	}
	return 0
}

func ageOf(s string) int {
	const oldest = 125
	n, err := strconv.Atoi(s)
	if err != nil || n > oldest || n < 0 {
		return 0
	}
	return n
}

// agesMatch is 1 where description m tells the age that a name of k comes with, -1
// where another, 0 where either tells none.
func (a *article) agesMatch(m *mention, k *cluster) int {
	told := ageIn(a.tokens(m), m)
	if told == 0 {
		return 0
	}
	for _, j := range head(k.members, fewMembers) {
		o := &a.m[j]
		known := ageIn(a.tokens(o), o)
		if o.Kind == entity.Name {
			known = ageAfter(a.tokens(o), o.last)
		}
		switch {
		case known == told:
			return 1
		case known > 0:
			return -1
		}
	}
	return 0
}
