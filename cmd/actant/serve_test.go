package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// The server answers with the articles it was given, takes another, and ends
// with 0 when it is interrupted.
func TestServe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(file, []byte("Germany sold tanks to Norway."), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, interrupt := context.WithCancel(t.Context())
	r, w := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, console{strings.NewReader(""), io.Discard, w}, []string{"serve", "-plain", "-addr", "127.0.0.1:0", file})
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go func() { _, _ = io.Copy(io.Discard, r) }()
	at := regexp.MustCompile(`1 articles? at (http://\S+)`).FindStringSubmatch(line)
	if at == nil {
		t.Fatalf("the server says %q", line)
	}
	get := func(path string) string {
		t.Helper()
		resp, err := http.Get(at[1] + path)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(resp.Body)
		_ = resp.Body.Close()
		if err != nil || resp.StatusCode != http.StatusOK {
			t.Fatalf("%s: %s: %v", path, resp.Status, err)
		}
		return string(body)
	}
	if !strings.Contains(get(""), "Germany sold tanks to Norway.") {
		t.Error("the page has not the article")
	}
	resp, err := http.Post(at[1]+"v1/articles", "text/plain", strings.NewReader("French President Emmanuel Macron met Angela Merkel in Berlin."))
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if resp.StatusCode != http.StatusCreated || !strings.Contains(get("v1/graph"), "emmanuel-macron") {
		t.Errorf("%s, and the graph has not the article's names", resp.Status)
	}
	interrupt()
	if code := <-ended; code != exitDone {
		t.Errorf("exit code %d", code)
	}
}
