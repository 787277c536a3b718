package actant

import (
	"context"

	"github.com/actant-nlp/actant/internal/open"
	"github.com/actant-nlp/actant/relation"
)

// findOpen fills in the open relations.
func (d *Document) findOpen(ctx context.Context, s *relation.Schema) error {
	found, notes, err := open.Find(ctx, s, d.Text, d.Entities)
	d.Open = found
	d.Notes = append(d.Notes, notes...)
	return err
}
