package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/view"
)

// An answerer writes answers.
type answerer interface {
	facts(iter.Seq[*graph.Edge]) error
	entities(iter.Seq[*graph.Node]) error
	neighbors(iter.Seq2[*graph.Node, *graph.Edge]) error
	paths(iter.Seq[graph.Path]) error
	timeline(iter.Seq[*graph.Edge]) error
	statements(*graph.Edge, iter.Seq[graph.Statement]) error
}

// pages answer people.
type pages struct {
	w io.Writer
	o view.Options
}

func (p *pages) facts(es iter.Seq[*graph.Edge]) error    { return view.Facts(p.w, es, p.o) }
func (p *pages) timeline(es iter.Seq[*graph.Edge]) error { return view.Timeline(p.w, es, p.o) }
func (p *pages) entities(ns iter.Seq[*graph.Node]) error { return view.Entities(p.w, ns, p.o) }
func (p *pages) paths(ps iter.Seq[graph.Path]) error     { return view.Paths(p.w, ps, p.o) }

func (p *pages) neighbors(s iter.Seq2[*graph.Node, *graph.Edge]) error {
	return view.Neighbors(p.w, s, p.o)
}

func (p *pages) statements(e *graph.Edge, s iter.Seq[graph.Statement]) error {
	return view.Statements(p.w, e, s, p.o)
}

// lines answer programs: entities and relations as the graph's JSON has them,
// one to a line.
type lines struct{ enc *json.Encoder }

func (l *lines) facts(es iter.Seq[*graph.Edge]) error {
	for e := range es {
		if err := l.enc.Encode(e); err != nil {
			return err
		}
	}
	return nil
}

func (l *lines) timeline(es iter.Seq[*graph.Edge]) error { return l.facts(es) }

func (l *lines) entities(ns iter.Seq[*graph.Node]) error {
	for n := range ns {
		if err := l.enc.Encode(n); err != nil {
			return err
		}
	}
	return nil
}

func (l *lines) neighbors(s iter.Seq2[*graph.Node, *graph.Edge]) error {
	for n, e := range s {
		if err := l.enc.Encode(struct {
			Entity   *graph.Node `json:"entity"`
			Relation *graph.Edge `json:"relation"`
		}{n, e}); err != nil {
			return err
		}
	}
	return nil
}

func (l *lines) paths(ps iter.Seq[graph.Path]) error {
	for p := range ps {
		if err := l.enc.Encode(struct {
			Entities  []*graph.Node `json:"entities"`
			Relations []*graph.Edge `json:"relations"`
		}{p.Nodes, p.Edges}); err != nil {
			return err
		}
	}
	return nil
}

func (l *lines) statements(_ *graph.Edge, s iter.Seq[graph.Statement]) error {
	for st := range s {
		by := []string{}
		for _, n := range st.By {
			by = append(by, n.ID)
		}
		x := struct {
			Doc      string           `json:"doc"`
			Relation int              `json:"relation"`
			Source   *int             `json:"source"`
			By       []string         `json:"by"`
			Polarity string           `json:"polarity"`
			Modality string           `json:"modality"`
			Time     *string          `json:"time"`
			Disputes []graph.Conflict `json:"disputes"`
		}{st.Doc, st.Relation, nil, by, string(st.Polarity), string(st.Modality), nil, append([]graph.Conflict{}, st.Disputes...)}
		if st.Source >= 0 {
			x.Source = &st.Source
		}
		if st.Time != "" {
			x.Time = &st.Time
		}
		if err := l.enc.Encode(x); err != nil {
			return err
		}
	}
	return nil
}

// mergeLines adds the documents to g, with their texts where known has them.
func mergeLines(ctx context.Context, p *problems, name string, r io.Reader, known *textSource, g *graph.Graph) error {
	unknown := 0
	for doc, err := range actant.ReadDocuments(r, name) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			p.fail(err)
			continue
		}
		switch found, err := known.attach(doc); {
		case err != nil:
			p.fail(err)
		case !found:
			unknown++
		}
		g.Add(doc)
	}
	if unknown > 1 {
		fmt.Fprintf(p.to, withoutTexts, "graph", unknown)
	}
	return nil
}

// withoutTexts says that articles are counted as if none copied another.
const withoutTexts = "actant %s: %d documents without their texts count as independent sources; -texts PATH tells copies apart\n"
