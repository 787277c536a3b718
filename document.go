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

	// What the caller knows from elsewhere (a page's metadata, a feed); it wins
	// over what the page says, and goes into the Document as it is.
	Byline string // the authors
	Source string // the paper or agency
	Link   string // the address it was published at

	// Charset is the character set that Text was converted from, "" when Text is
	// the bytes that were published. Offsets are into Text, the converted form.
	Charset string

	// Plain says that Text is all body: no headline, menu or form around it.
	Plain bool
}

// A Document is what comes out: what one article says. It is plain data and
// encodes to the JSON that package export's DocumentSchema describes.
type Document struct {
	ID        string
	Title     string    // the headline; empty when there is none
	Dateline  string    // the place before the lead: "SEOUL"
	Byline    string    // who wrote it
	Source    string    // the paper or agency, where the page or the caller tells
	Link      string    // Article.Link
	Charset   string    // Article.Charset: offsets are into the text converted from it
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

// told fills in what the caller knows of a.
func (d *Document) told(a Article) {
	if a.Byline != "" {
		d.Byline = a.Byline
	}
	if a.Source != "" {
		d.Source = a.Source
	}
	d.Link, d.Charset = a.Link, a.Charset
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
