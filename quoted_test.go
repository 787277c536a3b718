package actant_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
)

// The F1 of the quotations of testdata/quoted, with their speakers, that a change
// must not fall below.
const leastQuoted = 0.9

// A quoted is a passage with the words in it that somebody uttered.
type quoted struct {
	place, text string
	want        []utterance
}

type utterance struct{ speaker, first, last string }

// TestQuoted finds who says what in each passage of testdata/quoted by itself.
// With -v it tells every quotation missed (-) and every one too many (+).
func TestQuoted(t *testing.T) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var want, found, right int
	for _, p := range readQuoted(t, "testdata/quoted") {
		d, err := x.Extract(context.Background(), actant.Article{ID: p.place, Text: p.text})
		if err != nil {
			t.Fatal(err)
		}
		n, faults := p.compare(d)
		want, found, right = want+len(p.want), found+len(d.Quotes), right+n
		if len(faults) > 0 && testing.Verbose() {
			fmt.Printf("%s: %s\n\t%s\n", p.place, p.text, strings.Join(faults, "\n\t"))
		}
	}
	f1 := 2 * float64(right) / float64(want+found)
	t.Logf("%d quotations, %d found, %d of them right: F1 %.3f", want, found, right, f1)
	if f1 < leastQuoted {
		t.Errorf("F1 %.3f, at least %.3f asked", f1, leastQuoted)
	}
}

func (p *quoted) compare(d *actant.Document) (right int, faults []string) {
	used := make([]bool, len(d.Quotes))
	for _, w := range p.want {
		hit := false
		for i, q := range d.Quotes {
			words := bare(p.text[q.Start:q.End])
			if used[i] || !strings.HasPrefix(words, w.first) || !strings.HasSuffix(words, w.last) {
				continue
			}
			if e := d.Entity(q.Speaker); e == nil && w.speaker == "" || means(e, w.speaker) {
				used[i], hit = true, true
				break
			}
		}
		if hit {
			right++
		} else {
			faults = append(faults, fmt.Sprintf("- %s: %s … %s", w.speaker, w.first, w.last))
		}
	}
	for i, q := range d.Quotes {
		if !used[i] {
			name := ""
			if e := d.Entity(q.Speaker); e != nil {
				name = e.Name
			}
			faults = append(faults, "+ "+name+": "+p.text[q.Start:q.End])
		}
	}
	return right, faults
}

// bare is a text without the marks at its ends.
func bare(s string) string { return strings.Trim(s, ` .,?!:;'"“”‘’`) }

// readQuoted reads passages, each followed by lines "> SPEAKER: first words … last words".
func readQuoted(t *testing.T, folder string) []quoted {
	t.Helper()
	var out []quoted
	eachLine(t, folder, func(place, line string) {
		switch {
		case line == "" || line[0] == '#':
		case line[0] != '>':
			out = append(out, quoted{place: place, text: line})
		default:
			speaker, words, ok := strings.Cut(strings.TrimSpace(line[1:]), ":")
			if !ok || len(out) == 0 {
				t.Fatalf("%s: not a quotation: %s", place, line)
			}
			first, last, _ := strings.Cut(words, "…")
			if last == "" {
				last = first
			}
			p := &out[len(out)-1]
			for _, s := range []string{first, last} {
				if s = bare(s); !strings.Contains(p.text, s) {
					t.Fatalf("%s: %q is not in the passage", place, s)
				}
			}
			p.want = append(p.want, utterance{strings.TrimSpace(speaker), bare(first), bare(last)})
		}
	})
	return out
}
