package normalize

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/bounded"
)

// A marked is a sentence of a test file without its marks, and what they say.
type marked struct {
	line int
	text string
	want []string
}

// readMarked reads sentences with [words|value] or [words|value|bound]. Lines
// with @ are given to at.
func readMarked(t *testing.T, path string, at func(string)) []func() marked {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var rows []func() marked
	for n, line := range strings.Split(string(b), "\n") {
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasPrefix(line, "@ "):
			rows = append(rows, func() marked { at(line[2:]); return marked{} })
		default:
			rows = append(rows, func() marked { return parseMarked(n+1, line) })
		}
	}
	return rows
}

func parseMarked(n int, line string) marked {
	m := marked{line: n}
	var b strings.Builder
	for line != "" {
		before, rest, ok := strings.Cut(line, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		mark, after, _ := strings.Cut(rest, "]")
		words, value, _ := strings.Cut(mark, "|")
		m.want = append(m.want, fmt.Sprintf("%d %s|%s", b.Len(), words, value))
		b.WriteString(words)
		line = after
	}
	m.text = b.String()
	return m
}

func show(text string, vs []Value, bounds bool) []string {
	var out []string
	for _, v := range vs {
		s := fmt.Sprintf("%d %s|%s", v.Start, v.in(text), v.Value)
		if bounds && v.Bound != Exactly {
			s += "|" + string(v.Bound)
		}
		out = append(out, s)
	}
	return out
}

func TestDates(t *testing.T) {
	var o DateOptions
	rows := 0
	for _, row := range readMarked(t, "testdata/dates.txt", func(day string) { o.Reference, _ = time.Parse(time.DateOnly, day) }) {
		m := row()
		if m.text == "" {
			continue
		}
		rows++
		if d := cmp.Diff(m.want, show(m.text, Dates(m.text, o), false)); d != "" {
			t.Errorf("dates.txt:%d: %s\n%s", m.line, m.text, d)
		}
	}
	if rows < 120 {
		t.Errorf("only %d rows", rows)
	}
}

func TestMoney(t *testing.T) {
	rows := 0
	for _, row := range readMarked(t, "testdata/money.txt", func(string) {}) {
		m := row()
		rows++
		if d := cmp.Diff(m.want, show(m.text, Money(m.text), true)); d != "" {
			t.Errorf("money.txt:%d: %s\n%s", m.line, m.text, d)
		}
	}
	if rows < 40 {
		t.Errorf("only %d rows", rows)
	}
}

func TestQuantities(t *testing.T) {
	for _, row := range readMarked(t, "testdata/quantities.txt", func(string) {}) {
		m := row()
		if d := cmp.Diff(m.want, show(m.text, Quantities(m.text), true)); d != "" {
			t.Errorf("quantities.txt:%d: %s\n%s", m.line, m.text, d)
		}
	}
}

// checkDates compares the dates of a marked line with its marks.
func checkDates(t *testing.T, line string, o DateOptions) {
	t.Helper()
	m := parseMarked(0, line)
	if d := cmp.Diff(m.want, show(m.text, Dates(m.text, o), false)); d != "" {
		t.Errorf("%s\n%s", line, d)
	}
}

// A day of a month without a year, and a weekday, by the tense of the sentence.
func TestTense(t *testing.T) {
	ref := time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC)
	for _, line := range []string{
		"Voters go to the polls on [April 12|2026-04-12] in Oslo.",
		"They voted on [April 12|2025-04-12] in Oslo.",
		"They won on [April 12|2025-04-12] in Oslo.",
		"They will vote on [March 3|2027-03-03] in Oslo.",
		"The park is shut on [Dec. 18|2025-12-18] in Oslo.",
		"The trial opens on [Monday|2026-03-23] in Oslo.",
		"The trial opened on [Monday|2026-03-16] in Oslo.",
	} {
		checkDates(t, line, DateOptions{Reference: ref})
	}
}

func TestTimes(t *testing.T) {
	ref := time.Date(2024, 2, 21, 0, 0, 0, 0, time.UTC)
	for _, line := range []string{
		"He spoke at [9:20 a.m. EST|T09:20] and left.",
		"He spoke at [8 p.m.|T20:00] and left.",
		"He spoke at [16:45 GMT|T16:45] and left.",
		"He spoke at [noon|T12:00] and left.",
		"He spoke [this morning|2024-02-21TMO] and left.",
		"He spoke [last night|2024-02-20TNI] and left.",
		"He speaks [tonight|2024-02-21TNI] in Oslo.",
		"He spoke on the last night of the festival.",
		"He spoke [Tuesday night|2024-02-20TNI] and left.",
		"He spoke [yesterday evening|2024-02-20TEV] and left.",
		"He spoke on [Tuesday at 3 p.m.|2024-02-20T15:00] and left.",
		"He spoke on [Tuesday|2024-02-20] in a church.",
		"He won by 6 to 2 and rose 5.79 percent at 12.",
	} {
		checkDates(t, line, DateOptions{Reference: ref, Times: true})
	}
}

func TestTenseShown(t *testing.T) {
	ref := time.Date(2024, 2, 21, 0, 0, 0, 0, time.UTC)
	text := "Vote on Friday"
	for want, tense := range map[string]Tense{"2024-02-16": Past, "2024-02-23": Future} {
		got := Dates(text, DateOptions{Reference: ref, Tense: func(int, int) Tense { return tense }})
		if len(got) != 1 || got[0].Value != want {
			t.Errorf("%v: %v, want %s", tense, got, want)
		}
	}
}

func TestEaster(t *testing.T) {
	for y, want := range map[int]string{1998: "1998-04-12", 2019: "2019-04-21", 2024: "2024-03-31", 2038: "2038-04-25"} {
		if got := easter(y).Format(time.DateOnly); got != want {
			t.Errorf("Easter %d is %s, want %s", y, got, want)
		}
	}
}

func FuzzValues(f *testing.F) {
	for _, path := range []string{"testdata/dates.txt", "testdata/money.txt", "testdata/quantities.txt"} {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, line := range strings.Split(string(b), "\n") {
			f.Add(parseMarked(0, line).text)
		}
	}
	ref := time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		for _, find := range []func(string) []Value{
			func(s string) []Value { return Dates(s, DateOptions{Reference: ref, Times: true}) },
			func(s string) []Value { return Dates(s, DateOptions{}) },
			Money, Quantities,
		} {
			last := 0
			var got []Value
			cost := bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 50 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 5000}
			cost.Check(t, len(text), func() { got = find(text) })
			for _, v := range got {
				if v.Start < last || v.End <= v.Start || v.End > len(text) {
					t.Fatalf("%v after %d in %d bytes", v, last, len(text))
				}
				if utf8.ValidString(text) && !utf8.ValidString(text[v.Start:v.End]) {
					t.Fatalf("%v cuts a character", v)
				}
				if !inForm(v) || len(v.Value) > 100+2*(v.End-v.Start) {
					t.Fatalf("%q has the value %q of type %s", text[v.Start:v.End], v.Value, v.Type)
				}
				last = v.End
			}
			if d := cmp.Diff(got, find(text)); d != "" {
				t.Fatal(d)
			}
		}
	})
}

// TestLargeValues reads a megabyte of several kinds, each in a few seconds; on a
// machine that does much else, in more.
func TestLargeValues(t *testing.T) {
	if testing.Short() {
		t.Skip("large inputs")
	}
	const size = 1 << 20
	for _, unit := range []string{"a", "1", ".", "one ", "5 million ", "millions of ", "the last ", "`$", "may 2 ", "1,000,", "Good ", "in 1999-", "é "} {
		text := strings.Repeat(unit, size/len(unit))
		start := time.Now()
		Dates(text, DateOptions{Reference: start, Times: true})
		Money(text)
		Quantities(text)
		if d := time.Since(start); d > time.Minute {
			t.Errorf("%q: %v", unit, d)
		} else {
			t.Logf("%q: %v", unit, d)
		}
	}
}
