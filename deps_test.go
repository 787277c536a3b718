package actant_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/actant-nlp/actant"

// imports states which packages of this module each package may import. Data
// flows from left to right and so do imports:
//
//	syntax <- entity <- relation <- root <- graph <- view
//
// The built-in stages see data, normalize and the package whose interface they
// fill; only the root sees the stages. If this test fails, the import is at
// fault, not the table.
var imports = map[string][]string{
	"article":            {"internal/data", "internal/watch"},
	"internal/watch":     {},
	"internal/data":      {},
	"normalize":          {"internal/data"},
	"syntax":             {},
	"entity":             {"syntax"},
	"internal/frame":     {"syntax"},
	"relation":           {"entity", "internal/data", "internal/frame", "syntax"},
	"internal/quotation": {"internal/data", "syntax", "internal/watch"},
	"internal/kernel":    {},
	"internal/language":  {},
	"internal/calibrate": {},
	"internal/modelfile": {},
	"internal/pair":      {"entity", "internal/modelfile", "relation", "syntax"},
	"internal/encoder":   {"internal/data", "internal/kernel", "internal/modelfile", "syntax"},
	"internal/segment":   {"internal/data", "internal/modelfile", "internal/watch", "normalize", "syntax"},
	"internal/parse":     {"internal/data", "internal/encoder", "syntax"},
	"internal/ner":       {"entity", "internal/calibrate", "internal/data", "normalize", "syntax", "internal/watch"},
	"internal/coref":     {"entity", "internal/data", "internal/modelfile", "internal/quotation", "normalize", "syntax", "internal/watch"},
	"internal/open":      {"entity", "internal/calibrate", "internal/data", "internal/frame", "internal/relate", "relation", "syntax", "internal/watch"},
	"internal/relate":    {"entity", "internal/calibrate", "internal/data", "internal/frame", "internal/quotation", "normalize", "relation", "syntax", "internal/watch"},
	"": {"article", "entity", "internal/coref", "internal/language", "internal/ner", "internal/open", "internal/parse", "internal/relate",
		"internal/pair", "internal/segment", "internal/watch", "relation", "syntax"},
	"graph":         {"", "entity", "internal/data", "normalize", "relation", "syntax"},
	"view":          {"", "entity", "graph", "relation", "syntax"},
	"view/page":     {"", "entity", "graph", "relation", "syntax"},
	"serve":         {"", "graph", "relation", "view/page"},
	"export":        {"", "entity", "graph", "relation", "syntax"},
	"backend/prose": {"entity", "syntax"},

	"internal/input":     {"", "article"},
	"internal/synth":     {""},
	"internal/synth/gen": {"internal/synth"},

	// Tools: they may see what they measure, make or train.
	"internal/score":         {"syntax", "internal/data"},
	"internal/train":         {"internal/data", "internal/encoder", "internal/kernel", "internal/score", "syntax"},
	"internal/data/gen":      {"internal/data"},
	"internal/valid":         {"", "syntax"},
	"internal/bounded":       {"internal/processor"},
	"internal/spaced":        {"syntax"},
	"internal/hostile":       {},
	"internal/hostile/table": {"", "internal/hostile", "internal/processor", "internal/valid"},
	"internal/processor":     {},
	"internal/data/train":    {"internal/encoder", "internal/train"},
	"internal/segment/gen":   {"internal/segment", "syntax"},
	"internal/coref/gen":     {"", "entity", "internal/coref", "internal/score", "syntax"},
}

// Programs may import any public package, and commands any at all.
func free(pkg string) bool {
	return strings.HasPrefix(pkg, "cmd/") || strings.HasPrefix(pkg, "examples/")
}

func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		check(t, local(p.ImportPath), p.Imports)
	}
}

func local(path string) string {
	return strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
}

func check(t *testing.T, pkg string, paths []string) {
	t.Helper()
	allowed, known := imports[pkg]
	if !known && !free(pkg) {
		t.Errorf("package %q is not in the graph of imports", pkg)
		return
	}
	for _, path := range paths {
		if path != module && !strings.HasPrefix(path, module+"/") {
			continue
		}
		dep := local(path)
		if strings.HasPrefix(pkg, "examples/") && strings.HasPrefix(dep, "internal/") {
			t.Errorf("%s imports %s: an example shows what a user can write", pkg, dep)
		}
		if known && !slices.Contains(allowed, dep) {
			t.Errorf("%s must not import %q", pkg, dep)
		}
	}
}
