// Command actant-html makes articles of HTML pages and of RSS, Atom and JSON
// feeds: JSON lines that "actant extract -input jsonl -" reads.
//
//	actant-html pages/ feed.xml | actant extract -input jsonl -
//	actant-html -map -o articles.jsonl pages/
//
// A line has "id" (the file's path, or an item's own id), "text", and where they
// are known "title", "published", "byline", "source", "link", "language" and
// "charset". With -map it has "map", too: [text, source, n, m] for each stretch
// of the text, of n bytes from "text" on, which come from m bytes of the page's
// file from "source" on; byte for byte where n equals m.
//
// It exits with 0 when all is done, 1 when some page could not be read (the
// others are written), and 2 when it was called wrongly.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/web/feed"
	"github.com/actant-nlp/actant/web/page"
)

func main() { os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// A converter turns files into lines.
type converter struct {
	stdin   io.Reader
	out     *bufio.Writer
	err     io.Writer
	withMap bool
	failed  bool
}

func run(args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	set := flag.NewFlagSet("actant-html", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.Usage = func() {} // help does its work
	help := func(w io.Writer) {
		fmt.Fprintln(w, "usage: actant-html [-map] [-o FILE] PATH…|-")
		set.SetOutput(w)
		set.PrintDefaults()
	}
	withMap := set.Bool("map", false, "say where each stretch of the text comes from")
	name := set.String("o", "", "write to `FILE`, which has this name only when it is complete")
	switch err := set.Parse(args); {
	case errors.Is(err, flag.ErrHelp): // asked for, so no fault
		help(stdout)
		return 0
	case err != nil || set.NArg() == 0:
		help(stderr)
		return 2
	}
	c := &converter{stdin: stdin, err: stderr, withMap: *withMap}
	work := func(w io.Writer) error {
		c.out = bufio.NewWriter(w)
		for _, path := range set.Args() {
			if err := c.path(path); err != nil {
				return err
			}
		}
		return c.out.Flush()
	}
	var err error
	if *name == "" {
		err = work(stdout)
	} else {
		err = writeFile(*name, work)
	}
	if err != nil {
		fmt.Fprintf(stderr, "actant-html: %v\n", err)
		return 1
	}
	if c.failed {
		return 1
	}
	return 0
}

func (c *converter) fail(place string, err error) {
	c.failed = true
	var onDisk *fs.PathError
	if errors.As(err, &onDisk) && onDisk.Path == place {
		fmt.Fprintf(c.err, "actant-html: %v\n", err)
		return
	}
	fmt.Fprintf(c.err, "actant-html: %s: %v\n", place, err)
}

// pages are the ends of the names that a folder is searched for.
var pages = []string{".html", ".htm", ".xhtml", ".rss", ".atom", ".xml"}

// path converts a file, a folder's files at any depth, or standard input. The
// error is one of writing.
func (c *converter) path(path string) error {
	if path == "-" {
		b, err := io.ReadAll(c.stdin)
		if err != nil {
			c.fail(path, err)
			return nil
		}
		return c.convert(path, b)
	}
	info, err := os.Stat(path)
	if err != nil {
		c.fail(path, err)
		return nil
	}
	if !info.IsDir() {
		return c.file(path)
	}
	found := 0
	err = filepath.WalkDir(path, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			c.fail(p, err)
			return nil
		}
		if d.IsDir() || !slices.Contains(pages, strings.ToLower(filepath.Ext(p))) {
			return nil
		}
		found++
		return c.file(p)
	})
	if err == nil && found == 0 {
		c.fail(path, fmt.Errorf("no %s files in it", strings.Join(pages, ", ")))
	}
	return err
}

func (c *converter) file(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		c.fail(path, err)
		return nil
	}
	return c.convert(path, b)
}

func (c *converter) convert(path string, b []byte) error {
	if feed.Is(b) {
		for a, err := range feed.Articles(b, feed.Options{}) {
			if err != nil {
				c.fail(path, err)
				continue
			}
			if err := c.write(record(a)); err != nil {
				return err
			}
		}
		return nil
	}
	p, err := page.Read(b, page.Options{})
	if err != nil {
		c.fail(path, err)
		return nil
	}
	r := record(p.Article(filepath.ToSlash(path)))
	r.Title, r.Language = p.Title, p.Language
	if c.withMap {
		for _, s := range p.Runs() {
			r.Map = append(r.Map, [4]int{s.Text, s.Source, s.N, s.M})
		}
	}
	return c.write(r)
}

// A line is an article as JSON.
type line struct {
	ID        string   `json:"id"`
	Text      string   `json:"text"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	Byline    string   `json:"byline,omitempty"`
	Source    string   `json:"source,omitempty"`
	Link      string   `json:"link,omitempty"`
	Language  string   `json:"language,omitempty"`
	Charset   string   `json:"charset,omitempty"`
	Map       [][4]int `json:"map,omitempty"`
}

func record(a actant.Article) line {
	l := line{ID: a.ID, Text: a.Text, Byline: a.Byline, Source: a.Source, Link: a.Link, Charset: a.Charset}
	if !a.Published.IsZero() {
		l.Published = a.Published.Format(time.DateOnly)
	}
	return l
}

func (c *converter) write(l line) error {
	b, err := json.Marshal(l)
	if err != nil {
		return fmt.Errorf("%s: %w", l.ID, err)
	}
	_, err = c.out.Write(append(b, '\n'))
	return err
}

// writeFile writes name through a temporary file beside it, so that the name
// never holds half of it.
func writeFile(name string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if err := errors.Join(write(f), f.Sync(), f.Chmod(0o644), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
