package main

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
)

// TestRepository is the check of the library and the program themselves; the
// command does all modules.
func TestRepository(t *testing.T) {
	deps, err := dependencies("../..", false)
	if err != nil {
		t.Fatal(err)
	}
	if len(deps) == 0 {
		t.Fatal("no dependencies found")
	}
	notice, err := os.ReadFile("../../NOTICE")
	if err != nil {
		t.Fatal(err)
	}
	wrong := compareNotice(string(notice), deps)
	for _, d := range deps {
		wrong = append(wrong, d.fault())
	}
	if err := errors.Join(wrong...); err != nil {
		t.Error(err)
	}
}

func TestModules(t *testing.T) {
	dirs, err := goModules("../..")
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(dirs, ".") || !slices.Contains(dirs, "benchmarks") {
		t.Errorf("modules: %v", dirs)
	}
}

func TestFault(t *testing.T) {
	for _, c := range []struct {
		d    dependency
		want string
	}{
		{dependency{"a", "v1", []string{"MIT"}}, ""},
		{dependency{"a", "v1", nil}, "no known licence"},
		{dependency{"a", "v1", []string{"AGPL-3.0"}}, "under AGPL-3.0"},
	} {
		got := ""
		if err := c.d.fault(); err != nil {
			got = err.Error()
		}
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%v: %q, want %q", c.d, got, c.want)
		}
	}
}

func TestNotice(t *testing.T) {
	notice := "…\n" + heading + "\n\n- x.y/a: MIT\n- x.y/b: ISC\n- x.y/c: MIT\n"
	deps := []dependency{{Path: "x.y/a", Licences: []string{"MIT"}}, {Path: "x.y/b", Licences: []string{"MIT"}}, {Path: "x.y/d", Licences: []string{"Apache-2.0", "MIT"}}}
	got := errors.Join(compareNotice(notice, deps)...).Error()
	for _, want := range []string{"x.y/b under ISC, which is under MIT", `lacks "- x.y/d: Apache-2.0, MIT"`, "names x.y/c"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in:\n%s", want, got)
		}
	}
}
