package relate

import (
	_ "embed" // for confidence.txt
	"math"
	"strconv"
	"sync"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/calibrate"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/relation"
)

//go:embed confidence.txt
var confidenceText string

// calibrator is the built-in model of confidence. A broken file is a fault of
// the build, which a test finds; it then gives every relation one half.
var calibrator = sync.OnceValue(func() *calibrate.Model {
	m, err := calibrate.Read("confidence.txt", confidenceText)
	if err != nil {
		return &calibrate.Model{}
	}
	return m
})

// Judged is what trains the calibrator: a relation and the features that its
// confidence comes from.
type Judged struct {
	Relation relation.Relation
	Features calibrate.Features
}

// rate gives a relation that is settled its confidence.
func (d *doc) rate(f *finding) relation.Relation {
	if f.told > 0 {
		f.features["told again"] = math.Min(float64(f.told), 2) / 2
	}
	r := f.Relation
	r.Confidence = calibrator().Probability(f.features)
	if d.judged != nil {
		d.judged(Judged{r, f.features})
	}
	return r
}

// features describe a relation to the calibrator: the frame, the reading of the
// tree, the arguments, and how the whole is told. All lie about [0, 1].
func (d *doc) features(sent int, t *relation.Type, m *frame.Match, r *relation.Relation, members int) calibrate.Features {
	f := calibrate.Features{"score": m.Score, "type " + t.Name: 1}
	flag := func(name string, on bool) {
		if on {
			f[name] = 1
		}
	}
	flag("state", t.State)
	flag("symmetric", t.Symmetric)
	flag("fallback", m.Frame.Fallback)
	flag("negative", r.Polarity == relation.Negative)
	flag("modality "+string(r.Modality), r.Modality != relation.Actual)
	flag("attributed", len(r.Attribution) > 0)
	flag("timed", r.Time != "")
	flag("list", members > 1)
	f["frame"] = math.Min(m.Frame.Weight, 1)
	toks := d.text.Sentences[sent].Tokens
	f["sentence length"] = math.Min(float64(len(toks))/50, 2)
	f["place"] = math.Min(float64(sent)/20, 2)
	flag("lead", sent < 2)
	flag("trigger "+trigger(m, toks[m.Head].UPOS), true)
	d.readings(f, sent, m)
	d.fillings(f, t, r)
	return f
}

// trigger is the kind of word that says a relation.
func trigger(m *frame.Match, upos string) string {
	if m.Words == nil {
		return "edge"
	}
	switch upos {
	case "VERB", "AUX":
		return "verb"
	case "ADJ":
		return "adjective"
	}
	return "noun"
}

// readings describe how the roles were found in the tree.
func (d *doc) readings(f calibrate.Features, sent int, m *frame.Match) {
	toks := d.text.Sentences[sent].Tokens
	lowest, weight, far, sum := 1.0, 1.0, 0, 0.0
	for _, b := range m.Bindings {
		s := b.Slot
		f["slot "+s.Name] = 1
		if s.How != "" {
			f["how "+s.How] = 1
		}
		weight = math.Min(weight, float64(s.Weight))
		if p := float64(toks[s.Tok].Score); p > 0 {
			lowest = math.Min(lowest, p)
			sum += 1 - p
		}
		far = max(far, s.Tok-m.Head, m.Head-s.Tok)
	}
	f["head"] = float64(toks[m.Head].Score)
	f["lowest reading"] = weight
	f["lowest score"] = lowest
	f["doubt"] = math.Min(sum, 1)
	f["reach"] = math.Min(float64(far)/20, 2)
	f["bindings"] = float64(len(m.Bindings)) / 4
	f["trigger words"] = float64(len(m.Words)) / 3
}

// fillings describe the arguments.
func (d *doc) fillings(f calibrate.Features, t *relation.Type, r *relation.Relation) {
	core, filled, named, least := 0, 0, 0, 1.0
	for _, role := range t.Roles {
		if role.Core {
			core++
		}
	}
	for _, a := range r.Args {
		role, ok := t.Role(a.Role)
		if !ok || !role.Core {
			f["further roles"] = 1
			continue
		}
		filled++
		e := d.byID(a.Entity)
		if e == nil {
			f["made"]++
			continue
		}
		if e.Named() {
			named++
		} else {
			f["unnamed "+string(e.Type)] = 1
		}
		least = math.Min(least, e.Confidence)
		f["mentions"] += math.Min(float64(len(e.Mentions)), 10) / 20
		for i := range e.Mentions {
			if m := &e.Mentions[i]; m.Span == a.Span {
				least = math.Min(least, m.Confidence)
				if m.Kind != entity.Name {
					f[string(m.Kind)] = 1
				}
			}
		}
	}
	f["missing roles"] = float64(max(core-filled, 0)) / 2
	f["roles "+strconv.Itoa(filled)] = 1
	if filled > 0 {
		f["named"] = float64(named) / float64(filled)
	}
	f["lowest mention"] = least
}
