// Package spaced makes texts for tests and fuzz targets of the later stages, which
// take any tokens: words between white space, with the tags and trees that a test
// gives them.
package spaced

import (
	"strings"

	"github.com/actant-nlp/actant/syntax"
)

// Tokens are the words of source, where they lie in it. They have no tags, and
// depend on nothing.
func Tokens(source string) []syntax.Token {
	var toks []syntax.Token
	end := 0
	for _, w := range strings.Fields(source) {
		start := end + strings.Index(source[end:], w)
		end = start + len(w)
		toks = append(toks, syntax.Token{Span: syntax.Span{Start: start, End: end}, Text: w, Head: -1})
	}
	return toks
}
