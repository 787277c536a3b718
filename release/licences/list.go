package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	classifier "github.com/google/licenseclassifier/v2"
	"github.com/google/licenseclassifier/v2/assets"
)

// A dependency is a module that something is built with.
type dependency struct {
	Path, Version string
	Licences      []string // SPDX identifiers, sorted; those of all licence files at the module's top
}

// permissive are the licences that a dependency may have: none asks anything of a
// program but that its notice is kept. A file-wise copyleft, MPL-2.0, is not
// among them and must not be.
var permissive = []string{"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "Unlicense", "Zlib", "CC0-1.0"}

// fault says what is wrong with d, nil for nothing. Of several licences one must
// be permissive: a module gives a choice, or has parts under others, all listed.
func (d dependency) fault() error {
	if len(d.Licences) == 0 {
		return fmt.Errorf("%s has no known licence", d.Path)
	}
	for _, l := range d.Licences {
		if slices.Contains(permissive, l) {
			return nil
		}
	}
	return fmt.Errorf("%s is under %s", d.Path, strings.Join(d.Licences, ", "))
}

// goModules lists the folders with a go.mod that git knows, the top first.
func goModules(root string) ([]string, error) {
	cmd := exec.Command("git", "ls-files", "go.mod", "**/go.mod")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	var dirs []string
	for _, f := range strings.Fields(string(out)) {
		dirs = append(dirs, filepath.Dir(f))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs), nil
}

// dependencies are the modules, but for the repository's own, with a package that
// the packages in dir import.
func dependencies(dir string, tests bool) ([]dependency, error) {
	args := []string{"list", "-deps", "-json=Module"}
	if tests {
		args = append(args, "-test")
	}
	cmd := exec.Command("go", append(args, "./...")...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("go list: %w\n%s", err, stderr.String())
	}
	found := map[string]dependency{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct {
			Module *struct {
				Path, Version, Dir string
				Main               bool
			}
		}
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		m := p.Module
		if m == nil || m.Main || own(m.Path) {
			continue
		}
		if _, done := found[m.Path]; done {
			continue
		}
		d := dependency{Path: m.Path, Version: m.Version}
		if d.Licences, err = licencesIn(m.Dir); err != nil {
			return nil, err
		}
		found[m.Path] = d
	}
	var list []dependency
	for _, d := range found {
		list = append(list, d)
	}
	slices.SortFunc(list, func(a, b dependency) int { return strings.Compare(a.Path, b.Path) })
	return list, nil
}

func own(path string) bool {
	const module = "github.com/actant-nlp/actant"
	return path == module || strings.HasPrefix(path, module+"/")
}

// texts are the licences that are known.
var texts = sync.OnceValues(assets.DefaultClassifier)

// licencesIn reads the licence files at the top of a module.
func licencesIn(dir string) ([]string, error) {
	known, err := texts()
	if err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range entries {
		name := strings.ToUpper(e.Name())
		if e.IsDir() || !strings.HasPrefix(name, "LICEN") && !strings.HasPrefix(name, "COPYING") && !strings.HasPrefix(name, "UNLICENSE") {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		for _, m := range known.Match(known.Normalize(text)).Matches {
			if isLicence(m) && !slices.Contains(ids, m.Name) {
				ids = append(ids, m.Name)
			}
		}
	}
	slices.Sort(ids)
	return ids, nil
}

func isLicence(m *classifier.Match) bool {
	const sure = 0.9
	return m.MatchType == "License" && m.Confidence >= sure
}
