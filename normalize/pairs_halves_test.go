package normalize_test

import (
	"cmp"
	"flag"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/normalize"
)

var judgeVariants = flag.Bool("judge", false, "also print the judging half by kind of variant")

// A halfPair is a row of testdata/pairs-tune.txt or pairs-judge.txt.
type halfPair struct {
	line, a, b, want, variant string
	kind                      normalize.Kind
}

// readHalf reads one half of the pairs, and checks that each pair is in the half
// that its hash says.
func readHalf(t testing.TB, name string, odd uint32) []halfPair {
	t.Helper()
	b, err := os.ReadFile("testdata/pairs-" + name + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []halfPair
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 6 {
			t.Fatalf("bad row %q", line)
		}
		if crc32.ChecksumIEEE([]byte(strings.Join(f[:3], "\t")))&1 != odd {
			t.Errorf("%q belongs in the other half", line)
		}
		out = append(out, halfPair{line, f[1], f[2], f[3], f[0] + " " + f[3] + " " + f[5], normalize.Kind(strings.ToUpper(f[0]))})
	}
	return out
}

// TestPairHalves wants at least 97 % of the pairs that the rules were tuned on
// right, at least 95 % of those they were not, and every verdict symmetric. An
// answer of unknown counts as wrong, but for look-alike letters, where it is the
// right one.
func TestPairHalves(t *testing.T) {
	for _, h := range []struct {
		name string
		odd  uint32
		want float64
	}{{"tune", 1, 0.97}, {"judge", 0, 0.95}} {
		pairs := readHalf(t, h.name, h.odd)
		right := 0
		variants := map[string][2]int{} // right, all
		for _, p := range pairs {
			v := normalize.Same(p.kind, p.a, p.b)
			if w := normalize.Same(p.kind, p.b, p.a); w != v {
				t.Errorf("Same(%q, %q) = %v, the other way round %v", p.a, p.b, v, w)
			}
			n := variants[p.variant]
			n[1]++
			if v.Answer.String() == p.want {
				right++
				n[0]++
			} else if h.name == "tune" { // the judging half is not to be looked at
				t.Logf("%s: got %v %q %.2f", p.line, v.Answer, v.Why, v.Score)
			}
			variants[p.variant] = n
		}
		if h.name == "tune" || *judgeVariants {
			logVariants(t, variants)
		}
		share := float64(right) / float64(len(pairs))
		t.Logf("%s half: %d of %d, %.1f %%", h.name, right, len(pairs), 100*share)
		if share < h.want {
			t.Errorf("%s half: %.1f %% right, want %.0f", h.name, 100*share, 100*h.want)
		}
	}
}

// logVariants prints what share of each kind of variant is right, the worst
// first.
func logVariants(t *testing.T, variants map[string][2]int) {
	var names []string
	for v := range variants {
		names = append(names, v)
	}
	share := func(v string) float64 { return float64(variants[v][0]) / float64(variants[v][1]) }
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(share(a), share(b)), cmp.Compare(a, b))
	})
	for _, v := range names {
		t.Logf("%-40s %3d of %3d, %3.0f %%", v, variants[v][0], variants[v][1], 100*share(v))
	}
}
