package relate

import (
	"sync"

	"github.com/actant-nlp/actant/internal/data"
)

// ruleWords are the closed classes that rules ask for; the lexicon "rule-words"
// says what each is.
type ruleWords struct {
	article, indefinite, subordinator, simultaneous, until, content, goal, scheduled, manner, timeClause, officeOf, identify, life, dating, bothOf map[string]bool

	people, lands map[string]bool // nouns behind "the two", in the lexicon "couple-nouns"
}

var words = sync.OnceValue(func() *ruleWords {
	rule := func(class string) map[string]bool { return data.Lexicon("rule-words").Members("classes", class) }
	couple := data.Lexicon("couple-nouns")
	return &ruleWords{
		article: rule("article"), indefinite: rule("indefinite"), subordinator: rule("subordinator"), simultaneous: rule("simultaneous"),
		until: rule("until"), content: rule("content"), goal: rule("goal"), scheduled: rule("scheduled"), manner: rule("manner"),
		timeClause: rule("time-clause"), officeOf: rule("office-of"), identify: rule("identify"), life: rule("life"),
		dating: rule("dating"), bothOf: rule("both-of"),
		people: couple.Members("of", "people"), lands: couple.Members("of", "land"),
	}
})
