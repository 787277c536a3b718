package relate

import (
	"context"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/calibrate"
	"github.com/actant-nlp/actant/internal/frame"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// A Finder is the built-in relation finder. The zero value is ready. It is safe
// for concurrent use.
type Finder struct {
	// Judge, if set, is shown every relation found with the features that its
	// confidence comes from; it trains the calibrator. Find calls it one at a time,
	// calls of Find at once do not wait for each other.
	Judge func(Judged)
}

// New makes the built-in finder.
func New() *Finder { return &Finder{} }

// Find implements [relation.Finder]. The error is ctx's.
func (x *Finder) Find(ctx context.Context, s *relation.Schema, t *syntax.Text, es []entity.Entity) (*relation.Facts, error) {
	d := newDoc(watch.New(ctx), s, t, es)
	d.findQuotes()
	for i := range t.Sentences {
		if d.w.Done() {
			return nil, d.w.Err()
		}
		d.sentence(i)
	}
	relations := d.settle()
	if d.w.Done() {
		return nil, d.w.Err()
	}
	if x.Judge != nil {
		d.judge(x.Judge)
	}
	return &relation.Facts{Made: d.made, Relations: relations, Quotes: d.quotes, Notes: d.notes()}, nil
}

// A doc is the work on one text.
type doc struct {
	w         *watch.Watch
	schema    *relation.Schema
	text      *syntax.Text
	entities  []entity.Entity
	hasName   []bool // of entities: Named
	index     mentionIndex
	seen      seenMentions
	graphs    []*frame.Graph
	country   map[string]int // name of a country -> the entity that is it
	made      []entity.Entity
	madeAt    map[madeKey]int // -> index into made
	quotes    []relation.Quote
	quoted    []spoken
	found     []finding
	kept      []*finding // of found, what settling left, in the order of the relations
	types     map[string]*relation.Type
	families  map[int][]int    // members of plural surnames and unnamed pairs, memo
	bySurname map[string][]int // people by the last word of their names, made on demand
	clanAt    map[int]*clan    // entity -> the clan it stands for, made on demand
	clanNamed map[string]*clan // surname -> the clan called by it, made with clanAt
	together  []company        // people named together, made on demand
	ids       map[string]int   // entities by id, made on demand
	datelines []int            // tokens of the dateline that a sentence begins with
	namesOf   map[int][]int    // named entity -> its mentions, made on demand
	spoken    []int            // the named entities in the order of their first mention
	nations   map[int]int      // GROUP -> its country, memo
	bearer    map[string]int   // key of a name -> the body, place or group that bears it, made on demand
	prefix    string           // of the ids of made entities
	cut       cuts             // what the bounds left out
}

// A finding is a relation with what settling needs to know of it.
type finding struct {
	relation.Relation
	typ      *relation.Type
	fallback bool
	sentence int
	head     int
	features calibrate.Features
}

func newDoc(w *watch.Watch, s *relation.Schema, t *syntax.Text, es []entity.Entity) *doc {
	d := &doc{w: w, schema: s, text: t, entities: es, seen: seenMentions{sent: -1}, quotes: []relation.Quote{},
		madeAt: map[madeKey]int{}, families: map[int][]int{}, nations: map[int]int{}, types: map[string]*relation.Type{}}
	types := s.Types()
	for i := range types {
		d.types[types[i].Name] = &types[i]
	}
	t = d.repaired(t)
	d.text = t
	d.findDatelines()
	d.graphs = make([]*frame.Graph, len(t.Sentences))
	for i := range w.Range(len(t.Sentences)) {
		d.graphs[i] = s.Program().NewGraph(&t.Sentences[i])
	}
	if w.Done() {
		return d
	}
	d.hasName = make([]bool, len(es))
	for i := range w.Range(len(es)) {
		d.hasName[i] = es[i].Named()
	}
	d.index = indexMentions(w, t, es)
	d.country = countries(w, es)
	return d
}

// dated reports whether a token is part of a date: the "March" of "in March 2022"
// is no protest.
func (d *doc) dated(sent, tok int) bool {
	return d.covered(sent, tok, func(_ *mentionRef, t entity.Type) bool { return t == entity.Date })
}

// sentence finds the relations of sentence i.
func (d *doc) sentence(i int) {
	g := d.graphs[i]
	d.seen.begin(i, len(d.text.Sentences[i].Tokens))
	w := &world{d: d, sent: i}
	before := len(d.found)
	for _, m := range d.schema.Program().Match(g, w) {
		if len(d.found)-before >= maxPerSentence {
			d.cut.sentences++
			return
		}
		if d.dated(i, m.Head) {
			continue
		}
		d.instances(i, &m)
	}
}
