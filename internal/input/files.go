package input

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// list adds the files that a path stands for.
func (r *Reader) list(path string) {
	if path == "-" {
		r.files = append(r.files, file{path, -1})
		return
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[{"):
		r.pattern(path)
	case err != nil:
		r.fail(path, err)
	case info.IsDir():
		r.folder(path)
	default:
		r.files = append(r.files, file{path, sizeOf(info)})
	}
}

// sizeOf is -1 for pipes and devices.
func sizeOf(info fs.FileInfo) int64 {
	if !info.Mode().IsRegular() {
		return -1
	}
	return info.Size()
}

// pattern adds the files that match; "**" stands for folders at any depth.
func (r *Reader) pattern(pattern string) {
	found, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly())
	if err == nil && len(found) == 0 {
		err = errors.New("no file matches")
	}
	if err != nil {
		r.fail(pattern, err)
		return
	}
	for _, path := range found {
		r.list(path)
	}
}

// folder adds the files of the format in dir and below.
func (r *Reader) folder(dir string) {
	before := len(r.files)
	failed := false
	// The separator makes a link to a folder that folder.
	_ = filepath.WalkDir(strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			failed = true
			r.fail(path, err)
			return nil
		}
		if d.IsDir() || !r.opts.Format.takes(formatOf(path)) {
			return nil
		}
		info, err := os.Stat(path)
		if err != nil {
			failed = true
			r.fail(path, err)
			return nil
		}
		if info.IsDir() {
			return nil // a link to a folder: not followed, it may lead back here
		}
		r.files = append(r.files, file{filepath.Clean(path), sizeOf(info)})
		return nil
	})
	if len(r.files) == before && !failed {
		r.fail(dir, fmt.Errorf("no %s files in it", strings.Join(r.opts.Format.extensions(), ", ")))
	}
}
