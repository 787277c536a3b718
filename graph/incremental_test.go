package graph_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

// busy is a document full of what identity depends on: namesakes of different
// ages and countries, surnames alone, slips, names of several types, things
// without a name, kin, open roles, times that differ, functional roles, links
// and copied texts.
func busy(id string, r *rand.Rand) *actant.Document {
	pick := func(s ...string) string { return s[r.IntN(len(s))] }
	person := func() string {
		return pick("Ana López", "Ana Lopez", "A. Lopez", "López", "Rosa López", "Bo Li", "Bo Lee", "Li", "Jon Smith", "John Smith", "J. Smith", "Smith", "Kim Yo Jong", "Yo Jong", "Kim Jong Un", "Acme")
	}
	body := func() string {
		return pick("Acme Corp", "Acme", "Acm Corp", "National Hurricane Watch Agency", "NHWA", "Ministry of Defence of Kenya", "Kenyan Defense Ministry", "Widget Works", "Lexus", "Bo Li")
	}
	time := func() string {
		return pick("", "", " time=2024-05-01", " time=2024-05", " time=2024-05-03", " time=2019", " time=2024")
	}
	says := func() string { return pick("", "", " by=o0", " alleged", " negative", " by=p1") }
	lines := []string{}
	for k := range 3 {
		lines = append(lines, fmt.Sprintf("p%d PERSON %s | %s", k, person(), person()))
		lines = append(lines, fmt.Sprintf("o%d ORGANIZATION %s", k, body()))
	}
	lines = append(lines,
		"s PERSON ~ "+pick("his sister", "the sister", "the leader", "a man"),
		"t "+pick("PRODUCT/vehicle", "THING", "PRODUCT")+" ~ "+pick("a car", "the gift", "a limousine", "a car 2"),
		"n QUANTITY ~ "+pick("30", "71"),
		"v PERSON ~ "+pick("13 people", "15 people", "people"),
		"c PLACE/country "+pick("Kenya", "France", "North Korea"),
		"q PRODUCT "+pick("Lexus", "Lexu", "Acme Corp"))
	for range r.IntN(7) {
		p, o, x := fmt.Sprintf("p%d", r.IntN(3)), fmt.Sprintf("o%d", r.IntN(3)), fmt.Sprintf("p%d", r.IntN(3))
		lines = append(lines, pick(
			"MET participant="+p+" participant="+x,
			"MET participant="+p,
			"MET participant=s participant="+x,
			"GIFTED giver="+p+" recipient="+x+" gift=t",
			"GIFTED giver="+p+" gift=t",
			"FAMILY person="+p+" relative=s",
			"FAMILY person="+p+" relative="+x,
			"LED leader="+p+" led="+o,
			"LED leader=s led="+o,
			"OWNS owner="+o+" owned=q",
			"OWNS owner="+p+" owned=t",
			"AGED person="+p+" age=n",
			"CITIZEN_OF person="+p+" place=c",
			"BORN person="+p+" birthplace=c",
			"KILLED killer="+o+" victim=v",
			"MADE_IN product=t place=c",
		)+time()+says())
	}
	d := doc(id, pick("", "2020-01-01", "2024-05-03"), lines...)
	for i := range d.Entities {
		if e := &d.Entities[i]; e.Type == "ORGANIZATION" && r.IntN(6) == 0 {
			e.Link = pick("x:1", "x:2")
		}
		if e := &d.Entities[i]; e.Type == "PERSON" && r.IntN(4) == 0 && e.ID == "p2" {
			e.Mentions = append(e.Mentions, nominal(pick("the leader", "his sister")))
		}
	}
	return withText(d, words(r.IntN(12), 80))
}

// TestIncremental: whatever was added, replaced, removed, ruled and read in
// between, the graph is the one that its documents and rules make afresh.
func TestIncremental(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const pool = 10
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 3))
		in := map[string]*actant.Document{}
		var g graph.Graph
		member := func() graph.Member {
			return graph.Member{Doc: fmt.Sprint("d", r.IntN(pool)), Entity: fmt.Sprintf("p%d", r.IntN(3))}
		}
		var copies [][2]string
		for range rapid.IntRange(1, 40).Draw(t, "changes") {
			id := fmt.Sprint("d", r.IntN(pool))
			switch n := r.IntN(20); {
			case n < 10:
				in[id] = busy(id, r)
				g.Add(in[id])
			case n < 14:
				delete(in, id)
				g.Remove(id)
			case n < 17:
				json.Marshal(&g)
			case n == 17:
				_ = g.Pin(member(), member())
			case n == 18:
				_ = g.Forbid(member(), member())
			default:
				if rules := g.Rules(); len(rules) > 0 {
					x := rules[r.IntN(len(rules))]
					g.Release(x.A, x.B)
				} else {
					c := [2]string{id, fmt.Sprint("d", r.IntN(pool))}
					copies = append(copies, c)
					g.Copied(c[0], c[1])
				}
			}
		}
		var afresh graph.Graph
		for _, x := range g.Rules() {
			if err := apply(&afresh, x); err != nil {
				t.Fatal(err)
			}
		}
		for _, d := range in {
			afresh.Add(d)
		}
		for _, c := range copies {
			afresh.Copied(c[0], c[1])
		}
		if diff := cmp.Diff(whole(&afresh), whole(&g)); diff != "" {
			t.Fatal(diff)
		}
	})
}

// whole is the graph, and what queries say of it, as text.
func whole(g *graph.Graph) []string {
	var out []string
	for n := range g.Nodes() {
		b, _ := json.Marshal(n)
		out = append(out, string(b))
		for o, e := range g.Neighbors(n.ID) {
			out = append(out, "  "+o.ID+" "+e.ID)
		}
		if m := n.Members[0]; g.Of(m.Doc, m.Entity) != n || g.Node(n.ID) != n {
			out = append(out, "not found")
		}
	}
	for e := range g.Edges() {
		b, _ := json.Marshal(e)
		out = append(out, string(b))
		for s := range g.WhoSays(e) {
			out = append(out, fmt.Sprintf("  %s %d %d %v", s.Doc, s.Relation, s.Source, s.Disputes))
		}
	}
	return out
}
