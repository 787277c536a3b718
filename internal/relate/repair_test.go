package relate

import (
	"testing"

	"github.com/actant-nlp/actant/syntax"
)

// TestBase reads plurals as verbs of the third person, whatever their ending.
func TestBase(t *testing.T) {
	for _, c := range []struct{ text, xpos, lemma, want string }{
		{"lives", "NNS", "life", "live"},
		{"studies", "NNS", "study", "study"},
		{"denies", "NNS", "deny", "deny"},
		{"lies", "NNS", "lie", "lie"},
		{"teaches", "NNS", "teach", "teach"},
		{"Rejects", "NNS", "reject", "reject"},
		{"denied", "VBD", "deny", "deny"},
		{"hands", "NNS", "hand", "hand"},
	} {
		if got := base(syntax.Token{Text: c.text, XPOS: c.xpos, Lemma: c.lemma}); got != c.want {
			t.Errorf("base(%s) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestLevel makes verbs of plurals behind "and" that are coordinated with a verb,
// and phrases of a verb of what hangs on them.
func TestLevel(t *testing.T) {
	for _, c := range []struct {
		word string
		verb string // the lemma it gets; "" for what stays a noun
	}{
		{"lives", "live"},
		{"studies", "study"},
		{"teaches", "teach"},
		{"daughters", ""},
	} {
		toks := []syntax.Token{
			{Text: "works", UPOS: "VERB", XPOS: "VBZ", Head: -1, Deprel: "root"},
			{Text: "and", UPOS: "CCONJ", XPOS: "CC", Head: 2, Deprel: "cc"},
			{Text: c.word, UPOS: "NOUN", XPOS: "NNS", Head: 0, Deprel: "conj"},
			{Text: "in", UPOS: "ADP", XPOS: "IN", Head: 4, Deprel: "case"},
			{Text: "Oslo", UPOS: "PROPN", XPOS: "NNP", Head: 2, Deprel: "nmod"},
		}
		r := repairer{toks: toks, heads: []int{-1, -1, -1, -1, 4}}
		r.level()
		want := syntax.Token{Text: c.word, UPOS: "NOUN", XPOS: "NNS", Head: 0, Deprel: "conj"}
		rel := "nmod"
		if c.verb != "" {
			want.UPOS, want.XPOS, want.Lemma, rel = "VERB", "VBZ", c.verb, "obl"
		}
		if toks[2] != want || toks[4].Deprel != rel {
			t.Errorf("%s: %+v, and its phrase %s", c.word, toks[2], toks[4].Deprel)
		}
	}
}
