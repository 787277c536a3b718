package frame

import (
	"strconv"
	"strings"
)

// A parser reads one frame or class. It stops at the first fault.
type parser struct {
	lex   *Lexicon
	err   Error // template: where we are
	fault *Error
}

func (p *parser) fail(text, msg, suggest string) {
	if p.fault == nil {
		e := p.err
		e.Text, e.Msg, e.Suggest = text, msg, suggest
		p.fault = &e
	}
}

// frame reads "triggers : items ; settings".
func (p *parser) frame(text string) *Frame {
	head, body, ok := cut(text, ':')
	if !ok {
		p.fail(text, "no colon between triggers and slots in", "")
		return nil
	}
	f := &Frame{Text: text, File: p.err.File, Line: p.err.Line}
	f.Weight = 1
	for _, w := range fields(head) {
		if rest, out := strings.CutPrefix(w, "-"); out {
			f.without = append(f.without, p.triggers(rest)...)
			continue
		}
		f.Triggers = append(f.Triggers, p.triggers(w)...)
	}
	if len(f.Triggers) == 0 {
		p.fail(text, "no trigger in", "")
	}
	items, settings, _ := cut(body, ';')
	f.Items = p.items(items)
	p.settings(f, settings)
	return f
}

// triggers reads LEMMA/POS or <edge>; a list of words gives several.
func (p *parser) triggers(w string) []Trigger {
	if strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">") {
		return []Trigger{{Lemma: w[1 : len(w)-1]}}
	}
	i := strings.LastIndexByte(w, '/')
	if i <= 0 || len(w) != i+2 || !strings.Contains("vnah", w[i+1:]) {
		p.fail(w, "a trigger is lemma/v, lemma/n, lemma/a, lemma/h or <edge>, not", "")
		return nil
	}
	pos, words := w[i+1], w[:i]
	if verb, noun, light := strings.Cut(words, "~"); light {
		if pos != 'v' {
			p.fail(w, "only verbs take a noun by ~, not", "")
		}
		nouns := p.words(noun)
		var out []Trigger
		for _, v := range p.words(verb) {
			v, prep, _ := strings.Cut(v, "_")
			out = append(out, Trigger{POS: 'v', Lemma: v, Prep: prep, Nouns: nouns})
		}
		return out
	}
	var out []Trigger
	for _, lemma := range p.words(words) {
		parts := strings.Split(lemma, "_")
		t := Trigger{POS: pos, Lemma: parts[0], After: parts[1:]}
		if pos != 'v' {
			last := len(parts) - 1
			t.Lemma, t.After, t.Before = parts[last], nil, parts[:last]
		}
		out = append(out, t)
	}
	return out
}

// words reads "a,b,@list".
func (p *parser) words(s string) []string {
	var out []string
	for _, w := range strings.Split(s, ",") {
		w = strings.TrimSpace(w)
		if name, ok := strings.CutPrefix(w, "@"); ok {
			list := p.lex.List(name)
			if list == nil {
				p.fail(w, "no such word list", Nearest(name, p.lex.names()))
			}
			out = append(out, list...)
		} else if w != "" {
			out = append(out, w)
		}
	}
	return out
}

func (l *Lexicon) names() []string {
	var out []string
	for n := range l.lists {
		out = append(out, n)
	}
	for n := range l.classes {
		out = append(out, n)
	}
	return out
}

// items reads what stands after the colon.
func (p *parser) items(s string) []Item {
	var out []Item
	for _, w := range fields(s) {
		if i := strings.IndexByte(w, '('); i > 0 && strings.HasSuffix(w, ")") && !strings.ContainsAny(w[:i], "={:") {
			out = append(out, p.call(w[:i], w[i+1:len(w)-1])...)
			continue
		}
		out = append(out, p.item(w))
	}
	return out
}

// item reads [-]slots[=role][!][:want].
func (p *parser) item(w string) Item {
	var it Item
	rest, not := strings.CutPrefix(w, "-")
	it.Not = not
	left, want, _ := cut(rest, ':')
	path, role, fills := strings.Cut(left, "=")
	if fills {
		it.Role, it.Must = strings.CutSuffix(role, "!")
		if it.Role == "" || it.Not {
			p.fail(w, "neither a filler nor a condition:", "")
		}
	}
	it.Want = p.want(want)
	for _, way := range paths(path) {
		for _, s := range way {
			if s == "" || strings.ContainsAny(s, "!+*@{}()<>=") {
				p.fail(w, "no slot before the sign in", "")
			}
		}
		it.Paths = append(it.Paths, way)
	}
	return it
}

// paths reads the alternatives of an item, each of them complete: "obj>of|of" is
// the object's "of" or the trigger's own.
func paths(s string) [][]string {
	var out [][]string
	for _, a := range strings.Split(s, "|") {
		out = append(out, strings.Split(a, ">"))
	}
	return out
}

// want reads a constraint: alternatives by |, all of by &, not by !.
func (p *parser) want(s string) Want {
	if s == "" {
		return nil
	}
	var out Want
	for _, alternative := range split(s, '|') {
		var all []Atom
		for _, a := range split(alternative, '&') {
			var atom Atom
			a, atom.Not = strings.CutPrefix(a, "!")
			if strings.HasPrefix(a, "{") && strings.HasSuffix(a, "}") {
				atom.Lemmas = map[string]bool{}
				for _, w := range p.words(a[1 : len(a)-1]) {
					atom.Lemmas[w] = true
				}
			} else if name, ok := strings.CutPrefix(a, "@"); ok {
				atom.Lemmas = map[string]bool{}
				for _, w := range p.words("@" + name) {
					atom.Lemmas[w] = true
				}
			} else if a == "" || strings.ContainsAny(a, "{}()=:") {
				p.fail(s, "not a constraint:", "")
			} else {
				atom.Class = a
			}
			all = append(all, atom)
		}
		out = append(out, all)
	}
	return out
}

// call puts arguments into a class.
func (p *parser) call(name, args string) []Item {
	c, ok := p.lex.classes[name]
	if !ok {
		p.fail(name, "no such class", Nearest(name, p.lex.names()))
		return nil
	}
	given := split(args, ',')
	if len(given) != len(c.params) {
		p.fail(name+"("+args+")", "the class takes "+strconv.Itoa(len(c.params))+" roles, not as in", "")
		return nil
	}
	type argument struct {
		role string
		must bool
		want Want
	}
	bound := map[string]argument{}
	for i, g := range given {
		role, want, _ := cut(strings.TrimSpace(g), ':')
		role, must := strings.CutSuffix(strings.TrimSpace(role), "!")
		bound[c.params[i]] = argument{role, must, p.want(want)}
	}
	out := make([]Item, 0, len(c.items))
	for _, it := range c.items {
		if a, ok := bound[it.Role]; ok && it.Role != "" {
			if a.role == "" || a.role == "-" {
				continue // the caller has no such role
			}
			it.Role, it.Must = a.role, it.Must || a.must
			it.Want = both(it.Want, a.want)
		}
		out = append(out, it)
	}
	return out
}

// both accepts what a and b accept.
func both(a, b Want) Want {
	if len(a) == 0 {
		return b
	}
	if len(b) == 0 {
		return a
	}
	var out Want
	for _, x := range a {
		for _, y := range b {
			out = append(out, append(append([]Atom(nil), x...), y...))
		}
	}
	return out
}

func (p *parser) settings(f *Frame, s string) {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == ';' || r == ',' || r == '\t' }) {
		key, value, _ := strings.Cut(w, "=")
		switch key {
		case "modality":
			f.Modality = value
			if !oneOf(value, "actual", "alleged", "possible", "future") {
				p.fail(value, "no such modality", "")
			}
		case "polarity":
			f.Polarity = value
			if !oneOf(value, "positive", "negative") {
				p.fail(value, "no such polarity", "")
			}
		case "weight":
			x, err := strconv.ParseFloat(value, 64)
			if err != nil || x <= 0 || x > 1 {
				p.fail(w, "a weight is above 0 and at most 1, not", "")
			}
			f.Weight = x
		case "prefer":
			n, err := strconv.Atoi(value)
			if err != nil {
				p.fail(w, "prefer takes a whole number, not", "")
			}
			f.Prefer = n
		case "also":
			f.Also = true
		case "fallback":
			f.Fallback = true
		case "alone":
			f.Alone = true
		default:
			p.fail(w, "unknown setting", Nearest(key, []string{"modality", "polarity", "weight", "prefer", "also", "alone", "fallback"}))
		}
	}
}

func oneOf(s string, all ...string) bool {
	for _, a := range all {
		if s == a {
			return true
		}
	}
	return false
}

// fields splits at white space outside of brackets.
func fields(s string) []string {
	var out []string
	for _, f := range split(s, ' ') {
		if f != "" {
			out = append(out, f)
		}
	}
	return out
}

// cut cuts s at the first sep outside of brackets.
func cut(s string, sep byte) (before, after string, found bool) {
	if i := index(s, sep); i >= 0 {
		return strings.TrimSpace(s[:i]), strings.TrimSpace(s[i+1:]), true
	}
	return strings.TrimSpace(s), "", false
}

// split splits s at every sep outside of brackets.
func split(s string, sep byte) []string {
	s = strings.ReplaceAll(s, "\t", " ")
	var out []string
	for {
		i := index(s, sep)
		if i < 0 {
			return append(out, strings.TrimSpace(s))
		}
		out = append(out, strings.TrimSpace(s[:i]))
		s = s[i+1:]
	}
}

func index(s string, sep byte) int {
	depth := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == sep && depth == 0:
			return i
		case c == '(' || c == '{':
			depth++
		case c == ')' || c == '}':
			depth--
		}
	}
	return -1
}
