package actant

import (
	"context"
	"strings"
	"time"

	"github.com/actant-nlp/actant/article"
	"github.com/actant-nlp/actant/internal/language"
	"github.com/actant-nlp/actant/syntax"
)

// admit refuses what is not a text and what is certainly not in English.
func (x *Extractor) admit(a Article) error {
	if at := binaryAt(a.Text); at >= 0 {
		return &Error{a.ID, "read", at, ErrBinary}
	}
	if x.opts.AnyLanguage {
		return nil
	}
	if l := language.Detect(a.Text[:min(len(a.Text), languageSample)]); l != language.English {
		return &Error{a.ID, "read", -1, &LanguageError{l.Code, l.Name}}
	}
	return nil
}

// languageSample is how much of a text tells its language, in bytes.
const languageSample = 1 << 18

// binaryAt is the offset of the first NUL byte, which no text has; -1 if there
// is none.
func binaryAt(text string) int { return strings.IndexByte(text, 0) }

// layOut tells the article from the page around it. The error is ctx's.
func (x *Extractor) layOut(ctx context.Context, a Article) (*Document, error) {
	given := len(a.Text)
	a.Text = x.opts.Limits.text(a.Text)
	page, err := article.ReadContext(ctx, a.Text, article.Options{Plain: a.Plain})
	if err != nil {
		return nil, err
	}
	t := &syntax.Text{Source: a.Text, Title: syntax.Span(page.Title), Dateline: syntax.Span(page.Dateline),
		Published: page.Published}
	if !a.Published.IsZero() {
		t.Published = a.Published.UTC().Truncate(24 * time.Hour)
	}
	for _, s := range page.Body {
		t.Body = append(t.Body, syntax.Span(s))
	}
	d := &Document{ID: a.ID, Text: t, Published: t.Published, Source: page.Source, Title: t.Title.In(a.Text),
		Dateline: t.Dateline.In(a.Text), Byline: syntax.Span(page.Byline).In(a.Text)}
	d.told(a)
	if page.Binary {
		d.note("not read: one byte in twenty is a control character or no UTF-8")
	}
	if len(a.Text) < given {
		d.note("only the first %d of %d bytes were read", len(a.Text), given)
	}
	return d, nil
}
