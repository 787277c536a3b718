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
// the machine's caches and on who else uses them, and a large archive lies outside
// of them: "1000x100" adds as many articles as "100000" to a hundred graphs of a
// thousand, in turns. That is what the memory of so many costs where no graph is
// large; what "100000" takes above it is the graph's own growth. The allocations
// of an article tell it too, whatever the machine.
func BenchmarkMerge(b *testing.B) {
	timed(50, 1) // reads the lexicons, which the first size would pay for
	for _, n := range sizes() {
		b.Run(fmt.Sprint(n), func(b *testing.B) { benchmarkMerge(b, n, 1) })
		if n > 1000 {
			b.Run(fmt.Sprintf("1000x%d", n/1000), func(b *testing.B) { benchmarkMerge(b, n, n/1000) })
		}
	}
}

func benchmarkMerge(b *testing.B, n, graphs int) {
	var all cost
	rounds := 0
	for b.Loop() {
		for range max(1, 10_000/n) { // a thousand alone are too few to be timed
			all.add(timed(n, graphs))
			rounds++
		}
	}
	articles := float64(rounds * n)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 / articles }
	b.ReportMetric(ms(all.adding), "ms-add/article")
	b.ReportMetric(ms(all.reading), "ms-read/article")
	b.ReportMetric(ms(all.adding+all.reading), "ms/article")
	b.ReportMetric(float64(all.allocs)/articles, "allocs/article")
	b.ReportMetric(float64(all.nodes)/float64(rounds), "nodes")
	b.ReportMetric(float64(all.held)/float64(all.nodes), "B/node")
	b.ReportMetric(float64(all.held)/articles, "B/article")
	b.ReportMetric(0, "ns/op")
}

// A cost is what merging took.
type cost struct {
	adding, reading time.Duration
	allocs          uint64
	nodes, held     int // held: bytes
}

func (c *cost) add(o cost) {
	c.adding, c.reading = c.adding+o.adding, c.reading+o.reading
	c.allocs, c.nodes, c.held = c.allocs+o.allocs, c.nodes+o.nodes, c.held+o.held
}

// timed adds n articles, in turns to that many graphs, and reads these.
func timed(n, graphs int) cost {
	const batch = 500
	var c cost
	empty := heap()
	into := make([]graph.Graph, graphs)
	for i := 0; i < n; i += batch {
		docs := make([]*actant.Document, min(batch, n-i))
		for k := range docs {
			docs[k] = nth((i+k)/graphs, n/graphs)
		}
		start, made := processor.Time(), mallocs()
		for k, d := range docs {
			into[(i+k)%graphs].Add(d)
		}
		c.adding += processor.Time() - start
		c.allocs += mallocs() - made
	}
	start, made := processor.Time(), mallocs()
	for i := range into {
		for range into[i].Nodes() {
			c.nodes++
		}
	}
	c.reading = processor.Time() - start
	c.allocs += mallocs() - made
	c.held = heap() - empty
	runtime.KeepAlive(into)
	return c
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
