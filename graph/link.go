package graph

import (
	"context"
	"errors"
	"fmt"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
)

// A Linker finds things in a knowledge base. It must be safe for concurrent use
// where [LinkAll] is used so.
type Linker interface {
	// Link lists what an entity of a document may be, in any order. An empty list
	// means that the linker does not know; a match without an ID stands for "none
	// of these", with a score of its own.
	Link(ctx context.Context, d *actant.Document, e *entity.Entity) ([]Match, error)
}

// A Match is a thing in a knowledge base that an entity may be.
type Match struct {
	ID    string  // as the knowledge base has it: "Q1490", "geonames:1850147"; empty for none of its things
	Score float64 // how well it fits, in [0, 1]
}

// The least score at which an id is taken, and how many times better than the
// next it must be.
const (
	linkScore  = 0.5
	linkMargin = 1.5
)

// LinkAll gives the named entities of d that have no Link the id that the first
// linker with a clear answer finds: one that scores at least 0.5 and one and a
// half times the next. A clear answer without an id, none of these, leaves the
// entity without a link and asks nobody else. Call it before [Graph.Add]:
// entities with one id are one node, those with different ids are not.
//
// A linker's error ends the work on that entity alone; the errors come back
// together, each with its document and entity. The error is ctx's when it is
// done.
func LinkAll(ctx context.Context, d *actant.Document, linkers ...Linker) error {
	var failed []error
	for i := range d.Entities {
		e := &d.Entities[i]
		if err := ctx.Err(); err != nil {
			return err
		}
		if e.Link != "" || !e.Named() {
			continue
		}
		if err := linkEntity(ctx, d, e, linkers); err != nil {
			failed = append(failed, fmt.Errorf("graph: %s: link %s (%s): %w", d.ID, e.ID, e.Name, err))
		}
	}
	return errors.Join(failed...)
}

func linkEntity(ctx context.Context, d *actant.Document, e *entity.Entity, linkers []Linker) error {
	for _, l := range linkers {
		ms, err := l.Link(ctx, d, e)
		if err != nil {
			return err
		}
		if m, ok := clearest(ms); ok {
			e.Link = m.ID
			return nil
		}
	}
	return nil
}

// clearest is the match that stands out.
func clearest(ms []Match) (Match, bool) {
	var best, next Match
	for _, m := range ms {
		switch {
		case m.Score > best.Score:
			best, next = m, best
		case m.Score > next.Score:
			next = m
		}
	}
	return best, best.Score >= linkScore && best.Score >= linkMargin*next.Score
}
