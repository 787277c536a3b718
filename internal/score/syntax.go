package score

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/actant-nlp/actant/syntax"
)

// A SyntaxTable is the score of tokens, sentences, tags and trees over a corpus,
// after the definitions of the CoNLL 2018 shared task
// (https://universaldependencies.org/conll18/evaluation.html), as F1 over words:
//
//   - Tokens: written tokens (a contraction is one) with the right bytes.
//   - Sentences: sentences that start and end at the right bytes.
//   - Words: syntactic words aligned with a gold word: those of the same bytes,
//     and within a gold multiword token the longest common subsequence of
//     lower-cased forms.
//   - UPOS, XPOS, Lemma: aligned words with the right tag or lemma (a gold word
//     without a lemma is right).
//   - UAS: aligned words whose heads are aligned with each other (or both the
//     root). LAS: those with the same label as well, subtypes set aside.
//     Punctuation counts.
type SyntaxTable struct {
	Tokens    F1  `json:"tokens"`
	Sentences F1  `json:"sentences"`
	Words     F1  `json:"words"`
	UPOS      F1  `json:"upos"`
	XPOS      F1  `json:"xpos"`
	Lemma     F1  `json:"lemma"`
	UAS       F1  `json:"uas"`
	LAS       F1  `json:"las"`
	Documents int `json:"documents"`
}

// SyntaxFile scores analyse on a CoNLL-U file, document by document. With given
// set it gets the gold tokens and sentences with nothing else filled in, and is
// to tag and parse them; else it gets the source and the body's blocks alone
// (one for each paragraph), and is to cut them into sentences and tokens too.
func SyntaxFile(ctx context.Context, path string, given bool, analyse func(context.Context, *syntax.Text) error) (SyntaxTable, error) {
	f, err := os.Open(path)
	if err != nil {
		return SyntaxTable{}, err
	}
	defer f.Close()
	return Syntax(ctx, syntax.NewConlluReader(f, path), given, analyse)
}

// Syntax is SyntaxFile for a reader.
func Syntax(ctx context.Context, r *syntax.ConlluReader, given bool, analyse func(context.Context, *syntax.Text) error) (SyntaxTable, error) {
	var table SyntaxTable
	for {
		gold, id, err := r.ReadText()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return SyntaxTable{}, err
		}
		pred := &syntax.Text{Source: gold.Source, Body: gold.Body}
		if given {
			pred.Sentences = bare(gold.Sentences)
		}
		if err := analyse(ctx, pred); err != nil {
			return SyntaxTable{}, fmt.Errorf("document %q: %w", id, err)
		}
		table.Add(gold, pred)
	}
	table.done()
	return table, nil
}

// bare is a copy of sentences with tokens alone.
func bare(gold []syntax.Sentence) []syntax.Sentence {
	out := make([]syntax.Sentence, len(gold))
	for i, s := range gold {
		out[i] = syntax.Sentence{Span: s.Span, Tokens: make([]syntax.Token, len(s.Tokens))}
		for j, t := range s.Tokens {
			out[i].Tokens[j] = syntax.Token{Span: t.Span, Text: t.Text, Part: t.Part, Head: -1}
		}
	}
	return out
}

// fields are the table's scores.
func (t *SyntaxTable) fields() []*F1 {
	return []*F1{&t.Tokens, &t.Sentences, &t.Words, &t.UPOS, &t.XPOS, &t.Lemma, &t.UAS, &t.LAS}
}

func (t *SyntaxTable) done() {
	for _, f := range t.fields() {
		f.done()
	}
}

// A word is a token with its place in the document.
type word struct {
	*syntax.Token
	span   syntax.Span // of a gold multiword token's words: that of the token
	multi  bool        // the word is one of a gold multiword token
	head   int         // index of the head in the document, -1 for the root
	parsed bool
}

// flatten numbers the words of all sentences. Those of a multiword token share
// its span when joined is set.
func flatten(sentences []syntax.Sentence, joined bool) []word {
	var out []word
	for i := range sentences {
		s := sentences[i].Tokens
		base := len(out)
		for j := range s {
			w := word{Token: &s[j], span: s[j].Span, head: -1, parsed: s[j].Head >= 0 || s[j].Deprel != ""}
			if s[j].Head >= 0 {
				w.head = base + s[j].Head
			}
			if joined && s[j].Part && j > 0 {
				w.multi = true
				w.span.Start = out[len(out)-1].span.Start
				for k := len(out) - 1; k >= base && out[k].span.Start == w.span.Start; k-- {
					out[k].multi, out[k].span.End = true, w.span.End
				}
			}
			out = append(out, w)
		}
	}
	return out
}

// Add counts one document; both texts have the same source. Call it for texts
// that are scored one by one, then read the table after Done.
func (t *SyntaxTable) Add(gold, pred *syntax.Text) {
	t.Documents++
	spans := func(text *syntax.Text) (tokens, sentences map[syntax.Span]bool) {
		tokens, sentences = map[syntax.Span]bool{}, map[syntax.Span]bool{}
		for _, s := range text.Sentences {
			for i, tok := range s.Tokens {
				span := tok.Span
				if tok.Part && i > 0 {
					continue
				}
				for j := i + 1; j < len(s.Tokens) && s.Tokens[j].Part; j++ {
					span.End = s.Tokens[j].End
				}
				tokens[span] = true
			}
			if n := len(s.Tokens); n > 0 {
				sentences[syntax.Span{Start: s.Tokens[0].Start, End: s.Tokens[n-1].End}] = true
			}
		}
		return tokens, sentences
	}
	goldTokens, goldSentences := spans(gold)
	predTokens, predSentences := spans(pred)
	t.Tokens.add(shared(goldTokens, predTokens), len(goldTokens), len(predTokens))
	t.Sentences.add(shared(goldSentences, predSentences), len(goldSentences), len(predSentences))
	t.words(flatten(gold.Sentences, true), flatten(pred.Sentences, false))
}

// Done works out the percentages of a table filled by Add.
func (t *SyntaxTable) Done() { t.done() }

// shared is the number of keys in both sets.
func shared[K comparable](a, b map[K]bool) int {
	n := 0
	for k := range a {
		if b[k] {
			n++
		}
	}
	return n
}

// words counts the scores over aligned words.
func (t *SyntaxTable) words(gold, pred []word) {
	pairs := align(gold, pred)
	toPred := make(map[int]int, len(pairs))
	for _, p := range pairs {
		toPred[p[0]] = p[1]
	}
	var upos, xpos, lemma, uas, las int
	for _, p := range pairs {
		g, s := gold[p[0]], pred[p[1]]
		upos += count(g.UPOS == s.UPOS)
		xpos += count(g.XPOS == s.XPOS)
		lemma += count(g.Lemma == "" || g.Lemma == s.Lemma)
		if !s.parsed {
			continue
		}
		head := -1
		if g.head >= 0 {
			h, ok := toPred[g.head]
			if !ok {
				continue
			}
			head = h
		}
		if head == s.head {
			uas++
			las += count(plainLabel(g.Deprel) == plainLabel(s.Deprel))
		}
	}
	for i, hits := range []int{len(pairs), upos, xpos, lemma, uas, las} {
		t.fields()[2+i].add(hits, len(gold), len(pred))
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// plainLabel is a label without its subtype.
func plainLabel(deprel string) string {
	base, _, _ := strings.Cut(deprel, ":")
	return base
}

// align pairs the indexes of gold and predicted words, both in document order.
func align(gold, pred []word) [][2]int {
	var pairs [][2]int
	i, j := 0, 0
	for i < len(gold) && j < len(pred) {
		g, s := gold[i], pred[j]
		switch {
		case g.multi:
			i2 := i
			for i2 < len(gold) && gold[i2].multi && gold[i2].span.Start == g.span.Start {
				i2++
			}
			if s.span.End <= g.span.Start {
				j++
				continue
			}
			j2 := j
			for j2 < len(pred) && pred[j2].span.Start < g.span.End {
				j2++
			}
			for _, p := range common(gold[i:i2], pred[j:j2]) {
				pairs = append(pairs, [2]int{i + p[0], j + p[1]})
			}
			i, j = i2, j2
		case g.span == s.span:
			pairs = append(pairs, [2]int{i, j})
			i, j = i+1, j+1
		case g.span.Start < s.span.Start || g.span.Start == s.span.Start && g.span.End < s.span.End:
			i++
		default:
			j++
		}
	}
	return pairs
}

// common is a longest common subsequence of the words' lower-cased forms.
func common(a, b []word) [][2]int {
	same := func(i, j int) bool { return strings.EqualFold(a[i].Text, b[j].Text) }
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if same(i, j) {
				t[i][j] = t[i+1][j+1] + 1
			} else {
				t[i][j] = max(t[i+1][j], t[i][j+1])
			}
		}
	}
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case same(i, j):
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case t[i+1][j] >= t[i][j+1]:
			i++
		default:
			j++
		}
	}
	return out
}
