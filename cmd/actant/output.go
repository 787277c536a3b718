package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// writeFile writes name through a temporary file beside it, so that the name
// never holds half of it. A device or pipe is written as it is.
func writeFile(name string, write func(io.Writer) error) (err error) {
	if !replaceable(name) {
		return writeDevice(name, write)
	}
	name = target(name)
	f, err := os.CreateTemp(filepath.Dir(name), "."+filepath.Base(name)+".*")
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("writing %s: %w", name, err), os.Remove(f.Name()))
		}
	}()
	w := bufio.NewWriter(f)
	if err := cmp.Or(write(w), w.Flush(), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return cause(err)
	}
	return os.Rename(f.Name(), name)
}

func writeDevice(name string, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	w := bufio.NewWriter(f)
	if err := cmp.Or(write(w), w.Flush(), f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", name, cause(err))
	}
	return nil
}

// replaceable reports whether another file may take the name: not that of a
// device.
func replaceable(name string) bool {
	info, err := os.Stat(name)
	return err != nil || info.Mode().IsRegular()
}

// target is the file that a link leads to: the link stays one.
func target(name string) string {
	if to, err := filepath.EvalSymlinks(name); err == nil {
		return to
	}
	return name
}

// cause is err without the operation and the path, which the message has.
func cause(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// An output takes the documents of a run: standard output, or a file that has
// its name only when it is complete. Until then it is the name with ".part",
// which a run that ended early leaves for -resume.
type output struct {
	*bufio.Writer
	name string   // as messages call it
	part *os.File // nil for standard output
	temp bool     // part has a name of its own to be taken away
	keep bool     // a part that is not complete is of use
}

func standardOutput(w io.Writer) *output {
	return &output{Writer: bufio.NewWriter(w), name: "standard output"}
}

// createOutput begins a new file. One that a run which did not end has left is
// not overwritten if keep says that it is of use.
func createOutput(name string, keep bool) (*output, error) {
	o := &output{name: name, keep: keep}
	path, flags := name, os.O_WRONLY
	if replaceable(name) {
		o.temp = true
		o.name = target(name)
		path, flags = o.name+partly, os.O_WRONLY|os.O_CREATE|os.O_TRUNC
		if _, err := os.Stat(path); err == nil && keep {
			return nil, fmt.Errorf("%s is left from a run that did not end: -resume continues it; or remove it", path)
		}
	}
	f, err := os.OpenFile(path, flags, 0o666)
	if err != nil {
		return nil, err
	}
	o.part, o.Writer = f, bufio.NewWriter(f)
	return o, nil
}

// partly ends the name of a file that is not complete.
const partly = ".part"

// fault gives an error of writing its place.
func (o *output) fault(err error) error {
	if err == nil {
		return nil
	}
	return o.hint(fmt.Errorf("writing %s: %w", o.name, cause(err)))
}

// hint says of an error that ends a run how to go on.
func (o *output) hint(err error) error {
	if o.part != nil && o.temp && o.keep {
		err = fmt.Errorf("%w (what is done is in %s; -resume continues)", err, o.part.Name())
	}
	return err
}

// to is where the bytes go in the end.
func (o *output) to(standard io.Writer) io.Writer {
	if o.part != nil {
		return o.part
	}
	return standard
}

// flush hands over what was written, so that a killed run loses no document.
func (o *output) flush() error { return o.fault(o.Flush()) }

// finish gives a complete file its name.
func (o *output) finish() error {
	if o.part == nil {
		return o.flush()
	}
	err := o.Flush()
	if o.temp {
		err = cmp.Or(err, o.part.Sync())
	}
	if err = cmp.Or(err, o.part.Close()); err != nil {
		return o.fault(err)
	}
	if o.temp {
		return os.Rename(o.part.Name(), o.name)
	}
	return nil
}

// abandon leaves a run that ended early: what can be resumed stays.
func (o *output) abandon() {
	if o.part == nil {
		return
	}
	_ = o.part.Close()
	if o.temp && !o.keep {
		_ = os.Remove(o.part.Name())
	}
}
