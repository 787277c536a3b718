package actant_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/hostile"
)

// prompt is how soon a cancelled Extract returns.
const prompt = 50 * time.Millisecond

// A looked context notes the longest times between two looks at it, which are the
// longest that a cancellation could have gone unnoticed, and where they were.
// Time is the thread's own where the system tells it, so that other work on the
// machine does not count.
type looked struct {
	context.Context
	cancel func() // at look number stop; nil never
	stop   int
	ended  time.Duration // when that was
	end    place         // where

	looks   int
	last    time.Duration // of the last look
	from    place         // of the last look
	total   time.Duration
	longest map[[2]place]time.Duration // by where the wait began and ended
	places  map[place]int              // the last look of each
}

// A place is the functions that led to a look, the innermost first.
type place [12]uintptr

// long is the shortest wait that is noted.
const long = time.Millisecond

func newLooked() *looked {
	return &looked{Context: context.Background(), last: threadTime(), longest: map[[2]place]time.Duration{}, places: map[place]int{}}
}

func (c *looked) Err() error {
	gap := threadTime() - c.last
	var here place
	runtime.Callers(2, here[:])
	if way := [2]place{c.from, here}; gap > max(long, c.longest[way]) {
		c.longest[way] = gap
	}
	c.places[here] = c.looks
	if c.looks == c.stop && c.cancel != nil {
		c.cancel()
		c.ended, c.end = threadTime(), here
	}
	c.total += gap
	c.looks++
	c.from, c.last = here, threadTime()
	return c.Context.Err()
}

// worst lists the longest waits.
func (c *looked) worst() (time.Duration, string) {
	ways := slices.SortedFunc(maps.Keys(c.longest), func(a, b [2]place) int { return cmp.Compare(c.longest[b], c.longest[a]) })
	if len(ways) == 0 {
		return 0, ""
	}
	var b strings.Builder
	for _, w := range ways[:min(len(ways), 6)] {
		fmt.Fprintf(&b, "\n\t%8.2f ms from %v to %v", c.longest[w].Seconds()*1000, w[0], w[1])
	}
	return c.longest[ways[0]], b.String()
}

// String names the functions of p, without the ways through package watch and
// the lines of Extract.
func (p place) String() string {
	var names []string
	n := slices.Index(p[:], 0)
	if n < 0 {
		n = len(p)
	}
	for frames := runtime.CallersFrames(p[:n]); len(names) < 3; {
		f, more := frames.Next()
		name := f.Function[strings.LastIndexByte(f.Function, '/')+1:]
		if !strings.HasPrefix(name, "watch.") && name != "" {
			names = append(names, fmt.Sprint(name, ":", f.Line))
		}
		if !more || strings.HasSuffix(name, "Extract") {
			break
		}
	}
	if len(names) == 0 {
		return "the start"
	}
	return strings.Join(names, " < ")
}

// longArticles are long articles, the trouble of each another: of size bytes, or
// as many as ACTANT_LONG says.
func longArticles(t testing.TB, size int) iter.Seq[actant.Article] {
	if s := os.Getenv("ACTANT_LONG"); s != "" {
		if _, err := fmt.Sscan(s, &size); err != nil {
			t.Fatal(err)
		}
	}
	var news strings.Builder
	for news.Len() < size {
		for _, a := range readArticles(t, "testdata/gold/tune/text") {
			news.WriteString(a.Text + "\n\n")
		}
	}
	texts := [][2]string{{"news", news.String()}, {"one line", strings.ReplaceAll(news.String(), "\n", " ")}}
	for _, k := range hostile.Kinds() {
		switch k.Name {
		case "no-space-mixed", "long-sentence", "one-letter", "names-list", "html":
			texts = append(texts, [2]string{k.Name, k.Text(size)})
		}
	}
	return func(yield func(actant.Article) bool) {
		for _, x := range texts {
			for _, plain := range []bool{true, false} {
				id := x[0]
				if !plain {
					id += " as a page"
				}
				if !yield(actant.Article{ID: id, Text: x[1], Plain: plain}) {
					return
				}
			}
		}
	}
}

// all reads articles of any length and language.
func all(t testing.TB) *actant.Extractor {
	x, err := actant.New(actant.Options{AnyLanguage: true, Open: true, Limits: actant.Limits{Bytes: -1}})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// TestLooks runs long articles to their end under a context that notes how long
// it is not looked at: a cancellation at any point is noticed that soon.
// ACTANT_LONG=10000000 takes articles of 10 MB.
func TestLooks(t *testing.T) {
	if testing.Short() {
		t.Skip("the short run is the race detector's, which is no measure of time")
	}
	x := all(t)
	for a := range longArticles(t, 250_000) {
		t.Run(a.ID, func(t *testing.T) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			ctx := newLooked()
			if _, err := x.Extract(ctx, a); err != nil {
				t.Fatal(err)
			}
			_ = ctx.Err() // the time since the last look
			longest, where := ctx.worst()
			report := fmt.Sprintf("%d bytes, %d looks in %v, longest waits%s", len(a.Text), ctx.looks, ctx.total.Round(time.Millisecond), where)
			if longest > prompt {
				t.Error(report)
			} else {
				t.Log(report)
			}
		})
	}
}

// TestCancelledAnywhere cancels long articles at looks of all kinds: Extract returns
// ctx's error at once, and leaves nothing running.
func TestCancelledAnywhere(t *testing.T) {
	size, most := 50_000, 6
	if testing.Short() {
		size, most = 5_000, 2
	}
	x := all(t)
	before := runtime.NumGoroutine()
	for a := range longArticles(t, size) {
		t.Run(a.ID, func(t *testing.T) {
			runtime.LockOSThread()
			defer runtime.UnlockOSThread()
			whole := newLooked()
			if _, err := x.Extract(whole, a); err != nil {
				t.Fatal(err)
			}
			stops := slices.Sorted(maps.Values(whole.places))
			rand.New(rand.NewPCG(1, 2)).Shuffle(len(stops), func(i, j int) { stops[i], stops[j] = stops[j], stops[i] })
			for _, stop := range stops[:min(len(stops), most)] {
				cancelled(t, x, a, stop)
			}
		})
	}
	goroutinesEnd(t, before)
}

// goroutinesEnd waits until there are no more goroutines than before.
func goroutinesEnd(t *testing.T, before int) {
	t.Helper()
	for wait := 0; runtime.NumGoroutine() > before && wait < 400; wait++ {
		time.Sleep(25 * time.Millisecond)
	}
	if now := runtime.NumGoroutine(); now > before {
		t.Errorf("%d goroutines, %d before", now, before)
	}
}

// cancelled cancels one article at a look.
func cancelled(t *testing.T, x *actant.Extractor, a actant.Article, stop int) {
	ctx := newLooked()
	ctx.Context, ctx.cancel = context.WithCancel(ctx.Context)
	defer ctx.cancel()
	ctx.stop = stop
	_, err := x.Extract(ctx, a)
	late := threadTime() - ctx.ended
	switch {
	case ctx.Context.Err() == nil: // the looks of two runs are not quite as many
	case !errors.Is(err, context.Canceled):
		t.Errorf("cancelled in %v, and the error is %v", ctx.end, err)
	case late > prompt && !testing.Short():
		t.Errorf("returned %v after the end in %v", late, ctx.end)
	default:
		t.Logf("returned %v after the end in %v", late.Round(10*time.Microsecond), ctx.end)
	}
}
