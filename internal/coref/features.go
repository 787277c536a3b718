package coref

import (
	"math/bits"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// A template is one kind of hashed feature of a candidate. Every feature is
// binary: a template with the values that it has for one candidate. None knows a
// word's meaning or which gender is which, so that both are treated alike.
type template byte

const (
	tBias      template = iota
	tDistance           // sentences between, by the pronoun's role
	tRoles              // distance, role of the candidate's last mention, role of the pronoun
	tWords              // words in between, log2, by whether they share a sentence
	tNearness           // how many better-placed candidates are nearer, by the pronoun's role and distance
	tCount              // mentions of the candidate in the window, by whether it has a name
	tForm               // form of its last mention, by distance
	tKind               // name, description or pronouns alone; by type
	tGender             // whether its gender is known
	tMain               // whether its last mention is the subject of the sentence's root, by distance and the pronoun's role
	tCommand            // whether it is the subject of the pronoun's clause or one above it
	tPath               // steps up from the pronoun to the node above both, and down to the candidate
	tLabels             // labels of both in the tree, by distance
	tPrep               // the preposition before the candidate, by distance
	tClauses            // labels of the clauses of both, by whether they share a sentence
	tPossessed          // role of what the pronoun possesses, the candidate's role, whether one verb governs both
	tQuote              // whether either stands in a quotation, and who speaks
	tList               // whether it is a later member of a list
	tNested             // whether it stands inside a longer description
	tAside              // whether it stands in brackets
	tOpening            // whether it is spoken of first, or in the first sentence
	tRank               // its rank by count of mentions
	tChoice             // how many candidates there are, by how many are nearer
	tChain              // whether the last pronoun like this one refers to it, by distance and roles
	tLed                // whether it is the subject of one of the two sentences before, by the pronoun's role
	tStart              // whether the pronoun opens its sentence, by the candidate's role and distance
	tParallel           // whether both have one role and how their sentences lie
	tVerb               // whether the candidate's verb is one of saying, by roles
	tBetween            // candidates between it and the pronoun in the pronoun's sentence
	tOwner              // whether it possesses the nearest other candidate
	tJoint              // whether it is one of several people set side by side, by distance and roles
	tRelative           // whether the pronoun stands in a relative clause of it, by the pronoun's role
)

// An option is a candidate with its hashed features.
type option struct {
	candidate
	features []uint32
}

// A hasher collects the features of one candidate for one class of pronoun.
type hasher struct {
	class byte
	out   []uint32
}

// add hashes a template and its values (FNV-1a).
func (h *hasher) add(t template, values ...int) {
	sum := uint32(2166136261)
	mix := func(b byte) { sum = (sum ^ uint32(b)) * 16777619 }
	mix(h.class)
	mix(byte(t))
	for _, v := range values {
		mix(byte(v))
	}
	sum ^= sum >> 15
	h.out = append(h.out, sum)
}

// word is a value for a label or a small word.
func word(s string) int {
	sum := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		sum = (sum ^ uint32(s[i])) * 16777619
	}
	return int(sum >> 24)
}

// options are the candidates for pronoun i with their features.
func (a *article) options(i int) []option {
	cs := a.pronounCandidates(i)
	out := make([]option, len(cs))
	r := a.rankingOf(i, cs)
	for n := range cs {
		h := hasher{class: classOf(a.m[i].pro)}
		r.features(&h, n)
		out[n] = option{cs[n], h.out}
	}
	return out
}

// classOf tells the pronouns apart that have weights of their own.
func classOf(p *pronoun) byte {
	switch {
	case p.gender == feminine || p.gender == masculine:
		return 'p'
	case p.plural:
		return 't'
	}
	return 'i'
}

// A ranking is what all candidates of one pronoun are compared by.
type ranking struct {
	a     *article
	i     int
	cs    []candidate
	near  []int // how many candidates are nearer
	busy  []int // how many candidates are spoken of more often
	chain int   // the root that the last pronoun like this one refers to, or -1
	first int   // the root of the earliest candidate, or -1
}

func (a *article) rankingOf(i int, cs []candidate) *ranking {
	r := &ranking{a: a, i: i, cs: cs, near: make([]int, len(cs)), busy: make([]int, len(cs)), chain: -1, first: -1}
	earliest := len(a.m)
	for n := range cs {
		for k := range cs {
			r.near[n] += int(indicator(a.gap(i, cs[k].via) < a.gap(i, cs[n].via)))
			r.busy[n] += int(indicator(cs[k].count > cs[n].count))
		}
		if f := a.set[cs[n].root].members[0]; f < earliest {
			earliest, r.first = f, cs[n].root
		}
	}
	m := &a.m[i]
	for j := i - 1; j >= 0 && j >= i-windowMentions && r.chain < 0; j-- {
		if o := &a.m[j]; o.pro != nil && o.pro.person == 3 && o.gender == m.gender && o.plural == m.plural {
			r.chain = a.root(j)
		}
	}
	return r
}

func (a *article) gap(i, j int) int { return max(i-j, j-i) }

// features are those of candidate n.
func (r *ranking) features(h *hasher, n int) {
	a, c := r.a, &r.cs[n]
	m, o, k := &a.m[r.i], &a.m[c.via], &a.set[c.root]
	d := distance(m, o)
	near := min(d, 2)
	if d == cataphoric {
		near = 3
	}
	mr, or := pronounRole(m), int(o.role)
	h.add(tBias)
	h.add(tDistance, d)
	h.add(tDistance, d, mr)
	h.add(tRoles, or)
	h.add(tRoles, near, or)
	h.add(tRoles, near, or, mr)
	h.add(tWords, logOf(max(o.Start-m.Start, m.Start-o.Start)/6), bit(d == 0))
	h.add(tNearness, min(r.near[n], 5))
	h.add(tNearness, min(r.near[n], 5), mr, near)
	h.add(tNearness, min(r.near[n], 3), near, or)
	h.add(tCount, min(c.count, 5), bit(k.named))
	h.add(tForm, formOf(o), near)
	h.add(tForm, formOf(o), mr, or)
	h.add(tKind, kindOf(k), word(string(k.typ)))
	h.add(tGender, int(agreement(m.gender, k)), bit(k.named))
	h.add(tMain, bit(a.isMain(o)), or, near, mr)
	h.add(tList, bit(o.listed), mr)
	h.add(tJoint, bit(o.joint), near, mr)
	h.add(tJoint, bit(o.joint), or)
	h.add(tRank, min(r.busy[n], 3))
	h.add(tRank, min(r.busy[n], 3), min(r.near[n], 3))
	h.add(tChoice, min(len(r.cs), 5), min(r.near[n], 4))
	h.add(tLed, bit(c.led), mr, near)
	h.add(tOpening, bit(c.root == r.first), bit(k.named))
	h.add(tOpening, 2+bit(a.m[k.members[0]].sent == 0), mr)
	h.add(tParallel, bit(o.role == m.role), mr, near)
	h.add(tStart, bit(m.first == 0), or, near)
	h.add(tPrep, word(o.prep), near)
	h.add(tQuote, r.quoted(m, o))
	h.add(tNested, bit(r.nested(o)), near)
	h.add(tAside, bit(r.aside(o)))
	if r.chain >= 0 {
		h.add(tChain, bit(c.root == r.chain), formOf(o), near)
		h.add(tChain, bit(c.root == r.chain), mr, or)
	}
	r.treeFeatures(h, m, o, d, near)
}

// treeFeatures are those of the trees that both stand in.
func (r *ranking) treeFeatures(h *hasher, m, o *mention, d, near int) {
	mt, ot := r.a.tokens(m), r.a.tokens(o)
	if m.head < 0 || o.head < 0 {
		return
	}
	mr, or := pronounRole(m), int(o.role)
	ml, ol := word(mt[m.head].Deprel), word(ot[o.head].Deprel)
	h.add(tLabels, ol, near)
	h.add(tLabels, ml, ol, near)
	mc, oc := clauseLabel(mt, m), clauseLabel(ot, o)
	h.add(tClauses, mc, oc, bit(d == 0))
	h.add(tClauses, mc, or, near)
	h.add(tVerb, bit(o.gov >= 0 && isReporting(&ot[o.gov])), or, mr, near)
	if m.pro.genitive || m.role == possessor {
		if m.gov >= 0 {
			h.add(tPossessed, int(roleOf(mt, m.gov)), or, bit(d == 0 && mt[m.gov].Head == o.gov))
		}
	}
	if d != 0 && d != cataphoric {
		return
	}
	h.add(tRelative, bit(r.a.inRelativeOf(m, o)), mr)
	up, down := paths(mt, m.head, o.head)
	h.add(tPath, up, down, bit(d == cataphoric))
	h.add(tPath, up, down, or, mr)
	h.add(tCommand, bit(r.a.commands(o, m)), or, mr, bit(d == cataphoric))
	h.add(tCommand, bit(m.clause == o.clause), or, mr, bit(d == cataphoric))
	between := 0
	for k := range r.cs {
		if v := &r.a.m[r.cs[k].via]; v.sent == m.sent && v.Start > o.Start && v.Start < m.Start {
			between++
		}
	}
	h.add(tBetween, min(between, 3), or, mr)
}

const cataphoric = 6

// distance is in sentences, up to five, or cataphoric.
func distance(m, o *mention) int {
	if o.Start > m.Start {
		return cataphoric
	}
	d := m.sent - o.sent
	if d > 3 {
		d = 4
	}
	return max(d, 0)
}

// pronounRole joins the roles that pronouns seldom have.
func pronounRole(m *mention) int {
	switch {
	case m.pro.genitive || m.role == possessor:
		return 1
	case m.role == subject:
		return 2
	case m.role == passiveSubject:
		return 3
	case m.role == object, m.role == indirect:
		return 4
	}
	return 5
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func logOf(n int) int { return bits.Len(uint(max(n, 0))) }

// formOf is the form of a mention: a full or single name, a description, a pronoun.
func formOf(o *mention) int {
	switch o.Kind {
	case entity.Name:
		return min(len(o.words), 2)
	case entity.Nominal:
		return 3 + int(o.det)
	}
	return 0
}

func kindOf(k *cluster) int {
	switch {
	case k.named:
		return 2
	case k.solid:
		return 1
	}
	return 0
}

// agreement is 0 for an unknown gender, 1 for the pronoun's, 2 for one that other
// evidence disputes, 3 for the other, weakly.
func agreement(g gender, k *cluster) int {
	switch {
	case k.clash(g) > 0:
		return 3
	case k.female > 0 && k.male > 0:
		return 2
	case k.gender() == g:
		return 1
	}
	return 0
}

// quoted tells how quotations lie around the pronoun and the candidate.
func (r *ranking) quoted(m, o *mention) int {
	switch {
	case m.quote < 0 && o.quote < 0:
		return 0
	case m.quote < 0:
		return 1
	case r.a.quotes[m.quote].speaker >= 0 && r.a.same(r.a.quotes[m.quote].speaker, r.a.indexOf(o)):
		return 2
	case m.quote == o.quote:
		return 3
	case o.quote >= 0:
		return 4
	}
	return 5
}

// nested reports whether o stands inside a longer description.
func (r *ranking) nested(o *mention) bool {
	if o.sent < 0 {
		return false
	}
	ms := r.a.bySent[o.sent]
	for _, j := range ms[:min(len(ms), 60)] {
		if l := &r.a.m[j]; l.Contains(o.Span) && l.Span != o.Span {
			return true
		}
	}
	return false
}

// aside reports whether o follows an opening bracket.
func (r *ranking) aside(o *mention) bool {
	return o.first > 0 && r.a.tokens(o)[o.first-1].Text == "("
}

// indexOf is the place of a mention of the article.
func (a *article) indexOf(o *mention) int {
	lo, hi := 0, len(a.m)
	for lo < hi {
		mid := (lo + hi) / 2
		if a.m[mid].Span.Compare(o.Span) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return min(lo, len(a.m)-1)
}

// clauseLabel is the label of the predicate of m's clause.
func clauseLabel(toks []syntax.Token, m *mention) int {
	if m.clause < 0 || m.clause >= len(toks) {
		return 0
	}
	return word(toks[m.clause].Deprel)
}

// paths are the steps from x and from y up to the lowest token above both, at
// most six each.
func paths(toks []syntax.Token, x, y int) (up, down int) {
	const most = 6
	for up = 0; up < most && x >= 0 && x < len(toks); up++ {
		z := y
		for down = 0; down < most && z >= 0 && z < len(toks); down++ {
			if z == x {
				return up, down
			}
			z = toks[z].Head
		}
		x = toks[x].Head
	}
	return most, most
}
