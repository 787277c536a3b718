package graph

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// A form is one spelling of a name with its type, over all articles. Forms of
// one thing are linked; links stay when articles go, things do not.
type form struct {
	key    string // type and name as spelt, or "=" with a value
	typ    entity.Type
	name   string
	folded string
	single bool                // a person known by one name only
	things map[*thing]struct{} // entities with this canonical name
	alike  []link              // forms that names alone say are the same
	stated map[*form]int       // forms that articles use for the same thing, by how many
}

// A link joins two forms.
type link struct {
	to    *form
	score float64
	weak  bool // holds only with a relation in common
}

// enter finds or makes the forms of t's names.
func (g *Graph) enter(t *thing) {
	key := identity(t)
	if key == "" {
		return
	}
	t.form = g.form(key, t.typ, t.name)
	t.form.things[t] = struct{}{}
	for _, alias := range t.names[min(1, len(t.names)):] {
		if !isStrong(t.typ, alias) || strings.HasPrefix(key, "=") {
			continue
		}
		if f := g.form(formKey(t.typ, alias), t.typ, alias); f != t.form {
			f.state(t.form, 1)
			t.form.state(f, 1)
		}
	}
}

// state counts n articles that use both names for one thing.
func (f *form) state(o *form, n int) {
	if f.stated == nil {
		f.stated = map[*form]int{}
	}
	if f.stated[o] += n; f.stated[o] <= 0 {
		delete(f.stated, o)
	}
}

// leave undoes enter.
func (t *thing) leave() {
	if t.form == nil {
		return
	}
	delete(t.form.things, t)
	if strings.HasPrefix(t.form.key, "=") {
		return
	}
	for _, alias := range t.names[min(1, len(t.names)):] {
		if !isStrong(t.typ, alias) {
			continue
		}
		for o := range t.form.stated {
			if o.key == formKey(t.typ, alias) {
				t.form.state(o, -1)
				o.state(t.form, -1)
				break
			}
		}
	}
}

// identity is the form key of t: exact ("=…") for what is known by its value, a
// country or a link; by name for other named things; "" without a name.
func identity(t *thing) string {
	switch t.typ {
	case entity.Date, entity.Time, entity.Money, entity.Quantity:
		if len(t.values) > 0 {
			return "=" + string(t.typ) + "|" + t.values[0]
		}
		return ""
	}
	if len(t.names) == 0 {
		return ""
	}
	if c, how, ok := normalize.FindCountry(t.name); ok && how != normalize.ByCode {
		switch {
		case t.typ == entity.Group && how != normalize.ByCapital, t.typ == entity.Place && how == normalize.ByName:
			return "=" + string(t.typ) + "|" + c.Name
		}
	}
	if t.link != "" {
		return "=" + string(t.typ) + "|" + t.link
	}
	return formKey(t.typ, t.name)
}

func formKey(typ entity.Type, name string) string {
	if compact(typ, name) == "" {
		return ""
	}
	return string(typ) + "|" + name
}

// compact is the folded name without signs, article and legal form.
func compact(typ entity.Type, name string) string {
	w := strings.Fields(strings.ToLower(data.Key(name)))
	if len(w) > 1 && w[0] == "the" {
		w = w[1:]
	}
	for typ == entity.Organization && len(w) > 1 && data.Lexicon("legal-suffixes").Has(w[len(w)-1]) {
		w = w[:len(w)-1]
	}
	if len(w) > 40 {
		w = w[:40]
	}
	return strings.Join(w, " ")
}

// isStrong reports whether an alias tells its bearer apart from others: not a
// surname, nor one common word.
func isStrong(typ entity.Type, alias string) bool {
	if typ == entity.Person || typ == entity.Product {
		return strings.ContainsAny(strings.TrimSpace(alias), " ")
	}
	return len(alias) > 1
}

// form finds or makes the form of a key; a new one is compared with those that
// share a block with it.
func (g *Graph) form(key string, typ entity.Type, name string) *form {
	if f, ok := g.forms[key]; ok {
		return f
	}
	f := &form{key: key, typ: typ, name: name, folded: compact(typ, name), things: map[*thing]struct{}{}}
	f.single = typ == entity.Person && !strings.Contains(f.folded, " ")
	g.forms[key] = f
	if strings.HasPrefix(key, "=") {
		return f
	}
	seen := map[*form]bool{f: true}
	for _, b := range blocksOf(f) {
		for _, o := range g.blocks[b.with] {
			if seen[o] {
				continue
			}
			seen[o] = true
			if l, ok := compare(f, o); ok {
				l.to = o
				f.alike = append(f.alike, l)
				l.to = f
				o.alike = append(o.alike, l)
			}
		}
		g.blocks[b.in] = append(g.blocks[b.in], f)
	}
	return f
}

// A block is a set of forms. A form is put in one, and compared with those of
// the same or another: acronyms with long forms, not with each other.
type block struct{ in, with string }

// blocksOf lists the blocks of a form: few, and such that spellings of one name
// share one.
func blocksOf(f *form) []block {
	w := strings.Fields(f.folded)
	if len(w) == 0 {
		return nil
	}
	t := "n|"
	var out []block
	add := func(s string) {
		if b := (block{s, s}); !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	abbreviated := func() {
		for _, a := range normalize.Acronym(f.name) {
			a = strings.ToLower(a)
			out = append(out, block{"long|" + a, "short|" + a})
		}
	}
	switch {
	case f.single:
		add("s|" + skeleton(f.folded))
	case f.typ == entity.Person:
		p := normalize.ParsePerson(f.name)
		add("p|" + skeleton(p.Family) + "|" + class(p.Given))
		// The parts may be in either order, or cut differently.
		add("q|" + skeleton(strings.Join(w, "")))
		add("p|" + skeleton(w[len(w)-1]) + "|" + class(w[0]))
		switch len(w) { // "Yo Jong", "Kim Yo Jong"
		case 2:
			add("g|" + f.folded)
		case 3:
			add("g|" + strings.Join(w[1:], " "))
			add("g|" + strings.Join(w[:2], " "))
		}
	case len(w) == 1:
		add(t + skeleton(f.folded))
		out = append(out, block{"short|" + f.folded, "long|" + f.folded})
	case f.typ == entity.Organization || f.typ == entity.Place:
		add(t + skeleton(strings.Join(w, "")))
		add("e|" + strings.Join(w[len(w)-2:], " "))
		add("b|" + strings.Join(w[:2], " "))
		abbreviated()
	default:
		n := string(rune('0' + min(len(w), 9)))
		add(t + skeleton(strings.Join(w, "")))
		add("f|" + skeleton(w[0]) + "|" + class(w[len(w)-1]) + n)
		add("l|" + skeleton(w[len(w)-1]) + "|" + class(w[0]) + n)
		abbreviated()
	}
	return out
}

// class is the first sound of a name as block keys have it: vowels are one.
func class(s string) string {
	s = strings.ToLower(data.Key(s))
	if s == "" {
		return ""
	}
	switch s[0] {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w':
		return "a"
	}
	return first(skeleton(s[:1]))
}

func first(s string) string {
	if s == "" {
		return ""
	}
	return s[:1]
}

// skeleton is a name's consonants with those that transliterations confuse made
// one: a block key, not a judgement.
func skeleton(s string) string {
	var b strings.Builder
	var prev byte
	for _, r := range strings.ToLower(data.Key(s)) {
		c := byte(0)
		switch r {
		case 'k', 'q', 'c', 'g', 'x':
			c = 'k'
		case 's', 'z', 'j':
			c = 's'
		case 't', 'd':
			c = 't'
		case 'p', 'b':
			c = 'p'
		case 'f', 'v':
			c = 'f'
		case 'l', 'm', 'n', 'r':
			c = byte(r)
		case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w', ' ':
			continue
		default:
			if r < 0x80 {
				c = byte(r)
			} else {
				c = '?'
			}
		}
		if c != prev {
			b.WriteByte(c)
			prev = c
		}
	}
	if b.Len() == 0 {
		return strings.ReplaceAll(s, " ", "")
	}
	return b.String()
}

// compare judges two forms by their names.
func compare(a, b *form) (link, bool) {
	if a.typ != b.typ {
		// One thing that recognizers type differently: only where the name is
		// long enough to be one thing's.
		ok := a.folded == b.folded && strings.Contains(a.folded, " ") && a.typ != entity.Group && b.typ != entity.Group
		return link{score: 0.7}, ok
	}
	if a.folded == b.folded {
		return link{score: 1}, true
	}
	switch a.typ {
	case entity.Person:
		if isPartOf(a, b) || isPartOf(b, a) {
			return link{score: 0.6, weak: true}, true
		}
		v := normalize.SamePerson(a.name, b.name)
		return link{score: v.Score, weak: v.Score < 0.8}, v.Same()
	case entity.Organization:
		if v := normalize.SameOrganization(a.name, b.name); v.Same() {
			return link{score: v.Score}, true
		}
	case entity.Place:
		v := normalize.SamePlace(a.name, b.name)
		return link{score: v.Score}, v.Same()
	}
	return compareWords(a, b)
}

// isPartOf reports whether a is the given name of b, in two words: "Yo Jong" of
// "Kim Yo Jong".
func isPartOf(a, b *form) bool {
	return strings.Count(a.folded, " ") == 1 && strings.Count(b.folded, " ") == 2 &&
		(strings.HasSuffix(b.folded, " "+a.folded) || strings.HasPrefix(b.folded, a.folded+" "))
}

// compareWords compares the names of products, works and events word by word:
// one letter wrong, or only vowels, holds if a relation confirms it.
func compareWords(a, b *form) (link, bool) {
	x, y := strings.Fields(a.folded), strings.Fields(b.folded)
	if len(x) != len(y) {
		return link{}, false
	}
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if min(len(x[i]), len(y[i])) < 4 || strings.ContainsAny(x[i]+y[i], "0123456789") {
			return link{}, false
		}
		if normalize.Distance(x[i], y[i], 1) > 1 && skeleton(x[i]) != skeleton(y[i]) {
			return link{}, false
		}
	}
	return link{score: 0.6, weak: true}, true
}
