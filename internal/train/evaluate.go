package train

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/encoder"
)

// TreeScores are shares of tokens, punctuation included, on given tokens.
type TreeScores struct {
	Tokens                             int
	UPOS, XPOS, Feats, Lemma, UAS, LAS float64 // LAS compares relations without subtypes
	LASSubtypes                        float64 // with subtypes
	Scores                             Reliability
}

// NameScores compare names by exact span and type.
type NameScores struct {
	Gold, Guessed, Correct int
	ByType                 map[string]*NameScores
	Scores                 Reliability
}

// F1 is the harmonic mean of precision and recall.
func (s *NameScores) F1() float64 {
	if s.Gold+s.Guessed == 0 {
		return 0
	}
	return 2 * float64(s.Correct) / float64(s.Gold+s.Guessed)
}

// Scores are the results on one development part.
type Scores struct {
	Corpus string
	Trees  *TreeScores // nil where the corpus has none
	Names  *NameScores
}

// String is one line.
func (s *Scores) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s", s.Corpus)
	if t := s.Trees; t != nil {
		fmt.Fprintf(&b, " UPOS %.2f XPOS %.2f feats %.2f lemma %.2f UAS %.2f LAS %.2f (%.2f)",
			100*t.UPOS, 100*t.XPOS, 100*t.Feats, 100*t.Lemma, 100*t.UAS, 100*t.LAS, 100*t.LASSubtypes)
	}
	if n := s.Names; n != nil {
		fmt.Fprintf(&b, " names F1 %.2f", 100*n.F1())
		for _, t := range slices.Sorted(maps.Keys(n.ByType)) {
			if v := n.ByType[t]; v.Gold > 0 {
				fmt.Fprintf(&b, " %s %.1f", strings.ToLower(t[:min(3, len(t))]), 100*v.F1())
			}
		}
	}
	return b.String()
}

// evaluate runs m over the development part of corpus ci, or its first limit
// sentences.
func (d *dataset) evaluate(m *encoder.Model, ci, limit int, h encoder.Hinter) *Scores {
	c := d.corpora[ci]
	dev := c.dev
	if limit > 0 && len(dev) > limit {
		dev = dev[:limit]
	}
	return d.evaluateOn(m, ci, dev, h)
}

// evaluateOn runs m over sentences annotated as corpus ci is.
func (d *dataset) evaluateOn(m *encoder.Model, ci int, dev []*sentence, h encoder.Hinter) *Scores {
	out := &Scores{Corpus: d.corpora[ci].name}
	batch := make([]encoder.Sentence, len(dev))
	hints := hintAll(h, dev)
	for i, s := range dev {
		batch[i] = encoder.Sentence{Words: s.words, Out: make([]encoder.Analysis, len(s.words))}
		if hints != nil {
			batch[i].Hints = hints[i]
		}
	}
	const part = 64
	parallel(4, (len(batch)+part-1)/part, func(i int) { m.Analyze(batch[i*part : min(len(batch), (i+1)*part)]) })
	for i, s := range dev {
		if s.upos != nil {
			if out.Trees == nil {
				out.Trees = &TreeScores{}
			}
			out.Trees.add(m, s, batch[i].Out)
		}
		if s.named {
			if out.Names == nil {
				out.Names = &NameScores{ByType: map[string]*NameScores{}}
			}
			d.scoreNames(out.Names, ci, s, batch[i].Out)
		}
	}
	if out.Trees != nil {
		out.Trees.mean()
	}
	return out
}

func (t *TreeScores) add(m *encoder.Model, s *sentence, out []encoder.Analysis) {
	t.Scores.addTree(s, out)
	for i := range s.words {
		a := &out[i]
		t.Tokens++
		count(&t.UPOS, a.UPOS == s.upos[i])
		count(&t.XPOS, a.XPOS == s.xpos[i])
		count(&t.Feats, a.Feats == s.feats[i])
		count(&t.Lemma, m.Lemma(s.words[i], a.UPOS, a.XPOS) == s.lemma[i])
		head := a.Head == s.head[i]
		count(&t.UAS, head)
		count(&t.LAS, head && universal(a.Deprel) == universal(s.deprel[i]))
		count(&t.LASSubtypes, head && a.Deprel == s.deprel[i])
	}
}

func (t *TreeScores) mean() {
	for _, f := range []*float64{&t.UPOS, &t.XPOS, &t.Feats, &t.Lemma, &t.UAS, &t.LAS, &t.LASSubtypes} {
		*f /= float64(max(1, t.Tokens))
	}
}

func count(f *float64, ok bool) {
	if ok {
		*f++
	}
}

// universal is a relation without its subtype.
func universal(rel string) string {
	u, _, _ := strings.Cut(rel, ":")
	return u
}

// coreTypes are what nearly every corpus marks; names are compared on them.
var coreTypes = []string{"ORGANIZATION", "PERSON", "PLACE"}

// scoreNames adds one sentence. Where the corpus does not tell whether a name
// is of a core type, what the model says is not held against it.
func (d *dataset) scoreNames(n *NameScores, ci int, s *sentence, out []encoder.Analysis) {
	guesses := map[[2]int]string{}
	for _, g := range bioSpans(out) {
		guesses[[2]int{g.from, g.to}] = g.label
	}
	gold := d.spans(ci, s)
	right := map[[2]int]string{}
	for _, g := range gold {
		at := [2]int{g.from, g.to}
		guess, ok := guesses[at]
		types := d.typeNames(g.types)
		switch {
		case g.types == unknown:
			// Not counted, and nothing within it.
			for k := range guesses {
				if k[0] >= g.from && k[1] <= g.to {
					delete(guesses, k)
				}
			}
		case len(types) == 1 && slices.Contains(d.scored, types[0]):
			n.of(types[0]).Gold++
			n.Gold++
			right[at] = types[0]
			if ok && guess == types[0] {
				n.of(guess).Correct++
				n.Correct++
			}
		case ok && slices.Contains(types, guess):
			delete(guesses, at)
		}
	}
	n.Scores.addNames(guesses, right, func(t string) bool { return slices.Contains(d.scored, t) }, out)
	for _, t := range guesses {
		if slices.Contains(d.scored, t) {
			n.of(t).Guessed++
			n.Guessed++
		}
	}
}

func (s *NameScores) of(t string) *NameScores {
	if s.ByType[t] == nil {
		s.ByType[t] = &NameScores{}
	}
	return s.ByType[t]
}

func (d *dataset) typeNames(t typeSet) (out []string) {
	for i, name := range d.labels.Types {
		if t>>i&1 != 0 {
			out = append(out, name)
		}
	}
	return out
}

// bioSpans are the names that BIO labels spell.
func bioSpans(out []encoder.Analysis) (spans []labelled) {
	for i := range out {
		kind, typ, ok := strings.Cut(out[i].Name, "-")
		if !ok {
			continue
		}
		if n := len(spans); kind == "I" && n > 0 && spans[n-1].to == i && spans[n-1].label == typ {
			spans[n-1].to = i + 1
			continue
		}
		spans = append(spans, labelled{i, i + 1, typ, ""})
	}
	return spans
}

// hintAll asks h for hints document by document.
func hintAll(h encoder.Hinter, sentences []*sentence) [][]uint64 {
	if h == nil {
		return nil
	}
	var out [][]uint64
	for from := 0; from < len(sentences); {
		to := from + 1
		for to < len(sentences) && sentences[to].doc == sentences[from].doc {
			to++
		}
		words := make([][]string, to-from)
		for i, s := range sentences[from:to] {
			words[i] = s.words
		}
		out = append(out, h.Hint(words)...)
		from = to
	}
	return out
}
