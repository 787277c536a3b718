package actant_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/internal/hostile"
	"github.com/actant-nlp/actant/internal/kernel"
	"github.com/actant-nlp/actant/internal/parse"
)

// TestSameBytes wants the same bytes for the same articles whatever works on
// them: one worker or four, a second run, every set of kernels that this
// processor has.
func TestSameBytes(t *testing.T) {
	as := readArticles(t, "testdata/seeds")
	want := lines(t, actant.Options{Workers: 1}, as)
	for name, o := range map[string]actant.Options{
		"again": {Workers: 1}, "four workers": {Workers: 4}, "as many workers as processors": {},
	} {
		same(t, name, want, lines(t, o, as))
	}
	for _, set := range kernel.Available() {
		same(t, "kernels "+set.String(), want, lines(t, actant.Options{Workers: 1, Parser: parserWith(t, set)}, as))
	}
}

// TestSameBytesOfAnything wants the same bytes from one worker and from four, and the
// same graph, for news and for texts of every hostile kind, open relations and all.
func TestSameBytesOfAnything(t *testing.T) {
	as := readArticles(t, "testdata/gold/tune/text")
	for _, k := range hostile.Kinds() {
		if !k.Refused {
			as = append(as, actant.Article{ID: k.Name, Text: k.Text(1000)})
		}
	}
	as = slices.DeleteFunc(as, func(a actant.Article) bool { return len(a.Text) > 20_000 })
	o := actant.Options{Workers: 1, Open: true, AnyLanguage: true}
	want := lines(t, o, as)
	o.Workers = 4
	got := lines(t, o, as)
	same(t, "four workers", want, got)
	if a, b := merged(t, want), merged(t, got); a != b {
		t.Errorf("graphs of %d and %d bytes differ", len(a), len(b))
	}
}

// merged is the graph's JSON of documents' lines.
func merged(t *testing.T, lines []byte) string {
	t.Helper()
	var g graph.Graph
	for d, err := range actant.ReadDocuments(bytes.NewReader(lines), "lines") {
		if err != nil {
			t.Fatal(err)
		}
		g.Add(d)
	}
	b, err := json.Marshal(&g)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func same(t *testing.T, name string, want, got []byte) {
	t.Helper()
	a, b := bytes.Split(want, []byte("\n")), bytes.Split(got, []byte("\n"))
	if len(a) != len(b) {
		t.Errorf("%s: %d lines, not %d", name, len(b), len(a))
		return
	}
	for i := range a {
		if !bytes.Equal(a[i], b[i]) {
			at := 0
			for at < min(len(a[i]), len(b[i])) && a[i][at] == b[i][at] {
				at++
			}
			t.Errorf("%s: article %d differs at byte %d: %.120q, not %.120q", name, i, at, b[i][at:], a[i][at:])
		}
	}
}

// lines extracts articles to lines of JSON.
func lines(t *testing.T, o actant.Options, as []actant.Article) []byte {
	t.Helper()
	x, err := actant.New(o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for d, err := range x.Documents(context.Background(), slices.Values(as)) {
		if err != nil {
			t.Fatal(err)
		}
		if err := json.NewEncoder(&out).Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

func parserWith(t *testing.T, set kernel.Set) *parse.Parser {
	t.Helper()
	b, err := data.Model("en")
	if err != nil {
		t.Fatal(err)
	}
	parts, err := encoder.Read(b)
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse.New(encoder.NewWith(parts, set))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestPlatforms builds the command for other platforms, runs the seeds there and
// wants the bytes of this one: arm64 under an emulator, and WebAssembly in Node.
func TestPlatforms(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command three times")
	}
	for _, p := range []struct{ name, system, processor, runner, wants string }{
		{"arm64", "linux", "arm64", emulator(), "qemu-aarch64"},
		{"wasm", "js", "wasm", nodeRunner(t), "node"},
	} {
		t.Run(p.name, func(t *testing.T) {
			if p.runner == "" {
				t.Skipf("no %s on this machine", p.wants)
			}
			native := runSeeds(t, buildCommand(t, runtime.GOOS, runtime.GOARCH))
			same(t, p.name, native, runSeeds(t, append(strings.Fields(p.runner), buildCommand(t, p.system, p.processor))...))
		})
	}
}

// emulator runs programs for arm64; "" where there is none.
func emulator() string {
	if runtime.GOOS == "linux" && runtime.GOARCH == "arm64" {
		return "" // the native run is that already
	}
	for _, name := range []string{"qemu-aarch64-static", "qemu-aarch64"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// nodeRunner runs WebAssembly with the support file of Go's distribution; ""
// where there is no Node.
func nodeRunner(t *testing.T) string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		return ""
	}
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		return ""
	}
	script := filepath.Join(strings.TrimSpace(string(root)), "lib", "wasm", "wasm_exec_node.js")
	if _, err := os.Stat(script); err != nil {
		return ""
	}
	return node + " --stack-size=8192 " + script
}

// buildCommand builds cmd/actant for a platform.
func buildCommand(t *testing.T, system, processor string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "actant-"+system+"-"+processor)
	build := exec.Command("go", "build", "-o", path, "./cmd/actant")
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+system, "GOARCH="+processor)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return path
}

// runSeeds extracts the seeds with a built command.
func runSeeds(t *testing.T, command ...string) []byte {
	t.Helper()
	c := exec.Command(command[0], append(command[1:], "extract", "-format", "jsonl", "testdata/seeds")...)
	c.Env = []string{"HOME=" + t.TempDir(), "TMPDIR=" + t.TempDir()}
	var stderr bytes.Buffer
	c.Stderr = &stderr
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, stderr.Bytes())
	}
	if bytes.Count(out, []byte("\n")) != 5 {
		t.Fatalf("%d lines\n%s", bytes.Count(out, []byte("\n")), stderr.Bytes())
	}
	return out
}
