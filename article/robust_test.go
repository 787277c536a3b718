package article_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/article"
	"github.com/actant-nlp/actant/internal/bounded"
)

func TestBadInput(t *testing.T) {
	story := "A court in Oslo fined the shipping company 3 million kroner on Monday for spilling oil in the fjord."
	for _, c := range []struct {
		name, text string
		body       []string
	}{
		{"empty", "", nil},
		{"blank", " \n\t\r\n \u00a0\ufeff\n", nil},
		{"one sentence", story, []string{story}},
		{"carriage returns", story + "\r\n\r\n" + story[:40] + " was heard on Friday.\r\n", []string{story, story[:40] + " was heard on Friday."}},
		{"byte order mark", "\ufeff" + story, []string{story}},
		{"a NUL at the end", story + "\x00", []string{story}},
		{"an invalid byte", "The mayor of Nice said on Friday that the caf\xe9 would be closed for a year because of the fire.",
			[]string{"The mayor of Nice said on Friday that the caf\xe9 would be closed for a year because of the fire."}},
		{"binary", strings.Repeat("\x7fELF\x02\x01\x00\x00\xff\xfe", 100), nil},
		{"menus only", "Home\nNews\nSport\nContact us\nPrivacy policy\n© 2020", nil},
		{"markup only", "<div class=\"a\">\n<p>\n</div>\n[gallery ids=\"1,2\"]", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := article.Read(c.text, article.Options{})
			check(t, c.text, p)
			var got []string
			for _, s := range p.Body {
				got = append(got, s.In(c.text))
			}
			if d := cmp.Diff(c.body, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestLarge reads a megabyte of several kinds, and ten without a space, each in
// a few seconds: the time is linear.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	const size = 1 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)+1)[:size] }
	for name, text := range map[string]string{
		"no space":      strings.Repeat("a", 10<<20),
		"no space, cut": fill("abcd.Efgh/"),
		"brackets":      fill("[a <b {{"),
		"dots":          fill("...."),
		"capitals":      fill("aB"),
		"lines":         fill("The minister said so.\n"),
		"short lines":   fill("a\n"),
		"wide":          fill("é…“"),
		"one paragraph": fill("The minister said on Friday that he would not sign the law. "),
		"dates":         fill("date 2024-02-20 "),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			p := article.Read(text, article.Options{})
			if d := time.Since(start); d > 30*time.Second {
				t.Errorf("took %v", d)
			} else {
				t.Log(d)
			}
			check(t, text, p)
		})
	}
}

func TestPlain(t *testing.T) {
	text := "Advertisement\n\nSEOUL — The president resigned.\nRead more: nothing\n"
	p := article.Read(text, article.Options{Plain: true})
	check(t, text, p)
	var got []string
	for _, s := range p.Body {
		got = append(got, s.In(text))
	}
	if d := cmp.Diff([]string{"Advertisement", "SEOUL — The president resigned.", "Read more: nothing"}, got); d != "" {
		t.Error(d)
	}
	if d := p.Dateline.In(text); d != "SEOUL" {
		t.Errorf("dateline %q", d)
	}
	if !p.Title.Empty() || !p.Published.IsZero() {
		t.Error("a plain text has no title and date")
	}
}

func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "pages", "*", "*.txt"))
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(string(b), false)
		}
	}
	f.Add("date 2024-02-20 a\n\x00\xff…Sub nowX [a b=c] © 12:03 GMT", true)
	f.Fuzz(func(t *testing.T, text string, plain bool) {
		var p article.Page
		bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 2000}.Check(t, len(text), func() { p = article.Read(text, article.Options{Plain: plain}) })
		check(t, text, p)
		if d := cmp.Diff(p, article.Read(text, article.Options{Plain: plain})); d != "" {
			t.Errorf("two readings differ: %s", d)
		}
	})
}
