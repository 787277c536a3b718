package pair

import (
	"fmt"
	"strings"
)

// A Renaming gives the types of a corpus the names of a schema.
type Renaming map[string]string

// ReadRenaming reads a renaming: a line "NAME<TAB>NEW" for each entity or relation
// type, "-NEW" for a relation told the other way round; lines that begin with
// "#" are comments. name is for errors.
func ReadRenaming(name, text string) (Renaming, error) {
	r := Renaming{}
	for n, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		from, to, ok := strings.Cut(line, "\t")
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		if !ok || from == "" || strings.TrimPrefix(to, "-") == "" {
			return nil, fmt.Errorf("%s:%d: want a name, a tab, and a new name", name, n+1)
		}
		r[from] = to
	}
	return r, nil
}

// Apply renames the types of ss. Relations of types that r does not name are
// left out; entity types keep theirs.
func (r Renaming) Apply(ss []Sentence) {
	for i := range ss {
		s := &ss[i]
		for k := range s.Mentions {
			if to, ok := r[s.Mentions[k].Type]; ok {
				s.Mentions[k].Type = to
			}
		}
		kept := s.Relations[:0]
		for _, x := range s.Relations {
			to, ok := r[x.Type]
			if !ok {
				continue
			}
			if turned, ok := strings.CutPrefix(to, "-"); ok {
				x.Head, x.Tail, to = x.Tail, x.Head, turned
			}
			x.Type = to
			kept = append(kept, x)
		}
		s.Relations = kept
	}
}
