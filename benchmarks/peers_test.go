package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPeers runs the peers' programs with stand-ins for spaCy and CoreNLP: they read
// the articles as they were written and print every figure of the table.
func TestPeers(t *testing.T) {
	as, err := articles(3000, "..")
	if err != nil {
		t.Fatal(err)
	}
	as[0].Text += "\n“é” \"quoted\" a\tb <c> 😀 \u2028\n"
	file := filepath.Join(t.TempDir(), "articles.jsonl")
	if err := writeArticles(file, as); err != nil {
		t.Fatal(err)
	}
	t.Run("spaCy", func(t *testing.T) {
		if _, err := exec.LookPath("python3"); err != nil {
			t.Skip("no python3")
		}
		t.Setenv("PYTHONPATH", "testdata/python")
		t.Setenv("PYTHONDONTWRITEBYTECODE", "1")
		complete(t, peers{python: "python3", model: "stand_in"}.spacy("..", file), "0.0.test, stand_in 1")
		if f := (peers{python: "python3", model: "no_model"}).spacy("..", file); !strings.Contains(f.Note, "no model no_model") {
			t.Errorf("without a model: %+v", f)
		}
	})
	t.Run("CoreNLP", func(t *testing.T) {
		for _, program := range []string{"java", "javac", "jar"} {
			if _, err := exec.LookPath(program); err != nil {
				t.Skip("no " + program)
			}
		}
		dir := t.TempDir()
		sources, _ := filepath.Glob("testdata/java/edu/stanford/nlp/pipeline/*.java")
		command(t, "javac", append([]string{"-d", dir}, sources...)...)
		command(t, "jar", "cf", filepath.Join(dir, "stanford-corenlp-0.0.0.jar"), "-C", dir, "edu")
		complete(t, peers{jars: dir}.coreNLP("..", file), "0.0.0")
	})
}

func command(t *testing.T, program string, args ...string) {
	t.Helper()
	if out, err := exec.Command(program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", program, err, out)
	}
}

// complete wants every figure of a run.
func complete(t *testing.T, f figure, version string) {
	t.Helper()
	if f.Note != "" || f.Version != version || f.Does == "" || f.First <= 0 || f.Seconds < 0 || f.Peak <= 0 {
		t.Errorf("%+v, want version %s", f, version)
	}
}
