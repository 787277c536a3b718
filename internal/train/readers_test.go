package train

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/encoder"
)

func words(s string) []string { return strings.Fields(s) }

func readTestColumns(t *testing.T, name, text string) []*sentence {
	t.Helper()
	for _, s := range sources() {
		if s.name == name {
			out, err := s.read(strings.NewReader(text), name, &s)
			if err != nil {
				t.Fatal(err)
			}
			return out
		}
	}
	t.Fatalf("no source %s", name)
	return nil
}

// marked shows a sentence with its names in brackets.
func marked(s *sentence) string {
	out := slices.Clone(s.words)
	for _, p := range s.spans {
		out[p.from] = "[" + p.label + " " + out[p.from]
		out[p.to-1] += "]"
	}
	return strings.Join(out, " ")
}

func columns(pairs string) string {
	var b strings.Builder
	for _, w := range words(pairs) {
		word, label, _ := strings.Cut(w, "|")
		if label == "" {
			label = "O"
		}
		b.WriteString(word + " NNP " + label + "\n")
	}
	return b.String() + "\n"
}

func TestGMBConventions(t *testing.T) {
	for _, c := range [][2]string{
		{"Prime|B-per Minister|I-per Ann|I-per Lee|I-per spoke", "Prime Minister [per Ann Lee] spoke"},
		{"President|B-per Lee|I-per spoke", "President [per Lee] spoke"},
		{"the|B-org Acme|I-org Group|I-org 's|I-org plant", "the [org Acme Group] 's plant"},
		{"North Korean|B-gpe troops", "[people North Korean] troops"},
		{"in Mali|B-gpe today", "in [country Mali] today"},
		{"French|B-gpe troops", "[people French] troops"},
		{"a Franco-German|B-gpe plan", "a [gpe Franco - German] plan"},
		{"pro-Kenyan|O rallies in 2010-11", "pro - Kenyan rallies in 2010-11"},
	} {
		if got := marked(readTestColumns(t, "gmb", columns(c[0]))[0]); got != c[1] {
			t.Errorf("got  %s\nwant %s", got, c[1])
		}
	}
}

func TestAllowedLabels(t *testing.T) {
	labels := encoder.Labels{Types: NameTypes()}
	bit := func(names ...string) (bits uint64) {
		for _, n := range names {
			for i := range labels.BIO() {
				if labels.Name(i) == n || n == "O" && i == 0 {
					bits |= 1 << i
				}
			}
		}
		return bits
	}
	m, err := readMapping("uner-ewt", &labels)
	if err != nil {
		t.Fatal(err)
	}
	got := m.allowed(words("Ann Lee read Dune ."), []nameSpan{{0, 2, 1 << slices.Index(labels.Types, "PERSON")}}, &labels)
	if got[0] != bit("B-PERSON") || got[1] != bit("I-PERSON") || got[4] != bit("O") {
		t.Errorf("certain tokens: %b", got)
	}
	// "Dune" is not marked, and may be what the corpus never marks.
	if got[3]&bit("O", "B-WORK") != bit("O", "B-WORK") || got[3]&bit("B-PERSON", "I-PERSON", "B-PLACE") != 0 {
		t.Errorf("unmarked name: %b", got[3])
	}
	for _, s := range sources() {
		if _, err := readMapping(s.name, &labels); err != nil {
			t.Error(err)
		}
	}
}

const gumSample = `# newdoc id = GUM_news_x
# sent_id = x-1
1	The	the	DET	DT	_	2	det	_	Entity=(1-organization-new-nnnnn-cf1-1-coref
2	University	University	PROPN	NNP	_	6	nsubj	_	_
3	of	of	ADP	IN	_	4	case	_	_
4	Nairobi	Nairobi	PROPN	NNP	_	2	nmod	_	Entity=(2-place-new-nnnnn-cf2-1-sgl)
5	there	there	ADV	RB	_	2	advmod	_	Entity=1)
6	left	leave	VERB	VBD	_	0	root	_	_
7	her	her	PRON	PRP$	_	8	nmod:poss	_	Entity=(3-abstract-new-nnnnn-cf3-1-sgl(1-person-giv:act-nnnnn-cf1-1-ana)
8	plan	plan	NOUN	NN	_	6	obj	_	Entity=3)
9	.	.	PUNCT	.	_	6	punct	_	_

# sent_id = x-2
1	President	President	PROPN	NNP	_	2	compound	_	Entity=(4-person-new-nnnnn-cf1-1-coref
2	Lee	Lee	PROPN	NNP	_	3	nsubj	_	Entity=4)
3	left	leave	VERB	VBD	_	0	root	_	_

`

func TestGUMNames(t *testing.T) {
	s := readTestColumns(t, "gum", gumSample)[0]
	if s.genre != "news" || !s.named {
		t.Errorf("genre %q, named %v", s.genre, s.named)
	}
	if got, want := marked(s), "The [organization University of Nairobi] there left her plan ."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	titled := readTestColumns(t, "gum", gumSample)[1]
	if got, want := marked(titled), "President [person Lee] left"; got != want || len(titled.open) > 0 {
		t.Errorf("got  %s, open %v\nwant %s", got, titled.open, want)
	}
}

func TestDocRED(t *testing.T) {
	const doc = `[{"sents":[["Ann","saw","the","Seine","."]],"vertexSet":[
		[{"type":"PER","pos":[0,1],"sent_id":0}],[{"type":"LOC","pos":[2,4],"sent_id":0}]]}]`
	if got, want := marked(readTestColumns(t, "redocred", doc)[0]), "[PER Ann] saw the [LOC Seine] ."; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, bad := range []string{"", "[{", `[{"sents":[["a"]],"vertexSet":[[{"type":"PER","pos":[0,2],"sent_id":0}]]}]`} {
		if _, err := readDocRED(strings.NewReader(bad), "x.json", nil); err == nil || !strings.Contains(err.Error(), "x.json") {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}

func FuzzReadColumns(f *testing.F) {
	f.Add(columns("Ann|B-per Lee-Smith|I-per spoke"))
	f.Add("-DOCSTART- -X- O\n\nA-B x B-org\n- x I-org\n")
	src := source{label: -1, tag: 1}
	f.Fuzz(func(t *testing.T, text string) {
		var out []*sentence
		var err error
		bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 2 << 20, BytesPerByte: 2000}.Check(t, len(text), func() { out, err = readColumns(strings.NewReader(text), "f", &src) })
		if err != nil {
			return
		}
		for _, s := range out {
			end := 0
			for _, p := range s.spans {
				if p.from < end || p.from >= p.to || p.to > len(s.words) {
					t.Fatalf("spans %v of %q", s.spans, s.words)
				}
				end = p.to
			}
		}
	})
}

func augmentSample() *item {
	return &item{
		words: words("The dog saw Ann 's car ."), upos: make([]int32, 7), xpos: make([]int32, 7), feats: make([]int32, 7),
		tree:  tree{head: []int32{2, 3, 0, 6, 4, 3, 3}, label: make([]int32, 7)},
		allow: []uint64{1, 1, 1, 1 << 3, 1, 1, 1},
	}
}

func TestAugment(t *testing.T) {
	off := Augment{Lower: -1, Upper: -1, Title: -1, NoStop: -1, Curly: -1, Articles: -1, Headline: -1}
	for _, c := range []struct {
		name   string
		change func(*Augment)
		words  string
		heads  []int32
	}{
		{"nothing", func(*Augment) {}, "The dog saw Ann 's car .", []int32{2, 3, 0, 6, 4, 3, 3}},
		{"lower", func(a *Augment) { a.Lower = 1 }, "the dog saw ann 's car .", []int32{2, 3, 0, 6, 4, 3, 3}},
		{"upper", func(a *Augment) { a.Upper = 1 }, "THE DOG SAW ANN 'S CAR .", []int32{2, 3, 0, 6, 4, 3, 3}},
		{"no stop", func(a *Augment) { a.NoStop = 1 }, "The dog saw Ann 's car", []int32{2, 3, 0, 6, 4, 3}},
		{"curly", func(a *Augment) { a.Curly = 1 }, "The dog saw Ann ’s car .", []int32{2, 3, 0, 6, 4, 3, 3}},
		{"articles", func(a *Augment) { a.Articles = 1 }, "Dog saw Ann 's car .", []int32{2, 0, 5, 3, 2, 2}},
	} {
		a := augmenter{p: off}
		c.change(&a.p)
		before := augmentSample()
		got := a.apply(before, rand.New(rand.NewPCG(1, 1)))
		if d := cmp.Diff(words(c.words), got.words); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if d := cmp.Diff(c.heads, got.tree.head); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
		if len(got.allow) != len(got.words) || len(got.upos) != len(got.words) {
			t.Errorf("%s: columns of different length", c.name)
		}
		if d := cmp.Diff(augmentSample().words, before.words); d != "" {
			t.Errorf("%s changed the corpus itself: %s", c.name, d)
		}
	}
}
