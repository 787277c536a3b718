package actant_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
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

// A looked context is never done. It keeps the longest time between two looks at
// it, which is the longest that a cancellation could have gone unnoticed. Time is
// the thread's own where the system tells it, so that other work on the machine
// does not count.
type looked struct {
	context.Context
	last    time.Duration
	longest map[string]time.Duration // by what ran when the wait ended
	total   time.Duration
	looks   int
}

// long is the shortest wait that is noted.
const long = time.Millisecond

// worst lists the longest waits.
func (c *looked) worst() (time.Duration, string) {
	places := slices.SortedFunc(maps.Keys(c.longest), func(a, b string) int { return cmp.Compare(c.longest[b], c.longest[a]) })
	var b strings.Builder
	for _, p := range places[:min(len(places), 5)] {
		fmt.Fprintf(&b, "\n\t%v before %s", c.longest[p].Round(10*time.Microsecond), p)
	}
	if len(places) == 0 {
		return 0, ""
	}
	return c.longest[places[0]], b.String()
}

func newLooked() *looked {
	return &looked{Context: context.Background(), last: threadTime(), longest: map[string]time.Duration{}}
}

func (c *looked) Err() error {
	gap := threadTime() - c.last
	if gap > long {
		where := callers()
		c.longest[where] = max(c.longest[where], gap)
	}
	c.total += gap
	c.looks++
	c.last = threadTime()
	return nil
}

// callers names the functions that led to the look.
func callers() string {
	var pcs [24]uintptr
	frames := runtime.CallersFrames(pcs[:runtime.Callers(3, pcs[:])])
	var names []string
	for {
		f, more := frames.Next()
		names = append(names, f.Function[strings.LastIndexByte(f.Function, '/')+1:])
		if !more || strings.HasSuffix(f.Function, "Extract") {
			return strings.Join(names, " < ")
		}
	}
}

// longArticles are articles of several megabytes, the trouble of each another.
func longArticles(t testing.TB, size int) map[string]string {
	var news strings.Builder
	for news.Len() < size {
		for _, a := range readArticles(t, "testdata/gold/tune/text") {
			news.WriteString(a.Text + "\n\n")
		}
	}
	out := map[string]string{"news": news.String(), "one line": strings.ReplaceAll(news.String(), "\n", " ")}
	for _, k := range hostile.Kinds() {
		switch k.Name {
		case "no-space-mixed", "long-sentence", "one-letter", "names-list", "html":
			out[k.Name] = k.Text(min(size, k.Size))
		}
	}
	return out
}

// TestLooks runs long articles to their end under a context that notes how long
// it is not looked at: a cancellation at any point is noticed that soon.
// ACTANT_LONG=10000000 takes articles of 10 MB.
func TestLooks(t *testing.T) {
	if testing.Short() {
		t.Skip("the short run is the race detector's, which is no measure of time")
	}
	size := 250_000
	if s := os.Getenv("ACTANT_LONG"); s != "" {
		if _, err := fmt.Sscan(s, &size); err != nil {
			t.Fatal(err)
		}
	}
	x, err := actant.New(actant.Options{AnyLanguage: true, Open: true, Limits: actant.Limits{Bytes: -1}})
	if err != nil {
		t.Fatal(err)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	for name, text := range longArticles(t, size) {
		for _, plain := range []bool{true, false} {
			ctx := newLooked()
			if _, err := x.Extract(ctx, actant.Article{ID: name, Text: text, Plain: plain}); err != nil {
				t.Fatal(err)
			}
			if err := ctx.Err(); err != nil { // the time since the last look
				t.Fatal(err)
			}
			longest, where := ctx.worst()
			report := fmt.Sprintf("%s, %d bytes, plain %v: %d looks in %v, longest waits%s", name, len(text), plain, ctx.looks, ctx.total.Round(time.Millisecond), where)
			if longest > prompt {
				t.Error(report)
			} else {
				t.Log(report)
			}
		}
	}
}

// TestCancelledAnywhere cancels long articles at moments of all kinds: Extract returns
// ctx's error at once, and leaves nothing running.
func TestCancelledAnywhere(t *testing.T) {
	x, err := actant.New(actant.Options{AnyLanguage: true, Limits: actant.Limits{Bytes: -1}})
	if err != nil {
		t.Fatal(err)
	}
	texts := longArticles(t, 400_000)
	before := runtime.NumGoroutine()
	r := rand.New(rand.NewPCG(1, 2))
	var worst time.Duration
	for name, text := range texts {
		for range 4 {
			ctx, cancel := context.WithCancel(context.Background())
			var at time.Time
			time.AfterFunc(time.Duration(r.IntN(1500))*time.Millisecond, func() { at = time.Now(); cancel() })
			_, err := x.Extract(ctx, actant.Article{ID: name, Text: text, Plain: r.IntN(2) == 0})
			late := time.Since(at)
			cancelled := ctx.Err() != nil
			cancel()
			switch {
			case !cancelled:
			case !errors.Is(err, context.Canceled):
				t.Errorf("%s: cancelled, and the error is %v", name, err)
			default:
				worst = max(worst, late)
			}
		}
	}
	t.Logf("returned at most %v late", worst)
	if n := runtime.NumGoroutine(); n > before {
		t.Errorf("%d goroutines, %d before", n, before)
	}
}
