package train

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/encoder"
)

// A changed sentence keeps its tree and its names.
func TestChanged(t *testing.T) {
	f := strings.Fields
	s := &sentence{
		words: f("The mayor met Ann Lee ."), upos: f("DET NOUN VERB PROPN PROPN PUNCT"), xpos: f("DT NN VBD NNP NNP ."),
		feats: f("a b c d e f"), lemma: f("the mayor meet Ann Lee ."), deprel: f("det nsubj root obj flat punct"),
		head: []int{1, 2, -1, 2, 3, 2}, named: true, spans: []labelled{{3, 5, "PERSON", "NNP"}},
	}
	labels := encoder.Labels{UPOS: f("DET NOUN PROPN PUNCT VERB"), XPOS: f(". DT NN NNP VBD"), Feats: f("a b c d e f"),
		Deprel: f("det flat nsubj obj punct root"), Types: NameTypes()}
	d := &dataset{labels: labels, corpora: []*corpus{{name: "given"}}, maps: []*labelMap{plainMapping(&labels)}}
	for _, c := range changes() {
		got := d.changeOne(0, s, &augmenter{p: c.only, labels: &labels}, rand.New(rand.NewPCG(1, 1)))
		var arcs []string
		for i, h := range got.head {
			head := "ROOT"
			if h >= 0 {
				head = got.lemma[h]
			}
			arcs = append(arcs, got.deprel[i]+":"+got.lemma[i]+"<"+head)
		}
		want := "nsubj:mayor<meet root:meet<ROOT obj:Ann<meet flat:Lee<Ann"
		line := strings.Join(arcs, " ")
		if !strings.Contains(line, want) {
			t.Errorf("%s: %s", c.name, line)
		}
		if name := strings.Join(got.words[got.spans[0].from:got.spans[0].to], " "); !strings.EqualFold(name, "Ann Lee") {
			t.Errorf("%s: name %q", c.name, name)
		}
		switch c.name {
		case "as it is":
			if d := cmp.Diff(s.words, got.words); d != "" {
				t.Error(d)
			}
		case "no stop", "no articles":
			if len(got.words) != 5 {
				t.Errorf("%s: %q", c.name, got.words)
			}
		}
	}
}
