package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Single writes a format of one file to w, which it does not close.
func Single(w io.Writer) Files { return &single{w: w} }

type single struct {
	w    io.Writer
	used bool
}

func (s *single) Create(string) (io.WriteCloser, error) {
	if s.used {
		return nil, errors.New("export: the format has several files and needs a folder")
	}
	s.used = true
	return open{s.w}, nil
}

// open is a writer that stays open.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// A Dir is a folder in the making, which has its name only when it is complete.
type Dir struct{ name, temp string }

// Folder begins a folder with the given name. There must be none, or an empty
// one. Call Commit when the export is closed, or Abandon.
func Folder(name string) (*Dir, error) {
	name = filepath.Clean(name)
	switch entries, err := os.ReadDir(name); {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return nil, err
	case len(entries) > 0:
		return nil, fmt.Errorf("export: folder %s is not empty", name)
	}
	temp, err := os.MkdirTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return nil, err
	}
	return &Dir{name, temp}, nil
}

// Create makes a file in the folder. There must be none of that name.
func (d *Dir) Create(name string) (io.WriteCloser, error) {
	if !filepath.IsLocal(name) || filepath.Base(name) != name {
		return nil, fmt.Errorf("export: %q is no name of a file", name)
	}
	f, err := os.OpenFile(filepath.Join(d.temp, name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	return synced{f}, nil
}

// synced is a file that is on the disk when it is closed.
type synced struct{ *os.File }

func (f synced) Close() error { return errors.Join(f.Sync(), f.File.Close()) }

// Commit gives the folder its name.
func (d *Dir) Commit() error {
	if err := os.Chmod(d.temp, 0o755); err != nil {
		return err
	}
	if err := os.Remove(d.name); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.Rename(d.temp, d.name)
}

// Abandon removes what was written.
func (d *Dir) Abandon() error { return os.RemoveAll(d.temp) }

// A target makes buffered files and keeps the first error of all writes, so that
// writers need not look at each.
type target struct {
	files Files
	open  []*file
	err   error
}

func (t *target) fail(err error) {
	if t.err == nil {
		t.err = err
	}
}

// file makes a file that stays open until the end.
func (t *target) file(name string) *file {
	f := t.create(name)
	t.open = append(t.open, f)
	return f
}

// create makes a file that the caller closes.
func (t *target) create(name string) *file {
	f := &file{to: t}
	if t.err != nil {
		return f
	}
	w, err := t.files.Create(name)
	if err != nil {
		t.fail(err)
		return f
	}
	f.w, f.buf = w, bufio.NewWriterSize(w, 1<<16)
	return f
}

// close closes all files; the result is the first error there was.
func (t *target) close() error {
	for _, f := range t.open {
		f.close()
	}
	t.open = nil
	return t.err
}

// A file is a buffered file of a target. Its writes cannot fail: the target has
// the error.
type file struct {
	to  *target
	w   io.WriteCloser
	buf *bufio.Writer
}

func (f *file) Write(p []byte) (int, error) {
	if f.buf != nil && f.to.err == nil {
		if _, err := f.buf.Write(p); err != nil {
			f.to.fail(err)
		}
	}
	return len(p), nil
}

// put writes strings.
func (f *file) put(ss ...string) {
	if f.buf == nil || f.to.err != nil {
		return
	}
	for _, s := range ss {
		if _, err := f.buf.WriteString(s); err != nil {
			f.to.fail(err)
			return
		}
	}
}

func (f *file) close() {
	if f.w == nil {
		return
	}
	if err := errors.Join(f.buf.Flush(), f.w.Close()); err != nil {
		f.to.fail(err)
	}
	f.w, f.buf = nil, nil
}
