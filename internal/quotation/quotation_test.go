package quotation

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/syntax"
)

// A statement that a quotation reaches into is none: quotations never overlap.
func TestApart(t *testing.T) {
	q := func(start, end int, unmarked bool) Quotation {
		return Quotation{Whole: syntax.Span{Start: start, End: end}, Unmarked: unmarked}
	}
	for _, tt := range []struct {
		in   []Quotation
		want string
	}{
		{nil, ""},
		{[]Quotation{q(0, 5, false), q(6, 20, true), q(20, 25, false)}, "0 6 20 "},
		{[]Quotation{q(0, 20, true), q(6, 9, false)}, "6 "},
		{[]Quotation{q(0, 9, false), q(6, 20, true)}, "0 "},
		{[]Quotation{q(0, 20, true), q(6, 9, true)}, "6 "},
	} {
		got := ""
		for _, k := range apart(tt.in) {
			got += fmt.Sprint(k.Whole.Start, " ")
		}
		if got != tt.want {
			t.Errorf("%v: got %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"straight", `"It is done," Roe said. "At last."`, []string{"It is done,", "At last."}},
		{"curly", "“It is done,” Roe said.", []string{"It is done,"}},
		{"typewritten", "``It is done,'' Roe said.", []string{"It is done,"}},
		{"doubled in a quoted field", `""It is done,"" Roe said.`, []string{"It is done,"}},
		{"goes on in the next paragraph", "“It is done, and all of it.\n“It is over,” Roe said.", []string{"It is done, and all of it.", "It is over,"}},
		{"a mark alone", "A board of 6\" was cut.", nil},
		{"a statement", "Roe said:\nI thank them.", []string{"I thank them."}},
		{"marks within a statement", "Roe said:\nI thank ``all of them'' now.", []string{"all of them"}},
		{"single", "'It is done,' Roe said. 'At last.'", []string{"It is done,", "At last."}},
		{"single and curly, with an apostrophe", "‘It’s the workers’ day,’ Roe said.", []string{"It’s the workers’ day,"}},
		{"single around a word of the plural", "The workers called it 'one of Roe's jokes' and left.", []string{"one of Roe's jokes"}},
		{"apostrophes alone", "The workers' union met the owners' in the '90s, and told 'em so.", nil},
		{"single within double", "“He said ‘no’ twice,” Roe said.", []string{"He said ‘no’ twice,"}},
		{"double within single", "‘He said “no” twice,’ Roe said.", []string{"He said “no” twice,"}},
		{"nothing", "", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, q := range Find(nil, c.text, append(blocks(c.text), syntax.Span{Start: 3, End: 1 << 20})) {
				got = append(got, q.Words.In(c.text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}
