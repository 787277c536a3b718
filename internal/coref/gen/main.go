// Command gen learns to rank the candidates of pronouns and writes the model.
//
//	go run ./internal/coref/gen -out internal/data/models/coref.bin -gap gap/train.tsv -ontogum ontogum/train.conll -gum gum/train.conllu
//
// Of OntoGUM, whose documents have no names of their own, it uses those whose
// words are a document of an open genre in the given files of GUM. Texts are
// read raw by the built-in stages, so that the model learns from what it will
// see.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/coref"
	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/syntax"
)

// openGenres are the genres of GUM under licences that allow redistribution.
var openGenres = map[string]bool{"news": true, "interview": true, "academic": true, "court": true, "bio": true, "voyage": true}

func main() {
	g := &generator{}
	out := flag.String("out", "", "file to write")
	gap := flag.String("gap", "", "training part of GAP (TSV)")
	ontogum := flag.String("ontogum", "", "training part of OntoGUM (CoNLL columns)")
	gum := flag.String("gum", "", "the same part of GUM (CoNLL-U), for the documents' genres")
	flag.IntVar(&g.rounds, "rounds", 2, "rounds; each but the first meets the texts with the model of the one before")
	flag.Float64Var(&g.weight, "ontogum-weight", 0.3, "weight of a pronoun of OntoGUM beside one of GAP")
	flag.Float64Var(&g.options.Decay, "decay", 0, "L2 penalty; 0 for the shipped model's")
	flag.IntVar(&g.options.Steps, "steps", 0, "steps; 0 for the shipped model's")
	flag.IntVar(&g.folds, "folds", 0, "score GAP by so many folds in place of writing a model")
	flag.BoolVar(&g.errors, "errors", false, "with -folds, print each passage that is answered wrongly")
	flag.Parse()
	if err := g.run(*out, *gap, *ontogum, *gum); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

type generator struct {
	rounds   int
	weight   float64
	folds    int
	errors   bool
	options  coref.TrainOptions
	stages   actant.Options
	passages []passage
	chains   []chained
}

// A parsed is a text with the mentions found in it.
type parsed struct {
	text *syntax.Text
	ms   []entity.Mention
}

type passage struct {
	parsed
	score.GAPExample
}

type chained struct {
	parsed
	cluster map[syntax.Span]int // gold cluster of each mention, -1 for none
}

func (g *generator) run(out, gap, ontogum, gum string) error {
	if out == "" && g.folds == 0 || gap == "" && ontogum == "" {
		return errors.New("want -out FILE or -folds N, and corpora")
	}
	ctx := context.Background()
	var err error
	if g.stages, err = actant.Defaults(); err != nil {
		return err
	}
	if gap != "" {
		if err := g.readGAP(ctx, gap); err != nil {
			return err
		}
	}
	if ontogum != "" {
		if err := g.readOntoGUM(ctx, ontogum, gum); err != nil {
			return err
		}
	}
	if g.folds > 0 {
		return g.validate(ctx, g.folds)
	}
	model, err := g.learn(ctx)
	if err != nil {
		return err
	}
	tmp := out + ".new"
	if err := os.WriteFile(tmp, model.Encode(), 0o644); err != nil {
		return err
	}
	return os.Rename(tmp, out)
}

func (g *generator) learn(ctx context.Context) (*coref.Model, error) {
	var model *coref.Model
	for range g.rounds {
		var examples []coref.Example
		for _, p := range g.passages {
			ds, err := coref.Decisions(ctx, p.text, p.ms, model)
			if err != nil {
				return nil, err
			}
			examples = append(examples, p.examples(ds)...)
		}
		n := len(examples)
		for _, c := range g.chains {
			ds, err := coref.Decisions(ctx, c.text, c.ms, model)
			if err != nil {
				return nil, err
			}
			examples = append(examples, c.examples(ds, g.weight)...)
		}
		model = coref.Train(examples, g.options)
		if g.folds == 0 {
			fmt.Fprintf(os.Stderr, "gen: %d pronouns of GAP, %d of OntoGUM\n", n, len(examples)-n)
		}
	}
	return model, nil
}

func (g *generator) analyse(ctx context.Context, source string) (parsed, error) {
	x, err := actant.New(g.stages)
	if err != nil {
		return parsed{}, err
	}
	t, err := x.Parse(ctx, actant.Article{Text: source, Plain: true})
	if err != nil {
		return parsed{}, err
	}
	ms, err := g.stages.Recognizer.Recognize(ctx, t)
	return parsed{t, ms}, err
}

func (g *generator) readGAP(ctx context.Context, path string) error {
	rows, err := score.ReadGAP(path)
	if err != nil {
		return err
	}
	for _, e := range rows {
		p, err := g.analyse(ctx, e.Text)
		if err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
		g.passages = append(g.passages, passage{p, e})
	}
	return nil
}

// examples labels the passage's pronoun: right is the candidate that has the
// name it refers to, or, where it refers to neither, any that has neither.
func (p *passage) examples(ds []coref.Decision) []coref.Example {
	for _, d := range ds {
		if d.Pronoun.Span != p.Pronoun {
			continue
		}
		e := coref.Example{Decision: d, Right: make([]bool, len(d.Options)), None: !p.Coreferent[0] && !p.Coreferent[1]}
		any := e.None
		for i, o := range d.Options {
			has := [2]bool{p.holds(o.Mentions, p.Names[0]), p.holds(o.Mentions, p.Names[1])}
			if e.None {
				e.Right[i] = !has[0] && !has[1]
			} else {
				e.Right[i] = has[0] && p.Coreferent[0] || has[1] && p.Coreferent[1]
			}
			any = any || e.Right[i]
		}
		if any {
			return []coref.Example{e}
		}
	}
	return nil
}

func (p *parsed) holds(ms []entity.Mention, name syntax.Span) bool {
	for _, m := range ms {
		if p.headOf(m).Overlaps(name) {
			return true
		}
	}
	return false
}

// headOf is the head noun of a description, all of another mention.
func (p *parsed) headOf(m entity.Mention) syntax.Span {
	if m.Kind == entity.Nominal && m.Sentence >= 0 && m.Head >= 0 {
		return p.text.Sentences[m.Sentence].Tokens[m.Head].Span
	}
	return m.Span
}

func (g *generator) readOntoGUM(ctx context.Context, path, gum string) error {
	docs, err := score.ReadChains(path)
	if err != nil {
		return err
	}
	open, err := openTexts(gum)
	if err != nil {
		return err
	}
	for i := range docs {
		d := &docs[i]
		if !open[strings.Join(d.Words, "")] {
			continue
		}
		source, spans := d.Source()
		p, err := g.analyse(ctx, source)
		if err != nil {
			return fmt.Errorf("%s: document %d: %w", path, i+1, err)
		}
		rs := make([]score.Referring, len(p.ms))
		for k, m := range p.ms {
			rs[k] = score.Referring{Span: m.Span, Head: m.Span, Sentence: m.Sentence, Token: m.Head}
		}
		c := chained{p, map[syntax.Span]int{}}
		for k, cluster := range d.Align(p.text, spans, rs) {
			c.cluster[p.ms[k].Span] = cluster
		}
		g.chains = append(g.chains, c)
	}
	fmt.Fprintf(os.Stderr, "gen: %d of %d documents are of open genres\n", len(g.chains), len(docs))
	return nil
}

// openTexts are the documents of open genres, each as its words in one.
func openTexts(path string) (map[string]bool, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	out := map[string]bool{}
	for r := syntax.NewConlluReader(f, path); ; {
		t, id, err := r.ReadText()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if parts := strings.SplitN(id, "_", 3); len(parts) < 3 || !openGenres[parts[1]] {
			continue
		}
		var b strings.Builder
		for _, s := range t.Sentences {
			for i := range s.Tokens {
				b.WriteString(s.Tokens[i].Text)
			}
		}
		out[b.String()] = true
	}
}

// examples labels every pronoun whose candidates' clusters the corpus tells:
// right is a candidate with a mention of the pronoun's cluster, none where the
// corpus marks the pronoun as no mention or as the first of its cluster.
func (c *chained) examples(ds []coref.Decision, weight float64) []coref.Example {
	var out []coref.Example
	for _, d := range ds {
		e := coref.Example{Decision: d, Right: make([]bool, len(d.Options)), Weight: weight}
		want, ok := c.cluster[d.Pronoun.Span]
		if !ok || len(d.Options) == 0 {
			continue
		}
		any := false
		for i, o := range d.Options {
			if want >= 0 && c.cluster[o.Nearest.Span] == want {
				e.Right[i], any = true, true
			}
		}
		e.None = !any
		out = append(out, e)
	}
	return out
}
