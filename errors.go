package actant

import (
	"errors"
	"fmt"
)

// ErrBinary is wrapped by the error for an article that is not text.
var ErrBinary = errors.New("not a text")

// A LanguageError is the cause for an article that is certainly not in English.
// [Options].AnyLanguage reads it all the same.
type LanguageError struct {
	Language string // BCP 47: "fr"; "und" when the language is not known here
	Name     string // in English: "French"; "" for "und"
}

// Error names the language; its wording is not part of the API.
func (e *LanguageError) Error() string {
	if e.Name == "" {
		return "not in English"
	}
	return "in " + e.Name + ", not in English"
}

// An Error says which article failed, in which stage, and where in its text.
type Error struct {
	Article string // the article's ID
	Stage   string // "read", "tokenize", "parse", "recognize", "resolve", "relate"
	Offset  int    // byte offset in the article's text; -1 when the whole of it is meant
	Err     error
}

// Error describes the failure; its wording is not part of the API.
func (e *Error) Error() string {
	where := e.Article
	if where == "" {
		where = "article"
	}
	if e.Offset >= 0 {
		return fmt.Sprintf("actant: %s: %s: at byte %d: %v", where, e.Stage, e.Offset, e.Err)
	}
	return fmt.Sprintf("actant: %s: %s: %v", where, e.Stage, e.Err)
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }
