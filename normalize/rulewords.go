package normalize

import (
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// ruleWords are the closed classes that rules ask for; the lexicon "rule-words"
// says what each is.
type ruleWords struct {
	servant, settlement, few, weighed, ageUnit map[string]bool
}

var rules = sync.OnceValue(func() *ruleWords {
	of := func(class string) map[string]bool { return data.Lexicon("rule-words").Members("classes", class) }
	return &ruleWords{servant: of("servant"), settlement: of("settlement"), few: of("few"), weighed: of("weighed"), ageUnit: of("age-unit")}
})
