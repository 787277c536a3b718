package relate

import (
	"math"
	"strconv"
	"sync"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/calibrate"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
)

// calibrator is the model of confidence that the lexicon holds.
var calibrator = sync.OnceValue(func() *calibrate.Model {
	m := &calibrate.Model{Weights: map[string]float64{}}
	for row := range data.Lexicon("relation-confidence").All() {
		if w, err := strconv.ParseFloat(row.Get("weight"), 64); err == nil {
			m.Weights[row.Entry()] = w
		}
	}
	return m
})

// Judged is what trains the calibrator: a relation and the features that its
// confidence comes from.
type Judged struct {
	Relation relation.Relation
	Features calibrate.Features
}

// rate gives a finding its features and its confidence.
func (d *doc) rate(f *finding, m *frame.Match) {
	f.features = d.features(f.sentence, f.typ, m, &f.Relation)
	f.Confidence = calibrator().Probability(f.features)
}

// judge shows what was kept to whoever trains the calibrator.
func (d *doc) judge(show func(Judged)) {
	for _, f := range d.kept {
		show(Judged{f.Relation, f.features})
	}
}

// features describe a relation to the calibrator: the frame, the reading of the
// tree, and the arguments. What else was tried and did not help on articles held
// out: the type, the trigger's part of speech, polarity, modality, attribution,
// the place in the article, each slot and each way to it.
func (d *doc) features(sent int, t *relation.Type, m *frame.Match, r *relation.Relation) calibrate.Features {
	f := calibrate.Features{"match": math.Log(max(m.Score, 0.05))}
	d.readings(f, sent, m)
	d.fillings(f, t, r)
	return f
}

// readings describe the tree: how sure the parser is of the trigger's place, how
// direct the least direct role was, and how far the farthest is.
func (d *doc) readings(f calibrate.Features, sent int, m *frame.Match) {
	reading, far := 1.0, 0
	for _, b := range m.Bindings {
		reading = min(reading, float64(b.Slot.Weight))
		far = max(far, b.Slot.Tok-m.Head, m.Head-b.Slot.Tok)
	}
	f["head"] = float64(d.text.Sentences[sent].Tokens[m.Head].Score)
	f["reading"] = reading
	f["reach"] = min(float64(far)/20, 2)
}

// fillings describe the arguments in core roles.
func (d *doc) fillings(f calibrate.Features, t *relation.Type, r *relation.Relation) {
	core, named, logs := 0, 0, 0.0
	for _, a := range r.Args {
		if role, ok := t.Role(a.Role); !ok || !role.Core {
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
		if form := d.formOf(e, a); form != "" {
			f[form]++
		}
		f["mentions"] += float64(min(len(e.Mentions), 10)) / 20
	}
	f["entities"] = logs / float64(max(core, 1))
	flag := func(name string, holds bool) {
		if holds {
			f[name] = 1
		}
	}
	flag("one-argument", core == 1)
	flag("three-arguments", core >= 3)
	flag("lacks-core", t.CoreRoles() >= 3 && core < 3)
	flag("all-named", core > 0 && named == core)
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
