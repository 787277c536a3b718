package data

import (
	"iter"
	"strings"
)

// A Table is one lexicon: rows keyed by their entry. The zero value is empty.
type Table struct {
	name   string
	fields []string
	fold   bool
	text   string  // the rows, a line each, columns separated by tabs
	start  []int32 // where each row starts in text; one more for the end
	index  index
}

// A Row is one row of a table. The zero value has no entry and empty fields.
type Row struct {
	t *Table
	i int32
}

// Lexicon returns the lexicon of the given name. It is empty when there is none.
func Lexicon(name string) *Table {
	t, err := Open(name)
	if err != nil {
		return &Table{name: name}
	}
	return t
}

// Name is the lexicon's name.
func (t *Table) Name() string { return t.name }

// Fields are the names of the fields, the entry not counted.
func (t *Table) Fields() []string { return t.fields }

// Len is the number of rows.
func (t *Table) Len() int { return max(len(t.start)-1, 0) }

// At returns row i in the file's order; the zero Row outside [0, Len).
func (t *Table) At(i int) Row {
	if i < 0 || i >= t.Len() {
		return Row{}
	}
	return Row{t, int32(i)}
}

// Has reports whether entry is in the lexicon.
func (t *Table) Has(entry string) bool {
	_, ok := t.Row(entry)
	return ok
}

// Row returns the first row of entry.
func (t *Table) Row(entry string) (Row, bool) {
	i := t.index.find(hashPhrase(entry, t.fold))
	if i < 0 {
		return Row{}, false
	}
	return Row{t, i}, true
}

// Rows returns every row of entry, in the file's order.
func (t *Table) Rows(entry string) []Row {
	var rows []Row
	for i := t.index.find(hashPhrase(entry, t.fold)); i >= 0; i = t.index.next[i] {
		rows = append(rows, Row{t, i})
	}
	return rows
}

// Longest finds the longest entry that tokens begin with: how many tokens it
// takes, and its first row. It is 0 when no entry begins there.
func (t *Table) Longest(tokens []string) (int, Row) {
	var (
		n   int
		row int32 = -1
		h         = seed
	)
	for i, tok := range tokens {
		if h = t.begin(h, tok); h == 0 {
			break
		}
		if r := t.index.find(h); r >= 0 && r != row {
			n, row = i+1, r
		}
	}
	if row < 0 {
		return 0, Row{}
	}
	return n, Row{t, row}
}

// begin is the hash of the phrase that h is the hash of, with tok appended; 0
// where no entry begins so.
func (t *Table) begin(h uint64, tok string) uint64 {
	if more, ok := hashWordAlone(h, tok, t.fold); ok {
		if !t.index.has(more) {
			return 0
		}
		return more
	}
	live := true
	words(tok, func(w string) {
		h = hashWord(h, w, t.fold)
		live = live && t.index.has(h)
	})
	if !live {
		return 0
	}
	return h
}

// All yields every row in the file's order.
func (t *Table) All() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for i := range t.Len() {
			if !yield(Row{t, int32(i)}) {
				return
			}
		}
	}
}

// Entry is the row's entry as the file has it.
func (r Row) Entry() string { return r.column(0) }

// Index is the row's place in the file's order.
func (r Row) Index() int { return int(r.i) }

// Field is the row's field i, counted from 0 after the entry; "" when the row
// has no such field.
func (r Row) Field(i int) string {
	if i < 0 {
		return ""
	}
	return r.column(i + 1)
}

// Get is the row's field of that name; "" when there is none.
func (r Row) Get(field string) string {
	if r.t == nil {
		return ""
	}
	for i, f := range r.t.fields {
		if f == field {
			return r.column(i + 1)
		}
	}
	return ""
}

// List is a field that holds several values separated by "|".
func (r Row) List(i int) []string {
	f := r.Field(i)
	if f == "" {
		return nil
	}
	return strings.Split(f, "|")
}

func (r Row) column(n int) string {
	if r.t == nil {
		return ""
	}
	s := r.t.text[r.t.start[r.i] : r.t.start[r.i+1]-1]
	for ; n > 0; n-- {
		_, rest, ok := strings.Cut(s, "\t")
		if !ok {
			return ""
		}
		s = rest
	}
	col, _, _ := strings.Cut(s, "\t")
	return col
}
