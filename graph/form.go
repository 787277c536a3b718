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
	seq    int    // in the order of making; for comparing sets only
	typ    entity.Type
	name   string
	folded string
	link   string              // id in a knowledge base, for the forms of linked things
	single bool                // a person known by one name only
	things map[*thing]struct{} // entities with this canonical name
	alike  []link              // forms that names alone say are the same
	stated map[*form]int       // forms that articles use for the same thing, by how many

	list []*thing // things by document and id; worked out for a view
}

// A link joins two forms.
type link struct {
	to    *form
	score float64
	needs proof
}

// A proof is what must be known, beside two names, to take them for one thing's.
type proof int8

const (
	nothing proof = iota
	company       // their articles name the same others, or what related asks
	related       // both fill one role beside one other thing
)

// enter finds or makes the forms of t's names.
func (g *Graph) enter(t *thing) {
	key := identity(t)
	if key == "" {
		return
	}
	t.form = g.form(key, t.typ, t.name)
	t.form.things[t] = struct{}{}
	names := t.names[min(1, len(t.names)):]
	if key == linkKey(t) {
		t.form.link = t.link
		names = t.names
	} else if strings.HasPrefix(key, "=") {
		return
	}
	for _, alias := range names {
		k := formKey(t.typ, alias)
		if k == "" || !isStrong(t.typ, alias) {
			continue
		}
		if f := g.form(k, t.typ, alias); f != t.form && !slices.Contains(t.also, f) {
			t.also = append(t.also, f)
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
	for _, f := range t.also {
		t.form.state(f, -1)
		f.state(t.form, -1)
	}
}

func linkKey(t *thing) string { return "=" + string(t.typ) + "|" + t.link }

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
		return linkKey(t)
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
	f := &form{key: key, seq: len(g.forms), typ: typ, name: name, folded: compact(typ, name), things: map[*thing]struct{}{}}
	f.single = typ == entity.Person && !strings.Contains(f.folded, " ")
	g.forms[key] = f
	if strings.HasPrefix(key, "=") {
		return f
	}
	seen := map[*form]bool{f: true}
	for _, b := range blocksOf(f) {
		for _, o := range g.blocks[hash(b.with)] {
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
		in := hash(b.in)
		g.blocks[in] = append(g.blocks[in], f)
	}
	return f
}

// hash is FNV-1a. Two blocks in one cost comparisons, nothing else.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
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
	var out []block
	add := func(s string) {
		if b := (block{s, s}); !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	// Recognizers differ in the types they give, so the blocks of whole names
	// have none.
	whole := skeleton(strings.Join(w, ""))
	add("n|" + whole)
	if len(w) == 1 {
		if f.typ != entity.Person {
			out = append(out, block{"short|" + f.folded, "long|" + f.folded})
			shortened(w[0], 1, func(s string) { add("s|" + s) })
		}
		return out
	}
	if f.typ == entity.Person {
		// The parts may be in either order, or cut differently.
		p := normalize.ParsePerson(f.name)
		add("p|" + skeleton(p.Family) + "|" + class(p.Given))
		add("p|" + skeleton(w[len(w)-1]) + "|" + class(w[0]))
		switch len(w) { // "Yo Jong", "Kim Yo Jong"
		case 2:
			add("g|" + f.folded)
		case 3:
			add("g|" + strings.Join(w[1:], " "))
			add("g|" + strings.Join(w[:2], " "))
		}
		return out
	}
	shortened(whole, 0, func(s string) { add("n|" + s) })
	if f.typ == entity.Organization || f.typ == entity.Place {
		c := contentWords(w)
		add("e|" + strings.Join(c[max(0, len(c)-2):], " "))
		add("b|" + strings.Join(c[:min(2, len(c))], " "))
	}
	for _, a := range normalize.Acronym(f.name) {
		a = strings.ToLower(a)
		out = append(out, block{"long|" + a, "short|" + a})
	}
	return out
}

// shortened calls add with s less each one of its letters, but for so many at
// either end: two strings in which one letter is wrong, missing or too many have
// one of these in common (Garbe's symmetric delete). Short ones have too many
// neighbours, and long ones are few.
func shortened(s string, keep int, add func(string)) {
	const least, most = 5, 24
	if len(s) < least || len(s) > most {
		return
	}
	if keep > 0 {
		add(s)
	}
	for i := keep; i < len(s)-keep; i++ {
		add(s[:i] + s[i+1:])
	}
}

// contentWords leaves out "of" and the like, unless nothing else is left.
func contentWords(w []string) []string {
	out := make([]string, 0, len(w))
	for _, x := range w {
		if !data.Lexicon("function-words").Has(x) {
			out = append(out, x)
		}
	}
	if len(out) == 0 {
		return w
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
