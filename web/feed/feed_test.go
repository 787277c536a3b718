package feed_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/web/feed"
	"github.com/actant-nlp/actant/web/page"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestFeeds reads each feed of testdata; beside it is what must come out.
func TestFeeds(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.[xj]*"))
	if err != nil || len(files) < 5 {
		t.Fatalf("%d feeds, %v", len(files), err)
	}
	for _, f := range files {
		if filepath.Ext(f) == ".golden" {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		for a, err := range feed.Articles(b, feed.Options{}) {
			if err != nil {
				fmt.Fprintf(&got, "error: %v\n\n", err)
				continue
			}
			fmt.Fprintf(&got, "id: %s\npublished: %s\nbyline: %s\nsource: %s\nlink: %s\n\n%s\n\n", a.ID, date(a.Published), a.Byline, a.Source, a.Link, a.Text)
		}
		name := f + ".golden"
		if *update {
			if err := os.WriteFile(name, got.Bytes(), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want) {
			t.Errorf("%s: got\n%s\nwant\n%s", f, got.Bytes(), want)
		}
	}
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

func TestErrors(t *testing.T) {
	for in, want := range map[string]error{"": feed.ErrNotFeed, "<html></html>": feed.ErrNotFeed, strings.Repeat(" ", 100): page.ErrTooLong} {
		n := 0
		for _, err := range feed.Articles([]byte(in), feed.Options{MaxBytes: 50}) {
			if n++; !errors.Is(err, want) {
				t.Errorf("%q: %v", in, err)
			}
		}
		if n != 1 {
			t.Errorf("%q: %d errors", in, n)
		}
	}
}

func FuzzArticles(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "*.[xj]*"))
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 100 * time.Microsecond, Bytes: 8 << 20, BytesPerByte: 20000}.Check(t, len(b), func() {
			for a, err := range feed.Articles(b, feed.Options{}) {
				if err == nil && (a.ID == "" || a.Text == "" || !utf8.ValidString(a.Text)) {
					t.Errorf("%+v", a)
				}
			}
		})
	})
}
