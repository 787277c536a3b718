package page

import (
	"encoding/json"
	"net/url"
	"strings"
	"time"
	"unicode"

	"github.com/itlightning/dateparse"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what a page tells about its article, apart from the text.
type metadata struct {
	titles               []string // the likeliest first
	site, language, link string
	authors              []string
	published            time.Time // midnight UTC of the day, as the page writes it
}

// readMetadata reads the page's JSON-LD, its meta elements (OpenGraph, Dublin
// Core, Parse.ly and plain ones), and marked-up times; the first of these that
// has a thing tells it.
func readMetadata(doc *html.Node) metadata {
	var m metadata
	var metas, linked []*html.Node
	for n := range doc.Descendants() {
		switch n.DataAtom {
		case atom.Script:
			if strings.EqualFold(attribute(n, "type"), "application/ld+json") && n.FirstChild != nil {
				m.linkedData(n.FirstChild.Data)
			}
		case atom.Meta:
			metas = append(metas, n)
		case atom.Link:
			linked = append(linked, n)
		case atom.Html:
			first(&m.language, languageTag(attribute(n, "lang")))
		}
	}
	for _, n := range metas {
		m.meta(n)
	}
	for _, n := range linked {
		if strings.EqualFold(attribute(n, "rel"), "canonical") {
			first(&m.link, address(attribute(n, "href")))
		}
	}
	if m.published.IsZero() {
		m.times(doc)
	}
	return m
}

// meta reads one meta element.
func (m *metadata) meta(n *html.Node) {
	value := oneLine(attribute(n, "content"))
	name := attribute(n, "property")
	if name == "" {
		name = attribute(n, "name")
	}
	if name == "" {
		name = attribute(n, "itemprop")
	}
	switch strings.ToLower(strings.TrimSpace(name)) {
	case "og:title":
		m.addTitle(value)
	case "og:site_name":
		first(&m.site, value)
	case "og:url":
		first(&m.link, address(value))
	case "og:locale", "content-language":
		first(&m.language, languageTag(value))
	case "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "publication_date", "publish_date",
		"dc.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "parsely-pub-date", "sailthru.date",
		"article.published", "cxenseparse:recs:publishtime", "citation_publication_date", "og:published_time":
		if m.published.IsZero() {
			m.published = Day(value)
		}
	}
}

// times reads elements that say by themselves that they are the publication date.
func (m *metadata) times(doc *html.Node) {
	for n := range doc.Descendants() {
		marked := strings.Contains(strings.ToLower(attribute(n, "itemprop")), "datepublished")
		if n.DataAtom == atom.Time {
			_, pub := find(n, "pubdate")
			marked = marked || pub || strings.Contains(strings.ToLower(attribute(n, "class")), "publish")
		}
		if !marked {
			continue
		}
		value := attribute(n, "datetime")
		if value == "" {
			value = attribute(n, "content")
		}
		if m.published = Day(value); !m.published.IsZero() {
			return
		}
	}
}

// linkedData reads a script of JSON-LD, of which only an article's is of use.
func (m *metadata) linkedData(text string) {
	text = strings.TrimSpace(text)
	text = strings.TrimSuffix(strings.TrimPrefix(text, "<![CDATA["), "]]>")
	var value any
	if json.Unmarshal([]byte(text), &value) == nil {
		m.linked(value, 0)
	}
}

// maxLinked is how deep articles are looked for in JSON-LD.
const maxLinked = 6

func (m *metadata) linked(value any, depth int) {
	if depth > maxLinked {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			m.linked(e, depth+1)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			m.article(v)
			return
		}
		for _, key := range []string{"@graph", "mainEntity", "mainEntityOfPage"} {
			m.linked(v[key], depth+1)
		}
	}
}

// isArticle reports whether a type of schema.org is one of articles.
func isArticle(t any) bool {
	switch v := t.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || strings.HasSuffix(v, "BlogPosting") || strings.HasSuffix(v, "Report")
	case []any:
		for _, e := range v {
			if s, ok := e.(string); ok && isArticle(s) {
				return true
			}
		}
	}
	return false
}

func (m *metadata) article(v map[string]any) {
	m.addTitle(text(v["headline"]))
	m.addTitle(text(v["name"]))
	first(&m.site, names(v["publisher"]))
	first(&m.link, address(text(v["url"])))
	if m.published.IsZero() {
		m.published = Day(text(v["datePublished"]))
	}
	if len(m.authors) > 0 {
		return
	}
	list, ok := v["author"].([]any)
	if !ok {
		list = []any{v["author"]}
	}
	for _, a := range list {
		if name := names(a); name != "" {
			m.authors = append(m.authors, name)
		}
	}
}

// names is the name of a person or organisation of JSON-LD.
func names(value any) string {
	switch v := value.(type) {
	case map[string]any:
		return text(v["name"])
	case []any:
		for _, e := range v {
			if s := names(e); s != "" {
				return s
			}
		}
	}
	return text(value)
}

func text(value any) string {
	s, _ := value.(string)
	return oneLine(html.UnescapeString(s))
}

// maxValue bounds a value of the metadata, in bytes.
const maxValue = 300

// oneLine is s on one line, without marks and control characters; "" when it is
// too long to be what it should be.
func oneLine(s string) string {
	if len(s) > 4*maxValue {
		return ""
	}
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case isMark(r) || unicode.IsControl(r) || invisible(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))), " ")
	if len(s) > maxValue {
		return ""
	}
	return s
}

// languageTag is s where it has the form of one.
func languageTag(s string) string {
	s = strings.TrimSpace(s)
	for _, c := range s {
		if c != '-' && c != '_' && (c < '0' || c > 'z' || !unicode.IsLetter(c) && !unicode.IsDigit(c)) {
			return ""
		}
	}
	if len(s) > 35 {
		return ""
	}
	return s
}

// address is s where it is an address of the web.
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return oneLine(u.String())
}

// Day is midnight UTC of the day of a date in any of the usual forms, as it is
// written: zones are not converted. It is zero for what is no date.
func Day(s string) time.Time {
	s = oneLine(s)
	if s == "" {
		return time.Time{}
	}
	t, err := dateparse.ParseAny(s)
	if err != nil || t.Year() < 1800 || t.Year() > 2200 {
		return time.Time{}
	}
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

func (m *metadata) addTitle(s string) {
	if s != "" {
		m.titles = append(m.titles, s)
	}
}

func first(to *string, value string) {
	if *to == "" {
		*to = value
	}
}

func attribute(n *html.Node, key string) string {
	value, _ := find(n, key)
	return value
}

func find(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}
