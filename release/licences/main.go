package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
)

func main() {
	root := flag.String("root", ".", "the repository's `FOLDER`")
	check := flag.Bool("check", false, "fail where a licence is unknown, not permissive, or NOTICE is not right")
	tests := flag.Bool("tests", false, "what tests are built with, too")
	flag.Parse()
	if err := run(*root, *check, *tests); err != nil {
		fmt.Fprintln(os.Stderr, "licences:", err)
		os.Exit(1)
	}
}

func run(root string, check, tests bool) error {
	modules, err := goModules(root)
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	var wrong []error
	for _, dir := range modules {
		deps, err := dependencies(filepath.Join(root, dir), tests)
		if err != nil {
			return fmt.Errorf("%s: %w", dir, err)
		}
		for _, d := range deps {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", dir, d.Path, d.Version, strings.Join(d.Licences, ", "))
			if bad := d.fault(); bad != nil {
				wrong = append(wrong, fmt.Errorf("%s: %w", dir, bad))
			}
		}
		if dir == "." && !tests {
			notice, err := os.ReadFile(filepath.Join(root, "NOTICE"))
			if err != nil {
				return err
			}
			wrong = append(wrong, compareNotice(string(notice), deps)...)
		}
	}
	if err := w.Flush(); err != nil || !check {
		return err
	}
	return errors.Join(wrong...)
}
