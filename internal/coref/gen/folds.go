package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/coref"
	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/syntax"
)

// validate scores each fold of GAP's passages by a model that was learnt
// without it, and prints the table of all. The folds are every n-th passage.
func (g *generator) validate(ctx context.Context, n int) error {
	all := g.passages
	var t score.GAPTable
	for k := range n {
		g.passages = nil
		for i := range all {
			if i%n != k {
				g.passages = append(g.passages, all[i])
			}
		}
		model, err := g.learn(ctx)
		if err != nil {
			return err
		}
		for i := k; i < len(all); i += n {
			es, err := coref.Resolver{Model: model}.Resolve(ctx, all[i].text, all[i].ms)
			if err != nil {
				return err
			}
			t.Add(all[i].GAPExample, all[i].chains(es))
			if g.errors {
				ds, err := coref.Decisions(ctx, all[i].text, all[i].ms, model)
				if err != nil {
					return err
				}
				all[i].tell(&t.Answers[len(t.Answers)-1], es, ds)
			}
		}
	}
	g.passages = all
	t.Done()
	fmt.Printf("%d passages: P %.2f R %.2f F1 %.2f; masculine %.2f, feminine %.2f, ratio %.3f; %d pronouns in no chain\n",
		t.Examples, t.All.P, t.All.R, t.All.F, t.Masculine.F, t.Feminine.F, t.Bias, t.Unfound)
	return nil
}

// chains are the entities' mentions with their heads.
func (p *parsed) chains(es []entity.Entity) [][]score.Referring {
	out := make([][]score.Referring, len(es))
	for i := range es {
		for _, m := range es[i].Mentions {
			out[i] = append(out[i], score.Referring{Span: m.Span, Head: p.headOf(m), Sentence: m.Sentence, Token: m.Head})
		}
	}
	return out
}

// tell prints an example that was answered wrongly: what was said of each name
// and what the recognizer took it for, the passage with the pronoun marked, and
// the pronoun's chain.
func (p *passage) tell(a *score.GAPAnswer, es []entity.Entity, ds []coref.Decision) {
	if a.Said == a.Coreferent {
		return
	}
	for k, name := range a.Names {
		fmt.Printf("%s %q: is %v, said %v, %s\n", a.ID, name.In(a.Text), a.Coreferent[k], a.Said[k], p.standing(name, ds))
	}
	fmt.Printf("  %s«%s»%s\n", a.Text[:a.Pronoun.Start], a.Pronoun.In(a.Text), a.Text[a.Pronoun.End:])
	for i := range es {
		var words []string
		is := false
		for _, m := range es[i].Mentions {
			words = append(words, m.Text)
			is = is || m.Span == a.Pronoun
		}
		if is {
			fmt.Printf("  chain: %s\n", strings.Join(words, " | "))
		}
	}
	fmt.Fprintln(os.Stdout)
}

// standing is how a name stood among the pronoun's candidates: as a candidate, as
// a mention of a type that was none, or as no mention at all.
func (p *passage) standing(name syntax.Span, ds []coref.Decision) string {
	for _, d := range ds {
		if d.Pronoun.Span != p.Pronoun {
			continue
		}
		for n, o := range d.Options {
			if p.holds(o.Mentions, name) {
				return fmt.Sprintf("candidate %d of %d, score %.1f", n+1, len(d.Options), o.Score)
			}
		}
	}
	for _, m := range p.ms {
		if m.Kind != entity.Pronoun && p.headOf(m).Overlaps(name) {
			return fmt.Sprintf("no candidate: %s %s", m.Kind, m.Type)
		}
	}
	return "no mention"
}
