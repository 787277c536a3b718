package actant_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// The shares of testdata/stated that a change must not fall below. Most of those
// sentences were written before it was looked what comes of them, so that what is
// missed there tells what is missed elsewhere.
const (
	leastFound = 0.7 // of the relations stated
	leastRight = 0.8 // of the relations found
)

// A stated is one sentence, or a few, with all relations that it states.
type stated struct {
	place string // file and line
	text  string
	want  []expected
}

// An expected relation: TYPE role=words … [; not] [; modality].
type expected struct {
	line, typ string
	roles     []string
	fillers   []string
	polarity  relation.Polarity
	modality  relation.Modality
}

// TestStated extracts each sentence of testdata/stated by itself. With -v it tells
// every relation missed (-) and every one that is not stated (+), and a table of
// the types.
func TestStated(t *testing.T) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var types tally
	for _, s := range readStated(t, "testdata/stated") {
		d, err := x.Extract(context.Background(), actant.Article{ID: s.place, Text: s.text, Published: time.Date(2026, 3, 18, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			t.Fatal(err)
		}
		types.compare(t, s, d)
	}
	types.tell(t)
}

// tally counts by type.
type tally struct{ want, found, right map[string]int }

func (c *tally) compare(t *testing.T, s stated, d *actant.Document) {
	if c.want == nil {
		c.want, c.found, c.right = map[string]int{}, map[string]int{}, map[string]int{}
	}
	var faults []string
	used := make([]bool, len(d.Relations))
	for _, w := range s.want {
		c.want[w.typ]++
		at := slices.IndexFunc(d.Relations, func(r relation.Relation) bool { return w.is(d, &r) })
		if at < 0 {
			faults = append(faults, "- "+w.line)
			continue
		}
		if !used[at] {
			used[at] = true
			c.right[w.typ]++
		}
	}
	for i := range d.Relations {
		r := &d.Relations[i]
		c.found[r.Type]++
		if !used[i] {
			faults = append(faults, "+ "+plainly(d, r))
		}
	}
	if len(faults) > 0 && testing.Verbose() {
		fmt.Printf("%s: %s\n\t%s\n", s.place, s.text, strings.Join(faults, "\n\t"))
	}
}

func (c *tally) tell(t *testing.T) {
	var want, found, right int
	for _, typ := range slices.Sorted(maps.Keys(c.want)) {
		t.Logf("%-16s %3d stated, %3d of them found, %3d found in all", typ, c.want[typ], c.right[typ], c.found[typ])
		want += c.want[typ]
		right += c.right[typ]
	}
	for _, n := range c.found {
		found += n
	}
	recall, precision := float64(right)/float64(want), float64(right)/float64(found)
	t.Logf("all: %d stated, %.1f %% of them found; %d found, %.1f %% of them stated", want, 100*recall, found, 100*precision)
	if recall < leastFound || precision < leastRight {
		t.Errorf("recall %.3f, at least %.3f asked; precision %.3f, at least %.3f", recall, leastFound, precision, leastRight)
	}
}

// is reports whether r states e: with each of its roles, and in the roles at the
// core no other. The two sides of a symmetric relation may be exchanged.
func (e *expected) is(d *actant.Document, r *relation.Relation) bool {
	if r.Type != e.typ || e.polarity != r.Polarity || e.modality != "" && e.modality != r.Modality {
		return false
	}
	typ, _ := relation.News().Type(e.typ)
	if e.fills(d, typ, r.Args) {
		return true
	}
	if !typ.Symmetric || len(r.Args) < 2 {
		return false
	}
	turned := slices.Clone(r.Args)
	turned[0].Entity, turned[1].Entity = turned[1].Entity, turned[0].Entity
	return e.fills(d, typ, turned)
}

func (e *expected) fills(d *actant.Document, typ relation.Type, args []relation.Argument) bool {
	used := make([]bool, len(args))
	for i, name := range e.roles {
		at := slices.IndexFunc(args, func(a relation.Argument) bool {
			return a.Role == name && means(d.Entity(a.Entity), e.fillers[i])
		})
		if at < 0 || used[at] {
			return false
		}
		used[at] = true
	}
	for i, a := range args {
		if role, ok := typ.Role(a.Role); ok && role.Core && !used[i] {
			return false
		}
	}
	return true
}

var article = regexp.MustCompile(`^(?i:the|an?|his|her|its|their) `)

// means reports whether a mention of e has the words, without an article, or they
// are those of a mention and more that follows it.
func means(e *entity.Entity, words string) bool {
	if e == nil {
		return false
	}
	words = article.ReplaceAllString(words, "")
	return slices.ContainsFunc(e.Mentions, func(m entity.Mention) bool {
		text := article.ReplaceAllString(m.Text, "")
		return text == words || m.Kind == entity.Nominal && (strings.HasPrefix(words, text+" ") || strings.HasPrefix(text, words+" "))
	})
}

// plainly writes a relation as the files do.
func plainly(d *actant.Document, r *relation.Relation) string {
	var b strings.Builder
	b.WriteString(r.Type)
	for _, a := range r.Args {
		fmt.Fprintf(&b, " %s=%s", a.Role, cmp.Or(d.Entity(a.Entity), &entity.Entity{}).Name)
	}
	if r.Polarity == relation.Negative {
		b.WriteString(" ; not")
	}
	if r.Modality != relation.Actual {
		b.WriteString(" ; " + string(r.Modality))
	}
	return b.String()
}

// readStated reads files of sentences, each on a line of its own and followed by
// "= TYPE role=words …" for every relation that it states.
func readStated(t *testing.T, folder string) []stated {
	t.Helper()
	var out []stated
	eachLine(t, folder, func(place, line string) {
		switch {
		case line == "" || line[0] == '#':
		case line[0] != '=':
			out = append(out, stated{place: place, text: line})
		case len(out) == 0:
			t.Fatalf("%s: a relation before any sentence", place)
		default:
			s := &out[len(out)-1]
			s.want = append(s.want, readExpected(t, place, s.text, strings.TrimSpace(line[1:])))
		}
	})
	return out
}

// eachLine calls do with every line of the text files in a folder, and its place.
func eachLine(t *testing.T, folder string, do func(place, line string)) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no files in %s: %v", folder, err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range strings.Lines(string(text)) {
			n++
			do(fmt.Sprintf("%s:%d", filepath.Base(f), n), strings.TrimSpace(line))
		}
	}
}

var role = regexp.MustCompile(` (\w+)=`)

func readExpected(t *testing.T, place, text, line string) expected {
	t.Helper()
	e := expected{line: line, polarity: relation.Positive}
	parts := strings.Split(line, ";")
	for _, p := range parts[1:] {
		if p = strings.TrimSpace(p); p == "not" {
			e.polarity = relation.Negative
		} else {
			e.modality = relation.Modality(p)
		}
	}
	head := strings.TrimSpace(parts[0])
	e.typ, _, _ = strings.Cut(head, " ")
	typ, ok := relation.News().Type(e.typ)
	if !ok {
		t.Fatalf("%s: unknown type %q", place, e.typ)
	}
	at := role.FindAllStringSubmatchIndex(head, -1)
	for i, m := range at {
		end := len(head)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		name, filler := head[m[2]:m[3]], strings.TrimSpace(head[m[1]:end])
		if _, ok := typ.Role(name); !ok && !slices.Contains([]string{"time", "place", "origin", "purpose", "vehicle", "instrument", "amount"}, name) {
			t.Fatalf("%s: %s has no role %q", place, e.typ, name)
		}
		if !strings.Contains(text, filler) {
			t.Fatalf("%s: %q is not in the sentence", place, filler)
		}
		e.roles, e.fillers = append(e.roles, name), append(e.fillers, filler)
	}
	return e
}
