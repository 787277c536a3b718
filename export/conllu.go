package export

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/syntax"
)

// conllu writes CoNLL-U with mentions as brackets in MISC, in the form of
// CorefUD 1.0 that GUM uses too: Entity=(e1-PERSON-2-name-Jo_Roe) on a
// word, or its parts on the first and the last word of a mention.
type conllu struct {
	f *file
	w *syntax.ConlluWriter
}

// entityFields declares what stands in a bracket, in CorefUD's way.
const entityFields = "# global.Entity = eid-etype-head-kind-identity"

func newConllu(t *target, _ Options) Writer {
	f := t.file("documents.conllu")
	return &conllu{f, syntax.NewConlluWriter(f)}
}

func (w *conllu) Write(d *actant.Document) error {
	marks := bracketsOf(d)
	err := w.w.WriteAnnotated(d.Text, d.ID, func(i int, s *syntax.ConlluSentence) {
		if i == 0 {
			s.Comments = append(s.Comments, entityFields)
		}
		s.Misc = marks[i]
	})
	if err != nil {
		return &DocumentError{d.ID, err}
	}
	return nil
}

func (w *conllu) Close() error { return w.w.Flush() }

// A marking is a mention as a run of words of a sentence.
type marking struct {
	first, last, head int // words
	id, typ           string
	kind, identity    string
}

// open is what stands in the bracket that opens it.
func (m *marking) open() string {
	return strings.Join([]string{m.id, m.typ, itoa(m.head - m.first + 1), m.kind, m.identity}, "-")
}

// bracketsOf gives, for each sentence with mentions, the MISC columns.
func bracketsOf(d *actant.Document) map[int][]string {
	bySentence := map[int][]marking{}
	for i := range d.Entities {
		e := &d.Entities[i]
		for k := range e.Mentions {
			m := &e.Mentions[k]
			if s, at, ok := wordsOf(d.Text, e, m); ok {
				bySentence[s] = append(bySentence[s], at)
			}
		}
	}
	out := make(map[int][]string, len(bySentence))
	for s, ms := range bySentence {
		out[s] = brackets(ms, len(d.Text.Sentences[s].Tokens))
	}
	return out
}

// wordsOf finds the words that a mention covers, be it in part; false when there
// is none.
func wordsOf(t *syntax.Text, e *entity.Entity, m *entity.Mention) (sentence int, at marking, ok bool) {
	sentence, _ = slices.BinarySearchFunc(t.Sentences, m.Start, func(s syntax.Sentence, start int) int {
		if s.End <= start {
			return -1
		}
		return 1
	})
	if sentence == len(t.Sentences) {
		return 0, at, false
	}
	tokens := t.Sentences[sentence].Tokens
	at.first = -1
	for i := range tokens {
		if tokens[i].Overlaps(m.Span) {
			if at.first < 0 {
				at.first = i
			}
			at.last = i
		}
	}
	if at.first < 0 {
		return 0, at, false
	}
	at.head = headOf(tokens, at, m)
	at.id, at.typ, at.kind, at.identity = part(e.ID), part(string(e.Type)), part(string(m.Kind)), part(e.Name)
	if e.Link != "" {
		at.identity = part(e.Link)
	}
	return sentence, at, true
}

// headOf is the word that the mention hangs on: the recognizer's, or the first
// whose head lies outside.
func headOf(tokens []syntax.Token, at marking, m *entity.Mention) int {
	if m.Head >= at.first && m.Head <= at.last {
		return m.Head
	}
	for i := at.first; i <= at.last; i++ {
		if h := tokens[i].Head; h < at.first || h > at.last {
			return i
		}
	}
	return at.last
}

// brackets writes the mentions of a sentence: what ends first, inner ones before
// outer ones, then what begins, outer ones before inner ones.
func brackets(ms []marking, words int) []string {
	order := func(a, b marking) int {
		if a.first != b.first {
			return a.first - b.first
		}
		return b.last - a.last
	}
	slices.SortStableFunc(ms, order)
	uncross(ms)
	slices.SortStableFunc(ms, order)
	opening, closing := make([]string, words), make([]string, words)
	for _, m := range ms {
		if m.first == m.last {
			opening[m.first] += "(" + m.open() + ")"
			continue
		}
		opening[m.first] += "(" + m.open()
		closing[m.last] = m.id + ")" + closing[m.last]
	}
	out := make([]string, words)
	for i := range out {
		if s := closing[i] + opening[i]; s != "" {
			out[i] = "Entity=" + s
		}
	}
	return out
}

// uncross leaves of a mention that crosses an earlier one of the same entity its
// head alone: the brackets of one entity can only nest.
func uncross(ms []marking) {
	open := map[string][]int{} // last words of the mentions in progress
	for i := range ms {
		m := &ms[i]
		ends := open[m.id]
		for len(ends) > 0 && ends[len(ends)-1] < m.first {
			ends = ends[:len(ends)-1]
		}
		if len(ends) > 0 && m.last > ends[len(ends)-1] {
			m.first, m.last = m.head, m.head
		} else {
			ends = append(ends, m.last)
		}
		open[m.id] = ends
	}
}

// part is s as a field of a bracket: "_" for white space, percent escapes for
// what separates fields and columns, as in UD's URL escapes.
func part(s string) string {
	if s == "" {
		return "_"
	}
	s = strings.Join(strings.Fields(visible(s)), "_")
	return strings.NewReplacer("%", "%25", "-", "%2D", "(", "%28", ")", "%29", "|", "%7C", "=", "%3D", ",", "%2C", "[", "%5B", "]", "%5D").Replace(s)
}
