// Package page writes one self-contained HTML page that shows what articles say:
// the articles with their entities marked, relations drawn over the sentences,
// the merged graph, a timeline, and conflicts side by side. Every fact leads to
// the words that state it.
//
//	err := page.Write(w, docs, &g, page.Options{Title: "Morning papers"})
//
// # What is in the page
//
// Markup, style and script are three files of this package's assets folder, put
// into the page as they are; nothing is loaded from elsewhere and nothing is
// sent. The data are JSON in script elements of type application/json, one for
// the graph and one for each article, which the script decodes when the article
// is opened.
//
// # Safety
//
// An article is untrusted. Its text reaches the page as JSON whose "<", ">" and
// "&" are escaped, and the document as text nodes and never as markup. A
// Content-Security-Policy allows the page's own script and style by their
// SHA-256 and forbids everything else, remote addresses included; Trusted Types
// forbid strings that become markup. Marks that turn the direction of writing are
// shown by their names instead of being obeyed, and names are isolated (bdi).
//
// # Offsets
//
// Spans of a document count bytes; a browser counts UTF-16 code units. They are
// converted once, here, and the page carries for each article the few numbers
// that lead back to bytes, which it shows.
//
// # Limits
//
// The page holds the text of [Options].MaxArticles articles and the
// [Options].MaxFacts best supported facts, and says how many it leaves out. Lists
// are filled as they are scrolled to.
package page
