package train

import (
	"fmt"
	"strings"

	"github.com/actant-nlp/actant/internal/encoder"
)

// reliabilityEdges bound the bins of a reliability table.
var reliabilityEdges = []float64{0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0001}

// Reliability compares probabilities with how often they are right, bin by bin
// (DeGroot and Fienberg 1983).
type Reliability struct {
	Count, Right []int
	Sum          []float64 // of the probabilities
}

func (r *Reliability) add(p float64, right bool) {
	if r.Count == nil {
		n := len(reliabilityEdges) - 1
		r.Count, r.Right, r.Sum = make([]int, n), make([]int, n), make([]float64, n)
	}
	i := 0
	for i < len(r.Count)-1 && p >= reliabilityEdges[i+1] {
		i++
	}
	r.Count[i]++
	r.Sum[i] += p
	if right {
		r.Right[i]++
	}
}

// Error is the expected calibration error: the mean distance between
// probability and accuracy (Naeini et al. 2015).
func (r *Reliability) Error() float64 {
	total, sum := 0, 0.0
	for i, n := range r.Count {
		total += n
		sum += max(r.Sum[i]-float64(r.Right[i]), float64(r.Right[i])-r.Sum[i])
	}
	return sum / float64(max(1, total))
}

// rows are the lines of a Markdown table.
func (r *Reliability) rows(of string) string {
	var b strings.Builder
	for i, n := range r.Count {
		if n > 0 {
			fmt.Fprintf(&b, "| %s | %.2f to %.2f | %d | %.3f | %.3f |\n", of, reliabilityEdges[i],
				min(1, reliabilityEdges[i+1]), n, r.Sum[i]/float64(n), float64(r.Right[i])/float64(n))
		}
	}
	return b.String()
}

// addTree counts the scores of a parsed sentence.
func (r *Reliability) addTree(s *sentence, out []encoder.Analysis) {
	for i := range out {
		r.add(float64(out[i].Score), out[i].Head == s.head[i] && out[i].Deprel == s.deprel[i])
	}
}

// addNames counts names guessed of a scored type, whose score is that of their
// least certain token.
func (r *Reliability) addNames(guesses map[[2]int]string, gold map[[2]int]string, scored func(string) bool, out []encoder.Analysis) {
	for at, typ := range guesses {
		if !scored(typ) {
			continue
		}
		p := 1.0
		for _, a := range out[at[0]:at[1]] {
			p = min(p, float64(a.NameScore))
		}
		r.add(p, gold[at] == typ)
	}
}
