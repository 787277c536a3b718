package graph_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

var (
	given    = strings.Fields("Ana Bo Carla Dmitri Elena Farid Grace Hiro Ines Jamal Kim Lars Maria Nadia Omar Petra Quentin Rosa Samir Tanya Uma Viktor Wen Xenia Yusuf Zoe")
	syllable = strings.Fields("ba den kor li man no per qui ras sol tar ul ven wick xan yor zim gar hel fin")
	kinds    = strings.Fields("Bank Group Motors Airlines Institute Council Party University Systems Media")
)

func surname(n int) string {
	return strings.Title(syllable[n%20] + syllable[n/20%20] + syllable[n/400%20]) //nolint:staticcheck // ASCII
}

// synthetic is document i with people and bodies drawn from a world of the
// given size in which some names are far more frequent than others: full names,
// variants and surnames alone.
func synthetic(i int, r *rand.Rand, world int) *actant.Document {
	pick := func() int { return int(float64(world) * r.Float64() * r.Float64()) }
	var lines []string
	for k := range 8 {
		n := pick()
		name := given[n%26] + " " + surname(n)
		switch r.IntN(6) {
		case 0:
			name = given[n%26][:1] + ". " + surname(n)
		case 1:
			name = surname(n)
		}
		lines = append(lines, fmt.Sprintf("p%d PERSON %s | %s", k, name, surname(n)))
	}
	for k := range 4 {
		n := pick()
		lines = append(lines, fmt.Sprintf("o%d ORGANIZATION %s %s", k, surname(n*7), kinds[n%10]))
	}
	lines = append(lines, "c PLACE/country France", "t THING ~ a gift")
	for k := range 6 {
		lines = append(lines, fmt.Sprintf("MET participant=p%d participant=p%d time=20%02d-0%d", k, k+1, 10+r.IntN(15), 1+r.IntN(9)))
	}
	for k := range 4 {
		lines = append(lines, fmt.Sprintf("LED leader=p%d led=o%d", k, k))
	}
	lines = append(lines, "GIFTED giver=p1 recipient=p2 gift=t")
	return withText(doc(fmt.Sprintf("%06d", i), "2024-01-01", lines...), words(i, 300))
}

// BenchmarkAdd adds one more article to a graph of n: the time should not
// depend on n.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var g graph.Graph
			for i := range n {
				g.Add(synthetic(i, rand.New(rand.NewPCG(1, uint64(i))), n))
			}
			docs := make([]*actant.Document, 256)
			for i := range docs {
				docs[i] = synthetic(n+i, rand.New(rand.NewPCG(1, uint64(n+i))), n)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				g.Add(docs[i%len(docs)])
			}
		})
	}
}

// BenchmarkMerge builds a graph of n articles and reads it once; what it holds
// then is reported for each node.
func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			docs := make([]*actant.Document, n)
			for i := range docs {
				docs[i] = synthetic(i, rand.New(rand.NewPCG(1, uint64(i))), n)
			}
			var before, after runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&before)
			nodes := 0
			for b.Loop() {
				var g graph.Graph
				for _, d := range docs {
					g.Add(d)
				}
				nodes = 0
				for range g.Nodes() {
					nodes++
				}
				runtime.GC()
				runtime.ReadMemStats(&after)
				runtime.KeepAlive(&g)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/article")
			b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/float64(nodes), "B/node")
		})
	}
}
