package relation

import (
	"io/fs"
	"slices"
	"strings"
	"sync"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/internal/frame"
)

// News is the built-in schema: the 62 relation types of general news, with the
// frames for them. It is compiled on first use.
func News() *Schema { return news().schema }

type newsSchema struct {
	schema *Schema
	faults []error
}

// news compiles the embedded schema. A faulty frame is left out; a test sees to
// it that there is none.
var news = sync.OnceValue(func() newsSchema {
	p := shared()
	faults := p.faults
	s := &Schema{byName: map[string]int{}, types: p.types}
	for i, t := range s.types {
		s.byName[t.Name] = i
	}
	program, problems := frame.Compile(p.lexicon, s.forFrames())
	s.program = program
	return newsSchema{s, append(faults, problems...)}
})

// parts is what the embedded files hold.
type parts struct {
	lexicon  *frame.Lexicon
	optional []Role
	types    []Type
	faults   []error
}

// shared reads the embedded files once: the classes and lists serve users'
// schemas too.
var shared = sync.OnceValue(func() parts { return readParts(data.Relations()) })

func readParts(files fs.FS) parts {
	var p parts
	p.lexicon = &frame.Lexicon{More: listOf}
	names, err := fs.Glob(files, "*.txt")
	if err != nil {
		p.faults = append(p.faults, err)
	}
	slices.Sort(names)
	p.read(files, "classes.txt", func(file, text string) {
		p.faults = append(p.faults, p.lexicon.Read(file, text)...)
	})
	p.read(files, "schema.txt", p.schema)
	for _, n := range names {
		if n != "classes.txt" && n != "schema.txt" {
			p.read(files, n, p.frames)
		}
	}
	return p
}

func (p *parts) read(files fs.FS, name string, use func(file, text string)) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		p.faults = append(p.faults, err)
		return
	}
	use(name, string(text))
}

// listOf gives a lexicon of the data package as a word list; a space within an
// entry becomes "_", as triggers have it.
func listOf(name string) []string {
	t, err := data.Open(name)
	if err != nil {
		return nil
	}
	var out []string
	for row := range t.All() {
		out = append(out, strings.ReplaceAll(strings.ToLower(row.Entry()), " ", "_"))
	}
	return out
}

// schema reads schema.txt: sets of entity types, and the types with their roles.
func (p *parts) schema(file, text string) {
	sets := map[string][]entity.Type{}
	for _, line := range frame.Lines(text) {
		e := &frame.Error{File: file, Line: line.Number, Text: line.Text}
		head, body, colon := strings.Cut(line.Text, ":")
		words := strings.Fields(head)
		switch {
		case strings.HasPrefix(line.Text, "["):
			name, kind, _ := strings.Cut(line.Text[1:], "]")
			kinds := strings.Fields(kind)
			least := 0
			if slices.Contains(kinds, "one") {
				least = 1
			}
			p.types = append(p.types, Type{Least: least, Yields: slices.Contains(kinds, "yields"),
				Name: name, Symmetric: slices.Contains(kinds, "symmetric"), State: slices.Contains(kinds, "state"),
				file: file, line: line.Number,
			})
		case colon && len(words) == 2 && words[0] == "set":
			sets[words[1]] = accepted(sets, strings.Fields(body))
		case colon && len(words) == 2 && words[0] == "optional":
			p.optional = append(p.optional, Role{Name: words[1], Accepts: accepted(sets, strings.Fields(body))})
		case colon && len(words) == 2 && words[0] == "implies" && len(p.types) > 0:
			t := &p.types[len(p.types)-1]
			im := Implication{Type: words[1], Roles: map[string]string{}}
			for _, w := range strings.Fields(body) {
				theirs, ours, _ := strings.Cut(w, "=")
				im.Roles[theirs] = ours
			}
			t.Implies = append(t.Implies, im)
		case !colon && len(words) >= 3 && len(p.types) > 0:
			t := &p.types[len(p.types)-1]
			t.Roles = append(t.Roles, Role{Name: words[0], Core: words[1] == "core", Accepts: accepted(sets, words[2:])})
		default:
			e.Msg = "neither a set nor a type nor a role:"
			p.faults = append(p.faults, e)
		}
	}
}

// accepted puts sets of types in for their names; "any" leaves all.
func accepted(sets map[string][]entity.Type, words []string) []entity.Type {
	var out []entity.Type
	for _, w := range words {
		if w == "any" {
			return nil
		}
		if set, ok := sets[w]; ok {
			out = append(out, set...)
		} else {
			out = append(out, entity.Type(w))
		}
	}
	return out
}

// frames reads a file of frames grouped by type.
func (p *parts) frames(file, text string) {
	at := -1
	for _, line := range frame.Lines(text) {
		e := &frame.Error{File: file, Line: line.Number, Text: line.Text}
		if strings.HasPrefix(line.Text, "[") {
			name := strings.Trim(line.Text, "[] ")
			if at = slices.IndexFunc(p.types, func(t Type) bool { return t.Name == name }); at < 0 {
				e.Msg, e.Suggest = "no such type", frame.Nearest(name, (&Schema{types: p.types}).names())
				p.faults = append(p.faults, e)
			}
			continue
		}
		if at < 0 {
			e.Msg = "a frame outside of a type:"
			p.faults = append(p.faults, e)
			continue
		}
		t := &p.types[at]
		t.Frames = append(t.Frames, line.Text)
		t.sources = append(t.sources, frame.Source{Text: line.Text, File: file, Line: line.Number})
	}
}
