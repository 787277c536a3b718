package coref

import "math"

// Bounds of the search for what an anaphor refers to. They keep the work per
// anaphor constant; a referent further back is found through the index of
// heads, if at all.
const (
	windowMentions  = 90
	windowSentences = 8
)

// A candidate is a cluster that mention i may refer to, by the mention of it
// nearest before i (or after it, for a few within the sentence).
type candidate struct {
	root, via int
	count     int  // mentions of it in the window before i
	led       bool // it is a subject of one of the two sentences before
	v         vector
}

// candidates lists the clusters mentioned in the window before mention i, the
// nearest first. The list is good until the next call.
func (a *article) candidates(i int) []candidate {
	out := a.found[:0]
	if a.at == nil {
		a.at = map[int]int{}
	}
	clear(a.at)
	m := &a.m[i]
	for j := i - 1; j >= 0 && j >= i-windowMentions; j-- {
		o := &a.m[j]
		if m.sent >= 0 && o.sent >= 0 && m.sent-o.sent > windowSentences {
			break
		}
		r := a.root(j)
		led := o.role == subject && m.sent > o.sent && m.sent-o.sent <= 2
		if k, ok := a.at[r]; ok {
			out[k].count++
			out[k].led = out[k].led || led
			continue
		}
		if o.Contains(m.Span) || m.Contains(o.Span) || a.same(i, j) || a.dropped(j) && !likePronouns(m, o) {
			continue
		}
		a.at[r] = len(out)
		out = append(out, candidate{root: r, via: j, count: 1, led: led})
	}
	a.found = out
	return out
}

// dropped reports whether mention j is a pronoun that nothing was found for.
func (a *article) dropped(j int) bool { return !a.of(j).solid }

// likePronouns reports whether both are pronouns of persons of one gender: an
// unresolved one may still be what a later one refers to.
func likePronouns(m, o *mention) bool {
	return m.pro != nil && o.pro != nil && o.pro.person == 3 && o.gender == m.gender && (m.gender == feminine || m.gender == masculine)
}

// place fills in the features of distance, salience and role.
func (a *article) place(i int, c *candidate) {
	m, o := &a.m[i], &a.m[c.via]
	v := &c.v
	v[fBias] = 1
	d := float64(min(max(m.sent-o.sent, 0), 6))
	v[fSentences] = d
	v[fSameSentence] = indicator(d == 0)
	v[fParagraph] = indicator(d > 0 && a.paragraphBetween(o.End, m.Start))
	gap := i - c.via
	if gap < 0 {
		gap = -gap
		v[fCataphora] = 1
	}
	v[fMentions] = math.Log2(float64(1 + gap))
	v[fCount] = math.Log2(float64(1 + c.count))
	switch o.role {
	case subject, passiveSubject:
		v[fSubject] = 1
	case object:
		v[fObject] = 1
	case possessor:
		v[fPossessor] = 1
	case nounModifier, compound:
		v[fModifier] = 1
	}
	v[fParallel] = indicator(o.role == m.role && m.role != otherRole)
	v[fSameVerb] = indicator(d == 0 && o.role == subject && m.clause >= 0 && a.commands(o, m))
	v[fBothSubjects] = indicator((o.role == subject || o.role == passiveSubject) && (m.role == subject || m.role == passiveSubject))
	v[fOwnSubject] = indicator(d == 0 && o.role == subject && m.pro != nil && m.pro.genitive && a.commands(o, m))
	v[fMainSubject] = indicator((o.role == subject || o.role == passiveSubject) && a.isMain(o))
	v[fListed] = indicator(o.listed)
	v[fOpening] = indicator(a.m[a.set[c.root].members[0]].sent < 2)
	v[fWords] = math.Log2(float64(1 + max(o.Start-m.Start, m.Start-o.Start)/6))
	v[fTwin] = indicator(o.gov >= 0 && o.gov == m.gov)
	v[fNamed] = indicator(a.set[c.root].named)
	v[fPronounLast] = indicator(o.pro != nil)
	v[fNominalLast] = indicator(o.pro == nil && o.Kind == "nominal")
	v[fSpeaker] = indicator(m.quote >= 0 && a.quotes[m.quote].speaker >= 0 && a.same(a.quotes[m.quote].speaker, c.via))
	v[fSubjectBefore] = indicator(c.led)
	v[fRelative] = indicator(m.pro != nil && a.inRelativeOf(m, o))
}

// isMain reports whether o depends on the root of its sentence.
func (a *article) isMain(o *mention) bool {
	toks := a.tokens(o)
	return o.gov >= 0 && o.gov < len(toks) && toks[o.gov].Head < 0
}

// commands reports whether o is the subject of m's predicate or of one above it.
func (a *article) commands(o, m *mention) bool { return a.commandsFrom(o.gov, m) }

// commandsFrom reports whether the predicate at token v is m's or one above it.
func (a *article) commandsFrom(v int, m *mention) bool {
	toks := a.tokens(m)
	p := m.clause
	for range treeDepth {
		if p < 0 || p >= len(toks) {
			return false
		}
		if p == v {
			return true
		}
		p = toks[p].Head
	}
	return false
}

// inRelativeOf reports whether m stands in a relative clause of o: "Roe, who sold
// her house".
func (a *article) inRelativeOf(m, o *mention) bool {
	if m.sent < 0 || m.sent != o.sent || o.head < 0 || m.Start < o.End {
		return false
	}
	toks := a.tokens(m)
	p := m.clause
	for range treeDepth {
		if p < 0 || p >= len(toks) {
			return false
		}
		if toks[p].Head == o.head && base(toks[p].Deprel) == "acl" {
			return whoBefore(toks, o.last+1, p)
		}
		p = toks[p].Head
	}
	return false
}

func (a *article) paragraphBetween(from, to int) bool {
	for i := max(from, 0); i+1 < to && i+1 < len(a.t.Source); i++ {
		if a.t.Source[i] == '\n' && a.t.Source[i+1] == '\n' {
			return true
		}
	}
	return false
}

func indicator(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
