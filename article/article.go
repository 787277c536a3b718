package article

import (
	"context"
	"time"

	"github.com/actant-nlp/actant/internal/watch"
)

// A Span is a half-open range [Start, End) of byte offsets into the text given
// to [Read]. It converts to syntax.Span.
type Span struct{ Start, End int }

// Empty reports whether s covers no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// In is the text that s covers.
func (s Span) In(text string) string {
	if s.Start < 0 || s.End > len(text) || s.Empty() {
		return ""
	}
	return text[s.Start:s.End]
}

// Options change how a text is read. The zero value is right for pages.
type Options struct {
	// Plain says that there is no page around the story: every paragraph is
	// body, and there is no title, byline or date to find.
	Plain bool
}

// A Page is what [Read] found. Spans that were not found are empty.
type Page struct {
	Title    Span
	Dateline Span // the place before the lead, "SEOUL" or "SEOUL, South Korea"; inside the first body span
	Byline   Span // the authors' names, without "By"
	Body     []Span

	// Source is the name of the agency or newspaper that the page gives as its
	// source, in the canonical form of the lexicon "news-sources"; "" when it
	// gives none.
	Source string
	// Published is midnight UTC of the day of publication, as the page writes
	// it (time zones are not converted); zero when the page does not tell.
	Published time.Time
	// PublishedAt is where the page gives the date.
	PublishedAt Span

	// Binary says that the text is not prose in UTF-8 and was not read: one byte
	// in twenty is a control character or none of a character.
	Binary bool
}

// Read finds the story in text, the text of a page as bytes of UTF-8. Any input
// gives a valid page, in time linear in its length; a text that is not prose
// (binary data) gives an empty one.
//
// A paragraph of more than 64 KiB is given as several body spans.
func Read(text string, o Options) Page {
	p, _ := ReadContext(context.Background(), text, o)
	return p
}

// ReadContext is Read that gives up, with ctx's error, soon after ctx is done.
func ReadContext(ctx context.Context, text string, o Options) (Page, error) {
	w := watch.New(ctx)
	if binary(w, text) {
		return Page{Binary: true}, w.Err()
	}
	blocks := readBlocks(w, text)
	if o.Plain && w.Err() == nil {
		return plainPage(text, blocks), nil
	}
	segs := cut(w, text, blocks)
	measure(w, text, segs)
	compare(w, text, segs)
	p := readPage(w, text, segs)
	return p, w.Err()
}

// readPage labels the segments and reads what they say of the story.
func readPage(w *watch.Watch, text string, segs []segment) Page {
	if w.Done() {
		return Page{}
	}
	label(w, segs)
	var p Page
	p.Body = bodySpans(w, segs)
	p.Title = findTitle(w, text, segs)
	p.Dateline, _ = findDateline(text, p.Body)
	p.Published, p.PublishedAt = findPublished(w, text, segs, p.Body)
	p.Byline = findByline(w, segs)
	p.Source = findSource(w, text, segs, p.Body)
	return p
}

// plainPage is the page of a text that is all story.
func plainPage(text string, blocks []Span) Page {
	p := Page{Body: blocks}
	p.Dateline, _ = findDateline(text, p.Body)
	return p
}

// bodySpans joins the body segments of each block into spans.
func bodySpans(w *watch.Watch, segs []segment) []Span {
	var body []Span
	last := -1 // block of the last span
	for i := range w.Range(len(segs)) {
		s := &segs[i]
		if s.state != inBody {
			last = -1
			continue
		}
		if s.block == last {
			body[len(body)-1].End = s.End
			continue
		}
		body, last = append(body, s.Span), s.block
	}
	return body
}
