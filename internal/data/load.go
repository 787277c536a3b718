package data

import (
	"bytes"
	"compress/flate"
	_ "embed" // for lexicon.bin
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"sort"
	"strings"
	"sync"
)

//go:embed lexicon.bin
var packed []byte

// The layout of lexicon.bin, all numbers little-endian:
//
//	8 bytes   magic "actantLX"
//	uint32    version of the layout
//	uint32    CRC-32 (IEEE) of all that follows
//	uint32    number of lexicons, then for each, sorted by name:
//	          uint16 length, name; uint16 length, directives; uint32 offset; uint32 packed size; uint32 size
//	…         the lexicons, each DEFLATE of its rows: "entry TAB field TAB field NL"
//
// Directives are the fields' names separated by tabs, after "f" where case is
// ignored and "-" where it counts. Offsets count from the end of the directory.
const (
	magic   = "actantLX"
	version = 1
)

type section struct {
	name   string
	header string
	packed []byte
	size   int
	table  func() (*Table, error)
}

var directory = sync.OnceValues(func() (map[string]*section, error) { return readDirectory(packed) })

// Open returns the lexicon of the given name, or an error when there is none or
// the embedded data are damaged. It is decoded on first use and then shared.
func Open(name string) (*Table, error) {
	dir, err := directory()
	if err != nil {
		return nil, fmt.Errorf("data: %w", err)
	}
	s, ok := dir[name]
	if !ok {
		return nil, fmt.Errorf("data: no lexicon %q", name)
	}
	t, err := s.table()
	if err != nil {
		return nil, fmt.Errorf("data: lexicon %q: %w", name, err)
	}
	return t, nil
}

// Names lists the lexicons, sorted.
func Names() []string {
	dir, err := directory()
	if err != nil {
		return nil
	}
	names := make([]string, 0, len(dir))
	for n := range dir {
		names = append(names, n)
	}
	sort.Strings(names)
	return names
}

// leastEntry is the bytes of the shortest entry of the directory, mostBytes the
// most that a lexicon has.
const (
	leastEntry = 16
	mostBytes  = 1 << 26
)

var errDamaged = errors.New("lexicon.bin is truncated or damaged")

func readDirectory(b []byte) (map[string]*section, error) {
	if len(b) < 20 || string(b[:8]) != magic {
		return nil, errors.New("lexicon.bin has another format")
	}
	if v := binary.LittleEndian.Uint32(b[8:]); v != version {
		return nil, fmt.Errorf("lexicon.bin has version %d, want %d", v, version)
	}
	if binary.LittleEndian.Uint32(b[12:]) != crc32.ChecksumIEEE(b[16:]) {
		return nil, errDamaged
	}
	n := int(binary.LittleEndian.Uint32(b[16:]))
	r := reader{b: b[20:]}
	if n > len(r.b)/leastEntry {
		return nil, errDamaged
	}
	type place struct{ off, len int }
	sections := make([]*section, 0, n)
	places := make([]place, 0, n)
	for range n {
		s := &section{name: r.str(), header: r.str()}
		p := place{off: r.u32(), len: r.u32()}
		s.size = r.u32()
		sections, places = append(sections, s), append(places, p)
	}
	dir := make(map[string]*section, n)
	for i, s := range sections {
		p := places[i]
		if r.bad || p.off+p.len > len(r.b) {
			return nil, errDamaged
		}
		s.packed = r.b[p.off : p.off+p.len]
		s.table = sync.OnceValues(s.decode)
		dir[s.name] = s
	}
	return dir, nil
}

// A reader takes numbers and strings from the front of b.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) take(n int) []byte {
	if r.bad || n > len(r.b) {
		r.bad = true
		return make([]byte, n)
	}
	head := r.b[:n]
	r.b = r.b[n:]
	return head
}

func (r *reader) u32() int    { return int(binary.LittleEndian.Uint32(r.take(4))) }
func (r *reader) str() string { return string(r.take(int(binary.LittleEndian.Uint16(r.take(2))))) }

func (s *section) decode() (*Table, error) {
	if s.size > mostBytes {
		return nil, errDamaged
	}
	var b strings.Builder
	if _, err := io.Copy(&b, io.LimitReader(flate.NewReader(bytes.NewReader(s.packed)), int64(s.size)+1)); err != nil {
		return nil, err
	}
	if b.Len() != s.size || b.Len() > 0 && !strings.HasSuffix(b.String(), "\n") {
		return nil, errDamaged
	}
	return newTable(s.name, s.header, b.String()), nil
}

func newTable(name, header, text string) *Table {
	t := &Table{name: name, fold: strings.HasPrefix(header, "f"), text: text}
	if len(header) > 1 {
		t.fields = strings.Split(header[1:], "\t")
	}
	t.start = make([]int32, 0, strings.Count(text, "\n")+1)
	for i := 0; i < len(text); {
		t.start = append(t.start, int32(i))
		i += strings.IndexByte(text[i:], '\n') + 1
	}
	t.start = append(t.start, int32(len(text)))
	t.index = newIndex(t.Len())
	for i := t.Len() - 1; i >= 0; i-- {
		t.index.add(t.At(i).Entry(), t.fold, int32(i))
	}
	return t
}
