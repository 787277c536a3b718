package frame

import (
	"fmt"
	"strings"
)

// A Lexicon holds the alternation classes and word lists that frames share.
// The zero value has none. It is read-only once filled.
type Lexicon struct {
	lists   map[string][]string
	classes map[string]class
	// More gives lists that the lexicon itself does not have; nil for none.
	More func(name string) []string
}

// Bounds of what lists of lists and classes of classes grow to: each line may
// double the one before.
const (
	maxListed = 10_000 // words of a list
	maxItems  = 1000   // items of a class
)

// A class is a group of items with parameters for roles.
type class struct {
	params []string
	items  []Item
}

// Read adds the classes and lists of a file's text. All its faults come back.
func (l *Lexicon) Read(file, text string) []error {
	if l.lists == nil {
		l.lists, l.classes = map[string][]string{}, map[string]class{}
	}
	var faults []error
	for _, line := range Lines(text) {
		head, body, ok := strings.Cut(line.Text, ":")
		kind, rest, _ := strings.Cut(strings.TrimSpace(head), " ")
		e := &Error{File: file, Line: line.Number, Text: line.Text}
		switch {
		case !ok:
			e.Msg = "neither a list nor a class"
		case kind == "list":
			e = l.list(strings.TrimSpace(rest), body, e)
		case kind == "class":
			e = l.class(strings.TrimSpace(rest), body, e)
		default:
			e.Msg, e.Suggest = "unknown heading", Nearest(kind, []string{"list", "class"})
		}
		if e != nil {
			faults = append(faults, e)
		}
	}
	return faults
}

func (l *Lexicon) list(name, body string, e *Error) *Error {
	if _, dup := l.lists[name]; dup {
		e.Text, e.Msg = name, "list is declared twice"
		return e
	}
	var all []string
	for _, w := range strings.Fields(body) {
		if strings.HasPrefix(w, "@") {
			more := l.List(w[1:])
			if more == nil {
				e.Text, e.Msg = w, "no such list"
				return e
			}
			all = append(all, more...)
		} else {
			all = append(all, w)
		}
		if len(all) > maxListed {
			e.Text, e.Msg = name, fmt.Sprintf("list has more than %d words", maxListed)
			return e
		}
	}
	l.lists[name] = all
	return nil
}

func (l *Lexicon) class(head, body string, e *Error) *Error {
	name, params, ok := strings.Cut(head, "(")
	if !ok || !strings.HasSuffix(params, ")") {
		e.Msg = "a class is written: class name(A, B) : items"
		return e
	}
	name = strings.TrimSpace(name)
	if _, dup := l.classes[name]; dup {
		e.Text, e.Msg = name, "class is declared twice"
		return e
	}
	c := class{}
	for _, p := range strings.Split(strings.TrimSuffix(params, ")"), ",") {
		c.params = append(c.params, strings.TrimSpace(p))
	}
	p := parser{lex: l, err: *e}
	c.items = p.items(body)
	if p.fault != nil {
		return p.fault
	}
	if len(c.items) > maxItems {
		e.Text, e.Msg = name, fmt.Sprintf("class has more than %d items", maxItems)
		return e
	}
	l.classes[name] = c
	return nil
}

// List gives the words of a list, nil when there is none of that name.
func (l *Lexicon) List(name string) []string {
	if l == nil {
		return nil
	}
	if words, ok := l.lists[name]; ok {
		return words
	}
	if l.More != nil {
		return l.More(name)
	}
	return nil
}

// A Line is a logical line of a file: comments dropped, indented lines joined
// to the one above.
type Line struct {
	Number int // of its first line
	Text   string
}

// Lines cuts a text into logical lines.
func Lines(text string) []Line {
	var out []Line
	n := 0
	for raw := range strings.Lines(text) {
		n++
		line := strings.TrimRight(raw, " \t\r\n")
		if i := comment(line); i >= 0 {
			line = strings.TrimRight(line[:i], " \t")
		}
		if line == "" {
			continue
		}
		if (line[0] == ' ' || line[0] == '\t') && len(out) > 0 {
			out[len(out)-1].Text += " " + strings.TrimSpace(line)
			continue
		}
		out = append(out, Line{n, strings.TrimSpace(line)})
	}
	return out
}

// comment finds where a comment begins: at a "#" that starts the line or
// follows white space.
func comment(line string) int {
	for i := 0; i < len(line); i++ {
		if line[i] == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t') {
			return i
		}
	}
	return -1
}
