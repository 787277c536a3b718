package frame

import (
	"slices"
	"strings"
)

// A Program is a set of frames compiled for matching. It is immutable and safe
// for concurrent use.
type Program struct {
	types  []*Type
	frames []*Frame
	words  map[string][]entry // by part of speech and lemma: "v:give"
	edges  map[string][]entry // by the edge's name
	lists  wordLists
	// particles has verbs with the particles that some trigger gives them: "v:give_up"
	particles map[string]bool
}

type entry struct {
	frame   *Frame
	trigger *Trigger
}

// Types are the types of the program in their order.
func (p *Program) Types() []*Type { return p.types }

// Triggers counts the different trigger words (with their particles or nouns).
func (p *Program) Triggers() int {
	seen := map[string]bool{}
	for _, f := range p.frames {
		for i := range f.Triggers {
			seen[f.Triggers[i].String()] = true
		}
	}
	return len(seen)
}

// String is the trigger in the language's own form.
func (t *Trigger) String() string {
	if t.POS == 0 {
		return "<" + t.Lemma + ">"
	}
	w := strings.Join(append(append(slices.Clone(t.Before), t.Lemma), t.After...), "_")
	if t.Nouns != nil {
		if t.Prep != "" {
			w += "_" + t.Prep
		}
		w += "~" + strings.Join(t.Nouns, ",")
	}
	return w + "/" + string(t.POS)
}

// Compile parses and checks the frames of types. All faults come back; the
// program is usable only when there are none.
func Compile(lex *Lexicon, types []*Type) (*Program, []error) {
	p := &Program{types: types, words: map[string][]entry{}, edges: map[string][]entry{}, particles: map[string]bool{}}
	p.lists = listsOf(lex)
	var faults []error
	for _, t := range types {
		for _, s := range t.Sources {
			c := parser{lex: lex, err: Error{File: s.File, Line: s.Line, Type: t.Name}}
			f := c.frame(s.Text)
			if f != nil && c.fault == nil {
				f.Type = t
				c.check(f)
			}
			if c.fault != nil {
				faults = append(faults, c.fault)
				continue
			}
			p.add(f)
		}
	}
	return p, faults
}

func (p *Program) add(f *Frame) {
	f.order = len(p.frames)
	for i := range f.Items {
		it := &f.Items[i]
		if it.Must {
			f.musts++
		}
		if it.Role == "" {
			f.conds++
		}
	}
	p.frames = append(p.frames, f)
	out := map[string]bool{}
	for i := range f.without {
		out[f.without[i].String()] = true
	}
	for i := range f.Triggers {
		t := &f.Triggers[i]
		if out[t.String()] {
			continue
		}
		e := entry{f, t}
		if t.POS == 0 {
			p.edges[t.Lemma] = append(p.edges[t.Lemma], e)
			continue
		}
		for _, w := range t.After {
			p.particles["v:"+t.Lemma+"_"+w] = true
		}
		key := string(t.POS) + ":" + t.Lemma
		p.words[key] = append(p.words[key], e)
	}
}

func set(words []string) map[string]bool {
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
}

// slotsOf names the slots that only triggers of some parts of speech have.
var slotsOf = map[string]string{
	"subj": "vnah", "obj": "va", "iobj": "v", "ing": "v", "comp": "va",
	"poss": "nv\x00", "appos": "nv\x00", "mod": "nv\x00", "ctx": "n", "clause": "n", "holder": "n",
	"pre": "h", "head": "nahv\x00", "dep": "\x00", "self": "vnah\x00", "word": "vnah",
}

// check finds what can never match or does not belong.
func (p *parser) check(f *Frame) {
	t := f.Type
	seen := map[string]bool{}
	filled, musts := 0, 0
	for i := range f.Items {
		it := &f.Items[i]
		p.err.Role = it.Role
		p.checkSlots(f, it)
		if it.Role == "" {
			continue
		}
		filled++
		if it.Must {
			musts++
		}
		role, ok := t.Role(it.Role)
		if !ok {
			p.err.Role = ""
			p.fail(it.Role, "no such role", Nearest(it.Role, roleNames(t)))
			return
		}
		key := it.Role + strings.Join(it.Paths[0], ">")
		if seen[key] && len(it.Want) == 0 {
			p.fail(strings.Join(it.Paths[0], ">")+"="+it.Role, "role and slot are given twice:", "")
		}
		seen[key] = true
		p.checkTypes(role, it)
	}
	p.err.Role = ""
	if filled == 0 {
		p.fail(f.Text, "no role is filled by", "")
	}
	if filled < 2 && musts == 0 && countCore(t) > 1 {
		p.fail(f.Text, "a single role has to be marked with ! to be enough:", "")
	}
}

func countCore(t *Type) int {
	n := 0
	for _, r := range t.Roles {
		if r.Core {
			n++
		}
	}
	return n
}

func roleNames(t *Type) []string {
	var out []string
	for _, r := range t.Roles {
		out = append(out, r.Name)
	}
	return out
}

func (p *parser) checkSlots(f *Frame, it *Item) {
	for _, way := range it.Paths {
		slot := way[0]
		pos, special := slotsOf[slot]
		if !special {
			continue
		}
		for i := range f.Triggers {
			if t := &f.Triggers[i]; !strings.ContainsRune(pos, rune(t.POS)) {
				p.fail(slot, "can never match: "+t.String()+" has no slot", "")
			}
		}
	}
}

// checkTypes reports a constraint that leaves nothing of what the role accepts.
func (p *parser) checkTypes(role Role, it *Item) {
	if len(role.Accepts) == 0 || len(it.Want) == 0 {
		return
	}
	for _, all := range it.Want {
		possible := true
		for _, a := range all {
			if !a.Not && a.Class != "" && a.Class == strings.ToUpper(a.Class) && !slices.Contains(role.Accepts, a.Class) {
				possible = false
			}
		}
		if possible {
			return
		}
	}
	p.fail(strings.Join(role.Accepts, " "), "can never match: the constraint leaves none of the types that the role accepts,", "")
}

// IsRelative reports whether a lemma is a noun of kinship or marriage, by the
// lexicon's list "relatives".
func (p *Program) IsRelative(lemma string) bool { return p.lists.relatives[lemma] }

// IsOccurrence reports whether a lemma is a verb that says that an event comes
// about, by the lexicon's list "occur".
func (p *Program) IsOccurrence(lemma string) bool { return p.lists.occur[lemma] }

// Enlists reports whether a lemma is a verb for giving somebody a task or an
// office, by the lexicon's list "enlist".
func (p *Program) Enlists(lemma string) bool { return p.lists.enlist[lemma] }

// Links reports whether a lemma is a verb that a predicate noun may follow, by the
// lexicon's list "linking".
func (p *Program) Links(lemma string) bool { return p.lists.linking[lemma] }

// IsCharge reports whether a lemma is a noun for what somebody is accused of, by the
// lexicon's list "charge".
func (p *Program) IsCharge(lemma string) bool { return p.lists.charge[lemma] }

// Denies reports whether a lemma is a verb of denial, by the lexicon's list "deny".
func (p *Program) Denies(lemma string) bool { return p.lists.deny[lemma] }

// IsTitle reports whether a lemma is the head of an office, by the lexicon's
// list "titles".
func (p *Program) IsTitle(lemma string) bool { return p.lists.titles[lemma] }
