package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/pair"
	"github.com/actant-nlp/actant/syntax"
)

const evalRelationUsage = "-model MODEL [-symmetric TYPES] [-json] FILE…"

const trainRelationUsage = "-data FILE… [-dev FILE]… [-tagger] -o MODEL"

// files is a flag that may be given several times.
type files []string

func (f *files) String() string     { return strings.Join(*f, " ") }
func (f *files) Set(s string) error { *f = append(*f, s); return nil }

// relationFlags says what to train on.
type relationFlags struct {
	data, dev files
	out       string
	rename    string
	symmetric string
	options   pair.Options
}

func (f *relationFlags) define(fs *flag.FlagSet) {
	fs.Var(&f.data, "data", "examples to learn from, a `FILE` of JSON; may be repeated")
	fs.Var(&f.dev, "dev", "examples to measure on, a `FILE` of JSON; may be repeated")
	fs.StringVar(&f.out, "o", "", "write the model to `FILE` and its card to FILE.md")
	fs.BoolVar(&f.options.Tagger, "tagger", false, "learn to find and type the mentions as well")
	fs.IntVar(&f.options.Passes, "passes", 0, "passes over the data; 0 for the built-in number")
	fs.IntVar(&f.options.Runs, "runs", 0, "trainings whose mean is taken, which small data need; 0 for the built-in number")
	fs.IntVar(&f.options.Least, "least", 0, "leave out features seen less often; 0 for the built-in number")
	fs.Uint64Var(&f.options.Seed, "seed", 0, "of the order of the examples")
	fs.StringVar(&f.rename, "rename", "", "a `FILE` with new names of the data's types, a tab between old and new; other relations are left out")
	fs.StringVar(&f.symmetric, "symmetric", "", "relation `TYPES` without direction, commas between")
}

// trainRelation learns relations from examples.
func trainRelation(ctx context.Context, c console, args []string) error {
	var f relationFlags
	fs := newFlags(c, "train relation", trainRelationUsage)
	f.define(fs.FlagSet)
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	f.data = append(f.data, paths...)
	if len(f.data) == 0 {
		return usagef("-data must name the examples")
	}
	x, err := newAnalyst()
	if err != nil {
		return err
	}
	if x.rename, err = readRenaming(f.rename); err != nil {
		return err
	}
	train, err := x.readAll(ctx, f.data)
	if err != nil {
		return err
	}
	dev, err := x.readAll(ctx, f.dev)
	if err != nil {
		return err
	}
	if f.symmetric != "" {
		f.options.Symmetric = strings.Split(f.symmetric, ",")
	}
	m, err := pair.Train(ctx, train, f.options)
	if err != nil {
		return err
	}
	var table strings.Builder
	if len(dev) > 0 {
		showPairs(&table, m.Measure(dev, f.options.Symmetric))
		fmt.Fprint(c.out, table.String())
	}
	if f.out == "" {
		return nil
	}
	m.Card = f.card(args, len(train), table.String())
	if err := writeFile(f.out, m.Write); err != nil {
		return err
	}
	return writeFile(f.out+".md", func(w io.Writer) error {
		_, err := io.WriteString(w, m.Card)
		return err
	})
}

// card says what a model was trained on and how well it does. Who hands the
// model on adds the licence of the data.
func (f *relationFlags) card(args []string, sentences int, table string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# Model card: %s\n\nRelations learnt from examples.\n\nCommand: `actant train relation %s`\n\n", filepath.Base(f.out), strings.Join(args, " "))
	fmt.Fprintf(&b, "Trained on %d sentences of:\n\n", sentences)
	for _, name := range f.data {
		fmt.Fprintf(&b, "- %s\n", filepath.Base(name))
	}
	b.WriteString("\nThe model may be handed on as far as the licence of these data allows.\n")
	if table != "" {
		fmt.Fprintf(&b, "\nScores on %s:\n\n```\n%s```\n", strings.Join(bases(f.dev), ", "), table)
	}
	return b.String()
}

func bases(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = filepath.Base(n)
	}
	return out
}

// evalRelation measures a trained model.
func evalRelation(ctx context.Context, c console, args []string) error {
	fs := newFlags(c, "eval relation", evalRelationUsage)
	model := fs.String("model", "", "a model `FILE` of train relation")
	symmetric := fs.String("symmetric", "", "relation `TYPES` without direction, commas between")
	pred := fs.String("pred", "", "write what is found to `FILE`: sentence, type, then first token, end and entity type of head and tail, tabs between")
	asJSON := fs.Bool("json", false, "JSON in place of a table")
	paths, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if *model == "" || len(paths) == 0 {
		return usagef("-model must name a model, and the paths examples to measure on")
	}
	m, err := loadPairs(*model)
	if err != nil {
		return err
	}
	x, err := newAnalyst()
	if err != nil {
		return err
	}
	ss, err := x.readAll(ctx, paths)
	if err != nil {
		return err
	}
	if *pred != "" {
		if err := writeFile(*pred, func(w io.Writer) error { return writePairs(w, m, ss) }); err != nil {
			return err
		}
	}
	t := m.Measure(ss, strings.FieldsFunc(*symmetric, func(r rune) bool { return r == ',' }))
	if *asJSON {
		e := evaluation{c: c}
		return e.encode(t)
	}
	showPairs(c.out, t)
	return nil
}

// writePairs writes the relations found in each sentence, on the annotated
// mentions where the model has no tagger.
func writePairs(w io.Writer, m *pair.Model, ss []pair.Sentence) error {
	for i := range ss {
		ms := ss[i].Mentions
		var found []pair.Guess
		if len(m.Types) > 0 {
			ms, found = m.Read(&ss[i])
		} else {
			found = m.Find(&ss[i], ms)
		}
		for _, g := range found {
			h, t := ms[g.Head], ms[g.Tail]
			if _, err := fmt.Fprintf(w, "%04d\t%s\t%d\t%d\t%s\t%d\t%d\t%s\n", i, g.Type, h.First, h.Last, h.Type, t.First, t.Last, t.Type); err != nil {
				return err
			}
		}
	}
	return nil
}

func loadPairs(name string) (*pair.Model, error) {
	b, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	m, err := pair.Load(b)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return m, nil
}

// An analyst parses examples and notes what the recognizer says of them.
type analyst struct {
	stages actant.Options
	x      *actant.Extractor
	rename pair.Renaming // nil to keep the names
}

func readRenaming(name string) (pair.Renaming, error) {
	if name == "" {
		return nil, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return pair.ReadRenaming(name, string(text))
}

func newAnalyst() (*analyst, error) {
	stages, err := actant.Defaults()
	if err != nil {
		return nil, err
	}
	x, err := actant.New(stages)
	return &analyst{stages: stages, x: x}, err
}

func (a *analyst) readAll(ctx context.Context, names []string) ([]pair.Sentence, error) {
	var out []pair.Sentence
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, err
		}
		ss, err := pair.Read(name, text)
		if err != nil {
			return nil, err
		}
		out = append(out, ss...)
	}
	if a.rename != nil {
		a.rename.Apply(out)
	}
	return out, a.analyse(ctx, out)
}

// analyse fills in tags, trees and hints, sentence by sentence: examples come
// from texts that have nothing to do with each other.
func (a *analyst) analyse(ctx context.Context, ss []pair.Sentence) error {
	t := pair.Text(ss)
	if err := a.x.ParseTokens(ctx, "examples", t); err != nil {
		return err
	}
	pair.Take(ss, t)
	for i := range ss {
		one := pair.Text(ss[i : i+1])
		ms, err := a.stages.Recognizer.Recognize(ctx, one)
		if err != nil {
			return fmt.Errorf("%s: %w", ss[i].ID, err)
		}
		ss[i].Hints = make([]string, len(ss[i].Tokens))
		for _, m := range ms {
			if m.Kind == entity.Name {
				hint(&ss[i], one.Sentences[0].Tokens, m)
			}
		}
	}
	return nil
}

// hint notes a recognized name on the tokens it covers.
func hint(s *pair.Sentence, tokens []syntax.Token, m entity.Mention) {
	k := 0
	for i := range tokens {
		if tokens[i].Start >= m.Start && tokens[i].End <= m.End {
			s.Hints[i] = pair.Hint(k, string(m.Type), m.Subtype)
			k++
		}
	}
}

// showPairs prints how well a model does.
func showPairs(out io.Writer, t pair.Table) {
	e := evaluation{c: console{out: out}}
	w := e.table("match\ttype\tP\tR\tF1\thit\tfound\tgold")
	row := func(name string, r pair.Row) {
		fmt.Fprintf(w, "%s\t%s\t%.1f\t%.1f\t%.1f\t%d\t%d\t%d\n", name, r.Type, r.P, r.R, r.F, r.Hit, r.Found, r.Gold)
	}
	for _, r := range t.Strict {
		row("strict", r)
	}
	if t.Strict != nil {
		row("boundaries", t.Boundaries)
		row("mentions", t.Mentions)
	}
	for _, r := range t.Given {
		row("given mentions", r)
	}
	_ = w.Flush()
}

// addLearned puts the relations of a trained model beside those of the finder.
func addLearned(o *actant.Options, name string, least float64) error {
	if name == "" {
		return nil
	}
	model, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if o.Finder, err = actant.Learned(model, o.Finder, least); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
