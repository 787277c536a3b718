package score

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"sort"
	"strings"
)

// An ArticleTable is the score of articles against gold annotation, in percent.
//
//   - Body: bytes of article text told from boilerplate.
//   - Published: articles with the gold's publication date, of those that have one.
//   - Names: exact span and type of name mentions: core (PERSON, ORGANIZATION,
//     PLACE), all (every named type), date, money.
//   - Coref: B³ over all mentions of the entities that have a name.
//   - CrossDoc: B³ over name mentions of the core types, with clusters over all
//     articles together; needs the graph.
//   - Strict: relations of the right type and polarity whose core arguments are
//     exactly the gold's. Lenient: the right type and two core arguments (one where
//     gold has one). A named argument counts when its entity is the one aligned
//     with the gold entity (one to one, by shared mentions), an unnamed one by
//     overlap.
//   - Polarity, Modality, Attribution, Time: of the strictly matched relations.
//   - Quotes: overlap of 80 % and the right speaker.
type ArticleTable struct {
	Body        F1            `json:"body"`
	Published   Share         `json:"published"`
	NamesCore   F1            `json:"ner core"`
	NamesAll    F1            `json:"ner all"`
	Dates       F1            `json:"ner date"`
	Money       F1            `json:"ner money"`
	Coref       F1            `json:"coref"`
	CrossDoc    *F1           `json:"crossdoc,omitempty"` // nil without a graph
	Strict      F1            `json:"relation strict"`
	Lenient     F1            `json:"relation lenient"`
	Polarity    Share         `json:"polarity"`
	Modality    Share         `json:"modality"`
	Attribution Share         `json:"attribution"`
	Time        Share         `json:"time"`
	Quotes      F1            `json:"quote"`
	ByType      map[string]F1 `json:"by type"`          // "ner PERSON", "rel GIFTED" …
	Verdicts    []Verdict     `json:"-"`                // of the predicted relations, each fact once
	Errors      []string      `json:"errors,omitempty"` // missed and spurious names and relations, when asked for
}

// A Verdict says whether a predicted relation matches a gold one strictly.
type Verdict struct {
	Doc        string
	Relation   int // its place in the article's output
	Confidence float64
	Right      bool
}

// A Share is how many of some things are right, in percent.
type Share struct {
	Accuracy float64 `json:"accuracy"`
	Right    int     `json:"-"`
	Of       int     `json:"of"`
}

func (s *Share) add(right bool) {
	s.Right += count(right)
	s.Of++
}

// ArticleOptions are the inputs of Articles beside gold and prediction.
type ArticleOptions struct {
	Inventory Inventory
	Graph     io.Reader // the run's graph as JSON; nil for none
	Errors    bool      // list what was missed and what was spurious
}

// Articles scores predicted articles (the output contract, one JSON object a
// line) against gold ones (compiled annotation, likewise).
func Articles(gold, pred io.Reader, o ArticleOptions) (*ArticleTable, error) {
	golds, err := readArticles(gold, "gold")
	if err != nil {
		return nil, err
	}
	preds, err := readArticles(pred, "predicted")
	if err != nil {
		return nil, err
	}
	var g *graph
	if o.Graph != nil {
		g = &graph{}
		if err := json.NewDecoder(o.Graph).Decode(g); err != nil {
			return nil, fmt.Errorf("graph: %w", err)
		}
	}
	s := newArticleScorer(o, g)
	byID := map[string]*article{}
	for _, p := range preds {
		byID[p.ID] = p
	}
	for _, a := range uniqueByID(golds) {
		p := byID[a.ID]
		if p == nil {
			s.fault("%s: no output", a.ID)
			p = &article{ID: a.ID}
		}
		s.article(a, p)
	}
	return s.done(g != nil), nil
}

// uniqueByID is articles in order, the last of several with one id at the place
// of the first.
func uniqueByID(articles []*article) []*article {
	at := map[string]int{}
	var out []*article
	for _, a := range articles {
		if i, ok := at[a.ID]; ok {
			out[i] = a
			continue
		}
		at[a.ID] = len(out)
		out = append(out, a)
	}
	return out
}

// coreTypes are the entity types of which identity across articles is scored.
var coreTypes = map[string]bool{"PERSON": true, "ORGANIZATION": true, "PLACE": true}

// A mentionKey is a mention in one of many articles.
type mentionKey struct {
	doc string
	span
}

// An articleScorer sums over articles.
type articleScorer struct {
	o          ArticleOptions
	table      *ArticleTable
	named      map[string]bool
	coref      b3Sum
	goldAcross map[mentionKey]string
	predAcross map[mentionKey]string
	node       map[memberKey]string // the graph's node of an article's entity

}

type memberKey struct {
	doc    string
	entity id
}

func newArticleScorer(o ArticleOptions, g *graph) *articleScorer {
	s := &articleScorer{
		o:          o,
		table:      &ArticleTable{ByType: map[string]F1{}},
		named:      map[string]bool{},
		goldAcross: map[mentionKey]string{},
		predAcross: map[mentionKey]string{},
		node:       map[memberKey]string{},
	}
	for _, t := range o.Inventory.Named {
		s.named[t] = true
	}
	if g != nil {
		for _, e := range g.Entities {
			for _, m := range e.Members {
				s.node[memberKey{m.Doc, m.Entity}] = string(e.ID)
			}
		}
	}
	return s
}

// fault notes an error, when they are asked for.
func (s *articleScorer) fault(format string, args ...any) {
	if s.o.Errors {
		s.table.Errors = append(s.table.Errors, fmt.Sprintf(format, args...))
	}
}

// article counts one article.
func (s *articleScorer) article(gold, pred *article) {
	t := s.table
	goldBytes, predBytes := cover(gold.Body), cover(pred.Body)
	t.Body.add(length(intersect(goldBytes, predBytes)), length(goldBytes), length(predBytes))
	if gold.Published != "" {
		t.Published.add(pred.Published == gold.Published)
	}
	s.names(gold, pred)
	s.coref.add(s.mentionKeys(gold, pred))
	s.across(gold, pred)
	r := s.newRelations(gold, pred)
	s.relations(gold.ID, r)
	s.quotes(gold, pred, r)
}

// A typedSpan is a name mention with its type.
type typedSpan struct {
	span
	entityType string
}

// typed are an article's name mentions of the types wanted; of dates and amounts
// every mention counts.
func typed(a *article, want func(string) bool, every bool) map[typedSpan]bool {
	out := map[typedSpan]bool{}
	for _, e := range a.Entities {
		if !want(e.Type) {
			continue
		}
		for _, m := range e.Mentions {
			if every || m.Kind == "name" {
				out[typedSpan{m.span, e.Type}] = true
			}
		}
	}
	return out
}

// names counts the name mentions of each group of types.
func (s *articleScorer) names(gold, pred *article) {
	is := func(t string) func(string) bool { return func(x string) bool { return x == t } }
	for _, group := range []struct {
		f     *F1
		want  func(string) bool
		every bool
	}{
		{&s.table.NamesCore, func(t string) bool { return coreTypes[t] }, false},
		{&s.table.NamesAll, func(t string) bool { return s.named[t] }, false},
		{&s.table.Dates, is("DATE"), true},
		{&s.table.Money, is("MONEY"), true},
	} {
		g, p := typed(gold, group.want, group.every), typed(pred, group.want, group.every)
		group.f.add(shared(g, p), len(g), len(p))
		if group.f == &s.table.NamesAll {
			s.namesByType(gold, pred, g, p)
		}
	}
}

// namesByType counts names by type and lists the errors.
func (s *articleScorer) namesByType(gold, pred *article, g, p map[typedSpan]bool) {
	for n := range g {
		s.byType("ner "+n.entityType, count(p[n]), 1, 0)
	}
	for n := range p {
		s.byType("ner "+n.entityType, 0, 0, 1)
	}
	if !s.o.Errors {
		return
	}
	text := map[span]string{}
	for _, a := range []*article{gold, pred} {
		for _, e := range a.Entities {
			for _, m := range e.Mentions {
				text[m.span] = m.Text
			}
		}
	}
	list := func(what string, in, notIn map[typedSpan]bool) {
		for _, n := range slices.SortedFunc(maps.Keys(in), compareTyped) {
			if !notIn[n] {
				s.fault("%s: %s name %s (%d, %d) %s", gold.ID, what, n.entityType, n.Start, n.End, text[n.span])
			}
		}
	}
	list("missed", g, p)
	list("spurious", p, g)
}

func compareTyped(a, b typedSpan) int {
	return cmp.Or(a.Start-b.Start, a.End-b.End, strings.Compare(a.entityType, b.entityType))
}

// byType adds to the row of one type.
func (s *articleScorer) byType(row string, hits, gold, pred int) {
	f := s.table.ByType[row]
	f.add(hits, gold, pred)
	s.table.ByType[row] = f
}

// across notes the names of the core types for identity across articles.
func (s *articleScorer) across(gold, pred *article) {
	for _, e := range gold.Entities {
		s.noteAcross(s.goldAcross, gold.ID, e, string(e.ID))
	}
	for _, e := range pred.Entities {
		node, ok := s.node[memberKey{gold.ID, e.ID}]
		if !ok {
			node = gold.ID + "/" + string(e.ID)
		}
		s.noteAcross(s.predAcross, gold.ID, e, node)
	}
}

func (s *articleScorer) noteAcross(to map[mentionKey]string, doc string, e entity, cluster string) {
	if !coreTypes[e.Type] {
		return
	}
	for _, m := range e.Mentions {
		if m.Kind == "name" {
			to[mentionKey{doc, m.span}] = cluster
		}
	}
}

// quotes pairs quotations, in order, the first that fits.
func (s *articleScorer) quotes(gold, pred *article, r *relations) {
	left := slices.Clone(gold.Quotes)
	hits := 0
	for _, q := range pred.Quotes {
		for i, g := range left {
			longest := max(g.End-g.Start, q.End-q.Start)
			speaker, ok := r.aligned[q.Speaker]
			if float64(g.overlap(q.span)) >= .8*float64(longest) && ok && speaker == g.Speaker {
				hits++
				left = slices.Delete(left, i, i+1)
				break
			}
		}
	}
	s.table.Quotes.add(hits, len(gold.Quotes), len(pred.Quotes))
}

// done works out the percentages, rounded to two places.
func (s *articleScorer) done(withGraph bool) *ArticleTable {
	t := s.table
	for _, f := range []*F1{&t.Body, &t.NamesCore, &t.NamesAll, &t.Dates, &t.Money, &t.Strict, &t.Lenient, &t.Quotes} {
		f.rounded(f.Hits, f.Hits)
	}
	s.coref.into(&t.Coref)
	if withGraph {
		var sum b3Sum
		addB3(&sum, s.goldAcross, s.predAcross)
		t.CrossDoc = &F1{}
		sum.into(t.CrossDoc)
	}
	for row, f := range t.ByType {
		f.rounded(f.Hits, f.Hits)
		t.ByType[row] = f
	}
	for _, share := range []*Share{&t.Published, &t.Polarity, &t.Modality, &t.Attribution, &t.Time} {
		if share.Of > 0 {
			share.Accuracy = percent(float64(share.Right) / float64(share.Of))
		}
	}
	return t
}

// rounded is from with the percentages rounded to two places.
func (f *F1) rounded(precise, recalled float64) {
	var p, r float64
	if f.Pred > 0 {
		p = precise / float64(f.Pred)
	}
	if f.Gold > 0 {
		r = recalled / float64(f.Gold)
	}
	f.P, f.R, f.F = percent(p), percent(r), 0
	if p+r > 0 {
		f.F = percent(2 * p * r / (p + r))
	}
}

// cover is the union of ranges, as sorted ranges apart from each other.
func cover(ranges [][2]int) [][2]int {
	in := slices.Clone(ranges)
	sort.Slice(in, func(i, j int) bool { return in[i][0] < in[j][0] })
	var out [][2]int
	for _, r := range in {
		switch n := len(out); {
		case r[0] >= r[1]:
		case n > 0 && r[0] <= out[n-1][1]:
			out[n-1][1] = max(out[n-1][1], r[1])
		default:
			out = append(out, r)
		}
	}
	return out
}

// intersect is what two unions have in common.
func intersect(a, b [][2]int) [][2]int {
	var out [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if from, to := max(a[i][0], b[j][0]), min(a[i][1], b[j][1]); from < to {
			out = append(out, [2]int{from, to})
		}
		if a[i][1] < b[j][1] {
			i++
		} else {
			j++
		}
	}
	return out
}

func length(ranges [][2]int) int {
	n := 0
	for _, r := range ranges {
		n += r[1] - r[0]
	}
	return n
}
