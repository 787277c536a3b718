// Command gen compiles lexicons/*.txt of internal/data into lexicon.bin.
// Run it through go generate, in the folder of the package.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/actant-nlp/actant/internal/data"
)

func main() {
	sorted := flag.Bool("sort", false, "sort the rows of each block of the files first, in place")
	dir := flag.String("dir", "", "the folder of internal/data; found by itself from there and from the repository's root")
	flag.Parse()
	if err := run(*dir, *sorted); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(dir string, sorted bool) error {
	if dir == "" {
		dir = "."
		if _, err := os.Stat("lexicons"); err != nil {
			dir = filepath.Join("internal", "data")
		}
	}
	files := filepath.Join(dir, "lexicons")
	if sorted {
		if err := sortFiles(files); err != nil {
			return err
		}
	}
	sources, err := data.ReadSources(files)
	if err != nil {
		return err
	}
	b, err := data.Pack(sources)
	if err != nil {
		return err
	}
	// Written beside and renamed, so that a failed run leaves the old file.
	path := filepath.Join(dir, "lexicon.bin")
	if err := os.WriteFile(path+".new", b, 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func sortFiles(dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return err
	}
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		if s := data.SortSource(text); string(s) != string(text) {
			if err := os.WriteFile(p, s, 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}
