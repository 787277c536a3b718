package input

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/actant-nlp/actant"
)

// lines reads JSON lines. A broken one is reported with its number; the others
// are read all the same.
func (s *scan) lines(r io.Reader) bool {
	lr := lineReader{r: bufio.NewReaderSize(r, 1<<16), limit: s.opts.MaxBytes}
	for n := 1; ; n++ {
		line, err := lr.next()
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		place := fmt.Sprintf("%s:%d", s.place, n)
		if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, errLong) {
			s.fail(place, err) // what there is of the line is not complete
			return true
		}
		switch {
		case errors.Is(err, errLong):
			s.fail(place, tooLong(s.opts.MaxBytes))
		case len(bytes.TrimSpace(line)) > 0:
			if a, bad := decode(line); bad != nil {
				s.fail(place, bad)
			} else if !s.article(place, n, a) {
				return false
			}
		}
		if errors.Is(err, io.EOF) {
			return true
		}
	}
}

// A lineReader reads lines of any length up to a limit.
type lineReader struct {
	r     *bufio.Reader
	limit int
	line  []byte
}

// errLong says that a line was longer than the limit and has been passed over.
var errLong = errors.New("long line")

// next reads a line, valid until the next call. The last one comes with io.EOF.
func (l *lineReader) next() ([]byte, error) {
	if cap(l.line) > 1<<20 {
		l.line = nil // after a huge line, memory is that of usual ones again
	}
	l.line = l.line[:0]
	long := false
	for {
		part, err := l.r.ReadSlice('\n')
		if !long && len(l.line)+len(part) > l.limit+1 {
			long, l.line = true, nil
		}
		if !long {
			l.line = append(l.line, part...)
		}
		if errors.Is(err, bufio.ErrBufferFull) {
			continue
		}
		if long && err == nil {
			err = errLong
		} else if long && errors.Is(err, io.EOF) {
			err = errors.Join(errLong, io.EOF)
		}
		return l.line, err
	}
}

// decode reads {"id": …, "text": …} with "published", "byline", "source", "link"
// and "charset" where they are known.
func decode(line []byte) (actant.Article, error) {
	var w struct {
		ID        label   `json:"id"`
		Text      *string `json:"text"`
		Published string  `json:"published"`
		Byline    string  `json:"byline"`
		Source    string  `json:"source"`
		Link      string  `json:"link"`
		Charset   string  `json:"charset"`
	}
	if err := json.Unmarshal(line, &w); err != nil {
		return actant.Article{}, inWords(err)
	}
	if w.ID == "" || w.Text == nil {
		return actant.Article{}, errors.New(`a line needs "id" and "text"`)
	}
	a := actant.Article{ID: string(w.ID), Text: *w.Text, Byline: w.Byline, Source: w.Source, Link: w.Link, Charset: w.Charset}
	if w.Published != "" {
		t, err := time.Parse(time.DateOnly, w.Published[:min(len(time.DateOnly), len(w.Published))])
		if err != nil {
			return a, fmt.Errorf("%q is %q, not a day like 2024-05-31", "published", w.Published)
		}
		a.Published = t
	}
	return a, nil
}

// inWords says what is wrong with a line, in terms of the line.
func inWords(err error) error {
	var kind *json.UnmarshalTypeError
	var form *json.SyntaxError
	switch {
	case errors.As(err, &kind) && kind.Field != "":
		return fmt.Errorf("%q is a %s, not a string", kind.Field, kind.Value)
	case errors.As(err, &kind):
		return fmt.Errorf("a line needs an object of JSON, this is a %s", kind.Value)
	case errors.As(err, &form):
		return fmt.Errorf("no JSON, at byte %d of the line: %w", form.Offset, err)
	}
	return err
}

// A label is an id as a string or a number, as databases write it.
type label string

// UnmarshalJSON reads either.
func (l *label) UnmarshalJSON(b []byte) error {
	var n json.Number
	if len(b) > 0 && b[0] != '"' && json.Unmarshal(b, &n) == nil {
		*l = label(n)
		return nil
	}
	return json.Unmarshal(b, (*string)(l))
}
