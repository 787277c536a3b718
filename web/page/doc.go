// Package page reads the article of an HTML page: its text, one paragraph a
// block, and what the page's metadata tells of title, authors, date, paper,
// language and address.
//
//	p, err := page.Read(html, page.Options{})
//	doc, err := x.Extract(ctx, p.Article("a.html"))
//	from, to, ok := p.Source(mention.Start, mention.End) // bytes of html
//
// What is the article is found by go-readability, a port of the library behind
// Firefox's reader view: menus, forms, advertisements, comments and lists of
// links are left out by it, pictures' captions, tables of contents and what is
// not text by this package, and what furniture is left by actant itself.
//
// # Positions
//
// Names must not join across the blocks of a page, and a word may be spelt with
// entities or broken by tags; so the text that is analysed is not the page's
// source. [Page.Source] leads every range of it back to the bytes of the page
// as given, whatever its character set. To this end each stretch of text gets a
// mark of two private-use characters before the page is parsed, and the marks are
// read from the text that is left.
//
// # Character sets
//
// Bytes that are right UTF-8, with at least one character of several bytes, are
// UTF-8 whatever the page declares; otherwise the byte order mark, the declaration
// (of the server, then of the page) and windows-1252 are taken in this order, as
// browsers do.
//
// # Limits
//
// A page larger than [Options].MaxBytes, or with more than 100,000 elements, or
// with elements nested deeper than 512, is an error. Nothing is fetched.
package page
