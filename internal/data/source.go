package data

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A Source is one parsed lexicon file, ready to be packed.
type Source struct {
	Name   string
	Header string // as in lexicon.bin
	Rows   string // as in lexicon.bin
}

// ParseSource reads the text of lexicons/NAME.txt. All faults of the file come
// back in one error, a line each, as NAME.txt:LINE.
func ParseSource(name string, text []byte) (Source, error) {
	var (
		s      = Source{Name: name}
		fields []string
		mode   = "-"
		rows   strings.Builder
		prev   string
		faults []error
		n      int
	)
	fault := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf("%s.txt:%d: %s", name, n, fmt.Sprintf(format, args...)))
	}
	if !utf8.Valid(text) {
		fault("not UTF-8")
	}
	for line := range strings.Lines(string(text)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "#!"):
			d := strings.Fields(line[2:])
			switch {
			case rows.Len() > 0:
				fault("a directive after the first row")
			case len(d) > 1 && d[0] == "fields":
				fields = d[1:]
			case len(d) == 2 && d[0] == "case" && d[1] == "fold":
				mode = "f"
			default:
				fault("unknown directive %q", line)
			}
			prev = ""
		case line == "" || strings.HasPrefix(line, "#"):
			prev = ""
		default:
			row, err := cleanRow(line)
			if err != nil {
				fault("%v", err)
				continue
			}
			if len(fields) > 0 && strings.Count(row, "\t") > len(fields) {
				fault("%d fields, but %d are declared", strings.Count(row, "\t"), len(fields))
			}
			entry, _, _ := strings.Cut(row, "\t")
			if prev != "" && compareEntries(prev, entry) > 0 {
				fault("%q is not sorted after %q", entry, prev)
			}
			prev = entry
			rows.WriteString(row)
			rows.WriteByte('\n')
		}
	}
	s.Header = mode + strings.Join(fields, "\t")
	s.Rows = rows.String()
	return s, errors.Join(faults...)
}

func cleanRow(line string) (string, error) {
	cols := strings.Split(line, "\t")
	for i := range cols {
		cols[i] = strings.TrimSpace(cols[i])
	}
	cols[0] = strings.TrimPrefix(cols[0], `\`)
	if cols[0] == "" {
		return "", errors.New("a row without an entry")
	}
	return strings.TrimRight(strings.Join(cols, "\t"), "\t"), nil
}

// compareEntries is the order of a file's rows.
func compareEntries(a, b string) int {
	return cmp.Or(strings.Compare(lowerASCII(a), lowerASCII(b)), strings.Compare(a, b))
}

func lowerASCII(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}

// SortSource sorts each block of a lexicon file's rows and leaves all else as
// it is.
func SortSource(text []byte) []byte {
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	isRow := func(l string) bool { return l != "" && !strings.HasPrefix(l, "#") }
	for i := 0; i < len(lines); i++ {
		j := i
		for j < len(lines) && isRow(lines[j]) {
			j++
		}
		slices.SortStableFunc(lines[i:j], func(a, b string) int {
			a, _, _ = strings.Cut(a, "\t")
			b, _, _ = strings.Cut(b, "\t")
			return compareEntries(a, b)
		})
		i = max(i, j-1)
	}
	return []byte(strings.Join(lines, "\n") + "\n")
}

// ReadSources parses every file NAME.txt of dir, sorted by name.
func ReadSources(dir string) ([]Source, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	var (
		sources []Source
		faults  []error
	)
	for _, p := range paths {
		text, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		s, err := ParseSource(strings.TrimSuffix(filepath.Base(p), ".txt"), text)
		faults = append(faults, err)
		sources = append(sources, s)
	}
	return sources, errors.Join(faults...)
}

// Pack makes the bytes of lexicon.bin.
func Pack(sources []Source) ([]byte, error) {
	var dir, body bytes.Buffer
	le := binary.LittleEndian
	put := func(b []byte, s string) []byte { return append(le.AppendUint16(b, uint16(len(s))), s...) }
	var head []byte
	head = le.AppendUint32(head, uint32(len(sources)))
	for _, s := range sources {
		off := body.Len()
		w, err := flate.NewWriter(&body, flate.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(s.Rows)); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		head = put(put(head, s.Name), s.Header)
		head = le.AppendUint32(head, uint32(off))
		head = le.AppendUint32(head, uint32(body.Len()-off))
		head = le.AppendUint32(head, uint32(len(s.Rows)))
	}
	rest := append(head, body.Bytes()...)
	dir.WriteString(magic)
	dir.Write(le.AppendUint32(le.AppendUint32(nil, version), crc32.ChecksumIEEE(rest)))
	dir.Write(rest)
	return dir.Bytes(), nil
}

// Table is the lexicon as it will be read back from lexicon.bin.
func (s Source) Table() *Table { return newTable(s.Name, s.Header, s.Rows) }

// Source is what t was compiled from, comments left out.
func (t *Table) Source() Source {
	mode := "-"
	if t.fold {
		mode = "f"
	}
	return Source{Name: t.name, Header: mode + strings.Join(t.fields, "\t"), Rows: t.text}
}
