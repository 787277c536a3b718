package data_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/data"
)

var write = flag.Bool("write", false, "rewrite lexicon.bin from lexicons/*.txt")

// TestFresh fails when lexicon.bin does not hold what lexicons/*.txt say.
func TestFresh(t *testing.T) {
	sources, err := data.ReadSources("lexicons")
	if err != nil {
		t.Fatal(err)
	}
	b, err := data.Pack(sources)
	if err != nil {
		t.Fatal(err)
	}
	if *write {
		if err := os.WriteFile("lexicon.bin", b, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	var names []string
	for _, s := range sources {
		names = append(names, s.Name)
		tab, err := data.Open(s.Name)
		if err != nil {
			t.Errorf("stale: %v (run go generate ./internal/data)", err)
			continue
		}
		if tab.Source() != s {
			t.Errorf("%s: lexicon.bin is stale (run go generate ./internal/data)", s.Name)
		}
	}
	if d := cmp.Diff(names, data.Names()); d != "" {
		t.Errorf("lexicons (-files +embedded):\n%s", d)
	}
}

// TestSize keeps what every user carries along small.
func TestSize(t *testing.T) {
	info, err := os.Stat("lexicon.bin")
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > 3<<20 {
		t.Errorf("lexicon.bin has %d bytes, want at most 3 MiB", info.Size())
	}
}

// TestHeads checks that each file says what it is and where it comes from.
func TestHeads(t *testing.T) {
	paths, _ := filepath.Glob("lexicons/*.txt")
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(b), "# ") {
			t.Errorf("%s has no comment at its head", p)
		}
	}
}

func TestKey(t *testing.T) {
	for in, want := range map[string]string{
		"U.S.":             "US",
		"Kim Jong-un":      "Kim Jong un",
		"Côte d’Ivoire":    "Cote d Ivoire",
		"São Tomé":         "Sao Tome",
		"Washington, D.C.": "Washington , DC",
		"AT&T":             "AT & T",
		"Łódź":             "Lodz",
		"":                 "",
		" - ":              "",
	} {
		if got := data.Key(in); got != want {
			t.Errorf("Key(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzKey(f *testing.F) {
	f.Add("Kim Jong-un’s U.S. visit")
	f.Add("\xff\u0301ß.")
	f.Fuzz(func(t *testing.T, s string) {
		k := data.Key(s)
		if len(k) > 12*len(s) { // the longest: ﷺ, three bytes, is a sentence of eighteen letters
			t.Errorf("Key(%q) = %q, of %d bytes", s, k, len(k))
		}
		if kk := data.Key(k); kk != k {
			t.Errorf("Key(%q) = %q, of which the key is %q", s, k, kk)
		}
	})
}

func testTable(t *testing.T, text string) *data.Table {
	t.Helper()
	s, err := data.ParseSource("test", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s.Table()
}

const sample = "# test\n#! fields kind id\nNew York\tcity\t1\nNew York\tstate\t2\nNew York Times\tpaper\t3\nU.S.\tcountry\n"

func TestTable(t *testing.T) {
	tab := testTable(t, sample)
	row, ok := tab.Row("New-York")
	if !ok || row.Entry() != "New York" || row.Get("kind") != "city" || row.Field(1) != "1" || row.Field(2) != "" || row.Get("none") != "" {
		t.Errorf("Row(New-York) = %q %q", row.Entry(), row.Get("kind"))
	}
	var kinds []string
	for _, r := range tab.Rows("New York") {
		kinds = append(kinds, r.Get("kind"))
	}
	if d := cmp.Diff([]string{"city", "state"}, kinds); d != "" {
		t.Error(d)
	}
	if !tab.Has("US") || tab.Has("us") || tab.Has("New") || tab.Has("") {
		t.Error("Has is wrong")
	}
	for in, want := range map[string]int{
		"New York Times reporter": 3, "New York Post": 2, "New": 0, "U.S. troops": 1, "": 0, "New - York": 3,
	} {
		if n, _ := tab.Longest(strings.Fields(in)); n != want {
			t.Errorf("Longest(%q) = %d, want %d", in, n, want)
		}
	}
	if tab.Len() != 4 || tab.At(9).Entry() != "" || tab.At(-1).Entry() != "" {
		t.Error("Len or At is wrong")
	}
}

func TestFold(t *testing.T) {
	tab := testTable(t, "# test\n#! case fold\nPrime Minister\n")
	if !tab.Has("prime minister") || !tab.Has("PRIME MINISTER") || tab.Has("Premier") {
		t.Error("case is not folded")
	}
}

func TestGazetteer(t *testing.T) {
	g := data.NewGazetteer(testTable(t, sample), testTable(t, "# other\nTimes\nYork\n"))
	var got []string
	for _, m := range g.Find(strings.Fields("the New York Times")) {
		got = append(got, m.Row.Entry()+" "+m.Row.Get("kind"))
	}
	want := []string{"New York city", "New York state", "New York Times paper", "York ", "Times "}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestFaults(t *testing.T) {
	for text, want := range map[string]string{
		"b\na\n":                 `test.txt:2: "a" is not sorted after "b"`,
		"#! what\n":              `test.txt:1: unknown directive "#! what"`,
		"\tx\n":                  "test.txt:1: a row without an entry",
		"#! fields x\na\t1\t2\n": "test.txt:2: 2 fields, but 1 are declared",
		"a\n#! case fold\n":      "test.txt:2: a directive after the first row",
	} {
		_, err := data.ParseSource("test", []byte(text))
		if err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}

func TestUnknown(t *testing.T) {
	if _, err := data.Open("no such"); err == nil {
		t.Error("Open of an unknown lexicon gives no error")
	}
	if n, _ := data.Lexicon("no such").Longest([]string{"a"}); n != 0 || data.Lexicon("no such").Has("a") {
		t.Error("an unknown lexicon is not empty")
	}
	if _, err := data.Model("no such"); err == nil {
		t.Error("Model of an unknown model gives no error")
	}
}

func BenchmarkGazetteer(b *testing.B) {
	var all []*data.Table
	for _, n := range data.Names() {
		all = append(all, data.Lexicon(n))
	}
	g := data.NewGazetteer(all...)
	toks := strings.Fields("Russian President Vladimir Putin has gifted North Korean leader Kim a car in New York")
	for b.Loop() {
		g.Find(toks)
	}
}
