package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"io/fs"
	"os"

	"github.com/actant-nlp/actant"
)

// A checkpoint knows which documents an earlier run has written. It is nothing
// but the output itself: its whole lines.
type checkpoint struct {
	file *os.File
	seed maphash.Seed
	done map[uint64]extent
}

// An extent is where a line lies in the output.
type extent struct {
	at     int64
	length int
}

// resumeOutput continues the output of a run that did not end, or of one that
// did and may have new articles now. What follows the last whole line is cut
// off.
func resumeOutput(name string) (*output, *checkpoint, error) {
	if !replaceable(name) {
		return nil, nil, usagef("-resume needs a file; %s is none", name)
	}
	name = target(name)
	if err := reopen(name); err != nil {
		return nil, nil, err
	}
	f, err := os.OpenFile(name+partly, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, nil, err
	}
	c := &checkpoint{file: f, seed: maphash.MakeSeed(), done: map[uint64]extent{}}
	end, err := c.scan(f)
	if err == nil {
		err = f.Truncate(end)
	}
	if err == nil {
		_, err = f.Seek(end, io.SeekStart)
	}
	if err != nil {
		return nil, nil, errors.Join(fmt.Errorf("resuming %s: %w", f.Name(), err), f.Close())
	}
	return &output{Writer: bufio.NewWriter(f), name: name, part: f, temp: true, keep: true}, c, nil
}

// reopen makes a complete output a partial one again, by a copy: the complete
// one stays until the new one takes its name.
func reopen(name string) error {
	if _, err := os.Stat(name + partly); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	from, err := os.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	return writeFile(name+partly, func(w io.Writer) error {
		_, err := io.Copy(w, from)
		return err
	})
}

// scan enters the whole lines of f and tells where the last one ends.
func (c *checkpoint) scan(f io.Reader) (end int64, err error) {
	r := bufio.NewReaderSize(f, 1<<20)
	for {
		line, err := r.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return end, nil
		}
		if err != nil {
			return end, err
		}
		var w struct {
			Document struct {
				ID *string `json:"id"`
			} `json:"document"`
		}
		if json.Unmarshal(line, &w) != nil || w.Document.ID == nil {
			return end, nil // a machine that lost power may leave anything here
		}
		c.done[maphash.String(c.seed, *w.Document.ID)] = extent{end, len(line)}
		end += int64(len(line))
	}
}

// has reports whether the article's document is written.
func (c *checkpoint) has(id string) bool {
	if c == nil {
		return false
	}
	_, ok := c.done[maphash.String(c.seed, id)]
	return ok
}

// document reads an article's document back, with its text.
func (c *checkpoint) document(a actant.Article) (*actant.Document, error) {
	x := c.done[maphash.String(c.seed, a.ID)]
	line := make([]byte, x.length)
	if _, err := c.file.ReadAt(line, x.at); err != nil {
		return nil, err
	}
	d := new(actant.Document)
	if err := json.Unmarshal(bytes.TrimSpace(line), d); err != nil {
		return nil, err
	}
	if d.ID != a.ID {
		return nil, fmt.Errorf("%s: at byte %d: %s, where %s is looked for", c.file.Name(), x.at, d.ID, a.ID)
	}
	return d, d.Attach(a.Text)
}
