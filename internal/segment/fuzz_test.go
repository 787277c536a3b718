package segment

import (
	"context"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/syntax"
)

// check tests what holds of every result: tokens in order, not overlapping,
// within the blocks, free of white space, cut at runes (where the source is
// UTF-8), bounded, with nothing but white space between them.
func check(t testing.TB, text *syntax.Text) {
	t.Helper()
	at, block := 0, 0
	if len(text.Body) > 0 {
		at = text.Body[0].Start
	}
	valid := utf8.ValidString(text.Source)
	for _, s := range text.Sentences {
		if len(s.Tokens) == 0 || s.Start != s.Tokens[0].Start || s.End != s.Tokens[len(s.Tokens)-1].End {
			t.Fatalf("sentence %v over %d tokens", s.Span, len(s.Tokens))
		}
		for block < len(text.Body) && s.Start >= text.Body[block].End {
			gap(t, text, at, text.Body[block].End)
			block++
			at = max(at, text.Body[block].Start)
		}
		if block == len(text.Body) || !text.Body[block].Contains(s.Span) {
			t.Fatalf("sentence %v in no block of %v", s.Span, text.Body)
		}
		for i, tok := range s.Tokens {
			gap(t, text, at, tok.Start)
			at = tok.End
			if tok.Start >= tok.End || tok.Text != text.Source[tok.Start:tok.End] {
				t.Fatalf("token %+v", tok)
			}
			if strings.IndexFunc(tok.Text, unicode.IsSpace) >= 0 {
				t.Fatalf("white space in %q", tok.Text)
			}
			if valid && !utf8.ValidString(tok.Text) {
				t.Fatalf("%q is cut inside a rune", tok.Text)
			}
			if len(tok.Text) > 2*maxToken {
				t.Fatalf("token of %d bytes", len(tok.Text))
			}
			if tok.Part && (i == 0 || s.Tokens[i-1].End != tok.Start) {
				t.Fatalf("%q continues nothing", tok.Text)
			}
			if tok.Head != -1 {
				t.Fatalf("head %d before parsing", tok.Head)
			}
		}
	}
	for ; block < len(text.Body); block++ {
		gap(t, text, max(at, text.Body[block].Start), text.Body[block].End)
		at = max(at, text.Body[block].End)
	}
}

func gap(t testing.TB, text *syntax.Text, from, to int) {
	t.Helper()
	if from > to {
		t.Fatalf("token at %d before the end of the last, %d", to, from)
	}
	if g := text.Source[from:to]; strings.TrimFunc(g, func(r rune) bool { return unicode.IsSpace(r) || unseen(r) }) != "" {
		t.Fatalf("lost %q at %d", g, from)
	}
}

func FuzzTokenize(f *testing.F) {
	for _, seed := range []string{
		"", " ", "a", "The U.N. said \"no.\" Mr. Kim's don't—can't… 'em!",
		"x\x00y \xff\xfe z", "日本語のテキスト。タイ語 ภาษาไทย", "http://a.b/c?d=(e). www.x.com, a@b.co",
		"1/2/2003 10:30pm $5.5bn +44-20-1234 3-4 1990's '60s", "(:) ;-) :/ >:( <3 ^_^", "e\u0301\u200d👩‍👩‍👧 U+0085:\u0085x\u2028y",
		"line one\nline two.\n\nNext\r\nlast \u00a0 \u3000", "''``'`’‘“”", "_a_ __ #x #1 @y ...!?.?",
	} {
		f.Add(seed, 0, len(seed), 1)
	}
	z := New()
	f.Fuzz(func(t *testing.T, source string, a, b, dateline int) {
		n := len(source)
		a, b = min(max(a, 0), n), min(max(b, 0), n)
		text := &syntax.Text{Source: source, Body: []syntax.Span{{Start: 0, End: min(a, b)}, {Start: max(a, b), End: n}}}
		if utf8.ValidString(source) && (!utf8.ValidString(source[:a]) || !utf8.ValidString(source[:b])) {
			return // blocks start and end at runes
		}
		if dateline > 0 && dateline < min(a, b) && utf8.ValidString(source[:dateline]) {
			text.Dateline = syntax.Span{Start: 0, End: dateline}
		}
		bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 2000}.Check(t, n, func() {
			text.Sentences = nil
			if err := z.Tokenize(context.Background(), text); err != nil {
				t.Fatal(err)
			}
		})
		check(t, text)
	})
}
