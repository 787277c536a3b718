//go:build unix

package beam

import (
	"fmt"
	"os"
	"runtime"
	"syscall"
	"testing"
	"time"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"github.com/actant-nlp/actant/internal/synth"
)

// made are n synthetic articles, reprints among them.
func made(b *testing.B, n int) []Article {
	b.Helper()
	m, err := synth.New(os.DirFS("../testdata"))
	if err != nil {
		b.Fatal(err)
	}
	var out []Article
	for i := range n {
		a := m.Article(i)
		out = append(out, Article{a.ID, a.Text, a.Published.Format(time.DateOnly)})
	}
	return out
}

// BenchmarkWorkers runs the whole job, files and graph included, with one and two
// processors, and reports its throughput and what an article costs: the figures
// of README.md. articles/s is by the clock: it counts only where cores, the
// processors that the job in fact had, is about the number of workers.
func BenchmarkWorkers(b *testing.B) {
	const n = 200
	articles := made(b, n)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			var sums map[string]int64
			before := processor(b)
			for b.Loop() {
				p, s := sdk.NewPipelineWithRoot()
				job(s, articles, Options{}, b.TempDir(), nil)
				r, err := ptest.RunWithMetrics(p)
				if err != nil {
					b.Fatal(err)
				}
				sums = counters(r)
			}
			seconds, used := b.Elapsed().Seconds(), processor(b)-before
			b.ReportMetric(n*float64(b.N)/seconds, "articles/s")
			b.ReportMetric(n*float64(b.N)/used, "articles/cpu-s")
			b.ReportMetric(used/seconds, "cores")
			b.ReportMetric(float64(sums["tokens"])*float64(b.N)/seconds, "tokens/s")
			b.ReportMetric(float64(sums["tokens"])*float64(b.N)/used, "tokens/cpu-s")
			b.ReportMetric(float64(sums["tokens"])/n, "tokens/article")
			for counter, unit := range map[string]string{"document bytes": "written-B/article", "shuffled bytes: documents": "documents-B/article",
				"shuffled bytes: records": "records-B/article", "shuffled bytes: signatures": "signatures-B/article", "shuffled bytes: bands": "bands-B/article",
				"shuffled bytes: pairs": "pairs-B/article", "shuffled bytes: candidates": "candidates-B/article"} {
				b.ReportMetric(float64(sums[counter])/n, unit)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// processor is the processor time of this process so far, in seconds: what other
// programs do on a busy machine plays little part in it.
func processor(b *testing.B) float64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}
