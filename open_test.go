package actant_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/actant-nlp/actant"
)

// Open relations come when asked for, and only then; they survive JSON.
func TestOpen(t *testing.T) {
	const text = "The council has not sold the old mill, the mayor, Anna Berg, said on Monday. Berg visited the harbour in May."
	for _, asked := range []bool{false, true} {
		x, err := actant.New(actant.Options{Open: asked})
		if err != nil {
			t.Fatal(err)
		}
		d, err := x.Extract(context.Background(), actant.Article{ID: "a", Text: text, Plain: true})
		if err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(d)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(b), `"open":`); got != asked {
			t.Errorf("asked %v, in the JSON %v: %s", asked, got, b)
		}
		var again actant.Document
		if err := json.Unmarshal(b, &again); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(d.Open, again.Open, cmpopts.EquateApprox(0, 1e-4)); diff != "" {
			t.Error(diff)
		}
		if asked {
			checkOpen(t, text, d)
		}
	}
}

func checkOpen(t *testing.T, text string, d *actant.Document) {
	t.Helper()
	if len(d.Open) == 0 {
		t.Fatal("no open relations")
	}
	for _, o := range d.Open {
		for _, id := range o.Attribution {
			if d.Entity(id) == nil {
				t.Errorf("%s: no entity %q", o.Predicate, id)
			}
		}
		if o.Confidence < 0 || o.Confidence > 1 || len(o.Args) == 0 || o.Trigger.Empty() || o.Trigger.End > len(text) {
			t.Errorf("not whole: %+v", o)
		}
	}
}
