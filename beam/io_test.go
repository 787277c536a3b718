package beam

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/passert"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"
	"github.com/xitongsys/parquet-go-source/local"
	"github.com/xitongsys/parquet-go/writer"
)

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func parquetFile(t *testing.T, name string, rows ...row) {
	t.Helper()
	f, err := local.NewLocalFileWriter(name)
	if err != nil {
		t.Fatal(err)
	}
	w, err := writer.NewParquetWriter(f, new(row), 1)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.WriteStop(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

// ofID keeps the test's expectations short.
func ids(as ...string) []any {
	out := make([]any, len(as))
	for i, a := range as {
		id, rest, _ := strings.Cut(a, "|")
		text, day, _ := strings.Cut(rest, "|")
		out[i] = Article{id, text, day}
	}
	return out
}

func TestReadText(t *testing.T) {
	dir := filepath.ToSlash(t.TempDir())
	write(t, dir+"/a.txt", "One.")
	write(t, dir+"/b/c.txt", "Tw\xffo.")
	f, err := os.Create(dir + "/d.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	z := gzip.NewWriter(f)
	if _, err := z.Write([]byte("Three.")); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	f.Close()
	write(t, dir+"/e.gz", "not gzip at all")
	p, s := sdk.NewPipelineWithRoot()
	top, none := ReadText(s, dir+"/*.txt*")
	passert.Equals(s, top, ids("a.txt|One.", "d.txt.gz|Three.")...)
	passert.Empty(s, none)
	below, _ := ReadText(s, dir+"/*/*.txt")
	passert.Equals(s, below, ids("b/c.txt|Tw\xffo.")...)
	_, bad := ReadText(s, dir+"/*.gz")
	passert.Count(s, bad, "broken archives", 1)
	if err := ptest.Run(p); err != nil {
		t.Fatal(err)
	}
}

func TestReadJSONL(t *testing.T) {
	dir := filepath.ToSlash(t.TempDir())
	write(t, dir+"/1.jsonl", `{"id":"a","text":"One."}`+"\n\n"+`{"id":"b","text":"Two.","published":"2024-02-20"}`+"\n{broken\n")
	write(t, dir+"/2.jsonl", `{"id":"c","text":""}`+"\n"+`{"text":"no id"}`)
	p, s := sdk.NewPipelineWithRoot()
	got, bad := ReadJSONL(s, dir+"/*.jsonl")
	passert.Equals(s, got, ids("a|One.", "b|Two.|2024-02-20", "c|")...)
	passert.Count(s, bad, "bad lines", 2)
	WriteFailures(s, dir+"/failed.jsonl", bad)
	r, err := ptest.RunWithMetrics(p)
	if err != nil {
		t.Fatal(err)
	}
	if n := counters(r)["put aside"]; n != 2 {
		t.Errorf("%d lines were counted as put aside", n)
	}
}

func TestReadParquet(t *testing.T) {
	dir := filepath.ToSlash(t.TempDir())
	str := func(s string) *string { return &s }
	var many []row
	for range 600 { // more than one block
		many = append(many, row{str("m"), str("Many."), nil})
	}
	parquetFile(t, dir+"/1.parquet", row{str("a"), str("One."), nil}, row{str("b"), str("Two."), str("2024-02-20")}, row{nil, str("no id"), nil})
	parquetFile(t, dir+"/many.pq", many...)
	write(t, dir+"/2.parquet", "PAR1 this is not a Parquet file PAR1")
	write(t, dir+"/3.parquet", "")
	p, s := sdk.NewPipelineWithRoot()
	got, bad := ReadParquet(s, dir+"/*.parquet")
	passert.Equals(s, got, ids("a|One.", "b|Two.|2024-02-20")...)
	passert.Count(s, bad, "bad files and rows", 3)
	blocks, _ := ReadParquet(s, dir+"/*.pq")
	passert.Count(s, blocks, "many", 600)
	if err := ptest.Run(p); err != nil {
		t.Fatal(err)
	}
}

func TestGraphsByMonth(t *testing.T) {
	articles := archive(t, 1)[:4]
	for i := range articles {
		articles[i].Published = []string{"2024-01-31", "2024-02-01", "2024-02-29", ""}[i]
	}
	articles[3].Text = "Kenyan police arrested two men in Nairobi, the ministry said."
	dir := t.TempDir()
	ptest.BuildAndRun(t, func(s sdk.Scope) {
		found, failed := Extract(s, sdk.CreateList(s, articles), Options{})
		WriteGraphs(s, Merge(s, found, ByMonth, nil), dir+"/")
		WriteFailures(s, dir+"/failed.jsonl", failed)
	})
	for name, part := range map[string][]Article{"2024-01": articles[:1], "2024-02": articles[1:3], "undated": articles[3:]} {
		want, _ := oneProcess(t, part)
		if got := read(t, dir+"/graph-"+name+".json"); got != want {
			t.Errorf("the graph of %s is not that of its articles", name)
		}
	}
	if _, err := os.Stat(dir + "/failed.jsonl"); err == nil {
		t.Error("a file of failures without any")
	}
}

func TestSchemaAndOpen(t *testing.T) {
	schema := read(t, "testdata/schema.yaml")
	a := Article{ID: "a", Text: "Maria Lopez greeted Kofi Mensah in Accra."}
	dir := t.TempDir()
	ptest.BuildAndRun(t, func(s sdk.Scope) {
		found, _ := Extract(s, sdk.CreateList(s, []Article{a}), Options{Schema: []byte(schema), Open: true, Plain: true})
		WriteDocuments(s, found, dir+"/documents", 1)
		WriteGraphs(s, Merge(s, found, All, []byte(schema)), dir)
	})
	var d struct {
		Relations []struct{ Type string }
		Open      []any
	}
	if err := json.Unmarshal([]byte(read(t, dir+"/documents-00000-of-00001.jsonl")), &d); err != nil {
		t.Fatal(err)
	}
	if len(d.Relations) != 1 || d.Relations[0].Type != "GREETED" || len(d.Open) == 0 {
		t.Errorf("found %+v", d)
	}
	if !strings.Contains(read(t, dir+"/graph.json"), "GREETED") {
		t.Error("not in the graph")
	}
}

// Piles join in any order, with pieces twice, to one graph.
func TestMergeInAnyOrder(t *testing.T) {
	fn := &extractFn{Tries: 1}
	if err := fn.Setup(t.Context()); err != nil {
		t.Fatal(err)
	}
	merge := &mergeFn{}
	var piles []pile
	for _, a := range archive(t, 1)[:6] {
		e, _, err := fn.extract(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		piles = append(piles, merge.AddInput(merge.CreateAccumulator(), piece{ID: e.ID, Record: e.Record}))
	}
	piles = append(piles, merge.AddInput(merge.CreateAccumulator(), piece{ID: piles[0].Pieces[0].ID, Copy: piles[1].Pieces[0].ID}))
	out := func(order ...int) string {
		all := merge.CreateAccumulator()
		for _, i := range order {
			all = merge.MergeAccumulators(all, pile{slices.Clone(piles[i].Pieces)})
		}
		b, err := merge.ExtractOutput(all)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	want := out(0, 1, 2, 3, 4, 5, 6)
	for _, order := range [][]int{{6, 5, 4, 3, 2, 1, 0}, {3, 0, 6, 1, 5, 2, 4, 0, 6, 3}} {
		if out(order...) != want {
			t.Errorf("order %v gives another graph", order)
		}
	}
}
