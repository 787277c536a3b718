package beam

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"time"

	sdk "github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/actant-nlp/actant"
)

// An Article is the text of one page, as it travels between workers.
type Article struct {
	ID        string `json:"id"` // unique in the run; Merge keeps one of several
	Text      string `json:"text"`
	Published string `json:"published"` // a day, 2024-02-20; empty when unknown
}

// A Failure is an article, or a part of an input file, that was put aside.
type Failure struct {
	ID    string `json:"id"`    // the article's, or the file's where no article could be read
	Error string `json:"error"` // with the stage and offset where known
	Tries int    `json:"tries"`
}

// An Extracted is what one article says.
type Extracted struct {
	ID        string
	Published string // the day that the page or the caller told; may be empty
	Line      []byte // the document as JSON, without line end
	Record    []byte // what the graph reads of it, packed
	Signature []byte // of its text, for the search for copies; empty without text
}

// The SDK finds types and DoFns in a worker by registration at start-up. It calls
// them by reflection: its generated callers (package register) save a microsecond
// an element and cost gigabytes of memory to compile.
func init() {
	sdk.RegisterType(reflect.TypeFor[Article]())
	sdk.RegisterType(reflect.TypeFor[Failure]())
	sdk.RegisterType(reflect.TypeFor[Extracted]())
}

// article is a as the library takes it.
func (a Article) article(plain bool) (actant.Article, error) {
	out := actant.Article{ID: a.ID, Text: a.Text, Plain: plain}
	if a.Published == "" {
		return out, nil
	}
	t, err := time.Parse(time.DateOnly, a.Published[:min(len(time.DateOnly), len(a.Published))])
	if err != nil {
		return out, fmt.Errorf("published: %w", err)
	}
	out.Published = t
	return out, nil
}

// decode reads {"id", "text", "published"?}.
func decode(line []byte) (Article, error) {
	var w struct {
		ID        string  `json:"id"`
		Text      *string `json:"text"`
		Published string  `json:"published"`
	}
	if err := json.Unmarshal(line, &w); err != nil {
		return Article{}, err
	}
	if w.ID == "" || w.Text == nil {
		return Article{}, errors.New(`a line needs "id" and "text"`)
	}
	return Article{w.ID, *w.Text, w.Published}, nil
}
