package pair

import (
	"context"
	"slices"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// A Finder adds the relations that a model finds between named entities of one
// sentence to those of another finder. It is safe for concurrent use when that
// one is.
type Finder struct {
	Base  relation.Finder
	Model *Model
	Least float64 // the least probability that counts
}

// Find implements [relation.Finder]. A relation's roles are the first two core
// roles of its type, or head and tail where the schema does not have the type. A
// relation that the other finder has told of the same two entities is not told
// again.
func (f *Finder) Find(ctx context.Context, s *relation.Schema, t *syntax.Text, es []entity.Entity) (*relation.Facts, error) {
	facts, err := f.Base.Find(ctx, s, t, es)
	if err != nil {
		return nil, err
	}
	known := map[string]bool{}
	for i := range facts.Relations {
		note(known, &facts.Relations[i])
	}
	in := named(es, len(t.Sentences))
	for i := range t.Sentences {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if len(in[i]) < 2 {
			continue
		}
		for _, r := range f.sentence(s, &t.Sentences[i], es, in[i]) {
			if !known[key(r.Type, r.Args[0].Entity, r.Args[1].Entity)] {
				note(known, &r)
				facts.Relations = append(facts.Relations, r)
			}
		}
	}
	return facts, nil
}

// note remembers each two entities of a relation, either way round.
func note(known map[string]bool, r *relation.Relation) {
	for _, a := range r.Args {
		for _, b := range r.Args {
			known[key(r.Type, a.Entity, b.Entity)] = true
		}
	}
}

func key(typ, a, b string) string { return typ + "\x00" + a + "\x00" + b }

// A place is one mention of an entity.
type place struct {
	entity  int
	mention *entity.Mention
}

// named lists the name mentions of named entities by sentence.
func named(es []entity.Entity, sentences int) [][]place {
	out := make([][]place, sentences)
	for i := range es {
		if !es[i].Type.Named() {
			continue
		}
		for k := range es[i].Mentions {
			m := &es[i].Mentions[k]
			if m.Kind == entity.Name && m.Sentence >= 0 && m.Sentence < sentences {
				out[m.Sentence] = append(out[m.Sentence], place{i, m})
			}
		}
	}
	return out
}

// sentence finds the relations of one sentence.
func (f *Finder) sentence(s *relation.Schema, st *syntax.Sentence, es []entity.Entity, in []place) []relation.Relation {
	ps := Sentence{Tokens: st.Tokens, Hints: make([]string, len(st.Tokens))}
	var at []place
	slices.SortStableFunc(in, func(a, b place) int { return a.mention.Compare(b.mention.Span) })
	for _, p := range in {
		m := Mention{Type: string(es[p.entity].Type), First: -1}
		for i := range st.Tokens {
			if t := &st.Tokens[i]; t.Start >= p.mention.Start && t.End <= p.mention.End {
				if m.First < 0 {
					m.First = i
				}
				m.Last = i + 1
				ps.Hints[i] = Hint(i-m.First, string(p.mention.Type), p.mention.Subtype)
			}
		}
		if m.First >= 0 {
			ps.Mentions, at = append(ps.Mentions, m), append(at, p)
		}
	}
	var out []relation.Relation
	for _, g := range f.Model.Find(&ps, ps.Mentions) {
		a, b := at[g.Head], at[g.Tail]
		if g.Probability < f.Least || a.entity == b.entity {
			continue
		}
		roles := roles(s, g.Type)
		_, top, _ := ps.route(ps.head(ps.Mentions[g.Head]), ps.head(ps.Mentions[g.Tail]))
		out = append(out, relation.Relation{
			Type: g.Type,
			Args: []relation.Argument{
				{Role: roles[0], Entity: es[a.entity].ID, Span: a.mention.Span}, {Role: roles[1], Entity: es[b.entity].ID, Span: b.mention.Span}},
			Polarity: relation.Positive, Modality: relation.Actual, Attribution: []string{}, Confidence: g.Probability,
			Trigger: st.Tokens[max(top, 0)].Span, Evidence: []syntax.Span{st.Span}, Frame: "learnt from examples",
		})
	}
	return out
}

// roles names the two ends of a relation.
func roles(s *relation.Schema, typ string) [2]string {
	t, ok := s.Type(typ)
	if !ok {
		return [2]string{"head", "tail"}
	}
	var core []string
	for _, r := range t.Roles {
		if r.Core {
			core = append(core, r.Name)
		}
	}
	if len(core) < 2 {
		return [2]string{"head", "tail"}
	}
	return [2]string{core[0], core[1]}
}
