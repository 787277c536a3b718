package article_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/actant-nlp/actant/article"
)

// expected is what a reader should find in a page.
type expected struct {
	id        string
	body      []article.Span
	title     string
	dateline  string
	published string
	source    string
	byline    string
}

// A tally sums up how well pages are read.
type tally struct {
	pages, tp, found, want       int
	titles, datelines, published int
}

// add reads text and compares. Errors are logged with the words concerned.
func (s *tally) add(t *testing.T, text string, want expected) {
	t.Helper()
	p := article.Read(text, article.Options{})
	check(t, text, p)
	tp, found, all := overlap(text, p.Body, want.body)
	s.pages++
	s.tp, s.found, s.want = s.tp+tp, s.found+found, s.want+all
	if tp < found || tp < all {
		t.Logf("%s: body F1 %.2f", want.id, f1(tp, found, all))
		logDifference(t, text, p.Body, want.body)
	}
	count := func(n *int, what, got, want string, id string) {
		if got == want {
			*n++
			return
		}
		t.Logf("%s: %s %q, want %q", id, what, got, want)
	}
	count(&s.titles, "title", p.Title.In(text), want.title, want.id)
	count(&s.datelines, "dateline", p.Dateline.In(text), want.dateline, want.id)
	day := ""
	if !p.Published.IsZero() {
		day = p.Published.Format("2006-01-02")
	}
	count(&s.published, "published", day, want.published, want.id)
	if want.source != "" && p.Source != want.source {
		t.Logf("%s: source %q, want %q", want.id, p.Source, want.source)
	}
	if want.byline != "" && p.Byline.In(text) != want.byline {
		t.Logf("%s: byline %q, want %q", want.id, p.Byline.In(text), want.byline)
	}
}

func (s *tally) log(t *testing.T) {
	t.Helper()
	t.Logf("%d pages: body F1 %.2f (P %.2f R %.2f), titles %d, datelines %d, published %d", s.pages, f1(s.tp, s.found, s.want),
		100*float64(s.tp)/float64(max(1, s.found)), 100*float64(s.tp)/float64(max(1, s.want)), s.titles, s.datelines, s.published)
}

func f1(tp, found, want int) float64 {
	if found+want == 0 {
		return 100
	}
	return 200 * float64(tp) / float64(found+want)
}

// overlap counts bytes that are not white space.
func overlap(text string, got, want []article.Span) (tp, found, all int) {
	g, w := cover(text, got), cover(text, want)
	for i, r := range text {
		if unicode.IsSpace(r) {
			continue
		}
		if g[i] {
			found++
		}
		if w[i] {
			all++
		}
		if g[i] && w[i] {
			tp++
		}
	}
	return tp, found, all
}

func cover(text string, spans []article.Span) []bool {
	c := make([]bool, len(text))
	for _, s := range spans {
		for i := s.Start; i < s.End; i++ {
			c[i] = true
		}
	}
	return c
}

func logDifference(t *testing.T, text string, got, want []article.Span) {
	t.Helper()
	g, w := cover(text, got), cover(text, want)
	for i := 0; i < len(text); {
		j := i
		for j < len(text) && g[j] == g[i] && w[j] == w[i] {
			j++
		}
		part := strings.TrimSpace(text[i:j])
		if part != "" && g[i] != w[i] {
			if len(part) > 160 {
				part = part[:80] + " [...] " + part[len(part)-80:]
			}
			sign := "missed  "
			if g[i] {
				sign = "spurious"
			}
			t.Logf("    %s %q", sign, part)
		}
		i = j
	}
}

// check fails the test when a page breaks the promises of [article.Page].
func check(t *testing.T, text string, p article.Page) {
	t.Helper()
	last := 0
	for _, s := range p.Body {
		if s.Start < last || s.End > len(text) || s.Empty() {
			t.Fatalf("span %v after %d in %d bytes", s, last, len(text))
		}
		if !boundary(text, s.Start) || !boundary(text, s.End) {
			t.Fatalf("span %v is not on rune boundaries", s)
		}
		if in := s.In(text); strings.TrimSpace(in) != in {
			t.Fatalf("span %v is not trimmed: %q", s, in)
		}
		last = s.End
	}
	for _, s := range []article.Span{p.Title, p.Dateline, p.Byline, p.PublishedAt} {
		if s.Start < 0 || s.End > len(text) || s.Start > s.End || !boundary(text, s.Start) || !boundary(text, s.End) {
			t.Fatalf("bad span %v", s)
		}
	}
	if !p.Dateline.Empty() && (len(p.Body) == 0 || p.Dateline.Start < p.Body[0].Start) {
		t.Fatalf("dateline %v outside the body", p.Dateline)
	}
}

// boundary reports whether i is not inside a rune of text.
func boundary(text string, i int) bool {
	if i <= 0 || i >= len(text) {
		return i == 0 || i == len(text)
	}
	for j := max(0, i-3); j < i; j++ {
		if r := []rune(text[j:min(len(text), j+4)]); len(r) > 0 && r[0] != unicode.ReplacementChar && j+len(string(r[0])) > i {
			return false
		}
	}
	return true
}

// TestPages reads the pages written for tuning and those set aside to judge.
// In a page file ⟦ and ⟧ enclose body, ⦗ and ⦘ the title, ⟪ and ⟫ the dateline;
// lines "# key: value" at the top tell the rest.
func TestPages(t *testing.T) {
	for _, half := range []struct {
		name  string
		least float64
	}{{"tune", 97}, {"judge", 95}} {
		t.Run(half.name, func(t *testing.T) {
			files, err := filepath.Glob(filepath.Join("testdata", "pages", half.name, "*.txt"))
			if err != nil || len(files) == 0 {
				t.Fatal("no pages", err)
			}
			var sum tally
			for _, f := range files {
				b, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				text, want := parsePage(t, string(b))
				want.id = filepath.Base(f)
				sum.add(t, text, want)
			}
			sum.log(t)
			if got := f1(sum.tp, sum.found, sum.want); got < half.least {
				t.Errorf("body F1 %.2f, want at least %.0f", got, half.least)
			}
		})
	}
}

func parsePage(t *testing.T, file string) (string, expected) {
	t.Helper()
	var want expected
	for strings.HasPrefix(file, "# ") {
		line, rest, _ := strings.Cut(file, "\n")
		key, value, ok := strings.Cut(line[2:], ": ")
		switch {
		case ok && key == "published":
			want.published = value
		case ok && key == "source":
			want.source = value
		case ok && key == "byline":
			want.byline = value
		default:
			t.Fatalf("unknown header %q", line)
		}
		file = rest
	}
	var b strings.Builder
	open := map[rune]int{}
	for _, r := range file {
		switch r {
		case '⟦', '⦗', '⟪':
			open[r] = b.Len()
		case '⟧':
			want.body = append(want.body, article.Span{Start: open['⟦'], End: b.Len()})
		case '⦘':
			want.title = b.String()[open['⦗']:]
		case '⟫':
			want.dateline = b.String()[open['⟪']:]
		default:
			b.WriteRune(r)
		}
	}
	return b.String(), want
}
