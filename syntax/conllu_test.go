package syntax_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/syntax"
)

func sample(t testing.TB) string {
	t.Helper()
	b, err := os.ReadFile("testdata/sample.conllu")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func readAll(t testing.TB, data string) []*syntax.ConlluSentence {
	t.Helper()
	r := syntax.NewConlluReader(strings.NewReader(data), "test")
	var out []*syntax.ConlluSentence
	for {
		s, err := r.Read()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
}

func forms(s syntax.Sentence) string {
	var b strings.Builder
	for i, tok := range s.Tokens {
		switch {
		case i == 0:
		case tok.Part:
			b.WriteByte('+')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(tok.Text)
	}
	return b.String()
}

func TestConlluRead(t *testing.T) {
	got := readAll(t, sample(t))
	want := []struct {
		forms, text, id, doc string
		newDoc, newPar       bool
		space                string
	}{
		{`I do+n't think he+'s " gon+na " call .`, `I don't he's`, "letter-1", "letter", true, true, " \n"},
		{"Mary laughed .", "Mary laughed.", "letter-2", "letter", false, false, " "},
		{"Voilà : d+u pain", "Voilà : du pain", "letter-3", "letter", false, true, " "},
		{"_", "_", "note-1", "note", true, true, " "},
	}
	want[0].text = `I don't think he's "gonna" call.`
	if len(got) != len(want) {
		t.Fatalf("%d sentences, want %d", len(got), len(want))
	}
	for i, w := range want {
		s := got[i]
		if forms(s.Sentence) != w.forms || s.Text != w.text || s.ID != w.id || s.Doc != w.doc ||
			s.NewDoc != w.newDoc || s.NewPar != w.newPar || s.SpaceAfter != w.space {
			t.Errorf("sentence %d: %q %+v", i, forms(s.Sentence), s)
		}
	}
	first := got[0]
	if diff := cmp.Diff([]string{"# mood = doubtful"}, first.Comments); diff != "" {
		t.Error(diff)
	}
	heads := make([]int, len(first.Tokens))
	for i, tok := range first.Tokens {
		heads[i] = tok.Head
	}
	if diff := cmp.Diff([]int{3, 3, 3, -1, 7, 7, 7, 3, 10, 7, 7, 3}, heads); diff != "" {
		t.Error(diff)
	}
	if first.Misc[4] != "Entity=(1-person)" || first.Line != 6 {
		t.Errorf("misc %q, line %d", first.Misc, first.Line)
	}
	if got[1].Tokens[0].Name != "B-PERSON" || got[1].Misc != nil {
		t.Errorf("name %q, misc %q", got[1].Tokens[0].Name, got[1].Misc)
	}
	if tok := got[2].Tokens[0]; tok.Head != -1 || tok.Deprel != "" || tok.Lemma != "" {
		t.Errorf("a word without analysis: %+v", tok)
	}
	if tok := got[3].Tokens[0]; tok.Lemma != "_" || tok.Deprel != "root" {
		t.Errorf("an underscore: %+v", tok)
	}
}

func TestConlluReadText(t *testing.T) {
	r := syntax.NewConlluReader(strings.NewReader(sample(t)), "test")
	text, id, err := r.ReadText()
	if err != nil || id != "letter" {
		t.Fatal(id, err)
	}
	const source = "I don't think he's \"gonna\" call. \nMary laughed.\n\nVoilà : du pain"
	if text.Source != source {
		t.Errorf("source %q", text.Source)
	}
	checkText(t, text)
	if diff := cmp.Diff([]syntax.Span{{Start: 0, End: 47}, {Start: 49, End: len(source)}}, text.Body); diff != "" {
		t.Error(diff)
	}
	if text, id, err = r.ReadText(); err != nil || id != "note" || text.Source != "_" {
		t.Errorf("second document: %v %q %v", text, id, err)
	}
	if _, _, err = r.ReadText(); err != io.EOF {
		t.Errorf("after the last document: %v", err)
	}
}

// checkText checks what holds of every Text: order, bounds and Text ==
// Source[Start:End].
func checkText(t testing.TB, text *syntax.Text) {
	t.Helper()
	at := 0
	for _, s := range text.Sentences {
		for i, tok := range s.Tokens {
			if tok.Start < at || tok.End <= tok.Start || tok.End > len(text.Source) || text.Source[tok.Start:tok.End] != tok.Text {
				t.Fatalf("token %d %+v of %q", i, tok, text.Source)
			}
			at = tok.End
		}
		if n := len(s.Tokens); n == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[n-1].End {
			t.Fatalf("sentence %v over %d tokens", s.Span, n)
		}
	}
}

func write(t testing.TB, sentences []*syntax.ConlluSentence) string {
	t.Helper()
	var b strings.Builder
	w := syntax.NewConlluWriter(&b)
	for _, s := range sentences {
		if err := w.WriteSentence(s); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestConlluRoundTrip(t *testing.T) {
	first := readAll(t, sample(t))
	second := readAll(t, write(t, first))
	for _, s := range append(first, second...) {
		s.Line = 0
	}
	if diff := cmp.Diff(first, second); diff != "" {
		t.Error(diff)
	}
}

func TestConlluWriteText(t *testing.T) {
	r := syntax.NewConlluReader(strings.NewReader(sample(t)), "test")
	text, _, err := r.ReadText()
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	w := syntax.NewConlluWriter(&b)
	if err := w.WriteText(text, "letter"); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{
		"# newdoc id = letter\n# newpar\n# sent_id = letter-1\n# text = I don't think he's \"gonna\" call.\n1\tI\t",
		"2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tTokenRange=2:7\n",
		"\t_\tSpacesAfter=\\s\\n|TokenRange=31:32\n",
		"1\tMary\tMary\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tName=B-PERSON|TokenRange=34:38\n",
		"# newpar\n# sent_id = letter-3\n",
		"3-4\tdu\t_\t_\t_\t_\t_\t_\t_\tTokenRange=58:60\n",
	} {
		if !strings.Contains(b.String(), line) {
			t.Errorf("no %q in\n%s", line, b.String())
		}
	}
	again, id, err := syntax.NewConlluReader(strings.NewReader(b.String()), "test").ReadText()
	if err != nil || id != "letter" {
		t.Fatal(id, err)
	}
	if diff := cmp.Diff(text, again); diff != "" {
		t.Error(diff)
	}
}

func TestConlluWriteRejects(t *testing.T) {
	w := syntax.NewConlluWriter(io.Discard)
	for name, tok := range map[string]syntax.Token{
		"outside": {Span: syntax.Span{Start: 0, End: 9}, Head: -1},
		"empty":   {Span: syntax.Span{Start: 1, End: 1}, Head: -1},
		"head":    {Span: syntax.Span{Start: 0, End: 1}, Head: 4},
	} {
		text := &syntax.Text{Source: "abc", Sentences: []syntax.Sentence{{Tokens: []syntax.Token{tok}}}}
		if err := w.WriteText(text, "x"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	text := &syntax.Text{Source: "a\x00b\xff", Sentences: []syntax.Sentence{{Tokens: []syntax.Token{
		{Span: syntax.Span{Start: 0, End: 4}, Text: "a\x00b\xff", Head: -1}}}}}
	var b strings.Builder
	w = syntax.NewConlluWriter(&b)
	if err := w.WriteText(text, ""); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if got := forms(readAll(t, b.String())[0].Sentence); got != "a\ufffdb\ufffd" {
		t.Errorf("controls: %q", got)
	}
}

func TestConlluErrors(t *testing.T) {
	row := func(id, form, head string) string {
		return strings.Join([]string{id, form, "_", "_", "_", "_", head, "dep", "_", "_"}, "\t") + "\n"
	}
	good := row("1", "fine", "0") + "\n"
	tests := []struct {
		name, data string
		line       int
		want       string
	}{
		{"columns", "# c\n1\tword\n\n", 2, "columns"},
		{"number", row("1", "a", "0") + row("3", "b", "1") + "\n", 2, "word number"},
		{"no number", row("x", "a", "0") + "\n", 1, "word number"},
		{"head text", row("1", "a", "y") + "\n", 1, "bad head"},
		{"head negative", row("1", "a", "-2") + "\n", 1, "bad head"},
		{"head beyond", row("1", "a", "0") + row("2", "b", "7") + "\n", 2, "head 7"},
		{"head overflow", row("1", "a", "99999999999999999999") + "\n", 1, "bad head"},
		{"own head", row("1", "a", "1") + "\n", 1, "its own head"},
		{"two roots", row("1", "a", "0") + row("2", "b", "0") + "\n", 2, "both the root"},
		{"cycle", row("1", "a", "0") + row("2", "b", "3") + row("3", "c", "2") + "\n", 2, "cycle"},
		{"no root", row("1", "a", "2") + row("2", "b", "1") + "\n", 1, "cycle"},
		{"half a tree", row("1", "a", "0") + row("2", "b", "_") + "\n", 1, "1 of 2"},
		{"empty form", row("1", " ", "0") + "\n", 1, "empty form"},
		{"range back", row("1", "a", "0") + row("1-2", "b", "_") + "\n", 2, "multiword"},
		{"range beyond", row("1-3", "abc", "_") + row("1", "a", "0") + "\n", 1, "reaches"},
		{"range short", row("1-3", "ab", "_") + "\n", 1, "fewer characters"},
		{"range in range", row("1-2", "ab", "_") + row("1", "a", "0") + row("2-3", "bc", "_") + "\n", 3, "multiword"},
		{"range text", row("1-z", "ab", "_") + "\n", 1, "multiword"},
		{"range with a space", row("1-2", "a b", "_") + row("1", "a", "2") + row("2", "c", "0") + "\n", 1, "a space that its words do not spell"},
		{"range huge", row("1-9999999999999", "ab", "_") + "\n", 1, "fewer characters"},
		{"empty node", row("4.1", "a", "_") + "\n", 1, "empty node"},
		{"not UTF-8", row("1", "a\xff", "0") + "\n", 1, "UTF-8"},
		{"long line", strings.Repeat("x", 17<<20) + "\n\n", 1, "longer"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := syntax.NewConlluReader(strings.NewReader(tt.data+good), "some.conllu")
			_, err := r.Read()
			var broken *syntax.ConlluError
			if !errors.As(err, &broken) {
				t.Fatalf("error %v", err)
			}
			if broken.File != "some.conllu" || broken.Line != tt.line || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want line %d and %q", err, tt.line, tt.want)
			}
			if s, err := r.Read(); err != nil || s.Text != "fine" {
				t.Errorf("after the error: %v %v", s, err)
			}
		})
	}
}

func TestConlluLenient(t *testing.T) {
	for name, data := range map[string]string{
		"CRLF and mark":      "\ufeff# sent_id = 1\r\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\r\n\r\n",
		"no last line break": "# sent_id = 1\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_",
		"blank lines":        "\n\n# sent_id = 1\n\n1\ta\t_\t_\t_\t_\t0\troot\t_\t_\n\n\n\n",
	} {
		got := readAll(t, data)
		if len(got) != 1 || got[0].ID != "1" || got[0].Text != "a" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if got := readAll(t, ""); got != nil {
		t.Errorf("nothing: %v", got)
	}
}

// plain is a token without its place, which follows from the spaces that stand between
// tokens, and with one sign for each control character, as the writer puts it.
func plain(tok syntax.Token) syntax.Token {
	tok.Span = syntax.Span{}
	for _, s := range []*string{&tok.Text, &tok.Lemma, &tok.UPOS, &tok.XPOS, &tok.Feats, &tok.Deprel, &tok.Name} {
		*s = strings.Map(func(r rune) rune {
			if unicode.IsControl(r) || unicode.IsSpace(r) {
				return '\ufffd'
			}
			return r
		}, *s)
	}
	return tok
}

// FuzzConllu reads any text: reading ends, what was read is a text, and written it
// reads as the same tokens, tags, lemmas, features and trees.
func FuzzConllu(f *testing.F) {
	f.Add(sample(f))
	f.Add("1-2\tdu\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tde\n")
	f.Fuzz(func(t *testing.T, data string) {
		var good []*syntax.ConlluSentence
		bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 2 << 20, BytesPerByte: 5000}.Check(t, len(data), func() {
			r := syntax.NewConlluReader(strings.NewReader(data), "fuzz")
			good = nil
			for range len(data) + 1 { // every Read takes at least one byte
				s, err := r.Read()
				if err == io.EOF {
					return
				}
				if err == nil {
					good = append(good, s)
				}
			}
			if _, err := r.Read(); err != io.EOF {
				t.Fatal("reading does not end")
			}
		})
		if len(good) == 0 {
			return
		}
		text := syntax.ConlluText(good)
		checkText(t, text)
		out := write(t, good)
		again := readAll(t, out)
		if len(again) != len(good) {
			t.Fatalf("%d sentences became %d:\n%s", len(good), len(again), out)
		}
		for i := range good {
			if len(good[i].Tokens) != len(again[i].Tokens) {
				t.Fatalf("%q became %q", forms(good[i].Sentence), forms(again[i].Sentence))
			}
			for j, tok := range good[i].Tokens {
				if got := again[i].Tokens[j]; plain(got) != plain(tok) {
					t.Fatalf("%+v became %+v", tok, got)
				}
			}
		}
	})
}

func ExampleConlluReader() {
	const data = "# sent_id = 1\n" +
		"1\tMary\tMary\tPROPN\tNNP\t_\t4\tnsubj\t_\t_\n" +
		"2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n" +
		"2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n" +
		"3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n" +
		"4\tcall\tcall\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n" +
		"5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
	r := syntax.NewConlluReader(strings.NewReader(data), "example.conllu")
	text, _, err := r.ReadText()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(text.Source)
	for _, tok := range text.Sentences[0].Tokens {
		fmt.Println(tok.Start, tok.End, tok.Text, tok.Part, tok.Deprel, tok.Head)
	}
	// Output:
	// Mary didn't call.
	// 0 4 Mary false nsubj 3
	// 5 8 did false aux 3
	// 8 11 n't true advmod 3
	// 12 16 call false root -1
	// 16 17 . false punct 3
}

func BenchmarkConlluRead(b *testing.B) {
	data := strings.Repeat(sample(b), 200)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if got := readAll(b, data); len(got) != 800 {
			b.Fatal(len(got))
		}
	}
}
