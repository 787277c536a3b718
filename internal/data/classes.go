package data

import "strings"

// Members are the entries of t whose field, words with spaces between them,
// has class among its words.
func (t *Table) Members(field, class string) map[string]bool {
	out := map[string]bool{}
	for r := range t.All() {
		for c := range strings.FieldsSeq(r.Get(field)) {
			if c == class {
				out[r.Entry()] = true
			}
		}
	}
	return out
}
