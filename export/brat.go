package export

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// brat writes NAME.txt and NAME.ann for each article
// (https://brat.nlplab.org/standoff.html), and an annotation.conf that declares
// the types which occur. Offsets are characters, as brat counts.
type brat struct {
	to    *target
	names map[string]bool // of files
	conf  bratConf
}

func newBrat(t *target, _ Options) Writer {
	return &brat{to: t, names: map[string]bool{}, conf: newBratConf()}
}

func (w *brat) Write(d *actant.Document) error {
	name := fileName(d.ID)
	for k := 2; w.names[strings.ToLower(name)]; k++ {
		name = fileName(d.ID) + "~" + itoa(k)
	}
	w.names[strings.ToLower(name)] = true
	text := w.to.create(name + ".txt")
	text.put(valid(d.Text.Source))
	text.close()
	ann := w.to.create(name + ".ann")
	s := standoff{f: ann, conf: &w.conf, doc: d, offsets: newOffsets(d.Text.Source), spans: map[spanType]string{}}
	s.write()
	ann.close()
	return w.to.err
}

func (w *brat) Close() error {
	f := w.to.create("annotation.conf")
	f.put(w.conf.text())
	f.close()
	return nil
}

// fileName is a document's id as the name of a file without its end: nothing of it
// can lead to another folder, and no system refuses it.
func fileName(id string) string {
	id = strings.TrimSuffix(strings.TrimSuffix(id, ".txt"), ".text")
	name := strings.Map(func(r rune) rune {
		if r < 0x80 && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("-_.", r)) || risky(r) {
			return '_'
		}
		return r
	}, valid(id))
	name = strings.TrimLeft(name, ".-")
	if runes := []rune(name); len(runes) > 60 {
		name = string(runes[:60])
	}
	if name == "" || reserved(name) {
		name = "article_" + name
	}
	return name
}

// reserved reports names that are devices on Windows.
func reserved(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch base {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "COM") || strings.HasPrefix(base, "LPT")) && base[3] >= '0' && base[3] <= '9'
}

// A standoff is the annotations of one article.
type standoff struct {
	f       *file
	conf    *bratConf
	doc     *actant.Document
	offsets *offsets
	spans   map[spanType]string // T ids of ranges already written

	texts, events, relations, attributes, notes, norms int
}

type spanType struct {
	syntax.Span
	typ, entity string
}

func (s *standoff) write() {
	for i := range s.doc.Entities {
		s.entity(i)
	}
	for i := range s.doc.Relations {
		s.relation(&s.doc.Relations[i])
	}
	for _, q := range s.doc.Quotes {
		t := s.span(q.Span, "QUOTE", "", s.conf.entity)
		if first := s.mention(q.Speaker); t != "" && first != "" {
			s.relations++
			s.conf.relation("SPEAKER")
			s.f.put("R", itoa(s.relations), "\tSPEAKER Arg1:", t, " Arg2:", first, "\n")
		}
	}
}

func (s *standoff) entity(i int) {
	e := &s.doc.Entities[i]
	var mentions []string
	for _, m := range e.Mentions {
		if t := s.span(m.Span, string(e.Type), e.ID, s.conf.entity); t != "" && !slices.Contains(mentions, t) {
			mentions = append(mentions, t)
		}
	}
	if len(mentions) > 1 {
		s.f.put("*\tCoref ", strings.Join(mentions, " "), "\n")
	}
	if len(mentions) == 0 {
		return
	}
	if wikidataID.MatchString(e.Link) {
		s.norms++
		s.f.put("N", itoa(s.norms), "\tReference ", mentions[0], " Wikidata:", e.Link, "\t", oneLine(e.Name), "\n")
	}
	if e.Value != "" {
		s.note(mentions[0], "value "+e.Value)
	}
}

// mention is the first mention of an entity, "" for none.
func (s *standoff) mention(id string) string {
	e := s.doc.Entity(id)
	if e == nil {
		return ""
	}
	for _, m := range e.Mentions {
		if t := s.spans[spanType{m.Span, bratName(string(e.Type)), e.ID}]; t != "" {
			return t
		}
	}
	return ""
}

// span writes a text-bound annotation, once for each range, type and entity. brat
// has none of no characters.
func (s *standoff) span(at syntax.Span, typ, entity string, declare func(string)) string {
	typ = bratName(typ)
	key := spanType{at, typ, entity}
	if t := s.spans[key]; t != "" {
		return t
	}
	from, to := s.offsets.chars(at.Start), s.offsets.chars(at.End)
	if from >= to {
		return ""
	}
	declare(typ)
	s.texts++
	t := "T" + itoa(s.texts)
	s.spans[key] = t
	s.f.put(t, "\t", typ, " ", itoa(from), " ", itoa(to), "\t", oneLine(at.In(s.doc.Text.Source)), "\n")
	return t
}

// relation writes an event: its trigger, and an argument for each role. What is
// denied or not told as fact, and who says so, are attributes and arguments.
func (s *standoff) relation(r *relation.Relation) {
	trigger := r.Trigger
	if trigger.Empty() && len(r.Evidence) > 0 {
		trigger = r.Evidence[0]
	}
	if trigger.Empty() && len(r.Args) > 0 {
		trigger = r.Args[0].Span
	}
	typ := bratName(r.Type)
	s.events++
	id := "E" + itoa(s.events)
	t := s.span(trigger, typ, id, func(string) {}) // each event has a trigger of its own
	if t == "" {
		s.events--
		return
	}
	line := []string{id, "\t", typ, ":", t}
	used := map[string]int{}
	argument := func(role, to string) {
		if to == "" {
			return
		}
		s.conf.event(typ, role)
		used[role]++
		if used[role] > 1 {
			role += itoa(used[role])
		}
		line = append(line, " ", role, ":", to)
	}
	for _, a := range r.Args {
		argument(bratName(a.Role), s.span(a.Span, string(s.doc.Entity(a.Entity).Type), a.Entity, s.conf.entity))
	}
	for _, e := range r.Attribution {
		argument("said_by", s.mention(e))
	}
	s.conf.event(typ, "")
	s.f.put(append(line, "\n")...)
	s.state(id, r)
}

func (s *standoff) state(event string, r *relation.Relation) {
	attribute := func(text string) {
		s.attributes++
		s.f.put("A", itoa(s.attributes), "\t", text, "\n")
	}
	if r.Polarity == relation.Negative {
		attribute("Negated " + event)
	}
	if m := bratName(string(r.Modality)); m != "_" {
		s.conf.modality(m)
		attribute("Modality " + event + " " + m)
	}
	about := "confidence " + number(r.Confidence)
	if r.Time != "" {
		about = "time " + r.Time + "; " + about
	}
	s.note(event, about)
}

func (s *standoff) note(of, text string) {
	s.notes++
	s.f.put("#", itoa(s.notes), "\tAnnotatorNotes ", of, "\t", oneLine(text), "\n")
}
