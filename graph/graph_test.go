package graph_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/relation"
)

// merge adds the documents and describes the edges, one line each:
//
//	2/1 GIFTED(giver=…, recipient=…) actual 2024-02-20 !time:b:2024-01-20
func merge(docs ...*actant.Document) []string {
	var g graph.Graph
	for _, d := range docs {
		g.Add(d)
	}
	return describe(&g)
}

func describe(g *graph.Graph) []string {
	var out []string
	for e := range g.Edges() {
		var args []string
		for _, a := range e.Args {
			args = append(args, a.Role+"="+a.Node.ID)
		}
		s := fmt.Sprintf("%d/%d %s(%s) %s %s", len(e.Support), e.Sources, e.Type, strings.Join(args, ", "), e.Modality, e.Time)
		if e.Polarity == relation.Negative {
			s += " not"
		}
		for _, c := range e.Conflicts {
			s += fmt.Sprintf(" !%s:%s:%s", c.Field, c.Doc, c.Value)
		}
		out = append(out, strings.TrimSpace(strings.Join(strings.Fields(s), " ")))
	}
	return out
}

func TestMerge(t *testing.T) {
	for _, test := range []struct {
		name string
		docs []*actant.Document
		want []string
	}{
		{
			"variants of names, and a thing known by its relation",
			[]*actant.Document{
				doc("a", "2024-05-01", "p PERSON Ana María López | López", "k PERSON Choi Min-ho", "c PRODUCT/vehicle ~ a red car | the gift", "GIFTED giver=p recipient=k gift=c"),
				doc("b", "2024-05-02", "x PERSON Ana Maria Lopez", "y PERSON Choi Min Ho", "z PRODUCT/vehicle ~ a limousine", "m PLACE/country Spain", "GIFTED giver=x recipient=y gift=z", "MADE_IN product=z place=m"),
				doc("c", "2024-05-02", "x PERSON Ana Maria Lopez", "y PERSON Choi Min Ho", "z PRODUCT/vehicle ~ a car", "m PLACE/country Spain", "GIFTED giver=x recipient=y gift=z", "MADE_IN product=z place=m"),
			},
			[]string{
				"3/3 GIFTED(giver=ana-maria-lopez, recipient=choi-min-ho, gift=a-car) actual",
				"2/2 MADE_IN(product=a-car, place=spain) actual",
			},
		},
		{
			"things of a kind that relations do not join stay apart",
			[]*actant.Document{
				doc("a", "", "p PERSON Ana López", "c PRODUCT/vehicle ~ a car", "OWNS owner=p owned=c"),
				doc("b", "", "p PERSON Ana López", "c PRODUCT/vehicle ~ a truck", "OWNS owner=p owned=c"),
			},
			[]string{"1/1 OWNS(owner=ana-lopez, owned=a-car) actual", "1/1 OWNS(owner=ana-lopez, owned=a-truck) actual"},
		},
		{
			"an open role joins the only relation that fills it",
			[]*actant.Document{
				doc("a", "", "p ORGANIZATION Acme Corp.", "q ORGANIZATION Widget Inc", "g THING ~ steel", "SUPPLIED supplier=p recipient=q goods=g"),
				doc("b", "", "p ORGANIZATION Acme", "g THING ~ the steel", "q ORGANIZATION Widget", "SUPPLIED recipient=q supplier=p"),
			},
			[]string{"2/2 SUPPLIED(supplier=acme-corp, recipient=widget-inc, goods=steel) actual"},
		},
		{
			"a time that differs by days conflicts; one that is vaguer does not",
			[]*actant.Document{
				doc("a", "", "p PERSON Ana López", "q PERSON Bo Li", "MET participant=p participant=q time=2024-05-01"),
				doc("b", "", "p PERSON Ana López", "q PERSON Bo Li", "MET participant=q participant=p time=2024-05"),
				doc("c", "", "p PERSON Ana López", "q PERSON Bo Li", "MET participant=q participant=p time=2024-05-03"),
				doc("d", "", "p PERSON Ana López", "q PERSON Bo Li", "MET participant=q participant=p time=2024-05-01"),
			},
			[]string{"4/4 MET(participant=ana-lopez, participant=bo-li) actual 2024-05-01 !time:c:2024-05-03"},
		},
		{
			"a date that an article disputes itself",
			[]*actant.Document{
				doc("a", "2024-02-20", "p PERSON Ana López", "q PERSON Bo Li", "THANKED thanker=p thanked=q time=2024-02-20"),
				doc("b", "2024-02-20", "p PERSON Ana López", "q PERSON Bo Li", "THANKED thanker=p thanked=q time=2024-02-20 disputed=2024-01-20"),
			},
			[]string{"2/2 THANKED(thanker=ana-lopez, thanked=bo-li) actual 2024-02-20 !time:b:2024-01-20"},
		},
		{
			"two occasions that one article tells are two",
			[]*actant.Document{
				doc("a", "", "p PERSON Ana López", "q PERSON Bo Li", "MET participant=p participant=q time=2018", "MET participant=p participant=q time=2019"),
				doc("b", "", "p PERSON Ana López", "q PERSON Bo Li", "MET participant=p participant=q time=2019-03"),
			},
			[]string{
				"2/2 MET(participant=ana-lopez, participant=bo-li) actual 2019-03",
				"1/1 MET(participant=ana-lopez, participant=bo-li) actual 2018",
			},
		},
		{
			"polarity and modality by most sources",
			[]*actant.Document{
				doc("a", "", "p ORGANIZATION Acme", "q ORGANIZATION Widget", "ACQUIRED acquirer=p acquired=q"),
				doc("b", "", "p ORGANIZATION Acme", "q ORGANIZATION Widget", "ACQUIRED acquirer=p acquired=q alleged"),
				doc("c", "", "p ORGANIZATION Acme", "q ORGANIZATION Widget", "ACQUIRED acquirer=p acquired=q negative alleged"),
			},
			[]string{"3/3 ACQUIRED(acquirer=acme, acquired=widget) alleged !polarity:c:negative"},
		},
		{
			"numbers",
			[]*actant.Document{
				doc("a", "", "p ORGANIZATION Acme", "v PERSON ~ 13 people", "KILLED killer=p victim=v"),
				doc("b", "", "p ORGANIZATION Acme", "v PERSON ~ 15 people", "KILLED killer=p victim=v"),
				doc("c", "", "p ORGANIZATION Acme", "v PERSON ~ 13 people", "KILLED killer=p victim=v"),
			},
			[]string{"2/2 KILLED(killer=acme, victim=13-people) actual", "1/1 KILLED(killer=acme, victim=15-people) actual"},
		},
		{
			"one place of birth",
			[]*actant.Document{
				doc("a", "", "p PERSON Ana López", "l PLACE/city Quito", "BORN person=p birthplace=l"),
				doc("b", "", "p PERSON Ana López", "l PLACE/city Cuenca", "BORN person=p birthplace=l"),
			},
			[]string{
				"1/1 BORN(person=ana-lopez, birthplace=cuenca) actual !birthplace:a:Quito",
				"1/1 BORN(person=ana-lopez, birthplace=quito) actual !birthplace:b:Cuenca",
			},
		},
		{
			"two people of one name",
			[]*actant.Document{
				doc("a", "2020-01-01", "p PERSON John Smith", "n QUANTITY ~ 30", "o ORGANIZATION Acme", "AGED person=p age=n", "LED leader=p led=o"),
				doc("b", "2020-01-01", "p PERSON John Smith", "n QUANTITY ~ 71", "o ORGANIZATION Widget", "AGED person=p age=n", "LED leader=p led=o"),
			},
			[]string{
				"1/1 AGED(person=john-smith, age=30) actual",
				"1/1 AGED(person=john-smith-2, age=71) actual",
				"1/1 LED(leader=john-smith, led=acme) actual",
				"1/1 LED(leader=john-smith-2, led=widget) actual",
			},
		},
		{
			"a surname alone, in shared company",
			[]*actant.Document{
				doc("a", "", "p PERSON Ana López", "o ORGANIZATION Acme", "LED leader=p led=o"),
				doc("b", "", "p PERSON López", "o ORGANIZATION Acme", "LED leader=p led=o"),
				doc("c", "", "p PERSON López", "o ORGANIZATION Widget", "LED leader=p led=o"),
			},
			[]string{"2/2 LED(leader=ana-lopez, led=acme) actual", "1/1 LED(leader=lopez, led=widget) actual"},
		},
		{
			"an acronym",
			[]*actant.Document{
				doc("a", "", "o ORGANIZATION National Hurricane Watch Agency", "p PLACE/country France", "PART_OF part=o whole=p"),
				doc("b", "", "o ORGANIZATION NHWA", "p PLACE/country French Republic", "PART_OF part=o whole=p"),
			},
			[]string{"2/2 PART_OF(part=national-hurricane-watch-agency, whole=france) actual"},
		},
		{
			"a country is not its people",
			[]*actant.Document{
				doc("a", "", "p PERSON ~ tourists", "g GROUP French", "CITIZEN_OF person=p place=g"),
				doc("b", "", "p PERSON ~ tourists", "g PLACE/country France", "CITIZEN_OF person=p place=g"),
			},
			[]string{"1/1 CITIZEN_OF(person=tourists, place=french) actual", "1/1 CITIZEN_OF(person=tourists-2, place=france) actual"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, merge(test.docs...)); diff != "" {
				t.Error(diff)
			}
			slices.Reverse(test.docs)
			if diff := cmp.Diff(test.want, merge(test.docs...)); diff != "" {
				t.Errorf("in reverse order: %s", diff)
			}
		})
	}
}

func TestSources(t *testing.T) {
	lines := []string{"p PERSON Ana López", "o ORGANIZATION Acme", "LED leader=p led=o"}
	original := words(1, 300)
	rewrite := words(2, 120) + original[:len(original)/2] + words(3, 100)
	for _, test := range []struct {
		name  string
		texts []string
		want  int
	}{
		{"independent", []string{words(1, 300), words(2, 300), words(3, 300)}, 3},
		{"reprint", []string{original, "Reuters " + original[40:], words(3, 300)}, 2},
		{"loose rewrite", []string{original, rewrite, words(4, 300)}, 2},
		{"a phrase in two short notes", []string{"it was a very good day for all", "it was a very good day for none"}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			var g graph.Graph
			for i, text := range test.texts {
				g.Add(withText(doc(fmt.Sprint(i), "", lines...), text))
			}
			for e := range g.Edges() {
				if e.Sources != test.want {
					t.Errorf("%d sources, want %d", e.Sources, test.want)
				}
			}
		})
	}
}

func TestReplaceAndRemove(t *testing.T) {
	a := doc("a", "", "p PERSON Ana López", "o ORGANIZATION Acme", "LED leader=p led=o")
	b := doc("b", "", "p PERSON Ana López", "o ORGANIZATION Widget", "LED leader=p led=o")
	var g graph.Graph
	g.Add(a)
	g.Add(a)
	g.Add(b)
	g.Add(nil)
	if g.Len() != 2 {
		t.Errorf("%d documents, want 2", g.Len())
	}
	if n := g.Of("b", "p"); n == nil || n.ID != "ana-lopez" || len(n.Members) != 2 {
		t.Errorf("Of: %+v", n)
	}
	if g.Of("b", "x") != nil || g.Of("x", "p") != nil || g.Node("x") != nil {
		t.Error("found what is not there")
	}
	if !g.Remove("b") || g.Remove("b") {
		t.Error("Remove does not report what it did")
	}
	if diff := cmp.Diff(merge(a), describe(&g)); diff != "" {
		t.Error(diff)
	}
}

func TestEmpty(t *testing.T) {
	var g graph.Graph
	b, err := json.Marshal(&g)
	if err != nil || string(b) != `{"entities":[],"relations":[]}` {
		t.Errorf("%s %v", b, err)
	}
	g.Add(new(actant.Document))
	g.Add(&actant.Document{ID: "x", Relations: []relation.Relation{{Type: "MET", Args: []relation.Argument{{Role: "participant", Entity: "none"}}}}})
	if n := len(describe(&g)); n != 0 {
		t.Errorf("%d edges of nothing", n)
	}
}

// TestOrder: whatever the order of adding, and whatever was in between, the
// bytes are the same.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 12).Draw(t, "documents")
		seed := rapid.Uint64().Draw(t, "seed")
		docs := make([]*actant.Document, n)
		for i := range docs {
			docs[i] = synthetic(i, rand.New(rand.NewPCG(seed, uint64(i))), 8)
		}
		var first, second graph.Graph
		for _, d := range docs {
			first.Add(d)
		}
		for _, d := range rapid.Permutation(docs).Draw(t, "order") {
			second.Add(d)
			if rapid.Bool().Draw(t, "read in between") {
				describe(&second)
			}
			if rapid.IntRange(0, 3).Draw(t, "remove") == 0 {
				second.Remove(d.ID)
				second.Add(d)
			}
		}
		x, err1 := json.Marshal(&first)
		y, err2 := json.Marshal(&second)
		if err1 != nil || err2 != nil || string(x) != string(y) {
			t.Fatalf("%v %v %s", err1, err2, cmp.Diff(string(x), string(y)))
		}
	})
}

// TestLag: a late view is the one of before, then the exact one.
func TestLag(t *testing.T) {
	g := graph.Graph{Lag: 0.19}
	for i := range 20 {
		g.Add(nth(i, 50))
	}
	before := len(describe(&g))
	for i := 20; i < 24; i++ {
		g.Add(nth(i, 50))
		if n := len(describe(&g)); n != before {
			t.Fatalf("after %d more: %d edges, want those %d of before", i-19, n, before)
		}
		if g.Of(fmt.Sprintf("%06d", i), "p1") != nil || g.Candidates(graph.Member{Doc: fmt.Sprintf("%06d", i), Entity: "p1"}) != nil {
			t.Fatal("a late view knows a new entity")
		}
	}
	g.Add(nth(24, 50))
	var now graph.Graph
	for i := range 25 {
		now.Add(nth(i, 50))
	}
	if diff := cmp.Diff(describe(&now), describe(&g)); diff != "" {
		t.Error(diff)
	}
	g.Add(nth(25, 50))
	now.Add(nth(25, 50))
	x, _ := json.Marshal(&g)
	y, _ := json.Marshal(&now)
	if string(x) != string(y) {
		t.Error("the JSON is late")
	}
}
