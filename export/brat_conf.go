package export

import (
	"slices"
	"strings"
)

// A bratConf gathers the types that occur, which brat wants declared.
type bratConf struct {
	entities, relations, modalities map[string]bool
	events                          map[string]map[string]bool // types and their roles
}

func newBratConf() bratConf {
	return bratConf{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]map[string]bool{}}
}

func (c *bratConf) entity(typ string)   { c.entities[typ] = true }
func (c *bratConf) relation(typ string) { c.relations[typ] = true }
func (c *bratConf) modality(m string)   { c.modalities[m] = true }

func (c *bratConf) event(typ, role string) {
	if c.events[typ] == nil {
		c.events[typ] = map[string]bool{}
	}
	if role != "" {
		c.events[typ][role] = true
	}
}

// text is the file, sorted.
func (c *bratConf) text() string {
	var b strings.Builder
	b.WriteString("[entities]\n")
	for _, t := range sorted(c.entities) {
		b.WriteString(t + "\n")
	}
	b.WriteString("\n[relations]\n<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\nCoref\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n")
	for _, t := range sorted(c.relations) {
		b.WriteString(t + "\tArg1:<ANY>, Arg2:<ANY>\n")
	}
	b.WriteString("\n[events]\n")
	for _, t := range sorted(c.events) {
		var roles []string
		for _, r := range sorted(c.events[t]) {
			roles = append(roles, r+"*:<ANY>")
		}
		b.WriteString(t + "\t" + strings.Join(roles, ", ") + "\n")
	}
	b.WriteString("\n[attributes]\nNegated\tArg:<EVENT>\n")
	if len(c.modalities) > 0 {
		b.WriteString("Modality\tArg:<EVENT>, Value:" + strings.Join(sorted(c.modalities), "|") + "\n")
	}
	return b.String()
}

func sorted[T any](set map[string]T) []string {
	var out []string
	for s := range set {
		out = append(out, s)
	}
	slices.Sort(out)
	return out
}

// bratName is s as a type or role of brat: letters, digits, "-" and "_", with no
// digit at its end, where brat has the number of a repeated role.
func bratName(s string) string {
	name := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return '_'
	}, s)
	if name == "" || name[len(name)-1] >= '0' && name[len(name)-1] <= '9' {
		name += "_"
	}
	return name
}
