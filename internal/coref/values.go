package coref

import (
	"strings"

	"github.com/actant-nlp/actant/entity"
)

// joinValues makes one entity of the dates, times and amounts that have one
// value, and of a date and the one that follows it in brackets: "Tuesday
// (20 February)". Where these two disagree, the mentions keep their own values.
func (a *article) joinValues() {
	seen := map[string]int{}
	for i := range a.each() {
		m := &a.m[i]
		if !isValue(m.Type) || m.Kind == entity.Pronoun {
			continue
		}
		if i > 0 && a.m[i-1].Type == m.Type && a.m[i-1].sent == m.sent && strings.TrimSpace(a.between(i-1, i)) == "(" {
			a.join(i-1, i)
		}
		k := m.Value
		if k == "" {
			k = "~" + strings.Join(m.words, " ")
		}
		k = string(m.Type) + " " + k
		if j, ok := seen[k]; ok {
			a.join(j, i)
		} else {
			seen[k] = i
		}
	}
}

func isValue(t entity.Type) bool {
	switch t {
	case entity.Date, entity.Time, entity.Money, entity.Quantity:
		return true
	}
	return false
}

// between is the text from the end of mention i to the start of mention j.
func (a *article) between(i, j int) string {
	from, to := a.m[i].End, a.m[j].Start
	if from < 0 || from > to || to > len(a.t.Source) || to-from > 200 {
		return "\x00"
	}
	return a.t.Source[from:to]
}
