package frame

import (
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/syntax"
)

// tree reads "word/UPOS/XPOS/lemma/head/deprel", heads counted from 1.
func tree(s string) *syntax.Sentence {
	var out syntax.Sentence
	at := 0
	for _, w := range strings.Fields(s) {
		c := strings.Split(w, "/")
		var head int
		fmt.Sscan(c[4], &head)
		out.Tokens = append(out.Tokens, syntax.Token{
			Span: syntax.Span{Start: at, End: at + len(c[0])}, Text: c[0], UPOS: c[1], XPOS: c[2], Lemma: c[3], Head: head - 1, Deprel: c[5],
		})
		at += len(c[0]) + 1
	}
	out.End = at
	return &out
}

// The slots of a word are those of deep syntax, whatever the construction.
func TestSlots(t *testing.T) {
	lex := &Lexicon{}
	lex.Read("c.txt", "list support : pay hold\nlist phase : during after\nlist titles : president\nlist content : group\n")
	p, faults := Compile(lex, nil)
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	for name, c := range map[string]struct {
		tree string
		at   int // counted from 1
		want string
	}{
		"active": {"Ann/PROPN/NNP/Ann/2/nsubj gave/VERB/VBD/give/0/root Bob/PROPN/NNP/Bob/2/iobj bread/NOUN/NN/bread/2/obj", 2,
			"iobj=Bob obj=bread subj=Ann"},
		"passive": {"Bread/NOUN/NN/bread/3/nsubj:pass was/AUX/VBD/be/3/aux:pass given/VERB/VBN/give/0/root to/ADP/IN/to/5/case Bob/PROPN/NNP/Bob/3/obl by/ADP/IN/by/7/case Ann/PROPN/NNP/Ann/3/obl:agent", 3,
			"by=Ann obj=Bread subj=Ann to=Bob"},
		"passive of two objects": {"Bob/PROPN/NNP/Bob/3/nsubj:pass was/AUX/VBD/be/3/aux:pass given/VERB/VBN/give/0/root bread/NOUN/NN/bread/3/obj", 3,
			"iobj=Bob obj=bread"},
		"relative": {"bread/NOUN/NN/bread/0/root that/PRON/WDT/that/4/obj Ann/PROPN/NNP/Ann/4/nsubj bought/VERB/VBD/buy/1/acl:relcl", 4,
			"obj=bread subj=Ann"},
		"relative without a pronoun": {"bread/NOUN/NN/bread/0/root Ann/PROPN/NNP/Ann/3/nsubj bought/VERB/VBD/buy/1/acl:relcl", 3,
			"obj=bread subj=Ann"},
		"participle": {"bread/NOUN/NN/bread/0/root sold/VERB/VBN/sell/1/acl by/ADP/IN/by/4/case Ann/PROPN/NNP/Ann/2/obl:agent", 2,
			"by=Ann obj=bread subj=Ann"},
		"control by the subject": {"Ann/PROPN/NNP/Ann/2/nsubj agreed/VERB/VBD/agree/0/root to/PART/TO/to/4/mark sell/VERB/VB/sell/2/xcomp bread/NOUN/NN/bread/4/obj", 4,
			"obj=bread subj=Ann"},
		"control by the object": {"Ann/PROPN/NNP/Ann/2/nsubj urged/VERB/VBD/urge/0/root Bob/PROPN/NNP/Bob/2/obj to/PART/TO/to/5/mark sell/VERB/VB/sell/2/xcomp", 5,
			"subj=Ann subj=Bob"}, // the second with less weight
		"raising": {"Ann/PROPN/NNP/Ann/3/nsubj:pass is/AUX/VBZ/be/3/aux:pass said/VERB/VBN/say/0/root to/PART/TO/to/5/mark sell/VERB/VB/sell/3/xcomp", 5,
			"subj=Ann"},
		"coordination": {"Ann/PROPN/NNP/Ann/2/nsubj baked/VERB/VBD/bake/0/root and/CCONJ/CC/and/4/cc sold/VERB/VBD/sell/2/conj bread/NOUN/NN/bread/2/obj", 4,
			"obj=bread subj=Ann"},
		"light verb": {"Ann/PROPN/NNP/Ann/2/nsubj paid/VERB/VBD/pay/0/root a/DET/DT/a/4/det visit/NOUN/NN/visit/2/obj to/ADP/IN/to/6/case Rome/PROPN/NNP/Rome/2/obl", 4,
			"subj=Ann to=Rome"},
		"possessor": {"Ann/PROPN/NNP/Ann/3/nmod:poss 's/PART/POS/'s/1/case visit/NOUN/NN/visit/0/root to/ADP/IN/to/5/case Rome/PROPN/NNP/Rome/3/nmod", 3,
			"poss=Ann to=Rome"},
		"title": {"Irish/ADJ/JJ/Irish/2/amod President/PROPN/NNP/president/3/nmod:desc Roe/PROPN/NNP/Roe/0/root", 2,
			"appos=Roe head=Roe mod=Irish"},
		"predicate": {"Ann/PROPN/NNP/Ann/4/nsubj is/AUX/VBZ/be/4/cop the/DET/DT/the/4/det head/NOUN/NN/head/0/root of/ADP/IN/of/6/case Acme/PROPN/NNP/Acme/4/nmod", 4,
			"appos=Ann of=Acme"},
	} {
		t.Run(name, func(t *testing.T) {
			g := p.NewGraph(tree(c.tree))
			seen := map[string]bool{}
			for _, s := range g.Slots(c.at - 1) {
				if s.Weight >= attached {
					seen[s.Name+"="+g.tok(s.Tok).Text] = true
				}
			}
			var got []string
			for s := range seen {
				got = append(got, s)
			}
			sort.Strings(got)
			if diff := cmp.Diff(c.want, strings.Join(got, " ")); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
