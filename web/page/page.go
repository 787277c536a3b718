package page

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"github.com/actant-nlp/actant"
)

// Reasons for which a page cannot be read.
var (
	ErrNoText  = errors.New("no article text in the page")
	ErrNotHTML = errors.New("not HTML")
	ErrTooLong = errors.New("page too long")
)

// Options say how to read a page. The zero value works.
type Options struct {
	// URL is where the page was published; a canonical address in the page wins.
	URL string
	// ContentType is the header of this name, which may tell the character set.
	ContentType string
	// MaxBytes is the longest page that is read; 0 means 16 MiB.
	MaxBytes int
}

const (
	defaultMaxBytes = 16 << 20
	maxElements     = 100_000
	leastArticle    = 200 // characters, below which unlikely parts of the page are searched too
)

// A Page is the article of an HTML page.
type Page struct {
	// Text is the title, where the page shows it, and the paragraphs of the
	// article, with an empty line between them.
	Text string

	Title     string
	Byline    string    // the authors' names: "Ann Lee, Joe Roe"
	Site      string    // the paper, agency or site
	Language  string    // as the page declares it: "en-GB"
	Link      string    // the canonical address
	Published time.Time // midnight UTC of the day as the page writes it; zero when it does not
	Charset   string    // of the page as given: "utf-8"

	runs runs
}

// Read reads the page in b. The error wraps [ErrNoText], [ErrNotHTML] or
// [ErrTooLong], or tells what is wrong with the page's markup.
func Read(b []byte, o Options) (*Page, error) {
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	if len(b) > o.MaxBytes {
		return nil, fmt.Errorf("%w: %d bytes, of at most %d", ErrTooLong, len(b), o.MaxBytes)
	}
	if kind := http.DetectContentType(b); !strings.HasPrefix(kind, "text/") && kind != "application/octet-stream" {
		return nil, fmt.Errorf("%w: %s", ErrNotHTML, kind)
	}
	d := decode(b, o.ContentType)
	m := mark(d.text)
	doc, err := html.Parse(strings.NewReader(m.html))
	if err != nil {
		return nil, fmt.Errorf("parsing the page: %w", err)
	}
	meta := readMetadata(doc)
	headings := headingsOf(doc, d, m)
	found, err := findArticle(doc, o.URL)
	if err != nil {
		return nil, err
	}
	r := reader{page: d, starts: m.starts}
	if found.Node != nil {
		r.read(found.Node)
	}
	p := &Page{Site: meta.site, Language: meta.language, Link: meta.link, Published: meta.published, Charset: d.charset}
	p.complete(&meta, found, o)
	blocks := p.titled(meta.titles, r.blocks, headings, d, m)
	if p.Text, p.runs = join(blocks); !hasWords(r.blocks) {
		return nil, ErrNoText
	}
	return p, nil
}

// findArticle has readability find the article, with a bound on its work.
func findArticle(doc *html.Node, address string) (found readability.Article, err error) {
	defer func() { // a fault of the library must not end a run over many pages
		if fault := recover(); fault != nil {
			err = fmt.Errorf("finding the article: internal fault: %v", fault)
		}
	}()
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	parser.CharThresholds = leastArticle
	parser.DisableJSONLD = true // read by readMetadata
	base, _ := url.Parse(address)
	found, err = parser.ParseAndMutate(doc, base)
	if err != nil {
		err = fmt.Errorf("finding the article: %w", err)
	}
	return found, err
}

// complete fills in what readability found and the metadata did not tell.
func (p *Page) complete(meta *metadata, found readability.Article, o Options) {
	meta.addTitle(oneLine(found.Title()))
	p.Byline = strings.Join(meta.authors, ", ")
	if first(&p.Byline, oneLine(found.Byline())); len(p.Byline) > 3 && strings.EqualFold(p.Byline[:3], "by ") {
		p.Byline = p.Byline[3:]
	}
	if strings.ContainsAny(p.Byline, "0123456789") { // a date, a count of comments
		p.Byline = ""
	}
	first(&p.Site, oneLine(found.SiteName()))
	first(&p.Language, languageTag(found.Language()))
	first(&p.Link, address(o.URL))
	if p.Published.IsZero() {
		if t, err := found.PublishedTime(); err == nil {
			p.Published = Day(t.Format(time.DateOnly))
		}
	}
}

// hasWords reports whether blocks have any text: more than signs and numbers.
func hasWords(blocks []block) bool {
	for _, b := range blocks {
		for i := 0; i < len(b.text); {
			r, n := utf8.DecodeRune(b.text[i:])
			if r >= 'A' && r != utf8.RuneError {
				return true
			}
			i += n
		}
	}
	return false
}

// Source is the smallest range of the page's bytes as given that holds what the
// bytes [start, end) of Text come from; false when they come from nowhere, as
// the empty lines between paragraphs do.
func (p *Page) Source(start, end int) (from, to int, ok bool) { return p.runs.source(start, end) }

// Runs says where each stretch of Text comes from, in its order.
func (p *Page) Runs() []Run { return append([]Run(nil), p.runs...) }

// Article is the page as an article with the given id.
func (p *Page) Article(id string) actant.Article {
	a := actant.Article{ID: id, Text: p.Text, Published: p.Published, Byline: p.Byline, Source: p.Site, Link: p.Link}
	if p.Charset != "utf-8" {
		a.Charset = p.Charset
	}
	return a
}
