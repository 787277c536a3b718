package relate

import (
	"math"
	"strconv"
	"sync"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/relation"
)

// weights has the weights of the calibration by feature.
var weights = sync.OnceValue(func() map[string]float64 {
	out := map[string]float64{}
	for row := range data.Lexicon("relation-confidence").All() {
		if w, err := strconv.ParseFloat(row.Get("weight"), 64); err == nil {
			out[row.Entry()] = w
		}
	}
	return out
})

// confidence is the probability that a relation is right, from the score of its
// match, how much of it is filled, and by what: a logistic regression.
func (d *doc) confidence(t *relation.Type, r *relation.Relation, match float64) float64 {
	w := weights()
	z := w["bias"] + w["match"]*math.Log(max(match, 0.05))
	core, named := 0, 0
	logs := 0.0
	for _, a := range r.Args {
		role, ok := t.Role(a.Role)
		if !ok || !role.Core {
			continue
		}
		core++
		e := d.byID(a.Entity)
		if e == nil {
			continue // made of the trigger's words
		}
		if e.Confidence > 0 {
			logs += math.Log(max(e.Confidence, 0.05))
		}
		if e.Named() {
			named++
		}
		z += w[d.formOf(e, a)]
	}
	z += w["entities"] * logs / float64(max(core, 1))
	for _, f := range []struct {
		name  string
		holds bool
	}{
		{"one-argument", core == 1}, {"three-arguments", core >= 3}, {"lacks-core", t.CoreRoles() >= 3 && core < 3},
		{"all-named", core > 0 && named == core}, {"negative", r.Polarity == relation.Negative},
		{"not-actual", r.Modality != relation.Actual}, {"state", t.State},
	} {
		if f.holds {
			z += w[f.name]
		}
	}
	return 1 / (1 + math.Exp(-z))
}

// formOf is the feature of an argument's form: a pronoun, a nominal of something
// named, or something without a name; "" for the rest.
func (d *doc) formOf(e *entity.Entity, a relation.Argument) string {
	for i := range e.Mentions {
		m := &e.Mentions[i]
		if m.Span != a.Span {
			continue
		}
		switch {
		case m.Kind == entity.Pronoun:
			return "pronoun"
		case m.Kind == entity.Nominal && e.Named():
			return "nominal-of-named"
		}
		break
	}
	if !e.Named() && e.Type != entity.Title && e.Type != entity.Thing && e.Type != entity.Quantity && e.Type != entity.Date && e.Type != entity.Money {
		return "unnamed"
	}
	return ""
}
