package score

import (
	"context"

	"github.com/actant-nlp/actant/syntax"
)

// A Referring is one place in a text that refers to something: its extent, and
// what in it is the name or pronoun itself, or the head noun of a description.
type Referring struct {
	syntax.Span
	Head     syntax.Span
	Sentence int // index into Text.Sentences
	Token    int // index of the head token in that sentence

	pronoun bool
}

// Chains is a coreference analysis of one text: the places that refer to one
// thing, thing by thing.
type Chains func(ctx context.Context, source string) (*syntax.Text, [][]Referring, error)

// A CorefTable is the score of chains against a corpus after the guidelines of
// OntoNotes: the mean of the F1 of MUC (Vilain et al. 1995), B³ (Bagga and
// Baldwin 1998) and CEAF with φ4 (Luo 2005), as in the CoNLL shared tasks of
// 2011 and 2012. Mentions match by their exact tokens; things mentioned once
// count on neither side. The sums run over all documents.
type CorefTable struct {
	CoNLL     float64 `json:"conll"`
	MUC       F1      `json:"muc"`
	B3        F1      `json:"b3"`
	CEAF      F1      `json:"ceaf"`
	Mentions  F1      `json:"mentions"`
	Documents int     `json:"documents"`

	b3   b3Sum
	ceaf float64
}

// A tokenRange is a half-open range of a document's tokens.
type tokenRange struct{ from, to int }

// add counts one document's clusters.
func (t *CorefTable) add(gold, pred [][]tokenRange) {
	gold, pred = shared2(gold), shared2(pred)
	g, p := clusterOf(gold), clusterOf(pred)
	t.Documents++
	t.Mentions.add(shared(keys(g), keys(p)), len(g), len(p))
	addB3(&t.b3, g, p)
	hits, all := links(gold, p)
	t.MUC.Hits += float64(hits)
	t.MUC.Gold += all
	_, all = links(pred, g)
	t.MUC.Pred += all
	t.ceaf += alignment(gold, pred)
	t.CEAF.Gold += len(gold)
	t.CEAF.Pred += len(pred)
}

// done works out the percentages.
func (t *CorefTable) done() {
	t.Mentions.done()
	t.MUC.done()
	t.B3.Gold, t.B3.Pred = t.b3.gold, t.b3.pred
	t.B3.from(t.b3.precise, t.b3.recalled)
	t.CEAF.from(t.ceaf, t.ceaf)
	t.CoNLL = (t.MUC.F + t.B3.F + t.CEAF.F) / 3
}

// shared2 keeps each mention in the first cluster that has it, and the clusters
// of two mentions or more.
func shared2(clusters [][]tokenRange) [][]tokenRange {
	seen := map[tokenRange]bool{}
	var out [][]tokenRange
	for _, c := range clusters {
		var once []tokenRange
		for _, m := range c {
			if !seen[m] {
				once = append(once, m)
			}
			seen[m] = true
		}
		if len(once) > 1 {
			out = append(out, once)
		}
	}
	return out
}

func clusterOf(clusters [][]tokenRange) map[tokenRange]int {
	of := map[tokenRange]int{}
	for i, c := range clusters {
		for _, m := range c {
			of[m] = i
		}
	}
	return of
}

func keys[K comparable, V any](m map[K]V) map[K]bool {
	out := make(map[K]bool, len(m))
	for k := range m {
		out[k] = true
	}
	return out
}

// links counts MUC's links of the clusters, and those that the other side has
// too: a cluster that falls into n parts there keeps all but n-1 of its links.
func links(clusters [][]tokenRange, other map[tokenRange]int) (kept, all int) {
	for _, c := range clusters {
		parts := map[int]bool{}
		alone := 0
		for _, m := range c {
			if k, ok := other[m]; ok {
				parts[k] = true
			} else {
				alone++
			}
		}
		kept += len(c) - len(parts) - alone
		all += len(c) - 1
	}
	return kept, all
}

// alignment is CEAF's sum of φ4 over the best pairing of clusters one to one.
func alignment(gold, pred [][]tokenRange) float64 {
	if len(gold) == 0 || len(pred) == 0 {
		return 0
	}
	of := clusterOf(gold)
	gain := make([][]float64, len(pred))
	for i, c := range pred {
		gain[i] = make([]float64, len(gold))
		for _, m := range c {
			if g, ok := of[m]; ok {
				gain[i][g] += 2 / float64(len(c)+len(gold[g]))
			}
		}
	}
	return bestPairing(gain)
}
