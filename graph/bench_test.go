package graph_test

import (
	"flag"
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/processor"
)

var large = flag.Bool("large", false, "benchmarks with 100,000 articles too")

// sizes are those of the benchmarks; -large adds the slow one.
func sizes() []int {
	if *large {
		return []int{1_000, 10_000, 100_000}
	}
	return []int{1_000, 10_000}
}

// BenchmarkMerge adds n articles to an empty graph and reads it once: the time
// of the processor, the collector's included, for an article, and what is held
// for a node. The world has as many people as there are articles. Time depends on
// the machine's caches and on who else uses them; the allocations of an article
// do not, and tell whether more is done for it in a larger graph.
func BenchmarkMerge(b *testing.B) {
	var warm graph.Graph // reads the lexicons, which the first size would pay for
	for i := range 50 {
		warm.Add(nth(i, 50))
	}
	warm.Node("")
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var adding, reading time.Duration
			var nodes, held int
			var allocs uint64
			for b.Loop() {
				adding, reading, allocs = 0, 0, 0
				empty := heap()
				var g graph.Graph
				const batch = 500
				for i := 0; i < n; i += batch {
					docs := make([]*actant.Document, batch)
					for k := range docs {
						docs[k] = nth(i+k, n)
					}
					start, made := processor.Time(), mallocs()
					for _, d := range docs {
						g.Add(d)
					}
					adding += processor.Time() - start
					allocs += mallocs() - made
				}
				start, made := processor.Time(), mallocs()
				nodes = 0
				for range g.Nodes() {
					nodes++
				}
				reading = processor.Time() - start
				allocs += mallocs() - made
				held = heap() - empty
				runtime.KeepAlive(&g)
			}
			per := float64(n) * 1000
			b.ReportMetric(float64(adding.Microseconds())/per, "ms-add/article")
			b.ReportMetric(float64(reading.Microseconds())/per, "ms-read/article")
			b.ReportMetric(float64((adding+reading).Microseconds())/per, "ms/article")
			b.ReportMetric(float64(allocs)/float64(n), "allocs/article")
			b.ReportMetric(float64(nodes), "nodes")
			b.ReportMetric(float64(held)/float64(nodes), "B/node")
			b.ReportMetric(float64(held)/float64(n), "B/article")
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

func mallocs() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Mallocs
}

// BenchmarkUpdate adds one more article to a graph of n and reads it, and takes
// it out again: what a change costs when every change is read.
func BenchmarkUpdate(b *testing.B) {
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var g graph.Graph
			for i := range n {
				g.Add(nth(i, n))
			}
			docs := make([]*actant.Document, 256)
			for i := range docs {
				docs[i] = nth(n+i, n)
			}
			g.Node("")
			b.ReportAllocs()
			b.ResetTimer()
			start := processor.Time()
			i := 0
			for ; b.Loop(); i++ {
				d := docs[i%len(docs)]
				g.Add(d)
				g.Node("")
				if i%2 == 1 {
					g.Remove(d.ID)
					g.Node("")
				}
			}
			b.ReportMetric(float64((processor.Time()-start).Microseconds())/1000/float64(i), "ms-processor/change")
		})
	}
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
