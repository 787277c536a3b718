package relation

import (
	"fmt"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/frame"
)

// A Role is one place in a relation type.
type Role struct {
	Name    string        `json:"name" yaml:"name"`
	Core    bool          `json:"core" yaml:"core"`                           // the relation is judged by it
	Accepts []entity.Type `json:"accepts,omitempty" yaml:"accepts,omitempty"` // empty: any type
}

// A Type is one kind of relation: its roles, and the frames that say how
// language expresses it.
//
// A frame is a line such as
//
//	give/v hand/v : subj=giver iobj|to=recipient obj=gift! as:{gift,present}
//
// trigger words, then the slots of deep syntax that fill the roles; passives,
// relative clauses, control, coordination and nominal support are undone before
// it is matched. internal/data/lexicons/relations/FORMAT.md describes the
// language. The same strings make up the built-in types.
type Type struct {
	Name string `json:"name" yaml:"name"`
	// Extends names a type whose roles this one takes over, before its own.
	Extends string `json:"extends,omitempty" yaml:"extends,omitempty"`
	Roles   []Role `json:"roles" yaml:"roles"`
	// Symmetric types hold in either direction; they have a role twice.
	Symmetric bool `json:"symmetric,omitempty" yaml:"symmetric,omitempty"`
	// State marks what holds over time, against what happens.
	State bool `json:"state,omitempty" yaml:"state,omitempty"`
	// Least is how many of its roles (core ones in states) must be filled to
	// make a relation; 0 stands for two, or one when the type has no more.
	Least int `json:"least,omitempty" yaml:"least,omitempty"`
	// Yields marks a type that gives way to a relation told inside of what fills
	// it: "agreed to buy" is a purchase.
	Yields bool `json:"yields,omitempty" yaml:"yields,omitempty"`
	// Implies names weaker types that a relation of this one makes superfluous.
	Implies []Implication `json:"implies,omitempty" yaml:"implies,omitempty"`
	Frames  []string      `json:"frames,omitempty" yaml:"frames,omitempty"`

	sources []frame.Source // where the frames were read, in their order; empty when given as values
	file    string
	line    int
}

// An Implication says that a relation of one type holds wherever one of another
// does: a killing implies a death.
type Implication struct {
	Type  string            `json:"type" yaml:"type"`   // the weaker type
	Roles map[string]string `json:"roles" yaml:"roles"` // its roles, each with the stronger type's role of the same filler
}

// Role looks a role up by its name.
func (t *Type) Role(name string) (Role, bool) {
	for _, r := range t.Roles {
		if r.Name == name {
			return r, true
		}
	}
	return Role{}, false
}

// CoreRoles counts the core roles.
func (t *Type) CoreRoles() int {
	n := 0
	for _, r := range t.Roles {
		if r.Core {
			n++
		}
	}
	return n
}

// A Schema is a checked, immutable set of relation types with their frames
// compiled. It is safe for concurrent use. Make one with [Compile] or
// [Schema.Extend], or take [News].
type Schema struct {
	types   []Type
	byName  map[string]int
	program *frame.Program
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

// Program is the compiled form of the frames, for the built-in finder.
func (s *Schema) Program() *frame.Program { return s.program }

// Compile checks types and makes a schema of them. Besides a type's own roles
// its frames may fill the roles that all types share: place, origin, purpose,
// vehicle, instrument and amount. All faults come back together; each is a
// [*SchemaError].
func Compile(types ...Type) (*Schema, error) {
	s := &Schema{byName: make(map[string]int, len(types))}
	var faults faultList
	for _, t := range types {
		if t.Name == "" {
			faults.add(t, "", "a type needs a name", "")
			continue
		}
		if _, dup := s.byName[t.Name]; dup {
			faults.add(t, "", "type is declared twice", "")
			continue
		}
		s.byName[t.Name] = len(s.types)
		s.types = append(s.types, t)
	}
	s.inherit(&faults)
	for _, t := range s.types {
		checkRoles(t, &faults)
		s.checkImplied(t, &faults)
	}
	if err := faults.err(); err != nil {
		return nil, err
	}
	program, problems := frame.Compile(shared().lexicon, s.forFrames())
	for _, p := range problems {
		faults.frame(p)
	}
	if err := faults.err(); err != nil {
		return nil, err
	}
	s.program = program
	return s, nil
}

// Extend makes a schema of the types of s and further ones. A further type that
// has the name of one in s replaces it. Where a trigger fits two types equally
// well, the further types win.
func (s *Schema) Extend(types ...Type) (*Schema, error) {
	old := slices.Clone(s.types)
	var added []Type
	for i, t := range types {
		same := func(o Type) bool { return o.Name == t.Name }
		if k := slices.IndexFunc(old, same); k >= 0 && !slices.ContainsFunc(types[:i], same) {
			old[k] = t
			continue
		}
		added = append(added, t)
	}
	return Compile(append(added, old...)...)
}

// inherit puts the roles of extended types before a type's own.
func (s *Schema) inherit(faults *faultList) {
	for i := range s.types {
		t := &s.types[i]
		var chain []string
		var roles []Role
		for at := t; at.Extends != ""; {
			if slices.Contains(chain, at.Name) {
				faults.add(*t, "", "types extend each other in a circle: "+strings.Join(append(chain, at.Name), " > "), "")
				return
			}
			chain = append(chain, at.Name)
			k, ok := s.byName[at.Extends]
			if !ok {
				faults.add(*t, "", fmt.Sprintf("extends %q, which is no type of the schema", at.Extends), frame.Nearest(at.Extends, s.names()))
				return
			}
			at = &s.types[k]
			roles = append(slices.Clone(at.Roles), roles...)
			t.Symmetric = t.Symmetric || at.Symmetric
		}
		if len(roles) > 0 {
			t.Roles, t.Extends = append(roles, t.Roles...), ""
		}
	}
}

func (s *Schema) names() []string {
	var out []string
	for _, t := range s.types {
		out = append(out, t.Name)
	}
	return out
}

func checkRoles(t Type, faults *faultList) {
	if len(t.Roles) == 0 {
		faults.add(t, "", "a type needs roles", "")
	}
	seen := map[string]int{}
	for _, r := range t.Roles {
		if r.Name == "" {
			faults.add(t, "", "a role needs a name", "")
		}
		seen[r.Name]++
		if seen[r.Name] > 2 || seen[r.Name] == 2 && !t.Symmetric {
			faults.add(t, r.Name, "role is declared twice in a type that is not symmetric", "")
		}
	}
	if t.Symmetric && len(seen) == len(t.Roles) && len(t.Roles) < 2 {
		faults.add(t, "", "a symmetric type needs two roles", "")
	}
}

func (s *Schema) checkImplied(t Type, faults *faultList) {
	for _, im := range t.Implies {
		weaker, ok := s.Type(im.Type)
		if !ok {
			faults.add(t, "", fmt.Sprintf("implies %q, which is no type of the schema", im.Type), frame.Nearest(im.Type, s.names()))
			continue
		}
		for theirs, ours := range im.Roles {
			if _, ok := weaker.Role(theirs); !ok {
				faults.add(t, theirs, "no such role in "+im.Type, "")
			}
			if _, ok := t.Role(ours); !ok {
				faults.add(t, ours, "no such role", "")
			}
		}
	}
}

// forFrames gives the types as the compiler of frames needs them.
func (s *Schema) forFrames() []*frame.Type {
	var out []*frame.Type
	for i := range s.types {
		t := &s.types[i]
		f := &frame.Type{Name: t.Name, Symmetric: t.Symmetric, State: t.State, Least: t.Least, Sources: t.sources}
		for _, r := range t.Roles {
			f.Roles = append(f.Roles, frame.Role{Name: r.Name, Core: r.Core, Accepts: strs(r.Accepts)})
		}
		for _, r := range shared().optional {
			if _, own := t.Role(r.Name); !own {
				f.Roles = append(f.Roles, frame.Role{Name: r.Name, Optional: true, Accepts: strs(r.Accepts)})
			}
		}
		if len(t.sources) != len(t.Frames) {
			f.Sources = nil
			for _, text := range t.Frames {
				f.Sources = append(f.Sources, frame.Source{Text: text, File: t.file})
			}
		}
		out = append(out, f)
	}
	return out
}

func strs(types []entity.Type) []string {
	var out []string
	for _, t := range types {
		out = append(out, string(t))
	}
	return out
}
