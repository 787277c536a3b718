package actant_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
)

// leastNames is the F1 of names, spans and types, in testdata/names that a change
// must not fall below. The texts were marked before any rule was written with
// them in mind.
const leastNames = 0.8

// A named is a text with the names in it.
type named struct {
	place string // file and line
	text  string
	names []nameSpan
}

// A nameSpan is a name's half-open range of bytes and its type, "?" where it does
// not matter whether it is found.
type nameSpan struct {
	start, end int
	typ        string
}

// TestNames finds the names of each text of testdata/names by itself. With -v it
// tells every name missed (-) and every one that is none (+), and a table of the
// types.
func TestNames(t *testing.T) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	types := tally{want: map[string]int{}, found: map[string]int{}, right: map[string]int{}}
	for _, n := range readNames(t, "testdata/names") {
		d, err := x.Extract(context.Background(), actant.Article{ID: n.place, Text: n.text, Plain: true})
		if err != nil {
			t.Fatal(err)
		}
		types.names(n, namesOf(d))
	}
	types.f1(t)
}

// namesOf returns the names of d's text, in order.
func namesOf(d *actant.Document) []nameSpan {
	var out []nameSpan
	for i := range d.Entities {
		for _, m := range d.Entities[i].Mentions {
			switch m.Type {
			case entity.Person, entity.Organization, entity.Place, entity.Group, entity.Product, entity.Event, entity.Work, entity.Law:
				if m.Kind == entity.Name {
					out = append(out, nameSpan{m.Start, m.End, string(m.Type)})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b nameSpan) int { return a.start - b.start })
	return out
}

func (c *tally) names(n named, got []nameSpan) {
	var faults []string
	for _, w := range n.names {
		if w.typ == "?" {
			continue
		}
		c.want[w.typ]++
		if slices.Contains(got, w) {
			c.right[w.typ]++
		} else {
			faults = append(faults, "- "+w.typ+" "+n.text[w.start:w.end])
		}
	}
	for _, g := range got {
		if slices.ContainsFunc(n.names, func(w nameSpan) bool { return w.typ == "?" && g.start < w.end && w.start < g.end }) {
			continue
		}
		c.found[g.typ]++
		if !slices.Contains(n.names, g) {
			faults = append(faults, "+ "+g.typ+" "+n.text[g.start:g.end])
		}
	}
	if len(faults) > 0 && testing.Verbose() {
		fmt.Printf("%s: %s\n\t%s\n", n.place, n.text, strings.Join(faults, "\n\t"))
	}
}

func (c *tally) f1(t *testing.T) {
	var want, found, right int
	f1 := func(right, want, found int) float64 { return 2 * float64(right) / float64(max(1, want+found)) }
	for _, typ := range slices.Sorted(maps.Keys(c.want)) {
		t.Logf("%-12s %4d names, %4d found, %4d right: F1 %.3f", typ, c.want[typ], c.found[typ], c.right[typ], f1(c.right[typ], c.want[typ], c.found[typ]))
		want, found, right = want+c.want[typ], found+c.found[typ], right+c.right[typ]
	}
	all := f1(right, want, found)
	t.Logf("%-12s %4d names, %4d found, %4d right: F1 %.3f", "all", want, found, right, all)
	if all < leastNames {
		t.Errorf("F1 %.3f, at least %.3f asked", all, leastNames)
	}
}

// readNames reads files of texts that a blank line ends, with every name marked as
// [name|TYPE].
func readNames(t *testing.T, folder string) []named {
	t.Helper()
	var out []named
	fresh := true
	eachLine(t, folder, func(place, line string) {
		if line == "" || line[0] == '#' { // as every file begins
			fresh = true
			return
		}
		if fresh {
			out = append(out, named{place: place})
		}
		fresh = false
		out[len(out)-1].mark(t, line)
	})
	return out
}

// mark adds a marked line to n.
func (n *named) mark(t *testing.T, line string) {
	t.Helper()
	var b strings.Builder
	if n.text != "" {
		b.WriteString(n.text + "\n")
	}
	for {
		before, rest, ok := strings.Cut(line, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		inside, after, closed := strings.Cut(rest, "]")
		name, typ, marked := strings.Cut(inside, "|")
		if !closed || !marked || !isNameType(typ) {
			t.Fatalf("%s: a mark that is none: [%s", n.place, rest)
		}
		n.names = append(n.names, nameSpan{b.Len(), b.Len() + len(name), typ})
		b.WriteString(name)
		line = after
	}
	n.text = b.String()
}

func isNameType(s string) bool {
	switch entity.Type(s) {
	case entity.Person, entity.Organization, entity.Place, entity.Group, entity.Product, entity.Event, entity.Work, entity.Law, "?":
		return true
	}
	return false
}
