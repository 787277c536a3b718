package readback

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/export"
)

// A bratFile is what a reader written after brat's description finds.
type bratFile struct {
	texts  map[string]string // T ids and their types
	events int
	args   int
	coref  int // mentions in chains
	states int // attributes
	speak  int // speakers of quotes
}

var (
	bratText  = regexp.MustCompile(`^(T[0-9]+)\t([A-Za-z0-9_-]+) ([0-9]+) ([0-9]+)\t(.*)$`)
	bratEvent = regexp.MustCompile(`^(E[0-9]+)\t([A-Za-z0-9_-]+):(T[0-9]+)((?: [A-Za-z0-9_-]+:T[0-9]+)*)$`)
	bratCoref = regexp.MustCompile(`^\*\tCoref((?: T[0-9]+){2,})$`)
	bratState = regexp.MustCompile(`^A[0-9]+\t(Negated|Modality) (E[0-9]+)( [A-Za-z0-9_-]+)?$`)
	bratPair  = regexp.MustCompile(`^R[0-9]+\t([A-Za-z0-9_-]+) Arg1:(T[0-9]+) Arg2:(T[0-9]+)$`)
	bratNorm  = regexp.MustCompile(`^N[0-9]+\tReference (T[0-9]+) [^ :\t]+:[^ \t]+\t.*$`)
	bratNote  = regexp.MustCompile(`^#[0-9]+\tAnnotatorNotes ([TE][0-9]+)\t.+$`)
)

func readBrat(text, ann string) (*bratFile, error) {
	chars := []rune(text)
	f := &bratFile{texts: map[string]string{}}
	events := map[string]bool{}
	var refs []string // must be there at the end
	for n, line := range strings.Split(strings.TrimSuffix(ann, "\n"), "\n") {
		fail := func(what string) error { return fmt.Errorf("line %d: %s: %q", n+1, what, line) }
		if line == "" {
			continue
		}
		if m := bratText.FindStringSubmatch(line); m != nil {
			from, _ := strconv.Atoi(m[3])
			to, _ := strconv.Atoi(m[4])
			if from >= to || to > len(chars) || f.texts[m[1]] != "" {
				return nil, fail("a range that is none, or an id twice")
			}
			if spaced(string(chars[from:to])) != m[5] {
				return nil, fail("the text has " + strconv.Quote(string(chars[from:to])))
			}
			f.texts[m[1]] = m[2]
		} else if m := bratEvent.FindStringSubmatch(line); m != nil {
			if events[m[1]] || f.texts[m[3]] != m[2] {
				return nil, fail("an event twice, or without its trigger")
			}
			events[m[1]] = true
			f.events++
			roles := map[string]bool{}
			for arg := range strings.FieldsSeq(m[4]) {
				role, to, _ := strings.Cut(arg, ":")
				if roles[role] {
					return nil, fail("a role twice")
				}
				roles[role] = true
				refs = append(refs, to)
				f.args++
			}
		} else if m := bratCoref.FindStringSubmatch(line); m != nil {
			ids := strings.Fields(m[1])
			refs = append(refs, ids...)
			f.coref += len(ids)
		} else if m := bratState.FindStringSubmatch(line); m != nil {
			refs = append(refs, m[2])
			f.states++
		} else if m := bratPair.FindStringSubmatch(line); m != nil {
			refs = append(refs, m[2], m[3])
			f.speak++
		} else if m := bratNorm.FindStringSubmatch(line); m != nil {
			refs = append(refs, m[1])
		} else if m := bratNote.FindStringSubmatch(line); m != nil {
			refs = append(refs, m[1])
		} else {
			return nil, fail("no annotation")
		}
	}
	for _, id := range refs {
		if f.texts[id] == "" && !events[id] {
			return nil, fmt.Errorf("%s is referred to and not there", id)
		}
	}
	return f, nil
}

// spaced has a space for what would end a line.
func spaced(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

func TestBrat(t *testing.T) {
	c := load(t)
	m := c.documents(t, "brat", export.Options{})
	if len(m) != 2*len(c.docs)+1 || m["annotation.conf"] == nil {
		t.Errorf("%d files of %d articles", len(m), len(c.docs))
	}
	var got, want struct{ Events, Arguments, Speakers, Chains int }
	for name, ann := range m {
		base, ok := strings.CutSuffix(name, ".ann")
		if !ok {
			continue
		}
		f, err := readBrat(m[base+".txt"].String(), ann.String())
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got.Events += f.events
		got.Arguments += f.args
		got.Speakers += f.speak
		got.Chains += f.coref
		declared(t, m["annotation.conf"].String(), f)
	}
	for _, d := range c.docs {
		want.Events += len(d.Relations)
		for _, r := range d.Relations {
			for _, a := range r.Args {
				if !a.Span.Empty() {
					want.Arguments++
				}
			}
			for _, id := range r.Attribution {
				for _, m := range d.Entity(id).Mentions {
					if !m.Span.Empty() {
						want.Arguments++
						break
					}
				}
			}
		}
		for _, q := range d.Quotes {
			if e := d.Entity(q.Speaker); e != nil && slices.ContainsFunc(e.Mentions, func(m entity.Mention) bool { return !m.Empty() }) {
				want.Speakers++
			}
		}
		for _, e := range d.Entities {
			places := map[span]bool{}
			for _, m := range e.Mentions {
				if !m.Span.Empty() {
					places[m.Span] = true
				}
			}
			if len(places) > 1 {
				want.Chains += len(places)
			}
		}
	}
	same(t, "documents", got, want)
}

// declared wants every type in the configuration.
func declared(t *testing.T, conf string, f *bratFile) {
	t.Helper()
	for _, typ := range f.texts {
		if !strings.Contains(conf, "\n"+typ+"\n") && !strings.Contains(conf, "\n"+typ+"\t") {
			t.Errorf("type %s is not declared", typ)
		}
	}
}
