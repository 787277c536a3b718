package normalize_test

import (
	"hash/crc32"
	"os"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/normalize"
)

type pair struct {
	line       string
	kind       normalize.Kind
	a, b, want string
	judge      bool
}

func readPairs(t testing.TB) []pair {
	t.Helper()
	b, err := os.ReadFile("testdata/pairs.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for line := range strings.Lines(string(b)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 4 {
			t.Fatalf("bad row %q", line)
		}
		out = append(out, pair{line, normalize.Kind(f[0]), f[1], f[2], f[3], crc32.ChecksumIEEE([]byte(line))%2 == 0})
	}
	return out
}

// TestPairs wants at least 95 % of either half of the pairs right, and every
// verdict symmetric.
func TestPairs(t *testing.T) {
	var right, all [2]int
	for _, p := range readPairs(t) {
		half := 0
		if p.judge {
			half = 1
		}
		all[half]++
		v := normalize.Same(p.kind, p.a, p.b)
		if w := normalize.Same(p.kind, p.b, p.a); w != v {
			t.Errorf("Same(%q, %q) = %v, the other way round %v", p.a, p.b, v, w)
		}
		if v.Answer.String() == p.want {
			right[half]++
		} else if half == 0 { // the judging half is not to be looked at
			t.Logf("%s: got %v %q %.2f", p.line, v.Answer, v.Why, v.Score)
		}
	}
	for half, name := range []string{"tuning", "judging"} {
		share := float64(right[half]) / float64(all[half])
		t.Logf("%s half: %d of %d, %.1f %%", name, right[half], all[half], 100*share)
		if share < 0.95 {
			t.Errorf("%s half: %.1f %% right, want 95", name, 100*share)
		}
	}
}
