package open

import (
	"math"

	"github.com/actant-nlp/actant/internal/frame"
)

// names are the features of a relation, in order. All lie about [0, 1].
var names = []string{
	"bias", "verbal", "copular", "apposition", "possessive", "titled", "located",
	"subject-weight", "subject-found", "subject-pronoun", "subject-name", "subject-length", "subject-before",
	"object", "object-name", "object-pronoun", "object-length", "object-none", "alone",
	"arguments", "arguments-length", "predicate-length", "chain", "adjunct",
	"root", "conjunct", "complement", "adverbial", "relative", "participle", "parataxis", "infinitive", "gerund", "implied",
	"depth", "head-score", "lowest-score", "argument-scores", "sentence-length", "clauses", "passive",
	"located-name", "possessor-pronoun", "possessor-name", "predicative-adjective",
}

// Names are the names of a candidate's features, in their order.
func Names() []string { return append([]string(nil), names...) }

// features describes a clause to the calibrator; clauses is how many its
// sentence has.
func (c *clause) features(g *frame.Graph, clauses int) []float64 {
	v := vector{}
	v.set("bias", 1)
	v.set(names[1+int(c.kind)], 1)
	v.subject(c, g)
	v.object(c, g)
	v.place(c, g)
	v.trust(c, g)
	v.set("predicate-length", float64(len(c.pred))/5)
	v.set("chain", float64(c.chained)/2)
	v.set("sentence-length", float64(len(g.Sent.Tokens))/50)
	v.set("clauses", float64(clauses)/10)
	out := make([]float64, len(names))
	for i, n := range names {
		out[i] = math.Min(v[n], 3)
	}
	return out
}

// A vector is the features under way.
type vector map[string]float64

func (v vector) set(name string, x float64) { v[name] = x }

func (v vector) flag(name string, on bool) {
	if on {
		v[name] = 1
	}
}

func (v vector) subject(c *clause, g *frame.Graph) {
	s := c.args[0]
	t := &g.Sent.Tokens[s.head]
	v.set("subject-weight", float64(c.subject.Weight))
	v.flag("subject-found", c.subject.How != "" && g.Head(s.head) != c.head)
	v.flag("subject-pronoun", t.UPOS == "PRON")
	v.flag("subject-name", t.UPOS == "PROPN")
	v.set("subject-length", float64(s.last-s.first)/10)
	v.flag("subject-before", s.last <= c.head)
	if c.kind == possessive {
		v.flag("possessor-pronoun", t.UPOS == "PRON")
		v.flag("possessor-name", t.UPOS == "PROPN")
	}
}

func (v vector) object(c *clause, g *frame.Graph) {
	v.flag("object", c.objects > 0)
	v.flag("object-none", c.objects == 0)
	v.set("arguments", float64(len(c.args))/4)
	v.flag("alone", len(c.args) == 1)
	v.flag("adjunct", len(c.args) > 2)
	if len(c.args) < 2 {
		return
	}
	o := c.args[1]
	t := &g.Sent.Tokens[o.head]
	v.flag("object-name", t.UPOS == "PROPN")
	v.flag("object-pronoun", t.UPOS == "PRON")
	v.set("object-length", float64(o.last-o.first)/10)
	total := 0
	for _, a := range c.args {
		total += a.last - a.first
	}
	v.set("arguments-length", float64(total)/20)
	v.flag("located-name", c.kind == located && t.UPOS == "PROPN")
	v.flag("predicative-adjective", c.kind == copular && g.Sent.Tokens[c.head].UPOS == "ADJ")
}

// place describes where the clause stands in its sentence.
func (v vector) place(c *clause, g *frame.Graph) {
	at := c.head
	switch g.Rel(at) {
	case "root":
		v.set("root", 1)
	case "conj":
		v.set("conjunct", 1)
	case "ccomp", "xcomp":
		v.set("complement", 1)
	case "advcl":
		v.set("adverbial", 1)
	case "acl":
		v.flag("participle", g.Kid(at, "nsubj") < 0)
		v.flag("relative", g.Kid(at, "nsubj") >= 0)
	case "parataxis":
		v.set("parataxis", 1)
	}
	x := g.Sent.Tokens[c.head].XPOS
	v.flag("infinitive", x == "VB" && g.Kid(c.head, "aux") < 0)
	v.flag("gerund", x == "VBG" && g.Kid(c.head, "aux") < 0)
	v.flag("implied", c.pred[0].tok < 0)
	depth := 0
	for steps := 0; at >= 0 && steps < 20; steps++ {
		at = g.Head(at)
		depth++
	}
	v.set("depth", float64(depth)/6)
	v.flag("passive", g.Verb(c.head) && g.Passive(c.head))
}

// trust describes how sure the parser was.
func (v vector) trust(c *clause, g *frame.Graph) {
	toks := g.Sent.Tokens
	v.set("head-score", float64(toks[c.head].Score))
	lowest, sum := 1.0, 0.0
	for _, a := range c.args {
		s := float64(toks[a.head].Score)
		lowest = math.Min(lowest, s)
		sum += s
	}
	v.set("lowest-score", lowest)
	v.set("argument-scores", sum/float64(len(c.args)))
}
