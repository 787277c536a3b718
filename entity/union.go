package entity

import (
	"context"
	"slices"

	"github.com/actant-nlp/actant/syntax"
)

// Union returns a Recognizer that runs rs in turn. Where names overlap, that of
// the earlier recognizer stays; mentions of other kinds stay unless their span is
// taken already.
func Union(rs ...Recognizer) Recognizer { return union(rs) }

type union []Recognizer

func (u union) Recognize(ctx context.Context, t *syntax.Text) ([]Mention, error) {
	var out []Mention
	for _, r := range u {
		ms, err := r.Recognize(ctx, t)
		if err != nil {
			return nil, err
		}
		before := out
		for _, m := range ms {
			if !taken(before, m) {
				out = append(out, m)
			}
		}
		slices.SortStableFunc(out, func(a, b Mention) int { return a.Compare(b.Span) })
	}
	return out, nil
}

// taken reports whether m clashes with one of ms, which are in text order.
func taken(ms []Mention, m Mention) bool {
	return slices.ContainsFunc(near(ms, m.Span), func(x Mention) bool {
		return x.Span == m.Span || x.Kind == Name && m.Kind == Name && x.Overlaps(m.Span)
	})
}

// reach is how many bytes before a span a mention that overlaps it may start.
const reach = 1 << 10

// near returns those of ms, which are in text order, that may overlap s.
func near(ms []Mention, s syntax.Span) []Mention {
	at := func(offset int) int {
		i, _ := slices.BinarySearchFunc(ms, offset, func(m Mention, at int) int { return m.Start - at })
		return i
	}
	from, to := at(s.Start-reach), at(s.End)
	return ms[from:max(from, to)]
}
