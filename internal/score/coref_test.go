package score

import (
	"math"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/syntax"
	"github.com/google/go-cmp/cmp"
)

// mentions makes clusters of one-token mentions from letters: "abc de".
func mentions(s string) [][]tokenRange {
	var out [][]tokenRange
	for _, c := range strings.Fields(s) {
		var ms []tokenRange
		for _, r := range c {
			ms = append(ms, tokenRange{int(r), int(r) + 1})
		}
		out = append(out, ms)
	}
	return out
}

// The last example is that of Luo (2005); all figures are worked out by hand.
func TestCorefTable(t *testing.T) {
	tests := []struct {
		name, gold, pred      string
		mucP, mucR, b3P, b3R  float64
		ceafP, ceafR, mention float64
	}{
		{"same", "abc de", "abc de", 1, 1, 1, 1, 1, 1, 1},
		{"split", "abcd", "ab cd", 1, 2.0 / 3, 1, .5, (2 * 2 / 6.0) / 2, 2 * 2 / 6.0, 1},
		{"joined", "ab cd", "abcd", 2.0 / 3, 1, .5, 1, 2 * 2 / 6.0, (2 * 2 / 6.0) / 2, 1},
		{"a mention too many", "ab", "abc", .5, 1, (4.0 / 3) / 3, 1, .8, .8, .8},
		{"single ones do not count", "ab c", "ab d", 1, 1, 1, 1, 1, 1, 1},
		{"nothing found", "ab", "", 0, 0, 0, 0, 0, 0, 0},
		{"five, two, five", "abcde fg hijkl", "abcde fghijkl", .9, 1, (5 + 4.0/7 + 25.0/7) / 12, 1,
			(1 + 10.0/12) / 2, (1 + 10.0/12) / 3, 1},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			var x CorefTable
			x.add(mentions(c.gold), mentions(c.pred))
			x.done()
			got := []float64{x.MUC.P, x.MUC.R, x.B3.P, x.B3.R, x.CEAF.P, x.CEAF.R, x.Mentions.F}
			want := []float64{c.mucP, c.mucR, c.b3P, c.b3R, c.ceafP, c.ceafR, c.mention}
			for i := range want {
				if math.Abs(got[i]-100*want[i]) > 1e-6 {
					t.Errorf("figure %d is %.4f, want %.4f", i, got[i], 100*want[i])
				}
			}
		})
	}
}

func TestBestPairing(t *testing.T) {
	for _, c := range []struct {
		gain [][]float64
		want float64
	}{
		{[][]float64{{1, 2}, {2, 4}}, 5},
		{[][]float64{{3, 2, 1}}, 3},
		{[][]float64{{3}, {4}, {1}}, 4},
		{[][]float64{{7, 5, 1}, {6, 1, 1}, {1, 1, 1}}, 12},
	} {
		if got := bestPairing(c.gain); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%v: %g, want %g", c.gain, got, c.want)
		}
	}
}

func TestReadChains(t *testing.T) {
	const file = "# begin document \n0\tAnn\t(1\n1\t's\t1)\n2\tdog\t_\n3\tsaw\t_\n4\ther\t(1)\n5\t.\t_\n# end document\n"
	docs, err := readChains(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	want := [][]tokenRange{{{0, 2}, {4, 5}}}
	if diff := cmp.Diff(want, docs[0].Clusters, cmp.AllowUnexported(tokenRange{})); diff != "" {
		t.Error(diff)
	}
	source, spans := docs[0].Source()
	if source != "Ann's dog saw her." || source[spans[4].Start:spans[4].End] != "her" {
		t.Errorf("source %q, spans %v", source, spans)
	}
	for _, bad := range []string{"0\tAnn\t_\n", "# begin document\n0\tAnn\t1)\n", "# begin document\n0\tAnn\t(\n", "# begin document\nAnn\n", "# end document\n"} {
		if _, err := readChains(strings.NewReader(bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func TestGAP(t *testing.T) {
	const head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"
	rows := []string{
		"1\tZoë met Ann. She left.\tShe\t13\tZoë\t0\tTRUE\tAnn\t8\tFALSE\tu",
		"2\tBob met Tom. He left.\tHe\t13\tBob\t0\tTRUE\tTom\t8\tFALSE\tu",
	}
	examples, err := readGAP(strings.NewReader(head + strings.Join(rows, "\n") + "\n"))
	if err != nil {
		t.Fatal(err)
	}
	if s := examples[0].Pronoun; s.In(examples[0].Text) != "She" || !examples[1].IsMasculine {
		t.Fatalf("%+v", examples)
	}
	at := func(text, s string) Referring {
		i := strings.Index(text, s)
		span := syntax.Span{Start: i, End: i + len(s)}
		return Referring{Span: span, Head: span}
	}
	var x GAPTable
	a, b := examples[0].Text, examples[1].Text
	x.Add(examples[0], [][]Referring{{at(a, "Zoë"), at(a, "She")}, {at(a, "Ann")}}) // right
	x.Add(examples[1], [][]Referring{{at(b, "Tom"), at(b, "He")}})                  // wrong
	x.Done()
	got := []float64{x.All.P, x.All.R, x.All.F, x.Feminine.F, x.Masculine.F}
	if diff := cmp.Diff([]float64{50, 50, 50, 100, 0}, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"1\ttext\n", "1\tShe left.\tShe\tx\tA\t0\tTRUE\tB\t0\tTRUE\tu\n", "1\tShe left.\tHe\t0\tA\t0\tTRUE\tB\t0\tTRUE\tu\n", "1\tShe\tShe\t9\tA\t0\tTRUE\tB\t0\tTRUE\tu\n"} {
		if _, err := readGAP(strings.NewReader(head + bad)); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}
