package export

import (
	_ "embed"
	"regexp"
	"strings"
	"sync"
	"time"
)

//go:embed vocabulary.txt
var vocabularyText string

// words of other vocabularies for the built-in types; see vocabulary.txt.
type words struct {
	classes    map[string]string // of "TYPE" and "TYPE/subtype"
	properties map[string][]statement
	actions    map[string]action
}

// A statement says a relation of two roles as one triple.
type statement struct {
	property string
	from, to string // roles of its subject and object
}

// An action says a relation as an action of schema.org.
type action struct {
	class string
	roles map[string]string // properties by our roles
}

var vocabulary = sync.OnceValue(func() *words { return readVocabulary(vocabularyText) })

func readVocabulary(text string) *words {
	w := &words{map[string]string{}, map[string][]statement{}, map[string]action{}}
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if len(f) < 3 || strings.HasPrefix(f[0], "#") {
			continue
		}
		switch {
		case f[0] == "class":
			w.classes[f[1]] = f[2]
		case f[0] == "property" && len(f) == 5:
			w.properties[f[1]] = append(w.properties[f[1]], statement{f[2], f[3], f[4]})
		case f[0] == "action":
			a := action{f[2], map[string]string{}}
			for _, pair := range f[3:] {
				role, property, _ := strings.Cut(pair, "=")
				a.roles[role] = property
			}
			w.actions[f[1]] = a
		}
	}
	return w
}

func (w *words) class(typ, subtype string) string {
	if c, ok := w.classes[typ+"/"+subtype]; ok {
		return c
	}
	return w.classes[typ]
}

// A filler is what fills a role.
type filler struct {
	role string
	to   iri
}

// plain says a relation in the words of other vocabularies too. It is only for
// what is told as a fact: there, these words know neither doubt nor denial.
func (d *description) plain(id iri, typ string, fillers []filler) {
	w := vocabulary()
	for _, s := range w.properties[typ] {
		for i, a := range fillers {
			for k, b := range fillers {
				if i != k && a.role == s.from && b.role == s.to {
					d.link(a.to, s.property, b.to)
				}
			}
		}
	}
	a, ok := w.actions[typ]
	if !ok {
		return
	}
	d.is(id, a.class)
	d.link(id, "schema:actionStatus", expand("schema:CompletedActionStatus"))
	for _, f := range fillers {
		if p := a.roles[f.role]; p != "" {
			d.link(id, p, f.to)
		}
	}
}

var wikidataID = regexp.MustCompile(`^[QP][1-9][0-9]*$`)

// dateType is the type of XML Schema that a date of ISO 8601 has, "" for none.
func dateType(s string) string {
	for _, t := range []struct{ layout, name string }{
		{time.DateOnly, "xsd:date"}, {"2006-01", "xsd:gYearMonth"}, {"2006", "xsd:gYear"},
	} {
		if _, err := time.Parse(t.layout, s); err == nil && len(s) == len(t.layout) {
			return t.name
		}
	}
	return ""
}
