package graph_test

import (
	"strconv"
	"strings"
	"time"

	"github.com/actant-nlp/actant"
	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
	"github.com/actant-nlp/actant/syntax"
)

// doc builds a document of lines:
//
//	p PERSON Vladimir Putin | Putin          an entity: id, type, names
//	c PRODUCT/vehicle ~ a car | the gift     one without a name: descriptions
//	d DATE 2024-02-20                        a value
//	GIFTED giver=p recipient=k gift=c time=2024-02-20 negative alleged by=s
func doc(id, published string, lines ...string) *actant.Document {
	d := &actant.Document{ID: id}
	if published != "" {
		d.Published, _ = time.Parse(time.DateOnly, published)
	}
	relations := 0
	for _, l := range lines {
		if l[0] >= 'A' && l[0] <= 'Z' {
			relations++
		}
	}
	d.Relations, d.Entities = make([]relation.Relation, 0, relations), make([]entity.Entity, 0, len(lines)-relations)
	for _, l := range lines {
		f := strings.Fields(l)
		if strings.ToUpper(f[0]) == f[0] {
			d.Relations = append(d.Relations, relationOf(f))
		} else {
			d.Entities = append(d.Entities, entityOf(f))
		}
	}
	return d
}

func entityOf(f []string) entity.Entity {
	typ, subtype, _ := strings.Cut(f[1], "/")
	e := entity.Entity{ID: f[0], Type: entity.Type(typ), Subtype: subtype, Confidence: 0.9}
	kind := entity.Name
	rest := f[2:]
	if rest[0] == "~" {
		kind, rest = entity.Nominal, rest[1:]
	}
	texts := strings.Split(strings.Join(rest, " "), " | ")
	e.Mentions = make([]entity.Mention, 0, len(texts))
	for _, text := range texts {
		if e.Name == "" {
			e.Name = text
		}
		e.Mentions = append(e.Mentions, entity.Mention{Text: text, Kind: kind, Type: e.Type})
	}
	if e.Type == entity.Date {
		e.Value = e.Name
	}
	return e
}

func relationOf(f []string) relation.Relation {
	r := relation.Relation{Type: f[0], Polarity: relation.Positive, Modality: relation.Actual, Confidence: 0.8}
	r.Args = make([]relation.Argument, 0, len(f)-1)
	for _, s := range f[1:] {
		role, value, _ := strings.Cut(s, "=")
		switch role {
		case "time":
			r.Time = value
		case "disputed":
			r.Disputed = append(r.Disputed, value)
		case "by":
			r.Attribution = append(r.Attribution, value)
		case "negative":
			r.Polarity = relation.Negative
		case "alleged", "possible", "future":
			r.Modality = relation.Modality(role)
		default:
			r.Args = append(r.Args, relation.Argument{Role: role, Entity: value})
		}
	}
	return r
}

// withText gives d a body.
func withText(d *actant.Document, text string) *actant.Document {
	d.Text = &syntax.Text{Source: text, Body: []syntax.Span{{Start: 0, End: len(text)}}}
	return d
}

// words makes n words of a text numbered seed; texts of one seed begin alike.
func words(seed, n int) string {
	const long = len("w4095 ")
	b := make([]byte, 0, n*long)
	x := uint64(seed)*2654435761 + 12345
	for range n {
		x = x*6364136223846793005 + 1442695040888963407
		b = append(strconv.AppendUint(append(b, 'w'), x>>52, 10), ' ')
	}
	return string(b)
}

// nominal is a mention by description.
func nominal(text string) entity.Mention {
	return entity.Mention{Text: text, Kind: entity.Nominal}
}
