package relate

import (
	"fmt"
	"testing"

	"github.com/actant-nlp/actant/syntax"
)

// A statement that a quotation reaches into is none: quotations never overlap.
func TestApart(t *testing.T) {
	q := func(start, end int, unmarked bool) quotation {
		return quotation{open: syntax.Span{Start: start, End: end}, unmarked: unmarked}
	}
	for _, tt := range []struct {
		in   []quotation
		want string
	}{
		{nil, ""},
		{[]quotation{q(0, 5, false), q(6, 20, true), q(20, 25, false)}, "0 6 20 "},
		{[]quotation{q(0, 20, true), q(6, 9, false)}, "6 "},
		{[]quotation{q(0, 9, false), q(6, 20, true)}, "0 "},
		{[]quotation{q(0, 20, true), q(6, 9, true)}, "6 "},
	} {
		got := ""
		for _, k := range apart(tt.in) {
			got += fmt.Sprint(k.open.Start, " ")
		}
		if got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.in, got, tt.want)
		}
	}
}
