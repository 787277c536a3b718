package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"text/tabwriter"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/syntax"
)

// measures are what eval scores, and how each is called.
var measures = []struct{ name, usage string }{
	{"articles", "-texts DIR [-errors] [-reliability] [-json] GOLD.jsonl…"},
	{"syntax", "[-raw] [-json] FILE.conllu…"},
	{"ner", "[-trim] [-reliability] [-fit FILE] [-json] FILE…"},
	{"coref", "[-gap] [-json] FILE…"},
	{"openie", "-gold GOLD.tsv [-folds N] [-json] SENTENCES…"},
	{"relation", evalRelationUsage},
	{"language", evalLanguageUsage},
}

// evaluate scores the library on annotated corpora.
func evaluate(ctx context.Context, c console, args []string) error {
	if len(args) == 0 {
		return usagef("nothing to score given (actant eval -h lists what there is)")
	}
	what := args[0]
	switch what {
	case "relation":
		return evalRelation(ctx, c, args[1:])
	case "language":
		return evalLanguage(c, args[1:])
	case "-h", "-help", "--help":
		return evalHelp(c)
	}
	for _, m := range measures {
		if m.name == what {
			return corpora(ctx, c, what, m.usage, args[1:])
		}
	}
	return usagef("nothing called %q to score (actant eval -h lists what there is)", what)
}

func evalHelp(c console) error {
	lead := "usage:"
	for _, m := range measures {
		fmt.Fprintf(c.out, "%-6s actant eval %s %s\n", lead, m.name, m.usage)
		lead = ""
	}
	fmt.Fprintln(c.out, "\nactant eval WHAT -h lists the flags of each.")
	return flag.ErrHelp
}

// corpora scores what is measured on annotated corpora by stages of the pipeline.
func corpora(ctx context.Context, c console, what, usage string, args []string) error {
	e := &evaluation{c: c}
	fs := newFlags(c, "eval "+what, usage)
	score := e.declare(fs.FlagSet, what)
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return usagef("no corpus given: name its files")
	}
	if err := e.build(); err != nil {
		return err
	}
	return score(ctx, paths)
}

// declare adds the flags of what is to be scored, and gives what scores it.
func (e *evaluation) declare(fs *flag.FlagSet, what string) (score func(context.Context, []string) error) {
	fs.BoolVar(&e.json, "json", false, "JSON in place of a table")
	fs.Var(&e.backend, "backend", "`NAME` of who tokenizes, tags and names: builtin or prose")
	e.backend = choice{"builtin", []string{"builtin", "prose"}}
	fs.StringVar(&e.model, "model", "", "parse with a model `FILE` of actant train in place of the built-in one")
	switch what {
	case "syntax":
		fs.BoolVar(&e.raw, "raw", false, "cut the raw text too; otherwise tokens and sentences are given")
		return e.syntax
	case "ner":
		fs.BoolVar(&e.trim, "trim", false, "set aside a leading the and a trailing 's on both sides")
		fs.BoolVar(&e.reliability, "reliability", false, "tell how often names of a confidence are right")
		fs.StringVar(&e.fit, "fit", "", "fit the curve of names' confidence anew and write it to `FILE`")
		return e.names
	case "coref":
		fs.BoolVar(&e.gap, "gap", false, "files of GAP in place of CoNLL columns")
		return e.coref
	case "articles":
		fs.StringVar(&e.texts, "texts", "", "folder of the articles' `texts`")
		fs.BoolVar(&e.errors, "errors", false, "list each missed and each spurious name and relation")
		fs.StringVar(&e.learned, "learned", "", "add the relations of a model `FILE` of train relation")
		fs.Float64Var(&e.least, "least", 0.8, "least `probability` of those")
		fs.BoolVar(&e.reliability, "reliability", false, "tell how often relations of a confidence are right")
		return e.articles
	case "openie":
		fs.StringVar(&e.openie.gold, "gold", "", "annotated tuples, in CaRB's `format`")
		fs.StringVar(&e.openie.pred, "pred", "", "write the tuples found to `FILE`")
		fs.IntVar(&e.openie.folds, "folds", 0, "cross-validate: confidences of each of `N` parts from a model trained on the others")
		fs.StringVar(&e.openie.fit, "fit", "", "train a confidence model on the sentences and write it to `FILE`")
		return e.open
	}
	return nil
}

// build makes the pipeline that is to be scored.
func (e *evaluation) build() (err error) {
	if e.stages, err = actant.Defaults(); err != nil {
		return err
	}
	if e.backend.value == "prose" {
		e.stages = options("prose", 0)
	}
	if err := ownParser(&e.stages, e.model); err != nil {
		return err
	}
	if err := addLearned(&e.stages, e.learned, e.least); err != nil {
		return err
	}
	e.x, err = actant.New(e.stages)
	return err
}

type evaluation struct {
	c                       console
	json, raw, trim, errors bool
	gap, reliability        bool
	texts, learned, fit     string
	model                   string
	least                   float64
	openie                  openFlags
	extracted               func(*actant.Document) // is shown each article, where set
	backend                 choice
	stages                  actant.Options
	x                       *actant.Extractor
}

// syntax scores tokens, sentences, tags and trees.
func (e *evaluation) syntax(ctx context.Context, paths []string) error {
	type row struct {
		File string `json:"file"`
		score.SyntaxTable
	}
	var rows []row
	for _, p := range paths {
		t, err := score.SyntaxFile(ctx, p, !e.raw, func(ctx context.Context, t *syntax.Text) error {
			if e.raw {
				if err := e.stages.Tokenizer.Tokenize(ctx, t); err != nil {
					return err
				}
			}
			return e.x.ParseTokens(ctx, p, t)
		})
		if err != nil {
			return err
		}
		rows = append(rows, row{p, t})
	}
	if e.json {
		return e.encode(rows)
	}
	w := e.table("file\ttokens\tsents\twords\tUPOS\tXPOS\tlemma\tUAS\tLAS")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\n", r.File, r.Tokens.F, r.Sentences.F, r.Words.F,
			r.UPOS.F, r.XPOS.F, r.Lemma.F, r.UAS.F, r.LAS.F)
	}
	return w.Flush()
}

// names scores people, organisations and places by exact span, raw text in.
func (e *evaluation) names(ctx context.Context, paths []string) error {
	var rows []score.NameTable
	for _, p := range paths {
		texts, err := score.ReadNames(p)
		if err != nil {
			return err
		}
		t, err := score.Names(ctx, p, texts, score.NameOptions{Trim: e.trim}, func(ctx context.Context, text string) ([]score.Name, error) {
			parsed, err := e.x.Parse(ctx, actant.Article{ID: p, Text: text, Plain: true})
			if err != nil {
				return nil, err
			}
			ms, err := e.stages.Recognizer.Recognize(ctx, parsed)
			return named(ms), err
		})
		if err != nil {
			return err
		}
		rows = append(rows, t)
	}
	if e.fit != "" {
		if err := fitNames(e.fit, rows); err != nil {
			return err
		}
	}
	if e.json {
		return e.encode(rows)
	}
	w := e.table("corpus\ttexts\tP\tR\tF1\tspans\tby class")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%d\t%.2f\t%.2f\t%.2f\t%.2f\t", r.Set, r.Texts, r.All.P, r.All.R, r.All.F, r.Spans.F)
		for _, c := range r.Classes {
			fmt.Fprintf(w, "%s %.2f  ", c.Class, c.F)
		}
		fmt.Fprintln(w)
	}
	if err := w.Flush(); err != nil || !e.reliability {
		return err
	}
	return e.nameReliability(rows)
}

func named(ms []entity.Mention) []score.Name {
	var out []score.Name
	for _, m := range ms {
		if class := score.TypeClass(string(m.Type)); m.Kind == entity.Name && class != "" {
			out = append(out, score.Name{Span: m.Span, Label: class, Confidence: m.Confidence})
		}
	}
	return out
}

func (e *evaluation) table(head string) *tabwriter.Writer {
	w := tabwriter.NewWriter(e.c.out, 0, 8, 2, ' ', 0)
	fmt.Fprintln(w, head)
	return w
}

func (e *evaluation) encode(v any) error {
	enc := json.NewEncoder(e.c.out)
	enc.SetIndent("", " ")
	return enc.Encode(v)
}
