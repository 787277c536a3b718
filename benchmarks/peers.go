package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// peers says where the systems in other languages are.
type peers struct{ python, model, jars string }

// spacy runs peers/spacy_bench.py where Python, spaCy and the model are there.
func (p peers) spacy(root, file string) figure {
	const name = "spaCy"
	if _, err := exec.LookPath(p.python); err != nil {
		return figure{System: name, Note: "not run: no " + p.python}
	}
	check := exec.Command(p.python, "-c", "import sys, spacy; sys.exit(0 if spacy.util.is_package(sys.argv[1]) else 3)", p.model)
	if err := check.Run(); err != nil {
		note := "not run: " + p.python + " has no spacy (pip install spacy)"
		if check.ProcessState.ExitCode() == 3 {
			note = "not run: no model " + p.model + " (python -m spacy download " + p.model + ")"
		}
		return figure{System: name, Note: note}
	}
	cmd := exec.Command(p.python, filepath.Join(root, "benchmarks/peers/spacy_bench.py"), p.model, file)
	cmd.Env = append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1")
	return measure(name, cmd)
}

// coreNLP runs peers/CoreNlpBench.java where Java and the jars are there.
func (p peers) coreNLP(root, file string) figure {
	const name = "CoreNLP"
	if _, err := exec.LookPath("java"); err != nil {
		return figure{System: name, Note: "not run: no java"}
	}
	jars, _ := filepath.Glob(filepath.Join(p.jars, "stanford-corenlp-*.jar"))
	if len(jars) == 0 {
		return figure{System: name, Note: "not run: no jars in " + p.jars + " (see peers/pom.xml)"}
	}
	return measure(name, exec.Command("java", "-XX:ActiveProcessorCount=1", "-Xmx3g", "-cp", filepath.Join(p.jars, "*"),
		filepath.Join(root, "benchmarks/peers/CoreNlpBench.java"), coreNLPVersion(jars), file))
}

// coreNLPVersion is in the jar's name: stanford-corenlp-4.5.10.jar.
func coreNLPVersion(jars []string) string {
	for _, j := range jars {
		v := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(j), "stanford-corenlp-"), ".jar")
		if !strings.Contains(v, "models") {
			return v
		}
	}
	return "unknown"
}
