package open

import (
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// A Candidate is a relation before its confidence is known.
type Candidate struct {
	relation.Open
	Features []float64 // see [Names]
	head     int       // token of the trigger in its sentence
	negated  bool      // by its subject: "not one of them"
	event    int       // the last verb of the predicate; -1 for a relation inside a noun phrase
}

// Candidates finds the relations that a sentence states, in text order.
// Antecedents gives, for the tokens of pronouns, the head token of what they
// stand for in the same sentence; a possessor is put in its place. Of
// sentences with hundreds of clauses only the first ones are read, not the whole.
func Candidates(g *frame.Graph, antecedents map[int]int) (out []Candidate, whole bool) {
	clauses, whole := read(g, antecedents)
	for i := range clauses {
		c := &clauses[i]
		if len(c.pred) == 0 {
			continue
		}
		out = append(out, Candidate{Open: c.open(g.Sent), head: c.head, event: c.event(), negated: c.negated(g), Features: c.features(g, len(clauses))})
	}
	return out, whole
}

// event is the token whose factuality is the relation's: in "failed to reach"
// the reaching.
func (c *clause) event() int {
	if c.kind != verbal && c.kind != copular {
		return -1
	}
	return c.last
}

// negated reports whether the subject begins with a negation: "not one of them
// left", against "not only".
func (c *clause) negated(g *frame.Graph) bool {
	s := c.args[0]
	return c.event() >= 0 && negative(g.Lemma(s.first)) && (s.first+1 >= s.last || g.Lemma(s.first+1) != "only")
}

// open is the clause in the words of the text.
func (c *clause) open(s *syntax.Sentence) relation.Open {
	var words []string
	for _, w := range c.pred {
		text := w.text
		if w.tok >= 0 {
			text = s.Tokens[w.tok].Text
		}
		words = append(words, text)
	}
	o := relation.Open{Predicate: strings.Join(words, " "), Trigger: s.Tokens[c.head].Span,
		Polarity: relation.Positive, Modality: relation.Actual}
	for _, a := range c.args {
		o.Args = append(o.Args, syntax.Span{Start: s.Tokens[a.first].Start, End: s.Tokens[a.last-1].End})
	}
	return o
}

// times are the words of the calendar that a phrase of time has for its head.
var times = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for row := range data.Lexicon("calendar").All() {
		switch row.Get("kind") {
		case "month", "weekday", "season", "unit", "daypart":
			out[strings.ToLower(row.Entry())] = true
		}
	}
	return out
})

func isTime(lemma string) bool { return times()[lemma] }
