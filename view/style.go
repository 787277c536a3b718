package view

import (
	"io"
	"os"

	"golang.org/x/term"

	"github.com/actant-nlp/actant/entity"
	"github.com/actant-nlp/actant/relation"
)

// Options says how text is laid out. The zero value is 100 columns, no colour
// and the news schema.
type Options struct {
	Width   int              // columns; 0 means 100
	Color   bool             // ANSI colours
	Schema  *relation.Schema // tells which core roles a relation leaves open; nil means relation.News
	Explain bool             // also which frame found each relation
}

// ForTerminal is Options fit for w: colour only when w is a terminal that is not
// called dumb, and the NO_COLOR environment variable is unset or empty
// (https://no-color.org).
func ForTerminal(w io.Writer) Options {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return Options{}
	}
	o := Options{Color: os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"}
	if width, _, err := term.GetSize(int(f.Fd())); err == nil && width >= 40 {
		o.Width = min(width, 120)
	}
	return o
}

func (o Options) width() int {
	if o.Width <= 0 {
		return 100
	}
	return o.Width
}

// An ansi is the parameter of an SGR escape sequence.
type ansi string

const (
	bold      ansi = "1"
	dim       ansi = "2"
	underline ansi = "4"
	red       ansi = "31"
	green     ansi = "32"
	yellow    ansi = "33"
	blue      ansi = "34"
	magenta   ansi = "35"
	cyan      ansi = "36"
)

func (o Options) paint(a ansi, s string) string {
	if !o.Color || a == "" || s == "" {
		return s
	}
	return "\x1b[" + string(a) + "m" + s + "\x1b[0m"
}

// tint is the colour of a type of entity, the same in every view.
func tint(t entity.Type) ansi {
	switch t {
	case entity.Person:
		return blue
	case entity.Organization:
		return green
	case entity.Place:
		return cyan
	case entity.Group:
		return yellow
	case entity.Product, entity.Work, entity.Law, entity.Event:
		return magenta
	}
	return ""
}
