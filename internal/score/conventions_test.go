package score

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/actant-nlp/actant/syntax"
)

// The Groningen Meaning Bank's persons take in one word of a title; a corpus
// without its label geo keeps them as they are.
func TestConventions(t *testing.T) {
	const rows = "Foreign O\nMinister B-per\nAda I-per\nByron I-per\nmet O\nMr. B-per\nRay I-per\nin O\n%s\n. O\n"
	for _, tt := range []struct {
		place string
		want  []string
	}{
		{"Oslo B-geo", []string{"Minister Ada Byron", "Mr. Ray"}},
		{"Oslo B-LOC", []string{"Ada Byron", "Ray"}},
	} {
		file := filepath.Join(t.TempDir(), "dev.conll")
		if err := os.WriteFile(file, []byte(fmt.Sprintf(rows, tt.place)), 0o600); err != nil {
			t.Fatal(err)
		}
		texts, err := ReadNames(file)
		if err != nil {
			t.Fatal(err)
		}
		text := &texts[0]
		found := []Name{{Span: syntax.Span{Start: 17, End: 26}, Label: "PER"}, {Span: syntax.Span{Start: 35, End: 38}, Label: "PER"}}
		if text.Titled {
			found = text.titled(found)
		}
		var got []string
		for _, n := range found {
			got = append(got, n.In(text.Text))
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", tt.place, d)
		}
	}
}
