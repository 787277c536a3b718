package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"text/tabwriter"
)

func main() {
	runtime.GOMAXPROCS(1)
	size := flag.Float64("mb", 1, "megabytes of text")
	rounds := flag.Int("rounds", 5, "rounds of the comparison in one process")
	root := flag.String("root", "..", "the repository's `FOLDER`")
	python := flag.String("python", "python3", "a Python `PROGRAM` that has spaCy and an English model")
	model := flag.String("model", "en_core_web_sm", "spaCy's `MODEL`")
	corenlp := flag.String("corenlp", "jars", "a `FOLDER` with CoreNLP's jars, its models among them: see peers/pom.xml")
	only := flag.String("only", "", "run one system in this process: used by this program itself")
	file := flag.String("file", "", "articles of that run")
	flag.Parse()
	var err error
	if *only != "" {
		err = child(*only, *file)
	} else {
		err = run(*root, int(*size*1e6), *rounds, peers{*python, *model, *corenlp})
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

func run(root string, size, rounds int, p peers) error {
	as, err := articles(size, root)
	if err != nil {
		return err
	}
	tokens, err := countTokens(as)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "benchmarks")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "articles.jsonl")
	if err := writeArticles(file, as); err != nil {
		return err
	}
	bytes := 0
	for _, a := range as {
		bytes += len(a.Text)
	}
	fmt.Printf("%d articles, %.2f MB, %d tokens; %s, one core\n\n", len(as), float64(bytes)/1e6, tokens, runtime.Version())

	var figures []figure
	for _, s := range systems() {
		figures = append(figures, alone(s.name, file))
	}
	figures = append(figures, p.spacy(root, file), p.coreNLP(root, file))
	table(figures, tokens)

	ratios, err := pair(as[:min(len(as), max(1, len(as)/rounds))], rounds)
	if err != nil {
		return err
	}
	fmt.Printf("\nactant to others, in turn in one process, %d rounds:\n", rounds)
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "beside\ttokens/s\tlowest to highest\tbytes allocated")
	for _, r := range ratios {
		fmt.Fprintf(w, "%s\t%.2f ×\t%.2f to %.2f\t%.2f ×\n", r.name, r.speed, r.low, r.high, r.allocation)
	}
	return w.Flush()
}

// alone runs a system of this program in a process of its own.
func alone(name, file string) figure {
	self, err := os.Executable()
	if err != nil {
		return figure{System: name, Note: err.Error()}
	}
	return measure(name, exec.Command(self, "-only", name, "-file", file))
}

// measure runs a program that prints a figure.
func measure(name string, cmd *exec.Cmd) figure {
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	f := figure{System: name}
	if err != nil {
		f.Note = err.Error()
		return f
	}
	if err := json.Unmarshal(out, &f); err != nil {
		f.Note = fmt.Sprintf("printed no figure: %v", err)
	}
	return f
}

func table(figures []figure, tokens int) {
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "system\tversion\tgives\ttokens/s\tfirst result\tpeak memory\tallocated a token")
	for _, f := range figures {
		if f.Note != "" {
			fmt.Fprintf(w, "%s\t%s\n", f.System, strings.TrimSpace(f.Note))
			continue
		}
		alloc := "-"
		if f.Alloc > 0 {
			alloc = fmt.Sprintf("%.0f B", f.Alloc*1e6/float64(tokens))
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%.0f\t%.0f ms\t%.0f MB\t%s\n", f.System, f.Version, f.Does, float64(tokens)/f.Seconds, f.First, f.Peak, alloc)
	}
	w.Flush()
}
