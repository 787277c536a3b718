package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/graph"
	"github.com/actant-nlp/actant/internal/score"
	"github.com/actant-nlp/actant/relation"
)

// articles extracts the annotated articles and scores body, names,
// coreference, relations and quotations, and the identity across articles.
func (e *evaluation) articles(ctx context.Context, golds []string) error {
	if e.texts == "" {
		return usagef("-texts must name the folder of the articles' texts")
	}
	tables := map[string]*score.ArticleTable{}
	for _, gold := range golds {
		t, err := e.scoreArticles(ctx, gold)
		if err != nil {
			return err
		}
		tables[gold] = t
	}
	if e.json {
		return e.encode(tables)
	}
	for _, gold := range golds {
		e.show(gold, tables[gold])
	}
	if !e.reliability {
		return nil
	}
	var verdicts []score.Verdict
	for _, gold := range golds {
		verdicts = append(verdicts, tables[gold].Verdicts...)
	}
	return e.showReliability(verdicts)
}

func (e *evaluation) scoreArticles(ctx context.Context, path string) (*score.ArticleTable, error) {
	gold, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	ids, err := goldIDs(path, gold)
	if err != nil {
		return nil, err
	}
	var g graph.Graph
	var pred bytes.Buffer
	for _, id := range ids {
		text, err := os.ReadFile(filepath.Join(e.texts, id))
		if err != nil {
			return nil, err
		}
		doc, err := e.x.Extract(ctx, actant.Article{ID: id, Text: string(text)})
		if err != nil {
			return nil, err
		}
		line, err := json.Marshal(doc)
		if err != nil {
			return nil, err
		}
		if e.extracted != nil {
			e.extracted(doc)
		}
		pred.Write(append(line, '\n'))
		g.Add(doc)
	}
	merged, err := json.Marshal(&g)
	if err != nil {
		return nil, err
	}
	return score.Articles(bytes.NewReader(gold), &pred, score.ArticleOptions{Inventory: inventory(relation.News()),
		Graph: bytes.NewReader(merged), Errors: e.errors})
}

// goldIDs lists the articles of a compiled annotation.
func goldIDs(path string, gold []byte) ([]string, error) {
	var ids []string
	sc := bufio.NewScanner(bytes.NewReader(gold))
	sc.Buffer(nil, len(gold)+1)
	for n := 1; sc.Scan(); n++ {
		if len(bytes.TrimSpace(sc.Bytes())) == 0 {
			continue
		}
		var a struct{ ID string }
		if err := json.Unmarshal(sc.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		ids = append(ids, a.ID)
	}
	return ids, sc.Err()
}

// inventory is what the scorer has to know of a schema.
func inventory(s *relation.Schema) score.Inventory {
	inv := score.Inventory{Relations: map[string]score.RelationSpec{}}
	for _, t := range []entity.Type{entity.Person, entity.Organization, entity.Place, entity.Group, entity.Product,
		entity.Event, entity.Work, entity.Law} {
		inv.Named = append(inv.Named, string(t))
	}
	for _, t := range s.Types() {
		spec := score.RelationSpec{Symmetric: t.Symmetric}
		for _, r := range t.Roles {
			spec.Roles = append(spec.Roles, r.Name)
			if r.Core {
				spec.Core++
			}
		}
		inv.Relations[t.Name] = spec
	}
	return inv
}

func (e *evaluation) show(gold string, t *score.ArticleTable) {
	for _, line := range t.Errors {
		fmt.Fprintln(e.c.out, line)
	}
	w := e.table(gold + "\tP\tR\tF1\tgold\tpredicted")
	rows := []struct {
		name string
		f    score.F1
	}{
		{"body", t.Body}, {"names core", t.NamesCore}, {"names all", t.NamesAll}, {"dates", t.Dates}, {"money", t.Money},
		{"coreference", t.Coref}, {"across articles", *t.CrossDoc}, {"relations strict", t.Strict},
		{"relations lenient", t.Lenient}, {"quotations", t.Quotes},
	}
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%.2f\t%.2f\t%.2f\t%d\t%d\n", r.name, r.f.P, r.f.R, r.f.F, r.f.Gold, r.f.Pred)
	}
	_ = w.Flush()
	w = e.table("of what matched\tright %\tof")
	shares := []struct {
		name string
		s    score.Share
	}{
		{"publication date", t.Published}, {"polarity", t.Polarity}, {"modality", t.Modality},
		{"attribution", t.Attribution}, {"time", t.Time},
	}
	for _, s := range shares {
		fmt.Fprintf(w, "%s\t%.2f\t%d\n", s.name, s.s.Accuracy, s.s.Of)
	}
	_ = w.Flush()
}
