package open

import (
	"sync"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
)

// reach bounds, in tokens, how far from its head a phrase goes to either side, so
// that the work on a sentence stays linear in its length.
const reach = 60

// A phrase is a run of tokens [first, last) that fills an argument; head is its
// head token. An empty one has first == last.
type phrase struct{ first, last, head int }

func (p phrase) empty() bool { return p.first >= p.last }

func (p phrase) holds(tok int) bool { return p.first <= tok && tok < p.last }

// A phraser finds the phrases of one sentence.
type phraser struct {
	g    *frame.Graph
	in   []bool // tokens of the phrase under way
	seen []int  // those set, for clearing
}

func newPhraser(g *frame.Graph) *phraser {
	return &phraser{g: g, in: make([]bool, len(g.Sent.Tokens))}
}

// A cut says what to leave out of a phrase beside what never belongs to one.
type cut struct {
	cases  bool // the prepositions of the head
	clause int  // a child of the head with all below it; -1 for none
	marks  bool // the words that subordinate the head's clause
	whole  bool // the head is a verb: its clause, with all that is in it
	pred   bool // the head is a predicate nominal: subject, copula and adjuncts do not belong to it
}

// of is the phrase around head h, without what c leaves out: the longest run of
// tokens below h that contains h.
func (p *phraser) of(h int, c cut) phrase {
	p.collect(h, c)
	first, last := h, h+1
	for first > 0 && p.in[first-1] {
		first--
	}
	for last < len(p.in) && p.in[last] {
		last++
	}
	for _, i := range p.seen {
		p.in[i] = false
	}
	p.seen = p.seen[:0]
	return p.trim(phrase{first, last, h})
}

// collect marks the tokens of h's phrase.
func (p *phraser) collect(h int, c cut) {
	p.mark(h)
	for next := 0; next < len(p.seen); next++ {
		t := p.seen[next]
		for _, kid := range p.g.Kids(t) {
			k := int(kid)
			if k < h-reach || k > h+reach || p.in[k] || t == h && p.drops(h, k, c) || !c.whole && p.aside(t, k) {
				continue
			}
			p.mark(k)
		}
	}
}

func (p *phraser) mark(i int) {
	p.in[i] = true
	p.seen = append(p.seen, i)
}

// drops reports whether child k of the head h is left out by c.
func (p *phraser) drops(h, k int, c cut) bool {
	if k == c.clause {
		return true
	}
	switch p.g.Rel(k) {
	case "case":
		return c.cases && (k < h || p.g.Sent.Tokens[k].XPOS == "POS")
	case "mark":
		return c.marks
	case "cc":
		return k < h && !p.pairs(k)
	case "conj":
		return !c.whole && p.g.Kid(k, "nsubj") >= 0
	case "nsubj", "csubj", "cop", "aux", "expl":
		return !c.whole
	case "advcl", "obl", "xcomp", "ccomp":
		return c.pred && (k < h || p.g.Rel(k) == "advcl" && p.comma(k) || p.g.Rel(k) == "obl" && p.g.Sent.Tokens[h].UPOS != "ADJ")
	case "advmod":
		return c.pred && k < h && p.g.Sent.Tokens[h].UPOS != "ADJ"
	case "parataxis", "discourse", "vocative", "dep", "list", "orphan":
		return true
	}
	return false
}

var correlatives = sync.OnceValue(func() map[string]bool { return data.Lexicon("rule-words").Members("classes", "correlative") })

// pairs reports the first half of "both … and".
func (p *phraser) pairs(k int) bool {
	return correlatives()[p.g.Lemma(k)]
}

// aside reports whether child k of t is said by the way, between commas: an
// apposition or a relative clause, which is a relation of its own.
func (p *phraser) aside(t, k int) bool {
	switch p.g.Rel(k) {
	case "acl":
		return p.comma(k)
	case "appos", "parataxis":
		return k > t && (p.comma(k) || p.bracketed(k))
	}
	return false
}

// comma reports whether a comma or dash opens what hangs on k.
func (p *phraser) comma(k int) bool {
	i := p.left(k)
	if i == 0 {
		return false
	}
	switch p.g.Sent.Tokens[i-1].Text {
	case ",", "--", "-", "–", "—", ";", ":":
		return true
	}
	switch p.g.Sent.Tokens[i].Text {
	case ",", "--", "–", "—", ";", ":":
		return true
	}
	return false
}

func (p *phraser) bracketed(k int) bool {
	i := p.left(k)
	return i > 0 && p.g.Sent.Tokens[i-1].Text == "(" || p.g.Sent.Tokens[i].Text == "("
}

// left is the leftmost token below k on the path of first children.
func (p *phraser) left(k int) int {
	for steps := 0; steps < reach; steps++ {
		kids := p.g.Kids(k)
		if len(kids) == 0 || int(kids[0]) > k {
			break
		}
		k = int(kids[0])
	}
	return k
}

// trim takes marks off the ends of a phrase, and half a pair of quotation marks
// or brackets.
func (p *phraser) trim(ph phrase) phrase {
	toks := p.g.Sent.Tokens
	for !ph.empty() && p.mere(ph.first) && !(opens(toks[ph.first].Text) && p.closed(ph)) {
		ph.first++
	}
	for !ph.empty() && p.mere(ph.last-1) && !(closes(toks[ph.last-1].Text) && p.opened(ph)) {
		ph.last--
	}
	return ph
}

// mere reports a token that is nothing but punctuation.
func (p *phraser) mere(i int) bool {
	t := &p.g.Sent.Tokens[i]
	return t.UPOS == "PUNCT" || t.Text == "," || t.Text == "."
}

func opens(s string) bool {
	return s == "``" || s == "“" || s == "\"" || s == "(" || s == "‘" || s == "`"
}

func closes(s string) bool {
	return s == "''" || s == "”" || s == "\"" || s == ")" || s == "’" || s == "'"
}

func (p *phraser) closed(ph phrase) bool {
	for i := ph.first + 1; i < ph.last; i++ {
		if closes(p.g.Sent.Tokens[i].Text) {
			return true
		}
	}
	return false
}

func (p *phraser) opened(ph phrase) bool {
	for i := ph.first; i < ph.last-1; i++ {
		if opens(p.g.Sent.Tokens[i].Text) {
			return true
		}
	}
	return false
}
