//go:build unix

package store_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/graph"
)

// TestHelper is the process that the tests below kill, or give a small disk.
func TestHelper(t *testing.T) {
	path, kind := os.Getenv("STORE_HELPER"), os.Getenv("STORE_HELPER_KIND")
	if path == "" {
		t.Skip("run by other tests")
	}
	s := open(t, path)
	docs := articles(400)
	switch kind {
	case "kill":
		for i := 0; ; i += 2 {
			i %= len(docs)
			if err := s.Add(docs[i : i+2]...); err != nil {
				t.Fatal(err)
			}
			fmt.Println("added", i)
		}
	case "full":
		if err := s.Add(docs[:4]...); err != nil {
			t.Fatal(err)
		}
		before := answers(t, s)
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: uint64(info.Size()), Max: uint64(info.Size())}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			t.Skip(err)
		}
		err = s.Add(docs[4:]...)
		if err == nil || !strings.Contains(err.Error(), path) {
			t.Fatalf("a full disk: %v", err)
		}
		if diff := cmp.Diff(before, answers(t, s)); diff != "" {
			t.Error(diff)
		}
		if err := s.Remove(docs[0].ID); err != nil { // there is room for that
			t.Error(err)
		}
	}
}

func helper(path, kind string) *exec.Cmd {
	c := exec.Command(os.Args[0], "-test.run=^TestHelper$", "-test.v")
	c.Env = append(os.Environ(), "STORE_HELPER="+path, "STORE_HELPER_KIND="+kind)
	return c
}

// TestCrash kills a program while it writes, again and again: what is in the file
// is always the graph of the documents in it.
func TestCrash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	for round := range 5 {
		c := helper(path, "kill")
		out, err := c.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		sc := bufio.NewScanner(out)
		for n := 0; n < 3+4*round && sc.Scan(); {
			if strings.HasPrefix(sc.Text(), "added") {
				n++
			}
		}
		_ = c.Process.Kill()
		_ = c.Wait()

		s := open(t, path)
		var g graph.Graph
		n := 0
		for d, err := range s.Documents() {
			if err != nil {
				t.Fatal(err)
			}
			g.Add(d)
			n++
		}
		if n < 6 || n%2 != 0 {
			t.Errorf("%d documents: not whole additions", n)
		}
		if diff := cmp.Diff(answers(t, inMemory{&g}), answers(t, s)); diff != "" {
			t.Error(diff)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFullDisk: a change that does not fit leaves the file as it was.
func TestFullDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "s")
	out, err := helper(path, "full").CombinedOutput()
	if err != nil || strings.Contains(string(out), "SKIP") {
		t.Errorf("%v\n%s", err, out)
	}
	s := open(t, path)
	if n, err := s.Len(); n != 3 || err != nil {
		t.Error(n, err)
	}
}
