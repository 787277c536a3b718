package actant_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/hostile"
	"github.com/actant-nlp/actant/internal/valid"
)

// TestLimits sets each limit low and wants the document to keep it, to be valid,
// and to say what was cut.
func TestLimits(t *testing.T) {
	text := strings.Repeat("Anna Rossi met Paolo Bianchi in Rome and Kenyan police arrested Lars Berg in Nairobi on Monday. ", 20)
	for _, c := range []struct {
		name   string
		limits actant.Limits
		note   string
		ok     func(*actant.Document) bool
	}{
		{"none reached", actant.Limits{}, "", func(d *actant.Document) bool { return len(d.Text.Source) == len(text) }},
		{"bytes", actant.Limits{Bytes: 300}, "only the first 298 of 1920 bytes were read", func(d *actant.Document) bool { return len(d.Text.Source) <= 300 }},
		{"sentence", actant.Limits{SentenceTokens: 8}, "20 sentences of more than 8 tokens were divided", func(d *actant.Document) bool {
			n := 0
			for _, s := range d.Text.Sentences {
				if n += len(s.Tokens); len(s.Tokens) > 8 {
					return false
				}
			}
			return n == 20*18
		}},
		{"mentions", actant.Limits{Mentions: 5}, "only the first 5 of ", func(d *actant.Document) bool { return len(d.Entities) <= 5 }},
		{"entities", actant.Limits{Entities: 2}, "only the first 2 of ", func(d *actant.Document) bool { return len(d.Entities) <= 4 }},
		{"relations", actant.Limits{Relations: 1}, "only the 1 most confident of ", func(d *actant.Document) bool { return len(d.Relations) == 1 }},
		{"no limit", actant.Limits{Bytes: -1, SentenceTokens: -1, Mentions: -1, Entities: -1, Relations: -1}, "",
			func(d *actant.Document) bool { return len(d.Relations) > 1 }},
	} {
		t.Run(c.name, func(t *testing.T) {
			x, err := actant.New(actant.Options{Limits: c.limits})
			if err != nil {
				t.Fatal(err)
			}
			d, err := x.Extract(context.Background(), actant.Article{ID: "a", Text: text, Plain: true})
			if err != nil {
				t.Fatal(err)
			}
			if err := valid.Document(text, d); err != nil {
				t.Error(err)
			}
			if !c.ok(d) {
				t.Errorf("the limit is not kept: %d sentences, %d entities, %d relations", len(d.Text.Sentences), len(d.Entities), len(d.Relations))
			}
			notes := strings.Join(d.Notes, "; ")
			if c.note == "" && notes != "" || !strings.Contains(notes, c.note) {
				t.Errorf("notes %q, want %q", notes, c.note)
			}
			b, err := json.Marshal(d)
			if err != nil || c.note != "" && !strings.Contains(string(b), c.note) {
				t.Errorf("the JSON does not tell the note (%v)", err)
			}
		})
	}
}

// A limit cuts at white space, never inside a character.
func TestLimitBytes(t *testing.T) {
	for _, text := range []string{strings.Repeat("é", 400), strings.Repeat("a", 800), "\xff" + strings.Repeat("\xc3", 800)} {
		for n := 1; n < 12; n++ {
			x, err := actant.New(actant.Options{AnyLanguage: true, Limits: actant.Limits{Bytes: n}})
			if err != nil {
				t.Fatal(err)
			}
			d, err := x.Extract(context.Background(), actant.Article{Text: text, Plain: true})
			if err != nil {
				t.Fatal(err)
			}
			if err := valid.Document(text, d); err != nil || len(d.Text.Source) > n {
				t.Errorf("limit %d: %d bytes, %v", n, len(d.Text.Source), err)
			}
		}
	}
}

// What the finder's own bounds cut is said too.
func TestBoundsSaid(t *testing.T) {
	var list []string
	for i := range 60 {
		list = append(list, "Anna "+string(rune('A'+i%26))+strings.Repeat("ra", 1+i/26)+"lo")
	}
	text := "Kenyan police arrested " + strings.Join(list, ", ") + " and Lars Berg on Monday."
	d, err := actant.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Notes) == 0 {
		t.Errorf("%d relations of %d people and no note", len(d.Relations), len(list))
	}
}

// TestHostile runs every kind of the hostile corpus, small, as a story and as a
// page. The times are the table's: go run ./internal/hostile/table.
func TestHostile(t *testing.T) {
	size := 8_000
	if testing.Short() {
		size = 2_000
	}
	x, err := actant.New(actant.Options{AnyLanguage: true, Open: true})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range hostile.Kinds() {
		t.Run(k.Name, func(t *testing.T) {
			n := size
			if k.Name == "digits" || k.Name == "digit-groups" {
				n = 1 // one number
			}
			text := k.Text(n)
			if text != k.Text(n) {
				t.Fatal("two texts of one kind and size differ")
			}
			for _, plain := range []bool{true, false} {
				d, err := x.Extract(context.Background(), actant.Article{ID: k.Name, Text: text, Plain: plain})
				switch {
				case k.Refused && err == nil:
					t.Error("not refused")
				case !k.Refused && err != nil:
					t.Error(err)
				case err == nil:
					if err := valid.Document(text, d); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
}
