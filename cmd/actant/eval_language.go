package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/actant-nlp/actant/internal/language"
)

const evalLanguageUsage = "[-lines] [-v] FILE…"

// evalLanguage counts the languages that files, or their lines, are taken for.
func evalLanguage(c console, args []string) error {
	fs := newFlags(c, "eval language", evalLanguageUsage)
	lines := fs.Bool("lines", false, "each line is a text")
	verbose := fs.Bool("v", false, "print the texts that are not English")
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return usagef("no text given: name its files")
	}
	counts := map[language.Guess]int{}
	count := func(place, text string) {
		l := language.Detect(text)
		counts[l]++
		if *verbose && l != language.English {
			fmt.Fprintf(c.out, "%s\t%s\t%.200s\n", l.Code, place, strings.Join(strings.Fields(text), " "))
		}
	}
	for _, p := range paths {
		if err := eachText(p, *lines, count); err != nil {
			return err
		}
	}
	w := tabwriter.NewWriter(c.out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "code\tlanguage\ttexts")
	byCount := slices.SortedFunc(maps.Keys(counts), func(a, b language.Guess) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a.Code, b.Code))
	})
	for _, l := range byCount {
		fmt.Fprintf(w, "%s\t%s\t%d\n", l.Code, l.Name, counts[l])
	}
	return w.Flush()
}

// eachText calls do for the file, or for each of its lines that is not blank.
func eachText(path string, lines bool, do func(place, text string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if !lines {
		text, err := io.ReadAll(f)
		if err == nil {
			do(path, string(text))
		}
		return err
	}
	br := bufio.NewReaderSize(f, 1<<16)
	for n := 1; ; n++ {
		line, err := br.ReadString('\n')
		if strings.TrimSpace(line) != "" {
			do(fmt.Sprintf("%s:%d", path, n), line)
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
}
