package coref

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// An article is one call's working state.
type article struct {
	w       *watch.Watch
	t       *syntax.Text
	m       []mention
	bySent  [][]int // mentions of each sentence, in text order
	parent  []int   // union-find over mentions
	set     []cluster
	quotes  []quoted
	offices []office
	kin     []kinship
	voices  bool   // keep unnamed first and second persons
	model   *Model // ranks the candidates of pronouns; nil for the weights set by hand

	watch func(i int, os []option)               // sees every choice of a pronoun's referent; nil but in training
	trace func(i int, cs []candidate, w *vector) // sees every ranking; nil but in tests

	byHead    map[string][]int // nominal mentions by head lemma, in text order
	byWord    map[string][]int // names of bodies, places and things by each of their words
	countries map[string]int   // the first name of each country
	media     []int            // a mention of each medium; nil until asked for
	models    map[string]bool  // first words of product names of several words
	common    map[string]bool  // words that the article writes small

	texts map[string][]string // folded words by the text of a mention
	known map[string][]string // what knownAs found, by the text of a name

	found []candidate // memory of candidates, used anew for each mention
	at    map[int]int // place in found by root
}

// A mention with what grammar says of it. Token positions are indexes into the
// tokens of its sentence; -1 where there is none.
type mention struct {
	entity.Mention
	sent        int
	first, last int      // its first and last token
	head        int      // its head token
	words       []string // folded words
	lemma       string   // folded lemma of the head
	role        role
	prep        string // the preposition before it, lower case
	gov         int    // the token that governs it, after appositions and coordination
	listed      bool   // a later member of a list
	joint       bool   // a member of a list, the first included
	clause      int    // the predicate of the clause it stands in
	quote       int    // the quotation it stands in, or -1

	// of nominals
	det   determiner
	owner int      // the mention that possesses it, or -1
	mods  []string // folded lemmas of its modifiers, without determiner and possessor

	beside *[]string // what wordsBeside found; nil until asked for

	callings []calling // nil until asked for
	ties     *ties     // nil until asked for
	listing  listing

	title bool // an office beside its holder's name, which is no mention of its own

	// of nominals and pronouns
	plural bool
	gender gender
	pro    *pronoun // nil unless Kind is Pronoun and the word is known
	kin    *kinWord // nil unless the head is a kinship word
}

// read prepares the mentions of t. Mentions that lie in no sentence are kept,
// with no grammar.
func read(w *watch.Watch, t *syntax.Text, ms []entity.Mention) *article {
	a := &article{w: w, t: t, bySent: make([][]int, len(t.Sentences)), byHead: map[string][]int{}, byWord: map[string][]int{}, common: smallWords(w, t)}
	a.m = make([]mention, 0, len(ms))
	order := make([]int, len(ms))
	for i := range order {
		order[i] = i
	}
	watch.Sort(w, order, func(x, y int) int { return ms[x].Span.Compare(ms[y].Span) })
	a.quotes = findQuotes(w, t)
	for n := range w.Range(len(order)) {
		a.add(ms[order[n]])
	}
	a.parent = make([]int, len(a.m))
	a.set = make([]cluster, len(a.m))
	for i := range a.each() {
		a.parent[i] = i
		a.set[i] = a.single(i)
	}
	for i := range a.each() {
		a.m[i].owner = a.ownerOf(i)
		if a.m[i].Kind == entity.Nominal {
			a.byHead[a.m[i].lemma] = append(a.byHead[a.m[i].lemma], i)
		} else if m := &a.m[i]; m.Kind == entity.Name && m.Type != entity.Person && len(m.words) > 1 {
			for _, w := range head(m.words, 8) {
				if ws := a.byWord[w]; len(ws) == 0 || ws[len(ws)-1] != i {
					a.byWord[w] = append(ws, i)
				}
			}
		}
	}
	return a
}

// smallWords are the folded words that t writes with a small letter: they are no
// names, whatever their capital at the start of a sentence says.
func smallWords(w *watch.Watch, t *syntax.Text) map[string]bool {
	small := map[string]bool{}
	for n := range w.Range(len(t.Sentences)) {
		s := &t.Sentences[n]
		for i := range s.Tokens {
			if w := s.Tokens[i].Text; w != "" && w[0] >= 'a' && w[0] <= 'z' {
				small[fold(w)] = true
			}
		}
	}
	return small
}

// each yields the indexes of the mentions, and ends early when the context is
// done: then what was computed is not used.
func (a *article) each() iter.Seq[int] { return a.w.Range(len(a.m)) }

func (a *article) add(em entity.Mention) {
	m := mention{Mention: em, sent: a.sentenceOf(em), first: -1, last: -1, head: -1, gov: -1, clause: -1, quote: -1, owner: -1}
	m.words = a.wordsOf(em.Text)
	if m.sent >= 0 {
		a.locate(&m)
	}
	if m.head >= 0 {
		a.grammar(&m)
	} else if n := len(m.words); n > 0 {
		m.lemma = m.words[n-1]
	}
	m.quote = a.quoteAt(em.Start)
	a.lexical(&m)
	if m.sent >= 0 {
		a.bySent[m.sent] = append(a.bySent[m.sent], len(a.m))
	}
	a.m = append(a.m, m)
}

// wordsOf are the folded words of a mention's text. Mentions of the same text
// share them; nothing may write to them.
func (a *article) wordsOf(text string) []string {
	words, ok := a.texts[text]
	if !ok {
		if a.texts == nil {
			a.texts = map[string][]string{}
		}
		words = slices.Clip(strings.Fields(fold(text)))
		a.texts[text] = words
	}
	return words
}

// sentenceOf trusts the recognizer's sentence where it holds the mention and
// searches for it otherwise.
func (a *article) sentenceOf(em entity.Mention) int {
	ss := a.t.Sentences
	if s := em.Sentence; s >= 0 && s < len(ss) && ss[s].Contains(em.Span) {
		return s
	}
	i := sort.Search(len(ss), func(i int) bool { return ss[i].End > em.Start })
	if i < len(ss) && ss[i].Overlaps(em.Span) {
		return i
	}
	return -1
}

// locate finds the mention's tokens and its head: the token whose own head is
// outside, the last such where the tree disagrees with the mention.
func (a *article) locate(m *mention) {
	toks := a.t.Sentences[m.sent].Tokens
	i := sort.Search(len(toks), func(i int) bool { return toks[i].End > m.Start })
	for ; i < len(toks) && toks[i].Start < m.End; i++ {
		if m.first < 0 {
			m.first = i
		}
		m.last = i
	}
	if m.first < 0 {
		return
	}
	if m.Head >= m.first && m.Head <= m.last && m.Mention.Sentence == m.sent {
		m.head = m.Head
		return
	}
	for i := m.first; i <= m.last; i++ {
		if h := toks[i].Head; (h < m.first || h > m.last) && toks[i].UPOS != "PUNCT" && toks[i].UPOS != "DET" && toks[i].UPOS != "ADP" {
			m.head = i
		}
	}
	if m.head < 0 {
		m.head = m.last
	}
}

// lexical looks up what the words themselves say: person, number, gender,
// kinship.
func (a *article) lexical(m *mention) {
	switch m.Kind {
	case entity.Pronoun:
		if p, ok := lex().pronouns[strings.ToLower(m.Text)]; ok {
			m.pro, m.gender, m.plural = &p, p.gender, p.plural
		}
	case entity.Nominal:
		m.gender = lex().nouns[m.lemma]
		if k, ok := lex().kin[m.lemma]; ok {
			m.kin, m.gender = &k, k.gender
		}
	}
}

// tokens of the sentence that m stands in; nil without one.
func (a *article) tokens(m *mention) []syntax.Token {
	if m.sent < 0 {
		return nil
	}
	return a.t.Sentences[m.sent].Tokens
}

// ownerOf finds the mention that possesses mention i: "Kim" in "Kim's sister",
// "his" in "his car", "Iraq" in "the government of Iraq" is none.
func (a *article) ownerOf(i int) int {
	m := &a.m[i]
	if m.Kind != entity.Nominal || m.head < 0 {
		return -1
	}
	toks := a.tokens(m)
	best := -1
	for j := range a.near(i) {
		o := &a.m[j]
		if j == i || o.head < 0 || o.first < m.first || o.head >= m.head || o.Kind == entity.Nominal && o.last >= m.head {
			continue
		}
		if isPossessor(toks, o, m.head) {
			best = j
		}
	}
	return best
}

func isPossessor(toks []syntax.Token, o *mention, head int) bool {
	t := &toks[o.head]
	if t.Head == head && strings.HasPrefix(t.Deprel, "nmod:poss") {
		return true
	}
	if o.Kind == entity.Pronoun && (t.XPOS == "PRP$") && t.Head == head {
		return true
	}
	return t.Head == head && o.last+1 < len(toks) && isPossessiveMark(&toks[o.last+1])
}

func isPossessiveMark(t *syntax.Token) bool {
	return t.XPOS == "POS" || t.Text == "'s" || t.Text == "’s"
}
