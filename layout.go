package actant

import (
	"strings"
	"time"

	"github.com/actant-nlp/actant/syntax"
)

// binaryAt is the offset of the first NUL byte, which no text has; -1 if there
// is none.
func binaryAt(text string) int { return strings.IndexByte(text, 0) }

// layOut tells the article from the page around it.
func layOut(a Article) *Document {
	t := &syntax.Text{Source: a.Text, Published: a.Published.Truncate(24 * time.Hour)}
	t.Body = []syntax.Span{{Start: 0, End: len(a.Text)}}
	return &Document{ID: a.ID, Published: t.Published, Text: t}
}
