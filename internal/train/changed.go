package train

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/actant-nlp/actant/internal/encoder"
)

// A change is one way in which augmentation changes a sentence, for measuring
// what it brings.
type change struct {
	name string
	only Augment
}

// changes are those of Augment, each done to every sentence.
func changes() []change {
	no := Augment{Lower: -1, Upper: -1, Title: -1, NoStop: -1, Curly: -1, Articles: -1, Headline: -1}
	with := func(name string, set func(*Augment)) change {
		a := no
		set(&a)
		return change{name, a}
	}
	return []change{
		with("as it is", func(*Augment) {}),
		with("lower case", func(a *Augment) { a.Lower = 1 }),
		with("capitals", func(a *Augment) { a.Upper = 1 }),
		with("title case", func(a *Augment) { a.Title = 1 }),
		with("no stop", func(a *Augment) { a.NoStop = 1 }),
		with("curly quotes", func(a *Augment) { a.Curly = 1 }),
		with("no articles", func(a *Augment) { a.Articles = 1 }),
		with("headline", func(a *Augment) { a.Headline = 1 }),
	}
}

// changed are sentences after a change, with what is known of them.
func (d *dataset) changed(ci int, sentences []*sentence, c change) []*sentence {
	a := &augmenter{p: c.only, labels: &d.labels}
	rng := rand.New(rand.NewPCG(7, 7))
	out := make([]*sentence, len(sentences))
	for i, s := range sentences {
		out[i] = d.changeOne(ci, s, a, rng)
	}
	return out
}

func (d *dataset) changeOne(ci int, s *sentence, a *augmenter, rng *rand.Rand) *sentence {
	it := d.item(ci, s).clone()
	it.feats = make([]int32, len(s.words)) // carries which word each is
	for i := range it.feats {
		it.feats[i] = int32(i)
	}
	it = a.apply(it, rng)
	c := *s
	c.words = it.words
	if s.upos != nil {
		c.upos, c.xpos, c.feats = pick(s.upos, it.feats), pick(s.xpos, it.feats), pick(s.feats, it.feats)
		c.lemma, c.deprel = pick(s.lemma, it.feats), pick(s.deprel, it.feats)
		c.head = nil
		for _, h := range it.tree.head {
			c.head = append(c.head, int(h)-1)
		}
	}
	at := func(old int) int {
		i, _ := slices.BinarySearch(it.feats, int32(old))
		return i
	}
	c.spans, c.open = nil, nil
	for _, p := range s.spans {
		p.from, p.to = at(p.from), at(p.to)
		if p.from < p.to {
			c.spans = append(c.spans, p)
		}
	}
	for _, o := range s.open {
		if i := at(o); i < len(it.feats) && it.feats[i] == int32(o) {
			c.open = append(c.open, i)
		}
	}
	return &c
}

func pick(from []string, index []int32) []string {
	out := make([]string, len(index))
	for i, k := range index {
		out[i] = from[k]
	}
	return out
}

// robustness is a table of how the model does on changed development parts: LAS
// of treebanks, F1 of names.
func (t *trainer) robustness() (string, error) {
	data, err := t.bytes()
	if err != nil {
		return "", err
	}
	m, err := encoder.Load(data)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("| part |")
	for _, c := range changes() {
		b.WriteString(" " + c.name + " |")
	}
	b.WriteString("\n| --- |" + strings.Repeat(" --- |", len(changes())) + "\n")
	for ci, c := range t.data.corpora {
		if len(c.dev) > 0 {
			b.WriteString(t.data.robust(m, ci, t.opts.Hinter))
		}
	}
	return b.String(), nil
}

// robust are the rows of one corpus.
func (d *dataset) robust(m *encoder.Model, ci int, h encoder.Hinter) string {
	dev := d.corpora[ci].dev
	var trees, names strings.Builder
	for _, c := range changes() {
		s := d.evaluateOn(m, ci, d.changed(ci, dev, c), h)
		if s.Trees != nil {
			fmt.Fprintf(&trees, " %.1f |", 100*s.Trees.LAS)
		}
		if s.Names != nil {
			fmt.Fprintf(&names, " %.1f |", 100*s.Names.F1())
		}
	}
	var b strings.Builder
	for _, row := range []struct{ what, cells string }{{"LAS", trees.String()}, {"names", names.String()}} {
		if row.cells != "" {
			fmt.Fprintf(&b, "| %s, %s |%s\n", d.corpora[ci].name, row.what, row.cells)
		}
	}
	return b.String()
}
