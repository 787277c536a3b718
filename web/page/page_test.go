package page

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

	"github.com/actant-nlp/actant/internal/bounded"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestPages reads each page of testdata/pages; beside it is what must come out.
func TestPages(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	if err != nil || len(files) < 15 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, f := range files {
		t.Run(filepath.Base(f), func(t *testing.T) {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			got := golden(t, b)
			name := strings.TrimSuffix(f, ".html") + ".golden"
			if *update {
				if err := os.WriteFile(name, got, 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// golden is the form of a page in a golden file.
func golden(t *testing.T, b []byte) []byte {
	t.Helper()
	p, err := Read(b, Options{URL: "https://test.example/page"})
	if err != nil {
		return fmt.Appendf(nil, "error: %v\n", err)
	}
	checkMap(t, b, p)
	return fmt.Appendf(nil, "title: %s\nbyline: %s\nsite: %s\nlanguage: %s\nlink: %s\npublished: %s\ncharset: %s\n\n%s\n",
		p.Title, p.Byline, p.Site, p.Language, p.Link, date(p.Published), p.Charset, p.Text)
}

func date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// TestSource leads names in the text back to the page.
func TestSource(t *testing.T) {
	for _, c := range []struct{ file, name, source string }{
		{"plain", "Harland & Voss", "Harland &amp; Voss"},
		{"plain", "£240\u00a0million", "&pound;240&nbsp;million"},
		{"plain", "Mayor Joanna Field", "Mayor\nJoanna Field"},
		{"blocks", "Johan Andersson", "Jo</span><span>han</span> <b>An</b>ders<wbr>son"},
		{"blocks", "president", "pre&shy;sident"},
		{"broken", "Czesław Siekierski", "Czes&lstrok;aw Siekierski"},
		{"broken", "cheap & untaxed", "cheap &amp untaxed"},
		{"undeclared-1252", "José Müller", "Jos\xe9 M\xfcller"},
		{"utf16", "Zoë", "Z\x00o\x00\xeb\x00"},
		{"shift-jis", "(田中)", "(\x93c\x92\x86)"},
		{"hostile", "Thabo Nkosi", "Thabo Nkosi"},
		{"old-layout", "Luis Prado", "Luis Prado"},
	} {
		b, err := os.ReadFile(filepath.Join("testdata", "pages", c.file+".html"))
		if err != nil {
			t.Fatal(err)
		}
		p, err := Read(b, Options{})
		if err != nil {
			t.Fatal(err)
		}
		i := strings.Index(p.Text, c.name)
		if i < 0 {
			t.Errorf("%s: no %q in the text", c.file, c.name)
			continue
		}
		from, to, ok := p.Source(i, i+len(c.name))
		if !ok || string(b[from:to]) != c.source {
			t.Errorf("%s: %q comes from %q", c.file, c.name, b[from:to])
		}
	}
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		in   string
		o    Options
		want error
	}{
		{"no text", "<p></p>", Options{}, ErrNoText},
		{"nothing", "", Options{}, ErrNoText},
		{"numbers", "<p>1 2 3</p>", Options{}, ErrNoText},
		{"a PDF", "%PDF-1.4 ...", Options{}, ErrNotHTML},
		{"a picture", "\x89PNG\x0d\x0a\x1a\x0a", Options{}, ErrNotHTML},
		{"too long", "<p>Oslo</p>", Options{MaxBytes: 5}, ErrTooLong},
	} {
		if _, err := Read([]byte(c.in), c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for name, in := range map[string]string{
		"deep":          strings.Repeat("<div>", 2000) + "Oslo",
		"many elements": strings.Repeat("<p>a</p>", maxElements+1),
	} {
		if _, err := Read([]byte(in), Options{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestLarge reads large pages of several kinds in bounded time.
func TestLarge(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	fill := func(s string, n int) string { return strings.Repeat(s, n/len(s)+1)[:n] }
	for name, in := range map[string]string{
		"text":        fill("The minister said that he would not sign, and left. ", 1<<20),
		"paragraphs":  fill("<p>The minister said so.\n", 1<<20),
		"divs":        fill("<div>a</div>", 1<<19),
		"breaks":      fill("a<br><br>", 1<<19),
		"links":       fill("<a href=x>a", 1<<18),
		"bold":        fill("<b>a", 2000),
		"ampersands":  fill("&a", 1<<20),
		"entities":    fill("&lt", 1<<20),
		"comments":    fill("<!--", 1<<20),
		"less than":   fill("<", 1<<20),
		"nested list": fill("<ul><li>a, b", 2400),
		"tables":      fill("<table><tr><td>a, b</table>", 1<<18),
		"attributes":  "<p " + fill("a=b ", 1<<20) + ">Oslo",
		"gb18030":     `<meta charset=gb18030>` + fill("\x81\x30\x81\x30\x81", 1<<19),
		"iso-2022-jp": `<meta charset=iso-2022-jp>` + fill("\x1b$B\x1b(B", 1<<19),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			p, err := Read([]byte(in), Options{})
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			} else {
				t.Log(d, err)
			}
			if err == nil {
				checkMap(t, []byte(in), p)
			}
		})
	}
}

// FuzzRead reads any bytes: the positions are right, and a second reading gives
// the same.
func FuzzRead(f *testing.F) {
	files, _ := filepath.Glob(filepath.Join("testdata", "pages", "*.html"))
	for _, name := range files {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(b)
		}
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		var p *Page
		var err error
		bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 100 * time.Microsecond, Bytes: 8 << 20, BytesPerByte: 20000}.Check(t, len(b), func() { p, err = Read(b, Options{}) })
		if err != nil {
			return
		}
		checkMap(t, b, p)
		again, err := Read(b, Options{})
		if err != nil || again.Text != p.Text || again.Title != p.Title || again.Byline != p.Byline {
			t.Errorf("two readings differ: %v", err)
		}
	})
}
