package frame

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/bounded"
)

func lexicon(t *testing.T) *Lexicon {
	l := &Lexicon{}
	for _, err := range l.Read("classes.txt", `
# comment
list gift : gift
  present
list arms : gun @gift
class transitive(A, B) : subj=A obj=B!
class dative(A, B, C) : subj=A obj=B! iobj|to=C
`) {
		t.Fatal(err)
	}
	return l
}

func give() *Type {
	return &Type{Name: "GIVE", Roles: []Role{
		{Name: "giver", Core: true}, {Name: "recipient", Core: true}, {Name: "gift", Core: true},
	}}
}

// Each line is read as the triggers and items that it should be.
func TestParse(t *testing.T) {
	for _, c := range []struct{ text, triggers, items string }{
		{"give/v hand/v : subj=giver obj=gift!", "give/v hand/v", "subj=giver obj=gift!"},
		{"carry_out/v : subj=giver obj=gift!", "carry_out/v", "subj=giver obj=gift!"},
		{"pay,make~visit,call/v : subj=giver! to=recipient", "pay~visit,call/v make~visit,call/v", "subj=giver! to=recipient"},
		{"put_on~trial/v : subj=giver obj=gift!", "put_on~trial/v", "subj=giver obj=gift!"},
		{"prime_minister/n : appos=giver! of=gift", "prime_minister/n", "appos=giver! of=gift"},
		{"@gift/n -present/n : poss=giver! to=recipient", "gift/n present/n", "poss=giver! to=recipient"},
		{"<in> : head=giver! dep=gift!", "<in>", "head=giver! dep=gift!"},
		{"give/v : dative(giver, gift:PRODUCT, recipient!) as:{@arms}", "give/v",
			"subj=giver obj=gift! iobj=recipient! to=recipient! as"},
		{"blame/v : for>on|against=recipient! obj>of|of=gift -as", "blame/v",
			"for>on=recipient! against=recipient! obj>of=gift of=gift -as"},
	} {
		typ := give()
		typ.Sources = []Source{{Text: c.text}}
		p, faults := Compile(lexicon(t), []*Type{typ})
		if len(faults) > 0 {
			t.Errorf("%s: %v", c.text, faults)
			continue
		}
		f := p.frames[0]
		var triggers, items []string
		for i := range f.Triggers {
			triggers = append(triggers, f.Triggers[i].String())
		}
		for _, it := range f.Items {
			for _, way := range it.Paths {
				items = append(items, show(it, way))
			}
		}
		if diff := cmp.Diff([]string{c.triggers, c.items}, []string{strings.Join(triggers, " "), strings.Join(items, " ")}); diff != "" {
			t.Errorf("%s (-want +got)\n%s", c.text, diff)
		}
	}
}

func show(it Item, way []string) string {
	s := strings.Join(way, ">")
	if it.Not {
		s = "-" + s
	}
	if it.Role != "" {
		s += "=" + it.Role
	}
	if it.Must {
		s += "!"
	}
	return s
}

// Faults say where they are.
func TestErrors(t *testing.T) {
	typ := give()
	typ.Sources = []Source{{Text: "give/v : subj=givr obj=gift!", File: "x.txt", Line: 7}}
	_, faults := Compile(lexicon(t), []*Type{typ})
	if len(faults) != 1 || faults[0].Error() != `x.txt:7: GIVE: no such role "givr" (did you mean "giver"?)` {
		t.Errorf("got %v", faults)
	}
	l := &Lexicon{}
	if faults := l.Read("c.txt", "list a : x\nlist a : y\nclss b(A) : subj=A\nlist c : @no\n"); len(faults) != 3 {
		t.Errorf("got %v", faults)
	}
}

func TestNearest(t *testing.T) {
	for _, c := range [][2]string{{"recipent", "recipient"}, {"giver", "giver"}, {"zzzz", ""}} {
		if got := Nearest(c[0], []string{"giver", "recipient", "gift"}); got != c[1] {
			t.Errorf("Nearest(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

func TestLines(t *testing.T) {
	got := Lines("a : b # note\n  c\n\n# all\nd#e\n")
	want := []Line{{1, "a : b c"}, {5, "d#e"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Compiling never panics, whatever the text; what it accepts has triggers and
// items.
func FuzzCompile(f *testing.F) {
	for _, s := range []string{"give/v : dative(giver, gift, recipient) as:{gift}", "<in> : head=giver! dep=gift!", "a/v : b=c:{d|e}&!F ; weight=2", "~/v:", "@/n : (", "-x/v : -subj>=giver!!"} {
		f.Add(s)
	}
	lex := &Lexicon{}
	lex.Read("c.txt", "list gift : gift\nclass dative(A, B, C) : subj=A obj=B! iobj|to=C\n")
	f.Fuzz(func(t *testing.T, text string) {
		typ := give()
		typ.Sources = []Source{{Text: text}}
		var p *Program
		var faults []error
		cost := bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 10000}
		cost.Check(t, len(text), func() { p, faults = Compile(lex, []*Type{typ}) })
		if len(faults) == 0 && (len(p.frames) != 1 || len(p.frames[0].Items) == 0) {
			t.Errorf("%q: accepted without a frame", text)
		}
	})
}
