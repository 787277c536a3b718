package actant

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// The JSON of a Document. Spans that stand alone are [start, end] pairs; those
// of mentions and arguments are keys. Absent values are null, so that a reader
// in any language finds the same keys in every line.

type wireDocument struct {
	Document  wireArticle    `json:"document"`
	Entities  []wireEntity   `json:"entities"`
	Relations []wireRelation `json:"relations"`
	Quotes    []wireQuote    `json:"quotes"`
	Open      *[]wireOpen    `json:"open,omitempty"` // only when asked for
}

type wireArticle struct {
	ID        string   `json:"id"`
	Title     *string  `json:"title"`
	Byline    string   `json:"byline,omitempty"`
	Source    string   `json:"source,omitempty"`
	Link      string   `json:"link,omitempty"`
	Charset   string   `json:"charset,omitempty"`
	Published *string  `json:"published"`
	Dateline  *string  `json:"dateline"`
	Body      [][2]int `json:"body"`
	Sentences [][2]int `json:"sentences"`
	Notes     []string `json:"notes,omitempty"`
}

type wireEntity struct {
	ID         string        `json:"id"`
	Type       entity.Type   `json:"type"`
	Subtype    *string       `json:"subtype"`
	Name       string        `json:"name"`
	Link       string        `json:"link,omitempty"`
	Value      string        `json:"value,omitempty"`
	Confidence float64       `json:"confidence"`
	Mentions   []wireMention `json:"mentions"`
}

type wireMention struct {
	Start int         `json:"start"`
	End   int         `json:"end"`
	Kind  entity.Kind `json:"kind"`
	Text  string      `json:"text"`
	Value string      `json:"value,omitempty"` // where it is not the entity's
}

type wireRelation struct {
	Type        string            `json:"type"`
	Args        []wireArgument    `json:"args"`
	Polarity    relation.Polarity `json:"polarity"`
	Modality    relation.Modality `json:"modality"`
	Attribution []string          `json:"attribution"`
	Time        *string           `json:"time"`
	Disputed    []string          `json:"disputed,omitempty"`
	Confidence  float64           `json:"confidence"`
	Evidence    [][2]int          `json:"evidence"`
	Trigger     [2]int            `json:"trigger"`
	Frame       string            `json:"frame,omitempty"`
}

type wireArgument struct {
	Role   string `json:"role"`
	Entity string `json:"entity"`
	Start  int    `json:"start"`
	End    int    `json:"end"`
}

type wireQuote struct {
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Speaker *string `json:"speaker"`
	Cue     *[2]int `json:"cue"`
}

// MarshalJSON writes d as package export's DocumentSchema describes.
func (d *Document) MarshalJSON() ([]byte, error) {
	w := wireDocument{
		Document: wireArticle{
			ID: d.ID, Title: optional(d.Title), Byline: d.Byline, Source: d.Source,
			Link: d.Link, Charset: d.Charset, Dateline: optional(d.Dateline), Published: day(d.Published), Notes: d.Notes,
			Body: [][2]int{}, Sentences: [][2]int{},
		},
		Entities: []wireEntity{}, Relations: []wireRelation{}, Quotes: []wireQuote{},
	}
	if d.Text != nil {
		w.Document.Body = pairs(d.Text.Body)
		for _, s := range d.Text.Sentences {
			w.Document.Sentences = append(w.Document.Sentences, pair(s.Span))
		}
	}
	for _, e := range d.Entities {
		w.Entities = append(w.Entities, encodeEntity(e))
	}
	for _, r := range d.Relations {
		w.Relations = append(w.Relations, encodeRelation(r))
	}
	for _, q := range d.Quotes {
		w.Quotes = append(w.Quotes, encodeQuote(q))
	}
	if d.Open != nil {
		w.Open = encodeOpen(d.Open)
	}
	return json.Marshal(w)
}

func encodeEntity(e entity.Entity) wireEntity {
	w := wireEntity{ID: e.ID, Type: e.Type, Subtype: optional(e.Subtype), Name: e.Name, Link: e.Link,
		Value: e.Value, Confidence: round(e.Confidence), Mentions: []wireMention{}}
	for _, m := range e.Mentions {
		v := m.Value
		if v == e.Value {
			v = ""
		}
		w.Mentions = append(w.Mentions, wireMention{m.Start, m.End, m.Kind, m.Text, v})
	}
	return w
}

func encodeRelation(r relation.Relation) wireRelation {
	w := wireRelation{Type: r.Type, Args: []wireArgument{}, Polarity: r.Polarity, Modality: r.Modality,
		Attribution: r.Attribution, Time: optional(r.Time), Disputed: r.Disputed, Confidence: round(r.Confidence),
		Evidence: pairs(r.Evidence), Trigger: pair(r.Trigger), Frame: r.Frame}
	if w.Attribution == nil {
		w.Attribution = []string{}
	}
	for _, a := range r.Args {
		w.Args = append(w.Args, wireArgument{a.Role, a.Entity, a.Start, a.End})
	}
	return w
}

func encodeQuote(q relation.Quote) wireQuote {
	w := wireQuote{Start: q.Start, End: q.End, Speaker: optional(q.Speaker)}
	if !q.Cue.Empty() {
		cue := pair(q.Cue)
		w.Cue = &cue
	}
	return w
}

// UnmarshalJSON reads what MarshalJSON wrote. Text then holds the body and the
// sentences' spans, but neither source nor tokens.
func (d *Document) UnmarshalJSON(b []byte) error {
	var w wireDocument
	if err := json.Unmarshal(b, &w); err != nil {
		return fmt.Errorf("actant: document: %w", err)
	}
	published, err := parseDay(w.Document.Published)
	if err != nil {
		return fmt.Errorf("actant: document %s: published: %w", w.Document.ID, err)
	}
	*d = Document{ID: w.Document.ID, Title: value(w.Document.Title), Dateline: value(w.Document.Dateline),
		Byline: w.Document.Byline, Source: w.Document.Source, Link: w.Document.Link, Charset: w.Document.Charset, Published: published, Notes: w.Document.Notes,
		Text: &syntax.Text{Published: published, Body: spans(w.Document.Body)}}
	for _, s := range w.Document.Sentences {
		d.Text.Sentences = append(d.Text.Sentences, syntax.Sentence{Span: span(s)})
	}
	for _, e := range w.Entities {
		d.Entities = append(d.Entities, decodeEntity(e))
	}
	for _, r := range w.Relations {
		d.Relations = append(d.Relations, decodeRelation(r))
	}
	for _, q := range w.Quotes {
		out := relation.Quote{Span: syntax.Span{Start: q.Start, End: q.End}, Speaker: value(q.Speaker)}
		if q.Cue != nil {
			out.Cue = span(*q.Cue)
		}
		d.Quotes = append(d.Quotes, out)
	}
	if w.Open != nil {
		d.Open = decodeOpen(*w.Open)
	}
	return nil
}

func decodeEntity(w wireEntity) entity.Entity {
	e := entity.Entity{ID: w.ID, Type: w.Type, Subtype: value(w.Subtype), Name: w.Name, Link: w.Link,
		Value: w.Value, Confidence: w.Confidence}
	for _, m := range w.Mentions {
		e.Mentions = append(e.Mentions, entity.Mention{Span: syntax.Span{Start: m.Start, End: m.End}, Kind: m.Kind,
			Text: m.Text, Type: w.Type, Subtype: e.Subtype, Value: m.Value, Sentence: -1, Head: -1, Confidence: w.Confidence})
	}
	return e
}

func decodeRelation(w wireRelation) relation.Relation {
	r := relation.Relation{Type: w.Type, Polarity: w.Polarity, Modality: w.Modality, Attribution: w.Attribution,
		Time: value(w.Time), Disputed: w.Disputed, Confidence: w.Confidence, Trigger: span(w.Trigger), Evidence: spans(w.Evidence), Frame: w.Frame}
	for _, a := range w.Args {
		r.Args = append(r.Args, relation.Argument{Role: a.Role, Entity: a.Entity, Span: syntax.Span{Start: a.Start, End: a.End}})
	}
	return r
}

const dayLayout = "2006-01-02"

func day(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	return optional(t.Format(dayLayout))
}

func parseDay(s *string) (time.Time, error) {
	if s == nil || *s == "" {
		return time.Time{}, nil
	}
	return time.Parse(dayLayout, *s)
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// round keeps four decimals: more would be noise in every line of output.
func round(x float64) float64 { return float64(int64(x*1e4+0.5)) / 1e4 }

func pair(s syntax.Span) [2]int { return [2]int{s.Start, s.End} }

func span(p [2]int) syntax.Span { return syntax.Span{Start: p[0], End: p[1]} }

func pairs(ss []syntax.Span) [][2]int {
	out := make([][2]int, 0, len(ss))
	for _, s := range ss {
		out = append(out, pair(s))
	}
	return out
}

func spans(ps [][2]int) []syntax.Span {
	var out []syntax.Span
	for _, p := range ps {
		out = append(out, span(p))
	}
	return out
}
