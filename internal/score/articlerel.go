package score

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// pairOff pairs first with second ids one to one, the highest score first, then
// by id.
func pairOff(score map[[2]id]int) map[id]id {
	pairs := slices.SortedFunc(maps.Keys(score), func(a, b [2]id) int {
		return cmp.Or(score[b]-score[a], strings.Compare(string(a[0]), string(b[0])), strings.Compare(string(a[1]), string(b[1])))
	})
	out, used := map[id]id{}, map[id]bool{}
	for _, p := range pairs {
		if _, ok := out[p[0]]; !ok && !used[p[1]] {
			out[p[0]], used[p[1]] = p[1], true
		}
	}
	return out
}

// relations are one article's relations, ready to be compared.
type relations struct {
	specs      map[string]RelationSpec
	aligned    map[id]id // predicted entity -> gold entity
	goldEntity map[id]*entity
	predEntity map[id]*entity
	named      map[id]bool // gold entities with a name
	gold       []*relation
	pred       []*relation       // the surest first, each fact once
	at         map[*relation]int // their places in the article's output
}

func (s *articleScorer) newRelations(gold, pred *article) *relations {
	r := &relations{
		specs:      s.o.Inventory.Relations,
		aligned:    alignEntities(gold, pred),
		goldEntity: map[id]*entity{},
		predEntity: map[id]*entity{},
		named:      map[id]bool{},
		at:         map[*relation]int{},
	}
	for i := range gold.Entities {
		e := &gold.Entities[i]
		r.goldEntity[e.ID], r.named[e.ID] = e, r.named[e.ID] || s.hasName(e)
	}
	for i := range pred.Entities {
		r.predEntity[pred.Entities[i].ID] = &pred.Entities[i]
	}
	for i := range gold.Relations {
		r.gold = append(r.gold, &gold.Relations[i])
	}
	sure := make([]*relation, len(pred.Relations))
	for i := range pred.Relations {
		sure[i] = &pred.Relations[i]
		r.at[sure[i]] = i
	}
	slices.SortStableFunc(sure, func(a, b *relation) int { return cmp.Compare(b.confidence(), a.confidence()) })
	seen := map[string]bool{}
	for _, p := range sure {
		if k := r.key(p); !seen[k] {
			seen[k] = true
			r.pred = append(r.pred, p)
		}
	}
	return r
}

// key is equal for predicted relations that say the same.
func (r *relations) key(p *relation) string {
	args := make([]string, len(p.Args))
	for i, a := range p.Args {
		e, ok := r.aligned[a.Entity]
		if !ok {
			e = "?" + a.Entity
		}
		args[i] = a.Role + "\x00" + string(e)
	}
	slices.Sort(args)
	return strings.Join([]string{p.Type, p.Polarity, p.Time, strings.Join(args, "\x01")}, "\x02")
}

// core are a relation's arguments in core roles.
func (r *relations) core(rel *relation) []*arg {
	spec := r.specs[rel.Type]
	roles := spec.Roles[:min(spec.Core, len(spec.Roles))]
	var out []*arg
	for i := range rel.Args {
		if slices.Contains(roles, rel.Args[i].Role) {
			out = append(out, &rel.Args[i])
		}
	}
	return out
}

// same reports whether a predicted argument is the gold one.
func (r *relations) same(g, p *arg, symmetric bool) bool {
	if g.Role != p.Role && !symmetric {
		return false
	}
	if e, ok := r.aligned[p.Entity]; ok && e == g.Entity {
		return true
	}
	if r.named[g.Entity] {
		return false
	}
	var spans []span
	if p.Start != nil && p.End != nil {
		spans = []span{{*p.Start, *p.End}}
	} else if e := r.predEntity[p.Entity]; e != nil {
		for _, m := range e.Mentions {
			spans = append(spans, m.span)
		}
	}
	e := r.goldEntity[g.Entity]
	if e == nil {
		return false
	}
	for _, s := range spans {
		for _, m := range e.Mentions {
			if s.overlap(m.span) > 0 {
				return true
			}
		}
	}
	return false
}

// hits is the greatest number of core arguments that can be paired one to one
// (augmenting paths: an article may list any number of arguments in a role).
func (r *relations) hits(g, p *relation) int {
	gs, ps := r.core(g), r.core(p)
	symmetric := r.specs[g.Type].Symmetric
	partner := make([]int, len(ps)) // gold index + 1
	var augment func(i int, tried []bool) bool
	augment = func(i int, tried []bool) bool {
		for j := range ps {
			if tried[j] || !r.same(gs[i], ps[j], symmetric) {
				continue
			}
			tried[j] = true
			if partner[j] == 0 || augment(partner[j]-1, tried) {
				partner[j] = i + 1
				return true
			}
		}
		return false
	}
	n := 0
	for i := range gs {
		n += count(augment(i, make([]bool, len(ps))))
	}
	return n
}

func strictly(r *relations, g, p *relation) bool {
	if g.Type != p.Type || g.Polarity != p.Polarity {
		return false
	}
	n := len(r.core(g))
	return n == len(r.core(p)) && n == r.hits(g, p)
}

func leniently(r *relations, g, p *relation) bool {
	return g.Type == p.Type && r.hits(g, p) >= min(2, len(r.core(g)))
}

// match pairs predicted with gold relations, the surest first, each with the
// gold relation of most hits; left are the gold ones without a partner.
func (r *relations) match(test func(*relations, *relation, *relation) bool) (pairs [][2]*relation, left []*relation) {
	left = slices.Clone(r.gold)
	for _, p := range r.pred {
		best, most := -1, -1
		for i, g := range left {
			if test(r, g, p) {
				if h := r.hits(g, p); h > most {
					best, most = i, h
				}
			}
		}
		if best >= 0 {
			pairs = append(pairs, [2]*relation{left[best], p})
			left = slices.Delete(left, best, best+1)
		}
	}
	return pairs, left
}

// relations counts one article's relations and their attributes.
func (s *articleScorer) relations(doc string, r *relations) {
	t := s.table
	lenient, _ := r.match(leniently)
	t.Lenient.add(len(lenient), len(r.gold), len(r.pred))
	strict, left := r.match(strictly)
	t.Strict.add(len(strict), len(r.gold), len(r.pred))
	for _, g := range r.gold {
		s.byType("rel "+g.Type, 0, 1, 0)
	}
	for _, p := range r.pred {
		s.byType("rel "+p.Type, 0, 0, 1)
	}
	done := map[*relation]bool{}
	for _, pair := range strict {
		done[pair[1]] = true
		s.byType("rel "+pair[0].Type, 1, 0, 0)
		s.attributes(r, pair[0], pair[1])
	}
	for _, p := range r.pred {
		t.Verdicts = append(t.Verdicts, Verdict{doc, r.at[p], p.confidence(), done[p]})
	}
	if !s.o.Errors {
		return
	}
	for _, g := range left {
		s.fault("%s: missed %s", doc, show(g, r.goldEntity))
	}
	for _, p := range r.pred {
		if !done[p] {
			s.fault("%s: spurious %s", doc, show(p, r.predEntity))
		}
	}
}

// attributes counts polarity, modality, attribution and time of a matched pair.
func (s *articleScorer) attributes(r *relations, g, p *relation) {
	t := s.table
	t.Polarity.add(g.Polarity == p.Polarity)
	t.Modality.add(g.Modality == p.Modality)
	want, got := map[id]bool{}, map[id]bool{}
	for _, e := range g.Attribution {
		want[e] = true
	}
	for _, e := range p.Attribution {
		if a, ok := r.aligned[e]; ok {
			e = a
		}
		got[e] = true
	}
	t.Attribution.add(maps.Equal(want, got))
	if g.Time != "" {
		t.Time.add(strings.HasPrefix(p.Time, g.Time))
	}
}

// show is a relation for the list of errors.
func show(r *relation, entities map[id]*entity) string {
	args := make([]string, len(r.Args))
	for i, a := range r.Args {
		name := string(a.Entity)
		if e := entities[a.Entity]; e != nil {
			name = e.Name
		}
		args[i] = a.Role + "=" + name
	}
	not := ""
	if r.Polarity != "positive" {
		not = " NOT"
	}
	return fmt.Sprintf("%s(%s)%s", r.Type, strings.Join(args, ", "), not)
}
