package encoder

import (
	"math/rand/v2"
	"testing"
)

// bruteForce tries every assignment of heads.
func bruteForce(score []float32, n int) float64 {
	heads := make([]int32, n)
	best := -1e300
	var t treeDecoder
	var try func(d int, sum float64)
	try = func(d int, sum float64) {
		if d == n {
			if countRoots(heads) == 1 && t.acyclic(heads) && sum > best {
				best = sum
			}
			return
		}
		for h := 0; h <= n; h++ {
			if h != d+1 {
				heads[d] = int32(h)
				try(d+1, sum+float64(score[d*(n+1)+h]))
			}
		}
	}
	try(0, 0)
	return best
}

func TestDecodeTreeAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 3000 {
		n := 1 + r.IntN(6)
		score := make([]float32, n*(n+1))
		for i := range score {
			score[i] = float32(r.NormFloat64())
			if round%3 == 0 { // ties and many roots
				score[i] = float32(r.IntN(3))
			}
			if round%5 == 0 && i%(n+1) == 0 {
				score[i] += 3
			}
		}
		heads := DecodeTree(score, n)
		sum, roots := 0.0, 0
		shifted := make([]int32, n)
		for d, h := range heads {
			sum += float64(score[d*(n+1)+h+1])
			shifted[d] = int32(h + 1)
			if h < 0 {
				roots++
			}
		}
		if td := (treeDecoder{}); roots != 1 || !td.acyclic(shifted) {
			t.Fatalf("round %d: %v is not a tree with one root", round, heads)
		}
		if want := bruteForce(score, n); sum < want-1e-4 {
			t.Fatalf("round %d: tree %v scores %v, the best %v", round, heads, sum, want)
		}
	}
}

func TestDecodeTreeLargeIsTree(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{50, 256} {
		score := make([]float32, n*(n+1))
		for i := range score {
			score[i] = float32(r.NormFloat64())
		}
		shifted := make([]int32, n)
		for d, h := range DecodeTree(score, n) {
			shifted[d] = int32(h + 1)
		}
		if td := (treeDecoder{}); countRoots(shifted) != 1 || !td.acyclic(shifted) {
			t.Errorf("%d tokens: not a tree with one root", n)
		}
	}
}
