package encoder

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/kernel"
	"github.com/actant-nlp/actant/internal/modelfile"
)

// testParts is a small model with random weights.
func testParts(seed uint64, change func(*Config)) *Parts {
	p := &Parts{
		Config: Config{
			Width: 24, Features: []string{"form", "suffix3", "shape"}, HashRows: 64, HashDim: 8,
			Vectors: 3, VectorDim: 10, HintBits: 4, Convs: 1, Window: 3, Recurrents: 1, Hidden: 12,
			Attentions: 1, Heads: 2, RelClip: 8, FFN: 32, Arc: 16, Label: 8, NameHidden: 12, NameConvs: 1, MaxLen: 12,
		},
		Labels: Labels{
			UPOS: []string{"NOUN", "VERB"}, XPOS: []string{"NN", "NNS", "VB"}, Feats: []string{"", "Number=Sing"},
			Deprel: []string{"nsubj", "obj", "parataxis", "root"}, Types: []string{"PERSON", "PLACE"},
		},
		Lemmas: *LearnLemmas(lemmaExamples()),
		Hints:  "test-1",
	}
	if change != nil {
		change(&p.Config)
	}
	r := rand.New(rand.NewPCG(seed, 1))
	fill := func(m *Matrix) {
		for i := range m.Data {
			m.Data[i] = float32(r.NormFloat64() * 0.5)
		}
	}
	p.Network = NewNetwork(&p.Config, &p.Labels, true)
	p.Network.Each(func(_ string, m *Matrix) { fill(m) })
	for i := range p.Network.Hash {
		p.Hash = append(p.Hash, *Quantize(&p.Network.Hash[i]))
	}
	p.Network.Hash = nil
	v := newMatrix(p.Config.Vectors, p.Config.VectorDim)
	fill(&v)
	p.Vectors.Table = *Quantize(&v)
	for i := range uint32(p.Config.Vectors) {
		p.Vectors.Keys = append(p.Vectors.Keys, 1000*i+7)
	}
	return p
}

func modelBytes(t testing.TB, p *Parts, int8 bool) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := p.Write(&b, func(string) bool { return int8 }); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func testSentences() []Sentence {
	var out []Sentence
	for _, s := range []string{
		"The dog barked .", "Ann saw 3 cities in Oslo", "go", "a b c d e f g h i j k l m n o p q r s t u v w x y z one two three four",
		"it’s “ so ” –", "ÅÄÖ ß ﬁ 中文 🙂", strings.Repeat("word ", 30),
	} {
		w := strings.Fields(s)
		hints := make([]uint64, len(w))
		for i := range hints {
			hints[i] = uint64(i % 5)
		}
		out = append(out, Sentence{Words: w, Hints: hints, Out: make([]Analysis, len(w))})
	}
	return out
}

func TestModelFileRoundTrip(t *testing.T) {
	for _, int8 := range []bool{false, true} {
		data := modelBytes(t, testParts(1, nil), int8)
		p, err := Read(data)
		if err != nil {
			t.Fatal(err)
		}
		// Weights read back are exactly representable, so a second trip changes nothing.
		again := modelBytes(t, p, false)
		q, err := Read(again)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(p.Config, q.Config); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff(p.Labels, q.Labels); d != "" {
			t.Error(d)
		}
		if d := cmp.Diff(p.Lemmas, q.Lemmas); d != "" {
			t.Error(d)
		}
		if !int8 {
			if d := cmp.Diff(p.Network, q.Network); d != "" {
				t.Error(d)
			}
		}
	}
}

// TestAnswersDoNotDependOnCompany holds a sentence's answer against that of
// the same sentence alone, in other batches and on other goroutines.
func TestAnswersDoNotDependOnCompany(t *testing.T) {
	m, err := Load(modelBytes(t, testParts(2, nil), true))
	if err != nil {
		t.Fatal(err)
	}
	all := testSentences()
	m.Analyze(all)
	for i := range all {
		checkTree(t, all[i].Out)
		alone := testSentences()[i : i+1]
		fresh, _ := Load(modelBytes(t, testParts(2, nil), true))
		fresh.Analyze(alone)
		if d := cmp.Diff(all[i].Out, alone[0].Out); d != "" {
			t.Errorf("sentence %d alone: %s", i, d)
		}
	}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			mine := testSentences()
			for range 5 {
				m.Analyze(mine)
			}
			if d := cmp.Diff(all, mine); d != "" {
				t.Error(d)
			}
		})
	}
	wg.Wait()
}

func TestKernelsAgree(t *testing.T) {
	for _, eight := range []bool{false, true} {
		var want []Sentence
		for _, set := range kernel.Available() {
			p, err := Read(modelBytes(t, testParts(3, nil), true))
			if err != nil {
				t.Fatal(err)
			}
			got := testSentences()
			newModel(p, set, eight).Analyze(got)
			if want == nil {
				want = got
			}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("%v, eight bits %v, differs from the portable kernels: %s", set, eight, d)
			}
		}
	}
}

func checkTree(t *testing.T, out []Analysis) {
	t.Helper()
	heads := make([]int32, len(out))
	for i := range out {
		if out[i].Head < -1 || out[i].Head >= len(out) {
			t.Fatalf("token %d: head %d", i, out[i].Head)
		}
		heads[i] = int32(out[i].Head + 1)
		if out[i].Score < 0 || out[i].Score > 1 || out[i].NameScore < 0 || out[i].NameScore > 1.0001 {
			t.Errorf("token %d: scores %v and %v", i, out[i].Score, out[i].NameScore)
		}
		if (out[i].Deprel == "root") != (out[i].Head < 0) {
			t.Errorf("token %d: relation %q with head %d", i, out[i].Deprel, out[i].Head)
		}
	}
	if d := (treeDecoder{}); countRoots(heads) != 1 || !d.acyclic(heads) {
		t.Errorf("heads %v are no tree with one root", heads)
	}
}

func TestVeryLongSentence(t *testing.T) {
	m, err := Load(modelBytes(t, testParts(4, nil), false))
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields(strings.Repeat("to be or not ", 5000))
	words = append(words, strings.Repeat("x", 1<<20))
	s := []Sentence{{Words: words, Out: make([]Analysis, len(words))}}
	m.Analyze(s)
	checkTree(t, s[0].Out)
}

func TestShapes(t *testing.T) {
	for name, change := range map[string]func(*Config){
		"nothing between words and heads": func(c *Config) { c.Convs, c.Recurrents, c.Attentions, c.NameConvs = 0, 0, 0, 0 },
		"no hints":                        func(c *Config) { c.HintBits = 0 },
		"window of 1":                     func(c *Config) { c.Window = 1 },
		"window of 5":                     func(c *Config) { c.Window = 5 },
		"no vectors":                      func(c *Config) { c.Vectors = 0 },
	} {
		t.Run(name, func(t *testing.T) {
			m, err := Load(modelBytes(t, testParts(5, change), false))
			if err != nil {
				t.Fatal(err)
			}
			s := testSentences()
			m.Analyze(s)
			for i := range s {
				checkTree(t, s[i].Out)
			}
		})
	}
}

func TestBadModelFiles(t *testing.T) {
	good := modelBytes(t, testParts(6, nil), true)
	edit := func(f func(b []byte) []byte) []byte { return f(bytes.Clone(good)) }
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":    {nil, ErrFormat},
		"foreign":  {[]byte("PK\x03\x04 something else altogether"), ErrFormat},
		"header":   {good[:12], ErrTruncated},
		"half":     {good[:len(good)/2], ErrTruncated},
		"longer":   {append(bytes.Clone(good), 0), ErrDamaged},
		"bit flip": {edit(func(b []byte) []byte { b[len(b)/2] ^= 4; return b }), ErrDamaged},
		"version":  {edit(func(b []byte) []byte { b[8] = 99; return b }), ErrVersion},
		"body cut": {rebuilt(good[modelfile.HeaderLen : len(good)-9]), ErrDamaged},
	} {
		if _, err := Load(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: error %v, want %v", name, err, c.want)
		}
	}
}

// rebuilt puts a right header before a body.
func rebuilt(body []byte) []byte { return kind.Seal(body) }

func FuzzLoad(f *testing.F) {
	good := modelBytes(f, testParts(7, nil), true)
	f.Add(good[modelfile.HeaderLen:])
	f.Add(good[modelfile.HeaderLen : modelfile.HeaderLen+200])
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 1<<20 {
			t.Skip()
		}
		file := rebuilt(body)
		var m *Model
		var err error
		bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 5 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 200}.Check(t, len(file), func() { m, err = Load(file) })
		if err != nil {
			return
		}
		s := []Sentence{{Words: []string{"a", "b"}, Out: make([]Analysis, 2)}}
		m.Analyze(s)
	})
}

func TestHalf(t *testing.T) {
	for h := range 1 << 16 {
		if h>>10&0x1f == 0x1f {
			continue
		}
		if got := toHalf(fromHalf(uint16(h))); got != uint16(h) && h != 0x8000 {
			t.Fatalf("half %#x becomes %#x", h, got)
		}
	}
	if d := cmp.Diff([]float32{65504, -65504, 0.33325195}, []float32{fromHalf(toHalf(1e9)), fromHalf(toHalf(-1e9)), fromHalf(toHalf(1. / 3))}, cmpopts.EquateApprox(0, 1e-8)); d != "" {
		t.Error(d)
	}
}

func TestFeaturesOfVariants(t *testing.T) {
	for _, pair := range [][2]string{{"Kim’s", "Kim's"}, {"“", `"`}, {"–", "-"}} {
		if VectorKey(pair[0]) != VectorKey(pair[1]) {
			t.Errorf("%q and %q look up different vectors", pair[0], pair[1])
		}
	}
	if VectorKey("1999") == VectorKey("2000") {
		t.Error("years share a vector")
	}
}
