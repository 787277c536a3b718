// Package train makes encoder models: it reads treebanks and corpora of names,
// differentiates the network of package encoder by hand, and writes a model
// file and its card.
//
// A run is fixed by its inputs, seed, shards and steps: the same command gives
// the same bytes, whatever the number of cores. Options.Limit breaks that: a
// run cut short by time goes on from its checkpoint to the same model, but a
// model must be made by a run that came to its last step.
package train

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/actant-nlp/actant/internal/encoder"
)

// ErrUnfinished says that a run stopped before its last step; its checkpoint
// tells where to go on. No model was written.
var ErrUnfinished = errors.New("training stopped before its last step")

// Run trains a model as o says, printing progress to log, and writes it with
// its card. Nothing is written in place of an older model unless all went well.
func Run(ctx context.Context, o Options, log io.Writer) error {
	o.fill()
	corpora, err := loadCorpora(&o)
	if err != nil {
		return err
	}
	if o.Hinter != nil {
		o.Config.HintBits = o.Hinter.Bits()
	}
	vectors, err := o.readVectors()
	if err != nil {
		return err
	}
	o.Config.Vectors = len(vectors.Keys)
	if err := o.Config.Check(); err != nil {
		return err
	}
	d, err := newDataset(corpora, o.Types)
	if err != nil {
		return err
	}
	d.hint(o.Hinter)
	d.describe(log)
	t := newTrainer(&o, d, vectors, log)
	if err := t.resume(); err != nil {
		return err
	}
	if t.step > 0 {
		fmt.Fprintf(log, "going on from step %d\n", t.step)
	}
	if o.Export {
		return t.finish()
	}
	done, err := t.run(ctx, func() error { return t.report(300) })
	if !done {
		if err1 := t.save(); err1 != nil {
			return err1
		}
		if err == nil {
			err = ErrUnfinished
		}
		return fmt.Errorf("train: step %d of %d: %w", t.step, o.Steps, err)
	}
	if err := t.save(); err != nil { // so that the model can be written again without training
		return err
	}
	return t.finish()
}

// report prints scores on the first sentences of each development part and
// writes a checkpoint.
func (t *trainer) report(limit int) error {
	if err := t.save(); err != nil {
		return err
	}
	all, err := t.scores(limit)
	if err != nil {
		return err
	}
	for _, s := range all {
		fmt.Fprintln(t.log, "  dev", s)
	}
	return nil
}

// finish scores the model on all development data and writes it and its card.
func (t *trainer) finish() error {
	all, err := t.scores(0)
	if err != nil {
		return err
	}
	fmt.Fprintln(t.log, "whole development parts, weights as written:")
	for _, s := range all {
		fmt.Fprintln(t.log, "  dev", s)
	}
	if t.opts.Out == "" {
		return nil
	}
	model, err := t.bytes()
	if err != nil {
		return err
	}
	changed, err := t.robustness()
	if err != nil {
		return err
	}
	card := t.card(all, changed, len(model))
	if err := writeFile(t.opts.Out, model); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	name := strings.TrimSuffix(t.opts.Out, filepath.Ext(t.opts.Out)) + ".md"
	if err := writeFile(name, []byte(card)); err != nil {
		return fmt.Errorf("train: %w", err)
	}
	fmt.Fprintf(t.log, "wrote %s, %d bytes, and %s\n", t.opts.Out, len(model), name)
	return nil
}

// loadCorpora reads what the options name.
func loadCorpora(o *Options) ([]*corpus, error) {
	var out []*corpus
	if o.Corpora != "" {
		for _, s := range sources() {
			if len(o.Only) > 0 && !slices.Contains(o.Only, s.name) {
				continue
			}
			c, err := s.load(o.Corpora)
			if err != nil {
				return nil, err
			}
			if c == nil {
				continue
			}
			o.restrict(c, &s)
			out = append(out, c)
		}
	}
	for i, paths := range [][]string{o.Syntax, o.Names} {
		read := source{class: "given", read: readTreebank, label: -1, tag: -1}
		if i == 1 {
			read.read = readColumns
		}
		for _, p := range paths {
			c, err := loadGiven(p, read)
			if err != nil {
				return nil, err
			}
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return nil, errors.New("train: no corpora")
	}
	return out, o.loadDev(out)
}

// loadDev reads the files of Options.Dev and makes them the development part of
// the corpus given last, whose labels they share.
func (o *Options) loadDev(given []*corpus) error {
	for _, p := range o.Dev {
		if len(given) == 0 {
			return fmt.Errorf("train: %s: no training data that it could be for", p)
		}
		c := given[len(given)-1]
		all, err := readFile(p, &source{name: c.name, read: readColumns, label: -1, tag: -1})
		if err != nil {
			return err
		}
		c.dev = append(c.dev, all...)
	}
	return nil
}

// restrict takes out of c what must not be trained on.
func (o *Options) restrict(c *corpus, s *source) {
	if o.Open {
		c.openOnly()
		if c.class != "open" {
			c.train = nil
		}
	}
	if s.devOnly && !o.HoldDev {
		c.train = c.dev
	}
}

// loadGiven reads a folder with train and dev files, or one file.
func loadGiven(path string, s source) (*corpus, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("train: %w", err)
	}
	s.name = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if info.IsDir() {
		s.name, s.folder = filepath.Base(path), filepath.Base(path)
		c, err := s.load(filepath.Dir(path))
		if c == nil && err == nil {
			err = fmt.Errorf("train: %s: no files train… or dev…", path)
		}
		return c, err
	}
	all, err := readFile(path, &s)
	if err != nil {
		return nil, err
	}
	c := &corpus{name: s.name, class: s.class}
	if strings.HasPrefix(filepath.Base(path), "dev") {
		c.dev = all
	} else {
		c.train = all
	}
	return c, nil
}

// hint asks for the hints of all training sentences.
func (d *dataset) hint(h encoder.Hinter) {
	if h == nil {
		return
	}
	var all []*item
	all = append(append(all, d.trees...), d.names...)
	slices.SortStableFunc(all, func(a, b *item) int { return a.doc - b.doc })
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].doc == all[from].doc {
			to++
		}
		words := make([][]string, to-from)
		for i, it := range all[from:to] {
			words[i] = it.words
		}
		for i, bits := range h.Hint(words) {
			all[from+i].hints = bits
		}
		from = to
	}
}

// describe prints what was read.
func (d *dataset) describe(log io.Writer) {
	for i, c := range d.corpora {
		tokens := 0
		for _, s := range c.train {
			tokens += len(s.words)
		}
		fmt.Fprintf(log, "%-10s %-8s train %6d sentences %7d tokens, dev %5d sentences\n", d.corpora[i].name, c.class, len(c.train), tokens, len(c.dev))
	}
	l := &d.labels
	fmt.Fprintf(log, "labels: %d UPOS, %d XPOS, %d features, %d relations, %d lemma entries\n",
		len(l.UPOS), len(l.XPOS), len(l.Feats), len(l.Deprel), len(d.lemmas.Keys))
}

// card is the model card.
func (t *trainer) card(all []*Scores, changed string, size int) string {
	o := t.opts
	date := o.Date
	if date == "" {
		date = time.Now().UTC().Format(time.DateOnly)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "# Model card: %s\n\nWritten by `internal/train` on %s; %d bytes.\n\n", filepath.Base(o.Out), date, size)
	fmt.Fprintf(&b, "Command: `%s`\n\n", o.Command)
	c := &o.Config
	fmt.Fprintf(&b, "Network: width %d, %d gated convolutions, %d quasi-recurrent layers of %d a direction, %d attentions, biaffines %d and %d, %d features of %d × %d, %d word vectors of %d (GloVe 6B, public domain), %d hint bits (%s). Trained in single precision, stored and multiplied in eight bits.\n",
		c.Width, c.Convs, c.Recurrents, c.Hidden, c.Attentions, c.Arc, c.Label,
		len(c.Features), c.HashRows, c.HashDim, c.Vectors, c.VectorDim, c.HintBits, t.parts().Hints)
	fmt.Fprintf(&b, "Training: %d of %d steps of %d + %d tokens, %.1f passes over the treebanks, seed %d, %d shards.\n\n## Corpora\n\n", t.step, o.Steps, o.TreeTokens, o.NameTokens, t.passes(), o.Seed, o.Shards)
	b.WriteString("| corpus | licence class | sentences trained on |\n| --- | --- | --- |\n")
	for _, c := range t.data.corpora {
		if len(c.train) > 0 {
			fmt.Fprintf(&b, "| %s | %s | %d |\n", c.name, c.class, len(c.train))
		}
	}
	b.WriteString("\n## Scores on development parts\n\nGiven tokens; weights as written. LAS without subtypes, in brackets with them. Names by exact span and type over persons, organisations and places.\n\n```\n")
	for _, s := range all {
		b.WriteString(s.String() + "\n")
	}
	b.WriteString("```\n\n## The same, with every sentence changed as augmentation changes some\n\nLAS of treebanks, F1 of names. A run with -no-augment shows what augmentation brings.\n\n" + changed)
	b.WriteString("\n## Reliability of the scores\n\n| scores of | probability | how many | mean | right |\n| --- | --- | --- | --- | --- |\n")
	for _, s := range all {
		if s.Trees != nil {
			b.WriteString(s.Trees.Scores.rows("relations, " + s.Corpus))
		}
	}
	for _, s := range all {
		if s.Names != nil {
			b.WriteString(s.Names.Scores.rows("names, " + s.Corpus))
		}
	}
	return b.String()
}
