package actant

import (
	"context"

	"github.com/actant-nlp/actant/syntax"
)

// Parse does the first half of Extract: layout, tokens, sentences, tags and
// trees, without entities and relations. The error is as Extract's.
func (x *Extractor) Parse(ctx context.Context, a Article) (*syntax.Text, error) {
	if at := binaryAt(a.Text); at >= 0 {
		return nil, &Error{a.ID, "read", at, ErrBinary}
	}
	doc, err := x.layOut(ctx, a)
	if err != nil {
		return nil, err
	}
	if err := x.tokenize(ctx, doc); err != nil {
		return nil, failure(ctx, a.ID, "tokenize", err)
	}
	return doc.Text, x.ParseTokens(ctx, a.ID, doc.Text)
}

// ParseTokens tags and parses a text whose tokens and sentences are given, and
// keeps those as they are. The id is for the error only.
func (x *Extractor) ParseTokens(ctx context.Context, id string, t *syntax.Text) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := x.opts.Parser.Parse(ctx, t); err != nil {
		return failure(ctx, id, "parse", err)
	}
	return nil
}
