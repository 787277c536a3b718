package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// disagree lists what single documents say against the merged edge.
func (m *merger) disagree(e *Edge, facts []*fact) {
	for _, f := range facts {
		if f.when.text != "" && !timesAgree(f.when.text, e.Time) {
			e.conflict(f.doc.id, "time", f.when.text)
		}
		for _, t := range f.r.Disputed {
			if t != e.Time && (e.Time == "" || !timesAgree(t, e.Time)) {
				e.conflict(f.doc.id, "time", t)
			}
		}
		if f.r.Polarity != e.Polarity {
			e.conflict(f.doc.id, "polarity", string(f.r.Polarity))
		}
	}
	m.numbers(e, facts)
	e.sortConflicts()
}

func (e *Edge) conflict(doc, field, value string) {
	c := Conflict{doc, field, value}
	if !slices.Contains(e.Conflicts, c) {
		e.Conflicts = append(e.Conflicts, c)
	}
}

func (e *Edge) sortConflicts() {
	slices.SortFunc(e.Conflicts, func(a, b Conflict) int {
		return cmp.Or(strings.Compare(a.Field, b.Field), strings.Compare(a.Doc, b.Doc), strings.Compare(a.Value, b.Value))
	})
}

// numbers compares amounts, and the numbers that fillers without a name begin
// with, role by role: the value of most sources stands, the others conflict.
func (m *merger) numbers(e *Edge, facts []*fact) {
	if len(facts) == 1 {
		return
	}
	value := func(f *fact, role string) string {
		for _, s := range f.args {
			if s.role != role {
				continue
			}
			if (s.t.typ == entity.Money || s.t.typ == entity.Quantity) && len(s.t.values) > 0 {
				return s.t.values[0]
			}
			return s.t.number
		}
		return ""
	}
	var roles []string
	for _, f := range facts {
		for _, s := range f.args {
			if !slices.Contains(roles, s.role) {
				roles = append(roles, s.role)
			}
		}
	}
	for _, role := range roles {
		main := m.most(facts, func(f *fact) string { return value(f, role) }, nil)
		for _, f := range facts {
			v := value(f, role)
			if v != "" && v != main && (numbersDiffer(v, main) || strings.Contains(v, " ")) {
				e.conflict(f.doc.id, role, v)
			}
		}
	}
}

// learnFunctions enters e under the functions that it fills.
func (m *merged) learnFunctions(e *edge, changed map[string]bool) {
	for _, fn := range functionsOf(e.Type) {
		if key, ok := fn.key(&e.Edge); ok {
			if e.filled == nil {
				e.filled = &filled{told: e.Conflicts}
			}
			e.filled.keys = append(e.filled.keys, key)
			m.functions[key] = append(m.functions[key], e)
			changed[key] = true
		}
	}
}

func (m *merged) forgetFunctions(e *edge, changed map[string]bool) {
	if e.filled == nil {
		return
	}
	for _, key := range e.filled.keys {
		list := slices.DeleteFunc(m.functions[key], func(o *edge) bool { return o == e })
		if len(list) == 0 {
			delete(m.functions, key)
		} else {
			m.functions[key] = list
		}
		changed[key] = true
	}
}

// contradict compares edges of the types in which one role is a function of
// others: one place of birth, one winner of a contest. Edges that agree in the
// latter and differ in the former conflict, each with the documents of the
// better supported others. The functions with these keys are looked at again.
func (m *merged) contradict(changed map[string]bool, log *changeLog) {
	again := map[*edge]bool{}
	for key := range changed {
		for _, e := range m.functions[key] {
			again[e] = true
		}
	}
	for e := range again {
		log.edge(e)
		e.Conflicts = slices.Clone(e.filled.told)
		for _, key := range e.filled.keys {
			m.oppose(e, key)
		}
		e.sortConflicts()
	}
}

// oppose adds to the conflicts of e the edges that fill the function otherwise.
func (m *merged) oppose(e *edge, key string) {
	const enough = 50 // edges of one key that are compared
	role := key[strings.LastIndexByte(key, '|')+1:]
	group := m.functions[key]
	slices.SortFunc(group, func(a, b *edge) int {
		return cmp.Or(strings.Compare(a.Support[0].Doc, b.Support[0].Doc), cmp.Compare(a.Support[0].Relation, b.Support[0].Relation))
	})
	group = group[:min(len(group), enough)]
	if !slices.Contains(group, e) {
		return
	}
	for _, o := range group {
		if e != o && !sharesFiller(&e.Edge, &o.Edge, role) && timesAgree(e.Time, o.Time) {
			for _, s := range o.Support {
				e.conflict(s.Doc, role, o.filler(role).Name)
			}
		}
	}
}

// A function says that the relation has one filler of role value for each
// filling of the key roles.
type function struct {
	keys  []string
	value string
}

func functionsOf(typ string) []function {
	var out []function
	for _, r := range data.Lexicon("functional-roles").Rows(typ) {
		out = append(out, function{r.List(0), r.Field(1)})
	}
	return out
}

// key is what edges must share to be compared; false where a role is open.
func (fn function) key(e *Edge) (string, bool) {
	if e.filler(fn.value) == nil || e.Polarity == "negative" {
		return "", false
	}
	parts := []string{e.Type}
	for _, k := range fn.keys {
		n := e.filler(k)
		if n == nil {
			return "", false
		}
		parts = append(parts, n.ID)
	}
	return strings.Join(append(parts, fn.value), "|"), true
}

func (e *Edge) filler(role string) *Node {
	for _, a := range e.Args {
		if a.Role == role {
			return a.Node
		}
	}
	return nil
}

func sharesFiller(a, b *Edge, role string) bool {
	for _, x := range a.Args {
		if x.Role == role && slices.ContainsFunc(b.Args, func(y Argument) bool { return y == x }) {
			return true
		}
	}
	return false
}
