package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/internal/calibrate"
	"github.com/actant-nlp/actant/internal/relate"
	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/relation"
)

const trainConfidenceUsage = "-texts DIR [-texts DIR]… [-folds N] [-o FILE] GOLD.jsonl…"

// trainConfidence fits the model of a relation's confidence to annotated
// articles, and tells by cross-validation how well it does on others.
func trainConfidence(ctx context.Context, c console, args []string) error {
	fs := newFlags(c, "train confidence", trainConfidenceUsage)
	var texts files
	fs.Var(&texts, "texts", "folder of the articles' `texts`, one for each annotation file")
	folds := fs.Int("folds", 10, "parts of the cross-validation; each article is in one")
	out := fs.String("o", "", "write the weights to `FILE`")
	prior := fs.Float64("prior", 0, "inverse variance of the weights; 0 for the built-in number")
	golds, err := parseFlags(fs, args)
	if err != nil {
		return err
	}
	if len(golds) == 0 || len(texts) != len(golds) {
		return usagef("every annotation file needs a -texts with the folder of its articles")
	}
	if *prior <= 0 {
		*prior = defaultPrior
	}
	j, err := newJury()
	if err != nil {
		return err
	}
	for i, gold := range golds {
		if err := j.add(ctx, texts[i], gold); err != nil {
			return err
		}
	}
	pull := func(string) float64 { return *prior }
	held := j.crossValidate(max(2, *folds), pull)
	e := evaluation{c: c}
	for i, gold := range golds {
		fmt.Fprintf(c.out, "%s, articles held out:\n", gold)
		part := slices.DeleteFunc(slices.Clone(held), func(v heldOut) bool { return v.file != i })
		if err := e.showReliability(verdictsOf(part)); err != nil {
			return err
		}
		fmt.Fprintf(c.out, "log loss %.4f\n\n", logLoss(part))
	}
	if *out == "" {
		return nil
	}
	m := j.fit(func(judged) bool { return true }, pull)
	return writeFile(*out, func(w io.Writer) error { return m.Write(w, confidenceComment, "weight") })
}

// defaultPrior was chosen by cross-validation.
const defaultPrior = 3

const confidenceComment = `Weights of the logistic regression that gives a relation its confidence, the
probability that it matches an annotator's strictly. The features are described
where they are computed, in confidence.go of the package that finds relations:
  match             log of the frame match's own score: the frame's weight, the directness of its slots, the parser's margins
  head              the parser's certainty of the trigger's place in the tree
  reading           how direct the least direct role's place in the tree is
  reach             tokens from the trigger to the farthest role, in twenties
  entities          mean log of the arguments' certainty as entities
  mentions          how often the article speaks of the arguments
  all-named, pronoun, nominal-of-named, unnamed: what fills the core roles
  one-argument, three-arguments, lacks-core: how many of them are filled
Fitted to articles that were annotated for this project, by
	actant train confidence -texts DIR… -o FILE GOLD.jsonl…`

// A judged relation is what was found in an annotated article, its features,
// and whether it is right.
type judged struct {
	file     int
	doc      string
	features calibrate.Features
	right    bool
}

// A jury gathers judged relations.
type jury struct {
	e     *evaluation
	seen  map[string]calibrate.Features   // of the article at hand, by the relation's key
	order map[string][]calibrate.Features // by article, in the order of its relations
	all   []judged
}

func newJury() (*jury, error) {
	j := &jury{seen: map[string]calibrate.Features{}}
	stages, err := actant.Defaults()
	if err != nil {
		return nil, err
	}
	stages.Finder = &relate.Finder{Judge: func(r relate.Judged) { j.seen[relationKey(&r.Relation)] = r.Features }}
	x, err := actant.New(stages)
	j.e = &evaluation{stages: stages, x: x, extracted: j.extracted}
	return j, err
}

// relationKey tells a relation from the others of its article.
func relationKey(r *relation.Relation) string {
	key := fmt.Sprint(r.Type, r.Trigger, r.Polarity)
	for _, a := range r.Args {
		key += fmt.Sprint(a.Role, a.Span)
	}
	return key
}

// extracted notes the features of an article's relations.
func (j *jury) extracted(doc *actant.Document) {
	for i := range doc.Relations {
		j.order[doc.ID] = append(j.order[doc.ID], j.seen[relationKey(&doc.Relations[i])])
	}
	clear(j.seen)
}

// add judges the relations of annotated articles.
func (j *jury) add(ctx context.Context, texts, gold string) error {
	file := 0
	if n := len(j.all); n > 0 {
		file = j.all[n-1].file + 1
	}
	j.e.texts, j.order = texts, map[string][]calibrate.Features{}
	t, err := j.e.scoreArticles(ctx, gold)
	if err != nil {
		return err
	}
	for _, v := range t.Verdicts {
		j.all = append(j.all, judged{file, v.Doc, j.order[v.Doc][v.Relation], v.Right})
	}
	return nil
}

// fit trains on the relations that use admits.
func (j *jury) fit(use func(judged) bool, pull func(string) float64) *calibrate.Model {
	var things []calibrate.Features
	var right []float64
	for _, r := range j.all {
		if use(r) {
			things = append(things, r.features)
			right = append(right, share(r.right))
		}
	}
	return calibrate.Fit(things, right, pull)
}

func share(right bool) float64 {
	if right {
		return 1
	}
	return 0
}

// A heldOut relation has the confidence that a model gives which has not seen
// its article.
type heldOut struct {
	judged
	confidence float64
}

func (j *jury) crossValidate(folds int, pull func(string) float64) []heldOut {
	fold := map[string]int{}
	for _, r := range j.all {
		if _, ok := fold[r.doc]; !ok {
			fold[r.doc] = len(fold) % folds
		}
	}
	out := make([]heldOut, 0, len(j.all))
	for k := range folds {
		m := j.fit(func(r judged) bool { return fold[r.doc] != k }, pull)
		for _, r := range j.all {
			if fold[r.doc] == k {
				out = append(out, heldOut{r, m.Probability(r.features)})
			}
		}
	}
	return out
}

func verdictsOf(hs []heldOut) []score.Verdict {
	out := make([]score.Verdict, len(hs))
	for i, h := range hs {
		out[i] = score.Verdict{Doc: h.doc, Confidence: h.confidence, Right: h.right}
	}
	return out
}

// logLoss is the mean surprise at what is right, in nats.
func logLoss(hs []heldOut) float64 {
	sum := 0.0
	for _, h := range hs {
		p := min(max(h.confidence, 1e-6), 1-1e-6)
		if h.right {
			sum -= math.Log(p)
		} else {
			sum -= math.Log(1 - p)
		}
	}
	return sum / float64(max(1, len(hs)))
}
