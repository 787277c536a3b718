package relate

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// newID is an entity id that no entity of the text has.
func (d *doc) newID() string {
	if d.prefix == "" {
		d.prefix = "f"
		for i := range d.w.Range(len(d.entities)) {
			for strings.HasPrefix(d.entities[i].ID, d.prefix) {
				d.prefix += "f"
			}
		}
	}
	return d.prefix + strconv.Itoa(len(d.made)+1)
}

// A part is the fillers of one role in a match.
type part struct {
	role    relation.Role
	fillers []filler
}

// instances makes relations of a match: one for each named member of what
// fills its roles.
func (d *doc) instances(sent int, m *frame.Match) {
	t := d.types[m.Frame.Type.Name]
	if t == nil {
		return
	}
	parts, ok := d.parts(sent, t, m)
	if !ok {
		return
	}
	base := d.describe(sent, m, t)
	if base == nil {
		return
	}
	if t.Symmetric {
		d.pairs(sent, t, m, parts, base)
		return
	}
	combos := [][]relation.Argument{nil}
	for _, p := range parts {
		fs := p.fillers
		if !p.role.Core {
			fs = fs[:1]
		}
		var next [][]relation.Argument
		for _, c := range combos {
			for _, f := range fs {
				if !hasEntity(c, f.id) && d.room(len(next)) {
					next = append(next, append(append([]relation.Argument(nil), c...), relation.Argument{Role: p.role.Name, Entity: f.id, Span: f.span}))
				}
			}
		}
		if len(next) > 0 {
			combos = next
		} else if m.Frame.Musts(p.role.Name) {
			return // "took her own life": nobody does it to oneself and another role
		}
	}
	for _, args := range combos {
		d.emit(sent, t, m, args, base)
	}
}

// room reports whether a trigger that has n relations may have another, and
// counts the trigger where it may not.
func (d *doc) room(n int) bool {
	if n == maxPerMatch {
		d.cut.matches++
	}
	return n < maxPerMatch
}

func hasEntity(args []relation.Argument, id string) bool {
	for _, a := range args {
		if a.Entity == id {
			return true
		}
	}
	return false
}

// parts resolves the bindings of a match. It fails when a role that must be
// filled has no entity.
func (d *doc) parts(sent int, t *relation.Type, m *frame.Match) ([]part, bool) {
	var out []part
	for _, b := range m.Bindings {
		r, ok := m.Frame.Type.Role(b.Role)
		if !ok {
			continue
		}
		role := relation.Role{Name: r.Name, Core: r.Core}
		if own, ok := t.Role(b.Role); ok {
			role = own
		} else {
			for _, a := range r.Accepts {
				role.Accepts = append(role.Accepts, typeOf(a))
			}
		}
		fs := d.fillers(sent, b, role, m.Head, m.Dep())
		if len(fs) == 0 {
			if m.Frame.Musts(b.Role) {
				return nil, false
			}
			continue
		}
		out = append(out, part{role, fs})
	}
	return out, len(out) > 0
}

// pairs makes relations of a symmetric type: each of one side with each of the
// other, or the first of a single side with the others.
func (d *doc) pairs(sent int, t *relation.Type, m *frame.Match, parts []part, base *relation.Relation) {
	double := twice(t)
	var sides [][]filler
	var rest []relation.Argument
	for _, p := range parts {
		if p.role.Name == double || double == "" && p.role.Core && len(sides) < 2 && !strings.EqualFold(p.role.Name, "kinship") {
			sides = append(sides, p.fillers)
			continue
		}
		rest = append(rest, relation.Argument{Role: p.role.Name, Entity: p.fillers[0].id, Span: p.fillers[0].span})
	}
	if double == "" {
		d.uneven(sent, t, m, parts, base)
		return
	}
	add := func(a, b filler) {
		if a.id != b.id {
			d.emit(sent, t, m, append([]relation.Argument{
				{Role: double, Entity: a.id, Span: a.span}, {Role: double, Entity: b.id, Span: b.span}}, rest...), base)
		}
	}
	switch {
	case len(sides) >= 2:
		n := 0
		for _, a := range sides[0] {
			for _, side := range sides[1:] {
				for _, b := range side {
					if n++; d.room(n - 1) {
						add(a, b)
					}
				}
			}
		}
	case len(sides) == 1 && len(sides[0]) >= 2 && oneSided(m, double):
		// "He met with A and B" tells nothing of what A and B did.
	case len(sides) == 1 && len(sides[0]) >= 2:
		for n, b := range sides[0][1:] {
			if d.room(n) {
				add(sides[0][0], b)
			}
		}
	case len(sides) == 1:
		if pair := d.couple(sent, sides[0][0]); pair != nil {
			add(pair[0], pair[1])
		} else if len(rest) > 0 {
			d.emit(sent, t, m, append([]relation.Argument{{Role: double, Entity: sides[0][0].id, Span: sides[0][0].span}}, rest...), base)
		}
	}
}

// oneSided reports whether all that fills the doubled role stands behind a
// preposition that tells who the others, not told, acted with.
func oneSided(m *frame.Match, role string) bool {
	for _, b := range m.Bindings {
		if b.Role != role {
			continue
		}
		switch b.Slot.Name {
		case "with", "against":
		default:
			return false
		}
	}
	return true
}

// uneven makes relations of a symmetric type whose two roles have names of
// their own: person and relative.
func (d *doc) uneven(sent int, t *relation.Type, m *frame.Match, parts []part, base *relation.Relation) {
	if d.among(sent, t, m, parts, base) {
		return
	}
	if len(parts) < 2 || !parts[0].role.Core || !parts[1].role.Core {
		return
	}
	combos := [][]relation.Argument{nil}
	for _, p := range parts {
		var next [][]relation.Argument
		for _, c := range combos {
			for _, f := range p.fillers {
				if !hasEntity(c, f.id) && d.room(len(next)) {
					next = append(next, append(append([]relation.Argument(nil), c...), relation.Argument{Role: p.role.Name, Entity: f.id, Span: f.span}))
				}
			}
		}
		if len(next) == 0 {
			return
		}
		combos = next
	}
	for _, args := range combos {
		d.emit(sent, t, m, args, base)
	}
}

// among makes a relation between the members of the one side that a match
// has, "the brothers" who are Jo and Max Roe, and reports whether there are two.
func (d *doc) among(sent int, t *relation.Type, m *frame.Match, parts []part, base *relation.Relation) bool {
	var roles []string
	for _, r := range t.Roles {
		if r.Core {
			roles = append(roles, r.Name)
		}
	}
	var side []filler
	var rest []relation.Argument
	for _, p := range parts {
		switch {
		case !p.role.Core:
			rest = append(rest, relation.Argument{Role: p.role.Name, Entity: p.fillers[0].id, Span: p.fillers[0].span})
		case side != nil:
			return false
		default:
			side = p.fillers
		}
	}
	if len(side) < 2 || len(roles) != 2 {
		return false
	}
	for n, b := range side[1:] {
		if n < maxPerMatch && b.id != side[0].id {
			d.emit(sent, t, m, append([]relation.Argument{
				{Role: roles[0], Entity: side[0].id, Span: side[0].span}, {Role: roles[1], Entity: b.id, Span: b.span}}, rest...), base)
		}
	}
	return true
}

// twice is the role that a symmetric type has two times; "" when it has none.
func twice(t *relation.Type) string {
	for i, r := range t.Roles {
		for _, o := range t.Roles[:i] {
			if o.Name == r.Name {
				return r.Name
			}
		}
	}
	return ""
}

// emit adds one relation, its arguments in the schema's order.
func (d *doc) emit(sent int, t *relation.Type, m *frame.Match, args []relation.Argument, base *relation.Relation) {
	own, core := 0, 0
	for _, a := range args {
		if r, ok := t.Role(a.Role); ok {
			own++
			if r.Core {
				core++
			}
		}
	}
	if t.State {
		own = core
	}
	if core == 0 || own < m.Frame.Type.Fewest() && !m.Frame.Alone {
		return
	}
	r := *base
	r.Args = args
	if d.reports(sent, m.Head) {
		r.Attribution = slices.DeleteFunc(slices.Clone(r.Attribution), func(id string) bool { return hasEntity(args, id) })
	}
	order := map[string]int{}
	for i, role := range t.Roles {
		if _, ok := order[role.Name]; !ok {
			order[role.Name] = i
		}
	}
	sort.SliceStable(r.Args, func(i, j int) bool { return rankOf(order, r.Args[i].Role) < rankOf(order, r.Args[j].Role) })
	f := finding{Relation: r, typ: t, fallback: m.Frame.Fallback, sentence: sent, head: m.Head}
	d.rate(&f, m)
	d.found = append(d.found, f)
}

func rankOf(order map[string]int, role string) int {
	if i, ok := order[role]; ok {
		return i
	}
	return len(order) + 1
}

// describe makes the part of a relation that all members of a match share.
func (d *doc) describe(sent int, m *frame.Match, t *relation.Type) *relation.Relation {
	r := &relation.Relation{
		Type: t.Name, Confidence: m.Score, Trigger: d.triggerSpan(sent, m),
		Evidence: []syntax.Span{d.text.Sentences[sent].Span}, Attribution: []string{},
		Frame: explain(m),
	}
	d.attributes(sent, m, t, r)
	return r
}

// triggerSpan covers the trigger's words, with the auxiliaries of a verb.
func (d *doc) triggerSpan(sent int, m *frame.Match) syntax.Span {
	toks := d.text.Sentences[sent].Tokens
	span := toks[m.Head].Span
	for _, w := range m.Words {
		span.Start, span.End = min(span.Start, toks[w].Start), max(span.End, toks[w].End)
	}
	g := d.graphs[sent]
	if g.Verb(m.Head) {
		for i := m.Head - 1; i >= 0 && m.Head-i < 5 && (toks[i].UPOS == "AUX" || toks[i].UPOS == "ADV" || toks[i].UPOS == "PART"); i-- {
			if toks[i].UPOS == "AUX" && toks[i].Head == m.Head {
				span.Start = toks[i].Start
			}
		}
	}
	return span
}

// explain tells which frame matched on which path.
func explain(m *frame.Match) string {
	var room [512]byte // most are shorter: one allocation each
	b := room[:0]
	if m.Frame.File != "" {
		b = append(append(b, m.Frame.File...), ':')
		b = append(strconv.AppendInt(b, int64(m.Frame.Line), 10), ": "...)
	}
	b = append(append(b, m.Frame.Text...), " ["...)
	for i, x := range m.Bindings {
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(append(append(b, x.Role...), "<-"...), x.Slot.Name...)
		if x.Slot.How != "" {
			b = append(append(append(b, " ("...), x.Slot.How...), ')')
		}
	}
	return string(append(b, ']'))
}
