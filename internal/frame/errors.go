package frame

import (
	"fmt"
	"strings"
)

// An Error is a fault of a frame, a class or a schema file.
type Error struct {
	File    string // empty when the text did not come from a file
	Line    int    // counted from 1; 0 when unknown
	Type    string // the relation type; empty when outside of one
	Role    string // the role; empty when the fault is of none
	Text    string // the words at fault
	Msg     string
	Suggest string // what was probably meant; empty for no idea
}

func (e *Error) Error() string {
	var b strings.Builder
	if e.File != "" {
		b.WriteString(e.File)
		if e.Line > 0 {
			fmt.Fprintf(&b, ":%d", e.Line)
		}
		b.WriteString(": ")
	} else if e.Line > 0 {
		fmt.Fprintf(&b, "line %d: ", e.Line)
	}
	if e.Type != "" {
		b.WriteString(e.Type)
		if e.Role != "" {
			b.WriteString("." + e.Role)
		}
		b.WriteString(": ")
	}
	b.WriteString(e.Msg)
	if e.Text != "" {
		fmt.Fprintf(&b, " %q", e.Text)
	}
	if e.Suggest != "" {
		fmt.Fprintf(&b, " (did you mean %q?)", e.Suggest)
	}
	return b.String()
}

// Nearest is the word of known that is most like word, or "" when none is
// within two edits, or a third of its length for longer words.
func Nearest(word string, known []string) string {
	best, most := "", max(2, len(word)/3)+1
	for _, k := range known {
		if d := distance(strings.ToLower(word), strings.ToLower(k), most); d < most {
			best, most = k, d
		}
	}
	return best
}

// distance is the edit distance of a and b, or limit when it is not below it.
func distance(a, b string, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		diagonal := row[0]
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := diagonal
			if a[i-1] != b[j-1] {
				cost = 1 + min(diagonal, row[j], row[j-1])
			}
			diagonal, row[j] = row[j], cost
		}
	}
	return min(row[len(b)], limit)
}
