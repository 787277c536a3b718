package readback

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/export"
)

// A csvTable is a file read by encoding/csv, its rows by column.
type csvTable []csvRow

func readTable(t *testing.T, m memory, name string) csvTable {
	t.Helper()
	if m[name] == nil {
		t.Fatalf("no %s", name)
	}
	rows, err := csv.NewReader(bytes.NewReader(m[name].Bytes())).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	var out csvTable
	for _, r := range rows[1:] {
		row := map[string]string{}
		for i, cell := range r {
			row[rows[0][i]] = cell
		}
		out = append(out, row)
	}
	return out
}

// keys are the values of columns together; t fails where two rows have the same.
func (x csvTable) keys(t *testing.T, columns ...string) map[string]bool {
	t.Helper()
	out := map[string]bool{}
	for _, row := range x {
		k := joined(row, columns)
		if out[k] {
			t.Errorf("key %q is there twice", k)
		}
		out[k] = true
	}
	return out
}

type csvRow = map[string]string

func joined(row csvRow, columns []string) string {
	var parts []string
	for _, c := range columns {
		parts = append(parts, row[c])
	}
	return strings.Join(parts, "\x00")
}

func (x csvTable) refer(t *testing.T, to map[string]bool, columns ...string) {
	t.Helper()
	for _, row := range x {
		if k := joined(row, columns); !to[k] {
			t.Errorf("%v refers to nothing: %q", columns, k)
		}
	}
}

func TestTables(t *testing.T) {
	c := load(t)
	m := c.documents(t, "csv", export.Options{})
	read := func(name string) csvTable { return readTable(t, m, name+".csv") }
	articles, entities, relations := read("articles"), read("entities"), read("relations")
	mentions, arguments, attributions, open, openArgs := read("mentions"), read("arguments"), read("attributions"), read("open_relations"), read("open_arguments")
	got := counts{len(articles), len(entities), len(mentions), len(relations), len(arguments), len(attributions), len(read("evidence")),
		len(read("conflicts")), len(read("quotes")), len(open), len(openArgs)}
	want := c.want
	for _, d := range c.docs {
		for _, o := range d.Open {
			want.Attributions -= len(o.Attribution) // which the tables leave to JSON
		}
	}
	same(t, "documents", got, want)
	byArticle, byEntity, byRelation := articles.keys(t, "article"), entities.keys(t, "article", "entity"), relations.keys(t, "article", "relation")
	entities.refer(t, byArticle, "article")
	mentions.refer(t, byEntity, "article", "entity")
	arguments.refer(t, byEntity, "article", "entity")
	arguments.refer(t, byRelation, "article", "relation")
	attributions.refer(t, byEntity, "article", "entity")
	openArgs.refer(t, open.keys(t, "article", "open"), "article", "open")
}

func TestGraphTables(t *testing.T) {
	c := load(t)
	m := c.merged(t, "csv", export.Options{})
	read := func(name string) csvTable { return readTable(t, m, name+".csv") }
	entities, relations, arguments := read("entities"), read("relations"), read("arguments")
	same(t, "graph", [2]int{len(entities), len(relations)}, c.size())
	var want, got [5]int
	for n := range c.graph.Nodes() {
		want[3] += len(n.Aliases)
		want[4] += len(n.Members)
	}
	for e := range c.graph.Edges() {
		want[0] += len(e.Args)
		want[1] += len(e.Support)
		want[2] += len(e.Conflicts)
	}
	got = [5]int{len(arguments), len(read("support")), len(read("conflicts")), len(read("aliases")), len(read("members"))}
	same(t, "arguments, support, conflicts, aliases, members", got, want)
	byEntity, byRelation := entities.keys(t, "entity"), relations.keys(t, "relation")
	arguments.refer(t, byEntity, "entity")
	arguments.refer(t, byRelation, "relation")
	read("attributions").refer(t, byEntity, "entity")
	read("members").refer(t, byEntity, "entity")
}

// No cell of text begins a formula, and without the apostrophe every text is what
// it was. Verbatim tables have the texts as they are.
func TestTablesFormulas(t *testing.T) {
	c := load(t)
	guarded := readTable(t, c.documents(t, "csv", export.Options{}), "mentions.csv")
	verbatim := readTable(t, c.documents(t, "csv", export.Options{Verbatim: true}), "mentions.csv")
	i := 0
	for _, d := range c.docs {
		for _, e := range d.Entities {
			for _, m := range e.Mentions {
				// RFC 4180 readers may turn CR LF within a cell to LF, as encoding/csv does.
				want := strings.ReplaceAll(string([]rune(m.Text)), "\r\n", "\n")
				cell := guarded[i]["text"]
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
					t.Errorf("%q begins a formula", cell)
				}
				if got := strings.TrimPrefix(cell, "'"); got != want || verbatim[i]["text"] != want {
					t.Errorf("%q read back as %q and %q", want, got, verbatim[i]["text"])
				}
				i++
			}
		}
	}
}

// The two files hold what neo4j-admin asks for: ids that are unique, relationships
// between ids that are there, cells of their columns' types on one line.
func TestNeo4j(t *testing.T) {
	c := load(t)
	m := c.documents(t, "neo4j", export.Options{})
	n := checkNeo4j(t, m)
	want := map[string]int{"Article": c.want.Articles, "Entity": c.want.Entities, "Relation": c.want.Relations,
		"MENTIONED_IN": c.want.Mentions, "STATED_IN": c.want.Relations, "argument": c.want.Arguments}
	for _, d := range c.docs {
		for _, r := range d.Relations {
			want["SAID_BY"] += len(r.Attribution)
			if len(r.Args) > 1 {
				want["direct"]++
			}
		}
	}
	for kind, number := range want {
		same(t, kind, n[kind], number)
	}
	n = checkNeo4j(t, c.merged(t, "neo4j", export.Options{}))
	want = map[string]int{"Entity": c.size()[0], "Relation": c.size()[1]}
	for e := range c.graph.Edges() {
		want["STATED_IN"] += len(e.Support)
		want["CONTRADICTED_IN"] += len(e.Conflicts)
		want["argument"] += len(e.Args)
		want["SAID_BY"] += len(e.Attribution)
	}
	for kind, number := range want {
		same(t, "graph: "+kind, n[kind], number)
	}
}

func checkNeo4j(t *testing.T, m memory) map[string]int {
	t.Helper()
	out := map[string]int{}
	for name, b := range m {
		if rows := len(readTable(t, m, name)); bytes.Count(b.Bytes(), []byte("\n")) != rows+1 || bytes.ContainsRune(b.Bytes(), '\r') {
			t.Errorf("%s: a cell has a line break", name)
		}
	}
	nodes, relationships := readTable(t, m, "nodes.csv"), readTable(t, m, "relationships.csv")
	ids := nodes.keys(t, ":ID")
	for _, n := range nodes {
		label, _, _ := strings.Cut(n[":LABEL"], ";")
		out[label]++
	}
	relationships.refer(t, ids, ":START_ID")
	relationships.refer(t, ids, ":END_ID")
	for _, r := range relationships {
		switch typ := r[":TYPE"]; {
		case typ == "":
			t.Errorf("a relationship without a type: %v", r)
		case slices.Contains([]string{"MENTIONED_IN", "STATED_IN", "CONTRADICTED_IN", "SAID_BY"}, typ):
			out[typ]++
		case strings.HasPrefix(r[":START_ID"], "entity/"):
			out["direct"]++
		default:
			out["argument"]++
		}
	}
	for _, row := range slices.Concat(nodes, relationships) {
		checkTypes(t, row)
	}
	return out
}

func checkTypes(t *testing.T, row csvRow) {
	t.Helper()
	for column, cell := range row {
		_, typ, _ := strings.Cut(column, ":")
		var err error
		switch {
		case cell == "":
		case typ == "int":
			_, err = strconv.Atoi(cell)
		case typ == "double":
			_, err = strconv.ParseFloat(cell, 64)
		case typ == "date":
			_, err = time.Parse(time.DateOnly, cell)
		}
		if err != nil {
			t.Errorf("%s: %v", column, err)
		}
	}
}
