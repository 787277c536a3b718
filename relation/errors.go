package relation

import (
	"errors"
	"fmt"
	"strings"

	"github.com/actant-nlp/actant/internal/frame"
)

// A SchemaError is one fault of a schema, found when it is compiled or read.
type SchemaError struct {
	File    string // the schema file; empty when the schema came as Go values
	Line    int    // counted from 1; 0 when unknown
	Type    string // the relation type at fault; empty when outside of one
	Role    string // the role at fault; empty when the fault is of none
	Err     error  // what is wrong
	Suggest string // what was probably meant; empty for no idea
}

// Error says where the fault is, what it is, and what was probably meant.
func (e *SchemaError) Error() string {
	var b strings.Builder
	b.WriteString("relation: ")
	if e.File != "" {
		b.WriteString(e.File)
		if e.Line > 0 {
			fmt.Fprintf(&b, ":%d", e.Line)
		}
		b.WriteString(": ")
	}
	if e.Type != "" {
		b.WriteString("type " + e.Type)
		if e.Role != "" {
			b.WriteString(", role " + e.Role)
		}
		b.WriteString(": ")
	}
	b.WriteString(e.Err.Error())
	if e.Suggest != "" {
		fmt.Fprintf(&b, " (did you mean %q?)", e.Suggest)
	}
	return b.String()
}

// Unwrap gives what is wrong.
func (e *SchemaError) Unwrap() error { return e.Err }

type faultList struct{ all []error }

func (l *faultList) add(t Type, role, msg, suggest string) {
	l.all = append(l.all, &SchemaError{File: t.file, Line: t.line, Type: t.Name, Role: role, Err: errors.New(msg), Suggest: suggest})
}

func (l *faultList) frame(err error) {
	var e *frame.Error
	if !errors.As(err, &e) {
		l.all = append(l.all, err)
		return
	}
	msg := e.Msg
	if e.Text != "" {
		msg = fmt.Sprintf("%s %q", msg, e.Text)
	}
	l.all = append(l.all, &SchemaError{File: e.File, Line: e.Line, Type: e.Type, Role: e.Role, Err: errors.New(msg), Suggest: e.Suggest})
}

func (l *faultList) err() error { return errors.Join(l.all...) }
