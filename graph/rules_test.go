package graph_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
)

func member(s string) graph.Member { return graph.Member{Doc: s[:1], Entity: s[1:]} }

// smiths are four articles: a and b, and c and d, share company.
func smiths() []*actant.Document {
	return []*actant.Document{
		doc("a", "", "p PERSON John Smith", "o ORGANIZATION Acme Corp", "LED leader=p led=o"),
		doc("b", "", "p PERSON John Smith", "o ORGANIZATION Acme Corp", "LED leader=p led=o"),
		doc("c", "", "p PERSON John Smith", "o ORGANIZATION Widget Works", "LED leader=p led=o"),
		doc("d", "", "p PERSON John Smith", "o ORGANIZATION Widget Works", "LED leader=p led=o", "q PERSON Jack Miller"),
	}
}

func nodesOf(g *graph.Graph, members ...string) []string {
	var out []string
	for _, m := range members {
		out = append(out, g.Of(m[:1], m[1:]).ID)
	}
	return out
}

func TestForbidDivides(t *testing.T) {
	var g graph.Graph
	if err := g.Forbid(member("ap"), member("cp")); err != nil { // before any document
		t.Fatal(err)
	}
	for _, d := range smiths() {
		g.Add(d)
	}
	check := func() {
		t.Helper()
		want := []string{"john-smith", "john-smith", "john-smith-2", "john-smith-2"}
		if diff := cmp.Diff(want, nodesOf(&g, "ap", "bp", "cp", "dp")); diff != "" {
			t.Error(diff)
		}
	}
	check()
	g.Remove("c")
	if g.Of("a", "p") != g.Of("d", "p") {
		t.Error("a rule about an absent document holds")
	}
	g.Add(smiths()[2])
	check()
	if !g.Release(member("cp"), member("ap")) || g.Release(member("cp"), member("ap")) {
		t.Error("Release does not report what it did")
	}
	if g.Of("a", "p") != g.Of("c", "p") {
		t.Error("released, and still apart")
	}
}

func TestPinJoins(t *testing.T) {
	var g graph.Graph
	for _, d := range smiths() {
		g.Add(d)
	}
	if err := g.Pin(member("dq"), member("ap")); err != nil {
		t.Fatal(err)
	}
	n := g.Of("d", "q")
	if n != g.Of("b", "p") || n.Name != "John Smith" || len(n.Members) != 5 {
		t.Errorf("%+v", n)
	}
	if c := g.Candidates(member("dq")); len(c) != 1 || c[0].Score != 1 {
		t.Errorf("candidates of a pinned entity: %v", c)
	}
}

func TestPinMovesWithForbid(t *testing.T) {
	var g graph.Graph
	for _, d := range smiths() {
		g.Add(d)
	}
	for _, err := range []error{g.Pin(member("bp"), member("cp")), g.Forbid(member("ap"), member("cp"))} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want := []string{"john-smith-2", "john-smith", "john-smith", "john-smith"}
	if diff := cmp.Diff(want, nodesOf(&g, "ap", "bp", "cp", "dp")); diff != "" {
		t.Error(diff)
	}
}

func TestContradiction(t *testing.T) {
	var g graph.Graph
	a, b, c := member("ap"), member("bp"), member("cp")
	if err := errors.Join(g.Pin(a, b), g.Pin(b, c)); err != nil {
		t.Fatal(err)
	}
	var re *graph.RuleError
	if err := g.Forbid(c, a); !errors.As(err, &re) || re.Rule != (graph.Rule{A: c, B: a}) {
		t.Errorf("forbid against pins: %v", err)
	}
	d := member("dp")
	if err := g.Forbid(d, c); err != nil {
		t.Fatal(err)
	}
	err := g.Pin(a, d)
	if !errors.As(err, &re) || re.With != (graph.Rule{A: c, B: d}) {
		t.Errorf("pin against a forbid: %v", err)
	}
	if want := "graph: a#p = d#p contradicts c#p ≠ d#p"; err.Error() != want {
		t.Errorf("%q, want %q", err, want)
	}
	if diff := cmp.Diff([]string{"a#p = b#p", "b#p = c#p", "c#p ≠ d#p"}, list(g.Rules())); diff != "" {
		t.Error(diff)
	}
}

func list(rules []graph.Rule) []string {
	var out []string
	for _, r := range rules {
		out = append(out, r.String())
	}
	return out
}

// TestUnnamedForbid: things without a name that relations would join.
func TestUnnamedForbid(t *testing.T) {
	var g graph.Graph
	for _, id := range []string{"a", "b"} {
		g.Add(doc(id, "", "p PERSON Ana López", "q PERSON Bo Li", "c PRODUCT ~ a car", "GIFTED giver=p recipient=q gift=c"))
	}
	if g.Of("a", "c") != g.Of("b", "c") {
		t.Fatal("the gift of one giver to one recipient is two")
	}
	if err := g.Forbid(member("ac"), member("bc")); err != nil {
		t.Fatal(err)
	}
	if g.Of("a", "c") == g.Of("b", "c") {
		t.Error("forbidden, and one")
	}
}

func TestCandidates(t *testing.T) {
	var g graph.Graph
	g.Add(doc("a", "", "p PERSON Ana López", "o ORGANIZATION Acme Corp", "r ORGANIZATION Beta Bank"))
	g.Add(doc("b", "", "p PERSON Rosa López", "o ORGANIZATION Acme Corp"))
	g.Add(doc("c", "", "p PERSON López", "o ORGANIZATION Acme Corp", "r ORGANIZATION Beta Bank"))
	g.Add(doc("d", "", "p PERSON Eva Braun"))
	var got []string
	for _, c := range g.Candidates(member("cp")) {
		got = append(got, c.Node.ID)
	}
	if diff := cmp.Diff([]string{"ana-lopez", "rosa-lopez", "lopez"}, got); diff != "" {
		t.Error(diff)
	}
	if c := g.Candidates(member("dp")); len(c) != 1 || c[0].Score != 1 {
		t.Errorf("a sure one: %v", c)
	}
	if c := g.Candidates(member("xp")); c != nil {
		t.Errorf("of nothing: %v", c)
	}
}

// TestUnsure: an article that may mean either of two namesakes is given to
// neither.
func TestUnsure(t *testing.T) {
	var g graph.Graph
	g.Add(doc("a", "2020-01-01", "p PERSON John Smith", "n QUANTITY ~ 30", "AGED person=p age=n", "o ORGANIZATION Acme Corp"))
	g.Add(doc("b", "2020-01-01", "p PERSON John Smith", "n QUANTITY ~ 71", "AGED person=p age=n"))
	g.Add(doc("c", "", "p PERSON John Smith"))
	g.Add(doc("d", "", "p PERSON John Smith", "o ORGANIZATION Acme Corp"))
	ids := nodesOf(&g, "ap", "bp", "cp", "dp")
	if ids[0] == ids[1] || ids[2] == ids[0] || ids[2] == ids[1] || ids[3] != ids[0] {
		t.Error(ids)
	}
	if n := len(g.Candidates(member("cp"))); n != 3 {
		t.Errorf("%d candidates, want both namesakes and itself", n)
	}
}

// TestRulesInAnyOrder: neither the order of the rules nor that of the documents
// matters.
func TestRulesInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		seed := rapid.Uint64().Draw(t, "seed")
		r := rand.New(rand.NewPCG(seed, 7))
		var docs []*actant.Document
		for i := range 6 {
			docs = append(docs, synthetic(i, r, 6))
		}
		var rules []graph.Rule
		var trial graph.Graph // refuses what contradicts
		for range 6 {
			rule := graph.Rule{A: randomMember(r), B: randomMember(r), Same: r.IntN(2) == 0}
			if apply(&trial, rule) == nil {
				rules = append(rules, rule)
			}
		}
		build := func(rules []graph.Rule, docs []*actant.Document) []byte {
			var g graph.Graph
			for i := range max(len(rules), len(docs)) {
				if i < len(rules) {
					if err := apply(&g, rules[i]); err != nil {
						t.Fatal(err)
					}
				}
				if i < len(docs) {
					g.Add(docs[i])
				}
			}
			for _, rule := range rules {
				if (g.Of(rule.A.Doc, rule.A.Entity) == g.Of(rule.B.Doc, rule.B.Entity)) != rule.Same {
					t.Fatalf("%v does not hold", rule)
				}
			}
			b, err := json.Marshal(&g)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		want := build(rules, docs)
		got := build(rapid.Permutation(slices.Clone(rules)).Draw(t, "rules"), rapid.Permutation(slices.Clone(docs)).Draw(t, "documents"))
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func randomMember(r *rand.Rand) graph.Member {
	return graph.Member{Doc: fmt.Sprintf("%06d", r.IntN(6)), Entity: fmt.Sprintf("p%d", r.IntN(8))}
}

func apply(g *graph.Graph, r graph.Rule) error {
	if r.Same {
		return g.Pin(r.A, r.B)
	}
	return g.Forbid(r.A, r.B)
}
