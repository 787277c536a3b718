package beam

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem/local"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/testing/ptest"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/syntax"
)

func TestMain(m *testing.M) { ptest.Main(m) }

func init() {
	sdk.RegisterType(reflect.TypeFor[flakyStages]())
	sdk.RegisterType(reflect.TypeFor[countedStages]())
	sdk.RegisterType(reflect.TypeFor[dying]())
}

// archive is the repository's articles, several times: as they are, and with a
// line of their own, so that there are exact and near copies.
func archive(t *testing.T, times int) []Article {
	t.Helper()
	var files []string
	for _, dir := range []string{"../testdata/seeds/*.txt", "../testdata/gold/tune/text/*.txt"} {
		found, err := filepath.Glob(dir)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", dir, len(found), err)
		}
		files = append(files, found...)
	}
	var out []Article
	for n := range times {
		for i, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			a := Article{ID: fmt.Sprintf("%02d/%s", n, filepath.Base(f)), Text: string(text)}
			if (n+i)%3 == 1 {
				a.Text += fmt.Sprintf("\n\nMayor Ruth Okafor visited Lisbon on day %d, her office said.\n", n)
			}
			out = append(out, a)
		}
	}
	return out
}

// oneProcess is what a single process makes of the articles: the graph's file
// and the documents' lines by id.
func oneProcess(t *testing.T, articles []Article) (string, map[string]string) {
	t.Helper()
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var g graph.Graph
	lines := map[string]string{}
	for _, in := range articles {
		a, err := in.article(false)
		if err != nil {
			t.Fatal(err)
		}
		d, err := x.Extract(context.Background(), a)
		if err != nil {
			continue
		}
		if err := graph.LinkAll(t.Context(), d, graph.Places()); err != nil {
			t.Fatal(err)
		}
		g.Add(d)
		for i := range d.Relations {
			d.Relations[i].Frame = ""
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		lines[d.ID] = string(b)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", " ")
	if err := enc.Encode(&g); err != nil {
		t.Fatal(err)
	}
	return out.String(), lines
}

// partsOf is how many collections the articles of a test pipeline come in: each
// is extracted in bundles of its own.
const partsOf = 5

// job extracts the articles, in parts, to files in dir.
func job(s sdk.Scope, articles []Article, o Options, dir string, then func(sdk.Scope, sdk.PCollection) sdk.PCollection) {
	var found, failed []sdk.PCollection
	for n := range partsOf {
		var part []Article
		for i := n; i < len(articles); i += partsOf {
			part = append(part, articles[i])
		}
		f, e := Extract(s, sdk.CreateList(s, part), o)
		if then != nil {
			f = then(s, f)
		}
		found, failed = append(found, f), append(failed, e)
	}
	all := sdk.Flatten(s, found...)
	WriteDocuments(s, all, dir+"/documents", 3)
	WriteGraphs(s, Merge(s, all, All, nil), dir)
	WriteFailures(s, dir+"/failed.jsonl", failed...)
}

func counters(r sdk.PipelineResult) map[string]int64 {
	sums := map[string]int64{}
	for _, c := range r.Metrics().AllMetrics().Counters() {
		sums[c.Name()] += c.Result()
	}
	return sums
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// written are the lines of the shards in dir by the id in them. Shards must be
// sorted.
func written(t *testing.T, dir string) map[string]string {
	t.Helper()
	files, _ := filepath.Glob(dir + "/documents-*-of-*.jsonl")
	out := map[string]string{}
	for _, f := range files {
		var ids []string
		for l := range strings.Lines(read(t, f)) {
			var d actant.Document
			if err := json.Unmarshal([]byte(l), &d); err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			ids = append(ids, d.ID)
			out[d.ID] = strings.TrimSuffix(l, "\n")
		}
		if !slices.IsSorted(ids) {
			t.Errorf("%s: lines out of order", f)
		}
	}
	return out
}

func compareWith(t *testing.T, dir, wantGraph string, wantLines map[string]string) {
	t.Helper()
	if got := read(t, dir+"/graph.json"); got != wantGraph {
		t.Errorf("the graph of several bundles differs from that of one process: %d and %d bytes", len(got), len(wantGraph))
	}
	got := written(t, dir)
	if len(got) != len(wantLines) {
		t.Errorf("%d documents, want %d", len(got), len(wantLines))
	}
	for id, l := range wantLines {
		if got[id] != l {
			t.Errorf("%s: lines differ:\n%.200s\n%.200s", id, got[id], l)
		}
	}
	if parts, _ := filepath.Glob(dir + "/.*"); len(parts) > 0 {
		t.Errorf("left behind: %v", parts)
	}
}

// flaky fails the first time it sees an article, and always for some.
var flaky struct {
	sync.Mutex
	seen          map[string]int
	failed, built int
}

type flakyParser struct {
	syntax.Parser
	never string
}

var errInjected = errors.New("injected failure")

func (p flakyParser) Parse(ctx context.Context, t *syntax.Text) error {
	if strings.Contains(t.Source, p.never) {
		panic("injected fault")
	}
	flaky.Lock()
	flaky.seen[t.Source]++
	first := flaky.seen[t.Source] == 1 && len(t.Source)%2 == 0
	if first {
		flaky.failed++
	}
	flaky.Unlock()
	if first {
		return errInjected
	}
	return p.Parser.Parse(ctx, t)
}

type flakyStages struct{ Never string }

func (f *flakyStages) Options() (actant.Options, error) {
	o, err := actant.Defaults()
	flaky.Lock()
	defer flaky.Unlock()
	flaky.seen = map[string]int{}
	flaky.built++
	o.Parser = flakyParser{o.Parser, f.Never}
	return o, err
}

func TestGraphOfBundlesIsThatOfOneProcess(t *testing.T) {
	articles := archive(t, 3)
	bad := []Article{{ID: "bad/nul", Text: "A NUL\x00 byte."}, {ID: "bad/day", Text: "A day.", Published: "yesterday"},
		{ID: "bad/french", Text: "Le président a déclaré mardi que son gouvernement ne relèvera pas les impôts cette année, selon une source au ministère."},
		{ID: "bad/fault", Text: "This is never to be parsed."}}
	broken := Article{ID: "broken/utf8", Text: "Ministers met in Ve\xffnice, \xc3officials said."}
	wantGraph, wantLines := oneProcess(t, append(slices.Clone(articles), broken))

	dir := t.TempDir()
	r := ptest.BuildAndRun(t, func(s sdk.Scope) {
		job(s, append(append(slices.Clone(articles), broken), bad...), Options{Stages: &flakyStages{Never: "never to be parsed"}}, dir, nil)
	})
	compareWith(t, dir, wantGraph, wantLines)

	c := counters(r)
	if c["bundles"] < 4 {
		t.Errorf("%d bundles, want 4 or more", c["bundles"])
	}
	if flaky.failed == 0 || c["retries"] < int64(flaky.failed) {
		t.Errorf("%d injected failures, %d tries again", flaky.failed, c["retries"])
	}
	if flaky.built != 1 {
		t.Errorf("the extractor was built %d times in one process", flaky.built)
	}
	if c["put aside"] != int64(len(bad)) {
		t.Errorf("%d articles were counted as put aside, want %d", c["put aside"], len(bad))
	}
	var ids []string
	for l := range strings.Lines(read(t, dir+"/failed.jsonl")) {
		var f Failure
		if err := json.Unmarshal([]byte(l), &f); err != nil {
			t.Fatal(err)
		}
		if once := f.ID != "bad/fault"; once != (f.Tries == 1) {
			t.Errorf("%s was tried %d times", f.ID, f.Tries)
		}
		ids = append(ids, f.ID)
	}
	if want := []string{"bad/day", "bad/fault", "bad/french", "bad/nul"}; !slices.Equal(ids, want) {
		t.Errorf("put aside: %v, want %v", ids, want)
	}
	t.Logf("%d bundles, %d injected failures, %d tries again, %d put aside", c["bundles"], flaky.failed, c["retries"], len(ids))
}

// A dying DoFn takes its bundle down, as the end of a worker does, when Note is
// set: the file that it makes then.
type dying struct{ Note string }

// ProcessElement passes on, or panics the first time.
func (d *dying) ProcessElement(e Extracted, emit func(Extracted)) error {
	if d.Note != "" && strings.HasPrefix(e.ID, "01/") {
		if f, err := os.OpenFile(d.Note, os.O_CREATE|os.O_EXCL, 0o600); err == nil {
			_ = f.Close()
			panic("worker killed")
		}
	}
	emit(e)
	return nil
}

// mortal is the job of TestWorkerDies.
func mortal(articles []Article, dir, note string) *sdk.Pipeline {
	p, s := sdk.NewPipelineWithRoot()
	job(s, articles, Options{}, dir, func(s sdk.Scope, c sdk.PCollection) sdk.PCollection { return sdk.ParDo(s, &dying{note}, c) })
	return p
}

// TestWorkerDies: prism does not run a bundle again, so the job fails; what it
// wrote is whole or absent, and the job run again gives the graph of one process.
func TestWorkerDies(t *testing.T) {
	articles := archive(t, 2)
	wantGraph, wantLines := oneProcess(t, articles)
	dir := t.TempDir()
	fails(t, dir, filepath.Join(t.TempDir(), "died"))
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("the job that failed left %v", left)
	}
	if err := ptest.Run(mortal(articles, dir, "")); err != nil {
		t.Fatal(err)
	}
	compareWith(t, dir, wantGraph, wantLines)
}

// mortalDir and mortalNote name what tells TestMortalJob its files.
const mortalDir, mortalNote = "ACTANT_MORTAL_DIR", "ACTANT_MORTAL_NOTE"

// fails runs the job whose worker dies in a process of its own, and fails the test
// if it succeeds. It may also hang there: the SDK's harness takes the locks of a
// data channel and of its manager in one order when it cannot send and in the other
// when a bundle ends, so that bundles beside the failing one wait for each other,
// and all later ones for them. A job that does not end has failed, and its process
// is stopped, as a runner stops such a worker.
func fails(t *testing.T, dir, note string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 90*time.Second)
	defer cancel()
	c := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestMortalJob$")
	c.Env = append(os.Environ(), mortalDir+"="+dir, mortalNote+"="+note)
	out, err := c.CombinedOutput()
	if _, missing := os.Stat(note); missing != nil {
		t.Fatalf("no worker died: %v\n%s", err, out)
	}
	switch {
	case ctx.Err() != nil:
		t.Log("the job hangs in the SDK's harness after its worker's death")
	case err != nil:
		t.Fatalf("%v\n%s", err, out)
	}
}

// TestMortalJob is the process that fails starts.
func TestMortalJob(t *testing.T) {
	dir, note := os.Getenv(mortalDir), os.Getenv(mortalNote)
	if dir == "" {
		t.Skip("part of TestWorkerDies")
	}
	if err := ptest.Run(mortal(archive(t, 2), dir, note)); err == nil {
		t.Fatal("a job whose worker died succeeded")
	}
}

var counted atomic.Int64

type countedStages struct{}

func (*countedStages) Options() (actant.Options, error) { counted.Add(1); return actant.Options{}, nil }

// TestOnePerProcess: bundles at the same time share one extractor.
func TestOnePerProcess(t *testing.T) {
	stages, err := encode(&countedStages{})
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			fn := &extractFn{Tries: 1, Stages: stages}
			if err := fn.Setup(context.Background()); err != nil || fn.x == nil {
				t.Errorf("set up: %v", err)
			}
		})
	}
	wg.Wait()
	if n := counted.Load(); n != 1 {
		t.Errorf("built %d times", n)
	}
}
