package page

import (
	"slices"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/syntax"
)

// The data of an article as the script reads it. Spans are [start, end] in
// UTF-16 code units of Text; entities are named by their index.
type wireArticle struct {
	Text      string         `json:"text"`
	Sparse    bool           `json:"sparse,omitempty"` // Text is put together from mentions
	Shifts    [][2]int       `json:"shifts"`
	Title     [2]int         `json:"title"`
	Body      [][2]int       `json:"body"`
	Sentences [][2]int       `json:"sentences"`
	Entities  []wireEntity   `json:"entities"`
	Relations []wireRelation `json:"relations"`
	Quotes    []wireQuote    `json:"quotes"`
	Notes     []string       `json:"notes,omitempty"`
}

type wireEntity struct {
	ID       string        `json:"id"`
	Type     string        `json:"type"`
	Subtype  string        `json:"subtype,omitempty"`
	Name     string        `json:"name"`
	Value    string        `json:"value,omitempty"`
	Node     int           `json:"node"` // -1 for none
	Mentions []wireMention `json:"mentions"`
}

type wireMention struct {
	Span  [2]int `json:"at"`
	Kind  string `json:"kind"`
	Value string `json:"value,omitempty"` // where it is not the entity's
}

type wireRelation struct {
	Type       string         `json:"type"`
	Args       []wireArgument `json:"args"`
	Negative   bool           `json:"negative,omitempty"`
	Modality   string         `json:"modality"`
	By         []int          `json:"by,omitempty"`
	Time       string         `json:"time,omitempty"`
	Confidence float64        `json:"confidence"`
	Trigger    [2]int         `json:"trigger"`
	Evidence   [][2]int       `json:"evidence"`
	Fact       int            `json:"fact"` // -1 for none

	// The bytes themselves, of a sparse text, which has not all of them.
	TriggerBytes  *[2]int  `json:"triggerBytes,omitempty"`
	EvidenceBytes [][2]int `json:"evidenceBytes,omitempty"`
}

type wireArgument struct {
	Role   string `json:"role"`
	Entity int    `json:"entity"` // -1 for none
	Span   [2]int `json:"at"`
}

type wireQuote struct {
	Span    [2]int `json:"at"`
	Speaker int    `json:"speaker"` // -1 for not known
}

// article converts one document.
func (b *builder) article(d *actant.Document) *wireArticle {
	r := newRuler(d)
	w := &wireArticle{Text: r.text, Sparse: sparseText(d), Shifts: r.shifts(), Notes: d.Notes,
		Body: [][2]int{}, Sentences: [][2]int{}, Entities: []wireEntity{}, Relations: []wireRelation{}, Quotes: []wireQuote{}}
	if d.Text != nil {
		w.Title = r.span(d.Text.Title)
		w.Body = ordered(r.spans(d.Text.Body))
		for _, s := range d.Text.Sentences {
			w.Sentences = append(w.Sentences, r.span(s.Span))
		}
		w.Sentences = ordered(w.Sentences)
	}
	at := make(map[string]int, len(d.Entities))
	for i := range d.Entities {
		e := &d.Entities[i]
		at[e.ID] = i
		out := wireEntity{ID: e.ID, Type: string(e.Type), Subtype: e.Subtype, Name: e.Name, Value: e.Value,
			Node: b.nodeOf(d.ID, e.ID), Mentions: []wireMention{}}
		for _, m := range e.Mentions {
			if s := r.span(m.Span); s[1] > s[0] {
				x := wireMention{Span: s, Kind: string(m.Kind)}
				if m.Value != e.Value {
					x.Value = m.Value
				}
				out.Mentions = append(out.Mentions, x)
			}
		}
		w.Entities = append(w.Entities, out)
	}
	entity := func(id string) int {
		if i, ok := at[id]; ok {
			return i
		}
		return -1
	}
	for i := range d.Relations {
		w.Relations = append(w.Relations, b.relation(d, i, r, entity))
	}
	for _, q := range d.Quotes {
		w.Quotes = append(w.Quotes, wireQuote{r.span(q.Span), entity(q.Speaker)})
	}
	return w
}

func (b *builder) relation(d *actant.Document, i int, r *ruler, entity func(string) int) wireRelation {
	x := &d.Relations[i]
	w := wireRelation{Type: x.Type, Args: []wireArgument{}, Negative: negative(x.Polarity), Modality: string(x.Modality),
		Time: x.Time, Confidence: round(x.Confidence), Trigger: r.span(x.Trigger), Evidence: r.spans(x.Evidence), Fact: b.factOf(d.ID, i)}
	if sparseText(d) {
		w.TriggerBytes = &[2]int{x.Trigger.Start, x.Trigger.End}
		for _, s := range x.Evidence {
			w.EvidenceBytes = append(w.EvidenceBytes, [2]int{s.Start, s.End})
		}
	}
	for _, a := range x.Args {
		w.Args = append(w.Args, wireArgument{a.Role, entity(a.Entity), r.span(a.Span)})
	}
	for _, id := range x.Attribution {
		if e := entity(id); e >= 0 {
			w.By = append(w.By, e)
		}
	}
	return w
}

// ordered sorts spans and leaves out those that are empty or overlap the one
// before: documents read from a file may hold anything.
func ordered(ss [][2]int) [][2]int {
	slices.SortFunc(ss, func(a, b [2]int) int {
		return syntax.Span{Start: a[0], End: a[1]}.Compare(syntax.Span{Start: b[0], End: b[1]})
	})
	out, end := ss[:0], 0
	for _, s := range ss {
		if s[0] >= end && s[1] > s[0] {
			out, end = append(out, s), s[1]
		}
	}
	return out
}
