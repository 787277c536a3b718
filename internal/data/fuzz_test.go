package data

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/bounded"
)

// FuzzDirectory: no bytes under a right checksum break the loader of lexicons,
// and what it reads can be asked.
func FuzzDirectory(f *testing.F) {
	b, err := Pack([]Source{{Name: "a", Header: "f", Rows: "x\ny z\n"}, {Name: "b", Header: "-one\ttwo", Rows: "Kim\t1\t2|3\n"}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b[16:])
	f.Add([]byte{255, 255, 255, 255, 0, 0})
	f.Fuzz(func(t *testing.T, rest []byte) {
		head := binary.LittleEndian.AppendUint32([]byte(magic), version)
		file := append(binary.LittleEndian.AppendUint32(head, crc32.ChecksumIEEE(rest)), rest...)
		bounded.Cost{Time: 200 * time.Millisecond, TimePerByte: 50 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 10000}.Check(t, len(file), func() {
			dir, err := readDirectory(file)
			if err != nil {
				return
			}
			for _, s := range dir {
				if table, err := s.decode(); err == nil {
					ask(t, table)
				}
			}
		})
	})
}

// FuzzSource: a lexicon file is refused with an error or compiled; the compiled
// form gives the same rows back.
func FuzzSource(f *testing.F) {
	f.Add("# A list.\n#: fields kind weight\nKim\ta\t1\nputin\tb\t2\n")
	f.Add("#: case ignored\nU.N.\n\n# x\nüber\n")
	f.Add("\t\t\n\xff\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := ParseSource("x", []byte(text))
		if err != nil {
			return
		}
		b, err := Pack([]Source{s})
		if err != nil {
			t.Fatal(err)
		}
		dir, err := readDirectory(b)
		if err != nil {
			t.Fatal(err)
		}
		table, err := dir["x"].decode()
		if err != nil {
			t.Fatal(err)
		}
		if got := table.Source(); got.Rows != s.Rows || got.Header != s.Header {
			t.Errorf("%+v became %+v", s, got)
		}
		ask(t, table)
		SortSource([]byte(text))
	})
}

// ask looks up every entry of a table in all ways.
func ask(t *testing.T, table *Table) {
	t.Helper()
	for row := range table.All() {
		e := row.Entry()
		if Key(e) != "" && !table.Has(e) {
			t.Errorf("entry %q is not found", e)
		}
		table.Rows(e)
		table.Longest(strings.Fields(e))
		for i := range table.Fields() {
			row.Field(i)
			row.List(i)
		}
		row.Get("none")
	}
}
