package frame

// A Trigger is the words that may start a frame.
type Trigger struct {
	POS    byte     // 'v', 'n', 'a', 'h' (second half of a hyphened adjective); 0 for an edge
	Lemma  string   // lemma of the head word, or the name of the edge
	Before []string // words that stand directly before the head of a noun or adjective
	After  []string // particle or fixed preposition of a verb
	Nouns  []string // lemmas of the object of a verb with a noun ("take part")
	Prep   string   // preposition before that noun ("put on trial")
}

// An Item is one part of a frame: a slot that fills a role, or a condition.
type Item struct {
	Paths [][]string // ways from the trigger to the filler, in order of preference; each goes from slot to slot
	Role  string     // empty for a condition
	Must  bool       // the role must be filled
	Not   bool       // the condition must not hold
	Want  Want
}

// Want is what a filler must be: one of the alternatives, each of which is a
// list of atoms that must all hold. An empty Want accepts all.
type Want [][]Atom

// An Atom is one test of a filler.
type Atom struct {
	Not    bool
	Class  string          // entity type in upper case, or subtype or form in lower case
	Lemmas map[string]bool // set instead of Class: the lemma of the filler's head is one of these
}

// Settings are what a frame says of the relation as a whole.
type Settings struct {
	Modality string
	Polarity string
	Weight   float64 // trust in the frame, 1 by default
	Prefer   int     // wins over frames that fit as well
	Fallback bool    // holds only when nothing else of the type has the same first argument
	Alone    bool    // holds with a single role filled
	Also     bool    // may hold beside another frame on the same trigger
}

// A Frame is one way in which text expresses a relation of a type.
type Frame struct {
	Type     *Type
	Triggers []Trigger
	Items    []Item
	Settings
	Text string // as written
	File string
	Line int

	order   int
	musts   int
	conds   int
	without []Trigger // exceptions to lists
}

// A Role is one place in a type.
type Role struct {
	Name string
	Core bool
	// Optional roles are those that all types share.
	Optional bool
	Accepts  []string // entity types; empty for all
}

// A Type is a relation type as the compiler needs it.
type Type struct {
	Name      string
	Roles     []Role // core and further roles of the type, then the optional ones of the schema
	Symmetric bool
	State     bool // holds over time
	Least     int  // roles of its own that must be filled at least; 0 for two, or all when there are fewer
	Sources   []Source
}

// least is how many roles a relation of the type needs.
func (t *Type) least() int {
	if t.Least > 0 {
		return t.Least
	}
	return min(2, countCore(t))
}

// Fewest is how many of its roles a relation of the type needs.
func (t *Type) Fewest() int { return t.least() }

// role is the index of the named role, from the given index on; -1 when none.
func (t *Type) role(name string) int {
	for i, r := range t.Roles {
		if r.Name == name {
			return i
		}
	}
	return -1
}

// Role looks a role up by its name.
func (t *Type) Role(name string) (Role, bool) {
	if i := t.role(name); i >= 0 {
		return t.Roles[i], true
	}
	return Role{}, false
}

// A Source is the text of one frame and where it stands.
type Source struct {
	Text string
	File string // empty when it did not come from a file
	Line int    // counted from 1; 0 when unknown
}

// Musts reports whether the frame needs the role filled.
func (f *Frame) Musts(role string) bool {
	for i := range f.Items {
		if f.Items[i].Role == role && f.Items[i].Must {
			return true
		}
	}
	return false
}
