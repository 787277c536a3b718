package spaced_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/internal/spaced"
	"github.com/actant-nlp/actant/syntax"
)

// TestTokens wants each word where it is, also one that the word before ends with.
func TestTokens(t *testing.T) {
	want := []syntax.Token{
		{Span: syntax.Span{Start: 1, End: 3}, Text: "aa", Head: -1},
		{Span: syntax.Span{Start: 4, End: 5}, Text: "a", Head: -1},
		{Span: syntax.Span{Start: 7, End: 9}, Text: "é", Head: -1},
	}
	if d := cmp.Diff(want, spaced.Tokens(" aa\na\t é ")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := spaced.Tokens(" \n"); len(got) > 0 {
		t.Errorf("%v of white space", got)
	}
}
