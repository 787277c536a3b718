package language

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
)

// TestForeign reads short news texts, each named by its language.
func TestForeign(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "foreign", "*.txt"))
	if err != nil || len(files) < 30 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.TrimSuffix(filepath.Base(f), ".txt")
		if got := Detect(string(text)); got.Code != want || got.Name == "" {
			t.Errorf("%s: %q %s", f, got.Code, got.Name)
		}
	}
}

// TestEnglish reads texts that must not be refused, one a line.
func TestEnglish(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "english.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for n, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if got := Detect(line); got != English {
			t.Errorf("english.txt:%d: %s: %s", n+1, got.Name, line)
		}
	}
}

func TestWords(t *testing.T) {
	k, err := readTable(words)
	if err != nil {
		t.Fatal(err)
	}
	if len(k.langs) < 55 {
		t.Errorf("%d languages", len(k.langs))
	}
	for _, bad := range []string{"  the of", "en\n  the", "en English\n\nen English\n"} {
		if _, err := readTable(bad); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func TestAllocations(t *testing.T) {
	text := strings.Repeat("The minister said on Friday that Société Générale would not sign. ", 50)
	Detect(text)
	if n := testing.AllocsPerRun(20, func() { Detect(text) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func FuzzDetect(f *testing.F) {
	f.Add("Der Präsident sagte am Dienstag, die Regierung werde das Gesetz nicht ändern.")
	f.Add("x'’-’\xff\u200d习近平 ТЕСТ")
	f.Fuzz(func(t *testing.T, text string) {
		bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 10 * time.Microsecond, Bytes: 256 << 10, BytesPerByte: 500}.Check(t, len(text), func() { Detect(text) })
		if g := Detect(text); g.Code == "" || g != Detect(text) {
			t.Errorf("%+v", g)
		}
		// English prose is English whatever stands after it, if that is short.
		prose := strings.Repeat("The president of the country said on Monday that he would not sign the law, and that it was for the court to say so. ", 1+len(text)/20)
		if g := Detect(prose + "\n" + text); g != English {
			t.Errorf("after English prose: %+v", g)
		}
	})
}

func BenchmarkDetect(b *testing.B) {
	text := strings.Repeat("The foreign minister of Austria met the Swiss ambassador in Vienna on Monday, officials said. ", 1000)
	Detect(text)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Detect(text)
	}
}
