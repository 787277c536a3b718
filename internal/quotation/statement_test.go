package quotation

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/syntax"
)

func TestStatements(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"after a colon", "The minister visited Ry.\nJo Roe said:\nI welcome the news.\nOur aid goes on.", []string{"I welcome the news.\nOur aid goes on."}},
		{"in the block", "Jo Roe said: We have worked for this.\nIt is done.", []string{"We have worked for this.\nIt is done."}},
		{"ends with marks", "Jo Roe said:\nI thank them.\n“So do I,” said Max Poe.", []string{"I thank them."}},
		{"two speakers", "Jo Roe said:\nI thank them.\nMax Poe said:\nSo do I.", []string{"I thank them.", "So do I."}},
		{"quoted", "Jo Roe said:\n“I thank them.”", nil},
		{"a list", "The towns are:\nRy and Vig.", nil},
		{"nobody speaks", "The ministry has two aims: Peace and trade.", nil},
		{"last block", "Jo Roe said:", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, s := range statements(nil, c.text, blocks(c.text)) {
				got = append(got, s.In(c.text))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// blocks are the lines of a text.
func blocks(text string) []syntax.Span {
	var out []syntax.Span
	at := 0
	for _, line := range strings.Split(text, "\n") {
		out = append(out, syntax.Span{Start: at, End: at + len(line)})
		at += len(line) + 1
	}
	return out
}
