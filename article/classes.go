package article

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// words are the classes of the lexicon "rule-words" that furniture is told by.
var words = sync.OnceValue(func() struct{ you, response, responds map[string]bool } {
	rule := func(class string) map[string]bool { return data.Lexicon("rule-words").Members("classes", class) }
	return struct{ you, response, responds map[string]bool }{rule("second-person"), rule("response"), rule("responds")}
})

// lazily compiles a regular expression when it is first asked for.
func lazily(expr func() string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr()) })
}

// anyOf is the part of a regular expression that matches the words of a class of
// the lexicon "article-words".
func anyOf(class string) string {
	return alternatives(slices.Collect(maps.Keys(data.Lexicon("article-words").Members("classes", class))))
}

// alternatives is the part of a regular expression that matches any of words, the
// longest that fits.
func alternatives(words []string) string {
	slices.SortFunc(words, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return `(?:` + strings.Join(words, "|") + `)`
}
