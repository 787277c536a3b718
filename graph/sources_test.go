package graph

import (
	goflag "flag"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/article"
	"github.com/actant-nlp/actant/internal/synth"
	"github.com/actant-nlp/actant/syntax"
)

var archived = goflag.Int("archive", 1000, "articles that TestReprints looks for copies among")

// laid is a document of which only the text matters.
func laid(id, text string, plain bool) *actant.Document {
	t := &syntax.Text{Source: text}
	for _, s := range article.Read(text, article.Options{Plain: plain}).Body {
		t.Body = append(t.Body, syntax.Span(s))
	}
	return &actant.Document{ID: id, Text: t}
}

// numbered are the sources of the documents in the order of their ids.
func numbered(g *Graph) []int {
	docs := make([]*record, 0, len(g.docs))
	for _, d := range g.docs {
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b *record) int { return strings.Compare(a.id, b.id) })
	of := g.sourceNumbers()
	out := make([]int, len(docs))
	for i, d := range docs {
		out[i] = of[d.source]
	}
	return out
}

// TestReprints looks for the copies among made-up articles: each reprint is of
// its original's source, and no two originals are of one.
//
//	go test ./graph -run TestReprints -v -archive 100000
func TestReprints(t *testing.T) {
	m, err := synth.New(os.DirFS("../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	n := *archived
	var g Graph
	for i := range n {
		g.Add(laid(fmt.Sprintf("%08d", i), m.Article(i).Text, true))
	}
	of := numbered(&g)
	reprints, found, wrong := 0, 0, 0
	owner := map[int]int{}
	for i, s := range of {
		from := m.Original(i)
		if from != i {
			reprints++
			if of[from] == s {
				found++
			}
			continue
		}
		if _, taken := owner[s]; taken {
			wrong++
		}
		owner[s] = i
	}
	t.Logf("%d articles: %d of %d reprints found, %d of %d originals taken for copies; %.1f comparisons an article",
		n, found, reprints, wrong, n-reprints, float64(g.copies.compared)/float64(n))
	if found < reprints {
		t.Errorf("%d of %d reprints found", found, reprints)
	}
	if wrong*20 > n {
		t.Errorf("%d of %d originals taken for copies", wrong, n-reprints)
	}
}

// TestSeedSources: 000 and 001 print one agency text, 003 is a loose rewrite of
// it by machine, 002 and 004 are independent reports of the same news.
func TestSeedSources(t *testing.T) {
	names := []string{"000_6af5a582874752dc", "001_31c6245623a0f3f1", "002_ba6c18ca62c13345", "003_b648ea855ce7c19a", "004_1df5229c766a6981"}
	var docs []*actant.Document
	var g Graph
	for _, name := range names {
		text, err := os.ReadFile("../testdata/seeds/" + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		d := laid(name, string(text), false)
		docs = append(docs, d)
		g.Add(d)
	}
	for i, a := range docs {
		for j, b := range docs[:i] {
			x, y := sketchOf(a), sketchOf(b)
			t.Logf("%s %s: containment %.3f, by all trigrams %.3f", names[j][:3], names[i][:3], containment(&x, &y), exact(a, b))
		}
	}
	if got, want := numbered(&g), []int{0, 0, 1, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("sources %v, want %v", got, want)
	}
}

// exact is the containment by all trigrams, which the samples estimate.
func exact(a, b *actant.Document) float64 {
	x, y := trigrams(a), trigrams(b)
	shared := 0
	for h := range x {
		if y[h] {
			shared++
		}
	}
	return float64(shared) / float64(min(len(x), len(y)))
}

func trigrams(d *actant.Document) map[uint64]bool {
	var words []uint64
	for _, b := range d.Text.Body {
		words = appendWords(words, b.In(d.Text.Source))
	}
	out := map[uint64]bool{}
	for i := 0; i+shingle <= len(words); i++ {
		h := uint64(0)
		for _, w := range words[i : i+shingle] {
			h = mix(h ^ w)
		}
		out[h] = true
	}
	return out
}

// TestOneText: of very many copies of one text each is compared with one other.
func TestOneText(t *testing.T) {
	m, err := synth.New(os.DirFS("../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	const n = 300
	text := m.Article(7).Text
	var g Graph
	for i := range n {
		g.Add(laid(fmt.Sprintf("%08d", i), text+fmt.Sprintf("\n\nCopy number %d.", i), true))
	}
	if last := slices.Max(numbered(&g)); last > 0 {
		t.Errorf("copies of one text are %d sources", last+1)
	}
	if g.copies.compared > n {
		t.Errorf("%d comparisons of %d documents", g.copies.compared, n)
	}
}

// TestCopiesChange: however documents came and went, the sources are those of a
// graph that only ever had what is left.
func TestCopiesChange(t *testing.T) {
	m, err := synth.New(os.DirFS("../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	// Of eight texts, each document has the half of two: long chains of copies.
	texts := make([]string, 8)
	for i := range texts {
		texts[i] = m.Article(i).Text
	}
	document := func(i int) *actant.Document {
		a, b := texts[i%8], texts[i/8%8]
		return laid(fmt.Sprintf("%04d", i), a[:len(a)/2]+"\n\n"+b[len(b)/3:]+fmt.Sprintf("\n\nNumber %d.", i), true)
	}
	r := rand.New(rand.NewPCG(1, 2))
	var g Graph
	for step := range 400 {
		i := r.IntN(64)
		if r.IntN(3) == 0 {
			g.Remove(fmt.Sprintf("%04d", i))
		} else {
			g.Add(document(i))
		}
		if step%10 > 0 {
			continue
		}
		var clean Graph
		for id := range g.docs {
			n, err := strconv.Atoi(id)
			if err != nil {
				t.Fatal(err)
			}
			clean.Add(document(n))
		}
		if got, want := numbered(&g), numbered(&clean); !slices.Equal(got, want) {
			t.Fatalf("after %d steps: sources %v, want %v", step, got, want)
		}
	}
}
