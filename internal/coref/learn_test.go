package coref

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/syntax"
)

var learnFrom = flag.String("learn", "", "GAP file to learn the weights for personal pronouns from")

// An instance is one pronoun's candidates and the ones that are right.
type instance struct {
	v     []vector
	right []bool
}

// TestLearn fits personWeights to a training file: a candidate is chosen with a
// probability in proportion to the exponential of its sum (a log-linear ranker
// after Denis and Baldridge, 2007), and the weights stay near those in the table
// (a Gaussian prior around them). It prints the new table. Deterministic.
func TestLearn(t *testing.T) {
	if *learnFrom == "" {
		t.Skip("nothing to learn from: give -learn FILE")
	}
	*gapFile = *learnFrom
	var all []instance
	for _, c := range readGap(t) {
		if x, ok := instanceOf(t, c); ok {
			all = append(all, x)
		}
	}
	report(t, all, personWeights)
}

// report fits weights around the prior and prints the table.
func report(t *testing.T, all []instance, prior vector) {
	w := fit(all, prior)
	var b strings.Builder
	for f, x := range w {
		if x != 0 {
			fmt.Fprintf(&b, "%d: %.2f, ", f, x)
		}
	}
	t.Logf("%d pronouns; likelihood %.4f -> %.4f; right %.3f -> %.3f\n%s", len(all), likelihood(all, &prior), likelihood(all, &w),
		accuracy(all, &prior), accuracy(all, &w), b.String())
}

// instanceOf runs the resolver up to the pronoun and keeps what it ranks there.
func instanceOf(t *testing.T, c gapCase) (instance, bool) {
	text, ms := analyse(t, c.text)
	a := read(nil, text, ms)
	var x instance
	a.trace = func(i int, cs []candidate, _ *vector) {
		if a.m[i].Span != c.pronoun {
			return
		}
		for _, k := range cs {
			isA, isB := a.covers(k.root, c.a), a.covers(k.root, c.b)
			x.v = append(x.v, k.v)
			x.right = append(x.right, isA && c.isA || isB && c.isB || !c.isA && !c.isB && !isA && !isB)
		}
	}
	if err := a.resolve(); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range x.right {
		if r {
			n++
		}
	}
	return x, n > 0 && n < len(x.right)
}

// covers reports whether a mention of the cluster overlaps s.
func (a *article) covers(root int, s syntax.Span) bool {
	for _, i := range a.set[root].members {
		if a.m[i].pro == nil && a.m[i].Overlaps(s) {
			return true
		}
	}
	return false
}

func fit(all []instance, prior vector) vector {
	w := prior
	r := rand.New(rand.NewPCG(1, 1))
	const epochs, strength = 60, 2.0
	var g2 vector
	for range epochs {
		for _, k := range r.Perm(len(all)) {
			grad := gradient(&all[k], &w)
			for f := range w {
				d := grad[f] - strength*(w[f]-prior[f])/float64(len(all))
				g2[f] += d * d
				if g2[f] > 0 {
					w[f] += 0.05 * d / math.Sqrt(g2[f]) // AdaGrad (Duchi et al., 2011)
				}
			}
		}
	}
	// Only differences between candidates count: the bias stays.
	w[fBias] = prior[fBias]
	return w
}

// shares are the probabilities of the candidates.
func shares(x *instance, w *vector) []float64 {
	p := make([]float64, len(x.v))
	top := math.Inf(-1)
	for i := range x.v {
		p[i] = x.v[i].score(w)
		top = max(top, p[i])
	}
	sum := 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
	return p
}

// gradient of the log likelihood of the right candidates together.
func gradient(x *instance, w *vector) vector {
	p := shares(x, w)
	right := 0.0
	for i := range p {
		if x.right[i] {
			right += p[i]
		}
	}
	var g vector
	for i := range p {
		q := -p[i]
		if x.right[i] {
			q += p[i] / max(right, 1e-12)
		}
		for f := range g {
			g[f] += q * x.v[i][f]
		}
	}
	return g
}

func likelihood(all []instance, w *vector) float64 {
	s := 0.0
	for k := range all {
		p := shares(&all[k], w)
		right := 0.0
		for i := range p {
			if all[k].right[i] {
				right += p[i]
			}
		}
		s += math.Log(max(right, 1e-12))
	}
	return s / float64(len(all))
}

func accuracy(all []instance, w *vector) float64 {
	n := 0
	for k := range all {
		p := shares(&all[k], w)
		best := 0
		for i := range p {
			if p[i] > p[best] {
				best = i
			}
		}
		if all[k].right[best] {
			n++
		}
	}
	return float64(n) / float64(len(all))
}
