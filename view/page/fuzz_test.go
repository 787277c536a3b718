package page

import (
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/bounded"
)

// dataElement is a data element, whole: what stands in it is the fuzzed strings' only
// place.
var dataElement = regexp.MustCompile(`(?s)(<script type="application/json" id="[a-z0-9]+">)[^<>&]*(</script>)`)

// FuzzEscape puts any strings where a document has strings. The page is then the page
// of a harmless document but for its data and its title, which hold no sign that HTML
// or JavaScript could read as more than text, and the data decode to the strings.
func FuzzEscape(f *testing.F) {
	f.Add("a.txt", `</script><script>alert(1)</script>`, `"'><img src=x onerror=alert(1)>`, "javascript:alert(1)")
	f.Add("<!--", "<!-- <script>", "]]>{{.}}&lt;script&gt;", "\u2028\u2029\u202e\x00\x1b")
	f.Add("\xff\xfe", "</ScRiPt\t>", "\\u003c/script>", "data:text/html,<b>")
	f.Add("é", "😀\xed\xa0\x80", "`${alert(1)}`", "//example.org/\"")
	harmless := skeleton(fuzzed(f, "a", "b", "c", "d"))
	f.Fuzz(func(t *testing.T, id, name, note, link string) {
		var page string
		cost := bounded.Cost{Time: 400 * time.Millisecond, TimePerByte: 50 * time.Microsecond, Bytes: 16 << 20, BytesPerByte: 5000}
		cost.Check(t, len(id)+len(name)+len(note)+len(link), func() { page = fuzzed(t, id, name, note, link) })
		if !utf8.ValidString(page) {
			t.Error("the page is not UTF-8")
		}
		if strings.ContainsAny(page, "\x00\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069") {
			t.Error("a character that changes how the page is read stands in it")
		}
		if skeleton(page) != harmless {
			t.Error("the strings changed the page's own markup")
		}
		var a wireArticle
		readData(t, page, "a0", &a)
		if want := strings.ToValidUTF8(name+" met "+note, "\ufffd"); sameText(a.Text) != sameText(want) {
			t.Errorf("text is %q, want %q", a.Text, want)
		}
	})
}

// fuzzed is the page of a document of these strings.
func fuzzed(t testing.TB, id, name, note, link string) string {
	t.Helper()
	d := doc(id, name+" met "+note, name, note)
	d.Title, d.Byline, d.Source, d.Link, d.Notes = name, note, link, link, []string{note, link}
	d.Entities[0].Link, d.Entities[1].Subtype, d.Relations[0].Time = link, note, link
	return html(t, Options{Title: note}, d)
}

// skeleton is a page without its data and title; with them where the title is more
// than text.
func skeleton(page string) string {
	page = dataElement.ReplaceAllString(page, "$1$2")
	before, rest, _ := strings.Cut(page, "<title>")
	title, after, _ := strings.Cut(rest, "</title>")
	if strings.ContainsAny(title, "<>\"'") {
		return page
	}
	return before + after
}

// sameText is a text whose broken characters are told in one way.
func sameText(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\ufffd' }), "\ufffd")
}
