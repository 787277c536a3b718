package coref

import (
	"context"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/watch"
	"github.com/actant-nlp/actant/syntax"
)

// A Resolver joins mentions into entities. The zero value is ready and safe for
// concurrent use: it holds no state, all scratch memory belongs to one call.
type Resolver struct {
	// Voices keeps first and second persons whom the text does not name as
	// entities too: one for "I", one for "we", one for "you", outside quotations
	// and for each speaker inside them.
	Voices bool
	// Model ranks the candidates of personal pronouns; nil is the embedded one.
	Model *Model
}

// Resolve joins the mentions ms of t into entities, in the order of their first
// mention. Pronouns that refer to nothing found, first and second persons outside
// quotations (but see Voices), and titles beside their holder's name are left out; every other mention is in exactly one
// entity. The error is ctx's.
func (r Resolver) Resolve(ctx context.Context, t *syntax.Text, ms []entity.Mention) ([]entity.Entity, error) {
	a := read(watch.New(ctx), t, ms)
	a.voices, a.model = r.Voices, r.Model
	if a.model == nil {
		a.model = embedded()
	}
	if err := a.resolve(); err != nil {
		return nil, err
	}
	es := a.entities()
	if a.w.Done() {
		return nil, a.w.Err()
	}
	return es, nil
}

// resolve runs the passes.
func (a *article) resolve() error {
	passes := []func(){
		a.adoptNames,
		a.adoptBodies,
		a.joinValues,
		a.joinPlaces,
		a.joinGroups,
		a.joinNames,
		a.barKin,
		a.joinAppositions,
		a.joinPeople,
		a.joinAliases,
		a.joinLeads,
		a.noteOffices,
		a.noteKin,
		a.noteSpeakers,
		a.barQuoted,
		a.resolveInOrder,
		a.joinVoices,
	}
	for _, pass := range passes {
		if a.w.Done() {
			return a.w.Err()
		}
		pass()
	}
	return nil
}
