// Package parse is the built-in syntax.Parser: it runs the encoder over the
// sentences of a text and fills in tags, lemmas, trees and first names.
package parse

import (
	"cmp"
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/encoder"
	"github.com/actant-nlp/actant/syntax"
)

// A Parser fills UPOS, XPOS, Feats, Lemma, Head, Deprel, Name and the scores
// of every token. It is safe for concurrent use.
type Parser struct {
	model  *encoder.Model
	hinter encoder.Hinter // nil where the model was trained without
	pool   sync.Pool
}

// New makes a Parser of a model. The error says that the model wants hints
// that this program does not have.
func New(m *encoder.Model) (*Parser, error) {
	p := &Parser{model: m}
	p.pool.New = func() any { return new(work) }
	if m.Hints() == "" {
		return p, nil
	}
	var err error
	if p.hinter, err = encoder.HinterOf(m.Hints()); err != nil {
		return nil, fmt.Errorf("parse: the model's hints: %w", err)
	}
	return p, nil
}

// Load makes a Parser of a model file's bytes, which must not change
// afterwards.
func Load(model []byte) (*Parser, error) {
	m, err := encoder.Load(model)
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	return New(m)
}

// Default is the Parser of the built-in model, decoded on first use.
func Default() (*Parser, error) { return builtIn() }

var builtIn = sync.OnceValues(func() (*Parser, error) {
	b, err := data.Model("en")
	if err != nil {
		return nil, fmt.Errorf("parse: %w", err)
	}
	go encoder.Gazetteers() // its hints, which take as long to make as the model
	return Load(b)
})

// Model is the model of p.
func (p *Parser) Model() *encoder.Model { return p.model }

// groupLen is how many sentences are analysed between two looks at the
// context.
const groupLen = 32

// A chapter is what is one document to the hints: more sentences and tokens than
// an article has, and bounded.
const (
	chapterLen    = 16 * groupLen
	chapterTokens = 1 << 15
)

// chapter is the first chapter of sentences, at least one.
func chapter(sentences []syntax.Sentence) []syntax.Sentence {
	tokens := 0
	for i := range sentences {
		if tokens += len(sentences[i].Tokens); i > 0 && tokens > chapterTokens || i == chapterLen {
			return sentences[:i]
		}
	}
	return sentences
}

// work is the buffers of one call.
type work struct {
	batch []encoder.Sentence
	which []int // of the group, the sentences that are in the batch
	known shorts
	words []string
	out   []encoder.Analysis

	all      []string // of a chapter, for the hints
	document [][]string
}

// Parse implements syntax.Parser.
func (p *Parser) Parse(ctx context.Context, t *syntax.Text) error {
	w := p.pool.Get().(*work)
	defer p.pool.Put(w)
	defer w.known.forget()
	for rest := t.Sentences; len(rest) > 0; {
		part := chapter(rest)
		rest = rest[len(part):]
		hints := w.hints(p.hinter, part)
		for from := 0; from < len(part); from += groupLen {
			to := min(len(part), from+groupLen)
			if err := w.run(ctx, p, part[from:to], hints[from:to]); err != nil {
				return err
			}
		}
	}
	return nil
}

// hints are those of every sentence, nil for each when there is no hinter.
func (w *work) hints(h encoder.Hinter, sentences []syntax.Sentence) [][]uint64 {
	if h == nil {
		return make([][]uint64, len(sentences))
	}
	all, document := w.all[:0], w.document[:0]
	for i := range sentences {
		for j := range sentences[i].Tokens {
			all = append(all, sentences[i].Tokens[j].Text)
		}
	}
	rest := all
	for i := range sentences {
		n := len(sentences[i].Tokens)
		document = append(document, rest[:n:n])
		rest = rest[n:]
	}
	out := h.Hint(document)
	clear(all) // let go of the text
	clear(document)
	w.all, w.document = all, document
	return out
}

// run analyses a group of sentences.
func (w *work) run(ctx context.Context, p *Parser, group []syntax.Sentence, hints [][]uint64) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	n := 0
	for i := range group {
		n += len(group[i].Tokens)
	}
	if cap(w.words) < n {
		w.words, w.out = make([]string, 0, n+n/4), make([]encoder.Analysis, n+n/4)
	}
	words, out := w.words[:0], w.out[:cap(w.out)]
	w.batch, w.which = w.batch[:0], w.which[:0]
	for i := range group {
		tokens := group[i].Tokens
		if k, ok := shortOf(tokens, hints[i]); ok {
			if a, known := w.known.find(k); known {
				p.fill(tokens, a[:])
				continue
			}
		}
		w.which = append(w.which, i)
		from := len(words)
		for j := range tokens {
			words = append(words, tokens[j].Text)
		}
		to := len(words)
		w.batch = append(w.batch, encoder.Sentence{Words: words[from:to:to], Out: out[from:to:to], Hints: hints[i]})
	}
	err := p.model.AnalyzeContext(ctx, w.batch)
	for n, i := range w.which {
		if err = cmp.Or(err, ctx.Err()); err != nil {
			break
		}
		p.fill(group[i].Tokens, w.batch[n].Out)
		if k, ok := shortOf(group[i].Tokens, hints[i]); ok {
			w.known.add(k, w.batch[n].Out)
		}
	}
	clear(words) // let go of the text
	clear(w.batch)
	return err
}

func (p *Parser) fill(tokens []syntax.Token, out []encoder.Analysis) {
	for i := range tokens {
		t, a := &tokens[i], &out[i]
		t.UPOS, t.XPOS, t.Feats = a.UPOS, a.XPOS, feats(a.Feats)
		t.Lemma = mended(t.Text, a.UPOS, a.XPOS, p.model.Lemma(t.Text, a.UPOS, a.XPOS))
		t.Head, t.Deprel, t.Score = a.Head, a.Deprel, a.Score
		t.Name, t.NameScore = a.Name, a.NameScore
	}
}

// feats is the column without the placeholder of some treebanks.
func feats(s string) string { return strings.TrimPrefix(s, "_") }
