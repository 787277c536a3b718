package segment

import (
	"context"
	"fmt"
	"math"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/syntax"
	"github.com/google/go-cmp/cmp"
)

func tokenize(t testing.TB, source string) *syntax.Text {
	t.Helper()
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	if err := New().Tokenize(context.Background(), text); err != nil {
		t.Fatal(err)
	}
	check(t, text)
	return text
}

func tokens(text *syntax.Text) string {
	var out []string
	for _, s := range text.Sentences {
		for _, tok := range s.Tokens {
			if tok.Part {
				out = append(out, "+"+tok.Text)
			} else {
				out = append(out, tok.Text)
			}
		}
	}
	return strings.Join(out, " ")
}

func TestTokens(t *testing.T) {
	b, err := os.ReadFile("testdata/tokens.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		text, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok || strings.HasPrefix(line, "# ") {
			continue
		}
		if got := tokens(tokenize(t, text)); got != want {
			t.Errorf("tokens.txt:%d: %q\n got %s\nwant %s", n, text, got, want)
		}
	}
}

func TestSentences(t *testing.T) {
	b, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, cases, _ := strings.Cut(string(b), "\n\n")
	for _, c := range strings.Split(strings.TrimSpace(cases), "\n\n") {
		var want []string
		for _, s := range strings.FieldsFunc(strings.ReplaceAll(c, "\\\n", "\x00"), func(r rune) bool { return r == '|' || r == '\n' }) {
			want = append(want, strings.TrimSpace(strings.ReplaceAll(s, "\x00", "\n")))
		}
		source := strings.NewReplacer("|", "", "\\\n", "\n").Replace(c)
		var got []string
		for _, s := range tokenize(t, source).Sentences {
			got = append(got, s.In(source))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s", diff)
		}
	}
}

func TestDateline(t *testing.T) {
	for source, want := range map[string]string{
		"SEOUL: Russian President":                   "SEOUL:",
		"SEOUL (Reuters) - President Lind":           "SEOUL (Reuters) -",
		"SEOUL, Feb 20 (AP) — President Lind":        "SEOUL, Feb 20 (AP) —",
		"SEOUL _ Officials met":                      "SEOUL _",
		"SEOUL Officials met":                        "SEOUL",
		"SEOUL, where the talks are\nheld - is full": "SEOUL",
	} {
		text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}, Dateline: syntax.Span{Start: 0, End: 5}}
		if err := New().Tokenize(context.Background(), text); err != nil {
			t.Fatal(err)
		}
		check(t, text)
		if got := text.Sentences[0].In(source); got != want || len(text.Sentences) != 2 {
			t.Errorf("%q: %d sentences, the first %q", source, len(text.Sentences), got)
		}
	}
}

func TestBadInput(t *testing.T) {
	unit := 1 << 20
	for name, source := range map[string]string{
		"empty":         "",
		"blank":         " \n\t\u00a0\u2003\r\n",
		"not UTF-8":     "a\xff\xfeb \xc3\x28 \xe2\x82",
		"NUL":           "a\x00b \x00",
		"control":       "\x01\x02 \u200b\u200e\ufeff",
		"no space":      strings.Repeat("x", unit),
		"no space URL":  "http://x.com/" + strings.Repeat("ab/", unit/3),
		"no space stop": strings.Repeat("a.", unit/2),
		"marks":         "a" + strings.Repeat("\u0301", unit/2),
		"joiners":       strings.Repeat("\u200d", unit/3),
		"Han":           strings.Repeat("東", unit/3),
		"Thai":          strings.Repeat("ไทย", unit/9),
		"quotes":        strings.Repeat("'\"", unit/2),
		"lines":         strings.Repeat("\n", unit),
		"bytes":         strings.Repeat("\xff", unit),
	} {
		text := tokenize(t, source)
		if strings.TrimSpace(source) == "" && len(text.Sentences) > 0 {
			t.Errorf("%s: %d sentences", name, len(text.Sentences))
		}
	}
}

func TestBlocks(t *testing.T) {
	source := "One two. MENU Three four"
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: -4, End: 8}, {Start: 14, End: 99}, {Start: 3, End: 7}}}
	if err := New().Tokenize(context.Background(), text); err != nil {
		t.Fatal(err)
	}
	if got := tokens(text); got != "One two . Three four" || len(text.Sentences) != 2 {
		t.Errorf("%q in %d sentences", got, len(text.Sentences))
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := New().Tokenize(ctx, text); err == nil {
		t.Error("no error from a cancelled context")
	}
}

func TestConcurrent(t *testing.T) {
	z := New()
	want := tokens(tokenize(t, story))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				text := &syntax.Text{Source: story, Body: []syntax.Span{{Start: 0, End: len(story)}}}
				if err := z.Tokenize(context.Background(), text); err != nil || tokens(text) != want {
					t.Error("another result", err)
				}
			}
		})
	}
	wg.Wait()
}

// TestContractions finds rows whose tokens do not spell their entry.
func TestContractions(t *testing.T) {
	for row := range data.Lexicon("token-contractions").All() {
		if strings.ReplaceAll(row.Field(0), "|", "") != row.Entry() || len(theLexicon().contractions[row.Entry()]) == 0 {
			t.Errorf("%q is not %q", row.Entry(), row.Field(0))
		}
	}
}

func TestModel(t *testing.T) {
	m := embedded()
	if m == nil {
		t.Fatal("no embedded model")
	}
	b := m.Encode()
	again, err := DecodeModel(b)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range m.table.Weights {
		if math.Abs(float64(w-again.table.Weights[i])) > 1e-4 {
			t.Fatalf("weight %d: %v became %v", i, w, again.table.Weights[i])
		}
	}
	for name, bad := range map[string][]byte{"none": nil, "foreign": []byte("GGUF and more"), "short": b[:len(b)-1], "head": b[:20]} {
		if _, err := DecodeModel(bad); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestTrain learns a rule that stops alone do not tell.
func TestTrain(t *testing.T) {
	var texts []*syntax.Text
	for i := range 60 {
		first := fmt.Sprintf("Word%d is here", i)
		source := first + " Next comes word" + fmt.Sprint(i)
		texts = append(texts, &syntax.Text{
			Source: source,
			Body:   []syntax.Span{{Start: 0, End: len(source)}},
			Sentences: []syntax.Sentence{
				{Span: syntax.Span{Start: 0, End: len(first)}},
				{Span: syntax.Span{Start: len(first) + 1, End: len(source)}},
			},
		})
	}
	o := TrainOptions{Bits: 10, Epochs: 20, Rate: 0.2}
	m := Train(texts, o)
	if diff := cmp.Diff(m.Encode(), Train(texts, o).Encode()); diff != "" {
		t.Error("training twice gave two models")
	}
	source := "Word99 is here Next comes word99"
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	if err := WithModel(m).Tokenize(context.Background(), text); err != nil {
		t.Fatal(err)
	}
	if len(text.Sentences) != 2 {
		t.Errorf("%d sentences", len(text.Sentences))
	}
}

func ExampleTokenizer() {
	source := "Dr. Lind didn't sign.\nThe U.N. envoy's car is Swiss-made."
	text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: len(source)}}}
	if err := New().Tokenize(context.Background(), text); err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range text.Sentences {
		for _, tok := range s.Tokens {
			fmt.Print("[", tok.Text, "]")
		}
		fmt.Println()
	}
	// Output:
	// [Dr.][Lind][did][n't][sign][.]
	// [The][U.N.][envoy]['s][car][is][Swiss][-][made][.]
}
