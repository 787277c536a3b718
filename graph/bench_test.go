package graph_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

var large = flag.Bool("large", false, "benchmarks with 100,000 articles too")

var (
	given    = strings.Fields("Ana Bo Carla Dmitri Elena Farid Grace Hiro Ines Jamal Kim Lars Maria Nadia Omar Petra Quentin Rosa Samir Tanya Uma Viktor Wen Xenia Yusuf Zoe")
	syllable = strings.Fields("ba den kor li man no per qui ras sol tar ul ven wick xan yor zim gar hel fin")
	lands    = strings.Fields("France Germany Spain Italy Poland Japan Brazil Kenya Canada Norway Egypt")
	kinds    = strings.Fields("Bank Group Motors Airlines Institute Council Party University Systems Media")
)

func surname(n int) string {
	s := syllable[n%20] + syllable[n/20%20] + syllable[n/400%20]
	return strings.ToUpper(s[:1]) + s[1:]
}

// synthetic is document i with people and bodies drawn from a world of the
// given size: some are named far more often than others, and twenty in every
// tenth article; every tenth person is the namesake of another, of another
// country; names come in full, with an initial, as a surname alone, or with a
// letter wrong.
func synthetic(i int, r *rand.Rand, world int) *actant.Document {
	const famous = 20
	pick := func() int {
		if r.IntN(4) == 0 {
			return r.IntN(min(famous, world))
		}
		return int(float64(world) * r.Float64() * r.Float64())
	}
	var lines []string
	for k := range 8 {
		who := pick()
		n := who
		if who%10 == 9 {
			n = who - 1
		}
		name := given[n%26] + " " + surname(n)
		switch r.IntN(8) {
		case 0:
			name = given[n%26][:1] + ". " + surname(n)
		case 1:
			name = surname(n)
		case 2:
			if at := len(name) - 3; r.IntN(10) == 0 {
				name = name[:at] + name[at+1:]
			}
		}
		lines = append(lines, fmt.Sprintf("p%d PERSON %s | %s", k, name, surname(n)))
		if r.IntN(3) == 0 {
			lines = append(lines, fmt.Sprintf("c%d PLACE/country %s", k, lands[who%len(lands)]), fmt.Sprintf("CITIZEN_OF person=p%d place=c%d", k, k))
		}
	}
	for k := range 4 {
		n := pick()
		lines = append(lines, fmt.Sprintf("o%d ORGANIZATION %s %s", k, surname(n*7), kinds[n%10]))
	}
	lines = append(lines, "t THING ~ a gift")
	for k := range 6 {
		lines = append(lines, fmt.Sprintf("MET participant=p%d participant=p%d time=20%02d-0%d", k, k+1, 10+r.IntN(15), 1+r.IntN(9)))
	}
	for k := range 4 {
		lines = append(lines, fmt.Sprintf("LED leader=p%d led=o%d", k, k))
	}
	lines = append(lines, "GIFTED giver=p1 recipient=p2 gift=t")
	return withText(doc(fmt.Sprintf("%06d", i), "2024-01-01", lines...), words(i, 300))
}

func nth(i, world int) *actant.Document {
	return synthetic(i, rand.New(rand.NewPCG(1, uint64(i))), world)
}

// sizes are those of the benchmarks; -large adds the slow one.
func sizes() []int {
	if *large {
		return []int{1_000, 10_000, 100_000}
	}
	return []int{1_000, 10_000}
}

// BenchmarkMerge adds n articles to an empty graph and reads it once. What it
// holds after adding and after reading is reported for each node.
func BenchmarkMerge(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var adding, reading time.Duration
			var nodes, held, view int
			for b.Loop() {
				empty := heap()
				var g graph.Graph
				for i := range n {
					d := nth(i, n)
					start := time.Now()
					g.Add(d)
					adding += time.Since(start)
				}
				full := heap()
				start := time.Now()
				nodes = 0
				for range g.Nodes() {
					nodes++
				}
				reading += time.Since(start)
				held, view = full-empty, heap()-full
				runtime.KeepAlive(&g)
			}
			per := float64(b.N*n) * 1000
			b.ReportMetric(float64(adding.Microseconds())/per, "ms-add/article")
			b.ReportMetric(float64(reading.Microseconds())/per, "ms-read/article")
			b.ReportMetric(float64(nodes), "nodes")
			b.ReportMetric(float64(held)/float64(nodes), "B/node")
			b.ReportMetric(float64(view)/float64(nodes), "B-read/node")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// heap is how many bytes are in use.
func heap() int {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// BenchmarkAdd adds one more article to a graph of n: the time should not
// depend on n.
func BenchmarkAdd(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var g graph.Graph
			for i := range n {
				g.Add(nth(i, n))
			}
			docs := make([]*actant.Document, 256)
			for i := range docs {
				docs[i] = nth(n+i, n)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for i := 0; b.Loop(); i++ {
				g.Add(docs[i%len(docs)])
			}
		})
	}
}
