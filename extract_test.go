package actant_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/bounded"
	"github.com/actant-nlp/actant/internal/hostile"
	"github.com/actant-nlp/actant/internal/valid"
	"github.com/actant-nlp/actant/syntax"
)

// Odd inputs give a valid document or a clear error, never a panic.
func TestOddInput(t *testing.T) {
	x, err := actant.New(actant.Options{AnyLanguage: true})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"empty":          "",
		"white space":    " \n\t\r\n  ",
		"one letter":     "x",
		"invalid UTF-8":  "The \xff\xfe mayor of Rome \xc3 met Anna\x80 Rossi.\n",
		"other script":   "首相は火曜日に大統領と会談した。両国は協定に署名した。",
		"no spaces":      strings.Repeat("a", 200_000),
		"only stops":     strings.Repeat(".", 10_000),
		"nested quotes":  strings.Repeat("“he said ‘", 500),
		"many names":     strings.Repeat("Anna Rossi met Paolo Bianchi and ", 300) + "left.",
		"bidi and zero":  "The \u202eminister\u202c \u200bof\u200d Trade\ufeff resigned.",
		"one word lines": strings.Repeat("Kenya\n\n", 2000),
	} {
		t.Run(name, func(t *testing.T) {
			for _, plain := range []bool{false, true} {
				d, err := x.Extract(context.Background(), actant.Article{ID: name, Text: text, Plain: plain})
				if err != nil {
					t.Fatal(err)
				}
				checkDocument(t, text, d)
			}
		})
	}
	_, err = x.Extract(context.Background(), actant.Article{ID: "b", Text: "ab\x00cd"})
	var bad *actant.Error
	if !errors.As(err, &bad) || bad.Offset != 2 || !errors.Is(err, actant.ErrBinary) {
		t.Errorf("a NUL byte gives %v", err)
	}
}

// Another language is refused by name; the article's place is in the error.
func TestOtherLanguage(t *testing.T) {
	const text = "Le président a déclaré mardi que son gouvernement ne relèvera pas les impôts cette année, selon une source au ministère."
	_, err := actant.Extract(context.Background(), text)
	var foreign *actant.LanguageError
	var where *actant.Error
	if !errors.As(err, &foreign) || foreign.Language != "fr" || !errors.As(err, &where) || where.Stage != "read" {
		t.Errorf("French gives %v", err)
	}
	x, err := actant.New(actant.Options{AnyLanguage: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Extract(context.Background(), actant.Article{Text: text}); err != nil {
		t.Errorf("AnyLanguage gives %v", err)
	}
}

func TestCancelled(t *testing.T) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := x.Extract(ctx, actant.Article{Text: "Kenya beat Ghana."}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled context gives %v", err)
	}
}

// faulty is a user's recognizer with a bug.
type faulty struct{}

func (faulty) Recognize(_ context.Context, t *syntax.Text) ([]entity.Mention, error) {
	return []entity.Mention{{Text: t.Sentences[len(t.Sentences)].Tokens[0].Text}}, nil
}

// A stage that panics fails its article and nothing else.
func TestFault(t *testing.T) {
	x, err := actant.New(actant.Options{Recognizer: faulty{}})
	if err != nil {
		t.Fatal(err)
	}
	_, err = x.Extract(context.Background(), actant.Article{ID: "a", Text: "Kenya beat Ghana.", Plain: true})
	var bad *actant.Error
	if !errors.As(err, &bad) || bad.Stage != "recognize" || bad.Article != "a" {
		t.Errorf("a fault gives %v", err)
	}
}

// The caller's date wins over the page's and resolves relative dates.
func TestPublished(t *testing.T) {
	x, err := actant.New(actant.Options{})
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2021, 3, 4, 15, 30, 0, 0, time.UTC) // a Thursday
	d, err := x.Extract(context.Background(), actant.Article{Text: "French police arrested two men on Tuesday.", Plain: true, Published: day})
	if err != nil {
		t.Fatal(err)
	}
	if got := d.Published.Format(time.RFC3339); got != "2021-03-04T00:00:00Z" {
		t.Errorf("published %s", got)
	}
	for _, e := range d.Entities {
		if e.Type == entity.Date && e.Value != "2021-03-02" {
			t.Errorf("Tuesday is %q", e.Value)
		}
	}
}

// A document survives its JSON, but for the text it was made from.
func TestDocumentJSON(t *testing.T) {
	d := seeds(t)[4]
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back actant.Document
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	again, err := json.Marshal(&back)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(b), string(again)); diff != "" {
		t.Error(diff)
	}
	ignore := cmp.Options{cmpopts.IgnoreFields(actant.Document{}, "Text"), cmpopts.EquateApprox(0, 1e-4), cmpopts.EquateEmpty(),
		cmpopts.IgnoreFields(entity.Mention{}, "Type", "Subtype", "Value", "Sentence", "Head", "Confidence")}
	if diff := cmp.Diff(d, &back, ignore); diff != "" {
		t.Error(diff)
	}
}

// FuzzExtract checks that any text ends in a valid document or an error, in time
// and memory that its size accounts for.
func FuzzExtract(f *testing.F) {
	x, err := actant.New(actant.Options{AnyLanguage: true, Open: true})
	if err != nil {
		f.Fatal(err)
	}
	for _, a := range readArticles(f, "testdata/seeds") {
		f.Add(a.Text, false)
		f.Add(a.Text[:600], true)
	}
	f.Add("“A\u2019s” \xff (b) c. D. e—f", true)
	for _, k := range hostile.Kinds() {
		if text := k.Text(300); len(text) < 5000 {
			f.Add(text, true)
		}
	}
	f.Fuzz(func(t *testing.T, text string, plain bool) {
		if len(text) > 5000 {
			t.Skip()
		}
		var d *actant.Document
		var err error
		bounded.Cost{Time: 300 * time.Millisecond, TimePerByte: 100 * time.Microsecond, Bytes: 12 << 20, BytesPerByte: 12000}.Check(t, len(text), func() {
			d, err = x.Extract(context.Background(), actant.Article{ID: "fuzz", Text: text, Plain: plain})
		})
		if err != nil {
			if !errors.Is(err, actant.ErrBinary) {
				t.Fatal(err)
			}
			return
		}
		if err := valid.Document(text, d); err != nil {
			t.Error(err)
		}
	})
}
