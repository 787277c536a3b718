package actant_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/synth"
	"github.com/actant-nlp/actant/syntax"
)

func TestDocumentsKeepOrder(t *testing.T) {
	x, err := actant.New(actant.Options{Workers: 4})
	if err != nil {
		t.Fatal(err)
	}
	var as []actant.Article
	var want []string
	for i := range 60 {
		id := fmt.Sprintf("a%02d", i)
		text := strings.Repeat("The minister met the ambassador in Vienna. ", 1+i%7)
		if i%10 == 3 {
			text = "binary\x00" // fails
			id += "!"
		}
		as = append(as, actant.Article{ID: id, Text: text, Plain: true})
		want = append(want, id)
	}
	var got []string
	for d, err := range x.Documents(context.Background(), slices.Values(as)) {
		var bad *actant.Error
		switch {
		case errors.As(err, &bad):
			if !errors.Is(err, actant.ErrBinary) || bad.Stage != "read" || bad.Offset != 6 {
				t.Errorf("unexpected error %v", err)
			}
			got = append(got, bad.Article)
		case err != nil:
			t.Fatal(err)
		default:
			got = append(got, d.ID)
		}
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// No more articles are read than the stream may hold.
func TestDocumentsBounded(t *testing.T) {
	const workers = 2
	x, err := actant.New(actant.Options{Workers: workers})
	if err != nil {
		t.Fatal(err)
	}
	var read atomic.Int64
	articles := func(yield func(actant.Article) bool) {
		for i := range 60 {
			read.Add(1)
			if !yield(actant.Article{ID: fmt.Sprint(i), Text: "Kenya beat Ghana.", Plain: true}) {
				return
			}
		}
	}
	n := int64(0)
	for _, err := range x.Documents(context.Background(), articles) {
		if err != nil {
			t.Fatal(err)
		}
		if n%10 == 0 {
			time.Sleep(5 * time.Millisecond) // a slow reader
		}
		if held := read.Load() - n; held > 4*workers {
			t.Fatalf("%d articles are held", held)
		}
		n++
	}
	if n != 60 {
		t.Errorf("%d documents", n)
	}
}

// A panic of the caller's articles is the caller's.
func TestDocumentsFault(t *testing.T) {
	x, err := actant.New(actant.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if fault := recover(); fault != "the disk is gone" {
			t.Errorf("recovered %v", fault)
		}
	}()
	for range x.Documents(context.Background(), func(func(actant.Article) bool) { panic("the disk is gone") }) {
		t.Error("a document of nothing")
	}
}

// stubborn is a user's recognizer that does not heed its context.
type stubborn struct{ nap time.Duration }

func (s stubborn) Recognize(context.Context, *syntax.Text) ([]entity.Mention, error) {
	time.Sleep(s.nap)
	return nil, nil
}

// TestDocumentsStop stops streams in every way and at many points, also in the
// middle of a long article, and measures how soon they return and whether a
// goroutine stays behind.
func TestDocumentsStop(t *testing.T) {
	const soon = 50 * time.Millisecond
	builtin, err := actant.New(actant.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	slow, err := actant.New(actant.Options{Workers: 2, Recognizer: stubborn{300 * time.Millisecond}})
	if err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat("The minister of trade, Anna Rossi, met the ambassador of Norway in Vienna on Monday. ", 2000)
	short := "Kenya beat Ghana."
	for range builtin.Documents(context.Background(), endless(short)) {
		break // load the models
	}
	before := runtime.NumGoroutine()
	for _, test := range []struct {
		name  string
		x     *actant.Extractor
		text  string
		after []time.Duration
	}{
		{"between short articles", builtin, short, []time.Duration{0, time.Millisecond, 30 * time.Millisecond}},
		{"in a long article", builtin, long, []time.Duration{5 * time.Millisecond, 50 * time.Millisecond, 200 * time.Millisecond, 500 * time.Millisecond}},
		{"in a stage that does not heed it", slow, short, []time.Duration{20 * time.Millisecond, 100 * time.Millisecond}},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, after := range test.after {
				late, err := stopAfter(test.x, test.text, after)
				if !errors.Is(err, context.Canceled) {
					t.Errorf("cancelled after %v, the last error is %v", after, err)
				}
				for tries := 0; late > soon && tries < 8; tries++ { // the machine may be busy
					time.Sleep(soon)
					late, _ = stopAfter(test.x, test.text, after)
				}
				t.Logf("cancelled after %v: returned %v later", after, late.Round(10*time.Microsecond))
				if late > soon {
					t.Errorf("cancelled after %v, returned %v later", after, late)
				}
			}
		})
	}
	n := 0
	for range builtin.Documents(context.Background(), endless(short)) {
		if n++; n == 5 {
			break
		}
	}
	goroutinesEnd(t, before)
}

func endless(text string) func(func(actant.Article) bool) {
	return func(yield func(actant.Article) bool) {
		for yield(actant.Article{ID: "again", Text: text, Plain: true}) {
		}
	}
}

// stopAfter cancels a stream and tells how much later it returned, and its last
// error.
func stopAfter(x *actant.Extractor, text string, after time.Duration) (late time.Duration, last error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	stopped := make(chan time.Time, 1)
	time.AfterFunc(after, func() { stopped <- time.Now(); cancel() })
	for _, err := range x.Documents(ctx, endless(text)) {
		last = err
	}
	return time.Since(<-stopped), last
}

var archive = flag.Int("archive", 60, "articles of TestDocumentsFlat")

// TestDocumentsFlat reads made-up articles and drops their documents: memory,
// in use and resident, does not grow with their number, and every goroutine ends.
//
//	go test . -run TestDocumentsFlat -v -timeout 60m -archive 10000
func TestDocumentsFlat(t *testing.T) {
	m, err := synth.New(os.DirFS("testdata"))
	if err != nil {
		t.Fatal(err)
	}
	x, err := actant.New(actant.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	articles := func(yield func(actant.Article) bool) {
		for i := 0; i < *archive && yield(m.Article(i)); i++ {
		}
	}
	held, resides := map[int]uint64{}, map[int]uint64{}
	n := 0
	start := time.Now()
	for d, err := range x.Documents(context.Background(), articles) {
		if err != nil {
			t.Fatalf("%v: %v", d, err)
		}
		n++
		if share := 100 * n / *archive; (share == 10 || share == 50 || share == 100) && held[share] == 0 {
			resides[share] = resident(t)
			held[share] = heap()
		}
	}
	t.Logf("%d articles, %.1f a second", n, float64(n)/time.Since(start).Seconds())
	for _, share := range []int{10, 50, 100} {
		t.Logf("at %3d %%: resident %.1f MB, heap in use %.1f MB", share, float64(resides[share])/1e6, float64(held[share])/1e6)
	}
	if n != *archive {
		t.Errorf("%d documents of %d articles", n, *archive)
	}
	const slack = 4_000_000 // what articles in work differ by
	if held[100] > held[10]+held[10]/20+slack {
		t.Errorf("the heap grew from %d to %d bytes", held[10], held[100])
	}
	// A short run may still be filling its arenas.
	if *archive >= 10_000 && resides[100] > resides[10]+resides[10]/20 {
		t.Errorf("resident memory grew from %d to %d bytes", resides[10], resides[100])
	}
	goroutinesEnd(t, before)
}

// heap is how many bytes are in use.
func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// resident is how many bytes of the process are in memory; where the system
// does not tell, how many the runtime has and has not given back.
func resident(t *testing.T) uint64 {
	if statm, err := os.ReadFile("/proc/self/statm"); err == nil {
		var size, pages uint64
		if _, err := fmt.Sscan(string(statm), &size, &pages); err != nil {
			t.Fatalf("statm %q: %v", statm, err)
		}
		return pages * uint64(os.Getpagesize())
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys - m.HeapReleased
}

// TestConcurrent runs the seeds on one Extractor from many goroutines; every
// result is the same as one after the other. Run it with -race.
func TestConcurrent(t *testing.T) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	as := readArticles(t, "testdata/seeds")
	want := make([]string, len(as))
	for i, a := range as {
		want[i] = encoded(t, x, a)
	}
	var wg sync.WaitGroup
	for i, a := range slices.Concat(as, as, as) {
		wg.Go(func() {
			if got := encoded(t, x, a); got != want[i%len(as)] {
				t.Errorf("%s differs when run beside others", a.ID)
			}
		})
	}
	wg.Wait()
}

func encoded(t *testing.T, x *actant.Extractor, a actant.Article) string {
	d, err := x.Extract(context.Background(), a)
	if err != nil {
		t.Error(err)
		return ""
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Error(err)
	}
	return string(b)
}
