package prose

import (
	"context"
	"strings"
	"sync"

	prose "github.com/jdkato/prose/v2"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// A Backend is prose as a tokenizer, parser and recognizer. It is safe for
// concurrent use.
type Backend struct{ model func() (*prose.Model, error) }

var (
	_ syntax.Tokenizer  = (*Backend)(nil)
	_ syntax.Parser     = (*Backend)(nil)
	_ entity.Recognizer = (*Backend)(nil)
)

// New makes a Backend. The model is decoded at the first use, and only once:
// prose itself would decode it for each document.
func New() *Backend {
	return &Backend{sync.OnceValues(func() (*prose.Model, error) {
		doc, err := prose.NewDocument("")
		if err != nil {
			return nil, err
		}
		return doc.Model, nil
	})}
}

// Tokenize runs prose over each block of the body. Tags and names come out of
// the same pass and are stored with the tokens.
func (b *Backend) Tokenize(ctx context.Context, t *syntax.Text) error {
	model, err := b.model()
	if err != nil {
		return err
	}
	t.Sentences = nil
	for _, block := range t.Body {
		if err := ctx.Err(); err != nil {
			return err
		}
		ss, err := tokenizeBlock(model, t.Source, block)
		if err != nil {
			return err
		}
		t.Sentences = append(t.Sentences, ss...)
	}
	return nil
}

func tokenizeBlock(model *prose.Model, source string, block syntax.Span) ([]syntax.Sentence, error) {
	text := block.In(source)
	if strings.TrimSpace(text) == "" {
		return nil, nil
	}
	doc, err := prose.NewDocument(text, prose.UsingModel(model))
	if err != nil {
		return nil, err
	}
	tokens := alignTokens(text, block.Start, doc.Tokens())
	nameTokens(tokens, doc.Entities())
	return cut(tokens, alignSentences(text, block.Start, doc.Sentences())), nil
}

// cut distributes the tokens over sentences that end at the given offsets.
func cut(tokens []syntax.Token, ends []int) []syntax.Sentence {
	var out []syntax.Sentence
	for len(tokens) > 0 {
		n := len(tokens)
		if len(ends) > 0 {
			for n = 0; n < len(tokens) && tokens[n].Start < ends[0]; n++ {
			}
			ends = ends[1:]
		}
		if n > 0 {
			out = append(out, syntax.Sentence{Span: syntax.Span{Start: tokens[0].Start, End: tokens[n-1].End}, Tokens: tokens[:n:n]})
			tokens = tokens[n:]
		}
	}
	return out
}

// Parse fills in what prose has no trees for: universal tags and lower-cased
// forms as lemmas, and a flat tree.
func (b *Backend) Parse(_ context.Context, t *syntax.Text) error {
	for i := range t.Sentences {
		flatten(t.Sentences[i].Tokens)
	}
	return nil
}

func flatten(tokens []syntax.Token) {
	root := 0
	for i := range tokens {
		tokens[i].UPOS = universal(tokens[i].XPOS)
		tokens[i].Lemma = strings.ToLower(tokens[i].Text)
		if tokens[i].UPOS == "VERB" && tokens[root].UPOS != "VERB" {
			root = i
		}
	}
	for i := range tokens {
		tokens[i].Head, tokens[i].Deprel = root, "dep"
	}
	if len(tokens) > 0 {
		tokens[root].Head, tokens[root].Deprel = -1, "root"
	}
}

// Recognize returns the names that prose found while tokenizing.
func (b *Backend) Recognize(_ context.Context, t *syntax.Text) ([]entity.Mention, error) {
	var out []entity.Mention
	for si, s := range t.Sentences {
		for i := 0; i < len(s.Tokens); i++ {
			label, ok := strings.CutPrefix(s.Tokens[i].Name, "B-")
			if !ok {
				continue
			}
			last := i
			for last+1 < len(s.Tokens) && s.Tokens[last+1].Name == "I-"+label {
				last++
			}
			span := syntax.Span{Start: s.Tokens[i].Start, End: s.Tokens[last].End}
			out = append(out, entity.Mention{Span: span, Kind: entity.Name, Text: span.In(t.Source),
				Type: entity.Type(label), Sentence: si, Head: last, Confidence: 0.5})
			i = last
		}
	}
	return out, nil
}
