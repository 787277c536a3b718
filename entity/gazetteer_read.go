package entity

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
)

// An EntryError is a row of a gazetteer file that cannot be used.
type EntryError struct {
	File string
	Line int // counted from 1
	Err  error
}

// Error is "FILE:LINE: what is wrong".
func (e *EntryError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap is what is wrong, without the place.
func (e *EntryError) Unwrap() error { return e.Err }

// ReadEntries reads the entries of a gazetteer from r; file is the name that
// errors carry. A file whose first byte is "{" holds JSON lines with the keys
// name, type, and optionally aliases, subtype, id, anycase, priority; any other
// one is CSV with a header line of those names, aliases separated by "|".
//
// Rows that cannot be used are left out and come back together as one error
// that wraps an *EntryError for each; the usable entries come with it, so that a
// caller may skip bad rows and count them.
func ReadEntries(r io.Reader, file string) ([]Entry, error) {
	br := bufio.NewReader(r)
	first, err := br.Peek(1)
	if errors.Is(err, io.EOF) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if first[0] == '{' {
		return readJSONEntries(br, file)
	}
	return readCSVEntries(br, file)
}

func readJSONEntries(br *bufio.Reader, file string) ([]Entry, error) {
	var out []Entry
	var bad []error
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var w struct {
				Name, Type, Subtype, ID string
				Aliases                 []string
				AnyCase                 bool
				Priority                int
			}
			e := json.Unmarshal(line, &w)
			if e == nil {
				e = usable(w.Name, w.Type)
			}
			if e != nil {
				bad = append(bad, &EntryError{file, n, e})
			} else {
				out = append(out, Entry{Name: w.Name, Aliases: w.Aliases, Type: Type(w.Type), Subtype: w.Subtype, Link: w.ID,
					AnyCase: w.AnyCase, Priority: w.Priority})
			}
		}
		if errors.Is(err, io.EOF) {
			return out, errors.Join(bad...)
		}
		if err != nil {
			return out, errors.Join(append(bad, &EntryError{file, n, err})...)
		}
	}
}

func readCSVEntries(br *bufio.Reader, file string) ([]Entry, error) {
	cr := csv.NewReader(br)
	cr.FieldsPerRecord = -1
	header, err := cr.Read()
	if err != nil {
		return nil, &EntryError{file, 1, err}
	}
	column, err := columns(header)
	if err != nil {
		return nil, &EntryError{file, 1, err}
	}
	var out []Entry
	var bad []error
	for {
		record, err := cr.Read()
		if errors.Is(err, io.EOF) {
			return out, errors.Join(bad...)
		}
		var broken *csv.ParseError
		switch {
		case errors.As(err, &broken):
			bad = append(bad, &EntryError{file, broken.Line, broken.Err})
			continue
		case err != nil:
			return out, errors.Join(append(bad, fmt.Errorf("%s: %w", file, err))...)
		}
		line, _ := cr.FieldPos(0)
		e, err := entryOf(func(name string) string {
			if i, ok := column[name]; ok && i < len(record) {
				return strings.TrimSpace(record[i])
			}
			return ""
		})
		if err != nil {
			bad = append(bad, &EntryError{file, line, err})
			continue
		}
		out = append(out, e)
	}
}

// columns finds the known columns of a header, of which name and type must be
// there.
func columns(header []string) (map[string]int, error) {
	known := []string{"name", "type", "aliases", "subtype", "id", "anycase", "priority"}
	out := map[string]int{}
	for i, h := range header {
		h = strings.ToLower(strings.TrimSpace(h))
		if !slices.Contains(known, h) {
			return nil, fmt.Errorf("unknown column %q: the columns are %s", h, strings.Join(known, ", "))
		}
		out[h] = i
	}
	for _, need := range known[:2] {
		if _, ok := out[need]; !ok {
			return nil, fmt.Errorf("no column %q in the header", need)
		}
	}
	return out, nil
}

func entryOf(get func(column string) string) (Entry, error) {
	e := Entry{Name: get("name"), Type: Type(get("type")), Subtype: get("subtype"), Link: get("id")}
	if err := usable(e.Name, string(e.Type)); err != nil {
		return e, err
	}
	for _, a := range strings.Split(get("aliases"), "|") {
		if a = strings.TrimSpace(a); a != "" {
			e.Aliases = append(e.Aliases, a)
		}
	}
	var err error
	if s := get("anycase"); s != "" {
		if e.AnyCase, err = strconv.ParseBool(s); err != nil {
			return e, fmt.Errorf("anycase: %w", err)
		}
	}
	if s := get("priority"); s != "" {
		if e.Priority, err = strconv.Atoi(s); err != nil {
			return e, fmt.Errorf("priority: %w", err)
		}
	}
	return e, nil
}

func usable(name, typ string) error {
	if strings.TrimSpace(name) == "" || typ == "" {
		return errors.New("a name and a type are needed")
	}
	return nil
}
