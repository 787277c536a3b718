package pair

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/bounded"
)

// sentences are examples of two relations: "A joined B", "B hired A", and of
// none.
func sentences(t testing.TB, n int) []Sentence {
	t.Helper()
	var b strings.Builder
	people, firms := []string{"Ann", "Bob", "Cy", "Dora"}, []string{"Acme", "Bolt", "Core"}
	for i := range n {
		p, f := people[i%len(people)], firms[i%len(firms)]
		const own = `{"tokens": ["%s", "%s", "%s", "."], "entities": [{"start": 0, "end": 1, "type": "%s"}, {"start": 2, "end": 3, "type": "%s"}], "relations": [%s]}` + "\n"
		switch i % 4 {
		case 0, 3:
			fmt.Fprintf(&b, own, p, "joined", f, "PERSON", "FIRM", `{"type": "WORKS_FOR", "head": 0, "tail": 1}`)
		case 1:
			fmt.Fprintf(&b, own, f, "hired", p, "FIRM", "PERSON", `{"type": "WORKS_FOR", "head": 1, "tail": 0}`)
		case 2:
			fmt.Fprintf(&b, own, p, "saw", f, "PERSON", "FIRM", "")
		}
	}
	ss, err := Read("test", []byte(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	return ss
}

func TestTrain(t *testing.T) {
	ss := sentences(t, 60)
	m, err := Train(context.Background(), ss, Options{Tagger: true})
	if err != nil {
		t.Fatal(err)
	}
	table := m.Measure(sentences(t, 24), nil)
	if f := table.Strict[len(table.Strict)-1].F; f < 99 {
		t.Errorf("end to end F1 %.1f", f)
	}
	again, err := Train(context.Background(), ss, Options{Tagger: true})
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(stored(t, m), stored(t, again)) {
		t.Error("two trainings give two models")
	}
}

func stored(t testing.TB, m *Model) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := m.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFile(t *testing.T) {
	m, err := Train(context.Background(), sentences(t, 20), Options{Tagger: true})
	if err != nil {
		t.Fatal(err)
	}
	file := stored(t, m)
	back, err := Load(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sentences(t, 8) {
		ms, found := m.Read(&s)
		ms2, found2 := back.Read(&s)
		if diff := cmp.Diff(ms, ms2) + cmp.Diff(found, found2); diff != "" {
			t.Error(diff)
		}
	}
	damaged := bytes.Clone(file)
	damaged[len(damaged)/2] ^= 1
	newer := bytes.Clone(file)
	newer[8]++
	for _, c := range []struct {
		name string
		file []byte
		want error
	}{
		{"empty", nil, ErrFormat}, {"other", []byte("some other file of some length"), ErrFormat}, {"header", file[:12], ErrTruncated},
		{"cut", file[:len(file)-1], ErrTruncated}, {"damaged", damaged, ErrDamaged}, {"newer", newer, ErrVersion},
	} {
		if _, err := Load(c.file); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"conll04", `[{"tokens": ["Ann", "Lee", "joined", "Acme"], "tags": ["B-P", "L-P", "O", "U-O"], "relations": [{"head": 0, "tail": 1, "type": "R"}]}]`,
			"[{0 2 P} {3 4 O}] [{0 1 R}]"},
		{"crossre", `{"sentence": ["Acme", "hired", "Ann", "Lee"], "ner": [[2, 3, "p"], [0, 0, "o"]], "relations": [[2, 3, 0, 0, "role", "", false, false]]}`,
			"[{0 1 o} {2 4 p}] [{1 0 role}]"},
		{"redocred", `[{"sents": [["Ann", "sang"], ["Ann", "joined", "Acme"]], "vertexSet": [[{"type": "PER", "pos": [0, 1], "sent_id": 0}, {"type": "PER", "pos": [0, 1], "sent_id": 1}],
			[{"type": "ORG", "pos": [2, 3], "sent_id": 1}]], "labels": [{"r": "P108", "h": 0, "t": 1, "evidence": [1]}]}]`,
			"[{0 1 PER}] []; [{0 1 PER} {2 3 ORG}] [{0 1 P108}]"},
	} {
		ss, err := Read(c.name, []byte(c.text))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var got []string
		for _, s := range ss {
			got = append(got, fmt.Sprint(s.Mentions, " ", s.Relations))
		}
		if strings.Join(got, "; ") != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "no examples"},
		{"{", "example 1: line 1 is no JSON"},
		{`{"tokens": ["a"]}` + "\n{", "example 2: line 2 is no JSON"},
		{"{}", `neither "tokens"`},
		{`{"tokens": ["a"], "entities": [{"start": 0, "end": 2, "type": "X"}]}`, "entity [0, 2) in a sentence of 1 tokens"},
		{`{"tokens": ["a"], "entities": [{"start": 0, "end": 1}]}`, "has no type"},
		{`{"tokens": ["a"], "tags": []}`, "0 tags for 1 tokens"},
		{`{"tokens": ["a"], "entities": [{"start": 0, "end": 1, "type": "X"}], "relations": [{"type": "R", "head": 0, "tail": 1}]}`, "from entity 0 to 1 of 1"},
		{`{"sentence": ["a"], "ner": [], "relations": [[0, 0, 1, 1, "role"]]}`, "no entity at"},
		{`{"sents": [["a"]], "vertexSet": [[{"sent_id": 3}]], "labels": []}`, "sentence 3 of 1"},
	} {
		if _, err := Read("f", []byte(c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.text, err, c.want)
		}
	}
	if _, err := Train(context.Background(), nil, Options{}); !errors.Is(err, ErrNoRelations) {
		t.Errorf("no examples: %v", err)
	}
}

// Whatever Read accepts can be trained on and gives relations between mentions
// that are there.
func FuzzRead(f *testing.F) {
	f.Add(`{"tokens": ["a", "b"], "entities": [{"start": 0, "end": 1, "type": "X"}, {"start": 1, "end": 2, "type": "Y"}], "relations": [{"type": "R", "head": 1, "tail": 0}]}`)
	f.Add(`[{"tokens": ["a", "b"], "tags": ["U-X", "U-Y"], "relations": []}]`)
	f.Add(`{"sentence": ["a"], "ner": [[0, 0, "x"]], "relations": []}`)
	f.Add(`[{"sents": [["a"]], "vertexSet": [[{"sent_id": 0, "pos": [0, 1], "type": "X"}]], "labels": [{"r": "P", "h": 0, "t": 5}]}]`)
	f.Fuzz(func(t *testing.T, text string) {
		var ss []Sentence
		var err error
		bounded.Cost{Time: 100 * time.Millisecond, TimePerByte: 20 * time.Microsecond, Bytes: 1 << 20, BytesPerByte: 2000}.Check(t, len(text), func() { ss, err = Read("f", []byte(text)) })
		if err != nil || len(ss) > 20 {
			return
		}
		m, err := Train(context.Background(), ss, Options{Tagger: true, Passes: 1})
		if err != nil {
			return
		}
		for i := range ss {
			ms, found := m.Read(&ss[i])
			for k, x := range ms {
				if k > 0 && ms[k-1].Last > x.First {
					t.Fatalf("mentions %v", ms)
				}
				if x.First < 0 || x.First >= x.Last || x.Last > len(ss[i].Tokens) {
					t.Fatalf("mention %v of %d tokens", x, len(ss[i].Tokens))
				}
			}
			for _, g := range found {
				if g.Head < 0 || g.Tail < 0 || max(g.Head, g.Tail) >= len(ms) || g.Head == g.Tail {
					t.Fatalf("relation %v of %d mentions", g, len(ms))
				}
			}
		}
	})
}

// Of guesses that do not go together the likeliest is told; its mentions stand
// in the place of those of the likeliest reading.
func TestSettle(t *testing.T) {
	among := []candidate{
		{Mention{0, 1, "PERSON"}, 0.9, true},
		{Mention{2, 3, "PLACE"}, 0.6, true}, {Mention{2, 3, "FIRM"}, 0.4, false}, {Mention{2, 5, "FIRM"}, 0.3, false},
		{Mention{4, 5, "PLACE"}, 0.5, true},
		{Mention{6, 7, "PLACE"}, 1, true},
	}
	for _, c := range []struct {
		name   string
		gs     []Guess
		ms, rs string
	}{
		{"none", nil, "[{0 1 PERSON} {2 3 PLACE} {4 5 PLACE} {6 7 PLACE}]", "[]"},
		{"another type", []Guess{{Relation{0, 2, "R"}, 0.5}, {Relation{0, 1, "S"}, 0.4}},
			"[{0 1 PERSON} {2 3 FIRM} {4 5 PLACE} {6 7 PLACE}]", "[{{0 1 R} 0.5}]"},
		{"another span", []Guess{{Relation{5, 0, "S"}, 0.4}, {Relation{3, 0, "R"}, 0.6}, {Relation{4, 5, "T"}, 0.5}},
			"[{0 1 PERSON} {2 5 FIRM} {6 7 PLACE}]", "[{{1 0 R} 0.6} {{2 0 S} 0.4}]"},
	} {
		r := &reading{among: among}
		ms, rs := r.settle(c.gs)
		if got := fmt.Sprint(ms); got != c.ms {
			t.Errorf("%s: mentions %s, want %s", c.name, got, c.ms)
		}
		if got := fmt.Sprint(rs); got != c.rs {
			t.Errorf("%s: %s, want %s", c.name, got, c.rs)
		}
	}
}

// The probabilities of the candidates that cover a token are those of one of them
// or of none, so together at most 1; the likeliest reading is among them.
func TestCandidates(t *testing.T) {
	m, err := Train(context.Background(), sentences(t, 12), Options{Tagger: true, Passes: 2, Runs: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sentences(t, 8) {
		rows := make([][]int32, len(s.Tokens))
		for i := range rows {
			rows[i] = s.tokenFeatures(m.tagWords, i)
		}
		emit := m.tags.scores(nil, rows)
		sum := make([]float64, len(s.Tokens))
		var best []Mention
		for _, c := range m.candidates(emit) {
			for i := c.First; i < c.Last; i++ {
				sum[i] += c.probability
			}
			if c.best {
				best = append(best, c.Mention)
			}
		}
		if slices.Max(sum) > 1+1e-6 {
			t.Errorf("probabilities by token %v", sum)
		}
		if diff := cmp.Diff(m.decode(m.tags.best(emit)), best); diff != "" {
			t.Error(diff)
		}
	}
}

// The pairs of a long list stay few.
func TestManyMentions(t *testing.T) {
	ss := sentences(t, 60)
	m, err := Train(context.Background(), ss, Options{Tagger: true})
	if err != nil {
		t.Fatal(err)
	}
	long := Sentence{Tokens: tokens(strings.Fields(strings.Repeat("Ann joined Acme , ", 500)))}
	for i := 0; i < len(long.Tokens); i += 4 {
		long.Mentions = append(long.Mentions, Mention{i, i + 1, "PERSON"}, Mention{i + 2, i + 3, "FIRM"})
	}
	if n := len(m.Find(&long, long.Mentions)); n > MaxMentions*MaxMentions/2 {
		t.Errorf("%d relations", n)
	}
	if ms, found := m.Read(&long); len(ms) < 900 || len(found) > 2*MaxMentions*MaxMentions {
		t.Errorf("%d mentions, %d relations", len(ms), len(found))
	}
}

// Of a relation without direction there is one label, in text order.
func TestSymmetric(t *testing.T) {
	m, err := Train(context.Background(), sentences(t, 20), Options{Symmetric: []string{"WORKS_FOR"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sentences(t, 4) {
		for _, g := range m.Find(&s, s.Mentions) {
			if g.Head > g.Tail {
				t.Errorf("%v: %v", s.Mentions, g)
			}
		}
	}
}

func TestRenaming(t *testing.T) {
	r, err := ReadRenaming("f", "# people\nPERSON\tPeop\nWORKS_FOR\t-EMPLOYS\n")
	if err != nil {
		t.Fatal(err)
	}
	ss := sentences(t, 1)
	r.Apply(ss)
	if got := fmt.Sprint(ss[0].Mentions, ss[0].Relations); got != "[{0 1 Peop} {2 3 FIRM}] [{1 0 EMPLOYS}]" {
		t.Error(got)
	}
	if _, err := ReadRenaming("f", "a\tb\nc"); err == nil || !strings.Contains(err.Error(), "f:2:") {
		t.Errorf("no error for a bad line: %v", err)
	}
}
