package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
)

// joinUnnamed merges things without a name across articles where a relation
// says that they are one: they fill the same role beside the same other
// fillers, and are of a compatible kind. With one other filler they must also
// be called alike; so called, "Kim's sister" also joins the sister whom another
// article names. Joined things make more relations comparable, so it is done
// twice: the car that was given is also the car that was made somewhere.
func joinUnnamed(docs []*record, of map[*thing]*cluster, r *ruling) {
	for range 2 {
		joinFillers(docs, of, r)
	}
}

func joinFillers(docs []*record, of map[*thing]*cluster, r *ruling) {
	waiting := map[string][]*thing{} // by everything but the filler
	var order []string
	wait := func(key string, t *thing) {
		if waiting[key] == nil {
			order = append(order, key)
		}
		waiting[key] = append(waiting[key], t)
	}
	for _, d := range docs {
		for _, f := range d.facts {
			for i, s := range f.args {
				if isValue(s.t.typ) || s.t.form != nil && s.t.typ != entity.Person {
					continue
				}
				key, others := frameOf(f, i, of)
				switch {
				case others == 0:
				case others > 1:
					wait(key, s.t)
				case s.t.form == nil:
					wait(key+"|"+nameOf(s.t), s.t)
				default:
					for _, h := range s.t.heads {
						wait(key+"|"+h, s.t)
					}
				}
			}
		}
	}
	for _, key := range order {
		joinCompatible(waiting[key], of, r)
	}
}

func isValue(t entity.Type) bool {
	return t == entity.Date || t == entity.Time || t == entity.Money || t == entity.Quantity
}

// frameOf is the relation without filler i, and how many other core fillers it
// has that are known across articles.
func frameOf(f *fact, i int, of map[*thing]*cluster) (string, int) {
	parts := make([]string, 0, len(f.args))
	for k, s := range f.args {
		if c := of[s.t]; k != i && s.core && (s.t.form != nil || len(c.things) > 1) {
			parts = append(parts, s.role+"="+c.key)
		}
	}
	slices.Sort(parts)
	return f.r.Type + "|" + f.args[i].role + "|" + f.r.Time + "|" + strings.Join(parts, "|"), len(parts)
}

// nameOf is the folded description of a thing, without article and possessor.
func nameOf(t *thing) string {
	w := strings.Fields(strings.ToLower(data.Key(t.name)))
	if i := slices.Index(w, "s"); i > 0 && i+1 < len(w) { // what is left of "Kim's"
		w = w[i+1:]
	}
	for len(w) > 1 && data.Lexicon("coref-determiners").Has(w[0]) {
		w = w[1:]
	}
	return strings.Join(w, " ")
}

// joinCompatible joins each thing with the first cluster before it of a
// compatible kind; two things of one document stay two.
func joinCompatible(things []*thing, of map[*thing]*cluster, r *ruling) {
	for i, t := range things {
		for _, o := range things[:i] {
			a, b := of[o], of[t]
			if a == b {
				break
			}
			if !alike(o, t) || sameDoc(a, b) || named(a) && named(b) || r.forbids(a.things, b.things) {
				continue
			}
			merge(of, a, b)
			break
		}
	}
}

func named(c *cluster) bool {
	return slices.ContainsFunc(c.things, func(t *thing) bool { return t.form != nil })
}

func sameDoc(a, b *cluster) bool {
	for _, x := range a.things {
		for _, y := range b.things {
			if x.doc == y.doc && x != y {
				return true
			}
		}
	}
	return false
}

// alike reports whether two descriptions may be of one thing: a common head
// noun, one head more general than the other, or the same subtype.
func alike(a, b *thing) bool {
	if a.typ != b.typ && a.typ != entity.Thing && b.typ != entity.Thing {
		return false
	}
	if a.typ == b.typ && a.subtype != "" && a.subtype == b.subtype && a.plural == b.plural {
		return true
	}
	for _, x := range a.heads {
		for _, y := range b.heads {
			if x == y || isKindOf(x, y) || isKindOf(y, x) {
				return true
			}
		}
	}
	return false
}

// isKindOf reports whether general may stand for a thing called special.
func isKindOf(special, general string) bool {
	for range 4 { // the table is a few levels deep
		r, ok := data.Lexicon("coref-nouns").Row(special)
		if !ok {
			return false
		}
		up := strings.Fields(r.Get("general"))
		if slices.Contains(up, general) {
			return true
		}
		if len(up) == 0 {
			return false
		}
		special = up[0]
	}
	return false
}

// numbersDiffer reports whether two descriptions of one thing count it
// differently: "13 people", "at least 15".
func numbersDiffer(a, b string) bool {
	if a == "" || b == "" || a == b {
		return false
	}
	x, err1 := strconv.ParseFloat(a, 64)
	y, err2 := strconv.ParseFloat(b, 64)
	return err1 == nil && err2 == nil && x != y
}
