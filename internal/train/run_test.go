package train

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/actant-nlp/actant/internal/encoder"
)

// testOptions train a tiny network on the sentences of testdata until it knows
// them by heart.
func testOptions(t *testing.T) Options {
	t.Helper()
	return Options{
		Syntax: []string{"testdata/trees.conllu"}, Names: []string{"testdata/names.conll"}, Vectors: "testdata/vectors.txt",
		Out: filepath.Join(t.TempDir(), "m.bin"), Date: "2000-01-01", Seed: 3, Shards: 3, Steps: 220, WarmUp: 10, Rate: 0.01, Quiet: true,
		TreeTokens: 40, NameTokens: 30, Transitions: true, EvalEvery: 100,
		Config: encoder.Config{
			Width: 32, Features: []string{"form", "suffix3", "shape"}, HashRows: 256, HashDim: 8, Vectors: 100, VectorDim: 6,
			Convs: 1, Window: 3, Recurrents: 1, Hidden: 16, Attentions: 1, Heads: 2, RelClip: 8, FFN: 32,
			Arc: 24, Label: 12, NameHidden: 16, NameConvs: 1, MaxLen: 64,
		},
		Augment: Augment{Lower: -1, Upper: -1, Title: -1, NoStop: -1, Curly: -1, Articles: -1, Headline: -1},
		Drop:    Drop{Word: .01, Form: .01, Hint: .01, Hash: .01, Block: .05, Out: .05, Head: .05, Name: .05, NameHid: .05, NameBlock: .05},
	}
}

func train(t *testing.T, o Options) []byte {
	t.Helper()
	if err := Run(context.Background(), o, io.Discard); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestLearnsByHeart trains, saves and loads: the model must know its sentences.
func TestLearnsByHeart(t *testing.T) {
	o := testOptions(t)
	m, err := encoder.Load(train(t, o))
	if err != nil {
		t.Fatal(err)
	}
	words := strings.Fields("Ann saw the old house in Oslo .")
	s := []encoder.Sentence{{Words: words, Out: make([]encoder.Analysis, len(words))}}
	m.Analyze(s)
	wantHead := []int{1, -1, 4, 4, 1, 6, 1, 1}
	for i, a := range s[0].Out {
		if a.Head != wantHead[i] {
			t.Errorf("%s: head %d, want %d", words[i], a.Head, wantHead[i])
		}
	}
	if a := s[0].Out[4]; a.Deprel != "obj" || a.UPOS != "NOUN" || a.XPOS != "NN" || a.Feats != "Number=Sing" {
		t.Errorf("house: %+v", a)
	}
	if got := m.Lemma("saw", "VERB", "VBD"); got != "see" {
		t.Errorf("lemma of saw: %q", got)
	}
	words = strings.Fields("Ann Lee works for Acme Corp in Oslo .")
	s = []encoder.Sentence{{Words: words, Out: make([]encoder.Analysis, len(words))}}
	m.Analyze(s)
	want := strings.Fields("B-PERSON I-PERSON - - B-ORGANIZATION I-ORGANIZATION - B-PLACE -")
	for i, a := range s[0].Out {
		if a.Name != strings.Trim(want[i], "-") {
			t.Errorf("%s: name %q, want %q", words[i], a.Name, want[i])
		}
	}
	card, err := os.ReadFile(strings.TrimSuffix(o.Out, ".bin") + ".md")
	if err != nil || !strings.Contains(string(card), "trees") || !strings.Contains(string(card), "2000-01-01") {
		t.Errorf("card: %v\n%s", err, card)
	}
}

// TestOwnTypes trains names alone, with the corpus' labels as types.
func TestOwnTypes(t *testing.T) {
	o := testOptions(t)
	o.Syntax, o.Types, o.Steps = nil, []string{"PLACE", "PERSON", "ORGANIZATION"}, 150
	m, err := encoder.Load(train(t, o))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(m.Labels().Types, " "); got != "ORGANIZATION PERSON PLACE" {
		t.Errorf("types %s", got)
	}
	s := []encoder.Sentence{{Words: []string{"Bob", "met", "Ann"}, Out: make([]encoder.Analysis, 3)}}
	m.Analyze(s)
	if a := s[0].Out; a[0].Name != "B-PERSON" || a[1].Name != "" || a[2].Name != "B-PERSON" {
		t.Errorf("%+v", a)
	}
	o.Types = make([]string, 40)
	if err := Run(context.Background(), o, io.Discard); err == nil {
		t.Error("forty types are accepted")
	}
}

// TestSameModelOnAnyMachine compares one worker with many, and a run in one go
// with one that was stopped.
func TestSameModelOnAnyMachine(t *testing.T) {
	o := testOptions(t)
	o.Steps = 60
	o.Workers = 1
	want := train(t, o)
	o.Workers = 5
	o.Out = filepath.Join(t.TempDir(), "m.bin")
	if !bytes.Equal(want, train(t, o)) {
		t.Error("five workers make another model than one")
	}

	o.Out = filepath.Join(t.TempDir(), "m.bin")
	o.Check = filepath.Join(t.TempDir(), "check")
	o.EvalEvery = 20
	o.Limit = time.Nanosecond
	stops := 0
	for {
		err := Run(context.Background(), o, io.Discard)
		if err == nil {
			break
		}
		if !errors.Is(err, ErrUnfinished) {
			t.Fatal(err)
		}
		if _, err := os.Stat(o.Out); err == nil {
			t.Fatal("an unfinished run wrote a model")
		}
		stops++
		o.Limit = 40 * time.Millisecond
		if stops > 3 {
			o.Limit = 0
		}
	}
	got, err := os.ReadFile(o.Out)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(want, got) {
		t.Errorf("a run stopped %d times makes another model", stops)
	}
}

func TestRunErrors(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return p
	}
	for name, c := range map[string]struct {
		change func(*Options)
		want   string
	}{
		"no corpora":   {func(o *Options) { o.Syntax, o.Names = nil, nil }, "no corpora"},
		"missing":      {func(o *Options) { o.Syntax = []string{filepath.Join(dir, "none")} }, "none"},
		"empty":        {func(o *Options) { o.Syntax = []string{write("empty.conllu", "")} }, "empty.conllu"},
		"broken tree":  {func(o *Options) { o.Syntax = []string{write("bad.conllu", "1\ta\ta\tX\tX\t_\t1\tdep\t_\t_\n\n")} }, "bad.conllu:1"},
		"broken label": {func(o *Options) { o.Names = []string{write("bad.conll", "Ann B-PERSON\nLee X\n")} }, "bad.conll:2"},
		"no vectors":   {func(o *Options) { o.Vectors = write("empty.txt", "") }, "no vectors"},
		"vectors":      {func(o *Options) { o.Vectors = write("bad.txt", "the 1 2 x 4 5 6\n") }, "line 1"},
		"old model":    {func(o *Options) { o.Vectors = write("m.bin", "actantEN nonsense") }, "cut short"},
	} {
		o := testOptions(t)
		c.change(&o)
		o.Out = write(name+".bin", "the old model")
		err := Run(context.Background(), o, io.Discard)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q in it", name, err, c.want)
		}
		if b, _ := os.ReadFile(o.Out); string(b) != "the old model" {
			t.Errorf("%s: the old model was overwritten", name)
		}
	}
}

func TestForeignCheckpoint(t *testing.T) {
	o := testOptions(t)
	o.Steps, o.Check = 5, filepath.Join(t.TempDir(), "check")
	train(t, o)
	o.Seed++
	if err := Run(context.Background(), o, io.Discard); err == nil || !strings.Contains(err.Error(), "another run") {
		t.Errorf("error %v", err)
	}
}
