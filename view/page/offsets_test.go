package page

import (
	"strings"
	"testing"
	"unicode/utf16"

	"pgregory.net/rapid"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

type codeUnits []uint16

func utf16Of(s string) codeUnits { return utf16.Encode([]rune(s)) }

func (u codeUnits) text(s [2]int) string { return string(utf16.Decode(u[s[0]:s[1]])) }

// bytes leads back as the page's script does.
func (a *wireArticle) bytes(unit int) int { return back(a.Shifts, unit) }

func back(shifts [][2]int, unit int) int {
	by := 0
	for _, s := range shifts {
		if s[0] > unit {
			break
		}
		by = s[1]
	}
	return unit + by
}

// Characters keep their places in code units, and lead back to their bytes,
// whatever the text is made of.
func TestRuler(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOf(rapid.SampledFrom([]string{"a", "bc ", "é", "“", "😀", "\xff", "\xe2\x80", "\n", "\u202e", "한"})).Draw(t, "parts")
		text := strings.Join(parts, "")
		r := &ruler{text: text}
		r.add(0, text)
		units := utf16Of(text)
		if r.units != len(units) {
			t.Fatalf("%d code units, want %d", r.units, len(units))
		}
		unit, shifts := 0, r.shifts()
		for at, c := range text {
			if got := r.unit(at); got != unit {
				t.Fatalf("byte %d is at %d, want %d", at, got, unit)
			}
			if got := back(shifts, unit); got != at {
				t.Fatalf("code unit %d leads to byte %d, want %d", unit, got, at)
			}
			unit += len(utf16.Encode([]rune{c}))
		}
		if r.unit(len(text)) != len(units) || r.unit(len(text)+9) != len(units) || r.unit(-3) != 0 {
			t.Fatal("the ends are not the ends")
		}
		if back(shifts, len(units)) != len(text) {
			t.Fatalf("the end leads to byte %d, want %d", back(shifts, len(units)), len(text))
		}
	})
}

// Where the text is not known, the words of the mentions stand in its place, and
// their positions lead to their own bytes.
func TestSparseText(t *testing.T) {
	d := &actant.Document{ID: "a", Text: &syntax.Text{Sentences: []syntax.Sentence{{Span: syntax.Span{Start: 10, End: 40}}, {Span: syntax.Span{Start: 50, End: 90}}}},
		Entities: []entity.Entity{
			{ID: "e1", Name: "Zoë", Mentions: []entity.Mention{{Span: syntax.Span{Start: 14, End: 18}, Text: "Zoë"}, {Span: syntax.Span{Start: 60, End: 63}, Text: "she"}}},
			{ID: "e2", Name: "the town of Zoë", Mentions: []entity.Mention{{Span: syntax.Span{Start: 20, End: 36}, Text: "the town of Zoë"}, {Span: syntax.Span{Start: 32, End: 36}, Text: "Zoë"}}},
			{ID: "e3", Name: "broken", Mentions: []entity.Mention{{Span: syntax.Span{Start: 70, End: 99}, Text: "broken"}}},
		}}
	r := newRuler(d)
	if want := " … Zoë … the town of Zoë …\nshe"; r.text != want {
		t.Errorf("text %q, want %q", r.text, want)
	}
	units := utf16Of(r.text)
	for _, e := range d.Entities[:2] {
		for _, m := range e.Mentions {
			if got := units.text(r.span(m.Span)); got != m.Text {
				t.Errorf("[%d, %d) is %q, want %q", m.Start, m.End, got, m.Text)
			}
			if got := back(r.shifts(), r.unit(m.Start)); got != m.Start {
				t.Errorf("leads to byte %d, want %d", got, m.Start)
			}
		}
	}
	if empty := newRuler(&actant.Document{}); empty.text != "" || empty.unit(5) != 0 {
		t.Errorf("text of nothing: %q", empty.text)
	}
}

// A document from a file may hold any positions: the page must still be made, and
// no position may lie outside of its text.
func FuzzPositions(f *testing.F) {
	f.Add("Ann met Bob.", 0, 3, 8, 11, 4, 7)
	f.Add("é\xff😀", -1, 99, 2, 1, 3, 4)
	f.Fuzz(func(t *testing.T, text string, a, b, c, d, e, g int) {
		x := doc("a", "Ann met Bob.", "Ann", "Bob")
		x.Text = &syntax.Text{Source: text, Body: []syntax.Span{{Start: a, End: d}, {Start: c, End: b}}, Sentences: []syntax.Sentence{{Span: syntax.Span{Start: e, End: b}}, {Span: syntax.Span{Start: a, End: g}}}}
		x.Entities[0].Mentions[0].Span = syntax.Span{Start: a, End: b}
		x.Entities[1].Mentions[0].Span = syntax.Span{Start: c, End: d}
		x.Relations[0].Trigger = syntax.Span{Start: e, End: g}
		x.Relations[0].Args[0].Span = syntax.Span{Start: d, End: a}
		r := newRuler(x)
		units := len(utf16Of(r.text))
		check := func(s [2]int) {
			if s[0] < 0 || s[1] < s[0] || s[1] > units {
				t.Fatalf("%v in a text of %d code units", s, units)
			}
		}
		for _, s := range append(ordered(r.spans(x.Text.Body)), r.span(x.Relations[0].Trigger), r.span(x.Relations[0].Args[0].Span)) {
			check(s)
		}
		last := 0
		for _, s := range ordered([][2]int{r.span(x.Text.Sentences[0].Span), r.span(x.Text.Sentences[1].Span)}) {
			check(s)
			if s[0] < last {
				t.Fatalf("%v overlaps what ends at %d", s, last)
			}
			last = s[1]
		}
	})
}
