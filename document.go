package actant

import (
	"time"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// An Article is what goes in: the text of one page.
type Article struct {
	ID   string // the caller's name for it: a file name, a URL
	Text string // as it was published; every offset that comes out is into this

	// Published is the publication day when the caller knows it. It wins over
	// what the page says, and resolves "last Tuesday".
	Published time.Time

	// Plain says that Text is all body: no headline, menu or form around it.
	Plain bool
}

// A Document is what comes out: what one article says. It is plain data and
// encodes to the JSON described in this package's manual.
type Document struct {
	ID        string
	Title     string    // the headline; empty when there is none
	Dateline  string    // the place before the lead: "SEOUL"
	Byline    string    // who wrote it
	Source    string    // the paper or agency, where the page tells
	Published time.Time // midnight UTC of the day; zero when unknown

	Text      *syntax.Text        // the article's body, tokens and trees; nil in a decoded Document
	Entities  []entity.Entity     // in the order of their first mention
	Relations []relation.Relation // in the order of their triggers
	Quotes    []relation.Quote    // in text order

	// Open are the open relations in text order, nil unless [Options].Open asked
	// for them.
	Open []relation.Open

	// Notes say what a limit cut off, so that nothing is lost silently.
	Notes []string
}

// Entity returns the entity with the given id, nil if there is none.
func (d *Document) Entity(id string) *entity.Entity {
	for i := range d.Entities {
		if d.Entities[i].ID == id {
			return &d.Entities[i]
		}
	}
	return nil
}
