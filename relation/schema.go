package relation

import (
	"errors"

	"github.com/actant-nlp/actant/entity"
)

// A Role is one place in a relation type.
type Role struct {
	Name    string        `json:"name"`
	Core    bool          `json:"core"`
	Accepts []entity.Type `json:"accepts,omitempty"` // empty: any type
}

// A Type is one kind of relation: its roles, and the frames that say how
// language expresses it.
type Type struct {
	Name      string   `json:"name"`
	Roles     []Role   `json:"roles"`
	Symmetric bool     `json:"symmetric,omitempty"`
	Frames    []string `json:"frames,omitempty"`
}

// A Schema is a checked, immutable set of relation types. It is safe for
// concurrent use.
type Schema struct {
	types  []Type
	byName map[string]int
}

// Types lists the schema's types in their order.
func (s *Schema) Types() []Type { return s.types }

// Type looks a type up by name.
func (s *Schema) Type(name string) (Type, bool) {
	i, ok := s.byName[name]
	if !ok {
		return Type{}, false
	}
	return s.types[i], true
}

// Compile checks types and makes a schema of them.
func Compile(types ...Type) (*Schema, error) {
	s := &Schema{byName: make(map[string]int, len(types))}
	for _, t := range types {
		if _, dup := s.byName[t.Name]; dup {
			return nil, errors.New("relation: type " + t.Name + " is declared twice")
		}
		s.byName[t.Name] = len(s.types)
		s.types = append(s.types, t)
	}
	return s, nil
}
