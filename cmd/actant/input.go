package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
)

// An inputs reads articles from files, folders and standard input. What cannot
// be read is reported through fail, with its file and line, and skipped.
type inputs struct {
	stdin io.Reader
	jsonl bool
	plain bool
	fail  func(error)
}

// files lists the files that paths stand for: a folder's articles in the order
// of their names, "-" for standard input.
func (in inputs) files(paths []string) []string {
	var out []string
	for _, p := range paths {
		if p == "-" {
			out = append(out, p)
			continue
		}
		info, err := os.Stat(p)
		switch {
		case err != nil:
			in.fail(err)
		case info.IsDir():
			found, err := in.folder(p)
			if err != nil {
				in.fail(err)
			}
			out = append(out, found...)
		default:
			out = append(out, p)
		}
	}
	return out
}

func (in inputs) folder(dir string) ([]string, error) {
	ext := []string{".txt", ".text"}
	if in.jsonl {
		ext = []string{".jsonl", ".ndjson"}
	}
	var out []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			in.fail(err)
			return nil
		}
		if !d.IsDir() && slices.Contains(ext, strings.ToLower(filepath.Ext(path))) {
			out = append(out, path)
		}
		return nil
	})
	if err == nil && len(out) == 0 {
		err = fmt.Errorf("%s: no %s files in it", dir, strings.Join(ext, " or "))
	}
	return out, err
}

// articles yields the articles of the given files.
func (in inputs) articles(files []string) iter.Seq[actant.Article] {
	return func(yield func(actant.Article) bool) {
		for _, f := range files {
			if !in.file(f, yield) {
				return
			}
		}
	}
}

func (in inputs) file(name string, yield func(actant.Article) bool) bool {
	r, done, err := in.open(name)
	if err != nil {
		in.fail(err)
		return true
	}
	defer done()
	if in.jsonl {
		return in.lines(name, r, yield)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		in.fail(fmt.Errorf("%s: %w", name, err))
		return true
	}
	return yield(actant.Article{ID: filepath.Base(name), Text: string(text), Plain: in.plain})
}

func (in inputs) open(name string) (io.Reader, func(), error) {
	if name == "-" {
		return in.stdin, func() {}, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	return f, func() { _ = f.Close() }, nil
}

// lines reads JSON lines. A broken one is reported with its number; the others
// are read all the same.
func (in inputs) lines(name string, r io.Reader, yield func(actant.Article) bool) bool {
	br := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			a, bad := articleOf(line)
			if bad != nil {
				in.fail(fmt.Errorf("%s:%d: %w", name, n, bad))
			} else {
				a.Plain = in.plain
				if !yield(a) {
					return false
				}
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			in.fail(fmt.Errorf("%s:%d: %w", name, n, err))
			return true
		}
	}
}

// articleOf decodes {"id": …, "text": …, "published": …}.
func articleOf(line []byte) (actant.Article, error) {
	var w struct {
		ID        string  `json:"id"`
		Text      *string `json:"text"`
		Published string  `json:"published"`
	}
	if err := json.Unmarshal(line, &w); err != nil {
		return actant.Article{}, err
	}
	if w.ID == "" || w.Text == nil {
		return actant.Article{}, errors.New(`a line needs "id" and "text"`)
	}
	a := actant.Article{ID: w.ID, Text: *w.Text}
	if w.Published != "" {
		t, err := time.Parse("2006-01-02", w.Published[:min(10, len(w.Published))])
		if err != nil {
			return a, fmt.Errorf("published: %w", err)
		}
		a.Published = t
	}
	return a, nil
}
