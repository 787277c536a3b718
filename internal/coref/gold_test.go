package coref

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

var (
	goldFile = flag.String("gold", "", "annotated articles (gold.jsonl) to score coreference on, with gold mentions")
	fixDir   = flag.String("parsed", "", "folder with the parsed texts of the articles, ID.json each")
	why      = flag.Int("why", -1, "explain the ranking for the mention at this offset")
	showAll  = flag.Bool("show", false, "list every article's clusters that differ from gold")
)

type goldArticle struct {
	ID       string `json:"id"`
	Entities []struct {
		ID       string           `json:"id"`
		Type     entity.Type      `json:"type"`
		Subtype  string           `json:"subtype"`
		Name     string           `json:"name"`
		Mentions []entity.Mention `json:"mentions"`
	} `json:"entities"`
}

// TestGold scores the resolver with gold mentions: B3 over all mentions of the
// entities that have a name, as in the shared evaluation.
func TestGold(t *testing.T) {
	if *goldFile == "" || *fixDir == "" {
		t.Skip("no annotated articles: give -gold FILE and -parsed DIR")
	}
	f, err := os.Open(*goldFile)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all b3
	for sc := newLines(f); sc.Scan(); {
		var g goldArticle
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		text, ok := parsedText(t, g.ID)
		if !ok {
			t.Logf("%s: no parsed text", g.ID)
			continue
		}
		one := scoreGold(t, &g, text)
		t.Logf("%-32s %s", g.ID, one)
		all.add(one)
	}
	t.Logf("%-32s %s", "all", all)
}

func newLines(f *os.File) *bufio.Scanner {
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 64<<20)
	return sc
}

func parsedText(t *testing.T, id string) (*syntax.Text, bool) {
	for _, name := range []string{id, strings.TrimSuffix(id, ".txt")} {
		b, err := os.ReadFile(filepath.Join(*fixDir, name+".json"))
		if err != nil {
			continue
		}
		text := new(syntax.Text)
		if err := json.Unmarshal(b, text); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return text, true
	}
	return nil, false
}

// scoreGold resolves g's own mentions. Types of pronouns, subtypes of names and
// everything that a relation finder would make are withheld.
func scoreGold(t *testing.T, g *goldArticle, text *syntax.Text) b3 {
	gold := map[syntax.Span]string{}
	var ms []entity.Mention
	for _, e := range g.Entities {
		if e.Type == entity.Title || e.Type == entity.Thing && strings.HasPrefix(e.ID, "k-") {
			continue
		}
		named := false
		for _, m := range e.Mentions {
			named = named || m.Kind == entity.Name
		}
		for _, m := range e.Mentions {
			m.Sentence, m.Head, m.Confidence = -1, -1, 1
			if m.Kind != entity.Pronoun {
				m.Type = e.Type
			}
			if m.Kind == entity.Nominal {
				m.Subtype = e.Subtype
			}
			if e.Type == entity.Date && strings.Contains(e.Name, "-") {
				m.Value = e.Name
			}
			ms = append(ms, m)
			if named && e.Type.Named() {
				gold[m.Span] = e.ID
			}
		}
	}
	a := read(nil, text, ms)
	a.trace = func(i int, cs []candidate, w *vector) {
		if a.m[i].Start != *why {
			return
		}
		for _, c := range cs {
			var b strings.Builder
			for f, x := range c.v {
				if x*w[f] != 0 {
					fmt.Fprintf(&b, " %d:%.1f*%.1f", f, x, w[f])
				}
			}
			t.Logf("  why %s: %s@%d (%s) = %.2f:%s", a.m[i].Text, a.m[c.via].Text, a.m[c.via].Start, a.m[a.set[c.root].members[0]].Text, c.v.score(w), b.String())
		}
	}
	if err := a.resolve(); err != nil {
		t.Fatal(err)
	}
	es := a.entities()
	pred := map[syntax.Span]string{}
	for i := range es {
		if es[i].Named() {
			for _, m := range es[i].Mentions {
				pred[m.Span] = es[i].ID
			}
		}
	}
	if *showAll {
		explain(t, g, es, gold)
	}
	return newB3(gold, pred)
}

// explain lists the entities whose mentions are not those of one gold entity.
func explain(t *testing.T, g *goldArticle, es []entity.Entity, gold map[syntax.Span]string) {
	for i := range es {
		var b strings.Builder
		ids := map[string]bool{}
		for _, m := range es[i].Mentions {
			id := gold[m.Span]
			ids[id] = true
			fmt.Fprintf(&b, " %s[%s]", m.Text, id)
		}
		if len(ids) > 1 {
			t.Logf("  mixed %s %s:%s", es[i].Type, es[i].Name, b.String())
		}
	}
	for _, e := range g.Entities {
		if len(e.Mentions) == 0 || gold[e.Mentions[0].Span] == "" {
			continue
		}
		where := map[string][]string{}
		for _, m := range e.Mentions {
			where[find(es, m.Span)] = append(where[find(es, m.Span)], fmt.Sprintf("%s@%d", m.Text, m.Start))
		}
		if len(where) > 1 {
			t.Logf("  split %s: %v", e.Name, where)
		}
	}
}

func find(es []entity.Entity, s syntax.Span) string {
	for i := range es {
		for _, m := range es[i].Mentions {
			if m.Span == s {
				return es[i].Name + "/" + es[i].ID
			}
		}
	}
	return "-"
}

// b3 is the B-cubed measure (Bagga and Baldwin, 1998).
type b3 struct {
	p, r    float64
	np, ngo int
}

func newB3(gold, pred map[syntax.Span]string) b3 {
	gc, pc := map[string]map[syntax.Span]bool{}, map[string]map[syntax.Span]bool{}
	fill(gc, gold)
	fill(pc, pred)
	s := b3{np: len(pred), ngo: len(gold)}
	for m, c := range pred {
		if g, ok := gold[m]; ok {
			both := 0
			for x := range pc[c] {
				if gc[g][x] {
					both++
				}
			}
			s.p += float64(both) / float64(len(pc[c]))
			s.r += float64(both) / float64(len(gc[g]))
		}
	}
	return s
}

func fill(clusters map[string]map[syntax.Span]bool, of map[syntax.Span]string) {
	for m, c := range of {
		if clusters[c] == nil {
			clusters[c] = map[syntax.Span]bool{}
		}
		clusters[c][m] = true
	}
}

func (s *b3) add(o b3) { s.p += o.p; s.r += o.r; s.np += o.np; s.ngo += o.ngo }

func (s b3) String() string {
	p, r := s.p/float64(max(s.np, 1)), s.r/float64(max(s.ngo, 1))
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %5.1f R %5.1f F1 %5.1f (%d gold, %d found)", 100*p, 100*r, 100*f, s.ngo, s.np)
}
