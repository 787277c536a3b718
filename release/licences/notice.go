package main

import (
	"fmt"
	"strings"
)

// The heading in NOTICE above the dependencies, one a line: "- PATH: LICENCE".
const heading = "Go modules that the actant program and library are built with"

// compareNotice lists where the dependencies and those named in NOTICE differ.
func compareNotice(notice string, deps []dependency) []error {
	named := noticed(notice)
	var wrong []error
	for _, d := range deps {
		want := strings.Join(d.Licences, ", ")
		switch got, ok := named[d.Path]; {
		case !ok:
			wrong = append(wrong, fmt.Errorf("NOTICE lacks %q", "- "+d.Path+": "+want))
		case got != want:
			wrong = append(wrong, fmt.Errorf("NOTICE has %s under %s, which is under %s", d.Path, got, want))
		}
		delete(named, d.Path)
	}
	for path := range named {
		wrong = append(wrong, fmt.Errorf("NOTICE names %s, with which nothing is built", path))
	}
	return wrong
}

// noticed are the licences in NOTICE by module.
func noticed(notice string) map[string]string {
	out := map[string]string{}
	_, list, _ := strings.Cut(notice, heading)
	for line := range strings.Lines(list) {
		if path, licence, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), ": "); ok {
			out[path] = licence
		}
	}
	return out
}
