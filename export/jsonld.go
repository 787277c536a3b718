package export

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"
)

// jsonLD is one object with a graph for each article
// (https://www.w3.org/TR/json-ld11/). Its context is in it: nothing is fetched.
type jsonLD struct{ graphs int }

func newJSONLD() serializer { return &jsonLD{} }

func (*jsonLD) begin(f *file) {
	f.put("{\"@context\":{")
	for i, p := range prefixes {
		if i > 0 {
			f.put(",")
		}
		f.put(jsonText(p.name), ":", jsonText(p.iri))
	}
	f.put("},\n\"@graph\":[")
}

func (*jsonLD) end(f *file) { f.put("\n]}\n") }

func (w *jsonLD) graph(f *file, name iri, rs []*resource) {
	if w.graphs++; w.graphs > 1 {
		f.put(",")
	}
	f.put("\n{\"@id\":", jsonText(string(name)), ",\"@graph\":[")
	for i, r := range rs {
		if i > 0 {
			f.put(",")
		}
		f.put("\n ", r.jsonLD())
	}
	f.put("\n]}")
}

// jsonLD is a node object. All values of one property stand together.
func (r *resource) jsonLD() string {
	var order []iri
	values := map[iri][]string{}
	for _, p := range r.props {
		value := p.value.jsonLD()
		if p.name == typeProperty {
			value = p.value.ref.compact()
		}
		if values[p.name] == nil {
			order = append(order, p.name)
		}
		values[p.name] = append(values[p.name], value)
	}
	var b strings.Builder
	b.WriteString(`{"@id":"` + string(r.id) + `"`)
	for _, name := range order {
		key := name.compact()
		if name == typeProperty {
			key = `"@type"`
		}
		v := strings.Join(values[name], ",")
		if len(values[name]) > 1 {
			v = "[" + v + "]"
		}
		b.WriteString("," + key + ":" + v)
	}
	b.WriteByte('}')
	return b.String()
}

const typeProperty iri = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

// compact is the IRI as a string of JSON, with its prefix where it has one. No
// character of it needs an escape.
func (i iri) compact() string {
	if s, ok := i.short(); ok {
		return `"` + s + `"`
	}
	return `"` + string(i) + `"`
}

func (o object) jsonLD() string {
	switch {
	case o.ref != "":
		return `{"@id":` + o.ref.compact() + `}`
	case o.dtype != "":
		return `{"@value":` + jsonText(o.text) + `,"@type":` + o.dtype.compact() + `}`
	}
	return jsonText(o.text)
}

// jsonText is a string of JSON in which controls, marks of direction and what
// HTML would read are escaped.
func jsonText(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		return `""`
	}
	return escapeRisky(string(text))
}

// escapeRisky escapes what JSON leaves of risky characters. They can only stand
// in strings.
func escapeRisky(text string) string {
	// U+FFFD is escaped as encoding/json does it for broken bytes, so that a text
	// that was decoded and one that was not give the same bytes.
	plain := func(r rune) bool { return !risky(r) && r != utf8.RuneError }
	if strings.IndexFunc(text, func(r rune) bool { return !plain(r) }) < 0 {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		switch {
		case plain(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			r -= 0x10000
			fmt.Fprintf(&b, `\u%04x\u%04x`, 0xD800+r>>10, 0xDC00+r&0x3FF)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}
