package main

import (
	"context"
	"fmt"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/coref"
	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/syntax"
)

// coref scores coreference, raw text in: on GAP's pronouns, or on documents in
// CoNLL columns.
func (e *evaluation) coref(ctx context.Context, paths []string) error {
	if e.gap {
		return e.pronouns(ctx, paths)
	}
	type row struct {
		File string `json:"file"`
		score.CorefTable
	}
	var rows []row
	for _, p := range paths {
		t, err := score.Coref(ctx, p, e.chains)
		if err != nil {
			return err
		}
		rows = append(rows, row{p, t})
	}
	if e.json {
		return e.encode(rows)
	}
	w := e.table("file\tdocs\tCoNLL\tMUC P\tR\tF1\tB³ P\tR\tF1\tCEAFφ4 P\tR\tF1\tmentions P\tR\tF1")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%d\t%.2f", r.File, r.Documents, r.CoNLL)
		for _, f := range []score.F1{r.MUC, r.B3, r.CEAF, r.Mentions} {
			fmt.Fprintf(w, "\t%.2f\t%.2f\t%.2f", f.P, f.R, f.F)
		}
		fmt.Fprintln(w)
	}
	return w.Flush()
}

func (e *evaluation) pronouns(ctx context.Context, paths []string) error {
	type row struct {
		File string `json:"file"`
		score.GAPTable
	}
	var rows []row
	for _, p := range paths {
		t, err := score.GAP(ctx, p, e.chains)
		if err != nil {
			return err
		}
		rows = append(rows, row{p, t})
	}
	if e.json {
		return e.encode(rows)
	}
	w := e.table("file\texamples\tP\tR\tF1\tmasculine F1\tfeminine F1\tbias\tpronouns unfound")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.3f\t%d\n", r.File, r.Examples, r.All.P, r.All.R, r.All.F,
			r.Masculine.F, r.Feminine.F, r.Bias, r.Unfound)
	}
	return w.Flush()
}

// chains is the library's coreference of one text, unnamed first and second
// persons included, as the corpora have them.
func (e *evaluation) chains(ctx context.Context, source string) (*syntax.Text, [][]score.Referring, error) {
	t, err := e.x.Parse(ctx, actant.Article{Text: source, Plain: true})
	if err != nil {
		return nil, nil, err
	}
	ms, err := e.stages.Recognizer.Recognize(ctx, t)
	if err != nil {
		return nil, nil, err
	}
	resolver := e.stages.Resolver
	if r, ok := resolver.(coref.Resolver); ok {
		r.Voices = true
		resolver = r
	}
	es, err := resolver.Resolve(ctx, t, ms)
	if err != nil {
		return nil, nil, err
	}
	out := make([][]score.Referring, len(es))
	for i := range es {
		for _, m := range es[i].Mentions {
			out[i] = append(out[i], referring(t, m))
		}
	}
	return t, out, nil
}

// referring says what of a mention is its head: of a description the head noun,
// otherwise all of it.
func referring(t *syntax.Text, m entity.Mention) score.Referring {
	r := score.Referring{Span: m.Span, Head: m.Span, Sentence: m.Sentence, Token: m.Head}
	if m.Kind == entity.Nominal && m.Sentence >= 0 && m.Sentence < len(t.Sentences) {
		if toks := t.Sentences[m.Sentence].Tokens; m.Head >= 0 && m.Head < len(toks) {
			r.Head = toks[m.Head].Span
		}
	}
	return r
}
