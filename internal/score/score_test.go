package score_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/syntax"
	"github.com/google/go-cmp/cmp"
)

// TestArticles compares with figures worked out by an independent program.
func TestArticles(t *testing.T) {
	open := func(name string) *os.File {
		f, err := os.Open("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	var inventory score.Inventory
	if err := json.NewDecoder(open("inventory.json")).Decode(&inventory); err != nil {
		t.Fatal(err)
	}
	table, err := score.Articles(open("gold.jsonl"), open("pred.jsonl"), score.ArticleOptions{Inventory: inventory, Graph: open("graph.json"), Errors: true})
	if err != nil {
		t.Fatal(err)
	}
	if len(table.Errors) == 0 || !strings.Contains(strings.Join(table.Errors, "\n"), "c.txt: no output") {
		t.Errorf("errors %q", table.Errors)
	}
	table.Errors = nil
	b, err := json.Marshal(table)
	if err != nil {
		t.Fatal(err)
	}
	var got, want map[string]any
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if err := json.NewDecoder(open("want.json")).Decode(&want); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestArticlesBroken(t *testing.T) {
	_, err := score.Articles(strings.NewReader("{}\n"), strings.NewReader("\n{]\n"), score.ArticleOptions{})
	if err == nil || !strings.Contains(err.Error(), "predicted:2") {
		t.Errorf("error %v", err)
	}
}

const goldTree = `# newdoc id = d
1	I	I	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	go	go	VERB	VB	_	0	root	_	SpaceAfter=No
5	.	.	PUNCT	.	_	4	punct	_	_

1	Stop	stop	VERB	VB	_	0	root	_	_
2	now	_	ADV	RB	_	1	advmod:x	_	_

`

func TestSyntax(t *testing.T) {
	ctx := context.Background()
	read := func() *syntax.ConlluReader {
		return syntax.NewConlluReader(strings.NewReader(goldTree), "gold")
	}
	perfect, _, err := read().ReadText()
	if err != nil {
		t.Fatal(err)
	}
	full, err := score.Syntax(ctx, read(), true, func(_ context.Context, x *syntax.Text) error {
		x.Sentences = perfect.Sentences
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, f := range map[string]score.F1{"tokens": full.Tokens, "sentences": full.Sentences, "words": full.Words, "upos": full.UPOS, "lemma": full.Lemma, "las": full.LAS} {
		if f.F != 100 {
			t.Errorf("%s of the gold itself: %+v", name, f)
		}
	}
	// The contraction kept whole, both sentences run together, one head wrong.
	whole, err := score.Syntax(ctx, read(), false, func(_ context.Context, x *syntax.Text) error {
		tok := func(start, end, head int, upos, deprel string) syntax.Token {
			return syntax.Token{Span: syntax.Span{Start: start, End: end}, Text: x.Source[start:end], Head: head, UPOS: upos, Deprel: deprel}
		}
		x.Sentences = []syntax.Sentence{{Span: syntax.Span{Start: 0, End: len(x.Source)}, Tokens: []syntax.Token{
			tok(0, 1, 2, "PRON", "nsubj"), tok(2, 7, 2, "AUX", "aux"), tok(8, 10, -1, "VERB", "root"),
			tok(10, 11, 2, "X", "punct"), tok(12, 16, 2, "VERB", "parataxis"), tok(17, 20, 4, "ADV", "advmod:y")}}}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	hits := []float64{whole.Tokens.Hits, whole.Sentences.Hits, whole.Words.Hits, whole.UPOS.Hits, whole.Lemma.Hits, whole.UAS.Hits, whole.LAS.Hits}
	if diff := cmp.Diff([]float64{6, 0, 5, 4, 1, 4, 4}, hits); diff != "" {
		t.Error(diff)
	}
	if whole.Words.Gold != 7 || whole.Words.Pred != 6 || whole.Documents != 1 {
		t.Errorf("counts %+v", whole)
	}
	bad := errors.New("bad")
	if _, err := score.Syntax(ctx, read(), true, func(context.Context, *syntax.Text) error { return bad }); !errors.Is(err, bad) {
		t.Errorf("error %v", err)
	}
	if _, err := score.SyntaxFile(ctx, "testdata/none", true, nil); err == nil {
		t.Error("no error for a missing file")
	}
}

func TestReadNames(t *testing.T) {
	show := func(n score.NameText) string {
		out := n.Text
		for _, name := range n.Names {
			out += " | " + name.Label + " " + name.In(n.Text)
		}
		return out
	}
	for path, want := range map[string][]string{
		"testdata/names.conll": {"\"Ana Lind's boat (5%)\" sank.\nO'Brien left Oslo Bergen | PER Ana Lind | PER O'Brien | LOC Oslo | LOC Bergen", "Next"},
		"testdata/names.iob2":  {"The U.N. met. | ORG U.N."},
		"testdata/names.sgml":  {"BOAT SINKS\nOSLO _ The \"boat\" of Ana Lind sank Monday.\nIt was old. | LOCATION OSLO | PERSON Ana Lind"},
	} {
		texts, err := score.ReadNames(path)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, n := range texts {
			got = append(got, show(n))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
	if texts, err := score.ReadNames("testdata/names.iob2"); err != nil || texts[0].ID != "testdata/1" || len(texts[0].Tokens) != 4 {
		t.Errorf("%+v %v", texts, err)
	}
}

func TestReadNamesBroken(t *testing.T) {
	for data, want := range map[string]string{
		"Ana B-PER\nLind\n":                 "names:2: 1 columns",
		"Ana PER\n":                         "names:1: tag",
		"# text = Bo\n1\tAna\tB-PER\n\n":    "names:3: token",
		"":                                  "no sentences",
		"-DOCSTART- O\n\n-DOCSTART- O\n\n":  "no sentences",
		"Ana B-PER\n\n\nLind I-PER X\nBo I": "names:4: tag",
	} {
		path := t.TempDir() + "/names"
		if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := score.ReadNames(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", data, err, want)
		}
	}
}

func TestNames(t *testing.T) {
	texts, err := score.ReadNames("testdata/names.conll")
	if err != nil {
		t.Fatal(err)
	}
	recognise := func(_ context.Context, text string) ([]score.Name, error) {
		var out []score.Name
		for _, n := range [][2]string{{"Ana Lind's", "PER"}, {"O'Brien", "ORG"}, {"Oslo", "LOC"}, {"left", "MISC"}} {
			if at := strings.Index(text, n[0]); at >= 0 {
				out = append(out, score.Name{Span: syntax.Span{Start: at, End: at + len(n[0])}, Label: n[1]})
			}
		}
		return out, nil
	}
	table, err := score.Names(context.Background(), "x", texts, score.NameOptions{}, recognise)
	if err != nil {
		t.Fatal(err)
	}
	if table.All.Hits != 1 || table.All.Pred != 3 || table.All.Gold != 4 || table.Spans.Hits != 2 || table.Classes[2].Hits != 1 {
		t.Errorf("%+v", table)
	}
	table, err = score.Names(context.Background(), "x", texts, score.NameOptions{Trim: true}, recognise)
	if err != nil || table.All.Hits != 2 {
		t.Errorf("trimmed: %+v %v", table, err)
	}
}
