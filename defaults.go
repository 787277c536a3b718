package actant

import (
	"github.com/actant-nlp/actant/internal/coref"
	"github.com/actant-nlp/actant/internal/ner"
	"github.com/actant-nlp/actant/internal/parse"
	"github.com/actant-nlp/actant/internal/relate"
	"github.com/actant-nlp/actant/internal/segment"
	"github.com/actant-nlp/actant/relation"
)

// Defaults is Options with every stage filled in, for a caller who wants to
// wrap one of them.
func Defaults() (Options, error) {
	var o Options
	err := o.fill()
	return o, err
}

// fill puts the built-in stages where o leaves a field empty. It fails when the
// embedded model cannot be read.
func (o *Options) fill() error {
	o.Limits = o.Limits.filled()
	if o.Schema == nil {
		o.Schema = relation.News()
	}
	if o.Tokenizer == nil {
		o.Tokenizer = segment.New()
	}
	if o.Parser == nil {
		p, err := parse.Default()
		if err != nil {
			return err
		}
		o.Parser = p
	}
	if o.Recognizer == nil {
		o.Recognizer = &ner.Recognizer{}
	}
	if o.Resolver == nil {
		o.Resolver = coref.Resolver{}
	}
	if o.Finder == nil {
		o.Finder = relate.New()
	}
	return nil
}
