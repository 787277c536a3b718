package actant_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant"
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

func TestDocumentsStop(t *testing.T) {
	x, err := actant.New(actant.Options{Workers: 2})
	if err != nil {
		t.Fatal(err)
	}
	endless := func(yield func(actant.Article) bool) {
		for yield(actant.Article{ID: "again", Text: "Kenya beat Ghana.", Plain: true}) {
		}
	}
	n := 0
	for range x.Documents(context.Background(), endless) {
		if n++; n == 5 {
			break
		}
	}

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	var last error
	var stopped time.Time
	n = 0
	for _, err := range x.Documents(ctx, endless) {
		last = err
		if n++; n == 5 {
			cancel()
			stopped = time.Now()
		}
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("the last error is %v", last)
	}
	if late := time.Since(stopped); late > time.Second {
		t.Errorf("stopped %v after being cancelled", late)
	}
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
