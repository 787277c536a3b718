package graph

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// A form is one spelling of a name with its type, over all articles.
type form struct {
	key    string // type and name as spelt, or "=" with a value
	typ    entity.Type
	name   string
	only   [1]string // the name once more, as the list of names of who has no other
	names  []string  // of the last thing that had another as well
	folded string
	link   string        // id in a knowledge base, for the forms of linked things
	list   []*thing      // entities with this canonical name, by document and id
	alike  []link        // forms that names alone say are, or may be, the same
	stated map[*form]int // forms that articles use for the same thing, by how many

	group   *group
	context []uint64       // see contexts; nil until asked for
	others  map[*form]bool // see differs

	seq    int32  // in the order of making; for comparing sets only
	met    int32  // seq of the form that it was last compared with
	num    uint32 // among those that are there
	seen   uint32 // the epoch in which it was found to be concerned
	place  int32  // among the forms that are concerned; see groups
	single bool   // a person known by one name only
	gone   bool   // no article has it any more
}

// A link joins two forms.
type link struct {
	to    *form
	score float64
	needs proof
	holds bool // the articles bear it out, as far as they must
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
	defer t.keepNames(&g.words)
	key := identity(t)
	if key == "" {
		return
	}
	t.form = g.form(key, t.typ, t.name)
	t.form.list = insertThing(t.form.list, t)
	g.stir(t.form)
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
			t.own().also = append(t.also, f)
			f.state(t.form, 1)
			t.form.state(f, 1)
			g.stir(f)
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
func (g *Graph) leave(t *thing) {
	if t.form == nil {
		return
	}
	t.form.list = removeThing(t.form.list, t)
	for _, f := range t.also {
		t.form.state(f, -1)
		f.state(t.form, -1)
		g.stir(f)
		g.drop(f)
	}
	g.stir(t.form)
	g.drop(t.form)
}

// stir notes that articles use a form differently now.
func (g *Graph) stir(f *form) { g.dirty[f] = struct{}{} }

func (g *Graph) isDirty(f *form) bool {
	_, ok := g.dirty[f]
	return ok
}

// drop forgets a form that no article uses any more.
func (g *Graph) drop(f *form) {
	if f.gone || len(f.list) > 0 || len(f.stated) > 0 {
		return
	}
	f.gone = true
	delete(g.forms, f.key)
	for _, l := range f.alike {
		l.to.alike = slices.DeleteFunc(l.to.alike, func(x link) bool { return x.to == f })
		delete(l.to.others, f)
		g.stir(l.to)
	}
	for o := range f.others {
		delete(o.others, f)
	}
	for _, in := range f.homes() {
		g.blocks.drop(in, f.num)
	}
	g.known.leave(f.num)
	for _, word := range f.tokens() {
		g.token(word).drop(f)
		g.disturbWord(word)
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
	if t.typ == entity.Group || t.typ == entity.Place {
		c, how, ok := normalize.FindCountry(t.name)
		if ok && how != normalize.ByCode && (t.typ == entity.Group && how != normalize.ByCapital || how == normalize.ByName) {
			return "=" + string(t.typ) + "|" + c.Name
		}
	}
	if t.link != "" {
		return linkKey(t)
	}
	return formKey(t.typ, t.name)
}

func formKey(typ entity.Type, name string) string {
	if !hasLetter(name) && compact(typ, name) == "" {
		return ""
	}
	return string(typ) + "|" + name
}

// hasLetter reports whether a name has a plain letter, as nearly all have.
func hasLetter(name string) bool {
	for i := range len(name) {
		if c := name[i] | 0x20; 'a' <= c && c <= 'z' {
			return true
		}
	}
	return false
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
	g.made++
	if at := len(key) - len(name); at >= 0 && key[at:] == name {
		name = key[at:] // the same memory, and none of the document's
	} else {
		name = strings.Clone(name)
	}
	f := &form{key: key, seq: int32(g.made), typ: typ, name: name, only: [1]string{name}, folded: compact(typ, name)}
	f.single = typ == entity.Person && !strings.Contains(f.folded, " ")
	f.num = g.known.enter(f)
	g.forms[key] = f
	for _, word := range f.tokens() {
		g.token(word).add(f)
	}
	if strings.HasPrefix(key, "=") {
		return f
	}
	g.meet(f, blocksOf(f))
	return f
}

// homes are the blocks that f is in.
func (f *form) homes() []uint64 {
	if strings.HasPrefix(f.key, "=") {
		return nil
	}
	return homes(blocksOf(f))
}

// meet compares f with the forms of its blocks, and puts it into them.
func (g *Graph) meet(f *form, blocks []block) {
	f.met = f.seq
	for _, b := range blocks {
		for n := range g.blocks.at(hash(b.with)) {
			o := g.known.at(n)
			if o.met == f.seq {
				continue
			}
			o.met = f.seq
			if b.loose && !near(f, o) {
				continue
			}
			if l, ok := g.names.compare(f, o); ok {
				l.to = o
				f.alike = append(f.alike, l)
				l.to = f
				o.alike = append(o.alike, l)
			}
		}
	}
	for _, in := range homes(blocks) {
		g.blocks.add(in, f.num)
	}
}

// homes are the blocks that a form is put in.
func homes(blocks []block) []uint64 {
	out := make([]uint64, 0, len(blocks))
	for _, b := range blocks {
		if in := hash(b.in); !slices.Contains(out, in) {
			out = append(out, in)
		}
	}
	return out
}
