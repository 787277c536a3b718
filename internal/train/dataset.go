package train

import (
	"fmt"
	"maps"
	"slices"

	"github.com/actant-nlp/actant/internal/encoder"
)

// A dataset is the corpora as classes, ready for training.
type dataset struct {
	corpora []*corpus
	labels  encoder.Labels
	lemmas  *encoder.Lemmas
	maps    []*labelMap
	trees   []*item  // to train trees on, names too where they have them
	names   []*item  // to train names on
	scored  []string // types of names that scores count
}

// maxTypes is how many types of names a model can have: labels are bits.
const maxTypes = 31

// newDataset makes label sets of the training parts and maps all onto them.
func newDataset(corpora []*corpus, types []string) (*dataset, error) {
	d := &dataset{corpora: corpora, scored: coreTypes}
	d.collectLabels()
	if len(types) > maxTypes {
		return nil, fmt.Errorf("train: %d types of names, at most %d", len(types), maxTypes)
	}
	if len(types) > 0 {
		d.labels.Types, d.scored = slices.Sorted(slices.Values(types)), types
	}
	var examples []encoder.LemmaExample
	doc := 0
	for ci, c := range corpora {
		m := plainMapping(&d.labels)
		if len(types) == 0 {
			var err error
			if m, err = readMapping(c.name, &d.labels); err != nil {
				return nil, err
			}
		}
		d.maps = append(d.maps, m)
		last := -1
		for _, s := range c.train {
			if s.doc != last {
				last = s.doc
				doc++
			}
			it := d.item(ci, s)
			it.doc = doc
			for i, l := range s.lemma {
				examples = append(examples, encoder.LemmaExample{Form: s.words[i], UPOS: s.upos[i], XPOS: s.xpos[i], Lemma: l})
			}
			if it.hasTree() {
				d.trees = append(d.trees, it)
			} else {
				d.names = append(d.names, it)
			}
		}
	}
	d.lemmas = encoder.LearnLemmas(examples)
	if len(d.trees) == 0 && len(d.names) == 0 {
		return nil, fmt.Errorf("train: nothing to train on")
	}
	return d, nil
}

func (d *dataset) collectLabels() {
	var upos, xpos, feats, deprel counter
	for _, c := range d.corpora {
		for _, s := range c.train {
			for i := range s.upos {
				upos.add(s.upos[i])
				xpos.add(s.xpos[i])
				feats.add(s.feats[i])
				deprel.add(s.deprel[i])
			}
		}
	}
	d.labels = encoder.Labels{
		UPOS: upos.atLeast(1), XPOS: xpos.atLeast(2), Feats: feats.atLeast(3), Deprel: deprel.atLeast(3), Types: NameTypes(),
	}
}

// A counter counts labels.
type counter struct{ n map[string]int }

func (c *counter) add(s string) {
	if c.n == nil {
		c.n = map[string]int{}
	}
	c.n[s]++
}

// atLeast is the labels seen n times, sorted; one at least.
func (c *counter) atLeast(n int) []string {
	var out []string
	for _, s := range slices.Sorted(maps.Keys(c.n)) {
		if c.n[s] >= n {
			out = append(out, s)
		}
	}
	if out == nil {
		out = []string{""}
	}
	return out
}

// item makes classes of a sentence. Labels outside the sets become unknown.
func (d *dataset) item(ci int, s *sentence) *item {
	it := &item{corpus: ci, words: s.words}
	if s.upos != nil {
		it.upos, it.xpos = classes(s.upos, d.labels.UPOS), classes(s.xpos, d.labels.XPOS)
		it.feats = classes(s.feats, d.labels.Feats)
		it.tree.label = classes(s.deprel, d.labels.Deprel)
		for _, h := range s.head {
			it.tree.head = append(it.tree.head, int32(h+1))
		}
	}
	if s.named {
		it.allow = d.allowed(ci, s)
	}
	return it
}

func classes(have, set []string) []int32 {
	out := make([]int32, len(have))
	for i, s := range have {
		out[i] = -1
		if c, ok := slices.BinarySearch(set, s); ok {
			out[i] = int32(c)
		}
	}
	return out
}

// spans are the names of s in the types of the model.
func (d *dataset) spans(ci int, s *sentence) []nameSpan {
	var out []nameSpan
	for _, p := range s.spans {
		t, ok := d.maps[ci].types(p.label, p.tag)
		if !ok {
			t = unknown
		}
		out = append(out, nameSpan{p.from, p.to, t})
	}
	for _, i := range s.open {
		out = append(out, nameSpan{i, i + 1, unknown})
	}
	return out
}

func (d *dataset) allowed(ci int, s *sentence) []uint64 {
	m := d.maps[ci]
	if d.corpora[ci].name == "gum" {
		// Proper nouns outside phrases are in s.open; nothing else is a name.
		m = &labelMap{rules: m.rules}
	}
	return m.allowed(s.words, d.spans(ci, s), &d.labels)
}
