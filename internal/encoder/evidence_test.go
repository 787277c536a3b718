package encoder

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What the rest of a document says of a word; its own use says nothing.
func TestDocumentHints(t *testing.T) {
	h := WithDocument(Gazetteers())
	names := map[int]string{evidenceLower: "lower", evidenceInside: "inside", evidenceAlone: "alone", evidenceFirst: "first",
		evidenceLast: "last", evidencePerson: "person", evidenceOrg: "org", evidencePlace: "place", evidenceNumber: "number", evidenceFigures: "figures"}
	for _, tt := range []struct{ document, word, want string }{
		{"Halloran said no .", "Halloran", ""},
		{"Halloran said no .|They met Mary Halloran .", "Halloran", "inside last person"},
		{"Mary Halloran left .|She met Halloran again .", "Halloran", "inside alone"},
		{"Shares fell .|Its shares were sold .", "Shares", "lower"},
		{"Brondby 2|Vejle 1|The club Brondby 3 won", "Brondby", "inside alone number figures"},
		{"Orvex rose .|He runs Orvex Inc .", "Orvex", "inside first org"},
		{"ALL PEOPLE OF ORVEX LEFT|We know Orvex well", "ORVEX", "inside alone"},
	} {
		var document [][]string
		for s := range strings.SplitSeq(tt.document, "|") {
			document = append(document, strings.Fields(s))
		}
		hints, base := h.Hint(document), Gazetteers().Hint(document)
		for j, w := range document[0] {
			if w != tt.word {
				continue
			}
			var got []string
			for b := range evidenceCount {
				if hints[0][j]>>(hintCount+b)&1 != 0 {
					got = append(got, names[b])
				}
			}
			if d := cmp.Diff(tt.want, strings.Join(got, " ")); d != "" {
				t.Errorf("%q in %q: %s", tt.word, tt.document, d)
			}
			if hints[0][j]&(1<<hintCount-1) != base[0][j] {
				t.Errorf("%q: base hints changed", tt.word)
			}
		}
	}
	if got, err := HinterOf(h.Version()); err != nil || got.Bits() != h.Bits() {
		t.Errorf("HinterOf(%q) = %v, %v", h.Version(), got, err)
	}
	if _, err := HinterOf("tea leaves"); err == nil {
		t.Error("no error for unknown hints")
	}
}
