package page

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// doc makes a document in which the first name met the second.
func doc(id, text, first, second string) *actant.Document {
	span := func(s string) syntax.Span {
		at := strings.Index(text, s)
		return syntax.Span{Start: at, End: at + len(s)}
	}
	name := func(eid, s string) entity.Entity {
		return entity.Entity{ID: eid, Type: entity.Person, Name: s, Confidence: .9, Mentions: []entity.Mention{{Span: span(s), Kind: entity.Name, Text: s}}}
	}
	whole := syntax.Span{End: len(text)}
	return &actant.Document{ID: id, Published: time.Date(2024, 2, 20, 0, 0, 0, 0, time.UTC),
		Text:     &syntax.Text{Source: text, Body: []syntax.Span{whole}, Sentences: []syntax.Sentence{{Span: whole}}},
		Entities: []entity.Entity{name("e1", first), name("e2", second)},
		Relations: []relation.Relation{{Type: "MET", Args: []relation.Argument{{Role: "participant", Entity: "e1", Span: span(first)}, {Role: "participant", Entity: "e2", Span: span(second)}},
			Polarity: relation.Positive, Modality: relation.Actual, Confidence: .9, Trigger: span("met"), Evidence: []syntax.Span{whole}}}}
}

func html(t testing.TB, o Options, docs ...*actant.Document) string {
	t.Helper()
	var g graph.Graph
	for _, d := range docs {
		g.Add(d)
	}
	var b bytes.Buffer
	if err := Write(&b, docs, &g, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// readData decodes a data element.
func readData(t *testing.T, page, id string, v any) {
	t.Helper()
	_, rest, ok := strings.Cut(page, `<script type="application/json" id="`+id+`">`)
	text, _, ok2 := strings.Cut(rest, "</script>")
	if !ok || !ok2 {
		t.Fatalf("no data %s in the page", id)
	}
	if err := json.Unmarshal([]byte(text), v); err != nil {
		t.Fatal(err)
	}
}

// What an article brings along ends up in the data and nowhere else.
func TestHostileTextStaysData(t *testing.T) {
	evil := `</script><script>alert(1)</script><img src=x onerror=alert(2)> <!-- ]]> {{.}} Ann met Bob "'` + "\u2028\u202e"
	d := doc("javascript:alert(3)//"+evil, evil, "Ann", "Bob")
	d.Title, d.Source, d.Byline, d.Notes = evil, evil, evil, []string{evil}
	d.Entities[0].Link, d.Entities[0].Subtype = "javascript:alert(4)", evil
	page := html(t, Options{Title: evil}, d)
	if n := strings.Count(page, "<script"); n != 3 {
		t.Errorf("%d script elements, want the index, the article and the page's own", n)
	}
	for _, bad := range []string{"<img", "<!--", "alert(1)<", "\u202e", "\u2028"} {
		if strings.Contains(page, bad) {
			t.Errorf("%q stands in the page", bad)
		}
	}
	var a wireArticle
	readData(t, page, "a0", &a)
	if a.Text != evil {
		t.Errorf("text is %q", a.Text)
	}
}

// The policy names the page's own script and style, and nothing else can run or
// load.
func TestPolicy(t *testing.T) {
	page := html(t, Options{}, doc("a", "Ann met Bob.", "Ann", "Bob"))
	policy := regexp.MustCompile(`http-equiv="Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(page)[1]
	policy = strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(policy)
	_, rest, _ := strings.Cut(page, "<style>")
	style, _, _ := strings.Cut(rest, "</style>")
	_, rest, _ = strings.Cut(rest, "<script>")
	script, _, _ := strings.Cut(rest, "</script>")
	for _, want := range []string{"default-src 'none'", "script-src " + hash(script), "style-src " + hash(style), "require-trusted-types-for 'script'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy has no %s: %s", want, policy)
		}
	}
	for _, bad := range []string{"unsafe", "http:", "https:", "*", "connect-src"} {
		if strings.Contains(policy, bad) {
			t.Errorf("the policy has %s: %s", bad, policy)
		}
	}
	if live := html(t, Options{Live: true}); !strings.Contains(live, "connect-src &#39;self&#39;") {
		t.Error("a server's page may not speak to its server")
	}
}

// Nothing is loaded from elsewhere, no markup is parsed from strings, and the
// page is small without its data.
func TestSelfContained(t *testing.T) {
	empty := html(t, Options{})
	const most = 1 << 20
	t.Logf("%d bytes before data", len(empty))
	if len(empty) > most {
		t.Errorf("%d bytes before data, at most %d", len(empty), most)
	}
	for _, bad := range []string{"src=", "@import", "url(", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "<link", "<iframe"} {
		if strings.Contains(empty, bad) {
			t.Errorf("%s stands in the page", bad)
		}
	}
	for _, address := range regexp.MustCompile(`https?://[^\s'"]+`).FindAllString(empty, -1) {
		if address != svgNamespace {
			t.Errorf("the page names %s", address)
		}
	}
}

const svgNamespace = "http://www.w3.org/2000/svg"

// Every asset is put into the page.
func TestAssetsAreUsed(t *testing.T) {
	listed := map[string]bool{"assets/page.html": true}
	for _, n := range styles {
		listed["assets/css/"+n+".css"] = true
	}
	for _, n := range scripts {
		listed["assets/js/"+n+".js"] = true
	}
	err := fs.WalkDir(files, "assets", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !listed[path] {
			t.Errorf("%s is not used", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

func TestLimitsAreTold(t *testing.T) {
	var docs []*actant.Document
	for i := range 5 {
		docs = append(docs, doc(fmt.Sprint("a", i), fmt.Sprintf("Ann%d met Bob%d.", i, i), fmt.Sprint("Ann", i), fmt.Sprint("Bob", i)))
	}
	page := html(t, Options{MaxArticles: 3, MaxFacts: 2}, docs...)
	var x wireIndex
	readData(t, page, "index", &x)
	if len(x.Articles) != 5 || x.CutTexts != 2 || len(x.Facts) != 2 || x.CutFacts != 3 {
		t.Errorf("%d articles, %d without text; %d facts, %d cut", len(x.Articles), x.CutTexts, len(x.Facts), x.CutFacts)
	}
	if strings.Contains(page, `id="a3"`) {
		t.Error("the text of a fourth article is in the page")
	}
}

// A document given twice is shown once, as the graph holds it once.
func TestSameIDTwice(t *testing.T) {
	page := html(t, Options{}, doc("a", "Ann met Bob.", "Ann", "Bob"), nil, doc("a", "Cid met Dan.", "Cid", "Dan"))
	var x wireIndex
	readData(t, page, "index", &x)
	var a wireArticle
	readData(t, page, "a0", &a)
	if len(x.Articles) != 1 || !strings.HasPrefix(a.Text, "Cid") {
		t.Errorf("%d articles, the first: %s", len(x.Articles), a.Text)
	}
}

func TestFactsLeadToTheirBytes(t *testing.T) {
	d := doc("a", "“Äh”, 😀 Ann met Bob.", "Ann", "Bob")
	page := html(t, Options{}, d)
	var a wireArticle
	readData(t, page, "a0", &a)
	var x wireIndex
	readData(t, page, "index", &x)
	units := utf16Of(a.Text)
	r := a.Relations[0]
	if got := units.text(r.Trigger); got != "met" {
		t.Errorf("the trigger is %q", got)
	}
	if got := a.bytes(r.Trigger[0]); got != d.Relations[0].Trigger.Start {
		t.Errorf("the trigger leads back to byte %d, want %d", got, d.Relations[0].Trigger.Start)
	}
	f := x.Facts[r.Fact]
	if f.Says[0].Article != 0 || f.Says[0].Relation != 0 || x.Nodes[f.Args[0].Node].Name != "Ann" {
		t.Errorf("%+v", f)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	one := html(t, Options{}, doc("a", "Ann met Bob.", "Ann", "Bob"), doc("b", "Cid met Ann.", "Cid", "Ann"))
	for range 5 {
		if html(t, Options{}, doc("a", "Ann met Bob.", "Ann", "Bob"), doc("b", "Cid met Ann.", "Cid", "Ann")) != one {
			t.Fatal("two pages of one graph differ")
		}
	}
}

// Without its text, a document's facts still lead to their bytes.
func TestBareDocument(t *testing.T) {
	d := doc("a", "Yesterday Ann met Bob.", "Ann", "Bob")
	want := [2]int{d.Relations[0].Trigger.Start, d.Relations[0].Trigger.End}
	d.Text.Source = ""
	page := html(t, Options{}, d)
	var a wireArticle
	readData(t, page, "a0", &a)
	var x wireIndex
	readData(t, page, "index", &x)
	if r := a.Relations[0]; !a.Sparse || x.Bare != 1 || r.TriggerBytes == nil || *r.TriggerBytes != want || len(r.EvidenceBytes) != 1 {
		t.Errorf("%+v, %d bare", a.Relations[0], x.Bare)
	}
	if a.Text != " … Ann … Bob" {
		t.Errorf("text %q", a.Text)
	}
}
