// Package feed reads the articles of RSS, Atom and JSON feeds.
//
//	for a, err := range feed.Articles(xml, feed.Options{}) { … }
//
// An article's text is the item's title and its content, or its description
// where it has no content, read as HTML by package page: one paragraph a block.
// Byline, date, source and link are what the feed tells. Offsets are into that
// text, which is no range of the feed's file.
//
// Feeds are parsed by gofeed, which also converts character sets and forgives
// common mistakes.
package feed

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"strings"

	"github.com/mmcdole/gofeed"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/web/page"
)

// ErrNotFeed is wrapped by the error for bytes that are no feed.
var ErrNotFeed = errors.New("not a feed")

// Options say how to read a feed. The zero value works.
type Options struct {
	// MaxBytes is the longest feed that is read; 0 means 64 MiB.
	MaxBytes int
}

const defaultMaxBytes = 64 << 20

// Is reports whether b begins as a feed does.
func Is(b []byte) bool {
	return gofeed.DetectFeedType(bytes.NewReader(b[:min(len(b), 4096)])) != gofeed.FeedTypeUnknown
}

// Articles yields the items of a feed in its order. An item without text yields
// an error that wraps [page.ErrNoText] and names the item, and reading goes on; a
// broken feed yields one error.
func Articles(b []byte, o Options) iter.Seq2[actant.Article, error] {
	return func(yield func(actant.Article, error) bool) {
		f, err := parse(b, o)
		if err != nil {
			yield(actant.Article{}, err)
			return
		}
		for i, item := range f.Items {
			a, err := article(f, item, i+1)
			if err != nil {
				err = fmt.Errorf("item %d (%s): %w", i+1, a.ID, err)
			}
			if !yield(a, err) {
				return
			}
		}
	}
}

func parse(b []byte, o Options) (f *gofeed.Feed, err error) {
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	if len(b) > o.MaxBytes {
		return nil, fmt.Errorf("%w: %d bytes, of at most %d", page.ErrTooLong, len(b), o.MaxBytes)
	}
	defer func() { // a fault of the library must not end a run over many feeds
		if fault := recover(); fault != nil {
			f, err = nil, fmt.Errorf("internal fault: %v", fault)
		}
	}()
	f, err = gofeed.NewParser().Parse(bytes.NewReader(b))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotFeed, err)
	}
	return f, nil
}

// article is the n-th item as an article.
func article(f *gofeed.Feed, item *gofeed.Item, n int) (actant.Article, error) {
	if item == nil {
		return actant.Article{ID: fmt.Sprintf("#%d", n)}, page.ErrNoText
	}
	a := actant.Article{ID: strings.TrimSpace(item.GUID), Link: strings.TrimSpace(item.Link), Source: line(f.Title), Byline: byline(item)}
	if a.ID == "" {
		a.ID = a.Link
	}
	if a.ID == "" {
		a.ID = fmt.Sprintf("%s#%d", strings.TrimSpace(f.Link), n)
	}
	if a.Published = page.Day(item.Published); a.Published.IsZero() {
		a.Published = page.Day(item.Updated)
	}
	content := item.Content
	if strings.TrimSpace(content) == "" {
		content = item.Description
	}
	p, err := page.Fragment([]byte(content), page.Options{})
	title := line(item.Title)
	switch {
	case err == nil && title != "":
		a.Text = title + "\n\n" + p.Text
	case err == nil:
		a.Text = p.Text
	case errors.Is(err, page.ErrNoText) && title != "":
		a.Text = title // an item that is only a headline is a text, too
	default:
		return a, err
	}
	return a, nil
}

// line is the text of a piece of HTML on one line.
func line(s string) string {
	p, err := page.Fragment([]byte(s), page.Options{})
	if err != nil {
		return ""
	}
	return strings.Join(strings.Fields(p.Text), " ")
}

func byline(item *gofeed.Item) string {
	var names []string
	for _, p := range item.Authors {
		if p == nil {
			continue
		}
		if name := line(p.Name); name != "" {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}
