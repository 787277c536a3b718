package graph

import (
	"slices"
	"strings"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/internal/data"
	"github.com/actant-nlp/actant/normalize"
)

// A block is a set of forms. A form is put in one, and compared with those of
// the same or another: acronyms with long forms, initials with names, not with
// each other.
type block struct {
	in, with string
	loose    bool // holds names that only sound alike: see near
}

// A blocker collects the blocks of one form, the loose ones last.
type blocker struct{ out, loose []block }

func (b *blocker) add(s string) { b.pair(s, s) }

func (b *blocker) pair(in, with string) {
	if x := (block{in, with, false}); !slices.Contains(b.out, x) {
		b.out = append(b.out, x)
	}
}

func (b *blocker) sound(s string) {
	if x := (block{s, s, true}); !slices.Contains(b.loose, x) {
		b.loose = append(b.loose, x)
	}
}

// blocksOf lists the blocks of a form: few, and such that spellings of one name
// share one. What very many names have in common, a surname or "police
// department", is never a block by itself: it is split by the given name, or by
// all words that tell a body from others, so that blocks hold the variants of a
// few names however large the archive.
func blocksOf(f *form) []block {
	w := strings.Fields(f.folded)
	if len(w) == 0 {
		return nil
	}
	var b blocker
	// Recognizers differ in the types they give, so the blocks of whole names
	// have none.
	whole := skeleton(strings.Join(w, ""))
	b.sound("n|" + whole)
	switch {
	case f.typ == entity.Person && len(w) == 1:
	case f.typ == entity.Person:
		b.person(f.name, w)
	case len(w) == 1:
		b.pair("short|"+f.folded, "long|"+f.folded)
		shortened(w[0], 1, func(s string) { b.sound("s|" + s) })
	default:
		shortened(whole, 0, func(s string) { b.sound("n|" + s) })
		for _, a := range normalize.Acronym(f.name) {
			a = strings.ToLower(a)
			b.pair("long|"+a, "short|"+a)
		}
	}
	switch f.typ {
	case entity.Organization:
		b.keys("o|", normalize.Keys(normalize.Organization, f.name))
	case entity.Place:
		b.keys("l|", normalize.Keys(normalize.Place, f.name))
	}
	return append(b.out, b.loose...)
}

func (b *blocker) keys(kind string, keys []string) {
	for _, k := range keys {
		b.add(kind + k)
	}
}

// person adds the blocks of a personal name of several words, whose parts may be
// in either order or cut differently.
func (b *blocker) person(name string, w []string) {
	p := normalize.ParsePerson(name)
	b.parts(p.Family, p.Given)
	b.parts(w[len(w)-1], w[0])
	switch len(w) { // "Mi Rae", "Kang Mi Rae"
	case 2:
		s := strings.Join(w, " ")
		b.pair("g2|"+s, "g3|"+s)
	case 3:
		for _, s := range [...]string{strings.Join(w[1:], " "), strings.Join(w[:2], " ")} {
			b.pair("g3|"+s, "g2|"+s)
		}
	}
}

// parts adds a surname with a given name: the sounds of both, with one sound of
// the given name left out where enough are left; and for an initial the names
// that it may stand for.
func (b *blocker) parts(family, given string) {
	const least = 3 // sounds of a given name that may differ by one
	f, g := skeleton(family), skeleton(given)
	if g == "" {
		return
	}
	letter := f + "|" + initial(given)
	if isInitial(given) {
		b.pair("i|"+letter, "f|"+letter)
		b.add("i|" + letter)
		return
	}
	b.pair("f|"+letter, "i|"+letter)
	b.add("p|" + f + "|" + g)
	for i := 0; i < len(g) && len(g) >= least; i++ {
		b.add("p|" + f + "|" + g[:i] + g[i+1:])
	}
	for _, r := range data.Lexicon("nicknames").Rows(given) {
		for _, full := range r.List(0) {
			b.add("p|" + f + "|" + skeleton(full))
		}
	}
}

// isInitial reports whether a given name is initials only: "J.", "J. R.", "JR".
func isInitial(given string) bool {
	for w := range strings.FieldsSeq(strings.ReplaceAll(given, ".", " ")) {
		if len(w) > 2 || len(w) == 2 && w != strings.ToUpper(w) {
			return false
		}
	}
	return true
}

// near reports whether two forms that only sound alike are worth comparing:
// whether they are nearly equal, or one letter apart, where nothing else could
// make them one. Names of people and places have transliterations, so all are,
// but for people with two names each of which none is the same: one person's share
// a block of both parts.
func near(f, o *form) bool {
	if f.typ == entity.Person && o.typ == entity.Person {
		a, b, ok := cutTwo(f.folded)
		x, y, two := cutTwo(o.folded)
		return !ok || !two || a == x || b == y || a == y || b == x
	}
	if f.typ == entity.Person || f.typ == entity.Place || o.typ == entity.Person || o.typ == entity.Place {
		return true
	}
	if d := len(f.folded) - len(o.folded); d < -4 || d > 4 {
		return false
	}
	return nearlyEqual(f.folded, o.folded) || normalize.Distance(solid(f.folded), solid(o.folded), 1) <= 1
}

// cutTwo cuts a name of two words.
func cutTwo(s string) (first, last string, ok bool) {
	first, last, ok = strings.Cut(s, " ")
	return first, last, ok && !strings.Contains(last, " ")
}

func solid(s string) string { return strings.ReplaceAll(s, " ", "") }

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

// initial is the first letter of a name as block keys have it: an initial stands
// for the names that begin with it, not for those that sound like it.
func initial(s string) string {
	for _, r := range strings.ToLower(data.Key(s)) {
		return string(r)
	}
	return ""
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

// hash is FNV-1a. Two blocks in one cost comparisons, nothing else.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}
