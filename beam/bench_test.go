package beam

import (
	"fmt"
	"os"
	"runtime"
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
// processors, and reports what an article costs: the figures of README.md.
func BenchmarkWorkers(b *testing.B) {
	const n = 200
	articles := made(b, n)
	for _, workers := range []int{1, 2} {
		b.Run(fmt.Sprint(workers), func(b *testing.B) {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(workers))
			var sums map[string]int64
			for b.Loop() {
				p, s := sdk.NewPipelineWithRoot()
				job(s, articles, Options{}, b.TempDir(), nil)
				r, err := ptest.RunWithMetrics(p)
				if err != nil {
					b.Fatal(err)
				}
				sums = counters(r)
			}
			seconds := b.Elapsed().Seconds() / float64(b.N)
			b.ReportMetric(float64(sums["tokens"])/seconds, "tokens/s")
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
