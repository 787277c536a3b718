package article

import (
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// words are the classes of the lexicon "rule-words" that furniture is told by.
var words = sync.OnceValue(func() struct{ you, response, responds map[string]bool } {
	rule := func(class string) map[string]bool { return data.Lexicon("rule-words").Members("classes", class) }
	return struct{ you, response, responds map[string]bool }{rule("second-person"), rule("response"), rule("responds")}
})
