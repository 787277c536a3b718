package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/synth"
)

// The size of the archive, and whether to measure it: speed on one and two
// cores and memory on the way.
//
//	go test ./cmd/actant -run TestArchive -v -timeout 60m -archive 10000 -measure
var (
	archiveSize    = flag.Int("archive", 24, "articles of the archive")
	archiveMeasure = flag.Bool("measure", false, "measure speed and memory of runs over the archive")
)

// TestArchive runs the built command over an archive, kills it twice in the
// middle, and lets it go on: output and graph are those of a run that nobody
// disturbed.
func TestArchive(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the command")
	}
	a := newArchive(t, *archiveSize)
	if *archiveMeasure {
		a.measure()
	}
	whole := a.run(nil, 2, "whole", "-graph", a.path("whole.json"))
	t.Logf("with -graph: %v", whole)

	args := []string{"-graph", a.path("killed.json")}
	for _, share := range []float64{0.3, 0.7} {
		a.kill(int(share*float64(a.n)), args...)
		args = append(args[:2:2], "-resume")
	}
	a.tear("killed.jsonl.part")
	resumed := a.run(nil, 2, "killed", args...)
	t.Logf("killed at 30 and 70 %%, resumed: %v", resumed)
	a.same("whole.jsonl", "killed.jsonl")
	a.same("whole.json", "killed.json")
	a.run(nil, 2, "killed", args...) // nothing is left to do
	a.same("whole.jsonl", "killed.jsonl")
	a.same("whole.json", "killed.json")
	if left, _ := filepath.Glob(a.path("*.part")); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// An archive is a folder with articles, the built command, and what runs write.
type archive struct {
	*testing.T
	dir string
	n   int
}

func newArchive(t *testing.T, n int) *archive {
	a := &archive{t, t.TempDir(), n}
	if out, err := exec.Command("go", "build", "-o", a.path("actant"), ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	m, err := synth.New(os.DirFS("../../testdata"))
	if err != nil {
		t.Fatal(err)
	}
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for i := range n {
		x := m.Article(i)
		if err := enc.Encode(map[string]string{"id": x.ID, "text": x.Text, "published": x.Published.Format(time.DateOnly)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(a.path("articles.jsonl"), lines.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return a
}

func (a *archive) path(name string) string { return filepath.Join(a.dir, name) }

// A figures is what a run took.
type figures struct {
	articles int
	took     time.Duration
	memory   map[int]int // resident MB at 10, 50 and 100 % of the articles
}

func (f figures) perSecond() float64 { return float64(f.articles) / f.took.Seconds() }

// String is one line.
func (f figures) String() string {
	return fmt.Sprintf("%d articles in %v, %.1f a second; resident MB at 10/50/100 %%: %d %d %d", f.articles, f.took.Round(time.Millisecond),
		f.perSecond(), f.memory[10], f.memory[50], f.memory[100])
}

// command is extract over the archive, into name.jsonl.
func (a *archive) command(env []string, workers int, name string, args ...string) *exec.Cmd {
	all := append([]string{"extract", "-format", "jsonl", "-workers", strconv.Itoa(workers), "-o", a.path(name + ".jsonl")}, args...)
	cmd := exec.Command(a.path("actant"), append(all, a.path("articles.jsonl"))...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stderr = new(bytes.Buffer)
	return cmd
}

func (a *archive) run(env []string, workers int, name string, args ...string) figures {
	a.Helper()
	cmd := a.command(env, workers, name, args...)
	f := figures{articles: a.n, memory: map[int]int{}}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		a.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	lines := a.watch(name)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case err := <-done:
			if f.took = time.Since(start); err != nil {
				a.Fatalf("%v: %v\n%s", cmd.Args, err, cmd.Stderr)
			}
			return f
		case <-tick.C:
			f.note(lines(), a.n, resident(cmd.Process.Pid))
		}
	}
}

// note keeps the largest memory seen about each of the marks.
func (f figures) note(lines, of, mb int) {
	for _, mark := range []int{10, 50, 100} {
		if at := 100 * lines / of; at >= mark-5 && at <= mark {
			f.memory[mark] = max(f.memory[mark], mb)
		}
	}
}

// watch counts the lines that a run has written so far.
func (a *archive) watch(name string) func() int {
	n := 0
	var f *os.File
	return func() int {
		if f == nil {
			var err error
			if f, err = os.Open(a.path(name + ".jsonl.part")); err != nil {
				return 0
			}
			a.Cleanup(func() { _ = f.Close() })
		}
		b, _ := io.ReadAll(f)
		n += bytes.Count(b, []byte("\n"))
		return n
	}
}

// resident is how many MB a process holds; 0 where the system does not tell.
func resident(pid int) int {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, after, _ := strings.Cut(string(b), "VmRSS:")
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0
	}
	kb, _ := strconv.Atoi(fields[0])
	return kb / 1024
}

// kill ends a run by signal 9 once it has written so many lines.
func (a *archive) kill(lines int, args ...string) {
	a.Helper()
	cmd := a.command(nil, 2, "killed", args...)
	if err := cmd.Start(); err != nil {
		a.Fatal(err)
	}
	for count := a.watch("killed"); count() < lines; {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Kill(); err != nil {
		a.Fatal(err)
	}
	if err := cmd.Wait(); err == nil || cmd.ProcessState.Success() {
		a.Fatalf("the run ended before it was killed: %v", err)
	}
	for _, name := range []string{"killed.jsonl", "killed.json"} {
		if _, err := os.Stat(a.path(name)); err == nil {
			a.Errorf("%s is there although the run was killed", name)
		}
	}
}

// tear leaves the beginning of a line, as a write that was cut short does.
func (a *archive) tear(name string) {
	f, err := os.OpenFile(a.path(name), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		a.Fatal(err)
	}
	if _, err := f.WriteString(`{"document":{"id":"synth`); err != nil {
		a.Fatal(err)
	}
	if err := f.Close(); err != nil {
		a.Fatal(err)
	}
}

func (a *archive) same(x, y string) {
	a.Helper()
	p, err := os.ReadFile(a.path(x))
	if err != nil {
		a.Fatal(err)
	}
	q, err := os.ReadFile(a.path(y))
	if err != nil {
		a.Fatal(err)
	}
	if !bytes.Equal(p, q) {
		a.Errorf("%s has %d bytes, %s %d, and they differ", x, len(p), y, len(q))
	}
}

// measure times runs on one core and on two, and compares what they write.
func (a *archive) measure() {
	one := a.run([]string{"GOMAXPROCS=1"}, 1, "one")
	a.Logf("one core:  %v", one)
	two := a.run([]string{"GOMAXPROCS=2"}, 2, "two")
	a.Logf("two cores: %v: %.2f times", two, two.perSecond()/one.perSecond())
	a.same("one.jsonl", "two.jsonl")
}
